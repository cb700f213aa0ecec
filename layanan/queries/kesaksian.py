"""What the page of a case reads: its files with their chain of custody, and what happened."""

from typing import Any

from layanan.models import BerkasTakTerbuka, Kesaksian, SerahTerimaBukti
from lpse.riwayat import riwayat_jejak

PERISTIWA = {
    "kesaksian.dicatat": "Dicatat",
    "kesaksian.diubah": "Isian diubah",
    "kesaksian.siap": "Dinyatakan lengkap",
    "kesaksian.terbit": "Berita acara terbit",
    "kesaksian.ditandatangani": "Salinan bertanda tangan diunggah",
    "kesaksian.dikirim_lkpp": "Dikirim ke LKPP",
    "kesaksian.hasil_forensik": "Hasil pemeriksaan dicatat",
    "kesaksian.ditutup": "Ditutup",
    "kesaksian.dibatalkan": "Dibatalkan",
    "kesaksian.dicabut": "Berita acara dicabut",
    "kesaksian.berkas_disegel": "Berkas disimpan tersegel",
    "kesaksian.bukti_diambil": "Salinan berkas tersegel diambil",
    "kesaksian.bukti_diserahkan": "Serah terima dicatat",
}
BATAS_RIWAYAT = 30


def berkas_dan_rantai(kesaksian: Kesaksian) -> list[tuple[BerkasTakTerbuka, list[SerahTerimaBukti]]]:
    """Each file, in the order recorded, with every hand it passed through; two queries."""
    berkas = list(kesaksian.berkas.select_related("segel").order_by("pk"))
    rantai: dict[int, list[SerahTerimaBukti]] = {b.pk: [] for b in berkas}
    for satu in SerahTerimaBukti.objects.filter(berkas__in=berkas).select_related("oleh"):
        rantai[satu.berkas_id].append(satu)
    return [(b, rantai[b.pk]) for b in berkas]


def riwayat(kesaksian: Kesaksian) -> list[dict[str, Any]]:
    """What happened, newest first, with who did it."""
    return riwayat_jejak(kesaksian, PERISTIWA, BATAS_RIWAYAT)
