"""That somebody was shown the privacy notice."""

from django.db import transaction

from lpse.jejak import catat
from lpse.models import Akun
from registrasi.models import PernyataanPrivasi, TahuPrivasi
from registrasi.policies.privasi import pernyataan_kini


@transaction.atomic
def catat_tahu_privasi(akun: Akun) -> TahuPrivasi:
    """Mencatat bahwa pemilik akun diperlihatkan pernyataan privasi yang berlaku; sekali untuk setiap versi.

    Dasar: registrasi.informasi_syarat
    """
    kini = pernyataan_kini()
    pernyataan, _ = PernyataanPrivasi.objects.get_or_create(sidik=kini.sidik, defaults={"isi": kini.isi})
    tahu, baru = TahuPrivasi.objects.get_or_create(akun=akun, pernyataan=pernyataan)
    if baru:
        catat(akun, "akun.tahu_privasi", oleh=akun, versi=kini.versi)
    return tahu
