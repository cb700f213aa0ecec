"""What the pages of meetings share: addresses, the meeting of an address, a form with one act."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from lpse import formulir
from lpse.alamat import alamat_ruang
from lpse.bentuk import LPSEForm
from lpse.pintu import dengan
from sekretariat.enums.rapat import StatusRapat
from sekretariat.models import Rapat
from sekretariat.queries.rapat import semua_rapat

PER_HALAMAN = 25
NAMA, ISIAN = "sekretariat_rapat", "admin/sekretariat/rapat/isian.html"
S = StatusRapat
WARNA = {
    S.DIRENCANAKAN: "abu",
    S.DIUNDANG: "biru",
    S.SELESAI: "kuning",
    S.DISAHKAN: "hijau",
    S.DIBATALKAN: "merah",
}
dengan_rapat = dengan(semua_rapat())


url = partial(alamat_ruang, NAMA)


def warna(rapat: Rapat) -> str:
    """The colour of its tag."""
    return WARNA[StatusRapat(rapat.status)]


def jalankan(
    request: HttpRequest, rapat: Rapat, form: LPSEForm, act: Callable[[], Any], **lain: Any
) -> HttpResponse:
    """A form with one act of a meeting behind it; it leads back to the meeting."""
    isi = {"templat": ISIAN, "rapat": rapat, "kembali": url("lihat", rapat.kode), "url_daftar": url(), **lain}
    return formulir.jalankan(request, rapat, form, act, **isi)
