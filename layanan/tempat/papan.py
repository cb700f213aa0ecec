"""The board of the rooms: all of them on one day, or one of them through a week."""

from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from layanan.enums.tempat import StatusPemesanan
from layanan.forms.ruang import sebut_hari
from layanan.models import PemesananRuang
from layanan.policies.ruang import hari_dapat_dipesan
from layanan.queries.ruang import jadwal_ruang, ruang_tersedia
from layanan.tempat.bersama import PEMESANAN, RUANG, perlu_ruang
from lpse.kalender import ONE_DAY, kalender
from lpse.paging import hitung_sampai
from lpse.situs_admin import tampilkan
from lpse.waktu import hari_ini

PEKAN = timedelta(days=7)
HARI_LAMPAU = 14


def _hari(request: HttpRequest) -> date:
    """The day asked for, within what the calendar covers; today for anything else."""
    kerja = kalender()
    try:
        hari = date.fromisoformat(request.GET.get("tanggal", ""))
    except ValueError:
        return hari_ini()
    return hari if kerja.dari + PEKAN <= hari <= kerja.sampai - PEKAN else hari_ini()


def _alamat(hari: date, ruang: str) -> str:
    params = {"tanggal": hari.isoformat(), "ruang": ruang}
    return f"{reverse(f'admin:{RUANG}')}?{urlencode({n: v for n, v in params.items() if v})}"


def _pilihan_hari(terpilih: date) -> list[tuple[str, str]]:
    """The last days and those that can be booked, with the one being looked at."""
    kerja, awal = kalender(), hari_ini()
    lalu = (awal - n * ONE_DAY for n in range(HARI_LAMPAU))
    dekat = {hari for hari in lalu if kerja.is_hari_kerja(hari)}
    return [
        (h.isoformat(), sebut_hari(h)) for h in sorted({*dekat, *hari_dapat_dipesan(kerja), awal, terpilih})
    ]


@perlu_ruang
@require_safe
def papan(request: HttpRequest) -> HttpResponse:
    """Who is where, and what is free; what waits for an answer is counted above."""
    semua, hari = ruang_tersedia(), _hari(request)
    satu = next((r for r in semua if r.kode == request.GET.get("ruang")), None)
    langkah = PEKAN if satu else ONE_DAY
    awal = hari - hari.weekday() * ONE_DAY if satu else hari
    jumlah = 7 if satu else 1
    jadwal = jadwal_ruang(
        [satu] if satu else semua,
        [awal + n * ONE_DAY for n in range(jumlah)],
        kalender(),
        timezone.now(),
    )
    kode = satu.kode if satu else ""
    return tampilkan(
        request,
        "admin/layanan/ruang/papan.html",
        "Ruang",
        semua=semua,
        satu=satu,
        pilihan_hari=_pilihan_hari(hari),
        terpilih=hari.isoformat(),
        jadwal=[h for h in jadwal if h.jam or not satu],
        url_sebelum=_alamat(hari - langkah, kode),
        url_sesudah=_alamat(hari + langkah, kode),
        menunggu=hitung_sampai(PemesananRuang.objects.filter(status=StatusPemesanan.DIAJUKAN)),
        url_menunggu=f"{reverse(f'admin:{PEMESANAN}')}?status={StatusPemesanan.DIAJUKAN}",
    )
