"""The list of cases of witness, newest first, and its export."""

from functools import partial
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from layanan.forms.kesaksian import SaringanKesaksianForm
from layanan.models import Kesaksian
from lpse.alamat import alamat_ruang
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.models import Naskah
from lpse.models.naskah import JenisNaskah
from lpse.paging import Order, alamat_halaman, read_page
from lpse.peran import SAKSIKAN
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan

TERBARU = Order(falling=True)
BERJALAN = "berjalan"
KEPALA_CSV = (
    *("Nomor perkara", "Status", "Kode tender", "Nama paket", "Satuan kerja", "Penyedia", "Peminta"),
    *("Waktu kejadian", "Nomor berita acara", "Terbit pada", "Salinan bertanda tangan", "Nomor tiket LKPP"),
)


url_kesaksian = partial(alamat_ruang, "layanan_kesaksian")


def _saring(saringan: dict[str, str]) -> QuerySet[Kesaksian]:
    """The cases that the filters leave."""
    rows = Kesaksian.objects.select_related("naskah")
    status = saringan.get("status", "")
    if status == BERJALAN:
        rows = rows.berjalan()
    elif status:
        rows = rows.filter(status=status)
    if cari := saringan.get("cari", "").strip():
        naskah = Naskah.objects.filter(jenis=JenisNaskah.BERITA_ACARA_KESAKSIAN, nomor__iexact=cari)
        rows = rows.filter(Q(nomor=cari.upper()) | Q(kode_tender=cari) | Q(naskah__in=naskah))
    return rows


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """One page of cases."""
    form = SaringanKesaksianForm(request.GET)
    saringan = form.saringan
    after, before = (request.GET.get(arah, "") for arah in ("after", "before"))
    halaman = read_page(_saring(saringan), TERBARU, after=after, before=before)
    return tampilkan(
        request,
        "admin/layanan/saksi/daftar.html",
        "Berita acara kesaksian",
        form=form,
        baris=halaman.rows,
        dasar=profil().dasar("layanan.kesaksian"),
        boleh_catat=petugas(request).has_perm(SAKSIKAN),
        kueri=urlencode(saringan),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
        url_daftar=url_kesaksian(),
        url_ekspor=url_kesaksian("ekspor"),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV."""
    saringan = SaringanKesaksianForm(request.GET).saringan
    baris = (_sel(k) for k in _saring(saringan).order_by("-pk").iterator(chunk_size=SEPOTONG))
    return jawab_csv(
        "kesaksian",
        KEPALA_CSV,
        baris,
        peristiwa="kesaksian.diekspor",
        oleh=petugas(request),
        status=saringan.get("status", ""),
        cari="cari" in saringan,
    )


def _sel(kesaksian: Kesaksian) -> tuple[object, ...]:
    naskah = kesaksian.naskah
    return (
        *(kesaksian.nomor, kesaksian.get_status_display(), kesaksian.kode_tender, kesaksian.nama_paket),
        *(kesaksian.satker, kesaksian.penyedia, kesaksian.peminta_sebutan),
        sel_waktu(kesaksian.kejadian_pada),
        *(naskah.nomor if naskah else "", sel_waktu(naskah.terbit_pada if naskah else None)),
        *(kesaksian.get_cara_tanda_tangan_display(), kesaksian.nomor_lkpp),
    )
