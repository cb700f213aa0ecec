"""The server room: permits, visits, access list, readings and their limits, findings.

Readings and limits are only ever added; a decision and a visit that is over stay as they were.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import lpse.kode
from django.conf import settings
from django.db import migrations, models

BEKU = """
CREATE TRIGGER bacaan_lingkungan_beku BEFORE UPDATE OR DELETE ON infrastruktur_bacaanlingkungan
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_tolak_ubah();
CREATE TRIGGER batas_lingkungan_beku BEFORE UPDATE OR DELETE ON infrastruktur_bataslingkungan
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_tolak_ubah();
CREATE TRIGGER kunjungan_server_beku BEFORE UPDATE OR DELETE ON infrastruktur_kunjunganruangserver
    FOR EACH ROW WHEN (OLD.keluar_pada IS NOT NULL) EXECUTE FUNCTION infrastruktur_tolak_ubah();

CREATE FUNCTION infrastruktur_izin_ruang_beku() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Izin yang sudah diputus tidak berubah lagi.' USING ERRCODE = 'check_violation';
END $$;

-- What was decided on stays what it was; only where it stands goes on.
CREATE TRIGGER izin_ruang_beku BEFORE UPDATE ON infrastruktur_izinruangserver
    FOR EACH ROW WHEN (
        OLD.diputus_pada IS NOT NULL AND
        (OLD.lokasi_id, OLD.jenis, OLD.akun_id, OLD.nama, OLD.jenis_identitas, OLD.nomor_identitas, OLD.instansi,
            OLD.alamat, OLD.rombongan, OLD.tujuan, OLD.rencana_masuk, OLD.rencana_keluar, OLD.diputus_pada,
            OLD.diputus_oleh_id, OLD.delegasi_id, OLD.dasar, OLD.naskah_id)
        IS DISTINCT FROM
        (NEW.lokasi_id, NEW.jenis, NEW.akun_id, NEW.nama, NEW.jenis_identitas, NEW.nomor_identitas, NEW.instansi,
            NEW.alamat, NEW.rombongan, NEW.tujuan, NEW.rencana_masuk, NEW.rencana_keluar, NEW.diputus_pada,
            NEW.diputus_oleh_id, NEW.delegasi_id, NEW.dasar, NEW.naskah_id)
    ) EXECUTE FUNCTION infrastruktur_izin_ruang_beku();

-- The times of the visit are the book's: no device comes in before it, and none once it is over.
CREATE FUNCTION infrastruktur_perangkat_beku() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM infrastruktur_izinruangserver
        WHERE id = COALESCE(NEW.izin_id, OLD.izin_id) AND status IN ('ditolak', 'selesai', 'batal', 'kedaluwarsa')
    ) THEN
        RAISE EXCEPTION 'Perangkat izin yang sudah berakhir tidak berubah lagi.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER perangkat_izin_beku BEFORE INSERT OR UPDATE OR DELETE ON infrastruktur_perangkatizin
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_perangkat_beku();
"""
CAIR = """
DROP TRIGGER perangkat_izin_beku ON infrastruktur_perangkatizin;
DROP FUNCTION infrastruktur_perangkat_beku();
DROP TRIGGER izin_ruang_beku ON infrastruktur_izinruangserver;
DROP FUNCTION infrastruktur_izin_ruang_beku();
DROP TRIGGER kunjungan_server_beku ON infrastruktur_kunjunganruangserver;
DROP TRIGGER batas_lingkungan_beku ON infrastruktur_bataslingkungan;
DROP TRIGGER bacaan_lingkungan_beku ON infrastruktur_bacaanlingkungan;
"""


def isi_batas(apps, schema_editor):
    """The figures data centres commonly keep to; no regulation here gives any. An officer sets others."""
    apps.get_model("infrastruktur", "BatasLingkungan").objects.create(
        suhu_min=18, suhu_maks=27, lembap_min=40, lembap_maks=60, jeda_jam=8, alasan="Nilai awal"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("infrastruktur", "0004_gangguan"),
        ("lpse", "0011_naskah_infrastruktur"),
    ]

    operations = [
        migrations.CreateModel(
            name="AksesTetap",
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
                ("mulai", models.DateField(verbose_name="berlaku dari")),
                ("selesai", models.DateField(verbose_name="berlaku sampai dengan")),
                ("alasan", models.CharField(max_length=200, verbose_name="tugas di ruang server")),
                (
                    "ditetapkan_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
                ("dicabut_pada", models.DateTimeField(blank=True, null=True, verbose_name="dicabut pada")),
                (
                    "akun",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dicabut_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ditetapkan_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lokasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lpse.lokasi"
                    ),
                ),
            ],
            options={
                "verbose_name": "akses tetap ruang server",
                "verbose_name_plural": "akses tetap ruang server",
                "indexes": [models.Index(fields=["akun", "selesai"], name="akses_tetap_akun")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("selesai__gte", models.F("mulai"))), name="akses_tetap_bermasa"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True), name="akses_tetap_beralasan"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ditetapkan_oleh", models.F("akun")), _negated=True),
                        name="akses_tetap_dua_orang",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dicabut_oleh__isnull", True), ("dicabut_pada__isnull", True)),
                            models.Q(("dicabut_oleh__isnull", False), ("dicabut_pada__isnull", False)),
                            _connector="OR",
                        ),
                        name="akses_tetap_dicabut_berpasangan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BatasLingkungan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "suhu_min",
                    models.DecimalField(
                        decimal_places=1, max_digits=4, verbose_name="suhu paling rendah (°C)"
                    ),
                ),
                (
                    "suhu_maks",
                    models.DecimalField(
                        decimal_places=1, max_digits=4, verbose_name="suhu paling tinggi (°C)"
                    ),
                ),
                (
                    "lembap_min",
                    models.DecimalField(
                        decimal_places=1, max_digits=4, verbose_name="kelembapan paling rendah (%)"
                    ),
                ),
                (
                    "lembap_maks",
                    models.DecimalField(
                        decimal_places=1, max_digits=4, verbose_name="kelembapan paling tinggi (%)"
                    ),
                ),
                (
                    "jeda_jam",
                    models.PositiveSmallIntegerField(verbose_name="jam kerja tanpa bacaan paling lama"),
                ),
                ("alasan", models.CharField(max_length=200, verbose_name="alasan")),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="berlaku sejak",
                    ),
                ),
                (
                    "dibuat_oleh",
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
                "verbose_name": "batas lingkungan ruang server",
                "verbose_name_plural": "batas lingkungan ruang server",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lembap_maks__gt", models.F("lembap_min")),
                            ("suhu_maks__gt", models.F("suhu_min")),
                        ),
                        name="batas_lingkungan_berurut",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lembap_maks__lte", 100),
                            ("lembap_min__gte", 0),
                            ("suhu_maks__lte", 60),
                            ("suhu_min__gte", 0),
                        ),
                        name="batas_lingkungan_wajar",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("jeda_jam__gte", 1), ("jeda_jam__lte", 100)),
                        name="batas_lingkungan_jeda",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True), name="batas_lingkungan_beralasan"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BacaanLingkungan",
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
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dibaca pada",
                    ),
                ),
                (
                    "suhu",
                    models.DecimalField(
                        blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="suhu (°C)"
                    ),
                ),
                (
                    "kelembapan",
                    models.DecimalField(
                        blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="kelembapan (%)"
                    ),
                ),
                (
                    "ups",
                    models.CharField(
                        blank=True,
                        choices=[("normal", "Normal"), ("gangguan", "Tidak normal")],
                        max_length=8,
                        verbose_name="UPS",
                    ),
                ),
                (
                    "ac",
                    models.CharField(
                        blank=True,
                        choices=[("normal", "Normal"), ("gangguan", "Tidak normal")],
                        max_length=8,
                        verbose_name="pendingin ruangan",
                    ),
                ),
                (
                    "cctv",
                    models.CharField(
                        blank=True,
                        choices=[("normal", "Normal"), ("gangguan", "Tidak normal")],
                        max_length=8,
                        verbose_name="CCTV",
                    ),
                ),
                (
                    "pintu",
                    models.CharField(
                        blank=True,
                        choices=[("normal", "Normal"), ("gangguan", "Tidak normal")],
                        max_length=8,
                        verbose_name="pintu",
                    ),
                ),
                ("catatan", models.CharField(blank=True, max_length=200, verbose_name="catatan")),
                (
                    "kondisi",
                    models.CharField(
                        choices=[("normal", "Normal"), ("tidak_normal", "Tidak normal")],
                        max_length=12,
                        verbose_name="kondisi",
                    ),
                ),
                (
                    "penyimpangan",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("suhu", "Suhu"),
                                ("kelembapan", "Kelembapan"),
                                ("ups", "UPS"),
                                ("ac", "Pendingin ruangan"),
                                ("cctv", "CCTV"),
                                ("pintu", "Pintu"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="di luar batas",
                    ),
                ),
                ("is_sensor", models.BooleanField(default=False, verbose_name="dikirim sensor")),
                (
                    "dicatat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
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
                    "lokasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lpse.lokasi"
                    ),
                ),
                (
                    "batas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infrastruktur.bataslingkungan",
                    ),
                ),
            ],
            options={
                "verbose_name": "bacaan lingkungan",
                "verbose_name_plural": "bacaan lingkungan",
                "indexes": [models.Index(fields=["lokasi", "-pada", "-id"], name="bacaan_lingkungan_pada")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("suhu__isnull", False),
                            ("kelembapan__isnull", False),
                            models.Q(("ups", ""), _negated=True),
                            models.Q(("ac", ""), _negated=True),
                            models.Q(("cctv", ""), _negated=True),
                            models.Q(("pintu", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="bacaan_lingkungan_berisi",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("suhu__isnull", True),
                            models.Q(("suhu__gte", -20), ("suhu__lte", 80)),
                            _connector="OR",
                        ),
                        name="bacaan_lingkungan_suhu",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kelembapan__isnull", True),
                            models.Q(("kelembapan__gte", 0), ("kelembapan__lte", 100)),
                            _connector="OR",
                        ),
                        name="bacaan_lingkungan_lembap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kondisi", "normal"), ("penyimpangan", [])),
                            models.Q(
                                ("kondisi", "tidak_normal"), models.Q(("penyimpangan", []), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="bacaan_lingkungan_kondisi",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EpisodeLingkungan",
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
                    "penyimpangan",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("suhu", "Suhu"),
                                ("kelembapan", "Kelembapan"),
                                ("ups", "UPS"),
                                ("ac", "Pendingin ruangan"),
                                ("cctv", "CCTV"),
                                ("pintu", "Pintu"),
                            ],
                            max_length=12,
                        ),
                        size=None,
                        verbose_name="di luar batas",
                    ),
                ),
                ("mulai", models.DateTimeField(verbose_name="sejak")),
                ("selesai", models.DateTimeField(blank=True, null=True, verbose_name="sampai")),
                (
                    "bacaan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infrastruktur.bacaanlingkungan",
                    ),
                ),
                (
                    "lokasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lpse.lokasi"
                    ),
                ),
            ],
            options={
                "verbose_name": "episode tidak normal",
                "verbose_name_plural": "episode tidak normal",
                "indexes": [models.Index(fields=["lokasi", "-mulai"], name="episode_lingkungan_mulai")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("selesai__isnull", True)),
                        fields=("lokasi",),
                        name="episode_lingkungan_satu",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("selesai__isnull", True), models.Q(("penyimpangan", []), _negated=True)
                            ),
                            models.Q(("penyimpangan", []), ("selesai__gte", models.F("mulai"))),
                            _connector="OR",
                        ),
                        name="episode_lingkungan_berurut",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IzinRuangServer",
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
                    "sidik_tautan",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=64),
                        blank=True,
                        default=list,
                        editable=False,
                        size=None,
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[("akses", "Akses ruang server"), ("fasilitas", "Penggunaan fasilitas LPSE")],
                        default="akses",
                        max_length=10,
                        verbose_name="jenis izin",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("menunggu", "Menunggu konfirmasi surel"),
                            ("diajukan", "Diajukan"),
                            ("disetujui", "Disetujui"),
                            ("ditolak", "Ditolak"),
                            ("di_dalam", "Di dalam"),
                            ("selesai", "Selesai"),
                            ("batal", "Batal"),
                            ("kedaluwarsa", "Kedaluwarsa"),
                        ],
                        default="menunggu",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("nama", models.CharField(max_length=150, verbose_name="nama lengkap")),
                (
                    "jenis_identitas",
                    models.CharField(
                        choices=[
                            ("ktp", "KTP"),
                            ("sim", "SIM"),
                            ("paspor", "Paspor"),
                            ("pegawai", "Kartu pegawai"),
                            ("lainnya", "Lainnya"),
                        ],
                        max_length=10,
                        verbose_name="jenis identitas",
                    ),
                ),
                ("nomor_identitas", models.CharField(max_length=30, verbose_name="nomor identitas")),
                ("instansi", models.CharField(max_length=200, verbose_name="perusahaan atau instansi")),
                ("alamat", models.CharField(max_length=300, verbose_name="alamat")),
                ("surel", models.EmailField(blank=True, max_length=254, verbose_name="surel")),
                ("telepon", models.CharField(blank=True, max_length=20, verbose_name="telepon")),
                (
                    "rombongan",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=150),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="datang bersama",
                    ),
                ),
                ("tujuan", models.CharField(max_length=500, verbose_name="tujuan")),
                ("rencana_masuk", models.DateTimeField(verbose_name="rencana masuk")),
                ("rencana_keluar", models.DateTimeField(verbose_name="rencana keluar")),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dibuat pada",
                    ),
                ),
                ("diajukan_pada", models.DateTimeField(blank=True, null=True, verbose_name="diajukan pada")),
                ("alasan", models.CharField(blank=True, max_length=300, verbose_name="alasan")),
                ("diputus_pada", models.DateTimeField(blank=True, null=True, verbose_name="diputus pada")),
                ("dasar", models.CharField(blank=True, max_length=200, verbose_name="dasar")),
                (
                    "berubah_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="berubah pada",
                    ),
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
                    "delegasi",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.delegasi",
                    ),
                ),
                (
                    "dicatat_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "diputus_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lokasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lpse.lokasi"
                    ),
                ),
                (
                    "naskah",
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
                "verbose_name": "izin ruang server",
                "verbose_name_plural": "izin ruang server",
                "indexes": [
                    models.Index(fields=["status", "-id"], name="izin_ruang_status"),
                    models.Index(fields=["rencana_masuk", "id"], name="izin_ruang_rencana"),
                    models.Index(fields=["akun", "-id"], name="izin_ruang_akun"),
                    models.Index(
                        django.db.models.functions.text.Upper("surel"),
                        models.OrderBy(models.F("id"), descending=True),
                        name="izin_ruang_surel",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("nama"), name="gin_trgm_ops"
                        ),
                        name="izin_ruang_nama_trgm",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("instansi"), name="gin_trgm_ops"
                        ),
                        name="izin_ruang_instansi_trgm",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nama", ""), _negated=True),
                            models.Q(("nomor_identitas", ""), _negated=True),
                            models.Q(("tujuan", ""), _negated=True),
                        ),
                        name="izin_ruang_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rencana_keluar__gt", models.F("rencana_masuk"))),
                        name="izin_ruang_bermasa",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("surel", ""), _negated=True),
                            ("dicatat_oleh__isnull", False),
                            _connector="OR",
                        ),
                        name="izin_ruang_terjangkau",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "menunggu"),
                            ("diajukan_pada__isnull", False),
                            ("status__in", ["batal", "kedaluwarsa"]),
                            _connector="OR",
                        ),
                        name="izin_ruang_diajukan_berwaktu",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ["disetujui", "di_dalam", "selesai", "ditolak"]), _negated=True
                            ),
                            models.Q(("diputus_oleh__isnull", False), ("diputus_pada__isnull", False)),
                            _connector="OR",
                        ),
                        name="izin_ruang_diputus",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "ditolak"), _negated=True),
                            models.Q(("alasan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="izin_ruang_ditolak_beralasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("disetujui", "di_dalam", "selesai")), _negated=True),
                            ("naskah__isnull", False),
                            _connector="OR",
                        ),
                        name="izin_ruang_bersurat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("diputus_oleh__isnull", True),
                            models.Q(
                                models.Q(
                                    ("akun__isnull", True),
                                    models.Q(("diputus_oleh", models.F("akun")), _negated=True),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("dicatat_oleh__isnull", True),
                                    models.Q(("diputus_oleh", models.F("dicatat_oleh")), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="izin_ruang_dua_orang",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KunjunganRuangServer",
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
                ("keperluan", models.CharField(blank=True, max_length=200, verbose_name="keperluan")),
                ("nomor_badge", models.CharField(blank=True, max_length=20, verbose_name="nomor badge")),
                (
                    "is_identitas_dititipkan",
                    models.BooleanField(default=False, verbose_name="kartu identitas dititipkan"),
                ),
                (
                    "is_identitas_dikembalikan",
                    models.BooleanField(default=False, verbose_name="kartu identitas dikembalikan"),
                ),
                (
                    "disetujui_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="disetujui pada"),
                ),
                (
                    "masuk_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="masuk pada",
                    ),
                ),
                ("keluar_pada", models.DateTimeField(blank=True, null=True, verbose_name="keluar pada")),
                (
                    "akses",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kunjungan",
                        to="infrastruktur.aksestetap",
                    ),
                ),
                (
                    "izin",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kunjungan",
                        to="infrastruktur.izinruangserver",
                    ),
                ),
                (
                    "keluar_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lokasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lpse.lokasi"
                    ),
                ),
                (
                    "masuk_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pendamping",
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
                "verbose_name": "kunjungan ruang server",
                "verbose_name_plural": "kunjungan ruang server",
                "indexes": [
                    models.Index(fields=["masuk_pada", "id"], name="kunjungan_server_masuk"),
                    models.Index(
                        condition=models.Q(("keluar_pada__isnull", True)),
                        fields=["masuk_pada"],
                        name="kunjungan_server_di_dalam",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("akses__isnull", True),
                                ("disetujui_pada__isnull", False),
                                ("izin__isnull", False),
                                ("nomor_badge__gt", ""),
                                ("pendamping__isnull", False),
                            ),
                            models.Q(
                                ("akses__isnull", False),
                                ("izin__isnull", True),
                                ("nomor_badge", ""),
                                ("pendamping__isnull", True),
                                models.Q(("keperluan", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="kunjungan_server_didampingi",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("disetujui_pada__isnull", True),
                            ("masuk_pada__gte", models.F("disetujui_pada")),
                            _connector="OR",
                        ),
                        name="kunjungan_server_sesudah_izin",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("keluar_oleh__isnull", True), ("keluar_pada__isnull", True)),
                            models.Q(
                                ("keluar_oleh__isnull", False), ("keluar_pada__gte", models.F("masuk_pada"))
                            ),
                            _connector="OR",
                        ),
                        name="kunjungan_server_keluar_sesudah_masuk",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_identitas_dikembalikan", False),
                            models.Q(("is_identitas_dititipkan", True), ("keluar_pada__isnull", False)),
                            _connector="OR",
                        ),
                        name="kunjungan_server_identitas",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Upper("nomor_badge"),
                        condition=models.Q(
                            ("keluar_pada__isnull", True), models.Q(("nomor_badge", ""), _negated=True)
                        ),
                        name="kunjungan_server_badge_sekali",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("keluar_pada__isnull", True)),
                        fields=("akses",),
                        name="kunjungan_server_pegawai_sekali",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PerangkatIzin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("jenis", models.CharField(max_length=80, verbose_name="jenis perangkat")),
                ("nomor_seri", models.CharField(max_length=80, verbose_name="nomor seri")),
                ("is_diminta", models.BooleanField(default=True, verbose_name="disebut di permohonan")),
                ("masuk_pada", models.DateTimeField(blank=True, null=True, verbose_name="masuk pada")),
                ("keluar_pada", models.DateTimeField(blank=True, null=True, verbose_name="keluar pada")),
                (
                    "izin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="perangkat",
                        to="infrastruktur.izinruangserver",
                    ),
                ),
            ],
            options={
                "verbose_name": "perangkat bawaan",
                "verbose_name_plural": "perangkat bawaan",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("izin"),
                        django.db.models.functions.text.Upper("nomor_seri"),
                        name="perangkat_izin_sekali",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("jenis", ""), _negated=True),
                            models.Q(("nomor_seri", ""), _negated=True),
                        ),
                        name="perangkat_izin_bernama",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("masuk_pada__isnull", True),
                            ("keluar_pada__isnull", True),
                            ("keluar_pada__gte", models.F("masuk_pada")),
                            _connector="OR",
                        ),
                        name="perangkat_izin_keluar_sesudah_masuk",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TemuanRuang",
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
                ("kunci", models.CharField(editable=False, max_length=80, unique=True)),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("perangkat_keluar", "Perangkat keluar tanpa tercatat masuk"),
                            ("perangkat_tertinggal", "Perangkat masuk, tidak keluar"),
                            ("lewat_waktu", "Masih di dalam lewat waktu izin"),
                            ("lewat_hari", "Belum tercatat keluar sampai akhir hari"),
                            ("tanpa_bacaan", "Hari kerja tanpa bacaan"),
                        ],
                        max_length=20,
                        verbose_name="jenis",
                    ),
                ),
                ("hari", models.DateField(verbose_name="hari")),
                ("rincian", models.CharField(blank=True, max_length=300, verbose_name="rincian")),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="ditemukan pada",
                    ),
                ),
                (
                    "selesai_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="ditindaklanjuti pada"),
                ),
                ("tindak_lanjut", models.CharField(blank=True, max_length=300, verbose_name="tindak lanjut")),
                (
                    "kunjungan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="temuan",
                        to="infrastruktur.kunjunganruangserver",
                    ),
                ),
                (
                    "lokasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lpse.lokasi"
                    ),
                ),
                (
                    "selesai_oleh",
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
                "verbose_name": "temuan ruang server",
                "verbose_name_plural": "temuan ruang server",
                "indexes": [
                    models.Index(
                        condition=models.Q(("selesai_pada__isnull", True)),
                        fields=["-id"],
                        name="temuan_ruang_terbuka",
                    ),
                    models.Index(fields=["lokasi", "hari"], name="temuan_ruang_hari"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("selesai_oleh__isnull", True),
                                ("selesai_pada__isnull", True),
                                ("tindak_lanjut", ""),
                            ),
                            models.Q(
                                ("selesai_oleh__isnull", False),
                                ("selesai_pada__isnull", False),
                                models.Q(("tindak_lanjut", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="temuan_ruang_ditindaklanjuti",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LembarRuangServer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("bulan", models.DateField(verbose_name="bulan")),
                (
                    "diterbitkan_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
                (
                    "diterbitkan_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lokasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lpse.lokasi"
                    ),
                ),
                (
                    "naskah",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.naskah",
                    ),
                ),
            ],
            options={
                "verbose_name": "lembar ruang server",
                "verbose_name_plural": "lembar ruang server",
                "constraints": [
                    models.UniqueConstraint(fields=("lokasi", "bulan"), name="lembar_ruang_sekali"),
                    models.CheckConstraint(
                        condition=models.Q(("bulan__day", 1)), name="lembar_ruang_awal_bulan"
                    ),
                ],
            },
        ),
        migrations.RunSQL(BEKU, CAIR),
        migrations.RunPython(isi_batas, migrations.RunPython.noop),
    ]
