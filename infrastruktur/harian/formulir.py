"""The form of one month: looked at beforehand, issued once the month is over, given out as PDF."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from infrastruktur.actions.harian import terbitkan_bulan
from infrastruktur.harian.lembar import url_harian
from infrastruktur.models import LembarBulan
from infrastruktur.naskah.pemantauan import isi_lembar_bulan
from infrastruktur.policies.harian import KUNCI, bulan_sesudah, sebut_bulan
from lpse.aturan import AturanDilanggar
from lpse.berkas.http import sajikan_asli
from lpse.naskah import pastikan_pdf
from lpse.peran import KELOLA_PEMANTAUAN
from lpse.pintu import sibuk_menjadi_503
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import hari_ini


def _baca(bulan: str) -> date:
    """The month of `2026-03`; 404 for anything else and for one that has not come."""
    try:
        satu = date.fromisoformat(f"{bulan}-01")
    except ValueError:
        raise Http404 from None
    if satu > hari_ini() or f"{satu:%Y-%m}" != bulan:
        raise Http404
    return satu


@require_POST
def terbitkan(request: HttpRequest, bulan: str) -> HttpResponse:
    """Issue it: a numbered document that never changes. A refusal says why."""
    satu = _baca(bulan)
    try:
        terbitkan_bulan(satu, oleh=petugas(request))
        messages.success(request, f"Lembar pemantauan {sebut_bulan(satu)} terbit.")
    except AturanDilanggar as aturan:
        messages.error(request, str(aturan))
    return redirect(url_harian("bulan", bulan))


@require_safe
def formulir(request: HttpRequest, bulan: str) -> HttpResponse:
    """What the form will say, or says since it was issued."""
    satu, oleh = _baca(bulan), petugas(request)
    boleh = oleh.has_perm(KELOLA_PEMANTAUAN)
    lembar = LembarBulan.objects.filter(bulan=satu).select_related("naskah").first()
    isi = lembar.naskah.isi if lembar and lembar.naskah else isi_lembar_bulan(satu, petugas=oleh)
    return tampilkan(
        request,
        "admin/infrastruktur/harian/formulir.html",
        f"Lembar pemantauan {sebut_bulan(satu)}",
        lembar=lembar,
        isi=isi,
        bulan=satu,
        boleh=boleh and not lembar,
        lewat=bulan_sesudah(satu) <= hari_ini(),
        dasar=profil().dasar(KUNCI),
        url_daftar=f"{url_harian()}?bulan={bulan}",
        url_terbitkan=url_harian("bulan_terbitkan", bulan),
        url_pdf=url_harian("bulan_pdf", bulan),
    )


@sibuk_menjadi_503
@require_safe
def pdf(request: HttpRequest, bulan: str) -> HttpResponseBase:
    """The form as it was issued; 404 before."""
    lembar = get_object_or_404(LembarBulan, bulan=_baca(bulan), naskah__isnull=False)
    naskah = lembar.naskah
    assert naskah  # asked for above
    return sajikan_asli(pastikan_pdf(naskah.pk), f"{naskah.judul} {naskah.nomor}")
