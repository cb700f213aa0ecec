"""Clashes of offices: the list, one of them, its answer, and a look on demand."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse.ekspor import SEPOTONG, jawab_csv, jawab_xlsx, sel_waktu
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_KEPEGAWAIAN
from lpse.pintu import dengan, isian, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from sekretariat.actions.rangkap import periksa_rangkap, selesaikan_rangkap
from sekretariat.alur.kepegawaian import ALUR_RANGKAP
from sekretariat.forms.kepegawaian import SaringanTemuanForm, SelesaikanRangkapForm
from sekretariat.kepegawaian.bersama import PER_HALAMAN, TEMPLAT, jalankan, rincian, url
from sekretariat.models import TemuanRangkap
from sekretariat.queries.kepegawaian import pemeriksaan_terakhir, saring_temuan

KUNCI = "sekretariat.larang_rangkap"
TERBARU = Order(falling=True)
KEPALA = (
    *("Pegawai", "Jabatan pengadaan", "Sumber", "Status", "Ditemukan", "Tidak disebut lagi sejak"),
    *("Hasil", "Diselesaikan oleh", "Diselesaikan pada"),
)
dengan_temuan = dengan(saring_temuan({}))


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The findings, the latest first; the regulation's silence where it has no such rule."""
    form, oleh = SaringanTemuanForm(request.GET), petugas(request)
    saringan = form.saringan
    halaman = read_page(saring_temuan(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    is_diatur = bool(profil().sekretariat.larang_rangkap)
    return tampilkan(
        request,
        f"{TEMPLAT}/rangkap.html",
        "Rangkap jabatan",
        form=form,
        baris=halaman.rows,
        is_tersaring=bool(saringan),
        kueri=urlencode(saringan),
        is_diatur=is_diatur,
        terakhir=pemeriksaan_terakhir(),
        bunyi=profil().bunyi(KUNCI) if is_diatur else "",
        boleh_kelola=is_diatur and oleh.has_perm(KELOLA_KEPEGAWAIAN),
        dasar=profil().dasar(KUNCI),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
    )


@require_safe
def ekspor(request: HttpRequest, *, bentuk: str) -> HttpResponseBase:
    """The findings that the filters leave, as `csv` or `xlsx`."""
    saringan = SaringanTemuanForm(request.GET).saringan
    rows = saring_temuan(saringan).order_by("-pk").iterator(chunk_size=SEPOTONG)
    baris = (
        (
            *(t.pegawai.nama, t.jabatan, t.get_sumber_display(), t.get_status_display()),
            *(sel_waktu(t.ditemukan_pada), sel_waktu(t.tidak_lagi_pada), t.get_hasil_display()),
            *(t.diselesaikan_oleh or "", sel_waktu(t.diselesaikan_pada)),
        )
        for t in rows
    )
    jawab = jawab_csv if bentuk == "csv" else jawab_xlsx
    return jawab(
        "rangkap-jabatan",
        KEPALA,
        baris,
        peristiwa="temuan_rangkap.diekspor",
        oleh=petugas(request),
        **rincian(saringan),
    )


@require_POST
def periksa(request: HttpRequest) -> HttpResponse:
    """Look through all staff now."""
    oleh = petugas(request)
    baru = tindak(request, oleh, "periksa_rangkap", lambda: periksa_rangkap(oleh=oleh))
    if baru is not None:
        kata = f"{baru} temuan baru." if baru else "Tidak ada temuan baru."
        messages.success(request, f"Semua pegawai diperiksa. {kata}")
    return redirect(url("temuan"))


@require_safe
@dengan_temuan
def lihat(request: HttpRequest, temuan: TemuanRangkap) -> HttpResponse:
    """One finding and what it came to."""
    oleh = petugas(request)
    return tampilkan(
        request,
        f"{TEMPLAT}/rangkap_lihat.html",
        f"Rangkap jabatan: {temuan.pegawai.nama}",
        temuan=temuan,
        tombol=ALUR_RANGKAP.terbuka(temuan, oleh) if not temuan.is_milik(oleh) else [],
        bunyi=profil().bunyi(KUNCI),
        dasar=profil().dasar(KUNCI),
        url_daftar=url("temuan"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_temuan
def selesaikan(request: HttpRequest, temuan: TemuanRangkap) -> HttpResponse:
    """Answer a finding."""
    form, oleh = SelesaikanRangkapForm(isian(request)), petugas(request)
    return jalankan(
        request,
        temuan,
        form,
        lambda: selesaikan_rangkap(temuan.pk, oleh=oleh, **form.cleaned_data),
        tindakan="selesaikan",
        judul=f"Selesaikan temuan: {temuan.pegawai.nama}",
        selesai="Temuan selesai.",
        kembali=url("temuan_lihat", temuan.kode),
        tombol="Selesaikan",
        pegawai=temuan.pegawai,
        keterangan=f"{temuan.jabatan}, {temuan.get_sumber_display()}",
        dasar=profil().dasar(KUNCI),
    )
