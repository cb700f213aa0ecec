"""What the room shows on the officers' start page: the cases that wait for a next step."""

from django.http import HttpRequest

from layanan.models import Kesaksian
from layanan.saksi.daftar import BERJALAN, url_kesaksian
from lpse.models import Akun
from lpse.paging import hitung_sampai
from lpse.peran import SAKSIKAN
from lpse.sumbangan import Isi


def kartu_kesaksian(request: HttpRequest, akun: Akun) -> Isi | None:
    """Cases that are not over; None for who witnesses nothing, and where none is open."""
    if not akun.has_perm(SAKSIKAN):
        return None
    berjalan = Kesaksian.objects.berjalan()
    jumlah = hitung_sampai(berjalan)
    if jumlah == "0":
        return None
    return {
        "judul": "Kesaksian belum selesai",
        "angka": jumlah,
        "keterangan": "dokumen penawaran tidak dapat dibuka",
        "url": f"{url_kesaksian()}?status={BERJALAN}",
        "tautan": "Buka kesaksian",
    }
