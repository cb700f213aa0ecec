"""The queue of backups: one job at a time, on a worker of its own, so that none delays a mail."""

from celery import shared_task
from django.db.models import Count
from django.utils import timezone

from arsip.actions.alarm import periksa_ketiadaan, periksa_pemeriksaan
from arsip.actions.jalankan import detak_pekerjaan
from arsip.actions.jalankan import jalankan as jalankan_pekerjaan
from arsip.actions.pekerjaan import TUGAS
from arsip.models import Sumber
from arsip.queries.pekerjaan import keberhasilan_terakhir, pekerjaan_terbuka, tidak_diperiksa
from lpse.sumbangan import Sampel, Ukuran, sumbangan


@shared_task(name=TUGAS)
def jalankan(pk: int) -> None:
    """Run the job; one that was taken already, or is over, is left alone."""
    jalankan_pekerjaan(pk)


def metrik() -> Ukuran:
    """Of each source the age of its newest backup; jobs that wait or run; alarms that are on; what is off."""
    now = timezone.now()
    semua = list(Sumber.objects.values_list("pk", "kode", "alarm_pada", "is_aktif"))
    sumber = [(pk, kode, alarm) for pk, kode, alarm, is_aktif in semua if is_aktif]
    terakhir = keberhasilan_terakhir([pk for pk, _, _ in sumber], now)
    status = dict(pekerjaan_terbuka().order_by().values_list("status").annotate(Count("pk")))
    return {
        "lpse_cadangan_umur_detik": [
            Sampel(max((now - terakhir[pk]).total_seconds(), 0.0), {"sumber": kode})
            for pk, kode, _ in sumber
            if pk in terakhir
        ],
        "lpse_cadangan_alarm": float(sum(alarm is not None for _, _, alarm in sumber)),
        "lpse_cadangan_dimatikan": float(len(semua) - len(sumber)),
        "lpse_cadangan_antre": float(status.get("antre", 0)),
        "lpse_cadangan_berjalan": float(status.get("berjalan", 0)),
    }


def daftarkan() -> None:
    """Register the minute's work and the figures; a queue that fails must not silence the alarm."""
    sumbangan.detak += [detak_pekerjaan, periksa_ketiadaan, periksa_pemeriksaan]
    sumbangan.metrik.append(metrik)
    sumbangan.hitungan["lpse_cadangan_periksa_absen"] = lambda: tidak_diperiksa(timezone.now())
