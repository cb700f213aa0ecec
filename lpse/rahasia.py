"""Link secrets and encrypted one-time codes."""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils import timezone


def buat_token() -> str:
    """A link secret of 192 bits, URL-safe. Keep only its `sidik_token`."""
    return secrets.token_urlsafe(24)


def sidik_token(token: str) -> str:
    """The hash under which a link secret is found again (hex SHA-256; the secret itself is random enough)."""
    return hashlib.sha256(token.encode()).hexdigest()


def sidik_berkunci(teks: str, guna: str) -> str:
    """The fingerprint by which a low-entropy identifier is found again, useless without our key.

    `guna` keeps fingerprints of different purposes apart. The key is the trail's: it outlives SECRET_KEY,
    which may be exchanged at any time, while what is kept under a fingerprint stays for years.
    """
    kunci = settings.AUDIT_KEY.encode()
    return hmac.new(kunci, f"sidik:{guna}:{teks}".encode(), hashlib.sha256).hexdigest()


def berlaku_sampai(jam: int) -> datetime:
    """The moment `jam` hours from now."""
    return timezone.now() + timedelta(hours=jam)


def _fernet() -> Fernet:
    kunci = hashlib.sha256(b"lpse.rahasia:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(kunci))


def kunci_teks(teks: str) -> str:
    """Encrypt a short-lived secret for the outbox row that carries it to the sender."""
    return _fernet().encrypt(teks.encode()).decode()


def buka_teks(sandi: str) -> str:
    """Decrypt `kunci_teks`; "" when the key has changed since (the person asks for a new code)."""
    try:
        return _fernet().decrypt(sandi.encode()).decode() if sandi else ""
    except InvalidToken:
        return ""
