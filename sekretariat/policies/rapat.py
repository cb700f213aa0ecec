"""Rules about meetings: when one may be planned, invited to, ended, and its minutes approved; no writes."""

from datetime import date, datetime

from lpse.aturan import AturanDilanggar, TidakBerwenang, TindakanTertutup
from lpse.models import Akun
from lpse.peran import KELOLA_RAPAT
from sekretariat.enums.rapat import JenisRapat, StatusRapat
from sekretariat.models import Rapat


class WaktuRapatKeliru(AturanDilanggar):
    """A time of a meeting that cannot be; `str()` says why."""


class PembinaKurang(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Isi siapa yang membina. Pembinaan selalu menyebut pembinanya.")


class BelumAdaPeserta(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Belum ada peserta. Tambahkan peserta rapat, lalu kirim undangannya.")


class PesertaSudahAda(AturanDilanggar):
    def __init__(self, nama: str) -> None:
        super().__init__(f"{nama} sudah ada di daftar peserta.")


class NotulaBelumLengkap(AturanDilanggar):
    """What the minutes still lack; `str()` says it."""


class NotulaPemimpinSendiri(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Anda memimpin rapat ini dan mengesahkan notulanya. Orang lain yang menulisnya.")


class TenggatKeliru(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Tenggat tindak lanjut tidak boleh sebelum tanggal rapat.")


def check_kelola(oleh: Akun) -> None:
    """Raises TidakBerwenang."""
    if not oleh.has_perm(KELOLA_RAPAT):
        raise TidakBerwenang


def check_jadwal(mulai: datetime, selesai: datetime) -> None:
    """It ends after it begins, on the same or the next day. Raises WaktuRapatKeliru."""
    if selesai <= mulai:
        raise WaktuRapatKeliru("Jam selesai harus sesudah jam mulai.")


def check_pembina(jenis: str, pembina: str) -> None:
    """Guidance names who gives it. Raises PembinaKurang. Dasar: sekretariat.pembinaan"""
    if jenis == JenisRapat.PEMBINAAN and not pembina:
        raise PembinaKurang


def check_ubah(rapat: Rapat, oleh: Akun) -> None:
    """Plans change until the meeting was held. Raises TidakBerwenang, TindakanTertutup."""
    check_kelola(oleh)
    if not rapat.is_akan_datang:
        raise TindakanTertutup(rapat.get_status_display())


def check_terbuka(rapat: Rapat, oleh: Akun) -> None:
    """Who came and what was said is noted until the minutes are approved. Raises TidakBerwenang, …"""
    check_kelola(oleh)
    if rapat.status in (StatusRapat.DISAHKAN, StatusRapat.DIBATALKAN):
        raise TindakanTertutup(rapat.get_status_display())


def check_terlaksana(rapat: Rapat, oleh: Akun) -> None:
    """Minutes are written of a meeting that was held. Raises TidakBerwenang, TindakanTertutup."""
    check_kelola(oleh)
    if rapat.status != StatusRapat.SELESAI:
        raise TindakanTertutup(rapat.get_status_display())


def check_undang(rapat: Rapat, peserta: int, kini: datetime) -> None:
    """Somebody is invited to what lies ahead. Raises BelumAdaPeserta, WaktuRapatKeliru."""
    if not peserta:
        raise BelumAdaPeserta
    if rapat.mulai <= kini:
        raise WaktuRapatKeliru("Rapat ini sudah dimulai. Ubah waktunya, atau catat langsung sebagai selesai.")


def check_sudah_mulai(rapat: Rapat, kini: datetime) -> None:
    """What has not begun is not over. Raises WaktuRapatKeliru."""
    if kini < rapat.mulai:
        raise WaktuRapatKeliru("Rapat ini belum dimulai. Catat selesai sesudah rapatnya berlangsung.")


def check_notula(ada: bool, hadir: int) -> None:
    """Minutes say what was said, and who was there. Raises NotulaBelumLengkap."""
    if not ada:
        raise NotulaBelumLengkap("Notula belum ditulis. Minta sekretaris menuliskannya.")
    if not hadir:
        raise NotulaBelumLengkap("Kehadiran belum dicatat. Tandai dulu siapa yang hadir.")


def check_bukan_pemimpin(rapat: Rapat, oleh: Akun) -> None:
    """Whoever led a meeting approves its minutes, so another writes them. Raises NotulaPemimpinSendiri."""
    if rapat.is_milik(oleh):
        raise NotulaPemimpinSendiri


def check_tenggat(tenggat: date, hari_rapat: date) -> None:
    """Raises TenggatKeliru."""
    if tenggat < hari_rapat:
        raise TenggatKeliru
