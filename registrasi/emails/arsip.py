"""What fills the archive's letter when it is sent."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from lpse.models import Pemberitahuan
from lpse.peran import LIHAT_PENDAFTARAN
from lpse.sumbangan import Isi, sumbangan
from registrasi.models import ButirArsip

SEBUT = 10  # documents named in the letter; the list in the portal has them all


def arsip_rusak(baris: Pemberitahuan) -> Isi | None:
    """Which documents were found damaged; None when all of them are intact again."""
    pada = datetime.fromisoformat(baris.data["pada"])
    rusak = list(
        ButirArsip.objects.select_related("berkas")
        .filter(dikabarkan_pada=pada)
        .order_by("keadaan", "pk")[:SEBUT]
    )
    if not rusak:
        return None
    # Whoever keeps the servers may not open documents: the codes are enough to find them in a backup.
    bisa_membuka = baris.akun is not None and baris.akun.has_perm(LIHAT_PENDAFTARAN)
    daftar = settings.BASE_URL + reverse("admin:registrasi_arsip") if bisa_membuka else ""
    return {
        "ditemukan": pada,
        "rusak": [(b, f"{daftar}{b.kode}/" if daftar else "") for b in rusak],
        "selebihnya": max(baris.data["jumlah"] - len(rusak), 0),
        "url": daftar,
    }


def daftarkan() -> None:
    """Register the mail with the outbox."""
    sumbangan.daftarkan_surat("registrasi/arsip_rusak", arsip_rusak)
