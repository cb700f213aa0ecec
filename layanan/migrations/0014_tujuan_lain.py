"""A report may go to whom the regulation names beside LKPP."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("layanan", "0013_retensi")]
    operations = [
        migrations.AlterField(
            model_name="penerusan",
            name="tingkat",
            field=models.CharField(
                blank=True,
                choices=[
                    ("eproc", "Helpdesk Eproc LKPP"),
                    ("teknis", "Helpdesk Teknis LKPP"),
                    ("pusat", "Pusat teknis lain"),
                ],
                max_length=6,
                verbose_name="berada pada",
            ),
        ),
    ]
