"""Telling people: that a job failed, that no backup succeeds any more, and that it does again.

An alarm is about the ABSENCE of success: it comes also where nothing ran, failed or said anything.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from arsip.enums.cadangan import JenisPekerjaan, StatusPekerjaan
from arsip.models import Pekerjaan, Sumber
from arsip.policies.jadwal import Jadwal, is_absen
from arsip.queries.pekerjaan import keberhasilan_terakhir
from arsip.queries.petugas import bertugas
from lpse.jejak import catat
from lpse.pemberitahuan import beritahukan
from lpse.peran import Peran

# The head hears of silence: then nobody has acted on the failures.
PENERIMA_GAGAL, PENERIMA_ABSEN = (Peran.ADMIN_SISTEM,), (Peran.ADMIN_SISTEM, Peran.KEPALA)


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
    """Membunyikan alarm untuk sumber yang cadangannya tidak kunjung berhasil; berapa sumber.

    Dasar: arsip.cadangan
    """
    now = now or timezone.now()
    sumber = list(Sumber.objects.aktif().filter(alarm_pada__isnull=True))
    terakhir = keberhasilan_terakhir([satu.pk for satu in sumber])
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
    return sum(bunyikan_alarm(satu.pk, now) for satu in absen)


@transaction.atomic
def bunyikan_alarm(pk: int, now: datetime) -> bool:
    """Memberi tahu Admin Sistem dan Kepala, sekali sampai ada yang berhasil lagi. Dasar: arsip.cadangan"""
    if not Sumber.objects.filter(pk=pk, alarm_pada__isnull=True).update(alarm_pada=now):
        return False
    sumber = Sumber.objects.get(pk=pk)
    for akun in bertugas(*PENERIMA_ABSEN):
        beritahukan(
            "arsip/cadangan_absen",
            kepada=akun.email,
            akun=akun,
            objek=sumber,
            kunci=f"cadangan-absen:{pk}:{now.isoformat()}:{akun.pk}",
        )
    catat(sumber, "sumber.alarm")
    return True
