"""What the ticket desk's pages share: which ticket it is, and the ways back."""

from urllib.parse import urlencode

from django.urls import reverse

from layanan.models import Tiket
from lpse.pintu import dengan

NAMA_ANTREAN = "layanan_antrean"
NAMA_TIKET = "layanan_tiket"
ORANG = ("akun", "satker", "kunjungan", "dicatat_oleh", "ditugaskan_kepada", "diselesaikan_oleh")
TERKAIT = (*ORANG, "digabung_ke", "pisahan_dari", "standar__standar")


dengan_tiket = dengan(Tiket.objects.select_related(*TERKAIT))


def url_antrean(**saringan: str) -> str:
    alamat = reverse(f"admin:{NAMA_ANTREAN}")
    return f"{alamat}?{urlencode(saringan)}" if saringan else alamat


def url_tiket(tiket: Tiket, bagian: str = "") -> str:
    """The page of a ticket; `bagian` is the part of it to look at."""
    alamat = reverse(f"admin:{NAMA_TIKET}", args=[tiket.kode])
    return f"{alamat}#{bagian}" if bagian else alamat
