"""Guards of the desk: no approval over a file not found clean; what was sent and taken over stays as it was."""

from django.db import migrations

PENJAGA = """
CREATE OR REPLACE FUNCTION registrasi_cegah_setuju() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kurang text;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM registrasi_dokumensyarat d WHERE d.pendaftaran_id = NEW.id) THEN
        RAISE EXCEPTION 'Pendaftaran % tidak memiliki daftar dokumen.', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'pendaftaran_disetujui_lengkap';
    END IF;
    SELECT string_agg(d.kode, ', ' ORDER BY d.urutan) INTO kurang
      FROM registrasi_dokumensyarat d
     WHERE d.pendaftaran_id = NEW.id
       AND (d.is_wajib OR d.berkas_id IS NOT NULL)
       AND NOT (d.ada AND d.sesuai_asli);
    IF kurang IS NOT NULL THEN
        RAISE EXCEPTION 'Pendaftaran % belum dapat disetujui: %.', NEW.id, kurang
            USING ERRCODE = 'check_violation', CONSTRAINT = 'pendaftaran_disetujui_lengkap';
    END IF;
    SELECT string_agg(d.kode, ', ' ORDER BY d.urutan) INTO kurang
      FROM registrasi_dokumensyarat d JOIN lpse_berkas b ON b.id = d.berkas_id
     WHERE d.pendaftaran_id = NEW.id
       AND b.keadaan_pemeriksaan NOT IN ('bersih', 'tanpa_pemindai');
    IF kurang IS NOT NULL THEN
        RAISE EXCEPTION 'Pendaftaran % memuat berkas yang belum bersih: %.', NEW.id, kurang
            USING ERRCODE = 'check_violation', CONSTRAINT = 'pendaftaran_disetujui_bersih';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION registrasi_cegah_ubah() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Baris % sudah tercatat dan tidak diubah lagi.', TG_TABLE_NAME
        USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER cegah_ubah BEFORE UPDATE ON registrasi_alasandipakai
    FOR EACH ROW EXECUTE FUNCTION registrasi_cegah_ubah();
CREATE TRIGGER cegah_ubah BEFORE UPDATE ON registrasi_alihpegangan
    FOR EACH ROW EXECUTE FUNCTION registrasi_cegah_ubah();
"""

LEPAS = """
DROP TRIGGER cegah_ubah ON registrasi_alasandipakai;
DROP TRIGGER cegah_ubah ON registrasi_alihpegangan;
DROP FUNCTION registrasi_cegah_ubah();

-- As 0002 made it.
CREATE OR REPLACE FUNCTION registrasi_cegah_setuju() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kurang text;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM registrasi_dokumensyarat d WHERE d.pendaftaran_id = NEW.id) THEN
        RAISE EXCEPTION 'Pendaftaran % tidak memiliki daftar dokumen.', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'pendaftaran_disetujui_lengkap';
    END IF;
    SELECT string_agg(d.kode, ', ' ORDER BY d.urutan) INTO kurang
      FROM registrasi_dokumensyarat d
     WHERE d.pendaftaran_id = NEW.id
       AND (d.is_wajib OR d.berkas_id IS NOT NULL)
       AND NOT (d.ada AND d.sesuai_asli);
    IF kurang IS NOT NULL THEN
        RAISE EXCEPTION 'Pendaftaran % belum dapat disetujui: %.', NEW.id, kurang
            USING ERRCODE = 'check_violation', CONSTRAINT = 'pendaftaran_disetujui_lengkap';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("registrasi", "0004_katalog_alasan"), ("lpse", "0002_penjaga_jejak")]
    operations = [migrations.RunSQL(PENJAGA, LEPAS)]
