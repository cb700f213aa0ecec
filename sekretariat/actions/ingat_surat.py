"""Reminding, once each: of instructions whose day has passed, and of letters whose reply is late."""

from django.db import transaction
from django.utils import timezone

from lpse.pemberitahuan import beritahukan
from lpse.waktu import hari_ini
from sekretariat.queries.persuratan import belum_dibalas, disposisi_lewat, pengurus_surat

SURAT_LEWAT = "sekretariat/disposisi_lewat"
SURAT_BALASAN = "sekretariat/balasan_lewat"
SEKALI_SAPU = 100


@transaction.atomic
def sapu_disposisi() -> int:
    """Mengingatkan penerima dan pemberi disposisi yang lewat tenggat, satu kali. Returns how many.

    Dasar: sekretariat.ketatausahaan
    """
    rows = disposisi_lewat(hari_ini()).filter(diingatkan_pada__isnull=True).select_related("kepada", "dari")
    lewat = list(rows.select_for_update(of=("self",), skip_locked=True).order_by("pk")[:SEKALI_SAPU])
    for satu in lewat:
        satu.diingatkan_pada = timezone.now()
        satu.save(update_fields=["diingatkan_pada"])
        for akun in (satu.kepada, satu.dari):
            kunci = f"disposisi.lewat:{satu.pk}:{akun.pk}"
            beritahukan(SURAT_LEWAT, kepada=akun.email, kunci=kunci, akun=akun, objek=satu)
    return len(lewat)


@transaction.atomic
def sapu_balasan() -> int:
    """Mengingatkan pengurus surat tentang surat yang lewat tenggat balasannya, satu kali. Returns how many.

    Dasar: sekretariat.ketatausahaan
    """
    rows = belum_dibalas(hari_ini()).filter(diingatkan_pada__isnull=True)
    lewat = list(rows.select_for_update(of=("self",), skip_locked=True).order_by("pk")[:SEKALI_SAPU])
    pengurus = list(pengurus_surat()) if lewat else []
    for surat in lewat:
        surat.diingatkan_pada = timezone.now()
        surat.save(update_fields=["diingatkan_pada"])
        for akun in pengurus:
            # A new day to reply is told of anew.
            kunci = f"surat.balasan:{surat.pk}:{surat.balas_sebelum}:{akun.pk}"
            beritahukan(SURAT_BALASAN, kepada=akun.email, kunci=kunci, akun=akun, objek=surat)
    return len(lewat)
