"""How a promised length of working time is written and read: `30 menit`, `4 jam`, `2 hari`."""

import re
from dataclasses import dataclass

from layanan.enums.tiket import JenisTiket, Prioritas
from layanan.models import ButirStandar, StandarLayanan
from lpse.aturan import AturanDilanggar

LAMA = re.compile(r"(\d{1,4})\s*(menit|jam|hari)", re.IGNORECASE)
MENIT_SEJAM = 60
# A year of working time is more than any standard promises, and as far as the calendar is laid out.
MENIT_TERBANYAK, HARI_TERBANYAK = 15_000, 250
SEMUA_PASANGAN = [(jenis, prioritas) for jenis in JenisTiket for prioritas in reversed(Prioritas)]


@dataclass(frozen=True, slots=True)
class IsiButir:
    """What is promised for one kind at one priority; the solution in minutes or in days of work."""

    respons_menit: int
    selesai_menit: int | None = None
    selesai_hari: int | None = None

    @property
    def respons(self) -> str:
        return sebut_menit(self.respons_menit)

    @property
    def selesai(self) -> str:
        return f"{self.selesai_hari} hari" if self.selesai_hari else sebut_menit(self.selesai_menit or 0)


IsiStandar = dict[tuple[str, str], IsiButir]


def isi_standar(standar: StandarLayanan) -> IsiStandar:
    """What a version promises, by kind and priority."""
    return {(b.jenis, b.prioritas): isi_butir(b) for b in standar.butir.all()}


class LamaKeliru(AturanDilanggar):
    """A length that is none, or that no standard promises."""


def isi_butir(butir: ButirStandar) -> IsiButir:
    """What a stored item promises."""
    return IsiButir(butir.respons_menit, butir.selesai_menit, butir.selesai_hari)


def sebut_menit(menit: int) -> str:
    """`90 menit`, `2 jam`: hours where they come out even."""
    return f"{menit // MENIT_SEJAM} jam" if menit and menit % MENIT_SEJAM == 0 else f"{menit} menit"


def baca_lama(teks: str) -> tuple[int | None, int | None]:
    """Minutes or days of `30 menit`, `4 jam`, `2 hari`: the other is None. Raises LamaKeliru."""
    cocok = LAMA.fullmatch(teks.strip())
    if cocok is None:
        raise LamaKeliru("Tulis angka dan satuannya, misalnya 30 menit, 4 jam, atau 2 hari.")
    jumlah, satuan = int(cocok[1]), cocok[2].lower()
    menit = jumlah * (MENIT_SEJAM if satuan == "jam" else 1)
    if not jumlah or (jumlah > HARI_TERBANYAK if satuan == "hari" else menit > MENIT_TERBANYAK):
        raise LamaKeliru(f"Isi lebih dari 0 dan paling banyak {HARI_TERBANYAK} hari kerja.")
    return (None, jumlah) if satuan == "hari" else (menit, None)


def baca_respons(teks: str) -> int:
    """Minutes to the first answer, which is never promised in days. Raises LamaKeliru."""
    menit, _ = baca_lama(teks)
    if menit is None:
        raise LamaKeliru("Jawaban pertama dijanjikan dalam menit atau jam kerja.")
    return menit
