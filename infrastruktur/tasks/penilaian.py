"""What the clock does with judgement: marks silence, tells what is due, watches the watcher."""

from celery import shared_task
from django.utils import timezone

from infrastruktur.actions.denyut import kabari_penjaga_tidur, kirim_denyut, perlu_denyut
from infrastruktur.actions.kabar import kabari_yang_menunggu
from infrastruktur.actions.penilaian import tandai_hilang
from infrastruktur.queries.denyut import BATAS_DENYUT, tidur_sejak
from lpse.background import enqueue
from lpse.sumbangan import sumbangan
from lpse.waktu import waktu

# A process that has just begun says nothing about rounds that could not run before it.
_mulai = timezone.now()


class PemantauanBerhenti(Exception):
    """No round of monitoring has been finished for too long."""


@shared_task(name="infrastruktur.kirim_denyut")
def denyut() -> None:
    kirim_denyut()


def detak_penilaian() -> None:
    """Each minute: series that fell silent, notices that time made due, and a sleeping watcher."""
    now = timezone.now()
    tandai_hilang(now)
    kabari_yang_menunggu(now)
    kabari_penjaga_tidur(now)


def detak_denyut() -> None:
    """Each minute: a sign of life for the guard on the other host, where a round was finished."""
    if perlu_denyut():
        enqueue("infrastruktur.kirim_denyut")


def periksa_kesehatan() -> None:
    """Raise PemantauanBerhenti where rounds were running and stopped.

    Never before the first round, and not in a process younger than that silence may be: a portal that was
    off all night is ready before it has looked at its machines.
    """
    now = timezone.now()
    sejak = tidur_sejak(now)
    if sejak is not None and now - _mulai >= BATAS_DENYUT:
        raise PemantauanBerhenti(f"Tidak ada siklus pemantauan yang selesai sejak {waktu(sejak)}.")


def daftarkan() -> None:
    """Register the minute's work, the health check and the figures."""
    sumbangan.detak += [detak_penilaian, detak_denyut]
    sumbangan.kesehatan["pemantauan"] = periksa_kesehatan
