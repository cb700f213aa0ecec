"""What is expected of a piece of evidence in a period, and what follows from what was counted; pure.

A state is never typed in: it is computed from rows of the portal by a rule declared here.
"""

from abc import ABC, abstractmethod
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from lpse.profil.jenis import Irama
from lpse.waktu import BULAN, tanggal

Pecah = Literal["", "hari", "bulan", "butir"]
AWAL_CATATAN = date(1945, 1, 1)  # before anything a register holds
SEBUT_TERBANYAK = 5
PANJANG_IRAMA: Mapping[str, int] = {"bulanan": 1, "triwulanan": 3, "tahunan": 12}
BUNYI_IRAMA: Mapping[Irama, str] = {
    "harian": "setiap hari kerja",
    "bulanan": "setiap bulan",
    "triwulanan": "setiap triwulan",
    "tahunan": "setiap tahun",
}
TRIWULAN = 3


class MasaKeliru(ValueError):
    """A period that is not written as `2026`, `2026-T3` or `2026-10`; `str()` says so."""


def _senin_sampai_jumat(hari: date) -> bool:
    return hari.weekday() < 5


@dataclass(frozen=True, slots=True)
class Masa:
    """The days looked at, first through last, on the day `kini`; `is_kerja` knows the working days."""

    dari: date
    sampai: date
    kini: date
    is_kerja: Callable[[date], bool] = field(default=_senin_sampai_jumat, compare=False)

    @classmethod
    def urai(cls, teks: str, kini: date, is_kerja: Callable[[date], bool] = _senin_sampai_jumat) -> "Masa":
        """Read `2026`, `2026-T3` or `2026-10`. Raises MasaKeliru."""
        tahun, _, bagian = teks.partition("-")
        awal, panjang = 1, 12
        if bagian[:1] == "T" and bagian[1:] in ("1", "2", "3", "4"):
            awal, panjang = TRIWULAN * (int(bagian[1:]) - 1) + 1, TRIWULAN
        elif len(bagian) == 2 and bagian.isascii() and bagian.isdigit() and 1 <= int(bagian) <= 12:
            awal, panjang = int(bagian), 1
        elif teks != tahun:
            raise MasaKeliru(_harapan_masa(teks))
        if not (len(tahun) == 4 and tahun.isascii() and tahun.isdigit() and int(tahun) >= AWAL_CATATAN.year):
            raise MasaKeliru(_harapan_masa(teks))
        akhir = awal + panjang - 1
        tahun_ = int(tahun)
        sampai = date(tahun_, akhir, monthrange(tahun_, akhir)[1])
        return cls(date(tahun_, awal, 1), sampai, kini, is_kerja)

    @property
    def kode(self) -> str:
        """As `urai` reads it."""
        bulan = self.sampai.month - self.dari.month + 1
        if bulan == 1:
            return f"{self.dari:%Y-%m}"
        return (
            f"{self.dari.year}-T{self.sampai.month // TRIWULAN}" if bulan == TRIWULAN else f"{self.dari.year}"
        )

    @property
    def nama(self) -> str:
        """`Oktober 2026`, `triwulan III 2026`, `tahun 2026`."""
        _, _, bagian = self.kode.partition("-")
        if not bagian:
            return f"tahun {self.dari.year}"
        if bagian.startswith("T"):
            return f"triwulan {('I', 'II', 'III', 'IV')[int(bagian[1:]) - 1]} {self.dari.year}"
        return f"{BULAN[self.dari.month - 1]} {self.dari.year}"

    @property
    def akhir(self) -> date:
        """The last day there can be records of: today, while the period runs."""
        return min(self.sampai, self.kini)

    @property
    def is_belum_mulai(self) -> bool:
        return self.kini < self.dari


def _harapan_masa(teks: str) -> str:
    return f"Periode “{teks[:20]}” tidak dikenal. Tulis seperti 2026, 2026-T3, atau 2026-10."


@dataclass(frozen=True, slots=True)
class Rentang:
    """The days whose rows count, first through last."""

    dari: date
    sampai: date


@dataclass(frozen=True, slots=True)
class Hitungan:
    """What the rows say: how many, the day of the last one, and which days, months or items they have."""

    jumlah: int = 0
    terakhir: date | None = None
    isi: frozenset[str] = frozenset()


Keadaan = Literal["terpenuhi", "kurang", "tidak_ada", "belum", "tidak_diatur"]
TERPENUHI: Keadaan = "terpenuhi"
KURANG: Keadaan = "kurang"
TIDAK_ADA: Keadaan = "tidak_ada"
BELUM: Keadaan = "belum"
TIDAK_DIATUR: Keadaan = "tidak_diatur"
MERAH = (KURANG, TIDAK_ADA)
SEBUTAN: Mapping[Keadaan, str] = {
    TIDAK_ADA: "Tidak ada catatan",
    KURANG: "Kurang",
    BELUM: "Belum ada kejadian",
    TERPENUHI: "Terpenuhi",
    TIDAK_DIATUR: "Tidak diatur",
}


@dataclass(frozen=True, slots=True)
class Nilai:
    """What one expectation comes to; `kurang` is what is missing, in words ("" where nothing is)."""

    keadaan: Keadaan
    kurang: str = ""
    is_pasif: bool = False  # nothing was found against it: says nothing where nothing was done either


class Harapan(ABC):
    """A declared rule about one piece of evidence. `pecah` is what the counting must tell apart."""

    pecah: Pecah = ""
    is_cacat = False  # whether its rows are faults, not records of a duty done

    @abstractmethod
    def rentang(self, masa: Masa) -> Rentang:
        """Whose rows count in this period."""

    @abstractmethod
    def nilai(self, ada: Hitungan, masa: Masa, label: str) -> Nilai:
        """What follows from what was counted there. `label` names the evidence in a sentence."""

    @property
    @abstractmethod
    def bunyi(self) -> str:
        """The rule in a few words, shown beside its result."""

    def sebut(self, label: str) -> str:
        """What the rows are that this counts: the evidence itself, or the faults in it."""
        return label


class BilaTerjadi(Harapan):
    """Something that is recorded when it happens; nobody is late where nothing did."""

    bunyi = "dicatat bila terjadi"

    def rentang(self, masa: Masa) -> Rentang:
        return Rentang(masa.dari, masa.akhir)

    def nilai(self, ada: Hitungan, masa: Masa, label: str) -> Nilai:
        return Nilai(TERPENUHI if ada.jumlah else BELUM)


class Tercatat(Harapan):
    """A register that has at least one row by the end of the period, whenever it was written."""

    bunyi = "harus ada"

    def rentang(self, masa: Masa) -> Rentang:
        return Rentang(AWAL_CATATAN, masa.akhir)

    def nilai(self, ada: Hitungan, masa: Masa, label: str) -> Nilai:
        if ada.jumlah:
            return Nilai(TERPENUHI)
        return Nilai(TIDAK_ADA, f"Belum ada catatan: {label} sampai {tanggal(masa.akhir)}.")


@dataclass(frozen=True, slots=True)
class PalingSedikit(Harapan):
    """At least once in so many months, counted back from the end of the period."""

    bulan: int

    @property
    def bunyi(self) -> str:
        return (
            "paling sedikit sekali setahun"
            if self.bulan == 12
            else f"paling sedikit sekali {self.bulan} bulan"
        )

    def rentang(self, masa: Masa) -> Rentang:
        return Rentang(mundur(masa.akhir, self.bulan) + timedelta(days=1), masa.akhir)

    def nilai(self, ada: Hitungan, masa: Masa, label: str) -> Nilai:
        if ada.jumlah:
            return Nilai(TERPENUHI)
        if masa.is_belum_mulai:
            return Nilai(BELUM)
        dari = tanggal(self.rentang(masa).dari)
        return Nilai(TIDAK_ADA, f"Belum ada catatan: {label} sejak {dari} sampai {tanggal(masa.akhir)}.")


@dataclass(frozen=True, slots=True)
class Nihil(Harapan):
    """Rows that should not be there: overdue, open, in breach. Those due by the end of the period count."""

    kalimat: str = "masih terbuka"
    is_cacat = True

    @property
    def bunyi(self) -> str:
        return "tidak boleh ada"

    def sebut(self, label: str) -> str:
        return f"{label} {self.kalimat}"

    def rentang(self, masa: Masa) -> Rentang:
        return Rentang(AWAL_CATATAN, masa.akhir)

    def nilai(self, ada: Hitungan, masa: Masa, label: str) -> Nilai:
        if not ada.jumlah:
            return Nilai(TERPENUHI, is_pasif=True)
        return Nilai(KURANG, f"{ada.jumlah} {self.sebut(label)}.")


@dataclass(frozen=True, slots=True)
class Cakupan(Harapan):
    """Every one of these is there by the end of the period: code and name, asked when it is judged."""

    wajib: Callable[[], Mapping[str, str]]
    pecah = "butir"

    @property
    def bunyi(self) -> str:
        return f"{len(self.wajib())} butir harus lengkap"

    def rentang(self, masa: Masa) -> Rentang:
        return Rentang(AWAL_CATATAN, masa.akhir)

    def nilai(self, ada: Hitungan, masa: Masa, label: str) -> Nilai:
        wajib = self.wajib()
        kurang = [nama for kode, nama in wajib.items() if kode not in ada.isi]
        if not kurang:
            return Nilai(TERPENUHI)
        keadaan = TIDAK_ADA if len(kurang) == len(wajib) else KURANG
        return Nilai(keadaan, f"Belum ada {label} untuk {sebut(kurang)}.")


@dataclass(frozen=True, slots=True)
class Setiap(Harapan):
    """Once in each interval that ended within the period, `tenggang` days ago or more.

    `irama` is asked when it is judged, as the profil may set it; `harian` means each working day. Where the
    regulation sets none, once in twelve months is expected.
    """

    irama: Callable[[], Irama]
    tenggang: int = 0

    @property
    def pecah(self) -> Pecah:  # type: ignore[override]
        return "hari" if self.irama() == "harian" else "bulan"

    @property
    def bunyi(self) -> str:
        return BUNYI_IRAMA.get(self.irama(), PalingSedikit(12).bunyi)

    def rentang(self, masa: Masa) -> Rentang:
        if self.irama() == "tidak_diatur":
            return PalingSedikit(12).rentang(masa)
        panjang = PANJANG_IRAMA.get(self.irama(), 1)
        awal = (masa.dari.month - 1) // panjang * panjang + 1
        return Rentang(masa.dari.replace(month=awal), masa.akhir)

    def nilai(self, ada: Hitungan, masa: Masa, label: str) -> Nilai:
        if self.irama() == "tidak_diatur":
            return PalingSedikit(12).nilai(ada, masa, label)
        tempo = list(self.jatuh_tempo(masa))
        kurang = [nama for nama, bagian in tempo if not bagian & ada.isi]
        if not kurang:
            return Nilai(TERPENUHI if ada.jumlah else BELUM)
        keadaan = TIDAK_ADA if len(kurang) == len(tempo) else KURANG
        return Nilai(keadaan, f"{len(kurang)} dari {len(tempo)} kali tanpa {label}: {sebut(kurang)}.")

    def jatuh_tempo(self, masa: Masa) -> Iterable[tuple[str, frozenset[str]]]:
        """Each interval that is due: its name, and the days or months of which one must be there."""
        batas = min(masa.sampai, masa.kini - timedelta(days=1 + self.tenggang))
        if self.irama() == "harian":
            for n in range((batas - masa.dari).days + 1):
                hari = masa.dari + timedelta(days=n)
                if masa.is_kerja(hari):
                    yield tanggal(hari), frozenset({f"{hari:%Y-%m-%d}"})
            return
        panjang = PANJANG_IRAMA[self.irama()]
        for bulan in range(panjang, 13, panjang):
            akhir = date(masa.dari.year, bulan, monthrange(masa.dari.year, bulan)[1])
            if masa.dari <= akhir <= batas:
                semua = range(bulan - panjang + 1, bulan + 1)
                yield _nama_selang(akhir, panjang), frozenset(f"{akhir.year}-{n:02d}" for n in semua)


def _nama_selang(akhir: date, panjang: int) -> str:
    awal = date(akhir.year, akhir.month - panjang + 1, 1)
    return Masa(awal, akhir, akhir).nama


def mundur(hari: date, bulan: int) -> date:
    """The same day so many months earlier, or that month's last where it has no such day."""
    urut = hari.year * 12 + hari.month - 1 - bulan
    tahun, nomor = divmod(urut, 12)
    return date(tahun, nomor + 1, min(hari.day, monthrange(tahun, nomor + 1)[1]))


def sebut(nama: list[str]) -> str:
    """`a, b, c, dan 7 lainnya`: the first few by name."""
    lebih = len(nama) - SEBUT_TERBANYAK
    if lebih > 0:
        return f"{', '.join(nama[:SEBUT_TERBANYAK])}, dan {lebih} lainnya"
    return ", ".join(nama)


def simpulkan(nilai: Iterable[Nilai]) -> Keadaan:
    """What several results come to together: the state of a rule, of an article, of a standard.

    Some of the evidence missing is `kurang`, all of it `tidak_ada`. That nothing is overdue fulfils a duty
    only where something was done, or where no other evidence is asked for.
    """
    semua = list(nilai)
    tegas = {satu.keadaan for satu in semua if not satu.is_pasif}
    if KURANG in tegas:
        return KURANG
    if TIDAK_ADA in tegas:
        return KURANG if TERPENUHI in tegas else TIDAK_ADA
    if tegas:
        return TERPENUHI if TERPENUHI in tegas else BELUM
    return TERPENUHI if semua else TIDAK_ADA
