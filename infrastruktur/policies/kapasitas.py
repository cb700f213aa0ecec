"""Periods of a capacity report, and one item of it: what was, what is expected, against which limit."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from infrastruktur.enums.harian import KategoriKapasitas, PanjangPeriode
from infrastruktur.enums.pantau import Ukuran
from infrastruktur.policies.harian import sebut_nilai
from infrastruktur.policies.ramalan import Ramalan, Regresi, simpulkan
from lpse.aturan import AturanDilanggar
from lpse.grafik import angka_indonesia
from lpse.waktu import BULAN, hari_ini, tanggal

BANYAK = 4
TANPA_GARIS = Regresi(0, None, None)
BULAN_PERIODE = {PanjangPeriode.BULAN: 1, PanjangPeriode.TRIWULAN: 3}


class BabBelumLengkap(AturanDilanggar):
    """A chapter is empty."""

    def __init__(self, bab: Sequence[str]) -> None:
        super().__init__(f"Lengkapi dahulu: {', '.join(bab)}.")


class PeriodeBelumBerakhir(AturanDilanggar):
    """What has not been cannot be reported."""

    def __init__(self, sampai: date) -> None:
        super().__init__(f"Periode keempat baru berakhir {tanggal(sampai)}; terbitkan sesudah itu.")


@dataclass(frozen=True, slots=True)
class Periode:
    """A span of days, first through last."""

    dari: date
    sampai: date

    @property
    def sebutan(self) -> str:
        """`1 Mar – 31 Mar 2026`."""
        return f"{self.dari.day} {BULAN[self.dari.month - 1][:3]} – {_pendek(self.sampai)}"


def _pendek(hari: date) -> str:
    return f"{hari.day} {BULAN[hari.month - 1][:3]} {hari.year}"


@dataclass(frozen=True, slots=True)
class Butir:
    """One item as computed, with the words the unit added. A value is None where nothing is known."""

    kunci: str
    item: str
    kategori: KategoriKapasitas
    batasan: float | None
    kondisi: Sequence[float | None]
    perkiraan: Sequence[float | None]
    waktu_pantau: str
    ukuran: Ukuran | None = None
    garis: Regresi = TANPA_GARIS
    perkiraan_resource: str = ""
    tindak_lanjut: str = ""
    rincian: Sequence[str] = field(default_factory=tuple)

    @property
    def ramalan(self) -> Ramalan:
        """When the line through the hourly means reaches the limit."""
        return simpulkan(self.garis, self.batasan)

    @property
    def utilitas(self) -> float | None:
        """How much of the limit the fourth period used, in percent."""
        kini = self.kondisi[-1]
        return kini / self.batasan * 100 if kini is not None and self.batasan else None

    @property
    def is_lewat(self) -> bool:
        """Whether the limit is reached, or will be in one of the coming periods."""
        nilai = [n for n in (self.kondisi[-1], *self.perkiraan) if n is not None]
        return self.batasan is not None and any(n >= self.batasan for n in nilai)

    def sebut(self, nilai: float | None) -> str:
        """A value of this item in words."""
        if nilai is None:
            return "–"
        if self.ukuran is None:
            return f"{angka_indonesia(round(nilai, 1))} perkara per orang"
        return sebut_nilai(self.ukuran, nilai)

    @property
    def sebut_utilitas(self) -> str:
        return "–" if self.utilitas is None else f"{angka_indonesia(round(self.utilitas))}%"


def periode_lalu(sampai: date, panjang: str) -> list[Periode]:
    """The four periods that end on this day, oldest first."""
    hasil: list[Periode] = []
    for _ in range(BANYAK):
        dari = mundur(sampai, panjang) + timedelta(days=1)
        hasil.insert(0, Periode(dari, sampai))
        sampai = dari - timedelta(days=1)
    return hasil


def periode_depan(sampai: date, panjang: str) -> list[Periode]:
    """The four periods that follow."""
    hasil: list[Periode] = []
    for _ in range(BANYAK):
        dari = sampai + timedelta(days=1)
        sampai = maju(sampai, panjang)
        hasil.append(Periode(dari, sampai))
    return hasil


def mundur(hari: date, panjang: str) -> date:
    """The last day of the period before the one that ends on `hari`."""
    return _geser(hari, panjang, -1)


def maju(hari: date, panjang: str) -> date:
    """The last day of the period after the one that ends on `hari`."""
    return _geser(hari, panjang, 1)


def _geser(hari: date, panjang: str, arah: int) -> date:
    if panjang == PanjangPeriode.MINGGU:
        return hari + timedelta(days=7 * arah)
    # By the first of the month after: so the last day of a month leads to the last day of another.
    esok = hari + timedelta(days=1)
    urut = esok.year * 12 + esok.month - 1 + BULAN_PERIODE[PanjangPeriode(panjang)] * arah
    tahun, bulan = divmod(urut, 12)
    akhir = (date(tahun, bulan + 1, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return date(tahun, bulan + 1, min(esok.day, akhir.day)) - timedelta(days=1)


def lanjutkan(nilai: Sequence[float | None]) -> list[float | None]:
    """Four values further along the straight line through four known ones; nothing where one is missing."""
    ada = [n for n in nilai if n is not None]
    if len(ada) < BANYAK:
        return [None] * BANYAK
    tengah, rata = (BANYAK - 1) / 2, sum(ada) / BANYAK
    atas = sum((x - tengah) * (y - rata) for x, y in enumerate(ada))
    naik = atas / sum((x - tengah) ** 2 for x in range(BANYAK))
    return [max(0.0, rata + naik * (BANYAK + n - tengah)) for n in range(BANYAK)]


def dengan_tulisan(butir: Butir, batasan: float | None, resource: str, tindak_lanjut: str) -> Butir:
    """The item with the unit's own limit and words."""
    return replace(
        butir,
        batasan=butir.batasan if batasan is None else batasan,
        perkiraan_resource=resource,
        tindak_lanjut=tindak_lanjut,
    )


def check_lengkap(bab: Sequence[tuple[str, str]]) -> None:
    """Raises BabBelumLengkap naming the empty chapters."""
    kosong = [judul for judul, isi in bab if not isi.strip()]
    if kosong:
        raise BabBelumLengkap(kosong)


def check_berakhir(sampai: date) -> None:
    """Raises PeriodeBelumBerakhir."""
    if sampai >= hari_ini():
        raise PeriodeBelumBerakhir(sampai)
