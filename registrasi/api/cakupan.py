"""What a token may be allowed to read of registration."""

from lpse.peran import KELOLA_SPSE, LIHAT_PENDAFTARAN
from lpse.sumbangan import CakupanAPI, sumbangan

PENDAFTARAN_MILIK = "registrasi.pendaftaran:milik"
ANTREAN_BACA = "registrasi.queries.antrean:baca"
PENGGUNA_EKSPOR = "registrasi.pengguna:ekspor"
NPWP_BACA = "registrasi.npwp:baca"


def daftarkan() -> None:
    """Register the scopes. NPWP is one of its own: an export does without unless it must not."""
    sumbangan.daftarkan_cakupan(
        CakupanAPI(PENDAFTARAN_MILIK, "Membaca status pendaftaran sendiri"),
        CakupanAPI(ANTREAN_BACA, "Membaca antrean verifikasi", LIHAT_PENDAFTARAN),
        CakupanAPI(PENGGUNA_EKSPOR, "Mengekspor pengguna SPSE, NPWP disamarkan", KELOLA_SPSE),
        CakupanAPI(NPWP_BACA, "Membaca NPWP utuh dalam ekspor pengguna", KELOLA_SPSE),
    )
