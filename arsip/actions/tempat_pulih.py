"""Where the files of a restored portal go: a directory, or the bucket of an object store.

All of them arrive or none: what a failure leaves half there is taken out again.
"""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, storages

from arsip.actions.cermin import terjangkau
from arsip.enums.cadangan import SebabGagal
from arsip.mesin.galat import MesinGagal, dari_sistem
from arsip.mesin.proses import Kendali

KERJA = "cadangan-pulih"
# Within the target, so that what was restored is on its disk already; a run that was killed leaves it.
KERJA_DI_TUJUAN = ".cadangan-pulih"


def tempat_berkas() -> Path | None:
    """The private directory of the portal's files; None where they lie in an object store."""
    penyimpanan: Any = storages["berkas"]
    return Path(penyimpanan.location) if isinstance(penyimpanan, FileSystemStorage) else None


def check_tempat_kosong(tujuan: Path | None) -> None:
    """Raises MesinGagal (LAINNYA) where files of somebody's are there; SERVER_TIDAK_TERJANGKAU."""
    if tujuan is None:
        with terjangkau("Bucket pada STORAGE_URL gagal dibaca; buat dengan manage.py siapkan_penyimpanan"):
            is_isi = any(True for _ in _ember().objects.limit(1))
    else:
        is_isi = tujuan.is_dir() and any(satu.name != KERJA_DI_TUJUAN for satu in tujuan.iterdir())
    if is_isi:
        raise MesinGagal(SebabGagal.LAINNYA, f"Tempat berkas {tujuan or 'STORAGE_URL'} tidak kosong.")


@contextlib.contextmanager
def ruang_kerja(tujuan: Path | None) -> Iterator[Path]:
    """A directory for the restored tree on the disk it goes to; gone afterwards. Raises MesinGagal."""
    induk = tujuan or settings.LPSE_DATA_DIR / KERJA
    tempat = induk / (KERJA_DI_TUJUAN if tujuan else "isi")
    shutil.rmtree(tempat, ignore_errors=True)
    try:
        tempat.mkdir(parents=True, mode=0o700)
    except OSError as galat:
        raise dari_sistem(galat) from galat
    try:
        yield tempat
    finally:
        shutil.rmtree(tempat, ignore_errors=True)


def taruh(akar: Path, tujuan: Path | None, kendali: Kendali) -> list[str]:
    """Put the restored tree where the portal looks for it; returns what did not arrive as it was sent.

    Raises MesinGagal and Dihentikan; the target is empty again then.
    """
    if tujuan is None:
        with terjangkau("Berkas gagal diunggah ke STORAGE_URL"):
            return _unggah(akar, kendali)
    _pindah(akar, tujuan)
    return []


def _pindah(akar: Path, tujuan: Path) -> None:
    """Move what is in the tree, not the tree itself: the target may be a mount of its own."""
    dipindah = []
    try:
        for satu in sorted(akar.iterdir()):
            baru = tujuan / satu.name
            dipindah.append(baru)
            satu.rename(baru)
        tujuan.chmod(0o700)
    except OSError as galat:
        for baru in dipindah:
            shutil.rmtree(baru, ignore_errors=True)
        raise dari_sistem(galat) from galat


def _unggah(akar: Path, kendali: Kendali) -> list[str]:
    penyimpanan: Any = storages["berkas"]
    ukuran = {str(p.relative_to(akar)): p.stat().st_size for p in akar.rglob("*") if p.is_file()}
    terkirim: list[str] = []
    try:
        for kunci in sorted(ukuran):
            kendali.periksa()
            with (akar / kunci).open("rb") as isi:
                terkirim.append(penyimpanan.save(kunci, File(isi)))
            kendali.kabar({"berkas": len(terkirim), "berkas_semua": len(ukuran)})
    except BaseException:
        for kunci in terkirim:
            with contextlib.suppress(Exception):
                penyimpanan.delete(kunci)
        raise
    ada = {objek.key: objek.size for objek in _ember().objects.all()}
    return [
        f"berkas {kunci} di STORAGE_URL tidak sama dengan yang dikirim"
        for kunci, besar in sorted(ukuran.items())
        if ada.get(kunci) != besar
    ]


def _ember() -> Any:
    penyimpanan: Any = storages["berkas"]
    return penyimpanan.bucket
