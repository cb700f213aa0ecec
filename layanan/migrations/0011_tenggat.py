from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("layanan", "0010_meja")]

    operations = [
        migrations.CreateModel(
            name="PemeriksaanTenggat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hari", models.DateField(unique=True, verbose_name="hari")),
                ("dihitung", models.PositiveIntegerField(default=0, verbose_name="tiket dihitung")),
                ("jumlah_beda", models.PositiveIntegerField(default=0, verbose_name="tiket berbeda")),
                ("beda", models.JSONField(blank=True, default=list, verbose_name="yang berbeda")),
                (
                    "diperiksa_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="diperiksa pada"),
                ),
            ],
            options={
                "verbose_name": "pemeriksaan tenggat",
                "verbose_name_plural": "pemeriksaan tenggat",
                "ordering": ["-hari"],
            },
        ),
        migrations.AddField(
            model_name="standarlayanan",
            name="bagi_terbuka",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="berlaku bagi tiket yang masih terbuka"
            ),
        ),
    ]
