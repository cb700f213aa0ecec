"""Riwayat pemberitahuan: the proof when users were told what, as a list, a file and a page to print."""

from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from layanan.forms.pengumuman import SaringanPengumumanForm
from layanan.models import BuktiPemberitahuan, Pengumuman
from layanan.papan.halaman import dengan_pengumuman_ini
from layanan.policies.pengumuman import dasar_pengumuman
from layanan.queries.bukti_pengumuman import KEPALA, alirkan, dengan_pengumuman, hitung
from lpse.ekspor import jawab_csv
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import setempat

PER_HALAMAN = 25
TERBARU = Order(falling=True)


def _saring(
    request: HttpRequest,
) -> tuple[SaringanPengumumanForm, dict[str, str], "QuerySet[BuktiPemberitahuan]"]:
    """The filters, as understood, and the rows they leave."""
    awal = BuktiPemberitahuan.objects.order_by("pk").values_list("pada", flat=True).first()
    form = SaringanPengumumanForm(request.GET, tahun_pertama=setempat(awal).year if awal else 0)
    saringan = form.saringan
    rows = BuktiPemberitahuan.objects.all()
    if "jenis" in saringan:
        rows = rows.filter(pengumuman__jenis=saringan["jenis"])
    if "tahun" in saringan:
        rows = rows.filter(pada__year=saringan["tahun"])
    if "cari" in saringan:
        rows = rows.filter(pengumuman__judul__icontains=saringan["cari"])
    return form, saringan, rows


@require_safe
def riwayat(request: HttpRequest) -> HttpResponse:
    """Each thing users were told, newest first, with the counts of its mails."""
    form, saringan, rows = _saring(request)
    kursor = baca_kursor(request)
    halaman = read_page(dengan_pengumuman(rows), TERBARU, size=PER_HALAMAN, **kursor)
    return tampilkan(
        request,
        "admin/layanan/papan/riwayat.html",
        "Riwayat pemberitahuan",
        form=form,
        daftar=hitung(halaman.rows),
        kueri=urlencode(saringan),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV; the export is a trail row."""
    _, saringan, rows = _saring(request)
    # Which words were searched for is nobody's business later; that there were some is.
    rincian = {**saringan, "cari": "cari" in saringan}
    return jawab_csv(
        "riwayat-pemberitahuan",
        KEPALA,
        alirkan(rows.order_by("-pk")),
        peristiwa="buktipemberitahuan.diekspor",
        oleh=petugas(request),
        **rincian,
    )


@require_safe
@dengan_pengumuman_ini
def cetak(request: HttpRequest, pengumuman: Pengumuman) -> HttpResponse:
    """One announcement's proof on a page made for paper."""
    bukti = dengan_pengumuman(BuktiPemberitahuan.objects.filter(pengumuman=pengumuman)).order_by("pk")
    return tampilkan(
        request,
        "admin/layanan/papan/cetak.html",
        "Bukti pemberitahuan",
        pengumuman=pengumuman,
        bukti=hitung(bukti),
        dasar=dasar_pengumuman(pengumuman.jenis),
        saat=timezone.now(),
        oleh=petugas(request),
    )
