"""The lists of requests and of breaches, most urgent or newest first, and their exports."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from lpse.alamat import alamat_ruang
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.situs_admin import petugas, tampilkan
from registrasi.forms.hak import SaringanHakForm, SaringanInsidenForm
from registrasi.models import InsidenData, PermintaanHakData
from registrasi.policies.hak import sisa_jam

PER_HALAMAN = 25
TERBUKA = "terbuka"
TERBARU, MENDESAK = Order(falling=True), Order("tenggat")


@dataclass(frozen=True, slots=True)
class Daftar:
    """One list: its rows, its filters, and what a row of its export says."""

    nama: str
    judul: str
    model: Any
    form: type[SaringanHakForm]
    cari: Callable[[str], Q]
    kepala: tuple[str, ...]
    sel: Callable[[Any], tuple[object, ...]]
    orang: tuple[str, ...] = ()

    def url(self, halaman: str = "", *args: object) -> str:
        """The address of one of its staff pages; "" names the list."""
        return alamat_ruang(f"registrasi_{self.nama}", halaman, *args)


def _cari_permintaan(teks: str) -> Q:
    return Q(nomor=teks.upper()) | Q(akun__user_id__iexact=teks) | Q(akun__email__iexact=teks)


def _sel_permintaan(p: PermintaanHakData) -> tuple[object, ...]:
    saat = (p.diajukan_pada, p.tenggat, p.diputus_pada)
    jenis = (p.get_jenis_display(), p.get_status_display())
    return (p.nomor, p.akun.user_id or "", *jenis, *map(sel_waktu, saat), "ya" if p.is_terlambat else "")


def _sel_insiden(i: InsidenData) -> tuple[object, ...]:
    saat = (i.diketahui_pada, i.tenggat, i.diberitahukan_pada, i.ditutup_pada)
    jenis = (i.get_status_display(), i.get_cakupan_display())
    return (i.nomor, *jenis, *map(sel_waktu, saat), "ya" if i.is_terlambat else "")


PERMINTAAN = Daftar(
    "hak",
    "Permintaan hak data",
    PermintaanHakData,
    SaringanHakForm,
    _cari_permintaan,
    (
        *("Nomor", "User ID", "Jenis", "Status", "Diterima pada", "Dijawab paling lambat"),
        *("Dijawab pada", "Terlambat"),
    ),
    _sel_permintaan,
    ("akun",),
)
INSIDEN = Daftar(
    "hak_insiden",
    "Insiden data pribadi",
    InsidenData,
    SaringanInsidenForm,
    lambda teks: Q(nomor=teks.upper()),
    (
        *("Nomor", "Status", "Yang terkena", "Diketahui pada", "Diberitahukan paling lambat"),
        *("Diberitahukan pada", "Ditutup pada", "Terlambat"),
    ),
    _sel_insiden,
)


def _saring(jenis: Daftar, saringan: dict[str, str]) -> QuerySet[Any]:
    """The rows that the filters leave; each filter is served by an index."""
    rows: QuerySet[Any] = jenis.model.objects.select_related(*jenis.orang)
    status = saringan.get("status", "")
    if status == TERBUKA:
        rows = rows.terbuka()  # type: ignore[attr-defined]
    elif status:
        rows = rows.filter(status=status)
    if "jenis" in saringan:
        rows = rows.filter(jenis=saringan["jenis"])
    if cari := saringan.get("cari", "").strip():
        rows = rows.filter(jenis.cari(cari))
    return rows


@require_safe
def daftar(request: HttpRequest, *, jenis: Daftar) -> HttpResponse:
    """One page: what is open by its clock, everything else newest first."""
    form = jenis.form(request.GET)
    saringan = form.saringan
    urutan = MENDESAK if saringan.get("status") == TERBUKA else TERBARU
    kursor = baca_kursor(request)
    halaman = read_page(_saring(jenis, saringan), urutan, size=PER_HALAMAN, **kursor)
    return tampilkan(
        request,
        f"admin/registrasi/hak/daftar_{jenis.nama}.html",
        jenis.judul,
        form=form,
        baris=[(satu, _sisa(satu)) for satu in halaman.rows],
        kueri=urlencode(saringan),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
        url_daftar=jenis.url(),
        url_ekspor=jenis.url("ekspor"),
    )


def _sisa(satu: Any) -> str:
    """The clock, while it runs."""
    berjalan = satu.is_berjalan if isinstance(satu, InsidenData) else satu.is_terbuka
    return sisa_jam(satu.tenggat) if berjalan else ""


@require_safe
def ekspor(request: HttpRequest, *, jenis: Daftar) -> HttpResponseBase:
    """Everything the filters leave, as CSV; the export is a trail row, committed before the first byte."""
    saringan = jenis.form(request.GET).saringan
    rows = _saring(jenis, saringan).order_by("-pk")
    # Which words were searched for is nobody's business later; that there were some is.
    rincian = {**saringan, "cari": "cari" in saringan}
    return jawab_csv(
        jenis.nama.replace("_", "-"),
        jenis.kepala,
        (jenis.sel(satu) for satu in rows.iterator(chunk_size=SEPOTONG)),
        peristiwa=f"{jenis.model._meta.model_name}.diekspor",
        oleh=petugas(request),
        **rincian,
    )
