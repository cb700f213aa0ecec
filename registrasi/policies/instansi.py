"""What the active profil calls roles and institutions of users other than providers."""

from lpse.profil import profil
from registrasi.enums.pendaftaran import INSTANSI_DAERAH
from registrasi.models.masa_peran import sebut_peran

__all__ = ["pilihan_instansi", "sebut_instansi", "sebut_peran"]


def pilihan_instansi() -> list[tuple[str, str]]:
    """Kinds of institution as choices of a form: the region itself, then whom else the profil names."""
    pihak = profil().pihak
    lain = [(kode, str(pihak[kode])) for kode in profil().registrasi.pihak_lain]
    return [(INSTANSI_DAERAH, profil().daerah.pemerintah), *lain]


def sebut_instansi(kode: str) -> str:
    """What the profil calls a kind of institution; the code where it no longer names it."""
    return dict(pilihan_instansi()).get(kode, kode)
