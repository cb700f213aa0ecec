"""The registers."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.functions.math
import django.db.models.functions.text
import django.utils.timezone
import lpse.kode
import lpse.waktu
from django.conf import settings
from django.db import migrations, models

# What happened stays; an asset keeps its code and register, and nothing of it once it was let go.
BEKU = """
CREATE TRIGGER perubahan_aset_beku BEFORE UPDATE OR DELETE ON infrastruktur_perubahanaset
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_tolak_ubah();

CREATE TRIGGER aset_tetap_ada BEFORE DELETE ON infrastruktur_aset
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_tolak_ubah();
CREATE TRIGGER aset_beku BEFORE UPDATE ON infrastruktur_aset
    FOR EACH ROW
    WHEN (OLD.status = 'dihapuskan' OR OLD.kode <> NEW.kode OR OLD.register <> NEW.register)
    EXECUTE FUNCTION infrastruktur_tolak_ubah();

CREATE TRIGGER suku_cadang_tetap_ada BEFORE DELETE ON infrastruktur_sukucadang
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_tolak_ubah();
CREATE TRIGGER suku_cadang_beku BEFORE UPDATE ON infrastruktur_sukucadang
    FOR EACH ROW WHEN (OLD.dilepas_pada IS NOT NULL) EXECUTE FUNCTION infrastruktur_tolak_ubah();

CREATE TRIGGER masa_berlaku_tetap_ada BEFORE DELETE ON infrastruktur_masaberlaku
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_tolak_ubah();
CREATE TRIGGER masa_berlaku_beku BEFORE UPDATE ON infrastruktur_masaberlaku
    FOR EACH ROW WHEN (OLD.diakhiri_pada IS NOT NULL) EXECUTE FUNCTION infrastruktur_tolak_ubah();

CREATE TRIGGER penghapusan_aset_tetap_ada BEFORE DELETE ON infrastruktur_penghapusanaset
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_tolak_ubah();
CREATE TRIGGER penghapusan_aset_beku BEFORE UPDATE ON infrastruktur_penghapusanaset
    FOR EACH ROW WHEN (OLD.status <> 'diusulkan') EXECUTE FUNCTION infrastruktur_tolak_ubah();
"""
CAIR = """
DROP TRIGGER penghapusan_aset_beku ON infrastruktur_penghapusanaset;
DROP TRIGGER penghapusan_aset_tetap_ada ON infrastruktur_penghapusanaset;
DROP TRIGGER masa_berlaku_beku ON infrastruktur_masaberlaku;
DROP TRIGGER masa_berlaku_tetap_ada ON infrastruktur_masaberlaku;
DROP TRIGGER suku_cadang_beku ON infrastruktur_sukucadang;
DROP TRIGGER suku_cadang_tetap_ada ON infrastruktur_sukucadang;
DROP TRIGGER aset_beku ON infrastruktur_aset;
DROP TRIGGER aset_tetap_ada ON infrastruktur_aset;
DROP TRIGGER perubahan_aset_beku ON infrastruktur_perubahanaset;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("infrastruktur", "0001_pantau"),
        ("lpse", "0006_pencarian"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Aset",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "register",
                    models.CharField(
                        choices=[
                            ("informasi", "Informasi"),
                            ("sdm", "Sumber daya manusia"),
                            ("fisik", "Fisik"),
                            ("perangkat_lunak", "Perangkat lunak"),
                            ("layanan", "Layanan"),
                            ("intangible", "Intangible"),
                        ],
                        max_length=15,
                        verbose_name="register",
                    ),
                ),
                ("kode", models.CharField(max_length=16, unique=True, verbose_name="kode")),
                (
                    "nomor_inventaris",
                    models.CharField(blank=True, max_length=60, verbose_name="nomor inventaris"),
                ),
                ("nama", models.CharField(max_length=150, verbose_name="nama")),
                (
                    "sub_klasifikasi",
                    models.CharField(blank=True, max_length=80, verbose_name="sub klasifikasi"),
                ),
                ("pemilik", models.CharField(blank=True, max_length=120, verbose_name="pemilik")),
                ("pemegang", models.CharField(blank=True, max_length=120, verbose_name="pemegang")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("dipakai", "Dipakai"),
                            ("cadangan", "Cadangan"),
                            ("rusak", "Rusak"),
                            ("dihapuskan", "Dihapuskan"),
                        ],
                        default="dipakai",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "kerahasiaan",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "1 – rendah"), (2, "2 – sedang"), (3, "3 – tinggi")],
                        verbose_name="kerahasiaan (C)",
                    ),
                ),
                (
                    "keutuhan",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "1 – rendah"), (2, "2 – sedang"), (3, "3 – tinggi")],
                        verbose_name="keutuhan (I)",
                    ),
                ),
                (
                    "ketersediaan",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "1 – rendah"), (2, "2 – sedang"), (3, "3 – tinggi")],
                        verbose_name="ketersediaan (A)",
                    ),
                ),
                (
                    "nilai",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.math.Round(
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.functions.comparison.Cast(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("kerahasiaan"), "+", models.F("keutuhan")
                                        ),
                                        "+",
                                        models.F("ketersediaan"),
                                    ),
                                    models.DecimalField(decimal_places=2, max_digits=5),
                                ),
                                "/",
                                models.Value(3),
                            ),
                            2,
                        ),
                        output_field=models.DecimalField(decimal_places=2, max_digits=3),
                        verbose_name="nilai",
                    ),
                ),
                (
                    "kelas",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(
                                kerahasiaan__lte=django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.Value(4), "-", models.F("keutuhan")
                                    ),
                                    "-",
                                    models.F("ketersediaan"),
                                ),
                                then=models.Value("rendah"),
                            ),
                            models.When(
                                kerahasiaan__lte=django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.Value(7), "-", models.F("keutuhan")
                                    ),
                                    "-",
                                    models.F("ketersediaan"),
                                ),
                                then=models.Value("sedang"),
                            ),
                            default=models.Value("tinggi"),
                        ),
                        output_field=models.CharField(
                            choices=[("rendah", "Rendah"), ("sedang", "Sedang"), ("tinggi", "Tinggi")],
                            max_length=6,
                        ),
                        verbose_name="kelas",
                    ),
                ),
                (
                    "format_penyimpanan",
                    models.CharField(blank=True, max_length=120, verbose_name="format penyimpanan"),
                ),
                (
                    "metode_penghapusan",
                    models.CharField(blank=True, max_length=160, verbose_name="metode penghapusan"),
                ),
                ("nip", models.CharField(blank=True, max_length=30, verbose_name="NIP")),
                (
                    "fungsi",
                    models.CharField(blank=True, max_length=120, verbose_name="fungsi, subbidang, atau unit"),
                ),
                ("jabatan", models.CharField(blank=True, max_length=120, verbose_name="jabatan")),
                (
                    "nomor_kontrak",
                    models.CharField(blank=True, max_length=100, verbose_name="nomor kontrak, NDA, atau SLA"),
                ),
                ("atasan", models.CharField(blank=True, max_length=120, verbose_name="atasan langsung")),
                ("jenis", models.CharField(blank=True, max_length=60, verbose_name="jenis")),
                ("spesifikasi", models.CharField(blank=True, max_length=400, verbose_name="spesifikasi")),
                ("nomor_seri", models.CharField(blank=True, max_length=80, verbose_name="nomor seri")),
                ("penyedia", models.CharField(blank=True, max_length=150, verbose_name="penyedia")),
                ("deskripsi", models.CharField(blank=True, max_length=500, verbose_name="deskripsi")),
                ("keterangan", models.CharField(blank=True, max_length=500, verbose_name="keterangan")),
                (
                    "dicatat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dicatat pada",
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
                                "nomor_inventaris",
                                models.Value(" "),
                                "nama",
                                models.Value(" "),
                                "nomor_seri",
                            )
                        ),
                        output_field=models.TextField(),
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.lokasi",
                    ),
                ),
                (
                    "sasaran",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aset",
                        to="infrastruktur.sasaran",
                    ),
                ),
            ],
            options={
                "verbose_name": "aset",
                "verbose_name_plural": "aset",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(models.F("cari"), name="gin_trgm_ops"),
                        name="aset_cari_trgm",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("pemegang"), name="gin_trgm_ops"
                        ),
                        name="aset_pemegang_trgm",
                    ),
                    models.Index(fields=["register", "kode"], name="aset_register"),
                    models.Index(
                        models.F("register"), django.db.models.functions.text.Upper("nama"), name="aset_nama"
                    ),
                    models.Index(
                        condition=models.Q(("sasaran__isnull", False)),
                        fields=["sasaran"],
                        name="aset_sasaran",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nama", ""), _negated=True), name="aset_bernama"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kerahasiaan__range", (1, 3)),
                            ("ketersediaan__range", (1, 3)),
                            ("keutuhan__range", (1, 3)),
                        ),
                        name="aset_nilai_cia",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sasaran__isnull", True),
                            ("register__in", ["fisik", "perangkat_lunak", "layanan"]),
                            _connector="OR",
                        ),
                        name="aset_dapat_dipantau",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("register", "informasi"),
                                ("nip", ""),
                                ("fungsi", ""),
                                ("jabatan", ""),
                                ("nomor_kontrak", ""),
                                ("atasan", ""),
                                ("jenis", ""),
                                ("spesifikasi", ""),
                                ("nomor_seri", ""),
                                ("penyedia", ""),
                                ("pemegang", ""),
                                ("lokasi__isnull", True),
                                ("deskripsi", ""),
                                models.Q(("format_penyimpanan", ""), _negated=True),
                            ),
                            models.Q(("register", "informasi"), _negated=True),
                            _connector="OR",
                        ),
                        name="aset_kolom_informasi",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("register", "sdm"),
                                ("format_penyimpanan", ""),
                                ("metode_penghapusan", ""),
                                ("jenis", ""),
                                ("spesifikasi", ""),
                                ("nomor_seri", ""),
                                ("penyedia", ""),
                                ("pemegang", ""),
                                ("lokasi__isnull", True),
                                ("deskripsi", ""),
                                models.Q(("jabatan", ""), _negated=True),
                            ),
                            models.Q(("register", "sdm"), _negated=True),
                            _connector="OR",
                        ),
                        name="aset_kolom_sdm",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("register", "fisik"),
                                ("format_penyimpanan", ""),
                                ("metode_penghapusan", ""),
                                ("nip", ""),
                                ("fungsi", ""),
                                ("jabatan", ""),
                                ("nomor_kontrak", ""),
                                ("atasan", ""),
                                ("deskripsi", ""),
                                models.Q(("jenis", ""), _negated=True),
                            ),
                            models.Q(("register", "fisik"), _negated=True),
                            _connector="OR",
                        ),
                        name="aset_kolom_fisik",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("register", "perangkat_lunak"),
                                ("format_penyimpanan", ""),
                                ("nip", ""),
                                ("fungsi", ""),
                                ("jabatan", ""),
                                ("nomor_kontrak", ""),
                                ("atasan", ""),
                                ("jenis", ""),
                                ("spesifikasi", ""),
                                ("nomor_seri", ""),
                                ("penyedia", ""),
                                ("deskripsi", ""),
                            ),
                            models.Q(("register", "perangkat_lunak"), _negated=True),
                            _connector="OR",
                        ),
                        name="aset_kolom_perangkat_lunak",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("register", "layanan"),
                                ("format_penyimpanan", ""),
                                ("metode_penghapusan", ""),
                                ("nip", ""),
                                ("fungsi", ""),
                                ("jabatan", ""),
                                ("atasan", ""),
                                ("jenis", ""),
                                ("spesifikasi", ""),
                                ("nomor_seri", ""),
                                ("pemegang", ""),
                                ("lokasi__isnull", True),
                                models.Q(("penyedia", ""), _negated=True),
                            ),
                            models.Q(("register", "layanan"), _negated=True),
                            _connector="OR",
                        ),
                        name="aset_kolom_layanan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("register", "intangible"),
                                ("format_penyimpanan", ""),
                                ("metode_penghapusan", ""),
                                ("nip", ""),
                                ("fungsi", ""),
                                ("jabatan", ""),
                                ("nomor_kontrak", ""),
                                ("atasan", ""),
                                ("jenis", ""),
                                ("spesifikasi", ""),
                                ("nomor_seri", ""),
                                ("penyedia", ""),
                                ("pemegang", ""),
                                ("lokasi__isnull", True),
                                ("deskripsi", ""),
                            ),
                            models.Q(("register", "intangible"), _negated=True),
                            _connector="OR",
                        ),
                        name="aset_kolom_intangible",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Upper("nomor_inventaris"),
                        condition=models.Q(("nomor_inventaris", ""), _negated=True),
                        name="aset_inventaris_unik",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImporAset",
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
                ("nama_berkas", models.CharField(max_length=150, verbose_name="nama berkas")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("isi", models.JSONField(blank=True, editable=False, null=True, verbose_name="sel")),
                ("baris", models.PositiveIntegerField(verbose_name="baris")),
                (
                    "diunggah_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diunggah pada",
                    ),
                ),
                (
                    "diterapkan_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="diterapkan pada"),
                ),
                ("baru", models.PositiveIntegerField(default=0, verbose_name="baru")),
                ("berubah", models.PositiveIntegerField(default=0, verbose_name="berubah")),
                ("sama", models.PositiveIntegerField(default=0, verbose_name="sama")),
                ("ditolak", models.PositiveIntegerField(default=0, verbose_name="ditolak")),
                (
                    "diunggah_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "impor aset",
                "verbose_name_plural": "impor aset",
                "indexes": [
                    models.Index(
                        condition=models.Q(("isi__isnull", False)),
                        fields=["diunggah_pada"],
                        name="impor_aset_menunggu",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("diterapkan_pada__isnull", True), ("isi__isnull", True), _connector="OR"
                        ),
                        name="impor_aset_terap_tanpa_sel",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MasaBerlaku",
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
                        choices=[
                            ("berlaku", "Masa berlaku"),
                            ("garansi", "Garansi"),
                            ("lisensi", "Lisensi"),
                            ("kontrak", "Kontrak"),
                            ("isi_apar", "Isi ulang APAR"),
                            ("sertifikat", "Sertifikat"),
                        ],
                        max_length=10,
                        verbose_name="jenis",
                    ),
                ),
                ("berakhir", models.DateField(verbose_name="berakhir")),
                ("keterangan", models.CharField(blank=True, max_length=200, verbose_name="keterangan")),
                (
                    "diingatkan",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="sudah diingatkan (hari)"
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
                    "diakhiri_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="tidak berlaku lagi sejak"),
                ),
                (
                    "aset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="masa",
                        to="infrastruktur.aset",
                    ),
                ),
                (
                    "diakhiri_oleh",
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
            ],
            options={
                "verbose_name": "masa berlaku",
                "verbose_name_plural": "masa berlaku",
                "indexes": [
                    models.Index(
                        condition=models.Q(("diakhiri_pada__isnull", True)),
                        fields=["berakhir"],
                        name="masa_berlaku_diawasi",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("diakhiri_pada__isnull", True)),
                        fields=("aset", "jenis"),
                        name="masa_berlaku_satu_per_jenis",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("diakhiri_oleh__isnull", True), ("diakhiri_pada__isnull", True)),
                            models.Q(("diakhiri_oleh__isnull", False), ("diakhiri_pada__isnull", False)),
                            _connector="OR",
                        ),
                        name="masa_berlaku_diakhiri_lengkap",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PenghapusanAset",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("diusulkan", "Diusulkan"),
                            ("disetujui", "Disetujui"),
                            ("ditolak", "Ditolak"),
                            ("ditarik", "Ditarik"),
                        ],
                        default="diusulkan",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("alasan", models.CharField(max_length=500, verbose_name="alasan")),
                ("metode", models.CharField(max_length=160, verbose_name="metode penghapusan")),
                ("tanggal", models.DateField(verbose_name="tanggal penghapusan")),
                (
                    "diusulkan_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diusulkan pada",
                    ),
                ),
                ("diputus_pada", models.DateTimeField(blank=True, null=True, verbose_name="diputus pada")),
                ("catatan", models.CharField(blank=True, max_length=500, verbose_name="catatan putusan")),
                (
                    "aset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="penghapusan",
                        to="infrastruktur.aset",
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
                    "diusulkan_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "penghapusan aset",
                "verbose_name_plural": "penghapusan aset",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("alasan", ""), _negated=True), models.Q(("metode", ""), _negated=True)
                        ),
                        name="penghapusan_aset_beralasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diputus_oleh__isnull", True),
                                ("diputus_pada__isnull", True),
                                ("status", "diusulkan"),
                            ),
                            models.Q(
                                models.Q(("status", "diusulkan"), _negated=True),
                                ("diputus_oleh__isnull", False),
                                ("diputus_pada__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="penghapusan_aset_diputus_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["disetujui", "ditolak"]), _negated=True),
                            models.Q(("diputus_oleh", models.F("diusulkan_oleh")), _negated=True),
                            _connector="OR",
                        ),
                        name="penghapusan_aset_dua_orang",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "ditolak"), _negated=True),
                            models.Q(("catatan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="penghapusan_aset_tolak_beralasan",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["diusulkan", "disetujui"])),
                        fields=("aset",),
                        name="penghapusan_aset_satu_terbuka",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PerubahanAset",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("peristiwa", models.CharField(max_length=12, verbose_name="peristiwa")),
                ("kolom", models.CharField(blank=True, max_length=30, verbose_name="kolom")),
                ("lama", models.CharField(blank=True, max_length=500, verbose_name="sebelumnya")),
                ("baru", models.CharField(blank=True, max_length=500, verbose_name="menjadi")),
                ("is_disamarkan", models.BooleanField(default=False, verbose_name="isinya tidak disalin")),
                ("catatan", models.CharField(blank=True, max_length=500, verbose_name="catatan")),
                ("tanggal", models.DateField(default=lpse.waktu.hari_ini, verbose_name="tanggal")),
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dicatat pada",
                    ),
                ),
                (
                    "aset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="perubahan",
                        to="infrastruktur.aset",
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
                "verbose_name": "perubahan aset",
                "verbose_name_plural": "perubahan aset",
                "indexes": [models.Index(fields=["aset", "-id"], name="perubahan_aset_terbaru")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_disamarkan", False), models.Q(("baru", ""), ("lama", "")), _connector="OR"
                        ),
                        name="perubahan_aset_tersamar",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SukuCadang",
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
                        choices=[
                            ("ram", "RAM"),
                            ("disk", "Disk"),
                            ("prosesor", "Prosesor"),
                            ("catu_daya", "Catu daya"),
                            ("jaringan", "Kartu jaringan"),
                            ("baterai", "Baterai"),
                            ("kipas", "Kipas"),
                            ("lain", "Lainnya"),
                        ],
                        max_length=10,
                        verbose_name="jenis",
                    ),
                ),
                ("nama", models.CharField(max_length=120, verbose_name="merek dan tipe")),
                ("nomor_seri", models.CharField(blank=True, max_length=80, verbose_name="nomor seri")),
                ("ukuran_gb", models.PositiveIntegerField(blank=True, null=True, verbose_name="ukuran (GB)")),
                ("dipasang_pada", models.DateField(verbose_name="dipasang pada")),
                (
                    "alasan_pasang",
                    models.CharField(blank=True, max_length=300, verbose_name="alasan dipasang"),
                ),
                (
                    "dicatat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dicatat pada",
                    ),
                ),
                ("dilepas_pada", models.DateField(blank=True, null=True, verbose_name="dilepas pada")),
                ("alasan_lepas", models.CharField(blank=True, max_length=300, verbose_name="alasan dilepas")),
                (
                    "aset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suku_cadang",
                        to="infrastruktur.aset",
                    ),
                ),
                (
                    "dilepas_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dipasang_oleh",
                    models.ForeignKey(
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
                        to="infrastruktur.sukucadang",
                    ),
                ),
            ],
            options={
                "verbose_name": "suku cadang",
                "verbose_name_plural": "suku cadang",
                "indexes": [
                    models.Index(fields=["aset", "jenis"], name="suku_cadang_aset"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("nomor_seri"), name="gin_trgm_ops"
                        ),
                        name="suku_cadang_seri_trgm",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nama", ""), _negated=True), name="suku_cadang_bernama"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("jenis__in", ("ram", "disk")), ("ukuran_gb__gte", 1)),
                            models.Q(
                                models.Q(("jenis__in", ("ram", "disk")), _negated=True),
                                ("ukuran_gb__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="suku_cadang_berukuran",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("alasan_lepas", ""),
                                ("dilepas_oleh__isnull", True),
                                ("dilepas_pada__isnull", True),
                            ),
                            models.Q(
                                ("dilepas_oleh__isnull", False),
                                ("dilepas_pada__gte", models.F("dipasang_pada")),
                                models.Q(("alasan_lepas", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="suku_cadang_dilepas_lengkap",
                    ),
                    models.UniqueConstraint(
                        models.F("jenis"),
                        django.db.models.functions.text.Upper("nomor_seri"),
                        condition=models.Q(
                            ("dilepas_pada__isnull", True), models.Q(("nomor_seri", ""), _negated=True)
                        ),
                        name="suku_cadang_seri_terpasang",
                    ),
                ],
            },
        ),
        migrations.RunSQL(BEKU, CAIR),
    ]
