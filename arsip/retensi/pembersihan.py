"""Which backups are kept: the rule of each repository, a count that touches nothing, and its approval."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from arsip.actions.pembersihan import (
    batalkan_pembersihan,
    hitung_pembersihan,
    setujui_pembersihan,
    tetapkan_aturan,
)
from arsip.alur.retensi import ALUR_PEMBERSIHAN
from arsip.enums.cadangan import JenisRepositori
from arsip.enums.retensi import StatusPembersihan
from arsip.enums.retensi import TindakanPembersihan as T
from arsip.forms.retensi import AturanForm, TanpaIsianForm
from arsip.models import AturanSimpan, Cadangan, Pembersihan, Repositori
from arsip.policies.pembersihan import sebut_aturan
from arsip.retensi.bersama import WARNA, alamat, jalankan_langkah, tampil_isian, tombol
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.formulir import Langkah
from lpse.peran import KELOLA_RETENSI
from lpse.pintu import KONFLIK, dengan, isian, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan

JUDUL = "Masa simpan cadangan"
S = StatusPembersihan
TERLALU_LAMA = 20
KEPALA = ("Repositori", "Status", "Dibuang", "Diminta oleh", "Diminta", "Diputus oleh", "Diputus", "Selesai")
LANGKAH = {
    T.SETUJUI: Langkah(
        TanpaIsianForm,
        setujui_pembersihan,
        "Disetujui. Cadangan pada daftar dibuang di belakang layar.",
        "Tepat cadangan yang tampil pada daftar dibuang, tanpa dapat dikembalikan. Yang ditahan tetap ada.",
        is_berat=True,
    ),
    T.BATALKAN: Langkah(
        TanpaIsianForm, batalkan_pembersihan, "Pembersihan dibatalkan.", "Tidak ada cadangan yang dibuang."
    ),
}


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Each repository with its rule, and the clearings of late."""
    aturan: dict[int, AturanSimpan] = {}
    for satu in AturanSimpan.objects.order_by("repositori", "-pk").distinct("repositori"):
        aturan[satu.repositori_id] = satu
    # A medium is cleared by whoever takes it to be filled anew.
    tetap = Repositori.objects.filter(is_aktif=True).exclude(jenis=JenisRepositori.MEDIA)
    terbaru = Pembersihan.objects.select_related("repositori", "diminta_oleh").order_by("-pk")[:TERLALU_LAMA]
    return tampilkan(
        request,
        "admin/arsip/retensi/pembersihan_daftar.html",
        JUDUL,
        baris=[
            {
                "repositori": r,
                "aturan": sebut_aturan(aturan[r.pk]) if r.pk in aturan else "",
                "bisa": r.pk in aturan and r.disiapkan_pada is not None,
            }
            for r in tetap.order_by("nama", "pk")
        ],
        pembersihan=[(p, WARNA[p.status], hitung(p)) for p in terbaru],
        dasar=profil().dasar("arsip.retensi"),
        boleh=petugas(request).has_perm(KELOLA_RETENSI),
        url_ekspor=alamat("pembersihan_ekspor"),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Every clearing there was, the older ones too, as CSV."""
    rows = Pembersihan.objects.select_related("repositori", "diminta_oleh", "diputus_oleh").order_by("-pk")
    baris = (
        (
            *(p.repositori.nama, p.get_status_display(), hitung(p), p.diminta_oleh),
            *(sel_waktu(p.diminta_pada), p.diputus_oleh or "", sel_waktu(p.diputus_pada)),
            sel_waktu(p.selesai_pada),
        )
        for p in rows.iterator(chunk_size=SEPOTONG)
    )
    return jawab_csv(
        "pembersihan-cadangan", KEPALA, baris, peristiwa="pembersihan.diekspor", oleh=petugas(request)
    )


def hitung(pembersihan: Pembersihan) -> str:
    """`3 dari 40` once it is counted."""
    if not pembersihan.daftar:
        return ""
    return f"{sum(not b['is_disimpan'] for b in pembersihan.daftar)} dari {len(pembersihan.daftar)}"


@require_http_methods(["GET", "HEAD", "POST"])
def aturan(request: HttpRequest, kode: str) -> HttpResponseBase:
    """Set the rule of one repository."""
    repositori, oleh, status = get_object_or_404(Repositori, kode=kode), petugas(request), 200
    kini = AturanSimpan.objects.filter(repositori=repositori).first()
    form = AturanForm(isian(request), initial=AturanForm.awal(kini))
    if form.is_valid():
        hasil = tindak(
            request, repositori, "aturan_simpan", lambda: tetapkan_aturan(repositori, form.isian, oleh=oleh)
        )
        if hasil is not None:
            messages.success(request, "Aturan tersimpan. Belum ada cadangan yang dibuang.")
            return redirect(alamat("cadangan"))
        status = KONFLIK
    return tampil_isian(
        request,
        f"Aturan simpan {repositori.nama}",
        form,
        [(JUDUL, alamat("cadangan"))],
        status=status,
        keterangan="Dihitung menurut waktu dari cadangan terbaru. Yang ditahan selalu disimpan.",
        tombol_kirim="Simpan aturan",
    )


@require_POST
def hitung_dulu(request: HttpRequest, kode: str) -> HttpResponseBase:
    """Ask for the count of what the rule would drop."""
    repositori, oleh = get_object_or_404(Repositori, kode=kode), petugas(request)
    hasil = tindak(request, repositori, "hitung", lambda: hitung_pembersihan(repositori, oleh=oleh))
    return redirect(alamat("pembersihan_lihat", hasil.kode) if hasil else alamat("cadangan"))


dengan_pembersihan = dengan(
    Pembersihan.objects.select_related("repositori", "aturan", "diminta_oleh", "diputus_oleh")
)


@require_safe
@dengan_pembersihan
def lihat(request: HttpRequest, pembersihan: Pembersihan) -> HttpResponse:
    """The counted list: what would go and what stays, and why; each backup that stands can be held."""
    oleh = petugas(request)
    boleh, is_peminta = oleh.has_perm(KELOLA_RETENSI), pembersihan.diminta_oleh_id == oleh.pk
    ada = Cadangan.objects.filter(repositori=pembersihan.repositori, dibuang_pada=None, ditahan="")
    kode = dict(ada.values_list("snapshot", "kode")) if boleh else {}
    daftar = [b | {"kode": kode.get(b["snapshot"], "")} for b in pembersihan.daftar]
    return tampilkan(
        request,
        "admin/arsip/retensi/pembersihan_lihat.html",
        f"Pembersihan {pembersihan.repositori.nama}",
        p=pembersihan,
        warna=WARNA[pembersihan.status],
        aturan=sebut_aturan(pembersihan.aturan),
        dibuang=[b for b in daftar if not b["is_disimpan"]],
        disimpan=[b for b in daftar if b["is_disimpan"]],
        tombol=[
            t
            for t in tombol(ALUR_PEMBERSIHAN, pembersihan, oleh, "pembersihan", {T.SETUJUI})
            if not (is_peminta and t["judul"] == T.SETUJUI.label)
        ],
        is_menunggu=pembersihan.status in (S.DIHITUNG, S.DISETUJUI),
        dasar=profil().dasar("arsip.retensi"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pembersihan
def langkah(request: HttpRequest, pembersihan: Pembersihan, *, tindakan: T) -> HttpResponseBase:
    """One step of a clearing."""
    di = (pembersihan.repositori.nama, alamat("pembersihan_lihat", pembersihan.kode))
    remah = [(JUDUL, alamat("cadangan")), di]
    return jalankan_langkah(request, pembersihan, tindakan, LANGKAH[tindakan], ALUR_PEMBERSIHAN, remah)
