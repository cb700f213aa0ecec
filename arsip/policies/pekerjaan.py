"""What may be asked of the engine, and by whom."""

from arsip.enums.cadangan import JenisPekerjaan as J
from arsip.models import Repositori, Sumber
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.models import Akun
from lpse.peran import KELOLA_CADANGAN, KELOLA_MEDIA, KELOLA_RETENSI

# Who may ask for a job of each kind.
PEMINTA = {
    J.CADANGKAN: KELOLA_CADANGAN,
    J.PERIKSA: KELOLA_CADANGAN,
    J.UJI_PULIH: KELOLA_CADANGAN,
    J.SALIN: KELOLA_MEDIA,
    J.BERSIHKAN: KELOLA_RETENSI,
}


class SudahDiantrekan(AturanDilanggar):
    """The same job waits or runs already."""

    def __init__(self) -> None:
        super().__init__("Pekerjaan yang sama sudah menunggu atau berjalan. Tunggu sampai selesai.")


class TidakDipakai(AturanDilanggar):
    """The source or the repository is out of use."""

    def __init__(self, nama: str) -> None:
        super().__init__(f"{nama} sedang tidak dipakai. Pakai lagi lebih dahulu.")


def check_peminta(jenis: J, oleh: Akun | None) -> None:
    """The clock may ask for anything; a person only with the permission. Raises TidakBerwenang."""
    if oleh is not None and not oleh.has_perm(PEMINTA[jenis]):
        raise TidakBerwenang


def check_kelola(oleh: Akun) -> None:
    """Raises TidakBerwenang for whoever may not set up sources and repositories."""
    if not oleh.has_perm(KELOLA_CADANGAN):
        raise TidakBerwenang


def check_dipakai(*tempat: Sumber | Repositori | None) -> None:
    """Raises TidakDipakai for a source or a repository that was put out of use."""
    for satu in tempat:
        if satu is not None and not satu.is_aktif:
            raise TidakDipakai(satu.nama)
