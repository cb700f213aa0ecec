"""Notices, flapping and the watcher being watched. Thresholds are replaced, never changed."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import lpse.kode
from django.conf import settings
from django.db import migrations, models

BEKU = """
CREATE TRIGGER kabar_beku BEFORE UPDATE OR DELETE ON infrastruktur_kabar
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_tolak_ubah();
CREATE TRIGGER butir_kabar_beku BEFORE UPDATE OR DELETE ON infrastruktur_butirkabar
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_tolak_ubah();

CREATE FUNCTION infrastruktur_ambang_diganti() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.diganti_pada IS NOT NULL OR NEW.diganti_pada IS NULL
        OR to_jsonb(NEW) - 'diganti_pada' <> to_jsonb(OLD) - 'diganti_pada' THEN
        RAISE EXCEPTION 'Ambang tidak diubah: ia diganti dengan versi baru.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ambang_diganti BEFORE UPDATE OR DELETE ON infrastruktur_ambang
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_ambang_diganti();
"""
CAIR = """
DROP TRIGGER ambang_diganti ON infrastruktur_ambang;
DROP FUNCTION infrastruktur_ambang_diganti();
DROP TRIGGER butir_kabar_beku ON infrastruktur_butirkabar;
DROP TRIGGER kabar_beku ON infrastruktur_kabar;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("infrastruktur", "0007_akses"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Kabar",
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
                        default=lpse.kode.kode_publik, editable=False, max_length=16, unique=True
                    ),
                ),
                ("kelompok", models.CharField(max_length=120, verbose_name="kelompok")),
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="pada",
                    ),
                ),
            ],
            options={
                "verbose_name": "kabar",
                "verbose_name_plural": "kabar",
            },
        ),
        migrations.CreateModel(
            name="DenyutPenjaga",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("siklus_selesai", models.DateTimeField(verbose_name="siklus selesai pada")),
                (
                    "dikirim_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dikirim pada",
                    ),
                ),
                (
                    "diterima_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="terakhir diterima"),
                ),
                ("galat", models.CharField(blank=True, max_length=200, verbose_name="galat")),
                ("tunggal", models.BooleanField(default=True, editable=False, unique=True)),
            ],
            options={
                "verbose_name": "denyut penjaga",
                "verbose_name_plural": "denyut penjaga",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tunggal", True)), name="denyut_penjaga_tunggal"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ButirKabar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("memburuk", "Memburuk"),
                            ("membaik", "Membaik"),
                            ("hilang", "Data hilang"),
                            ("kembali", "Data kembali"),
                            ("berkepak", "Berkepak"),
                            ("tenang", "Tenang kembali"),
                            ("pengingat", "Pengingat harian"),
                        ],
                        max_length=10,
                        verbose_name="jenis",
                    ),
                ),
                (
                    "keadaan",
                    models.CharField(
                        choices=[
                            ("baik", "Baik"),
                            ("peringatan", "Peringatan"),
                            ("kritis", "Kritis"),
                            ("tidak_diketahui", "Tidak diketahui"),
                        ],
                        max_length=16,
                        verbose_name="keadaan",
                    ),
                ),
                ("sejak", models.DateTimeField(verbose_name="sejak")),
                ("nilai", models.FloatField(blank=True, null=True, verbose_name="nilai")),
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="pada",
                    ),
                ),
                (
                    "deret",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infrastruktur.deret",
                    ),
                ),
                (
                    "kabar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="butir",
                        to="infrastruktur.kabar",
                    ),
                ),
            ],
            options={
                "verbose_name": "butir kabar",
                "verbose_name_plural": "butir kabar",
                "indexes": [models.Index(fields=["deret", "pada"], name="butir_kabar_deret")],
                "constraints": [
                    models.UniqueConstraint(fields=("kabar", "deret"), name="butir_kabar_satu_per_deret")
                ],
            },
        ),
        migrations.CreateModel(
            name="Siaga",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "dikabari",
                    models.CharField(
                        choices=[
                            ("baik", "Baik"),
                            ("peringatan", "Peringatan"),
                            ("kritis", "Kritis"),
                            ("tidak_diketahui", "Tidak diketahui"),
                        ],
                        default="baik",
                        max_length=16,
                        verbose_name="dikabarkan",
                    ),
                ),
                (
                    "tingkat",
                    models.CharField(
                        choices=[
                            ("baik", "Baik"),
                            ("peringatan", "Peringatan"),
                            ("kritis", "Kritis"),
                            ("tidak_diketahui", "Tidak diketahui"),
                        ],
                        default="baik",
                        max_length=16,
                        verbose_name="tingkat dikabarkan",
                    ),
                ),
                (
                    "dikabari_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="dikabarkan pada"),
                ),
                (
                    "berkepak_sejak",
                    models.DateTimeField(blank=True, null=True, verbose_name="berkepak sejak"),
                ),
                ("kepak_dikabari", models.BooleanField(default=False, verbose_name="kepakannya dikabarkan")),
                (
                    "dipelihara_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="dipelihara pada"),
                ),
                (
                    "ditangani_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="ditangani pada"),
                ),
                (
                    "deret",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="siaga",
                        to="infrastruktur.deret",
                    ),
                ),
                (
                    "ditangani_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "siaga",
                "verbose_name_plural": "siaga",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tingkat", "tidak_diketahui"), _negated=True),
                        name="siaga_tingkat_diketahui",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ditangani_oleh__isnull", True), ("ditangani_pada__isnull", True)),
                            models.Q(("ditangani_oleh__isnull", False), ("ditangani_pada__isnull", False)),
                            _connector="OR",
                        ),
                        name="siaga_penangan_berwaktu",
                    ),
                ],
            },
        ),
        migrations.RunSQL(BEKU, CAIR),
    ]
