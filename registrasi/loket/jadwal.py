"""The counter's schedule, kept by the head; and the closing of times when nobody can serve."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse.pintu import isian, tindak
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import hari_ini, nama_hari, tanggal
from registrasi import actions
from registrasi.forms.janji import JadwalForm, TutupForm
from registrasi.loket.bersama_janji import NAMA_JADWAL, petugas_loket
from registrasi.loket.hari import baca_saringan, url_hari
from registrasi.models import JadwalLoket, SlotLoket
from registrasi.policies.slot_loket import HARI_DITAWARKAN


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The whole schedule: a handful of rows, those in force first."""
    semua = JadwalLoket.objects.select_related("petugas")
    return tampilkan(
        request,
        "admin/registrasi/jadwal_loket.html",
        "Jadwal loket",
        berlaku=semua.exclude(berlaku_sampai__lt=hari_ini()),
        berakhir=semua.filter(berlaku_sampai__lt=hari_ini()).order_by("-berlaku_sampai")[:50],
        hari_ditawarkan=HARI_DITAWARKAN,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def tambah(request: HttpRequest) -> HttpResponse:
    """Add a schedule."""
    return _simpan(request, None, "Tambah jadwal loket")


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: HttpRequest, kode: str) -> HttpResponse:
    """Change a schedule's capacity, officer or end."""
    jadwal = get_object_or_404(JadwalLoket.objects.select_related("petugas"), kode=kode)
    return _simpan(request, jadwal, f"Ubah jadwal {jadwal}")


def _simpan(request: HttpRequest, jadwal: JadwalLoket | None, judul: str) -> HttpResponse:
    oleh = petugas(request)
    form = JadwalForm(isian(request), petugas=petugas_loket(), jadwal=jadwal)

    def act() -> Any:
        if jadwal is None:
            return actions.tambah_jadwal(oleh=oleh, **form.kolom)
        return actions.ubah_jadwal(jadwal.pk, oleh=oleh, **form.kolom)

    if request.method == "POST" and form.is_valid():
        hasil = tindak(request, jadwal or oleh, "ubah_jadwal" if jadwal else "tambah_jadwal", act)
        if hasil is not None:
            messages.success(request, f"Jadwal {hasil} tersimpan. Waktunya dapat dipesan sekarang.")
            return redirect(f"admin:{NAMA_JADWAL}")
    return tampilkan(request, "admin/registrasi/jadwal_loket_ubah.html", judul, form=form, jadwal=jadwal)


@require_http_methods(["GET", "HEAD", "POST"])
def tutup(request: HttpRequest) -> HttpResponse:
    """Close times of one day; whoever booked them is told."""
    hari, oleh = baca_saringan(request).hari, petugas(request)
    terbuka = SlotLoket.objects.terbuka().filter(tanggal=hari).with_terisi().select_related("petugas")
    form = TutupForm(isian(request), terbuka=terbuka.order_by("mulai", "pk"))
    if request.method == "POST" and form.is_valid():
        kode, alasan = form.cleaned_data["slot"], form.cleaned_data["alasan"]
        ditutup = tindak(
            request, oleh, "tutup_slot", lambda: actions.tutup_slot(kode, oleh=oleh, alasan=alasan)
        )
        if ditutup is not None:
            messages.success(
                request, f"{len(ditutup)} waktu ditutup. Yang sudah memesan diberi tahu lewat surel."
            )
        return redirect(url_hari(hari))
    judul = f"Tutup waktu, {nama_hari(hari)}, {tanggal(hari)}"
    return tampilkan(
        request, "admin/registrasi/loket_tutup.html", judul, form=form, alamat=url_hari(hari), hari=hari
    )


@require_POST
def buka(request: HttpRequest, kode: str) -> HttpResponse:
    """Open a closed time again."""
    slot, oleh = get_object_or_404(SlotLoket, kode=kode), petugas(request)
    if tindak(request, slot, "buka_slot", lambda: actions.buka_slot(kode, oleh=oleh)):
        messages.success(request, "Waktu itu dapat dipesan lagi.")
    return redirect(url_hari(slot.tanggal))
