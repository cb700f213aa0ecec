"""The auditor reads every page and changes nothing: decided here, for all addresses of all units (ADR 0024).

Whoever holds `lpse.baca_semua` may open any staff page, whatever permission it asks for, by a method that
changes nothing. Every other method is refused, but for their own sign-in and for the acts that a room
registers as the auditor's own. What they open is a trail row, written before the page is.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

from lpse.jejak import catat
from lpse.models import Akun
from lpse.peran import BACA_SEMUA

Handler = Callable[[HttpRequest], HttpResponseBase]
AMAN = frozenset({"GET", "HEAD", "OPTIONS"})
RUANG_STAF, BERANDA = "admin", "admin:index"
# Their own sign-in, password and second factor; and an invitation, which is answered by whoever has its link.
AKUN_SENDIRI = frozenset(
    {
        *("account_login", "account_logout", "account_reauthenticate", "account_signup", "account_email"),
        *("account_request_login_code", "account_confirm_login_code", "account_confirm_email"),
        *("account_change_password", "account_set_password", "account_reset_password"),
        *("account_reset_password_from_key", "mfa_authenticate", "mfa_reauthenticate"),
        *("mfa_activate_totp", "mfa_deactivate_totp", "mfa_generate_recovery_codes"),
        *("mfa_add_webauthn", "mfa_remove_webauthn", "mfa_edit_webauthn"),
        *("mfa_reauthenticate_webauthn", "mfa_login_webauthn", "mfa_download_recovery_codes"),
        *("admin:login", "admin:logout", "admin:password_change", "admin:password_change_done"),
        *("lpse:beranda_akun", "undangan"),
    }
)
_tindakan: set[str] = set()
_ruang: set[str] = set()
# The API knows no session: what is asked there is answered by a token's scopes.
_API = "/api/"
_FORMULIR = re.compile(rb"(<form\b[^>]*>)(.*?)(</form>)", re.DOTALL | re.IGNORECASE)
_POST = re.compile(rb"\bmethod=[\"']?post\b", re.IGNORECASE)
_ACTION = re.compile(rb"\baction=\"([^\"]*)\"", re.IGNORECASE)
_ID = re.compile(rb"\bid=\"([^\"]+)\"", re.IGNORECASE)
_KODE = re.compile(r"[\w.-]{1,40}")
_PANJANG_NOMOR = 15  # digits from which a word of an address may be a person's number


def izinkan_pemeriksa(nama: Iterable[str], *, ruang: Iterable[str] = ()) -> None:
    """Register URL names whose acts are the auditor's own, and the pages of their own room.

    Those do not say that they are only read: the auditor works there.
    """
    _tindakan.update(nama)
    _ruang.update(ruang)


def tindakan_pemeriksa() -> frozenset[str]:
    """The URL names at which an auditor may send something."""
    return AKUN_SENDIRI | _tindakan


def is_pemeriksa(akun: Any) -> bool:
    """Whether this person reads everything and changes nothing."""
    return isinstance(akun, Akun) and akun.has_perm(BACA_SEMUA)


def boleh_buka(request: HttpRequest, izin: str) -> bool:
    """Whether a page that asks for `izin` ("": none) opens to this person, by the method they use."""
    akun: Any = request.user
    return not izin or akun.has_perm(izin) or hanya_melihat(request)


def hanya_melihat(request: HttpRequest) -> bool:
    """Whether an auditor only looks at what others work with here."""
    return request.method in AMAN and is_pemeriksa(request.user)


class PemeriksaMiddleware:
    """Refuses what would change something, records what is opened, and takes the life out of forms."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        jawaban = self.get_response(request)
        if getattr(request, "is_dibaca_pemeriksa", False) and isinstance(jawaban, HttpResponse):
            matikan_formulir(jawaban, request)
        return jawaban

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        """Before the view: 403 where an auditor would change something; a trail row for what they open."""
        akun, tujuan = request.user, request.resolver_match
        if tujuan is None or request.path.startswith(_API) or not is_pemeriksa(akun):
            return
        nama = tujuan.view_name
        request.is_dibaca_pemeriksa = True  # type: ignore[attr-defined]
        sendiri = nama in tindakan_pemeriksa()
        if request.method not in AMAN:
            if not sendiri:
                _catat_bukaan(akun, "pemeriksa.menulis.tidak_diizinkan", nama, {})
                raise PermissionDenied
        elif tujuan.namespace == RUANG_STAF:
            request.hanya_baca = not sendiri and nama not in {BERANDA, *_ruang}  # type: ignore[attr-defined]
            _catat_bukaan(akun, "pemeriksa.membuka", nama, kwargs)


def _catat_bukaan(akun: Any, peristiwa: str, halaman: str, kunci: dict[str, Any]) -> None:
    """Which page of which record; never what was searched for. Committed before the page is made."""
    kode = {nama: str(nilai) for nama, nilai in kunci.items() if _is_kode(str(nilai))}
    with transaction.atomic(durable=True):
        catat(None, peristiwa, oleh=akun, halaman=halaman[:120], **({"kunci": kode} if kode else {}))


def _is_kode(teks: str) -> bool:
    """Whether a word of an address is a record's code, not something a person typed there."""
    return bool(_KODE.fullmatch(teks)) and sum(huruf.isdigit() for huruf in teks) < _PANJANG_NOMOR


def matikan_formulir(jawaban: HttpResponse, request: HttpRequest) -> None:
    """Switch off every form of an HTML page that sends something an auditor may not send.

    Done to the answer, so that no template of any unit can forget it. Forms that only search stay.
    """
    if jawaban.streaming or not jawaban.headers.get("Content-Type", "").startswith("text/html"):
        return

    mati: list[bytes] = []

    def matikan(temuan: re.Match[bytes]) -> bytes:
        buka, isi, tutup = temuan.groups()
        if not _POST.search(buka) or _is_sendiri(buka, request):
            return temuan.group()
        mati.extend(_ID.findall(buka))
        return buka + b'<fieldset class="hanya-baca" disabled>' + isi + b"</fieldset>" + tutup

    isi = _FORMULIR.sub(matikan, jawaban.content)
    for nama in mati:
        # A button may stand outside its form.
        isi = re.sub(rb"<button\b(?=[^>]*\bform=\"" + re.escape(nama) + rb"\")", rb"<button disabled", isi)
    jawaban.content = isi


def _is_sendiri(buka: bytes, request: HttpRequest) -> bool:
    alamat = _ACTION.search(buka)
    tujuan = alamat.group(1).decode() if alamat else ""
    try:
        return resolve(tujuan.partition("?")[0] or request.path).view_name in tindakan_pemeriksa()
    except Resolver404:
        return False
