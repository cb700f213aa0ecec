"""Who asks: the owner of the token in the Authorization header, as they are today."""

from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.request import Request

from lpse.models import Akun, TokenAPI
from lpse.otorisasi import PeranBackend
from lpse.token_api import PerluFaktorKedua, catat_pemakaian, is_tanpa_faktor_kedua, token_dari

SKEMA = "bearer"
# One sentence for a wrong, expired and revoked secret, and for a closed Akun: a guesser learns nothing.
TIDAK_BERLAKU = "Token ini tidak berlaku: keliru, habis masa, atau dicabut. Buat atau minta token baru."


def pemegang(token: TokenAPI) -> Akun:
    """Whose rights the token uses; that it is in use is noted.

    Raises AuthenticationFailed for a closed Akun, PermissionDenied for staff without a second factor.
    """
    akun = PeranBackend().get_user(token.akun_id)
    if akun is None:
        raise AuthenticationFailed(TIDAK_BERLAKU, code="token_tidak_berlaku")
    if is_tanpa_faktor_kedua(akun):
        raise PermissionDenied(str(PerluFaktorKedua()), code="perlu_faktor_kedua")
    catat_pemakaian(token)
    return akun


class TokenAutentikasi(BaseAuthentication):
    """`Authorization: Bearer lpse_…`. Nothing else signs in here, a browser's session neither."""

    def authenticate(self, request: Request) -> tuple[Akun, TokenAPI] | None:
        """Raises AuthenticationFailed, and PermissionDenied for staff without a second factor."""
        skema, _, rahasia = request.headers.get("Authorization", "").strip().partition(" ")
        if not skema:
            return None
        token = token_dari(rahasia.strip()) if skema.lower() == SKEMA else None
        if token is None:
            raise AuthenticationFailed(TIDAK_BERLAKU, code="token_tidak_berlaku")
        return pemegang(token), token

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="portal-lpse"'
