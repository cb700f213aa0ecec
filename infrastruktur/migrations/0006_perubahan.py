"""Maintenance, changes and bandwidth."""

import datetime
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import lpse.kode
import lpse.models.kalender
from django.conf import settings
from django.db import migrations, models

BEKU = """
CREATE TRIGGER jadwal_pemeliharaan_beku BEFORE UPDATE OR DELETE ON infrastruktur_jadwalpemeliharaan
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_tolak_ubah();
CREATE TRIGGER pemberitahuan_minimum_beku BEFORE UPDATE OR DELETE ON infrastruktur_pemberitahuanminimum
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_tolak_ubah();
CREATE TRIGGER riwayat_pemeliharaan_beku BEFORE UPDATE OR DELETE ON infrastruktur_riwayatpemeliharaan
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_tolak_ubah();
CREATE TRIGGER alokasi_bandwidth_beku BEFORE UPDATE OR DELETE ON infrastruktur_alokasibandwidth
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_tolak_ubah();

CREATE FUNCTION infrastruktur_jaga_pemeliharaan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (OLD.status IN ('selesai', 'dibatalkan') AND OLD IS DISTINCT FROM NEW) THEN
        RAISE EXCEPTION 'Pemeliharaan yang sudah berakhir tidak berubah dan tidak dihapus.'
            USING ERRCODE = 'check_violation';
    END IF;
    IF (OLD.kode, OLD.nomor, OLD.judul, OLD.pekerjaan, OLD.akibat, OLD.layanan, OLD.dibuat_oleh_id)
            IS DISTINCT FROM
            (NEW.kode, NEW.nomor, NEW.judul, NEW.pekerjaan, NEW.akibat, NEW.layanan, NEW.dibuat_oleh_id)
        OR (OLD.status = 'berjalan' AND (OLD.mulai_pada, OLD.mulai_rencana)
            IS DISTINCT FROM (NEW.mulai_pada, NEW.mulai_rencana))
    THEN
        RAISE EXCEPTION 'Isi pemeliharaan sudah diumumkan.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER pemeliharaan_beku BEFORE UPDATE OR DELETE ON infrastruktur_pemeliharaan
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_jaga_pemeliharaan();

CREATE FUNCTION infrastruktur_jaga_perubahan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE'
        OR (OLD.status IN ('ditolak', 'ditutup', 'dibatalkan') AND OLD IS DISTINCT FROM NEW)
    THEN
        RAISE EXCEPTION 'Permintaan perubahan yang sudah berakhir tidak berubah dan tidak dihapus.'
            USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.status NOT IN ('tercatat', 'dievaluasi') AND (
        (OLD.kode, OLD.nomor, OLD.tanggal, OLD.pemohon, OLD.pemohon_akun_id, OLD.kontak, OLD.instansi, OLD.judul,
         OLD.deskripsi, OLD.berlaku_mulai, OLD.tujuan, OLD.instruksi, OLD.aset, OLD.dicatat_oleh_id, OLD.jenis,
         OLD.kategori, OLD.dampak, OLD.sumber, OLD.rencana_uji, OLD.rencana_kembali, OLD.dievaluasi_oleh_id,
         OLD.diputus_oleh_id, OLD.diputus_pada, OLD.keterangan_putusan)
        IS DISTINCT FROM
        (NEW.kode, NEW.nomor, NEW.tanggal, NEW.pemohon, NEW.pemohon_akun_id, NEW.kontak, NEW.instansi, NEW.judul,
         NEW.deskripsi, NEW.berlaku_mulai, NEW.tujuan, NEW.instruksi, NEW.aset, NEW.dicatat_oleh_id, NEW.jenis,
         NEW.kategori, NEW.dampak, NEW.sumber, NEW.rencana_uji, NEW.rencana_kembali, NEW.dievaluasi_oleh_id,
         NEW.diputus_oleh_id, NEW.diputus_pada, NEW.keterangan_putusan)
    ) THEN
        RAISE EXCEPTION 'Permintaan, evaluasi, dan putusannya sudah beku.' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.pengesahan <> '' AND (OLD.pengesahan, OLD.disahkan_oleh_id, OLD.catatan_pengesahan)
        IS DISTINCT FROM (NEW.pengesahan, NEW.disahkan_oleh_id, NEW.catatan_pengesahan)
    THEN
        RAISE EXCEPTION 'Pengesahan tidak berubah lagi.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER perubahan_beku BEFORE UPDATE OR DELETE ON infrastruktur_permintaanperubahan
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_jaga_perubahan();

CREATE FUNCTION infrastruktur_jaga_bandwidth() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (to_jsonb(OLD) - 'sampai') IS DISTINCT FROM (to_jsonb(NEW) - 'sampai') THEN
        RAISE EXCEPTION 'Pengaturan bandwidth hanya dapat diakhiri.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER pengaturan_bandwidth_beku BEFORE UPDATE OR DELETE ON infrastruktur_pengaturanbandwidth
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_jaga_bandwidth();
"""
CAIR = """
DROP TRIGGER pengaturan_bandwidth_beku ON infrastruktur_pengaturanbandwidth;
DROP FUNCTION infrastruktur_jaga_bandwidth();
DROP TRIGGER perubahan_beku ON infrastruktur_permintaanperubahan;
DROP FUNCTION infrastruktur_jaga_perubahan();
DROP TRIGGER pemeliharaan_beku ON infrastruktur_pemeliharaan;
DROP FUNCTION infrastruktur_jaga_pemeliharaan();
DROP TRIGGER alokasi_bandwidth_beku ON infrastruktur_alokasibandwidth;
DROP TRIGGER riwayat_pemeliharaan_beku ON infrastruktur_riwayatpemeliharaan;
DROP TRIGGER pemberitahuan_minimum_beku ON infrastruktur_pemberitahuanminimum;
DROP TRIGGER jadwal_pemeliharaan_beku ON infrastruktur_jadwalpemeliharaan;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("infrastruktur", "0005_ruang_server"),
        ("lpse", "0011_naskah_infrastruktur"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TautanInternet",
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
                ("nama", models.CharField(max_length=80, verbose_name="nama tautan")),
                (
                    "deret_keluar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infrastruktur.deret",
                        verbose_name="lalu keluar",
                    ),
                ),
                (
                    "deret_masuk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infrastruktur.deret",
                        verbose_name="lalu masuk",
                    ),
                ),
            ],
            options={
                "verbose_name": "tautan internet",
                "verbose_name_plural": "tautan internet",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nama", ""), _negated=True), name="tautan_internet_bernama"
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Upper("nama"), name="tautan_internet_unik"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PengaturanBandwidth",
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
                ("penyedia", models.CharField(max_length=150, verbose_name="penyedia internet")),
                ("nomor_kontrak", models.CharField(max_length=100, verbose_name="nomor kontrak")),
                (
                    "masuk",
                    models.DecimalField(
                        decimal_places=2, max_digits=9, verbose_name="kapasitas masuk (Mbit/s)"
                    ),
                ),
                (
                    "keluar",
                    models.DecimalField(
                        decimal_places=2, max_digits=9, verbose_name="kapasitas keluar (Mbit/s)"
                    ),
                ),
                ("mulai", models.DateField(verbose_name="berlaku mulai")),
                ("sampai", models.DateField(blank=True, null=True, verbose_name="berlaku sampai")),
                ("catatan", models.CharField(blank=True, max_length=500, verbose_name="catatan")),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dicatat pada",
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
                    "tautan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pengaturan",
                        to="infrastruktur.tautaninternet",
                    ),
                ),
            ],
            options={
                "verbose_name": "pengaturan bandwidth",
                "verbose_name_plural": "pengaturan bandwidth",
                "ordering": ["-mulai"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("penyedia", ""), _negated=True),
                            models.Q(("nomor_kontrak", ""), _negated=True),
                        ),
                        name="pengaturan_bandwidth_berisi",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("keluar__gt", 0), ("masuk__gt", 0)),
                        name="pengaturan_bandwidth_kapasitas",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sampai__isnull", True), ("sampai__gte", models.F("mulai")), _connector="OR"
                        ),
                        name="pengaturan_bandwidth_urut",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                lpse.models.kalender.Int8Range(
                                    "tautan",
                                    "tautan",
                                    django.contrib.postgres.fields.ranges.RangeBoundary(
                                        inclusive_lower=True, inclusive_upper=True
                                    ),
                                ),
                                "&&",
                            ),
                            (
                                lpse.models.kalender.DateRange(
                                    django.db.models.functions.comparison.Least("mulai", "sampai"),
                                    "sampai",
                                    django.contrib.postgres.fields.ranges.RangeBoundary(
                                        inclusive_lower=True, inclusive_upper=True
                                    ),
                                ),
                                "&&",
                            ),
                        ],
                        name="pengaturan_bandwidth_tidak_tumpang_tindih",
                        violation_error_message="Sudah ada pengaturan untuk tautan ini dalam kurun itu.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AlokasiBandwidth",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("peruntukan", models.CharField(max_length=120, verbose_name="peruntukan")),
                ("masuk", models.DecimalField(decimal_places=2, max_digits=9, verbose_name="masuk (Mbit/s)")),
                (
                    "keluar",
                    models.DecimalField(decimal_places=2, max_digits=9, verbose_name="keluar (Mbit/s)"),
                ),
                (
                    "pengaturan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alokasi",
                        to="infrastruktur.pengaturanbandwidth",
                    ),
                ),
            ],
            options={
                "verbose_name": "alokasi bandwidth",
                "verbose_name_plural": "alokasi bandwidth",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("peruntukan", ""), _negated=True), name="alokasi_bandwidth_berisi"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("keluar__gte", 0), ("masuk__gte", 0)),
                        name="alokasi_bandwidth_angka",
                    ),
                    models.UniqueConstraint(
                        models.F("pengaturan"),
                        django.db.models.functions.text.Upper("peruntukan"),
                        name="alokasi_bandwidth_sekali",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PemberitahuanMinimum",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hari_kerja", models.PositiveSmallIntegerField(verbose_name="hari kerja sebelum mulai")),
                ("alasan", models.CharField(max_length=300, verbose_name="alasan")),
                (
                    "ditetapkan_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="ditetapkan pada",
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
            ],
            options={
                "verbose_name": "pemberitahuan minimum",
                "verbose_name_plural": "pemberitahuan minimum",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("hari_kerja__lte", 20)), name="pemberitahuan_minimum_wajar"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True),
                        name="pemberitahuan_minimum_beralasan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pemeliharaan",
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
                ("nomor", models.CharField(max_length=40, unique=True, verbose_name="nomor")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("direncanakan", "Direncanakan"),
                            ("berjalan", "Berjalan"),
                            ("selesai", "Selesai"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default="direncanakan",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("judul", models.CharField(max_length=100, verbose_name="judul")),
                ("pekerjaan", models.TextField(max_length=4000, verbose_name="pekerjaan")),
                ("akibat", models.TextField(max_length=2000, verbose_name="akibat bagi pengguna")),
                (
                    "layanan",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30),
                        size=None,
                        verbose_name="layanan yang terkena",
                    ),
                ),
                ("mulai_rencana", models.DateTimeField(verbose_name="rencana mulai")),
                ("selesai_rencana", models.DateTimeField(verbose_name="rencana selesai")),
                (
                    "alasan_mendesak",
                    models.TextField(blank=True, max_length=1000, verbose_name="alasan mendesak"),
                ),
                ("mulai_pada", models.DateTimeField(blank=True, null=True, verbose_name="mulai")),
                ("selesai_pada", models.DateTimeField(blank=True, null=True, verbose_name="selesai")),
                ("hasil", models.TextField(blank=True, max_length=4000, verbose_name="hasil")),
                (
                    "alasan_batal",
                    models.TextField(blank=True, max_length=1000, verbose_name="alasan pembatalan"),
                ),
                ("ditegur_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="direncanakan pada",
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
                    "petugas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sasaran",
                    models.ManyToManyField(
                        blank=True,
                        related_name="pemeliharaan",
                        to="infrastruktur.sasaran",
                        verbose_name="sasaran pemantauan",
                    ),
                ),
            ],
            options={
                "verbose_name": "pemeliharaan",
                "verbose_name_plural": "pemeliharaan",
                "indexes": [
                    models.Index(fields=["status", "-id"], name="pemeliharaan_status"),
                    models.Index(
                        condition=models.Q(("status", "berjalan")),
                        fields=["selesai_rencana"],
                        name="pemeliharaan_berjalan",
                    ),
                    models.Index(
                        condition=models.Q(("status", "direncanakan")),
                        fields=["mulai_rencana"],
                        name="pemeliharaan_rencana",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("judul", ""), _negated=True),
                            models.Q(("pekerjaan", ""), _negated=True),
                            models.Q(("akibat", ""), _negated=True),
                        ),
                        name="pemeliharaan_berisi",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("layanan__len__gte", 1)), name="pemeliharaan_berlayanan"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("selesai_rencana__gt", models.F("mulai_rencana")),
                            (
                                "selesai_rencana__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("mulai_rencana"), "+", models.Value(datetime.timedelta(days=7))
                                ),
                            ),
                        ),
                        name="pemeliharaan_rencana_wajar",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("mulai_pada__isnull", True),
                                ("selesai_pada__isnull", True),
                                ("status", "direncanakan"),
                            ),
                            models.Q(
                                ("mulai_pada__isnull", False),
                                ("selesai_pada__isnull", True),
                                ("status", "berjalan"),
                            ),
                            models.Q(
                                ("mulai_pada__isnull", False),
                                ("selesai_pada__gte", models.F("mulai_pada")),
                                ("selesai_pada__isnull", False),
                                ("status", "selesai"),
                                models.Q(("hasil", ""), _negated=True),
                            ),
                            models.Q(
                                ("mulai_pada__isnull", True),
                                ("selesai_pada__isnull", True),
                                ("status", "dibatalkan"),
                                models.Q(("alasan_batal", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="pemeliharaan_waktu_menurut_status",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JadwalPemeliharaan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mulai", models.DateTimeField(verbose_name="mulai")),
                ("selesai", models.DateTimeField(verbose_name="selesai")),
                ("alasan", models.CharField(blank=True, max_length=1000, verbose_name="alasan")),
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
                    "pemeliharaan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="jadwal",
                        to="infrastruktur.pemeliharaan",
                    ),
                ),
            ],
            options={
                "verbose_name": "jadwal pemeliharaan",
                "verbose_name_plural": "jadwal pemeliharaan",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("selesai__gt", models.F("mulai"))),
                        name="jadwal_pemeliharaan_urut",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RiwayatPemeliharaan",
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
                ("aset", models.CharField(max_length=40, verbose_name="kode aset")),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("pencegahan", "Perawatan berkala"),
                            ("perbaikan", "Perbaikan"),
                            ("penggantian", "Penggantian komponen"),
                            ("penambahan", "Penambahan atau peningkatan"),
                            ("perangkat_lunak", "Pembaruan perangkat lunak"),
                        ],
                        max_length=16,
                        verbose_name="jenis",
                    ),
                ),
                ("tanggal", models.DateField(verbose_name="tanggal dikerjakan")),
                ("uraian", models.TextField(max_length=4000, verbose_name="yang dikerjakan")),
                ("pelaksana", models.CharField(max_length=200, verbose_name="dikerjakan oleh")),
                ("suku_cadang", models.CharField(blank=True, max_length=500, verbose_name="komponen")),
                (
                    "biaya",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="biaya"
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
                    "dicatat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pemeliharaan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="riwayat",
                        to="infrastruktur.pemeliharaan",
                    ),
                ),
            ],
            options={
                "verbose_name": "riwayat pemeliharaan",
                "verbose_name_plural": "riwayat pemeliharaan",
                "indexes": [
                    models.Index(
                        django.db.models.functions.text.Upper("aset"),
                        models.OrderBy(models.F("tanggal"), descending=True),
                        name="riwayat_pemeliharaan_aset",
                    ),
                    models.Index(fields=["-tanggal", "-id"], name="riwayat_pemeliharaan_tanggal"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("aset", ""), _negated=True),
                            models.Q(("uraian", ""), _negated=True),
                            models.Q(("pelaksana", ""), _negated=True),
                        ),
                        name="riwayat_pemeliharaan_berisi",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("biaya__isnull", True), ("biaya__gte", 0), _connector="OR"),
                        name="riwayat_pemeliharaan_biaya",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PermintaanPerubahan",
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
                ("nomor", models.CharField(max_length=40, unique=True, verbose_name="nomor")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("tercatat", "Tercatat"),
                            ("dievaluasi", "Menunggu keputusan"),
                            ("disetujui", "Disetujui"),
                            ("ditolak", "Ditolak"),
                            ("dilaksanakan", "Dilaksanakan"),
                            ("ditutup", "Ditutup"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default="tercatat",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("tanggal", models.DateField(verbose_name="tanggal")),
                ("pemohon", models.CharField(max_length=150, verbose_name="pemohon")),
                ("kontak", models.CharField(max_length=150, verbose_name="kontak")),
                ("instansi", models.CharField(max_length=200, verbose_name="instansi")),
                ("judul", models.CharField(max_length=150, verbose_name="perubahan")),
                ("deskripsi", models.TextField(max_length=4000, verbose_name="deskripsi")),
                ("berlaku_mulai", models.DateField(verbose_name="berlaku mulai")),
                ("tujuan", models.TextField(max_length=2000, verbose_name="maksud dan tujuan")),
                ("instruksi", models.CharField(blank=True, max_length=120, verbose_name="instruksi LKPP")),
                (
                    "aset",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=20,
                        verbose_name="kode aset",
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
                    "jenis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("aplikasi", "Aplikasi"),
                            ("infrastruktur", "Infrastruktur"),
                            ("layanan", "Layanan"),
                        ],
                        max_length=13,
                        verbose_name="jenis",
                    ),
                ),
                (
                    "kategori",
                    models.CharField(
                        blank=True,
                        choices=[("normal", "Normal"), ("emergency", "Emergency (darurat)")],
                        max_length=9,
                        verbose_name="kategori",
                    ),
                ),
                (
                    "dampak",
                    models.TextField(blank=True, max_length=2000, verbose_name="dampak terhadap lingkungan"),
                ),
                (
                    "sumber",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[("software", "Software"), ("hardware", "Hardware"), ("sdm", "SDM")],
                            max_length=8,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="sumber perubahan",
                    ),
                ),
                (
                    "rencana_uji",
                    models.TextField(blank=True, max_length=2000, verbose_name="rencana uji coba"),
                ),
                (
                    "rencana_kembali",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="rencana pengembalian (roll back)"
                    ),
                ),
                (
                    "dievaluasi_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="dievaluasi pada"),
                ),
                ("diputus_pada", models.DateTimeField(blank=True, null=True, verbose_name="diputus pada")),
                (
                    "keterangan_putusan",
                    models.TextField(blank=True, max_length=2000, verbose_name="keterangan putusan"),
                ),
                ("jadwal", models.DateTimeField(blank=True, null=True, verbose_name="jadwal pelaksanaan")),
                (
                    "mulai_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="mulai dilaksanakan"),
                ),
                (
                    "alasan_darurat",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="alasan mendahului persetujuan"
                    ),
                ),
                (
                    "pengesahan",
                    models.CharField(
                        blank=True,
                        choices=[("disahkan", "Disahkan"), ("tidak_disahkan", "Tidak disahkan")],
                        max_length=14,
                        verbose_name="pengesahan",
                    ),
                ),
                ("disahkan_pada", models.DateTimeField(blank=True, null=True, verbose_name="disahkan pada")),
                (
                    "catatan_pengesahan",
                    models.TextField(blank=True, max_length=2000, verbose_name="catatan pengesahan"),
                ),
                ("hasil_uji", models.TextField(blank=True, max_length=2000, verbose_name="hasil tes")),
                ("hasil", models.TextField(blank=True, max_length=4000, verbose_name="hasil implementasi")),
                (
                    "selesai_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="selesai dilaksanakan"),
                ),
                (
                    "is_dikembalikan",
                    models.BooleanField(blank=True, null=True, verbose_name="dikembalikan (roll back)"),
                ),
                (
                    "alasan_batal",
                    models.TextField(blank=True, max_length=2000, verbose_name="alasan pembatalan"),
                ),
                ("berakhir_pada", models.DateTimeField(blank=True, null=True, verbose_name="berakhir pada")),
                (
                    "diakhiri_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="diakhiri oleh",
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
                    "dievaluasi_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="dievaluasi oleh",
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
                        verbose_name="diputus oleh",
                    ),
                ),
                (
                    "disahkan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="disahkan oleh",
                    ),
                ),
                (
                    "eksekutor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="pelaksana",
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
                (
                    "pemeliharaan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="perubahan",
                        to="infrastruktur.pemeliharaan",
                    ),
                ),
                (
                    "pemohon_akun",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="pemohon",
                    ),
                ),
                (
                    "petugas",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="petugas",
                    ),
                ),
            ],
            options={
                "verbose_name": "permintaan perubahan",
                "verbose_name_plural": "permintaan perubahan",
                "indexes": [
                    models.Index(fields=["status", "-id"], name="perubahan_status"),
                    models.Index(
                        condition=models.Q(
                            ("diputus_oleh__isnull", True), ("pengesahan", ""), ("status", "dilaksanakan")
                        ),
                        fields=["id"],
                        name="perubahan_belum_disahkan",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("pemohon", ""), _negated=True),
                            models.Q(("judul", ""), _negated=True),
                            models.Q(("deskripsi", ""), _negated=True),
                            models.Q(("tujuan", ""), _negated=True),
                        ),
                        name="perubahan_berisi",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["tercatat", "dibatalkan"]),
                            models.Q(
                                ("dievaluasi_oleh__isnull", False),
                                ("dievaluasi_pada__isnull", False),
                                ("sumber__len__gte", 1),
                                models.Q(("jenis", ""), _negated=True),
                                models.Q(("kategori", ""), _negated=True),
                                models.Q(("dampak", ""), _negated=True),
                                models.Q(("rencana_uji", ""), _negated=True),
                                models.Q(("rencana_kembali", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="perubahan_dievaluasi_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["disetujui", "ditolak"]), _negated=True),
                            models.Q(("diputus_oleh__isnull", False), ("diputus_pada__isnull", False)),
                            _connector="OR",
                        ),
                        name="perubahan_diputus",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("dilaksanakan", "ditutup")), _negated=True),
                            models.Q(
                                ("diputus_oleh__isnull", False),
                                ("diputus_pada__isnull", False),
                                ("eksekutor__isnull", False),
                                ("mulai_pada__gte", models.F("diputus_pada")),
                                ("mulai_pada__isnull", False),
                                ("pengesahan", ""),
                            ),
                            models.Q(
                                ("diputus_oleh__isnull", True),
                                ("eksekutor__isnull", False),
                                ("kategori", "emergency"),
                                ("mulai_pada__isnull", False),
                                models.Q(("alasan_darurat", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="perubahan_mulai_disetujui_atau_darurat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "ditutup"), _negated=True),
                            ("diputus_oleh__isnull", False),
                            ("pengesahan", "disahkan"),
                            models.Q(
                                ("is_dikembalikan", True),
                                ("is_dikembalikan__isnull", False),
                                ("pengesahan", "tidak_disahkan"),
                            ),
                            _connector="OR",
                        ),
                        name="perubahan_darurat_disahkan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("disahkan_oleh__isnull", True),
                                ("disahkan_pada__isnull", True),
                                ("pengesahan", ""),
                            ),
                            models.Q(
                                models.Q(("pengesahan", ""), _negated=True),
                                ("disahkan_oleh__isnull", False),
                                ("disahkan_pada__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="perubahan_pengesahan_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("hasil", ""),
                                ("is_dikembalikan__isnull", True),
                                ("selesai_pada__isnull", True),
                                models.Q(("status", "ditutup"), _negated=True),
                            ),
                            models.Q(
                                ("is_dikembalikan__isnull", False),
                                ("mulai_pada__isnull", False),
                                ("selesai_pada__gte", models.F("mulai_pada")),
                                ("selesai_pada__isnull", False),
                                models.Q(("hasil", ""), _negated=True),
                                models.Q(("hasil_uji", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="perubahan_hasil_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diputus_oleh__isnull", True),
                                models.Q(
                                    models.Q(
                                        ("dicatat_oleh__isnull", True),
                                        models.Q(("diputus_oleh", models.F("dicatat_oleh")), _negated=True),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("pemohon_akun__isnull", True),
                                        models.Q(("diputus_oleh", models.F("pemohon_akun")), _negated=True),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("petugas__isnull", True),
                                        models.Q(("diputus_oleh", models.F("petugas")), _negated=True),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("eksekutor__isnull", True),
                                        models.Q(("diputus_oleh", models.F("eksekutor")), _negated=True),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("dievaluasi_oleh__isnull", True),
                                        models.Q(
                                            ("diputus_oleh", models.F("dievaluasi_oleh")), _negated=True
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("disahkan_oleh__isnull", True),
                                models.Q(
                                    models.Q(
                                        ("dicatat_oleh__isnull", True),
                                        models.Q(("disahkan_oleh", models.F("dicatat_oleh")), _negated=True),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("pemohon_akun__isnull", True),
                                        models.Q(("disahkan_oleh", models.F("pemohon_akun")), _negated=True),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("eksekutor__isnull", True),
                                        models.Q(("disahkan_oleh", models.F("eksekutor")), _negated=True),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("dievaluasi_oleh__isnull", True),
                                        models.Q(
                                            ("disahkan_oleh", models.F("dievaluasi_oleh")), _negated=True
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="perubahan_diputus_orang_lain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("naskah__isnull", False), ("status__in", ("ditolak", "ditutup"))),
                            models.Q(
                                models.Q(("status__in", ("ditolak", "ditutup")), _negated=True),
                                ("naskah__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="perubahan_berakhir_bernaskah",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("status__in", ("ditolak", "ditutup", "dibatalkan")), _negated=True),
                                ("berakhir_pada__isnull", True),
                                ("diakhiri_oleh__isnull", True),
                            ),
                            models.Q(
                                ("berakhir_pada__isnull", False),
                                ("diakhiri_oleh__isnull", False),
                                ("status__in", ("ditolak", "ditutup", "dibatalkan")),
                            ),
                            _connector="OR",
                        ),
                        name="perubahan_berakhir",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "dibatalkan"), _negated=True),
                            models.Q(("alasan_batal", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="perubahan_batal_beralasan",
                    ),
                ],
            },
        ),
        migrations.RunSQL(BEKU, CAIR),
    ]
