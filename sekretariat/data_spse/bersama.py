"""What the pages of SPSE imports share: addresses, the import of an address, colours."""

from functools import partial

from lpse.alamat import alamat_ruang
from lpse.pintu import dengan
from sekretariat.enums.spse import StatusKiriman
from sekretariat.models import KirimanSPSE

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


url = partial(alamat_ruang, NAMA)


def warna(kiriman: KirimanSPSE) -> str:
    return WARNA[StatusKiriman(kiriman.status)]
