"""The service standard: read with the tickets, set by the head."""

from tests.akses_tabel import KEPALA, Baris

PEMBACA_TIKET = frozenset({"verifikator", "helpdesk", "admin_sistem", "kepala", "auditor"})
BARIS = (
    Baris("admin:layanan_standar", PEMBACA_TIKET, get=200),
    Baris("admin:layanan_standar_ganti", KEPALA, get=200, post=200),
    Baris("admin:layanan_standar_prioritas", KEPALA, get=200, post=200),
)
