"""What a token opens: the scope its view names, while its owner's roles carry it. Nothing by default."""

from typing import TYPE_CHECKING

from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from lpse.models import TokenAPI
from lpse.sumbangan import sumbangan

if TYPE_CHECKING:  # the framework's views import this module
    from rest_framework.views import APIView


class Bercakupan(BasePermission):
    """Refuses whoever lacks the view's `cakupan`; a view that names none is closed to everybody."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        """Raises PermissionDenied with the sentence that says what is missing."""
        cakupan = sumbangan.cakupan_api.get(cakupan_dari(view, request.method or ""))
        if cakupan is None or not isinstance(request.auth, TokenAPI):
            return False
        if cakupan.kode not in request.auth.cakupan:
            raise PermissionDenied(
                f"Token ini tidak mempunyai cakupan {cakupan.kode}.", code="cakupan_kurang"
            )
        if cakupan.izin and not request.user.has_perm(cakupan.izin):
            raise PermissionDenied(
                f"Peran pemilik token hari ini tidak mencakup {cakupan.kode}.", code="peran_kurang"
            )
        return True


def cakupan_dari(view: object, metode: str) -> str:
    """The scope a view asks for: its `cakupan`, or for what writes its `cakupan_tulis`, where it has one."""
    baca = str(getattr(view, "cakupan", ""))
    return baca if metode in SAFE_METHODS else str(getattr(view, "cakupan_tulis", baca))
