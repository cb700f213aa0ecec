"""A further kind of issued document; the database keeps kinds as text, so nothing there changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lpse", "0006_pencarian")]
    operations = [
        migrations.AlterField(
            model_name="naskah",
            name="jenis",
            field=models.CharField(
                choices=[
                    ("BA-VER", "Berita Acara Verifikasi"),
                    ("BA-STA", "Berita Acara Serah Terima Dokumen Asli"),
                    ("TT-REG", "Tanda Terima Pendaftaran"),
                    ("SP-PLG", "Surat Pernyataan Terjadinya Pelanggaran"),
                ],
                max_length=10,
                verbose_name="jenis",
            ),
        ),
    ]
