"""Keeps the migrated schema between runs: replaying every migration costs more than most tests.

A cached dump is only ever a shortcut. Whatever is wrong with it, or with the place it is kept, the
caller migrates as if there were none.
"""

import contextlib
import hashlib
import os
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from lpse.embedded import paths
from lpse.embedded.errors import LayananTidakSiap
from lpse.embedded.postgres import SUPERUSER
from lpse.embedded.programs import postgres_program

_ROOT = Path(__file__).resolve().parents[1]
# What decides which schema and which first rows `migrate` leaves behind.
_SOURCES = (
    *("*/migrations/*.py", "lpse/management/commands/migrate.py", "lpse/hak_basis_data.py"),
    *("lpse/kalender_benih.py", "lpse/versi_profil.py", "lpse/profil/*", "requirements.txt", "CHANGELOG.md"),
)
_PREFIX = "lpse-uji"
# Two trees at work on one machine do not throw each other's away.
_KEPT = 3


class SchemaCache:
    """The dump that belongs to the migrations as they read now, for one version of the server."""

    def __init__(self, data_dir: Path, server_version: int) -> None:
        self.data_dir = data_dir
        self.family = f"{_PREFIX}-{os.geteuid()}-pg{server_version}"
        self.sources = _fingerprint()
        self.file = Path(tempfile.gettempdir()) / f"{self.family}-{self.sources}.dump"

    def restore(self, database: str) -> bool:
        """Fill an empty database; False where there is no dump to trust or it did not go in whole."""
        try:
            found = self.file.lstat()
        except OSError:
            return False
        # The directory belongs to everybody: a stranger's dump would run as the database's superuser.
        if found.st_uid != os.geteuid() or self.file.is_symlink():
            return False
        done = self._run(
            "pg_restore", "--single-transaction", "--exit-on-error", "-d", database, str(self.file)
        )
        if not done:
            with contextlib.suppress(OSError):
                self.file.unlink()
        return done

    def save(self, database: str) -> None:
        """Keep this database's contents and forget those of earlier migrations; silent where it cannot."""
        if _fingerprint() != self.sources:
            return  # somebody edited a migration while it ran
        with contextlib.suppress(OSError), _draft_beside(self.file) as draft:
            if self._run("pg_dump", "--format=custom", "--compress=1", "-f", str(draft), database):
                draft.replace(self.file)
                dumps = sorted(self.file.parent.glob(f"{self.family}-*.dump"), key=_age)
                for earlier in dumps[_KEPT:]:
                    earlier.unlink(missing_ok=True)

    def _run(self, program: str, *arguments: str) -> bool:
        server = paths.database(self.data_dir, SUPERUSER, "postgres")
        try:
            command = [str(postgres_program(program)), "-h", server["HOST"], "-p", str(server["PORT"])]
            done = subprocess.run([*command, "-U", SUPERUSER, *arguments], capture_output=True, check=False)
        except (LayananTidakSiap, OSError):
            return False
        return done.returncode == 0


def _age(path: Path) -> float:
    try:
        return -path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _fingerprint() -> str:
    """A day is part of it: the calendar is seeded from today, and the first trail rows bear a date."""
    digest = hashlib.sha256(datetime.now(UTC).date().isoformat().encode())
    for pattern in _SOURCES:
        for path in sorted(_ROOT.glob(pattern)):
            if path.is_file():
                digest.update(f"\0{path.relative_to(_ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:32]


@contextlib.contextmanager
def _draft_beside(target: Path) -> Iterator[Path]:
    handle, name = tempfile.mkstemp(prefix=f"{target.stem}-", suffix=".baru", dir=target.parent)
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)
