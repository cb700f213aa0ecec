"""What the help centre shows on the officers' start page: articles nobody has read again in time."""

from django.http import HttpRequest
from django.urls import reverse

from layanan.models import Artikel
from lpse.models import Akun
from lpse.paging import hitung_sampai
from lpse.peran import KELOLA_PUSAT_BANTUAN
from lpse.sumbangan import Isi
from lpse.waktu import hari_ini


def kartu_tinjau(request: HttpRequest, akun: Akun) -> Isi | None:
    """Articles due for review; None where none is, or for others."""
    if not akun.has_perm(KELOLA_PUSAT_BANTUAN):
        return None
    jumlah = hitung_sampai(Artikel.objects.harus_ditinjau(hari_ini()))
    if jumlah == "0":
        return None
    return {
        "judul": "Artikel harus ditinjau",
        "angka": jumlah,
        "keterangan": "Periksa apakah isinya masih benar.",
        "perlu_perhatian": True,
        "url": f"{reverse('admin:layanan_artikel')}?tinjau=on",
        "tautan": "Tinjau",
    }
