"""Destruction by the clock: what was approved is carried out piece by piece, and taken up again."""

from functools import partial

from celery import shared_task
from django.db.models import Q

from arsip.actions.musnah_naskah import is_naskah_tuntas, musnahkan_naskah
from arsip.actions.pembersihan import gagalkan_pembersihan
from arsip.actions.pemusnahan import TUGAS, is_sedang_dicadangkan, laksanakan_pemusnahan
from arsip.enums.cadangan import StatusPekerjaan
from arsip.enums.retensi import StatusPembersihan, StatusPemusnahan
from arsip.models import Pembersihan, Pemusnahan
from arsip.policies.retensi import NAMA_KELAS
from arsip.queries import naskah_retensi
from arsip.queries.retensi import is_akun_ditahan, masa_kini
from lpse.background import enqueue
from lpse.sumbangan import RekamanRetensi, sumbangan

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


def _rekaman(kelas: str, nama: str) -> RekamanRetensi:
    return RekamanRetensi(
        kelas,
        nama,
        naskah_retensi.PERISTIWA,
        partial(naskah_retensi.jatuh_tempo, kelas),
        partial(naskah_retensi.cari_naskah, kelas),
        musnahkan_naskah,
        is_naskah_tuntas,
        naskah_retensi.url_naskah,
    )


def daftarkan() -> None:
    """Register the minute's work, the figures, and what other units ask: what is held, for how long."""
    for kelas, nama in NAMA_KELAS.items():
        sumbangan.rekaman_retensi[kelas] = _rekaman(kelas, nama)
    sumbangan.is_ditahan, sumbangan.masa_retensi = is_akun_ditahan, masa_kini
    sumbangan.detak += [detak_pemusnahan, detak_pembersihan]
    # Lists that wait for a decision, and lists being carried out.
    sumbangan.hitungan |= {
        "lpse_pemusnahan_menunggu": partial(Pemusnahan.objects.filter, status=StatusPemusnahan.DIUSULKAN),
        "lpse_pemusnahan_berjalan": partial(Pemusnahan.objects.filter, status=StatusPemusnahan.DISETUJUI),
    }
