"""Rules about work programmes: whose they are, what may change, how far they are; no writes."""

import calendar
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lpse.aturan import AturanDilanggar, TidakBerwenang, TindakanTertutup
from lpse.models import Akun
from lpse.peran import KELOLA_PROGRAM
from lpse.profil import profil
from lpse.waktu import rupiah
from sekretariat.enums.program import StatusProgram
from sekretariat.models import KegiatanProgram, ProgramKerja

# So many percent behind the plan an activity is flagged.
AMBANG_DEVIASI = 20
SEPERSEPULUH = Decimal("0.1")
SERATUS = Decimal(100)
SETAHUN = range(1, 13)


class BukanUnitnya(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Program ini milik unit lain. Minta pegawai unit itu atau Sekretaris mengerjakannya."
        )


class ProgramSudahAda(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Program untuk tahun dan unit ini sudah ada. Buka program itu; yang sudah disahkan diubah dengan "
            "“Revisi”."
        )


class ProgramKosong(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Program ini belum berisi kegiatan. Tambahkan kegiatannya, lalu ajukan.")


class PengesahSendiri(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Program ini Anda susun atau ajukan sendiri. Orang lain yang mengesahkannya.")


class RealisasiKeliru(AturanDilanggar):
    """A day or an amount that cannot be; `str()` says why."""


def check_kelola(oleh: Akun, unit: str, unit_saya: Collection[str]) -> None:
    """The unit's own people, or the Sekretaris. Raises TidakBerwenang, BukanUnitnya.

    Dasar: sekretariat.program_unit
    """
    if not oleh.has_perm(KELOLA_PROGRAM):
        raise TidakBerwenang
    if unit not in unit_saya:
        raise BukanUnitnya


def check_konsep(program: ProgramKerja) -> None:
    """Only a draft is written to. Raises TindakanTertutup."""
    if program.status != StatusProgram.KONSEP:
        raise TindakanTertutup(program.get_status_display())


def check_dapat_direvisi(program: ProgramKerja) -> None:
    """Only an approved one in force is revised. Raises TindakanTertutup."""
    if program.status != StatusProgram.DISAHKAN:
        raise TindakanTertutup(program.get_status_display())


def check_bukan_penyusun(penyusun: Collection[int], oleh: Akun) -> None:
    """Whoever drew up, wrote to or submitted a programme does not approve it. Raises PengesahSendiri."""
    if oleh.pk in penyusun:
        raise PengesahSendiri


def check_realisasi(
    kegiatan: KegiatanProgram, hari: date, kini: date, jumlah: Decimal, belanja: Decimal
) -> None:
    """A day of the programme's year that has come; sums that stay between zero and the budget.

    `jumlah` and `belanja` are the sums with the new row in them. Raises RealisasiKeliru.
    """
    if hari.year != kegiatan.program.tahun or hari > kini:
        raise RealisasiKeliru(
            f"Tanggal realisasi harus dalam tahun {kegiatan.program.tahun} dan tidak sesudah hari ini."
        )
    if jumlah < 0 or belanja < 0:
        raise RealisasiKeliru("Koreksi tidak boleh membuat jumlah seluruhnya kurang dari nol.")
    if belanja > kegiatan.pagu:
        raise RealisasiKeliru(
            f"Belanja menjadi {rupiah(belanja)}, melebihi pagu {rupiah(kegiatan.pagu)}. "
            "Revisi programnya dulu."
        )


def isian_urusan(urut: str) -> dict[str, Any]:
    """A ready activity of one of the office's duties that the regulation lists; empty for no such number.

    Dasar: sekretariat.ketatausahaan
    """
    urusan = profil().sekretariat.urusan_tata_usaha
    if not urut.isascii() or not urut.isdigit() or int(urut) >= len(urusan):
        return {}
    nama = f"Urusan {urusan[int(urut)][:1].lower()}{urusan[int(urut)][1:]}"
    return {
        "nama": nama,
        "kunci": "sekretariat.ketatausahaan",
        "indikator": f"{nama} terselenggara setiap bulan",
        "target": Decimal(12),
        "satuan": "bulan",
        "bulan": list(SETAHUN),
    }


# --- How far it is ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kemajuan:
    """How far an activity is, in percent: done, planned by now, spent."""

    nyata: Decimal
    rencana: Decimal
    anggaran: Decimal | None

    @property
    def is_tertinggal(self) -> bool:
        return self.rencana - self.nyata > AMBANG_DEVIASI


def bulan_lewat(tahun: int, hari: date) -> int:
    """How many months of the year are over on a day, 0 to 12; a month is over with its last day."""
    if hari.year != tahun:
        return 12 if hari.year > tahun else 0
    is_akhir = hari.day == calendar.monthrange(hari.year, hari.month)[1]
    return hari.month if is_akhir else hari.month - 1


def hitung_kemajuan(
    kegiatan: KegiatanProgram, jumlah: Decimal, belanja: Decimal, tahun: int, hari: date
) -> Kemajuan:
    """Of an activity with these sums on a day. More than the target counts as the target."""
    return Kemajuan(
        nyata=_persen(jumlah, kegiatan.target),
        rencana=rencana_sampai(kegiatan.bulan, bulan_lewat(tahun, hari)),
        anggaran=_persen(belanja, kegiatan.pagu) if kegiatan.pagu else None,
    )


def rata_kemajuan(isi: Sequence[tuple[KegiatanProgram, Decimal, Kemajuan]]) -> Kemajuan:
    """Of a whole programme: activity, what it spent, how far it is; at least one of them."""
    banyak, pagu = Decimal(len(isi)), sum((k.pagu for k, _, _ in isi), Decimal(0))
    return Kemajuan(
        nyata=(sum((m.nyata for *_, m in isi), Decimal(0)) / banyak).quantize(SEPERSEPULUH),
        rencana=(sum((m.rencana for *_, m in isi), Decimal(0)) / banyak).quantize(SEPERSEPULUH),
        anggaran=_persen(sum((b for _, b, _ in isi), Decimal(0)), pagu) if pagu else None,
    )


def rencana_sampai(bulan: Sequence[int], sampai: int) -> Decimal:
    """The percentage of the planned months that are over."""
    return _persen(Decimal(sum(satu <= sampai for satu in bulan)), Decimal(len(bulan)))


def _persen(bagian: Decimal, seluruh: Decimal) -> Decimal:
    if not seluruh:
        return Decimal(0)
    return min(SERATUS, SERATUS * bagian / seluruh).quantize(SEPERSEPULUH)


def kurva(
    kegiatan: Sequence[KegiatanProgram], per_bulan: dict[tuple[str, int], Decimal], sampai: int
) -> tuple[list[Decimal], list[Decimal | None]]:
    """Plan and reality by month, cumulative, the mean over all activities; reality through month `sampai`.

    `per_bulan`: what was done of a `seri` in a month.
    """
    banyak = len(kegiatan) or 1
    rencana = [sum((rencana_sampai(k.bulan, b) for k in kegiatan), Decimal(0)) / banyak for b in SETAHUN]
    nyata: list[Decimal | None] = []
    for b in SETAHUN:
        jumlah = Decimal(0)
        for k in kegiatan:
            selama = sum((per_bulan.get((k.seri, m), Decimal(0)) for m in range(1, b + 1)), Decimal(0))
            jumlah += _persen(selama, k.target)
        nyata.append(jumlah / banyak if b <= sampai else None)
    return rencana, nyata
