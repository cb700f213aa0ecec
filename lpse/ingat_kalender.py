"""Next year's calendar still to be confirmed: whoever may do it is reminded from October on, once a month."""

from django.db import transaction
from django.utils import timezone

from lpse.alamat import url_penuh
from lpse.kalender import kalender
from lpse.lembar_kalender import BULAN_PENGESAHAN, belum_disahkan
from lpse.models import Pemberitahuan
from lpse.otorisasi import pemegang_izin
from lpse.pemberitahuan import beritahukan
from lpse.peran import KELOLA_KALENDER
from lpse.sumbangan import Isi, sumbangan
from lpse.waktu import hari_ini

TEMPLAT = "kalender/belum_disahkan"


def ingatkan_kalender() -> int:
    """Put this month's reminders into the outbox, in working time. Returns how many were new."""
    kini = hari_ini()
    if kini.month < BULAN_PENGESAHAN or not kalender().is_kerja(timezone.now()):
        return 0
    penerima = {f"kalender:{kini:%Y-%m}:{akun.pk}": akun for akun in pemegang_izin(KELOLA_KALENDER)}
    sudah = Pemberitahuan.objects.filter(kunci__in=penerima).values_list("kunci", flat=True)
    baru = penerima.keys() - set(sudah)
    if not baru or not belum_disahkan([kini.year + 1]):
        return 0
    with transaction.atomic():
        for kunci in baru:
            akun = penerima[kunci]
            beritahukan(TEMPLAT, kepada=akun.email, kunci=kunci, akun=akun, data={"tahun": kini.year + 1})
    return len(baru)


def _isi(baris: Pemberitahuan) -> Isi | None:
    """What is still to do as the mail goes out; None once everything is confirmed."""
    tahun = baris.data["tahun"]
    jumlah = belum_disahkan([tahun]).total()
    if not jumlah:
        return None
    return {"jumlah": jumlah, "url": url_penuh("admin:kalender", tahun)}


def daftarkan_surat() -> None:
    """Register the mail with the outbox."""
    sumbangan.daftarkan_surat(TEMPLAT, _isi)
