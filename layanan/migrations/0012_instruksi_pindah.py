"""LKPP's instructions have moved to the system administration; an obstacle it reports needs no ticket."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("layanan", "0011_tenggat"),
        # Takes the rows over.
        ("infrastruktur", "0004_gangguan"),
    ]

    operations = [
        migrations.DeleteModel(name="InstruksiLKPP"),
        migrations.AlterField(
            model_name="penerusan",
            name="jenis",
            field=models.CharField(
                choices=[
                    ("kendala", "Penerusan kendala teknis"),
                    ("laporan", "Laporan kendala teknis"),
                    ("konsultasi", "Konsultasi"),
                    ("usulan", "Usulan teknis"),
                ],
                max_length=10,
                verbose_name="jenis",
            ),
        ),
    ]
