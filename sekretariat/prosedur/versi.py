"""One version: written, shown, compared with another, its paper and its annex."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from lpse.beda import beda
from lpse.berkas import diterima_bila_ada
from lpse.berkas.http import sajikan_asli
from lpse.berkas.pindai import halangan
from lpse.jejak import catat_lihat
from lpse.markdown import ke_html
from lpse.naskah import pastikan_pdf
from lpse.pintu import isian, sibuk_menjadi_503, unggahan
from lpse.profil import profil
from lpse.riwayat import riwayat_jejak
from lpse.situs_admin import petugas, tampilkan
from sekretariat.actions.prosedur import susun_versi, ubah_versi
from sekretariat.alur.prosedur import ALUR_VERSI
from sekretariat.enums.prosedur import StatusVersi, TindakanVersi
from sekretariat.forms.prosedur import BATAS_LAMPIRAN_MB, VersiForm
from sekretariat.models import Prosedur, VersiProsedur
from sekretariat.policies.prosedur import dasar_awal, kunci_jenis
from sekretariat.prosedur.bersama import dengan_prosedur, dengan_versi, jalankan, keadaan, url
from sekretariat.prosedur.halaman import langkah_terbuka
from sekretariat.queries.prosedur import versi_prosedur

TEMPLAT = "admin/sekretariat/prosedur/menulis.html"
PERISTIWA = {
    "versi_prosedur.disusun": "Disusun",
    "versi_prosedur.diubah": "Konsep diubah",
    "versi_prosedur.diajukan": "Diajukan untuk disahkan",
    "versi_prosedur.dikembalikan": "Dikembalikan",
    "versi_prosedur.disahkan": "Disahkan",
    "versi_prosedur.digantikan": "Digantikan",
    "versi_prosedur.dicabut": "Dicabut",
}


def _isian(versi: VersiProsedur | None, prosedur: Prosedur) -> dict[str, Any]:
    """What the form begins with: the version as it is, or the rule its kind rests on.

    A rule that the active regulation does not have is not offered: the browser would choose another.
    """
    kunci = versi.kunci_dasar if versi else kunci_jenis(prosedur.jenis)
    dasar = {"kunci_dasar": dasar_awal(kunci)}
    if versi is None:
        return dasar
    return {nama: getattr(versi, nama) for nama in ("tujuan", "langkah", "perubahan")} | dasar


def _simpan(request: HttpRequest, form: VersiForm, act: Any, pk: int) -> VersiProsedur:
    """The act with its file; refused, no byte of it stays."""
    oleh, kiriman = petugas(request), form.cleaned_data["lampiran"]
    with diterima_bila_ada(kiriman, oleh=oleh, batas_mb=BATAS_LAMPIRAN_MB) as berkas:
        hasil: VersiProsedur = act(pk, oleh=oleh, lampiran=berkas, **form.kolom)
    return hasil


def _pratinjau(request: HttpRequest) -> dict[str, Any]:
    return {"pratinjau": ke_html(request.POST.get("langkah", "")), "templat": TEMPLAT}


@require_http_methods(["GET", "HEAD", "POST"])
@sibuk_menjadi_503
@dengan_prosedur
def susun(request: HttpRequest, prosedur: Prosedur) -> HttpResponse:
    """Write the next version; it begins with the words of the last one."""
    terakhir = prosedur.versi.order_by("-nomor").first()
    awal = _isian(terakhir, prosedur) | {"perubahan": ""}
    form = VersiForm(isian(request), unggahan(request), initial=awal)
    return jalankan(
        request,
        prosedur,
        form,
        lambda: _simpan(request, form, susun_versi, prosedur.pk),
        tindakan="susun_versi",
        judul=f"Susun versi {terakhir.nomor + 1 if terakhir else 1}: {prosedur.judul}",
        selesai="Konsep tersimpan. Ajukan bila sudah selesai.",
        kembali=url("lihat", prosedur.kode),
        tombol="Simpan konsep",
        **_pratinjau(request),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@sibuk_menjadi_503
@dengan_versi
def ubah(request: HttpRequest, versi: VersiProsedur) -> HttpResponse:
    """Change what is being written."""
    awal = _isian(versi, versi.prosedur)
    form = VersiForm(isian(request), unggahan(request), initial=awal)
    return jalankan(
        request,
        versi,
        form,
        lambda: _simpan(request, form, ubah_versi, versi.pk),
        tindakan="ubah",
        judul=f"Ubah konsep versi {versi.nomor}: {versi.prosedur.judul}",
        selesai="Konsep tersimpan. Ajukan bila sudah selesai.",
        kembali=url("versi", versi.prosedur.kode, versi.nomor),
        tombol="Simpan konsep",
        alasan=versi.alasan,
        **_pratinjau(request),
    )


@require_safe
@dengan_versi
def lihat(request: HttpRequest, versi: VersiProsedur) -> HttpResponse:
    """What it says, where it stands, what may be done with it."""
    oleh = petugas(request)
    warna, kata = keadaan(versi)
    kunci = (versi.prosedur.kode, versi.nomor)
    tombol, kedua = langkah_terbuka(versi, oleh)
    return tampilkan(
        request,
        "admin/sekretariat/prosedur/versi.html",
        f"{versi.prosedur.judul}, versi {versi.nomor}",
        prosedur=versi.prosedur,
        versi=versi,
        warna=warna,
        kata=kata,
        isi=ke_html(versi.langkah),
        pasal=versi.dasar or profil().dasar(versi.kunci_dasar),
        tombol=tombol,
        orang_kedua=kedua,
        boleh_ubah=TindakanVersi.UBAH in ALUR_VERSI.terbuka(versi, oleh),
        menunggu=versi.status == StatusVersi.DIAJUKAN,
        url_beda=f"{url('beda', versi.prosedur.kode)}?dari={versi.nomor - 1}&ke={versi.nomor}"
        if versi.nomor > 1
        else "",
        riwayat=riwayat_jejak(versi, PERISTIWA),
        url_daftar=url(),
        url_naskah=url("naskah", *kunci) if versi.naskah else "",
        url_lampiran=url("lampiran", *kunci) if versi.lampiran else "",
    )


@require_safe
@dengan_prosedur
def bandingkan(request: HttpRequest, prosedur: Prosedur) -> HttpResponse:
    """Two versions line by line; without numbers the last two."""
    semua = {satu.nomor: satu for satu in versi_prosedur(prosedur)}
    nomor = sorted(semua)
    dari = _pilih(request.GET.get("dari", ""), nomor, -2)
    ke = _pilih(request.GET.get("ke", ""), nomor, -1)
    baris = beda(_teks(semua[dari]), _teks(semua[ke])) if nomor else []
    return tampilkan(
        request,
        "admin/sekretariat/prosedur/beda.html",
        f"Beda versi {prosedur.kode}",
        prosedur=prosedur,
        nomor=nomor,
        dari=dari,
        ke=ke,
        baris=baris,
        is_sama=not any(tanda for tanda, _ in baris),
        url_daftar=url(),
    )


def _pilih(teks: str, nomor: list[int], bawaan: int) -> int:
    """The number asked for where there is such a version; else the one at this place, or the only one."""
    if teks.isascii() and teks.isdigit() and int(teks) in nomor:
        return int(teks)
    return nomor[max(bawaan, -len(nomor))] if nomor else 0


def _teks(versi: VersiProsedur) -> str:
    return f"{versi.tujuan}\n{versi.langkah}".replace("\r\n", "\n")


@require_safe
@sibuk_menjadi_503
@dengan_versi
def naskah(request: HttpRequest, versi: VersiProsedur) -> HttpResponseBase:
    """The approved version as PDF; 404 before there is one."""
    if versi.naskah is None:
        raise Http404
    catat_lihat(versi, oleh=petugas(request), naskah=versi.naskah.pk)
    return sajikan_asli(pastikan_pdf(versi.naskah.pk), f"{versi.prosedur.kode} versi {versi.nomor}")


@require_safe
@dengan_versi
def lampiran(request: HttpRequest, versi: VersiProsedur) -> HttpResponseBase:
    """Its annex; 404 where it has none."""
    if versi.lampiran is None or halangan(versi.lampiran):
        raise Http404
    catat_lihat(versi, oleh=petugas(request), berkas=versi.lampiran.pk)
    return sajikan_asli(versi.lampiran, f"Lampiran {versi.prosedur.kode} versi {versi.nomor}")
