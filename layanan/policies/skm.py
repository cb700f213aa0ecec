"""The index of public satisfaction: pure arithmetic of Permen PANRB 14/2017."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from layanan.enums.survei import KODE_UNSUR, UNSUR, Mutu

PENGALI = 25  # from the scale of 1 to 4 to one of 25 to 100
# The least index of each class; what is below the last is D.
BATAS_MUTU = ((Decimal("88.31"), Mutu.A), (Decimal("76.61"), Mutu.B), (Decimal("65.00"), Mutu.C))
PERSERATUS = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Hasil:
    """The outcome of a survey: the mean of each element, the index and its class.

    `rata` goes by the elements' codes, each from 1 to 4; `indeks` from 25 to 100, both to two places.
    """

    responden: int
    rata: dict[str, Decimal]
    indeks: Decimal
    mutu: Mutu

    @property
    def terendah(self) -> list[str]:
        """The codes of the three weakest elements: what the follow-up has to be about."""
        return sorted(self.rata, key=lambda kode: (self.rata[kode], kode))[:3]


def hitung_skm(jumlah: Mapping[str, int], responden: int) -> Hasil | None:
    """The index from the sum of the marks of each element; None where nobody has answered.

    Each element weighs a ninth, exactly: the regulation's printed 0.11 would cap the index at 99.
    """
    if not responden:
        return None
    rata = {kode: Decimal(jumlah[kode]) / responden for kode in KODE_UNSUR}
    indeks = (sum(rata.values(), Decimal(0)) / len(UNSUR) * PENGALI).quantize(PERSERATUS, ROUND_HALF_UP)
    bulat = {kode: nilai.quantize(PERSERATUS, ROUND_HALF_UP) for kode, nilai in rata.items()}
    return Hasil(responden, bulat, indeks, mutu_dari(indeks))


def mutu_dari(indeks: Decimal) -> Mutu:
    """The class of an index."""
    return next((mutu for batas, mutu in BATAS_MUTU if indeks >= batas), Mutu.D)


def sampel_sedikitnya(populasi: int) -> int:
    """How many answers a population of users asks for at 95 % (Krejcie and Morgan)."""
    if populasi <= 0:
        return 0
    chi, p, d = 3.841, 0.5, 0.05
    teratas = chi * populasi * p * (1 - p)
    return min(populasi, round(teratas / (d * d * (populasi - 1) + chi * p * (1 - p))))


def sebut_unsur(kode: Sequence[str]) -> list[str]:
    """The names of elements."""
    nama = {k: n for k, n, _ in UNSUR}
    return [nama[satu] for satu in kode]
