"""Evaluations with their answers, and findings with what became of them."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

# A finished evaluation stays as it is, its answers with it; what was found stays as it was found, and a
# finding that was approved does not change any more.
BEKU = """
CREATE TRIGGER riwayat_temuan_beku BEFORE UPDATE OR DELETE ON sekretariat_riwayattemuan
    FOR EACH ROW EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER temuan_tetap_ada BEFORE DELETE ON sekretariat_temuan
    FOR EACH ROW EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER temuan_beku BEFORE UPDATE ON sekretariat_temuan
    FOR EACH ROW WHEN (
        OLD.status = 'disetujui'
        OR (OLD.kode, OLD.sumber, OLD.evaluasi_id, OLD.standar, OLD.kriteria, OLD.keterangan,
            OLD.nomor_permintaan, OLD.penilai_id, OLD.dicatat_pada)
        IS DISTINCT FROM
           (NEW.kode, NEW.sumber, NEW.evaluasi_id, NEW.standar, NEW.kriteria, NEW.keterangan,
            NEW.nomor_permintaan, NEW.penilai_id, NEW.dicatat_pada)
    ) EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER evaluasi_tetap_ada BEFORE DELETE ON sekretariat_evaluasi
    FOR EACH ROW EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER evaluasi_beku BEFORE UPDATE ON sekretariat_evaluasi
    FOR EACH ROW WHEN (OLD.status IN ('selesai', 'dibatalkan') OR OLD.kode <> NEW.kode)
    EXECUTE FUNCTION sekretariat_tolak_ubah();

CREATE FUNCTION sekretariat_jawaban_evaluasi() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    keadaan text;
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'Pertanyaan evaluasi tidak dihapus.' USING ERRCODE = 'check_violation';
    END IF;
    SELECT status INTO keadaan FROM sekretariat_evaluasi WHERE id = NEW.evaluasi_id FOR SHARE;
    IF keadaan <> 'berlangsung' THEN
        RAISE EXCEPTION 'Jawaban hanya diisi selama evaluasi berlangsung.' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.evaluasi_id, NEW.urut, NEW.perangkat, NEW.kelompok, NEW.kode, NEW.teks)
        IS DISTINCT FROM (OLD.evaluasi_id, OLD.urut, OLD.perangkat, OLD.kelompok, OLD.kode, OLD.teks)
    THEN
        RAISE EXCEPTION 'Pertanyaan evaluasi tidak diubah.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER jawaban_evaluasi_beku BEFORE INSERT OR UPDATE OR DELETE ON sekretariat_jawabanevaluasi
    FOR EACH ROW EXECUTE FUNCTION sekretariat_jawaban_evaluasi();
"""
CAIR = """
DROP TRIGGER jawaban_evaluasi_beku ON sekretariat_jawabanevaluasi;
DROP FUNCTION sekretariat_jawaban_evaluasi();
DROP TRIGGER evaluasi_beku ON sekretariat_evaluasi;
DROP TRIGGER evaluasi_tetap_ada ON sekretariat_evaluasi;
DROP TRIGGER temuan_beku ON sekretariat_temuan;
DROP TRIGGER temuan_tetap_ada ON sekretariat_temuan;
DROP TRIGGER riwayat_temuan_beku ON sekretariat_riwayattemuan;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("lpse", "0015_naskah_sekretariat"),
        ("lpse", "__first__"),
        ("sekretariat", "0005_prosedur"),
    ]

    operations = [
        migrations.CreateModel(
            name="Evaluasi",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kode", models.CharField(max_length=20, unique=True, verbose_name="kode")),
                (
                    "jenis",
                    models.CharField(
                        choices=[("atasan", "Oleh penilai di atas LPSE"), ("internal", "Internal")],
                        max_length=10,
                        verbose_name="jenis",
                    ),
                ),
                (
                    "perangkat",
                    models.CharField(
                        choices=[
                            ("standar", "17 standar LPSE"),
                            ("peraturan", "Pasal peraturan yang dipakai"),
                            ("keduanya", "Standar LPSE dan pasal peraturan"),
                        ],
                        max_length=10,
                        verbose_name="pertanyaan",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit")),
                ("periode_mulai", models.DateField(verbose_name="periode mulai")),
                ("periode_selesai", models.DateField(verbose_name="periode selesai")),
                ("penilai_nama", models.CharField(max_length=150, verbose_name="nama penilai")),
                ("penilai_jabatan", models.CharField(max_length=150, verbose_name="jabatan penilai")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("disiapkan", "Disiapkan"),
                            ("berlangsung", "Berlangsung"),
                            ("selesai", "Selesai"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default="disiapkan",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("kesimpulan", models.TextField(blank=True, max_length=4000, verbose_name="kesimpulan")),
                ("alasan", models.CharField(blank=True, max_length=300, verbose_name="alasan")),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dibuat pada",
                    ),
                ),
                ("selesai_pada", models.DateTimeField(blank=True, null=True, verbose_name="selesai pada")),
                (
                    "dibuat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
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
                (
                    "surat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="lpse.rujukansurat",
                        verbose_name="surat",
                    ),
                ),
            ],
            options={
                "verbose_name": "evaluasi",
                "verbose_name_plural": "evaluasi",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("periode_selesai__gte", models.F("periode_mulai")),
                            models.Q(("penilai_nama", ""), _negated=True),
                            models.Q(("penilai_jabatan", ""), _negated=True),
                        ),
                        name="evaluasi_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("naskah__isnull", False),
                                ("selesai_pada__isnull", False),
                                ("status", "selesai"),
                                models.Q(("kesimpulan", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "selesai"), _negated=True),
                                ("naskah__isnull", True),
                                ("selesai_pada__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="evaluasi_selesai_terbit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "dibatalkan"), _negated=True),
                            models.Q(("alasan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evaluasi_batal_beralasan",
                    ),
                ],
                "indexes": [models.Index(fields=["status", "selesai_pada"], name="evaluasi_status")],
            },
        ),
        migrations.CreateModel(
            name="JawabanEvaluasi",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("urut", models.PositiveSmallIntegerField(verbose_name="urut")),
                ("perangkat", models.CharField(max_length=60, verbose_name="perangkat")),
                ("kelompok", models.CharField(max_length=120, verbose_name="kelompok")),
                ("kode", models.CharField(max_length=60, verbose_name="kode")),
                ("teks", models.TextField(max_length=1000, verbose_name="pertanyaan")),
                (
                    "nilai",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ya", "Ya"),
                            ("sebagian", "Sebagian"),
                            ("tidak", "Tidak"),
                            ("tidak_berlaku", "Tidak berlaku"),
                        ],
                        max_length=14,
                        verbose_name="jawaban",
                    ),
                ),
                ("catatan", models.TextField(blank=True, max_length=1000, verbose_name="catatan")),
                ("bukti", models.CharField(blank=True, max_length=300, verbose_name="bukti")),
                ("diisi_pada", models.DateTimeField(blank=True, null=True, verbose_name="diisi pada")),
                (
                    "diisi_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="jawaban",
                        to="sekretariat.evaluasi",
                    ),
                ),
            ],
            options={
                "verbose_name": "jawaban evaluasi",
                "verbose_name_plural": "jawaban evaluasi",
                "constraints": [
                    models.UniqueConstraint(fields=("evaluasi", "kode"), name="jawaban_evaluasi_sekali"),
                    models.UniqueConstraint(fields=("evaluasi", "urut"), name="jawaban_evaluasi_urut"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nilai", ""),
                            models.Q(("diisi_oleh__isnull", False), ("diisi_pada__isnull", False)),
                            _connector="OR",
                        ),
                        name="jawaban_evaluasi_oleh_seseorang",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Temuan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kode", models.CharField(max_length=20, unique=True, verbose_name="nomor temuan")),
                (
                    "sumber",
                    models.CharField(
                        choices=[
                            ("evaluasi", "Evaluasi"),
                            ("audit", "Audit"),
                            ("audit_luar", "Laporan audit luar"),
                            ("kepatuhan", "Kepatuhan"),
                        ],
                        max_length=10,
                        verbose_name="sumber",
                    ),
                ),
                ("standar", models.CharField(max_length=150, verbose_name="standar")),
                ("kriteria", models.CharField(max_length=500, verbose_name="kriteria")),
                ("keterangan", models.TextField(max_length=2000, verbose_name="keterangan")),
                (
                    "nomor_permintaan",
                    models.CharField(max_length=20, unique=True, verbose_name="nomor permintaan perbaikan"),
                ),
                ("permintaan", models.TextField(max_length=2000, verbose_name="permintaan perbaikan")),
                (
                    "prioritas",
                    models.CharField(
                        choices=[("tinggi", "Tinggi"), ("sedang", "Sedang"), ("rendah", "Rendah")],
                        max_length=6,
                        verbose_name="prioritas",
                    ),
                ),
                ("target", models.DateField(verbose_name="target")),
                ("tindakan", models.TextField(blank=True, max_length=2000, verbose_name="tindakan")),
                ("bukti", models.CharField(blank=True, max_length=300, verbose_name="bukti")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("terbuka", "Terbuka"),
                            ("ditindaklanjuti", "Menunggu persetujuan penilai"),
                            ("dikembalikan", "Dikembalikan"),
                            ("disetujui", "Selesai"),
                        ],
                        default="terbuka",
                        max_length=16,
                        verbose_name="status",
                    ),
                ),
                (
                    "status_sejak",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="sejak",
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
                    "disetujui_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="disetujui pada"),
                ),
                ("diingatkan_dekat", models.DateTimeField(blank=True, editable=False, null=True)),
                ("diingatkan_lewat", models.DateTimeField(blank=True, editable=False, null=True)),
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
                    "disetujui_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evaluasi",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="temuan",
                        to="sekretariat.evaluasi",
                    ),
                ),
                (
                    "penilai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="penanggung jawab",
                    ),
                ),
            ],
            options={
                "verbose_name": "temuan",
                "verbose_name_plural": "temuan",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standar", ""), _negated=True),
                            models.Q(("kriteria", ""), _negated=True),
                            models.Q(("keterangan", ""), _negated=True),
                            models.Q(("permintaan", ""), _negated=True),
                        ),
                        name="temuan_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sumber", "evaluasi"), _negated=True),
                            ("evaluasi__isnull", False),
                            _connector="OR",
                        ),
                        name="temuan_evaluasi_ada",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("penilai", models.F("pic")), _negated=True),
                        name="temuan_dua_orang",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("disetujui_oleh__isnull", True),
                            models.Q(("disetujui_oleh", models.F("pic")), _negated=True),
                            _connector="OR",
                        ),
                        name="temuan_tidak_disetujui_pemilik",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("disetujui_oleh__isnull", False),
                                ("disetujui_pada__isnull", False),
                                ("status", "disetujui"),
                            ),
                            models.Q(
                                models.Q(("status", "disetujui"), _negated=True),
                                ("disetujui_oleh__isnull", True),
                                ("disetujui_pada__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="temuan_disetujui",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["ditindaklanjuti", "disetujui"]), _negated=True),
                            models.Q(("tindakan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="temuan_bertindakan",
                    ),
                ],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "disetujui"), _negated=True),
                        fields=["target"],
                        name="temuan_belum_selesai",
                    ),
                    models.Index(fields=["pic", "status"], name="temuan_pemilik"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RiwayatTemuan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "peristiwa",
                    models.CharField(
                        choices=[
                            ("dicatat", "Dicatat"),
                            ("diubah", "Diubah"),
                            ("ditindaklanjuti", "Tindak lanjut dilaporkan"),
                            ("dikembalikan", "Dikembalikan"),
                            ("disetujui", "Disetujui penilai"),
                        ],
                        max_length=16,
                        verbose_name="peristiwa",
                    ),
                ),
                ("catatan", models.TextField(blank=True, max_length=2000, verbose_name="catatan")),
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
                    "temuan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="riwayat",
                        to="sekretariat.temuan",
                    ),
                ),
            ],
            options={
                "verbose_name": "riwayat temuan",
                "verbose_name_plural": "riwayat temuan",
                "constraints": [],
                "indexes": [models.Index(fields=["temuan", "-id"], name="riwayat_temuan_terbaru")],
            },
        ),
        migrations.RunSQL(BEKU, CAIR),
    ]
