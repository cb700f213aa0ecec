"""Fetching the list from where the configuration says."""

import ssl
from typing import BinaryIO

from lpse.unduh import UnduhanGagal
from lpse.unduh import unduh as unduh_berkas
from registrasi.daftar_hitam.berkas import MAKS_BERKAS
from registrasi.policies.daftar_hitam import DaftarTidakTerbaca


def unduh(alamat: str, *, tls: ssl.SSLContext | None = None) -> BinaryIO:
    """The list as a temporary file at its beginning. Raises DaftarTidakTerbaca, which names the host only."""
    try:
        return unduh_berkas(
            alamat,
            nama="daftar hitam",
            setelan="DAFTAR_HITAM_URL",
            maks_mb=MAKS_BERKAS / 1024 / 1024,
            tls=tls,
        )
    except UnduhanGagal as galat:
        raise DaftarTidakTerbaca(str(galat)) from None
