"""Where a secret may be read: who administers backups chooses where keys are sent, so not from anywhere."""

from pathlib import Path

from django.conf import settings


def berkas_rujukan(rujukan: str) -> Path | None:
    """The file behind `berkas:/…`, links followed; None for one outside RAHASIA_CADANGAN_DIR."""
    berkas = Path(rujukan.removeprefix("berkas:")).resolve()
    return berkas if berkas.is_relative_to(settings.RAHASIA_CADANGAN_DIR.resolve()) else None
