"""Procedures for the tests: who writes, who approves, and versions at every stage."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from lpse.models import Akun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from sekretariat.actions.prosedur import ajukan_versi, catat_prosedur, sahkan_versi, susun_versi
from sekretariat.models import Prosedur, VersiProsedur
from tests.factories import buat_akun

_urut = count(1)
SEHARI = timedelta(days=1)
ISI = {
    "tujuan": "Pendaftar diperiksa dengan cara yang sama.",
    "kunci_dasar": "sekretariat.standar_prosedur",
    "langkah": "## Menerima\n\n1. Ambil yang terlama.\n2. Cocokkan dengan aslinya.\n",
    "perubahan": "",
}


def sekretaris() -> Akun:
    return buat_akun(Peran.SEKRETARIS)


def kepala() -> Akun:
    return buat_akun(
        Peran.KEPALA, nama="Dra. Wahyuni Contoh", jabatan="Kepala Dinas", nip="197001011995032001"
    )


def prosedur(oleh: Akun, **ganti: Any) -> Prosedur:
    """One just recorded."""
    isi = {
        "jenis": "standar",
        "bidang": "registrasi",
        "judul": f"Prosedur {next(_urut)}",
        "unit": "registrasi",
    }
    return catat_prosedur(oleh=oleh, **(isi | ganti))


def konsep(oleh: Akun, satu: Prosedur | None = None, **ganti: Any) -> VersiProsedur:
    """A version being written; of a new procedure, or the next one."""
    satu = satu or prosedur(oleh)
    berubah = {"perubahan": "Langkah kedua diperjelas."} if satu.versi.exists() else {}
    return susun_versi(satu.pk, oleh=oleh, **(ISI | berubah | ganti))


def diajukan(oleh: Akun, satu: Prosedur | None = None, **ganti: Any) -> VersiProsedur:
    return ajukan_versi(konsep(oleh, satu, **ganti).pk, oleh=oleh)


def berlaku(
    oleh: Akun, pengesah: Akun, satu: Prosedur | None = None, *, mulai: date | None = None, **ganti: Any
) -> VersiProsedur:
    """An approved version, in force from today unless said otherwise."""
    versi = diajukan(oleh, satu, **ganti)
    return sahkan_versi(versi.pk, oleh=pengesah, mulai=mulai or hari_ini())
