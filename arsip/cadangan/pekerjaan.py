"""Jobs: the list, one with its progress, and stopping it."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_http_methods, require_safe

from arsip.actions.pekerjaan import batalkan, minta_berhenti
from arsip.alur.pekerjaan import ALUR_PEKERJAAN
from arsip.cadangan.bersama import PER_HALAMAN, WARNA, tampil_isian
from arsip.enums.cadangan import StatusPekerjaan
from arsip.enums.cadangan import TindakanPekerjaan as T
from arsip.forms.cadangan import SaringanPekerjaanForm, TanpaIsianForm
from arsip.models import Pekerjaan
from arsip.policies.kata import sebut_angka, sebut_lama, sebut_ukuran
from arsip.policies.sebab import jelaskan
from arsip.queries.pekerjaan import riwayat_pekerjaan, saring_pekerjaan
from lpse.alamat import alamat_ruang
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.pintu import KONFLIK, dengan, isian, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan

NAMA, JUDUL = "arsip_pekerjaan", "Pekerjaan cadangan"
TERBARU = Order("dibuat_pada", falling=True)
KEPALA_CSV = (
    *("Kode", "Jenis", "Sumber", "Repositori", "Tujuan", "Status", "Diminta oleh", "Dibuat", "Mulai"),
    *("Berakhir", "Sebab gagal", "Keterangan"),
)
LANGKAH = {
    T.BATALKAN: (batalkan, "Pekerjaan ini belum mulai, jadi tidak ada yang hilang.", "Dibatalkan."),
    T.MINTA_BERHENTI: (
        minta_berhenti,
        "Programnya dihentikan dalam beberapa detik. Yang sudah tersimpan di repositori dipakai lagi oleh "
        "cadangan berikutnya; cadangan ini sendiri tidak jadi.",
        "Diminta berhenti. Muat ulang sebentar lagi.",
    ),
}


dengan_pekerjaan = dengan(
    Pekerjaan.objects.select_related("sumber", "repositori", "tujuan", "diminta_oleh", "uji")
)


alamat = partial(alamat_ruang, NAMA)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Every job, newest first."""
    form = SaringanPekerjaanForm(request.GET)
    saringan = form.saringan
    halaman = read_page(saring_pekerjaan(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/arsip/cadangan/pekerjaan_daftar.html",
        JUDUL,
        form=form,
        baris=[(p, WARNA[StatusPekerjaan(p.status)], _lama(p)) for p in halaman.rows],
        saringan=saringan,
        dasar=profil().dasar("arsip.cadangan"),
        url_daftar=alamat(),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
        url_ekspor=f"{alamat('ekspor')}?{urlencode(saringan)}",
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV."""
    saringan = SaringanPekerjaanForm(request.GET).saringan
    rows = saring_pekerjaan(saringan).order_by("-dibuat_pada", "-pk").iterator(chunk_size=SEPOTONG)
    return jawab_csv(
        "pekerjaan-cadangan",
        KEPALA_CSV,
        (_sel(p) for p in rows),
        peristiwa="pekerjaan.diekspor",
        oleh=petugas(request),
        **(saringan | {"cari": "cari" in saringan}),
    )


def _sel(p: Pekerjaan) -> tuple[object, ...]:
    return (
        *(p.kode, p.get_jenis_display(), p.sumber, p.repositori, p.tujuan, p.get_status_display()),
        *(p.diminta_oleh, sel_waktu(p.dibuat_pada), sel_waktu(p.dimulai_pada), sel_waktu(p.berakhir_pada)),
        *(p.get_sebab_display(), p.galat),
    )


@require_safe
@dengan_pekerjaan
def lihat(request: HttpRequest, pekerjaan: Pekerjaan) -> HttpResponse:
    """Where a job is, what it came to or why it failed, and what to do next."""
    oleh = petugas(request)
    terbuka = [t for t in ALUR_PEKERJAAN.terbuka(pekerjaan, oleh) if t in LANGKAH]
    if pekerjaan.is_diminta_berhenti:
        terbuka = []
    return tampilkan(
        request,
        "admin/arsip/cadangan/pekerjaan_lihat.html",
        str(pekerjaan),
        p=pekerjaan,
        warna=WARNA[StatusPekerjaan(pekerjaan.status)],
        penjelasan=jelaskan(pekerjaan.sebab),
        maju=kemajuan(pekerjaan, timezone.now()),
        persen=_persen(pekerjaan),
        lama=_lama(pekerjaan),
        hasil=_hasil(pekerjaan),
        riwayat=riwayat_pekerjaan(pekerjaan),
        tombol=[(t.label, alamat(t.value, pekerjaan.kode)) for t in terbuka],
        dasar=profil().dasar("arsip.cadangan"),
        url_daftar=alamat(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pekerjaan
def langkah(request: HttpRequest, pekerjaan: Pekerjaan, *, tindakan: T) -> HttpResponseBase:
    """Call off what waits, or stop what runs."""
    act, keterangan, selesai = LANGKAH[tindakan]
    oleh, status = petugas(request), 200
    form = TanpaIsianForm(isian(request))
    if form.is_valid():
        if tindak(request, pekerjaan, tindakan.value, lambda: act(pekerjaan.pk, oleh=oleh)) is not None:
            messages.success(request, selesai)
            return redirect(alamat("lihat", pekerjaan.kode))
        status = KONFLIK
    remah = [(JUDUL, alamat()), (str(pekerjaan), alamat("lihat", pekerjaan.kode))]
    pilihan = {"keterangan": keterangan, "is_berat": True}
    return tampil_isian(request, tindakan.label, form, remah, status=status, **pilihan)


def kemajuan(pekerjaan: Pekerjaan, now: datetime) -> list[tuple[str, str]]:
    """What a running job is at, in words: stage, files, bytes, rate, what remains. Empty where none runs."""
    if pekerjaan.status != StatusPekerjaan.BERJALAN:
        return []
    isi = pekerjaan.kemajuan
    kata = [("Tahap", pekerjaan.get_tahap_display() or "Mulai")]
    if "berkas" in isi:
        kata.append(("Berkas", _dari(isi["berkas"], isi.get("berkas_semua"), sebut_angka)))
    if "bytes" in isi:
        kata.append(("Terbaca", _dari(isi["bytes"], isi.get("bytes_semua"), sebut_ukuran)))
        if laju := _laju(isi, now):
            kata.append(("Laju", f"{sebut_ukuran(laju)} tiap detik"))
    if isi.get("sisa_detik"):
        kata.append(("Sisa waktu", f"sekitar {sebut_lama(timedelta(seconds=isi['sisa_detik']))}"))
    return kata


def _persen(pekerjaan: Pekerjaan) -> int | None:
    """How much of the bytes is done; None where that is not known."""
    isi = pekerjaan.kemajuan
    return min(100, int(100 * isi.get("bytes", 0) / isi["bytes_semua"])) if isi.get("bytes_semua") else None


def _dari(kini: float, semua: float | None, sebut: Any) -> str:
    return f"{sebut(kini)} dari {sebut(semua)}" if semua else str(sebut(kini))


def _laju(isi: dict[str, Any], now: datetime) -> float:
    """Bytes a second since the stage began; 0 in its first second."""
    sejak = parse_datetime(str(isi.get("sejak", "")))
    detik = (now - sejak).total_seconds() if sejak else 0
    return float(isi["bytes"]) / detik if detik >= 1 else 0


def _lama(pekerjaan: Pekerjaan) -> str:
    """How long it ran, or has been running; "" for one that never began."""
    if pekerjaan.dimulai_pada is None:
        return ""
    return sebut_lama((pekerjaan.berakhir_pada or timezone.now()) - pekerjaan.dimulai_pada)


def _hasil(pekerjaan: Pekerjaan) -> list[tuple[str, str]]:
    """What it came to: each figure by its name; sizes as sizes."""
    return [
        (nama.replace("_", " ").capitalize(), _sebut_hasil(nama, nilai))
        for nama, nilai in pekerjaan.hasil.items()
        if isinstance(nilai, int | float | str)
    ]


def _sebut_hasil(nama: str, nilai: float | str) -> str:
    if isinstance(nilai, str):
        return nilai
    return sebut_ukuran(nilai) if "ukuran" in nama else sebut_angka(nilai)
