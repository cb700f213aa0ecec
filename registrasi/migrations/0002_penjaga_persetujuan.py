"""Approval is impossible while a required document lacks either mark, whoever writes the row."""

from django.db import migrations

PENJAGA = """
CREATE FUNCTION registrasi_cegah_setuju() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE TRIGGER cegah_setuju BEFORE INSERT OR UPDATE OF status ON registrasi_pendaftaran
    FOR EACH ROW WHEN (NEW.status = 'disetujui') EXECUTE FUNCTION registrasi_cegah_setuju();
"""

LEPAS = """
DROP TRIGGER cegah_setuju ON registrasi_pendaftaran;
DROP FUNCTION registrasi_cegah_setuju();
"""


class Migration(migrations.Migration):
    dependencies = [("registrasi", "0001_awal"), ("lpse", "0002_penjaga_jejak")]
    operations = [migrations.RunSQL(PENJAGA, LEPAS)]
