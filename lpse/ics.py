"""Calendar files (RFC 5545) that every telephone reads: one event, or a feed of many."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event

from lpse.profil import profil

Metode = Literal["PUBLISH", "CANCEL"]
TIPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Acara:
    """One event. `uid` stays for its whole life; `urutan` rises whenever date or place change, or it is off.

    Only then does a calendar that has the event already take over what changed.
    """

    uid: str
    urutan: int
    judul: str
    mulai: datetime
    selesai: datetime
    diubah_pada: datetime
    tempat: str = ""
    uraian: str = ""
    url: str = ""
    is_batal: bool = False


def susun_kalender(acara: Iterable[Acara], nama: str, *, metode: Metode = "PUBLISH") -> bytes:
    """The file: `nama` is what a calendar calls the feed; CANCEL takes a single event out again."""
    kalender = Calendar()
    kalender.add("prodid", f"-//Portal LPSE//{nama}//ID")
    kalender.add("version", "2.0")
    kalender.add("method", metode)
    kalender.add("x-wr-calname", nama)
    for satu in acara:
        kalender.add_component(_butir(satu))
    return bytes(kalender.to_ical())


def _butir(acara: Acara) -> Event:
    butir = Event()
    butir.add("uid", f"{acara.uid}@{urlsplit(settings.BASE_URL).hostname}")
    butir.add("sequence", acara.urutan)
    butir.add("dtstamp", acara.diubah_pada.astimezone(UTC))
    butir.add("last-modified", acara.diubah_pada.astimezone(UTC))
    # In UTC, so that no calendar needs to know our time zone.
    butir.add("dtstart", acara.mulai.astimezone(UTC))
    butir.add("dtend", acara.selesai.astimezone(UTC))
    butir.add("status", "CANCELLED" if acara.is_batal else "CONFIRMED")
    butir.add("summary", _bersih(acara.judul))
    butir.add("organizer", f"mailto:{profil().kontak.surel}")
    for nama, nilai in (("location", acara.tempat), ("description", acara.uraian), ("url", acara.url)):
        if nilai:
            butir.add(nama, _bersih(nilai))
    return butir


def _bersih(teks: str) -> str:
    """Without control characters: the library escapes what has a meaning, but lets these through."""
    return "".join(huruf for huruf in teks.replace("\r\n", "\n") if huruf == "\n" or huruf.isprintable())
