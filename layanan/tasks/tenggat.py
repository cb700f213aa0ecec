"""What the clock does with deadlines: warns, follows the calendar and the standard, compares every night."""

from celery import shared_task

from layanan.actions.peringatan_tenggat import peringatkan_tenggat
from layanan.actions.standar import ada_yang_diterapkan, lanjutkan_penerapan
from layanan.actions.tenggat import ada_tertinggal, periksa_tenggat_harian, selaraskan_kalender
from layanan.models import PemeriksaanTenggat
from layanan.queries.tenggat import berjalan_melewati
from lpse.background import enqueue
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini


@shared_task(name="layanan.periksa_tenggat")
def periksa_tenggat() -> None:
    periksa_tenggat_harian()


@shared_task(name="layanan.selaraskan_tenggat")
def selaraskan_tenggat() -> None:
    selaraskan_kalender()
    lanjutkan_penerapan()


def antrekan_penyelarasan() -> bool:
    """Ask a worker to take open tickets over to the present calendar, or to a standard meant for them too."""
    if not (ada_tertinggal() or ada_yang_diterapkan()):
        return False
    enqueue("layanan.selaraskan_tenggat", queue="lama")
    return True


def antrekan_pemeriksaan() -> bool:
    """Ask a worker for today's comparison, first thing after midnight; the day's row says it was done."""
    if PemeriksaanTenggat.objects.filter(hari=hari_ini()).exists():
        return False
    enqueue("layanan.periksa_tenggat", queue="lama")
    return True


def metrik() -> dict[str, float]:
    """How many tickets the last comparison counted, and how many differed."""
    terakhir = PemeriksaanTenggat.objects.first() or PemeriksaanTenggat()
    return {
        "lpse_tenggat_dihitung": float(terakhir.dihitung),
        "lpse_tenggat_berbeda": float(terakhir.jumlah_beda),
    }


def daftarkan() -> None:
    """Register the minute's work, what a change of the calendar moves, and metrics."""
    sumbangan.detak += [antrekan_penyelarasan, peringatkan_tenggat, antrekan_pemeriksaan]
    sumbangan.tenggat_terbuka.append(berjalan_melewati)
    sumbangan.metrik.append(metrik)
