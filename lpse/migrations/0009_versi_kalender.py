"""The calendar's versions, kept for ever; temporary hours; why an officer departed from what was listed."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.utils.timezone
import lpse.models.kalender
from django.db import migrations, models


BEKU = """
CREATE TRIGGER versi_kalender_beku BEFORE UPDATE OR DELETE ON lpse_versikalender
    FOR EACH ROW EXECUTE FUNCTION lpse_hanya_tambah();
"""
CAIR = "DROP TRIGGER versi_kalender_beku ON lpse_versikalender;"


def alasan():
    return models.CharField(blank=True, db_default="", default="", max_length=200, verbose_name="alasan")


class Migration(migrations.Migration):
    dependencies = [("lpse", "0008_naskah_insiden")]

    operations = [
        migrations.CreateModel(
            name="VersiKalender",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("versi", models.CharField(max_length=16, unique=True, verbose_name="versi")),
                ("isi", models.JSONField(verbose_name="isi")),
                (
                    "sejak",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="sejak",
                    ),
                ),
            ],
            options={
                "verbose_name": "versi kalender",
                "verbose_name_plural": "versi kalender",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddField(model_name="harilibur", name="alasan", field=alasan()),
        migrations.AddField(model_name="rezimjamkerja", name="alasan", field=alasan()),
        migrations.AlterField(
            model_name="rezimjamkerja",
            name="jenis",
            field=models.CharField(
                choices=[
                    ("normal", "Jam kerja biasa"),
                    ("ramadan", "Jam kerja bulan Ramadan"),
                    ("sementara", "Jam kerja sementara"),
                ],
                max_length=10,
                verbose_name="jenis",
            ),
        ),
        migrations.AddConstraint(
            model_name="rezimjamkerja",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("jenis", "sementara")),
                expressions=[
                    (
                        lpse.models.kalender.DateRange(
                            django.db.models.functions.comparison.Least("mulai", "selesai"),
                            "selesai",
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_lower=True, inclusive_upper=True
                            ),
                        ),
                        "&&",
                    )
                ],
                name="rezimjamkerja_sementara_tidak_tumpang_tindih",
                violation_error_message="Sudah ada jam kerja sejenis dalam kurun itu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rezimjamkerja",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("jenis", "sementara"), _negated=True),
                    models.Q(
                        ("dikonfirmasi_pada__isnull", False),
                        ("selesai__isnull", False),
                        models.Q(("alasan", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="rezimjamkerja_sementara_lengkap",
                violation_error_message="Jam kerja sementara memerlukan tanggal selesai dan alasan.",
            ),
        ),
        migrations.RunSQL(BEKU, CAIR),
    ]
