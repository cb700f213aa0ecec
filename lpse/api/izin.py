"""What a token opens: the scope its view names, while its owner's roles carry it. Nothing by default."""

from typing import TYPE_CHECKING

from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from lpse.konteks import client_ip
from lpse.models import Akun, TokenAPI
from lpse.pemeriksa import is_pemeriksa
from lpse.sumbangan import sumbangan

if TYPE_CHECKING:  # the framework's views import this module
    from rest_framework.views import APIView


class Bercakupan(BasePermission):
    """Refuses whoever lacks the view's `cakupan`; a view that names none is closed to everybody."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        """Raises PermissionDenied with the sentence that says what is missing."""
        kode = cakupan_dari(view, request.method or "")
        if kode not in sumbangan.cakupan_api or not isinstance(request.auth, TokenAPI):
            return False
        check_token(request.auth, request.user, kode, client_ip(request._request))
        # Who audits changes nothing, whichever role a token of theirs was made for.
        if request.method not in SAFE_METHODS and is_pemeriksa(request.user):
            raise PermissionDenied("Pemeriksa hanya membaca, tidak mengubah apa pun.", code="peran_kurang")
        return True


def check_token(token: TokenAPI, akun: Akun, kode: str, alamat: str | None) -> None:
    """Raise PermissionDenied, saying why, unless the token opens this scope from this address."""
    cakupan = sumbangan.cakupan_api[kode]
    if not token.is_boleh_dari(alamat):
        raise PermissionDenied("Token ini tidak boleh dipakai dari alamat Anda.", code="alamat_lain")
    if kode not in token.cakupan:
        raise PermissionDenied(f"Token ini tidak mempunyai cakupan {kode}.", code="cakupan_kurang")
    if cakupan.izin and not akun.has_perm(cakupan.izin):
        raise PermissionDenied(f"Peran pemilik token hari ini tidak mencakup {kode}.", code="peran_kurang")


def cakupan_dari(view: object, metode: str) -> str:
    """The scope a view asks for: its `cakupan`, or for what writes its `cakupan_tulis`, where it has one."""
    baca = str(getattr(view, "cakupan", ""))
    return baca if metode in SAFE_METHODS else str(getattr(view, "cakupan_tulis", baca))
