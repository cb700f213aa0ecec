"""The queue: what waits for a decision, most urgent first."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST, require_safe

from lpse.kalender import kalender
from lpse.paging import alamat_halaman, baca_kursor, read_page
from lpse.peran import VERIFIKASI
from lpse.pintu import tindak
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import zona
from registrasi import actions
from registrasi.enums.pendaftaran import JenisPemohon
from registrasi.forms.meja import SaringanAntreanForm
from registrasi.meja.baris import PenulisBaris
from registrasi.meja.bersama import url_antrean, url_meja
from registrasi.meja.ekspor import ekspor_antrean, rincian_saringan
from registrasi.meja.massal import tindakan_untuk
from registrasi.queries.antrean import SEMUA, TERLIHAT, saring, tanda_tenggat

PER_HALAMAN = 25
# What a row shows; the whole of a registration and of two persons would cost three times as much to read.
KOLOM = (
    *("kode", "nomor", "status", "jenis", "nama_perusahaan", "npwp16", "nip", "putaran"),
    "peran_pengguna",
    *("diajukan_pada", "tenggat", "klaim_sampai"),
    *(
        f"{orang}__{k}"
        for orang in ("diklaim_oleh", "ditugaskan_kepada")
        for k in ("nama", "user_id", "email")
    ),
)
STATUS = [(s.value, s.label) for s in TERLIHAT] + [(SEMUA, "Semua status")]
JENIS = [("", "Semua jenis"), *JenisPemohon.choices]


@require_safe
def antrean(request: HttpRequest) -> HttpResponse:
    """One page of the queue under the filters of the query string."""
    form = SaringanAntreanForm(request.GET)
    saringan, oleh, now = form.saringan, petugas(request), timezone.now()
    kursor = baca_kursor(request)
    rows = saring(saringan, oleh, now=now).only(*KOLOM)
    halaman = read_page(rows, saringan.urutan, size=PER_HALAMAN, **kursor)
    kerja = kalender()
    baris = [(p, tanda_tenggat(p, kerja, now)) for p in halaman.rows]
    penulis = PenulisBaris(kerja, now, zona())
    params = saringan.as_params()
    return tampilkan(
        request,
        "admin/registrasi/antrean.html",
        "Antrean verifikasi",
        form=form,
        saringan=saringan,
        pilihan_status=STATUS,
        pilihan_jenis=JENIS,
        baris=baris,
        isi_baris=mark_safe("".join(penulis.tulis(p, tanda) for p, tanda in baris)),  # noqa: S308 - rows are safe
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
        kueri=urlencode(params),
        is_verifikator=oleh.has_perm(VERIFIKASI),
        semua=",".join(p.kode for p in halaman.rows),
        massal=tindakan_untuk(oleh),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV; the export is a trail row of its own."""
    form = SaringanAntreanForm(request.GET)
    if not form.is_valid():
        return redirect(f"{url_antrean()}?{request.GET.urlencode()}")
    saringan, oleh = form.saringan, petugas(request)
    rows = saring(saringan, oleh).order_by(*_urutan(saringan.urutan.columns, saringan.urutan.falling))
    return ekspor_antrean(rows, oleh, **rincian_saringan(saringan))


def _urutan(kolom: list[str], menurun: bool) -> list[str]:
    return [f"-{nama}" if menurun else nama for nama in kolom]


@require_POST
def ambil_berikutnya(request: HttpRequest) -> HttpResponse:
    """Take the most urgent file that nobody holds, and open it."""
    oleh = petugas(request)
    diambil = tindak(request, oleh, "ambil_berikutnya", lambda: actions.ambil_berikutnya(oleh=oleh))
    return redirect(url_meja(diambil) if diambil else url_antrean())
