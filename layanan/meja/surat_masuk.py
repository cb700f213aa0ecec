"""The letters in the officers' room: the list, one letter, its raw bytes."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from layanan.alur.surat_masuk import ALUR_SURAT
from layanan.enums.surat_masuk import CaraMasuk, StatusSurat, TindakanSurat
from layanan.forms.surat_masuk import SaringanSuratForm
from layanan.models import KotakMasuk, PengirimTiket, SuratMasuk
from layanan.queries.surat_masuk import SaringanSurat, saring_surat
from lpse.berkas.simpan import penyimpanan
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.jejak import catat_lihat
from lpse.models import Akun
from lpse.paging import Order, alamat_halaman, baca_kursor, hitung_sampai, read_page
from lpse.peran import LAYANI_TIKET
from lpse.pintu import dengan
from lpse.situs_admin import petugas, tampilkan
from lpse.sumbangan import Isi

NAMA = "layanan_surat"
PER_HALAMAN = 25
TERBARU = Order(falling=True)
TERKAIT = ("kotak", "tiket", "salinan_dari", "diputus_oleh")
KEPALA = (
    "Perihal",
    "Nama pengirim",
    "Alamat pengirim",
    "Kotak",
    "Keadaan",
    "Cara",
    "Alasan",
    "Tiket",
    "Diterima",
)


def url_surat(surat: SuratMasuk | None = None, bagian: str = "") -> str:
    """The list, one letter, or one of its steps."""
    nama = f"admin:{NAMA}" + (f"_{bagian}" if bagian else "_lihat" if surat else "")
    return reverse(nama, args=[surat.kode] if surat else [])


dengan_surat = dengan(SuratMasuk.objects.select_related(*TERKAIT))


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """What waits for people, or whatever the filters leave, newest first."""
    form = SaringanSuratForm(request.GET or {"status": StatusSurat.BELUM_TEROLAH})
    saringan = form.saringan
    kursor = baca_kursor(request)
    halaman = read_page(saring_surat(saringan), TERBARU, size=PER_HALAMAN, **kursor)
    params = saringan.as_params()
    return tampilkan(
        request,
        "admin/layanan/surat/daftar.html",
        "Surat masuk",
        form=form,
        baris=halaman.rows,
        kotak=KotakMasuk.objects.order_by("nama")[:20] if settings.IMAP_URL else [],
        is_tersambung=bool(settings.IMAP_URL),
        kueri=urlencode(params),
        url_daftar=url_surat(),
        url_ekspor=url_surat(bagian="ekspor"),
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """The letters that the filters leave, as CSV; their words stay in the portal."""
    saringan = SaringanSuratForm(request.GET).saringan
    baris = _sel(saring_surat(saringan).order_by("-pk"))
    rincian = {"status": saringan.status, "cari": bool(saringan.cari)}
    return jawab_csv(
        "surat-masuk", KEPALA, baris, peristiwa="suratmasuk.diekspor", oleh=petugas(request), **rincian
    )


def _sel(rows: QuerySet[SuratMasuk]) -> Iterator[tuple[object, ...]]:
    for s in rows.iterator(chunk_size=SEPOTONG):
        yield (
            *(s.subjek, s.nama_pengirim, s.dari, s.kotak, s.get_status_display(), s.get_cara_display()),
            *(s.alasan, s.tiket.nomor if s.tiket else "", sel_waktu(s.diterima_pada)),
        )


@require_safe
@dengan_surat
def lihat(request: HttpRequest, surat: SuratMasuk) -> HttpResponse:
    """One letter as text, its files, what became of it and what may be done. The look is recorded."""
    oleh = petugas(request)
    catat_lihat(surat, oleh=oleh)
    return tampilkan(
        request,
        "admin/layanan/surat/lihat.html",
        surat.subjek or "Surat tanpa perihal",
        surat=surat,
        salinan=surat.salinan.select_related("kotak").order_by("pk")[:20],
        tombol=[{"judul": t.label, "url": url_surat(surat, t.value)} for t in _terbuka(surat, oleh)],
        url_akui=url_surat(surat, "akui") if _bisa_diakui(surat, oleh) else "",
        url_mentah=url_surat(surat, "mentah"),
        url_daftar=url_surat(),
        url_tiket=reverse("admin:layanan_tiket", args=[surat.tiket.kode]) if surat.tiket else "",
    )


def _terbuka(surat: SuratMasuk, oleh: Akun) -> list[TindakanSurat]:
    return ALUR_SURAT.terbuka(surat, oleh)


def _bisa_diakui(surat: SuratMasuk, oleh: Akun) -> bool:
    """Whether later letters from this sender could be let speak for the user, and do not yet."""
    if surat.cara != CaraMasuk.PENGIRIM_LAIN or not surat.dari or not oleh.has_perm(LAYANI_TIKET):
        return False
    return not PengirimTiket.objects.filter(tiket=surat.tiket_id, surel=surat.dari).exists()


@require_safe
@dengan_surat
def mentah(request: HttpRequest, surat: SuratMasuk) -> HttpResponseBase:
    """The letter byte for byte, as a download that no browser opens."""
    catat_lihat(surat, oleh=petugas(request), unduh=True)
    try:
        isi = penyimpanan().open(surat.kunci, "rb")
    except FileNotFoundError as galat:
        raise Http404 from galat
    jawaban = FileResponse(
        isi, as_attachment=True, filename=f"surat-{surat.kode}.eml", content_type="application/octet-stream"
    )
    jawaban["Cache-Control"] = "private, no-store"
    jawaban["X-Content-Type-Options"] = "nosniff"
    jawaban["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return jawaban


def kartu_belum_terolah(request: HttpRequest, akun: Akun) -> Isi | None:
    """Letters that the machine could not place; None where there are none."""
    if not akun.has_perm(LAYANI_TIKET):
        return None
    jumlah = hitung_sampai(saring_surat(SaringanSurat()))
    if jumlah == "0":
        return None
    return {
        "judul": "Surat belum terolah",
        "angka": jumlah,
        "keterangan": "Surat masuk yang tidak dapat ditempatkan portal.",
        "perlu_perhatian": True,
        "url": url_surat(),
        "tautan": "Baca surat itu",
    }
