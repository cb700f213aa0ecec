"""The unit's figures for /metrics; each source alone, so that one that breaks hides no other."""

from django.utils import timezone

from infrastruktur.models import Gangguan, KeadaanDarurat
from infrastruktur.queries.metrik import ukuran_deret, ukuran_ruang, ukuran_siklus
from lpse.sumbangan import Ukuran, sumbangan


def siklus() -> Ukuran:
    """The watcher's own heartbeat."""
    return ukuran_siklus(timezone.now())


def ruang() -> Ukuran:
    """The server rooms."""
    return ukuran_ruang(timezone.now())


def daftarkan() -> None:
    """Register them."""
    sumbangan.metrik += [ukuran_deret, siklus, ruang]
    sumbangan.hitungan |= {
        "lpse_gangguan_terbuka": Gangguan.objects.terbuka,
        "lpse_gangguan_berlangsung": lambda: Gangguan.objects.terbuka().filter(pulih_pada__isnull=True),
        "lpse_gangguan_darurat": KeadaanDarurat.objects.berlaku,
    }
