"""The portal and the floor under gunicorn, as `manage.py up` starts it, and the CPU seconds they use."""

import contextlib
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import psutil
import psycopg
from django.conf import settings

from bench.environment import free_port
from lpse.embedded import processes
from lpse.embedded.paths import postgres_socket_dir
from lpse.embedded.postgres import connect
from lpse.management.commands.up import web

FLOOR_DATABASE = "bench_lantai"
_START_SECONDS = 60.0


Seconds = dict[int, float]  # of processor time, by process


@dataclass(frozen=True)
class Cpu:
    """Processor time per process: of the web with what it starts, and of its database sessions."""

    web: Seconds
    database: Seconds

    def since(self, before: "Cpu") -> "Cpu":
        """What was used since then, also by processes that did not yet exist."""
        return Cpu(_grown(self.web, before.web), _grown(self.database, before.database))

    def of(self, *parts: str) -> float:
        """The sum over `web`, `database`, or both."""
        return sum(sum(getattr(self, part).values()) for part in parts)


def _grown(after: Seconds, before: Seconds) -> Seconds:
    return {pid: seconds - before.get(pid, 0.0) for pid, seconds in after.items()}


@dataclass(frozen=True)
class Server:
    """One running gunicorn and the database it serves."""

    port: int
    database: str
    process: psutil.Process
    admin: psycopg.Connection

    def cpu(self) -> Cpu:
        """What it has used so far."""
        answer = self.admin.execute("SELECT pid FROM pg_stat_activity WHERE datname = %s", [self.database])
        web = [self.process.pid, *(child.pid for child in self.process.children(recursive=True))]
        return Cpu({pid: _seconds(pid) for pid in web}, {pid: _seconds(pid) for (pid,) in answer.fetchall()})


def _seconds(pid: int) -> float:
    with contextlib.suppress(psutil.NoSuchProcess):
        # With the ended children: each uploaded file is judged in a process of its own.
        return float(sum(psutil.Process(pid).cpu_times()[:4]))
    return 0.0


def database_url(name: str) -> str:
    """The address of one of the benchmark's databases, for the application's role."""
    socket = urlencode({"host": postgres_socket_dir(settings.LPSE_DATA_DIR)})
    return f"postgresql://lpse_app@/{name}?{socket}"


@contextlib.contextmanager
def portal(database: str) -> Iterator[Server]:
    """The portal over one database, told that one proxy stands in front of it."""
    with _gunicorn(database, "lpse.wsgi:application", {"PROXY_COUNT": "1"}, "/healthz") as server:
        yield server


@contextlib.contextmanager
def floor(rows: int) -> Iterator[Server]:
    """The bare project with so many rows in its list."""
    with contextlib.closing(connect(settings.LPSE_DATA_DIR, dbname="postgres")) as admin:
        admin.execute(f"CREATE DATABASE {FLOOR_DATABASE} OWNER lpse_app")
    subprocess.run(
        [sys.executable, "-m", "bench.floor.prepare", str(rows)],
        env={**os.environ, "DATABASE_URL": database_url(FLOOR_DATABASE)},
        cwd=settings.BASE_DIR,
        check=True,
    )
    with _gunicorn(FLOOR_DATABASE, "bench.floor.wsgi:application", {}, "/halo/") as server:
        yield server


@contextlib.contextmanager
def _gunicorn(database: str, application: str, more: Mapping[str, str], health: str) -> Iterator[Server]:
    port, log = free_port(), settings.LPSE_DATA_DIR / f"gunicorn-{database}.log"
    program = web(port)
    command = [application if word == "lpse.wsgi:application" else word for word in program.command]
    with log.open("wb") as output:
        started = processes.spawn(
            command,
            on_parent_death=program.on_parent_death,
            env={**os.environ, "DATABASE_URL": database_url(database), **more},
            cwd=settings.BASE_DIR,
            stdout=output,
            stderr=output,
        )
    try:
        _wait_ready(started, f"http://127.0.0.1:{port}{health}", log)
        with contextlib.closing(connect(settings.LPSE_DATA_DIR, dbname="postgres")) as admin:
            yield Server(port, database, psutil.Process(started.pid), admin)
    finally:
        processes.stop(started, program.stop)


def _wait_ready(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"gunicorn tidak menjawab: {log.read_text()[-2000:]}") from None
            time.sleep(0.2)
