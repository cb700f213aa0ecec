"""What the pages of reports share: addresses, colours, the report of an address, a form with one act."""

from functools import partial

from django.urls import reverse_lazy

from lpse import formulir
from lpse.alamat import alamat_ruang
from lpse.pintu import View, dengan
from sekretariat.enums.pelaporan import KeadaanPeriode, StatusLaporan
from sekretariat.models import LaporanBerkala
from sekretariat.queries.pelaporan import semua_laporan

PER_HALAMAN = 25
NAMA = "sekretariat_pelaporan"
WARNA = {
    StatusLaporan.DISUSUN: "abu",
    StatusLaporan.DIPERIKSA: "kuning",
    StatusLaporan.DITANDATANGANI: "biru",
    StatusLaporan.DIKIRIM: "hijau",
}
WARNA_PERIODE = {
    KeadaanPeriode.BELUM_WAKTUNYA: "abu",
    KeadaanPeriode.DITUNGGU: "kuning",
    KeadaanPeriode.TERLAMBAT: "merah",
    KeadaanPeriode.SELESAI: "hijau",
}


url = partial(alamat_ruang, NAMA)


def warna(laporan: LaporanBerkala) -> str:
    """The colour of its tag."""
    return WARNA[StatusLaporan(laporan.status)]


def dengan_laporan(view: View) -> View:
    """Hand the view the report with this code; 404 for an unknown one."""
    # A new query to every request: this one is only its shape.
    return dengan(semua_laporan())(view)


# A form with one act behind it.
jalankan = partial(
    formulir.jalankan,
    templat="admin/sekretariat/pelaporan/isian.html",
    url_daftar=reverse_lazy(f"admin:{NAMA}"),
)
