"""Where a clash of offices shows: the registrations, and the officials named in SPSE's data."""

from collections.abc import Callable

from lpse.models import Akun
from lpse.profil import profil
from registrasi.reports import jabatan_pengadaan
from sekretariat.enums.kepegawaian import SumberRangkap
from sekretariat.policies.kepegawaian import is_dilarang
from sekretariat.queries.spse import cari_pejabat

# Which offices of procurement the person with this NIP or NIK holds, in words.
Cari = Callable[[str, str], list[str]]


def dari_registrasi(nip: str, nik: str) -> list[str]:
    """The forbidden roles this person has as a user of SPSE, as the regulation names them."""
    pihak = profil().pihak
    return [
        pihak[kode].sebutan if kode in pihak else kode
        for kode in jabatan_pengadaan(nip, nik)
        if is_dilarang(kode)
    ]


SUMBER: tuple[tuple[SumberRangkap, Cari], ...] = (
    (SumberRangkap.REGISTRASI, dari_registrasi),
    (SumberRangkap.SPSE, cari_pejabat),
)


def cari_rangkap(nip: str, nik: str) -> list[tuple[SumberRangkap, str]]:
    """The clashes of this person by source; none where the regulation does not forbid any.

    Dasar: sekretariat.larang_rangkap
    """
    if not profil().sekretariat.larang_rangkap or not (nip or nik):
        return []
    return [(sumber, jabatan) for sumber, cari in SUMBER for jabatan in dict.fromkeys(cari(nip, nik))]


def rangkap_akun(akun: Akun) -> list[tuple[SumberRangkap, str]]:
    """The clashes of who this Akun belongs to."""
    return cari_rangkap(akun.nip, akun.nik)
