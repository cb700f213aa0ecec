"""The notice of a data breach as a kind of document; the database keeps kinds as text, so nothing there changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lpse", "0007_naskah_registrasi")]
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
                    ("PB-PDP", "Pemberitahuan Kegagalan Pelindungan Data Pribadi"),
                ],
                max_length=10,
                verbose_name="jenis",
            ),
        ),
    ]
