"""What was done to equipment: the list, its export, and recording it."""

from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from infrastruktur.actions.pemeliharaan import catat_pemeliharaan_aset
from infrastruktur.forms.pemeliharaan import RiwayatAsetForm, SaringanRiwayatForm
from infrastruktur.models import Pemeliharaan, RiwayatPemeliharaan
from infrastruktur.perubahan.bersama import PER_HALAMAN, Tempat, tampil_isian
from infrastruktur.queries.pemeliharaan import saring_riwayat
from infrastruktur.queries.perubahan import dengan_aset
from lpse.alamat import alamat_ruang
from lpse.ekspor import SEPOTONG, jawab_csv
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_PERUBAHAN
from lpse.pintu import isian, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import hari_ini

NAMA = "infrastruktur_riwayat_aset"
JUDUL = "Riwayat perawatan"
TERBARU = Order("tanggal", falling=True)
KEPALA_CSV = (
    *("Kode aset", "Tanggal", "Jenis", "Yang dikerjakan", "Dikerjakan oleh", "Komponen", "Biaya"),
    *("Jendela pemeliharaan", "Dicatat oleh"),
)


alamat = partial(alamat_ruang, NAMA)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """What was done, newest first."""
    form = SaringanRiwayatForm(request.GET)
    saringan = form.saringan
    halaman = read_page(saring_riwayat(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    ada = dict(dengan_aset([r.aset for r in halaman.rows]))
    return tampilkan(
        request,
        "admin/infrastruktur/perubahan/riwayat_daftar.html",
        JUDUL,
        form=form,
        baris=[(r, ada.get(r.aset, "")) for r in halaman.rows],
        dasar=profil().dasar("infrastruktur.perangkat"),
        boleh=petugas(request).has_perm(KELOLA_PERUBAHAN),
        saringan=saringan,
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
        url_daftar=alamat(),
        url_ekspor=f"{alamat('ekspor')}?{urlencode(saringan)}",
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV."""
    saringan = SaringanRiwayatForm(request.GET).saringan
    rows = saring_riwayat(saringan).order_by("-tanggal", "-pk").iterator(chunk_size=SEPOTONG)
    return jawab_csv(
        "riwayat-perawatan",
        KEPALA_CSV,
        (_sel(r) for r in rows),
        peristiwa="pemeliharaan_aset.diekspor",
        oleh=petugas(request),
        jenis=saringan.get("status", ""),
        cari="cari" in saringan,
    )


def _sel(r: RiwayatPemeliharaan) -> tuple[object, ...]:
    return (
        *(r.aset, r.tanggal, r.get_jenis_display(), r.uraian, r.pelaksana, r.suku_cadang, r.biaya),
        *(r.pemeliharaan.nomor if r.pemeliharaan else "", r.dicatat_oleh),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def catat(request: HttpRequest) -> HttpResponseBase:
    """Record work on equipment; `?jendela=` names the window in which it was done, `?aset=` the equipment."""
    oleh, jendela = petugas(request), _jendela(request)
    awal = {"tanggal": hari_ini(), "pelaksana": str(oleh), "aset": request.GET.get("aset", "")[:40]}
    form = RiwayatAsetForm(isian(request), initial=awal)
    kembali = reverse("admin:infrastruktur_pemeliharaan_lihat", args=[jendela.kode]) if jendela else alamat()
    if form.is_valid():
        hasil = tindak(
            request,
            oleh,
            "catat_pemeliharaan_aset",
            lambda: catat_pemeliharaan_aset(oleh=oleh, pemeliharaan=jendela, **form.kolom),
        )
        if hasil is not None:
            messages.success(request, f"Riwayat {len(hasil)} perangkat tercatat.")
            return redirect(kembali)
    di = Tempat(jendela.nomor if jendela else "", kembali, JUDUL, alamat())
    keterangan = "Catatan ini tidak dapat diubah; yang keliru dibetulkan dengan catatan baru."
    return tampil_isian(
        request, "Catat perawatan perangkat", form, di, keterangan=keterangan, tombol_kirim="Simpan"
    )


def _jendela(request: HttpRequest) -> Pemeliharaan | None:
    """The window named in the address; 404 for one that is not there."""
    kode = request.GET.get("jendela", "")
    jendela = Pemeliharaan.objects.filter(kode=kode).first() if kode else None
    if kode and jendela is None:
        raise Http404
    return jendela
