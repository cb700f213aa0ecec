"""Where the embedded servers keep their files and sockets.

Pure arithmetic on the data directory: settings import it, so it touches no server and creates nothing.
"""

import hashlib
import os
import tempfile
from pathlib import Path
from urllib.parse import quote

from lpse.embedded.account import database_account, portal_account

# The kernel's sun_path holds 108 bytes including the closing NUL.
SOCKET_LIMIT = 107
POSTGRES_SOCKET = ".s.PGSQL.5432"
VALKEY_SOCKET = "valkey.sock"
DATABASE = "lpse"


def run_dir(data_dir: Path) -> Path:
    """Return the portal's own directory of locks, sockets and the beat schedule."""
    return data_dir / "run"


def log_dir(data_dir: Path) -> Path:
    """Return where servers and failed commands leave their details."""
    return data_dir / "log"


def postgres_home(data_dir: Path) -> Path:
    """Return the directory that belongs to the database account: the cluster and its socket."""
    return data_dir / "postgres"


def cluster(data_dir: Path) -> Path:
    """Return PostgreSQL's own data directory."""
    return postgres_home(data_dir) / "data"


def valkey_home(data_dir: Path) -> Path:
    """Return where Valkey keeps its append-only file."""
    return data_dir / "valkey"


def private_dir(data_dir: Path, uid: int, purpose: str = "") -> Path:
    """Return a short path in the temporary directory that belongs to `uid` and this data directory alone.

    Deliberately not TMPDIR: two shells with different ones must agree on where the socket is.
    """
    base = Path("/tmp") if os.access("/tmp", os.W_OK | os.X_OK) else Path(tempfile.gettempdir())  # noqa: S108
    digest = hashlib.sha256(os.fsencode(data_dir.resolve())).hexdigest()[:12]
    return base / f"lpse-{uid}-{digest}{purpose}"


def _socket_dir(data_dir: Path, natural: Path, name: str, uid: int) -> Path:
    # To libpq a comma separates hosts.
    if len(os.fsencode(natural / name)) <= SOCKET_LIMIT and "," not in str(natural):
        return natural
    return private_dir(data_dir, uid)


def postgres_socket_dir(data_dir: Path) -> Path:
    """Return the directory of the PostgreSQL socket (libpq's HOST)."""
    natural = postgres_home(data_dir) / "run"
    return _socket_dir(data_dir, natural, POSTGRES_SOCKET, database_account(cluster(data_dir)).uid)


def valkey_socket(data_dir: Path) -> Path:
    """Return the path of the Valkey socket."""
    return _socket_dir(data_dir, run_dir(data_dir), VALKEY_SOCKET, portal_account().uid) / VALKEY_SOCKET


def database(data_dir: Path, role: str, name: str = DATABASE) -> dict[str, str]:
    """Return Django's connection keys for one role of the embedded server: lpse_app, lpse_owner, postgres.

    The port is spelt out, or a PGPORT left in the environment would lead to another socket.
    """
    host = str(postgres_socket_dir(data_dir))
    return {"HOST": host, "PORT": "5432", "NAME": name, "USER": role, "PASSWORD": ""}


def broker_url(data_dir: Path, number: int = 0) -> str:
    """Return Celery's address of Valkey database `number`."""
    return f"redis+socket://{quote(str(valkey_socket(data_dir)))}?virtual_host={number}"


def cache_url(data_dir: Path, number: int = 1) -> str:
    """Return Django's cache address of a Valkey database: not the broker's, so clearing loses no task."""
    return f"unix://{quote(str(valkey_socket(data_dir)))}?db={number}"
