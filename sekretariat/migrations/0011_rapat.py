"""Meetings, those invited, minutes, and what follows from them."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import lpse.kode
from django.conf import settings
from django.db import migrations, models

BEKU = """
-- Minutes that were approved stay as they were read then.
CREATE TRIGGER notula_disahkan_beku BEFORE UPDATE ON sekretariat_notula FOR EACH ROW
    WHEN (OLD.disahkan_pada IS NOT NULL AND OLD IS DISTINCT FROM NEW)
    EXECUTE FUNCTION sekretariat_hanya_kosong('sekretariat_rapat', 'rapat_id', 'teks', 'keputusan');
CREATE TRIGGER notula_tidak_dihapus BEFORE DELETE ON sekretariat_notula FOR EACH ROW
    EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER rapat_tidak_dihapus BEFORE DELETE ON sekretariat_rapat FOR EACH ROW
    EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER tindak_lanjut_rapat_selesai_beku BEFORE UPDATE ON sekretariat_tindaklanjutrapat FOR EACH ROW
    WHEN (OLD.selesai_pada IS NOT NULL AND OLD IS DISTINCT FROM NEW)
    EXECUTE FUNCTION sekretariat_hanya_kosong(
        'sekretariat_rapat', 'rapat_id', 'uraian', 'penanggung_luar', 'hasil');
CREATE TRIGGER tindak_lanjut_rapat_tidak_dihapus BEFORE DELETE ON sekretariat_tindaklanjutrapat FOR EACH ROW
    EXECUTE FUNCTION sekretariat_tolak_ubah();
"""
CAIR = """
DROP TRIGGER tindak_lanjut_rapat_tidak_dihapus ON sekretariat_tindaklanjutrapat;
DROP TRIGGER tindak_lanjut_rapat_selesai_beku ON sekretariat_tindaklanjutrapat;
DROP TRIGGER rapat_tidak_dihapus ON sekretariat_rapat;
DROP TRIGGER notula_tidak_dihapus ON sekretariat_notula;
DROP TRIGGER notula_disahkan_beku ON sekretariat_notula;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("sekretariat", "0010_persuratan"),
        ("lpse", "0015_naskah_sekretariat"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Rapat",
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
                            ("internal", "Koordinasi internal"),
                            ("instansi", "Koordinasi dengan instansi"),
                            ("pembinaan", "Pembinaan"),
                        ],
                        max_length=9,
                        verbose_name="jenis",
                    ),
                ),
                ("pembina", models.CharField(blank=True, max_length=200, verbose_name="pembina")),
                ("topik", models.CharField(max_length=200, verbose_name="topik")),
                ("acara", models.TextField(blank=True, max_length=2000, verbose_name="susunan acara")),
                ("mulai", models.DateTimeField(verbose_name="mulai")),
                ("selesai", models.DateTimeField(verbose_name="selesai")),
                ("tempat", models.CharField(max_length=200, verbose_name="tempat")),
                ("tautan", models.URLField(blank=True, max_length=300, verbose_name="tautan rapat daring")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("direncanakan", "Direncanakan"),
                            ("diundang", "Undangan terkirim"),
                            ("selesai", "Selesai, notula belum disahkan"),
                            ("disahkan", "Notula disahkan"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default="direncanakan",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("alasan_batal", models.CharField(blank=True, max_length=300, verbose_name="alasan batal")),
                ("urutan", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dicatat pada",
                    ),
                ),
                (
                    "dimusnahkan_pada",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="dimusnahkan pada"
                    ),
                ),
                (
                    "diubah_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diubah pada",
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
                    "pemimpin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "rapat",
                "verbose_name_plural": "rapat",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("topik"), name="gin_trgm_ops"
                        ),
                        name="rapat_topik_trgm",
                    ),
                    models.Index(fields=["-mulai", "-id"], name="rapat_terbaru"),
                    models.Index(fields=["status", "-mulai"], name="rapat_status"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("selesai__gt", models.F("mulai"))),
                        name="rapat_selesai_sesudah_mulai",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("topik", ""), _negated=True), models.Q(("tempat", ""), _negated=True)
                        ),
                        name="rapat_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "dibatalkan"), models.Q(("alasan_batal", ""), _negated=True)),
                            models.Q(models.Q(("status", "dibatalkan"), _negated=True), ("alasan_batal", "")),
                            _connector="OR",
                        ),
                        name="rapat_batal_beralasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "diundang"), _negated=True),
                            ("naskah__isnull", False),
                            _connector="OR",
                        ),
                        name="rapat_diundang_bersurat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("jenis", "pembinaan"), ("pembina", ""), _connector="OR"),
                        name="rapat_pembina_hanya_pembinaan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dimusnahkan_pada__isnull", True),
                            models.Q(
                                ("acara", ""),
                                ("pembina", ""),
                                ("status__in", ("disahkan", "dibatalkan")),
                                ("tautan", ""),
                                ("topik", "(dimusnahkan)"),
                            ),
                            _connector="OR",
                        ),
                        name="rapat_musnah_kosong",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PesertaRapat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nama", models.CharField(max_length=150, verbose_name="nama")),
                ("jabatan", models.CharField(blank=True, max_length=150, verbose_name="jabatan")),
                ("instansi", models.CharField(blank=True, max_length=150, verbose_name="instansi")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="surel")),
                ("is_hadir", models.BooleanField(blank=True, null=True, verbose_name="hadir")),
                (
                    "akun",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "rapat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="peserta",
                        to="sekretariat.rapat",
                    ),
                ),
            ],
            options={
                "verbose_name": "peserta rapat",
                "verbose_name_plural": "peserta rapat",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nama", ""), _negated=True), name="peserta_rapat_bernama"
                    ),
                    models.UniqueConstraint(fields=("rapat", "akun"), name="peserta_rapat_akun_sekali"),
                    models.UniqueConstraint(
                        models.F("rapat"),
                        django.db.models.functions.text.Upper("email"),
                        condition=models.Q(("email", ""), _negated=True),
                        name="peserta_rapat_surel_sekali",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notula",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("teks", models.TextField(max_length=10000, verbose_name="pembahasan")),
                ("keputusan", models.TextField(blank=True, max_length=5000, verbose_name="keputusan")),
                (
                    "diubah_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diubah pada",
                    ),
                ),
                ("disahkan_pada", models.DateTimeField(blank=True, null=True, verbose_name="disahkan pada")),
                (
                    "disahkan_oleh",
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
                    "rapat",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notula",
                        to="sekretariat.rapat",
                    ),
                ),
            ],
            options={
                "verbose_name": "notula",
                "verbose_name_plural": "notula",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("teks", ""), _negated=True), name="notula_berisi"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("disahkan_oleh__isnull", True),
                                ("disahkan_pada__isnull", True),
                                ("naskah__isnull", True),
                            ),
                            models.Q(
                                ("disahkan_oleh__isnull", False),
                                ("disahkan_pada__isnull", False),
                                ("naskah__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="notula_disahkan_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("disahkan_oleh__isnull", True),
                            models.Q(("disahkan_oleh", models.F("disusun_oleh")), _negated=True),
                            _connector="OR",
                        ),
                        name="notula_dua_orang",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TindakLanjutRapat",
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
                ("uraian", models.CharField(max_length=300, verbose_name="yang dikerjakan")),
                (
                    "penanggung_luar",
                    models.CharField(
                        blank=True, max_length=150, verbose_name="penanggung jawab di luar LPSE"
                    ),
                ),
                ("tenggat", models.DateField(verbose_name="tenggat")),
                (
                    "status",
                    models.CharField(
                        choices=[("terbuka", "Belum selesai"), ("selesai", "Selesai")],
                        default="terbuka",
                        max_length=7,
                        verbose_name="status",
                    ),
                ),
                ("hasil", models.CharField(blank=True, max_length=500, verbose_name="hasil")),
                (
                    "dicatat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dicatat pada",
                    ),
                ),
                ("selesai_pada", models.DateTimeField(blank=True, null=True, verbose_name="selesai pada")),
                ("diingatkan_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "bukti",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.berkas",
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
                    "diselesaikan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "penanggung",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "rapat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tindak_lanjut",
                        to="sekretariat.rapat",
                    ),
                ),
            ],
            options={
                "verbose_name": "tindak lanjut rapat",
                "verbose_name_plural": "tindak lanjut rapat",
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "terbuka")),
                        fields=["tenggat"],
                        name="tindak_lanjut_rapat_tempo",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("uraian", ""), _negated=True),
                            models.Q(
                                models.Q(("penanggung__isnull", False), ("penanggung_luar", "")),
                                models.Q(
                                    ("penanggung__isnull", True),
                                    models.Q(("penanggung_luar", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="tindak_lanjut_rapat_berpenanggung",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diselesaikan_oleh__isnull", True),
                                ("selesai_pada__isnull", True),
                                ("status", "terbuka"),
                            ),
                            models.Q(
                                ("diselesaikan_oleh__isnull", False),
                                ("selesai_pada__isnull", False),
                                ("status", "selesai"),
                                models.Q(("hasil", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="tindak_lanjut_rapat_selesai_berhasil",
                    ),
                ],
            },
        ),
        migrations.RunSQL(BEKU, CAIR),
    ]
