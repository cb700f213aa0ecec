"""What the tables of the secretariat share: rows that can only be added, or emptied once destroyed."""

from django.db import migrations

BEKU = """
CREATE FUNCTION sekretariat_tolak_ubah() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Tabel % hanya dapat ditambah.', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;

-- What belongs to a record that was destroyed may be emptied, never rewritten: arguments are the record's
-- table, the column that points there, and the columns that may be emptied; without any, rows may go.
CREATE FUNCTION sekretariat_hanya_kosong() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    lama jsonb := to_jsonb(OLD);
    baru jsonb;
    kolom text;
    is_musnah boolean;
BEGIN
    EXECUTE format('SELECT dimusnahkan_pada IS NOT NULL FROM %I WHERE id = $1', TG_ARGV[0])
        INTO is_musnah USING (lama ->> TG_ARGV[1])::bigint;
    IF is_musnah AND TG_OP = 'DELETE' AND TG_NARGS = 2 THEN
        RETURN OLD;
    END IF;
    IF is_musnah AND TG_OP = 'UPDATE' AND TG_NARGS > 2 THEN
        baru := to_jsonb(NEW);
        FOR i IN 2 .. TG_NARGS - 1 LOOP
            kolom := TG_ARGV[i];
            IF baru ->> kolom = '' OR baru ->> kolom = '(dimusnahkan)' THEN
                lama := lama - kolom;
                baru := baru - kolom;
            END IF;
        END LOOP;
        IF lama = baru THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'Tabel % hanya dapat ditambah.', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
"""
CAIR = """
DROP FUNCTION sekretariat_hanya_kosong();
DROP FUNCTION sekretariat_tolak_ubah();
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("lpse", "0015_naskah_sekretariat")]

    operations = [migrations.RunSQL(BEKU, CAIR)]
