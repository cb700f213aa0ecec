"""The queue makes compliance bundles; the clock finds those it lost."""

from celery import shared_task

from lpse.sumbangan import sumbangan
from sekretariat.actions.kepatuhan import TUGAS, sapu_bundel
from sekretariat.actions.kepatuhan import susun_bundel as susun


@shared_task(name=TUGAS)
def susun_bundel(pk: int) -> None:
    """Make it; one that is there already is left alone."""
    susun(pk)


def daftarkan() -> None:
    """Register what the clock drives."""
    sumbangan.detak.append(sapu_bundel)
