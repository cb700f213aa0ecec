"""The embedded Valkey: broker and cache on a unix socket, its append-only file under the data directory."""

import contextlib
import signal
import subprocess
import time
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from lpse.embedded import paths, processes
from lpse.embedded.account import portal_account
from lpse.embedded.directories import own, own_private
from lpse.embedded.logs import Log
from lpse.embedded.programs import valkey_server

NAME = "valkey"
_READY_SECONDS = 30.0
_STOP = ((signal.SIGTERM, 3.0),)
# Only cache entries carry an expiry, so a full memory drops those and never a queued task.
_MEMORY = {"maxmemory": "256mb", "maxmemory-policy": "volatile-lru"}


class Valkey:
    """One server over `<data_dir>/valkey`, run as the portal's own account.

    Not as the database's: whoever writes the cache is trusted by the web process, a broken database is not.
    """

    name = NAME

    def __init__(self, data_dir: Path, *, durable: bool = True) -> None:
        self.data_dir = data_dir
        self.durable = durable
        self.home = paths.valkey_home(data_dir)
        self.socket = paths.valkey_socket(data_dir)
        self.log = Log(data_dir, NAME)
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and wait until it answers.

        Raises LayananTidakSiap or OSError; the caller then calls `stop`.
        """
        program = valkey_server()
        own(self.home, portal_account())
        if not self.socket.is_relative_to(self.data_dir):
            own_private(self.socket.parent, portal_account())
        processes.end_strays(NAME, self.home.resolve(), signal.SIGTERM)
        settings = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": ".",
            "appendonly": "yes" if self.durable else "no",
            "save": "",
            "databases": "64",
            "daemonize": "no",
            **_MEMORY,
        }
        command = [str(program), *(part for key, value in settings.items() for part in (f"--{key}", value))]
        with self.log.open() as file:
            self.process = processes.spawn(
                command, on_parent_death=signal.SIGTERM, cwd=self.home, stdout=file, stderr=file
            )
        self._wait_ready()

    def is_alive(self) -> bool:
        """Return whether the server process still runs."""
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        """Stop within 3 seconds, the append-only file flushed; harmless when it never started."""
        if self.process is not None:
            processes.stop(self.process, _STOP)
            self.process = None

    def _wait_ready(self) -> None:
        deadline = time.monotonic() + _READY_SECONDS
        with contextlib.closing(
            redis.Redis(unix_socket_path=str(self.socket), retry=Retry(NoBackoff(), 0))
        ) as client:
            while self.is_alive() and time.monotonic() < deadline:
                try:
                    client.ping()
                except (redis.ConnectionError, redis.BusyLoadingError):
                    time.sleep(0.03)
                else:
                    return
        raise self.log.sentence("Valkey tidak dapat dimulai")
