"""The acts that say which records of the portal a letter concerns."""

from django.db import transaction

from lpse.jejak import catat
from lpse.models import Akun
from sekretariat.models import AgendaSurat, KaitanSurat
from sekretariat.policies.persuratan import PerkaraTidakDitemukan, check_kelola, check_lepas
from sekretariat.queries.persuratan import perkara_bernomor


@transaction.atomic
def kaitkan_surat(pk: int, nomor: str, *, oleh: Akun) -> KaitanSurat:
    """Mengaitkan surat dengan catatan lain di portal lewat nomornya: tiket, gangguan, perubahan, surat lain.

    The same number twice is one link. Raises TidakBerwenang, PerkaraTidakDitemukan.
    Dasar: sekretariat.ketatausahaan
    """
    surat = AgendaSurat.objects.lock(pk)
    check_kelola(oleh)
    perkara = perkara_bernomor(nomor)
    if perkara is None or perkara.nomor == surat.sebutan:
        raise PerkaraTidakDitemukan(nomor)
    kaitan, baru = KaitanSurat.objects.get_or_create(
        surat=surat, nomor=perkara.nomor, defaults={"dicatat_oleh": oleh}
    )
    if baru:
        catat(surat, "surat.dikaitkan", oleh=oleh, nomor=perkara.nomor)
    return kaitan


@transaction.atomic
def lepas_kaitan(pk: int, nomor: str, *, oleh: Akun) -> AgendaSurat:
    """Melepas kaitan yang keliru selama suratnya berjalan; jejaknya tetap.

    Raises TidakBerwenang, TindakanTertutup, KaitanSurat.DoesNotExist. Dasar: sekretariat.ketatausahaan
    """
    surat = AgendaSurat.objects.lock(pk)
    check_lepas(surat, oleh)
    KaitanSurat.objects.get(surat=surat, nomor=nomor).delete()
    catat(surat, "surat.kaitan_dilepas", oleh=oleh, nomor=nomor)
    return surat
