"""Secrets a demo invents and keeps beside its data, so that sessions and seals survive a restart."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from lpse.embedded.directories import make_data_dir
from lpse.embedded.errors import LayananTidakSiap, unusable


def secret(data_dir: Path, name: str) -> str:
    """Return the secret `name` of this data directory, created at the first call (file mode 0600).

    Created under another name and linked into place, so two processes starting at once agree on one value.
    Raises LayananTidakSiap when the directory cannot be written.
    """
    directory = data_dir / "rahasia"
    path = directory / name
    try:
        if not path.exists():
            make_data_dir(data_dir)
            directory.mkdir(mode=0o700, exist_ok=True)
            _create(path)
        value = path.read_text("ascii").strip()
    except OSError as cause:
        raise unusable(data_dir, cause) from cause
    if not value:
        raise LayananTidakSiap(f"Berkas rahasia {path} kosong. Pulihkan dari cadangan.")
    return value


def _create(path: Path) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")  # made with mode 0600
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):  # the other process was first: its value holds
            path.hardlink_to(draft)
    finally:
        draft.unlink(missing_ok=True)
