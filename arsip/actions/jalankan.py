"""Running one job: who executes which kind, and how every end of it is recorded.

An executor takes a `Kerja` and returns a `Hasil`, or raises MesinGagal or Dihentikan. It writes no status.
"""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from arsip.actions import cadangkan, pembersihan, periksa, salin_media, uji_pulih
from arsip.actions.kerja import Denyut, Hasil, Kerja, mulai_kerja, pegang
from arsip.actions.pekerjaan import (
    ANTREAN,
    TUGAS,
    ambil,
    antrekan,
    catat_detak,
    gagalkan,
    hentikan,
    sapu_terputus,
    selesaikan,
)
from arsip.actions.siap import boleh_bersama
from arsip.enums.cadangan import JenisPekerjaan, SebabGagal, StatusPekerjaan
from arsip.mesin.galat import Dihentikan, MesinGagal
from arsip.models import Pekerjaan, Sumber
from arsip.policies.jadwal import PERIKSA_PUKUL, PERIKSA_SELANG, Jadwal, giliran_terakhir, jatuh_tempo
from arsip.queries.pekerjaan import pekerjaan_sejak, perlu_diperiksa, repositori_terpakai
from lpse.aturan import TindakanTertutup
from lpse.background import enqueue
from lpse.waktu import zona

logger = logging.getLogger(__name__)
J = JenisPekerjaan
# What is not begun by then is published anew by the next minute.
DETIK_BASI, PALING_BANYAK = 55, 20

# Each area adds its own kind with one line.
PELAKSANA: dict[JenisPekerjaan, Callable[[Kerja], Hasil]] = {
    J.CADANGKAN: cadangkan.laksanakan,
    J.PERIKSA: periksa.laksanakan,
    J.SALIN: salin_media.laksanakan,
    J.UJI_PULIH: uji_pulih.laksanakan,
    J.BERSIHKAN: pembersihan.laksanakan,
}


def jalankan(pk: int) -> Pekerjaan | None:
    """Menjalankan satu pekerjaan sampai berakhir; None bila bukan giliran proses ini.

    That is so for one already taken or over (a task delivered twice), and while its repository is in use: it
    stays queued, and the next minute brings it again. Dasar: arsip.cadangan
    """
    rows = Pekerjaan.objects.select_related("repositori", "sumber")
    calon = rows.filter(pk=pk, status=StatusPekerjaan.ANTRE).first()
    if calon is None:
        return None
    with pegang(calon, bersama=boleh_bersama(calon)) as dapat:
        pekerjaan = ambil(pk) if dapat else None
        if pekerjaan is None:
            return None
        try:
            return _sampai_berakhir(pekerjaan)
        except TindakanTertutup:
            # Swept meanwhile, being taken for dead: what the row says holds.
            logger.error("pekerjaan %s sudah diakhiri yang lain", pekerjaan.kode)
            return Pekerjaan.objects.get(pk=pk)


def _sampai_berakhir(pekerjaan: Pekerjaan) -> Pekerjaan:
    """Whatever happens has one of three ends; only a killed process leaves none (`sapu_terputus`)."""
    pk = pekerjaan.pk
    try:
        with Denyut(pk, catat_detak) as denyut:
            try:
                hasil = PELAKSANA[JenisPekerjaan(pekerjaan.jenis)](mulai_kerja(pekerjaan, denyut))
            finally:
                # Idle for hours, ours may have been cut meanwhile: asked before its next use, and opened
                # anew, or no end could be written.
                connection.close_if_unusable_or_obsolete()
    except Dihentikan:
        return hentikan(pk)
    except MesinGagal as galat:
        return gagalkan(pk, galat.sebab, galat.keterangan, galat.rc)
    except (KeyboardInterrupt, SystemExit):
        # The worker is being ended; what it ran has ended with it.
        gagalkan(pk, SebabGagal.TERPUTUS, "Dihentikan bersama proses yang menjalankannya.")
        raise
    except Exception as galat:
        logger.exception("pekerjaan %s", pekerjaan.kode)
        # The text of an unknown exception may hold anything; its kind does not.
        return gagalkan(pk, SebabGagal.LAINNYA, f"Galat tak terduga ({type(galat).__name__}); lihat log.")
    return selesaikan(pk, hasil)


def detak_pekerjaan() -> None:
    """Each minute: declare dead what died, queue what is due, and publish what waits."""
    sapu_terputus()
    antrekan_jatuh_tempo()
    dorong_antrean()


def antrekan_jatuh_tempo() -> int:
    """Mengantrekan yang gilirannya tiba: cadangan tiap sumber, pemeriksaan tiap repositori; berapa banyak.

    Dasar: arsip.cadangan
    """
    now, banyak = timezone.now(), 0
    for sumber in Sumber.objects.aktif().filter(repositori__is_aktif=True).select_related("repositori"):
        jadwal = Jadwal(sumber.selang_jam, sumber.mulai_pukul)
        saring = {"jenis": J.CADANGKAN, "sumber": sumber}
        lalu = pekerjaan_sejak(saring, giliran_terakhir(jadwal, now, zona()))
        if giliran := jatuh_tempo(jadwal, lalu, now, zona(), sejak=sumber.created_at):
            banyak += antrekan(J.CADANGKAN, sumber.repositori, sumber=sumber, giliran=giliran) is not None
    jadwal = Jadwal(PERIKSA_SELANG, PERIKSA_PUKUL)
    for repositori in perlu_diperiksa():
        saring = {"jenis": J.PERIKSA, "repositori": repositori}
        lalu = pekerjaan_sejak(saring, giliran_terakhir(jadwal, now, zona()))
        sejak = repositori.disiapkan_pada or now
        if giliran := jatuh_tempo(jadwal, lalu, now, zona(), sejak=sejak):
            banyak += antrekan(J.PERIKSA, repositori, giliran=giliran) is not None
    return banyak


def dorong_antrean() -> int:
    """Publish what waits and whose repositories are free: the queue may have lost it, or it was not its turn.

    One that is filled by backups is free for another backup.
    """
    basi = timezone.now() - timedelta(seconds=DETIK_BASI)
    antre = Pekerjaan.objects.filter(status=StatusPekerjaan.ANTRE, dibuat_pada__lt=basi)
    ditambah, dipakai = repositori_terpakai()
    semua = ditambah | dipakai
    bebas = antre.exclude(Q(repositori__in=dipakai) | Q(tujuan__in=semua)).exclude(
        ~Q(jenis=J.CADANGKAN) & Q(repositori__in=ditambah)
    )
    pks = list(bebas.order_by("pk").values_list("pk", flat=True)[:PALING_BANYAK])
    for pk in pks:
        enqueue(TUGAS, pk, queue=ANTREAN, expires=DETIK_BASI)
    return len(pks)
