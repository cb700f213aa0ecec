"""The process that holds the embedded servers: `python -m lpse.embedded.keeper`.

The servers are shared by whoever runs at the moment (the portal, a command, a test run), and none of these
may take them away from another. So they belong to a keeper of their own. Each user holds a shared lock; the
keeper stops the servers and ends as soon as it can have that lock alone. A user that is killed loses its lock
to the kernel, and a keeper that is killed takes the servers with it, so neither leaves anything behind.
"""

import argparse
import contextlib
import logging
import os
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Protocol

from lpse.embedded.errors import LayananTidakSiap, unusable
from lpse.embedded.locks import Lock
from lpse.embedded.paths import run_dir
from lpse.embedded.postgres import Postgres
from lpse.embedded.valkey import Valkey

READY = "siap"
_POLL_SECONDS = 0.2
logger = logging.getLogger(__name__)


class Server(Protocol):
    """What the keeper asks of a server."""

    name: str

    def start(self) -> None: ...
    def is_alive(self) -> bool: ...
    def stop(self) -> None: ...


_SERVERS: dict[str, Callable[..., Server]] = {"postgres": Postgres, "valkey": Valkey}


def users_lock(data_dir: Path, name: str) -> Lock:
    """Return the lock that the users of server `name` hold shared."""
    return Lock(run_dir(data_dir) / f"{name}.pemakai")


def keeper_lock(data_dir: Path, name: str) -> Lock:
    """Return the lock that the keeper of server `name` holds for as long as it lives."""
    return Lock(run_dir(data_dir) / f"{name}.penjaga")


def keep(data_dir: Path, servers: Sequence[Server], report: IO[str]) -> int:
    """Start the servers, tell `report`, hold them until nobody uses them; return the exit code."""
    users = [users_lock(data_dir, server.name) for server in servers]
    own = [keeper_lock(data_dir, server.name) for server in servers]
    with contextlib.ExitStack() as stack:
        if not all(lock.take(seconds=10) for lock in own):
            raise LayananTidakSiap(
                f"Layanan lama di {data_dir} belum selesai berhenti. Coba lagi sebentar lagi."
            )
        for server in servers:
            stack.callback(server.stop)
            server.start()
        report.write(READY)
        report.close()
        while all(server.is_alive() for server in servers):
            if _take_all(users):
                return 0
            time.sleep(_POLL_SECONDS)
        logger.error("server berhenti tak terduga: %s", [s.name for s in servers if not s.is_alive()])
    return 1


def _take_all(locks: Sequence[Lock]) -> bool:
    """Take every lock alone or none: users that come now wait until the servers are down."""
    taken: list[Lock] = []
    for lock in locks:
        if not lock.take():
            for other in taken:
                other.release()
            return False
        taken.append(lock)
    return True


def main() -> int:
    """Hold the servers named on the command line; failures go to standard output as one sentence."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data_dir", type=Path)
    parser.add_argument("servers", nargs="+", choices=sorted(_SERVERS))
    parser.add_argument("--sekali-pakai", action="store_true")
    options = parser.parse_args()
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    os.umask(0o077)
    report = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    try:
        durable = not options.sekali_pakai
        servers = [_SERVERS[name](options.data_dir, durable=durable) for name in options.servers]
        return keep(options.data_dir, servers, report)
    except LayananTidakSiap as cause:
        report.write(str(cause))
    except OSError as cause:
        logger.exception("penjaga layanan gagal")
        report.write(str(unusable(options.data_dir, cause)))
    return 1


def _end(_signum: int, _frame: object) -> None:
    raise SystemExit(0)


if __name__ == "__main__":
    raise SystemExit(main())
