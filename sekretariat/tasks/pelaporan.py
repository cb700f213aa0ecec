"""What the clock does about reports: has the due ones built, keeps their PDF, reminds of late ones."""

from celery import shared_task

from lpse.peran import LIHAT_SEKRETARIAT
from lpse.sumbangan import CakupanAPI, sumbangan
from sekretariat.actions.irama_laporan import ingatkan_terlambat, sapu_laporan
from sekretariat.actions.pelaporan import susun_laporan
from sekretariat.actions.pengesahan_laporan import sapu_berkas_laporan
from sekretariat.alur.periode import baca_periode
from sekretariat.policies.api import KEGIATAN_BACA


@shared_task(name="sekretariat.susun_laporan")
def susun(periode: str, jenis: str, unit: str) -> None:
    """Build the draft of one period; one that exists stays as it is."""
    susun_laporan(baca_periode(periode), oleh=None, jenis=jenis, unit=unit)


def daftarkan() -> None:
    """Have it looked at every minute, and what a token may read of the secretariat's records."""
    sumbangan.detak += [sapu_laporan, sapu_berkas_laporan, ingatkan_terlambat]
    sumbangan.daftarkan_cakupan(
        CakupanAPI(
            KEGIATAN_BACA,
            "Membaca laporan terbit, prosedur, temuan, risiko, dan program kerja",
            LIHAT_SEKRETARIAT,
        )
    )
