"""A ZIP written while it is sent: neither memory nor disk grows with it."""

import hashlib
import zipfile
from collections.abc import Generator
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from django.core.files.base import File

from lpse.waktu import setempat

SEPOTONG = 256 * 1024


class _Pipa:
    """What the ZIP is written to: holds only what was not sent yet. Not seekable, so the ZIP is a stream."""

    def __init__(self) -> None:
        self._isi: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._isi.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing lies behind it."""

    def ambil(self) -> bytes:
        isi = b"".join(self._isi)
        self._isi.clear()
        return isi


class AliranZip(AbstractContextManager["AliranZip"]):
    """The ZIP under way; every entry is dated `pada`. After the block, `ambil` has its last bytes."""

    def __init__(self, pada: datetime) -> None:
        self._pada = setempat(pada).timetuple()[:6]
        self._pipa = _Pipa()
        # Scans are compressed already; zipfile asks no more of a file than to be written to.
        self._arsip = zipfile.ZipFile(self._pipa, "w", zipfile.ZIP_STORED)  # type: ignore[call-overload]

    def __exit__(self, *galat: object) -> None:
        self._arsip.close()

    def ambil(self) -> bytes:
        """What was written and not sent yet."""
        return self._pipa.ambil()

    def tulis(self, nama: str, isi: bytes) -> None:
        """Add a small file whole."""
        self._arsip.writestr(self._info(nama), isi)

    def salin(self, nama: str, asli: "File[Any]") -> Generator[bytes, None, str]:
        """Add a file of any size; yields the ZIP's bytes in pieces, returns the SHA-256 of what was read.

        Closes `asli`.
        """
        sidik = hashlib.sha256()
        with asli, self._arsip.open(self._info(nama), "w", force_zip64=True) as tujuan:
            while potongan := asli.read(SEPOTONG):
                sidik.update(potongan)
                tujuan.write(potongan)
                yield self.ambil()
        return sidik.hexdigest()

    def _info(self, nama: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(nama, date_time=self._pada)
        info.external_attr = 0o600 << 16
        return info
