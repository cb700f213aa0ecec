"""What LKPP's access needs of the clock and of the tokens, and what tokens may be allowed here."""

from django.utils import timezone

from infrastruktur.actions.akses import catat_panggilan, lupakan_panggilan
from infrastruktur.policies.akses import LINGKUNGAN_TULIS, PEMANTAUAN_BACA
from lpse.peran import LAYANI_RUANG_SERVER, LIHAT_PEMANTAUAN
from lpse.sumbangan import CakupanAPI, sumbangan


def sapu_panggilan() -> None:
    """Each minute: forget what is older than a year."""
    lupakan_panggilan(timezone.now())


def daftarkan() -> None:
    """Register the scopes, who hears of calls, and the sweep."""
    sumbangan.daftarkan_cakupan(
        CakupanAPI(PEMANTAUAN_BACA, "Memantau server: keadaan, bacaan, gangguan, /metrics", LIHAT_PEMANTAUAN),
        CakupanAPI(LINGKUNGAN_TULIS, "Mengirim bacaan sensor ruang server", LAYANI_RUANG_SERVER),
    )
    sumbangan.cakupan_metrik = PEMANTAUAN_BACA
    sumbangan.panggilan_token.append(catat_panggilan)
    sumbangan.detak.append(sapu_panggilan)
