"""The trail searched by time within each of its columns; nobody becomes an auditor without letter and end."""

from django.db import migrations, models
from django.db.models import Q

# On INSERT alone: assignments made before this rule stand as they are, and can be ended.
PEMERIKSA = """
CREATE FUNCTION lpse_penugasan_pemeriksa() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.peran = 'auditor' AND (NEW.selesai IS NULL OR NEW.rujukan_surat_id IS NULL) THEN
        RAISE EXCEPTION 'Pemeriksa ditugaskan dengan surat tugas dan tanggal selesai.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'penugasan_pemeriksa_bersurat';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER penugasan_pemeriksa_bersurat BEFORE INSERT ON lpse_penugasan
    FOR EACH ROW EXECUTE FUNCTION lpse_penugasan_pemeriksa();
"""
LEPAS = """
DROP TRIGGER penugasan_pemeriksa_bersurat ON lpse_penugasan;
DROP FUNCTION lpse_penugasan_pemeriksa();
"""


def _indeks(nama: str, *kolom: str, syarat: Q | None = None) -> migrations.AddIndex:
    return migrations.AddIndex(
        model_name="jejak", index=models.Index(fields=[*kolom, "pada", "id"], name=nama, condition=syarat)
    )


class Migration(migrations.Migration):
    dependencies = [("lpse", "0015_naskah_sekretariat")]

    operations = [
        migrations.RunSQL(PEMERIKSA, LEPAS),
        _indeks("jejak_telusur_waktu"),
        _indeks("jejak_telusur_peristiwa", "peristiwa"),
        _indeks("jejak_telusur_orang", "oleh_id"),
        _indeks("jejak_telusur_jenis", "objek_jenis"),
        _indeks("jejak_telusur_ip", "alamat_ip"),
        _indeks("jejak_telusur_peran", "peran"),
        _indeks("jejak_telusur_akses", syarat=Q(peristiwa__endswith="dilihat")),
        _indeks("jejak_telusur_tolak", syarat=Q(peristiwa__endswith=".tidak_diizinkan")),
        _indeks("jejak_telusur_ekspor", syarat=Q(peristiwa__endswith="diekspor")),
        # A person is looked up by number when offices are compared (sekretariat.larang_rangkap).
        migrations.AddIndex("akun", models.Index(fields=["nip"], condition=~Q(nip=""), name="akun_nip")),
        migrations.AddIndex("akun", models.Index(fields=["nik"], condition=~Q(nik=""), name="akun_nik")),
        # Evidence is counted for a period; these two tables grow with every letter and every mail.
        migrations.AddIndex("naskah", models.Index(fields=["jenis", "terbit_pada"], name="naskah_terbit")),
        migrations.AddIndex(
            "pemberitahuan",
            models.Index(
                fields=["dikirim_pada"], condition=Q(status="dikirim"), name="pemberitahuan_dikirim"
            ),
        ),
    ]
