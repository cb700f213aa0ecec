from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    """The front page: what the unit does for a visitor, and where to begin."""
    return render(request, "sekretariat/beranda.html")
