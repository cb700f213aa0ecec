"""The queue: what waits for an answer, most urgent first; and the same as CSV."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from layanan.forms.meja import SaringanAntreanForm
from layanan.meja.baris import PenulisBaris
from layanan.meja.bersama import url_antrean
from layanan.meja.ekspor import ekspor_tiket
from layanan.meja.massal import tindakan_untuk
from layanan.queries.tiket import dengan_pesan_terakhir, petugas_layanan, saring, tanda_tenggat
from lpse.kalender import kalender
from lpse.models import Satker
from lpse.paging import alamat_halaman, baca_kursor, read_page
from lpse.peran import LAYANI_TIKET
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import zona

PER_HALAMAN = 25
SATKER_PALING_BANYAK = 300
# What a row shows; the whole of a ticket and of its people would cost three times as much to read.
KOLOM = (
    *("kode", "nomor", "status", "jenis", "saluran", "prioritas", "judul", "nama", "instansi"),
    *("dibuka_pada", "tenggat", "tenggat_respons", "respons_pada"),
    *(f"standar__{kolom}" for kolom in ("respons_menit", "selesai_menit", "selesai_hari")),
    *(f"ditugaskan_kepada__{kolom}" for kolom in ("nama", "user_id", "email")),
)


def form_saringan(request: HttpRequest) -> SaringanAntreanForm:
    """The filters with what is offered today."""
    satker = Satker.objects.order_by("nama", "pk")[:SATKER_PALING_BANYAK]
    return SaringanAntreanForm(request.GET, petugas=petugas_layanan(), satker=satker)


@require_safe
def antrean(request: HttpRequest) -> HttpResponse:
    """One page of the queue under the filters of the query string."""
    form = form_saringan(request)
    saringan, oleh, now = form.saringan, petugas(request), timezone.now()
    kursor = baca_kursor(request)
    rows = saring(saringan, oleh, now=now).select_related("standar", "ditugaskan_kepada").only(*KOLOM)
    halaman = read_page(dengan_pesan_terakhir(rows), saringan.urutan, size=PER_HALAMAN, **kursor)
    kerja = kalender()
    penulis = PenulisBaris(kerja, now, zona())
    params = saringan.as_params()
    return tampilkan(
        request,
        "admin/layanan/tiket/antrean.html",
        "Tiket layanan",
        form=form,
        saringan=saringan,
        baris=halaman.rows,
        isi_baris=mark_safe(  # noqa: S308 - rows are safe
            "".join(penulis.tulis(t, tanda_tenggat(t, kerja, now)) for t in halaman.rows)
        ),
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
        kueri=urlencode(params),
        boleh_layani=oleh.has_perm(LAYANI_TIKET),
        semua=",".join(t.kode for t in halaman.rows),
        massal=tindakan_untuk(oleh),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV; the export is a trail row of its own."""
    form = form_saringan(request)
    if not form.is_valid():
        return redirect(f"{url_antrean()}?{request.GET.urlencode()}")
    saringan, oleh = form.saringan, petugas(request)
    arah = "-" if saringan.urutan.falling else ""
    rows = saring(saringan, oleh).order_by(*(f"{arah}{nama}" for nama in saringan.urutan.columns))
    return ekspor_tiket(rows, oleh, **saringan.as_rincian())
