"""One visit: who came, the internet access given, and leaving."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from layanan.actions import tamu as tindakan
from layanan.forms.tamu import AksesForm, KeluarForm
from layanan.models import Kunjungan, PemberianAkses
from layanan.policies.tamu import ATURAN_PAKAI, is_tertinggal, samarkan_voucher
from layanan.tempat.bersama import TAMU, dengan_kunjungan, url_tamu
from lpse.aturan import AturanDilanggar
from lpse.jejak import catat_lihat, catat_penolakan
from lpse.kalender import kalender
from lpse.pintu import KONFLIK, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan


@require_safe
@dengan_kunjungan
def satu(request: HttpRequest, kunjungan: Kunjungan) -> HttpResponse:
    """One visit whole, with the internet access given. The look is recorded."""
    catat_lihat(kunjungan, oleh=petugas(request))
    return _halaman(request, kunjungan)


def _halaman(
    request: HttpRequest,
    kunjungan: Kunjungan,
    *,
    status: int = 200,
    form_keluar: KeluarForm | None = None,
    form_akses: AksesForm | None = None,
) -> HttpResponse:
    """The page of a visit; a form that came back with an error takes the place of the empty one."""
    galat = form_keluar or form_akses
    return tampilkan(
        request,
        "admin/layanan/tamu/satu.html",
        f"Kunjungan {kunjungan.nama}",
        status=status,
        kunjungan=kunjungan,
        tertinggal=is_tertinggal(kunjungan, timezone.now()),
        akses=[(a, samarkan_voucher(a.kode_akses)) for a in kunjungan.akses.order_by("pk")],
        form=galat,
        form_keluar=form_keluar or KeluarForm(),
        form_akses=form_akses or AksesForm(kerja=kalender()),
        aturan_pakai=ATURAN_PAKAI,
        dasar=profil().dasar("layanan.akses_internet"),
        url_buku=reverse(f"admin:{TAMU}"),
    )


@require_POST
@dengan_kunjungan
def keluar(request: HttpRequest, kunjungan: Kunjungan) -> HttpResponse:
    """Note that the visitor left, now or at the hour given."""
    form = KeluarForm(request.POST)
    if not form.is_valid():
        return _halaman(request, kunjungan, form_keluar=form)
    if _keluarkan(request, kunjungan, form.saat(kunjungan)):
        messages.success(request, f"{kunjungan.nama} tercatat keluar.")
        return redirect(f"admin:{TAMU}")
    return redirect(url_tamu(kunjungan))


def _keluarkan(request: HttpRequest, kunjungan: Kunjungan, pada: datetime | None) -> Kunjungan | None:
    oleh = petugas(request)
    return tindak(
        request,
        kunjungan,
        "keluarkan",
        lambda: tindakan.keluarkan_kunjungan(kunjungan.pk, oleh=oleh, pada=pada),
    )


@require_POST
@dengan_kunjungan
def beri_akses(request: HttpRequest, kunjungan: Kunjungan) -> HttpResponse:
    """Give internet access; a refusal stands above the form, and what was typed stays."""
    form, oleh, status = AksesForm(request.POST, kerja=kalender()), petugas(request), 200
    if form.is_valid():
        try:
            tindakan.beri_akses(kunjungan.pk, oleh=oleh, **form.kolom)
        except AturanDilanggar as aturan:
            catat_penolakan(kunjungan, "beri_akses", aturan, oleh=oleh)
            form.add_error(None, str(aturan))
            status = KONFLIK
        else:
            messages.success(request, "Akses internet diberikan dan dicatat.")
            return redirect(url_tamu(kunjungan))
    return _halaman(request, kunjungan, status=status, form_akses=form)


@require_POST
def kembalikan_akses(request: HttpRequest, kode: str) -> HttpResponse:
    """Note that what was given came back."""
    akses = get_object_or_404(PemberianAkses.objects.select_related("kunjungan"), kode=kode)
    oleh = petugas(request)
    if tindak(
        request, akses.kunjungan, "kembalikan_akses", lambda: tindakan.kembalikan_akses(akses.pk, oleh=oleh)
    ):
        messages.success(request, "Akses internet dikembalikan.")
    return redirect(url_tamu(akses.kunjungan))
