"""Drafts left alone: warned, then destroyed with their scans."""

from django.db import transaction
from django.utils import timezone

from lpse.jejak import catat
from lpse.pemberitahuan import beritahukan
from lpse.profil import profil
from lpse.sumbangan import sumbangan
from registrasi.actions.draf import buang_riwayat
from registrasi.alur.pendaftaran import ALUR
from registrasi.enums.pendaftaran import StatusPendaftaran, Tindakan
from registrasi.models import Pendaftaran


@transaction.atomic
def peringatkan(pk: int) -> bool:
    """Memperingatkan pemohon bahwa drafnya akan dimusnahkan. Returns whether a warning was due.

    Dasar: registrasi.arsip
    """
    aturan = profil().registrasi
    pendaftaran = Pendaftaran.objects.lock(pk)
    masih_idle = Pendaftaran.objects.idle(aturan.draf_kedaluwarsa_hari - aturan.draf_peringatan_hari)
    if pendaftaran.peringatan_dikirim_pada or not masih_idle.filter(pk=pk).exists():
        return False
    pendaftaran.peringatan_dikirim_pada = timezone.now()
    pendaftaran.save(update_fields=["peringatan_dikirim_pada"])
    catat(pendaftaran, "pendaftaran.diperingatkan")
    beritahukan(
        "registrasi/draf_peringatan",
        kepada=pendaftaran.akun.email,
        kunci=f"draf.peringatan:{pk}:{pendaftaran.updated_at:%Y%m%d%H%M%S}",
        akun=pendaftaran.akun,
        objek=pendaftaran,
    )
    return True


@transaction.atomic
def kedaluwarsakan(pk: int) -> bool:
    """Memusnahkan draf yang lama tidak disentuh beserta pindaiannya. Returns whether it was due.

    A draft is destroyed only after its warning went out and the rest of its time has passed, and not while
    its owner's records are held for the law.
    Dasar: registrasi.arsip
    """
    aturan = profil().registrasi
    pendaftaran = Pendaftaran.objects.lock(pk)
    sejak_peringatan = pendaftaran.peringatan_dikirim_pada
    if (
        sejak_peringatan is None
        or (timezone.now() - sejak_peringatan).days < aturan.draf_peringatan_hari
        or not Pendaftaran.objects.idle(aturan.draf_kedaluwarsa_hari).filter(pk=pk).exists()
        or sumbangan.is_ditahan(pendaftaran.akun_id)
    ):
        return False
    musnahkan_draf(pendaftaran)
    beritahukan(
        "registrasi/draf_kedaluwarsa",
        kepada=pendaftaran.akun.email,
        kunci=f"draf.kedaluwarsa:{pk}",
        akun=pendaftaran.akun,
    )
    return True


def musnahkan_draf(pendaftaran: Pendaftaran) -> None:
    """Destroy what a draft holds, within an act that has locked it; its row stays, without personal data."""
    ALUR.check(pendaftaran, Tindakan.KEDALUWARSAKAN, None)
    for dokumen in pendaftaran.dokumen.all():
        buang_riwayat(dokumen)
    for nama in Pendaftaran.DATA_PRIBADI:
        setattr(pendaftaran, nama, "")
    pendaftaran.status, pendaftaran.updated_at = StatusPendaftaran.KEDALUWARSA, timezone.now()
    pendaftaran.save()
    catat(pendaftaran, "pendaftaran.kedaluwarsa")
