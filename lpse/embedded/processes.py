"""Starting children that cannot outlive us, ending them, and finding what an earlier life left behind."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import psutil

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None

Steps = Sequence[tuple[signal.Signals, float]]


def _die_with_parent(parent: int, signum: int) -> None:
    """In the new child, after it has become its account: a change of uid would clear the wish."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signum, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def spawn(
    command: Sequence[str | Path], *, on_parent_death: signal.Signals, **options: Any
) -> subprocess.Popen[bytes]:
    """Start a child in its own session; the kernel sends it `on_parent_death` when this thread is gone.

    Call from the main thread of a process without others: the child runs Python before its program does.
    `options` go to Popen. Raises OSError.
    """
    setup = partial(_die_with_parent, os.getpid(), on_parent_death)
    return subprocess.Popen(  # noqa: S603
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=setup,
        **options,
    )


def stop(process: subprocess.Popen[bytes], steps: Steps) -> None:
    """Send each signal in turn, waiting its seconds for the end; what is left in its group is killed."""
    for signum, seconds in steps:
        if process.poll() is not None:
            break
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signum)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
    kill_session(process)


def kill_session(process: subprocess.Popen[bytes]) -> None:
    """Kill the child and its process group without asking, and reap it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def end_strays(name: str, home: Path, signum: signal.Signals) -> None:
    """End the processes called `name*` whose working directory is `home`, and wait until they are gone.

    The working directory is the proof: a process id from a stale file may be somebody else's by now.
    """
    strays = [process for process in psutil.process_iter(["name"]) if _is_stray(process, name, home)]
    for process in strays:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.send_signal(signum)
    _, stubborn = psutil.wait_procs(strays, timeout=5)
    for process in stubborn:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(stubborn, timeout=5)


def _is_stray(process: psutil.Process, name: str, home: Path) -> bool:
    if not (process.info["name"] or "").startswith(name):
        return False
    try:
        return Path(process.cwd()) == home
    except (psutil.Error, OSError):
        return False
