"""Running one management command: servers under it, and sentences instead of tracebacks around it."""

import contextlib
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.core.management.base import CommandError
from django.db import OperationalError, connections

from lpse.aturan import AturanDilanggar
from lpse.embedded import paths
from lpse.embedded.errors import LayananTidakSiap, disk_full, is_full, is_out_of_space
from lpse.embedded.services import ensure
from lpse.profil.errors import ProfilRusak

# These look at code only, or bring their own servers.
WITHOUT_SERVERS = frozenset(
    {"", "help", "version", "--help", "-h", "--version", "up", "check", "makemigrations", "collectstatic"}
    | {"compilemessages", "makemessages", "diffsettings", "startapp", "startproject", "findstatic"}
)
_INTERRUPTED = 130
# SQLSTATE classes of a server that cannot be had: connection, sign-in, unknown database, shut-down.
_UNREACHABLE = ("08", "28", "3D", "57P")
_ADDRESSES = {
    "DATABASE_URL": ("postgresql://NAMA:SANDI@SERVER/BASISDATA", ("postgresql", "postgres")),
    "DATABASE_MIGRASI_URL": ("postgresql://NAMA:SANDI@SERVER/BASISDATA", ("postgresql", "postgres")),
    "REDIS_URL": ("redis://SERVER:6379/0", ("redis", "rediss")),
}


def run(argv: Sequence[str]) -> int:
    """Run the command line and return the exit code; what goes wrong is one sentence on standard error."""
    try:
        with contextlib.ExitStack() as stack:
            _check_environment()
            _hold_servers(argv, stack)
            execute_from_command_line(list(argv))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # `manage.py … | head`: the reader has seen enough, and Python would complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as cause:
        if "--traceback" in argv:
            raise
        sys.stderr.write(f"{sentence(cause)}\n")
        return 1
    return 0


def needed_servers() -> list[str]:
    """Return which embedded servers the settings rely on."""
    needs = {"postgres": settings.EMBEDDED_POSTGRES, "valkey": settings.EMBEDDED_VALKEY}
    return [name for name, needed in needs.items() if needed]


def sentence(cause: Exception) -> str:
    """Return what the person is told about `cause`; the details of the unexpected go to a log file."""
    if is_full(cause):
        return str(disk_full(_data_dir()))
    if isinstance(cause, AturanDilanggar | ImproperlyConfigured | ProfilRusak | CommandError):
        return str(cause)
    if isinstance(cause, OperationalError) and _is_unreachable(cause):
        return str(disk_full(_data_dir())) if is_out_of_space(_data_dir()) else _unreachable()
    kind = type(cause).__name__
    return f"Perintah gagal karena kesalahan yang tidak terduga ({kind}). {_keep_details(cause)}"


def _check_environment() -> None:
    """Refuse the variables that the settings would stumble over before they can say anything."""
    port = os.environ.get("PORT", "8000")
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise LayananTidakSiap(f"PORT berisi “{port}”; isi dengan angka 1 sampai 65535.")
    for name, (shape, schemes) in _ADDRESSES.items():
        if os.environ.get(name) and not _is_address(os.environ[name], schemes):
            raise LayananTidakSiap(f"{name} tidak dapat dibaca; bentuknya {shape}.")


def _is_address(address: str, schemes: Sequence[str]) -> bool:
    try:
        parts = urlsplit(address)
        named = schemes[0] == "redis" or len(parts.path) > 1
        return parts.scheme in schemes and named and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def _hold_servers(argv: Sequence[str], stack: contextlib.ExitStack) -> None:
    command = argv[1] if len(argv) > 1 else ""
    if "--help" in argv or (command in WITHOUT_SERVERS and "--database" not in argv):
        return
    names = needed_servers()
    if names:
        stack.enter_context(ensure(settings.LPSE_DATA_DIR, names))
        # Closed before the lease is given back, so that the server has nobody to throw out.
        stack.callback(connections.close_all)


def _is_unreachable(cause: OperationalError) -> bool:
    state: Any = getattr(cause.__cause__, "sqlstate", None)
    return state is None or state.startswith(_UNREACHABLE)


def _unreachable() -> str:
    if settings.EMBEDDED_POSTGRES:
        log = paths.log_dir(_data_dir()) / "postgres.log"
        return f"Basis data tidak dapat dihubungi. Rinciannya di {log}."
    database = settings.DATABASES["default"]
    server = f"{database.get('HOST') or 'localhost'}:{database.get('PORT') or 5432}/{database.get('NAME')}"
    return f"Basis data {server} tidak dapat dihubungi. Periksa DATABASE_URL dan pastikan servernya berjalan."


def _data_dir() -> Path:
    """The data directory even where the settings could not be read."""
    return Path(os.environ.get("LPSE_DATA_DIR") or "var").resolve()


def _keep_details(cause: Exception) -> str:
    path = paths.log_dir(_data_dir()) / "kesalahan.log"
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        with path.open("a") as file:
            traceback.print_exception(cause, file=file)
    except OSError:
        return "Ulangi dengan --traceback untuk melihat rinciannya."
    return f"Rinciannya di {path}."
