"""The register of letters, instructions about them, and the records they concern."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import lpse.kode
from django.conf import settings
from django.db import migrations, models

BEKU = """
-- What was given once stays: a number, and with it what an outgoing letter said, until that is destroyed.
CREATE TRIGGER agenda_bernomor_beku BEFORE UPDATE ON sekretariat_agendasurat FOR EACH ROW
    WHEN (OLD.nomor_agenda IS NOT NULL AND (OLD.arah, OLD.tahun, OLD.nomor_agenda)
          IS DISTINCT FROM (NEW.arah, NEW.tahun, NEW.nomor_agenda))
    EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER agenda_keluar_beku BEFORE UPDATE ON sekretariat_agendasurat FOR EACH ROW
    WHEN (OLD.arah = 'keluar' AND OLD.nomor_agenda IS NOT NULL
          AND ((OLD.nomor_surat, OLD.tanggal_surat, OLD.sifat, OLD.naskah_id, OLD.disetujui_oleh_id)
               IS DISTINCT FROM
               (NEW.nomor_surat, NEW.tanggal_surat, NEW.sifat, NEW.naskah_id, NEW.disetujui_oleh_id)
               OR NEW.dimusnahkan_pada IS NULL AND
               (OLD.dari, OLD.kepada, OLD.perihal, OLD.isi, OLD.tembusan)
               IS DISTINCT FROM (NEW.dari, NEW.kepada, NEW.perihal, NEW.isi, NEW.tembusan)))
    EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER agenda_tidak_dihapus BEFORE DELETE ON sekretariat_agendasurat FOR EACH ROW
    EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER disposisi_berakhir_beku BEFORE UPDATE ON sekretariat_disposisi FOR EACH ROW
    WHEN (OLD.berakhir_pada IS NOT NULL AND OLD IS DISTINCT FROM NEW)
    EXECUTE FUNCTION sekretariat_hanya_kosong('sekretariat_agendasurat', 'surat_id', 'instruksi', 'catatan');
CREATE TRIGGER disposisi_tidak_dihapus BEFORE DELETE ON sekretariat_disposisi FOR EACH ROW
    EXECUTE FUNCTION sekretariat_tolak_ubah();
"""
CAIR = """
DROP TRIGGER disposisi_tidak_dihapus ON sekretariat_disposisi;
DROP TRIGGER disposisi_berakhir_beku ON sekretariat_disposisi;
DROP TRIGGER agenda_tidak_dihapus ON sekretariat_agendasurat;
DROP TRIGGER agenda_keluar_beku ON sekretariat_agendasurat;
DROP TRIGGER agenda_bernomor_beku ON sekretariat_agendasurat;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("sekretariat", "0009_periksa"),
        ("lpse", "0015_naskah_sekretariat"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AgendaSurat",
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
                    "arah",
                    models.CharField(
                        choices=[("masuk", "Surat masuk"), ("keluar", "Surat keluar")],
                        max_length=6,
                        verbose_name="arah",
                    ),
                ),
                (
                    "tahun",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tahun agenda"),
                ),
                (
                    "nomor_agenda",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="nomor agenda"),
                ),
                ("nomor_surat", models.CharField(blank=True, max_length=100, verbose_name="nomor surat")),
                ("tanggal_surat", models.DateField(blank=True, null=True, verbose_name="tanggal surat")),
                ("diterima", models.DateField(blank=True, null=True, verbose_name="diterima")),
                ("dari", models.CharField(max_length=150, verbose_name="dari")),
                ("kepada", models.CharField(max_length=150, verbose_name="kepada")),
                ("perihal", models.CharField(max_length=200, verbose_name="perihal")),
                (
                    "sifat",
                    models.CharField(
                        choices=[("biasa", "Biasa"), ("segera", "Segera"), ("rahasia", "Rahasia")],
                        default="biasa",
                        max_length=7,
                        verbose_name="sifat",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("dicatat", "Dicatat"),
                            ("didisposisikan", "Didisposisikan"),
                            ("selesai", "Selesai"),
                            ("konsep", "Konsep"),
                            ("diajukan", "Menunggu persetujuan"),
                            ("disetujui", "Disetujui"),
                            ("dinomori", "Bernomor"),
                            ("dikirim", "Dikirim"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        max_length=14,
                        verbose_name="status",
                    ),
                ),
                (
                    "balas_sebelum",
                    models.DateField(blank=True, null=True, verbose_name="dibalas paling lambat"),
                ),
                (
                    "bentuk",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("portal", "Disusun di portal, terbit sebagai PDF ber-QR"),
                            ("pindaian", "Disusun di luar portal, pindaiannya diunggah"),
                        ],
                        max_length=8,
                        verbose_name="bentuk",
                    ),
                ),
                ("isi", models.TextField(blank=True, max_length=10000, verbose_name="isi")),
                ("tembusan", models.TextField(blank=True, max_length=1000, verbose_name="tembusan")),
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
                    "disetujui_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="disetujui pada"),
                ),
                ("dikirim", models.DateField(blank=True, null=True, verbose_name="dikirim")),
                (
                    "cara_kirim",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("surel", "Surat elektronik"),
                            ("aplikasi", "Aplikasi naskah dinas"),
                            ("antar", "Diantar langsung"),
                            ("pos", "Pos atau kurir"),
                        ],
                        max_length=8,
                        verbose_name="cara kirim",
                    ),
                ),
                (
                    "keterangan_kirim",
                    models.CharField(blank=True, max_length=200, verbose_name="keterangan pengiriman"),
                ),
                ("diingatkan_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "dimusnahkan_pada",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="dimusnahkan pada"
                    ),
                ),
                (
                    "cari",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.text.Upper(
                            django.db.models.functions.text.Concat(
                                "nomor_surat",
                                models.Value(" "),
                                "perihal",
                                models.Value(" "),
                                "dari",
                                models.Value(" "),
                                "kepada",
                            )
                        ),
                        output_field=models.TextField(),
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
                    "bukti_kirim",
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
                    "membalas",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="balasan",
                        to="sekretariat.agendasurat",
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
            ],
            options={
                "verbose_name": "agenda surat",
                "verbose_name_plural": "agenda surat",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(models.F("cari"), name="gin_trgm_ops"),
                        name="agenda_cari_trgm",
                    ),
                    models.Index(fields=["arah", "-id"], name="agenda_arah"),
                    models.Index(fields=["tahun", "-id"], name="agenda_tahun"),
                    models.Index(fields=["status", "-id"], name="agenda_status"),
                    models.Index(fields=["diterima"], name="agenda_diterima"),
                    models.Index(fields=["tanggal_surat"], name="agenda_tanggal"),
                    models.Index(
                        condition=models.Q(
                            ("balas_sebelum__isnull", False),
                            (
                                "status__in",
                                ("dicatat", "didisposisikan", "konsep", "diajukan", "disetujui", "dinomori"),
                            ),
                        ),
                        fields=["balas_sebelum"],
                        name="agenda_balas",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("arah", "tahun", "nomor_agenda"), name="agenda_nomor_unik"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("arah", "masuk"),
                                ("bentuk", ""),
                                ("status__in", ("dicatat", "didisposisikan", "selesai")),
                            ),
                            models.Q(
                                ("arah", "keluar"),
                                (
                                    "status__in",
                                    ("konsep", "diajukan", "disetujui", "dinomori", "dikirim", "dibatalkan"),
                                ),
                                models.Q(("bentuk", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="agenda_status_menurut_arah",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("arah", "masuk"), _negated=True),
                            models.Q(
                                ("diterima__isnull", False),
                                ("nomor_agenda__isnull", False),
                                ("tanggal_surat__isnull", False),
                                models.Q(("nomor_surat", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="agenda_masuk_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["dinomori", "dikirim"]), _negated=True),
                            models.Q(
                                ("disetujui_oleh__isnull", False),
                                ("nomor_agenda__isnull", False),
                                ("tanggal_surat__isnull", False),
                                models.Q(("nomor_surat", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="agenda_keluar_bernomor",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("nomor_agenda__isnull", True), ("nomor_surat", ""), ("tahun__isnull", True)
                            ),
                            models.Q(("nomor_agenda__gt", 0), ("tahun__isnull", False)),
                            _connector="OR",
                        ),
                        name="agenda_nomor_bertahun",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("perihal", ""), _negated=True),
                            models.Q(("dari", ""), _negated=True),
                            models.Q(("kepada", ""), _negated=True),
                        ),
                        name="agenda_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("disetujui_oleh__isnull", True),
                            models.Q(("disetujui_oleh", models.F("dibuat_oleh")), _negated=True),
                            _connector="OR",
                        ),
                        name="agenda_dua_orang",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["selesai", "dibatalkan"]), _negated=True),
                            models.Q(("catatan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="agenda_berakhir_beralasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("dikirim__isnull", False),
                                ("status", "dikirim"),
                                models.Q(("cara_kirim", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "dikirim"), _negated=True),
                                ("cara_kirim", ""),
                                ("dikirim__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="agenda_dikirim_dengan_cara",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dimusnahkan_pada__isnull", True),
                            models.Q(
                                ("catatan__in", ("", "(dimusnahkan)")),
                                ("dari", "(dimusnahkan)"),
                                ("isi", ""),
                                ("kepada", "(dimusnahkan)"),
                                ("keterangan_kirim", ""),
                                ("perihal", "(dimusnahkan)"),
                                ("status__in", ("selesai", "dikirim", "dibatalkan")),
                                ("tembusan", ""),
                            ),
                            _connector="OR",
                        ),
                        name="agenda_musnah_kosong",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Disposisi",
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
                ("instruksi", models.CharField(max_length=500, verbose_name="instruksi")),
                ("tenggat", models.DateField(blank=True, null=True, verbose_name="tenggat")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("terbuka", "Belum selesai"),
                            ("selesai", "Selesai"),
                            ("ditarik", "Ditarik"),
                        ],
                        default="terbuka",
                        max_length=7,
                        verbose_name="status",
                    ),
                ),
                ("catatan", models.CharField(blank=True, max_length=500, verbose_name="catatan")),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dibuat pada",
                    ),
                ),
                ("berakhir_pada", models.DateTimeField(blank=True, null=True, verbose_name="berakhir pada")),
                ("diingatkan_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "dari",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "induk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lanjutan",
                        to="sekretariat.disposisi",
                    ),
                ),
                (
                    "kepada",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disposisi",
                        to="sekretariat.agendasurat",
                    ),
                ),
            ],
            options={
                "verbose_name": "disposisi",
                "verbose_name_plural": "disposisi",
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "terbuka")),
                        fields=["kepada", "tenggat"],
                        name="disposisi_terbuka",
                    ),
                    models.Index(fields=["dibuat_pada"], name="disposisi_dibuat"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("instruksi", ""), _negated=True), name="disposisi_berisi"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dari", models.F("kepada")), _negated=True),
                        name="disposisi_kepada_orang_lain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("berakhir_pada__isnull", True), ("status", "terbuka")),
                            models.Q(
                                models.Q(("status", "terbuka"), _negated=True),
                                ("berakhir_pada__isnull", False),
                                models.Q(("catatan", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="disposisi_berakhir_bercatatan",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "terbuka")),
                        fields=("surat", "kepada"),
                        name="disposisi_satu_terbuka",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KaitanSurat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor", models.CharField(max_length=40, verbose_name="nomor")),
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
                    "surat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kaitan",
                        to="sekretariat.agendasurat",
                    ),
                ),
            ],
            options={
                "verbose_name": "kaitan surat",
                "verbose_name_plural": "kaitan surat",
                "indexes": [
                    models.Index(django.db.models.functions.text.Upper("nomor"), name="kaitan_surat_nomor")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nomor", ""), _negated=True), name="kaitan_surat_bernomor"
                    ),
                    models.UniqueConstraint(
                        models.F("surat"),
                        django.db.models.functions.text.Upper("nomor"),
                        name="kaitan_surat_sekali",
                    ),
                ],
            },
        ),
        migrations.RunSQL(BEKU, CAIR),
    ]
