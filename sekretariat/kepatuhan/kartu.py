"""What compliance shows on the start page: how many rules and standards are not met this year."""

from django.http import HttpRequest

from lpse.models import Akun
from lpse.peran import KELOLA_LAPORAN, LIHAT_KEPATUHAN, TANDA_TANGANI_LAPORAN
from lpse.sumbangan import Isi
from sekretariat.kepatuhan.bersama import url
from sekretariat.queries.kepatuhan import merah_kini


def kartu_merah(request: HttpRequest, akun: Akun) -> Isi | None:
    """For the Kepala and the Sekretaris; None while everything is met."""
    if not akun.has_perm(LIHAT_KEPATUHAN) or not (
        akun.has_perm(KELOLA_LAPORAN) or akun.has_perm(TANDA_TANGANI_LAPORAN)
    ):
        return None
    merah = merah_kini()
    if not merah:
        return None
    return {
        "judul": "Kepatuhan",
        "angka": str(merah),
        "keterangan": "Aturan dan standar yang buktinya masih kurang tahun ini.",
        "url": url(),
        "tautan": "Lihat yang kurang",
        "perlu_perhatian": True,
    }
