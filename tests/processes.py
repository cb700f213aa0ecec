"""Looking at the processes that work for one data directory."""

import contextlib
import time
from pathlib import Path

import psutil


def processes_of(data_dir: Path) -> list[psutil.Process]:
    """Return every live process that names the data directory, works in it, or was told of it."""
    return [process for process in psutil.process_iter() if _belongs(process, str(data_dir))]


def _belongs(process: psutil.Process, data_dir: str) -> bool:
    with contextlib.suppress(psutil.Error, OSError):
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        if any(data_dir in word for word in process.cmdline()):
            return True
        with contextlib.suppress(psutil.AccessDenied):
            if process.cwd().startswith(data_dir):
                return True
        return process.environ().get("LPSE_DATA_DIR", "").startswith(data_dir)
    return False


def wait_gone(data_dir: Path, seconds: float = 30.0) -> list[psutil.Process]:
    """Return what still works for the data directory after waiting at most `seconds` for nothing to."""
    deadline = time.monotonic() + seconds
    while (left := processes_of(data_dir)) and time.monotonic() < deadline:
        time.sleep(0.1)
    return left


def kill_hard(processes: list[psutil.Process]) -> None:
    """Kill them all at once, as a machine that runs out of memory might."""
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(processes, timeout=30)
