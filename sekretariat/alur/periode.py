"""Periods of a report: months, quarters, half years, years; pure calendar arithmetic."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from lpse.aturan import AturanDilanggar
from lpse.nomor import BULAN_ROMAWI
from lpse.waktu import BULAN, tanggal
from sekretariat.enums.pelaporan import BULAN_IRAMA, Irama

SEHARI = timedelta(days=1)
BENTUK = "Tulis periode seperti 2026-10 (bulan), 2026-TW3 (triwulan), 2026-S1 (semester), atau 2026 (tahun)."
POLA = re.compile(r"(?P<tahun>\d{4})(?:-(?:(?P<bulan>\d{2})|TW(?P<triwulan>[1-4])|S(?P<semester>[12])))?")


class PeriodeKeliru(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(BENTUK)


@dataclass(frozen=True, slots=True)
class Periode:
    """From its first day through its last."""

    irama: Irama
    mulai: date
    selesai: date

    @classmethod
    def dari(cls, irama: Irama, hari: date) -> "Periode":
        """The period of this cadence in which a day lies."""
        panjang = BULAN_IRAMA[irama]
        bulan = (hari.month - 1) // panjang * panjang + 1
        mulai = date(hari.year, bulan, 1)
        return cls(irama, mulai, _tambah_bulan(mulai, panjang) - SEHARI)

    @property
    def sebelumnya(self) -> "Periode":
        return Periode.dari(self.irama, self.mulai - SEHARI)

    @property
    def berikutnya(self) -> "Periode":
        return Periode.dari(self.irama, self.selesai + SEHARI)

    @property
    def kode(self) -> str:
        """`2026-10`, `2026-TW3`, `2026-S1`, `2026`: what `baca_periode` reads."""
        tahun, urut = self.mulai.year, (self.mulai.month - 1) // BULAN_IRAMA[self.irama] + 1
        akhiran = {
            Irama.BULANAN: f"-{urut:02d}",
            Irama.TRIWULANAN: f"-TW{urut}",
            Irama.SEMESTERAN: f"-S{urut}",
            Irama.TAHUNAN: "",
        }
        return f"{tahun}{akhiran[self.irama]}"

    @property
    def sebutan(self) -> str:
        return sebut_masa(self.mulai, self.selesai)


def baca_periode(teks: str) -> Periode:
    """The period that a text names. Raises PeriodeKeliru."""
    cocok = POLA.fullmatch(teks.strip().upper())
    if cocok is None or not 2000 <= int(cocok["tahun"]) <= 2999:
        raise PeriodeKeliru
    tahun = int(cocok["tahun"])
    if cocok["bulan"]:
        if not 1 <= int(cocok["bulan"]) <= 12:
            raise PeriodeKeliru
        return Periode.dari(Irama.BULANAN, date(tahun, int(cocok["bulan"]), 1))
    if cocok["triwulan"]:
        return Periode.dari(Irama.TRIWULANAN, date(tahun, int(cocok["triwulan"]) * 3, 1))
    if cocok["semester"]:
        return Periode.dari(Irama.SEMESTERAN, date(tahun, int(cocok["semester"]) * 6, 1))
    return Periode.dari(Irama.TAHUNAN, date(tahun, 1, 1))


def sebut_masa(mulai: date, selesai: date) -> str:
    """`Oktober 2026`, `Triwulan III Tahun 2026`, `Semester I Tahun 2026`, `Tahun 2026`, else both days."""
    for irama in Irama:
        periode = Periode.dari(irama, mulai)
        if (periode.mulai, periode.selesai) == (mulai, selesai):
            urut = (mulai.month - 1) // BULAN_IRAMA[irama]
            return {
                Irama.BULANAN: f"{BULAN[mulai.month - 1]} {mulai.year}",
                Irama.TRIWULANAN: f"Triwulan {BULAN_ROMAWI[urut]} Tahun {mulai.year}",
                Irama.SEMESTERAN: f"Semester {BULAN_ROMAWI[urut]} Tahun {mulai.year}",
                Irama.TAHUNAN: f"Tahun {mulai.year}",
            }[irama]
    return f"{tanggal(mulai)} sampai {tanggal(selesai)}"


def _tambah_bulan(awal: date, bulan: int) -> date:
    urut = awal.year * 12 + awal.month - 1 + bulan
    return date(urut // 12, urut % 12 + 1, 1)
