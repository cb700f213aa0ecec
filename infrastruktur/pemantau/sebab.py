"""Why a machine did not answer, in a sentence for who has to repair it."""

import errno
import ssl

_TLS = {
    9: "Sertifikat belum berlaku.",
    10: "Sertifikat sudah kedaluwarsa.",
    18: "Sertifikat ditandatangani sendiri, jadi tidak dipercaya peramban.",
    19: "Rantai sertifikat berakhir pada penerbit yang tidak dipercaya.",
    20: "Rantai sertifikat tidak lengkap: penerbitnya tidak dikenal.",
    21: "Rantai sertifikat tidak lengkap: penerbitnya tidak dikenal.",
    62: "Sertifikat bukan untuk nama host ini.",
    64: "Sertifikat bukan untuk alamat IP ini.",
}
_DIPUTUS = {errno.ECONNRESET, errno.EPIPE, errno.ECONNABORTED}
_TANPA_JALAN = {errno.EHOSTUNREACH, errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL}


def sebab_tls(galat: ssl.SSLError) -> str:
    """Why a TLS connection was not made or not believed."""
    if isinstance(galat, ssl.SSLCertVerificationError):
        return _TLS.get(galat.verify_code, "Sertifikat tidak dapat dipercaya.")
    return "Sambungan TLS gagal: server tidak berbicara TLS, atau versinya terlalu lama."


def sebab_sambungan(galat: OSError) -> str:
    """Why a connection was not made or did not last."""
    if isinstance(galat, ssl.SSLError):
        return sebab_tls(galat)
    if isinstance(galat, ConnectionRefusedError):
        return "Sambungan ditolak: tidak ada layanan di port itu."
    # aiohttp keeps the number, not the class.
    if isinstance(galat, (ConnectionResetError, BrokenPipeError)) or galat.errno in _DIPUTUS:
        return "Sambungan diputus server sebelum menjawab."
    if galat.errno in _TANPA_JALAN:
        return "Tidak ada jalan jaringan ke alamat itu."
    return "Tidak dapat tersambung."
