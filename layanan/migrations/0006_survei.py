"""The Survei Kepuasan Masyarakat: what was published and what was answered stays as it was."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import lpse.kode
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("layanan", "0005_pusat_bantuan")]

    operations = [
        migrations.CreateModel(
            name="Survei",
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
                ("judul", models.CharField(max_length=150, verbose_name="judul")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draf", "Draf"),
                            ("dibuka", "Dibuka"),
                            ("ditutup", "Ditutup, belum terbit"),
                            ("terbit", "Terbit"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default="draf",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("dari", models.DateField(verbose_name="layanan sejak")),
                ("sampai", models.DateField(verbose_name="sampai dengan")),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dibuat pada",
                    ),
                ),
                ("dibuka_pada", models.DateTimeField(blank=True, null=True, verbose_name="dibuka pada")),
                ("ditutup_pada", models.DateTimeField(blank=True, null=True, verbose_name="ditutup pada")),
                ("diundang_sampai", models.BigIntegerField(blank=True, editable=False, null=True)),
                ("terbit_pada", models.DateTimeField(blank=True, null=True, verbose_name="terbit pada")),
                ("responden", models.PositiveIntegerField(blank=True, null=True, verbose_name="responden")),
                (
                    "rata",
                    models.JSONField(blank=True, default=dict, verbose_name="nilai rata-rata tiap unsur"),
                ),
                (
                    "indeks",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="indeks"
                    ),
                ),
                ("mutu", models.CharField(blank=True, max_length=1, verbose_name="mutu")),
                (
                    "tindak_lanjut",
                    models.TextField(blank=True, max_length=6000, verbose_name="tindak lanjut"),
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
                    "diterbitkan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "survei kepuasan",
                "verbose_name_plural": "survei kepuasan",
                "indexes": [models.Index(fields=["status", "-id"], name="survei_status")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("dari__lte", models.F("sampai"))), name="survei_masa"
                    ),
                    models.UniqueConstraint(
                        models.F("status"),
                        condition=models.Q(("status", "dibuka")),
                        name="survei_satu_dibuka",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diterbitkan_oleh__isnull", False),
                                ("indeks__gte", 25),
                                ("indeks__lte", 100),
                                ("responden__gt", 0),
                                ("status", "terbit"),
                                ("terbit_pada__isnull", False),
                                models.Q(("mutu", ""), _negated=True),
                                models.Q(("tindak_lanjut", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "terbit"), _negated=True),
                                ("indeks__isnull", True),
                                ("terbit_pada__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="survei_terbit_lengkap",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JawabanSurvei",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("diundang", models.BooleanField(default=False, verbose_name="lewat undangan")),
                (
                    "layanan",
                    models.CharField(
                        choices=[
                            ("registrasi", "Pendaftaran dan verifikasi"),
                            ("helpdesk", "Konsultasi, keluhan, dan kendala"),
                            ("pelatihan", "Pelatihan"),
                            ("ruang", "Ruang layanan dan akses internet"),
                            ("lainnya", "Lainnya"),
                        ],
                        max_length=12,
                        verbose_name="layanan",
                    ),
                ),
                (
                    "kelamin",
                    models.CharField(
                        blank=True,
                        choices=[("P", "Perempuan"), ("L", "Laki-laki")],
                        max_length=1,
                        verbose_name="jenis kelamin",
                    ),
                ),
                (
                    "usia",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("25", "Sampai 25 tahun"),
                            ("40", "26 sampai 40 tahun"),
                            ("55", "41 sampai 55 tahun"),
                            ("99", "Lebih dari 55 tahun"),
                        ],
                        max_length=2,
                        verbose_name="usia",
                    ),
                ),
                (
                    "pendidikan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sma", "SMA atau sebelumnya"),
                            ("diploma", "Diploma"),
                            ("sarjana", "Sarjana"),
                            ("pasca", "Pascasarjana"),
                        ],
                        max_length=8,
                        verbose_name="pendidikan",
                    ),
                ),
                ("u1", models.PositiveSmallIntegerField(verbose_name="U1")),
                ("u2", models.PositiveSmallIntegerField(verbose_name="U2")),
                ("u3", models.PositiveSmallIntegerField(verbose_name="U3")),
                ("u4", models.PositiveSmallIntegerField(verbose_name="U4")),
                ("u5", models.PositiveSmallIntegerField(verbose_name="U5")),
                ("u6", models.PositiveSmallIntegerField(verbose_name="U6")),
                ("u7", models.PositiveSmallIntegerField(verbose_name="U7")),
                ("u8", models.PositiveSmallIntegerField(verbose_name="U8")),
                ("u9", models.PositiveSmallIntegerField(verbose_name="U9")),
                ("saran", models.TextField(blank=True, max_length=1000, verbose_name="saran")),
                ("pada", models.DateField(verbose_name="pada")),
                (
                    "survei",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="jawaban",
                        to="layanan.survei",
                    ),
                ),
            ],
            options={
                "verbose_name": "jawaban survei",
                "verbose_name_plural": "jawaban survei",
                "indexes": [models.Index(fields=["survei", "id"], name="jawaban_survei_urut")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("u1__gte", 1),
                            ("u1__lte", 4),
                            ("u2__gte", 1),
                            ("u2__lte", 4),
                            ("u3__gte", 1),
                            ("u3__lte", 4),
                            ("u4__gte", 1),
                            ("u4__lte", 4),
                            ("u5__gte", 1),
                            ("u5__lte", 4),
                            ("u6__gte", 1),
                            ("u6__lte", 4),
                            ("u7__gte", 1),
                            ("u7__lte", 4),
                            ("u8__gte", 1),
                            ("u8__lte", 4),
                            ("u9__gte", 1),
                            ("u9__lte", 4),
                        ),
                        name="jawaban_survei_1_4",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UndanganSurvei",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("surel", models.EmailField(max_length=254, verbose_name="surel")),
                ("sidik", models.CharField(editable=False, max_length=64, null=True, unique=True)),
                ("dipakai_pada", models.DateTimeField(blank=True, null=True, verbose_name="dijawab pada")),
                (
                    "survei",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undangan",
                        to="layanan.survei",
                    ),
                ),
            ],
            options={
                "verbose_name": "undangan survei",
                "verbose_name_plural": "undangan survei",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("survei"),
                        django.db.models.functions.text.Upper("surel"),
                        name="undangan_survei_sekali",
                    )
                ],
            },
        ),
        migrations.RunSQL(
            """
            CREATE FUNCTION layanan_jaga_survei() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF OLD.status = 'terbit' THEN
                    RAISE EXCEPTION 'Survei % sudah terbit.', OLD.id USING ERRCODE = 'check_violation';
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER survei_terbit_beku BEFORE UPDATE ON layanan_survei
                FOR EACH ROW EXECUTE FUNCTION layanan_jaga_survei();
            CREATE TRIGGER jawaban_survei_beku BEFORE UPDATE OR DELETE ON layanan_jawabansurvei
                FOR EACH ROW EXECUTE FUNCTION layanan_tolak_ubah();
            """,
            """
            DROP TRIGGER jawaban_survei_beku ON layanan_jawabansurvei;
            DROP TRIGGER survei_terbit_beku ON layanan_survei;
            DROP FUNCTION layanan_jaga_survei();
            """,
        ),
    ]
