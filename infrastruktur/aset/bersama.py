"""What the pages of the registers share: addresses, the asset of an address, and a form with one act."""

from functools import partial, wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse_lazy

from infrastruktur.models import Aset
from lpse import formulir
from lpse.alamat import alamat_ruang
from lpse.pintu import View

NAMA, ISIAN = "infrastruktur_aset", "admin/infrastruktur/aset/isian.html"

url = partial(alamat_ruang, NAMA)


def dengan_aset(view: View) -> View:
    """Hand the view the asset with this code; 404 for an unknown one."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        semua = Aset.objects.select_related("lokasi", "sasaran", "dicatat_oleh")
        return view(request, get_object_or_404(semua, kode=kode.upper()), **kwargs)

    return terbuka


# A form with one act behind it.
jalankan = partial(formulir.jalankan, templat=ISIAN, url_daftar=reverse_lazy(f"admin:{NAMA}"))
