"""What the pages of e-reporting share: addresses, the filters of an address, and who may see people."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from lpse.peran import LIHAT_PEJABAT_SPSE
from lpse.situs_admin import petugas
from sekretariat.forms.e_reporting import SEMUA, SaringanPaketForm
from sekretariat.queries.e_reporting_saring import SaringanPaket, pilihan

NAMA = "sekretariat_e_reporting"


def url(halaman: str = "", *kunci: str) -> str:
    """The address of one of this room's pages; "" names the first."""
    return reverse(f"admin:{NAMA}{'_' if halaman else ''}{halaman}", args=kunci)


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
