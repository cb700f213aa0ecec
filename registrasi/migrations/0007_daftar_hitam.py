"""The national blacklist. Its names are compared by a database function, so that both sides are made alike."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import registrasi.models.pendaftaran

# Upper case, without the legal form, letters and digits only: "PT. Maju-Jaya" and "MAJU JAYA, PT" are one.
NAMA_BAKU = r"""
CREATE FUNCTION registrasi_nama_baku(nama text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(
        regexp_replace(
            upper(nama),
            '\y(P\.?T|C\.?V|U\.?D|P\.?D|FA|FIRMA|TBK|PERSERO|KOPERASI|YAYASAN|PERUMDA|PERSEROAN TERBATAS)\y\.?',
            ' ', 'g'
        ),
        '[^A-Z0-9]+', '', 'g'
    )
$$;
"""

# 0005 made registrasi_cegah_ubah.
PENJAGA = """
CREATE TRIGGER cegah_ubah BEFORE UPDATE ON registrasi_tinjauandaftarhitam
    FOR EACH ROW EXECUTE FUNCTION registrasi_cegah_ubah();

CREATE FUNCTION registrasi_jaga_cocok() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.entri_id, OLD.penyedia_id, OLD.pendaftaran_id, OLD.pengguna_id, OLD.ditemukan_pada)
       IS DISTINCT FROM
       (NEW.entri_id, NEW.penyedia_id, NEW.pendaftaran_id, NEW.pengguna_id, NEW.ditemukan_pada)
       OR (OLD.cara <> NEW.cara AND NEW.status <> 'baru') THEN
        RAISE EXCEPTION 'Kecocokan % sudah tercatat; tinjauan yang baru adalah baris yang baru.', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'cocok_dh_tetap';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER jaga_cocok BEFORE UPDATE ON registrasi_cocokdaftarhitam
    FOR EACH ROW EXECUTE FUNCTION registrasi_jaga_cocok();
"""

LEPAS = """
DROP TRIGGER jaga_cocok ON registrasi_cocokdaftarhitam;
DROP FUNCTION registrasi_jaga_cocok();
DROP TRIGGER cegah_ubah ON registrasi_tinjauandaftarhitam;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("registrasi", "0006_pengguna_lain"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(NAMA_BAKU, "DROP FUNCTION registrasi_nama_baku(text)"),
        migrations.CreateModel(
            name="ImporDaftarHitam",
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
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("ukuran", models.PositiveIntegerField(verbose_name="ukuran (bita)")),
                (
                    "jenis",
                    models.CharField(
                        choices=[("json", "JSON"), ("csv", "CSV")], max_length=4, verbose_name="jenis"
                    ),
                ),
                (
                    "asal",
                    models.CharField(
                        choices=[
                            ("unggahan", "Diunggah"),
                            ("perintah", "Perintah di server"),
                            ("unduhan", "Diambil dari alamat"),
                        ],
                        max_length=10,
                        verbose_name="asal",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pratinjau", "Pratinjau"),
                            ("diterapkan", "Diterapkan"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("dibaca", models.PositiveIntegerField(default=0, verbose_name="dibaca")),
                ("baru", models.PositiveIntegerField(default=0, verbose_name="baru")),
                ("berubah", models.PositiveIntegerField(default=0, verbose_name="berubah")),
                ("sama", models.PositiveIntegerField(default=0, verbose_name="sama")),
                ("ditolak", models.PositiveIntegerField(default=0, verbose_name="ditolak")),
                ("penolakan", models.JSONField(blank=True, default=list, verbose_name="baris yang ditolak")),
                ("isi", models.BinaryField(null=True, verbose_name="isi berkas")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
                ("selesai_pada", models.DateTimeField(blank=True, null=True, verbose_name="selesai pada")),
                (
                    "oleh",
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
                "verbose_name": "impor daftar hitam",
                "verbose_name_plural": "impor daftar hitam",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "dibaca",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("baru"), "+", models.F("berubah")
                                        ),
                                        "+",
                                        models.F("sama"),
                                    ),
                                    "+",
                                    models.F("ditolak"),
                                ),
                            )
                        ),
                        name="impor_dh_terhitung",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("isi__isnull", False),
                                ("selesai_pada__isnull", True),
                                ("status", "pratinjau"),
                            ),
                            models.Q(
                                models.Q(("status", "pratinjau"), _negated=True),
                                ("isi__isnull", True),
                                ("selesai_pada__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="impor_dh_isi_selama_pratinjau",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("asal", "unggahan"), _negated=True),
                            ("oleh__isnull", False),
                            _connector="OR",
                        ),
                        name="impor_dh_pengunggah",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EntriDaftarHitam",
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
                ("no_sk", models.CharField(max_length=150, verbose_name="nomor SK")),
                (
                    "tahun",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tahun anggaran"),
                ),
                ("kd_klpd", models.CharField(blank=True, max_length=20, verbose_name="kode K/L/PD")),
                ("nama_klpd", models.CharField(blank=True, max_length=200, verbose_name="K/L/PD")),
                ("kd_satker", models.CharField(blank=True, max_length=40, verbose_name="kode satker")),
                ("nama_satker", models.CharField(blank=True, max_length=200, verbose_name="satker")),
                ("kd_penyedia", models.CharField(blank=True, max_length=40, verbose_name="kode penyedia")),
                ("nama_penyedia", models.CharField(max_length=200, verbose_name="nama penyedia")),
                (
                    "nama_baku",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(models.F("nama_penyedia"), function="registrasi_nama_baku"),
                        output_field=models.CharField(max_length=200),
                        verbose_name="nama baku",
                    ),
                ),
                ("npwp", models.CharField(blank=True, max_length=60, verbose_name="NPWP")),
                (
                    "npwp16",
                    models.CharField(blank=True, max_length=16, null=True, verbose_name="NPWP 16 digit"),
                ),
                (
                    "npwp16_lain",
                    models.CharField(
                        blank=True, max_length=16, null=True, verbose_name="NPWP 16 digit yang kedua"
                    ),
                ),
                ("alamat", models.CharField(blank=True, max_length=500, verbose_name="alamat")),
                ("kabupaten", models.CharField(blank=True, max_length=100, verbose_name="kabupaten/kota")),
                ("provinsi", models.CharField(blank=True, max_length=100, verbose_name="provinsi")),
                ("jenis_paket", models.CharField(blank=True, max_length=100, verbose_name="jenis paket")),
                ("kd_paket", models.CharField(blank=True, max_length=40, verbose_name="kode paket")),
                ("tgl_tayang", models.DateField(blank=True, null=True, verbose_name="tayang pada")),
                ("berlaku_dari", models.DateField(verbose_name="berlaku dari")),
                ("berlaku_sampai", models.DateField(blank=True, null=True, verbose_name="berlaku sampai")),
                (
                    "jenis_pelanggaran",
                    models.CharField(blank=True, max_length=500, verbose_name="jenis pelanggaran"),
                ),
                (
                    "deskripsi",
                    models.TextField(blank=True, max_length=20000, verbose_name="uraian pelanggaran"),
                ),
                (
                    "no_sk_pencabutan",
                    models.CharField(blank=True, max_length=150, verbose_name="nomor SK pencabutan"),
                ),
                (
                    "tgl_sk_pencabutan",
                    models.DateField(blank=True, null=True, verbose_name="tanggal SK pencabutan"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("tayang", "Tayang"),
                            ("dicabut", "Dicabut"),
                            ("turun", "Turun karena masa sanksi"),
                        ],
                        default="tayang",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "impor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entri",
                        to="registrasi.impordaftarhitam",
                        verbose_name="sumber",
                    ),
                ),
                (
                    "ditarik_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="ditarik pada",
                    ),
                ),
                (
                    "diperbarui_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diperbarui pada",
                    ),
                ),
            ],
            options={
                "verbose_name": "entri daftar hitam",
                "verbose_name_plural": "entri daftar hitam",
                "indexes": [
                    models.Index(fields=["npwp16"], name="entri_dh_npwp16"),
                    models.Index(
                        condition=models.Q(("npwp16_lain__isnull", False)),
                        fields=["npwp16_lain"],
                        name="entri_dh_npwp16_lain",
                    ),
                    models.Index(fields=["nama_baku"], name="entri_dh_nama_baku"),
                    models.Index(fields=["status", "-id"], name="entri_dh_per_status"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("nama_penyedia"), name="gin_trgm_ops"
                        ),
                        name="entri_dh_nama",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Upper("no_sk"),
                        django.db.models.functions.comparison.Coalesce("npwp16", "nama_baku"),
                        name="entri_dh_unik",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("no_sk", ""), _negated=True),
                            models.Q(("nama_penyedia", ""), _negated=True),
                        ),
                        name="entri_dh_terisi",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("npwp16__isnull", True), ("npwp16__regex", "^[0-9]{16}$"), _connector="OR"
                            ),
                            models.Q(
                                ("npwp16_lain__isnull", True),
                                ("npwp16_lain__regex", "^[0-9]{16}$"),
                                _connector="OR",
                            ),
                        ),
                        name="entri_dh_npwp16",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("berlaku_sampai__isnull", True),
                            ("berlaku_sampai__gte", models.F("berlaku_dari")),
                            _connector="OR",
                        ),
                        name="entri_dh_masa",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["tayang", "dicabut", "turun"])),
                        name="entri_dh_status",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CocokDaftarHitam",
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
                    "cara",
                    models.CharField(
                        choices=[
                            ("npwp", "NPWP sama"),
                            ("nik", "NIK sama"),
                            ("nama_mirip", "Nama mirip (petunjuk)"),
                        ],
                        max_length=10,
                        verbose_name="cara",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("baru", "Perlu ditinjau"),
                            ("terbukti", "Benar pihak yang sama"),
                            ("bukan", "Bukan pihak yang sama"),
                            ("berakhir", "Sanksi berakhir, tinjau"),
                            ("selesai", "Selesai"),
                        ],
                        default="baru",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "ditemukan_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="ditemukan pada",
                    ),
                ),
                (
                    "berakhir_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="sanksi terbaca berakhir pada"),
                ),
                (
                    "pendaftaran",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cocok",
                        to="registrasi.pendaftaran",
                    ),
                ),
                (
                    "pengguna",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cocok",
                        to="registrasi.penggunaspse",
                    ),
                ),
                (
                    "penyedia",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cocok",
                        to="registrasi.penyedia",
                    ),
                ),
                (
                    "entri",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cocok",
                        to="registrasi.entridaftarhitam",
                    ),
                ),
            ],
            options={
                "verbose_name": "kecocokan daftar hitam",
                "verbose_name_plural": "kecocokan daftar hitam",
                "indexes": [models.Index(fields=["status", "-id"], name="cocok_dh_per_status")],
                "constraints": [
                    models.UniqueConstraint(fields=("entri", "penyedia"), name="cocok_dh_penyedia"),
                    models.UniqueConstraint(fields=("entri", "pendaftaran"), name="cocok_dh_pendaftaran"),
                    models.UniqueConstraint(fields=("entri", "pengguna"), name="cocok_dh_pengguna"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("pendaftaran__isnull", True),
                                ("pengguna__isnull", True),
                                ("penyedia__isnull", False),
                            ),
                            models.Q(
                                ("pendaftaran__isnull", False),
                                ("pengguna__isnull", True),
                                ("penyedia__isnull", True),
                            ),
                            models.Q(
                                ("pendaftaran__isnull", True),
                                ("pengguna__isnull", False),
                                ("penyedia__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="cocok_dh_satu_subjek",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["baru", "terbukti", "bukan", "berakhir", "selesai"])
                        ),
                        name="cocok_dh_status",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cara__in", ["npwp", "nik", "nama_mirip"])), name="cocok_dh_cara"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TinjauanDaftarHitam",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "tindakan",
                    models.CharField(
                        choices=[
                            ("benarkan", "Benar pihak yang sama"),
                            ("bantah", "Bukan pihak yang sama"),
                            ("akhiri", "Sanksi berakhir"),
                            ("tutup", "Tutup"),
                            ("selesaikan", "Selesai ditinjau"),
                            ("buka_kembali", "Buka kembali"),
                        ],
                        max_length=12,
                        verbose_name="hasil",
                    ),
                ),
                ("catatan", models.CharField(max_length=500, verbose_name="catatan")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
                (
                    "cocok",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tinjauan",
                        to="registrasi.cocokdaftarhitam",
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "tinjauan daftar hitam",
                "verbose_name_plural": "tinjauan daftar hitam",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("catatan", ""), _negated=True), name="tinjauan_dh_bercatatan"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PencocokanDaftarHitam",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hari", models.DateField(unique=True, verbose_name="hari")),
                ("baru", models.PositiveIntegerField(default=0, verbose_name="kecocokan baru")),
                ("berakhir", models.PositiveIntegerField(default=0, verbose_name="sanksi berakhir")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
            ],
            options={
                "verbose_name": "pencocokan daftar hitam",
                "verbose_name_plural": "pencocokan daftar hitam",
            },
        ),
        migrations.RunSQL(PENJAGA, LEPAS),
    ]
