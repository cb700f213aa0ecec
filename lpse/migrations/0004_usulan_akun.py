"""Two persons for closing, reopening and unlocking an Akun."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("lpse", "0003_pemeriksaan_virus"),
    ]

    operations = [
        migrations.CreateModel(
            name="UsulanAkun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "tindakan",
                    models.CharField(
                        choices=[
                            ("nonaktifkan", "Nonaktifkan akun"),
                            ("aktifkan", "Aktifkan lagi akun"),
                            ("lepas_mfa", "Lepas faktor kedua (perangkat hilang)"),
                        ],
                        max_length=20,
                        verbose_name="tindakan",
                    ),
                ),
                ("alasan", models.CharField(max_length=200, verbose_name="alasan")),
                (
                    "disetujui_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="disetujui pada"),
                ),
                (
                    "dibatalkan_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="dibatalkan pada"),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diusulkan pada",
                    ),
                ),
                (
                    "akun",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="usulan",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "disetujui_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="disetujui oleh",
                    ),
                ),
                (
                    "diusulkan_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="diusulkan oleh",
                    ),
                ),
            ],
            options={
                "verbose_name": "usulan akun",
                "verbose_name_plural": "usulan akun",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("disetujui_oleh__isnull", True),
                            models.Q(
                                models.Q(("disetujui_oleh", models.F("diusulkan_oleh")), _negated=True),
                                models.Q(("disetujui_oleh", models.F("akun")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="usulan_akun_dua_orang",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("disetujui_oleh__isnull", True), ("disetujui_pada__isnull", True)),
                            models.Q(
                                ("dibatalkan_pada__isnull", True),
                                ("disetujui_oleh__isnull", False),
                                ("disetujui_pada__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="usulan_akun_disetujui_seseorang",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("dibatalkan_pada__isnull", True), ("disetujui_pada__isnull", True)
                        ),
                        fields=("akun", "tindakan"),
                        name="usulan_akun_satu_terbuka",
                    ),
                ],
            },
        ),
    ]
