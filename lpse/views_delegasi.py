"""The pages on which a role is lent: the list, the form, one of them with its history, and the start page."""

from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse import delegasi as actions
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.forms_delegasi import DelegasiForm, SaringanDelegasiForm
from lpse.models import Akun, Delegasi
from lpse.paging import Order, alamat_halaman, baca_kursor, hitung_sampai, read_page
from lpse.pemeriksa import hanya_melihat
from lpse.peran import KELOLA_PENUGASAN, LIHAT_JEJAK, PERAN_PINJAMAN
from lpse.pintu import isian, tindak
from lpse.profil import profil
from lpse.riwayat import riwayat_jejak
from lpse.situs_admin import petugas, tampilkan
from lpse.sumbangan import ButirMenu, Isi
from lpse.waktu import tanggal

NAMA = "admin:delegasi"
JUDUL = "Pelimpahan peran"
MENU = ButirMenu(NAMA, JUDUL)
TERBARU = Order(falling=True)
KUNCI = "sekretariat.kepala"
TERKAIT = ("dari", "kepada", "rujukan_surat", "diusulkan_oleh", "disetujui_oleh", "dicabut_oleh")
WARNA = {"Berlaku": "hijau", "Akan berlaku": "biru", "Menunggu persetujuan": "kuning"}
KEPALA_CSV = (
    *("Peran", "Dari", "Kepada", "Mulai", "Hari terakhir", "Keadaan", "Alasan", "Surat"),
    *("Diusulkan", "Disetujui", "Disetujui pada", "Dicabut", "Dicabut pada"),
)
PERISTIWA = {
    "delegasi.diusulkan": "Diusulkan",
    "delegasi.disetujui": "Disetujui",
    "delegasi.diperpendek": "Diperpendek: penugasan pemegangnya berakhir",
    "delegasi.dicabut": "Dicabut",
}
# What the buttons do, and the sentence once it is done.
TINDAKAN: dict[str, tuple[Callable[..., Delegasi], str]] = {
    "setujui": (actions.setujui_delegasi, "Pelimpahan disetujui. Pemegang dan penerimanya disurati."),
    "cabut": (actions.cabut_delegasi, "Pelimpahan dicabut; perannya tidak dipinjam lagi."),
}


def _terlihat(akun: Akun) -> QuerySet[Delegasi]:
    """All of them for whoever manages or examines assignments; else what concerns this person."""
    rows = Delegasi.objects.select_related(*TERKAIT)
    semua = akun.has_perm(KELOLA_PENUGASAN) or akun.has_perm(LIHAT_JEJAK)
    return rows if semua else rows.filter(pk__in=Delegasi.objects.milik(akun).values("pk"))


def _boleh_usul(akun: Akun) -> bool:
    return akun.has_perm(KELOLA_PENUGASAN) or bool(akun.peran & PERAN_PINJAMAN)


def _saring(rows: QuerySet[Delegasi], saringan: dict[str, str]) -> QuerySet[Delegasi]:
    if keadaan := saringan.get("keadaan"):
        rows = rows.filter(pk__in=getattr(Delegasi.objects, keadaan)().values("pk"))
    if peran := saringan.get("peran"):
        rows = rows.filter(peran=peran)
    if cari := saringan.get("cari"):
        rows = rows.filter(Q(dari__nama__icontains=cari) | Q(kepada__nama__icontains=cari))
    return rows


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """One page of what was lent, newest first."""
    oleh, form = petugas(request), SaringanDelegasiForm(request.GET)
    saringan, kursor = form.saringan, baca_kursor(request)
    rows = _saring(_terlihat(oleh), saringan)
    halaman = read_page(rows, TERBARU, after=kursor["after"], before=kursor["before"])
    return tampilkan(
        request,
        "admin/delegasi/daftar.html",
        JUDUL,
        form=form,
        saringan=saringan,
        baris=[(d, WARNA.get(d.keadaan, "abu")) for d in halaman.rows],
        boleh=_boleh_usul(oleh),
        dasar=profil().dasar(KUNCI),
        url_daftar=reverse(NAMA),
        url_ekspor=f"{reverse(f'{NAMA}_ekspor')}?{urlencode(saringan)}",
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV."""
    oleh, saringan = petugas(request), SaringanDelegasiForm(request.GET).saringan
    rows = _saring(_terlihat(oleh), saringan).order_by("-pk").iterator(chunk_size=SEPOTONG)
    rincian = {"keadaan": saringan.get("keadaan", ""), "cari": "cari" in saringan}
    return jawab_csv(
        "pelimpahan-peran", KEPALA_CSV, _baris(rows), peristiwa="delegasi.diekspor", oleh=oleh, **rincian
    )


def _baris(rows: Iterator[Delegasi]) -> Iterator[tuple[object, ...]]:
    for d in rows:
        yield (
            *(d.get_peran_display(), d.dari, d.kepada, d.mulai, d.selesai, d.keadaan, d.alasan),
            *(d.rujukan_surat or "", d.diusulkan_oleh or "", d.disetujui_oleh or ""),
            *(sel_waktu(d.disetujui_pada), d.dicabut_oleh or "", sel_waktu(d.dicabut_pada)),
        )


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Propose that a role be lent."""
    oleh = petugas(request)
    if not _boleh_usul(oleh) and not hanya_melihat(request):
        raise PermissionDenied
    form = DelegasiForm(isian(request), oleh=oleh)
    if form.is_valid():
        usulan = tindak(request, oleh, "limpahkan", lambda: actions.limpahkan(oleh=oleh, **form.usulan))
        if usulan is not None:
            messages.success(request, "Pelimpahan diusulkan. Orang lain yang menyetujuinya.")
            return redirect(f"{NAMA}_lihat", usulan.kode)
    return tampilkan(
        request, "admin/delegasi/baru.html", "Limpahkan peran", form=form, dasar=profil().dasar(KUNCI)
    )


@require_safe
def lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """One of them: how it stands, what happened, and what this person may do."""
    oleh = petugas(request)
    d = get_object_or_404(_terlihat(oleh), kode=kode)
    pengelola = oleh.has_perm(KELOLA_PENUGASAN)
    pihak_lain = oleh.pk not in (d.diusulkan_oleh_id, d.kepada_id)
    return tampilkan(
        request,
        "admin/delegasi/lihat.html",
        f"{d.get_peran_display()} dilimpahkan",
        d=d,
        warna=WARNA.get(d.keadaan, "abu"),
        boleh_setujui=d.is_menunggu and pihak_lain and (pengelola or oleh.pk == d.dari_id),
        boleh_cabut=d.is_hidup and (pengelola or oleh.pk in (d.dari_id, d.kepada_id)),
        is_penerima=oleh.pk == d.kepada_id,
        riwayat=riwayat_jejak(d, PERISTIWA),
        dasar=profil().dasar(KUNCI),
    )


@require_POST
def putuskan(request: HttpRequest, kode: str, tindakan: str) -> HttpResponse:
    """Approve it, or take it back."""
    if tindakan not in TINDAKAN:
        raise Http404
    oleh = petugas(request)
    d = get_object_or_404(_terlihat(oleh), kode=kode)
    act, kalimat = TINDAKAN[tindakan]
    if tindak(request, d, tindakan, lambda: act(d.pk, oleh=oleh)) is not None:
        messages.success(request, kalimat)
    return redirect(f"{NAMA}_lihat", kode)


def kartu_pinjaman(request: HttpRequest, akun: Akun) -> Isi | None:
    """On the start page: the role that this person borrows, from whom, until when; None for who has none."""
    rows = Delegasi.objects.berlaku().filter(kepada=akun).select_related("dari").order_by("selesai", "pk")
    pinjaman = rows.first()
    if pinjaman is None:
        return None
    return {
        "judul": "Peran pinjaman",
        "angka": pinjaman.get_peran_display(),
        "keterangan": f"dari {pinjaman.dari}, sampai {tanggal(pinjaman.selesai)}",
        "url": reverse(f"{NAMA}_lihat", args=[pinjaman.kode]),
        "tautan": "Lihat pelimpahannya",
    }


def kartu_usulan(request: HttpRequest, akun: Akun) -> Isi | None:
    """On the start page: what waits for this person's approval; None for who approves none."""
    menunggu = Delegasi.objects.menunggu().exclude(diusulkan_oleh=akun).exclude(kepada=akun)
    if not akun.has_perm(KELOLA_PENUGASAN):
        menunggu = menunggu.filter(dari=akun)
    jumlah = hitung_sampai(menunggu)
    if jumlah == "0":
        return None
    return {
        "judul": JUDUL,
        "angka": jumlah,
        "keterangan": "menunggu persetujuan Anda",
        "url": f"{reverse(NAMA)}?keadaan=menunggu",
        "tautan": "Buka pelimpahan",
    }
