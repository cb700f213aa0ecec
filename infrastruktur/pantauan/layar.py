"""The screens: the board of all targets, one target's charts, and the wall that nobody has to touch."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from infrastruktur.enums.pantau import Keadaan, PeranSasaran, Ukuran
from infrastruktur.models import Deret, Sasaran
from infrastruktur.pantauan.sebutan import sebut_galat, tag_keadaan
from infrastruktur.policies.kata import sebut_bacaan
from infrastruktur.queries.darurat import terbuka_dan_darurat
from infrastruktur.queries.denyut import siklus_terakhir, tidur_sejak
from infrastruktur.queries.grafik_ukur import RentangGrafik, baca, gambar, rentang_dari
from infrastruktur.queries.layar import (
    Petak,
    balik_sasaran,
    dengan_deret,
    gambar_sasaran,
    hitung_keadaan,
    papan,
)
from infrastruktur.queries.penilaian import diawasi
from infrastruktur.queries.terkait import terkait
from lpse.grafik import Grafik
from lpse.models import Akun
from lpse.peran import KELOLA_PEMANTAUAN, LIHAT_GANGGUAN
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan

PAPAN, DINDING, SASARAN = (f"infrastruktur_{n}" for n in ("papan", "dinding", "grafik"))
# On the wall, in this order: what users notice first.
DINDING_PERAN = (PeranSasaran.APLIKASI_SPSE, PeranSasaran.INTERNET, PeranSasaran.SERVER_SPSE)
TERPENUH = 5
GANGGUAN_TERBANYAK = 5


@require_safe
def lihat_papan(request: HttpRequest) -> HttpResponse:
    """Every target with its state, by what the regulations ask about it."""
    kelompok, oleh = papan(), petugas(request)
    return tampilkan(
        request,
        "admin/infrastruktur/pantauan/papan.html",
        "Keadaan server dan jaringan",
        petak=[_petak(p, oleh) for _, isi in kelompok for p in isi],
        boleh_kelola=oleh.has_perm(KELOLA_PEMANTAUAN),
        dasar=profil().dasar("infrastruktur.pantau_harian"),
        **_ringkas(kelompok),
    )


@require_safe
def lihat_sasaran(request: HttpRequest, kode: str) -> HttpResponse:
    """One server or link: every series over a day, a month or a year, and when its state changed."""
    try:
        sasaran, deret = dengan_deret(kode)
    except Sasaran.DoesNotExist:
        raise Http404 from None
    now, oleh = timezone.now(), petugas(request)
    rentang = rentang_dari(request.GET.get("rentang", ""))
    return tampilkan(
        request,
        "admin/infrastruktur/pantauan/grafik.html",
        sasaran.nama,
        sasaran=sasaran,
        galat=sebut_galat(sasaran.galat, oleh),
        pilihan=[
            {"display": r.value.label, "query_string": f"?rentang={r.kode}", "selected": r is rentang}
            for r in RentangGrafik
        ],
        rentang=rentang.value.label,
        terkait=terkait([sasaran.pk], oleh)[sasaran.pk],
        gambar=[(g, tag_keadaan(g.deret.keadaan)) for g in gambar_sasaran(deret, rentang, now)],
        balik=[(b, tag_keadaan(b.ke)) for b in balik_sasaran(sasaran, rentang.batas(now)[0])],
        dasar=profil().dasar("infrastruktur.kinerja"),
    )


@require_safe
def lihat_dinding(request: HttpRequest) -> HttpResponse:
    """What hangs on the wall: it draws itself anew each minute and asks for no click."""
    kelompok = papan()
    petak = dict(kelompok)
    akun = petugas(request)
    # Whom LKPP lets look reads how the server is, not what the unit writes about it.
    gangguan = terbuka_dan_darurat() if akun.has_perm(LIHAT_GANGGUAN) else ()
    return tampilkan(
        request,
        "admin/infrastruktur/pantauan/dinding.html",
        "Layar dinding",
        utama=[
            (peran.label, [_petak(p, akun) for p in petak[peran]])
            for peran in DINDING_PERAN
            if peran in petak
        ],
        terpenuh=[_penuh(d) for d in _terpenuh()],
        grafik=_lalu_lintas(),
        gangguan=gangguan[:GANGGUAN_TERBANYAK],
        **_ringkas(kelompok),
    )


def _ringkas(kelompok: list[tuple[PeranSasaran, list[Petak]]]) -> dict[str, Any]:
    """The state of everything in one line, and whether anybody has looked of late."""
    hitung, siklus = hitung_keadaan(kelompok), siklus_terakhir()
    buruk = [(k, n) for k, n in hitung if k != Keadaan.BAIK]
    kalimat = ", ".join(f"{n} {k.label.lower()}" for k, n in buruk)
    return {
        "hitung": [(tag_keadaan(k), n) for k, n in hitung],
        "kalimat": kalimat.capitalize() if kalimat else "Semuanya baik" if hitung else "Belum ada sasaran",
        "is_baik": bool(hitung) and not buruk,
        "selesai": siklus.selesai if siklus else None,
        "tidur": tidur_sejak(timezone.now()),
    }


def _petak(petak: Petak, akun: Akun) -> dict[str, Any]:
    return {
        "petak": petak,
        "galat": sebut_galat(petak.sasaran.galat, akun),
        "tag": tag_keadaan(petak.keadaan),
        "url": reverse(f"admin:{SASARAN}", kwargs={"kode": petak.sasaran.kode}),
    }


def _terpenuh() -> list[Deret]:
    """The fullest disks and memories of all servers."""
    rows = diawasi().filter(ukuran__in=(Ukuran.DISK, Ukuran.RAM), nilai__isnull=False)
    return list(rows.order_by("-nilai", "pk")[:TERPENUH])


def _penuh(deret: Deret) -> tuple[Deret, str, dict[str, str]]:
    return deret, sebut_bacaan(deret.ukuran, deret.nilai), tag_keadaan(deret.keadaan)


def _lalu_lintas() -> Grafik | None:
    """What came in over the busiest link in the last day; None where nothing counts traffic."""
    deret = diawasi().filter(ukuran=Ukuran.LALU_MASUK, nilai__isnull=False).order_by("-nilai", "pk").first()
    if deret is None:
        return None
    now, rentang = timezone.now(), RentangGrafik.HARI
    return gambar(deret, baca([deret], rentang, now)[deret.pk], rentang, now)
