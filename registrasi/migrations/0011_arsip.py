"""The archive of users' documents: its rows, the words they are found by, and what is still to be archived."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
from django.db import migrations, models

import registrasi.models.pendaftaran

# Words repeat: after some thousand documents nearly every insert finds all of its words there already.
KATA = """
CREATE FUNCTION registrasi_catat_kata() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO registrasi_kataarsip (kata)
    SELECT k FROM unnest(tsvector_to_array(NEW.teks)) k
     WHERE NOT EXISTS (SELECT 1 FROM registrasi_kataarsip a WHERE a.kata = k)
     ORDER BY k
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER catat_kata AFTER INSERT OR UPDATE OF nama, judul ON registrasi_butirarsip
    FOR EACH ROW EXECUTE FUNCTION registrasi_catat_kata();
"""

TANPA_KATA = """
DROP TRIGGER catat_kata ON registrasi_butirarsip;
DROP FUNCTION registrasi_catat_kata();
"""

# What was decided before there was an archive. One statement; the worker goes through it afterwards.
SUSULKAN = """
INSERT INTO registrasi_antreanarsip (pendaftaran_id)
SELECT id FROM registrasi_pendaftaran WHERE status IN ('disetujui', 'ditolak', 'dicabut', 'ditarik')
"""

# A decision leaves word itself (registrasi/actions/putusan.py); whoever withdraws has no archive in mind.
TARIK = """
CREATE FUNCTION registrasi_antrekan_arsip() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO registrasi_antreanarsip (pendaftaran_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER antrekan_arsip AFTER UPDATE OF status ON registrasi_pendaftaran
    FOR EACH ROW WHEN (NEW.status = 'ditarik' AND OLD.status <> 'ditarik')
    EXECUTE FUNCTION registrasi_antrekan_arsip();
"""

TANPA_TARIK = """
DROP TRIGGER antrekan_arsip ON registrasi_pendaftaran;
DROP FUNCTION registrasi_antrekan_arsip();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("lpse", "0006_pencarian"),
        ("registrasi", "0010_permohonan"),
    ]

    operations = [
        migrations.CreateModel(
            name="AntreanArsip",
            fields=[
                (
                    "pendaftaran",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="registrasi.pendaftaran",
                    ),
                ),
                (
                    "setelah",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        db_index=True,
                        default=django.utils.timezone.now,
                        verbose_name="setelah",
                    ),
                ),
            ],
            options={
                "verbose_name": "antrean arsip",
                "verbose_name_plural": "antrean arsip",
            },
        ),
        migrations.CreateModel(
            name="KataArsip",
            fields=[
                ("kata", models.TextField(primary_key=True, serialize=False, verbose_name="kata")),
            ],
            options={
                "verbose_name": "kata arsip",
                "verbose_name_plural": "kata arsip",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("kata", name="gin_trgm_ops"),
                        name="arsip_kata",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ButirArsip",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kode",
                    models.CharField(
                        default=registrasi.models.pendaftaran.kode_publik,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                (
                    "asal",
                    models.CharField(
                        choices=[
                            ("pendaftaran", "Pendaftaran"),
                            ("naskah", "Naskah terbit"),
                            ("permohonan", "Permohonan perubahan"),
                            ("penonaktifan", "Penonaktifan"),
                            ("lainnya", "Lainnya"),
                        ],
                        max_length=12,
                        verbose_name="asal",
                    ),
                ),
                ("jenis", models.CharField(max_length=40, verbose_name="jenis dokumen")),
                ("judul", models.CharField(max_length=200, verbose_name="judul")),
                ("nama", models.CharField(blank=True, max_length=200, verbose_name="nama")),
                (
                    "npwp16",
                    models.CharField(blank=True, editable=False, max_length=16, verbose_name="NPWP 16 digit"),
                ),
                ("nik_sidik", models.CharField(blank=True, editable=False, max_length=64)),
                ("nomor", models.CharField(blank=True, max_length=100, verbose_name="nomor")),
                ("tanggal", models.DateField(verbose_name="tanggal")),
                ("versi", models.PositiveSmallIntegerField(default=1, verbose_name="versi")),
                ("is_terkini", models.BooleanField(default=True, verbose_name="versi terkini")),
                ("kelas_retensi", models.CharField(max_length=20, verbose_name="kelas retensi")),
                ("rak", models.CharField(blank=True, max_length=40, verbose_name="rak")),
                ("boks", models.CharField(blank=True, max_length=40, verbose_name="boks")),
                (
                    "keadaan",
                    models.CharField(
                        choices=[
                            ("belum", "Belum diperiksa"),
                            ("utuh", "Utuh"),
                            ("rusak", "Isi berubah"),
                            ("hilang", "Isi hilang"),
                            ("musnah", "Sudah dimusnahkan"),
                        ],
                        default="belum",
                        max_length=6,
                        verbose_name="keutuhan",
                    ),
                ),
                (
                    "diperiksa_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="diperiksa pada"),
                ),
                ("dikabarkan_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "dicatat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dicatat pada",
                    ),
                ),
                (
                    "teks",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.SearchVector(
                            "nama", "judul", config="simple"
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "berkas",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="butir_arsip",
                        to="lpse.berkas",
                    ),
                ),
                (
                    "lokasi",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.lokasi",
                        verbose_name="ruang",
                    ),
                ),
                (
                    "pendaftaran",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arsip",
                        to="registrasi.pendaftaran",
                    ),
                ),
                (
                    "pengguna",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arsip",
                        to="registrasi.penggunaspse",
                    ),
                ),
            ],
            options={
                "verbose_name": "butir arsip",
                "verbose_name_plural": "butir arsip",
                "indexes": [
                    models.Index(fields=["-tanggal", "-id"], name="arsip_terbaru"),
                    models.Index(fields=["npwp16", "-tanggal", "-id"], name="arsip_npwp"),
                    models.Index(fields=["nik_sidik", "-tanggal", "-id"], name="arsip_nik"),
                    models.Index(
                        django.db.models.functions.text.Upper("nomor"),
                        models.OrderBy(models.F("tanggal"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="arsip_nomor",
                    ),
                    models.Index(fields=["jenis", "-tanggal", "-id"], name="arsip_jenis"),
                    models.Index(fields=["asal", "-tanggal", "-id"], name="arsip_asal_urut"),
                    models.Index(fields=["kelas_retensi", "-tanggal", "-id"], name="arsip_kelas"),
                    models.Index(fields=["keadaan", "-tanggal", "-id"], name="arsip_keadaan_urut"),
                    models.Index(fields=["lokasi", "-tanggal", "-id"], name="arsip_lokasi"),
                    models.Index(fields=["diperiksa_pada"], name="arsip_giliran"),
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["teks"], name="arsip_teks"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asal__in", ["pendaftaran", "naskah", "permohonan", "penonaktifan", "lainnya"])
                        ),
                        name="arsip_asal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("keadaan__in", ["belum", "utuh", "rusak", "hilang", "musnah"])),
                        name="arsip_keadaan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("jenis", ""), _negated=True), models.Q(("judul", ""), _negated=True)
                        ),
                        name="arsip_berjudul",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nik_sidik", ""), ("nik_sidik__regex", "^[0-9a-f]{64}$"), _connector="OR"
                        ),
                        name="arsip_nik_tersidik",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lokasi__isnull", False), models.Q(("boks", ""), ("rak", "")), _connector="OR"
                        ),
                        name="arsip_rak_di_ruang",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("keadaan", "belum"), ("diperiksa_pada__isnull", False), _connector="OR"
                        ),
                        name="arsip_keadaan_bertanggal",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("pendaftaran__isnull", False)),
                        fields=("pendaftaran", "jenis", "versi"),
                        name="arsip_versi_unik",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("is_terkini", True),
                            ("pendaftaran__isnull", False),
                            models.Q(("asal__in", ["penonaktifan", "lainnya"]), _negated=True),
                        ),
                        fields=("pendaftaran", "jenis"),
                        name="arsip_satu_terkini",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("pendaftaran__isnull", True), ("pengguna__isnull", False)),
                        fields=("pengguna", "jenis", "versi"),
                        name="arsip_versi_pengguna",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("is_terkini", True),
                            ("pendaftaran__isnull", True),
                            ("pengguna__isnull", False),
                            models.Q(("asal__in", ["penonaktifan", "lainnya"]), _negated=True),
                        ),
                        fields=("pengguna", "jenis"),
                        name="arsip_satu_terkini_pengguna",
                    ),
                ],
            },
        ),
        migrations.RunSQL(KATA, TANPA_KATA),
        migrations.RunSQL(TARIK, TANPA_TARIK),
        migrations.RunSQL(SUSULKAN, migrations.RunSQL.noop),
    ]
