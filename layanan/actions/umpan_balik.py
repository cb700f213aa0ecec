"""What readers of the help centre leave behind: whether it helped, and what they looked for in vain."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from layanan.models import Artikel, PencarianNihil, UmpanBalikArtikel, VersiArtikel
from layanan.policies.pustaka import layak_dicatat
from layanan.policies.samar import hapus_pribadi

SIMPAN_NIHIL = timedelta(days=180)


@transaction.atomic
def catat_umpan_balik(versi: VersiArtikel, *, membantu: bool) -> UmpanBalikArtikel:
    """Mencatat apakah satu versi membantu seorang pembaca, tanpa mencatat siapa.

    The door asks each reader once. Dasar: layanan.informasi_fitur
    """
    umpan = UmpanBalikArtikel.objects.create(versi=versi, membantu=membantu)
    kolom = "ya" if membantu else "tidak"
    Artikel.objects.filter(pk=versi.artikel_id).update(**{kolom: F(kolom) + 1})
    return umpan


@transaction.atomic
def lengkapi_umpan_balik(pk: int, *, catatan: str) -> bool:
    """Menambah apa yang kurang menurut pembaca, sekali; nomor dan alamat di dalamnya dihapus.

    False where it was said already. Dasar: layanan.informasi_fitur
    """
    bersih = hapus_pribadi(catatan)[:500]
    return bool(bersih and UmpanBalikArtikel.objects.filter(pk=pk, catatan="").update(catatan=bersih))


@transaction.atomic
def catat_nihil(kata: list[str]) -> None:
    """Menghitung pencarian tanpa hasil; yang mungkin menyebut orang tidak dicatat.

    Dasar: layanan.informasi_fitur
    """
    teks = layak_dicatat(kata)
    if not teks:
        return
    now = timezone.now()
    PencarianNihil.objects.bulk_create([PencarianNihil(kata=teks, kali=0)], ignore_conflicts=True)
    PencarianNihil.objects.filter(kata=teks).update(kali=F("kali") + 1, terakhir=now)


def hapus_nihil_lama() -> int:
    """Menghapus yang sudah setengah tahun tidak dicari lagi."""
    lama = timezone.now() - SIMPAN_NIHIL
    return PencarianNihil.objects.filter(terakhir__lt=lama).delete()[0]
