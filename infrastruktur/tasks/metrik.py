"""The unit's figures for /metrics; each source alone, so that one that breaks hides no other."""

from django.utils import timezone

from infrastruktur.queries.metrik import ukuran_deret, ukuran_gangguan, ukuran_ruang, ukuran_siklus
from lpse.sumbangan import Ukuran, sumbangan


def siklus() -> Ukuran:
    """The watcher's own heartbeat."""
    return ukuran_siklus(timezone.now())


def ruang() -> Ukuran:
    """The server rooms."""
    return ukuran_ruang(timezone.now())


def daftarkan() -> None:
    """Register them."""
    sumbangan.metrik += [ukuran_deret, siklus, ukuran_gangguan, ruang]
