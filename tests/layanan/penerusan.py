"""Matters for LKPP in the states that tests need, made through the acts people use."""

from typing import Any

from layanan.actions.penerusan import IsianPenerusan, kirim, siapkan
from layanan.enums.penerusan import JenisPenerusan
from layanan.models import Penerusan, Tiket
from lpse.models import Akun
from tests.layanan.tiket import buat_tiket


def buat_penerusan(oleh: Akun, tiket: Tiket | None = None, **kolom: Any) -> Penerusan:
    """An obstacle prepared for LKPP, of a new ticket unless one is given."""
    bawaan = {
        "jenis": JenisPenerusan.KENDALA,
        "judul": "Penawaran gagal diunggah",
        "uraian": "Galat 500 pada semua penyedia.",
        "upaya": "Peramban lain dan jaringan lain sudah dicoba.",
        "alasan": "tidak_terselesaikan",
    }
    return siapkan(IsianPenerusan(**{**bawaan, **kolom}), oleh=oleh, tiket=tiket or buat_tiket())


def buat_dikirim(oleh: Akun, tiket: Tiket | None = None, **kolom: Any) -> Penerusan:
    """One that was sent and waits for LKPP."""
    return kirim(buat_penerusan(oleh, tiket).pk, oleh=oleh, **kolom)
