"""Before an executor begins: the repository is the one we know, without the lock of a dead runner."""

from django.db import transaction
from django.utils import timezone

from arsip.actions.peralatan import restic_untuk
from arsip.enums.cadangan import SebabGagal, StatusPekerjaan
from arsip.mesin.galat import MesinGagal
from arsip.mesin.proses import Kendali
from arsip.mesin.restic import Restic
from arsip.models import Pekerjaan, Repositori
from lpse.jejak import catat

# What a job ends with when its programs were killed, and may have left a lock.
BERGEMBOK = (SebabGagal.TERPUTUS, SebabGagal.LEWAT_TENGGAT)
BEBERAPA = 20


def siapkan(repositori: Repositori, kendali: Kendali, dari: Restic | None = None) -> Restic:
    """The engine over this repository, which is made at its first use only.

    For a runner that holds it alone (`pegang_repositori`). Raises MesinGagal; REPOSITORI_TIDAK_ADA also where
    another repository lies in its place.
    """
    restic = restic_untuk(repositori)
    if repositori.disiapkan_pada is None:
        catat_disiapkan(repositori.pk, restic.siapkan(kendali, dari))
        repositori.refresh_from_db()
        return restic
    if restic.id() != repositori.id_mesin:
        raise MesinGagal(SebabGagal.REPOSITORI_TIDAK_ADA, "Di tempat itu ada repositori lain.")
    if _mungkin_bergembok(repositori) and restic.gembok(kendali):
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
    """Whether a job of ours died in it since the last that ended by itself.

    Any other lock is somebody else's: it stays, and the job fails as TERKUNCI.
    """
    lalu = Pekerjaan.objects.filter(berakhir_pada__isnull=False, dimulai_pada__isnull=False)
    for status, sebab in (
        (lalu.filter(repositori=repositori) | lalu.filter(tujuan=repositori))
        .order_by("-berakhir_pada")
        .values_list("status", "sebab")[:BEBERAPA]
    ):
        if status == StatusPekerjaan.DIBATALKAN or sebab in BERGEMBOK:
            return True
        if status == StatusPekerjaan.BERHASIL:
            return False
    return False
