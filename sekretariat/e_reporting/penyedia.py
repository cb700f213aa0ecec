"""Providers seen in SPSE's data that are not registered here, those that are, and those never seen."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from lpse.ekspor import SEPOTONG, jawab_csv, jawab_xlsx
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.pengenal import ANGKA
from lpse.situs_admin import petugas, tampilkan
from sekretariat.e_reporting.bersama import boleh_pejabat, kueri, url
from sekretariat.enums.e_reporting import DaftarPenyedia, Kumpulan, SebagaiPenyedia
from sekretariat.forms.e_reporting import NPWPForm, SaringanPenyediaForm
from sekretariat.policies.e_reporting import is_npwp_badan, npwp_tampak
from sekretariat.queries.e_reporting_penyedia import (
    PenyediaTerlihat,
    SaringanPenyedia,
    bandingkan,
    cari_npwp,
    hitung_terlihat,
    penyedia_terlihat,
    tidak_terlihat,
)
from sekretariat.queries.e_reporting_saring import SaringanPaket, pilihan

PER_HALAMAN = 25
# Not by NPWP: a cursor says where it stands, and that may be a person's NIK.
MENURUT_PENDAFTARAN = Order()
DIGIT_KURSOR = 7
KEPALA = ("NPWP 16 digit", "Nama", "Ikut tender", "Menang tender", "Kontrak tender", "Kontrak nontender")
# The packages behind each count of a row.
TENDER, NONTENDER = Kumpulan.TENDER.value, Kumpulan.NONTENDER.value
RINCIAN = (
    ("Ikut tender", "ikut", TENDER, SebagaiPenyedia.PESERTA.value),
    ("Menang tender", "menang", TENDER, SebagaiPenyedia.PEMENANG.value),
    ("Kontrak tender", "nilai", TENDER, SebagaiPenyedia.KONTRAK.value),
    ("Kontrak nontender", "nontender", NONTENDER, SebagaiPenyedia.KONTRAK.value),
)


def _baca(request: HttpRequest) -> tuple[SaringanPenyediaForm, SaringanPenyedia]:
    """The filters in the address, and what of them is understood."""
    form = SaringanPenyediaForm(request.GET, pilihan().tahun)
    return form, form.saringan


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """One of the lists under its filters, below how many there are in all."""
    form, saringan = _baca(request)
    boleh, is_terlihat = boleh_pejabat(request), saringan.daftar != DaftarPenyedia.TAK_TERLIHAT
    params = saringan.as_params()
    return tampilkan(
        request,
        "admin/sekretariat/e_reporting/penyedia.html",
        "Penyedia terlihat dan terdaftar",
        form=form,
        form_npwp=NPWPForm(),
        saringan=saringan,
        is_terlihat=is_terlihat,
        kepala=KEPALA[2:],
        bandingan=bandingkan(),
        pilihan=[_pilihan(satu, saringan) for satu in DaftarPenyedia],
        kueri=urlencode(params),
        boleh_pejabat=boleh,
        **(_terlihat if is_terlihat else _tak_terlihat)(request, saringan, boleh, params),
    )


def _pilihan(satu: DaftarPenyedia, saringan: SaringanPenyedia) -> dict[str, Any]:
    """A link to one of the lists, with the filters that hold there too."""
    sana = replace(saringan, daftar=satu.value, penyedia="")
    return {
        "display": satu.label,
        "query_string": f"?{urlencode(sana.as_params())}",
        "selected": satu == saringan.daftar,
    }


def _terlihat(
    request: HttpRequest, saringan: SaringanPenyedia, boleh: bool, params: dict[str, str]
) -> dict[str, Any]:
    lewati = _lewati(request)
    rows = list(penyedia_terlihat(saringan, lewati, PER_HALAMAN + 1))
    lanjut = str(lewati + PER_HALAMAN) if len(rows) > PER_HALAMAN else ""
    mundur = str(max(lewati - PER_HALAMAN, 0)) if lewati else ""
    return {
        "baris": [
            (npwp_tampak(p.npwp16, boleh=boleh), p, _alamat(p, saringan), _rincian(p, saringan))
            for p in rows[:PER_HALAMAN]
        ],
        "banyak": hitung_terlihat(saringan),
        "url_sebelum": alamat_halaman(params, after=mundur),
        "url_sesudah": alamat_halaman(params, after=lanjut),
    }


def _lewati(request: HttpRequest) -> int:
    """How many rows stand before this page. A cursor nobody issued counts as none."""
    setelah = request.GET.get("after", "")
    return int(setelah) if ANGKA.fullmatch(setelah) and len(setelah) <= DIGIT_KURSOR else 0


def _rincian(p: PenyediaTerlihat, saringan: SaringanPenyedia) -> list[tuple[str, int, str]]:
    """Each count with its name and the address of the packages behind it ("": there are none)."""
    return [
        (judul, banyak, _alamat(p, saringan, kumpulan, sebagai) if banyak else "")
        for judul, nama, kumpulan, sebagai in RINCIAN
        for banyak in (getattr(p, nama),)
    ]


def _alamat(p: PenyediaTerlihat, saringan: SaringanPenyedia, kumpulan: str = "", sebagai: str = "") -> str:
    paket = SaringanPaket(
        kumpulan=kumpulan or saringan.kumpulan, tahun=saringan.tahun, penyedia=p.kode, sebagai=sebagai
    )
    return f"{url('paket')}?{kueri(paket)}"


def _tak_terlihat(
    request: HttpRequest, saringan: SaringanPenyedia, boleh: bool, params: dict[str, str]
) -> dict[str, Any]:
    rows = tidak_terlihat(saringan)
    halaman = read_page(rows, MENURUT_PENDAFTARAN, size=PER_HALAMAN, **baca_kursor(request))
    return {
        "baris": [(npwp_tampak(p.npwp16, boleh=boleh), p, "", []) for p in halaman.rows],
        "banyak": rows.count(),
        "url_sebelum": alamat_halaman(params, before=halaman.before),
        "url_sesudah": alamat_halaman(params, after=halaman.after),
    }


@require_POST
def cari(request: HttpRequest) -> HttpResponse:
    """Find one provider by its whole NPWP, which is sent and so stands in no address; leads to its list."""
    form = NPWPForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(form.errors["npwp"][0]))
        return redirect(url("penyedia"))
    npwp16 = form.cleaned_data["npwp"]
    if not (is_npwp_badan(npwp16) or boleh_pejabat(request)):
        messages.error(
            request,
            "NPWP itu mungkin NIK seseorang. Mintalah Sekretaris atau Kepala mencarinya, atau cari namanya.",
        )
        return redirect(url("penyedia"))
    ketemu = cari_npwp(npwp16)
    if ketemu is None:
        messages.info(request, "NPWP itu tidak ada dalam data SPSE dan tidak terdaftar di portal ini.")
        return redirect(url("penyedia"))
    return redirect(f"{url('penyedia')}?{urlencode(ketemu.as_params())}")


@require_safe
def ekspor(request: HttpRequest, *, bentuk: str) -> HttpResponseBase:
    """What the filters leave as CSV or workbook; tax numbers are masked as on the page."""
    _, saringan = _baca(request)
    boleh, is_terlihat = boleh_pejabat(request), saringan.daftar != DaftarPenyedia.TAK_TERLIHAT
    jawab = jawab_xlsx if bentuk == "xlsx" else jawab_csv
    return jawab(
        f"penyedia-{saringan.daftar}",
        KEPALA if is_terlihat else KEPALA[:2],
        (_baris_terlihat if is_terlihat else _baris_tak_terlihat)(saringan, boleh),
        peristiwa="penyedia_spse.diekspor",
        oleh=petugas(request),
        npwp_utuh=boleh,
        **saringan.as_rincian(),
    )


def _baris_terlihat(saringan: SaringanPenyedia, boleh: bool) -> Iterable[tuple[Any, ...]]:
    for p in penyedia_terlihat(saringan):
        yield npwp_tampak(p.npwp16, boleh=boleh), p.nama, p.ikut, p.menang, p.nilai, p.nontender


def _baris_tak_terlihat(saringan: SaringanPenyedia, boleh: bool) -> Iterable[tuple[Any, ...]]:
    for p in tidak_terlihat(saringan).order_by("npwp16").iterator(chunk_size=SEPOTONG):
        yield npwp_tampak(p.npwp16, boleh=boleh), p.nama
