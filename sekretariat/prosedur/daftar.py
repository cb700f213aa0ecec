"""The list of procedures with what each area lacks; exported; what one still has to read."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from lpse.ekspor import SEPOTONG, jawab_csv, jawab_xlsx
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_PROSEDUR
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import hari_ini
from sekretariat.alur.prosedur import KUNCI, KUNCI_PETUNJUK
from sekretariat.forms.prosedur import SaringanProsedurForm
from sekretariat.policies.prosedur import is_pembaca, nama_bidang, nama_unit, sebutan_jenis
from sekretariat.prosedur.bersama import JUDUL, PER_HALAMAN
from sekretariat.queries.prosedur import belum_dibaca, cakupan_bidang, saring_prosedur, sel_ekspor

MENURUT_KODE = Order("kode")
KEPALA = (
    *("Kode", "Judul", "Jenis", "Bidang", "Pelaksana", "Versi berlaku", "Berlaku mulai"),
    *("Versi yang dikerjakan", "Tinjau lagi"),
)
KEPALA_BELUM = ("Kode", "Judul", "Versi", "Berlaku mulai", "Yang berubah")


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Procedures by their codes, and above them which areas have none."""
    form = SaringanProsedurForm(request.GET)
    params = form.saringan
    halaman = read_page(saring_prosedur(params), MENURUT_KODE, size=PER_HALAMAN, **baca_kursor(request))
    cakupan = cakupan_bidang()
    return tampilkan(
        request,
        "admin/sekretariat/prosedur/daftar.html",
        JUDUL,
        form=form,
        baris=[
            (satu, sebutan_jenis(satu.jenis), nama_bidang(satu.bidang), nama_unit(satu.unit))
            for satu in halaman.rows
        ],
        cakupan=cakupan,
        kurang=[satu for satu in cakupan if not satu.is_ada],
        hari=hari_ini(),
        is_tersaring=bool(params),
        kueri=urlencode(params),
        boleh_kelola=petugas(request).has_perm(KELOLA_PROSEDUR),
        dasar=profil().dasar(KUNCI),
        dasar_petunjuk=profil().dasar(KUNCI_PETUNJUK),
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
    )


@require_safe
def ekspor(request: HttpRequest, *, bentuk: str) -> HttpResponseBase:
    """Everything the filters leave, as `csv` or `xlsx`."""
    params = SaringanProsedurForm(request.GET).saringan
    rows = saring_prosedur(params).order_by("kode").iterator(chunk_size=SEPOTONG)
    jawab = jawab_csv if bentuk == "csv" else jawab_xlsx
    return jawab(
        "prosedur",
        KEPALA,
        map(sel_ekspor, rows),
        peristiwa="prosedur.diekspor",
        oleh=petugas(request),
        **(params | {"cari": bool(params.get("cari"))}),
    )


@require_safe
def belum(request: HttpRequest) -> HttpResponse:
    """What this person still has to read."""
    akun = petugas(request)
    return tampilkan(
        request,
        "admin/sekretariat/prosedur/belum.html",
        "Prosedur yang belum Anda baca",
        versi=list(belum_dibaca(akun)) if is_pembaca(akun) else [],
        is_pembaca=is_pembaca(akun),
    )


@require_safe
def ekspor_belum(request: HttpRequest) -> HttpResponseBase:
    """The same as CSV."""
    akun = petugas(request)
    versi = belum_dibaca(akun) if is_pembaca(akun) else ()
    baris = ((v.prosedur.kode, v.prosedur.judul, v.nomor, v.berlaku_mulai, v.perubahan) for v in versi)
    return jawab_csv(
        *("prosedur-belum-dibaca", KEPALA_BELUM, baris), peristiwa="prosedur.belum_diekspor", oleh=akun
    )
