"""The help centre in the demo: a dozen articles, what readers thought of them, and what they missed."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from layanan.actions.pustaka import terbitkan_artikel, tulis_artikel, ubah_artikel
from layanan.actions.umpan_balik import catat_nihil, catat_umpan_balik, lengkapi_umpan_balik
from layanan.demo.isi_pustaka import ARTIKEL, DRAF
from layanan.models import Artikel
from lpse.models import Akun
from lpse.waktu import hari_ini, zona

# How many readers said yes, and no, from the first article on.
DIJAWAB = ((9, 1), (6, 2), (5, 0), (3, 1), (2, 0))
NIHIL = (("sertifikat elektronik", 5), ("e-katalog", 4), ("konsolidasi pengadaan", 2))


def isi_demo_pustaka() -> None:
    """All made by the acts people use, each with its own day; one is due for review, one has two versions."""
    oleh = Akun.objects.get(user_id="helpdesk")
    semua = [_terbitkan(oleh, urut, isi) for urut, isi in enumerate(ARTIKEL)]
    tulis_artikel(oleh=oleh, **DRAF)
    for artikel, (ya, tidak) in zip(semua, DIJAWAB, strict=False):
        _jawab(artikel, ya, tidak)
    for kata, kali in NIHIL:
        for _ in range(kali):
            catat_nihil(kata.split())
    pertama = semua[0]
    ubah_artikel(
        pertama.pk,
        oleh=oleh,
        isi=f"{pertama.isi}\n\nKata sandi baru berlaku saat itu juga di semua peranti.",
    )
    terbitkan_artikel(pertama.pk, oleh=oleh, catatan="Menjawab pertanyaan pembaca tentang peranti lain.")


def _terbitkan(oleh: Akun, urut: int, isi: dict[str, Any]) -> Artikel:
    """Written so many days ago; the oldest was to be read again yesterday."""
    hari = hari_ini() - timedelta(days=200 - 12 * urut)
    saat = timezone.make_aware(datetime.combine(hari, time(9, 30)), zona())
    artikel = tulis_artikel(oleh=oleh, pada=saat, **isi)
    tinjau = hari_ini() - timedelta(days=1) if urut == 1 else hari_ini() + timedelta(days=30 + 7 * urut)
    return terbitkan_artikel(artikel.pk, oleh=oleh, tinjau_lagi=tinjau, pada=saat)


def _jawab(artikel: Artikel, ya: int, tidak: int) -> None:
    assert artikel.versi is not None
    for nomor in range(ya + tidak):
        umpan = catat_umpan_balik(artikel.versi, membantu=nomor < ya)
    if tidak:
        lengkapi_umpan_balik(umpan.pk, catatan="Apakah saya juga keluar dari ponsel saya?")
