"""What the pages of e-reporting share: addresses, the filters of an address, and who may see people."""

from functools import partial
from urllib.parse import urlencode

from django.http import HttpRequest

from lpse.alamat import alamat_ruang
from lpse.peran import LIHAT_PEJABAT_SPSE
from lpse.situs_admin import petugas
from sekretariat.forms.e_reporting import SEMUA, SaringanPaketForm
from sekretariat.queries.e_reporting_saring import SaringanPaket, pilihan

NAMA = "sekretariat_e_reporting"


url = partial(alamat_ruang, NAMA)


def baca_saringan(request: HttpRequest) -> tuple[SaringanPaketForm, SaringanPaket]:
    """The filters in the address, and what of them is understood."""
    form = SaringanPaketForm(request.GET, pilihan())
    return form, form.saringan


def kueri(saringan: SaringanPaket, **lain: str) -> str:
    """The filters as an address has them, each link a permanent one."""
    params = {"kumpulan": SEMUA, **saringan.as_params(), **lain}
    return urlencode({nama: nilai for nama, nilai in params.items() if nilai})


def boleh_pejabat(request: HttpRequest) -> bool:
    """Whether this person sees officials, and tax numbers that may be a NIK."""
    return petugas(request).has_perm(LIHAT_PEJABAT_SPSE)
