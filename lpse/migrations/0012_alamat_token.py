"""From which networks a token may be used; as the rest of what it opens, this never changes."""

import django.contrib.postgres.fields
from django.db import migrations, models

_FUNGSI = """
CREATE OR REPLACE FUNCTION lpse_jaga_token() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.kode, NEW.akun_id, NEW.nama, NEW.cakupan, {baru}NEW.sampai, NEW.dibuat_oleh_id, NEW.created_at)
       IS DISTINCT FROM
       (OLD.kode, OLD.akun_id, OLD.nama, OLD.cakupan, {lama}OLD.sampai, OLD.dibuat_oleh_id, OLD.created_at)
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
"""


class Migration(migrations.Migration):
    dependencies = [("lpse", "0011_naskah_infrastruktur")]
    operations = [
        migrations.AddField(
            model_name="tokenapi",
            name="alamat",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=43),
                blank=True,
                default=list,
                db_default=[],
                size=None,
                verbose_name="hanya dari alamat",
            ),
        ),
        migrations.RunSQL(
            _FUNGSI.format(baru="NEW.alamat, ", lama="OLD.alamat, "), _FUNGSI.format(baru="", lama="")
        ),
    ]
