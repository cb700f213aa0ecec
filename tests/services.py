"""The throw-away servers the suite runs against, and the databases its workers get."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations

from lpse.embedded.postgres import connect
from lpse.embedded.services import ensure
from tests.pristine import Pristine
from tests.schema_cache import SchemaCache

TEMPLATE = "test_lpse"
_BUILDING = "test_lpse_baru"
_LOCK = 20260101


def worker_name() -> str:
    """Return the name of this xdist worker, or `main` without xdist."""
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


def worker_databases() -> tuple[int, int]:
    """Return the numbers of this worker's own Valkey databases: broker and cache."""
    name = worker_name()
    first = 0 if name == "main" else 2 * (int(name.removeprefix("gw")) + 1)
    return first, first + 1


def make_test_database(data_dir: Path) -> None:
    """Give the default connection a database of its own, cloned from one that was migrated once."""
    name = f"{TEMPLATE}_{worker_name()}"
    with contextlib.closing(connect(data_dir, dbname="postgres")) as admin:
        admin.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        known = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE]).fetchone()
        if not known:
            _build_template(data_dir, admin)
        admin.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
    clone(data_dir, name)
    _use(name)


def _build_template(data_dir: Path, admin: psycopg.Connection) -> None:
    cache = SchemaCache(data_dir, admin.info.server_version)
    _make_empty(admin)
    cached = cache.restore(_BUILDING)
    if not cached:
        _make_empty(admin)
    _use(_BUILDING)
    # Over a cached schema this finds nothing to do but what follows each migration.
    call_command("migrate", interactive=False, verbosity=0)
    connection.close()
    if cached:
        _number_anew(data_dir)
    else:
        cache.save(_BUILDING)
    admin.execute(f"ALTER DATABASE {_BUILDING} RENAME TO {TEMPLATE}")


def _number_anew(data_dir: Path) -> None:
    """Give the trail's first rows a transaction of this server: the cached ones are another's.

    That server may have got further; sealing orders rows by these numbers, and would change its way as soon
    as this server's reach them, in the middle of whichever test runs then.
    """
    with contextlib.closing(connect(data_dir, dbname=_BUILDING)) as pg:
        pg.execute("SET session_replication_role = replica")
        pg.execute("UPDATE lpse_jejak SET xid = pg_current_xact_id()::text::bigint")


def _make_empty(admin: psycopg.Connection) -> None:
    admin.execute(f"DROP DATABASE IF EXISTS {_BUILDING}")
    admin.execute(f"CREATE DATABASE {_BUILDING} OWNER lpse_owner TEMPLATE template0")


def clone(data_dir: Path, name: str) -> None:
    """Make the database `name` anew, exactly as the migrations left the template."""
    with contextlib.closing(connect(data_dir, dbname="postgres")) as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        admin.execute(f"CREATE DATABASE {name} OWNER lpse_owner TEMPLATE {TEMPLATE} STRATEGY FILE_COPY")


def flush_as_superuser(data_dir: Path) -> None:
    """Let Django's flush after a transactional test bring back the database as the migrations left it.

    Tests connect as the application role, which may not TRUNCATE; the trail's triggers forbid it to anybody.
    """
    pristine: dict[str, Pristine] = {}

    def execute_sql_flush(self: DatabaseOperations, sql_list: list[str]) -> None:
        name = self.connection.settings_dict["NAME"]
        self.connection.close()
        if name not in pristine or not pristine[name].restore(data_dir, name):
            clone(data_dir, name)
            pristine[name] = Pristine.of(data_dir, name)

    DatabaseOperations.execute_sql_flush = execute_sql_flush  # type: ignore[assignment]


def _use(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


@contextlib.contextmanager
def own_services(data_dir: Path) -> Iterator[dict[str, str]]:
    """Run servers of its own for a test that breaks one; yield the environment for commands that use them."""
    with ensure(data_dir, durable=False):
        yield {**os.environ, "LPSE_DATA_DIR": str(data_dir)}
