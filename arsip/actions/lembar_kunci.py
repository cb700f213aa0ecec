"""The sheet of keys: what a restore needs and no backup holds, printed once and never stored.

A row remembers which keys it held, by fingerprint, and where the sealed sheet lies.
"""

import contextlib
import os
import pwd
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction

from arsip.actions.peralatan import baca_rahasia, baca_rujukan, lokasi
from arsip.mesin.galat import MesinGagal
from arsip.models import LembarKunci, Repositori, Sumber
from arsip.policies.lembar_kunci import check_penyegelan
from lpse.jejak import catat
from lpse.kunci import kunci
from lpse.models import Akun
from lpse.rahasia import sidik_berkunci

GUNA = "lembar-kunci"


@dataclass(frozen=True, slots=True)
class Kunci:
    """One secret: its name, what it opens, and its value ("" where it cannot be read).

    Not `is_dinilai`: only the worker of backups may see it, so whoever asks cannot say whether it changed.
    """

    nama: str
    guna: str
    nilai: str
    is_dinilai: bool = True


def kunci_kini() -> Iterator[Kunci]:
    """Every secret that a restore needs, read where it is kept; for the paper and for nothing else."""
    yield Kunci("SECRET_KEY", "Sesi dan tautan portal", settings.SECRET_KEY)
    yield Kunci("AUDIT_KEY", "Segel jejak dan sidik pengenal", settings.AUDIT_KEY)
    siap = list(Repositori.objects.filter(is_aktif=True, disiapkan_pada__isnull=False).order_by("pk"))
    for repositori in siap:
        yield from _milik(repositori)
    if any(satu.lokasi.startswith("sftp:") for satu in siap):
        yield from _kunci_ssh()
    for sumber in Sumber.objects.aktif().exclude(rujukan="").order_by("pk"):
        yield Kunci(f"Alamat basis data {sumber.kode}", f"{sumber.nama}, {sumber.rujukan}", _alamat(sumber))


def _alamat(sumber: Sumber) -> str:
    with contextlib.suppress(MesinGagal):
        return baca_rujukan(sumber.rujukan)
    return ""


def _kunci_ssh() -> Iterator[Kunci]:
    """The keys by which the account that runs this reaches storage over SFTP, each in one line."""
    tempat, guna = dir_ssh(), "Penyimpanan sftp:, di ~/.ssh; setiap spasi di antara BEGIN dan END satu baris"
    semua = sorted(satu for satu in tempat.glob("id_*") if satu.suffix != ".pub")
    for satu in semua or [tempat]:
        nilai = ""
        with contextlib.suppress(OSError, UnicodeDecodeError):
            nilai = " ".join(satu.read_text("utf-8").split())
        yield Kunci(f"Kunci SSH {satu.name}", guna, nilai, is_dinilai=False)


def dir_ssh() -> Path:
    """Where ssh looks: by the account, whatever HOME says."""
    return Path(pwd.getpwuid(os.getuid()).pw_dir) / ".ssh"


def _milik(repositori: Repositori) -> Iterator[Kunci]:
    nama = f"Sandi repositori {repositori.kode}"
    try:
        rahasia = baca_rahasia(repositori)
    except MesinGagal:
        yield Kunci(nama, repositori.nama, "")
        return
    yield Kunci(nama, f"{repositori.nama}, {lokasi(repositori)}", rahasia.pop(""))
    for variabel, nilai in sorted(rahasia.items()):
        yield Kunci(f"{variabel} {repositori.kode}", repositori.nama, nilai)


def sidik_kini() -> dict[str, str]:
    """The fingerprint of every key as it is; "" for one that cannot be read."""
    return _sidik(kunci_kini())


def _sidik(isi: Iterable[Kunci]) -> dict[str, str]:
    dinilai = [satu for satu in isi if satu.is_dinilai]
    return {satu.nama: sidik_berkunci(satu.nilai, GUNA)[:32] if satu.nilai else "" for satu in dinilai}


@transaction.atomic
def cetak_lembar(pencetak: str = "") -> tuple[LembarKunci, list[Kunci]]:
    """Mencatat bahwa lembar kunci dicetak, lalu menyerahkan isinya kepada pencetak; nilainya tidak disimpan.

    `pencetak`: the account of the operating system that asks; no account of the portal ever sees a value. A
    password that cannot be read is handed over empty. Dasar: arsip.cadangan
    """
    isi = list(kunci_kini())
    lembar = LembarKunci.objects.create(sidik=_sidik(isi))
    catat(lembar, "lembarkunci.dicetak", banyak=len(isi), akun_sistem=pencetak)
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
