"""Limits on sign-in that let no stranger lock an account's owner out.

Wrong passwords count against the address and against the account seen from that address. Guessing from many
addresses also meets a limit on the account as a whole, which whoever guesses can fill. Its owner is not
counted there: a browser in which the account was signed in before, or its password set by mailed link,
carries a signed cookie and has a counter of its own. See docs/adr/0014.
"""

import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.db.models import Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from lpse.models import Akun
from lpse.pembatas import alamat_penanya

KUKI = "lpse_perangkat"
GARAM = "lpse.perangkat"
UMUR_DETIK = 180 * 24 * 3600

# Actions of lpse.batas.ACCOUNT_RATE_LIMITS.
GAGAL_MASUK, AKUN_SELURUHNYA, PERANGKAT_DIKENAL = "login_failed", "masuk_akun", "masuk_perangkat"


def batas_masuk(request: HttpRequest, kredensial: dict[str, Any]) -> list[tuple[str, str]]:
    """The limits that one try to sign in counts against: pairs of action and key."""
    kunci = _kunci_akun(kredensial)
    perangkat = _perangkat(request)
    if perangkat is not None and kunci == f"akun:{perangkat[0]}":
        return [(PERANGKAT_DIKENAL, f"{kunci}:{perangkat[1]}")]
    return [(GAGAL_MASUK, f"{kunci}:{alamat_penanya(request)}"), (AKUN_SELURUHNYA, kunci)]


def _kunci_akun(kredensial: dict[str, Any]) -> str:
    """One key for an account, by User ID or e-mail; unknown names count alike, so none is told apart."""
    nama = str(kredensial.get("username") or kredensial.get("email") or "").strip().lower()
    pk = (
        Akun.objects.filter(Q(user_id__iexact=nama) | Q(email__iexact=nama))
        .values_list("pk", flat=True)
        .first()
    )
    return f"akun:{pk}" if pk else f"teks:{nama}"


def _perangkat(request: HttpRequest) -> tuple[int, str] | None:
    """The Akun that this browser is known for, and the browser's own mark."""
    try:
        pk, tanda = signing.loads(request.COOKIES.get(KUKI, ""), salt=GARAM, max_age=UMUR_DETIK)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return int(pk), str(tanda)


def kenali(request: HttpRequest, akun: Akun) -> None:
    """Have the answer to this request mark the browser as one of this Akun's."""
    request.perangkat_akun = akun.pk  # type: ignore[attr-defined]


def tandai_jawaban(request: HttpRequest, jawaban: HttpResponseBase) -> None:
    """Set the cookie that `kenali` asked for."""
    pk = getattr(request, "perangkat_akun", None)
    if pk is None:
        return
    jawaban.set_cookie(
        KUKI,
        signing.dumps([pk, secrets.token_urlsafe(9)], salt=GARAM),
        max_age=UMUR_DETIK,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
