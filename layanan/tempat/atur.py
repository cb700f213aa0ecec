"""One room as the unit keeps it: its seats, where it is, and when it is closed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from layanan.actions import ruang as tindakan
from layanan.forms.ruang import AturRuangForm, TutupRuangForm
from layanan.models import PemesananRuang, PenutupanRuang, Ruang
from layanan.policies.ruang import kode_ruang
from layanan.tempat.bersama import dengan_ruang, perlu_ruang
from lpse.pintu import KONFLIK, isian, tindak
from lpse.situs_admin import petugas, tampilkan


def _url(ruang: Ruang) -> str:
    return reverse("admin:layanan_ruang_atur", args=[ruang.kode])


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_ruang
def atur(request: HttpRequest, ruang: Ruang) -> HttpResponse:
    """Seats, place and notes; below them the closures that are in force or to come."""
    awal = {n: getattr(ruang, n) for n in ("mode", "kursi", "lokasi", "keterangan")}
    form = AturRuangForm(isian(request), initial=awal)
    status = 200
    if form.is_valid():
        oleh = petugas(request)
        if tindak(
            request, ruang, "ubah", lambda: tindakan.ubah_ruang(ruang.pk, oleh=oleh, **form.cleaned_data)
        ):
            messages.success(request, f"{ruang.nama} tersimpan.")
            return redirect(_url(ruang))
        status = KONFLIK
    terbuka = ruang.penutupan.filter(dibuka_pada__isnull=True, masa__endswith__gt=timezone.now())
    return tampilkan(
        request,
        "admin/layanan/ruang/atur.html",
        ruang.nama,
        status=status,
        form=form,
        ruang=ruang,
        penutupan=terbuka.select_related("oleh").order_by("masa"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_ruang
def tutup(request: HttpRequest, ruang: Ruang) -> HttpResponse:
    """Close it for days or hours; whoever booked is told, and who cannot be written to is named here."""
    form = TutupRuangForm(isian(request))
    status = 200
    if form.is_valid():
        oleh, alasan, (mulai, selesai) = petugas(request), form.cleaned_data["alasan"], form.masa
        kolom = {"oleh": oleh, "mulai": mulai, "selesai": selesai, "alasan": alasan}
        hasil = tindak(request, ruang, "tutup", lambda: tindakan.tutup_ruang(ruang.pk, **kolom))
        if hasil:
            _beri_tahu(request, hasil[1])
            return redirect(_url(ruang))
        status = KONFLIK
    return tampilkan(
        request,
        "admin/layanan/ruang/tutup.html",
        f"Tutup {ruang.nama}",
        status=status,
        form=form,
        ruang=ruang,
        url_kembali=_url(ruang),
    )


def _beri_tahu(request: HttpRequest, batal: list[PemesananRuang]) -> None:
    messages.success(
        request, f"Ruang ditutup. {len(batal)} pemesanan dibatalkan dan diberi tahu lewat surel."
    )
    tanpa_surel = [f"{p.nama} ({p.telepon or 'tanpa nomor'})" for p in batal if not p.surel]
    if tanpa_surel:
        messages.warning(request, f"Tidak punya surel, hubungi sendiri: {', '.join(tanpa_surel)}.")


@perlu_ruang
@require_POST
def buka(request: HttpRequest, kode: str) -> HttpResponse:
    """Open it again before the closure ends."""
    semua = PenutupanRuang.objects.select_related("ruang").filter(ruang__kode__in=kode_ruang())
    penutupan = get_object_or_404(semua, kode=kode)
    oleh = petugas(request)
    if tindak(request, penutupan, "buka", lambda: tindakan.buka_ruang(penutupan.pk, oleh=oleh)):
        messages.success(request, "Dibuka lagi. Ruang dapat dipesan.")
    return redirect(_url(penutupan.ruang))
