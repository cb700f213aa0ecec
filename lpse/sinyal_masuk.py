"""Sign-ins, failures and MFA changes in the trail. allauth and Django tell them by signal only."""

import time
from typing import Any

from allauth.account import signals as akun_signals
from allauth.mfa import signals as mfa_signals
from allauth.mfa.models import Authenticator
from django.contrib.auth import signals as auth_signals
from django.http import HttpRequest

from lpse.jejak import catat
from lpse.middleware import SesiMiddleware
from lpse.models import Akun
from lpse.perangkat import kenali


def _masuk(user: Akun, request: HttpRequest, **_: Any) -> None:
    request.session[SesiMiddleware.MASUK] = int(time.time())
    kenali(request, user)
    catat(user, "akun.masuk", oleh=user)


def _keluar(user: Akun | None, **_: Any) -> None:
    if user is not None:
        catat(user, "akun.keluar", oleh=user)


def _gagal_masuk(**_: Any) -> None:
    # Never what was typed: a password lands in the user-name field often enough.
    catat(None, "akun.gagal_masuk")


def _sandi_berubah(user: Akun, request: HttpRequest, **_: Any) -> None:
    # Whoever followed the mailed link is the owner: from here no guesser keeps them out.
    kenali(request, user)
    catat(user, "akun.sandi_diubah", oleh=user)


def _mfa_berubah(user: Akun, authenticator: Any, signal: Any, **_: Any) -> None:
    peristiwa = "akun.mfa_dilepas" if signal is mfa_signals.authenticator_removed else "akun.mfa_dipasang"
    catat(user, peristiwa, oleh=user, jenis=str(authenticator.type))


def _mfa_gagal(user: Akun, authenticator: Any, **_: Any) -> None:
    # Whoever got this far knew the password.
    catat(user, "akun.mfa_gagal", jenis=str(authenticator.type))


def _mfa_dipakai(user: Akun, authenticator: Any, **_: Any) -> None:
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        catat(user, "akun.kode_pemulihan_dipakai", oleh=user)


def _kode_dibuat_ulang(user: Akun, **_: Any) -> None:
    catat(user, "akun.kode_pemulihan_dibuat", oleh=user)


def sambungkan() -> None:
    """Connect the receivers; called once when the app is ready."""
    auth_signals.user_logged_in.connect(_masuk, dispatch_uid="lpse.masuk")
    auth_signals.user_logged_out.connect(_keluar, dispatch_uid="lpse.keluar")
    auth_signals.user_login_failed.connect(_gagal_masuk, dispatch_uid="lpse.gagal_masuk")
    for signal in (akun_signals.password_set, akun_signals.password_changed, akun_signals.password_reset):
        signal.connect(_sandi_berubah, dispatch_uid=f"lpse.sandi.{id(signal)}")
    for signal in (mfa_signals.authenticator_added, mfa_signals.authenticator_removed):
        signal.connect(_mfa_berubah, dispatch_uid=f"lpse.mfa.{id(signal)}")
    mfa_signals.authentication_failed.connect(_mfa_gagal, dispatch_uid="lpse.mfa_gagal")
    mfa_signals.authenticator_used.connect(_mfa_dipakai, dispatch_uid="lpse.mfa_dipakai")
    mfa_signals.authenticator_reset.connect(_kode_dibuat_ulang, dispatch_uid="lpse.kode_pemulihan")
