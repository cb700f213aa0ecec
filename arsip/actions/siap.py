"""Before an executor begins: the repository is the one we know, without the lock of a dead runner."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from arsip.actions.peralatan import buat_sandi, restic_untuk
from arsip.enums.cadangan import JenisPekerjaan, SebabGagal, StatusPekerjaan
from arsip.mesin.galat import MesinGagal
from arsip.mesin.proses import Kendali
from arsip.mesin.restic import Restic
from arsip.models import Pekerjaan, Repositori
from lpse.jejak import catat

# What a job ends with when its programs were killed, and may have left a lock.
BERGEMBOK = (SebabGagal.TERPUTUS, SebabGagal.LEWAT_TENGGAT)
# One that began this long after a death has seen it, and had the repository for itself.
JEDA_BUKTI = timedelta(minutes=1)


def boleh_bersama(pekerjaan: Pekerjaan) -> bool:
    """Whether a job may work beside others: a backup, where the repository stands and no dead lock may be.

    Making a repository and releasing locks is for one that is alone in it.
    """
    repositori = pekerjaan.repositori
    is_berdiri = repositori.disiapkan_pada is not None
    return pekerjaan.jenis == JenisPekerjaan.CADANGKAN and is_berdiri and not _mungkin_bergembok(repositori)


def siapkan(repositori: Repositori, kendali: Kendali, dari: Restic | None = None) -> Restic:
    """The engine over this repository, which is made at its first use only.

    For a runner that holds it (`pegang`), alone unless `boleh_bersama`. Raises MesinGagal;
    REPOSITORI_TIDAK_ADA also where another repository lies in its place.
    """
    buat_sandi(repositori)
    restic = restic_untuk(repositori)
    if repositori.disiapkan_pada is None:
        catat_disiapkan(repositori.pk, restic.siapkan(kendali, dari))
        repositori.refresh_from_db()
        return restic
    if restic.id() != repositori.id_mesin:
        raise MesinGagal(SebabGagal.REPOSITORI_TIDAK_ADA, "Di tempat itu ada repositori lain.")
    if _mungkin_bergembok(repositori) and _is_sendiri(repositori) and restic.gembok(kendali):
        restic.lepas_gembok(kendali)
        catat(repositori, "repositori.gembok_dilepas")
    return restic


@transaction.atomic
def catat_disiapkan(pk: int, id_mesin: str) -> None:
    """Mencatat bahwa repositori sudah dibuat, dan yang mana. Dasar: arsip.cadangan"""
    belum = Repositori.objects.filter(pk=pk, disiapkan_pada__isnull=True)
    if belum.update(disiapkan_pada=timezone.now(), id_mesin=id_mesin):
        catat(Repositori.objects.get(pk=pk), "repositori.disiapkan")


def _mungkin_bergembok(repositori: Repositori) -> bool:
    """Whether a job of ours died in it, and none that began later has ended well.

    Any other lock is somebody else's: it stays, and the job fails as TERKUNCI.
    """
    lalu = _di(repositori).filter(dimulai_pada__isnull=False)
    mati = Q(status=StatusPekerjaan.DIBATALKAN) | Q(sebab__in=BERGEMBOK)
    saat = lalu.aggregate(
        mati=Max("berakhir_pada", filter=mati),
        baik=Max("dimulai_pada", filter=Q(status=StatusPekerjaan.BERHASIL)),
    )
    return saat["mati"] is not None and (saat["baik"] is None or saat["baik"] < saat["mati"] + JEDA_BUKTI)


def _is_sendiri(repositori: Repositori) -> bool:
    """By the table of jobs, that none but the caller's own runs here."""
    return _di(repositori).filter(status=StatusPekerjaan.BERJALAN).count() <= 1


def _di(repositori: Repositori) -> QuerySet[Pekerjaan]:
    return Pekerjaan.objects.filter(Q(repositori=repositori) | Q(tujuan=repositori))
