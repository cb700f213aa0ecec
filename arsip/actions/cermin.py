"""A local copy of files that lie in an object store, so that restic sees a tree like any other.

Keys are immutable: what is here already is not fetched again, what is gone there goes here.
"""

import contextlib
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage, storages

from arsip.enums.cadangan import SebabGagal
from arsip.mesin.galat import MesinGagal
from arsip.mesin.proses import Kendali


def pohon_berkas(kerja: Path, kendali: Kendali) -> Path:
    """The directory with all of the portal's files: the private one itself, or the copy of an object store.

    Raises MesinGagal (SERVER_TIDAK_TERJANGKAU) where the store does not answer.
    """
    penyimpanan: Any = storages["berkas"]
    if isinstance(penyimpanan, FileSystemStorage):
        lokal = Path(penyimpanan.location)
        lokal.mkdir(parents=True, exist_ok=True, mode=0o700)
        return lokal
    try:
        return cerminkan(penyimpanan.bucket, kerja / "berkas", kendali)
    except (MesinGagal, OSError):
        raise
    except Exception as galat:
        # Its own exceptions may carry the address with the key in it.
        raise MesinGagal(
            SebabGagal.SERVER_TIDAK_TERJANGKAU, f"Penyimpanan berkas gagal dibaca ({type(galat).__name__})."
        ) from None


def cerminkan(bucket: Any, tujuan: Path, kendali: Kendali) -> Path:
    """Bring the directory to what the bucket holds: fetch what is new, drop what is gone. Returns it."""
    tujuan.mkdir(parents=True, exist_ok=True, mode=0o700)
    ada, banyak, bytes_ = set(), 0, 0
    for objek in bucket.objects.all():
        kendali.periksa()
        lokal = _di_dalam(tujuan, objek.key)
        ada.add(hash(objek.key))
        banyak, bytes_ = banyak + 1, bytes_ + objek.size
        if not lokal.is_file() or lokal.stat().st_size != objek.size:
            _ambil(bucket, objek.key, lokal)
        if banyak % 100 == 0:
            kendali.kabar({"berkas": banyak, "bytes": bytes_})
    for lokal in tujuan.rglob("*"):
        if lokal.is_file() and hash(str(lokal.relative_to(tujuan))) not in ada:
            lokal.unlink()
    return tujuan


def _ambil(bucket: Any, key: str, lokal: Path) -> None:
    lokal.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draf = lokal.with_name(f"{lokal.name}.sebagian")
    try:
        bucket.download_file(key, str(draf))
        draf.replace(lokal)
    finally:
        with contextlib.suppress(FileNotFoundError):
            draf.unlink()


def _di_dalam(tujuan: Path, key: str) -> Path:
    """Where a key lies below the directory. Raises MesinGagal for one that would lie elsewhere."""
    lokal = (tujuan / key).resolve()
    if not lokal.is_relative_to(tujuan.resolve()) or lokal == tujuan.resolve():
        raise MesinGagal(SebabGagal.SUMBER_BERUBAH, f"Kunci berkas {key!r} tidak dapat disalin.")
    return lokal
