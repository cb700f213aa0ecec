"""Samples, exports and verifications: asked for, followed, looked at again."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse.berkas.simpan import penyimpanan
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.grafik import angka_indonesia
from lpse.jejak import kepala_rantai, periksa_akhir
from lpse.models import Jejak
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.pintu import KONFLIK, isian, tindak
from lpse.situs_admin import petugas, tampilkan
from sekretariat.actions import periksa as act
from sekretariat.enums.periksa import BentukEkspor
from sekretariat.forms.periksa import SampelForm, SaringanJejakForm, SaringanSampelForm
from sekretariat.models import EksporPemeriksaan, PeriksaSegel, SampelJejak
from sekretariat.periksa.bersama import PER_HALAMAN, WARNA, kirim, tampil, url
from sekretariat.policies.periksa import SEKETIKA
from sekretariat.queries.periksa import saring_sampel

TERBARU = Order(falling=True)
KEPALA_SAMPEL = ("Baris terpilih", "Baris yang disaring", "Benih", "Saringan", "Diambil oleh", "Diambil pada")
KEPALA_SEGEL = (
    *("Diminta pada", "Diminta oleh", "Status", "Selesai pada", "Segel", "Diperiksa", "Kerusakan"),
    *("Belum disegel", "Sebab gagal"),
)
CEK_CEPAT = 1000
DIR = "admin/sekretariat/periksa"


@require_safe
def sampel(request: HttpRequest) -> HttpResponse:
    """The samples that the filters leave, newest first."""
    form = SaringanSampelForm(request.GET)
    saringan = form.saringan
    halaman = read_page(saring_sampel(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        f"{DIR}/sampel.html",
        "Sampel",
        form=form,
        baris=halaman.rows,
        kueri=urlencode(saringan),
        url_daftar=url(),
        url_ekspor=url("sampel_daftar_ekspor"),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
    )


@require_safe
def sampel_daftar_ekspor(request: HttpRequest) -> HttpResponseBase:
    """The samples that the filters leave, as CSV: what each was drawn from, and by which seed."""
    saringan = SaringanSampelForm(request.GET).saringan
    baris = (
        (len(s.baris), s.populasi, s.benih, s.saringan_kata, s.dibuat_oleh, sel_waktu(s.dibuat_pada))
        for s in saring_sampel(saringan).order_by("-pk").iterator(chunk_size=SEPOTONG)
    )
    rincian = {**saringan, "cari": "cari" in saringan}
    return jawab_csv(
        "sampel-jejak",
        KEPALA_SAMPEL,
        baris,
        peristiwa="sampel.daftar_diekspor",
        oleh=petugas(request),
        **rincian,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def sampel_baru(request: HttpRequest) -> HttpResponse:
    """Draw rows at random from what the address filters."""
    oleh, saring = petugas(request), SaringanJejakForm(request.GET)
    form, status = SampelForm(isian(request)), 200
    saringan = saring.saringan
    if form.is_valid():
        diambil = tindak(
            request,
            oleh,
            "ambil_sampel",
            lambda: act.ambil_sampel(oleh=oleh, saringan=saringan, **form.cleaned_data),
        )
        if diambil is not None:
            messages.success(request, f"Sampel diambil: {diambil}.")
            return redirect(url("sampel_lihat", diambil.kode))
        status = KONFLIK
    return tampilkan(
        request,
        f"{DIR}/sampel_baru.html",
        "Ambil sampel",
        status=status,
        form=form,
        saringan=saringan.kata(),
        url_daftar=url(),
    )


@require_safe
def sampel_lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """The rows of a sample in the order they were drawn; on request drawn again and compared."""
    satu = get_object_or_404(SampelJejak.objects.select_related("dibuat_oleh"), kode=kode)
    ada = Jejak.objects.in_bulk(satu.baris)
    ulang = act.turunkan_ulang(satu) if "ulang" in request.GET else None
    return tampilkan(
        request,
        f"{DIR}/sampel_lihat.html",
        "Sampel jejak",
        sampel=satu,
        baris=tampil(ada[pk] for pk in satu.baris if pk in ada),
        hilang=[pk for pk in satu.baris if pk not in ada],
        ulang=None if ulang is None else ulang == satu.baris,
        url_daftar=url(),
    )


@require_POST
def sampel_ekspor(request: HttpRequest, kode: str, bentuk: str) -> HttpResponseBase:
    """A sample as a file."""
    satu, oleh = get_object_or_404(SampelJejak, kode=kode), petugas(request)
    if bentuk not in BentukEkspor.values:
        raise Http404
    return kirim(act.ekspor_sampel(satu, oleh=oleh, bentuk=bentuk), f"sampel-{satu.kode}", bentuk)


# --- Ekspor ----------------------------------------------------------------------------------------------


@require_safe
def ekspor(request: HttpRequest) -> HttpResponse:
    """One's own large exports, newest first."""
    rows = EksporPemeriksaan.objects.filter(diminta_oleh=petugas(request))
    halaman = read_page(rows, TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        f"{DIR}/ekspor.html",
        "Ekspor besar",
        baris=[(satu, WARNA[satu.status]) for satu in halaman.rows],
        seketika=SEKETIKA,
        url_daftar=url(),
        url_sebelum=alamat_halaman({}, before=halaman.before),
        url_sesudah=alamat_halaman({}, after=halaman.after),
    )


def _milik(request: HttpRequest, kode: str) -> EksporPemeriksaan:
    return get_object_or_404(EksporPemeriksaan, kode=kode, diminta_oleh=petugas(request))


@require_safe
def ekspor_lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """How far it is; once finished, the file."""
    satu = _milik(request, kode)
    return tampilkan(
        request,
        f"{DIR}/ekspor_lihat.html",
        "Ekspor jejak",
        ekspor=satu,
        warna=WARNA[satu.status],
        url_daftar=url(),
    )


@require_safe
def ekspor_unduh(request: HttpRequest, kode: str) -> HttpResponseBase:
    """The finished file; 404 before, and after its bytes were taken away."""
    satu = _milik(request, kode)
    if not satu.ukuran or not penyimpanan().exists(satu.kunci):
        raise Http404
    act.catat_unduhan(satu, oleh=petugas(request))
    return kirim(penyimpanan().open(satu.kunci, "rb"), "jejak", satu.bentuk)


# --- Segel -----------------------------------------------------------------------------------------------


@require_safe
def segel(request: HttpRequest) -> HttpResponse:
    """The chain: its head, the last links checked at once, and the verifications of the whole."""
    rows = PeriksaSegel.objects.select_related("diminta_oleh").order_by("-pk")[:20]
    return tampilkan(
        request,
        f"{DIR}/segel.html",
        "Segel jejak",
        kepala=kepala_rantai(),
        cepat=periksa_akhir(CEK_CEPAT) if "cek" in request.GET else None,
        cek_cepat=angka_indonesia(CEK_CEPAT),
        baris=[(satu, WARNA[satu.status]) for satu in rows],
        berjalan=any(satu.is_terbuka for satu in rows),
        url_daftar=url(),
    )


@require_safe
def segel_ekspor(request: HttpRequest) -> HttpResponseBase:
    """Every verification of the whole chain, newest first, as CSV."""
    rows = PeriksaSegel.objects.select_related("diminta_oleh").order_by("-pk").iterator(SEPOTONG)
    baris = (
        (
            *(sel_waktu(k.diminta_pada), str(k.diminta_oleh), k.get_status_display()),
            *(sel_waktu(k.selesai_pada), k.total, k.diperiksa, k.jumlah_rusak, k.belum_disegel, k.galat),
        )
        for k in rows
    )
    return jawab_csv(
        *("pemeriksaan-segel", KEPALA_SEGEL, baris),
        peristiwa="periksa_segel.diekspor",
        oleh=petugas(request),
    )


@require_POST
def segel_mulai(request: HttpRequest) -> HttpResponse:
    """Have the whole chain verified in the background."""
    oleh = petugas(request)
    kerja = tindak(request, oleh, "periksa_segel", lambda: act.minta_periksa_segel(oleh=oleh))
    if kerja is None:
        return redirect(url("segel"))
    return redirect(url("segel_lihat", kerja.kode))


@require_safe
def segel_lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """How far it is; once finished, whether the trail is whole."""
    satu = get_object_or_404(PeriksaSegel.objects.select_related("diminta_oleh"), kode=kode)
    return tampilkan(
        request,
        f"{DIR}/segel_lihat.html",
        "Pemeriksaan segel",
        kerja=satu,
        warna=WARNA[satu.status],
        url_daftar=url(),
    )
