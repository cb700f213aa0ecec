"""The daily sheet, follow-up and capacity."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import lpse.kode
from django.conf import settings
from django.db import migrations, models

# What is over stays as it is; a confirmed sheet only gives way to its correction; what was put in, and what was
# issued, never changes.
BEKU = """
CREATE TRIGGER penggantian_beku BEFORE UPDATE OR DELETE ON infrastruktur_penggantiankomponen
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_tolak_ubah();

CREATE FUNCTION infrastruktur_jaga_tindak_lanjut() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.status IN ('selesai', 'selesai_beralasan')
        OR (OLD.kode, OLD.nomor, OLD.deret_id, OLD.balik_id, OLD.nilai, OLD.dibuka_pada)
            IS DISTINCT FROM (NEW.kode, NEW.nomor, NEW.deret_id, NEW.balik_id, NEW.nilai, NEW.dibuka_pada) THEN
        RAISE EXCEPTION 'Tindak lanjut yang selesai tidak berubah, dan tidak ada yang dihapus.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER tindak_lanjut_beku BEFORE UPDATE OR DELETE ON infrastruktur_tindaklanjut
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_jaga_tindak_lanjut();

CREATE FUNCTION infrastruktur_jaga_lembar_harian() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.status = 'diganti' OR (OLD.hari, OLD.versi) <> (NEW.hari, NEW.versi)
        OR (OLD.status = 'dikonfirmasi' AND (NEW.status <> 'diganti'
            OR to_jsonb(OLD) - 'status' IS DISTINCT FROM to_jsonb(NEW) - 'status')) THEN
        RAISE EXCEPTION 'Lembar yang dikonfirmasi tidak berubah; koreksinya versi baru.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER lembar_harian_beku BEFORE UPDATE OR DELETE ON infrastruktur_lembarharian
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_jaga_lembar_harian();

CREATE FUNCTION infrastruktur_jaga_lembar_bulan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.naskah_id IS NOT NULL
        OR to_jsonb(OLD) - 'naskah_id' IS DISTINCT FROM to_jsonb(NEW) - 'naskah_id' THEN
        RAISE EXCEPTION 'Lembar bulan yang terbit tidak berubah.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER lembar_bulan_beku BEFORE UPDATE OR DELETE ON infrastruktur_lembarbulan
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_jaga_lembar_bulan();

CREATE FUNCTION infrastruktur_jaga_laporan_kapasitas() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.status = 'terbit' THEN
        RAISE EXCEPTION 'Laporan kapasitas yang terbit tidak berubah.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER laporan_kapasitas_beku BEFORE UPDATE OR DELETE ON infrastruktur_laporankapasitas
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_jaga_laporan_kapasitas();

CREATE FUNCTION infrastruktur_jaga_butir_kapasitas() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    siapa bigint := CASE WHEN TG_OP = 'INSERT' THEN NEW.laporan_id ELSE OLD.laporan_id END;
BEGIN
    IF EXISTS (SELECT 1 FROM infrastruktur_laporankapasitas WHERE id = siapa AND status = 'terbit') THEN
        RAISE EXCEPTION 'Laporan kapasitas yang terbit tidak berubah.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER butir_kapasitas_beku BEFORE INSERT OR UPDATE OR DELETE ON infrastruktur_butirkapasitas
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_jaga_butir_kapasitas();
"""
CAIR = """
DROP TRIGGER penggantian_beku ON infrastruktur_penggantiankomponen;
DROP TRIGGER tindak_lanjut_beku ON infrastruktur_tindaklanjut;
DROP TRIGGER lembar_harian_beku ON infrastruktur_lembarharian;
DROP TRIGGER lembar_bulan_beku ON infrastruktur_lembarbulan;
DROP TRIGGER laporan_kapasitas_beku ON infrastruktur_laporankapasitas;
DROP TRIGGER butir_kapasitas_beku ON infrastruktur_butirkapasitas;
DROP FUNCTION infrastruktur_jaga_tindak_lanjut();
DROP FUNCTION infrastruktur_jaga_lembar_harian();
DROP FUNCTION infrastruktur_jaga_lembar_bulan();
DROP FUNCTION infrastruktur_jaga_laporan_kapasitas();
DROP FUNCTION infrastruktur_jaga_butir_kapasitas();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("infrastruktur", "0002_aset"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TindakLanjut",
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
                    "deret",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tindak_lanjut",
                        to="infrastruktur.deret",
                    ),
                ),
                (
                    "balik",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tindak_lanjut",
                        to="infrastruktur.balik",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("terbuka", "Terbuka"),
                            ("menunggu_pembuktian", "Menunggu pembuktian"),
                            ("menunggu_putusan", "Menunggu putusan Kepala"),
                            ("selesai", "Selesai"),
                            ("selesai_beralasan", "Selesai tanpa penggantian"),
                        ],
                        default="terbuka",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("nilai", models.FloatField(blank=True, null=True, verbose_name="nilai saat kritis")),
                (
                    "dibuka_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dibuka pada",
                    ),
                ),
                ("tenggat", models.DateTimeField(verbose_name="tenggat")),
                (
                    "alasan",
                    models.TextField(blank=True, max_length=2000, verbose_name="alasan tanpa penggantian"),
                ),
                (
                    "diusulkan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("putusan", models.TextField(blank=True, max_length=2000, verbose_name="catatan putusan")),
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
                ("sebab", models.CharField(blank=True, max_length=300, verbose_name="sebab dibuka lagi")),
                ("berakhir_pada", models.DateTimeField(blank=True, null=True, verbose_name="berakhir pada")),
            ],
            options={
                "verbose_name": "tindak lanjut",
                "verbose_name_plural": "tindak lanjut",
                "indexes": [models.Index(fields=["status", "-id"], name="tindak_lanjut_status")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("status__in", ("terbuka", "menunggu_pembuktian", "menunggu_putusan"))
                        ),
                        fields=("deret",),
                        name="tindak_lanjut_satu_terbuka",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("berakhir_pada__isnull", True),
                                ("status__in", ("terbuka", "menunggu_pembuktian", "menunggu_putusan")),
                            ),
                            models.Q(
                                models.Q(
                                    ("status__in", ("terbuka", "menunggu_pembuktian", "menunggu_putusan")),
                                    _negated=True,
                                ),
                                ("berakhir_pada__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="tindak_lanjut_berakhir",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ["menunggu_putusan", "selesai_beralasan"]), _negated=True
                            ),
                            models.Q(
                                models.Q(("alasan", ""), _negated=True), ("diusulkan_oleh__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="tindak_lanjut_beralasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "selesai_beralasan"), _negated=True),
                            ("diputus_oleh__isnull", False),
                            _connector="OR",
                        ),
                        name="tindak_lanjut_diputus",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "menunggu_putusan"),
                            models.Q(("diputus_oleh", models.F("diusulkan_oleh")), _negated=True),
                            _connector="OR",
                        ),
                        name="tindak_lanjut_dua_orang",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PenggantianKomponen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "tindak_lanjut",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="penggantian",
                        to="infrastruktur.tindaklanjut",
                    ),
                ),
                (
                    "cara",
                    models.CharField(
                        choices=[("penggantian", "Penggantian"), ("penambahan", "Penambahan")],
                        max_length=12,
                        verbose_name="cara",
                    ),
                ),
                ("komponen", models.CharField(max_length=150, verbose_name="komponen")),
                ("ukuran", models.CharField(max_length=60, verbose_name="ukuran")),
                ("nomor_seri", models.CharField(max_length=80, verbose_name="nomor seri")),
                ("pelaksana", models.CharField(max_length=150, verbose_name="dipasang oleh")),
                ("dipasang_pada", models.DateTimeField(verbose_name="dipasang pada")),
                (
                    "dicatat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "verbose_name": "penggantian komponen",
                "verbose_name_plural": "penggantian komponen",
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("komponen", ""), _negated=True),
                            models.Q(("ukuran", ""), _negated=True),
                            models.Q(("nomor_seri", ""), _negated=True),
                            models.Q(("pelaksana", ""), _negated=True),
                        ),
                        name="penggantian_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dipasang_pada__lte", models.F("dicatat_pada"))),
                        name="penggantian_sudah_terjadi",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LembarHarian",
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
                ("hari", models.DateField(verbose_name="hari")),
                ("versi", models.PositiveSmallIntegerField(default=1, verbose_name="versi")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("terbuka", "Belum dikonfirmasi"),
                            ("dikonfirmasi", "Dikonfirmasi"),
                            ("diganti", "Diganti versi lebih baru"),
                        ],
                        default="terbuka",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("is_hari_kerja", models.BooleanField(verbose_name="hari kerja")),
                (
                    "dibuka_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dibuka pada",
                    ),
                ),
                (
                    "suara",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("baik", "Baik"),
                            ("tidak_baik", "Tidak baik"),
                            ("tidak_ada", "Tidak ada di sini"),
                        ],
                        max_length=10,
                        verbose_name="Suara server dan kipas",
                    ),
                ),
                (
                    "lampu",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("baik", "Baik"),
                            ("tidak_baik", "Tidak baik"),
                            ("tidak_ada", "Tidak ada di sini"),
                        ],
                        max_length=10,
                        verbose_name="Lampu indikator",
                    ),
                ),
                (
                    "kebersihan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("baik", "Baik"),
                            ("tidak_baik", "Tidak baik"),
                            ("tidak_ada", "Tidak ada di sini"),
                        ],
                        max_length=10,
                        verbose_name="Kebersihan",
                    ),
                ),
                (
                    "pendingin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("baik", "Baik"),
                            ("tidak_baik", "Tidak baik"),
                            ("tidak_ada", "Tidak ada di sini"),
                        ],
                        max_length=10,
                        verbose_name="Pendingin ruangan (AC)",
                    ),
                ),
                (
                    "kabel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("baik", "Baik"),
                            ("tidak_baik", "Tidak baik"),
                            ("tidak_ada", "Tidak ada di sini"),
                        ],
                        max_length=10,
                        verbose_name="Kabel",
                    ),
                ),
                ("catatan", models.TextField(blank=True, max_length=1000, verbose_name="catatan")),
                ("bacaan", models.JSONField(blank=True, default=list, verbose_name="bacaan mesin")),
                (
                    "dikonfirmasi_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dikonfirmasi_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="dikonfirmasi pada"),
                ),
                (
                    "alasan_koreksi",
                    models.CharField(blank=True, max_length=300, verbose_name="alasan koreksi"),
                ),
            ],
            options={
                "verbose_name": "lembar harian",
                "verbose_name_plural": "lembar harian",
                "constraints": [
                    models.UniqueConstraint(fields=("hari", "versi"), name="lembar_harian_versi"),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "diganti"), _negated=True),
                        fields=("hari",),
                        name="lembar_harian_satu_berlaku",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("dikonfirmasi_oleh__isnull", True),
                                ("dikonfirmasi_pada__isnull", True),
                                ("status", "terbuka"),
                            ),
                            models.Q(
                                models.Q(("status", "terbuka"), _negated=True),
                                models.Q(("suara", ""), _negated=True),
                                models.Q(("lampu", ""), _negated=True),
                                models.Q(("kebersihan", ""), _negated=True),
                                models.Q(("pendingin", ""), _negated=True),
                                models.Q(("kabel", ""), _negated=True),
                                ("dikonfirmasi_oleh__isnull", False),
                                ("dikonfirmasi_pada__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="lembar_harian_terisi",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("catatan", ""), _negated=True),
                            models.Q(
                                models.Q(("suara", "tidak_baik")),
                                models.Q(("lampu", "tidak_baik")),
                                models.Q(("kebersihan", "tidak_baik")),
                                models.Q(("pendingin", "tidak_baik")),
                                models.Q(("kabel", "tidak_baik")),
                                _connector="OR",
                                _negated=True,
                            ),
                            _connector="OR",
                        ),
                        name="lembar_harian_bercatatan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("alasan_koreksi", ""), ("versi", 1)),
                            models.Q(("versi__gt", 1), models.Q(("alasan_koreksi", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="lembar_harian_koreksi_beralasan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LembarBulan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("bulan", models.DateField(unique=True, verbose_name="bulan")),
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
                    "diterbitkan_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "diterbitkan_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diterbitkan pada",
                    ),
                ),
            ],
            options={
                "verbose_name": "lembar bulan",
                "verbose_name_plural": "lembar bulan",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("bulan__day", 1)), name="lembar_bulan_tanggal_satu"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LaporanKapasitas",
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
                        choices=[("disusun", "Disusun"), ("terbit", "Terbit")],
                        default="disusun",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("sampai", models.DateField(verbose_name="hari terakhir periode keempat")),
                (
                    "panjang",
                    models.CharField(
                        choices=[
                            ("minggu", "Satu minggu"),
                            ("bulan", "Satu bulan"),
                            ("triwulan", "Tiga bulan"),
                        ],
                        max_length=8,
                        verbose_name="panjang satu periode",
                    ),
                ),
                (
                    "latar_belakang",
                    models.TextField(blank=True, max_length=4000, verbose_name="Latar belakang"),
                ),
                (
                    "ruang_lingkup",
                    models.TextField(blank=True, max_length=4000, verbose_name="Ruang lingkup"),
                ),
                ("metode", models.TextField(blank=True, max_length=4000, verbose_name="Metode")),
                ("asumsi", models.TextField(blank=True, max_length=4000, verbose_name="Asumsi")),
                (
                    "analisis_tren",
                    models.TextField(blank=True, max_length=4000, verbose_name="Analisis tren"),
                ),
                (
                    "pilihan_peningkatan",
                    models.TextField(blank=True, max_length=4000, verbose_name="Pilihan peningkatan"),
                ),
                (
                    "prediksi_biaya",
                    models.TextField(blank=True, max_length=4000, verbose_name="Prediksi biaya"),
                ),
                ("rekomendasi", models.TextField(blank=True, max_length=4000, verbose_name="Rekomendasi")),
                (
                    "dibuat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dibuat pada",
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
                "verbose_name": "laporan kapasitas",
                "verbose_name_plural": "laporan kapasitas",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("naskah__isnull", True), ("status", "disusun")),
                            models.Q(
                                models.Q(("latar_belakang", ""), _negated=True),
                                models.Q(("ruang_lingkup", ""), _negated=True),
                                models.Q(("metode", ""), _negated=True),
                                models.Q(("asumsi", ""), _negated=True),
                                models.Q(("analisis_tren", ""), _negated=True),
                                models.Q(("pilihan_peningkatan", ""), _negated=True),
                                models.Q(("prediksi_biaya", ""), _negated=True),
                                models.Q(("rekomendasi", ""), _negated=True),
                                ("naskah__isnull", False),
                                ("status", "terbit"),
                            ),
                            _connector="OR",
                        ),
                        name="laporan_kapasitas_terbit_lengkap",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ButirKapasitas",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "laporan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="butir",
                        to="infrastruktur.laporankapasitas",
                    ),
                ),
                ("kunci", models.CharField(max_length=80, verbose_name="kunci butir")),
                ("batasan", models.FloatField(blank=True, null=True, verbose_name="batasan")),
                (
                    "perkiraan_resource",
                    models.CharField(blank=True, max_length=300, verbose_name="perkiraan kebutuhan"),
                ),
                ("tindak_lanjut", models.CharField(blank=True, max_length=300, verbose_name="tindak lanjut")),
            ],
            options={
                "verbose_name": "butir kapasitas",
                "verbose_name_plural": "butir kapasitas",
                "constraints": [
                    models.UniqueConstraint(fields=("laporan", "kunci"), name="butir_kapasitas_sekali"),
                    models.CheckConstraint(
                        condition=models.Q(("batasan__isnull", True), ("batasan__gt", 0), _connector="OR"),
                        name="butir_kapasitas_batasan_wajar",
                    ),
                ],
            },
        ),
        migrations.RunSQL(BEKU, CAIR),
    ]
