"""What deactivation and reactivation show on the officers' start page."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from lpse.models import Akun
from lpse.paging import hitung_sampai
from lpse.peran import PUTUSKAN_PENONAKTIFAN, USULKAN_PENONAKTIFAN
from lpse.sumbangan import Isi
from registrasi.enums.penonaktifan import StatusPengaktifan, StatusPenonaktifan
from registrasi.models import Pengaktifan, Penonaktifan

S = StatusPenonaktifan


def kartu_diproses(request: HttpRequest, akun: Akun) -> Isi | None:
    """Cases whose next step is an officer's; None for those who take none, and where nothing waits."""
    if not akun.has_perm(USULKAN_PENONAKTIFAN):
        return None
    didengar = Q(dijawab_pada__isnull=False) | Q(tidak_dijawab_pada__isnull=False)
    menunggu = Penonaktifan.objects.filter(
        Q(status__in=(S.DILAPORKAN, S.PERNYATAAN_TERBIT, S.DIBERITAHUKAN))
        | Q(status=S.DIUSULKAN_LKPP, nomor_lkpp="")
        | Q(didengar, status=S.KLARIFIKASI)
    )
    return _kartu("Penonaktifan perlu dilanjutkan", menunggu, "admin:registrasi_penonaktifan")


def kartu_diputus(request: HttpRequest, akun: Akun) -> Isi | None:
    """Cases that wait for a decision, or for the letters after it; None for those who do not decide."""
    if not akun.has_perm(PUTUSKAN_PENONAKTIFAN):
        return None
    menunggu = Penonaktifan.objects.filter(
        Q(status=S.NONAKTIF) | (Q(status=S.DIUSULKAN_LKPP) & ~Q(nomor_lkpp=""))
    )
    return _kartu("Penonaktifan menunggu putusan Anda", menunggu, "admin:registrasi_penonaktifan")


def kartu_pengaktifan(request: HttpRequest, akun: Akun) -> Isi | None:
    """Reactivations whose next step is this person's; None where there are none."""
    if akun.has_perm(PUTUSKAN_PENONAKTIFAN):
        status = StatusPengaktifan.KLARIFIKASI
    elif akun.has_perm(USULKAN_PENONAKTIFAN):
        status = StatusPengaktifan.DIMOHON
    else:
        return None
    menunggu = Pengaktifan.objects.filter(status=status)
    return _kartu("Pengaktifan kembali menunggu Anda", menunggu, "admin:registrasi_pengaktifan")


def _kartu(judul: str, menunggu: QuerySet[Any], url: str) -> Isi | None:
    jumlah = hitung_sampai(menunggu)
    if jumlah == "0":
        return None
    return {
        "judul": judul,
        "angka": jumlah,
        "keterangan": "Buka daftar perkaranya untuk melanjutkan.",
        "perlu_perhatian": False,
        "url": f"{reverse(url)}?status=terbuka",
        "tautan": "Buka perkara",
    }
