"""What the mails about a ticket say when they are sent."""

from django.conf import settings
from django.urls import reverse

from layanan.emails.utas import UTAS_TIKET
from layanan.enums.tiket import ArahPesan, JenisPeristiwa
from layanan.models import PesanTiket, Tiket
from layanan.policies.tiket import PerkaraLuarDisebut, kunci_jenis, perkara_luar, url_lacak
from lpse.models import Pemberitahuan
from lpse.profil import profil
from lpse.sumbangan import Isi, sumbangan
from lpse.waktu import waktu

KEPADA_PELAPOR = (
    *("tiket_dicatat", "tiket_dijawab", "tiket_diminta", "tiket_selesai", "tiket_luar"),
    *("tiket_digabung", "tiket_diperpanjang", "tiket_tautan"),
)
KEPADA_PETUGAS = ("tiket_ditugaskan", "tiket_pembaruan")


def isi_pelapor(baris: Pemberitahuan) -> Isi | None:
    """The ticket, its personal link, and the message that the mail carries; None when it is gone."""
    tiket = Tiket.objects.select_related("digabung_ke").filter(pk=baris.objek_id).first()
    if tiket is None:
        return None
    pesan = PesanTiket.objects.filter(pk=baris.data.get("pesan", 0)).first()
    if pesan is not None and pesan.arah != ArahPesan.KELUAR:
        return None
    return {
        "tiket": tiket,
        "url": url_lacak(tiket),
        "pesan": pesan.isi if pesan else "",
        "alasan": _alasan_perpanjangan(tiket),
        "dasar": profil().dasar_lengkap(kunci_jenis(tiket)),
        "perkara": _belum_disebut(tiket, pesan.isi if pesan else ""),
        "tenggat_respons": waktu(tiket.tenggat_respons) if tiket.tenggat_respons else "",
        "tenggat_selesai": waktu(tiket.tenggat_selesai) if tiket.tenggat_selesai else "",
    }


def _belum_disebut(tiket: Tiket, isi: str) -> PerkaraLuarDisebut | None:
    """The excluded matter, unless the officer's own words name who answers for it and by which article."""
    perkara = perkara_luar(tiket.perkara_luar)
    if perkara is not None and perkara.dasar in isi and perkara.penanggung_jawab in isi:
        return None
    return perkara


def _alasan_perpanjangan(tiket: Tiket) -> str:
    """Why the time was extended last; "" where it was not."""
    terakhir = tiket.peristiwa.filter(jenis=JenisPeristiwa.DIPERPANJANG).order_by("-urut").first()
    return terakhir.alasan if terakhir else ""


def isi_petugas(baris: Pemberitahuan) -> Isi | None:
    """The ticket and where an officer opens it; what was said stays behind the sign-in."""
    tiket = Tiket.objects.filter(pk=baris.objek_id).first()
    if tiket is None:
        return None
    alamat = reverse("admin:layanan_tiket", kwargs={"kode": tiket.kode})
    tenggat = waktu(tiket.tenggat) if tiket.tenggat else ""
    return {"tiket": tiket, "url": f"{settings.BASE_URL}{alamat}", "tenggat": tenggat}


def daftarkan() -> None:
    """Register the mails of the tickets."""
    for nama in KEPADA_PELAPOR:
        sumbangan.daftarkan_surat(f"layanan/{nama}", isi_pelapor, UTAS_TIKET)
    for nama in KEPADA_PETUGAS:
        sumbangan.daftarkan_surat(f"layanan/{nama}", isi_petugas, UTAS_TIKET)
