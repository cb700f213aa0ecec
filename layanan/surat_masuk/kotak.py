"""One mailbox over IMAP: which letters it has, and the bytes of one, piece by piece."""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from typing import IO
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from imap_tools import AND, OR, BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError

from layanan.surat_masuk.utas import alamat_pengirim

DETIK = 30.0
POTONGAN = 4 * 1024 * 1024
SEKALI_TANYA = 100
PORT = {"imap+ssl": 993, "imap+tls": 143, "imap": 143}
_KUTIPAN = re.compile(rb'BODY\[(?:HEADER)?\](?:<\d+>)? "((?:[^"\\]|\\.)*)"')
_UKURAN = re.compile(rb"UID (\d+)\b.*?RFC822\.SIZE (\d+)|RFC822\.SIZE (\d+).*?UID (\d+)", re.DOTALL)


class KotakTakTerjangkau(Exception):
    """The mailbox could not be read; `str()` says what the server or the network said, without a password."""


class SuratTidakAda(Exception):
    """Somebody deleted the letter while it was being read."""


@dataclass(frozen=True, slots=True)
class AlamatKotak:
    """Where one mailbox is; `str()` and `nama` never show the password."""

    skema: str
    host: str
    port: int
    pengguna: str
    sandi: str
    map_surat: str
    is_plus: bool

    def __repr__(self) -> str:
        return self.nama

    @property
    def nama(self) -> str:
        """What people and rows call it."""
        return f"{self.pengguna} di {self.host}/{self.map_surat}"


def baca_alamat(teks: str) -> list[AlamatKotak]:
    """The mailboxes of `IMAP_URL`. Raises ImproperlyConfigured with one sentence, without the password."""
    return [_satu_alamat(satu.strip()) for satu in teks.split(",") if satu.strip()]


def _satu_alamat(teks: str) -> AlamatKotak:
    try:
        bagian = urlsplit(teks)
        port = bagian.port or PORT.get(bagian.scheme, 0)
    except ValueError:
        raise ImproperlyConfigured("IMAP_URL tidak terbaca. Lihat docs/konfigurasi.md.") from None
    if bagian.scheme not in PORT or not bagian.hostname or not bagian.username or not bagian.password:
        raise ImproperlyConfigured(
            "IMAP_URL harus berbentuk imap+ssl://pengguna:sandi@host:993/INBOX. Lihat docs/konfigurasi.md."
        )
    return AlamatKotak(
        skema=bagian.scheme,
        host=bagian.hostname,
        port=port,
        pengguna=unquote(bagian.username),
        sandi=unquote(bagian.password),
        map_surat=unquote(bagian.path.strip("/")) or "INBOX",
        is_plus=parse_qs(bagian.query).get("plus") != ["0"],
    )


def alamat_sendiri() -> frozenset[str]:
    """The addresses that are ours: the sender's and every mailbox's."""
    kotak = {satu.pengguna.lower() for satu in baca_alamat(settings.IMAP_URL) if "@" in satu.pengguna}
    return frozenset({alamat_pengirim(), *kotak})


class Kotak:
    """An open mailbox. Every method raises KotakTakTerjangkau; reading a letter also SuratTidakAda."""

    def __init__(self, sambungan: BaseMailBox, map_surat: str) -> None:
        self._sambungan = sambungan
        # Examined, not opened, while it is read: only `tandai_terbaca` changes anything.
        keadaan = sambungan.folder.status(map_surat, ["UIDVALIDITY", "UIDNEXT"])
        self.uid_sah, self.uid_berikut = keadaan["UIDVALIDITY"], keadaan["UIDNEXT"]
        sambungan.folder.set(map_surat)

    def uid_sejak(self, uid: int) -> list[int]:
        """The letters from this UID on."""
        # "n:*" always names the last letter too, even where its UID is lower.
        return [satu for satu in self._cari(f"UID {uid}:*") if satu >= uid]

    def uid_belum_terbaca(self, sejak: date | None) -> list[int]:
        """The letters nobody has read, and with `sejak` every one that arrived on that day or later."""
        belum = AND(seen=False)
        return self._cari(str(OR(belum, AND(date_gte=sejak)) if sejak else belum))

    def ukuran(self, uid: list[int]) -> Iterator[tuple[int, int]]:
        """The letters with their size in bytes, in the order asked; what is gone meanwhile is left out."""
        for awal in range(0, len(uid), SEKALI_TANYA):
            potong = uid[awal : awal + SEKALI_TANYA]
            diketahui = dict(self._ukuran_potong(potong))
            yield from ((satu, diketahui[satu]) for satu in potong if satu in diketahui)

    def salin(self, uid: int, ke: IO[bytes], batas: int) -> int:
        """Copy a raw letter into an open file, a piece at a time; returns its bytes.

        Ends early above `batas`, whatever size the server had named.
        """
        ditulis = 0
        while ditulis <= batas:
            potongan = self._isi(uid, f"BODY.PEEK[]<{ditulis}.{POTONGAN}>")
            ke.write(potongan)
            ditulis += len(potongan)
            if len(potongan) < POTONGAN:
                break
        return ditulis

    def salin_kepala(self, uid: int, ke: IO[bytes]) -> int:
        """Copy only the headers, at most one piece of them."""
        return ke.write(self._isi(uid, f"BODY.PEEK[HEADER]<0.{POTONGAN}>"))

    def tandai_terbaca(self, uid: list[int]) -> None:
        """Show people who look into the mailbox what the portal has taken in."""
        for awal in range(0, len(uid), SEKALI_TANYA):
            potong = [str(satu) for satu in uid[awal : awal + SEKALI_TANYA]]
            # Not the library's own way: that one expunges what people have marked for deletion.
            with _menjadi_tak_terjangkau():
                self._sambungan.client.uid("store", ",".join(potong), "+FLAGS.SILENT", r"(\Seen)")

    def _cari(self, syarat: str) -> list[int]:
        with _menjadi_tak_terjangkau():
            return sorted(int(satu) for satu in self._sambungan.uids(syarat))

    def _ukuran_potong(self, uid: list[int]) -> Iterator[tuple[int, int]]:
        for baris in self._fetch(",".join(map(str, uid)), "(UID RFC822.SIZE)"):
            teks = baris[0] if isinstance(baris, tuple) else baris
            if isinstance(teks, bytes) and (cocok := _UKURAN.search(teks)):
                a, b, c, d = (int(angka or 0) for angka in cocok.groups())
                yield (a, b) if a else (d, c)

    def _isi(self, uid: int, bagian: str) -> bytes:
        for baris in self._fetch(str(uid), f"({bagian})"):
            if isinstance(baris, tuple):
                return bytes(baris[1])
            # A short or empty last piece may come as a quoted string instead of a literal.
            if isinstance(baris, bytes) and (kutipan := _KUTIPAN.search(baris)):
                return re.sub(rb"\\(.)", rb"\1", kutipan[1])
        raise SuratTidakAda(f"Surat {uid} sudah tidak ada di kotaknya.")

    def _fetch(self, uid: str, bagian: str) -> list[object]:
        with _menjadi_tak_terjangkau():
            jawaban, isi = self._sambungan.client.uid("fetch", uid, bagian)
            if jawaban != "OK":
                raise KotakTakTerjangkau("Server surat menolak memberikan surat.")
            return list(isi)


@contextmanager
def buka_kotak(alamat: AlamatKotak) -> Iterator[Kotak]:
    """Sign in to a mailbox and out again. Raises KotakTakTerjangkau."""
    with _menjadi_tak_terjangkau():
        sambungan = _sambungkan(alamat)
    try:
        with _menjadi_tak_terjangkau():
            sambungan.login(alamat.pengguna, alamat.sandi, initial_folder=None)
            kotak = Kotak(sambungan, alamat.map_surat)
        yield kotak
    finally:
        # Whatever was committed stays; a connection that fails on its way out changes nothing.
        with suppress(OSError, imaplib.IMAP4.error, ImapToolsError):
            sambungan.logout()
        with suppress(OSError):
            sambungan.client.shutdown()


def _sambungkan(alamat: AlamatKotak) -> BaseMailBox:
    if alamat.skema == "imap":
        return MailBoxUnencrypted(alamat.host, alamat.port, timeout=DETIK)
    jenis = MailBox if alamat.skema == "imap+ssl" else MailBoxStartTls
    return jenis(alamat.host, alamat.port, timeout=DETIK, ssl_context=ssl.create_default_context())


@contextmanager
def _menjadi_tak_terjangkau() -> Iterator[None]:
    try:
        yield
    except (OSError, imaplib.IMAP4.error, ImapToolsError, KeyError, ValueError) as galat:
        raise KotakTakTerjangkau(f"{type(galat).__name__}: {str(galat)[:120]}") from galat
