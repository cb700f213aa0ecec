"""The mails about copies to storage elsewhere; None when the matter has lapsed since."""

from arsip.models import Repositori
from arsip.queries.salinan_luar import isi_luar
from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan
from lpse.waktu import waktu


def salinan_absen(baris: Pemberitahuan) -> Isi | None:
    """No copy reaches the storage; nothing once one has, or it is out of use."""
    repositori = Repositori.objects.get(pk=baris.objek_id)
    if repositori.alarm_pada is None or not repositori.is_aktif:
        return None
    return _isi(repositori)


def salinan_pulih(baris: Pemberitahuan) -> Isi | None:
    """Copies arrive again, or it is out of use."""
    repositori = Repositori.objects.get(pk=baris.objek_id)
    return _isi(repositori) if repositori.alarm_pada is None and repositori.is_aktif else None


def _isi(repositori: Repositori) -> Isi:
    terbaru = isi_luar([repositori.pk]).get(repositori.pk)
    return {
        "repositori": repositori,
        "terbaru": waktu(terbaru) if terbaru else "",
        "url": url_penuh("admin:arsip_repositori"),
    }


def daftarkan() -> None:
    """Register the mails with the outbox."""
    sumbangan.daftarkan_surat("arsip/salinan_absen", salinan_absen)
    sumbangan.daftarkan_surat("arsip/salinan_pulih", salinan_pulih)
