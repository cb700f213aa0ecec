"""Retention classes: the list, one with its versions, and a new version."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from arsip.actions.retensi import tetapkan_kelas
from arsip.forms.retensi import KelasForm
from arsip.models import KelasRetensi
from arsip.policies.retensi import sebut_masa
from arsip.queries.retensi import kelas_berlaku, kelas_kini, rekaman, tahanan_kini
from arsip.retensi.bersama import alamat, tampil_isian
from lpse.ekspor import jawab_csv
from lpse.peran import KELOLA_RETENSI
from lpse.pintu import KONFLIK, isian, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.sumbangan import sumbangan

JUDUL = "Retensi arsip"
KEPALA_CSV = (
    *("Kode", "Nama", "Masa aktif (bulan)", "Masa inaktif (bulan)", "Dihitung dari", "Nasib akhir", "Dasar"),
    "Berlaku mulai",
)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Every class as it holds today."""
    oleh, kelas = petugas(request), kelas_kini()
    tahanan = tahanan_kini()
    terdaftar = {k.kode for k in kelas}
    return tampilkan(
        request,
        "admin/arsip/retensi/kelas_daftar.html",
        JUDUL,
        baris=[
            {
                "kelas": k,
                "aktif": _masa(k, k.aktif_bulan),
                "inaktif": sebut_masa(k.inaktif_bulan) if k.masa_bulan is not None else "",
                "is_berekaman": rekaman(k.kode) is not None,
                "is_ditahan": k.kode in tahanan.kelas,
            }
            for k in kelas
        ],
        belum=[(kode, teks) for kode, teks in sorted(sumbangan.retensi.items()) if kode not in terdaftar],
        kosong=sum(k.masa_bulan is None and not k.is_permanen for k in kelas),
        dasar=profil().dasar("arsip.retensi"),
        boleh=oleh.has_perm(KELOLA_RETENSI),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """The classes as CSV."""
    baris = (
        (
            *(k.kode, k.nama, k.aktif_bulan, k.inaktif_bulan, k.dihitung_dari, k.get_nasib_display()),
            *(k.dasar, k.berlaku_mulai),
        )
        for k in kelas_kini()
    )
    return jawab_csv(
        "kelas-retensi", KEPALA_CSV, baris, peristiwa="kelas_retensi.diekspor", oleh=petugas(request)
    )


@require_safe
def lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """One class as it holds, and every version it ever had."""
    versi = list(
        KelasRetensi.objects.filter(kode=kode)
        .select_related("ditetapkan_oleh")
        .order_by("-berlaku_mulai", "-pk")
    )
    if not versi:
        raise Http404
    kini = kelas_berlaku(kode)
    return tampilkan(
        request,
        "admin/arsip/retensi/kelas_lihat.html",
        f"Kelas {kode}",
        kini=kini,
        kode=kode,
        masa=_masa(kini, kini.masa_bulan) if kini else "",
        versi=[
            {"kelas": v, "aktif": _masa(v, v.aktif_bulan), "inaktif": _masa(v, v.inaktif_bulan)}
            for v in versi
        ],
        rekaman=rekaman(kode),
        teks_privasi=sumbangan.retensi.get(kode, ""),
        dasar=profil().dasar("arsip.retensi"),
        boleh=petugas(request).has_perm(KELOLA_RETENSI),
    )


def _masa(kelas: KelasRetensi, bulan: int | None) -> str:
    return "Permanen" if kelas.is_permanen else sebut_masa(bulan)


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponseBase:
    """A class the portal does not know yet: of paper, or of another system."""
    return _tetapkan(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: HttpRequest, kode: str) -> HttpResponseBase:
    """A new version of a class."""
    kelas = kelas_berlaku(kode)
    if kelas is None:
        raise Http404
    return _tetapkan(request, kelas)


def _tetapkan(request: HttpRequest, kelas: KelasRetensi | None) -> HttpResponseBase:
    oleh, status = petugas(request), 200
    isi = isian(request)
    form = KelasForm(isi, initial=KelasForm.awal(kelas), kelas=kelas)
    if form.is_valid():
        hasil = tindak(request, oleh, "tetapkan_kelas", lambda: tetapkan_kelas(form.isian, oleh=oleh))
        if hasil is not None:
            messages.success(request, "Versi baru berlaku. Versi sebelumnya tetap tercatat.")
            return redirect(alamat("kelas", hasil.kode))
        status = KONFLIK
    remah = [(JUDUL, alamat()), *([(kelas.kode, alamat("kelas", kelas.kode))] if kelas else [])]
    sumber = rekaman(kelas.kode) if kelas else None
    hitung = f"Masa dihitung dari: {sumber.peristiwa}." if sumber else ""
    judul = f"Versi baru kelas {kelas.kode}" if kelas else "Tambah kelas retensi"
    keterangan = f"Isi menurut JRA daerah. Masa yang kosong berarti tidak ada yang jatuh tempo. {hitung}"
    return tampil_isian(
        request, judul, form, remah, status=status, keterangan=keterangan, tombol_kirim="Tetapkan"
    )
