"""The personal links of a subscription: made of the portal's key, so nothing of them is stored."""

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from layanan.models import LanggananPengumuman
from lpse.rahasia import sidik_berkunci

HURUF = 32  # hexadecimal digits: 128 bits


def tanda(langganan: LanggananPengumuman) -> str:
    """The fingerprint in its links: only who reads the mail sent to the address knows it."""
    return sidik_berkunci(langganan.kode, "langganan_pengumuman")[:HURUF]


def is_tanda(langganan: LanggananPengumuman, teks: str) -> bool:
    """Whether the text is this subscription's fingerprint; compared in constant time."""
    return constant_time_compare(teks, tanda(langganan))


def url_langganan(langganan: LanggananPengumuman, halaman: str = "langganan_atur") -> str:
    """Where it is confirmed and changed, or (`langganan_berhenti`) ended, whole as a mail needs it."""
    alamat = reverse(f"layanan:{halaman}", kwargs={"kode": langganan.kode, "tanda": tanda(langganan)})
    return f"{settings.BASE_URL}{alamat}"
