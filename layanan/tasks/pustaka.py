"""The help centre by the clock: what nobody looks for any more is forgotten."""

from layanan.actions.umpan_balik import hapus_nihil_lama
from layanan.models import Artikel
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini


def daftarkan() -> None:
    """Register the minute's work and the figure."""
    sumbangan.detak.append(hapus_nihil_lama)
    sumbangan.hitungan["lpse_artikel_harus_ditinjau"] = lambda: Artikel.objects.harus_ditinjau(hari_ini())
