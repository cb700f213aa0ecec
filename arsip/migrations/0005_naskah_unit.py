"""Documents of the secretariat have classes of their own; those of the archive do not hold them any more."""

from django.db import migrations

FUNGSI = """
CREATE OR REPLACE FUNCTION arsip_tolak_berkas_tertahan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    tertahan boolean;
BEGIN
    SELECT bool_or(arsip_is_ditahan(kelas, kode, akun_id)) INTO tertahan FROM (
        SELECT b.kelas_retensi AS kelas, b.kode, COALESCE(u.akun_id, d.akun_id) AS akun_id
          FROM registrasi_butirarsip b
          LEFT JOIN registrasi_penggunaspse u ON u.id = b.pengguna_id
          LEFT JOIN registrasi_pendaftaran d ON d.id = b.pendaftaran_id
         WHERE b.berkas_id = OLD.id
        UNION ALL
        SELECT 'LAY-TIKET', t.kode, t.akun_id
          FROM layanan_lampirantiket l
          JOIN layanan_pesantiket p ON p.id = l.pesan_id
          JOIN layanan_tiket t ON t.id = p.tiket_id
         WHERE l.berkas_id = OLD.id
        UNION ALL
        SELECT CASE WHEN n.jenis IN ('LB-PTU', 'LP-KAP', 'DT-01', 'LB-RS') THEN 'ARS-LAPORAN'
               ELSE 'ARS-NASKAH' END, n.kode, NULL
          FROM lpse_naskah n
         WHERE OLD.id IN (n.berkas_id, n.berkas_bertanda_tangan_id)
           AND n.objek_jenis NOT LIKE 'registrasi.%') AS rekaman;
    IF tertahan IS NULL THEN
        PERFORM pg_advisory_xact_lock_shared(7301041);
        tertahan := EXISTS (
            SELECT 1 FROM arsip_penahanan p WHERE p.status = 'berlaku' AND p.lingkup = 'pengguna'
               AND p.akun_id = OLD.diunggah_oleh_id AND p.ditahan_pada >= OLD.diunggah_pada);
    END IF;
    IF tertahan THEN
        RAISE EXCEPTION 'Berkas ini ditahan untuk hukum.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'berkas_ditahan';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
"""
DI_BERKAS_PENGGUNA = "n.objek_jenis NOT LIKE 'registrasi.%'"
DI_UNIT_LAIN = DI_BERKAS_PENGGUNA + " AND n.objek_jenis NOT LIKE 'sekretariat.%'"


class Migration(migrations.Migration):
    dependencies = [("arsip", "0004_retensi")]

    operations = [migrations.RunSQL(FUNGSI.replace(DI_BERKAS_PENGGUNA, DI_UNIT_LAIN), FUNGSI)]
