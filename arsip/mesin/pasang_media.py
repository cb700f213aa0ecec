"""Which filesystems are plugged in and where they are mounted, read from the kernel's own lists.

Nothing here runs a program or asks for a right: the portal mounts and unmounts nothing. `akar` is `/` but in
tests, and in a container that sees its host's lists elsewhere.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

AKAR = Path("/")
UUID, PASANGAN = "dev/disk/by-uuid", "proc/self/mountinfo"
# A space, tab, line break or backslash in a path of the kernel's list.
OKTAL = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Terpasang:
    """A filesystem that is plugged in; without a `titik` it is not mounted."""

    uuid: str
    perangkat: str
    titik: Path | None
    jenis: str = ""
    is_baca_saja: bool = False


@dataclass(frozen=True, slots=True)
class _Pasangan:
    perangkat: str
    titik: Path
    jenis: str
    is_utuh: bool
    is_baca_saja: bool


def terpasang(akar: Path = AKAR) -> list[Terpasang]:
    """Every filesystem that is plugged in, by its id; empty where the system keeps no such list."""
    pasangan = list(_pasangan(akar))
    return [_gabung(nama, perangkat, pasangan) for nama, perangkat in sorted(_perangkat(akar).items())]


def cari(uuid: str, akar: Path = AKAR) -> Terpasang | None:
    """The filesystem of this id; None while it is not plugged in."""
    return next((satu for satu in terpasang(akar) if satu.uuid.lower() == uuid.lower()), None)


def is_masih_di(uuid: str, titik: Path, akar: Path = AKAR) -> bool:
    """Whether this filesystem is still plugged in and mounted there.

    Asked while writing: what is written to a mount point whose disk has gone lands on the system's own disk.
    """
    satu = cari(uuid, akar)
    return satu is not None and satu.titik == titik


def masih_terpasang(uuid: str, perangkat: str, akar: Path = AKAR) -> list[Path]:
    """Where it is mounted still, by its id or by the device it was plugged in as; empty: it may be pulled.

    A disk pulled without being unmounted loses its id and keeps its mount. A device name that by now is
    another disk's does not count.
    """
    dikenal = _perangkat(akar)
    milik = {alat for nama, alat in dikenal.items() if nama.lower() == uuid.lower()}
    milik_lain = set(dikenal.values()) - milik
    dicari = milik | ({perangkat} - milik_lain if perangkat else set())
    return [satu.titik for satu in _pasangan(akar) if satu.perangkat in dicari]


def _gabung(uuid: str, perangkat: str, pasangan: list[_Pasangan]) -> Terpasang:
    punya = [satu for satu in pasangan if satu.perangkat == perangkat]
    # The whole filesystem rather than a part of it bound elsewhere.
    punya.sort(key=lambda satu: not satu.is_utuh)
    if not punya:
        return Terpasang(uuid, perangkat, None)
    return Terpasang(uuid, perangkat, punya[0].titik, punya[0].jenis, punya[0].is_baca_saja)


def _perangkat(akar: Path) -> dict[str, str]:
    """Each id and the device behind it, by the device's own name."""
    try:
        return {tautan.name: _nama(tautan) for tautan in (akar / UUID).iterdir()}
    except OSError:
        return {}


def _nama(perangkat: Path) -> str:
    # The device itself need not be there: a container may see the host's list without its devices.
    return str(perangkat.resolve())


def _pasangan(akar: Path) -> Iterator[_Pasangan]:
    """The mounts of this process; fields as in proc(5), those before ` - ` and those behind it."""
    try:
        baris = (akar / PASANGAN).read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return
    for satu in baris:
        depan, _, belakang = satu.partition(" - ")
        kiri, kanan = depan.split(" "), belakang.split(" ")
        if len(kiri) > 5 and len(kanan) > 1 and (sumber := _utuh(kanan[1])).startswith("/"):
            baca_saja = "ro" in kiri[5].split(",")
            yield _Pasangan(_nama(Path(sumber)), Path(_utuh(kiri[4])), kanan[0], kiri[3] == "/", baca_saja)


def _utuh(teks: str) -> str:
    return OKTAL.sub(lambda cocok: chr(int(cocok[1], 8)), teks)


def lupakan_dari_memori(folder: Path) -> None:
    """Have the system write out every file below and drop what it keeps of it, so that reading asks the disk.

    What was just written would otherwise be read back out of memory, and every disk would seem sound.
    """
    for akar, _, nama_berkas in os.walk(folder):
        for nama in nama_berkas:
            berkas = os.open(Path(akar, nama), os.O_RDONLY | os.O_NOFOLLOW)
            try:
                os.fsync(berkas)
                os.posix_fadvise(berkas, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(berkas)
