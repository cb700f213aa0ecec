"""What registration shows on the officers' start page."""

from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest

from lpse.models import Akun
from lpse.peran import LIHAT_PENDAFTARAN, VERIFIKASI
from lpse.sumbangan import Isi
from registrasi.antrean import Saringan, saring
from registrasi.meja.bersama import url_antrean
from registrasi.models import Pendaftaran

PALING_BANYAK = 99


def hitung_sampai(antrean: QuerySet[Pendaftaran], batas: int = PALING_BANYAK) -> str:
    """`7`, or `99+`: past the limit nothing is counted, so a long queue costs no more than a short one."""
    jumlah = antrean.order_by().values("pk")[: batas + 1].count()
    return f"{batas}+" if jumlah > batas else str(jumlah)


def kartu_antrean(request: HttpRequest, akun: Akun) -> Isi | None:
    """What waits in the queue, and how much of it is late; None for those who may not see it."""
    if not akun.has_perm(LIHAT_PENDAFTARAN):
        return None
    terlambat = Saringan(terlambat=True)
    jumlah_terlambat = hitung_sampai(saring(terlambat, akun))
    return {
        "judul": "Menunggu verifikasi",
        "angka": hitung_sampai(saring(Saringan(), akun)),
        "keterangan": f"{jumlah_terlambat} terlambat"
        if jumlah_terlambat != "0"
        else "Tidak ada yang terlambat",
        "perlu_perhatian": jumlah_terlambat != "0",
        "url": url_antrean(),
        "tautan": "Buka antrean",
    }


def kartu_dipegang(request: HttpRequest, akun: Akun) -> Isi | None:
    """What this verifier has taken; None for those who take nothing."""
    if not akun.has_perm(VERIFIKASI):
        return None
    dipegang = Saringan(pegang=True)
    return {
        "judul": "Sedang Anda periksa",
        "angka": hitung_sampai(saring(dipegang, akun)),
        "keterangan": "Berkas yang Anda ambil kembali ke antrean setelah 20 menit tanpa kegiatan.",
        "url": f"{url_antrean()}?{urlencode(dipegang.as_params())}",
        "tautan": "Lihat yang saya pegang",
    }
