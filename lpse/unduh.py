"""Fetching a configured file: https, or this machine itself, with time-outs, into a file of limited size."""

import http.client
import ssl
import tempfile
import time
import urllib.error
import urllib.request
from typing import Any, BinaryIO, cast
from urllib.parse import SplitResult, urlsplit

from lpse.aturan import AturanDilanggar

DETIK_DIAM = 30.0  # without a byte
DETIK_SELURUHNYA = 600.0
POTONG = 256 * 1024
# A program of one's own on this machine may answer without TLS: nothing of it crosses a wire.
MESIN_INI = frozenset({"127.0.0.1", "::1", "localhost"})


class UnduhanGagal(AturanDilanggar):
    """The file could not be fetched; `str()` names the host only, since an address may carry a key."""


class _Pengalihan(urllib.request.HTTPRedirectHandler):
    """Follows no redirect to anything but https, and where asked so to no other host."""

    def __init__(self, inang: str | None) -> None:
        self.inang = inang

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        bagian = urlsplit(newurl)
        if not _is_aman(bagian, setempat=urlsplit(req.full_url).scheme == "http"):
            raise urllib.error.URLError("dialihkan ke alamat yang bukan https")
        if self.inang is not None and bagian.hostname != self.inang:
            raise urllib.error.URLError("dialihkan ke server lain")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _is_aman(bagian: SplitResult, *, setempat: bool) -> bool:
    return bagian.scheme == "https" or (setempat and bagian.scheme == "http" and bagian.hostname in MESIN_INI)


def unduh(
    alamat: str,
    *,
    nama: str,
    setelan: str,
    maks_mb: float,
    is_satu_inang: bool = False,
    is_setempat: bool = False,
    tls: ssl.SSLContext | None = None,
) -> BinaryIO:
    """The answer's body as a temporary file at its beginning. Raises UnduhanGagal.

    `nama` and `setelan` say in the refusals what is fetched and which setting names it; `is_setempat`: plain
    http from this machine is fine.
    """
    bagian = urlsplit(alamat)
    if not bagian.hostname or not _is_aman(bagian, setempat=is_setempat):
        raise UnduhanGagal(f"Alamat {nama} harus https. Perbaiki {setelan}.")
    pembuka = _pembuka(bagian, _Pengalihan(bagian.hostname if is_satu_inang else None), tls)
    permintaan = urllib.request.Request(alamat, headers={"Accept": "application/json, text/csv"})  # noqa: S310
    try:
        with pembuka.open(permintaan, timeout=DETIK_DIAM) as jawaban:
            return _salin(jawaban, maks_mb)
    except urllib.error.HTTPError as galat:
        galat.close()
        raise UnduhanGagal(f"{bagian.hostname} menjawab {galat.code}. Coba lagi nanti.") from None
    except (OSError, http.client.HTTPException) as galat:
        sebab = getattr(galat, "reason", None) or type(galat).__name__
        raise UnduhanGagal(f"{bagian.hostname} tidak dapat dihubungi: {sebab}.") from None


def _pembuka(
    bagian: SplitResult, pengalihan: _Pengalihan, tls: ssl.SSLContext | None
) -> urllib.request.OpenerDirector:
    # Nothing else is installed, so neither file: nor ftp: is followed either.
    pembuka = urllib.request.OpenerDirector()
    for penangan in (
        urllib.request.HTTPSHandler(context=tls or ssl.create_default_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        pengalihan,
    ):
        pembuka.add_handler(penangan)
    if bagian.scheme == "http":
        pembuka.add_handler(urllib.request.HTTPHandler())
    return pembuka


def _check_utuh(jawaban: Any, ukuran: int) -> None:
    """Raise UnduhanGagal where the connection ended early: half a CSV file looks like a whole one."""
    panjang = jawaban.headers.get("Content-Length")
    if panjang is not None and panjang != str(ukuran):
        raise UnduhanGagal("Sambungan terputus sebelum selesai. Coba lagi nanti.")


def _salin(jawaban: Any, maks_mb: float) -> BinaryIO:
    berkas = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    batas = time.monotonic() + DETIK_SELURUHNYA
    try:
        ukuran = 0
        while potong := jawaban.read1(POTONG):
            ukuran += len(potong)
            if ukuran > maks_mb * 1024 * 1024:
                raise UnduhanGagal(f"Jawabannya lebih dari {maks_mb:g} MB.")
            if time.monotonic() > batas:
                raise UnduhanGagal("Pengambilan terlalu lama dan dihentikan.")
            berkas.write(potong)
        _check_utuh(jawaban, ukuran)
        berkas.seek(0)
    except BaseException:
        berkas.close()
        raise
    return cast(BinaryIO, berkas)
