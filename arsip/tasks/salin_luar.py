"""What the clock does about storage elsewhere: copies to it each day, notices when nothing arrives."""

from functools import partial

from arsip.actions.salin_luar import antrekan_salinan, periksa_salinan_luar
from arsip.models import Repositori
from lpse.sumbangan import sumbangan


def daftarkan() -> None:
    """Register the minute's work and the figure; a queue that fails must not silence the alarm."""
    sumbangan.detak += [antrekan_salinan, periksa_salinan_luar]
    # Storage elsewhere whose alarm is on.
    sumbangan.hitungan["lpse_cadangan_salinan_alarm"] = partial(
        Repositori.objects.filter, is_aktif=True, alarm_pada__isnull=False
    )
