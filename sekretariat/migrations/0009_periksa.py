"""The auditor's room: saved filters, samples, exports, verifications of the seals."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import lpse.kode
from django.conf import settings
from django.db import migrations, models


# What was drawn stays as it was drawn.
BEKU = """
CREATE TRIGGER sampel_beku BEFORE UPDATE OR DELETE ON sekretariat_sampeljejak
    FOR EACH ROW EXECUTE FUNCTION sekretariat_tolak_ubah();
"""
LEPAS = "DROP TRIGGER sampel_beku ON sekretariat_sampeljejak;"


class Migration(migrations.Migration):
    dependencies = [
        ("sekretariat", "0008_kepatuhan"),
        ("lpse", "0016_telusur_jejak"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EksporPemeriksaan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("saringan", models.JSONField(default=dict, verbose_name="saringan")),
                ("saringan_kata", models.TextField(verbose_name="saringan dalam kata")),
                ("batas_id", models.BigIntegerField(verbose_name="sampai baris")),
                ("batas_potret", models.TextField(verbose_name="potret transaksi")),
                ("batas_xid", models.BigIntegerField(default=0, verbose_name="transaksi yang membaca")),
                (
                    "kode",
                    models.CharField(
                        default=lpse.kode.kode_publik, editable=False, max_length=16, unique=True
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("menunggu", "Menunggu giliran"),
                            ("berjalan", "Sedang dikerjakan"),
                            ("selesai", "Selesai"),
                            ("gagal", "Gagal"),
                        ],
                        default="menunggu",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("klaim", models.CharField(blank=True, editable=False, max_length=32)),
                ("klaim_sampai", models.DateTimeField(blank=True, editable=False, null=True)),
                ("percobaan", models.PositiveSmallIntegerField(default=0, verbose_name="percobaan")),
                (
                    "diminta_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diminta pada",
                    ),
                ),
                ("selesai_pada", models.DateTimeField(blank=True, null=True, verbose_name="selesai pada")),
                ("galat", models.CharField(blank=True, max_length=200, verbose_name="sebab gagal")),
                (
                    "bentuk",
                    models.CharField(
                        choices=[("csv", "CSV"), ("xlsx", "XLSX")], max_length=4, verbose_name="bentuk"
                    ),
                ),
                ("total", models.PositiveIntegerField(verbose_name="baris")),
                ("ditulis", models.PositiveIntegerField(default=0, verbose_name="baris yang sudah ditulis")),
                ("bagian", models.PositiveIntegerField(default=0, verbose_name="bagian yang sudah ditulis")),
                ("akhir", models.CharField(blank=True, max_length=200, verbose_name="tempat berhenti")),
                ("kunci", models.CharField(blank=True, editable=False, max_length=100)),
                ("ukuran", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="ukuran")),
                ("sidik", models.CharField(blank=True, max_length=64, verbose_name="SHA-256 bagian data")),
                (
                    "diminta_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="diminta oleh",
                    ),
                ),
            ],
            options={
                "verbose_name": "ekspor pemeriksaan",
                "verbose_name_plural": "ekspor pemeriksaan",
                "indexes": [models.Index(fields=["diminta_oleh", "-id"], name="ekspor_periksa_orang")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["menunggu", "berjalan", "selesai", "gagal"])),
                        name="ekspor_periksa_status",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("selesai", "gagal")), ("selesai_pada__isnull", False)),
                            models.Q(
                                models.Q(("status__in", ("selesai", "gagal")), _negated=True),
                                ("selesai_pada__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="ekspor_periksa_berakhir_bertanggal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status", "gagal"), ("galat", ""), _connector="OR"),
                        name="ekspor_periksa_galat_bila_gagal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bentuk__in", ["csv", "xlsx"])), name="ekspor_periksa_bentuk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "selesai"), _negated=True),
                            models.Q(
                                ("sidik__regex", "^[0-9a-f]{64}$"), models.Q(("kunci", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="ekspor_periksa_bersidik",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PeriksaSegel",
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
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("menunggu", "Menunggu giliran"),
                            ("berjalan", "Sedang dikerjakan"),
                            ("selesai", "Selesai"),
                            ("gagal", "Gagal"),
                        ],
                        default="menunggu",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("klaim", models.CharField(blank=True, editable=False, max_length=32)),
                ("klaim_sampai", models.DateTimeField(blank=True, editable=False, null=True)),
                ("percobaan", models.PositiveSmallIntegerField(default=0, verbose_name="percobaan")),
                (
                    "diminta_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diminta pada",
                    ),
                ),
                ("selesai_pada", models.DateTimeField(blank=True, null=True, verbose_name="selesai pada")),
                ("galat", models.CharField(blank=True, max_length=200, verbose_name="sebab gagal")),
                ("total", models.PositiveBigIntegerField(verbose_name="segel")),
                (
                    "diperiksa",
                    models.PositiveBigIntegerField(default=0, verbose_name="segel yang sudah diperiksa"),
                ),
                ("rantai", models.CharField(blank=True, editable=False, max_length=64)),
                ("rusak", models.JSONField(default=list, verbose_name="kerusakan")),
                ("jumlah_rusak", models.PositiveBigIntegerField(default=0, verbose_name="jumlah kerusakan")),
                (
                    "belum_disegel",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="belum disegel"),
                ),
                (
                    "diminta_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="diminta oleh",
                    ),
                ),
            ],
            options={
                "verbose_name": "pemeriksaan segel",
                "verbose_name_plural": "pemeriksaan segel",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["menunggu", "berjalan", "selesai", "gagal"])),
                        name="periksa_segel_status",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("selesai", "gagal")), ("selesai_pada__isnull", False)),
                            models.Q(
                                models.Q(("status__in", ("selesai", "gagal")), _negated=True),
                                ("selesai_pada__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="periksa_segel_berakhir_bertanggal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status", "gagal"), ("galat", ""), _connector="OR"),
                        name="periksa_segel_galat_bila_gagal",
                    ),
                    models.UniqueConstraint(
                        models.Value(1),
                        condition=models.Q(("status__in", ("menunggu", "berjalan"))),
                        name="periksa_segel_satu",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SampelJejak",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("saringan", models.JSONField(default=dict, verbose_name="saringan")),
                ("saringan_kata", models.TextField(verbose_name="saringan dalam kata")),
                ("batas_id", models.BigIntegerField(verbose_name="sampai baris")),
                ("batas_potret", models.TextField(verbose_name="potret transaksi")),
                ("batas_xid", models.BigIntegerField(default=0, verbose_name="transaksi yang membaca")),
                (
                    "kode",
                    models.CharField(
                        default=lpse.kode.kode_publik, editable=False, max_length=16, unique=True
                    ),
                ),
                ("benih", models.CharField(max_length=32, verbose_name="benih")),
                ("populasi", models.PositiveIntegerField(verbose_name="baris yang disaring")),
                (
                    "baris",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None, verbose_name="baris yang terpilih"
                    ),
                ),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diambil pada",
                    ),
                ),
                (
                    "dibuat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="diambil oleh",
                    ),
                ),
            ],
            options={
                "verbose_name": "sampel jejak",
                "verbose_name_plural": "sampel jejak",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("benih__regex", "^[0-9a-zA-Z-]{4,32}$")), name="sampel_berbenih"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("baris__len__gte", 1), ("baris__len__lte", models.F("populasi"))),
                        name="sampel_dari_populasi",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SaringanTersimpan",
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
                ("nama", models.CharField(max_length=80, verbose_name="nama")),
                ("kueri", models.CharField(blank=True, max_length=1000, verbose_name="saringan")),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dibuat pada",
                    ),
                ),
                (
                    "pemilik",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="pemilik",
                    ),
                ),
            ],
            options={
                "verbose_name": "saringan tersimpan",
                "verbose_name_plural": "saringan tersimpan",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("pemilik"),
                        django.db.models.functions.text.Upper("nama"),
                        name="saringan_nama_unik",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nama", ""), _negated=True), name="saringan_bernama"
                    ),
                ],
            },
        ),
        migrations.RunSQL(BEKU, LEPAS),
    ]
