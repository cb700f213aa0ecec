"""Providers seen in SPSE's data that are not registered here, and registered ones that were never seen."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from lpse.ekspor import SEPOTONG, jawab_csv, jawab_xlsx
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.pengenal import ANGKA
from lpse.situs_admin import petugas, tampilkan
from sekretariat.e_reporting.bersama import boleh_pejabat, url
from sekretariat.policies.e_reporting import npwp_tampak
from sekretariat.queries.e_reporting_penyedia import bandingkan, belum_terdaftar, tidak_terlihat

PER_HALAMAN = 25
# Not by NPWP: a cursor says where it stands, and that may be a person's NIK.
MENURUT_PENDAFTARAN = Order()
DIGIT_KURSOR = 7
BELUM, MENANG, TAK_TERLIHAT = "belum", "menang", "tak-terlihat"
PILIHAN = (
    (BELUM, "Terlihat, belum terdaftar"),
    (MENANG, "Menang, belum terdaftar"),
    (TAK_TERLIHAT, "Terdaftar, belum terlihat"),
)
KEPALA_BELUM = ("NPWP 16 digit", "Nama", "Ikut tender", "Menang tender", "Kontrak nontender")
KEPALA_TAK_TERLIHAT = ("NPWP 16 digit", "Nama")


def _daftar(request: HttpRequest) -> str:
    """Which of the lists the address asks for."""
    mana = request.GET.get("daftar", "")
    return mana if mana in dict(PILIHAN) else BELUM


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """One of the lists, below how many there are."""
    mana, boleh = _daftar(request), boleh_pejabat(request)
    isi = _tak_terlihat(request, boleh) if mana == TAK_TERLIHAT else _belum(request, mana, boleh)
    return tampilkan(
        request,
        "admin/sekretariat/e_reporting/penyedia.html",
        "Penyedia terlihat dan terdaftar",
        mana=mana,
        is_terlihat=mana != TAK_TERLIHAT,
        bandingan=bandingkan(),
        pilihan=[{"display": k, "query_string": f"?daftar={v}", "selected": v == mana} for v, k in PILIHAN],
        url_ekspor=f"{url('penyedia_csv')}?daftar={mana}",
        url_ekspor_xlsx=f"{url('penyedia_xlsx')}?daftar={mana}",
        boleh_pejabat=boleh,
        **isi,
    )


def _belum(request: HttpRequest, mana: str, boleh: bool) -> dict[str, Any]:
    setelah = request.GET.get("after", "")
    # A cursor nobody issued counts as none.
    lewati = int(setelah) if ANGKA.fullmatch(setelah) and len(setelah) <= DIGIT_KURSOR else 0
    rows = list(belum_terdaftar(lewati, PER_HALAMAN + 1, menang=mana == MENANG))
    lanjut = str(lewati + PER_HALAMAN) if len(rows) > PER_HALAMAN else ""
    tampil = [(npwp_tampak(p.npwp16, boleh=boleh), p) for p in rows[:PER_HALAMAN]]
    return {"baris": tampil, "url_sesudah": alamat_halaman({"daftar": mana}, after=lanjut)}


def _tak_terlihat(request: HttpRequest, boleh: bool) -> dict[str, Any]:
    halaman = read_page(tidak_terlihat(), MENURUT_PENDAFTARAN, size=PER_HALAMAN, **baca_kursor(request))
    params = {"daftar": TAK_TERLIHAT}
    return {
        "baris": [(npwp_tampak(p.npwp16, boleh=boleh), p) for p in halaman.rows],
        "url_sebelum": alamat_halaman(params, before=halaman.before),
        "url_sesudah": alamat_halaman(params, after=halaman.after),
    }


@require_safe
def ekspor(request: HttpRequest, *, bentuk: str) -> HttpResponseBase:
    """The whole list as CSV or workbook; tax numbers are masked as on the page."""
    mana, boleh = _daftar(request), boleh_pejabat(request)
    kepala = KEPALA_TAK_TERLIHAT if mana == TAK_TERLIHAT else KEPALA_BELUM
    jawab = jawab_xlsx if bentuk == "xlsx" else jawab_csv
    return jawab(
        f"penyedia-{mana}",
        kepala,
        _baris_tak_terlihat(boleh) if mana == TAK_TERLIHAT else _baris_belum(mana, boleh),
        peristiwa="penyedia_spse.diekspor",
        oleh=petugas(request),
        daftar=mana,
        npwp_utuh=boleh,
    )


def _baris_belum(mana: str, boleh: bool) -> Iterable[tuple[Any, ...]]:
    for p in belum_terdaftar(menang=mana == MENANG):
        yield npwp_tampak(p.npwp16, boleh=boleh), p.nama, p.ikut, p.menang, p.nontender


def _baris_tak_terlihat(boleh: bool) -> Iterable[tuple[Any, ...]]:
    for p in tidak_terlihat().order_by("npwp16").iterator(chunk_size=SEPOTONG):
        yield npwp_tampak(p.npwp16, boleh=boleh), p.nama
