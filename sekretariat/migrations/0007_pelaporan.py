"""Reports of the unit: cadence, reports with their figures, files and sending."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import lpse.kode
from django.conf import settings
from django.db import migrations, models


BEKU = """
-- From signing on a report only moves on: to sent, and nowhere else. None is ever deleted.
CREATE FUNCTION sekretariat_laporan_beku() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    tanda_tangan CONSTANT text[] := ARRAY['status', 'naskah_id', 'ditandatangani_oleh_id', 'ditandatangani_pada'];
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'Laporan tidak dihapus.' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.status IN ('ditandatangani', 'dikirim') AND (
        to_jsonb(NEW) - 'status' IS DISTINCT FROM to_jsonb(OLD) - 'status'
        OR NEW.status <> OLD.status AND (OLD.status, NEW.status) <> ('ditandatangani', 'dikirim')
    ) THEN
        RAISE EXCEPTION 'Laporan yang sudah ditandatangani tidak berubah.' USING ERRCODE = 'check_violation';
    END IF;
    -- What the head reads is what was reviewed: only sending back opens it again.
    IF OLD.status = 'diperiksa' AND NEW.status <> 'disusun' AND (
        to_jsonb(NEW) - tanda_tangan IS DISTINCT FROM to_jsonb(OLD) - tanda_tangan
        OR NEW.status NOT IN ('diperiksa', 'ditandatangani')
    ) THEN
        RAISE EXCEPTION 'Laporan yang sudah diperiksa tidak berubah.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER laporan_beku BEFORE UPDATE OR DELETE ON sekretariat_laporanberkala FOR EACH ROW
    EXECUTE FUNCTION sekretariat_laporan_beku();
-- Figures and the rows behind them belong to a draft, or stay.
CREATE FUNCTION sekretariat_butir_beku() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    baris jsonb;
    induk bigint;
BEGIN
    FOREACH baris IN ARRAY CASE TG_OP
        WHEN 'INSERT' THEN ARRAY[to_jsonb(NEW)]
        WHEN 'DELETE' THEN ARRAY[to_jsonb(OLD)]
        ELSE ARRAY[to_jsonb(OLD), to_jsonb(NEW)] END
    LOOP
        IF TG_TABLE_NAME = 'sekretariat_butirlaporan' THEN
            induk := (baris ->> 'laporan_id')::bigint;
        ELSE
            SELECT laporan_id INTO induk FROM sekretariat_butirlaporan WHERE id = (baris ->> 'butir_id')::bigint;
        END IF;
        IF EXISTS (SELECT FROM sekretariat_laporanberkala WHERE id = induk AND status <> 'disusun') THEN
            RAISE EXCEPTION 'Angka laporan yang sudah diperiksa tidak berubah.'
                USING ERRCODE = 'check_violation';
        END IF;
    END LOOP;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER butir_laporan_beku BEFORE INSERT OR UPDATE OR DELETE ON sekretariat_butirlaporan
    FOR EACH ROW EXECUTE FUNCTION sekretariat_butir_beku();
CREATE TRIGGER rujukan_butir_beku BEFORE INSERT OR UPDATE OR DELETE ON sekretariat_rujukanbutir
    FOR EACH ROW EXECUTE FUNCTION sekretariat_butir_beku();
CREATE TRIGGER irama_laporan_tetap BEFORE UPDATE OR DELETE ON sekretariat_iramalaporan FOR EACH ROW
    EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER berkas_laporan_tetap BEFORE UPDATE OR DELETE ON sekretariat_berkaslaporan FOR EACH ROW
    EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER salinan_laporan_tetap BEFORE UPDATE OR DELETE ON sekretariat_salinanlaporan FOR EACH ROW
    EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER pengiriman_laporan_tetap BEFORE UPDATE OR DELETE ON sekretariat_pengirimanlaporan
    FOR EACH ROW EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER penerbitan_laporan_tetap BEFORE UPDATE OR DELETE ON sekretariat_penerbitanlaporan
    FOR EACH ROW EXECUTE FUNCTION sekretariat_tolak_ubah();
"""
CAIR = """
DROP TRIGGER penerbitan_laporan_tetap ON sekretariat_penerbitanlaporan;
DROP TRIGGER pengiriman_laporan_tetap ON sekretariat_pengirimanlaporan;
DROP TRIGGER salinan_laporan_tetap ON sekretariat_salinanlaporan;
DROP TRIGGER berkas_laporan_tetap ON sekretariat_berkaslaporan;
DROP TRIGGER irama_laporan_tetap ON sekretariat_iramalaporan;
DROP TRIGGER rujukan_butir_beku ON sekretariat_rujukanbutir;
DROP TRIGGER butir_laporan_beku ON sekretariat_butirlaporan;
DROP FUNCTION sekretariat_butir_beku();
DROP TRIGGER laporan_beku ON sekretariat_laporanberkala;
DROP FUNCTION sekretariat_laporan_beku();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("lpse", "0015_naskah_sekretariat"),
        ("lpse", "__first__"),
        ("sekretariat", "0006_evaluasi"),
    ]

    operations = [
        migrations.CreateModel(
            name="LaporanBerkala",
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
                        choices=[("berkala", "Laporan berkala"), ("unit", "Laporan program unit")],
                        default="berkala",
                        max_length=7,
                        verbose_name="jenis",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=12, verbose_name="unit")),
                (
                    "irama",
                    models.CharField(
                        choices=[
                            ("bulanan", "Bulanan"),
                            ("triwulanan", "Triwulanan"),
                            ("semesteran", "Semesteran"),
                            ("tahunan", "Tahunan"),
                        ],
                        max_length=10,
                        verbose_name="irama",
                    ),
                ),
                ("mulai", models.DateField(verbose_name="periode sejak")),
                ("selesai", models.DateField(verbose_name="sampai dengan")),
                ("versi", models.PositiveSmallIntegerField(default=1, verbose_name="versi")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("disusun", "Draf"),
                            ("diperiksa", "Diperiksa, menunggu tanda tangan"),
                            ("ditandatangani", "Ditandatangani, belum dikirim"),
                            ("dikirim", "Dikirim"),
                        ],
                        default="disusun",
                        max_length=14,
                        verbose_name="status",
                    ),
                ),
                ("alasan", models.CharField(blank=True, max_length=500, verbose_name="alasan koreksi")),
                ("kepada", models.CharField(max_length=200, verbose_name="kepada")),
                ("melalui", models.CharField(blank=True, max_length=200, verbose_name="melalui")),
                ("is_dinamai", models.BooleanField(verbose_name="dituju menurut peraturan")),
                ("dasar", models.CharField(blank=True, max_length=120, verbose_name="dasar")),
                ("pengantar", models.TextField(blank=True, max_length=6000, verbose_name="pengantar")),
                ("catatan", models.TextField(blank=True, max_length=6000, verbose_name="catatan")),
                ("rekomendasi", models.TextField(blank=True, max_length=6000, verbose_name="rekomendasi")),
                (
                    "disusun_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="disusun pada",
                    ),
                ),
                (
                    "diperiksa_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="diperiksa pada"),
                ),
                (
                    "alasan_kembali",
                    models.CharField(blank=True, max_length=500, verbose_name="alasan dikembalikan"),
                ),
                (
                    "ditandatangani_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="ditandatangani pada"),
                ),
                (
                    "diperiksa_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "disusun_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ditandatangani_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "menggantikan",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pengganti",
                        to="sekretariat.laporanberkala",
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
                "verbose_name": "laporan berkala",
                "verbose_name_plural": "laporan berkala",
                "indexes": [
                    models.Index(fields=["-mulai", "-id"], name="laporan_terbaru"),
                    models.Index(fields=["status", "-mulai", "-id"], name="laporan_status"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("jenis", "unit", "mulai", "selesai", "versi"), name="laporan_versi_unik"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("disusun", "diperiksa"))),
                        fields=("jenis", "unit", "mulai", "selesai"),
                        name="laporan_satu_terbuka",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("selesai__gte", models.F("mulai"))), name="laporan_periode_urut"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("jenis", "unit"), models.Q(("unit", ""), _negated=True)),
                            models.Q(("jenis", "berkala"), ("unit", "")),
                            _connector="OR",
                        ),
                        name="laporan_unit_bernama",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("alasan", ""), ("menggantikan__isnull", True), ("versi", 1)),
                            models.Q(
                                ("menggantikan__isnull", False),
                                ("versi__gt", 1),
                                models.Q(("alasan", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="laporan_koreksi_beralasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "disusun"),
                            models.Q(("diperiksa_oleh__isnull", False), ("diperiksa_pada__isnull", False)),
                            _connector="OR",
                        ),
                        name="laporan_diperiksa",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ditandatangani_oleh__isnull", False),
                                ("ditandatangani_pada__isnull", False),
                                ("naskah__isnull", False),
                                ("status__in", ("ditandatangani", "dikirim")),
                            ),
                            models.Q(
                                ("ditandatangani_oleh__isnull", True),
                                ("ditandatangani_pada__isnull", True),
                                ("naskah__isnull", True),
                                ("status__in", ("disusun", "diperiksa")),
                            ),
                            _connector="OR",
                        ),
                        name="laporan_ditandatangani",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ditandatangani_oleh__isnull", True),
                            models.Q(
                                models.Q(("ditandatangani_oleh", models.F("disusun_oleh")), _negated=True),
                                models.Q(("ditandatangani_oleh", models.F("diperiksa_oleh")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="laporan_dua_orang",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ButirLaporan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("urut", models.PositiveSmallIntegerField(verbose_name="urutan")),
                ("bab", models.CharField(max_length=30, verbose_name="bab")),
                ("judul_bab", models.CharField(max_length=120, verbose_name="judul bab")),
                ("kode", models.CharField(max_length=60, verbose_name="kode")),
                ("label", models.CharField(max_length=200, verbose_name="ukuran")),
                ("kelompok", models.CharField(blank=True, max_length=120, verbose_name="grafik")),
                ("satuan", models.CharField(blank=True, max_length=40, verbose_name="satuan")),
                (
                    "nilai",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=24, null=True, verbose_name="nilai"
                    ),
                ),
                (
                    "sebelum",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=24,
                        null=True,
                        verbose_name="periode sebelumnya",
                    ),
                ),
                ("jumlah_rujukan", models.PositiveIntegerField(default=0, verbose_name="baris di baliknya")),
                (
                    "laporan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="butir",
                        to="sekretariat.laporanberkala",
                    ),
                ),
            ],
            options={
                "verbose_name": "butir laporan",
                "verbose_name_plural": "butir laporan",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("laporan", "bab", "kode"), name="butir_laporan_kode_unik"
                    ),
                    models.UniqueConstraint(fields=("laporan", "urut"), name="butir_laporan_urut_unik"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BerkasLaporan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "bentuk",
                    models.CharField(
                        choices=[("pdf", "PDF"), ("xlsx", "XLSX")], max_length=4, verbose_name="bentuk"
                    ),
                ),
                ("isi", models.BinaryField(verbose_name="isi")),
                ("ukuran", models.PositiveIntegerField(verbose_name="ukuran (byte)")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="disimpan pada",
                    ),
                ),
                (
                    "laporan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="berkas",
                        to="sekretariat.laporanberkala",
                    ),
                ),
            ],
            options={
                "verbose_name": "berkas laporan",
                "verbose_name_plural": "berkas laporan",
                "constraints": [
                    models.UniqueConstraint(fields=("laporan", "bentuk"), name="berkas_laporan_sekali"),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="berkas_laporan_sha256"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PenerbitanLaporan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="terbit pada",
                    ),
                ),
                (
                    "laporan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="penerbitan",
                        to="sekretariat.laporanberkala",
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
                "verbose_name": "penerbitan laporan",
                "verbose_name_plural": "penerbitan laporan",
            },
        ),
        migrations.CreateModel(
            name="PengirimanLaporan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor_agenda", models.CharField(max_length=80, verbose_name="nomor agenda")),
                ("tanggal", models.DateField(verbose_name="tanggal kirim")),
                (
                    "cara",
                    models.CharField(
                        choices=[
                            ("langsung", "Diserahkan langsung"),
                            ("surel", "Surel"),
                            ("aplikasi", "Aplikasi naskah dinas"),
                            ("pos", "Pos atau kurir"),
                        ],
                        max_length=8,
                        verbose_name="cara",
                    ),
                ),
                ("keterangan", models.CharField(blank=True, max_length=300, verbose_name="keterangan")),
                (
                    "pada",
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
                    ),
                ),
                (
                    "laporan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pengiriman",
                        to="sekretariat.laporanberkala",
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
                "verbose_name": "pengiriman laporan",
                "verbose_name_plural": "pengiriman laporan",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nomor_agenda", ""), _negated=True), name="pengiriman_bernomor"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RujukanButir",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("potong", models.PositiveIntegerField(verbose_name="potongan ke")),
                ("isi", models.JSONField(verbose_name="baris")),
                (
                    "butir",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rujukan",
                        to="sekretariat.butirlaporan",
                    ),
                ),
            ],
            options={
                "verbose_name": "rujukan butir",
                "verbose_name_plural": "rujukan butir",
                "constraints": [
                    models.UniqueConstraint(fields=("butir", "potong"), name="rujukan_butir_potong_unik")
                ],
            },
        ),
        migrations.CreateModel(
            name="SalinanLaporan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "cara",
                    models.CharField(
                        choices=[
                            ("basah", "Pindaian bertanda tangan basah"),
                            ("elektronik", "PDF bertanda tangan elektronik"),
                        ],
                        max_length=10,
                        verbose_name="cara",
                    ),
                ),
                (
                    "tanda_tangan",
                    models.JSONField(blank=True, default=list, verbose_name="tanda tangan elektronik"),
                ),
                (
                    "pada",
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
                    "laporan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="salinan",
                        to="sekretariat.laporanberkala",
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
                "verbose_name": "salinan laporan",
                "verbose_name_plural": "salinan laporan",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cara", "elektronik"), _negated=True),
                            models.Q(("tanda_tangan", []), _negated=True),
                            _connector="OR",
                        ),
                        name="salinan_laporan_elektronik_bertanda",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IramaLaporan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "irama",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bulanan", "Bulanan"),
                            ("triwulanan", "Triwulanan"),
                            ("semesteran", "Semesteran"),
                            ("tahunan", "Tahunan"),
                        ],
                        max_length=10,
                        verbose_name="irama",
                    ),
                ),
                ("berlaku_mulai", models.DateField(verbose_name="berlaku sejak periode yang mulai")),
                ("kepada", models.CharField(blank=True, max_length=200, verbose_name="kepada")),
                ("melalui", models.CharField(blank=True, max_length=200, verbose_name="melalui")),
                (
                    "hari_kerja",
                    models.PositiveSmallIntegerField(
                        default=10, verbose_name="batas kirim (hari kerja sesudah periode)"
                    ),
                ),
                ("alasan", models.CharField(max_length=300, verbose_name="alasan")),
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="ditetapkan pada",
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
                "verbose_name": "irama laporan",
                "verbose_name_plural": "irama laporan",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True), name="irama_laporan_beralasan"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hari_kerja__gte", 1), ("hari_kerja__lte", 60)),
                        name="irama_laporan_batas",
                    ),
                ],
            },
        ),
        migrations.RunSQL(BEKU, CAIR),
    ]
