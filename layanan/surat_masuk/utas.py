"""How a letter proves which ticket it answers: a signature in the Message-ID and in the answer address.

Numbers and subjects prove nothing. Both carry the ticket's code in letters that survive a mail server which
folds their case, and a signature that only whoever received our mail can know.
"""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings

from lpse.rahasia import sidik_berkunci

PANJANG_SEGEL = 16  # hex characters: 64 bits, tried one letter at a time
_ID = re.compile(r"<tiket-([a-z2-7]{8,40})\.([0-9a-f]{1,16})\.([0-9a-f]{16})@[^<>\s@]{1,255}>", re.IGNORECASE)
_PLUS = re.compile(r"\+([a-z2-7]{8,40})\.([0-9a-f]{16})@", re.IGNORECASE)
MESSAGE_ID = re.compile(r"<[^<>\s]{3,390}>")


def sandi_kode(kode: str) -> str:
    """A ticket's code in lower-case letters and digits."""
    return base64.b32encode(kode.encode()).decode().rstrip("=").lower()


def buka_sandi(sandi: str) -> str:
    """The code again; "" for what `sandi_kode` never makes."""
    besar = sandi.upper()
    try:
        return base64.b32decode(besar + "=" * (-len(besar) % 8)).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _segel(guna: str, isi: str) -> str:
    """Under the key that outlives SECRET_KEY: people answer mails of months ago."""
    return sidik_berkunci(isi, f"surat-{guna}")[:PANJANG_SEGEL]


def _is_sah(guna: str, isi: str, segel: str) -> bool:
    """Compared in constant time."""
    return hmac.compare_digest(_segel(guna, isi), segel.lower())


def message_id_tiket(kode: str, kunci: str) -> str:
    """The Message-ID of the mail that the outbox knows by `kunci`; "" is the root of the whole thread."""
    sandi, nomor = sandi_kode(kode), hashlib.sha256(kunci.encode()).hexdigest()[:12] if kunci else "0"
    segel = _segel("id", f"{sandi}.{nomor}")
    return f"<tiket-{sandi}.{nomor}.{segel}@{urlsplit(settings.BASE_URL).hostname}>"


def alamat_balasan(kode: str) -> str:
    """The address to which answers about this ticket go: `lpse+<code>.<signature>@…`."""
    nama, _, domain = alamat_pengirim().rpartition("@")
    sandi = sandi_kode(kode)
    return f"{nama}+{sandi}.{_segel('alamat', sandi)}@{domain}"


def alamat_pengirim() -> str:
    """The address our mails come from, without a name."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].lower()


def kode_dari_id(teks: Iterable[str]) -> Iterator[str]:
    """The codes of the tickets whose signed Message-IDs occur in these texts."""
    for satu in teks:
        for sandi, nomor, segel in _ID.findall(satu):
            if _is_sah("id", f"{sandi.lower()}.{nomor.lower()}", segel):
                yield buka_sandi(sandi)


def kode_dari_alamat(teks: Iterable[str]) -> Iterator[str]:
    """The codes of the tickets whose signed answer addresses occur in these headers."""
    for satu in teks:
        for sandi, segel in _PLUS.findall(satu):
            if _is_sah("alamat", sandi.lower(), segel):
                yield buka_sandi(sandi)
