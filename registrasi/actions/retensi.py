"""Destroying an archived document whose retention time is over; who agreed to it, the archive unit knows."""

from django.db import transaction
from django.utils import timezone

from lpse.berkas import musnahkan
from lpse.berkas.musnah import is_terhapus
from lpse.jejak import catat
from lpse.models import Akun, Naskah
from registrasi.models import ButirArsip
from registrasi.models.arsip import KeutuhanIsi

# What tells whose document it was; `teks` is made of it by the database.
DATA = ("nama", "npwp16", "nik_sidik")


@transaction.atomic
def musnahkan_dokumen(kode: str, *, oleh: Akun | None) -> None:
    """Memusnahkan isi satu dokumen arsip; barisnya tinggal tanpa data pribadi, dan mengatakan sudah musnah.

    Of an issued document the content it was made from goes as well, or it could be built again. Idempotent:
    a second call deletes bytes that a fallen process left. Dasar: arsip.retensi
    """
    butir = ButirArsip.objects.select_for_update(of=("self",)).select_related("berkas").get(kode=kode)
    musnahkan(butir.berkas)
    if butir.keadaan == KeutuhanIsi.MUSNAH:
        return
    for kolom in DATA:
        setattr(butir, kolom, "")
    butir.keadaan, butir.diperiksa_pada, butir.dikabarkan_pada = KeutuhanIsi.MUSNAH, timezone.now(), None
    butir.save(update_fields=[*DATA, "keadaan", "diperiksa_pada", "dikabarkan_pada"])
    Naskah.objects.filter(berkas=butir.berkas).update(isi={})
    catat(butir, "butirarsip.dimusnahkan", oleh=oleh, berkas=butir.berkas_id, kelas=butir.kelas_retensi)


def is_tuntas(kode: str) -> bool:
    """Whether the document's bytes are gone from storage."""
    return is_terhapus(ButirArsip.objects.select_related("berkas").get(kode=kode).berkas)
