"""Data of SPSE fetched from where the configuration says, once a day."""

from datetime import timedelta
from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from lpse.aturan import AturanDilanggar
from lpse.background import enqueue
from lpse.unduh import unduh
from lpse.waktu import awal_hari, hari_ini, setempat
from sekretariat.actions.spse import terapkan_kiriman, terima_kiriman
from sekretariat.actions.spse_kerja import kerjakan_kiriman
from sekretariat.enums.spse import SumberKiriman
from sekretariat.models import KirimanSPSE

TUGAS_AMBIL = "sekretariat.ambil_spse"
MAKS_MB = 1024
PUKUL = 2  # local hour from which a day's data is fetched
COBA_LAGI = timedelta(hours=1)
TANDA = "sekretariat:ambil_spse"


def ambil_spse() -> tuple[list[KirimanSPSE], list[str]]:
    """Mengambil dan menerapkan data dari tiap alamat; hasilnya, dan sebab tiap alamat yang gagal.

    An address that fails does not keep the others waiting. Dasar: sekretariat.e_reporting
    """
    berhasil, gagal = [], []
    for urut, alamat in enumerate(settings.SPSE_URL, start=1):
        try:
            berhasil.append(_ambil(alamat, sebut_alamat(alamat, urut)))
        except AturanDilanggar as galat:
            gagal.append(f"Alamat ke-{urut}: {galat}")
    return berhasil, gagal


def _ambil(alamat: str, sebutan: str) -> KirimanSPSE:
    saat = timezone.now()
    berkas_jauh = partial(unduh, nama="data SPSE", setelan="SPSE_URL", maks_mb=MAKS_MB)
    dari = berkas_jauh(alamat, is_satu_inang=True, is_setempat=True)
    with dari as berkas:
        nama = urlsplit(alamat).path.rsplit("/", 1)[-1] or "data-spse"
        kiriman = terima_kiriman(
            *(berkas, nama), oleh=None, sumber=SumberKiriman.ALAMAT, ditarik_pada=saat, alamat=sebutan
        )
    terapkan_kiriman(kiriman.pk, oleh=None)
    kerjakan_kiriman(kiriman.pk, utuh=True)
    kiriman.refresh_from_db()
    return kiriman


def sebut_alamat(alamat: str, urut: int) -> str:
    """The address as it may be read: without user, password and query, which may carry a key."""
    bagian = urlsplit(alamat)
    port = f":{bagian.port}" if bagian.port else ""
    return f"{bagian.scheme}://{bagian.hostname}{port}{bagian.path[:200]} (alamat ke-{urut})"


def antrekan_pengambilan() -> bool:
    """Queue the day's fetch where it is due: after two in the night, hourly until every address answered."""
    if not settings.SPSE_URL or setempat(timezone.now()).hour < PUKUL:
        return False
    sebutan = {sebut_alamat(alamat, urut) for urut, alamat in enumerate(settings.SPSE_URL, start=1)}
    sudah = KirimanSPSE.objects.filter(
        sumber=SumberKiriman.ALAMAT, alamat__in=sebutan, dibuat_pada__gte=awal_hari(hari_ini())
    )
    if set(sudah.values_list("alamat", flat=True)) == sebutan:
        return False
    # Lost with the cache it is merely tried once more: the same data changes nothing.
    if not cache.add(TANDA, 1, COBA_LAGI.total_seconds()):
        return False
    enqueue(TUGAS_AMBIL, queue="lama")
    return True
