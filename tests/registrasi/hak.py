"""Requests and breaches for tests, made by the acts themselves."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from lpse.models import Akun
from registrasi import actions
from registrasi.models import InsidenData, PermintaanHakData

JAWABAN = "Berkas pendaftaran wajib disimpan, Pasal 10."


def minta(akun: Akun, jenis: str = "akses") -> PermintaanHakData:
    return actions.ajukan_hak(oleh=akun, jenis=jenis, uraian="Mohon penjelasan.")


def diproses(akun: Akun, petugas: Akun, jenis: str = "akses") -> PermintaanHakData:
    return actions.proses_hak(minta(akun, jenis).pk, oleh=petugas)


def catat_insiden(petugas: Akun, *subjek: Akun, jam: float = 2, **lain: Any) -> InsidenData:
    """A breach known for so many hours; of everybody unless persons are named."""
    isi: dict[str, Any] = {
        "diketahui_pada": timezone.now() - timedelta(hours=jam),
        "terjadi_pada": None,
        "uraian": "Daftar terkirim ke alamat keliru.",
        "jenis_data": "Nama dan surel",
        "upaya": "Penerima diminta menghapus.",
        "cakupan": "tertentu" if subjek else "semua",
        "subjek": list(subjek),
    }
    return actions.catat_insiden(oleh=petugas, **isi | lain)


def nilai(insiden: InsidenData, petugas: Akun, *, ganggu: bool = False) -> InsidenData:
    return actions.nilai_insiden(
        insiden.pk, oleh=petugas, penilaian="Dampaknya terbatas.", is_ganggu_layanan=ganggu
    )
