"""The reports that anybody may read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from lpse.pintu import sibuk_menjadi_503
from sekretariat.actions.pengesahan_laporan import pastikan_berkas
from sekretariat.enums.pelaporan import BentukBerkas
from sekretariat.models import LaporanBerkala

UMUR = 3600  # seconds; what was published never changes


@require_safe
@sibuk_menjadi_503
def unduh(request: HttpRequest, kode: str) -> HttpResponse:
    """The PDF of a published report; 404 for any other."""
    laporan = LaporanBerkala.objects.filter(kode=kode, penerbitan__isnull=False).first()
    if laporan is None:
        raise Http404
    berkas = pastikan_berkas(laporan.pk, BentukBerkas.PDF)
    jawaban = HttpResponse(bytes(berkas.isi), content_type="application/pdf")
    jawaban["Content-Disposition"] = f'inline; filename="laporan-{laporan.periode.kode}.pdf"'
    jawaban["Cache-Control"] = f"public, max-age={UMUR}"
    jawaban["ETag"] = f'"{berkas.sha256}"'
    jawaban["X-Content-Type-Options"] = "nosniff"
    return jawaban
