"""Matters for LKPP as queries: the list, one matter's history, and the figures for the report."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from layanan.enums.penerusan import JenisPenerusan, StatusPenerusan
from layanan.models import Penerusan

TERBUKA = "terbuka"


def saring(saringan: dict[str, str]) -> QuerySet[Penerusan]:
    """The matters that the filters leave, not yet ordered."""
    rows = Penerusan.objects.select_related("tiket", "naskah")
    status = saringan.get("status", "")
    if status == TERBUKA:
        rows = rows.terbuka()
    elif status:
        rows = rows.filter(status=status)
    if jenis := saringan.get("jenis"):
        rows = rows.filter(jenis=jenis)
    if cari := saringan.get("cari", "").strip():
        rows = rows.filter(
            Q(nomor_lkpp__iexact=cari) | Q(tiket__nomor=cari.upper()) | Q(judul__icontains=cari)
        )
    return rows


def riwayat(penerusan: Penerusan) -> list[dict[str, Any]]:
    """What happened, newest first, for the timeline."""
    return [
        {"judul": f"{c.get_peristiwa_display()}, {c.oleh}", "saat": c.pada, "isi": c.isi}
        for c in penerusan.catatan.select_related("oleh").order_by("-pk")
    ]


def hitung_penerusan(dari: datetime, sampai: datetime) -> dict[str, dict[str, int]]:
    """Per kind: how many were sent from `dari` up to, but without, `sampai`, and how many are answered.

    Dasar: layanan.penerusan_lkpp, layanan.koordinasi_lkpp
    """
    terkirim = Penerusan.objects.filter(dikirim_pada__gte=dari, dikirim_pada__lt=sampai)
    dijawab = Count("pk", filter=Q(status=StatusPenerusan.DIJAWAB))
    baris = terkirim.values("jenis").annotate(n=Count("pk"), j=dijawab).order_by()
    ada = {b["jenis"]: {"dikirim": b["n"], "dijawab": b["j"]} for b in baris}
    return {j.value: ada.get(j.value, {"dikirim": 0, "dijawab": 0}) for j in JenisPenerusan}
