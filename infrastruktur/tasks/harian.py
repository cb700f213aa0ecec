"""What the clock does each minute: opens the sheet, looks for proof, tells of empty days and what is late."""

from datetime import date, timedelta

from django.utils import timezone

from infrastruktur.actions.harian import AWAL_KUNCI_KOSONG, buka_lembar, kabari_hari_kosong
from infrastruktur.actions.tindak_lanjut import ingatkan_terlambat, periksa_bukti
from infrastruktur.enums.harian import StatusTindakLanjut as S
from infrastruktur.models import LembarHarian, TindakLanjut
from infrastruktur.policies.harian import is_hari_kerja
from infrastruktur.queries.harian import temuan
from lpse.aturan import TindakanTertutup
from lpse.kalender import DiLuarKalender, kalender
from lpse.models import Pemberitahuan
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini, setempat

SEKALI = 200
# By then the night's summaries of the day before are there.
JAM_KABAR = 7
# A day is empty above all where the portal stood still: once it runs again, it tells of them all.
MUNDUR = timedelta(days=7)


def buka_lembar_hari_ini() -> bool:
    """Open the sheet of a working day, once. Returns whether it was opened now."""
    hari = hari_ini()
    if LembarHarian.objects.filter(hari=hari).exists() or not is_hari_kerja(hari):
        return False
    buka_lembar(hari)
    return True


def cari_bukti() -> int:
    """Look at the readings after each recorded replacement. Returns how many were settled."""
    menunggu = TindakLanjut.objects.filter(status=S.MENUNGGU_PEMBUKTIAN).order_by("pk")
    return sum(_periksa(pk) for pk in menunggu.values_list("pk", flat=True)[:SEKALI])


def _periksa(pk: int) -> bool:
    try:
        return periksa_bukti(pk) is not None
    except TindakanTertutup:
        # Another worker was quicker.
        return False


def ingatkan_yang_terlambat() -> int:
    """Remind once, in working time, of each follow-up past its time. Returns how many were reminded of."""
    try:
        if not kalender().is_kerja(timezone.now()):
            return 0
    except DiLuarKalender:
        return 0
    terlambat = list(TindakLanjut.objects.terlambat().order_by("tenggat")[:SEKALI])
    surat = Pemberitahuan.objects.filter(
        templat="infrastruktur/tindak_lanjut_terlambat", objek_id__in=[str(t.pk) for t in terlambat]
    )
    sudah = set(surat.values_list("objek_id", flat=True))
    baru = [t for t in terlambat if str(t.pk) not in sudah]
    for satu in baru:
        ingatkan_terlambat(satu)
    return len(baru)


def kabari_yang_kosong() -> int:
    """Tell once, the morning after, of each day without a record. Returns of how many days was told."""
    if setempat(timezone.now()).hour < JAM_KABAR:
        return 0
    kini = hari_ini()
    kosong = sorted({t.hari for t in temuan(kini - MUNDUR, kini - timedelta(days=1))})
    baru = [hari for hari in kosong if not _sudah_dikabari(hari)]
    for hari in baru:
        kabari_hari_kosong(hari)
    return len(baru)


def _sudah_dikabari(hari: date) -> bool:
    return Pemberitahuan.objects.filter(kunci__startswith=f"{AWAL_KUNCI_KOSONG}{hari}:").exists()


def daftarkan() -> None:
    """Register the minute's work and the metrics."""
    sumbangan.detak += [buka_lembar_hari_ini, cari_bukti, ingatkan_yang_terlambat, kabari_yang_kosong]
    sumbangan.hitungan |= {
        "lpse_tindak_lanjut_berjalan": TindakLanjut.objects.berjalan,
        "lpse_tindak_lanjut_terlambat": TindakLanjut.objects.terlambat,
    }
