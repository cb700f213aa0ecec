"""Large exports and verifications of the seals in the background; the clock takes up what was dropped."""

from celery import shared_task

from lpse.sumbangan import sumbangan
from sekretariat.actions import kerja_periksa as kerja


@shared_task(name=kerja.TUGAS_EKSPOR)
def ekspor_periksa(pk: int) -> None:
    kerja.kerjakan_ekspor(pk)


@shared_task(name=kerja.TUGAS_SEGEL)
def periksa_segel(pk: int) -> None:
    kerja.kerjakan_segel(pk)


def daftarkan() -> None:
    """Register the minute's work, and where the exports' bytes lie."""
    sumbangan.detak += [kerja.sapu_kerja_periksa, kerja.buang_ekspor_lama]
    sumbangan.kunci_simpanan.append(kerja.kunci_ekspor)
