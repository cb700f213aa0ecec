"""Help at the counter: asking, the code, what is filled in so far, handing over."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse.aturan import AturanDilanggar
from lpse.jejak import catat_lihat, catat_penolakan
from lpse.models import Akun
from lpse.pintu import View, isian, tindak
from lpse.situs_admin import petugas, tampilkan
from registrasi import actions
from registrasi.enums.bantuan import JenisAsal, StatusBantuan
from registrasi.forms.bantuan import KodeIzinForm, MulaiBantuanForm
from registrasi.loket.bersama_bantuan import (
    bantuan_saya,
    dengan_bantuan,
    is_terbuka,
    url_bantuan,
    url_dokumen,
    url_isi,
)
from registrasi.models import BantuanPendaftaran, Pendaftaran
from registrasi.policies.bantuan import asal_isian, belum_disetujui, dasar_bantuan, sebut_asal
from registrasi.policies.pendaftaran import (
    is_bagian_selesai,
    is_dokumen_terbuka,
    is_perlu_diganti,
    kekurangan,
    label_bagian,
)


@dataclass(frozen=True, slots=True)
class Langkah:
    """One row of the list: where it is filled in ("" where it is locked), how it stands, who was last."""

    label: str
    url: str
    kode: str
    status: str
    petunjuk: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mulai(request: HttpRequest) -> HttpResponse:
    """Who stands here; their code is mailed to them."""
    form = MulaiBantuanForm(isian(request))
    if request.method == "POST" and form.is_valid():
        bantuan = _mulai(petugas(request), form)
        if bantuan is not None:
            return redirect(url_bantuan(bantuan))
    return tampilkan(
        request,
        "admin/registrasi/bantuan/mulai.html",
        "Bantu mendaftar",
        form=form,
        dasar=dasar_bantuan(),
    )


def _mulai(oleh: Akun, form: MulaiBantuanForm) -> BantuanPendaftaran | None:
    isi = {nama: form.cleaned_data[nama] for nama in ("email", "nama", "telepon")}
    try:
        return actions.mulai_bantuan(oleh=oleh, **isi)
    except AturanDilanggar as aturan:
        catat_penolakan(oleh, "mulai_bantuan", aturan, oleh=oleh)
        form.add_error("email", str(aturan))
        return None


@never_cache
@require_safe
@dengan_bantuan
def satu(request: HttpRequest, bantuan: BantuanPendaftaran) -> HttpResponse:
    """Where it stands; what was filled in only for its own officer, and only while it lasts."""
    return _halaman(request, bantuan, KodeIzinForm())


def _halaman(request: HttpRequest, bantuan: BantuanPendaftaran, form: KodeIzinForm) -> HttpResponse:
    milik = bantuan.petugas_id == petugas(request).pk
    if milik and bantuan.pendaftaran is not None and is_terbuka(bantuan):
        return _berjalan(request, bantuan, bantuan.pendaftaran)
    return tampilkan(
        request,
        "admin/registrasi/bantuan/satu.html",
        f"Bantuan untuk {bantuan.nama}",
        bantuan=bantuan,
        form=form if milik and bantuan.is_hidup and bantuan.status == StatusBantuan.MENUNGGU else None,
        jumlah=bantuan.asal_isian.count(),
        menunggu=bantuan.asal_isian.filter(disetujui_pada__isnull=True).count(),
        dasar=dasar_bantuan(),
    )


def _berjalan(request: HttpRequest, bantuan: BantuanPendaftaran, pendaftaran: Pendaftaran) -> HttpResponse:
    """The task list; the look at the applicant's data is in the trail before it is shown."""
    catat_lihat(pendaftaran, oleh=petugas(request), bantuan=bantuan.pk)
    dokumen = list(pendaftaran.dokumen.select_related("berkas"))
    asal = asal_isian(pendaftaran)
    return tampilkan(
        request,
        "admin/registrasi/bantuan/berjalan.html",
        f"Bantu {bantuan.nama}",
        bantuan=bantuan,
        pendaftaran=pendaftaran,
        bagian=[_bagian(bantuan, pendaftaran, kode) for kode in label_bagian(pendaftaran.jenis)],
        dokumen=[
            Langkah(
                d.nama,
                url_dokumen(bantuan, d.kode) if is_dokumen_terbuka(pendaftaran, d) else "",
                *_keadaan(d.is_terpenuhi and not is_perlu_diganti(d), d.is_wajib or d.berkas_id is not None),
                sebut_asal(a, kepada_pemohon=False)
                if (a := asal.get((JenisAsal.DOKUMEN, d.kode)))
                else d.alasan_perbaikan,
            )
            for d in dokumen
        ],
        kurang=kekurangan(pendaftaran, dokumen),
        menunggu=len(belum_disetujui(asal.values())),
        dasar=dasar_bantuan(),
    )


def _bagian(bantuan: BantuanPendaftaran, p: Pendaftaran, bagian: str) -> Langkah:
    terbuka = p.status == "draf" or bagian in p.bagian_terbuka
    return Langkah(
        label_bagian(p.jenis)[bagian],
        url_isi(bantuan, bagian) if terbuka else "",
        *_keadaan(is_bagian_selesai(p, bagian), True),
        p.bagian_perbaikan.get(bagian, ""),
    )


def _keadaan(selesai: bool, diminta: bool) -> tuple[str, str]:
    """The colour and the word of a tag."""
    if not diminta:
        return "netral", "Tidak wajib"
    return ("selesai", "Selesai") if selesai else ("belum_lengkap", "Belum lengkap")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@bantuan_saya
def izin(request: HttpRequest, bantuan: BantuanPendaftaran) -> HttpResponse:
    """The code that the applicant read out; a wrong one is told beside its field."""
    if request.method != "POST":
        return redirect(url_bantuan(bantuan))
    form, oleh = KodeIzinForm(request.POST), petugas(request)
    if form.is_valid():
        try:
            actions.izinkan_bantuan(bantuan.pk, oleh=oleh, angka=form.cleaned_data["angka"])
        except AturanDilanggar as aturan:
            catat_penolakan(bantuan, "izinkan", aturan, oleh=oleh)
            form.add_error("angka", str(aturan))
        else:
            messages.success(request, "Pemohon mengizinkan. Isi bersama pemohon, lalu serahkan.")
            return redirect(url_bantuan(bantuan))
    bantuan.refresh_from_db()
    return _halaman(request, bantuan, form)


def _act(act: Callable[..., Any], nama: str, kalimat: str) -> View:
    """A button that does one act on the officer's own help and leads back to its page."""

    @require_POST
    @bantuan_saya
    def view(request: HttpRequest, bantuan: BantuanPendaftaran) -> HttpResponse:
        oleh = petugas(request)
        if tindak(request, bantuan, nama, lambda: act(bantuan.pk, oleh=oleh)):
            messages.success(request, kalimat)
        return redirect(url_bantuan(bantuan))

    return view


kirim_kode = _act(actions.kirim_kode_lagi, "kirim_kode", "Kode baru dikirim. Kode yang lama tidak berlaku.")
serahkan = _act(
    actions.serahkan_bantuan,
    "serahkan",
    "Diserahkan. Pemohon memeriksa, menyatakan benar, dan mengirimnya sendiri.",
)
akhiri = _act(actions.akhiri_bantuan, "akhiri", "Diakhiri. Yang sudah diisi tetap ada di draf pemohon.")
