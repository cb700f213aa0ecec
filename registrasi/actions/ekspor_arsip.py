"""Taking one user's whole file out of the archive: who may, and the record of it before the first byte."""

from django.db import transaction

from lpse.berkas.pindai import halangan
from lpse.jejak import catat
from lpse.models import Akun
from registrasi.models import ButirArsip
from registrasi.policies.arsip import check_boleh_ekspor


def ekspor_berkas(butir: ButirArsip, *, oleh: Akun) -> list[ButirArsip]:
    """Mencatat bahwa seluruh berkas pengguna dari satu dokumen ini dibawa keluar, dan menyebut isinya.

    The documents in the order of the manifest; the rows that say who looked at each are committed when this
    returns, those of files that nobody may open left out. Raises TidakBerwenang. Dasar: registrasi.arsip
    """
    check_boleh_ekspor(oleh)
    with transaction.atomic(durable=True):
        semua = list(butir.seberkas().select_related("berkas").order_by("jenis", "versi", "pk"))
        catat(butir, "butirarsip.diekspor", oleh=oleh, dokumen=len(semua))
        for satu in semua:
            if not satu.berkas.is_musnah and not halangan(satu.berkas):
                catat(satu, "butirarsip.dilihat", oleh=oleh, ekspor=True, berkas=satu.berkas_id)
    return semua
