"""The participants of one training: listed, added, taken off, ticked as present, exported."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.actions.peserta_pelatihan import catat_kehadiran, keluarkan_peserta, tambah_peserta
from layanan.alur.pelatihan import ALUR_PESERTA
from layanan.enums.pelatihan import BERJALAN, StatusPeserta, TindakanPeserta
from layanan.forms.pelatihan import PendaftarForm, SaringanPesertaForm
from layanan.kelas.halaman import dengan_pelatihan, url
from layanan.models import Pelatihan, PesertaPelatihan
from layanan.queries.pelatihan import saring_peserta
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.jejak import catat_lihat
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.pintu import KONFLIK, isian, tindak
from lpse.situs_admin import petugas, tampilkan

PER_HALAMAN = 50
MENURUT_DAFTAR = Order()
P, A = StatusPeserta, TindakanPeserta
DAPAT_DITANDAI = (P.TERDAFTAR, P.DAFTAR_TUNGGU, P.HADIR, P.TIDAK_HADIR)
KEPALA = (
    *("Kode", "Urutan", "Nama", "NIP", "Surel", "Telepon", "Satuan kerja atau instansi", "Status"),
    *("Didaftarkan", "Kehadiran dicatat", "Nomor sertifikat"),
)


@require_safe
@dengan_pelatihan
def daftar(request: HttpRequest, pelatihan: Pelatihan) -> HttpResponse:
    """Names and where they come from; addresses stand on each one's own page, whose opening is recorded."""
    form = SaringanPesertaForm(request.GET)
    params = form.saringan
    rows = saring_peserta(pelatihan, params.get("status", ""), params.get("cari", "").strip())
    halaman = read_page(rows, MENURUT_DAFTAR, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/layanan/pelatihan/peserta.html",
        f"Peserta {pelatihan.judul}",
        pelatihan=pelatihan,
        form=form,
        baris=halaman.rows,
        kueri=urlencode(params),
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
        boleh_tambah=pelatihan.status in BERJALAN,
        url_daftar=url(""),
        url_kembali=url("lihat", pelatihan.kode),
    )


@require_safe
@dengan_pelatihan
def ekspor(request: HttpRequest, pelatihan: Pelatihan) -> HttpResponseBase:
    """Everybody the filters leave, addresses included: the export is a trail row."""
    params = SaringanPesertaForm(request.GET).saringan
    rows = saring_peserta(pelatihan, params.get("status", ""), params.get("cari", "").strip())
    rincian = {"pelatihan": pelatihan.pk, "status": params.get("status", ""), "cari": "cari" in params}
    semua = rows.order_by("pk").iterator(chunk_size=SEPOTONG)
    return jawab_csv(
        f"peserta-{pelatihan.kode}",
        KEPALA,
        map(_sel, semua),
        peristiwa="peserta_pelatihan.diekspor",
        oleh=petugas(request),
        **rincian,
    )


def _sel(p: PesertaPelatihan) -> tuple[object, ...]:
    orang = (p.kode, p.urut, p.nama, p.nip, p.surel, p.telepon, p.asal, p.get_status_display())
    saat = (sel_waktu(p.didaftarkan_pada), sel_waktu(p.hadir_pada))
    return (*orang, *saat, p.sertifikat.nomor if p.sertifikat else "")


@require_safe
@dengan_pelatihan
def lihat(request: HttpRequest, pelatihan: Pelatihan, peserta: str) -> HttpResponse:
    """One participant with their addresses. The look is recorded."""
    satu = get_object_or_404(pelatihan.peserta.select_related("satker", "sertifikat"), kode=peserta)
    catat_lihat(satu, oleh=petugas(request))
    return tampilkan(
        request,
        "admin/layanan/pelatihan/satu_peserta.html",
        satu.nama,
        pelatihan=pelatihan,
        peserta=satu,
        boleh_keluarkan=satu.status in ALUR_PESERTA.tabel[A.KELUARKAN].dari and pelatihan.status in BERJALAN,
        url_daftar=url(""),
        url_kembali=url("peserta", pelatihan.kode),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pelatihan
def tambah(request: HttpRequest, pelatihan: Pelatihan) -> HttpResponse:
    """Put down somebody who wrote, called or came."""
    form = PendaftarForm(isian(request))
    oleh, status = petugas(request), 200
    if form.is_valid():
        isi = form.cleaned_data
        satu = tindak(
            request, pelatihan, "tambah_peserta", lambda: tambah_peserta(pelatihan.pk, oleh=oleh, **isi)
        )
        if satu is not None:
            messages.success(request, f"{satu.nama} tercatat: {satu.get_status_display().lower()}.")
            return redirect(url("peserta", pelatihan.kode))
        status = KONFLIK
    return tampilkan(
        request,
        "admin/layanan/pelatihan/isian.html",
        "Tambah peserta",
        status=status,
        form=form,
        url_kembali=url("peserta", pelatihan.kode),
        url_daftar=url(""),
    )


@require_POST
@dengan_pelatihan
def keluarkan(request: HttpRequest, pelatihan: Pelatihan, peserta: str) -> HttpResponse:
    """Take somebody off the list; the next one on the waiting list moves up."""
    satu = get_object_or_404(pelatihan.peserta, kode=peserta)
    oleh = petugas(request)
    if tindak(request, satu, A.KELUARKAN.value, lambda: keluarkan_peserta(satu.pk, oleh=oleh)):
        messages.success(request, f"{satu.nama} dikeluarkan dari daftar dan diberi tahu.")
    return redirect(url("peserta", pelatihan.kode))


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pelatihan
def kehadiran(request: HttpRequest, pelatihan: Pelatihan) -> HttpResponse:
    """The whole list with one box each, sent at once.

    The form says who was shown as present: only a tick that the officer set or took away counts, so nobody
    who came in by the room's code meanwhile is undone.
    """
    if request.method == "POST":
        ditandai, semula = set(request.POST.getlist("hadir")), set(request.POST.getlist("semula"))
        dicatat = tindak(
            request, pelatihan, "catat_kehadiran", lambda: _catat(request, pelatihan, ditandai, semula)
        )
        if dicatat is not None:
            messages.success(request, f"Kehadiran tersimpan, {dicatat} orang berubah.")
        return redirect(url("kehadiran", pelatihan.kode))
    rows = pelatihan.peserta.filter(status__in=DAPAT_DITANDAI).select_related("satker").order_by("nama", "pk")
    return tampilkan(
        request,
        "admin/layanan/pelatihan/kehadiran.html",
        f"Kehadiran {pelatihan.judul}",
        pelatihan=pelatihan,
        baris=list(rows),
        url_daftar=url(""),
        url_kembali=url("lihat", pelatihan.kode),
    )


def _catat(request: HttpRequest, pelatihan: Pelatihan, ditandai: set[str], semula: set[str]) -> Any:
    oleh = petugas(request)
    return catat_kehadiran(pelatihan.pk, oleh=oleh, hadir=ditandai - semula, tidak=semula - ditandai)
