"""Telling people: that a job failed, that no backup succeeds any more, and that it does again.

An alarm is about the ABSENCE of success: it comes also where nothing ran, failed or said anything.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from arsip.enums.cadangan import JenisPekerjaan, StatusPekerjaan
from arsip.models import Pekerjaan, Repositori, Sumber
from arsip.policies.jadwal import Jadwal, is_absen
from arsip.queries.pekerjaan import keberhasilan_terakhir, tidak_diperiksa
from arsip.queries.petugas import bertugas
from lpse.jejak import catat
from lpse.models import Pemberitahuan
from lpse.pemberitahuan import beritahukan
from lpse.peran import Peran

# The head hears of silence: then nobody has acted on the failures.
PENERIMA_GAGAL, PENERIMA_ABSEN = (Peran.ADMIN_SISTEM,), (Peran.ADMIN_SISTEM, Peran.KEPALA)
# As long as the silence lasts, people are told again after so long.
INGATKAN_LAGI = timedelta(days=7)


def kabari_gagal(pekerjaan: Pekerjaan) -> None:
    """Tell the system administrators of this failure, within the transaction that records it."""
    for akun in bertugas(*PENERIMA_GAGAL):
        beritahukan(
            "arsip/pekerjaan_gagal",
            kepada=akun.email,
            akun=akun,
            objek=pekerjaan,
            kunci=f"pekerjaan-gagal:{pekerjaan.pk}:{akun.pk}",
        )


def kabari_pulih(pekerjaan: Pekerjaan, now: datetime) -> None:
    """Where the job before it failed, or the alarm was on, tell those who heard of that; the alarm ends."""
    sumber = pekerjaan.sumber
    if pekerjaan.jenis != JenisPekerjaan.CADANGKAN or sumber is None:
        return
    was_alarm = Sumber.objects.filter(pk=sumber.pk, alarm_pada__isnull=False).update(alarm_pada=None)
    if was_alarm:
        catat(sumber, "sumber.alarm_selesai")
    if not was_alarm and not _sebelumnya_gagal(pekerjaan):
        return
    for akun in bertugas(*(PENERIMA_ABSEN if was_alarm else PENERIMA_GAGAL)):
        beritahukan(
            "arsip/cadangan_pulih",
            kepada=akun.email,
            akun=akun,
            objek=pekerjaan,
            kunci=f"cadangan-pulih:{pekerjaan.pk}:{akun.pk}",
        )


def _sebelumnya_gagal(pekerjaan: Pekerjaan) -> bool:
    sebelumnya = (
        Pekerjaan.objects.filter(sumber=pekerjaan.sumber, jenis=pekerjaan.jenis, berakhir_pada__isnull=False)
        .exclude(pk=pekerjaan.pk)
        .exclude(status=StatusPekerjaan.DIBATALKAN)
        .order_by("-berakhir_pada")
        .values_list("status", flat=True)
        .first()
    )
    return sebelumnya == StatusPekerjaan.GAGAL


def periksa_ketiadaan(now: datetime | None = None) -> int:
    """Membunyikan alarm untuk sumber yang cadangannya tidak kunjung berhasil, dan mengingatkan tiap pekan.

    Returns of how many sources people were told. Dasar: arsip.cadangan
    """
    now = now or timezone.now()
    sumber = list(Sumber.objects.aktif())
    terakhir = keberhasilan_terakhir([satu.pk for satu in sumber], now)
    absen = [
        satu
        for satu in sumber
        if is_absen(
            Jadwal(satu.selang_jam, satu.mulai_pukul),
            satu.batas_jam,
            terakhir.get(satu.pk, satu.created_at),
            now,
        )
    ]
    return sum(_ingatkan(satu, now) if satu.alarm_pada else bunyikan_alarm(satu.pk, now) for satu in absen)


@transaction.atomic
def bunyikan_alarm(pk: int, now: datetime) -> bool:
    """Memberi tahu Admin Sistem dan Kepala bahwa tidak ada yang berhasil. Dasar: arsip.cadangan"""
    if not Sumber.objects.filter(pk=pk, alarm_pada__isnull=True).update(alarm_pada=now):
        return False
    sumber = Sumber.objects.get(pk=pk)
    _ingatkan(sumber, now)
    catat(sumber, "sumber.alarm")
    return True


def _ingatkan(sumber: Sumber, now: datetime) -> bool:
    assert sumber.alarm_pada is not None  # the alarm is on
    pekan = (now - sumber.alarm_pada) // INGATKAN_LAGI
    kunci = f"cadangan-absen:{sumber.pk}:{sumber.alarm_pada.isoformat()}:{pekan}"
    return _beritahukan_sekali("arsip/cadangan_absen", sumber, kunci)


def periksa_pemeriksaan(now: datetime | None = None) -> int:
    """Memberi tahu, lalu mengingatkan tiap pekan, bahwa repositori tidak lagi diperiksa; berapa repositori.

    That a check has failed is told by the job; that none comes to an end, by nobody else.
    Dasar: arsip.cadangan
    """
    now, banyak = now or timezone.now(), 0
    for satu in tidak_diperiksa(now):
        sejak = satu.diperiksa_pada or satu.disiapkan_pada
        assert sejak is not None  # it was made
        kunci = f"periksa-absen:{satu.pk}:{sejak.isoformat()}:{(now - sejak) // INGATKAN_LAGI}"
        banyak += _beritahukan_sekali("arsip/periksa_absen", satu, kunci)
    return banyak


@transaction.atomic
def _beritahukan_sekali(templat: str, objek: Sumber | Repositori, kunci: str) -> bool:
    """Tell the administrators and the head, once by this key; asked each minute, so a look comes first."""
    if Pemberitahuan.objects.filter(kunci__startswith=f"{kunci}:").exists():
        return False
    orang = list(bertugas(*PENERIMA_ABSEN))
    for akun in orang:
        beritahukan(templat, kepada=akun.email, akun=akun, objek=objek, kunci=f"{kunci}:{akun.pk}")
    return bool(orang)
