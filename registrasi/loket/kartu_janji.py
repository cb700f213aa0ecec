"""What the counter shows on the officers' start page."""

from django.http import HttpRequest
from django.urls import reverse

from lpse.models import Akun
from lpse.peran import LAYANI_LOKET
from lpse.sumbangan import Isi
from lpse.waktu import hari_ini, jam
from registrasi.enums.janji import StatusJanji
from registrasi.loket.bersama_janji import NAMA_LOKET
from registrasi.models import JanjiTemu


def kartu_janji(request: HttpRequest, akun: Akun) -> Isi | None:
    """Who still comes today, and when the next one does; None for those who do not serve."""
    if not akun.has_perm(LAYANI_LOKET):
        return None
    # A day holds no more than the schedule has seats for.
    hari = JanjiTemu.objects.menempati().filter(slot__tanggal=hari_ini())
    semua = list(hari.order_by("slot__mulai").values_list("status", "slot__mulai"))
    menunggu = [mulai for status, mulai in semua if status == StatusJanji.DIPESAN]
    return {
        "judul": "Janji temu hari ini",
        "angka": str(len(semua)),
        "keterangan": f"{len(menunggu)} belum datang, berikutnya pukul {jam(menunggu[0])}"
        if menunggu
        else "Tidak ada yang ditunggu",
        "perlu_perhatian": False,
        "url": reverse(f"admin:{NAMA_LOKET}"),
        "tautan": "Buka daftar hari ini",
    }
