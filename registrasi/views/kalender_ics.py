"""One appointment as an iCalendar file (RFC 5545), which every telephone's calendar reads."""

from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings

from lpse.alamat import url_penuh
from lpse.profil import profil
from registrasi.enums.janji import StatusJanji
from registrasi.models import JanjiTemu

BATAS_BARIS = 75  # octets, without the line break
PELEPASAN = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
BATAL = (StatusJanji.DIBATALKAN, StatusJanji.DIPINDAH)


def metode(janji: JanjiTemu) -> str:
    """What the file asks a calendar to do: CANCEL or PUBLISH."""
    return "CANCEL" if janji.status in BATAL else "PUBLISH"


def build_ics(janji: JanjiTemu, bawaan: list[str]) -> bytes:
    """The calendar file of an appointment, `bawaan` being the documents to bring.

    Its UID stays when the appointment is moved, and SEQUENCE rises; a cancelled one cancels the entry.
    """
    baris = (lipat(f"{nama}:{nilai}") for nama, nilai in _isi(janji, bawaan))
    return "".join(f"{satu}\r\n" for satu in baris).encode()


def _isi(janji: JanjiTemu, bawaan: list[str]) -> Iterator[tuple[str, str]]:
    batal = janji.status in BATAL
    kontak, lpse = profil().kontak, profil().lpse.nama
    url = url_penuh("registrasi:janji", kode=janji.pendaftaran.kode)
    yield from (("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//Portal LPSE//Janji temu//ID"))
    yield from (("METHOD", metode(janji)), ("BEGIN", "VEVENT"))
    yield "UID", f"janji-{janji.uid}@{urlsplit(settings.BASE_URL).hostname}"
    yield "SEQUENCE", str(janji.urutan + 1 if batal else janji.urutan)
    yield "DTSTAMP", _utc(janji.diakhiri_pada or janji.created_at)
    yield "DTSTART", _utc(janji.slot.mulai)
    yield "DTEND", _utc(janji.slot.selesai)
    yield "STATUS", "CANCELLED" if batal else "CONFIRMED"
    yield "ORGANIZER", f"mailto:{kontak.surel}"
    yield "SUMMARY", lepaskan(f"Memperlihatkan dokumen asli, {lpse}")
    yield "LOCATION", lepaskan(kontak.alamat)
    bawa = "\n".join(f"- {nama}" for nama in bawaan)
    yield "DESCRIPTION", lepaskan(f"Pendaftaran {janji.pendaftaran.nomor}. Bawa aslinya:\n{bawa}\n{url}")
    yield from (("URL", url), ("END", "VEVENT"), ("END", "VCALENDAR"))


def _utc(saat: datetime) -> str:
    return saat.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def lepaskan(teks: str) -> str:
    """A value as TEXT: what has a meaning there is escaped, control characters do not get in at all."""
    rapi = teks.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(huruf for huruf in rapi if huruf == "\n" or huruf.isprintable()).translate(PELEPASAN)


def lipat(baris: str) -> str:
    """Fold a line so that none is longer than 75 octets; no character is torn apart."""
    potongan, sisa = [], BATAS_BARIS
    kini = ""
    for huruf in baris:
        panjang = len(huruf.encode())
        if panjang > sisa:
            potongan.append(kini)
            # The space that marks a continuation is one of its octets.
            kini, sisa = " ", BATAS_BARIS - 1
        kini += huruf
        sisa -= panjang
    return "\r\n".join([*potongan, kini])
