"""Incidents, and LKPP's instructions, which the service desk kept until now: its rows come along.

What is over no longer changes, what was noted stays; no outage of the internet link is closed without a step.
"""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import lpse.kode
from django.conf import settings
from django.db import migrations, models

BEKU = """
CREATE FUNCTION infrastruktur_jaga_gangguan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'Gangguan tidak dihapus.' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.status <> 'terbuka' AND OLD IS DISTINCT FROM NEW THEN
        RAISE EXCEPTION 'Gangguan yang sudah berakhir tidak berubah lagi.' USING ERRCODE = 'check_violation';
    END IF;
    IF (OLD.kode, OLD.nomor, OLD.dibuka_oleh_id, OLD.dibuka_pada)
        IS DISTINCT FROM (NEW.kode, NEW.nomor, NEW.dibuka_oleh_id, NEW.dibuka_pada) THEN
        RAISE EXCEPTION 'Nomor dan pembukaan gangguan tidak berubah.' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.status = 'terbuka' THEN RETURN NEW; END IF;
    IF EXISTS (SELECT 1 FROM infrastruktur_sasarangangguan
               WHERE gangguan_id = NEW.id AND pulih_pada IS NULL) THEN
        RAISE EXCEPTION 'Masih ada sasaran yang terganggu.' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.status = 'ditutup' AND (
        NEW.peran = 'internet'
        OR EXISTS (SELECT 1 FROM infrastruktur_sasarangangguan g
                   JOIN infrastruktur_sasaran s ON s.id = g.sasaran_id
                   WHERE g.gangguan_id = NEW.id AND s.peran = 'internet')
    ) AND NOT EXISTS (SELECT 1 FROM infrastruktur_catatangangguan
                      WHERE gangguan_id = NEW.id AND peristiwa = 'langkah') THEN
        RAISE EXCEPTION 'Gangguan koneksi internet ditutup sesudah langkahnya dicatat.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER gangguan_beku BEFORE UPDATE OR DELETE ON infrastruktur_gangguan
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_jaga_gangguan();

CREATE FUNCTION infrastruktur_jaga_sasaran_gangguan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.pulih_pada IS NOT NULL
        OR (OLD.gangguan_id, OLD.sasaran_id, OLD.turun_id, OLD.turun_pada)
            IS DISTINCT FROM (NEW.gangguan_id, NEW.sasaran_id, NEW.turun_id, NEW.turun_pada) THEN
        RAISE EXCEPTION 'Yang terukur tidak berubah.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sasaran_gangguan_beku BEFORE UPDATE OR DELETE ON infrastruktur_sasarangangguan
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_jaga_sasaran_gangguan();

CREATE FUNCTION infrastruktur_jaga_dampak() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (OLD.gangguan_id, OLD.layanan) IS DISTINCT FROM (NEW.gangguan_id, NEW.layanan)
        OR (OLD IS DISTINCT FROM NEW
            AND EXISTS (SELECT 1 FROM infrastruktur_gangguan
                        WHERE id = OLD.gangguan_id AND status <> 'terbuka')) THEN
        RAISE EXCEPTION 'Dampak gangguan yang sudah berakhir tidak berubah lagi.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER dampak_gangguan_beku BEFORE UPDATE OR DELETE ON infrastruktur_dampakgangguan
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_jaga_dampak();

CREATE FUNCTION infrastruktur_jaga_pengumuman_gangguan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.diakhiri_pada IS NOT NULL
        OR (OLD.gangguan_id, OLD.layanan, OLD.kode, OLD.galat, OLD.dibuka_pada)
            IS DISTINCT FROM (NEW.gangguan_id, NEW.layanan, NEW.kode, NEW.galat, NEW.dibuka_pada) THEN
        RAISE EXCEPTION 'Pengumuman yang tercatat tidak berubah.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER pengumuman_gangguan_beku BEFORE UPDATE OR DELETE ON infrastruktur_pengumumangangguan
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_jaga_pengumuman_gangguan();

CREATE FUNCTION infrastruktur_jaga_instruksi() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.status <> 'menunggu'
        OR (OLD.kode, OLD.isi, OLD.asal, OLD.diterima_pada, OLD.dicatat_oleh_id)
            IS DISTINCT FROM (NEW.kode, NEW.isi, NEW.asal, NEW.diterima_pada, NEW.dicatat_oleh_id) THEN
        RAISE EXCEPTION 'Instruksi LKPP tidak berubah.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER instruksi_beku BEFORE UPDATE OR DELETE ON infrastruktur_instruksilkpp
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_jaga_instruksi();

CREATE TRIGGER catatan_gangguan_beku BEFORE UPDATE OR DELETE ON infrastruktur_catatangangguan
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_tolak_ubah();
CREATE TRIGGER tautan_gangguan_beku BEFORE UPDATE OR DELETE ON infrastruktur_tautangangguan
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_tolak_ubah();
CREATE TRIGGER batas_pengumuman_beku BEFORE UPDATE OR DELETE ON infrastruktur_bataspengumuman
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_tolak_ubah();
CREATE TRIGGER bukti_instruksi_beku BEFORE UPDATE OR DELETE ON infrastruktur_buktiinstruksi
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_tolak_ubah();
"""
CAIR = """
DROP TRIGGER bukti_instruksi_beku ON infrastruktur_buktiinstruksi;
DROP TRIGGER batas_pengumuman_beku ON infrastruktur_bataspengumuman;
DROP TRIGGER tautan_gangguan_beku ON infrastruktur_tautangangguan;
DROP TRIGGER catatan_gangguan_beku ON infrastruktur_catatangangguan;
DROP TRIGGER instruksi_beku ON infrastruktur_instruksilkpp;
DROP FUNCTION infrastruktur_jaga_instruksi();
DROP TRIGGER pengumuman_gangguan_beku ON infrastruktur_pengumumangangguan;
DROP FUNCTION infrastruktur_jaga_pengumuman_gangguan();
DROP TRIGGER dampak_gangguan_beku ON infrastruktur_dampakgangguan;
DROP FUNCTION infrastruktur_jaga_dampak();
DROP TRIGGER sasaran_gangguan_beku ON infrastruktur_sasarangangguan;
DROP FUNCTION infrastruktur_jaga_sasaran_gangguan();
DROP TRIGGER gangguan_beku ON infrastruktur_gangguan;
DROP FUNCTION infrastruktur_jaga_gangguan();
"""

# The rows keep their numbers, so that what the trail says of them stays true.
AMBIL_ALIH = """
INSERT INTO infrastruktur_instruksilkpp (id, kode, status, isi, asal, diterima_pada, dicatat_oleh_id, terkait,
    dilaksanakan_oleh_id, dilaksanakan_pada, hasil)
SELECT i.id, i.kode, CASE WHEN i.dilaksanakan_pada IS NULL THEN 'menunggu' ELSE 'dilaksanakan' END, i.isi,
    coalesce(p.kode, ''), i.diterima_pada, i.dicatat_oleh_id, '', i.dilaksanakan_oleh_id,
    i.dilaksanakan_pada, i.hasil
FROM layanan_instruksilkpp i LEFT JOIN layanan_penerusan p ON p.id = i.penerusan_id;
SELECT setval(pg_get_serial_sequence('infrastruktur_instruksilkpp', 'id'),
    (SELECT coalesce(max(id), 0) + 1 FROM infrastruktur_instruksilkpp), false);
"""
KEMBALIKAN = """
INSERT INTO layanan_instruksilkpp (id, kode, isi, diterima_pada, dilaksanakan_pada, hasil, dicatat_oleh_id,
    dilaksanakan_oleh_id, penerusan_id)
SELECT i.id, i.kode, i.isi, i.diterima_pada, i.dilaksanakan_pada, i.hasil, i.dicatat_oleh_id,
    i.dilaksanakan_oleh_id, p.id
FROM infrastruktur_instruksilkpp i LEFT JOIN layanan_penerusan p ON p.kode = i.asal
ON CONFLICT DO NOTHING;
SELECT setval(pg_get_serial_sequence('layanan_instruksilkpp', 'id'),
    (SELECT coalesce(max(id), 0) + 1 FROM layanan_instruksilkpp), false);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("infrastruktur", "0003_harian"),
        ("layanan", "0011_tenggat"),
    ]

    operations = [
        migrations.CreateModel(
            name="Gangguan",
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
                ("nomor", models.CharField(max_length=20, unique=True, verbose_name="nomor")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("terbuka", "Terbuka"),
                            ("ditutup", "Ditutup"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default="terbuka",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("judul", models.CharField(max_length=160, verbose_name="gangguan")),
                ("uraian", models.TextField(blank=True, max_length=4000, verbose_name="uraian")),
                (
                    "peran",
                    models.CharField(
                        choices=[
                            ("server_spse", "Server SPSE"),
                            ("aplikasi_spse", "Aplikasi SPSE"),
                            ("internet", "Koneksi internet server SPSE"),
                            ("jaringan", "Perangkat jaringan"),
                            ("listrik", "Catu daya"),
                            ("lain", "Lainnya"),
                        ],
                        max_length=20,
                        verbose_name="yang terganggu",
                    ),
                ),
                (
                    "kelompok",
                    models.CharField(blank=True, editable=False, max_length=60, verbose_name="kelompok"),
                ),
                (
                    "layanan",
                    models.CharField(blank=True, max_length=30, verbose_name="layanan yang diumumkan"),
                ),
                ("mulai", models.DateTimeField(verbose_name="mulai")),
                ("pulih_pada", models.DateTimeField(blank=True, null=True, verbose_name="pulih pada")),
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
                    "dibuka_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dibuka pada",
                    ),
                ),
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
                ("pelapor", models.CharField(blank=True, max_length=150, verbose_name="pelapor")),
                (
                    "saluran",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("telepon", "Telepon"),
                            ("pesan", "Pesan singkat"),
                            ("surel", "Surel"),
                            ("lisan", "Lisan"),
                            ("lain", "Lainnya"),
                        ],
                        max_length=8,
                        verbose_name="cara melapor",
                    ),
                ),
                ("penyebab", models.TextField(blank=True, max_length=4000, verbose_name="penyebab")),
                (
                    "evaluasi",
                    models.TextField(blank=True, max_length=4000, verbose_name="evaluasi dan pencegahan"),
                ),
                (
                    "ditutup_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ditutup_pada", models.DateTimeField(blank=True, null=True, verbose_name="ditutup pada")),
                (
                    "alasan_batal",
                    models.CharField(blank=True, max_length=500, verbose_name="alasan pembatalan"),
                ),
                (
                    "naskah",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.naskah",
                    ),
                ),
            ],
            options={
                "verbose_name": "gangguan",
                "verbose_name_plural": "gangguan",
                "indexes": [
                    models.Index(fields=["-mulai", "-id"], name="gangguan_terbaru"),
                    models.Index(fields=["status", "-mulai", "-id"], name="gangguan_status"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("judul"), name="gin_trgm_ops"
                        ),
                        name="gangguan_judul_trgm",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("judul", ""), _negated=True), name="gangguan_berjudul"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pulih_pada__isnull", True),
                            ("pulih_pada__gte", models.F("mulai")),
                            _connector="OR",
                        ),
                        name="gangguan_pulih_sesudah_mulai",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "ditutup"), _negated=True),
                            models.Q(
                                ("ditutup_oleh__isnull", False),
                                ("ditutup_pada__isnull", False),
                                ("pulih_pada__isnull", False),
                                ("naskah__isnull", False),
                                models.Q(("penyebab", ""), _negated=True),
                                models.Q(("evaluasi", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="gangguan_ditutup_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ditutup_oleh__isnull", False),
                                ("status", "dibatalkan"),
                                models.Q(("alasan_batal", ""), _negated=True),
                            ),
                            models.Q(models.Q(("status", "dibatalkan"), _negated=True), ("alasan_batal", "")),
                            _connector="OR",
                        ),
                        name="gangguan_batal_beralasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("dikonfirmasi_oleh__isnull", True), ("dikonfirmasi_pada__isnull", True)
                            ),
                            models.Q(
                                ("dikonfirmasi_oleh__isnull", False), ("dikonfirmasi_pada__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="gangguan_konfirmasi_berpetugas",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SasaranGangguan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "gangguan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sasaran",
                        to="infrastruktur.gangguan",
                    ),
                ),
                (
                    "sasaran",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gangguan",
                        to="infrastruktur.sasaran",
                    ),
                ),
                (
                    "turun",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gangguan",
                        to="infrastruktur.balik",
                    ),
                ),
                ("turun_pada", models.DateTimeField(verbose_name="terganggu sejak")),
                (
                    "pulih",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infrastruktur.balik",
                    ),
                ),
                ("pulih_pada", models.DateTimeField(blank=True, null=True, verbose_name="pulih pada")),
            ],
            options={
                "verbose_name": "sasaran yang terganggu",
                "verbose_name_plural": "sasaran yang terganggu",
                "indexes": [models.Index(fields=["gangguan", "id"], name="sasaran_gangguan_urutan")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("pulih_pada__isnull", True)),
                        fields=("sasaran",),
                        name="sasaran_satu_gangguan_terbuka",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pulih_pada__isnull", True),
                            ("pulih_pada__gte", models.F("turun_pada")),
                            _connector="OR",
                        ),
                        name="sasaran_gangguan_urut",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CatatanGangguan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "gangguan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="catatan",
                        to="infrastruktur.gangguan",
                    ),
                ),
                (
                    "peristiwa",
                    models.CharField(
                        choices=[
                            ("terdeteksi", "Terdeteksi"),
                            ("dicatat", "Dicatat petugas"),
                            ("dikonfirmasi", "Dikonfirmasi"),
                            ("meluas", "Sasaran lain ikut terganggu"),
                            ("terganggu_lagi", "Terganggu lagi"),
                            ("langkah", "Langkah yang diambil"),
                            ("kabar", "Pemberitahuan"),
                            ("dinilai", "Sebab dan dampak diisi"),
                            ("ditautkan", "Ditautkan"),
                            ("diumumkan", "Diumumkan kepada publik"),
                            ("tidak_diumumkan", "Tidak dapat diumumkan"),
                            ("umum_berakhir", "Pengumuman diakhiri"),
                            ("dilaporkan", "Disiapkan untuk LKPP"),
                            ("pulih_sebagian", "Satu sasaran pulih"),
                            ("pulih", "Pulih"),
                            ("laporan", "Laporan diterbitkan"),
                            ("ditutup", "Ditutup"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        max_length=16,
                        verbose_name="peristiwa",
                    ),
                ),
                ("isi", models.TextField(blank=True, max_length=4000, verbose_name="isi")),
                (
                    "sasaran",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infrastruktur.sasaran",
                    ),
                ),
                (
                    "balik",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infrastruktur.balik",
                    ),
                ),
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
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="pada",
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
                "verbose_name": "catatan gangguan",
                "verbose_name_plural": "catatan gangguan",
                "indexes": [models.Index(fields=["gangguan", "pada", "id"], name="catatan_gangguan_urut")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("peristiwa__in", ["langkah", "kabar"]), _negated=True),
                            models.Q(("isi", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="catatan_gangguan_berisi",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DampakGangguan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "gangguan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dampak",
                        to="infrastruktur.gangguan",
                    ),
                ),
                (
                    "layanan",
                    models.CharField(
                        choices=[
                            ("spse", "Aplikasi SPSE"),
                            ("internet", "Koneksi internet server SPSE"),
                            ("portal", "Portal layanan LPSE"),
                            ("registrasi", "Registrasi dan verifikasi pengguna"),
                            ("helpdesk", "Layanan dan dukungan pengguna"),
                            ("ruang", "Ruang layanan dan pelatihan"),
                            ("surel", "Surat elektronik"),
                            ("cadangan", "Pencadangan data"),
                        ],
                        max_length=12,
                        verbose_name="layanan",
                    ),
                ),
                (
                    "tingkat",
                    models.CharField(
                        choices=[
                            ("belum", "Belum dinilai"),
                            ("tidak", "Tidak terganggu"),
                            ("sebagian", "Terganggu sebagian"),
                            ("padam", "Tidak dapat dipakai"),
                        ],
                        default="belum",
                        max_length=8,
                        verbose_name="dampak",
                    ),
                ),
                ("keterangan", models.CharField(blank=True, max_length=300, verbose_name="keterangan")),
            ],
            options={
                "verbose_name": "dampak gangguan",
                "verbose_name_plural": "dampak gangguan",
                "constraints": [
                    models.UniqueConstraint(fields=("gangguan", "layanan"), name="dampak_sekali_per_layanan")
                ],
            },
        ),
        migrations.CreateModel(
            name="TautanGangguan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "gangguan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tautan",
                        to="infrastruktur.gangguan",
                    ),
                ),
                ("nomor", models.CharField(max_length=60, verbose_name="nomor")),
                ("judul", models.CharField(max_length=200, verbose_name="perihal")),
                ("url", models.CharField(editable=False, max_length=200)),
                ("izin", models.CharField(blank=True, editable=False, max_length=100)),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                "verbose_name": "tautan gangguan",
                "verbose_name_plural": "tautan gangguan",
                "constraints": [
                    models.UniqueConstraint(fields=("gangguan", "nomor"), name="tautan_gangguan_sekali"),
                    models.CheckConstraint(
                        condition=models.Q(("url__startswith", "/")), name="tautan_gangguan_di_portal"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PengumumanGangguan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "gangguan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pengumuman",
                        to="infrastruktur.gangguan",
                    ),
                ),
                ("layanan", models.CharField(max_length=30, verbose_name="layanan")),
                ("kode", models.CharField(blank=True, max_length=16, verbose_name="kode pengumuman")),
                ("galat", models.CharField(blank=True, max_length=300, verbose_name="sebab tidak diumumkan")),
                (
                    "dibuka_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diumumkan pada",
                    ),
                ),
                ("diakhiri_pada", models.DateTimeField(blank=True, null=True, verbose_name="diakhiri pada")),
            ],
            options={
                "verbose_name": "pengumuman gangguan",
                "verbose_name_plural": "pengumuman gangguan",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("diakhiri_pada__isnull", True)),
                        fields=("gangguan", "layanan"),
                        name="pengumuman_gangguan_satu",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("galat", ""), models.Q(("kode", ""), _negated=True)),
                            models.Q(
                                ("diakhiri_pada__isnull", False),
                                ("kode", ""),
                                models.Q(("galat", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="pengumuman_gangguan_berhasil",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BatasPengumuman",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("menit", models.PositiveSmallIntegerField(verbose_name="batas (menit)")),
                ("alasan", models.CharField(max_length=300, verbose_name="alasan")),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="berlaku sejak",
                    ),
                ),
            ],
            options={
                "verbose_name": "batas pengumuman gangguan",
                "verbose_name_plural": "batas pengumuman gangguan",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("menit__gte", 1), ("menit__lte", 1440)),
                        name="batas_pengumuman_wajar",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True), name="batas_pengumuman_beralasan"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InstruksiLKPP",
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
                            ("menunggu", "Menunggu dilaksanakan"),
                            ("dilaksanakan", "Dilaksanakan"),
                            ("ditolak", "Tidak dilaksanakan"),
                        ],
                        default="menunggu",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("isi", models.TextField(max_length=8000, verbose_name="instruksi")),
                (
                    "asal",
                    models.CharField(blank=True, editable=False, max_length=16, verbose_name="perkara asal"),
                ),
                (
                    "diterima_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diterima pada",
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
                    "penanggung_jawab",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("tenggat", models.DateField(blank=True, null=True, verbose_name="paling lambat")),
                ("terkait", models.CharField(blank=True, max_length=60, verbose_name="perkara terkait")),
                (
                    "dilaksanakan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dilaksanakan_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="dilaksanakan pada"),
                ),
                ("hasil", models.TextField(blank=True, max_length=4000, verbose_name="hasil atau alasan")),
            ],
            options={
                "verbose_name": "instruksi teknis LKPP",
                "verbose_name_plural": "instruksi teknis LKPP",
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "menunggu")),
                        fields=["tenggat", "id"],
                        name="instruksi_menunggu",
                    ),
                    models.Index(fields=["status", "-id"], name="instruksi_status"),
                    models.Index(
                        condition=models.Q(("asal", ""), _negated=True),
                        fields=["asal"],
                        name="instruksi_asal",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("isi", ""), _negated=True), name="instruksi_berisi"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("dilaksanakan_oleh__isnull", True),
                                ("dilaksanakan_pada__isnull", True),
                                ("hasil", ""),
                                ("status", "menunggu"),
                            ),
                            models.Q(
                                models.Q(("status", "menunggu"), _negated=True),
                                ("dilaksanakan_oleh__isnull", False),
                                ("dilaksanakan_pada__isnull", False),
                                models.Q(("hasil", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="instruksi_selesai_berhasil",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BuktiInstruksi",
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
                    "instruksi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bukti",
                        to="infrastruktur.instruksilkpp",
                    ),
                ),
                ("keterangan", models.TextField(blank=True, max_length=2000, verbose_name="keterangan")),
                (
                    "berkas",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.berkas",
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
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="pada",
                    ),
                ),
            ],
            options={
                "verbose_name": "bukti pelaksanaan instruksi",
                "verbose_name_plural": "bukti pelaksanaan instruksi",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("keterangan", ""), _negated=True),
                            ("berkas__isnull", False),
                            _connector="OR",
                        ),
                        name="bukti_instruksi_berisi",
                    )
                ],
            },
        ),
        migrations.RunSQL(AMBIL_ALIH, KEMBALIKAN),
        migrations.RunSQL(BEKU, CAIR),
    ]
