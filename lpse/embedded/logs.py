"""What the servers say, kept in files: they outlive any one command that uses them."""

import contextlib
from pathlib import Path
from typing import IO

from lpse.embedded.errors import LayananTidakSiap, disk_full, is_out_of_space
from lpse.embedded.paths import log_dir

_LIMIT = 5 * 1024 * 1024
_FULL = (b"No space left on device", b"Disk quota exceeded")


class Log:
    """The log file of one server; the one before it is kept once it has grown past 5 MB."""

    def __init__(self, data_dir: Path, name: str) -> None:
        self.data_dir = data_dir
        self.path = log_dir(data_dir) / f"{name}.log"
        self._from = 0
        self._said = b""

    def open(self) -> IO[bytes]:
        """Open for appending; what `sentence` reads begins here at the first call. Raises OSError."""
        if not self._from and self.path.exists() and self.path.stat().st_size > _LIMIT:
            self.path.replace(self.path.with_suffix(".log.1"))
        file = self.path.open("ab")
        self._from = self._from or file.tell()
        return file

    def write(self, said: bytes) -> None:
        """Append what a program said; remembered for `sentence` even where the disk has no room for it."""
        self._said += said
        with contextlib.suppress(OSError), self.open() as file:
            file.write(said)

    def sentence(self, what: str) -> LayananTidakSiap:
        """Return the refusal for a server that failed, naming a full disk as such."""
        with contextlib.suppress(OSError), self.path.open("rb") as file:
            file.seek(self._from)
            self._said += file.read(_LIMIT)
        if is_out_of_space(self.data_dir) or any(mark in self._said for mark in _FULL):
            return disk_full(self.data_dir)
        return LayananTidakSiap(f"{what}. Rinciannya di {self.path}.")
