"""The SPSE side of users: their history there, and files of existing users on their way in."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import registrasi.models.pendaftaran

# What lists filter, search and sort by lies beside the User ID, or every list would join two tables and sort a
# million rows. The database keeps it equal, so that nobody who changes a name has to remember.
PENJAGA = """
CREATE FUNCTION registrasi_turunkan_pengguna() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.penyedia_id IS NOT NULL THEN
        SELECT upper(p.nama), p.jenis INTO NEW.nama_cari, NEW.jenis
          FROM registrasi_penyedia p WHERE p.id = NEW.penyedia_id;
    ELSE
        SELECT upper(a.nama) INTO NEW.nama_cari FROM lpse_akun a WHERE a.id = NEW.akun_id;
    END IF;
    NEW.nama_cari := coalesce(NEW.nama_cari, '');
    NEW.jenis := coalesce(NEW.jenis, '');
    RETURN NEW;
END $$;
CREATE TRIGGER turunkan_pengguna BEFORE INSERT OR UPDATE ON registrasi_penggunaspse
    FOR EACH ROW EXECUTE FUNCTION registrasi_turunkan_pengguna();

CREATE FUNCTION registrasi_ikuti_penyedia() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE registrasi_penggunaspse SET nama_cari = '' WHERE penyedia_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER ikuti_penyedia AFTER UPDATE ON registrasi_penyedia
    FOR EACH ROW WHEN ((OLD.nama, OLD.jenis) IS DISTINCT FROM (NEW.nama, NEW.jenis))
    EXECUTE FUNCTION registrasi_ikuti_penyedia();

CREATE FUNCTION registrasi_ikuti_akun() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE registrasi_penggunaspse SET nama_cari = '' WHERE akun_id = NEW.id AND penyedia_id IS NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER ikuti_akun AFTER UPDATE ON lpse_akun
    FOR EACH ROW WHEN (OLD.nama IS DISTINCT FROM NEW.nama) EXECUTE FUNCTION registrasi_ikuti_akun();

CREATE TRIGGER cegah_ubah BEFORE UPDATE ON registrasi_riwayatstatusspse
    FOR EACH ROW EXECUTE FUNCTION registrasi_cegah_ubah();
CREATE TRIGGER cegah_ubah BEFORE UPDATE ON registrasi_barisimporpengguna
    FOR EACH ROW WHEN (OLD.diterapkan_pada IS NOT NULL) EXECUTE FUNCTION registrasi_cegah_ubah();

-- The users of before get a code, and by the trigger their name and kind.
UPDATE registrasi_penggunaspse
   SET kode = substr(translate(encode(sha256(gen_random_uuid()::text::bytea), 'base64'), '+/=', 'abc'), 1, 12);
"""

LEPAS = """
DROP TRIGGER cegah_ubah ON registrasi_barisimporpengguna;
DROP TRIGGER cegah_ubah ON registrasi_riwayatstatusspse;
DROP TRIGGER ikuti_akun ON lpse_akun;
DROP FUNCTION registrasi_ikuti_akun();
DROP TRIGGER ikuti_penyedia ON registrasi_penyedia;
DROP FUNCTION registrasi_ikuti_penyedia();
DROP TRIGGER turunkan_pengguna ON registrasi_penggunaspse;
DROP FUNCTION registrasi_turunkan_pengguna();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("registrasi", "0011_arsip"),
    ]

    operations = [
        migrations.CreateModel(
            name="BarisImporPengguna",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor", models.PositiveIntegerField(verbose_name="baris")),
                (
                    "hasil",
                    models.CharField(
                        choices=[
                            ("baru", "Baru"),
                            ("berubah", "Berubah"),
                            ("sama", "Sama"),
                            ("ditolak", "Ditolak"),
                        ],
                        max_length=8,
                        verbose_name="hasil",
                    ),
                ),
                ("alasan", models.CharField(blank=True, max_length=400, verbose_name="alasan")),
                ("user_id", models.CharField(blank=True, max_length=30, verbose_name="User ID")),
                ("nama", models.CharField(blank=True, max_length=200, verbose_name="nama")),
                ("jenis", models.CharField(blank=True, max_length=24, verbose_name="jenis pengguna")),
                ("email", models.CharField(blank=True, max_length=254, verbose_name="surel")),
                ("npwp", models.CharField(blank=True, max_length=30, verbose_name="NPWP")),
                ("npwp16", models.CharField(blank=True, max_length=16, verbose_name="NPWP 16 digit")),
                ("isi", models.JSONField(blank=True, default=dict, verbose_name="kolom lain")),
                (
                    "diterapkan_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="diterapkan pada"),
                ),
            ],
            options={
                "verbose_name": "baris impor pengguna",
                "verbose_name_plural": "baris impor pengguna",
            },
        ),
        migrations.CreateModel(
            name="ImporPengguna",
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
                        default=registrasi.models.pendaftaran.kode_publik,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("membaca", "Sedang dibaca"),
                            ("terbaca", "Menunggu diterapkan"),
                            ("menerapkan", "Sedang diterapkan"),
                            ("selesai", "Selesai"),
                            ("dibatalkan", "Dibatalkan"),
                            ("gagal", "Tidak dapat dibaca"),
                        ],
                        default="membaca",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("nama_berkas", models.CharField(max_length=150, verbose_name="nama berkas")),
                (
                    "jenis",
                    models.CharField(
                        choices=[("csv", "CSV"), ("xlsx", "XLSX")], max_length=4, verbose_name="jenis berkas"
                    ),
                ),
                ("ukuran", models.PositiveIntegerField(verbose_name="ukuran (byte)")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                (
                    "kunci",
                    models.CharField(
                        blank=True, editable=False, max_length=46, verbose_name="kunci penyimpanan"
                    ),
                ),
                ("kirim_undangan", models.BooleanField(default=False, verbose_name="kirim undangan")),
                ("kemajuan", models.PositiveSmallIntegerField(default=0, verbose_name="persen terbaca")),
                ("dibaca", models.PositiveIntegerField(default=0, verbose_name="baris dibaca")),
                ("jumlah_baru", models.PositiveIntegerField(default=0, verbose_name="baru")),
                ("jumlah_berubah", models.PositiveIntegerField(default=0, verbose_name="berubah")),
                ("jumlah_sama", models.PositiveIntegerField(default=0, verbose_name="sama")),
                ("jumlah_ditolak", models.PositiveIntegerField(default=0, verbose_name="ditolak")),
                ("diterapkan", models.PositiveIntegerField(default=0, verbose_name="baris diterapkan")),
                ("galat", models.CharField(blank=True, max_length=400, verbose_name="sebab tidak terbaca")),
                (
                    "diterapkan_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="diterapkan pada"),
                ),
                ("selesai_pada", models.DateTimeField(blank=True, null=True, verbose_name="selesai pada")),
                (
                    "baris_dimusnahkan_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="baris dimusnahkan pada"),
                ),
                ("klaim", models.UUIDField(editable=False, null=True)),
                ("klaim_sampai", models.DateTimeField(editable=False, null=True)),
                ("percobaan", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
            ],
            options={
                "verbose_name": "impor pengguna",
                "verbose_name_plural": "impor pengguna",
                "indexes": [
                    models.Index(
                        condition=models.Q(("status__in", ("membaca", "menerapkan"))),
                        fields=["klaim_sampai"],
                        name="impor_pengguna_berjalan",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "gagal"), _negated=True),
                            models.Q(("galat", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="impor_pengguna_gagal_bersebab",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diterapkan_pada__isnull", False), ("status__in", ("menerapkan", "selesai"))
                            ),
                            models.Q(
                                models.Q(("status__in", ("menerapkan", "selesai")), _negated=True),
                                ("diterapkan_pada__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="impor_pengguna_diterapkan_bertanggal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("selesai_pada__isnull", False), ("status", "selesai")),
                            models.Q(
                                models.Q(("status", "selesai"), _negated=True), ("selesai_pada__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="impor_pengguna_selesai_bertanggal",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RiwayatStatusSPSE",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "dari",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("belum", "Belum aktif di SPSE"),
                            ("aktif", "Aktif"),
                            ("nonaktif", "Nonaktif"),
                        ],
                        max_length=10,
                        verbose_name="dari",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("belum", "Belum aktif di SPSE"),
                            ("aktif", "Aktif"),
                            ("nonaktif", "Nonaktif"),
                        ],
                        max_length=10,
                        verbose_name="menjadi",
                    ),
                ),
                ("tanggal", models.DateField(verbose_name="berlaku di SPSE sejak")),
                ("nomor_tiket", models.CharField(blank=True, max_length=60, verbose_name="nomor tiket LKPP")),
                ("catatan", models.CharField(blank=True, max_length=300, verbose_name="catatan")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
            ],
            options={
                "verbose_name": "riwayat status SPSE",
                "verbose_name_plural": "riwayat status SPSE",
            },
        ),
        migrations.AddField(
            model_name="penggunaspse",
            name="asal",
            field=models.CharField(
                choices=[("pendaftaran", "Pendaftaran di portal ini"), ("impor", "Impor dari SPSE")],
                db_default="pendaftaran",
                default="pendaftaran",
                max_length=12,
                verbose_name="asal",
            ),
        ),
        migrations.AddField(
            model_name="penggunaspse",
            name="jenis",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=24, verbose_name="jenis pengguna"
            ),
        ),
        migrations.AddField(
            model_name="penggunaspse",
            name="kode",
            field=models.CharField(editable=False, max_length=16, null=True),
        ),
        migrations.AddField(
            model_name="penggunaspse",
            name="nama_cari",
            field=models.CharField(
                blank=True, db_collation="C", db_default="", default="", editable=False, max_length=200
            ),
        ),
        migrations.AddField(
            model_name="penggunaspse",
            name="tanggal_daftar",
            field=models.DateField(blank=True, null=True, verbose_name="terdaftar di SPSE sejak"),
        ),
        migrations.AddField(
            model_name="penggunaspse",
            name="tanggal_setuju",
            field=models.DateField(blank=True, null=True, verbose_name="disetujui di SPSE pada"),
        ),
        migrations.AddIndex(
            model_name="penggunaspse",
            index=models.Index(fields=["status_spse", "id"], name="pengguna_spse_status"),
        ),
        migrations.AddIndex(
            model_name="penggunaspse",
            index=models.Index(fields=["jenis", "id"], name="pengguna_spse_jenis"),
        ),
        migrations.AddIndex(
            model_name="penggunaspse",
            index=models.Index(fields=["nama_cari", "id"], name="pengguna_spse_nama"),
        ),
        migrations.AddIndex(
            model_name="penggunaspse",
            index=models.Index(
                condition=models.Q(("penyedia__isnull", True)),
                fields=["id"],
                name="pengguna_spse_non_penyedia",
            ),
        ),
        migrations.AddField(
            model_name="barisimporpengguna",
            name="pengguna",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registrasi.penggunaspse",
            ),
        ),
        migrations.AddField(
            model_name="imporpengguna",
            name="diterapkan_oleh",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="imporpengguna",
            name="diunggah_oleh",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="barisimporpengguna",
            name="impor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="baris",
                to="registrasi.imporpengguna",
            ),
        ),
        migrations.AddField(
            model_name="riwayatstatusspse",
            name="impor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registrasi.imporpengguna",
            ),
        ),
        migrations.AddField(
            model_name="riwayatstatusspse",
            name="oleh",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="riwayatstatusspse",
            name="pengguna",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="riwayat_status",
                to="registrasi.penggunaspse",
            ),
        ),
        migrations.AddIndex(
            model_name="barisimporpengguna",
            index=models.Index(fields=["impor", "hasil", "nomor"], name="baris_impor_hasil"),
        ),
        migrations.AddIndex(
            model_name="barisimporpengguna",
            index=models.Index(
                condition=models.Q(("diterapkan_pada__isnull", True), ("hasil__in", ("baru", "berubah"))),
                fields=["impor", "nomor"],
                name="baris_impor_menunggu",
            ),
        ),
        migrations.AddConstraint(
            model_name="barisimporpengguna",
            constraint=models.UniqueConstraint(fields=("impor", "nomor"), name="baris_impor_nomor_unik"),
        ),
        migrations.AddConstraint(
            model_name="barisimporpengguna",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("hasil", "ditolak"), _negated=True),
                    models.Q(("alasan", ""), _negated=True),
                    _connector="OR",
                ),
                name="baris_impor_ditolak_beralasan",
            ),
        ),
        migrations.AddConstraint(
            model_name="barisimporpengguna",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("diterapkan_pada__isnull", True),
                    models.Q(("hasil__in", ("baru", "berubah")), ("pengguna__isnull", False)),
                    _connector="OR",
                ),
                name="baris_impor_diterapkan_berpengguna",
            ),
        ),
        migrations.AddIndex(
            model_name="riwayatstatusspse",
            index=models.Index(fields=["pengguna", "-id"], name="riwayat_status_spse"),
        ),
        migrations.AddField(
            model_name="penyedia",
            name="bentuk_usaha",
            field=models.CharField(
                blank=True,
                choices=[
                    ("01", "CV"),
                    ("02", "PT"),
                    ("03", "UD"),
                    ("04", "Koperasi"),
                    ("05", "Firma"),
                    ("06", "Perusahaan perseorangan"),
                    ("07", "Konsultan perorangan"),
                    ("08", "Perusahaan dagang"),
                    ("09", "Perusahaan asing"),
                    ("10", "Lembaga penyiaran publik"),
                ],
                db_default="",
                default="",
                max_length=2,
                verbose_name="bentuk usaha",
            ),
        ),
        migrations.RunSQL(PENJAGA, LEPAS),
        migrations.AlterField(
            model_name="penggunaspse",
            name="kode",
            field=models.CharField(
                default=registrasi.models.pendaftaran.kode_publik, editable=False, max_length=16, unique=True
            ),
        ),
    ]
