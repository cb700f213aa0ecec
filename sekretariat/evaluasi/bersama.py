"""What the pages of evaluations and findings share: addresses, colours, a form with one act."""

from functools import partial

from django.http import HttpRequest
from django.urls import reverse_lazy

from lpse import formulir
from lpse.alamat import alamat_ruang
from lpse.situs_admin import alamat_terbuka
from sekretariat.enums.evaluasi import PrioritasTemuan, StatusEvaluasi, StatusTemuan
from sekretariat.policies.bukti import tautan_bukti

PER_HALAMAN = 25
NAMA, TEMUAN = "sekretariat_evaluasi", "sekretariat_temuan"
WARNA_EVALUASI = {
    StatusEvaluasi.DISIAPKAN: "abu",
    StatusEvaluasi.BERLANGSUNG: "kuning",
    StatusEvaluasi.SELESAI: "hijau",
    StatusEvaluasi.DIBATALKAN: "abu",
}
WARNA_TEMUAN = {
    StatusTemuan.TERBUKA: "kuning",
    StatusTemuan.DITINDAKLANJUTI: "biru",
    StatusTemuan.DIKEMBALIKAN: "merah",
    StatusTemuan.DISETUJUI: "hijau",
}
WARNA_PRIORITAS = {
    PrioritasTemuan.TINGGI: "merah",
    PrioritasTemuan.SEDANG: "kuning",
    PrioritasTemuan.RENDAH: "abu",
}


url = partial(alamat_ruang, NAMA)


url_temuan = partial(alamat_ruang, TEMUAN)


def tautan(request: HttpRequest, teks: str) -> str:
    """The evidence as an address, where it is one that opens to this person; anything else is only words."""
    return alamat_terbuka(request, tautan_bukti(teks))


# A form with one act behind it.
jalankan = partial(
    formulir.jalankan,
    templat="admin/sekretariat/evaluasi/isian.html",
    url_daftar=reverse_lazy(f"admin:{NAMA}"),
)
