"""A page per article and per standard, and the rows behind one figure."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from lpse.bukti import Bukti
from lpse.ekspor import SEPOTONG, jawab_csv
from lpse.harapan import Masa
from lpse.profil import profil
from lpse.situs_admin import boleh_halaman, petugas, tampilkan
from sekretariat.enums.kepatuhan import STANDAR
from sekretariat.forms.kepatuhan import PeriodeForm
from sekretariat.kepatuhan.bersama import NAMA, alamat_daftar, baris_hasil, url, warna
from sekretariat.policies.kepatuhan import sebut_unit
from sekretariat.queries.kepatuhan import bukti_satu, kunci_pasal, masa_dari, susun

TERBANYAK = 100  # rows shown on one page; all of them are in the file
KEPALA_EKSPOR = ("Nomor atau kode", "Tanggal")


@require_safe
def pasal(request: HttpRequest, pasal: str) -> HttpResponse:
    """The rules of one article with their evidence; 404 for an article without rules."""
    form, masa = _masa(request)
    kunci = kunci_pasal(pasal.upper())
    if not kunci:
        raise Http404
    semua = susun(masa, kunci=kunci, standar=())
    return _rincian(
        request,
        form,
        masa,
        f"Pasal {pasal.upper()}",
        aturan=baris_hasil(request, semua.aturan, masa),
        warna=warna(next(satu.keadaan for satu in semua.pasal if satu.pasal == pasal.upper())),
        sebutan=next(satu.sebutan for satu in semua.pasal if satu.pasal == pasal.upper()),
        peraturan=profil().peraturan,
        url_ini=url("pasal", pasal.upper()),
    )


@require_safe
def standar(request: HttpRequest, nomor: int) -> HttpResponse:
    """One of the seventeen standards with its evidence; 404 for another number."""
    form, masa = _masa(request)
    if nomor not in STANDAR:
        raise Http404
    [hasil] = susun(masa, kunci=(), standar=(nomor,)).standar
    return _rincian(
        request,
        form,
        masa,
        f"Standar {nomor}: {hasil.judul}",
        aturan=baris_hasil(request, [hasil], masa),
        warna=warna(hasil.keadaan),
        sebutan=hasil.sebutan,
        url_ini=url("standar", nomor),
    )


@require_safe
def bukti(request: HttpRequest, kode: str) -> HttpResponse:
    """The newest rows behind one figure, exactly those that were counted; 404 for an unknown code."""
    form, masa = _masa(request)
    satu = _bukti(kode)
    rentang = satu.harapan.rentang(masa)
    rows = list(satu.sebutan(rentang)[: TERBANYAK + 1])
    lihat = satu.lihat if boleh_halaman(request, satu.lihat) else ""
    return tampilkan(
        request,
        "admin/sekretariat/kepatuhan/bukti.html",
        f"Bukti: {satu.judul}",
        form=form,
        masa=masa,
        rentang=rentang,
        bukti=satu,
        bertindak=sebut_unit(profil(), satu.unit),
        baris=[(b["sebut_"], b["hari_"], _alamat(satu, lihat, b)) for b in rows[:TERBANYAK]],
        is_lebih=len(rows) > TERBANYAK,
        url_ini=url("bukti", satu.kode),
        url_daftar=alamat_daftar(satu, masa, request),
        url_ekspor=url("bukti_ekspor", satu.kode, periode=masa.kode),
        url_ikhtisar=url(periode=masa.kode),
    )


@require_safe
def bukti_ekspor(request: HttpRequest, kode: str) -> HttpResponseBase:
    """Every row behind one figure: number and day, nothing personal."""
    _, masa = _masa(request)
    satu = _bukti(kode)
    rows: Iterator[dict[str, Any]] = satu.sebutan(satu.harapan.rentang(masa)).iterator(chunk_size=SEPOTONG)
    return jawab_csv(
        f"bukti-{satu.kode}",
        KEPALA_EKSPOR,
        ((b["sebut_"], b["hari_"]) for b in rows),
        peristiwa="kepatuhan.bukti_diekspor",
        oleh=petugas(request),
        bukti=satu.kode,
        periode=masa.kode,
    )


def _masa(request: HttpRequest) -> tuple[PeriodeForm, Masa]:
    form = PeriodeForm(request.GET)
    return form, masa_dari(form.periode_terpilih)


def _bukti(kode: str) -> Bukti:
    satu = bukti_satu(kode)
    if satu is None:
        raise Http404
    return satu


def _alamat(bukti: Bukti, lihat: str, baris: dict[str, Any]) -> str:
    return reverse(lihat, kwargs={bukti.argumen: baris["alamat_"]}) if lihat else ""


def _rincian(request: HttpRequest, form: PeriodeForm, masa: Masa, judul: str, **konteks: Any) -> HttpResponse:
    return tampilkan(
        request,
        "admin/sekretariat/kepatuhan/rincian.html",
        judul,
        form=form,
        masa=masa,
        url_ikhtisar=url(periode=masa.kode),
        nama=NAMA,
        **konteks,
    )
