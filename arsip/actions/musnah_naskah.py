"""Destroying an issued document whose retention time is over; who agreed to it, the list says."""

from django.db import transaction

from arsip.policies.retensi import SEBAB_TAHAN, RetensiTidakTepat
from lpse.berkas import musnahkan
from lpse.berkas.musnah import is_terhapus
from lpse.jejak import catat
from lpse.models import Akun, Berkas, Naskah


@transaction.atomic
def musnahkan_naskah(kode: str, *, oleh: Akun | None) -> None:
    """Memusnahkan PDF satu naskah, salinan bertanda tangannya, dan isi pembentuknya; nomornya tinggal.

    Idempotent. Raises RetensiTidakTepat where it is held. Dasar: arsip.retensi
    """
    naskah = Naskah.objects.select_for_update(of=("self",)).get(kode=kode)
    semua = _berkas(naskah)
    for berkas in semua:
        musnahkan(berkas)
    if not all(berkas.is_musnah for berkas in semua):
        raise RetensiTidakTepat(SEBAB_TAHAN)  # the database has kept one
    if naskah.isi:
        naskah.isi = {}
        naskah.save(update_fields=["isi"])
        catat(naskah, "naskah.dimusnahkan", oleh=oleh)


def is_naskah_tuntas(kode: str) -> bool:
    """Whether the bytes of a document are gone from storage."""
    return all(map(is_terhapus, _berkas(Naskah.objects.get(kode=kode))))


def _berkas(naskah: Naskah) -> list[Berkas]:
    pks = [naskah.berkas_id, naskah.berkas_bertanda_tangan_id]
    return list(Berkas.objects.filter(pk__in=[pk for pk in pks if pk]).order_by("pk"))
