"""Monitoring's addresses for programs."""

from tests.akses_tabel import NIHIL, Baris

BARIS = (
    # Whom a token lets in is tried in tests/infrastruktur/test_api.py: a session opens nothing here.
    Baris("api_infrastruktur:keadaan", NIHIL, get=200),
    Baris("api_infrastruktur:keadaan_satu", NIHIL, get=200, objek="layar_sasaran"),
    Baris("api_infrastruktur:sampel", NIHIL, get=200, objek="layar_sasaran"),
    Baris("api_infrastruktur:gangguan", NIHIL, get=200),
    Baris("api_infrastruktur:ketersediaan", NIHIL, get=200),
    Baris("api_infrastruktur:pemeliharaan", NIHIL, get=200),
    Baris("api_infrastruktur:bacaan", NIHIL, post=201),
)
