"""A certificate: how many days it has left, and whether a browser would believe it."""

import asyncio
import ssl
from datetime import UTC, datetime

from cryptography import x509

from infrastruktur.enums.pantau import JenisSasaran, Ukuran
from infrastruktur.pemantau.alamat import PORT_BAWAAN, pecah_host
from infrastruktur.pemantau.alat import Alat
from infrastruktur.pemantau.bacaan import Bacaan, Jawaban, Tanya, TidakMenjawab
from infrastruktur.pemantau.sambungan import sambung
from infrastruktur.pemantau.sebab import sebab_tls


async def tanya(t: Tanya, alat: Alat) -> Jawaban:
    """No options. Available means believed; the days are read in any case."""
    host, port = pecah_host(t.alamat, PORT_BAWAAN[JenisSasaran.TLS])
    try:
        hari, galat = await _sisa_hari(alat, host, port, alat.percaya), ""
    except ssl.SSLCertVerificationError as sebab:
        hari, galat = await _sisa_hari(alat, host, port, _tanpa_percaya()), sebab_tls(sebab)
    return Jawaban((Bacaan(Ukuran.TERSEDIA, 0 if galat else 1), Bacaan(Ukuran.TLS_HARI, hari)), galat=galat)


async def _sisa_hari(alat: Alat, host: str, port: int, konteks: ssl.SSLContext) -> float:
    async with sambung(alat, host, port, tls=konteks) as (_, penulis):
        der = _sertifikat(penulis)
    try:
        sisa = x509.load_der_x509_certificate(der).not_valid_after_utc - datetime.now(UTC)
    except ValueError:
        raise TidakMenjawab("Sertifikat tidak terbaca.") from None
    return sisa.total_seconds() / 86400


def _sertifikat(penulis: asyncio.StreamWriter) -> bytes:
    sambungan: ssl.SSLObject = penulis.get_extra_info("ssl_object")
    return sambungan.getpeercert(binary_form=True) or b""


def _tanpa_percaya() -> ssl.SSLContext:
    konteks = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    konteks.check_hostname = False
    konteks.verify_mode = ssl.CERT_NONE  # only the date is read, nothing is sent
    return konteks
