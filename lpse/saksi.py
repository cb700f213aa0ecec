"""The trail's head, sent each day to an address outside: cutting off the newest seals shows there."""

from lpse.models import Pemberitahuan, SegelJejak
from lpse.pemberitahuan import beritahukan
from lpse.profil import profil
from lpse.sumbangan import Isi, sumbangan
from lpse.waktu import hari_ini

TEMPLAT = "jejak/kepala_rantai"


def kirim_kepala_rantai() -> bool:
    """Put today's head into the outbox for the unit's security contact. Returns whether it was due."""
    kunci = f"jejak.kepala:{hari_ini():%Y-%m-%d}"
    akhir = SegelJejak.objects.order_by("-nomor").first()
    if akhir is None or Pemberitahuan.objects.filter(kunci=kunci).exists():
        return False
    data = {"nomor": akhir.nomor, "hmac": akhir.hmac}
    beritahukan(TEMPLAT, kepada=profil().kontak.surel_keamanan, kunci=kunci, data=data)
    return True


def _isi(baris: Pemberitahuan) -> Isi:
    return {"pada": baris.created_at}


def daftarkan() -> None:
    """Register the mail with the outbox."""
    sumbangan.daftarkan_surat(TEMPLAT, _isi)
