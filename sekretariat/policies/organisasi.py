"""The organisation chart as geometry: five boxes and the lines between them, for a desk and a phone; pure."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

TINGGI_BARIS, TEPI = 18, 10
ORANG_TERBANYAK = 6
LEBAR, SELA, JARAK = 720, 24, 28
# A phone of 360 px leaves 328 beside the margins of the page.
LEBAR_SEMPIT, JOROK, JARAK_SEMPIT = 328, 24, 14


@dataclass(frozen=True, slots=True)
class Ukuran:
    """How wide a box is, and how many letters a line in it holds; the part's name is bold, so fewer."""

    lebar: int
    huruf: int
    huruf_judul: int


KOTAK, KOTAK_SEMPIT = Ukuran(224, 28, 24), Ukuran(LEBAR_SEMPIT - JOROK, 38, 32)


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
    tengah, kanan = LEBAR // 2, LEBAR - KOTAK.lebar
    atas = _kotak(kepala, tengah - KOTAK.lebar // 2, 1, KOTAK)
    samping = _kotak(sekretariat, kanan, atas.y + atas.tinggi + JARAK, KOTAK)
    lantai = samping.y + samping.tinggi + 2 * JARAK
    kaki = [_kotak(satu, urut * (KOTAK.lebar + SELA), lantai, KOTAK) for urut, satu in enumerate(unit)]
    palang, cabang = lantai - JARAK, samping.y + samping.tinggi // 2
    garis = [
        f"M{tengah} {atas.y + atas.tinggi}V{palang}",
        f"M{tengah} {cabang}H{kanan}",
        f"M{_tengah(kaki[0])} {palang}H{_tengah(kaki[-1])}",
        *(f"M{_tengah(satu)} {palang}V{lantai}" for satu in kaki),
    ]
    dasar = max(satu.y + satu.tinggi for satu in kaki) + 1
    return GambarBagan(LEBAR, dasar, (atas, samping, *kaki), tuple(garis))


def gambar_bagan_sempit(kepala: IsiUnit, bawahan: Sequence[IsiUnit]) -> GambarBagan:
    """For a phone: the head on top, all others indented under one another, along one line."""
    batang = JOROK // 2
    kotak = [_kotak(kepala, 0, 1, KOTAK_SEMPIT)]
    for satu in bawahan:
        kotak.append(_kotak(satu, JOROK, kotak[-1].y + kotak[-1].tinggi + JARAK_SEMPIT, KOTAK_SEMPIT))
    cabang = [satu.y + satu.tinggi // 2 for satu in kotak[1:]]
    garis = (
        f"M{batang} {kotak[0].y + kotak[0].tinggi}V{cabang[-1]}",
        *(f"M{batang} {y}H{JOROK}" for y in cabang),
    )
    return GambarBagan(LEBAR_SEMPIT, kotak[-1].y + kotak[-1].tinggi + 1, tuple(kotak), garis)


def _tengah(kotak: Kotak) -> int:
    return kotak.x + kotak.lebar // 2


def _kotak(isi: IsiUnit, x: int, y: int, ukuran: Ukuran) -> Kotak:
    judul = textwrap.wrap(isi.nama, ukuran.huruf_judul)
    lebih = len(isi.baris) - ORANG_TERBANYAK
    orang = [*isi.baris[:ORANG_TERBANYAK], *([f"dan {lebih} lainnya"] if lebih > 0 else [])]
    # Whole, on as many lines as it takes: a vacancy is said by the last word.
    isi_baris = [baris for teks in orang for baris in textwrap.wrap(teks, ukuran.huruf)]
    baris = [(teks, True) for teks in judul] + [(teks, False) for teks in isi_baris]
    kiri = max(x, 1)  # the outermost lines stay inside the picture
    kanan = min(x + ukuran.lebar, (LEBAR_SEMPIT if ukuran is KOTAK_SEMPIT else LEBAR) - 1)
    tulisan = tuple(
        Tulisan(kiri + TEPI, y + TEPI + TINGGI_BARIS * urut + 12, teks, is_judul)
        for urut, (teks, is_judul) in enumerate(baris)
    )
    return Kotak(kiri, y, kanan - kiri, 2 * TEPI + TINGGI_BARIS * len(baris), tulisan)
