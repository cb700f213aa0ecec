"""The queue: what waits for a decision, most urgent first."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from lpse.kalender import kalender
from lpse.paging import read_page
from lpse.peran import VERIFIKASI
from lpse.pintu import tindak
from lpse.situs_admin import petugas, tampilkan
from registrasi import actions
from registrasi.antrean import saring, tanda_tenggat
from registrasi.forms_meja import SaringanForm
from registrasi.meja.bersama import url_antrean, url_meja
from registrasi.meja.ekspor import catat_ekspor, nama_berkas, tulis_csv

PER_HALAMAN = 30


@require_safe
def antrean(request: HttpRequest) -> HttpResponse:
    """One page of the queue under the filters of the query string."""
    form = SaringanForm(request.GET)
    saringan, oleh, now = form.saringan, petugas(request), timezone.now()
    kursor = {arah: request.GET.get(arah, "") for arah in ("after", "before")}
    halaman = read_page(saring(saringan, oleh, now=now), saringan.urutan, size=PER_HALAMAN, **kursor)
    kerja = kalender()
    params = saringan.as_params()
    return tampilkan(
        request,
        "admin/registrasi/antrean.html",
        "Antrean verifikasi",
        form=form,
        baris=[(p, tanda_tenggat(p, kerja, now)) for p in halaman.rows],
        kalender=kerja,
        url_sebelum=_alamat(params, before=halaman.before),
        url_sesudah=_alamat(params, after=halaman.after),
        kueri=urlencode(params),
        is_verifikator=oleh.has_perm(VERIFIKASI),
    )


def _alamat(params: dict[str, str], **kursor: str) -> str:
    return "?" + urlencode({**params, **kursor}) if any(kursor.values()) else ""


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV; the export is a trail row of its own."""
    form = SaringanForm(request.GET)
    if not form.is_valid():
        return redirect(f"{url_antrean()}?{request.GET.urlencode()}")
    saringan, oleh = form.saringan, petugas(request)
    rows = saring(saringan, oleh).order_by(*_urutan(saringan.urutan.columns, saringan.urutan.falling))
    catat_ekspor(saringan, oleh)
    jawaban = StreamingHttpResponse(tulis_csv(rows), content_type="text/csv; charset=utf-8")
    jawaban["Content-Disposition"] = f'attachment; filename="{nama_berkas()}"'
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


def _urutan(kolom: list[str], menurun: bool) -> list[str]:
    return [f"-{nama}" if menurun else nama for nama in kolom]


@require_POST
def ambil_berikutnya(request: HttpRequest) -> HttpResponse:
    """Take the most urgent file that nobody holds, and open it."""
    oleh = petugas(request)
    diambil = tindak(request, oleh, "ambil_berikutnya", lambda: actions.ambil_berikutnya(oleh=oleh))
    return redirect(url_meja(diambil) if diambil else url_antrean())
