"""What the clock does with matters at LKPP: while LKPP is silent, whoever sent it is reminded."""

from django.db import transaction
from django.utils import timezone

from layanan.actions.penerusan import IsianPenerusan, siapkan
from layanan.enums.penerusan import JenisPenerusan
from layanan.models import Penerusan
from layanan.policies.penerusan import HARI_DIAM, hari_diam
from layanan.queries.perkara import cari_perkara, sebut_penerusan
from lpse.kalender import DiLuarKalender, kalender
from lpse.models import Akun
from lpse.pemberitahuan import beritahukan
from lpse.sumbangan import Perkara, sumbangan

SEKALI = 200


def ingatkan_diam() -> int:
    """Remind of each matter every HARI_DIAM working days of silence, in working time. Returns how many."""
    now = timezone.now()
    try:
        if not kalender().is_kerja(now):
            return 0
    except DiLuarKalender:
        return 0
    menunggu = Penerusan.objects.diam_sejak(now).select_related("dikirim_oleh")
    return sum(_ingatkan(satu) for satu in menunggu.order_by("kabar_pada")[:SEKALI])


def _ingatkan(penerusan: Penerusan) -> bool:
    kali = hari_diam(penerusan) // HARI_DIAM
    if not kali or penerusan.dikirim_oleh is None or penerusan.kabar_pada is None:
        return False
    # One mail for each round of silence: word from LKPP begins them anew.
    kunci = f"lkpp:{penerusan.pk}:{penerusan.kabar_pada:%Y%m%d%H%M%S}:{kali}"
    with transaction.atomic():
        akun = penerusan.dikirim_oleh
        beritahukan("layanan/lkpp_diam", kepada=akun.email, akun=akun, objek=penerusan, kunci=kunci)
    return True


def laporkan(judul: str, uraian: str, upaya: str, *, oleh: Akun) -> Perkara:
    """Prepare another unit's report of an obstacle it met. Raises TidakBerwenang.

    Dasar: infrastruktur.informasi_lkpp
    """
    isian = IsianPenerusan(jenis=JenisPenerusan.LAPORAN, judul=judul, uraian=uraian, upaya=upaya)
    return sebut_penerusan(siapkan(isian, oleh=oleh))


def daftarkan() -> None:
    """Let the minute's tick look at what LKPP owes, and other units report and link to cases."""
    sumbangan.detak.append(ingatkan_diam)
    sumbangan.penerus_lkpp = laporkan
    sumbangan.cari_perkara.append(cari_perkara)
