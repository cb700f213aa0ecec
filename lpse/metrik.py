"""`/metrics`: every registered figure as Prometheus reads it (text format 0.0.4), to who has the token."""

import logging
import re
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lpse.models import Pemberitahuan
from lpse.models.pemberitahuan import StatusPemberitahuan as Status
from lpse.pembatas import dibatasi
from lpse.sumbangan import sumbangan

logger = logging.getLogger(__name__)
JENIS_ISI = "text/plain; version=0.0.4; charset=utf-8"
NAMA = re.compile(r"[a-z_:][a-z0-9_:]*")
GAGAL = "lpse_metrik_sumber_gagal"


@never_cache
@require_safe
@dibatasi("metrik", kali=120, jendela=timedelta(minutes=1))
def metrik(request: HttpRequest) -> HttpResponse:
    """404 while METRICS_TOKEN is empty, 401 for another token than that one."""
    if not settings.METRICS_TOKEN:
        raise Http404
    skema, _, token = request.headers.get("Authorization", "").partition(" ")
    if not constant_time_compare(token.strip(), settings.METRICS_TOKEN) or skema.lower() != "bearer":
        kepala = {"WWW-Authenticate": 'Bearer realm="metrics"'}
        return HttpResponse("Perlu token.\n", status=401, content_type="text/plain", headers=kepala)
    return HttpResponse("".join(_baris(kumpulkan())), content_type=JENIS_ISI)


def kumpulkan() -> dict[str, float]:
    """Every source's figures, and how many sources failed: one that breaks hides no other."""
    hasil: dict[str, float] = {}
    gagal = 0
    for sumber in sumbangan.metrik:
        try:
            hasil |= {nama: float(nilai) for nama, nilai in sumber().items()}
        except Exception:
            gagal += 1
            logger.exception("sumber ukuran gagal: %s", getattr(sumber, "__qualname__", sumber))
            if connection.needs_rollback or not connection.is_usable():
                connection.close()
    return hasil | {GAGAL: float(gagal)}


def _baris(ukuran: dict[str, float]) -> Iterator[str]:
    for nama, nilai in sorted(ukuran.items()):
        if NAMA.fullmatch(nama):
            yield f"# TYPE {nama} gauge\n{nama} {nilai:.17g}\n"


def surat_keluar() -> dict[str, float]:
    """Mails that were given up, that wait, and for how long the oldest has been due."""
    banyak = dict(
        Pemberitahuan.objects.filter(status__in=[Status.GAGAL, Status.ANTRE])
        .order_by()
        .values_list("status")
        .annotate(Count("pk"))
    )
    tertua = Pemberitahuan.objects.filter(status=Status.ANTRE).order_by("kirim_setelah").first()
    lama = max(timezone.now() - tertua.kirim_setelah, timedelta()) if tertua else timedelta()
    return {
        "lpse_surat_gagal": float(banyak.get(Status.GAGAL, 0)),
        "lpse_surat_antre": float(banyak.get(Status.ANTRE, 0)),
        "lpse_surat_antre_tertua_detik": lama.total_seconds(),
    }


def daftarkan() -> None:
    """Register the core's own figures."""
    sumbangan.metrik.append(surat_keluar)
