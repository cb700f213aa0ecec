"""One raw letter taken apart: who, about what, which words, which files, which other letters it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from typing import IO

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from layanan.surat_masuk.sidik import sidik_id
from layanan.surat_masuk.teks import bersih, dekode, dekode_kepala, html_ke_teks, tanpa_kutipan
from layanan.surat_masuk.utas import MESSAGE_ID, kode_dari_alamat, kode_dari_id

BATAS_BAGIAN = 200
BATAS_RUJUKAN = 50
BATAS_HURUF_BADAN = 400_000
KEPALA_TUJUAN = (
    *("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Forwarded-To"),
    *("Resent-To", "Apparently-To"),
)
_AWALAN_PERIHAL = re.compile(
    r"^(?:(?:re|fw|fwd|bls|balas|trs|terusan)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE
)
TERTUA = datetime(1990, 1, 1, tzinfo=UTC)


class TidakTerbaca(Exception):
    """The letter cannot be taken apart; `str()` says why, for the officer."""


@dataclass(frozen=True, slots=True)
class LampiranSurat:
    """One file of a letter, decoded only when it is asked for."""

    nama: str
    bagian: "Message[str, str]" = field(repr=False)

    def isi(self) -> bytes:
        """The bytes; what base64 cannot read is left out."""
        muatan = self.bagian.get_payload(decode=True)
        return muatan if isinstance(muatan, bytes) else b""


@dataclass(frozen=True, slots=True)
class SuratTerurai:
    """What a letter says of itself. Nothing of it is proven, above all not who wrote it."""

    pesan: "Message[str, str]" = field(repr=False)
    message_id: str
    dari: str
    nama: str
    subjek: str
    bertanggal: datetime | None
    isi: str
    rujukan: tuple[str, ...]
    tujuan: tuple[str, ...]
    lampiran: tuple[LampiranSurat, ...]

    @property
    def judul(self) -> str:
        """The subject as a ticket's: without what mail programs put in front."""
        return _AWALAN_PERIHAL.sub("", self.subjek).strip() or "Surat tanpa perihal"

    @property
    def kode_tiket(self) -> list[str]:
        """The codes of the tickets whose signature it carries: in what it answers, then in where it went."""
        return [*kode_dari_id(self.rujukan), *kode_dari_alamat(self.tujuan)]

    @property
    def sidik_rujukan(self) -> list[str]:
        """The fingerprints of the letters that it names."""
        return [sidik_id(satu) for satu in self.rujukan]

    def kepala(self, nama: str) -> str:
        """One header in lower case, for judging; "" when it is missing."""
        return bersih(dekode_kepala(self.pesan.get(nama, "")), 500).lower()


def urai(berkas: IO[bytes], *, kepala_saja: bool = False) -> SuratTerurai:
    """Take a raw letter apart. Raises TidakTerbaca with the reason; a strange detail is no reason.

    The old parser on purpose: the newer one refuses headers that strangers send.
    """
    try:
        pesan: Message[str, str] = BytesParser().parse(berkas, headersonly=kepala_saja)
        return _terurai(pesan, [] if kepala_saja else list(_bagian(pesan)))
    except RecursionError:
        raise TidakTerbaca("Susunan suratnya terlalu bertingkat.") from None


def _terurai(pesan: "Message[str, str]", bagian: "list[Message[str, str]]") -> SuratTerurai:
    nama, dari = _pengirim(pesan)
    rujukan = [_id for nama_kepala in ("In-Reply-To", "References") for _id in _semua_id(pesan, nama_kepala)]
    message_id = next(iter(_semua_id(pesan, "Message-ID")), "")
    badan, berkas = _pilah(bagian)
    return SuratTerurai(
        pesan=pesan,
        message_id=message_id,
        dari=dari,
        nama=nama,
        subjek=bersih(dekode_kepala(pesan.get("Subject", "")), 200),
        bertanggal=_tanggal(pesan),
        isi=tanpa_kutipan(badan),
        # The newest letters of a thread come last; what was answered comes first.
        rujukan=tuple(dict.fromkeys(rujukan[:1] + rujukan[-BATAS_RUJUKAN:])),
        tujuan=tuple(str(nilai) for k in KEPALA_TUJUAN for nilai in pesan.get_all(k, [])),
        lampiran=tuple(berkas),
    )


def _semua_id(pesan: "Message[str, str]", nama: str) -> list[str]:
    teks = " ".join(str(nilai) for nilai in pesan.get_all(nama, []))
    return [satu for satu in MESSAGE_ID.findall(teks) if satu.isascii()]


def _pengirim(pesan: "Message[str, str]") -> tuple[str, str]:
    """Name and address; no address where there is none, more than one, or a malformed one.

    Without an address the name is what stands there, for people to judge.
    """
    mentah = [str(nilai) for nilai in pesan.get_all("From", [])]
    # Parsed before it is decoded: an encoded word must not be able to bring an address of its own.
    semua = [(nama, alamat) for nama, alamat in getaddresses(mentah) if nama or alamat]
    tertulis = bersih(dekode_kepala(" ".join(mentah)), 150)
    if len(semua) != 1 or len(mentah) != 1:
        return tertulis, ""
    nama, alamat = bersih(dekode_kepala(semua[0][0]), 150), semua[0][1].strip().lower()
    try:
        validate_email(alamat)
    except ValidationError:
        return nama or tertulis, ""
    return nama, alamat if alamat.isascii() and len(alamat) <= 254 else ""


def _tanggal(pesan: "Message[str, str]") -> datetime | None:
    """What the letter is dated; None where it cannot be true."""
    try:
        saat = parsedate_to_datetime(str(pesan.get("Date", "")))
        sadar = saat.replace(tzinfo=UTC) if saat.tzinfo is None else saat.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return sadar if TERTUA < sadar < timezone.now() + timedelta(days=2) else None


def _bagian(pesan: "Message[str, str]") -> "Iterator[Message[str, str]]":
    """The leaves, without looking into letters that are themselves attached. Raises TidakTerbaca."""
    antre: list[Message[str, str]] = [pesan]
    banyak = 0
    while antre:
        satu = antre.pop(0)
        banyak += 1
        if banyak > BATAS_BAGIAN:
            raise TidakTerbaca(f"Surat ini terdiri atas lebih dari {BATAS_BAGIAN} bagian.")
        isi = satu.get_payload()
        if satu.get_content_maintype() == "multipart" and isinstance(isi, list):
            antre = [*isi, *antre]
        else:
            yield satu


def _pilah(bagian: "list[Message[str, str]]") -> tuple[str, list[LampiranSurat]]:
    """The words and the files: the plain text where there is one, else what the HTML says."""
    polos: list[str] = []
    html: list[str] = []
    berkas: list[LampiranSurat] = []
    for satu in bagian:
        jenis, nama = satu.get_content_type(), _nama_berkas(satu)
        if nama or satu.get_content_disposition() == "attachment" or jenis not in ("text/plain", "text/html"):
            berkas.append(LampiranSurat(nama or _nama_bagian(jenis), satu))
        elif jenis == "text/plain":
            polos.append(_teks(satu))
        else:
            html.append(html_ke_teks(_teks(satu)))
    badan = "\n\n".join(polos)
    return (badan if badan.strip() else "\n\n".join(html)), berkas


def _teks(bagian: "Message[str, str]") -> str:
    muatan = bagian.get_payload(decode=True)
    isi = muatan if isinstance(muatan, bytes) else str(bagian.get_payload()).encode("utf-8", "replace")
    return dekode(isi[:BATAS_HURUF_BADAN], bagian.get_content_charset())


def _nama_berkas(bagian: "Message[str, str]") -> str:
    try:
        return bersih(dekode_kepala(bagian.get_filename("")), 150)
    except Exception:  # malformed RFC 2231 parameters end the standard library in several ways
        return "lampiran"


def _nama_bagian(jenis: str) -> str:
    return {"message/rfc822": "surat terlampir", "message/delivery-status": "laporan pengiriman"}.get(
        jenis, f"lampiran {jenis}"
    )
