"""The secretariat's kinds of documents; the database keeps kinds as text, so nothing there changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("lpse", "0014_naskah_arsip"),
    ]

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
                    ("BA-KSN", "Berita Acara Kesaksian"),
                    ("SP-LKPP", "Surat Penerusan ke LKPP"),
                    ("SRT-PLT", "Sertifikat Pelatihan"),
                    ("LB-PTU", "Lembar Pemantauan Bulanan"),
                    ("LP-KAP", "Laporan Kapasitas"),
                    ("DT-01", "Laporan Gangguan"),
                    ("IZ-RS", "Izin Masuk Ruang Server"),
                    ("LB-RS", "Lembar Kondisi Ruang Server"),
                    ("PP-RFC", "Formulir Permintaan Perubahan"),
                    ("BA-UPL", "Berita Acara Uji Pemulihan"),
                    ("BA-STM", "Berita Acara Serah Terima Media"),
                    ("BA-PMS", "Berita Acara Pemusnahan Arsip"),
                    ("SOP", "Standar Prosedur"),
                    ("JUKNIS", "Petunjuk Teknis"),
                    ("LP-BKL", "Laporan Berkala"),
                    ("LP-UNT", "Laporan Pelaksanaan Program Unit"),
                    ("LP-EVL", "Laporan Evaluasi"),
                    ("NTL", "Notula Rapat"),
                    ("UND", "Surat Undangan"),
                    ("SRT", "Surat Keluar"),
                    ("LB-DSP", "Lembar Disposisi"),
                ],
                max_length=10,
                verbose_name="jenis",
            ),
        ),
    ]
