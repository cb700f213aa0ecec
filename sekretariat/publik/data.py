"""Open data: the list of sets, and each as CSV and JSON at an address that stays."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import wraps
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition, require_safe

from lpse.ekspor import tulis_csv
from lpse.pembatas import dibatasi
from lpse.pintu import View
from lpse.profil import profil
from sekretariat.publik.kumpulan import KUMPULAN_DATA, KumpulanData

LISENSI = ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.id")
UMUR_DETIK = 300  # how long a cache may answer without asking again
SEMENIT = timedelta(minutes=1)


@require_safe
@dibatasi("data_terbuka", kali=60, jendela=SEMENIT)
def daftar(request: HttpRequest) -> HttpResponse:
    """Every set: what it holds, column by column, under which licence, and when it last changed."""
    kumpulan = [(satu, satu.diperbarui()) for satu in KUMPULAN_DATA]
    konteks = {"kumpulan": kumpulan, "lisensi": LISENSI}
    return render(request, "sekretariat/data.html", konteks)


def _cari(kode: str) -> KumpulanData:
    """The set with this code. Raises Http404."""
    satu = next((satu for satu in KUMPULAN_DATA if satu.kode == kode), None)
    if satu is None:
        raise Http404
    return satu


def _tag(request: HttpRequest, kode: str) -> str:
    """Which rows, in which release's columns and form."""
    bahan = (request.path, _cari(kode).diperbarui(), settings.RELEASE)
    return f'W/"{sha256("|".join(map(str, bahan)).encode()).hexdigest()[:32]}"'


def _diperbarui(request: HttpRequest, kode: str) -> datetime | None:
    return _cari(kode).diperbarui()


def _terbuka(view: View) -> View:
    """Limited by address, answered with 304 where nothing has changed, and free to be cached for a while."""

    @wraps(view)
    def tersimpan(request: HttpRequest, kode: str) -> HttpResponseBase:
        jawaban = view(request, kode)
        patch_cache_control(jawaban, public=True, max_age=UMUR_DETIK)
        jawaban["Access-Control-Allow-Origin"] = "*"
        return jawaban

    bersyarat = condition(etag_func=_tag, last_modified_func=_diperbarui)(tersimpan)
    return require_safe(dibatasi("data_terbuka", kali=60, jendela=SEMENIT)(bersyarat))


@_terbuka
def unduh_csv(request: HttpRequest, kode: str) -> HttpResponseBase:
    """A set as CSV, streamed; a cell that begins like a formula is shown as text."""
    satu = _cari(kode)
    isi = tulis_csv([k.nama for k in satu.kolom], (map(_sel, baris) for baris in satu.baris()))
    return _unduhan(f"{kode}.csv", isi, "text/csv; charset=utf-8")


@_terbuka
def unduh_json(request: HttpRequest, kode: str) -> HttpResponseBase:
    """A set as JSON, streamed: what it is, then its rows as objects."""
    return _unduhan(f"{kode}.json", _tulis_json(_cari(kode)), "application/json")


def _unduhan(nama: str, isi: Iterable[str], jenis: str) -> HttpResponseBase:
    jawaban = StreamingHttpResponse(isi, content_type=jenis)
    jawaban["Content-Disposition"] = f'inline; filename="{nama}"'
    return jawaban


def _tulis_json(satu: KumpulanData) -> Iterator[str]:
    pada = satu.diperbarui()
    kepala = {
        "kode": satu.kode,
        "judul": satu.judul,
        "uraian": satu.uraian,
        "sumber": profil().lpse.nama_resmi,
        "lisensi": LISENSI[0],
        "diperbarui": pada.isoformat() if pada else None,
        "kolom": [{"nama": k.nama, "jenis": k.jenis, "arti": k.arti} for k in satu.kolom],
    }
    yield json.dumps(kepala, ensure_ascii=False)[:-1] + ', "baris": ['
    for urut, baris in enumerate(satu.baris()):
        isi = {k.nama: _json(nilai) for k, nilai in zip(satu.kolom, baris, strict=True)}
        yield (",\n" if urut else "\n") + json.dumps(isi, ensure_ascii=False)
    yield "\n]}\n"


def _json(nilai: Any) -> Any:
    """Money as text with a dot and two decimals, so that no reader rounds it; days and times as ISO 8601."""
    return nilai if nilai is None or isinstance(nilai, int | float | str) else _sel(nilai)


def _sel(nilai: Any) -> str:
    if isinstance(nilai, date | datetime):
        return nilai.isoformat()
    return f"{nilai:.2f}" if isinstance(nilai, Decimal) else "" if nilai is None else str(nilai)
