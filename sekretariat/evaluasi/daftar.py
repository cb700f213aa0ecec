"""The lists of evaluations and of findings; exported."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from lpse.ekspor import SEPOTONG, jawab_csv, jawab_xlsx
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_EVALUASI
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import setempat
from sekretariat.alur.evaluasi import KUNCI
from sekretariat.enums.evaluasi import PrioritasTemuan, StatusEvaluasi, StatusTemuan, SumberTemuan
from sekretariat.evaluasi.bersama import PER_HALAMAN, WARNA_EVALUASI, WARNA_PRIORITAS, WARNA_TEMUAN
from sekretariat.forms.evaluasi import SaringanEvaluasiForm, SaringanTemuanForm
from sekretariat.policies.evaluasi import boleh_menilai
from sekretariat.queries.evaluasi import (
    saring_evaluasi,
    saring_temuan,
    sel_temuan,
    tempo_evaluasi,
)

TERBARU = Order(falling=True)
KEPALA = (
    *("Kode", "Jenis", "Unit", "Periode mulai", "Periode selesai", "Penilai", "Jabatan", "Status"),
    *("Selesai", "Nomor laporan", "Temuan belum selesai"),
)
KEPALA_TEMUAN = (
    *("Nomor temuan", "Sumber", "Evaluasi", "Standar", "Kriteria", "Keterangan", "Nomor permintaan"),
    *(
        "Permintaan perbaikan",
        "Prioritas",
        "Target",
        "Penilai",
        "Penanggung jawab",
        "Tindakan",
        "Bukti",
        "Status",
    ),
    *("Lewat target", "Disetujui oleh"),
)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Evaluations, the newest first, and whether the next one is overdue."""
    form = SaringanEvaluasiForm(request.GET)
    params = form.saringan
    halaman = read_page(saring_evaluasi(params), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    unit = {kode: satu.nama for kode, satu in profil().unit}
    return tampilkan(
        request,
        "admin/sekretariat/evaluasi/daftar.html",
        "Evaluasi",
        form=form,
        baris=[
            (satu, WARNA_EVALUASI[StatusEvaluasi(satu.status)], unit.get(satu.unit, profil().lpse.nama))
            for satu in halaman.rows
        ],
        tempo=tempo_evaluasi(),
        bunyi=profil().bunyi(KUNCI),
        dasar=profil().dasar(KUNCI),
        is_tersaring=bool(params),
        kueri=urlencode(params),
        boleh_kelola=petugas(request).has_perm(KELOLA_EVALUASI),
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
    )


@require_safe
def ekspor(request: HttpRequest, *, bentuk: str) -> HttpResponseBase:
    """Every evaluation the filters leave, as `csv` or `xlsx`."""
    params = SaringanEvaluasiForm(request.GET).saringan
    rows = saring_evaluasi(params).order_by("pk").iterator(chunk_size=SEPOTONG)
    jawab = jawab_csv if bentuk == "csv" else jawab_xlsx
    rincian: dict[str, Any] = params | {"cari": bool(params.get("cari"))}
    oleh = petugas(request)
    return jawab("evaluasi", KEPALA, map(_sel, rows), peristiwa="evaluasi.diekspor", oleh=oleh, **rincian)


def _sel(satu: Any) -> tuple[Any, ...]:
    selesai = setempat(satu.selesai_pada).date() if satu.selesai_pada else ""
    return (
        *(satu.kode, satu.get_jenis_display(), satu.unit, satu.periode_mulai, satu.periode_selesai),
        *(satu.penilai_nama, satu.penilai_jabatan, satu.get_status_display()),
        *(selesai, satu.naskah.nomor if satu.naskah else ""),
        satu.temuan_terbuka,
    )


@require_safe
def temuan(request: HttpRequest) -> HttpResponse:
    """Findings, the newest first."""
    form, akun = SaringanTemuanForm(request.GET), petugas(request)
    params = form.saringan
    halaman = read_page(saring_temuan(params, akun), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/sekretariat/evaluasi/temuan.html",
        "Temuan",
        form=form,
        baris=[
            (t, WARNA_TEMUAN[StatusTemuan(t.status)], WARNA_PRIORITAS[PrioritasTemuan(t.prioritas)])
            for t in halaman.rows
        ],
        is_tersaring=bool(params),
        kueri=urlencode(params),
        boleh_catat=any(boleh_menilai(sumber, akun) for sumber in SumberTemuan),
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
    )


@require_safe
def ekspor_temuan(request: HttpRequest, *, bentuk: str) -> HttpResponseBase:
    """Every finding the filters leave, as `csv` or `xlsx`."""
    oleh, params = petugas(request), SaringanTemuanForm(request.GET).saringan
    rows = saring_temuan(params, oleh).order_by("pk").iterator(chunk_size=SEPOTONG)
    jawab = jawab_csv if bentuk == "csv" else jawab_xlsx
    rincian: dict[str, Any] = params | {"cari": bool(params.get("cari"))}
    return jawab(
        "temuan", KEPALA_TEMUAN, map(sel_temuan, rows), peristiwa="temuan.diekspor", oleh=oleh, **rincian
    )
