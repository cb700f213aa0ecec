"""Where allauth meets the portal: mails through the outbox, no open sign-up, codes for applicants only."""

import os
import uuid
from base64 import b32encode
from io import BytesIO
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import RequestLoginCodeForm, ResetPasswordForm
from allauth.core import context
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse

from lpse.konteks import client_ip
from lpse.models import Akun, Pemberitahuan
from lpse.pemberitahuan import beritahukan
from lpse.perangkat import batas_masuk
from lpse.rahasia import buka_teks, kunci_teks
from lpse.sumbangan import Isi, sumbangan

# allauth's context holds objects; the outbox keeps only these plain values, and the one-time secrets apart.
RAHASIA = ("code", "password_reset_url", "activate_url", "key")


class AkunAdapter(DefaultAccountAdapter):
    """allauth's account adapter."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "User ID, surel, atau kata sandi keliru.",
        "email_password_mismatch": "User ID, surel, atau kata sandi keliru.",
        "incorrect_code": "Kode keliru. Periksa lagi, atau minta kode baru.",
        "too_many_login_attempts": "Terlalu banyak percobaan. Tunggu 5 menit, lalu coba lagi.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        # An Akun begins at /daftar/ or by invitation, never by allauth's own form.
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        rahasia = next((_pada_base_url(str(context[k])) for k in RAHASIA if context.get(k)), "")
        akun = context.get("user")
        beritahukan(
            template_prefix.replace("account/email/", "akun/").replace("mfa/email/", "mfa/"),
            kepada=email,
            kunci=f"allauth:{uuid.uuid4()}",
            akun=akun if isinstance(akun, Akun) else None,
            rahasia=rahasia,
        )

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return str(reverse("lpse:beranda_akun"))

    def get_client_ip(self, request: HttpRequest) -> str:
        # One way to tell the address: the trail's. allauth's own ends in a 500 on a short X-Forwarded-For.
        return client_ip(request) or ""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count this try. Raises ValidationError when one of the limits in `lpse.perangkat` is reached."""
        self._terhitung = []
        for tindakan, kunci in batas_masuk(request, credentials):
            pakai = ratelimit.consume(request, app="allauth.account", action=tindakan, key=kunci)
            if not pakai:
                raise self.validation_error("too_many_login_attempts")
            self._terhitung.append(pakai)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Sign in by password; a right one was no failure and is taken off the counts again."""
        akun: AbstractBaseUser | None = super().authenticate(request, **credentials)
        if akun is not None:
            for pakai in self._terhitung:
                pakai.rollback()
        return akun


class MFAAdapter(DefaultMFAAdapter):
    """allauth's MFA adapter: its QR code drawn with segno, its secrets encrypted at rest."""

    def encrypt(self, text: str) -> str:
        return kunci_teks(text)

    def decrypt(self, encrypted_text: str) -> str:
        # An empty secret would be one that everybody can compute: unreadable means never valid.
        return buka_teks(encrypted_text) or b32encode(os.urandom(20)).decode()

    def build_totp_svg(self, url: str) -> str:
        gambar = BytesIO()
        segno.make(url, error="m").save(gambar, kind="svg", xmldecl=False, scale=5)
        return gambar.getvalue().decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the host of BASE_URL, whatever name the portal was opened under.

        An address of numbers cannot own a passkey: there (the demo) the host of the request is taken, so that
        they can be tried under http://localhost.
        """
        host = urlsplit(settings.BASE_URL).hostname or ""
        return {"id": _host_permintaan() if _is_alamat_ip(host) else host, "name": "Portal LPSE"}


class MintaKodeForm(RequestLoginCodeForm):
    """Sign-in by e-mailed code: for an applicant who has no password yet."""

    def clean_email(self) -> str:
        email = str(super().clean_email())
        akun = getattr(self, "_user", None)
        if isinstance(akun, Akun) and not akun.is_masuk_dengan_kode:
            # Answered like an unknown address, so nobody learns who has an account; the mail says what next.
            self._user = None
        return email


class LupaSandiForm(ResetPasswordForm):
    """A new password for whoever has a User ID: not before approval, nor after a revocation."""

    users: list[Akun]

    def clean_email(self) -> str:
        email = str(super().clean_email())
        self.users = [akun for akun in self.users if not akun.is_masuk_dengan_kode]
        return email


def _is_alamat_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _host_permintaan() -> str:
    return str(context.request.get_host().partition(":")[0])


def _pada_base_url(rahasia: str) -> str:
    """A link allauth built from the Host header, moved to BASE_URL; anything else unchanged."""
    bagian = urlsplit(rahasia)
    return f"{settings.BASE_URL}{bagian.path}" if bagian.scheme else rahasia


def _isi_allauth(baris: Pemberitahuan) -> Isi:
    return {"akun": baris.akun}


SURAT_ALLAUTH = (
    "akun/login_code",
    "akun/unknown_account",
    "akun/password_reset_key",
    "akun/password_changed",
    "akun/password_set",
    "akun/password_reset",
    "akun/email_confirmation",
    "akun/email_confirmation_signup",
    "akun/email_changed",
    "akun/email_confirm",
    "akun/email_deleted",
    "akun/account_already_exists",
    "mfa/totp_activated",
    "mfa/totp_deactivated",
    "mfa/recovery_codes_generated",
    "mfa/webauthn_added",
    "mfa/webauthn_removed",
)


def daftarkan() -> None:
    """Register allauth's mails with the outbox."""
    for templat in SURAT_ALLAUTH:
        sumbangan.daftarkan_surat(templat, _isi_allauth)
