"""The counter's schedule, kept by the head; and the closing of times when nobody can serve."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse.ekspor import jawab_csv
from lpse.pintu import isian, tindak
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import hari_ini, nama_hari, tanggal
from registrasi import actions
from registrasi.forms.janji import JadwalForm, TutupForm
from registrasi.loket.bersama_janji import NAMA_JADWAL, petugas_loket
from registrasi.loket.hari import baca_saringan, url_hari
from registrasi.models import JadwalLoket, SlotLoket
from registrasi.policies.slot_loket import HARI_DITAWARKAN

KEPALA = (
    "Hari dan jam",
    "Menit satu janji",
    "Pemohon sekaligus",
    "Petugas",
    "Berlaku dari",
    "Berlaku sampai",
)


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """The whole schedule as CSV, that which ended too."""
    return jawab_csv("jadwal-loket", KEPALA, _sel(), peristiwa="jadwal_loket.diekspor", oleh=petugas(request))


def _sel() -> Iterator[tuple[Any, ...]]:
    for j in JadwalLoket.objects.select_related("petugas").order_by("-berlaku_dari", "hari", "mulai", "pk"):
        orang = str(j.petugas or "Siapa pun yang bertugas")
        yield str(j), j.menit, j.kapasitas, orang, j.berlaku_dari, j.berlaku_sampai


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
