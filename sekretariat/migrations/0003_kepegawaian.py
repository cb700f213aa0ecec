"""Personnel: records, history of placements, education, requirements, clashes of offices."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import lpse.kode
from django.conf import settings
from django.db import migrations, models

# What was placed, judged and looked through stays as it was; a clash that was settled too.
BEKU = """
CREATE TRIGGER penempatan_pegawai_beku BEFORE UPDATE OR DELETE ON sekretariat_penempatanpegawai
    FOR EACH ROW EXECUTE FUNCTION sekretariat_hanya_kosong('sekretariat_pegawai', 'pegawai_id', 'catatan');
CREATE TRIGGER penilaian_syarat_beku BEFORE UPDATE OR DELETE ON sekretariat_penilaiansyarat
    FOR EACH ROW EXECUTE FUNCTION sekretariat_hanya_kosong('sekretariat_pegawai', 'pegawai_id', 'dasar');
CREATE TRIGGER pemeriksaan_rangkap_beku BEFORE UPDATE OR DELETE ON sekretariat_pemeriksaanrangkap
    FOR EACH ROW EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER temuan_rangkap_tetap_ada BEFORE DELETE ON sekretariat_temuanrangkap
    FOR EACH ROW EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER temuan_rangkap_beku BEFORE UPDATE ON sekretariat_temuanrangkap
    FOR EACH ROW WHEN (OLD.status = 'selesai')
    EXECUTE FUNCTION sekretariat_hanya_kosong('sekretariat_pegawai', 'pegawai_id', 'catatan');
"""
CAIR = """
DROP TRIGGER temuan_rangkap_beku ON sekretariat_temuanrangkap;
DROP TRIGGER temuan_rangkap_tetap_ada ON sekretariat_temuanrangkap;
DROP TRIGGER pemeriksaan_rangkap_beku ON sekretariat_pemeriksaanrangkap;
DROP TRIGGER penilaian_syarat_beku ON sekretariat_penilaiansyarat;
DROP TRIGGER penempatan_pegawai_beku ON sekretariat_penempatanpegawai;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("lpse", "0015_naskah_sekretariat"),
        ("sekretariat", "0002_data_spse"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pegawai",
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
                ("nama", models.CharField(db_collation="C", max_length=150, verbose_name="nama")),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("kepala", "Kepala"),
                            ("sekretariat", "Sekretariat"),
                            ("sistem", "Administrasi sistem"),
                            ("registrasi", "Registrasi dan verifikasi"),
                            ("layanan", "Layanan dan dukungan"),
                        ],
                        max_length=12,
                        verbose_name="unit",
                    ),
                ),
                (
                    "status_pegawai",
                    models.CharField(
                        choices=[("pns", "PNS"), ("non_pns", "Bukan PNS")],
                        max_length=7,
                        verbose_name="status pegawai",
                    ),
                ),
                ("jabatan", models.CharField(max_length=150, verbose_name="jabatan di unit")),
                ("is_pimpinan", models.BooleanField(default=False, verbose_name="memimpin unit")),
                ("mulai", models.DateField(verbose_name="mulai")),
                ("selesai", models.DateField(blank=True, null=True, verbose_name="hari terakhir")),
                (
                    "dimusnahkan_pada",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="dimusnahkan pada"
                    ),
                ),
                (
                    "dicatat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dicatat pada",
                    ),
                ),
                (
                    "akun",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pegawai",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="akun",
                    ),
                ),
            ],
            options={
                "verbose_name": "pegawai",
                "verbose_name_plural": "pegawai",
                "indexes": [models.Index(fields=["nama", "id"], name="pegawai_nama")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nama", ""), _negated=True), models.Q(("jabatan", ""), _negated=True)
                        ),
                        name="pegawai_berjabatan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("unit__in", ["kepala", "sekretariat", "sistem", "registrasi", "layanan"])
                        ),
                        name="pegawai_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status_pegawai__in", ["pns", "non_pns"])), name="pegawai_status"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"
                        ),
                        name="pegawai_urut",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dimusnahkan_pada__isnull", True),
                            models.Q(("nama", "(dimusnahkan)"), ("selesai__isnull", False)),
                            _connector="OR",
                        ),
                        name="pegawai_musnah_kosong",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_pimpinan", True), ("selesai__isnull", True)),
                        fields=("unit",),
                        name="pegawai_satu_pimpinan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PenempatanPegawai",
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
                    "peristiwa",
                    models.CharField(
                        choices=[
                            ("ditempatkan", "Ditempatkan"),
                            ("dipindahkan", "Dipindahkan"),
                            ("diberhentikan", "Diberhentikan"),
                        ],
                        max_length=13,
                        verbose_name="peristiwa",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("kepala", "Kepala"),
                            ("sekretariat", "Sekretariat"),
                            ("sistem", "Administrasi sistem"),
                            ("registrasi", "Registrasi dan verifikasi"),
                            ("layanan", "Layanan dan dukungan"),
                        ],
                        max_length=12,
                        verbose_name="unit",
                    ),
                ),
                (
                    "status_pegawai",
                    models.CharField(
                        choices=[("pns", "PNS"), ("non_pns", "Bukan PNS")],
                        max_length=7,
                        verbose_name="status pegawai",
                    ),
                ),
                ("jabatan", models.CharField(max_length=150, verbose_name="jabatan di unit")),
                ("is_pimpinan", models.BooleanField(default=False, verbose_name="memimpin unit")),
                ("tanggal", models.DateField(verbose_name="berlaku")),
                ("catatan", models.CharField(blank=True, max_length=300, verbose_name="catatan")),
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="pada",
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
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="penempatan",
                        to="sekretariat.pegawai",
                    ),
                ),
                (
                    "rujukan_surat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.rujukansurat",
                        verbose_name="keputusan",
                    ),
                ),
            ],
            options={
                "verbose_name": "penempatan pegawai",
                "verbose_name_plural": "penempatan pegawai",
                "indexes": [models.Index(fields=["pegawai", "-id"], name="penempatan_terbaru")],
            },
        ),
        migrations.CreateModel(
            name="PendidikanPegawai",
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
                    "jenis",
                    models.CharField(
                        choices=[("formal", "Formal"), ("nonformal", "Nonformal")],
                        max_length=9,
                        verbose_name="jenis",
                    ),
                ),
                ("nama", models.CharField(max_length=200, verbose_name="nama")),
                ("penyelenggara", models.CharField(max_length=200, verbose_name="penyelenggara")),
                ("mulai", models.DateField(verbose_name="mulai")),
                ("selesai", models.DateField(verbose_name="selesai")),
                (
                    "nomor_sertifikat",
                    models.CharField(blank=True, max_length=100, verbose_name="nomor sertifikat atau ijazah"),
                ),
                ("berlaku_sampai", models.DateField(blank=True, null=True, verbose_name="berlaku sampai")),
                (
                    "dicatat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dicatat pada",
                    ),
                ),
                (
                    "berkas",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.berkas",
                        verbose_name="berkas",
                    ),
                ),
                (
                    "dicatat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pendidikan",
                        to="sekretariat.pegawai",
                    ),
                ),
            ],
            options={
                "verbose_name": "pendidikan pegawai",
                "verbose_name_plural": "pendidikan pegawai",
                "indexes": [
                    models.Index(fields=["-selesai", "-id"], name="pendidikan_pegawai_terbaru"),
                    models.Index(
                        condition=models.Q(("berlaku_sampai__isnull", False)),
                        fields=["berlaku_sampai"],
                        name="pendidikan_pegawai_habis",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nama", ""), _negated=True),
                            models.Q(("penyelenggara", ""), _negated=True),
                        ),
                        name="pendidikan_pegawai_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("selesai__gte", models.F("mulai"))),
                        name="pendidikan_pegawai_urut",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("berlaku_sampai__isnull", True),
                            ("berlaku_sampai__gte", models.F("selesai")),
                            _connector="OR",
                        ),
                        name="pendidikan_pegawai_berlaku",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PenilaianSyarat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "syarat",
                    models.CharField(
                        choices=[
                            ("teknis", "Kualifikasi teknis"),
                            ("manajerial", "Kualifikasi manajerial"),
                            ("integritas", "Integritas moral"),
                            ("disiplin", "Disiplin"),
                            ("tanggung_jawab", "Tanggung jawab dalam melaksanakan tugas"),
                        ],
                        max_length=14,
                        verbose_name="syarat",
                    ),
                ),
                ("is_terpenuhi", models.BooleanField(verbose_name="terpenuhi")),
                ("dasar", models.CharField(max_length=300, verbose_name="dasar penilaian")),
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="pada",
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
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="penilaian_syarat",
                        to="sekretariat.pegawai",
                    ),
                ),
            ],
            options={
                "verbose_name": "penilaian syarat pegawai",
                "verbose_name_plural": "penilaian syarat pegawai",
                "indexes": [
                    models.Index(fields=["pegawai", "syarat", "-id"], name="penilaian_syarat_terbaru")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("dasar", ""), _negated=True), name="penilaian_syarat_berdasar"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "syarat__in",
                                ["teknis", "manajerial", "integritas", "disiplin", "tanggung_jawab"],
                            )
                        ),
                        name="penilaian_syarat_dikenal",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TemuanRangkap",
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
                ("jabatan", models.CharField(max_length=150, verbose_name="jabatan pengadaan")),
                (
                    "sumber",
                    models.CharField(
                        choices=[("registrasi", "Pendaftaran pengguna"), ("spse", "Data SPSE")],
                        max_length=10,
                        verbose_name="sumber",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("terbuka", "Terbuka"), ("selesai", "Selesai")],
                        default="terbuka",
                        max_length=7,
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
                    "tidak_lagi_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="tidak disebut lagi sejak"),
                ),
                (
                    "hasil",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("dialihkan", "Tugas pengadaannya dialihkan"),
                            ("bukan_orang", "Bukan orang yang sama"),
                            ("berhenti", "Berhenti sebagai pegawai LPSE"),
                        ],
                        max_length=11,
                        verbose_name="hasil",
                    ),
                ),
                ("catatan", models.CharField(blank=True, max_length=300, verbose_name="catatan")),
                (
                    "diselesaikan_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="diselesaikan pada"),
                ),
                (
                    "diselesaikan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="temuan_rangkap",
                        to="sekretariat.pegawai",
                    ),
                ),
            ],
            options={
                "verbose_name": "temuan rangkap jabatan",
                "verbose_name_plural": "temuan rangkap jabatan",
                "indexes": [models.Index(fields=["status", "-id"], name="temuan_rangkap_status")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "terbuka")),
                        fields=("pegawai", "jabatan", "sumber"),
                        name="temuan_rangkap_satu_terbuka",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diselesaikan_oleh__isnull", True),
                                ("diselesaikan_pada__isnull", True),
                                ("hasil", ""),
                                ("status", "terbuka"),
                            ),
                            models.Q(
                                ("diselesaikan_oleh__isnull", False),
                                ("diselesaikan_pada__isnull", False),
                                ("status", "selesai"),
                                models.Q(("hasil", ""), _negated=True),
                                models.Q(("catatan", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="temuan_rangkap_selesai_lengkap",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PemeriksaanRangkap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tanggal", models.DateField(unique=True, verbose_name="tanggal")),
                ("diperiksa", models.PositiveIntegerField(verbose_name="pegawai diperiksa")),
                ("ditemukan", models.PositiveIntegerField(verbose_name="temuan baru")),
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="pada",
                    ),
                ),
            ],
            options={
                "verbose_name": "pemeriksaan rangkap jabatan",
                "verbose_name_plural": "pemeriksaan rangkap jabatan",
            },
        ),
        migrations.RunSQL(BEKU, CAIR),
    ]
