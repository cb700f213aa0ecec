"""The procedures in force as everybody may read them: the paper of one, by its code."""

from datetime import timedelta

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from lpse.berkas.http import sajikan_asli
from lpse.naskah import pastikan_pdf
from lpse.pembatas import dibatasi
from lpse.pintu import sibuk_menjadi_503
from sekretariat.queries.prosedur import versi_berlaku


@require_safe
@dibatasi("prosedur_publik", kali=30, jendela=timedelta(minutes=1))
@sibuk_menjadi_503
def prosedur(request: HttpRequest, kode: str) -> HttpResponseBase:
    """The version in force today, as PDF; 404 where none is."""
    versi = versi_berlaku().filter(prosedur__kode=kode.upper(), naskah__isnull=False).first()
    if versi is None or versi.naskah_id is None:
        raise Http404
    return sajikan_asli(pastikan_pdf(versi.naskah_id), f"{versi.prosedur.kode} versi {versi.nomor}")
