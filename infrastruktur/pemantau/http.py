"""A web page: the status expected, a text that must occur, the time to answer."""

import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import aiohttp
from yarl import URL

from infrastruktur.enums.pantau import Ukuran
from infrastruktur.pemantau.alamat import AlamatDitolak, periksa_url, url_sasaran
from infrastruktur.pemantau.alat import Alat
from infrastruktur.pemantau.bacaan import Bacaan, Jawaban, Tanya, TidakDitanya, TidakMenjawab
from infrastruktur.pemantau.sebab import sebab_sambungan

BATAS_ISI = 1024 * 1024
STATUS_BAWAAN = "200-299"
_ALIHAN = frozenset({301, 302, 303, 307, 308})
_LOMPATAN = 5


async def tanya(t: Tanya, alat: Alat) -> Jawaban:
    """Options: `status` ("200-299", "200,401"), `teks`, `abaikan_sertifikat` ("ya")."""
    harapan, teks = t.opsi.get("status") or STATUS_BAWAAN, t.opsi.get("teks", "")
    mulai = time.perf_counter()
    async with buka(t, alat, lanjutkan=lambda status: not cocok(status, harapan)) as jawab:
        isi = await baca(jawab) if teks else b""
        ms = (time.perf_counter() - mulai) * 1000
        galat = _nilai(jawab, isi, harapan, teks)
    return Jawaban((Bacaan(Ukuran.TERSEDIA, 0 if galat else 1), Bacaan(Ukuran.WAKTU_JAWAB, ms)), galat=galat)


def cocok(status: int, harapan: str) -> bool:
    """Whether the status is among "200", "200-299,401"."""
    for bagian in re.split(r"[,\s]+", harapan.strip()):
        awal, _, akhir = bagian.partition("-")
        if awal.isdecimal() and int(awal) <= status <= int(akhir if akhir.isdecimal() else awal):
            return True
    return False


def _nilai(jawab: aiohttp.ClientResponse, isi: bytes, harapan: str, teks: str) -> str:
    if not cocok(jawab.status, harapan):
        return f"Server menjawab status {jawab.status}, bukan {harapan}."
    if not teks or teks in _teks(jawab, isi):
        return ""
    if jawab.headers.get("Content-Encoding", "identity") != "identity":
        return "Teks tidak dapat dicari: server mengirim isi termampatkan yang tidak diminta."
    return f"Halaman terjawab, tetapi teks “{teks[:80]}” tidak ada di dalamnya."


def _teks(jawab: aiohttp.ClientResponse, isi: bytes) -> str:
    try:
        return isi.decode(jawab.charset or "utf-8", errors="replace")
    except LookupError:
        return isi.decode(errors="replace")


async def baca(jawab: aiohttp.ClientResponse, batas: int = BATAS_ISI) -> bytes:
    """What the body begins with, and no more than `batas` of it."""
    isi = bytearray()
    while len(isi) < batas and (potong := await jawab.content.read(batas - len(isi))):
        isi += potong
    return bytes(isi)


@asynccontextmanager
async def buka(
    t: Tanya,
    alat: Alat,
    *,
    url: URL | None = None,
    auth: aiohttp.BasicAuth | None = None,
    lanjutkan: Callable[[int], bool] = bool,
) -> AsyncIterator[aiohttp.ClientResponse]:
    """The answer to a GET, redirects followed where `lanjutkan(status)` says so; each leap is judged like
    the address itself.

    Raises TidakMenjawab, TidakDitanya and AlamatDitolak.
    """
    periksa = t.opsi.get("abaikan_sertifikat") != "ya"
    try:
        url = url or url_sasaran(t.jenis, t.alamat)
        jawab = await _ambil(url, alat, periksa=periksa, auth=auth, lanjutkan=lanjutkan)
        try:
            yield jawab
        finally:
            jawab.close()
    except (aiohttp.ClientError, OSError) as sebab:
        raise TidakMenjawab(_sebab(sebab)) from None


async def _ambil(
    url: URL, alat: Alat, *, periksa: bool, auth: aiohttp.BasicAuth | None, lanjutkan: Callable[[int], bool]
) -> aiohttp.ClientResponse:
    await _boleh(url, alat)
    for _ in range(_LOMPATAN):
        jawab = await alat.sesi.get(url, allow_redirects=False, ssl=periksa, auth=auth)
        tujuan = jawab.headers.get("Location", "")
        if jawab.status not in _ALIHAN or not tujuan or not lanjutkan(jawab.status):
            return jawab
        jawab.close()
        try:
            url, auth = url.join(URL(tujuan)), None  # what was meant for one host is not told to another
            await _boleh(url, alat)
        except (AlamatDitolak, TidakDitanya, ValueError):
            raise TidakMenjawab(
                "Server mengalihkan ke alamat yang tidak boleh ditanya. Periksa pengalihannya."
            ) from None
    raise TidakMenjawab(f"Server mengalihkan lebih dari {_LOMPATAN} kali.")


async def _boleh(url: URL, alat: Alat) -> None:
    periksa_url(url, alat.nama.izin)
    await alat.nama.cari(url.raw_host or "")  # aiohttp asks the book for names only, never for literals


def _sebab(galat: Exception) -> str:
    if isinstance(galat, aiohttp.ClientConnectorCertificateError) and isinstance(
        galat.certificate_error, OSError
    ):
        return sebab_sambungan(galat.certificate_error)
    if isinstance(galat, aiohttp.ClientSSLError):
        return sebab_sambungan(galat.os_error)
    if isinstance(galat, aiohttp.ClientConnectorError):
        return sebab_sambungan(galat.os_error)
    if isinstance(galat, aiohttp.ServerDisconnectedError):
        return "Sambungan diputus server sebelum menjawab."
    if isinstance(galat, aiohttp.ClientPayloadError):
        return "Jawaban terputus di tengah."
    if isinstance(galat, OSError):
        return sebab_sambungan(galat)
    return "Jawabannya bukan HTTP yang benar."
