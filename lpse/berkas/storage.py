"""The private directory for files where no S3 is configured."""

import os
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.files import File
from django.core.files.storage import FileSystemStorage


class PenyimpananPribadi(FileSystemStorage):
    """A directory in which a file appears whole and on the disk, or not at all.

    Django writes under the final name: a full disk or a killed process leaves half a file there, and a
    power cut after the answer an empty one.
    """

    def _save(self, name: str, content: "File[Any]") -> str:
        akhir = Path(self.path(name))
        sementara = Path(self.path(f"{name}.{uuid4().hex}.sebagian"))
        try:
            # The type stubs do not know the method, Django documents it.
            super()._save(str(sementara.relative_to(self.location)), content)  # type: ignore[misc]
            _sync(sementara)
            sementara.replace(akhir)
        except BaseException:
            sementara.unlink(missing_ok=True)
            raise
        # The directory may be new itself, so its own entry must reach the disk too.
        _sync(akhir.parent)
        _sync(akhir.parent.parent)
        return name


def _sync(path: Path) -> None:
    penanda = os.open(path, os.O_RDONLY)
    try:
        os.fsync(penanda)
    finally:
        os.close(penanda)
