"""What the clock does about risks, and the figures that are watched."""

from lpse.sumbangan import sumbangan
from sekretariat.actions.ingat_risiko import sapu_risiko
from sekretariat.enums.risiko import TingkatRisiko
from sekretariat.models import Risiko
from sekretariat.queries.risiko import belum_ditinjau, risiko_lewat


def daftarkan() -> None:
    """Have them looked at every minute, and count them."""
    sumbangan.detak.append(sapu_risiko)
    sumbangan.hitungan |= {
        "lpse_risiko_tinggi": lambda: Risiko.objects.terbuka().filter(tingkat=TingkatRisiko.TINGGI),
        "lpse_risiko_lewat": risiko_lewat,
        "lpse_risiko_belum_ditinjau": belum_ditinjau,
    }
