"""The embedded PostgreSQL: made once, started as a child, reached only through its socket."""

import contextlib
import locale
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from lpse.embedded import paths, processes
from lpse.embedded.account import database_account, portal_account
from lpse.embedded.directories import own, own_private
from lpse.embedded.errors import LayananTidakSiap
from lpse.embedded.logs import Log
from lpse.embedded.programs import Programs, as_account, postgres_server

NAME = "postgres"
SUPERUSER = "postgres"
# The owner's CREATEDB serves restore tests; the application role may neither create nor own anything.
ROLES = {"lpse_owner": "LOGIN CREATEDB", "lpse_app": "LOGIN"}
_READY_SECONDS = 120.0  # a crash recovery replays its log first
_STOP = ((signal.SIGINT, 4.0), (signal.SIGQUIT, 2.0))


class Postgres:
    """One server over `<data_dir>/postgres`; without `durable` a crash may lose it (throw-away servers)."""

    name = NAME

    def __init__(self, data_dir: Path, *, durable: bool = True) -> None:
        self.data_dir = data_dir
        self.durable = durable
        self.home = paths.postgres_home(data_dir)
        self.cluster = paths.cluster(data_dir)
        self.account = database_account(self.cluster)
        self.log = Log(data_dir, NAME)
        self.process: subprocess.Popen[bytes] | None = None
        self._home_fd = -1

    def start(self) -> None:
        """Make the cluster if there is none, start the server and make the roles and the database.

        Raises LayananTidakSiap or OSError; the caller then calls `stop`.
        """
        programs = postgres_server(self.data_dir, self.account)
        own(self.home, self.account)
        self._home_fd = os.open(self.home, os.O_RDONLY | os.O_DIRECTORY)
        if not self.cluster.exists():
            self._init(programs)
        self._check_major(programs)
        self._clear_wreck()
        self._write_access_rules()
        self._launch(programs)
        self._wait_ready()
        self._make_database()

    def is_alive(self) -> bool:
        """Return whether the server process still runs."""
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        """Stop fast (open transactions roll back), within 7 seconds; harmless when it never started."""
        if self.process is not None:
            processes.stop(self.process, _STOP)
            self.process = None
        if self._home_fd >= 0:
            os.close(self._home_fd)
            self._home_fd = -1

    def _seen_by_server(self, path: Path) -> str:
        """Return `path` (under `home`) as the server reaches it.

        Root's clone may lie where the database account cannot go (/root). The server then enters through the
        directory we opened for it, and no permission on the way has to change.
        """
        if self.account.uid == os.geteuid():
            return str(path)
        return f"/proc/self/fd/{self._home_fd}/{path.relative_to(self.home)}"

    def _options(self) -> dict[str, Any]:
        """How every server program runs: as its account, knowing nothing of our environment."""
        environment = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
        return {"cwd": "/", "env": environment, "pass_fds": (self._home_fd,), **as_account(self.account)}

    def _init(self, programs: Programs) -> None:
        """Run initdb beside the final place: a start that was cut short leaves no half cluster."""
        draft = self.home / "data.baru"
        if draft.exists():
            shutil.rmtree(draft)
        command = [str(programs.bin / "initdb"), "-D", self._seen_by_server(draft), "-U", SUPERUSER]
        command += ["-E", "UTF8", "--auth=peer", *_locale_options(programs.major)]
        if not self.durable:
            command.append("--no-sync")
        done = subprocess.run(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            **self._options(),
        )
        self.log.write(done.stdout)
        if done.returncode:
            raise self.log.sentence("PostgreSQL gagal disiapkan")
        draft.rename(self.cluster)

    def _check_major(self, programs: Programs) -> None:
        made_by = (self.cluster / "PG_VERSION").read_text("ascii").strip()
        if made_by != str(programs.major):
            raise LayananTidakSiap(
                f"Data di {self.cluster} dibuat PostgreSQL {made_by}, sedangkan program di {programs.bin} "
                f"adalah versi {programs.major}. Isi PG_BIN dengan direktori program PostgreSQL {made_by}."
            )

    def _clear_wreck(self) -> None:
        """Make way after a crash: end a server still running here, then drop its stale pid file.

        PostgreSQL itself refuses to start when the recorded process id is alive, even as somebody else's.
        Every process of the old server works in the cluster's directory, so none can be missed.
        """
        processes.end_strays(NAME, self.cluster.resolve(), signal.SIGINT)
        (self.cluster / "postmaster.pid").unlink(missing_ok=True)

    def _write_access_rules(self) -> None:
        """Let the portal's own account, proved by the socket, be each of the three roles; nobody else any."""
        person = portal_account().name.replace('"', '""')
        names = (SUPERUSER, *ROLES)
        (self.cluster / "pg_hba.conf").write_text("local all all peer map=lpse\n")
        (self.cluster / "pg_ident.conf").write_text("".join(f'lpse "{person}" {name}\n' for name in names))

    def _launch(self, programs: Programs) -> None:
        directory = paths.postgres_socket_dir(self.data_dir)
        if directory.is_relative_to(self.home):
            own(directory, self.account)
            seen = self._seen_by_server(directory)
        else:
            own_private(directory, self.account)
            seen = str(directory)
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": '"' + seen.replace('"', '""') + '"',
            "unix_socket_permissions": "0700",
            "timezone": "UTC",
            "log_timezone": "UTC",
        }
        if not self.durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        command = [str(programs.bin / "postgres"), "-D", self._seen_by_server(self.cluster)]
        for key, value in settings.items():
            command += ["-c", f"{key}={value}"]
        with self.log.open() as file:
            self.process = processes.spawn(
                command, on_parent_death=signal.SIGINT, stdout=file, stderr=file, **self._options()
            )

    def _wait_ready(self) -> None:
        deadline = time.monotonic() + _READY_SECONDS
        while self.is_alive() and time.monotonic() < deadline:
            try:
                connect(self.data_dir, dbname="postgres").close()
            except psycopg.OperationalError:
                time.sleep(0.03)
            else:
                return
        raise self.log.sentence("PostgreSQL tidak dapat dimulai")

    def _make_database(self) -> None:
        try:
            with contextlib.closing(connect(self.data_dir, dbname="postgres")) as connection:
                for role, powers in ROLES.items():
                    if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                        connection.execute(sql.SQL(f"CREATE ROLE {{}} {powers}").format(sql.Identifier(role)))
                known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [paths.DATABASE])
                if not known.fetchone():
                    name = sql.Identifier(paths.DATABASE)
                    create = sql.SQL("CREATE DATABASE {} OWNER lpse_owner TEMPLATE template0")
                    connection.execute(create.format(name))
        except psycopg.Error as cause:
            raise self.log.sentence("Basis data gagal dibuat") from cause


def connect(data_dir: Path, *, role: str = SUPERUSER, dbname: str = paths.DATABASE) -> psycopg.Connection:
    """Open an autocommit connection to the embedded server; psycopg.OperationalError when it is down."""
    server = paths.database(data_dir, role, dbname)
    return psycopg.connect(
        host=server["HOST"],
        port=server["PORT"],
        user=server["USER"],
        dbname=dbname,
        connect_timeout=5,
        autocommit=True,
    )


def _locale_options(major: int) -> list[str]:
    """Order text by code point on every machine: sorting and uniqueness must not follow its locale."""
    if major >= 17:
        return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    except locale.Error:
        return ["--locale=C"]
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    return ["--locale=C.UTF-8", "--lc-messages=C"]
