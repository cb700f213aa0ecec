"""What a token may be allowed to do with tickets."""

from lpse.peran import LIHAT_TIKET
from lpse.sumbangan import CakupanAPI, sumbangan

TIKET_MILIK = "layanan.tiket:milik"
TIKET_TULIS = "layanan.tiket:tulis"
TIKET_BACA = "layanan.tiket:baca"


def daftarkan() -> None:
    """Register the scopes."""
    sumbangan.daftarkan_cakupan(
        CakupanAPI(TIKET_MILIK, "Membaca tiket sendiri beserta percakapannya"),
        CakupanAPI(TIKET_TULIS, "Membuat tiket atas nama sendiri"),
        CakupanAPI(TIKET_BACA, "Membaca antrean tiket, tanpa data pribadi pelapor", LIHAT_TIKET),
    )
