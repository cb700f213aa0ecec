"""The service desk's addresses for programs."""

from tests.akses_tabel import NIHIL, SEMUA, Baris

BARIS = (
    # Whom a token lets in is tried in tests/layanan/test_api.py: a browser's session opens nothing here.
    Baris("api_layanan:tiket_saya", NIHIL, get=200, post=201),
    Baris("api_layanan:tiket_rincian", NIHIL, get=200, objek="tiket_publik"),
    Baris("api_layanan:antrean", NIHIL, get=200),
    Baris("api_layanan:lacak", SEMUA, get=400),
    Baris("api_layanan:pengumuman", SEMUA, get=200),
    Baris("api_layanan:status", SEMUA, get=200),
    Baris("api_layanan:pelatihan", SEMUA, get=200),
)
