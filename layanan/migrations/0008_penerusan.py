"""What goes on to LKPP: the matter, what happened to it, and what LKPP instructs; its notes are append-only."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import lpse.kode
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("layanan", "0007_surat_masuk")]

    operations = [
        migrations.CreateModel(
            name="Penerusan",
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
                            ("kendala", "Penerusan kendala teknis"),
                            ("konsultasi", "Konsultasi"),
                            ("usulan", "Usulan teknis"),
                        ],
                        max_length=10,
                        verbose_name="jenis",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("disiapkan", "Disiapkan"),
                            ("dikirim", "Menunggu LKPP"),
                            ("dijawab", "Dijawab LKPP"),
                            ("ditarik", "Ditarik"),
                        ],
                        default="disiapkan",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("alasan", models.CharField(blank=True, max_length=40, verbose_name="alasan penerusan")),
                ("judul", models.CharField(max_length=200, verbose_name="perihal")),
                ("uraian", models.TextField(max_length=8000, verbose_name="uraian")),
                ("upaya", models.TextField(blank=True, max_length=8000, verbose_name="yang sudah dicoba")),
                (
                    "disiapkan_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="disiapkan pada",
                    ),
                ),
                ("dikirim_pada", models.DateTimeField(blank=True, null=True, verbose_name="dikirim pada")),
                ("nomor_lkpp", models.CharField(blank=True, max_length=60, verbose_name="nomor tiket LKPP")),
                (
                    "tingkat",
                    models.CharField(
                        blank=True,
                        choices=[("eproc", "Helpdesk Eproc LKPP"), ("teknis", "Helpdesk Teknis LKPP")],
                        max_length=6,
                        verbose_name="berada pada",
                    ),
                ),
                ("kabar_pada", models.DateTimeField(blank=True, null=True, verbose_name="kabar terakhir")),
                ("jawaban", models.TextField(blank=True, max_length=8000, verbose_name="jawaban LKPP")),
                ("dijawab_pada", models.DateTimeField(blank=True, null=True, verbose_name="dijawab pada")),
                (
                    "alasan_tarik",
                    models.TextField(blank=True, max_length=1000, verbose_name="alasan penarikan"),
                ),
                (
                    "dikirim_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "disiapkan_oleh",
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
                    "tiket",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="penerusan",
                        to="layanan.tiket",
                    ),
                ),
            ],
            options={
                "verbose_name": "penerusan ke LKPP",
                "verbose_name_plural": "penerusan ke LKPP",
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "dikirim")),
                        fields=["kabar_pada", "id"],
                        name="penerusan_menunggu",
                    ),
                    models.Index(fields=["status", "-id"], name="penerusan_status"),
                    models.Index(fields=["jenis", "-id"], name="penerusan_jenis"),
                    models.Index(
                        django.db.models.functions.text.Upper("nomor_lkpp"), name="penerusan_nomor_lkpp"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("judul"), name="gin_trgm_ops"
                        ),
                        name="penerusan_judul_trgm",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("jenis", "kendala"),
                                ("tiket__isnull", False),
                                models.Q(("alasan", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("jenis", "kendala"), _negated=True),
                                ("alasan", ""),
                                ("tiket__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="penerusan_kendala_bertiket_beralasan",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("disiapkan", "dikirim"))),
                        fields=("tiket",),
                        name="penerusan_satu_terbuka",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("dikirim", "dijawab")), _negated=True),
                            models.Q(
                                ("dikirim_oleh__isnull", False),
                                ("dikirim_pada__isnull", False),
                                ("naskah__isnull", False),
                                ("kabar_pada__isnull", False),
                                models.Q(("tingkat", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="penerusan_dikirim_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("dijawab_pada__isnull", False),
                                ("status", "dijawab"),
                                models.Q(("jawaban", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "dijawab"), _negated=True), ("dijawab_pada__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="penerusan_dijawab_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "ditarik"), _negated=True),
                            models.Q(("alasan_tarik", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="penerusan_ditarik_beralasan",
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
                ("isi", models.TextField(max_length=8000, verbose_name="instruksi")),
                (
                    "diterima_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diterima pada",
                    ),
                ),
                (
                    "dilaksanakan_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="dilaksanakan pada"),
                ),
                ("hasil", models.TextField(blank=True, max_length=4000, verbose_name="hasil")),
                (
                    "dicatat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    "penerusan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instruksi",
                        to="layanan.penerusan",
                    ),
                ),
            ],
            options={
                "verbose_name": "instruksi teknis LKPP",
                "verbose_name_plural": "instruksi teknis LKPP",
                "indexes": [
                    models.Index(
                        condition=models.Q(("dilaksanakan_pada__isnull", True)),
                        fields=["id"],
                        name="instruksi_lkpp_menunggu",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("isi", ""), _negated=True), name="instruksi_lkpp_berisi"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("dilaksanakan_oleh__isnull", True),
                                ("dilaksanakan_pada__isnull", True),
                                ("hasil", ""),
                            ),
                            models.Q(
                                ("dilaksanakan_oleh__isnull", False),
                                ("dilaksanakan_pada__isnull", False),
                                models.Q(("hasil", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="instruksi_lkpp_terlaksana_berhasil",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CatatanPenerusan",
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
                            ("disiapkan", "Disiapkan"),
                            ("diubah", "Isian diubah"),
                            ("dikirim", "Dikirim ke LKPP"),
                            ("bernomor", "Nomor tiket LKPP dicatat"),
                            ("dinaikkan", "Naik ke Helpdesk Teknis"),
                            ("ditanyakan", "Ditanyakan lagi"),
                            ("dijawab", "LKPP menjawab"),
                            ("ditarik", "Ditarik kembali"),
                        ],
                        max_length=10,
                        verbose_name="peristiwa",
                    ),
                ),
                ("isi", models.TextField(blank=True, max_length=8000, verbose_name="isi")),
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
                    "penerusan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="catatan",
                        to="layanan.penerusan",
                    ),
                ),
            ],
            options={
                "verbose_name": "catatan penerusan",
                "verbose_name_plural": "catatan penerusan",
                "indexes": [models.Index(fields=["penerusan", "id"], name="catatan_penerusan_urut")],
            },
        ),
        migrations.RunSQL(
            """
            CREATE TRIGGER catatan_penerusan_beku BEFORE UPDATE OR DELETE ON layanan_catatanpenerusan
                FOR EACH ROW EXECUTE FUNCTION layanan_tolak_ubah();
            """,
            "DROP TRIGGER catatan_penerusan_beku ON layanan_catatanpenerusan",
        ),
    ]
