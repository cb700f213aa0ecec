"""The organisation chart as geometry: five boxes and the lines between them; pure."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

LEBAR, LEBAR_KOTAK, SELA = 720, 224, 24
HURUF_BARIS, TINGGI_BARIS, TEPI = 28, 18, 10
ORANG_TERBANYAK = 6
JARAK = 28


@dataclass(frozen=True, slots=True)
class IsiUnit:
    """What one box says: the part's name, then its people, what is vacant, or how many they are."""

    kode: str
    nama: str
    baris: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tulisan:
    """One line of a box, and where it stands."""

    x: int
    y: int
    teks: str
    is_judul: bool


@dataclass(frozen=True, slots=True)
class Kotak:
    """One box with its lines."""

    x: int
    y: int
    lebar: int
    tinggi: int
    tulisan: tuple[Tulisan, ...]


@dataclass(frozen=True, slots=True)
class GambarBagan:
    """A chart ready to print."""

    lebar: int
    tinggi: int
    kotak: tuple[Kotak, ...]
    garis: tuple[str, ...]


def gambar_bagan(kepala: IsiUnit, sekretariat: IsiUnit, unit: Sequence[IsiUnit]) -> GambarBagan:
    """The head on top, the secretariat at its side below, the working units in a row at the foot."""
    tengah, kanan = LEBAR // 2, LEBAR - LEBAR_KOTAK
    atas = _kotak(kepala, tengah - LEBAR_KOTAK // 2, 1)
    samping = _kotak(sekretariat, kanan, atas.y + atas.tinggi + JARAK)
    lantai = samping.y + samping.tinggi + 2 * JARAK
    kaki = [_kotak(satu, urut * (LEBAR_KOTAK + SELA), lantai) for urut, satu in enumerate(unit)]
    palang, cabang = lantai - JARAK, samping.y + samping.tinggi // 2
    garis = [
        f"M{tengah} {atas.y + atas.tinggi}V{palang}",
        f"M{tengah} {cabang}H{kanan}",
        f"M{_tengah(kaki[0])} {palang}H{_tengah(kaki[-1])}",
        *(f"M{_tengah(satu)} {palang}V{lantai}" for satu in kaki),
    ]
    dasar = max(satu.y + satu.tinggi for satu in kaki) + 1
    return GambarBagan(LEBAR, dasar, (atas, samping, *kaki), tuple(garis))


def _tengah(kotak: Kotak) -> int:
    return kotak.x + kotak.lebar // 2


def _kotak(isi: IsiUnit, x: int, y: int) -> Kotak:
    judul = textwrap.wrap(isi.nama, HURUF_BARIS)
    lebih = len(isi.baris) - ORANG_TERBANYAK
    orang = [*isi.baris[:ORANG_TERBANYAK], *([f"dan {lebih} lainnya"] if lebih > 0 else [])]
    baris = [(teks, True) for teks in judul] + [(_pendek(teks), False) for teks in orang]
    lebar = LEBAR_KOTAK - 1 if x + LEBAR_KOTAK == LEBAR else LEBAR_KOTAK
    tulisan = tuple(
        Tulisan(max(x, 1) + TEPI, y + TEPI + TINGGI_BARIS * urut + 12, teks, is_judul)
        for urut, (teks, is_judul) in enumerate(baris)
    )
    return Kotak(max(x, 1), y, lebar, 2 * TEPI + TINGGI_BARIS * len(baris), tulisan)


def _pendek(teks: str) -> str:
    return teks if len(teks) <= HURUF_BARIS + 2 else f"{teks[: HURUF_BARIS + 1].rstrip()}…"
