"""Rooms, their bookings and closures, the guest book, internet access: no seat is booked twice."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import layanan.models.ruang
import lpse.kode
import lpse.models.kalender
from django.conf import settings
from django.db import migrations, models


PENJAGA = """
-- Whoever takes seats waits here for whoever closes the room or takes seats away, and the other way round.
CREATE FUNCTION layanan_jaga_kursi_ruang() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ruang layanan_ruang%ROWTYPE;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.status <> OLD.status AND OLD.status IN ('ditolak', 'dibatalkan', 'selesai') THEN
            RAISE EXCEPTION 'Pemesanan % sudah berakhir.', OLD.kode_datang
                USING ERRCODE = 'check_violation', CONSTRAINT = 'pemesanan_berakhir_tetap';
        END IF;
        IF (OLD.ruang_id, OLD.kursi, OLD.masa) IS NOT DISTINCT FROM (NEW.ruang_id, NEW.kursi, NEW.masa)
           AND NOT (OLD.status = 'tidak_hadir' AND NEW.status <> OLD.status) THEN
            RETURN NEW;
        END IF;
    END IF;
    IF NEW.status IN ('ditolak', 'dibatalkan', 'tidak_hadir') THEN
        RETURN NEW;
    END IF;
    SELECT * INTO ruang FROM layanan_ruang r WHERE r.id = NEW.ruang_id FOR SHARE;
    IF upper(NEW.kursi) - 1 > ruang.kursi THEN
        RAISE EXCEPTION 'Ruang % tidak mempunyai kursi %.', ruang.kode, upper(NEW.kursi) - 1
            USING ERRCODE = 'check_violation', CONSTRAINT = 'pemesanan_kursi_ada';
    END IF;
    IF EXISTS (SELECT 1 FROM layanan_penutupanruang p
                WHERE p.ruang_id = NEW.ruang_id AND p.dibuka_pada IS NULL AND p.masa && NEW.masa) THEN
        RAISE EXCEPTION 'Ruang % ditutup pada waktu itu.', ruang.kode
            USING ERRCODE = 'check_violation', CONSTRAINT = 'pemesanan_ruang_terbuka';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER jaga_kursi_ruang BEFORE INSERT OR UPDATE ON layanan_pemesananruang
    FOR EACH ROW EXECUTE FUNCTION layanan_jaga_kursi_ruang();

CREATE FUNCTION layanan_jaga_jumlah_kursi() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM layanan_pemesananruang p
                WHERE p.ruang_id = NEW.id AND upper(p.kursi) - 1 > NEW.kursi
                  AND p.status IN ('menunggu', 'diajukan', 'disetujui', 'hadir')) THEN
        RAISE EXCEPTION 'Ruang % sudah dipesan melebihi % kursi.', NEW.kode, NEW.kursi
            USING ERRCODE = 'check_violation', CONSTRAINT = 'pemesanan_kursi_ada';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER jaga_jumlah_kursi BEFORE UPDATE OF kursi ON layanan_ruang
    FOR EACH ROW EXECUTE FUNCTION layanan_jaga_jumlah_kursi();

CREATE FUNCTION layanan_jaga_penutupan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM layanan_ruang r WHERE r.id = NEW.ruang_id FOR NO KEY UPDATE;
    IF NEW.dibuka_pada IS NULL
       AND EXISTS (SELECT 1 FROM layanan_pemesananruang p
                    WHERE p.ruang_id = NEW.ruang_id AND p.masa && NEW.masa
                      AND p.status IN ('menunggu', 'diajukan', 'disetujui')) THEN
        RAISE EXCEPTION 'Masih ada pemesanan pada waktu yang ditutup.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'penutupan_tanpa_pemesanan';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER jaga_penutupan BEFORE INSERT OR UPDATE ON layanan_penutupanruang
    FOR EACH ROW EXECUTE FUNCTION layanan_jaga_penutupan();

-- The guest book keeps what was noted; only the person's own data may go, once they need not be kept.
CREATE FUNCTION layanan_jaga_kunjungan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.kode, OLD.jumlah, OLD.keperluan, OLD.pemesanan_id, OLD.masuk_pada, OLD.dicatat_oleh_id)
       IS DISTINCT FROM
       (NEW.kode, NEW.jumlah, NEW.keperluan, NEW.pemesanan_id, NEW.masuk_pada, NEW.dicatat_oleh_id)
       OR (OLD.keluar_pada IS NOT NULL AND (OLD.keluar_pada, OLD.keluar_oleh_id)
           IS DISTINCT FROM (NEW.keluar_pada, NEW.keluar_oleh_id)) THEN
        RAISE EXCEPTION 'Kunjungan % sudah tercatat dan tidak diubah lagi.', OLD.kode
            USING ERRCODE = 'check_violation', CONSTRAINT = 'kunjungan_tetap';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER jaga_kunjungan BEFORE UPDATE ON layanan_kunjungan
    FOR EACH ROW EXECUTE FUNCTION layanan_jaga_kunjungan();
"""

LEPAS = """
DROP TRIGGER jaga_kunjungan ON layanan_kunjungan;
DROP FUNCTION layanan_jaga_kunjungan();
DROP TRIGGER jaga_penutupan ON layanan_penutupanruang;
DROP FUNCTION layanan_jaga_penutupan();
DROP TRIGGER jaga_jumlah_kursi ON layanan_ruang;
DROP FUNCTION layanan_jaga_jumlah_kursi();
DROP TRIGGER jaga_kursi_ruang ON layanan_pemesananruang;
DROP FUNCTION layanan_jaga_kursi_ruang();
"""


class Migration(migrations.Migration):
    dependencies = [("layanan", "0002_pelatihan"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.CreateModel(
            name="PemesananRuang",
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
                    "kode_datang",
                    models.CharField(
                        default=layanan.models.ruang.kode_datang,
                        editable=False,
                        max_length=6,
                        unique=True,
                        verbose_name="kode pemesanan",
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
                ("masa", django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name="masa")),
                ("kursi", django.contrib.postgres.fields.ranges.IntegerRangeField(verbose_name="kursi")),
                ("jumlah", models.PositiveSmallIntegerField(verbose_name="jumlah orang")),
                (
                    "keperluan",
                    models.CharField(
                        choices=[
                            ("penawaran", "Memasukkan penawaran"),
                            ("pelatihan", "Pelatihan"),
                            ("verifikasi", "Verifikasi dokumen"),
                            ("lainnya", "Lainnya"),
                        ],
                        max_length=10,
                        verbose_name="keperluan",
                    ),
                ),
                ("keterangan", models.CharField(blank=True, max_length=300, verbose_name="keterangan")),
                ("nama", models.CharField(max_length=150, verbose_name="nama")),
                (
                    "instansi",
                    models.CharField(blank=True, max_length=200, verbose_name="perusahaan atau instansi"),
                ),
                ("surel", models.EmailField(blank=True, max_length=254, verbose_name="surel")),
                ("telepon", models.CharField(blank=True, max_length=20, verbose_name="telepon")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("menunggu", "Menunggu konfirmasi surel"),
                            ("diajukan", "Diajukan"),
                            ("disetujui", "Disetujui"),
                            ("ditolak", "Ditolak"),
                            ("dibatalkan", "Dibatalkan"),
                            ("hadir", "Hadir"),
                            ("tidak_hadir", "Tidak hadir"),
                            ("selesai", "Selesai"),
                        ],
                        default="menunggu",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("alasan", models.CharField(blank=True, max_length=200, verbose_name="alasan")),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dipesan pada",
                    ),
                ),
                ("diputus_pada", models.DateTimeField(blank=True, null=True, verbose_name="diputus pada")),
                ("urutan", models.PositiveSmallIntegerField(default=0, editable=False)),
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
            ],
            options={
                "verbose_name": "pemesanan ruang",
                "verbose_name_plural": "pemesanan ruang",
                "indexes": [
                    django.contrib.postgres.indexes.GistIndex(fields=["masa"], name="pemesanan_masa"),
                    models.Index(fields=["status", "-id"], name="pemesanan_status"),
                    models.Index(
                        django.db.models.functions.text.Upper("surel"),
                        models.OrderBy(models.F("id"), descending=True),
                        name="pemesanan_surel",
                    ),
                    models.Index(fields=["akun", "-id"], name="pemesanan_akun"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("nama"), name="gin_trgm_ops"
                        ),
                        name="pemesanan_nama_trgm",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("instansi"), name="gin_trgm_ops"
                        ),
                        name="pemesanan_instansi_trgm",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("masa__isempty", False), ("masa__lower_inf", False), ("masa__upper_inf", False)
                        ),
                        name="pemesanan_bermasa",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kursi__isempty", False),
                            ("kursi__startswith__gte", 1),
                            ("kursi__upper_inf", False),
                            ("jumlah__gte", 1),
                            (
                                "jumlah__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("kursi__endswith"), "-", models.F("kursi__startswith")
                                ),
                            ),
                        ),
                        name="pemesanan_berkursi",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["ditolak"]), _negated=True),
                            models.Q(("alasan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="pemesanan_ditolak_beralasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("surel", ""), _negated=True),
                            ("dicatat_oleh__isnull", False),
                            _connector="OR",
                        ),
                        name="pemesanan_terjangkau",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Kunjungan",
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
                ("nama", models.CharField(max_length=150, verbose_name="nama")),
                (
                    "instansi",
                    models.CharField(blank=True, max_length=200, verbose_name="perusahaan atau instansi"),
                ),
                ("telepon", models.CharField(blank=True, max_length=20, verbose_name="telepon")),
                ("jumlah", models.PositiveSmallIntegerField(default=1, verbose_name="jumlah orang")),
                (
                    "keperluan",
                    models.CharField(
                        choices=[
                            ("konsultasi", "Konsultasi"),
                            ("verifikasi", "Verifikasi dokumen"),
                            ("ruang", "Memakai ruang"),
                            ("internet", "Akses internet"),
                            ("pelatihan", "Pelatihan"),
                            ("lainnya", "Lainnya"),
                        ],
                        max_length=10,
                        verbose_name="keperluan",
                    ),
                ),
                ("bertemu", models.CharField(blank=True, max_length=150, verbose_name="bertemu dengan")),
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
                    "dicatat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "pemesanan",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kunjungan",
                        to="layanan.pemesananruang",
                    ),
                ),
            ],
            options={
                "verbose_name": "kunjungan",
                "verbose_name_plural": "kunjungan",
                "indexes": [
                    models.Index(
                        condition=models.Q(("keluar_pada__isnull", True)),
                        fields=["masuk_pada", "id"],
                        name="kunjungan_di_dalam",
                    ),
                    models.Index(fields=["-masuk_pada", "-id"], name="kunjungan_masuk"),
                    models.Index(fields=["keperluan", "-id"], name="kunjungan_keperluan"),
                    models.Index(fields=["telepon", "-id"], name="kunjungan_telepon"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("nama"), name="gin_trgm_ops"
                        ),
                        name="kunjungan_nama_trgm",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("instansi"), name="gin_trgm_ops"
                        ),
                        name="kunjungan_instansi_trgm",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nama", ""), _negated=True), name="kunjungan_bernama"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("jumlah__gte", 1), ("jumlah__lte", 200)),
                        name="kunjungan_jumlah_wajar",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("keluar_oleh__isnull", True), ("keluar_pada__isnull", True)),
                            models.Q(
                                ("keluar_oleh__isnull", False), ("keluar_pada__gte", models.F("masuk_pada"))
                            ),
                            _connector="OR",
                        ),
                        name="kunjungan_keluar_sesudah_masuk",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ruang",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kode", models.SlugField(max_length=40, unique=True, verbose_name="kode")),
                ("nama", models.CharField(max_length=150, verbose_name="nama")),
                (
                    "mode",
                    models.CharField(
                        choices=[("utuh", "Seluruh ruang"), ("kursi", "Per kursi")],
                        default="utuh",
                        max_length=5,
                        verbose_name="dipesan",
                    ),
                ),
                ("kursi", models.PositiveSmallIntegerField(default=8, verbose_name="jumlah kursi")),
                ("lokasi", models.CharField(blank=True, max_length=150, verbose_name="letak")),
                ("keterangan", models.CharField(blank=True, max_length=300, verbose_name="keterangan")),
                (
                    "updated_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
            ],
            options={
                "verbose_name": "ruang",
                "verbose_name_plural": "ruang",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kursi__gte", 1), ("kursi__lte", 200)), name="ruang_kursi_wajar"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PenutupanRuang",
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
                ("masa", django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name="masa")),
                ("alasan", models.CharField(max_length=200, verbose_name="alasan")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
                ("dibuka_pada", models.DateTimeField(blank=True, null=True, verbose_name="dibuka lagi pada")),
                (
                    "dibuka_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "ruang",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="penutupan",
                        to="layanan.ruang",
                    ),
                ),
            ],
            options={
                "verbose_name": "penutupan ruang",
                "verbose_name_plural": "penutupan ruang",
                "indexes": [
                    django.contrib.postgres.indexes.GistIndex(fields=["masa"], name="penutupan_ruang_masa")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("masa__isempty", False), ("masa__lower_inf", False), ("masa__upper_inf", False)
                        ),
                        name="penutupan_ruang_bermasa",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True), name="penutupan_ruang_beralasan"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dibuka_oleh__isnull", True), ("dibuka_pada__isnull", True)),
                            models.Q(("dibuka_oleh__isnull", False), ("dibuka_pada__isnull", False)),
                            _connector="OR",
                        ),
                        name="penutupan_ruang_dibuka_berpasangan",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="pemesananruang",
            name="ruang",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="pemesanan", to="layanan.ruang"
            ),
        ),
        migrations.CreateModel(
            name="PemberianAkses",
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
                            ("voucher", "Kode voucher Wi-Fi"),
                            ("kabel", "Sambungan kabel"),
                            ("komputer", "Komputer layanan"),
                        ],
                        max_length=8,
                        verbose_name="yang diberikan",
                    ),
                ),
                ("kode_akses", models.CharField(blank=True, max_length=40, verbose_name="nomor voucher")),
                ("perangkat", models.PositiveSmallIntegerField(default=1, verbose_name="jumlah perangkat")),
                (
                    "mulai",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="mulai",
                    ),
                ),
                ("sampai", models.DateTimeField(verbose_name="berlaku sampai")),
                ("setuju_aturan", models.BooleanField(verbose_name="pengunjung menyetujui aturan pemakaian")),
                (
                    "kembali_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="dikembalikan pada"),
                ),
                (
                    "diberikan_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kembali_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kunjungan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="akses",
                        to="layanan.kunjungan",
                    ),
                ),
            ],
            options={
                "verbose_name": "pemberian akses internet",
                "verbose_name_plural": "pemberian akses internet",
                "indexes": [models.Index(fields=["-mulai", "-id"], name="akses_mulai")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("setuju_aturan", True)), name="akses_aturan_disetujui"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sampai__gt", models.F("mulai"))), name="akses_bermasa"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("perangkat__gte", 1), ("perangkat__lte", 20)),
                        name="akses_perangkat_wajar",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("bentuk", "voucher"), models.Q(("kode_akses", ""), _negated=True)),
                            models.Q(models.Q(("bentuk", "voucher"), _negated=True), ("kode_akses", "")),
                            _connector="OR",
                        ),
                        name="akses_voucher_bernomor",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kembali_oleh__isnull", True), ("kembali_pada__isnull", True)),
                            models.Q(
                                ("kembali_oleh__isnull", False), ("kembali_pada__gte", models.F("mulai"))
                            ),
                            _connector="OR",
                        ),
                        name="akses_kembali_sesudah_mulai",
                    ),
                    models.UniqueConstraint(
                        models.F("kode_akses"),
                        condition=models.Q(
                            ("kembali_pada__isnull", True), models.Q(("kode_akses", ""), _negated=True)
                        ),
                        name="akses_voucher_sekali",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="pemesananruang",
            index=models.Index(fields=["ruang", "-id"], name="pemesanan_ruang"),
        ),
        migrations.AddConstraint(
            model_name="pemesananruang",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("status__in", ("ditolak", "dibatalkan", "tidak_hadir")), _negated=True),
                expressions=[
                    (
                        lpse.models.kalender.Int8Range(
                            "ruang",
                            "ruang",
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_lower=True, inclusive_upper=True
                            ),
                        ),
                        "&&",
                    ),
                    ("kursi", "&&"),
                    ("masa", "&&"),
                ],
                name="pemesanan_kursi_sekali",
            ),
        ),
        migrations.RunSQL(PENJAGA, LEPAS),
    ]
