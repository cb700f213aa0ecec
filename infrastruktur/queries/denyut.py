"""Whether the watcher itself is awake: read from its own rounds."""

from datetime import datetime, timedelta

from django.db.models import Min
from django.utils import timezone

from infrastruktur.models import Sasaran, Siklus

BATAS_DENYUT = timedelta(minutes=5)


def siklus_terakhir() -> Siklus | None:
    """The last round that was finished; one that lies ahead is of a clock that was set back since."""
    kini = timezone.now() + timedelta(minutes=1)
    return Siklus.objects.filter(selesai__lte=kini).order_by("-mulai").first()


def is_penjaga_tidur(now: datetime) -> bool:
    """Whether rounds have stopped. Before the very first, or with nothing to watch, nobody sleeps.

    A target that is asked every ten minutes is no sign of sleep for nine of them.
    """
    return tidur_sejak(now) is not None


def tidur_sejak(now: datetime) -> datetime | None:
    """When the last round was finished, if that is too long ago; None while all is well."""
    terakhir = siklus_terakhir()
    if terakhir is None or terakhir.selesai is None:
        return None
    jeda = Sasaran.objects.aktif().aggregate(jeda=Min("jeda_menit"))["jeda"]
    if jeda is None or now - terakhir.selesai < max(BATAS_DENYUT, timedelta(minutes=2 * jeda)):
        return None
    return terakhir.selesai
