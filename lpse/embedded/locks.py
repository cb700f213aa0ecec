"""Advisory locks on files: the kernel drops them when a process dies, however it dies."""

import fcntl
import os
import time
from pathlib import Path


class Lock:
    """One open file that can be locked shared or exclusively; the file itself is never removed."""

    def __init__(self, path: Path) -> None:
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def take(self, *, shared: bool = False, seconds: float = 0.0) -> bool:
        """Take the lock, trying for `seconds`; return whether it is held. A held one changes its kind."""
        mode = (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB
        deadline = time.monotonic() + seconds
        while True:
            try:
                fcntl.flock(self._fd, mode)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    return False
                time.sleep(0.02)
            else:
                return True

    def release(self) -> None:
        """Give the lock up; harmless when it is not held."""
        fcntl.flock(self._fd, fcntl.LOCK_UN)

    def is_free(self) -> bool:
        """Return whether nobody holds the lock exclusively (asked while not holding it)."""
        if not self.take(shared=True):
            return False
        self.release()
        return True

    def close(self) -> None:
        """Close the file, which also gives the lock up."""
        os.close(self._fd)
