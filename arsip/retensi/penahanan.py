"""Holds: the list, setting one, its page, and lifting it."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from arsip.actions.retensi import lepas_penahanan, tahan
from arsip.alur.retensi import ALUR_TAHAN
from arsip.enums.retensi import LingkupTahan as L
from arsip.enums.retensi import TindakanTahan as T
from arsip.forms.retensi import BATAS_SURAT_MB, LepasForm, SaringanTahanForm, TahanForm
from arsip.models import Penahanan
from arsip.queries.retensi import rekaman, saring_penahanan
from arsip.retensi.bersama import (
    PER_HALAMAN,
    WARNA,
    alamat,
    jalankan_langkah,
    tampil_isian,
    tombol,
    url_rekaman,
)
from lpse.berkas import diterima
from lpse.berkas.http import sajikan_asli
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.formulir import Langkah
from lpse.jejak import catat_lihat
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_RETENSI
from lpse.pintu import KONFLIK, dengan, isian, sibuk_menjadi_503, tindak, unggahan
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan

JUDUL = "Penahanan untuk hukum"
TERBARU = Order(falling=True)
KEPALA_CSV = ("Kode", "Status", "Lingkup", "Kelas", "Rekaman", "Surat", "Dari", "Ditahan", "Dilepas")
LANGKAH = {
    T.LEPAS: Langkah(
        LepasForm,
        lepas_penahanan,
        "Penahanan dilepas.",
        "Rekamannya kemudian mengikuti kelas retensinya kembali dan dapat diusulkan untuk dimusnahkan.",
        is_berat=True,
    )
}


dengan_penahanan = dengan(Penahanan.objects.select_related("akun", "surat", "ditahan_oleh", "dilepas_oleh"))


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Every hold, newest first."""
    form = SaringanTahanForm(request.GET)
    saringan = form.saringan
    rows = saring_penahanan(saringan.get("status", ""), saringan.get("cari", ""))
    halaman = read_page(rows, TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/arsip/retensi/penahanan_daftar.html",
        JUDUL,
        form=form,
        baris=[(p, WARNA[p.status]) for p in halaman.rows],
        saringan=saringan,
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
        url_daftar=alamat("penahanan"),
        url_ekspor=f"{alamat('penahanan_ekspor')}?{urlencode(saringan)}",
        dasar=profil().dasar("arsip.retensi"),
        boleh=petugas(request).has_perm(KELOLA_RETENSI),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV."""
    saringan = SaringanTahanForm(request.GET).saringan
    rows = saring_penahanan(saringan.get("status", ""), saringan.get("cari", "")).order_by("-pk")
    baris = (
        (
            *(p.kode, p.get_status_display(), p.get_lingkup_display(), p.kelas, p.label),
            *(p.surat_nomor, p.surat_dari, sel_waktu(p.ditahan_pada), sel_waktu(p.dilepas_pada)),
        )
        for p in rows.iterator(chunk_size=SEPOTONG)
    )
    return jawab_csv(
        "penahanan",
        KEPALA_CSV,
        baris,
        peristiwa="penahanan.diekspor",
        oleh=petugas(request),
        status=saringan.get("status", ""),
        cari="cari" in saringan,
    )


def _awal(request: HttpRequest) -> dict[str, str]:
    """What a link names: a class, a record of it, or a backup by its code alone."""
    awal = {nama: request.GET[nama] for nama in ("kelas", "kunci") if nama in request.GET}
    if awal:
        satu = L.REKAMAN if "kelas" in awal else L.CADANGAN
        awal["lingkup"] = satu if "kunci" in awal else L.KELAS
    return awal


@require_http_methods(["GET", "HEAD", "POST"])
@sibuk_menjadi_503
def baru(request: HttpRequest) -> HttpResponseBase:
    """Set a hold; a link from the list of what is due names the record."""
    oleh, status = petugas(request), 200
    form = TahanForm(isian(request), unggahan(request), initial=_awal(request))

    def simpan() -> Penahanan:
        # Refused, no byte of the letter stays.
        with diterima(form.cleaned_data["surat"], oleh=oleh, batas_mb=BATAS_SURAT_MB) as surat:
            return tahan(form.isian, surat=surat, oleh=oleh)

    if form.is_valid():
        hasil = tindak(request, oleh, "tahan", simpan)
        if hasil is not None:
            messages.success(request, "Ditahan. Selama ditahan rekaman ini tidak dapat dimusnahkan.")
            return redirect(alamat("penahanan_lihat", hasil.kode))
        status = KONFLIK
    remah = [(JUDUL, alamat("penahanan"))]
    return tampil_isian(
        request,
        "Tahan untuk hukum",
        form,
        remah,
        status=status,
        keterangan="Yang ditahan tidak dimusnahkan, juga bila sudah ada pada daftar yang disetujui.",
        tombol_kirim="Tahan",
    )


@require_safe
@dengan_penahanan
def lihat(request: HttpRequest, penahanan: Penahanan) -> HttpResponse:
    """One hold, with its letter. The look is recorded: it names a person's matter."""
    oleh = petugas(request)
    catat_lihat(penahanan, oleh=oleh)
    sumber = rekaman(penahanan.kelas) if penahanan.lingkup == L.REKAMAN else None
    return tampilkan(
        request,
        "admin/arsip/retensi/penahanan_lihat.html",
        f"Penahanan {penahanan.kode}",
        p=penahanan,
        warna=WARNA[penahanan.status],
        url_rekaman=url_rekaman(request, sumber, penahanan.kunci),
        tombol=tombol(ALUR_TAHAN, penahanan, oleh, "penahanan", {T.LEPAS}),
        url_daftar=alamat("penahanan"),
        dasar=profil().dasar("arsip.retensi"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_penahanan
def langkah(request: HttpRequest, penahanan: Penahanan, *, tindakan: T) -> HttpResponseBase:
    """One step of a hold."""
    remah = [(JUDUL, alamat("penahanan")), (penahanan.label, alamat("penahanan_lihat", penahanan.kode))]
    return jalankan_langkah(request, penahanan, tindakan, LANGKAH[tindakan], ALUR_TAHAN, remah)


@require_safe
@sibuk_menjadi_503
@dengan_penahanan
def surat(request: HttpRequest, penahanan: Penahanan) -> HttpResponseBase:
    """The letter as it came in. The look is recorded."""
    catat_lihat(penahanan, oleh=petugas(request), unduh=True)
    return sajikan_asli(penahanan.surat, f"Surat penahanan {penahanan.kode}")
