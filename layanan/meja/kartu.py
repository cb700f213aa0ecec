"""What the ticket desk shows on the officers' start page."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

from layanan.meja.bersama import url_antrean
from layanan.queries.tiket import BELUM_DIPEGANG, SAYA, Saringan, saring
from lpse.models import Akun
from lpse.paging import PALING_BANYAK, hitung_sampai, sebut_sampai
from lpse.peran import LAYANI_TIKET, LIHAT_TIKET
from lpse.sumbangan import Isi


def _alamat(saringan: Saringan) -> str:
    return f"{url_antrean()}?{urlencode(saringan.as_params())}"


def kartu_saya(request: HttpRequest, akun: Akun) -> Isi | None:
    """What this officer has to answer, and how much of it is late; None for those who answer nothing."""
    if not akun.has_perm(LAYANI_TIKET):
        return None
    milik = Saringan(petugas=SAYA)
    # The most urgent first: the late ones lead, so one look counts both.
    urut = saring(milik, akun).order_by("tenggat", "pk")
    tenggat = list(urut.values_list("tenggat", flat=True)[: PALING_BANYAK + 1])
    terlambat = sum(1 for saat in tenggat if saat is not None and saat < timezone.now())
    return {
        "judul": "Tiket Anda",
        "angka": sebut_sampai(len(tenggat)),
        "keterangan": f"{sebut_sampai(terlambat)} terlambat" if terlambat else "Tidak ada yang terlambat",
        "perlu_perhatian": bool(terlambat),
        "url": _alamat(milik),
        "tautan": "Buka tiket saya",
    }


def kartu_belum_dipegang(request: HttpRequest, akun: Akun) -> Isi | None:
    """What nobody has taken yet."""
    if not akun.has_perm(LIHAT_TIKET):
        return None
    bebas = Saringan(petugas=BELUM_DIPEGANG)
    return {
        "judul": "Tiket belum dipegang",
        "angka": hitung_sampai(saring(bebas, akun)),
        "keterangan": "Yang tercatat dan belum diambil seorang petugas.",
        "url": _alamat(bebas),
        "tautan": "Lihat yang belum dipegang",
    }


def kartu_terlambat(request: HttpRequest, akun: Akun) -> Isi | None:
    """What is past its deadline, whoever holds it; None where nothing is."""
    if not akun.has_perm(LIHAT_TIKET):
        return None
    lewat = Saringan(terlambat=True)
    jumlah = hitung_sampai(saring(lewat, akun))
    if jumlah == "0":
        return None
    return {
        "judul": "Tiket terlambat",
        "angka": jumlah,
        "keterangan": "Jawaban pertama atau penyelesaiannya melewati janji layanan.",
        "perlu_perhatian": True,
        "url": _alamat(lewat),
        "tautan": "Lihat yang terlambat",
    }
