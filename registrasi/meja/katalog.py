"""The reason catalogue: everybody at the desk reads it, the head changes it."""

from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from lpse.ekspor import jawab_csv, sel_ya
from lpse.peran import KELOLA_ALASAN
from lpse.pintu import isian, tindak
from lpse.situs_admin import petugas, tampilkan
from registrasi import actions
from registrasi.actions.katalog import AlasanBerubah
from registrasi.enums.pendaftaran import JenisAlasan
from registrasi.forms.katalog import AlasanPutusanForm, pilihan_sasaran
from registrasi.models import AlasanDipakai, AlasanPutusan

NAMA_KATALOG = "registrasi_alasanputusan_changelist"
KEPALA = (
    "Kode",
    "Jenis",
    "Teks untuk petugas",
    "Teks untuk pemohon",
    "Berlaku untuk",
    "Dapat dipilih",
    "Dipakai",
)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The whole catalogue: some dozens of rows, so one page."""
    baris = _semua()
    return tampilkan(
        request,
        "admin/registrasi/katalog.html",
        "Alasan putusan",
        kelompok=[(j.label, [b for b in baris if b[0].jenis == j]) for j in JenisAlasan],
        boleh_ubah=petugas(request).has_perm(KELOLA_ALASAN),
    )


def _semua() -> list[tuple[Any, str]]:
    """Every reason, and in words what it may be said of."""
    dipakai = AlasanDipakai.objects.filter(alasan=OuterRef("pk"))
    nama = dict(pilihan_sasaran())
    return [
        (a, ", ".join(nama.get(k, k) for k in a.berlaku_untuk))
        for a in AlasanPutusan.objects.annotate(dipakai=Exists(dipakai))
    ]


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """The whole catalogue as CSV."""
    baris = (
        (
            *(a.kode, a.get_jenis_display(), a.teks_internal, a.teks_pemohon, untuk),
            *(sel_ya(a.aktif), sel_ya(a.dipakai)),
        )
        for a, untuk in _semua()
    )
    return jawab_csv(
        "alasan-putusan", KEPALA, baris, peristiwa="alasanputusan.diekspor", oleh=petugas(request)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def tambah(request: HttpRequest) -> HttpResponse:
    """Add a reason."""
    form = AlasanPutusanForm(isian(request))
    return _simpan(request, form, None, "Tambah alasan")


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: HttpRequest, kode: str) -> HttpResponse:
    """Change a reason's words, or switch it off."""
    alasan = get_object_or_404(AlasanPutusan, kode=kode)
    form = AlasanPutusanForm(isian(request), alasan=alasan)
    return _simpan(request, form, alasan, f"Ubah alasan {kode}")


def _simpan(
    request: HttpRequest, form: AlasanPutusanForm, alasan: AlasanPutusan | None, judul: str
) -> HttpResponse:
    oleh = petugas(request)

    def act() -> Any:
        if alasan is None:
            return actions.tambah_alasan(oleh=oleh, **form.cleaned_data)
        try:
            return actions.ubah_alasan(alasan.pk, oleh=oleh, **form.cleaned_data)
        except AlasanBerubah as berubah:
            alasan.refresh_from_db()
            form.tampilkan_beda(alasan, berubah.bidang)
            raise

    if request.method == "POST" and form.is_valid():
        simpan = "ubah_alasan" if alasan else "tambah_alasan"
        hasil = tindak(request, alasan or oleh, simpan, act)
        if hasil is not None:
            messages.success(request, f"{hasil.kode} tersimpan. Surat yang sudah dikirim tidak ikut berubah.")
            return redirect(f"admin:{NAMA_KATALOG}")
    jawaban = tampilkan(request, "admin/registrasi/alasan.html", judul, form=form, alasan=alasan)
    if form.beda:
        jawaban.status_code = 409
    return jawaban
