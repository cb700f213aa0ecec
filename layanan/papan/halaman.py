"""The board's pages: the list, writing a draft, one announcement, and its steps."""

from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from layanan.actions import pengumuman as tindakan
from layanan.alur.pengumuman import ALUR_PENGUMUMAN
from layanan.enums.pengumuman import TindakanPengumuman as T
from layanan.forms.pengumuman import PengumumanForm, SaringanPapanForm
from layanan.models import BuktiPemberitahuan, LanggananPengumuman, Pengumuman
from layanan.papan.langkah import LANGKAH
from layanan.policies.pengumuman import dasar_pengumuman
from layanan.queries.bukti_pengumuman import dengan_pengumuman, hitung
from layanan.queries.pengumuman import dengan_isi, riwayat
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.formulir import jalankan_langkah
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.pemeriksa import hanya_melihat
from lpse.pintu import View, isian, tindak
from lpse.situs_admin import petugas, tampilkan

PER_HALAMAN = 25
TERBARU = Order(falling=True)
DAFTAR = "admin:layanan_pengumuman"
KEPALA = ("Kode", "Judul", "Status", "Jenis", "Layanan", "Tayang", "Mulai", "Selesai", "Ditulis")


def alamat(halaman: str, pengumuman: Pengumuman) -> str:
    """One of an announcement's pages."""
    return reverse(f"{DAFTAR}_{halaman}", kwargs={"kode": pengumuman.kode})


def dengan_pengumuman_ini(view: View) -> View:
    """Hand the view the announcement with this code; 404 for an unknown one."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        rows = dengan_isi(Pengumuman.objects.select_related("dibuat_oleh"))
        return view(request, get_object_or_404(rows, kode=kode), **kwargs)

    return terbuka


def _saring(saringan: dict[str, str]) -> "QuerySet[Pengumuman]":
    rows = Pengumuman.objects.select_related("dibuat_oleh").prefetch_related("layanan")
    rows = rows.filter(**{nama: saringan[nama] for nama in ("status", "jenis") if nama in saringan})
    if "cari" in saringan:
        rows = rows.filter(judul__icontains=saringan["cari"])
    return rows


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Every announcement, drafts too, newest first."""
    form = SaringanPapanForm(request.GET)
    saringan = form.saringan
    halaman = read_page(_saring(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/layanan/papan/daftar.html",
        "Pengumuman",
        form=form,
        daftar=halaman.rows,
        kueri=urlencode(saringan),
        url_ekspor=reverse(f"{DAFTAR}_ekspor"),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV."""
    saringan = SaringanPapanForm(request.GET).saringan
    rows = _saring(saringan).order_by("-pk").iterator(chunk_size=SEPOTONG)
    rincian = {**saringan, "cari": "cari" in saringan}
    return jawab_csv(
        "pengumuman",
        KEPALA,
        map(_sel, rows),
        peristiwa="pengumuman.diekspor",
        oleh=petugas(request),
        **rincian,
    )


def _sel(p: Pengumuman) -> tuple[object, ...]:
    return (
        *(p.kode, p.judul, p.get_status_display(), p.get_jenis_display()),
        *(", ".join(str(satu) for satu in p.layanan.all()), sel_waktu(p.tayang_pada), sel_waktu(p.mulai)),
        *(sel_waktu(p.selesai_pada), p.dibuat_oleh or p.sumber),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Write one; the second button shows it at once, for a disturbance that waits for nobody."""
    form = PengumumanForm(isian(request), initial=PengumumanForm.awal(None))
    if form.is_valid():
        oleh = petugas(request)
        dibuat = tindak(request, oleh, "buat", lambda: tindakan.buat_pengumuman(oleh=oleh, **form.kolom))
        if dibuat is not None:
            return _sesudah_simpan(request, dibuat, "Draf tersimpan. Tayangkan atau jadwalkan.")
    return _tampilkan_isian(request, form, "Tulis pengumuman", reverse(DAFTAR))


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pengumuman_ini
def ubah(request: HttpRequest, pengumuman: Pengumuman) -> HttpResponse:
    """Change a draft; once scheduled the words stand."""
    oleh = petugas(request)
    if T.UBAH not in ALUR_PENGUMUMAN.terbuka(pengumuman, oleh) and not hanya_melihat(request):
        messages.error(request, "Isinya tidak dapat diubah lagi. Tulis pembaruan.")
        return redirect(alamat("lihat", pengumuman))
    awal = PengumumanForm.awal(pengumuman)
    form = PengumumanForm(isian(request), initial=awal)
    if form.is_valid():
        isi = form.kolom
        if tindak(
            request, pengumuman, "ubah", lambda: tindakan.ubah_pengumuman(pengumuman.pk, oleh=oleh, **isi)
        ):
            return _sesudah_simpan(request, pengumuman, "Draf tersimpan.")
    return _tampilkan_isian(request, form, "Ubah pengumuman", alamat("lihat", pengumuman))


def _tampilkan_isian(request: HttpRequest, form: PengumumanForm, judul: str, batal: str) -> HttpResponse:
    return tampilkan(request, "admin/layanan/papan/isian.html", judul, form=form, url_kembali=batal)


def _sesudah_simpan(request: HttpRequest, pengumuman: Pengumuman, kalimat: str) -> HttpResponse:
    """Show it too where that button was pressed; a refusal leaves the draft and says why."""
    oleh = petugas(request)
    if "tayangkan" not in request.POST:
        messages.success(request, kalimat)
    elif tindak(
        request,
        pengumuman,
        "tayangkan",
        lambda: tindakan.tayangkan_pengumuman(pengumuman.pk, oleh=oleh),
    ):
        messages.success(request, LANGKAH[T.TAYANGKAN].selesai)
    return redirect(alamat("lihat", pengumuman))


@require_safe
@dengan_pengumuman_ini
def lihat(request: HttpRequest, pengumuman: Pengumuman) -> HttpResponse:
    """Where it stands, what may be done next, and how far users have been told."""
    terbuka = ALUR_PENGUMUMAN.terbuka(pengumuman, petugas(request))
    bukti = dengan_pengumuman(BuktiPemberitahuan.objects.filter(pengumuman=pengumuman)).order_by("-pk")
    return tampilkan(
        request,
        "admin/layanan/papan/lihat.html",
        pengumuman.judul,
        pengumuman=pengumuman,
        tombol=[{"judul": t.label, "url": alamat(t.value, pengumuman), "kode": t.value} for t in terbuka],
        riwayat=riwayat(pengumuman),
        bukti=hitung(bukti),
        pelanggan=LanggananPengumuman.objects.aktif(pengumuman.jenis).count(),
        dasar=dasar_pengumuman(pengumuman.jenis),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pengumuman_ini
def langkah(request: HttpRequest, pengumuman: Pengumuman, *, tindakan: T) -> HttpResponse:
    """One step: what it takes, what it does, and the button. A refusal leaves what was typed in its place."""
    return jalankan_langkah(
        request,
        pengumuman,
        tindakan,
        LANGKAH[tindakan],
        ALUR_PENGUMUMAN,
        kembali=alamat("lihat", pengumuman),
        templat="admin/layanan/papan/langkah.html",
        pengumuman=pengumuman,
    )
