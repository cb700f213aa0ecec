"""What the mails about deadlines say when they are sent; what has lapsed since is not sent."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from layanan.actions.peringatan_tenggat import RESPONS, SURAT
from layanan.emails.tiket import isi_petugas
from layanan.emails.utas import UTAS_TIKET
from layanan.models import PemeriksaanTenggat, Tiket
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan
from lpse.waktu import waktu


def isi_peringatan(baris: Pemberitahuan) -> Isi | None:
    """The ticket and its clock; None where it no longer runs towards that deadline."""
    tiket = Tiket.objects.filter(pk=baris.objek_id).first()
    pada, is_respons = datetime.fromisoformat(baris.data["pada"]), baris.data["jam"] == RESPONS
    if tiket is None or not tiket.is_berjalan or (is_respons and tiket.respons_pada):
        return None
    if pada != (tiket.tenggat_respons if is_respons else tiket.tenggat_selesai):
        return None
    sebutan = "jawaban pertama" if is_respons else "penyelesaian"
    return {**(isi_petugas(baris) or {}), "sebutan": sebutan, "batas": waktu(pada)}


def isi_berbeda(baris: Pemberitahuan) -> Isi | None:
    """What the nightly comparison found, and where it is read."""
    hari = PemeriksaanTenggat.objects.filter(pk=baris.objek_id).first()
    alamat = reverse("admin:layanan_standar")
    return {"hari": hari, "url": f"{settings.BASE_URL}{alamat}"} if hari else None


def daftarkan() -> None:
    """Register the warnings and the alarm."""
    for templat in SURAT.values():
        sumbangan.daftarkan_surat(templat, isi_peringatan, UTAS_TIKET)
    sumbangan.daftarkan_surat("layanan/tenggat_berbeda", isi_berbeda)
