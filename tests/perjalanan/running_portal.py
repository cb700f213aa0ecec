"""What `make run` starts, in a data directory of its own."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.processes import kill_hard, processes_of

ROOT = Path(__file__).resolve().parents[2]
NAIK_DARI = "LPSE_NAIK_DARI"  # set by tests/uji_naik.py
READY = "Berhenti dengan Ctrl-C"
# Generous: the first start copies programs, migrates and draws the demo's scans, perhaps on a busy machine.
START_SECONDS = 240.0
STOP_SECONDS = 15.0
_SETTINGS = (
    *("DATABASE_URL", "DATABASE_MIGRASI_URL", "REDIS_URL", "STORAGE_URL", "CLAMD_URL", "EMAIL_URL"),
    *("SECRET_KEY", "AUDIT_KEY", "BASE_URL", "ALLOWED_HOSTS", "DEBUG", "PROXY_COUNT", "STATIC_ROOT"),
)


@dataclass(frozen=True, slots=True)
class RunningPortal:
    """Its address, and what it has printed so far."""

    url: str
    output: Path


def _environment(data_dir: Path, port: int) -> dict[str, str]:
    """The environment of a fresh clone: nothing of the suite's own settings reaches the portal."""
    kept = {k: v for k, v in os.environ.items() if k not in _SETTINGS and not k.startswith("LPSE_")}
    return {**kept, "LPSE_DEMO": "1", "LPSE_DATA_DIR": str(data_dir), "PORT": str(port)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_ready(process: subprocess.Popen[bytes], output: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while READY not in output.read_text():
        assert process.poll() is None, output.read_text()
        assert time.monotonic() < deadline, output.read_text()
        time.sleep(0.1)


def _stop(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(STOP_SECONDS)


@contextlib.contextmanager
def portal_process(tree: Path, data_dir: Path, output: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Start the portal of a tree and wait until it is ready; gives its process and port, stops it then."""
    port = _free_port()
    with output.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "up"],
            cwd=tree,
            env=_environment(data_dir, port),
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait_ready(process, output)
        yield process, port
    finally:
        _stop(process)


@contextlib.contextmanager
def running_portal() -> Iterator[RunningPortal]:
    """Run the portal in demo mode on a free port; nothing of it is left afterwards.

    Its data are its own; where NAIK_DARI says so they begin as a copy of what an older release left behind.
    """
    base = Path(tempfile.mkdtemp(prefix="lpse-perjalanan-"))
    base.chmod(0o711)  # the database account must be able to pass
    data_dir, output = base / "var", base / "keluaran"
    try:
        if seeded := os.environ.get(NAIK_DARI):
            # With its owners: the database account must find its files its own.
            subprocess.run(["cp", "-a", seeded, str(data_dir)], check=True)
        with portal_process(ROOT, data_dir, output) as (_, port):
            yield RunningPortal(f"http://127.0.0.1:{port}", output)
    finally:
        kill_hard(processes_of(base))
        shutil.rmtree(base)
