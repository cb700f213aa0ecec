"""The list of help at the counter, current and past: filtered, searched, exported."""

import csv
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lpse.baca_saja import Sel
from lpse.jejak import catat
from lpse.paging import read_page
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import jam, setempat, tanggal
from registrasi.enums.bantuan import StatusBantuan
from registrasi.forms.bantuan import SaringanBantuanForm
from registrasi.loket.bersama_bantuan import NAMA_DAFTAR, url_bantuan
from registrasi.meja.ekspor import jinakkan
from registrasi.models import BantuanPendaftaran
from registrasi.policies.bantuan import dasar_bantuan
from registrasi.queries.bantuan import TERBARU, SaringanBantuan, saring_bantuan

PER_HALAMAN = 25
SEPOTONG = 1000
KEPALA = ("Pemohon", "Surel", "Petugas", "Mulai", "Keadaan")
KEPALA_CSV = ("Pemohon", "Surel", "Petugas", "Diminta", "Diizinkan", "Berakhir", "Keadaan")


def _baca_saringan(request: HttpRequest) -> tuple[SaringanBantuanForm, SaringanBantuan]:
    """The filters of the query string; what cannot be understood is left out and told beside its field."""
    form = SaringanBantuanForm(request.GET)
    form.is_valid()
    return form, SaringanBantuan(**{nama: nilai for nama, nilai in form.cleaned_data.items() if nilai})


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """One page of the list under the filters of the query string."""
    form, saringan = _baca_saringan(request)
    kursor = {arah: request.GET.get(arah, "") for arah in ("after", "before")}
    halaman = read_page(saring_bantuan(saringan, petugas(request)), TERBARU, size=PER_HALAMAN, **kursor)
    params = saringan.as_params()
    return tampilkan(
        request,
        "admin/registrasi/bantuan/daftar.html",
        "Bantuan mendaftar",
        form=form,
        saringan=saringan,
        kepala=KEPALA,
        baris=[(url_bantuan(b), _baris(b)) for b in halaman.rows],
        url_sebelum=_alamat(params, before=halaman.before),
        url_sesudah=_alamat(params, after=halaman.after),
        kueri=urlencode(params),
        dasar=dasar_bantuan(),
    )


def _alamat(params: dict[str, str], **kursor: str) -> str:
    return "?" + urlencode({**params, **kursor}) if any(kursor.values()) else ""


def _warna(bantuan: BantuanPendaftaran) -> str:
    """The colour of its tag: at work, done by being handed over, ended in another way."""
    if bantuan.is_hidup:
        return "biru" if bantuan.status == StatusBantuan.BERJALAN else "kuning"
    return "hijau" if bantuan.status == StatusBantuan.DISERAHKAN else "abu"


def _baris(b: BantuanPendaftaran) -> list[Sel]:
    return [
        Sel("Pemohon", b.nama),
        Sel("Surel", b.email),
        Sel("Petugas", str(b.petugas)),
        Sel("Mulai", f"{tanggal(b.created_at)} pukul {jam(b.created_at)}"),
        Sel("Keadaan", b.keadaan, _warna(b)),
    ]


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV; the export is a trail row, committed before the first byte."""
    form, saringan = _baca_saringan(request)
    if form.errors:
        return redirect(f"{reverse(f'admin:{NAMA_DAFTAR}')}?{request.GET.urlencode()}")
    rows = saring_bantuan(saringan, petugas(request)).order_by(*(f"-{k}" for k in TERBARU.columns))
    with transaction.atomic(durable=True):
        catat(None, "bantuan.diekspor", oleh=petugas(request), **saringan.as_rincian())
    jawaban = StreamingHttpResponse(_tulis(rows), content_type="text/csv; charset=utf-8")
    nama = f"bantuan-mendaftar-{setempat(timezone.now()):%Y%m%d-%H%M}.csv"
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


class _Gema:
    """A file that hands back what is written to it, so that rows stream as they are read."""

    def write(self, teks: str) -> str:
        return teks


def _tulis(rows: QuerySet[BantuanPendaftaran]) -> Iterator[str]:
    penulis = csv.writer(_Gema())
    # Without this mark spreadsheets read UTF-8 as something else.
    yield "\ufeff" + penulis.writerow(KEPALA_CSV)
    for bantuan in rows.iterator(chunk_size=SEPOTONG):
        yield penulis.writerow(jinakkan(nilai) for nilai in _sel_csv(bantuan))


def _sel_csv(b: BantuanPendaftaran) -> tuple[Any, ...]:
    saat = (b.created_at, b.diizinkan_pada, b.selesai_pada)
    waktu = (setempat(s).strftime("%Y-%m-%d %H:%M %Z") if s else "" for s in saat)
    return (b.nama, b.email, str(b.petugas), *waktu, b.keadaan)
