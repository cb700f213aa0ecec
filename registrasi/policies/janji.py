"""When an appointment may be made, moved, cancelled and noted; pure, no writes."""

from collections.abc import Iterable, Sequence

from lpse.aturan import AturanDilanggar, TidakBerwenang, TindakanTertutup
from lpse.models import Akun
from lpse.peran import ATUR_LOKET, LAYANI_LOKET
from lpse.waktu import hari_ini, waktu
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.models import DokumenSyarat, JanjiTemu, Pendaftaran, SlotLoket
from registrasi.policies.penonaktifan import check_tidak_nonaktif

# A returned one keeps the appointment it has; a new one is made once it was sent again.
DAPAT_MEMESAN = (StatusPendaftaran.DIAJUKAN,)
DAPAT_DATANG = (StatusPendaftaran.DIAJUKAN, StatusPendaftaran.DIKEMBALIKAN)


class SlotTidakTersedia(AturanDilanggar):
    """The time is full, closed or past; the sentence offers the next free ones, soonest first."""

    def __init__(self, tersedia: Sequence[SlotLoket]) -> None:
        usul = "; ".join(waktu(slot.mulai) for slot in tersedia)
        lanjutan = f"Yang masih kosong: {usul}." if usul else "Belum ada waktu lain yang kosong."
        super().__init__(f"Waktu itu baru saja penuh atau ditutup. {lanjutan}")


class SudahAdaJanji(AturanDilanggar):
    def __init__(self, janji: JanjiTemu) -> None:
        super().__init__(
            f"Sudah ada janji temu: {waktu(janji.slot.mulai)}. Pindahkan janji itu bila waktunya tidak cocok."
        )


class TidakPerluJanji(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Tidak ada dokumen asli yang masih perlu diperlihatkan.")


class JanjiSudahMulai(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Waktu janji ini sudah tiba, jadi tidak dapat dipindahkan atau dibatalkan lagi. "
            "Bila tidak jadi datang, Anda dapat memesan waktu lain setelah petugas mencatatnya."
        )


class BelumWaktunya(AturanDilanggar):
    pass


class AsliTidakDapatDicatat(AturanDilanggar):
    pass


def dokumen_belum_asli(dokumen: Iterable[DokumenSyarat]) -> list[DokumenSyarat]:
    """Those handed in whose originals nobody has seen yet: what to bring."""
    return [d for d in dokumen if d.berkas_id and not d.perlu_perbaikan and not d.asli_diperlihatkan_pada]


def check_boleh_mengatur(oleh: Akun) -> None:
    """Raise TidakBerwenang for whoever does not keep the schedule."""
    if not oleh.has_perm(ATUR_LOKET):
        raise TidakBerwenang


def check_melayani(oleh: Akun) -> None:
    """Raise TidakBerwenang for whoever does not serve at the counter."""
    if not oleh.has_perm(LAYANI_LOKET):
        raise TidakBerwenang


def check_dapat_memesan(pendaftaran: Pendaftaran, dokumen: Iterable[DokumenSyarat], oleh: Akun) -> None:
    """Raise TidakBerwenang, AksesDiakhiri, TidakPerluJanji; TindakanTertutup unless verification waits."""
    if not pendaftaran.is_milik(oleh):
        check_melayani(oleh)
    check_tidak_nonaktif(pendaftaran.akun)
    if pendaftaran.status not in DAPAT_MEMESAN:
        raise TindakanTertutup(pendaftaran.get_status_display())
    if not dokumen_belum_asli(dokumen):
        raise TidakPerluJanji


def check_belum_mulai(janji: JanjiTemu) -> None:
    """Raise JanjiSudahMulai once its time has come."""
    if janji.slot.is_mulai:
        raise JanjiSudahMulai


def check_hari_datang(janji: JanjiTemu) -> None:
    """Raise BelumWaktunya before the day of the appointment."""
    if janji.slot.tanggal > hari_ini():
        raise BelumWaktunya("Kehadiran dicatat pada hari janjinya.")


def check_sudah_mulai(janji: JanjiTemu) -> None:
    """Raise BelumWaktunya while the person may still come in time."""
    if not janji.slot.is_mulai:
        raise BelumWaktunya("“Tidak hadir” dicatat setelah waktu janjinya tiba.")


def check_asli_dapat_dicatat(
    pendaftaran: Pendaftaran, dokumen: Sequence[DokumenSyarat], diminta: int
) -> None:
    """Raise TindakanTertutup, or AsliTidakDapatDicatat unless all asked for are there to be shown.

    `dokumen` are those found of the `diminta` asked for.
    """
    if pendaftaran.status not in DAPAT_DATANG:
        raise TindakanTertutup(pendaftaran.get_status_display())
    if not dokumen:
        raise AsliTidakDapatDicatat("Centang sedikitnya satu dokumen yang aslinya diperlihatkan.")
    if len(dokumen) < diminta or any(d.berkas_id is None or d.perlu_perbaikan for d in dokumen):
        raise AsliTidakDapatDicatat("Dokumen itu tidak sedang menunggu aslinya. Muat ulang halaman ini.")
