"""The status page: every watched service now, what runs, what is planned, and the past ninety days."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from layanan.enums.pengumuman import JenisPengumuman, KeadaanLayanan
from layanan.policies.pengumuman import dasar_pengumuman
from layanan.queries.status import HARI, LEBAR_HARI, TINGGI, baca_status, is_berlangsung

BAIK = (KeadaanLayanan.BAIK, KeadaanLayanan.BELUM)


@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """Right also where nothing was ever announced: all services run."""
    baris, semua = baca_status()
    rencana = [p for p in semua if not p.is_lewat and p.mulai and p.mulai > timezone.now()]
    return render(
        request,
        "layanan/pengumuman/status.html",
        {
            "baris": baris,
            "terganggu": [b for b in baris if b.kini not in BAIK],
            "berlangsung": [p for p in semua if is_berlangsung(p)],
            "rencana": sorted(rencana, key=lambda p: p.mulai or timezone.now()),
            "lampau": [p for p in semua if p.is_lewat][:10],
            "lebar": HARI * LEBAR_HARI,
            "tinggi": TINGGI,
            "hari": HARI,
            "saat": timezone.now(),
            "dasar": dasar_pengumuman(JenisPengumuman.GANGGUAN),
        },
    )
