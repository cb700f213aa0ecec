"""The service desk's own cases, found by number for whoever links to one."""

from django.urls import reverse

from layanan.models import Penerusan, Tiket
from layanan.queries.tiket import NOMOR
from lpse.peran import LIHAT_TIKET
from lpse.sumbangan import Perkara


def cari_perkara(nomor: str) -> Perkara | None:
    """The ticket with this number, or the matter at LKPP with this code; None for another unit's."""
    nomor = nomor.strip()
    if NOMOR.fullmatch(nomor):
        tiket = Tiket.objects.filter(nomor=nomor.upper()).first()
        return sebut_tiket(tiket) if tiket else None
    penerusan = Penerusan.objects.filter(kode=nomor).first() if nomor.isalnum() else None
    return sebut_penerusan(penerusan) if penerusan else None


def sebut_tiket(tiket: Tiket) -> Perkara:
    """A ticket as other units name it."""
    alamat = reverse("admin:layanan_tiket", args=[tiket.kode])
    return Perkara(tiket.nomor, tiket.judul, alamat, LIHAT_TIKET)


def sebut_penerusan(penerusan: Penerusan) -> Perkara:
    """A matter at LKPP as other units name it: it has no number before its letter is issued."""
    alamat = reverse("admin:layanan_lkpp_lihat", args=[penerusan.kode])
    return Perkara(penerusan.kode, penerusan.judul, alamat, LIHAT_TIKET)
