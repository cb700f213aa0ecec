"""What has come to its end stays as it was: meetings, letters, bundles, and what the auditor's room made."""

from django.db import migrations

# The one way past is destruction by retention: it marks the record (`dimusnahkan_pada`) and empties it at
# once, and what belongs to a marked record is emptied after it. Whether it may be marked, arsip's triggers say.
BEKU = """
CREATE FUNCTION sekretariat_jaga_beku() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- The columns named may still change.
    lama jsonb := to_jsonb(OLD) - coalesce(TG_ARGV::text[], '{}');
    baru jsonb := to_jsonb(NEW) - coalesce(TG_ARGV::text[], '{}');
BEGIN
    IF lama = baru OR (lama ->> 'dimusnahkan_pada' IS NULL AND baru ->> 'dimusnahkan_pada' IS NOT NULL) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Baris % ini sudah beku, tidak dapat diubah.', TG_TABLE_NAME
        USING ERRCODE = 'check_violation';
END $$;

-- A row that belongs to another: (table, key, from which statuses on it is frozen with it; '': from the first).
CREATE FUNCTION sekretariat_jaga_bagian() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    baris jsonb;
    induk jsonb;
BEGIN
    FOREACH baris IN ARRAY CASE TG_OP
        WHEN 'INSERT' THEN ARRAY[to_jsonb(NEW)]
        WHEN 'DELETE' THEN ARRAY[to_jsonb(OLD)]
        ELSE ARRAY[to_jsonb(OLD), to_jsonb(NEW)] END
    LOOP
        -- Waits for whoever ends it at this moment.
        EXECUTE format('SELECT to_jsonb(i) FROM %I i WHERE id = $1 FOR SHARE', TG_ARGV[0])
            INTO induk USING (baris ->> TG_ARGV[1])::bigint;
        IF (TG_ARGV[2] = '' OR induk ->> 'status' = ANY (string_to_array(TG_ARGV[2], ',')))
            AND (TG_OP = 'INSERT' OR induk ->> 'dimusnahkan_pada' IS NULL)
        THEN
            RAISE EXCEPTION 'Baris % ini sudah beku bersama induknya.', TG_TABLE_NAME
                USING ERRCODE = 'check_violation';
        END IF;
    END LOOP;
    RETURN coalesce(NEW, OLD);
END $$;

CREATE TRIGGER rapat_berakhir_beku BEFORE UPDATE ON sekretariat_rapat FOR EACH ROW
    WHEN (OLD.status IN ('disahkan', 'dibatalkan')) EXECUTE FUNCTION sekretariat_jaga_beku();
CREATE TRIGGER peserta_rapat_beku BEFORE INSERT OR UPDATE OR DELETE ON sekretariat_pesertarapat FOR EACH ROW
    EXECUTE FUNCTION sekretariat_jaga_bagian('sekretariat_rapat', 'rapat_id', 'disahkan,dibatalkan');
CREATE TRIGGER tindak_lanjut_rapat_baru BEFORE INSERT ON sekretariat_tindaklanjutrapat FOR EACH ROW
    EXECUTE FUNCTION sekretariat_jaga_bagian('sekretariat_rapat', 'rapat_id', 'disahkan,dibatalkan');
-- Reporting on it goes on after the minutes were approved; what was agreed to be done does not change.
CREATE TRIGGER tindak_lanjut_rapat_isi_beku BEFORE UPDATE ON sekretariat_tindaklanjutrapat FOR EACH ROW
    WHEN ((OLD.kode, OLD.rapat_id, OLD.uraian, OLD.penanggung_id, OLD.penanggung_luar, OLD.tenggat,
           OLD.dicatat_oleh_id, OLD.dicatat_pada)
          IS DISTINCT FROM
          (NEW.kode, NEW.rapat_id, NEW.uraian, NEW.penanggung_id, NEW.penanggung_luar, NEW.tenggat,
           NEW.dicatat_oleh_id, NEW.dicatat_pada))
    EXECUTE FUNCTION sekretariat_jaga_bagian('sekretariat_rapat', 'rapat_id', 'disahkan,dibatalkan');

-- A generated column is not there yet when a trigger looks.
CREATE TRIGGER agenda_berakhir_beku BEFORE UPDATE ON sekretariat_agendasurat FOR EACH ROW
    WHEN (OLD.status IN ('selesai', 'dikirim', 'dibatalkan'))
    EXECUTE FUNCTION sekretariat_jaga_beku('cari', 'diingatkan_pada');
CREATE TRIGGER disposisi_baru BEFORE INSERT ON sekretariat_disposisi FOR EACH ROW
    EXECUTE FUNCTION sekretariat_jaga_bagian('sekretariat_agendasurat', 'surat_id', 'selesai');
CREATE TRIGGER disposisi_isi_beku BEFORE UPDATE ON sekretariat_disposisi FOR EACH ROW
    WHEN ((OLD.kode, OLD.surat_id, OLD.induk_id, OLD.dari_id, OLD.kepada_id, OLD.instruksi, OLD.dibuat_pada)
          IS DISTINCT FROM
          (NEW.kode, NEW.surat_id, NEW.induk_id, NEW.dari_id, NEW.kepada_id, NEW.instruksi, NEW.dibuat_pada)
          OR (OLD.naskah_id IS NOT NULL AND OLD.naskah_id IS DISTINCT FROM NEW.naskah_id))
    EXECUTE FUNCTION sekretariat_jaga_bagian('sekretariat_agendasurat', 'surat_id', '');
-- A closed letter may still be pointed to from what came after it; what was noted is not taken back.
CREATE TRIGGER kaitan_surat_beku BEFORE UPDATE OR DELETE ON sekretariat_kaitansurat FOR EACH ROW
    EXECUTE FUNCTION sekretariat_jaga_bagian('sekretariat_agendasurat', 'surat_id', 'selesai,dikirim,dibatalkan');

CREATE TRIGGER bundel_berakhir_beku BEFORE UPDATE ON sekretariat_bundelkepatuhan FOR EACH ROW
    WHEN (OLD.status <> 'antre' OR (OLD.kode, OLD.periode, OLD.diminta_oleh_id)
          IS DISTINCT FROM (NEW.kode, NEW.periode, NEW.diminta_oleh_id))
    EXECUTE FUNCTION sekretariat_jaga_beku();
CREATE TRIGGER bundel_tetap_ada BEFORE DELETE ON sekretariat_bundelkepatuhan FOR EACH ROW
    EXECUTE FUNCTION sekretariat_tolak_ubah();

-- Of an export the bytes go after a month; who made which, with which digest, stays.
CREATE TRIGGER ekspor_periksa_beku BEFORE UPDATE ON sekretariat_eksporpemeriksaan FOR EACH ROW
    WHEN (OLD.status IN ('selesai', 'gagal')) EXECUTE FUNCTION sekretariat_jaga_beku('ukuran', 'bagian');
CREATE TRIGGER ekspor_periksa_tetap_ada BEFORE DELETE ON sekretariat_eksporpemeriksaan FOR EACH ROW
    EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER periksa_segel_beku BEFORE UPDATE ON sekretariat_periksasegel FOR EACH ROW
    WHEN (OLD.status IN ('selesai', 'gagal')) EXECUTE FUNCTION sekretariat_jaga_beku();
CREATE TRIGGER periksa_segel_tetap_ada BEFORE DELETE ON sekretariat_periksasegel FOR EACH ROW
    EXECUTE FUNCTION sekretariat_tolak_ubah();
"""
CAIR = """
DROP TRIGGER periksa_segel_tetap_ada ON sekretariat_periksasegel;
DROP TRIGGER periksa_segel_beku ON sekretariat_periksasegel;
DROP TRIGGER ekspor_periksa_tetap_ada ON sekretariat_eksporpemeriksaan;
DROP TRIGGER ekspor_periksa_beku ON sekretariat_eksporpemeriksaan;
DROP TRIGGER bundel_tetap_ada ON sekretariat_bundelkepatuhan;
DROP TRIGGER bundel_berakhir_beku ON sekretariat_bundelkepatuhan;
DROP TRIGGER kaitan_surat_beku ON sekretariat_kaitansurat;
DROP TRIGGER disposisi_isi_beku ON sekretariat_disposisi;
DROP TRIGGER disposisi_baru ON sekretariat_disposisi;
DROP TRIGGER agenda_berakhir_beku ON sekretariat_agendasurat;
DROP TRIGGER tindak_lanjut_rapat_isi_beku ON sekretariat_tindaklanjutrapat;
DROP TRIGGER tindak_lanjut_rapat_baru ON sekretariat_tindaklanjutrapat;
DROP TRIGGER peserta_rapat_beku ON sekretariat_pesertarapat;
DROP TRIGGER rapat_berakhir_beku ON sekretariat_rapat;
DROP FUNCTION sekretariat_jaga_bagian();
DROP FUNCTION sekretariat_jaga_beku();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("sekretariat", "0012_e_reporting"),
    ]

    operations = [migrations.RunSQL(BEKU, CAIR)]
