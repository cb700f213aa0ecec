"""The suite's own databases: what a test may leave behind, and what the next one must not find."""

import contextlib
import os
import re
import subprocess

import psycopg
import pytest

from lpse.embedded import paths
from lpse.embedded.postgres import SUPERUSER, connect
from lpse.embedded.programs import postgres_program
from tests import plugin
from tests.pristine import Pristine
from tests.schema_cache import SchemaCache
from tests.services import clone, worker_name

pytestmark = pytest.mark.usefixtures("django_db_setup")
NAME = f"test_tersendiri_{worker_name()}"


@contextlib.contextmanager
def session(dbname=NAME):
    with contextlib.closing(connect(plugin.BASE, dbname=dbname)) as pg:
        yield pg


def dump():
    """All that the database holds; the token that pg_dump draws for psql left out."""
    server = paths.database(plugin.BASE, SUPERUSER, NAME)
    command = [str(postgres_program("pg_dump")), "-h", server["HOST"], "-p", str(server["PORT"])]
    text = subprocess.run(
        [*command, "-U", SUPERUSER, NAME], check=True, capture_output=True, text=True
    ).stdout
    return re.sub(r"^.(un)?restrict .*$", "", text, flags=re.MULTILINE)


@pytest.fixture
def database():
    clone(plugin.BASE, NAME)
    with contextlib.closing(Pristine.of(plugin.BASE, NAME)) as pristine:
        yield pristine
    with session("postgres") as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


CHANGES = """
    SET session_replication_role = replica;
    DELETE FROM lpse_jejak;
    UPDATE registrasi_alasanputusan SET urutan = urutan + 1;
    DELETE FROM django_content_type WHERE id > 3;
    INSERT INTO auth_group (name) VALUES ('tamu');
    SELECT setval('auth_group_id_seq', 77);
"""


def test_rows_and_sequences_come_back(database):
    before = dump()
    for _ in range(2):
        with session() as pg:
            pg.execute(CHANGES)
        assert dump() != before
        assert database.restore(plugin.BASE, NAME)
        assert sorted(dump().splitlines()) == sorted(before.splitlines())


@pytest.mark.parametrize(
    "definition",
    [
        "ALTER TABLE lpse_akun ALTER COLUMN nama DROP NOT NULL",
        "ALTER TABLE lpse_jejak DISABLE TRIGGER USER",
        "GRANT DELETE ON lpse_jejak TO lpse_app",
        "CREATE TABLE tamu ()",
        "ALTER FUNCTION layanan_tolak_ubah() COST 7",
    ],
)
def test_changed_definitions_ask_for_a_clone(database, definition):
    with session() as pg:
        pg.execute(definition)
    assert not database.restore(plugin.BASE, NAME)


def test_whoever_still_holds_a_lock_is_sent_away(database):
    with session() as left:
        left.execute("BEGIN")
        left.execute("LOCK TABLE auth_group")
        left.execute("INSERT INTO auth_group (name) VALUES ('tamu')")
        assert database.restore(plugin.BASE, NAME)
        with pytest.raises(psycopg.OperationalError):
            left.execute("SELECT 1")


# --- The cached schema ----------------------------------------------------------------------------------


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return SchemaCache(plugin.BASE, 180000)


@pytest.fixture
def empty():
    with session("postgres") as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        admin.execute(f"CREATE DATABASE {NAME} OWNER lpse_owner TEMPLATE template0")
        yield
        admin.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


def tables():
    with session() as pg:
        return pg.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()[0]


def test_what_was_saved_comes_back_whole(cache, empty):
    with session() as pg:
        pg.execute("CREATE TABLE satu AS SELECT 7 AS nilai")
    before = dump()
    cache.save(NAME)
    with session() as pg:
        pg.execute("DROP TABLE satu")
    assert cache.restore(NAME)
    assert dump() == before


def test_a_damaged_dump_is_thrown_away(cache, empty):
    cache.file.write_bytes(b"PGDMP rusak")
    assert not cache.restore(NAME)
    assert not cache.file.exists()
    assert tables() == 0


def test_a_strangers_dump_is_not_read(cache, empty, monkeypatch):
    cache.save(NAME)
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    assert not cache.restore(NAME)


def test_without_a_place_to_keep_it_nothing_is_kept(cache, empty, tmp_path):
    tmp_path.rmdir()
    cache.save(NAME)
    assert not cache.restore(NAME)


def test_only_the_latest_dumps_stay(cache, empty, tmp_path):
    for n in range(5):
        lama = tmp_path / f"{cache.family}-{n}.dump"
        lama.touch()
        os.utime(lama, (n, n))
    cache.save(NAME)
    assert {p.name for p in tmp_path.iterdir()} == {
        cache.file.name, f"{cache.family}-4.dump", f"{cache.family}-3.dump",
    }  # fmt: skip
