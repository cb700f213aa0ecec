"""What this room shows on the officers' start page: imports that wait for somebody to apply them."""

from django.http import HttpRequest

from lpse.models import Akun
from lpse.paging import sebut_sampai
from lpse.peran import KELOLA_DATA_SPSE
from lpse.sumbangan import Isi
from sekretariat.data_spse.bersama import url
from sekretariat.enums.spse import StatusKiriman
from sekretariat.models import KirimanSPSE


def kartu_menunggu(request: HttpRequest, akun: Akun) -> Isi | None:
    """Imports that were checked and not decided on. None without any."""
    if not akun.has_perm(KELOLA_DATA_SPSE):
        return None
    rows = KirimanSPSE.objects.filter(status=StatusKiriman.DIPERIKSA).order_by("pk")
    menunggu = list(rows.values_list("nama_berkas", flat=True)[:100])
    if not menunggu:
        return None
    return {
        "judul": "Data SPSE menunggu diterapkan",
        "angka": sebut_sampai(len(menunggu)),
        "keterangan": f"Yang terlama: {menunggu[0]}",
        "url": f"{url()}?status={StatusKiriman.DIPERIKSA.value}",
        "tautan": "Buka data SPSE",
        "perlu_perhatian": True,
    }
