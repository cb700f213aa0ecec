"""The counter's day: who comes when, with which originals; as a list, as CSV, and the search for anybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from lpse.ekspor import jawab_csv
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import hari_ini, nama_hari, setempat, tanggal
from registrasi.enums.janji import StatusJanji
from registrasi.forms.janji import rentang
from registrasi.loket.bersama_janji import NAMA_LOKET
from registrasi.models import DokumenSyarat, JanjiTemu, Pendaftaran, SlotLoket
from registrasi.policies.janji import DAPAT_DATANG, dokumen_belum_asli
from registrasi.queries.antrean import CARI_PALING_PENDEK, cari

S = StatusJanji
HARI_LAMPAU = 30
PALING_BANYAK = 20
KEPALA = ("Tanggal", "Pukul", "Nomor", "Nama", "Asli yang belum diperlihatkan", "Status", "Petugas loket")
PILIHAN_STATUS = [
    ("", "Semua"),
    *((s.value, s.label) for s in (S.DIPESAN, S.HADIR, S.TIDAK_HADIR, S.DIBATALKAN)),
]


@dataclass(frozen=True, slots=True)
class Saringan:
    """Which day's appointments, in which status ("" is all but what was moved away)."""

    hari: date
    status: str = ""

    def as_params(self) -> dict[str, str]:
        params = {"tanggal": self.hari.isoformat(), "status": self.status}
        return {nama: nilai for nama, nilai in params.items() if nilai}


@dataclass(frozen=True, slots=True)
class Baris:
    """One appointment of the list, with what its person still has to show."""

    janji: JanjiTemu
    pukul: str
    belum_asli: list[DokumenSyarat]


def baca_saringan(request: HttpRequest) -> Saringan:
    """The filters of the query string; what cannot be understood is today, and all."""
    status = request.GET.get("status", "")
    try:
        hari = date.fromisoformat(request.GET.get("tanggal", ""))
    except ValueError:
        hari = hari_ini()
    return Saringan(hari, status if status in dict(PILIHAN_STATUS) else "")


def saring(saringan: Saringan) -> QuerySet[JanjiTemu]:
    """The appointments of a day by hour. A day holds no more than the schedule has seats for."""
    janji = JanjiTemu.objects.filter(slot__tanggal=saringan.hari).exclude(status=S.DIPINDAH)
    if saringan.status:
        janji = janji.filter(status=saringan.status)
    return janji.select_related("slot", "pendaftaran").order_by("slot__mulai", "kursi", "pk")


def susun(janji: Iterable[JanjiTemu]) -> list[Baris]:
    """The rows of appointments that come with their documents."""
    return [Baris(j, rentang(j.slot), dokumen_belum_asli(j.pendaftaran.dokumen.all())) for j in janji]


@require_safe
def hari(request: HttpRequest) -> HttpResponse:
    """One day at the counter, today unless asked otherwise; with a search text, the people it finds."""
    teks = request.GET.get("cari", "").strip()
    if teks:
        return _hasil_cari(request, teks)
    saringan = baca_saringan(request)
    return tampilkan(
        request,
        "admin/registrasi/loket.html",
        "Janji temu di loket",
        saringan=saringan,
        kueri=urlencode(saringan.as_params()),
        baris=susun(saring(saringan).prefetch_related("pendaftaran__dokumen")),
        pilihan_hari=_pilihan_hari(saringan.hari),
        pilihan_status=PILIHAN_STATUS,
        slot=list(SlotLoket.objects.filter(tanggal=saringan.hari).with_terisi().order_by("mulai", "pk")),
        is_hari_ini=saringan.hari == hari_ini(),
    )


def _pilihan_hari(terpilih: date) -> list[tuple[str, str]]:
    """The days around today on which the counter is or was open, and the one being looked at."""
    awal = hari_ini() - timedelta(days=HARI_LAMPAU)
    ada = SlotLoket.objects.filter(tanggal__gte=awal).values_list("tanggal", flat=True).distinct()
    return [(h.isoformat(), _sebut(h)) for h in sorted({*ada.order_by(), hari_ini(), terpilih})]


def _sebut(hari: date) -> str:
    ini = " (hari ini)" if hari == hari_ini() else ""
    return f"{nama_hari(hari)}, {tanggal(hari)}{ini}"


def _hasil_cari(request: HttpRequest, teks: str) -> HttpResponse:
    """Registrations under way that a number, name, NPWP, NIK or e-mail finds, with their appointments."""
    terlalu_pendek = len(teks) < CARI_PALING_PENDEK
    ketemu: list[Pendaftaran] = []
    if not terlalu_pendek:
        janji = JanjiTemu.objects.hidup().select_related("slot")
        berjalan = cari(Pendaftaran.objects.filter(status__in=DAPAT_DATANG), teks[:100])
        berjalan = berjalan.prefetch_related(Prefetch("janji", janji, to_attr="janji_hidup"))
        ketemu = list(berjalan.order_by("-diajukan_pada", "-pk")[: PALING_BANYAK + 1])
    return tampilkan(
        request,
        "admin/registrasi/loket_cari.html",
        "Cari pemohon",
        teks=teks,
        terlalu_pendek=terlalu_pendek,
        paling_pendek=CARI_PALING_PENDEK,
        ketemu=ketemu[:PALING_BANYAK],
        ada_lagi=len(ketemu) > PALING_BANYAK,
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """The day as CSV; the export is a trail row of its own, committed before the first byte."""
    saringan = baca_saringan(request)
    rows = susun(
        saring(saringan)
        .select_related("slot__petugas", "pendaftaran")
        .prefetch_related("pendaftaran__dokumen")
    )
    return jawab_csv(
        f"janji-temu-{saringan.hari:%Y%m%d}",
        KEPALA,
        map(_sel, rows),
        peristiwa="janji_temu.diekspor",
        oleh=petugas(request),
        **saringan.as_params(),
    )


def _sel(baris: Baris) -> tuple[Any, ...]:
    janji = baris.janji
    return (
        f"{setempat(janji.slot.mulai):%Y-%m-%d}",
        baris.pukul,
        janji.pendaftaran.nomor,
        janji.pendaftaran.nama_perusahaan,
        "; ".join(d.nama for d in baris.belum_asli),
        janji.get_status_display(),
        janji.slot.petugas or "",
    )


def url_hari(hari: date) -> str:
    """The counter's page of a day."""
    return f"{reverse(f'admin:{NAMA_LOKET}')}?tanggal={hari.isoformat()}"
