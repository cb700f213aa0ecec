"""Procedures, their versions, and who has read which."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import lpse.models.kalender
from django.conf import settings
from django.db import migrations, models

# What was approved stays as it was: afterwards it only ends, and its paper is filled in once. What people
# stated stays; a procedure and its versions are never deleted.
BEKU = """
CREATE TRIGGER pernyataan_baca_beku BEFORE UPDATE OR DELETE ON sekretariat_pernyataanbaca
    FOR EACH ROW EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER prosedur_tetap_ada BEFORE DELETE ON sekretariat_prosedur
    FOR EACH ROW EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER prosedur_berkode BEFORE UPDATE ON sekretariat_prosedur
    FOR EACH ROW WHEN (OLD.kode <> NEW.kode OR OLD.jenis <> NEW.jenis)
    EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER versi_prosedur_tetap_ada BEFORE DELETE ON sekretariat_versiprosedur
    FOR EACH ROW EXECUTE FUNCTION sekretariat_tolak_ubah();

CREATE FUNCTION sekretariat_versi_prosedur_beku() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    boleh CONSTANT text[] := ARRAY['status', 'berlaku_sampai', 'alasan', 'diingatkan_pada'];
BEGIN
    IF to_jsonb(NEW) - boleh IS DISTINCT FROM to_jsonb(OLD) - boleh
        OR (NEW.status <> OLD.status AND OLD.status <> 'berlaku')
        OR NEW.status IN ('konsep', 'diajukan')
        OR (OLD.berlaku_sampai IS NOT NULL AND NEW.berlaku_sampai > OLD.berlaku_sampai)
    THEN
        RAISE EXCEPTION 'Versi prosedur yang sudah disahkan tidak dapat diubah.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER versi_prosedur_beku BEFORE UPDATE ON sekretariat_versiprosedur
    FOR EACH ROW WHEN (OLD.status IN ('berlaku', 'digantikan', 'dicabut'))
    EXECUTE FUNCTION sekretariat_versi_prosedur_beku();
-- What waits for approval is decided on as it was sent up.
CREATE TRIGGER versi_prosedur_diajukan_beku BEFORE UPDATE ON sekretariat_versiprosedur
    FOR EACH ROW WHEN (
        OLD.status = 'diajukan'
        AND (OLD.prosedur_id, OLD.nomor, OLD.tujuan, OLD.kunci_dasar, OLD.langkah, OLD.perubahan,
             OLD.lampiran_id, OLD.disusun_oleh_id, OLD.disusun_pada, OLD.diajukan_oleh_id, OLD.diajukan_pada)
        IS DISTINCT FROM
            (NEW.prosedur_id, NEW.nomor, NEW.tujuan, NEW.kunci_dasar, NEW.langkah, NEW.perubahan,
             NEW.lampiran_id, NEW.disusun_oleh_id, NEW.disusun_pada, NEW.diajukan_oleh_id, NEW.diajukan_pada)
    ) EXECUTE FUNCTION sekretariat_tolak_ubah();
"""
CAIR = """
DROP TRIGGER versi_prosedur_diajukan_beku ON sekretariat_versiprosedur;
DROP TRIGGER versi_prosedur_beku ON sekretariat_versiprosedur;
DROP FUNCTION sekretariat_versi_prosedur_beku();
DROP TRIGGER versi_prosedur_tetap_ada ON sekretariat_versiprosedur;
DROP TRIGGER prosedur_berkode ON sekretariat_prosedur;
DROP TRIGGER prosedur_tetap_ada ON sekretariat_prosedur;
DROP TRIGGER pernyataan_baca_beku ON sekretariat_pernyataanbaca;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("lpse", "0015_naskah_sekretariat"),
        ("lpse", "__first__"),
        ("sekretariat", "0004_program"),
    ]

    operations = [
        migrations.CreateModel(
            name="Prosedur",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kode", models.CharField(max_length=12, unique=True, verbose_name="kode")),
                (
                    "jenis",
                    models.CharField(
                        choices=[("standar", "Standar prosedur"), ("petunjuk_teknis", "Petunjuk teknis")],
                        max_length=16,
                        verbose_name="jenis",
                    ),
                ),
                ("bidang", models.CharField(blank=True, max_length=40, verbose_name="bidang")),
                ("judul", models.CharField(max_length=150, verbose_name="judul")),
                ("unit", models.CharField(max_length=20, verbose_name="unit")),
                ("tinjau_lagi", models.DateField(blank=True, null=True, verbose_name="tinjau lagi")),
                ("diingatkan_untuk", models.DateField(blank=True, editable=False, null=True)),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dibuat pada",
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
                "verbose_name": "prosedur",
                "verbose_name_plural": "prosedur",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("jenis"),
                        django.db.models.functions.text.Upper("judul"),
                        name="prosedur_judul_unik",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("judul", ""), _negated=True),
                            models.Q(("unit", ""), _negated=True),
                            models.Q(("kode", ""), _negated=True),
                        ),
                        name="prosedur_lengkap",
                    ),
                ],
                "indexes": [models.Index(fields=["tinjau_lagi"], name="prosedur_tinjau")],
            },
        ),
        migrations.CreateModel(
            name="VersiProsedur",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor", models.PositiveSmallIntegerField(verbose_name="versi")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("konsep", "Konsep"),
                            ("diajukan", "Menunggu pengesahan"),
                            ("berlaku", "Disahkan"),
                            ("digantikan", "Digantikan"),
                            ("dicabut", "Dicabut"),
                        ],
                        default="konsep",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("tujuan", models.TextField(max_length=1000, verbose_name="tujuan")),
                ("kunci_dasar", models.CharField(max_length=60, verbose_name="dasar")),
                ("dasar", models.CharField(blank=True, max_length=500, verbose_name="pasal")),
                ("langkah", models.TextField(max_length=40000, verbose_name="langkah")),
                ("perubahan", models.CharField(blank=True, max_length=500, verbose_name="yang berubah")),
                ("berlaku_mulai", models.DateField(blank=True, null=True, verbose_name="berlaku mulai")),
                ("berlaku_sampai", models.DateField(blank=True, null=True, verbose_name="berlaku sampai")),
                (
                    "disusun_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="disusun pada",
                    ),
                ),
                ("diajukan_pada", models.DateTimeField(blank=True, null=True, verbose_name="diajukan pada")),
                ("disahkan_pada", models.DateTimeField(blank=True, null=True, verbose_name="disahkan pada")),
                ("alasan", models.CharField(blank=True, max_length=500, verbose_name="alasan")),
                ("diingatkan_pada", models.DateField(blank=True, editable=False, null=True)),
                (
                    "diajukan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    "lampiran",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.berkas",
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
                    "prosedur",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versi",
                        to="sekretariat.prosedur",
                    ),
                ),
            ],
            options={
                "verbose_name": "versi prosedur",
                "verbose_name_plural": "versi prosedur",
                "constraints": [
                    models.UniqueConstraint(fields=("prosedur", "nomor"), name="versi_prosedur_nomor_unik"),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["konsep", "diajukan"])),
                        fields=("prosedur",),
                        name="versi_prosedur_satu_dikerjakan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("tujuan", ""), _negated=True),
                            models.Q(("langkah", ""), _negated=True),
                            models.Q(("kunci_dasar", ""), _negated=True),
                            ("nomor__gte", 1),
                        ),
                        name="versi_prosedur_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("berlaku", "digantikan", "dicabut")), _negated=True),
                            models.Q(
                                ("berlaku_mulai__isnull", False),
                                ("diajukan_oleh__isnull", False),
                                ("disahkan_oleh__isnull", False),
                                ("disahkan_pada__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="versi_prosedur_disahkan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("disahkan_oleh__isnull", True),
                            models.Q(
                                models.Q(("disahkan_oleh", models.F("disusun_oleh")), _negated=True),
                                models.Q(("disahkan_oleh", models.F("diajukan_oleh")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="versi_prosedur_dua_orang",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("berlaku_sampai__isnull", False), ("status__in", ["digantikan", "dicabut"])
                            ),
                            models.Q(
                                models.Q(("status__in", ["digantikan", "dicabut"]), _negated=True),
                                ("berlaku_sampai__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="versi_prosedur_berakhir",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "dicabut"), _negated=True),
                            models.Q(("alasan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="versi_prosedur_dicabut_beralasan",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(
                            ("status__in", ("berlaku", "digantikan", "dicabut")),
                            models.Q(
                                ("berlaku_sampai__isnull", True),
                                ("berlaku_sampai__gte", models.F("berlaku_mulai")),
                                _connector="OR",
                            ),
                        ),
                        expressions=[
                            (
                                lpse.models.kalender.Int8Range(
                                    "prosedur",
                                    "prosedur",
                                    django.contrib.postgres.fields.ranges.RangeBoundary(
                                        inclusive_lower=True, inclusive_upper=True
                                    ),
                                ),
                                "&&",
                            ),
                            (
                                lpse.models.kalender.DateRange(
                                    "berlaku_mulai",
                                    "berlaku_sampai",
                                    django.contrib.postgres.fields.ranges.RangeBoundary(
                                        inclusive_lower=True, inclusive_upper=True
                                    ),
                                ),
                                "&&",
                            ),
                        ],
                        name="versi_prosedur_satu_berlaku",
                    ),
                ],
                "indexes": [models.Index(fields=["status", "berlaku_mulai"], name="versi_prosedur_status")],
            },
        ),
        migrations.CreateModel(
            name="PernyataanBaca",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                (
                    "akun",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "versi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pembaca",
                        to="sekretariat.versiprosedur",
                    ),
                ),
            ],
            options={
                "verbose_name": "pernyataan baca",
                "verbose_name_plural": "pernyataan baca",
                "constraints": [
                    models.UniqueConstraint(fields=("versi", "akun"), name="pernyataan_baca_sekali")
                ],
                "indexes": [models.Index(fields=["akun", "versi"], name="pernyataan_baca_akun")],
            },
        ),
        migrations.RunSQL(BEKU, CAIR),
    ]
