import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import lpse.kode
import lpse.models.kalender
from django.conf import settings
from django.db import migrations, models

# As it stood when this was written: a later form of it is a later migration.
POLA_LUAR = (
    r"^s3:(https?://)?([A-Za-z0-9][A-Za-z0-9.-]*|\[[0-9A-Fa-f:.]+\])(:[0-9]+)?/[^\s?#]*$"
    r"|^sftp:([A-Za-z0-9_][A-Za-z0-9_.-]*@)?([A-Za-z0-9][A-Za-z0-9.-]*|\[[0-9A-Fa-f:.]+\]):/[^\s?#]*$"
    r"|^sftp://([A-Za-z0-9_][A-Za-z0-9_.-]*@)?([A-Za-z0-9][A-Za-z0-9.-]*|\[[0-9A-Fa-f:.]+\])(:[0-9]+)?/[^\s?#]*$"
)
BEKU = """
CREATE FUNCTION arsip_tolak_ubah() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Tabel % hanya dapat ditambah.', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
-- What a backup is and what it must come to never changes; only what was done with it later does.
CREATE TRIGGER cadangan_beku BEFORE UPDATE ON arsip_cadangan FOR EACH ROW
    WHEN ((OLD.sumber_id, OLD.repositori_id, OLD.asal_id, OLD.snapshot, OLD.dari_saat, OLD.manifes,
           OLD.baris, OLD.berkas, OLD.ukuran, OLD.ukuran_baru)
          IS DISTINCT FROM
          (NEW.sumber_id, NEW.repositori_id, NEW.asal_id, NEW.snapshot, NEW.dari_saat, NEW.manifes,
           NEW.baris, NEW.berkas, NEW.ukuran, NEW.ukuran_baru))
    EXECUTE FUNCTION arsip_tolak_ubah();
CREATE TRIGGER cadangan_tidak_dihapus BEFORE DELETE ON arsip_cadangan FOR EACH ROW
    EXECUTE FUNCTION arsip_tolak_ubah();
-- A job that is over stays as it ended: a failure is not made a success afterwards.
CREATE TRIGGER pekerjaan_berakhir_beku BEFORE UPDATE ON arsip_pekerjaan FOR EACH ROW
    WHEN (OLD.berakhir_pada IS NOT NULL AND OLD IS DISTINCT FROM NEW)
    EXECUTE FUNCTION arsip_tolak_ubah();
CREATE TRIGGER pekerjaan_tidak_dihapus BEFORE DELETE ON arsip_pekerjaan FOR EACH ROW
    EXECUTE FUNCTION arsip_tolak_ubah();
"""
CAIR = """
DROP TRIGGER pekerjaan_tidak_dihapus ON arsip_pekerjaan;
DROP TRIGGER pekerjaan_berakhir_beku ON arsip_pekerjaan;
DROP TRIGGER cadangan_tidak_dihapus ON arsip_cadangan;
DROP TRIGGER cadangan_beku ON arsip_cadangan;
DROP FUNCTION arsip_tolak_ubah();
"""


def isi_bawaan(apps, schema_editor):
    """This portal itself and the repository beside its data: what is backed up before anybody sets it up."""
    utama = apps.get_model("arsip", "Repositori").objects.create(
        kode="utama", nama="Repositori di server ini", jenis="utama"
    )
    apps.get_model("arsip", "Sumber").objects.create(
        kode="portal", nama="Portal LPSE", jenis="portal", repositori=utama
    )


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("lpse", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Repositori",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kode", models.SlugField(max_length=30, verbose_name="kode")),
                ("nama", models.CharField(max_length=120, verbose_name="nama")),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("utama", "Repositori utama"),
                            ("luar", "Penyimpanan luar (S3 atau SFTP)"),
                            ("media", "Media portabel"),
                        ],
                        max_length=6,
                        verbose_name="jenis",
                    ),
                ),
                ("lokasi", models.CharField(blank=True, max_length=400, verbose_name="lokasi")),
                ("sandi", models.CharField(blank=True, max_length=200, verbose_name="rujukan sandi")),
                ("rahasia", models.CharField(blank=True, max_length=200, verbose_name="rujukan kunci akses")),
                ("id_mesin", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "disiapkan_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="disiapkan pada"),
                ),
                (
                    "diperiksa_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="struktur terakhir diperiksa"),
                ),
                (
                    "dibaca_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="isi terakhir dibaca ulang"),
                ),
                ("bagian_baca", models.PositiveSmallIntegerField(default=1, editable=False)),
                ("is_aktif", models.BooleanField(default=True, verbose_name="dipakai")),
                ("alarm_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
            ],
            options={
                "verbose_name": "repositori cadangan",
                "verbose_name_plural": "repositori cadangan",
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Upper("kode"), name="repositori_kode_unik"
                    ),
                    models.UniqueConstraint(fields=("lokasi",), name="repositori_lokasi_unik"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rahasia__regex", "^$|^env:CADANGAN_[A-Z0-9_]+$|^berkas:/.+$"),
                            ("sandi__regex", "^$|^env:CADANGAN_[A-Z0-9_]+$|^berkas:/.+$"),
                        ),
                        name="repositori_rujukan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("jenis", "luar"), ("lokasi__regex", POLA_LUAR)),
                            models.Q(
                                models.Q(("jenis", "luar"), _negated=True),
                                ("lokasi__regex", "^$|^/(\\S| )*$|^media:[A-Za-z0-9-]+$"),
                            ),
                            _connector="OR",
                        ),
                        name="repositori_lokasi_berbentuk",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("disiapkan_pada__isnull", True), ("id_mesin", "")),
                            models.Q(
                                ("disiapkan_pada__isnull", False), models.Q(("id_mesin", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="repositori_disiapkan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sumber",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kode", models.SlugField(max_length=30, verbose_name="kode")),
                ("nama", models.CharField(max_length=120, verbose_name="nama")),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("portal", "Portal ini: basis data dan berkas"),
                            ("basis_data", "Basis data PostgreSQL"),
                            ("direktori", "Direktori berkas"),
                        ],
                        max_length=10,
                        verbose_name="jenis",
                    ),
                ),
                (
                    "rujukan",
                    models.CharField(blank=True, max_length=200, verbose_name="rujukan alamat basis data"),
                ),
                ("jalur", models.CharField(blank=True, max_length=400, verbose_name="jalur direktori")),
                (
                    "is_titik_kait",
                    models.BooleanField(default=False, verbose_name="jalur adalah disk yang dipasang"),
                ),
                ("penanda", models.CharField(blank=True, max_length=200, verbose_name="berkas penanda")),
                (
                    "selang_jam",
                    models.PositiveSmallIntegerField(
                        default=24,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(168),
                        ],
                        verbose_name="dicadangkan setiap (jam)",
                    ),
                ),
                ("mulai_pukul", models.TimeField(default="01:00", verbose_name="mulai pukul")),
                (
                    "batas_jam",
                    models.PositiveSmallIntegerField(
                        default=6,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(72),
                        ],
                        verbose_name="batas waktu (jam)",
                    ),
                ),
                ("is_aktif", models.BooleanField(default=True, verbose_name="dicadangkan")),
                ("alarm_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
                (
                    "repositori",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sumber",
                        to="arsip.repositori",
                        verbose_name="repositori",
                    ),
                ),
            ],
            options={
                "verbose_name": "sumber cadangan",
                "verbose_name_plural": "sumber cadangan",
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Upper("kode"), name="sumber_kode_unik"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("jenis", "portal")), fields=("jenis",), name="sumber_satu_portal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("jalur", ""), ("jenis", "portal"), ("rujukan", "")),
                            models.Q(
                                ("jalur", ""),
                                ("jenis", "basis_data"),
                                models.Q(("rujukan", ""), _negated=True),
                            ),
                            models.Q(("jalur__startswith", "/"), ("jenis", "direktori"), ("rujukan", "")),
                            _connector="OR",
                        ),
                        name="sumber_sesuai_jenis",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rujukan__regex", "^$|^env:CADANGAN_[A-Z0-9_]+$|^berkas:/.+$")),
                        name="sumber_rujukan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_titik_kait", False),
                            models.Q(("penanda", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="sumber_bertanda",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("penanda__regex", "^$|^[^/]*[^/.][^/]*$")),
                        name="sumber_penanda_satu_nama",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("batas_jam__range", (1, 72)), ("selang_jam__range", (1, 168))),
                        name="sumber_jadwal",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cadangan",
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
                ("snapshot", models.CharField(max_length=64, verbose_name="snapshot")),
                ("dari_saat", models.DateTimeField(verbose_name="keadaan pada")),
                ("manifes", models.JSONField(verbose_name="manifes")),
                ("baris", models.BigIntegerField(default=0, verbose_name="baris")),
                ("berkas", models.BigIntegerField(default=0, verbose_name="berkas")),
                ("ukuran", models.BigIntegerField(default=0, verbose_name="ukuran (byte)")),
                ("ukuran_baru", models.BigIntegerField(default=0, verbose_name="yang baru disimpan (byte)")),
                (
                    "dibaca_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="isi dibaca ulang pada"),
                ),
                ("diuji_pada", models.DateTimeField(blank=True, null=True, verbose_name="diuji pulih pada")),
                ("ditahan", models.CharField(blank=True, max_length=200, verbose_name="ditahan karena")),
                ("dibuang_pada", models.DateTimeField(blank=True, null=True, verbose_name="dibuang pada")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
                (
                    "asal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="salinan",
                        to="arsip.cadangan",
                    ),
                ),
                (
                    "repositori",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cadangan",
                        to="arsip.repositori",
                    ),
                ),
                (
                    "sumber",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cadangan",
                        to="arsip.sumber",
                    ),
                ),
            ],
            options={
                "verbose_name": "cadangan",
                "verbose_name_plural": "cadangan",
                "indexes": [
                    models.Index(fields=["sumber", "repositori", "-dari_saat"], name="cadangan_terbaru")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("repositori", "snapshot"), name="cadangan_snapshot_unik"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("baris__gte", 0), ("berkas__gte", 0), ("ukuran__gte", 0), ("ukuran_baru__gte", 0)
                        ),
                        name="cadangan_hitungan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ditahan", ""), ("dibuang_pada__isnull", True), _connector="OR"),
                        name="cadangan_ditahan_tidak_dibuang",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pekerjaan",
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
                        choices=[
                            ("cadangkan", "Mencadangkan"),
                            ("periksa", "Memeriksa repositori"),
                            ("uji_pulih", "Menguji pemulihan"),
                            ("salin", "Menyalin ke repositori lain"),
                            ("bersihkan", "Membersihkan cadangan lama"),
                        ],
                        max_length=10,
                        verbose_name="jenis",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("antre", "Menunggu giliran"),
                            ("berjalan", "Berjalan"),
                            ("berhasil", "Berhasil"),
                            ("gagal", "Gagal"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default="antre",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("giliran", models.DateTimeField(blank=True, null=True, verbose_name="giliran")),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dibuat pada",
                    ),
                ),
                ("dimulai_pada", models.DateTimeField(blank=True, null=True, verbose_name="dimulai pada")),
                ("berakhir_pada", models.DateTimeField(blank=True, null=True, verbose_name="berakhir pada")),
                (
                    "tenggat",
                    models.DateTimeField(blank=True, null=True, verbose_name="paling lambat selesai"),
                ),
                ("detak", models.DateTimeField(blank=True, null=True, verbose_name="detak terakhir")),
                ("inang", models.CharField(blank=True, editable=False, max_length=100)),
                ("pid", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                (
                    "tahap",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("periksa_awal", "Memeriksa persyaratan"),
                            ("basis_data", "Menyalin basis data"),
                            ("urai", "Membaca ulang salinan basis data"),
                            ("simpan", "Menyimpan ke repositori"),
                            ("baca", "Membaca ulang isi repositori"),
                            ("ambil", "Mengambil isi cadangan"),
                            ("pulihkan", "Memulihkan basis data"),
                            ("cocokkan", "Mencocokkan dengan manifes"),
                            ("salin", "Menyalin"),
                            ("bersihkan", "Membersihkan"),
                        ],
                        max_length=12,
                        verbose_name="tahap",
                    ),
                ),
                ("kemajuan", models.JSONField(default=dict, verbose_name="kemajuan")),
                (
                    "alasan_turun",
                    models.CharField(blank=True, max_length=300, verbose_name="alasan isi berkurang"),
                ),
                ("is_diminta_berhenti", models.BooleanField(default=False, verbose_name="diminta berhenti")),
                (
                    "sebab",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("program_tidak_ada", "Program tidak terpasang"),
                            ("versi_tidak_cocok", "Versi program tidak cocok"),
                            ("server_tidak_terjangkau", "Server tidak dapat dihubungi"),
                            ("jalur_tidak_ada", "Jalur sumber tidak ada"),
                            ("tidak_terpasang", "Disk sumber tidak terpasang"),
                            ("penanda_tidak_ada", "Berkas penanda tidak ada"),
                            ("jam_tidak_benar", "Jam server tidak benar"),
                            ("disk_penuh", "Disk tujuan penuh"),
                            ("sandi_salah", "Sandi repositori salah"),
                            ("repositori_tidak_ada", "Repositori tidak ditemukan"),
                            ("terkunci", "Repositori terkunci"),
                            ("rusak", "Repositori rusak"),
                            ("dump_rusak", "Salinan basis data tidak utuh"),
                            ("sumber_berubah", "Sebagian sumber tidak terbaca"),
                            ("turun_tajam", "Isi jauh berkurang dari cadangan sebelumnya"),
                            ("tidak_cocok", "Hasil tidak sama dengan manifes"),
                            ("lewat_tenggat", "Melewati batas waktu"),
                            ("terputus", "Prosesnya berhenti di tengah jalan"),
                            ("lainnya", "Sebab lain"),
                        ],
                        max_length=24,
                        verbose_name="sebab gagal",
                    ),
                ),
                ("galat", models.TextField(blank=True, max_length=2000, verbose_name="keterangan")),
                ("rc", models.SmallIntegerField(blank=True, null=True, verbose_name="kode keluar")),
                ("versi", models.CharField(blank=True, max_length=120, verbose_name="versi mesin")),
                ("hasil", models.JSONField(default=dict, verbose_name="hasil")),
                (
                    "cadangan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pekerjaan",
                        to="arsip.cadangan",
                    ),
                ),
                (
                    "diminta_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "repositori",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pekerjaan",
                        to="arsip.repositori",
                    ),
                ),
                (
                    "tujuan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pekerjaan_masuk",
                        to="arsip.repositori",
                    ),
                ),
                (
                    "sumber",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pekerjaan",
                        to="arsip.sumber",
                    ),
                ),
            ],
            options={
                "verbose_name": "pekerjaan cadangan",
                "verbose_name_plural": "pekerjaan cadangan",
                "indexes": [
                    models.Index(fields=["status", "-dibuat_pada"], name="pekerjaan_status"),
                    models.Index(fields=["sumber", "jenis", "-berakhir_pada"], name="pekerjaan_sumber"),
                    models.Index(fields=["-dibuat_pada", "-id"], name="pekerjaan_terbaru"),
                ],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("status", "berjalan")),
                        expressions=[
                            (
                                lpse.models.kalender.Int8Range(
                                    "repositori",
                                    "repositori",
                                    django.contrib.postgres.fields.ranges.RangeBoundary(
                                        inclusive_lower=True, inclusive_upper=True
                                    ),
                                ),
                                "&&",
                            ),
                            (
                                lpse.models.kalender.Int8Range(
                                    models.Case(
                                        models.When(jenis="cadangkan", then=models.F("id")), default=None
                                    ),
                                    models.Case(
                                        models.When(jenis="cadangkan", then=models.F("id")), default=None
                                    ),
                                    django.contrib.postgres.fields.ranges.RangeBoundary(
                                        inclusive_lower=True, inclusive_upper=True
                                    ),
                                ),
                                "&&",
                            ),
                        ],
                        name="pekerjaan_satu_di_repositori",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "berjalan"), ("tujuan__isnull", False)),
                        fields=("tujuan",),
                        name="pekerjaan_satu_di_tujuan",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("giliran__isnull", False)),
                        fields=("jenis", "sumber", "repositori", "tujuan", "giliran"),
                        name="pekerjaan_giliran_sekali",
                        nulls_distinct=False,
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("antre", "berjalan"))),
                        fields=("jenis", "sumber", "repositori", "tujuan"),
                        name="pekerjaan_satu_terbuka",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("berakhir_pada__isnull", True),
                                ("dimulai_pada__isnull", True),
                                ("status", "antre"),
                            ),
                            models.Q(
                                ("berakhir_pada__isnull", True),
                                ("dimulai_pada__isnull", False),
                                ("status", "berjalan"),
                            ),
                            models.Q(
                                ("berakhir_pada__isnull", False),
                                ("status__in", ("berhasil", "gagal", "dibatalkan")),
                            ),
                            _connector="OR",
                        ),
                        name="pekerjaan_waktu",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "gagal"), models.Q(("sebab", ""), _negated=True)),
                            models.Q(models.Q(("status", "gagal"), _negated=True), ("sebab", "")),
                            _connector="OR",
                        ),
                        name="pekerjaan_gagal_bersebab",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("jenis__in", ("cadangkan", "uji_pulih")),
                                ("sumber__isnull", False),
                                ("tujuan__isnull", True),
                            ),
                            models.Q(("jenis", "salin"), ("tujuan__isnull", False)),
                            models.Q(
                                ("jenis__in", ("periksa", "bersihkan")),
                                ("sumber__isnull", True),
                                ("tujuan__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="pekerjaan_sesuai_jenis",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tujuan__isnull", True),
                            models.Q(("tujuan", models.F("repositori")), _negated=True),
                            _connector="OR",
                        ),
                        name="pekerjaan_ke_lain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("alasan_turun", ""), ("diminta_oleh__isnull", False), _connector="OR"
                        ),
                        name="pekerjaan_turun_oleh_orang",
                    ),
                ],
            },
        ),
        migrations.RunSQL(BEKU, CAIR),
        migrations.RunPython(isi_bawaan, migrations.RunPython.noop),
    ]
