"""Maintenance by the clock: whoever is responsible hears of a window that runs over its plan."""

from django.utils import timezone

from infrastruktur.actions.pemeliharaan import tegur_lewat
from infrastruktur.models import Pemeliharaan, PermintaanPerubahan
from infrastruktur.queries.perubahan import cari_perkara
from lpse.sumbangan import sumbangan

PALING_BANYAK = 50


def detak_pemeliharaan() -> None:
    """Each minute: tell of windows past their planned end, once for each end."""
    lewat = Pemeliharaan.objects.lewat(timezone.now()).filter(ditegur_pada__isnull=True)
    for pk in lewat.values_list("pk", flat=True)[:PALING_BANYAK]:
        tegur_lewat(pk)


def daftarkan() -> None:
    """Register the minute's work, the figures, and the numbers by which cases are found."""
    sumbangan.detak.append(detak_pemeliharaan)
    sumbangan.hitungan |= {
        "lpse_pemeliharaan_lewat": lambda: Pemeliharaan.objects.lewat(timezone.now()),
        "lpse_perubahan_belum_disahkan": PermintaanPerubahan.objects.belum_disahkan,
    }
    sumbangan.cari_perkara.append(cari_perkara)
