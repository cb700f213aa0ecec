"""The blacklist in the background: the nightly comparison, and previews nobody decided on."""

from celery import shared_task

from lpse.sumbangan import sumbangan
from registrasi import actions


@shared_task(name="registrasi.cocokkan_daftar_hitam")
def cocokkan_daftar_hitam() -> None:
    actions.cocokkan_daftar_hitam()


@shared_task(name="registrasi.cocokkan_daftar_hitam_harian")
def cocokkan_daftar_hitam_harian() -> None:
    actions.cocokkan_hari_ini()


def daftarkan() -> None:
    """Register what falls due with the minute's tick."""
    sumbangan.detak += [actions.antrekan_pencocokan_harian, actions.buang_pratinjau_usang]
