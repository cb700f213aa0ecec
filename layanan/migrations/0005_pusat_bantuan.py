"""The help centre: what users were told stays, however often an article is written anew."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import lpse.kode
from django.conf import settings
from django.db import migrations, models

BEKU = """
CREATE TRIGGER versi_artikel_beku BEFORE UPDATE OR DELETE ON layanan_versiartikel
    FOR EACH ROW EXECUTE FUNCTION layanan_tolak_ubah();
"""
CAIR = "DROP TRIGGER versi_artikel_beku ON layanan_versiartikel;"


class Migration(migrations.Migration):
    dependencies = [("layanan", "0004_pengumuman")]
    operations = [
        migrations.CreateModel(
            name="Artikel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("judul", models.CharField(max_length=150, verbose_name="judul")),
                ("ringkas", models.CharField(max_length=300, verbose_name="jawaban singkat")),
                ("isi", models.TextField(max_length=20000, verbose_name="isi")),
                (
                    "kategori",
                    models.CharField(
                        choices=[
                            ("pendaftaran", "Pendaftaran dan verifikasi"),
                            ("akun", "Akun dan kata sandi"),
                            ("penawaran", "Penawaran dan dokumen"),
                            ("apendo", "Apendo"),
                            ("jadwal", "Jadwal dan tahapan"),
                            ("non_penyedia", "Pengguna selain penyedia"),
                            ("kendala", "Galat dan kendala"),
                            ("portal", "Portal dan layanan kami"),
                        ],
                        max_length=12,
                        verbose_name="kategori",
                    ),
                ),
                (
                    "bentuk",
                    models.CharField(
                        choices=[("artikel", "Artikel"), ("tanya_jawab", "Tanya jawab")],
                        default="artikel",
                        max_length=11,
                        verbose_name="bentuk",
                    ),
                ),
                (
                    "untuk",
                    models.CharField(
                        choices=[
                            ("semua", "Semua pengguna"),
                            ("penyedia", "Penyedia"),
                            ("pejabat", "PA/KPA/PPK, Pokja, dan Pejabat Pengadaan"),
                        ],
                        default="semua",
                        max_length=8,
                        verbose_name="untuk",
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
                        choices=[("draf", "Draf"), ("terbit", "Terbit"), ("ditarik", "Ditarik")],
                        default="draf",
                        max_length=7,
                        verbose_name="status",
                    ),
                ),
                ("ditinjau_pada", models.DateField(blank=True, null=True, verbose_name="ditinjau pada")),
                ("tinjau_lagi", models.DateField(blank=True, null=True, verbose_name="tinjau lagi")),
                ("ya", models.PositiveIntegerField(default=0, verbose_name="membantu")),
                ("tidak", models.PositiveIntegerField(default=0, verbose_name="tidak membantu")),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dibuat pada",
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
                    "dari_tiket",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="artikel",
                        to="layanan.tiket",
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
            ],
            options={
                "verbose_name": "artikel bantuan",
                "verbose_name_plural": "artikel bantuan",
            },
        ),
        migrations.CreateModel(
            name="PencarianNihil",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kata", models.CharField(max_length=80, unique=True, verbose_name="kata")),
                ("kali", models.PositiveIntegerField(default=1, verbose_name="berapa kali")),
                (
                    "terakhir",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="terakhir",
                    ),
                ),
            ],
            options={
                "verbose_name": "pencarian tanpa hasil",
                "verbose_name_plural": "pencarian tanpa hasil",
                "indexes": [
                    models.Index(fields=["-kali", "-id"], name="pencarian_nihil_kali"),
                    models.Index(fields=["terakhir"], name="pencarian_nihil_terakhir"),
                ],
            },
        ),
        migrations.CreateModel(
            name="VersiArtikel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("judul", models.CharField(max_length=150, verbose_name="judul")),
                ("ringkas", models.CharField(max_length=300, verbose_name="jawaban singkat")),
                ("isi", models.TextField(max_length=20000, verbose_name="isi")),
                (
                    "kategori",
                    models.CharField(
                        choices=[
                            ("pendaftaran", "Pendaftaran dan verifikasi"),
                            ("akun", "Akun dan kata sandi"),
                            ("penawaran", "Penawaran dan dokumen"),
                            ("apendo", "Apendo"),
                            ("jadwal", "Jadwal dan tahapan"),
                            ("non_penyedia", "Pengguna selain penyedia"),
                            ("kendala", "Galat dan kendala"),
                            ("portal", "Portal dan layanan kami"),
                        ],
                        max_length=12,
                        verbose_name="kategori",
                    ),
                ),
                (
                    "bentuk",
                    models.CharField(
                        choices=[("artikel", "Artikel"), ("tanya_jawab", "Tanya jawab")],
                        default="artikel",
                        max_length=11,
                        verbose_name="bentuk",
                    ),
                ),
                (
                    "untuk",
                    models.CharField(
                        choices=[
                            ("semua", "Semua pengguna"),
                            ("penyedia", "Penyedia"),
                            ("pejabat", "PA/KPA/PPK, Pokja, dan Pejabat Pengadaan"),
                        ],
                        default="semua",
                        max_length=8,
                        verbose_name="untuk",
                    ),
                ),
                ("nomor", models.PositiveIntegerField(verbose_name="versi")),
                ("polos", models.TextField(editable=False)),
                ("catatan", models.CharField(blank=True, max_length=200, verbose_name="apa yang berubah")),
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="terbit pada",
                    ),
                ),
                (
                    "teks",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.CombinedSearchVector(
                            django.contrib.postgres.search.CombinedSearchVector(
                                django.contrib.postgres.search.SearchVector(
                                    "judul", config="indonesian", weight="A"
                                ),
                                "||",
                                django.contrib.postgres.search.SearchVector(
                                    "ringkas", config="indonesian", weight="B"
                                ),
                                django.contrib.postgres.search.SearchConfig("indonesian"),
                            ),
                            "||",
                            django.contrib.postgres.search.SearchVector(
                                "polos", config="indonesian", weight="C"
                            ),
                            django.contrib.postgres.search.SearchConfig("indonesian"),
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "artikel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="semua_versi",
                        to="layanan.artikel",
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
                "verbose_name": "versi artikel",
                "verbose_name_plural": "versi artikel",
            },
        ),
        migrations.CreateModel(
            name="UmpanBalikArtikel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("membantu", models.BooleanField(verbose_name="membantu")),
                ("catatan", models.CharField(blank=True, max_length=500, verbose_name="yang kurang")),
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="pada",
                    ),
                ),
                (
                    "versi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="umpan_balik",
                        to="layanan.versiartikel",
                    ),
                ),
            ],
            options={
                "verbose_name": "umpan balik artikel",
                "verbose_name_plural": "umpan balik artikel",
            },
        ),
        migrations.AddField(
            model_name="artikel",
            name="versi",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="layanan.versiartikel",
            ),
        ),
        migrations.CreateModel(
            name="KataBantuan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kata", models.CharField(max_length=40)),
                (
                    "artikel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="kata", to="layanan.artikel"
                    ),
                ),
            ],
            options={
                "verbose_name": "kata bantuan",
                "verbose_name_plural": "kata bantuan",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(models.F("kata"), name="gin_trgm_ops"),
                        name="kata_bantuan_trgm",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("artikel", "kata"), name="kata_bantuan_sekali")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="versiartikel",
            index=django.contrib.postgres.indexes.GinIndex(fields=["teks"], name="versi_artikel_teks"),
        ),
        migrations.AddConstraint(
            model_name="versiartikel",
            constraint=models.UniqueConstraint(fields=("artikel", "nomor"), name="versi_artikel_nomor"),
        ),
        migrations.AddConstraint(
            model_name="versiartikel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("judul", ""), _negated=True),
                    models.Q(("ringkas", ""), _negated=True),
                    models.Q(("isi", ""), _negated=True),
                ),
                name="versi_artikel_berisi",
            ),
        ),
        migrations.AddIndex(
            model_name="umpanbalikartikel",
            index=models.Index(fields=["versi", "-pada"], name="umpan_balik_versi"),
        ),
        migrations.AddIndex(
            model_name="artikel",
            index=models.Index(fields=["status", "-id"], name="artikel_status"),
        ),
        migrations.AddIndex(
            model_name="artikel",
            index=models.Index(
                condition=models.Q(("status", "terbit")),
                fields=["kategori", "-ya", "-id"],
                name="artikel_rak",
            ),
        ),
        migrations.AddIndex(
            model_name="artikel",
            index=models.Index(
                condition=models.Q(("status", "terbit")), fields=["tinjau_lagi"], name="artikel_tinjau"
            ),
        ),
        migrations.AddIndex(
            model_name="artikel",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("judul"), name="gin_trgm_ops"
                ),
                name="artikel_judul_trgm",
            ),
        ),
        migrations.AddConstraint(
            model_name="artikel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "terbit"), _negated=True),
                    models.Q(
                        ("ditinjau_pada__isnull", False),
                        ("tinjau_lagi__gt", models.F("ditinjau_pada")),
                        ("versi__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="artikel_terbit_berversi",
            ),
        ),
        migrations.AddConstraint(
            model_name="artikel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("judul", ""), _negated=True), models.Q(("isi", ""), _negated=True)
                ),
                name="artikel_berisi",
            ),
        ),
        migrations.RunSQL(BEKU, CAIR),
    ]
