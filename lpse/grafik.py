"""Charts of bars and lines as plain SVG, drawn on the server: the geometry here, the look in lpse.css.

`_komponen/grafik.html` prints one with a name, a summary in words, and its values as a table behind it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

Angka = int | float | Decimal
Nilai = Sequence[tuple[str, Angka | None]]
# In units of the viewBox: on a phone one is a little less than a pixel, so that labels stay readable.
LEBAR, TINGGI = 400, 220
KIRI, KANAN, ATAS, BAWAH = 44, 8, 12, 40  # below: room for names on two lines
LEBAR_ISI, TINGGI_ISI = LEBAR - KIRI - KANAN, TINGGI - ATAS - BAWAH
LABEL_TERBANYAK = 6
NAMA_PENDEK = 8  # letters that fit under a bar beside its neighbours
BAGIAN_BATANG = 0.7
DASAR = ATAS + TINGGI_ISI
TINGGI_PALANG, BARIS_NAMA = 36, 12
NAMA_TERPANJANG = 42  # letters beside a figure, also where they are all capitals


@dataclass(frozen=True, slots=True)
class Batang:
    """One bar's rectangle."""

    x: float
    y: float
    lebar: float
    tinggi: float


@dataclass(frozen=True, slots=True)
class Tanda:
    """A word or number beside an axis, and where it stands on it."""

    letak: float
    teks: str


@dataclass(frozen=True, slots=True)
class Palang:
    """One lying bar: its name and figure on a line at `y`, the bar itself below them."""

    nama: str
    teks: str
    y: int
    lebar: float


@dataclass(frozen=True, slots=True)
class Grafik:
    """A chart ready to print. `kode` is unique on its page; `tabel` holds every value in words."""

    kode: str
    judul: str
    kolom: str
    satuan: str
    ringkas: str
    tabel: list[tuple[str, str]]
    sumbu: list[Tanda]
    label: list[Tanda]
    batang: list[Batang]
    garis: list[str]
    titik: list[tuple[float, float]]
    lebar: int = LEBAR
    tinggi: int = TINGGI
    kiri: int = KIRI
    tepi: int = LEBAR - KANAN
    palang: tuple[Palang, ...] = ()

    @property
    def is_berselang(self) -> bool:
        """Whether the names under the bars need two lines, in turn, not to run into each other."""
        return bool(self.batang) and any(len(tanda.teks) > NAMA_PENDEK for tanda in self.label)


def grafik_batang(kode: str, judul: str, nilai: Nilai, *, kolom: str, satuan: str) -> Grafik:
    """Bars of `(label, value)`; None is a gap. Raises ValueError for what is negative or no number."""
    puncak, langkah = _skala(nilai)
    selang = LEBAR_ISI / max(len(nilai), 1)
    batang = [
        Batang(
            _bulat(KIRI + selang * (urut + (1 - BAGIAN_BATANG) / 2)),
            _bulat(_tinggi(angka, puncak)),
            _bulat(selang * BAGIAN_BATANG),
            _bulat(DASAR - _tinggi(angka, puncak)),
        )
        for urut, (_, angka) in enumerate(nilai)
        if angka is not None
    ]
    letak = [KIRI + selang * (urut + 0.5) for urut in range(len(nilai))]
    return _grafik(kode, judul, nilai, kolom, satuan, (puncak, langkah), letak, batang=batang)


def grafik_garis(kode: str, judul: str, nilai: Nilai, *, kolom: str, satuan: str) -> Grafik:
    """A line through `(label, value)`, broken where a value is None. Raises ValueError as `grafik_batang`."""
    puncak, langkah = _skala(nilai)
    selang = LEBAR_ISI / max(len(nilai) - 1, 1)
    letak = [KIRI + selang * urut for urut in range(len(nilai))]
    ruas: list[list[tuple[float, float]]] = [[]]
    for x, (_, angka) in zip(letak, nilai, strict=True):
        if angka is None:
            ruas.append([])
        else:
            ruas[-1].append((_bulat(x), _bulat(_tinggi(angka, puncak))))
    garis = [" ".join(f"{x},{y}" for x, y in satu) for satu in ruas if len(satu) > 1]
    titik = [satu[0] for satu in ruas if len(satu) == 1] + [satu[-1] for satu in ruas if len(satu) > 1]
    return _grafik(kode, judul, nilai, kolom, satuan, (puncak, langkah), letak, garis=garis, titik=titik)


def grafik_palang(kode: str, judul: str, nilai: Nilai, *, kolom: str, satuan: str) -> Grafik:
    """A lying bar for each `(name, value)`, for names too long to stand under a bar; None has no bar.

    Raises ValueError as `grafik_batang`.
    """
    _skala(nilai)  # what has no scale has no bars either
    puncak = max((float(angka) for _, angka in nilai if angka is not None), default=0.0) or 1.0
    palang = tuple(
        Palang(
            nama if len(nama) <= NAMA_TERPANJANG else f"{nama[: NAMA_TERPANJANG - 1].rstrip()}…",
            _sebut(angka),
            BARIS_NAMA + TINGGI_PALANG * urut,
            _bulat(LEBAR * float(angka or 0) / puncak),
        )
        for urut, (nama, angka) in enumerate(nilai)
    )
    tabel = [(nama, _sebut(angka)) for nama, angka in nilai]
    return Grafik(
        *(kode, judul, kolom, satuan, _ringkas(nilai, satuan), tabel, [], [], [], [], []),
        tinggi=TINGGI_PALANG * len(palang),
        palang=palang if any(angka is not None for _, angka in nilai) else (),
    )


def _grafik(
    kode: str,
    judul: str,
    nilai: Nilai,
    kolom: str,
    satuan: str,
    skala: tuple[float, float],
    letak: list[float],
    *,
    batang: Sequence[Batang] = (),
    garis: Sequence[str] = (),
    titik: Sequence[tuple[float, float]] = (),
) -> Grafik:
    puncak, langkah = skala
    sumbu = [
        Tanda(_bulat(_tinggi(langkah * n, puncak)), angka_indonesia(langkah * n))
        for n in range(round(puncak / langkah) + 1)
    ]
    setiap = math.ceil(len(nilai) / LABEL_TERBANYAK) or 1
    label = [Tanda(_bulat(x), nilai[urut][0]) for urut, x in enumerate(letak) if urut % setiap == 0]
    tabel = [(nama, _sebut(angka)) for nama, angka in nilai]
    return Grafik(
        *(kode, judul, kolom, satuan, _ringkas(nilai, satuan), tabel, sumbu, label),
        *(list(batang), list(garis), list(titik)),
    )


def _sebut(angka: Angka | None) -> str:
    return "–" if angka is None else angka_indonesia(angka)


def _ringkas(nilai: Nilai, satuan: str) -> str:
    ada = [(angka, nama) for nama, angka in nilai if angka is not None]
    if not ada:
        return "Belum ada data."
    tertinggi, terendah = max(ada, key=lambda a: a[0]), min(ada, key=lambda a: a[0])
    if tertinggi[0] == terendah[0]:
        return f"Semuanya {bersatuan(angka_indonesia(tertinggi[0]), satuan)}."
    return (
        f"Tertinggi {bersatuan(angka_indonesia(tertinggi[0]), satuan)} ({tertinggi[1]}), "
        f"terendah {angka_indonesia(terendah[0])} ({terendah[1]})."
    )


def _skala(nilai: Nilai) -> tuple[float, float]:
    """The axis' end and its step: 1, 2 or 5 times a power of ten, at most five of them above zero."""
    ada = [float(angka) for _, angka in nilai if angka is not None]
    if any(not math.isfinite(angka) or angka < 0 for angka in ada):
        raise ValueError("grafik hanya memuat bilangan nol atau lebih")
    terbesar = max(ada, default=0.0) or 1.0
    pangkat = 10.0 ** math.floor(math.log10(terbesar / 5))
    langkah = next(pangkat * kali for kali in (1, 2, 5, 10) if terbesar / (pangkat * kali) <= 5)
    return langkah * math.ceil(terbesar / langkah), langkah


def _tinggi(angka: Angka, puncak: float) -> float:
    return DASAR - TINGGI_ISI * float(angka) / puncak


def _bulat(letak: float) -> float:
    return round(letak, 1)


def bersatuan(angka: str, satuan: str) -> str:
    """A number with its unit as it is written: `91,2%`, `45 Mbit/s`; the number alone where it has none."""
    return f"{angka}%" if satuan == "%" else f"{angka} {satuan}".rstrip()


def angka_indonesia(angka: Angka) -> str:
    """`1.234,5`: at most two decimals, none where there are none."""
    teks = f"{round(Decimal(str(angka)), 2):,f}"
    teks = teks.rstrip("0").rstrip(".") if "." in teks else teks
    return teks.translate(str.maketrans(",.", ".,"))
