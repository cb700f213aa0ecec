"""Tickets in the states that tests need, made through the acts people use."""

from collections.abc import Sequence
from typing import Any

from layanan.actions.penyelesaian import selesaikan
from layanan.actions.tiket import IsianTiket, catat_tiket
from layanan.enums.tiket import JenisTiket, Saluran
from layanan.models import Pelapor, Tiket
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.models import Akun, Berkas, HariLibur


def isian(**kolom: Any) -> IsianTiket:
    """What a provider writes who cannot send a bid."""
    bawaan = {
        "jenis": JenisTiket.KENDALA,
        "judul": "Tidak dapat mengunggah penawaran",
        "uraian": "Muncul galat 500 setelah menekan Kirim.",
        "nama": "Rina Contohwati",
        "surel": "rina@uji.example",
        "telepon": "081200000001",
    }
    return IsianTiket(**{**bawaan, **kolom})


def buat_tiket(
    oleh: Akun | None = None,
    saluran: Saluran = Saluran.WEB,
    lampiran: Sequence[Berkas] = (),
    **kolom: Any,
) -> Tiket:
    """A ticket just recorded; the calendar is filled where it is still empty."""
    if not HariLibur.objects.exists():
        isi_kalender_dari_profil()
    tiket = catat_tiket(isian(**kolom), saluran=saluran, oleh=oleh, lampiran=lampiran)
    tiket.refresh_from_db()
    return tiket


def buat_selesai(oleh: Akun, **kolom: Any) -> Tiket:
    """A ticket that was answered and waits for its user's word."""
    tiket = selesaikan(buat_tiket(**kolom).pk, oleh=oleh, isi="Silakan coba lagi; sudah kami perbaiki.")
    tiket.refresh_from_db()
    return tiket


def pelapor(tiket: Tiket) -> Pelapor:
    """The ticket's own person, as a door knows them by the secret."""
    return Pelapor(tiket.pk, tiket.akun)
