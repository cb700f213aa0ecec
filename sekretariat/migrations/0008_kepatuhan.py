"""Compliance bundles."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import lpse.kode


class Migration(migrations.Migration):
    dependencies = [
        ("sekretariat", "0007_pelaporan"),
        ("lpse", "0015_naskah_sekretariat"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BundelKepatuhan",
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
                ("periode", models.CharField(max_length=7, verbose_name="periode")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("antre", "Sedang disusun"),
                            ("siap", "Siap diunduh"),
                            ("gagal", "Gagal disusun"),
                        ],
                        default="antre",
                        max_length=6,
                        verbose_name="status",
                    ),
                ),
                (
                    "diminta_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diminta pada",
                    ),
                ),
                ("percobaan", models.PositiveSmallIntegerField(default=0, verbose_name="percobaan")),
                ("kemajuan", models.PositiveSmallIntegerField(default=0, verbose_name="kemajuan (%)")),
                ("selesai_pada", models.DateTimeField(blank=True, null=True, verbose_name="selesai pada")),
                ("galat", models.CharField(blank=True, max_length=300, verbose_name="sebab gagal")),
                (
                    "berkas",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.berkas",
                    ),
                ),
                (
                    "diminta_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "bundel kepatuhan",
                "verbose_name_plural": "bundel kepatuhan",
                "indexes": [models.Index(fields=["-diminta_pada", "-id"], name="bundel_terbaru")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["antre", "siap", "gagal"])), name="bundel_status"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kemajuan__lte", 100)), name="bundel_kemajuan"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("berkas__isnull", False), ("status", "siap")),
                            models.Q(models.Q(("status", "siap"), _negated=True), ("berkas__isnull", True)),
                            _connector="OR",
                        ),
                        name="bundel_siap_berberkas",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("selesai_pada__isnull", True), ("status", "antre")),
                            models.Q(
                                models.Q(("status", "antre"), _negated=True), ("selesai_pada__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="bundel_selesai_bertanggal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "gagal"), _negated=True),
                            models.Q(("galat", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="bundel_gagal_bersebab",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "antre")),
                        fields=("diminta_oleh", "periode"),
                        name="bundel_satu_disusun",
                    ),
                ],
            },
        ),
    ]
