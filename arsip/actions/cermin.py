"""A local copy of files that lie in an object store, so that restic sees a tree like any other.

Keys are immutable: what is here already is not fetched again, what is gone there goes here.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage, storages

from arsip.enums.cadangan import SebabGagal
from arsip.mesin.galat import Dihentikan, MesinGagal
from arsip.mesin.manifes import hitung_berkas
from arsip.mesin.prasyarat import RUANG_CADANGAN, periksa_prasyarat
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
    with terjangkau("Penyimpanan berkas gagal dibaca"):
        return cerminkan(penyimpanan.bucket, kerja / "berkas", kendali)


@contextlib.contextmanager
def terjangkau(kalimat: str) -> Iterator[None]:
    """Make what an object store's client raises a MesinGagal (SERVER_TIDAK_TERJANGKAU) with this sentence."""
    try:
        yield
    except (MesinGagal, Dihentikan, OSError):
        raise
    except Exception as galat:
        # Its own text may carry the address with the key in it.
        raise MesinGagal(SebabGagal.SERVER_TIDAK_TERJANGKAU, f"{kalimat} ({type(galat).__name__}).") from None


def cerminkan(bucket: Any, tujuan: Path, kendali: Kendali) -> Path:
    """Bring the directory to what the bucket holds: drop what is gone, fetch what is new. Returns it.

    Raises MesinGagal (DISK_PENUH) before anything is fetched where not all of it would fit.
    """
    tujuan.mkdir(parents=True, exist_ok=True, mode=0o700)
    perlu = _buang_yang_hilang(bucket, tujuan, kendali)
    for temuan in periksa_prasyarat(ruang={tujuan: perlu + RUANG_CADANGAN} if perlu else None):
        raise MesinGagal(temuan.sebab, temuan.kalimat)
    banyak = bytes_ = 0
    for objek in bucket.objects.all():
        kendali.periksa()
        banyak, bytes_ = banyak + 1, bytes_ + objek.size
        if _is_kurang(lokal := _di_dalam(tujuan, objek.key), objek.size):
            _ambil(bucket, objek.key, lokal)
        if banyak % 100 == 0:
            kendali.kabar({"berkas": banyak, "bytes": bytes_})
    return tujuan


def _buang_yang_hilang(bucket: Any, tujuan: Path, kendali: Kendali) -> int:
    """Drop what the bucket no longer holds; how many bytes are still to be fetched."""
    ada, perlu = set(), 0
    for objek in bucket.objects.all():
        kendali.periksa()
        ada.add(hash(objek.key))
        if _is_kurang(_di_dalam(tujuan, objek.key), objek.size):
            perlu += objek.size
    for lokal in tujuan.rglob("*"):
        if lokal.is_file() and hash(str(lokal.relative_to(tujuan))) not in ada:
            lokal.unlink()
    return perlu


def _is_kurang(lokal: Path, ukuran: int) -> bool:
    return not lokal.is_file() or lokal.stat().st_size != ukuran


def ukuran_berkas(kendali: Kendali) -> int:
    """How many bytes all of the portal's files are, wherever they lie. Raises as `pohon_berkas`."""
    penyimpanan: Any = storages["berkas"]
    if isinstance(penyimpanan, FileSystemStorage):
        lokal = Path(penyimpanan.location)
        return hitung_berkas(lokal, kendali, contoh=0).ukuran if lokal.is_dir() else 0
    with terjangkau("Penyimpanan berkas gagal dibaca"):
        return sum(int(objek.size) for objek in penyimpanan.bucket.objects.all())


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
