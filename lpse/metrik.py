"""`/metrics`: every registered figure as Prometheus reads it (text format 0.0.4), to who has the token."""

import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import CharField, Count, Min, Q, QuerySet, Value
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied

from lpse.api.autentikasi import pemegang
from lpse.api.izin import check_token
from lpse.api.tampilan import kabarkan_panggilan
from lpse.konteks import client_ip
from lpse.models import Pemberitahuan
from lpse.models.pemberitahuan import StatusPemberitahuan as Status
from lpse.pembatas import dibatasi
from lpse.sumbangan import Sampel, Ukuran, sumbangan
from lpse.token_api import token_dari

logger = logging.getLogger(__name__)
JENIS_ISI = "text/plain; version=0.0.4; charset=utf-8"
NAMA = re.compile(r"[a-z_:][a-z0-9_:]*")
NAMA_LABEL = re.compile(r"[a-z_][a-z0-9_]*")
LOLOS = str.maketrans({"\\": r"\\", "\n": r"\n", '"': r"\""})
GAGAL = "lpse_metrik_sumber_gagal"


@never_cache
@require_safe
@dibatasi("metrik", kali=120, jendela=timedelta(minutes=1))
def metrik(request: HttpRequest) -> HttpResponse:
    """To METRICS_TOKEN, or to a token of the API with the scope for it; 401 for others.

    Without METRICS_TOKEN it is nowhere (404) for whoever has no such token.
    """
    skema, _, rahasia = request.headers.get("Authorization", "").partition(" ")
    if skema.lower() == "bearer":
        if settings.METRICS_TOKEN and constant_time_compare(rahasia.strip(), settings.METRICS_TOKEN):
            return _isi()
        if (jawaban := _untuk_token_api(request)) is not None:
            return jawaban
    if not settings.METRICS_TOKEN:
        raise Http404
    kepala = {"WWW-Authenticate": 'Bearer realm="metrics"'}
    return HttpResponse("Perlu token.\n", status=401, content_type="text/plain", headers=kepala)


def _isi() -> HttpResponse:
    return HttpResponse("".join(_baris(kumpulkan())), content_type=JENIS_ISI)


def _untuk_token_api(request: HttpRequest) -> HttpResponse | None:
    """The answer to a token of the API, of which the units hear; None for any other text."""
    _, _, rahasia = request.headers.get("Authorization", "").partition(" ")
    token, kode = token_dari(rahasia.strip()), sumbangan.cakupan_metrik
    if token is None or not kode:
        return None
    try:
        check_token(token, pemegang(token), kode, client_ip(request))
        jawaban = _isi()
    except AuthenticationFailed:
        return None
    except PermissionDenied as galat:
        jawaban = HttpResponse(f"{galat.detail}\n", status=403, content_type="text/plain")
    kabarkan_panggilan(token, request, jawaban.status_code)
    return jawaban


def kumpulkan() -> dict[str, Any]:
    """Every source's figures, and how many sources failed: one that breaks hides no other.

    A figure is a number, or a list of samples with labels.
    """
    hasil: dict[str, Any] = {}
    gagal = 0
    antrean = [hitung_semua, *sumbangan.metrik]
    for sumber in antrean:
        try:
            hasil |= {nama: _terbaca(nilai) for nama, nilai in sumber().items()}
        except Exception:
            if sumber is hitung_semua:
                antrean += [partial(hitung, {nama: buat}) for nama, buat in sumbangan.hitungan.items()]
            else:
                gagal += 1
            logger.exception("sumber ukuran gagal: %s", getattr(sumber, "__qualname__", sumber))
            if connection.needs_rollback or not connection.is_usable():
                connection.close()
    return hasil | {GAGAL: float(gagal)}


def hitung_semua() -> Ukuran:
    """Every registered number of rows; one query."""
    return hitung(sumbangan.hitungan)


def hitung(kueri: Mapping[str, Callable[[], QuerySet[Any]]]) -> Ukuran:
    """How many rows each of these has, by its name; one query for all, none for none."""
    cabang = [_cabang(nama, buat()) for nama, buat in kueri.items()]
    return dict(cabang[0].union(*cabang[1:], all=True)) if cabang else {}


def _cabang(nama: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    """One line: the name, and how many there are."""
    sebutan = Value(nama, output_field=CharField())
    satu: QuerySet[Any] = rows.order_by().values(sebutan_=sebutan).annotate(banyak_=Count("pk"))
    return satu.values_list("sebutan_", "banyak_")


def _terbaca(nilai: float | Sequence[Sampel]) -> float | list[tuple[str, float]]:
    """A number, or each sample as its labels in writing and its number."""
    if not isinstance(nilai, Sequence):
        return float(nilai)
    return [(tulis_label(satu.label), float(satu.nilai)) for satu in nilai]


def tulis_label(label: Mapping[str, str]) -> str:
    """`{sasaran="inang",bagian="/"}`, escaped as text format 0.0.4 asks. Raises ValueError for a bad name."""
    if salah := [nama for nama in label if not NAMA_LABEL.fullmatch(nama)]:
        raise ValueError(f"nama label: {salah}")
    return "{" + ",".join(f'{nama}="{str(nilai).translate(LOLOS)}"' for nama, nilai in label.items()) + "}"


def _baris(ukuran: Mapping[str, Any]) -> Iterator[str]:
    for nama, nilai in sorted(ukuran.items()):
        if not NAMA.fullmatch(nama):
            continue
        yield f"# TYPE {nama} gauge\n"
        for label, angka in nilai if isinstance(nilai, list) else [("", nilai)]:
            yield f"{nama}{label} {angka:.17g}\n"


def surat_keluar() -> dict[str, float]:
    """Mails that were given up, that wait, and for how long the oldest has been due."""
    antre = Q(status=Status.ANTRE)
    hitung = Pemberitahuan.objects.filter(status__in=[Status.GAGAL, Status.ANTRE]).aggregate(
        gagal=Count("pk", filter=~antre),
        antre=Count("pk", filter=antre),
        tertua=Min("kirim_setelah", filter=antre),
    )
    lama = max(timezone.now() - hitung["tertua"], timedelta()) if hitung["tertua"] else timedelta()
    return {
        "lpse_surat_gagal": float(hitung["gagal"]),
        "lpse_surat_antre": float(hitung["antre"]),
        "lpse_surat_antre_tertua_detik": lama.total_seconds(),
    }


def daftarkan() -> None:
    """Register the core's own figures."""
    sumbangan.metrik.append(surat_keluar)
