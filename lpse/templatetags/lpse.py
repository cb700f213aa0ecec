"""Filters of every page: dates and money in Indonesian, identifiers masked. An absent value stays empty."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from lpse import pengenal, waktu
from lpse.kalender import KalenderKerja
from lpse.sebut_jejak import sebut_alamat

register = template.Library()
T = TypeVar("T")
NOMOR = re.compile(r"\b[A-Z0-9]{2,4}(?:-[A-Z0-9]{3,6})+\b")
SAMBUNGAN = re.compile(r"(?<=\S)(?=\.[^\W\d])|(?<=[@:/_])(?=\S)")


def show(name: str, write: Callable[[T], str]) -> None:
    """Register a filter that writes nothing where there is nothing to write."""
    register.filter(name, lambda value: "" if value in (None, "") else write(value))


show("tanggal", waktu.tanggal)
show("waktu", waktu.waktu)
show("jam", waktu.jam)
show("nama_hari", waktu.nama_hari)
show("rupiah", waktu.rupiah)
show("sebut_alamat", sebut_alamat)
show("samarkan", pengenal.samarkan)
show("npwp", pengenal.format_npwp)


@register.filter(needs_autoescape=True)
def nomor_utuh(teks: str, autoescape: bool = True) -> str:
    """Keep numbers and codes such as REG-2026-000001 on one line, inside any text."""
    aman = conditional_escape(teks) if autoescape else teks
    return mark_safe(NOMOR.sub(r'<span class="nomor">\g<0></span>', aman))  # noqa: S308 - escaped above


@register.filter(needs_autoescape=True)
def boleh_patah(teks: str, autoescape: bool = True) -> str:
    """Let an e-mail address, a path or a long code break at its joints in a narrow column.

    What is markup already comes back as it is.
    """
    if isinstance(teks, SafeString):
        return teks
    aman = conditional_escape(teks) if autoescape else teks
    return mark_safe(SAMBUNGAN.sub("<wbr>", aman))  # noqa: S308 - escaped above


@register.filter
def sisa_hari_kerja(tenggat: datetime | None, kalender: KalenderKerja) -> str:
    """`{{ tenggat|sisa_hari_kerja:kalender }}`: `2 hari kerja lagi`, `hari ini`, `terlambat 1 hari kerja`.

    The view hands over the calendar, so that a list of fifty deadlines reads it once.
    """
    if tenggat is None:
        return ""
    now = timezone.now()
    return waktu.sisa_hari(kalender.hari_kerja(now, tenggat), lewat=tenggat < now)


@register.inclusion_tag("_komponen/remah.html")
def remah(*letak: Any) -> dict[str, Any]:
    """Where a staff page stands: `{% remah "Aset" url_daftar aset.kode ke_aset title %}`.

    Name and address of each page between the first page and this one, then what this one is called. An
    address is a path or the name of a staff page; a page without name or address is left out. A view's list
    of such pairs may stand for them.
    """
    *di_atas, kini = (satu for bagian in letak for satu in _rentang(bagian))
    pasang = ["Beranda", "admin:index", *di_atas]
    butir = [
        (judul, reverse(alamat) if alamat.startswith("admin:") else alamat)
        for judul, alamat in zip(pasang[::2], pasang[1::2], strict=True)
        if judul and alamat
    ]
    return {"butir": butir, "kini": kini}


def _rentang(bagian: Any) -> list[Any]:
    """A list of pairs laid out flat; anything else is itself."""
    return [satu for pasang in bagian for satu in pasang] if isinstance(bagian, list) else [bagian]
