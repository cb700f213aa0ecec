"""The register of intangible assets is called by its Indonesian name. Nothing in the database changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("infrastruktur", "0011_sumber_instruksi")]

    operations = [
        migrations.AlterField(
            model_name="aset",
            name="register",
            field=models.CharField(
                choices=[
                    ("informasi", "Informasi"),
                    ("sdm", "Sumber daya manusia"),
                    ("fisik", "Fisik"),
                    ("perangkat_lunak", "Perangkat lunak"),
                    ("layanan", "Layanan"),
                    ("intangible", "Tak berwujud"),
                ],
                max_length=15,
                verbose_name="register",
            ),
        ),
    ]
