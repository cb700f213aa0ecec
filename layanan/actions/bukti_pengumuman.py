"""Proof that users were told: which page and feed first carried it, and the mails, piece by piece."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from layanan.models import BuktiPemberitahuan, LanggananPengumuman
from lpse.jejak import catat
from lpse.pemberitahuan import beritahukan

SEPOTONG = 500
TEMPLAT = "layanan/pengumuman"


def catat_spanduk(bukti: Iterable[int]) -> int:
    """Mencatat kali pertama sebuah halaman memuat pengumuman ini dalam spanduknya.

    Written once, by whichever page comes first; returns how many were. Dasar: layanan.pengumuman_gangguan
    """
    belum = BuktiPemberitahuan.objects.filter(pk__in=list(bukti), spanduk_pada__isnull=True)
    return belum.update(spanduk_pada=timezone.now())


def catat_umpan(bukti: Iterable[int]) -> int:
    """Mencatat kali pertama umpan Atom yang diambil seseorang memuat pengumuman ini.

    Returns how many were written. Dasar: layanan.pengumuman_gangguan
    """
    belum = BuktiPemberitahuan.objects.filter(pk__in=list(bukti), umpan_pada__isnull=True)
    return belum.update(umpan_pada=timezone.now())


@transaction.atomic
def surati_pelanggan(pk: int) -> bool:
    """Menaruh surat bagi sepotong pelanggan ke kotak keluar; True bila masih ada sisanya.

    To those who had confirmed when it was told: later ones read it here. Twice at once does no harm: the
    row is locked, and each letter has its own key.
    Dasar: layanan.pengumuman_gangguan
    """
    bukti = BuktiPemberitahuan.objects.select_for_update(of=("self",)).select_related("pengumuman").get(pk=pk)
    if bukti.disurati_pada is not None:
        return False
    pelanggan = LanggananPengumuman.objects.aktif(bukti.pengumuman.jenis)
    menunggu = pelanggan.filter(pk__gt=bukti.disurati_sampai, dikonfirmasi_pada__lte=bukti.pada)
    sepotong = list(menunggu.order_by("pk")[:SEPOTONG])
    for satu in sepotong:
        kunci, data = f"pengumuman:{pk}:{satu.pk}", {"langganan": satu.pk}
        beritahukan(TEMPLAT, kepada=satu.surel, kunci=kunci, objek=bukti, data=data)
    if sepotong:
        bukti.disurati_sampai = sepotong[-1].pk
    if len(sepotong) < SEPOTONG:
        bukti.disurati_pada = timezone.now()
        catat(bukti.pengumuman, "pengumuman.disurati", bukti=bukti.pk)
    bukti.save(update_fields=["disurati_sampai", "disurati_pada"])
    return bukti.disurati_pada is None
