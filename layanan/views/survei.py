"""Answering the survey: by the invitation's link, or at the counter by the open one."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from layanan.actions.survei import jawab_survei
from layanan.forms.survei import JawabanForm
from layanan.models import Survei, UndanganSurvei
from lpse.aturan import AturanDilanggar
from lpse.pembatas import dibatasi
from lpse.pintu import isian
from lpse.rahasia import sidik_token

SESI = "survei_dijawab"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@dibatasi("survei", kali=60, jendela=timedelta(hours=1))
def terbuka(request: HttpRequest, kode: str) -> HttpResponse:
    """The open link, as the counter shows it by QR: once for each browser session."""
    survei = get_object_or_404(Survei.objects.exclude(status__in=["draf", "dibatalkan"]), kode=kode)
    if kode in request.session.get(SESI, []):
        return render(request, "layanan/survei/terima_kasih.html")
    jawaban = _jawab(request, survei)
    if jawaban is None:
        request.session[SESI] = [*request.session.get(SESI, []), kode]
        return render(request, "layanan/survei/terima_kasih.html")
    return jawaban


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@dibatasi("survei", kali=60, jendela=timedelta(hours=1))
@sensitive_variables()
def undangan(request: HttpRequest, token: str) -> HttpResponse:
    """The personal link of an invitation: once altogether."""
    diundang = get_object_or_404(UndanganSurvei.objects.select_related("survei"), sidik=sidik_token(token))
    if diundang.dipakai_pada:
        return render(request, "layanan/survei/terima_kasih.html")
    jawaban = _jawab(request, diundang.survei, token)
    return jawaban or render(request, "layanan/survei/terima_kasih.html")


def _jawab(request: HttpRequest, survei: Survei, token: str = "") -> HttpResponse | None:
    """The form, or what it says it lacks; None once the answer is in."""
    form = JawabanForm(isian(request))
    if survei.status != "dibuka":
        return render(request, "layanan/survei/ditutup.html", {"survei": survei})
    if form.is_valid():
        try:
            jawab_survei(survei.pk, form.isian, token=token)
        except AturanDilanggar as aturan:
            messages.error(request, str(aturan))
        else:
            return None
    return render(request, "layanan/survei/isi.html", {"survei": survei, "form": form})
