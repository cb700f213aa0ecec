"""The workbook of the registers: its sheets, their headings, and what a row of cells says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from infrastruktur.enums.aset import MASA, WAJIB, JenisMasa, Register, StatusAset, kolom_register
from infrastruktur.models import Aset
from lpse.bidang import baca_tanggal
from lpse.ekspor import PEMICU_RUMUS

MASA_AWAL = "masa_"
CIA = ("kerahasiaan", "keutuhan", "ketersediaan")
JUDUL_CIA = {"kerahasiaan": "C", "keutuhan": "I", "ketersediaan": "A"}
# What the portal computes: printed for the reader, not read back.
HITUNGAN = ("nilai", "kelas")
STATUS = {status.label.lower(): status for status in StatusAset}
SEPERTI_RUMUS = "Sel ini berisi rumus. Tulis nilainya sebagai teks."


@cache
def judul_kolom(register: str) -> dict[str, str]:
    """Column to heading, in the order of the sheet."""
    kolom = kolom_register(register)
    bernama = {nama: _judul(nama) for nama in kolom if nama != "keterangan"}
    masa = {f"{MASA_AWAL}{jenis}": f"{jenis.label} sampai" for jenis in MASA[register]}
    hitungan = {"nilai": "Nilai", "kelas": "Kelas"}
    return {"kode": "Kode", **bernama, **hitungan, **masa, "status": "Status", "keterangan": "Keterangan"}


def _judul(nama: str) -> str:
    if nama in JUDUL_CIA:
        return JUDUL_CIA[nama]
    judul = str(Aset._meta.get_field(nama).verbose_name)  # type: ignore[union-attr]
    return judul[:1].upper() + judul[1:]


def nama_lembar(register: str) -> str:
    """The sheet of a register."""
    return Register(register).label


@dataclass(frozen=True, slots=True)
class BarisAset:
    """One row as it was typed: its sheet's register, its number there, its cells by column."""

    register: str
    nomor: int
    sel: Mapping[str, str]


@dataclass(slots=True)
class IsiBaris:
    """What a row says: columns, days on which something ends, status; and what is wrong, by heading."""

    kode: str = ""
    kolom: dict[str, Any] = field(default_factory=dict)
    masa: dict[str, date] = field(default_factory=dict)
    status: str = ""
    galat: list[tuple[str, str]] = field(default_factory=list)


def baca_isi(baris: BarisAset, lokasi: Mapping[str, Any]) -> IsiBaris:
    """Understand one row. `lokasi`: the places by their codes in capitals. An absent column says nothing."""
    isi, judul = IsiBaris(), judul_kolom(baris.register)
    for nama, mentah in baris.sel.items():
        if nama in HITUNGAN:
            continue
        try:
            _baca_sel(isi, nama, _teks(mentah), lokasi)
        except ValueError as galat:
            isi.galat.append((judul[nama], str(galat)))
    for nama in ("nama", *WAJIB[baris.register]):
        if nama in baris.sel and not isi.kolom.get(nama) and all(j != judul[nama] for j, _ in isi.galat):
            isi.galat.append((judul[nama], "Wajib diisi."))
    return isi


def _teks(mentah: str) -> str:
    """The cell without the apostrophe of a tamed formula. Raises ValueError for a live one."""
    teks = mentah.strip()
    if teks.startswith("'") and teks[1:].lstrip(" ").startswith(PEMICU_RUMUS):
        teks = teks[1:]
    elif teks.startswith("="):
        raise ValueError(SEPERTI_RUMUS)
    return teks


def _baca_sel(isi: IsiBaris, nama: str, teks: str, lokasi: Mapping[str, Any]) -> None:
    """Raises ValueError with the sentence for the person."""
    if nama == "kode":
        isi.kode = teks.upper()
    elif nama == "status":
        isi.status = _baca_status(teks)
    elif nama.startswith(MASA_AWAL):
        if teks:
            isi.masa[JenisMasa(nama.removeprefix(MASA_AWAL))] = _baca_hari(teks)
    elif nama in CIA:
        isi.kolom[nama] = _baca_cia(teks)
    elif nama == "lokasi":
        isi.kolom[nama] = _baca_lokasi(teks, lokasi)
    else:
        isi.kolom[nama] = _baca_teks(nama, teks)


def _baca_status(teks: str) -> str:
    if teks and teks.lower() not in STATUS:
        raise ValueError("Isi Dipakai, Cadangan, atau Rusak.")
    return STATUS[teks.lower()] if teks else ""


def _baca_hari(teks: str) -> date:
    try:
        return baca_tanggal(teks)
    except ValueError:
        raise ValueError("Tulis hari, bulan, lalu tahun, misalnya 26-3-2026.") from None


def _baca_cia(teks: str) -> int:
    if teks not in ("1", "2", "3"):
        raise ValueError("Isi 1, 2, atau 3.")
    return int(teks)


def _baca_lokasi(teks: str, lokasi: Mapping[str, Any]) -> Any:
    if not teks:
        return None
    if teks.upper() not in lokasi:
        raise ValueError(f"Lokasi dengan kode {teks[:30]} belum ada. Tambah dulu di daftar lokasi.")
    return lokasi[teks.upper()]


def _baca_teks(nama: str, teks: str) -> str:
    batas = Aset._meta.get_field(nama).max_length  # type: ignore[union-attr]
    if batas and len(teks) > batas:
        raise ValueError(f"Paling banyak {batas} huruf.")
    return teks
