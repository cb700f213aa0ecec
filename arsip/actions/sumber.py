"""Setting up what is backed up and where to.

References to secrets only; what they stand for is never read here.
"""

from typing import Any

from django.db import IntegrityError, transaction

from arsip.enums.cadangan import JenisSumber
from arsip.models import Repositori, Sumber
from arsip.policies.pekerjaan import check_kelola
from lpse.aturan import AturanDilanggar
from lpse.jejak import catat
from lpse.models import Akun


class SudahTerdaftar(AturanDilanggar):
    """The code, the place or the portal itself is there already."""

    def __init__(self, apa: str) -> None:
        super().__init__(f"{apa} sudah terdaftar. Ubah yang sudah ada.")


@transaction.atomic
def tambah_sumber(*, oleh: Akun, **isi: Any) -> Sumber:
    """Menambah sumber: basis data (dengan rujukan alamatnya) atau direktori.

    Raises TidakBerwenang, SudahTerdaftar. Dasar: arsip.cadangan
    """
    check_kelola(oleh)
    sumber = Sumber(**isi)
    _simpan(sumber, "Kode ini")
    catat(sumber, "sumber.ditambah", oleh=oleh, jenis=sumber.jenis)
    return sumber


@transaction.atomic
def ubah_sumber(pk: int, *, oleh: Akun, **isi: Any) -> Sumber:
    """Mengubah jadwal, tempat, atau pemakaian sumber; kode dan jenisnya tetap.

    Raises TidakBerwenang. Dasar: arsip.cadangan
    """
    check_kelola(oleh)
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

    Raises TidakBerwenang, SudahTerdaftar. Dasar: arsip.cadangan
    """
    check_kelola(oleh)
    repositori = Repositori(**isi)
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


def _simpan(baris: Sumber | Repositori, apa: str, bidang: list[str] | None = None) -> None:
    try:
        with transaction.atomic():
            baris.save(update_fields=bidang)
    except IntegrityError as galat:
        if "unik" in str(galat):
            raise SudahTerdaftar(apa) from None
        raise


def jenis_dapat_ditambah() -> list[tuple[str, str]]:
    """What a person may add: the portal itself is there from the beginning, once."""
    return [(str(j.value), str(j.label)) for j in JenisSumber if j != JenisSumber.PORTAL]
