"""When something will be full, as a straight line through hourly means says; and when nothing can be said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from lpse.grafik import angka_indonesia
from lpse.waktu import tanggal

HARI_PALING_SEDIKIT = 3
# Half of the hours of three days: a line through fewer points is drawn by chance.
TITIK_PALING_SEDIKIT = 36
# Below this share of the movement explained, it goes up and down rather than up.
R2_PALING_KECIL = 0.3
HARI_PALING_JAUH = 365 * 5
SEHARI = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Regresi:
    """A straight line by least squares: `ujung` is its value at `sampai`, `kemiringan` its rise per day."""

    n: int
    dari: datetime | None
    sampai: datetime | None
    kemiringan: float | None = None
    ujung: float | None = None
    r2: float | None = None


@dataclass(frozen=True, slots=True)
class Ramalan:
    """Days until the limit, counted from `sampai`; None, with the reason, where that cannot be said."""

    hari: float | None
    kemiringan: float | None
    r2: float | None
    dari: datetime | None
    sampai: datetime | None
    n: int = 0
    sebab: str = ""

    @property
    def pada(self) -> datetime | None:
        """When the limit is reached."""
        if self.hari is None or self.sampai is None:
            return None
        return self.sampai + self.hari * SEHARI

    @property
    def kalimat(self) -> str:
        """The forecast in one sentence."""
        if self.hari is None or self.pada is None or self.kemiringan is None:
            return f"Belum dapat diramal: {self.sebab}."
        if self.hari == 0:
            return "Sudah mencapai batas."
        return (
            f"Mencapai batas dalam kira-kira {angka_indonesia(round(self.hari))} hari "
            f"(sekitar {tanggal(self.pada)}), naik {angka_indonesia(self.kemiringan)} per hari."
        )


def ramal(titik: Sequence[tuple[datetime, float]], batas: float | None) -> Ramalan:
    """When hourly means `(hour, mean)`, in order of time, reach the limit. Dasar: infrastruktur.kinerja"""
    return simpulkan(regresi(titik), batas)


def regresi(titik: Sequence[tuple[datetime, float]]) -> Regresi:
    """The line through the points; without slope where fewer than two moments are known."""
    if not titik:
        return Regresi(0, None, None)
    dari, sampai = titik[0][0], titik[-1][0]
    x = [(saat - dari) / SEHARI for saat, _ in titik]
    y = [nilai for _, nilai in titik]
    n, rata_x, rata_y = len(titik), sum(x) / len(x), sum(y) / len(y)
    sxx = sum((a - rata_x) ** 2 for a in x)
    syy = sum((b - rata_y) ** 2 for b in y)
    sxy = sum((a - rata_x) * (b - rata_y) for a, b in zip(x, y, strict=True))
    if not sxx:
        return Regresi(n, dari, sampai)
    kemiringan = sxy / sxx
    r2 = sxy**2 / (sxx * syy) if syy else 1.0
    return Regresi(n, dari, sampai, kemiringan, rata_y + kemiringan * (x[-1] - rata_x), r2)


def simpulkan(garis: Regresi, batas: float | None) -> Ramalan:
    """What a line says of a limit, or why it says nothing."""
    if batas is None:
        kosong = (None, garis.kemiringan, garis.r2, garis.dari, garis.sampai, garis.n)
        return Ramalan(*kosong, sebab="batasannya belum ditetapkan")
    sebab, hari = _sebab(garis, batas), None
    if not sebab and garis.kemiringan is not None and garis.ujung is not None:
        hari = 0.0 if garis.ujung >= batas else (batas - garis.ujung) / garis.kemiringan
        if hari > HARI_PALING_JAUH:
            hari, sebab = None, "naiknya terlalu kecil, lebih dari lima tahun lagi"
    return Ramalan(hari, garis.kemiringan, garis.r2, garis.dari, garis.sampai, garis.n, sebab)


def _sebab(garis: Regresi, batas: float) -> str:
    """Why nothing can be said; empty where something can."""
    if garis.dari is None or garis.sampai is None or garis.n < 2:
        return "belum ada data"
    if garis.sampai - garis.dari < HARI_PALING_SEDIKIT * SEHARI - timedelta(hours=1):
        return f"datanya belum {HARI_PALING_SEDIKIT} hari"
    if garis.n < TITIK_PALING_SEDIKIT:
        return f"datanya terlalu sedikit ({garis.n} jam dari paling sedikit {TITIK_PALING_SEDIKIT})"
    if garis.ujung is not None and garis.ujung >= batas:
        return ""
    return _sebab_arah(garis)


def _sebab_arah(garis: Regresi) -> str:
    if not garis.kemiringan or abs(garis.kemiringan) < 1e-9:
        return "pemakaiannya tetap"
    if garis.kemiringan < 0:
        return "pemakaiannya menurun"
    if garis.r2 is not None and garis.r2 < R2_PALING_KECIL:
        return "naik turunnya terlalu besar untuk ditarik garis"
    return ""
