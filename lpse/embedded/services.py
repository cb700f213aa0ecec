"""Using the embedded servers: join those that run, or have them started, and leave them when done."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from lpse.embedded.directories import prepare
from lpse.embedded.errors import LayananTidakSiap, unusable
from lpse.embedded.keeper import READY, keeper_lock, users_lock
from lpse.embedded.locks import Lock
from lpse.embedded.paths import log_dir, run_dir

ALL = ("postgres", "valkey")
_ROOT = Path(__file__).resolve().parents[2]
# Longer than a keeper needs to stop its servers, and than a first start on a slow disk.
_LEAVING_SECONDS = 20.0
_STARTING_SECONDS = 240.0
# Keepers that serve others after we left: still our children, so they are not to be forgotten here.
_LEFT: list[subprocess.Popen[bytes]] = []


class Lease:
    """The right to use some servers of one data directory; a context manager that gives it back."""

    def __init__(self, data_dir: Path, names: Sequence[str]) -> None:
        self.data_dir = data_dir
        self.users = [users_lock(data_dir, name) for name in names]
        self.keepers = [keeper_lock(data_dir, name) for name in names]
        self.started: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, cause: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def is_alive(self) -> bool:
        """Return whether every server is still being kept."""
        return not any(keeper.is_free() for keeper in self.keepers)

    def release(self, seconds: float = 8.0) -> None:
        """Stop using the servers. The last user waits until they are down, at most `seconds`."""
        for lock in self.users:
            lock.release()
        deadline = time.monotonic() + seconds
        while not self._others() and not self._gone() and time.monotonic() < deadline:
            time.sleep(0.05)
        if self.started is not None and self.started.poll() is None:
            _LEFT.append(self.started)
        for lock in (*self.users, *self.keepers):
            lock.close()
        self.users, self.keepers = [], []

    def _others(self) -> bool:
        """Whether somebody else uses them: the lock cannot be had alone, yet can be shared."""
        for lock in self.users:
            alone = lock.take()
            shared = not alone and lock.take(shared=True)
            lock.release()
            if shared:
                return True
        return False

    def _gone(self) -> bool:
        if self.started is not None:
            return self.started.poll() is not None
        return all(keeper.is_free() for keeper in self.keepers)


def ensure(data_dir: Path, names: Sequence[str] = ALL, *, durable: bool = True) -> Lease:
    """Have the servers `names` of this data directory running for as long as the lease is held.

    `durable=False` starts throw-away servers for tests. Raises LayananTidakSiap with nothing left running.
    """
    prepare(data_dir)
    lease = Lease(data_dir, names)
    try:
        if not all(lock.take(shared=True, seconds=_LEAVING_SECONDS) for lock in lease.users):
            raise LayananTidakSiap(f"Layanan di {data_dir} sedang berhenti. Coba lagi sebentar lagi.")
        with _start_lock(data_dir):
            missing = [name for name, lock in zip(names, lease.keepers, strict=True) if lock.is_free()]
            if missing:
                lease.started = _start_keeper(data_dir, missing, durable=durable)
    except BaseException:
        lease.release()
        raise
    return lease


@contextlib.contextmanager
def _start_lock(data_dir: Path) -> Iterator[None]:
    lock = Lock(run_dir(data_dir) / "mulai")
    try:
        if not lock.take(seconds=_STARTING_SECONDS):
            raise LayananTidakSiap(
                f"Layanan di {data_dir} belum juga siap. Lihat catatannya di {log_dir(data_dir)}."
            )
        yield
    finally:
        lock.close()


def _start_keeper(data_dir: Path, names: Sequence[str], *, durable: bool) -> subprocess.Popen[bytes]:
    """Start a keeper in its own session, so that a Ctrl-C for its first user is not one for the others."""
    command = [sys.executable, "-m", "lpse.embedded.keeper", str(data_dir), *names]
    if not durable:
        command.append("--sekali-pakai")
    log = log_dir(data_dir) / "penjaga.log"
    receive, send = os.pipe()
    with open(receive, "rb") as report:
        try:
            with open(send, "wb") as output, log.open("ab") as errors:
                keeper = subprocess.Popen(  # noqa: S603
                    command,
                    cwd=_ROOT,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=errors,
                    start_new_session=True,
                )
        except OSError as cause:
            raise unusable(data_dir, cause) from cause
        try:
            answer = report.read().decode()
        except BaseException:
            keeper.terminate()
            keeper.wait()
            raise
    if answer != READY:
        keeper.wait()
        raise LayananTidakSiap(answer or f"Layanan tidak dapat dimulai. Rinciannya di {log}.")
    return keeper
