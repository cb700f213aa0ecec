"""The people pages inside the admin site: who holds which role until when, invitations, and how roles end."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse import penugasan
from lpse.forms_penugasan import AkhiriForm, UndanganForm
from lpse.models import Akun, Penugasan, Undangan
from lpse.peran import KELOLA_PENUGASAN, PERAN_STAF
from lpse.pintu import tindak
from lpse.situs_admin import petugas, tampilkan
from lpse.sumbangan import Isi
from lpse.waktu import hari_ini

PALING_BANYAK = 200
SELESAI_TERBARU = 20

# What the buttons beside an invitation do, and the sentence once it is done.
TINDAKAN: dict[str, tuple[Callable[..., Undangan], str]] = {
    "setujui": (penugasan.setujui_undangan, "Undangan disetujui dan dikirim ke {}."),
    "kirim-ulang": (
        penugasan.kirim_ulang_undangan,
        "Undangan dikirim ulang ke {}. Tautan yang lama tidak berlaku lagi.",
    ),
    "batalkan": (penugasan.batalkan_undangan, "Undangan untuk {} dibatalkan."),
}


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Everybody with a staff role today or later, and the invitations."""
    orang = ("akun", "rujukan_surat", "diusulkan_oleh", "disetujui_oleh", "delegasi__dari")
    belum_berakhir = Q(selesai__isnull=True) | Q(selesai__gte=hari_ini())
    berjalan = Penugasan.objects.filter(belum_berakhir, peran__in=PERAN_STAF).select_related(*orang)
    undangan = Undangan.objects.select_related("rujukan_surat", "diusulkan_oleh", "disetujui_oleh")
    terbuka = undangan.filter(diterima_pada__isnull=True, dibatalkan_pada__isnull=True)
    tertutup = undangan.exclude(diterima_pada__isnull=True, dibatalkan_pada__isnull=True)
    return tampilkan(
        request,
        "admin/penugasan/daftar.html",
        "Penugasan pegawai",
        berjalan=berjalan.order_by("peran", "akun__nama", "pk")[:PALING_BANYAK],
        terbuka=terbuka.order_by("-pk")[:PALING_BANYAK],
        tertutup=tertutup.order_by("-pk")[:SELESAI_TERBARU],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def undang(request: HttpRequest) -> HttpResponse:
    """Propose an invitation."""
    form = UndanganForm(request.POST or None)
    oleh = petugas(request)
    if request.method == "POST" and form.is_valid():
        usulan = tindak(
            request, oleh, "usulkan_undangan", lambda: penugasan.usulkan_undangan(oleh=oleh, **form.usulan)
        )
        if usulan is not None:
            messages.success(
                request, f"Undangan untuk {usulan.nama} diusulkan. Orang lain yang menyetujuinya."
            )
            return redirect("admin:penugasan")
    return tampilkan(request, "admin/penugasan/undang.html", "Undang pegawai", form=form)


@require_POST
def putuskan(request: HttpRequest, pk: int, tindakan: str) -> HttpResponse:
    """Approve, send again or cancel an invitation."""
    if tindakan not in TINDAKAN:
        raise Http404
    undangan, oleh = get_object_or_404(Undangan, pk=pk), petugas(request)
    act, kalimat = TINDAKAN[tindakan]
    if tindak(request, undangan, tindakan, lambda: act(pk, oleh=oleh)) is not None:
        messages.success(request, kalimat.format(undangan.email))
    return redirect("admin:penugasan")


@require_http_methods(["GET", "HEAD", "POST"])
def akhiri(request: HttpRequest, pk: int) -> HttpResponse:
    """Set the last day of an assignment."""
    sendiri = Penugasan.objects.select_related("akun").filter(peran__in=PERAN_STAF, delegasi__isnull=True)
    tugas = get_object_or_404(sendiri, pk=pk)
    form, oleh = AkhiriForm(request.POST or None), petugas(request)
    if request.method == "POST" and form.is_valid():
        akhir = tindak(
            request, tugas, "akhiri", lambda: penugasan.akhiri_penugasan(pk, oleh=oleh, **form.cleaned_data)
        )
        if akhir is not None:
            messages.success(request, f"Peran {tugas.get_peran_display()} milik {tugas.akun} diakhiri.")
            return redirect("admin:penugasan")
    return tampilkan(request, "admin/penugasan/akhiri.html", "Akhiri penugasan", form=form, tugas=tugas)


def kartu(request: HttpRequest, akun: Akun) -> Isi | None:
    """On the start page: invitations that wait for this person's approval; None for who approves none."""
    if not akun.has_perm(KELOLA_PENUGASAN):
        return None
    menunggu = Undangan.objects.filter(disetujui_pada__isnull=True, dibatalkan_pada__isnull=True)
    jumlah = menunggu.exclude(diusulkan_oleh=akun).exclude(email__iexact=akun.email)[:PALING_BANYAK].count()
    return {
        "judul": "Undangan pegawai",
        "angka": str(jumlah),
        "keterangan": "menunggu persetujuan Anda" if jumlah else "Tidak ada yang menunggu persetujuan Anda",
        "url": reverse("admin:penugasan"),
        "tautan": "Buka penugasan",
    }
