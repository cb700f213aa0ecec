"""Reminding, once each, of what was agreed at a meeting and is late."""

from django.db import transaction
from django.utils import timezone

from lpse.pemberitahuan import beritahukan
from lpse.waktu import hari_ini
from sekretariat.queries.rapat import pengelola_rapat, tindak_lanjut_lewat

SURAT_LEWAT = "sekretariat/tindak_lanjut_rapat"
SEKALI_SAPU = 100


@transaction.atomic
def sapu_tindak_lanjut_rapat() -> int:
    """Mengingatkan penanggung jawab tindak lanjut yang lewat tenggat, satu kali.

    Of what somebody outside is to do, whoever keeps the meetings is told. Returns how many.
    Dasar: sekretariat.koordinasi
    """
    rows = tindak_lanjut_lewat(hari_ini()).filter(diingatkan_pada__isnull=True).select_related("penanggung")
    lewat = list(rows.select_for_update(of=("self",), skip_locked=True).order_by("pk")[:SEKALI_SAPU])
    for satu in lewat:
        satu.diingatkan_pada = timezone.now()
        satu.save(update_fields=["diingatkan_pada"])
        for akun in [satu.penanggung] if satu.penanggung else pengelola_rapat():
            kunci = f"rapat.tindak_lanjut:{satu.pk}:{akun.pk}"
            beritahukan(SURAT_LEWAT, kepada=akun.email, kunci=kunci, akun=akun, objek=satu)
    return len(lewat)
