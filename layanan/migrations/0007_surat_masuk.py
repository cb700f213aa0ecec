"""Letters taken in by IMAP: the raw letter never changes and is never dropped."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import lpse.kode
from django.conf import settings
from django.db import migrations, models


BEKU = """
CREATE FUNCTION layanan_surat_mentah_beku() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.kotak_id, OLD.sidik, OLD.kunci, OLD.sha256, OLD.ukuran, OLD.diterima_pada)
        IS DISTINCT FROM (NEW.kotak_id, NEW.sidik, NEW.kunci, NEW.sha256, NEW.ukuran, NEW.diterima_pada) THEN
        RAISE EXCEPTION 'Surat mentah tidak dapat diganti.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER surat_masuk_mentah_beku BEFORE UPDATE ON layanan_suratmasuk
    FOR EACH ROW EXECUTE FUNCTION layanan_surat_mentah_beku();
CREATE TRIGGER surat_masuk_tidak_dihapus BEFORE DELETE ON layanan_suratmasuk
    FOR EACH ROW EXECUTE FUNCTION layanan_tolak_ubah();
"""

CAIR = """
DROP TRIGGER surat_masuk_tidak_dihapus ON layanan_suratmasuk;
DROP TRIGGER surat_masuk_mentah_beku ON layanan_suratmasuk;
DROP FUNCTION layanan_surat_mentah_beku();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("layanan", "0006_survei"),
    ]

    operations = [
        migrations.CreateModel(
            name="KotakMasuk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nama", models.CharField(max_length=160, unique=True, verbose_name="kotak")),
                ("uid_sah", models.BigIntegerField(blank=True, null=True)),
                ("uid_berikut", models.BigIntegerField(blank=True, null=True)),
                ("klaim", models.UUIDField(editable=False, null=True)),
                ("klaim_sampai", models.DateTimeField(blank=True, null=True)),
                (
                    "mulai_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="terakhir mulai diambil"),
                ),
                (
                    "selesai_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="terakhir selesai diambil"),
                ),
                ("galat", models.CharField(blank=True, max_length=200, verbose_name="kendala")),
            ],
            options={
                "verbose_name": "kotak masuk",
                "verbose_name_plural": "kotak masuk",
            },
        ),
        migrations.CreateModel(
            name="SuratMasuk",
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
                    "kotak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="surat",
                        to="layanan.kotakmasuk",
                    ),
                ),
                ("sidik", models.CharField(editable=False, max_length=64)),
                ("sidik_id", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "kunci",
                    models.CharField(
                        editable=False, max_length=45, unique=True, verbose_name="kunci penyimpanan"
                    ),
                ),
                ("sha256", models.CharField(editable=False, max_length=64, verbose_name="SHA-256")),
                ("ukuran", models.BigIntegerField(verbose_name="ukuran di server (byte)")),
                ("is_kepala_saja", models.BooleanField(default=False, verbose_name="hanya kepala surat")),
                (
                    "diterima_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diterima pada",
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("belum_terbaca", "Belum terbaca"),
                            ("surat", "Surat"),
                            ("otomatis", "Jawaban otomatis atau edaran"),
                            ("pantulan", "Laporan surel tidak sampai"),
                            ("sendiri", "Surat portal sendiri"),
                            ("salinan", "Salinan lewat kotak lain"),
                        ],
                        default="belum_terbaca",
                        max_length=13,
                        verbose_name="jenis",
                    ),
                ),
                ("message_id", models.CharField(blank=True, max_length=400, verbose_name="Message-ID")),
                ("dari", models.CharField(blank=True, max_length=254, verbose_name="dari")),
                ("nama_pengirim", models.CharField(blank=True, max_length=200, verbose_name="nama pengirim")),
                ("subjek", models.CharField(blank=True, max_length=300, verbose_name="perihal")),
                ("bertanggal", models.DateTimeField(blank=True, null=True, verbose_name="tanggal surat")),
                ("isi", models.TextField(blank=True, max_length=20000, verbose_name="isi")),
                ("lampiran", models.JSONField(blank=True, default=list, verbose_name="lampiran")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("diterima", "Baru diterima"),
                            ("terolah", "Masuk tiket"),
                            ("belum_terolah", "Belum terolah"),
                            ("diabaikan", "Tidak perlu tiket"),
                        ],
                        default="diterima",
                        max_length=13,
                        verbose_name="status",
                    ),
                ),
                ("alasan", models.CharField(blank=True, max_length=500, verbose_name="sebab")),
                (
                    "cara",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("tiket_baru", "Membuka tiket"),
                            ("balasan", "Balasan pengguna"),
                            ("pengirim_lain", "Dari pengirim lain"),
                            ("otomatis", "Jawaban otomatis"),
                            ("pantulan", "Surel tidak sampai"),
                            ("rujukan", "Menyebut surat di tiket ini"),
                            ("dilampirkan", "Dilampirkan petugas"),
                        ],
                        max_length=13,
                        verbose_name="masuk sebagai",
                    ),
                ),
                (
                    "tiket",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="surat",
                        to="layanan.tiket",
                    ),
                ),
                (
                    "pesan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="surat",
                        to="layanan.pesantiket",
                    ),
                ),
                (
                    "salinan_dari",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="salinan",
                        to="layanan.suratmasuk",
                    ),
                ),
                ("percobaan", models.PositiveSmallIntegerField(default=0, verbose_name="percobaan")),
                (
                    "dijawab_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="tanda terima dikirim pada"),
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
                ("diputus_pada", models.DateTimeField(blank=True, null=True, verbose_name="diputus pada")),
            ],
            options={
                "verbose_name": "surat masuk",
                "verbose_name_plural": "surat masuk",
                "indexes": [
                    models.Index(fields=["status", "-id"], name="surat_masuk_status"),
                    models.Index(fields=["dari", "-id"], name="surat_masuk_dari"),
                    models.Index(
                        condition=models.Q(("sidik_id", ""), _negated=True),
                        fields=["sidik_id"],
                        name="surat_masuk_sidik_id",
                    ),
                    models.Index(fields=["sidik"], name="surat_masuk_sidik"),
                    models.Index(fields=["tiket", "-id"], name="surat_masuk_tiket"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("kotak", "sidik"), name="surat_masuk_sekali_tiap_kotak"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kunci__regex",
                                "^surat/[0-9a-f]{2}/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
                            )
                        ),
                        name="surat_masuk_kunci",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="surat_masuk_sha256"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status", "terolah"),
                                ("tiket__isnull", False),
                                models.Q(("cara", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "terolah"), _negated=True),
                                ("cara", ""),
                                ("pesan__isnull", True),
                                ("tiket__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="surat_masuk_terolah_bertiket",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["belum_terolah", "diabaikan"]), _negated=True),
                            models.Q(("alasan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="surat_masuk_bersebab",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("jenis", "salinan"), ("salinan_dari__isnull", False)),
                            models.Q(
                                models.Q(("jenis", "salinan"), _negated=True), ("salinan_dari__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="surat_masuk_salinan_berasal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("diputus_oleh__isnull", True), ("diputus_pada__isnull", True)),
                            models.Q(("diputus_oleh__isnull", False), ("diputus_pada__isnull", False)),
                            _connector="OR",
                        ),
                        name="surat_masuk_diputus_bernama",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PengirimTiket",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "tiket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pengirim",
                        to="layanan.tiket",
                    ),
                ),
                ("surel", models.CharField(max_length=254, verbose_name="surel")),
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
                "verbose_name": "pengirim tiket",
                "verbose_name_plural": "pengirim tiket",
                "constraints": [
                    models.UniqueConstraint(fields=("tiket", "surel"), name="pengirim_tiket_sekali")
                ],
            },
        ),
        # What came by mail but does not speak for the user is noted by the machine.
        migrations.RemoveConstraint(model_name="pesantiket", name="pesan_tiket_petugas_bernama"),
        migrations.AddConstraint(
            model_name="pesantiket",
            constraint=models.CheckConstraint(
                condition=models.Q(("arah", "keluar"), _negated=True) | models.Q(("oleh__isnull", False)),
                name="pesan_tiket_petugas_bernama",
            ),
        ),
        migrations.RunSQL(BEKU, CAIR),
    ]
