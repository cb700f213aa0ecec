"""Fetching the list: https only, with time-outs, into a temporary file of limited size."""

import http.client
import ssl
import tempfile
import time
import urllib.error
import urllib.request
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from registrasi.daftar_hitam.berkas import MAKS_BERKAS, POTONG
from registrasi.policies.daftar_hitam import DaftarTidakTerbaca

DETIK_DIAM = 30.0  # without a byte
DETIK_SELURUHNYA = 600.0


class _HanyaHttps(urllib.request.HTTPRedirectHandler):
    """Follows no redirect to anything but https."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if urlsplit(newurl).scheme != "https":
            raise urllib.error.URLError("dialihkan ke alamat yang bukan https")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def unduh(alamat: str, *, tls: ssl.SSLContext | None = None) -> BinaryIO:
    """The answer's body as a temporary file at its beginning. Raises DaftarTidakTerbaca.

    The sentence names the host only: an address may carry a key.
    """
    bagian = urlsplit(alamat)
    if bagian.scheme != "https" or not bagian.hostname:
        raise DaftarTidakTerbaca("Alamat daftar hitam harus https. Perbaiki DAFTAR_HITAM_URL.")
    # Nothing but https is installed, so neither file: nor ftp: is followed either.
    pembuka = urllib.request.OpenerDirector()
    for penangan in (
        urllib.request.HTTPSHandler(context=tls or ssl.create_default_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _HanyaHttps(),
    ):
        pembuka.add_handler(penangan)
    permintaan = urllib.request.Request(alamat, headers={"Accept": "application/json, text/csv"})  # noqa: S310
    try:
        with pembuka.open(permintaan, timeout=DETIK_DIAM) as jawaban:
            return _salin(jawaban)
    except urllib.error.HTTPError as galat:
        galat.close()
        raise DaftarTidakTerbaca(f"{bagian.hostname} menjawab {galat.code}. Coba lagi nanti.") from None
    except (OSError, http.client.HTTPException) as galat:
        sebab = getattr(galat, "reason", None) or type(galat).__name__
        raise DaftarTidakTerbaca(f"{bagian.hostname} tidak dapat dihubungi: {sebab}.") from None


def _check_utuh(jawaban: Any, ukuran: int) -> None:
    """Raise DaftarTidakTerbaca where the connection ended early: half a CSV file looks like a whole one."""
    panjang = jawaban.headers.get("Content-Length")
    if panjang is not None and panjang != str(ukuran):
        raise DaftarTidakTerbaca("Sambungan terputus sebelum selesai. Coba lagi nanti.")


def _salin(jawaban: Any) -> BinaryIO:
    berkas = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    batas = time.monotonic() + DETIK_SELURUHNYA
    try:
        ukuran = 0
        while potong := jawaban.read1(POTONG):
            ukuran += len(potong)
            if ukuran > MAKS_BERKAS:
                raise DaftarTidakTerbaca(f"Jawabannya lebih dari {MAKS_BERKAS // 1024 // 1024} MB.")
            if time.monotonic() > batas:
                raise DaftarTidakTerbaca("Pengambilan terlalu lama dan dihentikan.")
            berkas.write(potong)
        _check_utuh(jawaban, ukuran)
        berkas.seek(0)
    except BaseException:
        berkas.close()
        raise
    return cast(BinaryIO, berkas)
