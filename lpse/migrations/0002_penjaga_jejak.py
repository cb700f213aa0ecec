"""The trail's guard: its rows are written once, by nobody's clock but the server's."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

PENJAGA = """
CREATE FUNCTION lpse_jejak_isi() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Whatever the client sent: the transaction's own id and time hold.
    NEW.xid := pg_current_xact_id()::text::bigint;
    NEW.pada := now();
    RETURN NEW;
END $$;

CREATE FUNCTION lpse_hanya_tambah() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Tabel % hanya dapat ditambah: % ditolak.', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER jejak_isi BEFORE INSERT ON lpse_jejak FOR EACH ROW EXECUTE FUNCTION lpse_jejak_isi();
CREATE TRIGGER jejak_hanya_tambah BEFORE UPDATE OR DELETE ON lpse_jejak
    FOR EACH ROW EXECUTE FUNCTION lpse_hanya_tambah();
CREATE TRIGGER jejak_tanpa_kosongkan BEFORE TRUNCATE ON lpse_jejak
    FOR EACH STATEMENT EXECUTE FUNCTION lpse_hanya_tambah();
CREATE TRIGGER segel_hanya_tambah BEFORE UPDATE OR DELETE ON lpse_segeljejak
    FOR EACH ROW EXECUTE FUNCTION lpse_hanya_tambah();
CREATE TRIGGER segel_tanpa_kosongkan BEFORE TRUNCATE ON lpse_segeljejak
    FOR EACH STATEMENT EXECUTE FUNCTION lpse_hanya_tambah();
"""

LEPAS = """
DROP TRIGGER segel_tanpa_kosongkan ON lpse_segeljejak;
DROP TRIGGER segel_hanya_tambah ON lpse_segeljejak;
DROP TRIGGER jejak_tanpa_kosongkan ON lpse_jejak;
DROP TRIGGER jejak_hanya_tambah ON lpse_jejak;
DROP TRIGGER jejak_isi ON lpse_jejak;
DROP FUNCTION lpse_hanya_tambah();
DROP FUNCTION lpse_jejak_isi();
"""


class Migration(migrations.Migration):
    dependencies = [("lpse", "0001_awal")]
    operations = [TrigramExtension(), migrations.RunSQL(PENJAGA, LEPAS)]
