"""The managers' page of all tokens: find, prepare one for a member of staff, revoke."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse import token_api
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.forms_token import SaringTokenForm, SiapkanTokenForm
from lpse.models import Akun, TokenAPI
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.pintu import tindak
from lpse.situs_admin import petugas, tampilkan

PER_HALAMAN = 25
KEPALA_CSV = (
    *("Nama", "Pemilik", "Surel pemilik", "Keadaan", "Awal rahasia", "Cakupan", "Hanya dari alamat"),
    *("Dibuat", "Berlaku sampai", "Disiapkan oleh", "Terakhir dipakai", "Dicabut", "Dicabut oleh"),
)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The tokens, newest first, under the filters of the query string."""
    form = SaringTokenForm(request.GET)
    saringan = form.saringan
    halaman = read_page(_saring(saringan), Order(falling=True), size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/token/daftar.html",
        "Token API",
        form=form,
        daftar=halaman.rows,
        kueri=urlencode(saringan),
        url_ekspor=reverse("admin:token_api_ekspor"),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """The tokens that the filters leave, as CSV; of a secret no more than the page shows."""
    saringan = SaringTokenForm(request.GET).saringan
    baris = _sel(_saring(saringan).order_by("-pk"))
    rincian = {"keadaan": saringan.get("keadaan", ""), "cari": "cari" in saringan}
    return jawab_csv(
        "token-api", KEPALA_CSV, baris, peristiwa="token_api.diekspor", oleh=petugas(request), **rincian
    )


def _sel(rows: QuerySet[TokenAPI]) -> Iterator[tuple[object, ...]]:
    for t in rows.iterator(chunk_size=SEPOTONG):
        yield (
            *(t.nama, t.akun, t.akun.email, t.keadaan, t.awalan, " ".join(t.cakupan), " ".join(t.alamat)),
            *(sel_waktu(t.created_at), sel_waktu(t.sampai), t.dibuat_oleh, sel_waktu(t.terakhir_dipakai)),
            *(sel_waktu(t.dicabut_pada), t.dicabut_oleh or ""),
        )


def _saring(saring: dict[str, str]) -> QuerySet[TokenAPI]:
    kini = timezone.now()
    hidup = Q(dicabut_pada__isnull=True)
    keadaan = {
        "berlaku": hidup & Q(sidik__isnull=False, sampai__gt=kini),
        "menunggu": hidup & Q(sidik__isnull=True, sampai__gt=kini),
        "habis": hidup & Q(sampai__lte=kini),
        "dicabut": ~hidup,
    }
    semua = TokenAPI.objects.select_related("akun", "dibuat_oleh", "dicabut_oleh")
    rows = semua.filter(keadaan.get(saring.get("keadaan", ""), Q()))
    teks = saring.get("cari", "").strip()
    if teks.startswith(token_api.AWALAN):
        return rows.filter(awalan=teks[: token_api.PANJANG_AWALAN])
    return rows.filter(akun__in=Akun.objects.filter(email__iexact=teks)) if teks else rows


@require_http_methods(["GET", "HEAD", "POST"])
def siapkan(request: HttpRequest) -> HttpResponse:
    """Prepare a token for a member of staff, who alone gets its secret."""
    form, oleh = SiapkanTokenForm(request.POST or None), petugas(request)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        pemilik = isi.pop("pemilik")
        dibuat = tindak(
            request, pemilik, "siapkan_token", lambda: token_api.siapkan(pemilik.pk, oleh=oleh, **isi)
        )
        if dibuat is not None:
            messages.success(
                request, f"Token “{dibuat}” disiapkan. {pemilik} disurati untuk mengambil rahasianya."
            )
            return redirect("admin:token_api")
    return tampilkan(request, "admin/token/siapkan.html", "Siapkan token API", form=form)


@require_POST
def cabut(request: HttpRequest, kode: str) -> HttpResponse:
    """Revoke anybody's token."""
    token, oleh = get_object_or_404(TokenAPI.objects.select_related("akun"), kode=kode), petugas(request)
    if tindak(request, token, "cabut", lambda: token_api.cabut(token.pk, oleh=oleh)) is not None:
        messages.success(request, f"Token “{token}” milik {token.akun} dicabut.")
    return redirect("admin:token_api")
