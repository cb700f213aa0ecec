"""Collecting the static files when they changed: compressing them takes longer than the rest of a start."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from lpse.embedded.paths import run_dir


def collect_static(data_dir: Path) -> None:
    """Bring STATIC_ROOT up to date; raises OSError."""
    mark = run_dir(data_dir) / "statik"
    root = Path(settings.STATIC_ROOT)
    current = _fingerprint()
    if mark.exists() and mark.read_text("ascii") == current and root.is_dir():
        return
    mark.unlink(missing_ok=True)
    # Emptied first: compressed copies of files that are gone would still be served.
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(current, "ascii")


def _fingerprint() -> str:
    """Return a digest over where the files come from, how they are stored, their sizes and times."""
    digest = hashlib.sha256(repr((settings.STATIC_ROOT, settings.STORAGES["staticfiles"])).encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            state = Path(storage.path(name)).stat()
            digest.update(repr((name, storage.path(name), state.st_size, state.st_mtime_ns)).encode())
    return digest.hexdigest()
