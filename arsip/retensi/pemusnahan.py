"""Lists of destruction: all of them, proposing one, its lines and steps, and the Berita Acara."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from arsip.actions.pemusnahan import (
    batalkan_pemusnahan,
    setujui_pemusnahan,
    tolak_pemusnahan,
    usulkan_pemusnahan,
)
from arsip.alur.retensi import ALUR_PEMUSNAHAN
from arsip.enums.retensi import KeadaanButir, StatusPemusnahan
from arsip.enums.retensi import TindakanPemusnahan as T
from arsip.forms.retensi import SaringanPemusnahanForm, SetujuiForm, TanpaIsianForm, TolakForm, UsulForm
from arsip.models import ButirPemusnahan, Pemusnahan
from arsip.policies.retensi import Tahanan, sebut_masa
from arsip.queries.retensi import rekaman, saring_pemusnahan, tahanan_kini
from arsip.retensi.bersama import (
    PER_HALAMAN,
    WARNA,
    alamat,
    jalankan_langkah,
    tampil_isian,
    tombol,
    url_rekaman,
)
from lpse.berkas.http import sajikan_asli
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.formulir import Langkah
from lpse.jejak import catat_lihat
from lpse.naskah import pastikan_pdf
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_RETENSI
from lpse.pintu import KONFLIK, dengan, isian, sibuk_menjadi_503, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.sumbangan import ButirRetensi
from lpse.waktu import hari_ini

JUDUL = "Pemusnahan arsip"
TERBARU, BERURUT = Order(falling=True), Order()
TERKAIT = ("kelas", "diusulkan_oleh", "diputus_oleh", "naskah")
KEPALA_CSV = ("Nomor", "Status", "Kelas", "Jumlah", "Diusulkan oleh", "Diusulkan", "Diputus", "Selesai")
KEPALA_BUTIR = ("Kode", "Rekaman", "Dihitung dari", "Jatuh tempo", "Keadaan", "Sebab", "Dimusnahkan")
BERAT = {T.SETUJUI}
LANGKAH = {
    T.SETUJUI: Langkah(
        SetujuiForm,
        setujui_pemusnahan,
        "Disetujui. Pemusnahannya berjalan di belakang layar, dan berita acaranya terbit begitu selesai.",
        "Rekaman pada daftar ini dimusnahkan dan tidak dapat dikembalikan. Yang ditahan dilewati.",
        is_berat=True,
    ),
    T.TOLAK: Langkah(
        TolakForm,
        tolak_pemusnahan,
        "Ditolak. Pengusulnya diberi tahu.",
        "Rekamannya tetap disimpan.",
        is_berat=True,
    ),
    T.BATALKAN: Langkah(
        TanpaIsianForm, batalkan_pemusnahan, "Usulan dibatalkan.", "Rekamannya tetap disimpan.", is_berat=True
    ),
}


dengan_pemusnahan = dengan(Pemusnahan.objects.select_related(*TERKAIT))


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Every list, newest first."""
    form = SaringanPemusnahanForm(request.GET)
    saringan = form.saringan
    rows = saring_pemusnahan(saringan.get("status", ""), saringan.get("cari", ""))
    halaman = read_page(rows, TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/arsip/retensi/pemusnahan_daftar.html",
        JUDUL,
        form=form,
        baris=[(p, WARNA[p.status]) for p in halaman.rows],
        saringan=saringan,
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
        url_daftar=alamat("pemusnahan"),
        url_ekspor=f"{alamat('pemusnahan_ekspor')}?{urlencode(saringan)}",
        dasar=profil().dasar("arsip.retensi"),
        boleh=petugas(request).has_perm(KELOLA_RETENSI),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV."""
    saringan = SaringanPemusnahanForm(request.GET).saringan
    rows = saring_pemusnahan(saringan.get("status", ""), saringan.get("cari", "")).order_by("-pk")
    baris = (
        (
            *(p.nomor, p.get_status_display(), p.kelas.kode, p.jumlah, p.diusulkan_oleh),
            *(sel_waktu(p.diusulkan_pada), sel_waktu(p.diputus_pada), sel_waktu(p.selesai_pada)),
        )
        for p in rows.iterator(chunk_size=SEPOTONG)
    )
    return jawab_csv(
        "pemusnahan",
        KEPALA_CSV,
        baris,
        peristiwa="pemusnahan.diekspor",
        oleh=petugas(request),
        status=saringan.get("status", ""),
        cari="cari" in saringan,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponseBase:
    """Propose a list of one class."""
    oleh, status = petugas(request), 200
    awal = {"kelas": request.GET.get("kelas", ""), "sampai": hari_ini()}
    form = UsulForm(isian(request), initial=awal)
    if form.is_valid():
        hasil = tindak(request, oleh, "usulkan", lambda: usulkan_pemusnahan(oleh=oleh, **form.kolom))
        if hasil is not None:
            messages.success(request, f"{hasil.nomor}: {hasil.jumlah} rekaman. Kepala diminta memutus.")
            return redirect(alamat("pemusnahan_lihat", hasil.kode))
        status = KONFLIK
    return tampil_isian(
        request,
        "Usulkan pemusnahan",
        form,
        [(JUDUL, alamat("pemusnahan"))],
        status=status,
        keterangan="Daftar dari yang jatuh tempo dan tidak ditahan, lalu beku. Belum ada yang dimusnahkan.",
        tombol_kirim="Susun daftar dan usulkan",
    )


@require_safe
@dengan_pemusnahan
def lihat(request: HttpRequest, pemusnahan: Pemusnahan) -> HttpResponse:
    """One list with its lines and what comes next."""
    oleh = petugas(request)
    halaman = read_page(pemusnahan.butir.all(), BERURUT, size=PER_HALAMAN, **baca_kursor(request))
    sumber, tahanan = rekaman(pemusnahan.kelas.kode), tahanan_kini(pemusnahan.kelas.kode)
    keadaan = dict(pemusnahan.butir.values_list("keadaan").annotate(n=Count("pk")).order_by())
    is_pengusul = pemusnahan.is_milik(oleh)
    langkah = [
        t for t in tombol(ALUR_PEMUSNAHAN, pemusnahan, oleh, "pemusnahan", BERAT) if _boleh(t, is_pengusul)
    ]
    return tampilkan(
        request,
        "admin/arsip/retensi/pemusnahan_lihat.html",
        f"Pemusnahan {pemusnahan.nomor}",
        p=pemusnahan,
        warna=WARNA[pemusnahan.status],
        masa=sebut_masa(pemusnahan.kelas.masa_bulan),
        keadaan=[(k.label, keadaan.get(k.value, 0)) for k in KeadaanButir],
        baris=[
            {"b": b, "url": url_rekaman(request, sumber, b.kunci), "is_ditahan": _is_ditahan(tahanan, b)}
            for b in halaman.rows
        ],
        tombol=langkah,
        keterangan=_keterangan(pemusnahan, is_pengusul),
        url_daftar=alamat("pemusnahan"),
        url_sebelum=alamat_halaman({}, before=halaman.before),
        url_sesudah=alamat_halaman({}, after=halaman.after),
        dasar=profil().dasar("arsip.retensi"),
    )


def _is_ditahan(tahanan: Tahanan, butir: ButirPemusnahan) -> bool:
    rekam = ButirRetensi(butir.kunci, butir.label, butir.tanggal, butir.akun_id)
    return butir.keadaan == KeadaanButir.MENUNGGU and tahanan.is_menahan(butir.kelas, rekam)


def _boleh(langkah: dict[str, Any], is_pengusul: bool) -> bool:
    """Whether a step is shown: the proposer withdraws and never decides, the others never withdraw."""
    return is_pengusul is bool(langkah["judul"] == T.BATALKAN.label)


def _keterangan(pemusnahan: Pemusnahan, is_pengusul: bool) -> str:
    if pemusnahan.status == StatusPemusnahan.DIUSULKAN:
        return "Diputus Kepala, yang bukan pengusulnya." if is_pengusul else ""
    if pemusnahan.status == StatusPemusnahan.DISETUJUI:
        return "Pelaksanaannya berjalan. Muat ulang halaman ini untuk melihat kemajuannya."
    if pemusnahan.status == StatusPemusnahan.SELESAI:
        return "Unduh berita acaranya, tanda tangani, dan simpan."
    return "Usulan berakhir. Rekamannya dapat diusulkan lagi."


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pemusnahan
def langkah(request: HttpRequest, pemusnahan: Pemusnahan, *, tindakan: T) -> HttpResponseBase:
    """One step of a list."""
    remah = [(JUDUL, alamat("pemusnahan")), (pemusnahan.nomor, alamat("pemusnahan_lihat", pemusnahan.kode))]
    return jalankan_langkah(request, pemusnahan, tindakan, LANGKAH[tindakan], ALUR_PEMUSNAHAN, remah)


@require_safe
@dengan_pemusnahan
def butir_csv(request: HttpRequest, pemusnahan: Pemusnahan) -> HttpResponseBase:
    """The lines of one list as CSV."""
    baris = (
        (
            *(b.kunci, b.label, b.tanggal, b.jatuh_tempo, b.get_keadaan_display(), b.sebab),
            sel_waktu(b.musnah_pada),
        )
        for b in pemusnahan.butir.order_by("pk").iterator(chunk_size=SEPOTONG)
    )
    return jawab_csv(
        f"daftar-{pemusnahan.nomor}",
        KEPALA_BUTIR,
        baris,
        peristiwa="pemusnahan.daftar_diekspor",
        oleh=petugas(request),
        pemusnahan=pemusnahan.pk,
    )


@sibuk_menjadi_503
@require_safe
@dengan_pemusnahan
def naskah(request: HttpRequest, pemusnahan: Pemusnahan) -> HttpResponseBase:
    """The Berita Acara as PDF, as it was issued; 404 before."""
    if pemusnahan.naskah is None:
        raise Http404
    berkas = pastikan_pdf(pemusnahan.naskah.pk)
    catat_lihat(pemusnahan, oleh=petugas(request), naskah=pemusnahan.naskah.pk, unduh=True)
    return sajikan_asli(berkas, f"{pemusnahan.naskah.judul} {pemusnahan.naskah.nomor}")
