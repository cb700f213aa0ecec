"""Servers of its own in a temporary directory. Imports no Django: settings are read after this has run."""

import contextlib
import os
import secrets
import shutil
import signal
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lpse.embedded.services import ensure

_KEPT = ("LPSE_PROFIL", "PG_BIN")
_ADDRESSES = ("DATABASE_URL", "DATABASE_MIGRASI_URL", "UJI_PULIH_DATABASE_URL", "REDIS_URL", "STORAGE_URL")
_OTHERS = ("CLAMD_URL", "STATIC_ROOT", "PROXY_COUNT")


def free_port(kind: socket.SocketKind = socket.SOCK_STREAM) -> int:
    """A port of the loopback that nobody uses, from below those that the system hands out.

    Whoever connects gets one of those; here nobody is there first when a server listens a minute later.
    """
    while True:
        port = 20_000 + secrets.randbelow(12_000)
        with socket.socket(socket.AF_INET, kind) as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def set_environment(data_dir: Path) -> None:
    """Make the run independent of the shell it is started from, above all of its database."""
    for name in list(os.environ):
        if name.startswith(("LPSE_", "PG")) and name not in _KEPT:
            del os.environ[name]
    for name in (*_ADDRESSES, *_OTHERS):
        os.environ.pop(name, None)
    port = str(free_port())
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "lpse.settings",
        "LPSE_DATA_DIR": str(data_dir),
        "LPSE_DEMO": "0",
        "SECRET_KEY": "kunci-bench-" + "x" * 50,
        "AUDIT_KEY": "kunci-jejak-bench-" + "x" * 50,
        "PORT": port,
        "BASE_URL": f"http://127.0.0.1:{port}",
        "ALLOWED_HOSTS": "testserver,127.0.0.1",
        "DEBUG": "0",
    }


@contextlib.contextmanager
def throw_away_servers() -> Iterator[Path]:
    """Run PostgreSQL and Valkey, as durable as in `make run`, for the block; nothing is left of them."""
    # A closed terminal or a CI that gives up should leave nothing behind either.
    for signum in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, signal.default_int_handler)
    data_dir = Path(tempfile.mkdtemp(prefix="lpse-bench-"))
    try:
        data_dir.chmod(0o711)  # the database account must be able to pass on its way to its programs
        set_environment(data_dir)
        with ensure(data_dir):
            yield data_dir
    finally:
        shutil.rmtree(data_dir, ignore_errors=True)


@contextlib.contextmanager
def no_servers() -> Iterator[Path]:
    """The same environment with nothing behind it, for what asks neither database nor queue."""
    with tempfile.TemporaryDirectory(prefix="lpse-bench-") as folder:
        set_environment(Path(folder))
        yield Path(folder)
