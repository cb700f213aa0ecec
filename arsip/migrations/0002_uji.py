import datetime

import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import lpse.kode

BEKU = """
CREATE FUNCTION arsip_jaga_uji_pemulihan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.kode, OLD.pekerjaan_id, OLD.cadangan_id, OLD.mulai, OLD.durasi, OLD.taksiran,
        OLD.is_lulus, OLD.hasil)
        IS DISTINCT FROM
        (NEW.kode, NEW.pekerjaan_id, NEW.cadangan_id, NEW.mulai, NEW.durasi, NEW.taksiran,
        NEW.is_lulus, NEW.hasil)
        OR (OLD.naskah_id IS NOT NULL AND NEW.naskah_id IS DISTINCT FROM OLD.naskah_id) THEN
        RAISE EXCEPTION 'Hasil uji pemulihan tidak dapat diganti.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER uji_pemulihan_beku BEFORE UPDATE ON arsip_ujipemulihan
    FOR EACH ROW EXECUTE FUNCTION arsip_jaga_uji_pemulihan();
CREATE TRIGGER uji_pemulihan_tetap_ada BEFORE DELETE ON arsip_ujipemulihan
    FOR EACH ROW EXECUTE FUNCTION arsip_tolak_ubah();

CREATE FUNCTION arsip_jaga_lembar_kunci() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.disegel_pada IS NOT NULL
        OR (OLD.kode, OLD.dicetak_pada, OLD.sidik) IS DISTINCT FROM (NEW.kode, NEW.dicetak_pada, NEW.sidik) THEN
        RAISE EXCEPTION 'Lembar kunci yang sudah disegel tidak dapat diganti.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER lembar_kunci_beku BEFORE UPDATE ON arsip_lembarkunci
    FOR EACH ROW EXECUTE FUNCTION arsip_jaga_lembar_kunci();
CREATE TRIGGER lembar_kunci_tetap_ada BEFORE DELETE ON arsip_lembarkunci
    FOR EACH ROW EXECUTE FUNCTION arsip_tolak_ubah();
"""
CAIR = """
DROP TRIGGER lembar_kunci_tetap_ada ON arsip_lembarkunci;
DROP TRIGGER lembar_kunci_beku ON arsip_lembarkunci;
DROP FUNCTION arsip_jaga_lembar_kunci();
DROP TRIGGER uji_pemulihan_tetap_ada ON arsip_ujipemulihan;
DROP TRIGGER uji_pemulihan_beku ON arsip_ujipemulihan;
DROP FUNCTION arsip_jaga_uji_pemulihan();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("arsip", "0001_cadangan"),
        ("lpse", "0014_naskah_arsip"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LembarKunci",
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
                    "dicetak_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dicetak pada",
                    ),
                ),
                ("sidik", models.JSONField(editable=False, verbose_name="sidik kunci")),
                ("disegel_pada", models.DateField(blank=True, null=True, verbose_name="disegel tanggal")),
                ("tempat", models.CharField(blank=True, max_length=200, verbose_name="disimpan di")),
                ("pemegang", models.CharField(blank=True, max_length=150, verbose_name="pemegang")),
                ("saksi", models.CharField(blank=True, max_length=150, verbose_name="saksi penyegelan")),
                (
                    "dicatat_oleh",
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
                "verbose_name": "lembar kunci",
                "verbose_name_plural": "lembar kunci",
                "indexes": [models.Index(fields=["-dicetak_pada", "-id"], name="lembar_kunci_terbaru")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("dicatat_oleh__isnull", True),
                                ("disegel_pada__isnull", True),
                                ("pemegang", ""),
                                ("saksi", ""),
                                ("tempat", ""),
                            ),
                            models.Q(
                                ("dicatat_oleh__isnull", False),
                                ("disegel_pada__isnull", False),
                                models.Q(("tempat", ""), _negated=True),
                                models.Q(("pemegang", ""), _negated=True),
                                models.Q(("saksi", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="lembar_kunci_disegel_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("disegel_pada__isnull", True),
                            models.Q(("pemegang", models.F("saksi")), _negated=True),
                            _connector="OR",
                        ),
                        name="lembar_kunci_dua_orang",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UjiPemulihan",
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
                ("mulai", models.DateTimeField(verbose_name="mulai")),
                ("durasi", models.DurationField(verbose_name="lama uji")),
                ("taksiran", models.DurationField(verbose_name="lama memulihkan seluruhnya")),
                ("is_lulus", models.BooleanField(verbose_name="lulus")),
                ("hasil", models.JSONField(verbose_name="hasil")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
                (
                    "cadangan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uji", to="arsip.cadangan"
                    ),
                ),
                (
                    "naskah",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.naskah",
                    ),
                ),
                (
                    "pekerjaan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uji", to="arsip.pekerjaan"
                    ),
                ),
            ],
            options={
                "verbose_name": "uji pemulihan",
                "verbose_name_plural": "uji pemulihan",
                "indexes": [
                    models.Index(fields=["-created_at", "-id"], name="uji_pemulihan_terbaru"),
                    models.Index(fields=["cadangan", "-created_at"], name="uji_pemulihan_cadangan"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("durasi__gte", datetime.timedelta(0)), ("taksiran__gte", datetime.timedelta(0))
                        ),
                        name="uji_pemulihan_durasi",
                    )
                ],
            },
        ),
        migrations.RunSQL(BEKU, CAIR),
    ]
