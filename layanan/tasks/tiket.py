"""What the clock does with tickets: an answer nobody has confirmed closes after its working days."""

from django.utils import timezone

from layanan.actions.penyelesaian import HARI_KONFIRMASI, tutup_tak_dikonfirmasi
from layanan.enums.tiket import StatusTiket
from layanan.models import Tiket
from lpse.kalender import DiLuarKalender, KalenderKerja, kalender
from lpse.sumbangan import sumbangan

SEKALI = 200


def tutup_yang_lewat() -> int:
    """Close what has waited long enough for its user's word, oldest first. Returns how many."""
    kerja = kalender()
    menunggu = Tiket.objects.filter(status=StatusTiket.SELESAI).order_by("diselesaikan_pada")[:SEKALI]
    ditutup = 0
    for tiket in menunggu:
        if not _is_lewat(tiket, kerja):
            break
        ditutup += tutup_tak_dikonfirmasi(tiket.pk) is not None
    return ditutup


def _is_lewat(tiket: Tiket, kerja: KalenderKerja) -> bool:
    assert tiket.diselesaikan_pada  # a constraint: what is solved says when
    try:
        return kerja.due_hari(tiket.diselesaikan_pada, HARI_KONFIRMASI) < timezone.now()
    except DiLuarKalender:
        return True


def daftarkan() -> None:
    """Let the minute's tick look at what has waited long enough, and tell of the queue."""
    sumbangan.detak.append(tutup_yang_lewat)
    sumbangan.hitungan |= {
        "lpse_tiket_terbuka": Tiket.objects.terbuka,
        "lpse_tiket_terlambat": lambda: Tiket.objects.terlambat(timezone.now()),
    }
