"""What the applicant's pages share: whose registration it is, and the way back."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from lpse.aturan import TindakanTertutup
from lpse.models import Akun
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.models import Pendaftaran

ViewMilik = Callable[..., HttpResponseBase]
PERIKSA, BANTUAN = "periksa", "bantuan"


def akun_masuk(request: HttpRequest) -> Akun:
    """Whoever is signed in. Raises PermissionDenied for a visitor."""
    if not isinstance(request.user, Akun):
        raise PermissionDenied
    return request.user


def milik_pemohon(view: ViewMilik, *, kolom: tuple[str, ...] = ()) -> ViewMilik:
    """Hand the view the registration of this code: 302 to sign-in for a visitor, 404 but for its owner.

    `kolom` names what the view reads where an act, which reads the row again, does the rest; empty: all.
    """

    @login_required
    @wraps(view)
    def dengan_pendaftaran(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        akun = akun_masuk(request)
        pendaftaran = get_object_or_404(Pendaftaran.objects.for_akun(akun).only(*kolom), kode=kode)
        # The person of this request, whose roles are read once.
        pendaftaran.akun = akun
        return view(request, pendaftaran, **kwargs)

    return dengan_pendaftaran


def url_tugas(pendaftaran: Pendaftaran) -> str:
    """The one page of a registration: its task list, or where it stands."""
    return reverse("registrasi:tugas", kwargs={"kode": pendaftaran.kode})


def url_kembali(request: HttpRequest, pendaftaran: Pendaftaran) -> str:
    """Where a saved page leads: to the page of answers the person came from, else the task list."""
    dari = request.GET.get("dari")
    if dari in (PERIKSA, BANTUAN):
        return reverse(f"registrasi:{dari}", kwargs={"kode": pendaftaran.kode})
    return url_tugas(pendaftaran)


def sekali(act: Callable[[], Pendaftaran], pendaftaran: Pendaftaran, hasil: StatusPendaftaran) -> Pendaftaran:
    """Carry out an act whose button may be pressed twice: the second press is answered as the first.

    Raises what the act raises. The refusal comes from under the act's lock, so two presses cannot both pass.
    """
    try:
        return act()
    except TindakanTertutup:
        pendaftaran.refresh_from_db(fields=["status"])
        if pendaftaran.status != hasil:
            raise
        return pendaftaran
