"""What `make run` starts, in a data directory of its own."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.environment import free_port
from lpse.embedded.locks import Lock
from lpse.embedded.postgres import connect
from lpse.embedded.services import ensure
from tests.processes import kill_hard, processes_of
from tests.schema_cache import SchemaCache

ROOT = Path(__file__).resolve().parents[2]
NAIK_DARI = "LPSE_NAIK_DARI"  # set by tests/uji_naik.py
_RUN = "LPSE_UJI_DIREKTORI"  # set by tests/plugin.py
READY = "Berhenti dengan Ctrl-C"
# Generous: the first start copies programs, migrates and draws the demo's scans, perhaps on a busy machine.
START_SECONDS = 240.0
STOP_SECONDS = 60.0
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


def _wait_ready(process: subprocess.Popen[bytes], output: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while READY not in output.read_text():
        assert process.poll() is None, output.read_text()
        assert time.monotonic() < deadline, output.read_text()
        time.sleep(0.1)


def _stop(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        # Nobody may find it running later; what it left, the caller clears away.
        process.kill()
        process.wait()


@contextlib.contextmanager
def portal_process(tree: Path, data_dir: Path, output: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Start the portal of a tree and wait until it is ready; gives its process and port, stops it then."""
    port = free_port()
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


def _seeded() -> Path | None:
    """A portal's data at rest, the demo in it: made once for all portals of a test run, None outside one."""
    if given := os.environ.get(NAIK_DARI):
        return Path(given)
    if _RUN not in os.environ:
        return None
    base = Path(os.environ[_RUN])
    place, lock = base / "perjalanan", Lock(base / "perjalanan.kunci")
    try:
        assert lock.take(seconds=START_SECONDS)
        if not place.exists():
            _seed(base / "perjalanan.baru", base / "perjalanan.keluaran")
            (base / "perjalanan.baru").rename(place)
    finally:
        lock.close()
    return place


def _seed(data_dir: Path, output: Path) -> None:
    """What a first `make run` does on an empty directory, stopped as soon as it is ready.

    Its schema is the suite's cached one where there is one: replaying the migrations takes half of a start.
    """
    try:
        with ensure(data_dir), contextlib.closing(connect(data_dir)) as pg:
            SchemaCache(data_dir, pg.info.server_version).restore(pg.info.dbname)
        with portal_process(ROOT, data_dir, output):
            pass
    finally:
        kill_hard(processes_of(data_dir))
    assert "Traceback" not in output.read_text(), output.read_text()


@contextlib.contextmanager
def running_portal() -> Iterator[RunningPortal]:
    """Run the portal in demo mode on a free port; nothing of it is left afterwards.

    Its data are its own. In a test run they begin as a copy of what a first start made, or of what an older
    release left behind (NAIK_DARI).
    """
    base = Path(tempfile.mkdtemp(prefix="lpse-perjalanan-"))
    base.chmod(0o711)  # the database account must be able to pass
    data_dir, output = base / "var", base / "keluaran"
    try:
        if seeded := _seeded():
            # With its owners: the database account must find its files its own.
            subprocess.run(["cp", "-a", str(seeded), str(data_dir)], check=True)
        with portal_process(ROOT, data_dir, output) as (_, port):
            yield RunningPortal(f"http://127.0.0.1:{port}", output)
    finally:
        kill_hard(processes_of(base))
        shutil.rmtree(base)
