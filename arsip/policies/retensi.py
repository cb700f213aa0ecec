"""When records fall due and who may say that they go; no database. Dasar: arsip.retensi"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from arsip.enums.retensi import NasibAkhir
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.models import Akun
from lpse.models.naskah import JenisNaskah
from lpse.sumbangan import ButirRetensi

BELUM_DIISI = "Isi menurut JRA daerah"
PALING_BANYAK = 2000  # lines of one list: what a person can still look through, and a document print
PUTARAN = 2
SEBAB_TAHAN = "Ditahan untuk hukum sesudah daftar disusun."
# The classes this unit counts itself: documents that lie in no user's file, and among them the reports.
KELAS_NASKAH, KELAS_LAPORAN = "ARS-NASKAH", "ARS-LAPORAN"
NAMA_KELAS = {
    KELAS_NASKAH: "Berita acara, surat, izin, dan sertifikat di luar berkas pengguna",
    KELAS_LAPORAN: "Laporan dan lembar bulanan",
}
LAPORAN = (
    JenisNaskah.LEMBAR_PEMANTAUAN,
    JenisNaskah.LAPORAN_KAPASITAS,
    JenisNaskah.LAPORAN_GANGGUAN,
    JenisNaskah.LEMBAR_RUANG_SERVER,
)


class RetensiTidakTepat(AturanDilanggar):
    """What was asked for does not fit the class, the record or the list."""


@dataclass(frozen=True, slots=True)
class Tahanan:
    """What is held now: whole classes, single records, and everything of some users."""

    kelas: frozenset[str]
    rekaman: frozenset[tuple[str, str]]
    akun: frozenset[int]

    def is_menahan(self, kelas: str, butir: ButirRetensi) -> bool:
        """Whether this record must stay."""
        return (
            kelas in self.kelas
            or (kelas, butir.kunci) in self.rekaman
            or (butir.akun_id is not None and butir.akun_id in self.akun)
        )


def tambah_bulan(hari: date, bulan: int) -> date:
    """The same day so many months later; the month's last day where that month is shorter.

    Raises OverflowError beyond the year 9999.
    """
    tahun, indeks = divmod(hari.year * 12 + hari.month - 1 + bulan, 12)
    if not 1 <= tahun <= date.max.year:
        raise OverflowError("di luar penanggalan")
    return date(tahun, indeks + 1, min(hari.day, _hari_terakhir(tahun, indeks + 1)))


def peristiwa_terakhir(sampai: date, bulan: int) -> date:
    """The last day from which so many months are over on `sampai`; the inverse of `tambah_bulan`.

    Where `sampai` ends its month, the whole month that long ago is over: of 29 February a year is over on
    28 February. The first of all days where the calendar does not reach back so far.
    """
    tahun, indeks = divmod(sampai.year * 12 + sampai.month - 1 - bulan, 12)
    if tahun < 1:
        return date.min
    terakhir = _hari_terakhir(tahun, indeks + 1)
    is_akhir_bulan = sampai.day == _hari_terakhir(sampai.year, sampai.month)
    return date(tahun, indeks + 1, terakhir if is_akhir_bulan else min(sampai.day, terakhir))


def _hari_terakhir(tahun: int, bulan: int) -> int:
    return calendar.monthrange(tahun, bulan)[1]


def sebut_masa(bulan: int | None) -> str:
    """`2 tahun 6 bulan`, `5 tahun`, `0 bulan`; the reminder where no rule was entered."""
    if bulan is None:
        return BELUM_DIISI
    tahun, sisa = divmod(bulan, 12)
    bagian = [f"{tahun} tahun" if tahun else "", f"{sisa} bulan" if sisa or not tahun else ""]
    return " ".join(satu for satu in bagian if satu)


def batas_simpan(selang_jam: int, now: datetime) -> datetime:
    """Bytes stored after this moment may be in no finished backup yet: two cycles have not gone by."""
    return now - timedelta(hours=selang_jam * PUTARAN)


def is_boleh_dihapus(butir: ButirRetensi, batas: datetime) -> bool:
    """Whether its youngest bytes are older than two backup cycles."""
    return butir.disimpan_pada is None or butir.disimpan_pada < batas


def dapat_diusulkan(
    semua: Iterable[ButirRetensi], kelas: str, tahanan: Tahanan, batas: datetime
) -> Iterable[ButirRetensi]:
    """Of what is due, what may go on a list: not held, and old enough to stand in two backups."""
    return (b for b in semua if not tahanan.is_menahan(kelas, b) and is_boleh_dihapus(b, batas))


def check_masa(aktif: int | None, inaktif: int | None, dasar: str) -> None:
    """Raise RetensiTidakTepat for half a time, or a time that no rule stands behind."""
    if (aktif is None) != (inaktif is None):
        raise RetensiTidakTepat("Isi masa aktif dan masa inaktif, atau kosongkan keduanya.")
    if aktif is not None and not dasar:
        raise RetensiTidakTepat("Isi dasar aturannya: tanpa aturan tidak ada masa yang berlaku.")


def check_dimusnahkan(nasib: str, masa_bulan: int | None, is_berekaman: bool) -> None:
    """Raise RetensiTidakTepat where records of this class cannot come on a list."""
    if not is_berekaman:
        raise RetensiTidakTepat("Kelas ini tidak mempunyai rekaman yang dapat dimusnahkan lewat portal.")
    if masa_bulan is None:
        raise RetensiTidakTepat("Masa simpan kelas ini belum diisi menurut JRA daerah.")
    if nasib != NasibAkhir.MUSNAH:
        raise RetensiTidakTepat("Menurut JRA kelas ini tidak dimusnahkan.")


def check_izin(oleh: Akun, izin: str) -> None:
    """Raise TidakBerwenang for whoever lacks the permission."""
    if not oleh.has_perm(izin):
        raise TidakBerwenang


def check_orang_kedua(diusulkan_oleh_id: int, oleh: Akun) -> None:
    """Raise RetensiTidakTepat where the proposer would decide."""
    if diusulkan_oleh_id == oleh.pk:
        raise RetensiTidakTepat("Usulan diputus oleh orang lain, bukan oleh pengusulnya.")
