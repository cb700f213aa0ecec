"""What the room shows on the officers' start page: where LKPP is silent, and what it told us to do."""

from django.http import HttpRequest

from layanan.lkpp.daftar import tanda_diam, url_lkpp
from layanan.models import Penerusan
from layanan.queries.penerusan import instruksi_menunggu
from lpse.models import Akun
from lpse.paging import PALING_BANYAK, hitung_sampai, sebut_sampai
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


def kartu_instruksi(request: HttpRequest, akun: Akun) -> Isi | None:
    """Instructions nobody has carried out yet; None where there are none."""
    if not akun.has_perm(TERUSKAN_LKPP):
        return None
    jumlah = hitung_sampai(instruksi_menunggu())
    if jumlah == "0":
        return None
    return {
        "judul": "Instruksi teknis LKPP",
        "angka": jumlah,
        "keterangan": "Menunggu dilaksanakan.",
        "perlu_perhatian": True,
        "url": url_lkpp("instruksi"),
        "tautan": "Buka instruksi",
    }
