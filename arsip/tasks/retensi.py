"""Destruction by the clock: what was approved is carried out piece by piece, and taken up again."""

from celery import shared_task
from django.db.models import Q

from arsip.actions.pembersihan import gagalkan_pembersihan
from arsip.actions.pemusnahan import TUGAS, is_sedang_dicadangkan, laksanakan_pemusnahan
from arsip.enums.cadangan import StatusPekerjaan
from arsip.enums.retensi import StatusPembersihan, StatusPemusnahan
from arsip.models import Pembersihan, Pemusnahan
from lpse.background import enqueue
from lpse.sumbangan import sumbangan

# Of each minute on the slow queue, which others use as well.
DETIK = 20.0
PALING_BANYAK = 20


@shared_task(name=TUGAS)
def laksanakan(pk: int) -> None:
    """Go on with one list for at most so long; the next minute goes on from there."""
    laksanakan_pemusnahan(pk, detik=DETIK)


def detak_pemusnahan() -> None:
    """Each minute: hand over approved lists that are not finished, unless the portal is being saved."""
    disetujui = Pemusnahan.objects.filter(status=StatusPemusnahan.DISETUJUI).order_by("pk")
    pks = list(disetujui.values_list("pk", flat=True)[:PALING_BANYAK])
    if pks and not is_sedang_dicadangkan():
        for pk in pks:
            enqueue(TUGAS, pk, queue="lama", expires=55)


def detak_pembersihan() -> None:
    """Each minute: end the clearings whose job has failed or was stopped."""
    berakhir = (StatusPekerjaan.GAGAL, StatusPekerjaan.DIBATALKAN)
    terbuka = Pembersihan.objects.filter(
        Q(status=StatusPembersihan.DIHITUNG, pekerjaan_coba__status__in=berakhir)
        | Q(status=StatusPembersihan.DISETUJUI, pekerjaan__status__in=berakhir)
    )
    for pk in terbuka.values_list("pk", flat=True)[:PALING_BANYAK]:
        gagalkan_pembersihan(pk)


def metrik() -> dict[str, float]:
    """Lists that wait for a decision, and lists being carried out."""
    rows = Pemusnahan.objects
    return {
        "lpse_pemusnahan_menunggu": float(rows.filter(status=StatusPemusnahan.DIUSULKAN).count()),
        "lpse_pemusnahan_berjalan": float(rows.filter(status=StatusPemusnahan.DISETUJUI).count()),
    }


def daftarkan() -> None:
    """Register the minute's work and the figures."""
    sumbangan.detak += [detak_pemusnahan, detak_pembersihan]
    sumbangan.metrik.append(metrik)
