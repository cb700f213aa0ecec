"""Which targets are under announced maintenance, and what was done to which equipment."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from infrastruktur.enums.perubahan import StatusPemeliharaan
from infrastruktur.models import Pemeliharaan, RiwayatPemeliharaan
from infrastruktur.models.pemeliharaan import TOLERANSI_LEWAT
from lpse.riwayat import riwayat_jejak

BATAS_RIWAYAT = 50
PERISTIWA = {
    "pemeliharaan.direncanakan": "Direncanakan dan diumumkan",
    "pemeliharaan.jadwalkan_ulang": "Dijadwalkan ulang",
    "pemeliharaan.mulai": "Mulai",
    "pemeliharaan.lewat": "Lewat dari rencana; petugas diberi tahu",
    "pemeliharaan.perpanjang": "Diperpanjang",
    "pemeliharaan.selesai": "Selesai",
    "pemeliharaan.dibatalkan": "Dibatalkan",
}


def dalam_pemeliharaan(now: datetime) -> Collection[int]:
    """The primary keys of targets that a running maintenance window covers at that moment; one query.

    Begun by an officer's act, not by the plan. A window that nobody ends covers them for at most
    `TOLERANSI_LEWAT` after its planned end: then alarms come back.
    """
    berjalan = Pemeliharaan.sasaran.through.objects.filter(
        pemeliharaan__status=StatusPemeliharaan.BERJALAN,
        pemeliharaan__mulai_pada__lte=now,
        pemeliharaan__selesai_rencana__gt=now - TOLERANSI_LEWAT,
    )
    return frozenset(berjalan.values_list("sasaran_id", flat=True))


def riwayat_aset(aset: str) -> list[RiwayatPemeliharaan]:
    """What was done to the equipment with this code, newest first; one query, capital letters the same."""
    rows = RiwayatPemeliharaan.objects.filter(aset__iexact=aset).select_related("pemeliharaan")
    return list(rows.order_by("-tanggal", "-pk")[:BATAS_RIWAYAT])


def riwayat_jendela(pemeliharaan: Pemeliharaan) -> list[dict[str, Any]]:
    """What happened to a window, newest first, with who did it; two queries."""
    return riwayat_jejak(pemeliharaan, PERISTIWA)


def saring_riwayat(saringan: dict[str, str]) -> QuerySet[RiwayatPemeliharaan]:
    """The work on equipment that the filters leave: `cari` (an asset's code), `status` (its kind)."""
    rows = RiwayatPemeliharaan.objects.select_related("pemeliharaan", "dicatat_oleh")
    if kode := saringan.get("cari", "").strip():
        rows = rows.filter(aset__iexact=kode)
    if jenis := saringan.get("status", ""):
        rows = rows.filter(jenis=jenis)
    return rows
