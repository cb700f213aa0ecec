"""The sheet of keys: what a restore needs and no backup holds, printed once and never stored.

A row remembers which keys it held, by fingerprint, and where the sealed sheet lies.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction

from arsip.actions.peralatan import restic_untuk
from arsip.mesin.galat import MesinGagal
from arsip.models import LembarKunci, Repositori
from arsip.policies.lembar_kunci import check_penyegelan
from lpse.jejak import catat
from lpse.kunci import kunci
from lpse.models import Akun
from lpse.rahasia import sidik_berkunci

GUNA = "lembar-kunci"


@dataclass(frozen=True, slots=True)
class Kunci:
    """One secret: its name, what it opens, and its value ("" where it cannot be read)."""

    nama: str
    guna: str
    nilai: str


def kunci_kini() -> Iterator[Kunci]:
    """Every secret that a restore needs, read where it is kept; for the paper and for nothing else."""
    yield Kunci("SECRET_KEY", "Sesi dan tautan portal", settings.SECRET_KEY)
    yield Kunci("AUDIT_KEY", "Segel jejak dan sidik pengenal", settings.AUDIT_KEY)
    for repositori in Repositori.objects.filter(is_aktif=True, disiapkan_pada__isnull=False).order_by("pk"):
        yield from _milik(repositori)


def _milik(repositori: Repositori) -> Iterator[Kunci]:
    nama = f"Sandi repositori {repositori.kode}"
    try:
        alamat = restic_untuk(repositori).alamat
        yield Kunci(nama, f"{repositori.nama}, {alamat.lokasi}", alamat.sandi.read_text("utf-8").strip())
    except (MesinGagal, OSError, UnicodeDecodeError):
        yield Kunci(nama, repositori.nama, "")
        return
    for variabel, nilai in sorted(alamat.lingkungan.items()):
        yield Kunci(f"{variabel} {repositori.kode}", repositori.nama, nilai)


def sidik_kini() -> dict[str, str]:
    """The fingerprint of every key as it is; a key that cannot be read has none."""
    return {satu.nama: sidik_berkunci(satu.nilai, GUNA)[:32] for satu in kunci_kini() if satu.nilai}


@transaction.atomic
def cetak_lembar() -> tuple[LembarKunci, list[Kunci]]:
    """Mencatat bahwa lembar kunci dicetak, lalu menyerahkan isinya kepada pencetak; nilainya tidak disimpan.

    A password that cannot be read is handed over empty. Dasar: arsip.cadangan
    """
    isi = list(kunci_kini())
    sidik = {satu.nama: sidik_berkunci(satu.nilai, GUNA)[:32] for satu in isi if satu.nilai}
    lembar = LembarKunci.objects.create(sidik=sidik)
    catat(lembar, "lembarkunci.dicetak", banyak=len(isi))
    return lembar, isi


@transaction.atomic
def segel_lembar(
    pk: int, *, disegel_pada: date, tempat: str, pemegang: str, saksi: str, oleh: Akun
) -> LembarKunci:
    """Mencatat kapan lembar kunci disegel, di mana disimpan, oleh siapa, dan siapa saksinya.

    Raises TidakBerwenang, PenyegelanKeliru. Dasar: arsip.cadangan
    """
    lembar = kunci(LembarKunci.objects.all(), pk)
    check_penyegelan(lembar, disegel_pada, pemegang, saksi, oleh)
    lembar.disegel_pada, lembar.tempat, lembar.dicatat_oleh = disegel_pada, tempat, oleh
    lembar.pemegang, lembar.saksi = pemegang, saksi
    lembar.save(update_fields=["disegel_pada", "tempat", "pemegang", "saksi", "dicatat_oleh"])
    catat(lembar, "lembarkunci.disegel", oleh=oleh)
    return lembar


def tulis_sekali(tujuan: Path, isi: bytes) -> None:
    """Write a file that only its owner may read, and that was not there. Raises OSError."""
    descriptor = os.open(tujuan, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(descriptor, "wb") as berkas:
        berkas.write(isi)
