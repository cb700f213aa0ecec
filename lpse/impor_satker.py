"""Taking in the list of agencies (Satker): SPSE's export, or a file of the same shape."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction

from lpse.aturan import AturanDilanggar
from lpse.jejak import catat
from lpse.models import Akun, Satker

MAKS_BYTE = 64 * 1024 * 1024
SEKALI = 1000
# Exports name the code in several ways, and sometimes the string code stands in `kd_satker`.
KUNCI_KODE = ("kd_satker", "kode_satker", "kode", "kd_satker_str")
KUNCI_NAMA = ("nama_satker", "nama")
KUNCI_KLPD = ("kd_klpd", "kode_klpd")


class BerkasTidakTerbaca(AturanDilanggar):
    """The file as a whole is no list of agencies."""


@dataclass(frozen=True, slots=True)
class Penolakan:
    """A row that was not taken in: where in the file (from 1), and why."""

    baris: int
    alasan: str


@dataclass(slots=True)
class HasilImporSatker:
    dibaca: int = 0
    baru: int = 0
    berubah: int = 0
    sama: int = 0
    ditolak: list[Penolakan] = field(default_factory=list)


def baca_berkas(berkas: Path) -> list[Any]:
    """The rows of a JSON file. Raises BerkasTidakTerbaca with the sentence for whoever chose the file."""
    try:
        if berkas.stat().st_size > MAKS_BYTE:
            raise BerkasTidakTerbaca(f"{berkas.name} lebih besar dari 64 MB, jadi bukan daftar satker.")
        isi = json.loads(berkas.read_text(encoding="utf-8-sig"))
    except OSError as galat:
        raise BerkasTidakTerbaca(f"{berkas.name} tidak dapat dibuka: {galat.strerror}.") from galat
    except (ValueError, RecursionError) as galat:
        raise BerkasTidakTerbaca(f"{berkas.name} bukan JSON yang dapat dibaca.") from galat
    if not isinstance(isi, list):
        raise BerkasTidakTerbaca(f"{berkas.name} harus berisi satu daftar (larik) satker.")
    return isi


def impor_satker(baris: list[Any], *, periksa: bool = False, oleh: Akun | None = None) -> HasilImporSatker:
    """Mengimpor satuan kerja: yang belum ada ditambah, yang berganti nama diperbarui, tidak ada yang dihapus.

    The same file again changes nothing. With `periksa` only the count is made, nothing is written.
    """
    hasil = HasilImporSatker(dibaca=len(baris))
    dapat: dict[tuple[str, str], Satker] = {}
    for nomor, isi in enumerate(baris, start=1):
        try:
            klpd, kode, nama = _baca(isi)
        except ValueError as galat:
            hasil.ditolak.append(Penolakan(nomor, str(galat)))
            continue
        kunci = (klpd, kode.upper())
        if kunci in dapat:
            hasil.ditolak.append(Penolakan(nomor, f"kode {kode} sudah ada di baris lain berkas ini"))
            continue
        dapat[kunci] = Satker(kode_klpd=klpd, kode=kode, nama=nama)
    with transaction.atomic():
        _terapkan(dapat, hasil, periksa=periksa)
        if not periksa and (hasil.baru or hasil.berubah):
            catat(None, "satker.diimpor", oleh=oleh, baru=hasil.baru, berubah=hasil.berubah)
    return hasil


def _terapkan(dapat: dict[tuple[str, str], Satker], hasil: HasilImporSatker, *, periksa: bool) -> None:
    """Sort what was read into new, renamed and same; write the first two."""
    klpd = {kode_klpd for kode_klpd, _ in dapat}
    ada = {(s.kode_klpd, s.kode.upper()): s for s in Satker.objects.filter(kode_klpd__in=klpd)}
    baru = [satker for kunci, satker in dapat.items() if kunci not in ada]
    berubah = [ada[k] for k, satker in dapat.items() if k in ada and ada[k].nama != satker.nama]
    hasil.baru, hasil.berubah = len(baru), len(berubah)
    hasil.sama = len(dapat) - len(baru) - len(berubah)
    if periksa:
        return
    for satker in berubah:
        satker.nama = dapat[(satker.kode_klpd, satker.kode.upper())].nama
    # Two imports at once: the later one finds the rows of the earlier, and leaves them.
    Satker.objects.bulk_create(baru, SEKALI, ignore_conflicts=True)
    Satker.objects.bulk_update(berubah, ["nama"], SEKALI)


def _baca(isi: Any) -> tuple[str, str, str]:
    """Code of the body, code and name of the agency. Raises ValueError saying what is wrong with the row."""
    if not isinstance(isi, dict):
        raise ValueError("bukan satu satker (objek JSON)")
    klpd, kode, nama = (_teks(isi, kunci) for kunci in (KUNCI_KLPD, KUNCI_KODE, KUNCI_NAMA))
    for kolom, teks, maks in (("kd_klpd", klpd, 10), ("kd_satker", kode, 40), ("nama_satker", nama, 255)):
        if not teks:
            raise ValueError(f"{kolom} kosong")
        if len(teks) > maks:
            raise ValueError(f"{kolom} lebih panjang dari {maks} huruf")
    return klpd, kode, nama


def _teks(isi: dict[str, Any], kunci: tuple[str, ...]) -> str:
    """The first of these that holds anything; a number is written out, whatever else is no answer."""
    for nama in kunci:
        nilai = isi.get(nama)
        if isinstance(nilai, str | int | float) and not isinstance(nilai, bool):
            if isinstance(nilai, float) and nilai.is_integer():
                nilai = int(nilai)
            teks = " ".join(str(nilai).replace("\0", "").split())
            if teks:
                return teks
    return ""
