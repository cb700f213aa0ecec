"""Setting up what is backed up and where to.

References to secrets only; what they stand for is never read here.
"""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from arsip.models import Repositori, Sumber
from arsip.policies.pekerjaan import check_kelola
from lpse.aturan import AturanDilanggar
from lpse.jejak import catat
from lpse.models import Akun


class SudahTerdaftar(AturanDilanggar):
    """The code, the place or the portal itself is there already."""

    def __init__(self, apa: str) -> None:
        super().__init__(f"{apa} sudah terdaftar. Ubah yang sudah ada.")


class JalurBertumpuk(AturanDilanggar):
    """A source would hold its own backups, or the portal's secrets."""

    def __init__(self, satu: Path | str, lain: Path | str) -> None:
        super().__init__(f"{satu} dan {lain} bertumpuk. Pilih jalur di luar data portal dan repositori.")


def tumpukan(jalur: str) -> str:
    """Where this directory and what the portal keeps lie in one another, links followed; "" for apart."""
    tempat = Repositori.objects.filter(lokasi__startswith="/").values_list("lokasi", flat=True)
    return next((satu for satu in (str(settings.LPSE_DATA_DIR), *tempat) if is_bertumpuk(jalur, satu)), "")


def is_bertumpuk(satu: str, lain: str) -> bool:
    """Whether one of two directories lies in the other."""
    a, b = Path(satu).resolve(), Path(lain).resolve()
    return a.is_relative_to(b) or b.is_relative_to(a)


@transaction.atomic
def tambah_sumber(*, oleh: Akun, **isi: Any) -> Sumber:
    """Menambah sumber: basis data (dengan rujukan alamatnya) atau direktori.

    Raises TidakBerwenang, SudahTerdaftar, JalurBertumpuk. Dasar: arsip.cadangan
    """
    check_kelola(oleh)
    sumber = Sumber(**isi)
    _check_jalur(sumber.jalur)
    _simpan(sumber, "Kode ini")
    catat(sumber, "sumber.ditambah", oleh=oleh, jenis=sumber.jenis)
    return sumber


@transaction.atomic
def ubah_sumber(pk: int, *, oleh: Akun, **isi: Any) -> Sumber:
    """Mengubah jadwal, tempat, atau pemakaian sumber; kode dan jenisnya tetap.

    Raises TidakBerwenang, JalurBertumpuk. Dasar: arsip.cadangan
    """
    check_kelola(oleh)
    _check_jalur(isi.get("jalur", ""))
    sumber = Sumber.objects.select_for_update(of=("self",)).get(pk=pk)
    berubah = [nama for nama, nilai in isi.items() if getattr(sumber, nama) != nilai]
    for nama in berubah:
        setattr(sumber, nama, isi[nama])
    if berubah:
        _simpan(sumber, "Sumber ini", berubah)
        catat(sumber, "sumber.diubah", oleh=oleh, bidang=berubah)
    return sumber


@transaction.atomic
def tambah_repositori(*, oleh: Akun, **isi: Any) -> Repositori:
    """Menambah repositori; disiapkan oleh pekerjaan pertamanya.

    Raises TidakBerwenang, SudahTerdaftar, JalurBertumpuk. Dasar: arsip.cadangan
    """
    check_kelola(oleh)
    repositori = Repositori(**isi)
    _check_lokasi(repositori.lokasi)
    _simpan(repositori, "Kode atau tempat ini")
    catat(repositori, "repositori.ditambah", oleh=oleh, jenis=repositori.jenis)
    return repositori


@transaction.atomic
def ubah_repositori(pk: int, *, oleh: Akun, **isi: Any) -> Repositori:
    """Mengubah nama, rujukan, atau pemakaian repositori; tempatnya tetap.

    Raises TidakBerwenang. Dasar: arsip.cadangan
    """
    check_kelola(oleh)
    repositori = Repositori.objects.select_for_update().get(pk=pk)
    berubah = [nama for nama, nilai in isi.items() if getattr(repositori, nama) != nilai]
    for nama in berubah:
        setattr(repositori, nama, isi[nama])
    if berubah:
        _simpan(repositori, "Repositori ini", berubah)
        catat(repositori, "repositori.diubah", oleh=oleh, bidang=berubah)
    return repositori


def _check_jalur(jalur: str) -> None:
    if jalur and (lain := tumpukan(jalur)):
        raise JalurBertumpuk(jalur, lain)


def _check_lokasi(lokasi: str) -> None:
    if not lokasi.startswith("/"):
        return
    for jalur in Sumber.objects.exclude(jalur="").values_list("jalur", flat=True):
        if is_bertumpuk(lokasi, jalur):
            raise JalurBertumpuk(lokasi, jalur)


def _simpan(baris: Sumber | Repositori, apa: str, bidang: list[str] | None = None) -> None:
    try:
        with transaction.atomic():
            baris.save(update_fields=bidang)
    except IntegrityError as galat:
        if "unik" in str(galat):
            raise SudahTerdaftar(apa) from None
        raise
