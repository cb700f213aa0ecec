"""Articles of the help centre for the tests, made by the acts."""

from typing import Any

from layanan.actions.pustaka import tulis_artikel, tulis_dan_terbitkan
from layanan.models import Artikel
from lpse.models import Akun
from lpse.peran import Peran
from tests.factories import buat_akun

RAK = (
    (
        "akun",
        "Lupa kata sandi SPSE",
        "Pakai tautan Lupa Kata Sandi di halaman masuk.",
        "Tautan pengganti dikirim ke surel yang terdaftar dan berlaku satu jam.",
    ),
    (
        "penawaran",
        "Mengunggah dokumen penawaran",
        "Unggah berkas RHS sebelum batas akhir.",
        "Gunakan **Apendo** versi terakhir.\n\nPengunggahan diulang bila jaringan putus.",
    ),
    (
        "jadwal",
        "Perubahan jadwal tender",
        "Jadwal diubah oleh Pokja, bukan oleh LPSE.",
        "Riwayat perubahan terlihat pada menu Jadwal.",
    ),
    (
        "kendala",
        "Halaman SPSE menampilkan galat 500",
        "Hapus simpanan peramban, lalu coba lagi.",
        "Bila galatnya tetap, laporkan jam kejadiannya.",
    ),
)


def petugas() -> Akun:
    """Somebody who keeps the help centre and serves tickets."""
    return buat_akun(Peran.HELPDESK)


def isian(**isi: str) -> dict[str, Any]:
    """A complete article as its form holds it."""
    bawaan = {
        "judul": "Cara mengganti surel",
        "ringkas": "Ajukan permohonan ganti surel di portal.",
        "isi": "1. Masuk ke portal.\n2. Pilih **Permohonan**.",
        "kategori": "akun",
        "bentuk": "tanya_jawab",
        "untuk": "semua",
    }
    return {**bawaan, **isi}


def draf(oleh: Akun | None = None, **isi: str) -> Artikel:
    return tulis_artikel(oleh=oleh or petugas(), **isian(**isi))


def terbit(oleh: Akun | None = None, **isi: str) -> Artikel:
    """One that everybody can read."""
    return tulis_dan_terbitkan(oleh=oleh or petugas(), **isian(**isi))


def isi_rak(oleh: Akun | None = None) -> dict[str, Artikel]:
    """A small help centre, by shelf."""
    oleh = oleh or petugas()
    return {
        kategori: terbit(oleh, kategori=kategori, judul=judul, ringkas=ringkas, isi=isi)
        for kategori, judul, ringkas, isi in RAK
    }
