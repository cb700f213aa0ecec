"""Tokens of the API: what one opens never changes, its secret is set once, a revocation is final."""

import datetime
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import lpse.models.token
from django.conf import settings
from django.db import migrations, models

PENJAGA = """
CREATE FUNCTION lpse_jaga_token() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.kode, NEW.akun_id, NEW.nama, NEW.cakupan, NEW.sampai, NEW.dibuat_oleh_id, NEW.created_at)
       IS DISTINCT FROM
       (OLD.kode, OLD.akun_id, OLD.nama, OLD.cakupan, OLD.sampai, OLD.dibuat_oleh_id, OLD.created_at)
       OR (OLD.sidik IS NOT NULL
           AND (NEW.sidik, NEW.awalan, NEW.diambil_pada)
               IS DISTINCT FROM (OLD.sidik, OLD.awalan, OLD.diambil_pada))
       OR (OLD.dicabut_pada IS NOT NULL
           AND (NEW.dicabut_pada, NEW.dicabut_oleh_id) IS DISTINCT FROM (OLD.dicabut_pada, OLD.dicabut_oleh_id))
    THEN
        RAISE EXCEPTION 'Token % tidak diubah lagi; cabut, lalu buat yang baru.', OLD.kode
            USING ERRCODE = 'check_violation', CONSTRAINT = 'token_api_beku';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER jaga_token BEFORE UPDATE ON lpse_tokenapi
    FOR EACH ROW EXECUTE FUNCTION lpse_jaga_token();
"""

LEPAS = """
DROP TRIGGER jaga_token ON lpse_tokenapi;
DROP FUNCTION lpse_jaga_token();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("lpse", "0004_usulan_akun"),
    ]

    operations = [
        migrations.CreateModel(
            name="TokenAPI",
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
                        default=lpse.models.token.kode_token, editable=False, max_length=16, unique=True
                    ),
                ),
                ("nama", models.CharField(max_length=80, verbose_name="nama")),
                (
                    "cakupan",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None, verbose_name="cakupan"
                    ),
                ),
                ("sidik", models.CharField(editable=False, max_length=64, null=True, unique=True)),
                (
                    "awalan",
                    models.CharField(blank=True, editable=False, max_length=12, verbose_name="awalan"),
                ),
                ("sampai", models.DateTimeField(verbose_name="berlaku sampai")),
                ("diambil_pada", models.DateTimeField(blank=True, null=True, verbose_name="diambil pada")),
                (
                    "terakhir_dipakai",
                    models.DateTimeField(blank=True, null=True, verbose_name="terakhir dipakai"),
                ),
                ("dicabut_pada", models.DateTimeField(blank=True, null=True, verbose_name="dicabut pada")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dibuat pada",
                    ),
                ),
                (
                    "akun",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="token_api",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="pemilik",
                    ),
                ),
                (
                    "dibuat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="dibuat oleh",
                    ),
                ),
                (
                    "dicabut_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="dicabut oleh",
                    ),
                ),
            ],
            options={
                "verbose_name": "token API",
                "verbose_name_plural": "token API",
                "indexes": [models.Index(fields=["akun", "-id"], name="token_api_per_akun")],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("akun"),
                        django.db.models.functions.text.Upper("nama"),
                        condition=models.Q(("dicabut_pada__isnull", True)),
                        name="token_api_nama_unik",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nama", ""), _negated=True), models.Q(("cakupan", []), _negated=True)
                        ),
                        name="token_api_terisi",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sampai__gt", models.F("created_at")),
                            (
                                "sampai__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("created_at"), "+", models.Value(datetime.timedelta(days=366))
                                ),
                            ),
                        ),
                        name="token_api_paling_lama_setahun",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("awalan", ""), ("diambil_pada__isnull", True), ("sidik__isnull", True)),
                            models.Q(
                                ("diambil_pada__isnull", False),
                                ("sidik__regex", "^[0-9a-f]{64}$"),
                                models.Q(("awalan", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="token_api_sidik",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dicabut_oleh__isnull", True), ("dicabut_pada__isnull", True)),
                            models.Q(("dicabut_oleh__isnull", False), ("dicabut_pada__isnull", False)),
                            _connector="OR",
                        ),
                        name="token_api_dicabut_berpasangan",
                    ),
                ],
            },
        ),
        migrations.RunSQL(PENJAGA, LEPAS),
    ]
