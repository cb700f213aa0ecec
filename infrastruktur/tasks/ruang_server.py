"""What falls due around server rooms by the passing of time; decided from rows, called every minute."""

import logging
from collections.abc import Callable, Iterable

from django.utils import timezone

from infrastruktur.actions.izin_ruang import akhiri_izin_menurut_jam, siapkan_ruang_server
from infrastruktur.actions.kunjungan_ruang import periksa_kunjungan
from infrastruktur.actions.lingkungan import periksa_hari
from infrastruktur.models import BacaanLingkungan
from infrastruktur.queries.ruang_server import di_dalam, izin_jatuh_tempo, ruang_server
from lpse.kalender import ONE_DAY, kalender
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini, setempat

logger = logging.getLogger(__name__)
SEKALI = 200
# How far back days without a reading are looked for: a portal that stood still catches up.
HARI_KE_BELAKANG = 7


def sapu_izin() -> int:
    """End what was not confirmed, decided or used in time. Returns how many."""
    pks = izin_jatuh_tempo(timezone.now()).order_by("pk").values_list("pk", flat=True)[:SEKALI]
    return _setiap(akhiri_izin_menurut_jam, pks)


def sapu_kunjungan() -> int:
    """Find who is still inside past the time. Returns how many findings are new."""
    return _setiap(periksa_kunjungan, di_dalam().values_list("pk", flat=True)[:SEKALI])


def _setiap(act: Callable[[int], int], pks: Iterable[int]) -> int:
    jumlah = 0
    for pk in pks:
        try:
            jumlah += act(pk)
        except Exception:
            # One record that cannot be handled must not keep the others waiting.
            logger.exception("ruang server: %s tidak dapat diproses", pk)
    return jumlah


def sapu_bacaan() -> int:
    """Find working days that went by without a reading; rooms never read yet are not looked at.

    Returns how many findings are new.
    """
    kini, kerja, jumlah = hari_ini(), kalender(), 0
    hari = [kini - n * ONE_DAY for n in range(1, HARI_KE_BELAKANG + 1)]
    kerja_lalu = [h for h in hari if h >= kerja.dari and kerja.is_hari_kerja(h)]
    for lokasi in ruang_server():
        pertama = BacaanLingkungan.objects.filter(lokasi=lokasi).order_by("pada").first()
        if pertama is not None:
            mulai = setempat(pertama.pada).date()
            jumlah += sum(periksa_hari(lokasi, h) for h in kerja_lalu if h > mulai)
    return jumlah


def daftarkan() -> None:
    """Have all of them looked at every minute."""
    sumbangan.detak += [siapkan_ruang_server, sapu_izin, sapu_kunjungan, sapu_bacaan]
