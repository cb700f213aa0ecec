"""What the tables of the secretariat share: rows that can only be added."""

from django.db import migrations

BEKU = """
CREATE FUNCTION sekretariat_tolak_ubah() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Tabel % hanya dapat ditambah.', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("lpse", "0015_naskah_sekretariat")]

    operations = [migrations.RunSQL(BEKU, "DROP FUNCTION sekretariat_tolak_ubah();")]
