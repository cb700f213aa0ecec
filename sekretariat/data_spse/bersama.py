"""What the pages of SPSE imports share: addresses, the import of an address, colours."""

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.urls import reverse

from lpse.pintu import dengan
from sekretariat.enums.spse import StatusKiriman
from sekretariat.models import KirimanSPSE

View = Callable[..., HttpResponseBase]
Rute = tuple[str, View, str, str]
NAMA = "sekretariat_data_spse"
PER_HALAMAN = 25
WARNA = {
    StatusKiriman.MEMERIKSA: "biru",
    StatusKiriman.DIPERIKSA: "kuning",
    StatusKiriman.MENERAPKAN: "biru",
    StatusKiriman.DITERAPKAN: "hijau",
    StatusKiriman.DIBATALKAN: "abu",
    StatusKiriman.GAGAL: "merah",
}

dengan_kiriman = dengan(KirimanSPSE.objects.select_related("dikirim_oleh", "diterapkan_oleh"))


def url(halaman: str = "", *kunci: object) -> str:
    """The address of one of this room's pages; "" names the list."""
    return reverse(f"admin:{NAMA}{'_' if halaman else ''}{halaman}", args=kunci)


def warna(kiriman: KirimanSPSE) -> str:
    return WARNA[StatusKiriman(kiriman.status)]
