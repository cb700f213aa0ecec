"""What the room shows on the officers' start page: where LKPP is silent."""

from django.http import HttpRequest

from layanan.lkpp.daftar import tanda_diam, url_lkpp
from layanan.models import Penerusan
from lpse.models import Akun
from lpse.paging import PALING_BANYAK, sebut_sampai
from lpse.peran import TERUSKAN_LKPP
from lpse.sumbangan import Isi


def kartu_menunggu(request: HttpRequest, akun: Akun) -> Isi | None:
    """What waits for LKPP's answer; None where nothing does."""
    if not akun.has_perm(TERUSKAN_LKPP):
        return None
    menunggu = list(Penerusan.objects.filter(status="dikirim").order_by("kabar_pada")[: PALING_BANYAK + 1])
    if not menunggu:
        return None
    terlama = tanda_diam(menunggu[0])
    return {
        "judul": "Menunggu LKPP",
        "angka": sebut_sampai(len(menunggu)),
        "keterangan": f"terlama: {terlama['teks'] or 'baru dikirim'}",
        "perlu_perhatian": terlama["lama"],
        "url": f"{url_lkpp()}?status=dikirim",
        "tautan": "Buka daftar",
    }
