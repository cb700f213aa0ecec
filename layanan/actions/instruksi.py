"""LKPP's technical instructions: whoever hears one here hands it to whoever runs the systems."""

from django.db import transaction

from layanan.enums.penerusan import TingkatLKPP
from layanan.models import Penerusan
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.models import Akun
from lpse.peran import TERUSKAN_LKPP
from lpse.sumbangan import sumbangan


@transaction.atomic
def serahkan_instruksi(
    *, isi: str, oleh: Akun, penerusan: Penerusan | None = None, dari: str = "LKPP"
) -> str:
    """Menyerahkan instruksi teknis LKPP kepada pengelola sistem; `penerusan` perkara yang mendahuluinya.

    Returns its code. Raises TidakBerwenang, and AturanDilanggar where nobody takes instructions.
    Dasar: infrastruktur.instruksi_lkpp
    """
    if not oleh.has_perm(TERUSKAN_LKPP):
        raise TidakBerwenang
    if sumbangan.penerima_instruksi is None:
        raise AturanDilanggar("Pencatatan instruksi teknis tidak terpasang pada portal ini.")
    # Whoever had the matter instructs; by itself it says so (`dari`).
    sumber = penerusan.berada_pada if penerusan and penerusan.tingkat == TingkatLKPP.PUSAT else dari
    asal = penerusan.kode if penerusan else ""
    return sumbangan.penerima_instruksi.catat(isi, oleh=oleh, asal=asal, dari=sumber)
