"""The trail searched: filters, tabs, saved filters, what is filtered sent as it is; a record's own page."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from lpse.models import Akun, Penugasan
from lpse.paging import alamat_halaman, baca_kursor, read_page
from lpse.pemeriksa import is_pemeriksa
from lpse.pintu import tindak
from lpse.situs_admin import petugas, tampilkan
from sekretariat.actions import periksa as act
from sekretariat.enums.periksa import JenisBaris
from sekretariat.forms.periksa import BentukForm, SaringanJejakForm, SimpanSaringanForm
from sekretariat.models import EksporPemeriksaan, SaringanTersimpan
from sekretariat.periksa.bersama import PER_HALAMAN, kirim, tampil, url
from sekretariat.policies.periksa import SEKETIKA
from sekretariat.queries.periksa import (
    TAK_DIKENAL,
    URUTAN,
    SaringanJejak,
    penugasan_pemeriksa,
    peristiwa_ada,
    saring_jejak,
)
from sekretariat.queries.rekaman import alamat_rekaman, boleh_rekaman


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The rows the filters leave, newest first."""
    oleh, form = petugas(request), SaringanJejakForm(request.GET)
    saringan, params = form.saringan, form.params
    halaman = read_page(saring_jejak(saringan), URUTAN, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/sekretariat/periksa/daftar.html",
        "Ruang pemeriksa",
        form=form,
        baris=tampil(halaman.rows),
        halaman_rekaman=_halaman_rekaman(request, saringan),
        tab=_tab(params, saringan.baris),
        kueri=urlencode(params),
        is_tersaring=bool(params.keys() - {"baris"}),
        peristiwa_ada=peristiwa_ada(),
        simpan=SimpanSaringanForm(),
        tersimpan=SaringanTersimpan.objects.filter(pemilik=oleh).order_by("nama", "pk"),
        penugasan=_penugasan(oleh),
        is_pemeriksa=is_pemeriksa(oleh),
        seketika=SEKETIKA,
        url_daftar=url(),
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
    )


def _halaman_rekaman(request: HttpRequest, saringan: SaringanJejak) -> str:
    """The way to the one record that is asked about.

    "" where many are, its kind has no page, or this person may not open it.
    """
    jenis, pk = saringan.rekaman, saringan.objek
    if not pk or pk == TAK_DIKENAL or not boleh_rekaman(request, jenis):
        return ""
    return url("rekaman", jenis, pk)


def _tab(params: dict[str, str], kini: str) -> list[dict[str, Any]]:
    """The same filter over each kind of row."""
    lain = {nama: nilai for nama, nilai in params.items() if nama != "baris"}
    return [
        {"judul": j.label, "url": f"?{urlencode({**lain, 'baris': j.value})}", "aktif": j.value == kini}
        for j in JenisBaris
    ]


def _penugasan(oleh: Akun) -> list[Penugasan]:
    """One's own letter and last day; to who looks on, those of all who audit."""
    rows = penugasan_pemeriksa()
    return list((rows.filter(akun=oleh) if is_pemeriksa(oleh) else rows)[:20])


@require_safe
def rekaman(request: HttpRequest, jenis: str, pk: str) -> HttpResponse:
    """On to the page of the record that a row tells of; 404 where it is gone."""
    tujuan = alamat_rekaman(jenis, pk)
    if tujuan is None:
        raise Http404
    return redirect(tujuan)


@require_POST
def simpan(request: HttpRequest) -> HttpResponse:
    """Keep the filter of the address under a name."""
    form, oleh, saring = SimpanSaringanForm(request.POST), petugas(request), SaringanJejakForm(request.GET)
    kueri = urlencode(saring.params)
    if not form.is_valid():
        messages.error(request, str(form.errors["nama"][0]))
    elif tindak(
        request,
        oleh,
        "simpan_saringan",
        lambda: act.simpan_saringan(oleh=oleh, nama=form.cleaned_data["nama"], kueri=kueri),
    ):
        messages.success(request, "Saringan tersimpan. Bukanya dari halaman ini kapan saja.")
    return redirect(f"{url()}?{kueri}")


@require_POST
def hapus(request: HttpRequest, kode: str) -> HttpResponse:
    """Delete one's own filter."""
    oleh = petugas(request)
    saringan = get_object_or_404(SaringanTersimpan, kode=kode, pemilik=oleh)
    tindak(request, saringan, "hapus_saringan", lambda: act.hapus_saringan(saringan.pk, oleh=oleh))
    messages.success(request, f"Saringan “{saringan.nama}” dihapus.")
    return redirect(url())


@require_POST
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Exactly what the filters leave: at once, or in the background where it is much."""
    form, oleh, saring = BentukForm(request.POST), petugas(request), SaringanJejakForm(request.GET)
    if not form.is_valid() or not saring.is_valid():
        messages.error(request, "Perbaiki saringannya lebih dahulu, lalu ekspor lagi.")
        return redirect(f"{url()}?{urlencode(saring.params)}")
    bentuk, saringan = form.cleaned_data["bentuk"], saring.saringan
    hasil = tindak(request, oleh, "ekspor", lambda: act.ekspor(oleh=oleh, saringan=saringan, bentuk=bentuk))
    if hasil is None:
        return redirect(f"{url()}?{urlencode(saring.params)}")
    if isinstance(hasil, EksporPemeriksaan):
        messages.success(request, f"{hasil.total} baris ditulis di latar. Kemajuannya tampil di sini.")
        return redirect(url("ekspor_lihat", hasil.kode))
    return kirim(hasil, "jejak", bentuk)
