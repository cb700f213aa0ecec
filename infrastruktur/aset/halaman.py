"""One asset: recorded, shown with its whole story, changed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from infrastruktur.actions.aset import catat_aset, ubah_aset
from infrastruktur.alur.aset import ALUR_ASET, ALUR_PENGHAPUSAN
from infrastruktur.aset.bersama import ISIAN, dengan_aset, jalankan, url
from infrastruktur.enums.aset import MASA, Register, TindakanAset, TindakanPenghapusan, kolom_register
from infrastruktur.forms.aset import CIA, AsetForm
from infrastruktur.models import Aset
from infrastruktur.policies.aset import sebut_kolom, teks_nilai, teks_tersamar
from infrastruktur.queries.aset import (
    jumlah_terpasang,
    keadaan_sasaran,
    riwayat,
    suku_cadang_terpasang,
    usulan_terbuka,
)
from infrastruktur.queries.pemeliharaan import riwayat_aset
from infrastruktur.queries.perubahan import perubahan_aset
from lpse.jejak import catat_lihat
from lpse.models import Akun
from lpse.peran import KELOLA_ASET, KELOLA_PERUBAHAN
from lpse.pintu import KONFLIK, isian, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan

KETERANGAN = {
    Register.INFORMASI: "Basis data, dokumen, catatan, salinan cadangan.",
    Register.SDM: "Orang yang menjalankan layanan, dan perjanjiannya.",
    Register.FISIK: "Server, perangkat jaringan, UPS, APAR, dan perangkat lain.",
    Register.PERANGKAT_LUNAK: "Aplikasi, sistem operasi, lisensi, sertifikat TLS.",
    Register.LAYANAN: "Internet, listrik, pemeliharaan, dan layanan lain dari penyedia.",
    Register.INTANGIBLE: "Nama baik, nama domain, pengetahuan.",
}


@require_safe
def pilih(request: HttpRequest) -> HttpResponse:
    """Which register a new asset belongs to."""
    pilihan = [(url("baru", r.value), r.label, KETERANGAN[r]) for r in Register]
    templat = "admin/infrastruktur/aset/pilih.html"
    return tampilkan(request, templat, "Catat aset", pilihan=pilihan, url_daftar=url())


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest, register: str) -> HttpResponse:
    """Record an asset in one of the registers."""
    if register not in Register.values:
        raise Http404
    form, oleh, status = AsetForm(register, isian(request)), petugas(request), 200
    if form.is_valid():
        kolom = form.cleaned_data
        dibuat = tindak(request, oleh, "catat_aset", lambda: catat_aset(register, oleh=oleh, **kolom))
        if dibuat is not None:
            messages.success(request, f"Tercatat sebagai {dibuat.kode}.")
            return redirect(url("lihat", dibuat.kode))
        status = KONFLIK
    konteks = {"form": form, "url_kembali": url("pilih"), "url_daftar": url(), "tombol": "Simpan"}
    judul = f"Catat aset: {Register(register).label.lower() if register != 'sdm' else 'SDM'}"
    return tampilkan(request, ISIAN, judul, status=status, **konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_aset
def ubah(request: HttpRequest, aset: Aset) -> HttpResponse:
    """Change its columns; the form shows what is masked elsewhere, so opening it is recorded."""
    oleh = petugas(request)
    if aset.is_sdm and request.method != "POST":
        catat_lihat(aset, oleh=oleh)
    form = AsetForm(aset.register, isian(request), initial=AsetForm.isian(aset))
    return jalankan(
        request,
        aset,
        form,
        lambda: ubah_aset(aset.pk, oleh=oleh, **form.cleaned_data),
        tindakan="ubah",
        judul=f"Ubah {aset.kode}",
        selesai="Perubahan tersimpan.",
        kembali=url("lihat", aset.kode),
        aset=aset,
    )


@require_safe
@dengan_aset
def lihat(request: HttpRequest, aset: Aset) -> HttpResponse:
    """All that is known of it. A person's numbers are shown only when asked for, and that is recorded."""
    oleh, lengkap = petugas(request), "lengkap" in request.GET and aset.is_sdm
    if lengkap:
        if not oleh.has_perm(KELOLA_ASET):
            raise PermissionDenied
        catat_lihat(aset, oleh=oleh)
    return tampilkan(
        request,
        "admin/infrastruktur/aset/lihat.html",
        f"{aset.kode} {aset.nama}",
        aset=aset,
        rincian=_rincian(aset, lengkap),
        lengkap=lengkap,
        **_suku_cadang(aset),
        masa=list(aset.masa.filter(diakhiri_pada__isnull=True).order_by("berakhir")),
        bermasa=bool(MASA[aset.register]),
        riwayat=riwayat(aset),
        perawatan=riwayat_aset(aset.kode),
        perubahan=perubahan_aset(aset),
        kode_aset=aset.kode,
        boleh_rawat=oleh.has_perm(KELOLA_PERUBAHAN) and not aset.is_dihapuskan,
        keadaan=keadaan_sasaran(aset.sasaran) if aset.sasaran else None,
        dasar=profil().dasar("infrastruktur.perangkat"),
        url_daftar=url(),
        **_yang_terbuka(aset, oleh),
    )


def _suku_cadang(aset: Aset) -> dict[str, Any]:
    """The parts that are in it, what they add up to, and those that were in it."""
    if not aset.is_bersuku_cadang:
        return {}
    dilepas = aset.suku_cadang.filter(dilepas_pada__isnull=False).order_by("-dilepas_pada", "-pk")
    return {
        "suku": list(suku_cadang_terpasang(aset)),
        "jumlah": jumlah_terpasang(aset),
        "dilepas": list(dilepas.select_related("pengganti")),
    }


def _yang_terbuka(aset: Aset, oleh: Akun) -> dict[str, Any]:
    """What this person may do now."""
    kelola = oleh.has_perm(KELOLA_ASET) and not aset.is_dihapuskan
    usulan = usulan_terbuka(aset)
    langkah = [t for t in ALUR_ASET.terbuka(aset, oleh) if t != TindakanAset.HAPUSKAN]
    putusan = ALUR_PENGHAPUSAN.terbuka(usulan, oleh) if usulan else []
    if usulan and usulan.is_milik(oleh):
        putusan = [t for t in putusan if t == TindakanPenghapusan.TARIK]
    return {
        "boleh_kelola": kelola,
        "usulan": usulan,
        "tombol": [{"judul": t.label, "url": url(t.value, aset.kode)} for t in langkah],
        "putusan": [{"judul": t.label, "url": url(f"hapus_{t.value}", aset.kode)} for t in putusan],
    }


def _rincian(aset: Aset, lengkap: bool) -> list[tuple[str, str]]:
    teks = teks_nilai if lengkap else teks_tersamar
    baris = []
    for nama in kolom_register(aset.register):
        if nama in CIA or nama == "nama":
            continue
        isi = str(aset.lokasi or "") if nama == "lokasi" else teks(aset, nama)
        sebutan = sebut_kolom(nama)
        baris.append((sebutan[:1].upper() + sebutan[1:], isi))
    return baris
