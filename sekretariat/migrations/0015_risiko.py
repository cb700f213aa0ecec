"""The register of risks: each with its assessments, its controls, and what became of it."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


# What was assessed, what happened, and what was carried out stay as they are; a closed risk does not change.
# The value of a risk is that of its last assessment: written here, by nobody else.
BEKU = """
CREATE TRIGGER penilaian_risiko_beku BEFORE UPDATE OR DELETE ON sekretariat_penilaianrisiko
    FOR EACH ROW EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER riwayat_risiko_beku BEFORE UPDATE OR DELETE ON sekretariat_riwayatrisiko
    FOR EACH ROW EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER risiko_tetap_ada BEFORE DELETE ON sekretariat_risiko
    FOR EACH ROW EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER risiko_beku BEFORE UPDATE ON sekretariat_risiko
    FOR EACH ROW WHEN (
        OLD.status = 'ditutup' OR OLD.kode <> NEW.kode OR OLD.dicatat_oleh_id <> NEW.dicatat_oleh_id
    ) EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER pengendalian_tetap_ada BEFORE DELETE ON sekretariat_pengendalianrisiko
    FOR EACH ROW EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER pengendalian_beku BEFORE UPDATE ON sekretariat_pengendalianrisiko
    FOR EACH ROW WHEN (
        OLD.status <> 'direncanakan' OR OLD.kode <> NEW.kode OR OLD.risiko_id <> NEW.risiko_id
    ) EXECUTE FUNCTION sekretariat_tolak_ubah();

CREATE FUNCTION sekretariat_nilai_risiko() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE sekretariat_risiko
    SET nilai = NEW.nilai, penilai_id = NEW.oleh_id, dinilai_pada = NEW.pada,
        nilai_awal = CASE WHEN nilai_awal = 0 THEN NEW.nilai ELSE nilai_awal END
    WHERE id = NEW.risiko_id;
    RETURN NULL;
END $$;
CREATE TRIGGER penilaian_risiko_berlaku AFTER INSERT ON sekretariat_penilaianrisiko
    FOR EACH ROW EXECUTE FUNCTION sekretariat_nilai_risiko();

CREATE FUNCTION sekretariat_nilai_hanya_dinilai() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Nilai risiko hanya berubah lewat penilaian.' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER risiko_nilai_baru BEFORE INSERT ON sekretariat_risiko
    FOR EACH ROW WHEN (NEW.nilai <> 0 OR NEW.nilai_awal <> 0)
    EXECUTE FUNCTION sekretariat_nilai_hanya_dinilai();
CREATE TRIGGER risiko_nilai_turunan BEFORE UPDATE ON sekretariat_risiko
    FOR EACH ROW WHEN (
        pg_trigger_depth() = 0
        AND (OLD.nilai, OLD.nilai_awal, OLD.penilai_id, OLD.dinilai_pada)
            IS DISTINCT FROM (NEW.nilai, NEW.nilai_awal, NEW.penilai_id, NEW.dinilai_pada)
    ) EXECUTE FUNCTION sekretariat_nilai_hanya_dinilai();
"""
CAIR = """
DROP TRIGGER risiko_nilai_turunan ON sekretariat_risiko;
DROP TRIGGER risiko_nilai_baru ON sekretariat_risiko;
DROP FUNCTION sekretariat_nilai_hanya_dinilai();
DROP TRIGGER penilaian_risiko_berlaku ON sekretariat_penilaianrisiko;
DROP FUNCTION sekretariat_nilai_risiko();
DROP TRIGGER pengendalian_beku ON sekretariat_pengendalianrisiko;
DROP TRIGGER pengendalian_tetap_ada ON sekretariat_pengendalianrisiko;
DROP TRIGGER risiko_beku ON sekretariat_risiko;
DROP TRIGGER risiko_tetap_ada ON sekretariat_risiko;
DROP TRIGGER riwayat_risiko_beku ON sekretariat_riwayatrisiko;
DROP TRIGGER penilaian_risiko_beku ON sekretariat_penilaianrisiko;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("lpse", "0016_telusur_jejak"),
        ("sekretariat", "0014_temuan_audit_luar"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Risiko",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kode", models.CharField(max_length=20, unique=True, verbose_name="nomor risiko")),
                ("judul", models.CharField(max_length=150, verbose_name="risiko")),
                (
                    "kategori",
                    models.CharField(
                        choices=[
                            ("perangkat", "Perangkat dan jaringan"),
                            ("keamanan", "Keamanan informasi"),
                            ("data", "Data dan cadangan"),
                            ("layanan", "Layanan dan proses"),
                            ("pegawai", "Pegawai"),
                            ("lingkungan", "Gedung, listrik, dan lingkungan"),
                            ("pihak_luar", "Pihak luar"),
                        ],
                        max_length=10,
                        verbose_name="kategori",
                    ),
                ),
                ("objek", models.CharField(max_length=150, verbose_name="aset atau layanan")),
                ("aset_kode", models.CharField(blank=True, max_length=16, verbose_name="kode aset")),
                ("penyebab", models.TextField(max_length=1000, verbose_name="penyebab atau ancaman")),
                ("kelemahan", models.TextField(max_length=1000, verbose_name="kerentanan")),
                ("akibat", models.TextField(max_length=1000, verbose_name="akibat")),
                ("tenggat", models.DateField(verbose_name="tenggat penanganan")),
                (
                    "penanganan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("terima", "Terima"),
                            ("kurangi", "Kurangi"),
                            ("alihkan", "Alihkan"),
                            ("hindari", "Hindari"),
                        ],
                        max_length=7,
                        verbose_name="penanganan",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("dicatat", "Belum diputuskan"),
                            ("ditangani", "Sedang ditangani"),
                            ("menunggu", "Menunggu persetujuan"),
                            ("diterima", "Diterima"),
                            ("ditutup", "Ditutup"),
                        ],
                        default="dicatat",
                        max_length=9,
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
                ("diterima_pada", models.DateTimeField(blank=True, null=True, verbose_name="diterima pada")),
                ("ditutup_pada", models.DateTimeField(blank=True, null=True, verbose_name="ditutup pada")),
                (
                    "nilai_awal",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="nilai awal"),
                ),
                (
                    "nilai",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="nilai kini"),
                ),
                (
                    "dinilai_pada",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="dinilai pada"),
                ),
                (
                    "tingkat_awal",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(nilai_awal__lte=24, then=models.Value("rendah")),
                            models.When(nilai_awal__lte=64, then=models.Value("sedang")),
                            default=models.Value("tinggi"),
                        ),
                        output_field=models.CharField(
                            choices=[("rendah", "Rendah"), ("sedang", "Sedang"), ("tinggi", "Tinggi")],
                            max_length=6,
                        ),
                        verbose_name="tingkat awal",
                    ),
                ),
                (
                    "tingkat",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(nilai__lte=24, then=models.Value("rendah")),
                            models.When(nilai__lte=64, then=models.Value("sedang")),
                            default=models.Value("tinggi"),
                        ),
                        output_field=models.CharField(
                            choices=[("rendah", "Rendah"), ("sedang", "Sedang"), ("tinggi", "Tinggi")],
                            max_length=6,
                        ),
                        verbose_name="tingkat kini",
                    ),
                ),
                (
                    "cari",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.text.Upper(
                            django.db.models.functions.text.Concat(
                                "kode",
                                models.Value(" "),
                                "judul",
                                models.Value(" "),
                                "objek",
                                models.Value(" "),
                                "aset_kode",
                            )
                        ),
                        output_field=models.TextField(),
                    ),
                ),
                ("diingatkan_lewat", models.DateTimeField(blank=True, editable=False, null=True)),
                ("diingatkan_tinjau", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "dicatat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "diterima_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
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
                (
                    "pemilik",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="penanggung jawab",
                    ),
                ),
                (
                    "penilai",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "risiko",
                "verbose_name_plural": "risiko",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("judul", ""), _negated=True),
                            models.Q(("objek", ""), _negated=True),
                            models.Q(("penyebab", ""), _negated=True),
                            models.Q(("kelemahan", ""), _negated=True),
                            models.Q(("akibat", ""), _negated=True),
                        ),
                        name="risiko_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("penanganan", ""), ("status", "dicatat")),
                            models.Q(
                                ("penanganan__in", ["kurangi", "alihkan", "hindari"]), ("status", "ditangani")
                            ),
                            models.Q(("penanganan", "terima"), ("status__in", ["menunggu", "diterima"])),
                            ("status", "ditutup"),
                            _connector="OR",
                        ),
                        name="risiko_penanganan_menurut_status",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status", "dicatat"), ("nilai__gt", 0), _connector="OR"),
                        name="risiko_dinilai_sebelum_diputuskan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "menunggu"), _negated=True),
                            ("diusulkan_oleh__isnull", False),
                            _connector="OR",
                        ),
                        name="risiko_diusulkan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "diterima"), _negated=True),
                            models.Q(("diterima_oleh__isnull", False), ("diterima_pada__isnull", False)),
                            _connector="OR",
                        ),
                        name="risiko_diterima_seseorang",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "diterima"), _negated=True),
                            ("nilai__lte", 24),
                            models.Q(
                                ("diusulkan_oleh__isnull", False),
                                models.Q(("diterima_oleh", models.F("pemilik")), _negated=True),
                                models.Q(("diterima_oleh", models.F("penilai")), _negated=True),
                                models.Q(("diterima_oleh", models.F("diusulkan_oleh")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="risiko_diterima_orang_lain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ditutup_pada__isnull", False), ("nilai__lte", 24), ("status", "ditutup")
                            ),
                            models.Q(
                                models.Q(("status", "ditutup"), _negated=True), ("ditutup_pada__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="risiko_ditutup_bila_rendah",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["-nilai", "-id"], name="risiko_terbesar"),
                    models.Index(fields=["pemilik", "status"], name="risiko_pemilik"),
                    models.Index(
                        condition=models.Q(("status", "ditutup"), _negated=True),
                        fields=["tenggat", "id"],
                        name="risiko_tempo",
                    ),
                    models.Index(
                        condition=models.Q(("status", "ditutup"), _negated=True),
                        fields=["dinilai_pada"],
                        name="risiko_tinjau",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("cari", name="gin_trgm_ops"),
                        name="risiko_cari_trgm",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PenilaianRisiko",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("urut", models.PositiveSmallIntegerField(verbose_name="urut")),
                (
                    "dampak",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "1: ringan, layanan tetap berjalan"),
                            (2, "2: sedang, sebagian layanan terganggu paling lama satu hari kerja"),
                            (3, "3: berat, layanan berhenti atau data harus dipulihkan"),
                            (4, "4: sangat berat, pengadaan tertunda, data hilang, atau data pribadi bocor"),
                        ],
                        verbose_name="dampak",
                    ),
                ),
                (
                    "pengancam",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "1: hampir tidak pernah, tidak ada kejadian dalam lima tahun"),
                            (2, "2: jarang, sekali dalam beberapa tahun"),
                            (3, "3: sering, beberapa kali setahun"),
                            (4, "4: sangat sering, setiap bulan atau sedang berlangsung"),
                        ],
                        verbose_name="pengancam",
                    ),
                ),
                (
                    "kerentanan",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "1: kecil, pengendalian lengkap dan diuji"),
                            (2, "2: sedang, pengendalian ada tetapi belum diuji"),
                            (3, "3: besar, pengendalian hanya sebagian"),
                            (4, "4: sangat besar, tidak ada pengendalian"),
                        ],
                        verbose_name="kerentanan",
                    ),
                ),
                (
                    "paparan",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "1: sempit, satu orang atau satu perangkat"),
                            (2, "2: sedang, satu unit atau satu layanan"),
                            (3, "3: luas, seluruh LPSE atau semua pengguna SPSE"),
                        ],
                        verbose_name="paparan",
                    ),
                ),
                (
                    "nilai",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    models.F("dampak"), "*", models.F("pengancam")
                                ),
                                "*",
                                models.F("kerentanan"),
                            ),
                            "*",
                            models.F("paparan"),
                        ),
                        output_field=models.PositiveSmallIntegerField(),
                        verbose_name="nilai",
                    ),
                ),
                ("alasan", models.TextField(blank=True, max_length=1000, verbose_name="alasan")),
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
                    "risiko",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="penilaian",
                        to="sekretariat.risiko",
                    ),
                ),
            ],
            options={
                "verbose_name": "penilaian risiko",
                "verbose_name_plural": "penilaian risiko",
                "constraints": [
                    models.UniqueConstraint(fields=("risiko", "urut"), name="penilaian_risiko_urut"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dampak__range", (1, 4)),
                            ("pengancam__range", (1, 4)),
                            ("kerentanan__range", (1, 4)),
                            ("paparan__range", (1, 3)),
                        ),
                        name="penilaian_risiko_skala",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("urut", 1), models.Q(("alasan", ""), _negated=True), _connector="OR"
                        ),
                        name="penilaian_risiko_ulang_beralasan",
                    ),
                ],
                "indexes": [models.Index(fields=["pada"], name="penilaian_risiko_pada")],
            },
        ),
        migrations.CreateModel(
            name="PengendalianRisiko",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kode", models.CharField(max_length=20, unique=True, verbose_name="nomor pengendalian")),
                ("uraian", models.CharField(max_length=300, verbose_name="pengendalian")),
                ("tenggat", models.DateField(verbose_name="tenggat")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("direncanakan", "Direncanakan"),
                            ("dilaksanakan", "Dilaksanakan"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default="direncanakan",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("hasil", models.TextField(blank=True, max_length=1000, verbose_name="hasil")),
                ("bukti", models.CharField(blank=True, max_length=300, verbose_name="bukti")),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dibuat pada",
                    ),
                ),
                ("berakhir_pada", models.DateTimeField(blank=True, null=True, verbose_name="berakhir pada")),
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
                    "dibuat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "penanggung",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="pelaksana",
                    ),
                ),
                (
                    "risiko",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pengendalian",
                        to="sekretariat.risiko",
                    ),
                ),
            ],
            options={
                "verbose_name": "pengendalian risiko",
                "verbose_name_plural": "pengendalian risiko",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("uraian", ""), _negated=True), name="pengendalian_berisi"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("berakhir_pada__isnull", True), ("status", "direncanakan")),
                            models.Q(
                                models.Q(("status", "direncanakan"), _negated=True),
                                ("berakhir_pada__isnull", False),
                                models.Q(("hasil", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="pengendalian_berakhir_berhasil",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "dilaksanakan"), _negated=True),
                            models.Q(("bukti", ""), _negated=True),
                            ("berkas__isnull", False),
                            _connector="OR",
                        ),
                        name="pengendalian_berbukti",
                    ),
                ],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "direncanakan")),
                        fields=["tenggat"],
                        name="pengendalian_tempo",
                    ),
                    models.Index(fields=["penanggung", "status"], name="pengendalian_penanggung"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RiwayatRisiko",
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
                            ("dinilai", "Dinilai ulang"),
                            ("ditangani", "Penanganan diputuskan"),
                            ("diusulkan", "Penerimaan diusulkan"),
                            ("diterima", "Diterima"),
                            ("ditolak", "Penerimaan ditolak"),
                            ("gugur", "Penerimaan gugur"),
                            ("pengendalian", "Pengendalian direncanakan"),
                            ("dilaksanakan", "Pengendalian dilaksanakan"),
                            ("dibatalkan", "Pengendalian dibatalkan"),
                            ("ditutup", "Ditutup"),
                        ],
                        max_length=12,
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "risiko",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="riwayat",
                        to="sekretariat.risiko",
                    ),
                ),
            ],
            options={
                "verbose_name": "riwayat risiko",
                "verbose_name_plural": "riwayat risiko",
                "constraints": [],
                "indexes": [models.Index(fields=["risiko", "-id"], name="riwayat_risiko_terbaru")],
            },
        ),
        migrations.RunSQL(BEKU, CAIR),
    ]
