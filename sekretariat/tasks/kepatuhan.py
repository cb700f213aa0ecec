"""The queue makes compliance bundles; the clock finds those it lost."""

from celery import shared_task

from lpse.peran import LIHAT_KEPATUHAN
from lpse.sumbangan import CakupanAPI, sumbangan
from sekretariat.actions.kepatuhan import TUGAS, sapu_bundel
from sekretariat.actions.kepatuhan import susun_bundel as susun
from sekretariat.policies.api import KEPATUHAN_BACA


@shared_task(name=TUGAS)
def susun_bundel(pk: int) -> None:
    """Make it; one that is there already is left alone."""
    susun(pk)


def daftarkan() -> None:
    """Register what the clock drives, and what a token may read."""
    sumbangan.detak.append(sapu_bundel)
    sumbangan.daftarkan_cakupan(
        CakupanAPI(KEPATUHAN_BACA, "Membaca keadaan setiap aturan dan standar LPSE", LIHAT_KEPATUHAN)
    )
