"""By what a letter is known again: its own Message-ID, and a fingerprint of it with the body."""

import hashlib
from email.parser import HeaderParser
from typing import IO

from layanan.surat_masuk.utas import MESSAGE_ID

POTONGAN = 1024 * 1024
PENENTU = ("From", "Date", "Subject")


def sidik_id(message_id: str) -> str:
    """The fingerprint under which a letter is found by its Message-ID; "" for none."""
    return hashlib.sha256(message_id.encode("utf-8", "replace")).hexdigest() if message_id else ""


def sidik_surat(berkas: IO[bytes]) -> tuple[str, str, str]:
    """SHA-256 of the file, fingerprint of the letter, fingerprint of its Message-ID.

    What servers add on the way is left out of the letter's: the same letter delivered twice is one. Two
    letters under one Message-ID are two, since some programs use one again.
    """
    berkas.seek(0)
    awal = berkas.read(POTONGAN)
    kepala, pemisah, badan = _belah(awal)
    tanda = HeaderParser().parsestr(kepala.decode("ascii", "replace"))
    message_id = next(iter(MESSAGE_ID.findall(str(tanda.get("Message-ID", "")))), "")
    tetap = "\n".join([message_id, *(str(tanda.get(nama, "")) for nama in PENENTU)])
    utuh, surat = hashlib.sha256(awal), hashlib.sha256(tetap.encode("utf-8", "replace") + pemisah + badan)
    while potongan := berkas.read(POTONGAN):
        utuh.update(potongan)
        surat.update(potongan)
    berkas.seek(0)
    return utuh.hexdigest(), surat.hexdigest(), sidik_id(message_id if message_id.isascii() else "")


def _belah(awal: bytes) -> tuple[bytes, bytes, bytes]:
    for pemisah in (b"\r\n\r\n", b"\n\n"):
        kepala, ada, badan = awal.partition(pemisah)
        if ada:
            return kepala, b"\n\n", badan
    return awal, b"", b""
