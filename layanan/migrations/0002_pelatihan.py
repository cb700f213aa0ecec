"""Trainings, their participants and what they thought; an evaluation stays as it was given."""

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import lpse.kode
import lpse.models.naskah
from django.conf import settings
from django.db import migrations, models


BEKU = """
CREATE TRIGGER evaluasi_pelatihan_beku BEFORE UPDATE OR DELETE ON layanan_evaluasipelatihan
    FOR EACH ROW EXECUTE FUNCTION layanan_tolak_ubah();
"""
CAIR = "DROP TRIGGER evaluasi_pelatihan_beku ON layanan_evaluasipelatihan;"


class Migration(migrations.Migration):
    dependencies = [
        ("layanan", "0001_tiket"),
        ("lpse", "0010_naskah_layanan"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Pelatihan",
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
                    "bentuk",
                    models.CharField(
                        choices=[
                            ("pelatihan", "Pelatihan"),
                            ("pembinaan", "Pembinaan"),
                            ("sosialisasi", "Sosialisasi"),
                        ],
                        max_length=12,
                        verbose_name="bentuk",
                    ),
                ),
                ("judul", models.CharField(max_length=150, verbose_name="judul")),
                ("uraian", models.TextField(blank=True, max_length=3000, verbose_name="uraian")),
                ("sasaran", models.CharField(blank=True, max_length=200, verbose_name="untuk siapa")),
                ("pengajar", models.CharField(max_length=200, verbose_name="pengajar")),
                ("tempat", models.CharField(blank=True, max_length=200, verbose_name="tempat lain")),
                ("mulai", models.DateTimeField(verbose_name="mulai")),
                ("selesai", models.DateTimeField(verbose_name="selesai")),
                ("tutup_pada", models.DateTimeField(verbose_name="pendaftaran ditutup pada")),
                (
                    "kapasitas",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(500),
                        ],
                        verbose_name="kapasitas",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draf", "Draf"),
                            ("dibuka", "Pendaftaran dibuka"),
                            ("ditutup", "Pendaftaran ditutup"),
                            ("selesai", "Selesai"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default="draf",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("urutan", models.PositiveIntegerField(db_default=0, default=0, editable=False)),
                ("dibuka_pada", models.DateTimeField(blank=True, null=True, verbose_name="dibuka pada")),
                (
                    "diingatkan_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="diingatkan pada"),
                ),
                ("diakhiri_pada", models.DateTimeField(blank=True, null=True, verbose_name="diakhiri pada")),
                ("alasan", models.TextField(blank=True, max_length=1000, verbose_name="alasan dibatalkan")),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dibuat pada",
                    ),
                ),
                (
                    "diubah_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diubah pada",
                    ),
                ),
                (
                    "diakhiri_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dibuat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lokasi",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.lokasi",
                        verbose_name="lokasi",
                    ),
                ),
            ],
            options={
                "verbose_name": "pelatihan",
                "verbose_name_plural": "pelatihan",
                "indexes": [
                    models.Index(fields=["status", "mulai"], name="pelatihan_status_mulai"),
                    models.Index(fields=["mulai", "id"], name="pelatihan_mulai"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("selesai__gt", models.F("mulai"))), name="pelatihan_selesai"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tutup_pada__lte", models.F("selesai"))), name="pelatihan_tutup"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kapasitas__gte", 1), ("kapasitas__lte", 500)),
                        name="pelatihan_kapasitas",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("judul", ""), _negated=True), name="pelatihan_berjudul"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lokasi__isnull", False),
                            models.Q(("tempat", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="pelatihan_bertempat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "dibatalkan"), _negated=True),
                            models.Q(("alasan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="pelatihan_batal_beralasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("selesai", "dibatalkan")), _negated=True),
                            models.Q(("diakhiri_oleh__isnull", False), ("diakhiri_pada__isnull", False)),
                            _connector="OR",
                        ),
                        name="pelatihan_diakhiri",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MateriPelatihan",
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
                ("judul", models.CharField(max_length=150, verbose_name="judul")),
                ("publik", models.BooleanField(default=True, verbose_name="boleh diunduh siapa saja")),
                (
                    "diunggah_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diunggah pada",
                    ),
                ),
                (
                    "berkas",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lpse.berkas"
                    ),
                ),
                (
                    "diunggah_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pelatihan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="materi",
                        to="layanan.pelatihan",
                    ),
                ),
            ],
            options={
                "verbose_name": "materi pelatihan",
                "verbose_name_plural": "materi pelatihan",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("judul", ""), _negated=True), name="materi_pelatihan_berjudul"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PesertaPelatihan",
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
                        default=lpse.models.naskah.kode_acak,
                        editable=False,
                        max_length=14,
                        unique=True,
                        verbose_name="kode pendaftaran",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("belum_dikonfirmasi", "Menunggu konfirmasi surel"),
                            ("terdaftar", "Terdaftar"),
                            ("daftar_tunggu", "Daftar tunggu"),
                            ("batal", "Batal"),
                            ("hadir", "Hadir"),
                            ("tidak_hadir", "Tidak hadir"),
                        ],
                        default="belum_dikonfirmasi",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("urut", models.PositiveIntegerField(blank=True, null=True, verbose_name="urutan")),
                ("nama", models.CharField(max_length=150, verbose_name="nama")),
                ("surel", models.EmailField(max_length=254, verbose_name="surel")),
                ("telepon", models.CharField(blank=True, max_length=20, verbose_name="telepon")),
                (
                    "instansi",
                    models.CharField(blank=True, max_length=200, verbose_name="perusahaan atau instansi"),
                ),
                ("nip", models.CharField(blank=True, max_length=18, verbose_name="NIP")),
                (
                    "didaftarkan_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="didaftarkan pada",
                    ),
                ),
                (
                    "hadir_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="kehadiran dicatat pada"),
                ),
                (
                    "akun",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pelatihan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="peserta",
                        to="layanan.pelatihan",
                    ),
                ),
                (
                    "satker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.satker",
                        verbose_name="satuan kerja",
                    ),
                ),
                (
                    "sertifikat",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.naskah",
                    ),
                ),
            ],
            options={
                "verbose_name": "peserta pelatihan",
                "verbose_name_plural": "peserta pelatihan",
                "indexes": [
                    models.Index(fields=["pelatihan", "status", "urut"], name="peserta_pelatihan_status"),
                    models.Index(fields=["pelatihan", "id"], name="peserta_pelatihan_daftar"),
                    models.Index(
                        django.db.models.functions.text.Upper("surel"), name="peserta_pelatihan_surel"
                    ),
                    models.Index(
                        condition=models.Q(("status", "belum_dikonfirmasi")),
                        fields=["didaftarkan_pada"],
                        name="peserta_belum_konfirmasi",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("pelatihan"),
                        django.db.models.functions.text.Upper("surel"),
                        condition=models.Q(("status", "batal"), _negated=True),
                        name="peserta_pelatihan_sekali",
                    ),
                    models.UniqueConstraint(fields=("pelatihan", "urut"), name="peserta_pelatihan_urut"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ("belum_dikonfirmasi", "batal")),
                            ("urut__isnull", False),
                            _connector="OR",
                        ),
                        name="peserta_pelatihan_berurut",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "hadir"), _negated=True),
                            ("hadir_pada__isnull", False),
                            _connector="OR",
                        ),
                        name="peserta_pelatihan_hadir",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nama", ""), _negated=True), name="peserta_pelatihan_bernama"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluasiPelatihan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("materi", models.PositiveSmallIntegerField(verbose_name="materi")),
                ("pengajar", models.PositiveSmallIntegerField(verbose_name="pengajar")),
                (
                    "penyelenggaraan",
                    models.PositiveSmallIntegerField(verbose_name="tempat dan penyelenggaraan"),
                ),
                ("manfaat", models.PositiveSmallIntegerField(verbose_name="manfaat bagi pekerjaan")),
                ("saran", models.TextField(blank=True, max_length=1000, verbose_name="saran")),
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="pada",
                    ),
                ),
                (
                    "peserta",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluasi",
                        to="layanan.pesertapelatihan",
                    ),
                ),
            ],
            options={
                "verbose_name": "evaluasi pelatihan",
                "verbose_name_plural": "evaluasi pelatihan",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("manfaat__in", (1, 2, 3, 4)),
                            ("materi__in", (1, 2, 3, 4)),
                            ("pengajar__in", (1, 2, 3, 4)),
                            ("penyelenggaraan__in", (1, 2, 3, 4)),
                        ),
                        name="evaluasi_pelatihan_1_4",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TautanPeserta",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sidik", models.CharField(max_length=64, unique=True)),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
                (
                    "peserta",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tautan",
                        to="layanan.pesertapelatihan",
                    ),
                ),
            ],
            options={
                "verbose_name": "tautan peserta",
                "verbose_name_plural": "tautan peserta",
            },
        ),
        migrations.RunSQL(BEKU, CAIR),
    ]
