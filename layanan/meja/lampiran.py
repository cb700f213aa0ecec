"""The files of a ticket: pages as pictures, originals as downloads; every look is recorded first."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from layanan.meja.bersama import dengan_tiket
from layanan.models import LampiranTiket, Tiket
from lpse.berkas.http import sajikan_asli, sajikan_halaman
from lpse.berkas.pindai import halangan
from lpse.jejak import catat_lihat
from lpse.models import Berkas
from lpse.situs_admin import petugas

LEBAR = 900


def _berkas(tiket: Tiket, kode: UUID) -> Berkas:
    """The file of one of this ticket's messages. Raises Http404, also for one in quarantine or infected."""
    lampiran = LampiranTiket.objects.select_related("berkas").filter(pesan__tiket=tiket, berkas__kode=kode)
    berkas = get_object_or_404(lampiran[:1]).berkas
    if halangan(berkas):
        raise Http404
    return berkas


@require_safe
@dengan_tiket
def halaman(request: HttpRequest, tiket: Tiket, berkas: UUID, halaman: int) -> HttpResponse:
    """The picture of one page."""
    satu = _berkas(tiket, berkas)
    if not 1 <= halaman <= satu.halaman:
        raise Http404
    catat_lihat(tiket, oleh=petugas(request), berkas=satu.pk, halaman=halaman)
    return sajikan_halaman(satu, halaman, LEBAR)


@require_safe
@dengan_tiket
def asli(request: HttpRequest, tiket: Tiket, berkas: UUID) -> HttpResponseBase:
    """The file as it was handed in."""
    satu = _berkas(tiket, berkas)
    catat_lihat(tiket, oleh=petugas(request), berkas=satu.pk, unduh=True)
    return sajikan_asli(satu)
