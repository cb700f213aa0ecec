"""The rounds of asking: the minute's tick enqueues one, on a queue that nothing else waits in."""

from celery import shared_task
from django.utils import timezone

from infrastruktur.actions.sampel import rawat_sampel
from infrastruktur.actions.siklus import jalankan_siklus
from lpse.background import enqueue
from lpse.sumbangan import sumbangan

ANTREAN = "pantau"
# The next minute brings the next round: an old one is worth nothing.
DETIK_BASI = 55


# A round that is lost with its worker is not delivered again: it would tell of a minute long gone.
@shared_task(name="infrastruktur.pantau", acks_late=False)
def pantau() -> None:
    """One round, then what the readings ask for: partitions, sums, room."""
    jalankan_siklus(timezone.now())
    rawat_sampel(timezone.now())


def antrekan_siklus() -> None:
    """Enqueue the round of this minute."""
    enqueue("infrastruktur.pantau", queue=ANTREAN, expires=DETIK_BASI)


def daftarkan() -> None:
    """Have it enqueued every minute."""
    sumbangan.detak.append(antrekan_siklus)
