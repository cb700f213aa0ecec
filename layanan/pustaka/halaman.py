"""The officers' pages of the help centre: the list, writing, one article, its steps and its versions."""

from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from layanan.alur.pustaka import ALUR_ARTIKEL
from layanan.enums.pustaka import StatusArtikel
from layanan.enums.pustaka import TindakanArtikel as T
from layanan.forms.pustaka import SaringanArtikelForm, SaringanNihilForm
from layanan.models import Artikel, PencarianNihil
from layanan.pustaka.langkah import LANGKAH, MENULIS
from layanan.queries.riwayat_artikel import KEPALA, baris_ekspor, catatan_pembaca, grafik_umpan, perubahan
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.markdown import ke_html
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.pintu import dengan
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import hari_ini

DAFTAR = "admin:layanan_artikel"
PER_HALAMAN = 25
TERBARU = Order(falling=True)
TERSERING = Order("kali", falling=True)
KEPALA_NIHIL = ("Kata", "Berapa kali", "Terakhir")


def alamat(halaman: str, artikel: Artikel) -> str:
    """One of an article's pages."""
    return reverse(f"{DAFTAR}_{halaman}", kwargs={"kode": artikel.kode})


dengan_artikel = dengan(Artikel.objects.select_related("versi", "dibuat_oleh", "dari_tiket"))


def _saring(request: HttpRequest) -> tuple[SaringanArtikelForm, dict[str, str], "QuerySet[Artikel]"]:
    """The filters, as understood, and the rows they leave."""
    form = SaringanArtikelForm(request.GET)
    saringan = form.saringan
    rows = Artikel.objects.harus_ditinjau(hari_ini()) if "tinjau" in saringan else Artikel.objects.all()
    rows = rows.filter(**{nama: saringan[nama] for nama in ("status", "kategori") if nama in saringan})
    if "cari" in saringan:
        rows = rows.filter(judul__icontains=saringan["cari"])
    return form, saringan, rows


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Every article, drafts too, newest first."""
    form, saringan, rows = _saring(request)
    kursor = baca_kursor(request)
    halaman = read_page(rows.select_related("versi"), TERBARU, size=PER_HALAMAN, **kursor)
    return tampilkan(
        request,
        "admin/layanan/pustaka/daftar.html",
        "Pusat bantuan",
        form=form,
        daftar=halaman.rows,
        kueri=urlencode(saringan),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV; the export is a trail row."""
    _, saringan, rows = _saring(request)
    rincian = {**saringan, "cari": "cari" in saringan}
    baris = baris_ekspor(rows.order_by("-pk"))
    return jawab_csv(
        "artikel-bantuan", KEPALA, baris, peristiwa="artikel.diekspor", oleh=petugas(request), **rincian
    )


@require_safe
def nihil(request: HttpRequest) -> HttpResponse:
    """What was looked for and is not there, the most wanted first."""
    form = SaringanNihilForm(request.GET)
    saringan = form.saringan
    halaman = read_page(_saring_nihil(saringan), TERSERING, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/layanan/pustaka/nihil.html",
        "Dicari tetapi tidak ada",
        form=form,
        daftar=halaman.rows,
        kueri=urlencode(saringan),
        url_daftar=reverse(f"{DAFTAR}_nihil"),
        url_ekspor=reverse(f"{DAFTAR}_nihil_ekspor"),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
    )


def _saring_nihil(saringan: dict[str, str]) -> "QuerySet[PencarianNihil]":
    return PencarianNihil.objects.filter(kata__icontains=saringan.get("cari", ""))


@require_safe
def ekspor_nihil(request: HttpRequest) -> HttpResponseBase:
    """The words that the filter leaves, the most wanted first, as CSV."""
    saringan = SaringanNihilForm(request.GET).saringan
    rows = _saring_nihil(saringan).order_by("-kali", "-pk").iterator(chunk_size=SEPOTONG)
    return jawab_csv(
        "dicari-tanpa-hasil",
        KEPALA_NIHIL,
        ((n.kata, n.kali, sel_waktu(n.terakhir)) for n in rows),
        peristiwa="pencariannihil.diekspor",
        oleh=petugas(request),
        cari="cari" in saringan,
    )


@require_safe
@dengan_artikel
def lihat(request: HttpRequest, artikel: Artikel) -> HttpResponse:
    """Where it stands, what may be done next, and what readers made of it."""
    sama = artikel.status == StatusArtikel.TERBIT and not artikel.is_berbeda
    terbuka = ALUR_ARTIKEL.terbuka(artikel, petugas(request))
    tombol = [
        {
            "judul": t.label,
            "url": alamat("ubah" if t in MENULIS else t.value, artikel),
            "berat": t in LANGKAH and LANGKAH[t].is_berat,
        }
        for t in terbuka
        if not (sama and t == T.TERBITKAN)
    ]
    return tampilkan(
        request,
        "admin/layanan/pustaka/lihat.html",
        artikel.judul,
        artikel=artikel,
        isi=ke_html(artikel.isi),
        tombol=tombol,
        grafik=grafik_umpan(artikel) if artikel.ya + artikel.tidak else None,
        catatan=catatan_pembaca(artikel),
    )


@require_safe
@dengan_artikel
def riwayat(request: HttpRequest, artikel: Artikel) -> HttpResponse:
    """What users were told from when to when, and what each version changed."""
    return tampilkan(
        request,
        "admin/layanan/pustaka/riwayat.html",
        "Riwayat versi",
        artikel=artikel,
        perubahan=perubahan(artikel),
        url_artikel=alamat("lihat", artikel),
    )


def selesai(request: HttpRequest, artikel: Artikel, kalimat: str) -> HttpResponse:
    """Back to the article, with what was done."""
    messages.success(request, kalimat)
    return redirect(alamat("lihat", artikel))
