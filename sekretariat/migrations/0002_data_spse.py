"""Data of SPSE: imports, the rows they brought, and the officials named in them."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import lpse.kode
from django.conf import settings
from django.db import migrations, models


# A version stays as SPSE said it: only that it holds no longer, and when it was last seen, are written later.
BEKU = """
DO $$ DECLARE
    t text;
    lama text;
    baru text;
BEGIN
    FOREACH t IN ARRAY ARRAY['pengumumantender', 'tenderselesai', 'nilaitender', 'pesertatender', 'jadwaltender',
                             'pengumumannontender', 'nontenderselesai', 'satkerspse'] LOOP
        SELECT string_agg(format('OLD.%I', attname), ', '), string_agg(format('NEW.%I', attname), ', ')
            INTO lama, baru FROM pg_attribute
            WHERE attrelid = ('sekretariat_' || t)::regclass AND attnum > 0 AND NOT attisdropped
              AND attname NOT IN ('is_kini', 'terlihat_pada');
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW
            WHEN ((%s) IS DISTINCT FROM (%s) OR NEW.is_kini > OLD.is_kini)
            EXECUTE FUNCTION sekretariat_tolak_ubah()', t || '_beku', 'sekretariat_' || t, lama, baru);
        EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW
            EXECUTE FUNCTION sekretariat_tolak_ubah()', t || '_tetap_ada', 'sekretariat_' || t);
    END LOOP;
END $$;
CREATE TRIGGER pejabatspse_tetap_ada BEFORE DELETE ON sekretariat_pejabatspse
    FOR EACH ROW EXECUTE FUNCTION sekretariat_hanya_kosong('sekretariat_kirimanspse', 'kiriman_id');
CREATE TRIGGER pejabatspse_beku BEFORE UPDATE ON sekretariat_pejabatspse FOR EACH ROW
    WHEN (OLD.dilepas_pada IS NOT NULL
        OR (OLD.kiriman_id, OLD.jenis, OLD.kd_paket, OLD.peran, OLD.nip, OLD.nik, OLD.nama, OLD.ditarik_pada)
        IS DISTINCT FROM
        (NEW.kiriman_id, NEW.jenis, NEW.kd_paket, NEW.peran, NEW.nip, NEW.nik, NEW.nama, NEW.ditarik_pada))
    EXECUTE FUNCTION sekretariat_tolak_ubah();
"""
# They go with their tables.
CAIR = "SELECT 1;"


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("sekretariat", "0001_awal"),
    ]

    operations = [
        migrations.CreateModel(
            name="KirimanSPSE",
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
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("memeriksa", "Sedang diperiksa"),
                            ("diperiksa", "Menunggu diterapkan"),
                            ("menerapkan", "Sedang diterapkan"),
                            ("diterapkan", "Diterapkan"),
                            ("dibatalkan", "Dibatalkan"),
                            ("gagal", "Tidak dapat dibaca"),
                        ],
                        default="memeriksa",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("tender_pengumuman", "Pengumuman tender"),
                            ("tender_selesai", "Tender selesai"),
                            ("tender_selesai_nilai", "Nilai kontrak tender"),
                            ("peserta_tender", "Peserta tender"),
                            ("jadwal_tender", "Jadwal tender"),
                            ("nontender_pengumuman", "Pengumuman nontender"),
                            ("nontender_selesai", "Nontender selesai"),
                            ("satker", "Satuan kerja"),
                        ],
                        max_length=20,
                        verbose_name="jenis data",
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        choices=[("json", "JSON"), ("csv", "CSV"), ("xlsx", "XLSX")],
                        max_length=4,
                        verbose_name="format",
                    ),
                ),
                (
                    "sumber",
                    models.CharField(
                        choices=[
                            ("unggahan", "Diunggah petugas"),
                            ("perintah", "Perintah di server"),
                            ("alamat", "Alamat berkala"),
                            ("contoh", "Data contoh"),
                        ],
                        max_length=9,
                        verbose_name="sumber",
                    ),
                ),
                ("nama_berkas", models.CharField(max_length=150, verbose_name="nama berkas")),
                ("alamat", models.CharField(blank=True, max_length=300, verbose_name="alamat")),
                ("ukuran", models.PositiveBigIntegerField(verbose_name="ukuran (byte)")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                (
                    "kunci",
                    models.CharField(
                        blank=True, editable=False, max_length=46, verbose_name="kunci penyimpanan"
                    ),
                ),
                (
                    "ditarik_pada",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="ditarik dari SPSE pada"
                    ),
                ),
                ("kemajuan", models.PositiveSmallIntegerField(default=0, verbose_name="persen terbaca")),
                ("dibaca", models.PositiveIntegerField(default=0, verbose_name="baris dibaca")),
                ("baru", models.PositiveIntegerField(default=0, verbose_name="baru")),
                ("berubah", models.PositiveIntegerField(default=0, verbose_name="berubah")),
                ("sama", models.PositiveIntegerField(default=0, verbose_name="sama")),
                ("usang", models.PositiveIntegerField(default=0, verbose_name="lebih lama dari yang ada")),
                ("ditolak", models.PositiveIntegerField(default=0, verbose_name="ditolak")),
                (
                    "pagu",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=26, verbose_name="jumlah pagu"
                    ),
                ),
                (
                    "hps",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=26, verbose_name="jumlah HPS"
                    ),
                ),
                (
                    "kontrak",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=26, verbose_name="jumlah nilai kontrak"
                    ),
                ),
                (
                    "kolom_asing",
                    models.JSONField(blank=True, default=list, verbose_name="kolom tidak dikenal"),
                ),
                ("baris_selesai", models.PositiveIntegerField(default=0, verbose_name="baris selesai")),
                ("galat", models.CharField(blank=True, max_length=400, verbose_name="sebab tidak terbaca")),
                (
                    "diterapkan_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="diterapkan pada"),
                ),
                ("selesai_pada", models.DateTimeField(blank=True, null=True, verbose_name="selesai pada")),
                ("klaim", models.UUIDField(editable=False, null=True)),
                ("klaim_sampai", models.DateTimeField(editable=False, null=True)),
                ("percobaan", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "dimusnahkan_pada",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="dimusnahkan pada"
                    ),
                ),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dikirim pada",
                    ),
                ),
                (
                    "dikirim_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "diterapkan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "kiriman data SPSE",
                "verbose_name_plural": "kiriman data SPSE",
                "indexes": [
                    models.Index(
                        condition=models.Q(("status__in", ("memeriksa", "menerapkan"))),
                        fields=["klaim_sampai"],
                        name="kiriman_spse_berjalan",
                    ),
                    models.Index(fields=["-dibuat_pada", "-id"], name="kiriman_spse_terbaru"),
                    models.Index(fields=["sha256"], name="kiriman_spse_sidik"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "gagal"), _negated=True),
                            models.Q(("galat", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="kiriman_spse_gagal_bersebab",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diterapkan_pada__isnull", False),
                                ("status__in", ("menerapkan", "diterapkan")),
                            ),
                            models.Q(
                                models.Q(("status__in", ("menerapkan", "diterapkan")), _negated=True),
                                ("diterapkan_pada__isnull", True),
                            ),
                            ("status", "gagal"),
                            _connector="OR",
                        ),
                        name="kiriman_spse_diterapkan_bertanggal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("selesai_pada__isnull", False), ("status", "diterapkan")),
                            models.Q(
                                models.Q(("status", "diterapkan"), _negated=True),
                                ("selesai_pada__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="kiriman_spse_selesai_bertanggal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("diperiksa", "menerapkan", "diterapkan")), _negated=True
                            ),
                            models.Q(("jenis", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="kiriman_spse_berjenis",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dimusnahkan_pada__isnull", True),
                            models.Q(("nama_berkas", "(dimusnahkan)"), ("status", "diterapkan")),
                            _connector="OR",
                        ),
                        name="kiriman_spse_musnah_kosong",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JadwalTender",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor", models.PositiveIntegerField(verbose_name="baris")),
                ("sidik", models.UUIDField(editable=False)),
                ("is_kini", models.BooleanField(default=True, verbose_name="versi kini")),
                ("ditarik_pada", models.DateTimeField(verbose_name="ditarik pada")),
                ("terlihat_pada", models.DateTimeField(verbose_name="terakhir terlihat")),
                (
                    "tahun_anggaran",
                    models.PositiveSmallIntegerField(null=True, verbose_name="tahun anggaran"),
                ),
                ("kd_klpd", models.CharField(blank=True, max_length=20, verbose_name="kode K/L/PD")),
                ("kd_lpse", models.CharField(blank=True, max_length=20, verbose_name="kode LPSE")),
                ("kode_satker", models.CharField(blank=True, max_length=40, verbose_name="kode satker")),
                (
                    "kode_satker_spse",
                    models.CharField(blank=True, max_length=20, verbose_name="nomor satker di SPSE"),
                ),
                ("kd_tender", models.CharField(max_length=20, verbose_name="kode tender")),
                ("kd_tahapan", models.CharField(blank=True, max_length=20, verbose_name="kode tahapan")),
                ("nama_tahapan", models.CharField(blank=True, max_length=200, verbose_name="tahapan")),
                ("kd_akt", models.CharField(blank=True, max_length=20, verbose_name="kode kegiatan")),
                ("nama_akt", models.CharField(blank=True, max_length=200, verbose_name="kegiatan")),
                ("tgl_awal", models.DateTimeField(null=True, verbose_name="mulai")),
                ("tgl_akhir", models.DateTimeField(null=True, verbose_name="selesai")),
                (
                    "kiriman",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sekretariat.kirimanspse",
                    ),
                ),
            ],
            options={
                "verbose_name": "jadwal tender",
                "verbose_name_plural": "jadwal tender",
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_kini", False)),
                        fields=["kd_tender", "kd_tahapan", "kd_akt"],
                        name="spse_jadwal_lama",
                    ),
                    models.Index(
                        condition=models.Q(("is_kini", True)),
                        fields=["tgl_awal"],
                        name="spse_jadwal_tgl_awal",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_kini", True)),
                        fields=("kd_tender", "kd_tahapan", "kd_akt"),
                        name="spse_jadwal_satu_kini",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BarisDitolak",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor", models.PositiveIntegerField(verbose_name="baris")),
                ("kolom", models.CharField(blank=True, max_length=60, verbose_name="kolom")),
                ("alasan", models.CharField(max_length=400, verbose_name="alasan")),
                (
                    "kiriman",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="baris_ditolak",
                        to="sekretariat.kirimanspse",
                    ),
                ),
            ],
            options={
                "verbose_name": "baris ditolak",
                "verbose_name_plural": "baris ditolak",
                "constraints": [
                    models.UniqueConstraint(fields=("kiriman", "nomor", "kolom"), name="baris_ditolak_unik"),
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True), name="baris_ditolak_beralasan"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NilaiTender",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor", models.PositiveIntegerField(verbose_name="baris")),
                ("sidik", models.UUIDField(editable=False)),
                ("is_kini", models.BooleanField(default=True, verbose_name="versi kini")),
                ("ditarik_pada", models.DateTimeField(verbose_name="ditarik pada")),
                ("terlihat_pada", models.DateTimeField(verbose_name="terakhir terlihat")),
                (
                    "tahun_anggaran",
                    models.PositiveSmallIntegerField(null=True, verbose_name="tahun anggaran"),
                ),
                ("kd_klpd", models.CharField(blank=True, max_length=20, verbose_name="kode K/L/PD")),
                ("kd_lpse", models.CharField(blank=True, max_length=20, verbose_name="kode LPSE")),
                ("kode_satker", models.CharField(blank=True, max_length=40, verbose_name="kode satker")),
                (
                    "kode_satker_spse",
                    models.CharField(blank=True, max_length=20, verbose_name="nomor satker di SPSE"),
                ),
                ("nama_klpd", models.CharField(blank=True, max_length=200, verbose_name="nama K/L/PD")),
                ("jenis_klpd", models.CharField(blank=True, max_length=60, verbose_name="jenis K/L/PD")),
                ("nama_satker", models.CharField(blank=True, max_length=300, verbose_name="nama satker")),
                ("kd_paket", models.CharField(blank=True, max_length=30, verbose_name="kode paket")),
                ("kd_rup", models.TextField(blank=True, verbose_name="kode RUP")),
                (
                    "pagu",
                    models.DecimalField(decimal_places=2, max_digits=18, null=True, verbose_name="pagu"),
                ),
                ("hps", models.DecimalField(decimal_places=2, max_digits=18, null=True, verbose_name="HPS")),
                ("kd_penyedia", models.CharField(blank=True, max_length=20, verbose_name="kode penyedia")),
                ("nama_penyedia", models.CharField(blank=True, max_length=200, verbose_name="nama penyedia")),
                ("npwp", models.CharField(blank=True, max_length=40, verbose_name="NPWP seperti tertulis")),
                ("npwp16", models.CharField(blank=True, max_length=16, verbose_name="NPWP 16 digit")),
                (
                    "nilai_penawaran",
                    models.DecimalField(decimal_places=2, max_digits=18, null=True, verbose_name="penawaran"),
                ),
                (
                    "nilai_terkoreksi",
                    models.DecimalField(
                        decimal_places=2, max_digits=18, null=True, verbose_name="penawaran terkoreksi"
                    ),
                ),
                (
                    "nilai_negosiasi",
                    models.DecimalField(
                        decimal_places=2, max_digits=18, null=True, verbose_name="hasil negosiasi"
                    ),
                ),
                (
                    "nilai_kontrak",
                    models.DecimalField(
                        decimal_places=2, max_digits=18, null=True, verbose_name="nilai kontrak"
                    ),
                ),
                (
                    "nilai_pdn",
                    models.DecimalField(
                        decimal_places=2, max_digits=18, null=True, verbose_name="nilai produk dalam negeri"
                    ),
                ),
                (
                    "nilai_umk",
                    models.DecimalField(
                        decimal_places=2, max_digits=18, null=True, verbose_name="nilai usaha mikro dan kecil"
                    ),
                ),
                ("kd_tender", models.CharField(max_length=20, verbose_name="kode tender")),
                ("tgl_pengumuman", models.DateTimeField(null=True, verbose_name="diumumkan")),
                (
                    "tgl_penetapan_pemenang",
                    models.DateTimeField(null=True, verbose_name="pemenang ditetapkan"),
                ),
                (
                    "kiriman",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sekretariat.kirimanspse",
                    ),
                ),
            ],
            options={
                "verbose_name": "nilai kontrak tender",
                "verbose_name_plural": "nilai kontrak tender",
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_kini", False)), fields=["kd_tender"], name="spse_nilai_lama"
                    ),
                    models.Index(
                        condition=models.Q(("is_kini", True)),
                        fields=["tgl_penetapan_pemenang"],
                        name="spse_nilai_tgl_penetapan_pemen",
                    ),
                    models.Index(
                        condition=models.Q(("is_kini", True)), fields=["npwp16"], name="spse_nilai_npwp16"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_kini", True)),
                        fields=("kd_tender",),
                        name="spse_nilai_satu_kini",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NontenderSelesai",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor", models.PositiveIntegerField(verbose_name="baris")),
                ("sidik", models.UUIDField(editable=False)),
                ("is_kini", models.BooleanField(default=True, verbose_name="versi kini")),
                ("ditarik_pada", models.DateTimeField(verbose_name="ditarik pada")),
                ("terlihat_pada", models.DateTimeField(verbose_name="terakhir terlihat")),
                (
                    "tahun_anggaran",
                    models.PositiveSmallIntegerField(null=True, verbose_name="tahun anggaran"),
                ),
                ("kd_klpd", models.CharField(blank=True, max_length=20, verbose_name="kode K/L/PD")),
                ("kd_lpse", models.CharField(blank=True, max_length=20, verbose_name="kode LPSE")),
                ("kode_satker", models.CharField(blank=True, max_length=40, verbose_name="kode satker")),
                (
                    "kode_satker_spse",
                    models.CharField(blank=True, max_length=20, verbose_name="nomor satker di SPSE"),
                ),
                ("nama_klpd", models.CharField(blank=True, max_length=200, verbose_name="nama K/L/PD")),
                ("jenis_klpd", models.CharField(blank=True, max_length=60, verbose_name="jenis K/L/PD")),
                ("nama_satker", models.CharField(blank=True, max_length=300, verbose_name="nama satker")),
                ("kd_paket", models.CharField(blank=True, max_length=30, verbose_name="kode paket")),
                ("kd_rup", models.TextField(blank=True, verbose_name="kode RUP")),
                (
                    "pagu",
                    models.DecimalField(decimal_places=2, max_digits=18, null=True, verbose_name="pagu"),
                ),
                ("hps", models.DecimalField(decimal_places=2, max_digits=18, null=True, verbose_name="HPS")),
                ("nama_paket", models.TextField(blank=True, verbose_name="nama paket")),
                ("sumber_dana", models.CharField(blank=True, max_length=60, verbose_name="sumber dana")),
                ("mak", models.TextField(blank=True, verbose_name="kode anggaran")),
                (
                    "kualifikasi_paket",
                    models.CharField(blank=True, max_length=60, verbose_name="kualifikasi usaha"),
                ),
                (
                    "jenis_pengadaan",
                    models.CharField(blank=True, max_length=100, verbose_name="jenis pengadaan"),
                ),
                (
                    "mtd_pemilihan",
                    models.CharField(blank=True, max_length=100, verbose_name="metode pemilihan"),
                ),
                (
                    "mtd_evaluasi",
                    models.CharField(blank=True, max_length=100, verbose_name="metode evaluasi"),
                ),
                (
                    "mtd_kualifikasi",
                    models.CharField(blank=True, max_length=100, verbose_name="metode kualifikasi"),
                ),
                (
                    "kontrak_pembayaran",
                    models.CharField(blank=True, max_length=100, verbose_name="cara pembayaran"),
                ),
                ("status_paket", models.CharField(blank=True, max_length=60, verbose_name="status di SPSE")),
                ("versi_paket", models.PositiveSmallIntegerField(null=True, verbose_name="pengulangan ke")),
                ("ket_diulang", models.TextField(blank=True, verbose_name="alasan diulang")),
                ("ket_ditutup", models.TextField(blank=True, verbose_name="alasan ditutup")),
                ("tgl_buat_paket", models.DateTimeField(null=True, verbose_name="paket dibuat")),
                ("tgl_kolektif_kolegial", models.DateTimeField(null=True, verbose_name="persetujuan pokja")),
                ("tgl_pengumuman", models.DateTimeField(null=True, verbose_name="diumumkan")),
                ("lokasi_pekerjaan", models.TextField(blank=True, verbose_name="lokasi")),
                ("kd_penyedia", models.CharField(blank=True, max_length=20, verbose_name="kode penyedia")),
                ("nama_penyedia", models.CharField(blank=True, max_length=200, verbose_name="nama penyedia")),
                ("npwp", models.CharField(blank=True, max_length=40, verbose_name="NPWP seperti tertulis")),
                ("npwp16", models.CharField(blank=True, max_length=16, verbose_name="NPWP 16 digit")),
                (
                    "nilai_penawaran",
                    models.DecimalField(decimal_places=2, max_digits=18, null=True, verbose_name="penawaran"),
                ),
                (
                    "nilai_terkoreksi",
                    models.DecimalField(
                        decimal_places=2, max_digits=18, null=True, verbose_name="penawaran terkoreksi"
                    ),
                ),
                (
                    "nilai_negosiasi",
                    models.DecimalField(
                        decimal_places=2, max_digits=18, null=True, verbose_name="hasil negosiasi"
                    ),
                ),
                (
                    "nilai_kontrak",
                    models.DecimalField(
                        decimal_places=2, max_digits=18, null=True, verbose_name="nilai kontrak"
                    ),
                ),
                (
                    "nilai_pdn",
                    models.DecimalField(
                        decimal_places=2, max_digits=18, null=True, verbose_name="nilai produk dalam negeri"
                    ),
                ),
                (
                    "nilai_umk",
                    models.DecimalField(
                        decimal_places=2, max_digits=18, null=True, verbose_name="nilai usaha mikro dan kecil"
                    ),
                ),
                ("kd_nontender", models.CharField(max_length=20, verbose_name="kode nontender")),
                ("tgl_selesai", models.DateTimeField(null=True, verbose_name="selesai")),
                (
                    "kiriman",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sekretariat.kirimanspse",
                    ),
                ),
            ],
            options={
                "verbose_name": "nontender selesai",
                "verbose_name_plural": "nontender selesai",
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_kini", False)),
                        fields=["kd_nontender"],
                        name="spse_nonselesai_lama",
                    ),
                    models.Index(
                        condition=models.Q(("is_kini", True)),
                        fields=["tgl_selesai"],
                        name="spse_nonselesai_tgl_selesai",
                    ),
                    models.Index(
                        condition=models.Q(("is_kini", True)),
                        fields=["npwp16"],
                        name="spse_nonselesai_npwp16",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_kini", True)),
                        fields=("kd_nontender",),
                        name="spse_nonselesai_satu_kini",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PejabatSPSE",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("tender_pengumuman", "Pengumuman tender"),
                            ("tender_selesai", "Tender selesai"),
                            ("tender_selesai_nilai", "Nilai kontrak tender"),
                            ("peserta_tender", "Peserta tender"),
                            ("jadwal_tender", "Jadwal tender"),
                            ("nontender_pengumuman", "Pengumuman nontender"),
                            ("nontender_selesai", "Nontender selesai"),
                            ("satker", "Satuan kerja"),
                        ],
                        max_length=20,
                        verbose_name="jenis data",
                    ),
                ),
                ("kd_paket", models.CharField(max_length=20, verbose_name="kode tender atau nontender")),
                (
                    "peran",
                    models.CharField(
                        choices=[
                            ("ppk", "Pejabat Pembuat Komitmen (PPK)"),
                            ("pokja", "Pokja Pemilihan (ULP)"),
                            ("pp", "Pejabat Pengadaan"),
                        ],
                        max_length=5,
                        verbose_name="sebagai",
                    ),
                ),
                ("nip", models.CharField(blank=True, max_length=18, verbose_name="NIP")),
                ("nik", models.CharField(blank=True, max_length=16, verbose_name="NIK")),
                ("nama", models.CharField(blank=True, max_length=200, verbose_name="nama")),
                (
                    "ditarik_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="disebut sejak",
                    ),
                ),
                (
                    "terlihat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="terakhir disebut",
                    ),
                ),
                ("dilepas_pada", models.DateTimeField(null=True, verbose_name="tidak disebut lagi sejak")),
                (
                    "kiriman",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sekretariat.kirimanspse",
                    ),
                ),
            ],
            options={
                "verbose_name": "pejabat dalam data SPSE",
                "verbose_name_plural": "pejabat dalam data SPSE",
                "indexes": [
                    models.Index(
                        condition=models.Q(("nip", ""), _negated=True),
                        fields=["nip"],
                        name="pejabat_spse_nip",
                    ),
                    models.Index(
                        condition=models.Q(("nik", ""), _negated=True),
                        fields=["nik"],
                        name="pejabat_spse_nik",
                    ),
                    models.Index(
                        condition=models.Q(("dilepas_pada__isnull", False)),
                        fields=["jenis", "kd_paket"],
                        name="pejabat_spse_lama",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dilepas_pada__isnull", True)),
                        fields=("jenis", "kd_paket", "peran", "nip", "nik", "nama"),
                        name="pejabat_spse_unik",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("terlihat_pada__gte", models.F("ditarik_pada")),
                            models.Q(
                                ("dilepas_pada__isnull", True),
                                ("dilepas_pada__gte", models.F("terlihat_pada")),
                                _connector="OR",
                            ),
                        ),
                        name="pejabat_spse_urut",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nip", ""), _negated=True),
                            models.Q(("nik", ""), _negated=True),
                            models.Q(("nama", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="pejabat_spse_bernama",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PengumumanNontender",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor", models.PositiveIntegerField(verbose_name="baris")),
                ("sidik", models.UUIDField(editable=False)),
                ("is_kini", models.BooleanField(default=True, verbose_name="versi kini")),
                ("ditarik_pada", models.DateTimeField(verbose_name="ditarik pada")),
                ("terlihat_pada", models.DateTimeField(verbose_name="terakhir terlihat")),
                (
                    "tahun_anggaran",
                    models.PositiveSmallIntegerField(null=True, verbose_name="tahun anggaran"),
                ),
                ("kd_klpd", models.CharField(blank=True, max_length=20, verbose_name="kode K/L/PD")),
                ("kd_lpse", models.CharField(blank=True, max_length=20, verbose_name="kode LPSE")),
                ("kode_satker", models.CharField(blank=True, max_length=40, verbose_name="kode satker")),
                (
                    "kode_satker_spse",
                    models.CharField(blank=True, max_length=20, verbose_name="nomor satker di SPSE"),
                ),
                ("nama_klpd", models.CharField(blank=True, max_length=200, verbose_name="nama K/L/PD")),
                ("jenis_klpd", models.CharField(blank=True, max_length=60, verbose_name="jenis K/L/PD")),
                ("nama_satker", models.CharField(blank=True, max_length=300, verbose_name="nama satker")),
                ("kd_paket", models.CharField(blank=True, max_length=30, verbose_name="kode paket")),
                ("kd_rup", models.TextField(blank=True, verbose_name="kode RUP")),
                (
                    "pagu",
                    models.DecimalField(decimal_places=2, max_digits=18, null=True, verbose_name="pagu"),
                ),
                ("hps", models.DecimalField(decimal_places=2, max_digits=18, null=True, verbose_name="HPS")),
                ("nama_paket", models.TextField(blank=True, verbose_name="nama paket")),
                ("sumber_dana", models.CharField(blank=True, max_length=60, verbose_name="sumber dana")),
                ("mak", models.TextField(blank=True, verbose_name="kode anggaran")),
                (
                    "kualifikasi_paket",
                    models.CharField(blank=True, max_length=60, verbose_name="kualifikasi usaha"),
                ),
                (
                    "jenis_pengadaan",
                    models.CharField(blank=True, max_length=100, verbose_name="jenis pengadaan"),
                ),
                (
                    "mtd_pemilihan",
                    models.CharField(blank=True, max_length=100, verbose_name="metode pemilihan"),
                ),
                (
                    "mtd_evaluasi",
                    models.CharField(blank=True, max_length=100, verbose_name="metode evaluasi"),
                ),
                (
                    "mtd_kualifikasi",
                    models.CharField(blank=True, max_length=100, verbose_name="metode kualifikasi"),
                ),
                (
                    "kontrak_pembayaran",
                    models.CharField(blank=True, max_length=100, verbose_name="cara pembayaran"),
                ),
                ("status_paket", models.CharField(blank=True, max_length=60, verbose_name="status di SPSE")),
                ("versi_paket", models.PositiveSmallIntegerField(null=True, verbose_name="pengulangan ke")),
                ("ket_diulang", models.TextField(blank=True, verbose_name="alasan diulang")),
                ("ket_ditutup", models.TextField(blank=True, verbose_name="alasan ditutup")),
                ("tgl_buat_paket", models.DateTimeField(null=True, verbose_name="paket dibuat")),
                ("tgl_kolektif_kolegial", models.DateTimeField(null=True, verbose_name="persetujuan pokja")),
                ("tgl_pengumuman", models.DateTimeField(null=True, verbose_name="diumumkan")),
                ("lokasi_pekerjaan", models.TextField(blank=True, verbose_name="lokasi")),
                ("kd_nontender", models.CharField(max_length=20, verbose_name="kode nontender")),
                ("repeat_order", models.CharField(blank=True, max_length=20, verbose_name="repeat order")),
                (
                    "kiriman",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sekretariat.kirimanspse",
                    ),
                ),
            ],
            options={
                "verbose_name": "pengumuman nontender",
                "verbose_name_plural": "pengumuman nontender",
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_kini", False)),
                        fields=["kd_nontender"],
                        name="spse_nontender_lama",
                    ),
                    models.Index(
                        condition=models.Q(("is_kini", True)),
                        fields=["tgl_pengumuman"],
                        name="spse_nontender_tgl_pengumuman",
                    ),
                    models.Index(
                        condition=models.Q(("is_kini", True)),
                        fields=["kode_satker"],
                        name="spse_nontender_kode_satker",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_kini", True)),
                        fields=("kd_nontender",),
                        name="spse_nontender_satu_kini",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PengumumanTender",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor", models.PositiveIntegerField(verbose_name="baris")),
                ("sidik", models.UUIDField(editable=False)),
                ("is_kini", models.BooleanField(default=True, verbose_name="versi kini")),
                ("ditarik_pada", models.DateTimeField(verbose_name="ditarik pada")),
                ("terlihat_pada", models.DateTimeField(verbose_name="terakhir terlihat")),
                (
                    "tahun_anggaran",
                    models.PositiveSmallIntegerField(null=True, verbose_name="tahun anggaran"),
                ),
                ("kd_klpd", models.CharField(blank=True, max_length=20, verbose_name="kode K/L/PD")),
                ("kd_lpse", models.CharField(blank=True, max_length=20, verbose_name="kode LPSE")),
                ("kode_satker", models.CharField(blank=True, max_length=40, verbose_name="kode satker")),
                (
                    "kode_satker_spse",
                    models.CharField(blank=True, max_length=20, verbose_name="nomor satker di SPSE"),
                ),
                ("nama_klpd", models.CharField(blank=True, max_length=200, verbose_name="nama K/L/PD")),
                ("jenis_klpd", models.CharField(blank=True, max_length=60, verbose_name="jenis K/L/PD")),
                ("nama_satker", models.CharField(blank=True, max_length=300, verbose_name="nama satker")),
                ("kd_paket", models.CharField(blank=True, max_length=30, verbose_name="kode paket")),
                ("kd_rup", models.TextField(blank=True, verbose_name="kode RUP")),
                (
                    "pagu",
                    models.DecimalField(decimal_places=2, max_digits=18, null=True, verbose_name="pagu"),
                ),
                ("hps", models.DecimalField(decimal_places=2, max_digits=18, null=True, verbose_name="HPS")),
                ("nama_paket", models.TextField(blank=True, verbose_name="nama paket")),
                ("sumber_dana", models.CharField(blank=True, max_length=60, verbose_name="sumber dana")),
                ("mak", models.TextField(blank=True, verbose_name="kode anggaran")),
                (
                    "kualifikasi_paket",
                    models.CharField(blank=True, max_length=60, verbose_name="kualifikasi usaha"),
                ),
                (
                    "jenis_pengadaan",
                    models.CharField(blank=True, max_length=100, verbose_name="jenis pengadaan"),
                ),
                (
                    "mtd_pemilihan",
                    models.CharField(blank=True, max_length=100, verbose_name="metode pemilihan"),
                ),
                (
                    "mtd_evaluasi",
                    models.CharField(blank=True, max_length=100, verbose_name="metode evaluasi"),
                ),
                (
                    "mtd_kualifikasi",
                    models.CharField(blank=True, max_length=100, verbose_name="metode kualifikasi"),
                ),
                (
                    "kontrak_pembayaran",
                    models.CharField(blank=True, max_length=100, verbose_name="cara pembayaran"),
                ),
                ("status_paket", models.CharField(blank=True, max_length=60, verbose_name="status di SPSE")),
                ("versi_paket", models.PositiveSmallIntegerField(null=True, verbose_name="pengulangan ke")),
                ("ket_diulang", models.TextField(blank=True, verbose_name="alasan diulang")),
                ("ket_ditutup", models.TextField(blank=True, verbose_name="alasan ditutup")),
                ("tgl_buat_paket", models.DateTimeField(null=True, verbose_name="paket dibuat")),
                ("tgl_kolektif_kolegial", models.DateTimeField(null=True, verbose_name="persetujuan pokja")),
                ("tgl_pengumuman", models.DateTimeField(null=True, verbose_name="diumumkan")),
                ("lokasi_pekerjaan", models.TextField(blank=True, verbose_name="lokasi")),
                ("kd_tender", models.CharField(max_length=20, verbose_name="kode tender")),
                (
                    "kiriman",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sekretariat.kirimanspse",
                    ),
                ),
            ],
            options={
                "verbose_name": "pengumuman tender",
                "verbose_name_plural": "pengumuman tender",
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_kini", False)), fields=["kd_tender"], name="spse_tender_lama"
                    ),
                    models.Index(
                        condition=models.Q(("is_kini", True)),
                        fields=["tgl_pengumuman"],
                        name="spse_tender_tgl_pengumuman",
                    ),
                    models.Index(
                        condition=models.Q(("is_kini", True)),
                        fields=["kode_satker"],
                        name="spse_tender_kode_satker",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_kini", True)),
                        fields=("kd_tender",),
                        name="spse_tender_satu_kini",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PesertaTender",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor", models.PositiveIntegerField(verbose_name="baris")),
                ("sidik", models.UUIDField(editable=False)),
                ("is_kini", models.BooleanField(default=True, verbose_name="versi kini")),
                ("ditarik_pada", models.DateTimeField(verbose_name="ditarik pada")),
                ("terlihat_pada", models.DateTimeField(verbose_name="terakhir terlihat")),
                (
                    "tahun_anggaran",
                    models.PositiveSmallIntegerField(null=True, verbose_name="tahun anggaran"),
                ),
                ("kd_klpd", models.CharField(blank=True, max_length=20, verbose_name="kode K/L/PD")),
                ("kd_lpse", models.CharField(blank=True, max_length=20, verbose_name="kode LPSE")),
                ("kode_satker", models.CharField(blank=True, max_length=40, verbose_name="kode satker")),
                (
                    "kode_satker_spse",
                    models.CharField(blank=True, max_length=20, verbose_name="nomor satker di SPSE"),
                ),
                ("kd_penyedia", models.CharField(blank=True, max_length=20, verbose_name="kode penyedia")),
                ("nama_penyedia", models.CharField(blank=True, max_length=200, verbose_name="nama penyedia")),
                ("npwp", models.CharField(blank=True, max_length=40, verbose_name="NPWP seperti tertulis")),
                ("npwp16", models.CharField(blank=True, max_length=16, verbose_name="NPWP 16 digit")),
                (
                    "nilai_penawaran",
                    models.DecimalField(decimal_places=2, max_digits=18, null=True, verbose_name="penawaran"),
                ),
                (
                    "nilai_terkoreksi",
                    models.DecimalField(
                        decimal_places=2, max_digits=18, null=True, verbose_name="penawaran terkoreksi"
                    ),
                ),
                ("kd_tender", models.CharField(max_length=20, verbose_name="kode tender")),
                ("kd_paket", models.CharField(blank=True, max_length=30, verbose_name="kode paket")),
                ("kd_peserta", models.CharField(blank=True, max_length=20, verbose_name="kode peserta")),
                ("is_pemenang", models.BooleanField(null=True, verbose_name="pemenang")),
                (
                    "is_pemenang_terverifikasi",
                    models.BooleanField(null=True, verbose_name="pemenang terverifikasi"),
                ),
                ("alasan", models.TextField(blank=True, verbose_name="alasan")),
                (
                    "kiriman",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sekretariat.kirimanspse",
                    ),
                ),
            ],
            options={
                "verbose_name": "peserta tender",
                "verbose_name_plural": "peserta tender",
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_kini", False)),
                        fields=["kd_tender", "kd_peserta"],
                        name="spse_peserta_lama",
                    ),
                    models.Index(
                        condition=models.Q(("is_kini", True)), fields=["npwp16"], name="spse_peserta_npwp16"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_kini", True)),
                        fields=("kd_tender", "kd_peserta"),
                        name="spse_peserta_satu_kini",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SatkerSPSE",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor", models.PositiveIntegerField(verbose_name="baris")),
                ("sidik", models.UUIDField(editable=False)),
                ("is_kini", models.BooleanField(default=True, verbose_name="versi kini")),
                ("ditarik_pada", models.DateTimeField(verbose_name="ditarik pada")),
                ("terlihat_pada", models.DateTimeField(verbose_name="terakhir terlihat")),
                (
                    "tahun_anggaran",
                    models.PositiveSmallIntegerField(null=True, verbose_name="tahun anggaran"),
                ),
                ("kd_klpd", models.CharField(blank=True, max_length=20, verbose_name="kode K/L/PD")),
                ("kd_lpse", models.CharField(blank=True, max_length=20, verbose_name="kode LPSE")),
                ("kode_satker", models.CharField(blank=True, max_length=40, verbose_name="kode satker")),
                (
                    "kode_satker_spse",
                    models.CharField(blank=True, max_length=20, verbose_name="nomor satker di SPSE"),
                ),
                ("nama_satker", models.CharField(max_length=300, verbose_name="nama satker")),
                ("nama_klpd", models.CharField(blank=True, max_length=200, verbose_name="nama K/L/PD")),
                ("jenis_klpd", models.CharField(blank=True, max_length=60, verbose_name="jenis K/L/PD")),
                ("jenis_satker", models.CharField(blank=True, max_length=60, verbose_name="jenis satker")),
                ("status_satker", models.CharField(blank=True, max_length=60, verbose_name="status satker")),
                ("ket_satker", models.CharField(blank=True, max_length=200, verbose_name="keterangan")),
                ("kode_eselon", models.CharField(blank=True, max_length=60, verbose_name="kode eselon")),
                ("alamat_satker", models.TextField(blank=True, verbose_name="alamat")),
                (
                    "kiriman",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sekretariat.kirimanspse",
                    ),
                ),
            ],
            options={
                "verbose_name": "satker SPSE",
                "verbose_name_plural": "satker SPSE",
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_kini", False)),
                        fields=["kode_satker_spse"],
                        name="spse_satker_lama",
                    ),
                    models.Index(
                        condition=models.Q(("is_kini", True)),
                        fields=["kode_satker"],
                        name="spse_satker_kode_satker",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_kini", True)),
                        fields=("kode_satker_spse",),
                        name="spse_satker_satu_kini",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TenderSelesai",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor", models.PositiveIntegerField(verbose_name="baris")),
                ("sidik", models.UUIDField(editable=False)),
                ("is_kini", models.BooleanField(default=True, verbose_name="versi kini")),
                ("ditarik_pada", models.DateTimeField(verbose_name="ditarik pada")),
                ("terlihat_pada", models.DateTimeField(verbose_name="terakhir terlihat")),
                (
                    "tahun_anggaran",
                    models.PositiveSmallIntegerField(null=True, verbose_name="tahun anggaran"),
                ),
                ("kd_klpd", models.CharField(blank=True, max_length=20, verbose_name="kode K/L/PD")),
                ("kd_lpse", models.CharField(blank=True, max_length=20, verbose_name="kode LPSE")),
                ("kode_satker", models.CharField(blank=True, max_length=40, verbose_name="kode satker")),
                (
                    "kode_satker_spse",
                    models.CharField(blank=True, max_length=20, verbose_name="nomor satker di SPSE"),
                ),
                ("nama_klpd", models.CharField(blank=True, max_length=200, verbose_name="nama K/L/PD")),
                ("jenis_klpd", models.CharField(blank=True, max_length=60, verbose_name="jenis K/L/PD")),
                ("nama_satker", models.CharField(blank=True, max_length=300, verbose_name="nama satker")),
                ("kd_paket", models.CharField(blank=True, max_length=30, verbose_name="kode paket")),
                ("kd_rup", models.TextField(blank=True, verbose_name="kode RUP")),
                (
                    "pagu",
                    models.DecimalField(decimal_places=2, max_digits=18, null=True, verbose_name="pagu"),
                ),
                ("hps", models.DecimalField(decimal_places=2, max_digits=18, null=True, verbose_name="HPS")),
                ("nama_paket", models.TextField(blank=True, verbose_name="nama paket")),
                ("sumber_dana", models.CharField(blank=True, max_length=60, verbose_name="sumber dana")),
                ("mak", models.TextField(blank=True, verbose_name="kode anggaran")),
                (
                    "kualifikasi_paket",
                    models.CharField(blank=True, max_length=60, verbose_name="kualifikasi usaha"),
                ),
                (
                    "jenis_pengadaan",
                    models.CharField(blank=True, max_length=100, verbose_name="jenis pengadaan"),
                ),
                (
                    "mtd_pemilihan",
                    models.CharField(blank=True, max_length=100, verbose_name="metode pemilihan"),
                ),
                (
                    "mtd_evaluasi",
                    models.CharField(blank=True, max_length=100, verbose_name="metode evaluasi"),
                ),
                (
                    "mtd_kualifikasi",
                    models.CharField(blank=True, max_length=100, verbose_name="metode kualifikasi"),
                ),
                (
                    "kontrak_pembayaran",
                    models.CharField(blank=True, max_length=100, verbose_name="cara pembayaran"),
                ),
                ("status_paket", models.CharField(blank=True, max_length=60, verbose_name="status di SPSE")),
                ("versi_paket", models.PositiveSmallIntegerField(null=True, verbose_name="pengulangan ke")),
                ("ket_diulang", models.TextField(blank=True, verbose_name="alasan diulang")),
                ("ket_ditutup", models.TextField(blank=True, verbose_name="alasan ditutup")),
                ("tgl_buat_paket", models.DateTimeField(null=True, verbose_name="paket dibuat")),
                ("tgl_kolektif_kolegial", models.DateTimeField(null=True, verbose_name="persetujuan pokja")),
                ("tgl_pengumuman", models.DateTimeField(null=True, verbose_name="diumumkan")),
                ("lokasi_pekerjaan", models.TextField(blank=True, verbose_name="lokasi")),
                ("kd_tender", models.CharField(max_length=20, verbose_name="kode tender")),
                (
                    "tgl_penetapan_pemenang",
                    models.DateTimeField(null=True, verbose_name="pemenang ditetapkan"),
                ),
                (
                    "kiriman",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sekretariat.kirimanspse",
                    ),
                ),
            ],
            options={
                "verbose_name": "tender selesai",
                "verbose_name_plural": "tender selesai",
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_kini", False)), fields=["kd_tender"], name="spse_selesai_lama"
                    ),
                    models.Index(
                        condition=models.Q(("is_kini", True)),
                        fields=["tgl_penetapan_pemenang"],
                        name="spse_selesai_tgl_penetapan_pem",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_kini", True)),
                        fields=("kd_tender",),
                        name="spse_selesai_satu_kini",
                    )
                ],
            },
        ),
        migrations.RunSQL(BEKU, CAIR),
    ]
