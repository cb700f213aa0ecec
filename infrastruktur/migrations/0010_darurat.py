"""The declared emergency: while it stands its incident is not over, and what was declared and decided stays."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

JAGA = """
CREATE FUNCTION infrastruktur_jaga_gangguan_darurat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status <> 'terbuka' AND EXISTS (
        SELECT FROM infrastruktur_keadaandarurat WHERE gangguan_id = NEW.id AND status = 'berlaku'
    ) THEN
        RAISE EXCEPTION 'Gangguan tidak berakhir selama keadaan daruratnya berlaku.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER gangguan_darurat BEFORE UPDATE ON infrastruktur_gangguan
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_jaga_gangguan_darurat();

CREATE FUNCTION infrastruktur_jaga_darurat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM FROM infrastruktur_gangguan WHERE id = NEW.gangguan_id AND status = 'terbuka' FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'Keadaan darurat dinyatakan pada gangguan yang terbuka.'
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' OR OLD.status <> 'berlaku'
        OR (OLD.gangguan_id, OLD.alasan, OLD.perintah, OLD.dinyatakan_oleh_id, OLD.dinyatakan_pada)
            IS DISTINCT FROM
            (NEW.gangguan_id, NEW.alasan, NEW.perintah, NEW.dinyatakan_oleh_id, NEW.dinyatakan_pada)
    THEN
        RAISE EXCEPTION 'Pernyataan keadaan darurat tidak berubah.' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.status = 'berakhir' AND (
        NOT EXISTS (SELECT FROM infrastruktur_penilaiankerusakan
                    WHERE darurat_id = NEW.id AND putusan = 'disetujui')
        OR EXISTS (SELECT FROM infrastruktur_penilaiankerusakan
                   WHERE darurat_id = NEW.id AND putusan = 'menunggu')
    ) THEN
        RAISE EXCEPTION 'Keadaan darurat berakhir sesudah kerusakannya dinilai dan disetujui.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER darurat_beku BEFORE INSERT OR UPDATE OR DELETE ON infrastruktur_keadaandarurat
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_jaga_darurat();

CREATE FUNCTION infrastruktur_jaga_penilaian_kerusakan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM FROM infrastruktur_keadaandarurat WHERE id = NEW.darurat_id AND status = 'berlaku' FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'Kerusakan dinilai selama keadaan darurat berlaku.'
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' OR OLD.putusan <> 'menunggu'
        OR (OLD.darurat_id, OLD.aset_id, OLD.bagian, OLD.kerusakan, OLD.perkiraan, OLD.langkah,
            OLD.dicatat_oleh_id, OLD.dicatat_pada)
            IS DISTINCT FROM
            (NEW.darurat_id, NEW.aset_id, NEW.bagian, NEW.kerusakan, NEW.perkiraan, NEW.langkah,
            NEW.dicatat_oleh_id, NEW.dicatat_pada)
    THEN
        RAISE EXCEPTION 'Penilaian kerusakan tidak berubah.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER penilaian_kerusakan_beku BEFORE INSERT OR UPDATE OR DELETE ON infrastruktur_penilaiankerusakan
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_jaga_penilaian_kerusakan();

CREATE TRIGGER anggota_darurat_beku BEFORE UPDATE OR DELETE ON infrastruktur_anggotadarurat
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_tolak_ubah();
"""
LEPAS = """
DROP TRIGGER anggota_darurat_beku ON infrastruktur_anggotadarurat;
DROP TRIGGER penilaian_kerusakan_beku ON infrastruktur_penilaiankerusakan;
DROP FUNCTION infrastruktur_jaga_penilaian_kerusakan();
DROP TRIGGER darurat_beku ON infrastruktur_keadaandarurat;
DROP FUNCTION infrastruktur_jaga_darurat();
DROP TRIGGER gangguan_darurat ON infrastruktur_gangguan;
DROP FUNCTION infrastruktur_jaga_gangguan_darurat();
"""
PERISTIWA = [
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
    ("darurat", "Keadaan darurat dinyatakan"),
    ("kerusakan", "Kerusakan dinilai"),
    ("putusan", "Penilaian kerusakan diputus"),
    ("darurat_usai", "Keadaan darurat diakhiri"),
    ("ditutup", "Ditutup"),
    ("dibatalkan", "Dibatalkan"),
]


def _id() -> models.BigAutoField:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def _oleh(**kolom: bool) -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
        **kolom,
    )


def _pada(nama: str) -> models.DateTimeField:
    return models.DateTimeField(
        db_default=django.db.models.functions.datetime.Now(),
        default=django.utils.timezone.now,
        verbose_name=nama,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("infrastruktur", "0009_tautan_perubahan"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AlterField(
            model_name="catatangangguan",
            name="peristiwa",
            field=models.CharField(choices=PERISTIWA, max_length=16, verbose_name="peristiwa"),
        ),
        migrations.CreateModel(
            name="KeadaanDarurat",
            fields=[
                ("id", _id()),
                (
                    "status",
                    models.CharField(
                        choices=[("berlaku", "Berlaku"), ("berakhir", "Berakhir")],
                        default="berlaku",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("alasan", models.TextField(max_length=4000, verbose_name="hasil analisis dan alasan")),
                ("perintah", models.TextField(max_length=4000, verbose_name="perintah kepada tim")),
                ("dinyatakan_pada", _pada("dinyatakan pada")),
                ("hasil", models.TextField(blank=True, max_length=4000, verbose_name="hasil pemulihan")),
                (
                    "diakhiri_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="diakhiri pada"),
                ),
                ("diakhiri_oleh", _oleh(blank=True, null=True)),
                ("dinyatakan_oleh", _oleh()),
                (
                    "gangguan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="darurat",
                        to="infrastruktur.gangguan",
                    ),
                ),
            ],
            options={
                "verbose_name": "keadaan darurat",
                "verbose_name_plural": "keadaan darurat",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "berlaku")),
                        fields=("gangguan",),
                        name="darurat_satu_per_gangguan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("alasan", ""), _negated=True), models.Q(("perintah", ""), _negated=True)
                        ),
                        name="darurat_beralasan_dan_berperintah",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diakhiri_oleh__isnull", True),
                                ("diakhiri_pada__isnull", True),
                                ("hasil", ""),
                                ("status", "berlaku"),
                            ),
                            models.Q(
                                ("diakhiri_oleh__isnull", False),
                                ("diakhiri_pada__gte", models.F("dinyatakan_pada")),
                                ("status", "berakhir"),
                                models.Q(("hasil", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="darurat_berakhir_berhasil",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnggotaDarurat",
            fields=[
                ("id", _id()),
                ("akun", _oleh()),
                (
                    "darurat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anggota",
                        to="infrastruktur.keadaandarurat",
                    ),
                ),
            ],
            options={
                "verbose_name": "anggota tim darurat",
                "verbose_name_plural": "anggota tim darurat",
                "constraints": [
                    models.UniqueConstraint(fields=("darurat", "akun"), name="anggota_darurat_sekali")
                ],
            },
        ),
        migrations.CreateModel(
            name="PenilaianKerusakan",
            fields=[
                ("id", _id()),
                (
                    "bagian",
                    models.CharField(blank=True, max_length=160, verbose_name="bagian yang rusak"),
                ),
                ("kerusakan", models.TextField(max_length=2000, verbose_name="kerusakan")),
                (
                    "perkiraan",
                    models.CharField(max_length=300, verbose_name="perkiraan waktu dan biaya"),
                ),
                ("langkah", models.TextField(max_length=2000, verbose_name="langkah pemulihan")),
                ("dicatat_pada", _pada("dicatat pada")),
                (
                    "putusan",
                    models.CharField(
                        choices=[
                            ("menunggu", "Menunggu Kepala"),
                            ("disetujui", "Disetujui"),
                            ("ditolak", "Ditolak"),
                        ],
                        default="menunggu",
                        max_length=9,
                        verbose_name="putusan",
                    ),
                ),
                ("catatan", models.CharField(blank=True, max_length=500, verbose_name="catatan Kepala")),
                (
                    "diputus_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="diputus pada"),
                ),
                (
                    "aset",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infrastruktur.aset",
                    ),
                ),
                (
                    "darurat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="penilaian",
                        to="infrastruktur.keadaandarurat",
                    ),
                ),
                ("dicatat_oleh", _oleh()),
                ("diputus_oleh", _oleh(blank=True, null=True)),
            ],
            options={
                "verbose_name": "penilaian kerusakan",
                "verbose_name_plural": "penilaian kerusakan",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("aset__isnull", False),
                                models.Q(("bagian", ""), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(("kerusakan", ""), _negated=True),
                            models.Q(("perkiraan", ""), _negated=True),
                            models.Q(("langkah", ""), _negated=True),
                        ),
                        name="penilaian_kerusakan_berisi",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diputus_oleh__isnull", True),
                                ("diputus_pada__isnull", True),
                                ("putusan", "menunggu"),
                            ),
                            models.Q(
                                models.Q(("putusan", "menunggu"), _negated=True),
                                ("diputus_oleh__isnull", False),
                                ("diputus_pada__isnull", False),
                                models.Q(("diputus_oleh", models.F("dicatat_oleh")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="penilaian_kerusakan_dua_orang",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("putusan", "ditolak"), _negated=True),
                            models.Q(("catatan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="penilaian_kerusakan_ditolak_beralasan",
                    ),
                ],
            },
        ),
        migrations.RunSQL(JAGA, LEPAS),
    ]
