"""One letter: recorded or drafted, shown with its story, changed; its papers, each look recorded."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from lpse.berkas import diterima_bila_ada
from lpse.berkas.http import sajikan_asli
from lpse.jejak import catat_lihat
from lpse.models import Akun
from lpse.naskah import milik, pastikan_pdf
from lpse.peran import KELOLA_SURAT, SETUJUI_SURAT
from lpse.pintu import KONFLIK, isian, sibuk_menjadi_503, tindak, unggahan
from lpse.profil import profil
from lpse.riwayat import riwayat_jejak
from lpse.situs_admin import petugas, tampilkan
from sekretariat.actions.surat_keluar import buat_konsep, ubah_konsep
from sekretariat.actions.surat_masuk import catat_surat_masuk, ubah_surat_masuk
from sekretariat.alur.persuratan import ALUR_DISPOSISI, ALUR_KELUAR, ALUR_MASUK, KUNCI
from sekretariat.enums.persuratan import BentukSurat, StatusSurat, TindakanKeluar
from sekretariat.forms.persuratan import BATAS_MB, CatatMasukForm, KaitanForm, KonsepForm, SuratMasukForm
from sekretariat.models import AgendaSurat, Disposisi
from sekretariat.persuratan.bersama import ISIAN, dengan_surat, jalankan, url, warna
from sekretariat.policies.persuratan import PenyetujuSendiri, boleh_unggah
from sekretariat.queries.orang_kedua import OrangKedua, orang_kedua
from sekretariat.queries.persuratan import (
    disposisi_surat,
    kaitan_surat,
    penyusun_surat,
    surat_bernomor,
    surat_terbaca,
)

PERISTIWA = {
    "surat.dicatat": "Dicatat dalam agenda",
    "surat.konsep": "Konsep disusun",
    "surat.diubah": "Data diubah",
    "surat.diunggah": "Pindaian diunggah",
    "surat.didisposisikan": "Didisposisikan",
    "surat.diteruskan": "Disposisi diteruskan",
    "disposisi.selesai": "Disposisi dilaporkan selesai",
    "disposisi.ditarik": "Disposisi ditarik",
    "surat.selesai": "Dinyatakan selesai",
    "surat.diajukan": "Diajukan untuk disetujui",
    "surat.dikembalikan": "Dikembalikan ke penyusun",
    "surat.disetujui": "Disetujui",
    "surat.dinomori": "Diberi nomor",
    "surat.dikirim": "Dikirim",
    "surat.dibatalkan": "Dibatalkan",
    "surat.dikaitkan": "Dikaitkan",
    "surat.kaitan_dilepas": "Kaitan dilepas",
}


@require_http_methods(["GET", "HEAD", "POST"])
@sibuk_menjadi_503
def baru_masuk(request: HttpRequest) -> HttpResponseBase:
    """Record a letter that came in."""
    oleh = petugas(request)
    form = CatatMasukForm(isian(request), unggahan(request), initial={"kepada": profil().unit.kepala.kepala})
    if not form.is_valid():
        return _isian_baru(request, form, "Catat surat masuk")
    isi = dict(form.cleaned_data)
    kiriman = isi.pop("berkas")

    def simpan() -> AgendaSurat:
        # Refused, no byte of it stays.
        with diterima_bila_ada(kiriman, oleh=oleh, batas_mb=BATAS_MB) as berkas:
            return catat_surat_masuk(oleh=oleh, berkas=berkas, **isi)

    surat = tindak(request, oleh, "catat_surat", simpan)
    if surat is None:
        return _isian_baru(request, form, "Catat surat masuk", status=KONFLIK)
    messages.success(request, f"Tercatat sebagai {surat.sebutan}. Kepala dapat mendisposisikannya.")
    return redirect(url("lihat", surat.kode))


@require_http_methods(["GET", "HEAD", "POST"])
def baru_keluar(request: HttpRequest) -> HttpResponse:
    """Draft a letter; `?membalas=SM-2026-0012` answers that one."""
    oleh = petugas(request)
    form = KonsepForm(isian(request), initial=_awal_konsep(request))
    if not form.is_valid():
        return _isian_baru(request, form, "Susun surat keluar")
    surat = tindak(request, oleh, "buat_konsep", lambda: buat_konsep(oleh=oleh, **form.cleaned_data))
    if surat is None:
        return _isian_baru(request, form, "Susun surat keluar", status=KONFLIK)
    messages.success(request, "Konsep tersimpan. Periksa, lalu ajukan untuk disetujui.")
    return redirect(url("lihat", surat.kode))


def _awal_konsep(request: HttpRequest) -> dict[str, Any]:
    awal = {"bentuk": BentukSurat.PORTAL, "dari": profil().unit.kepala.kepala or profil().lpse.nama}
    dibalas = surat_bernomor(request.GET.get("membalas", "").replace("\0", ""))
    # An auditor opens this page too, and may not read every letter.
    if dibalas is not None and surat_terbaca(petugas(request)).filter(pk=dibalas.pk).exists():
        awal |= {"membalas": dibalas.sebutan, "kepada": dibalas.dari, "sifat": dibalas.sifat}
    return awal


def _isian_baru(request: HttpRequest, form: Any, judul: str, *, status: int = 200) -> HttpResponse:
    return tampilkan(
        request,
        ISIAN,
        judul,
        status=status,
        form=form,
        tombol="Simpan",
        url_kembali=url(),
        url_daftar=url(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_surat
def ubah(request: HttpRequest, surat: AgendaSurat) -> HttpResponse:
    """Correct what is noted, as long as it may be."""
    oleh = petugas(request)
    bentuk = SuratMasukForm if surat.is_masuk else KonsepForm
    act = ubah_surat_masuk if surat.is_masuk else ubah_konsep
    form = bentuk(isian(request), initial=bentuk.isian(surat))
    return jalankan(
        request,
        surat,
        form,
        lambda: act(surat.pk, oleh=oleh, **form.cleaned_data),
        tindakan="ubah",
        judul="Ubah",
        selesai="Perubahan tersimpan.",
    )


@require_safe
@dengan_surat
def lihat(request: HttpRequest, surat: AgendaSurat) -> HttpResponse:
    """All that is known of it, and what may be done next."""
    oleh = petugas(request)
    if surat.is_rahasia:
        catat_lihat(surat, oleh=oleh)
    semua = list(disposisi_surat(surat))
    return tampilkan(
        request,
        "admin/sekretariat/persuratan/lihat.html",
        f"{surat.sebutan} {surat.perihal}",
        surat=surat,
        warna=warna(surat),
        disposisi=[(satu, _tombol_disposisi(satu, oleh)) for satu in semua],
        balasan=surat.balasan.order_by("pk")[:10],
        naskah=milik(surat),
        kaitan=kaitan_surat(surat, oleh),
        form_kaitan=KaitanForm(),
        riwayat=riwayat_jejak(surat, PERISTIWA),
        dasar=profil().dasar(KUNCI),
        url_daftar=url(),
        **_yang_terbuka(surat, oleh),
    )


def _tombol_disposisi(satu: Disposisi, oleh: Akun) -> list[dict[str, str]]:
    terbuka = ALUR_DISPOSISI.terbuka(satu, oleh)
    return [{"judul": t.label, "url": url(f"disposisi_{t.value}", satu.kode)} for t in terbuka]


def _yang_terbuka(surat: AgendaSurat, oleh: Akun) -> dict[str, Any]:
    """What this person may do now."""
    kelola = oleh.has_perm(KELOLA_SURAT)
    langkah: list[Any]
    kedua: OrangKedua | None = None
    if surat.is_masuk:
        langkah, boleh_ubah = ALUR_MASUK.terbuka(surat, oleh), surat.is_berjalan
    else:
        langkah, boleh_ubah = ALUR_KELUAR.terbuka(surat, oleh), surat.status == StatusSurat.KONSEP
        if TindakanKeluar.SETUJUI in langkah and oleh.pk in (terlibat := penyusun_surat(surat)):
            langkah.remove(TindakanKeluar.SETUJUI)
            kedua = orang_kedua(PenyetujuSendiri(), SETUJUI_SURAT, terlibat)
    return {
        "boleh_kelola": kelola,
        "orang_kedua": kedua,
        "boleh_ubah": kelola and boleh_ubah,
        "boleh_unggah": kelola and boleh_unggah(surat),
        "boleh_lepas": kelola and surat.is_berjalan,
        "boleh_balas": kelola and surat.is_masuk and surat.is_berjalan,
        "tombol": [{"judul": t.label, "url": url(t.value, surat.kode)} for t in langkah],
    }


@require_safe
@sibuk_menjadi_503
@dengan_surat
def berkas(request: HttpRequest, surat: AgendaSurat, *, kolom: str) -> HttpResponseBase:
    """The scan of the letter (`berkas`) or of what proves its sending (`bukti_kirim`)."""
    satu = getattr(surat, kolom)
    if satu is None:
        raise Http404
    catat_lihat(surat, oleh=petugas(request), berkas=satu.pk)
    return sajikan_asli(satu, f"{surat.sebutan} {'bukti kirim' if kolom == 'bukti_kirim' else 'pindaian'}")


@require_safe
@sibuk_menjadi_503
@dengan_surat
def naskah(request: HttpRequest, surat: AgendaSurat, naskah: str) -> HttpResponseBase:
    """The letter, or a disposition sheet, as PDF."""
    satu = get_object_or_404(milik(surat), kode=naskah)
    catat_lihat(surat, oleh=petugas(request), naskah=satu.pk)
    return sajikan_asli(pastikan_pdf(satu.pk), f"{satu.get_jenis_display()} {satu.nomor}")
