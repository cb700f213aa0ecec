"""What this room shows on the officers' start page: lists that wait for a decision."""

from django.http import HttpRequest

from arsip.enums.retensi import StatusPembersihan, StatusPemusnahan
from arsip.models import Pembersihan, Pemusnahan
from arsip.retensi.bersama import alamat
from lpse.models import Akun
from lpse.paging import hitung_sampai
from lpse.peran import PUTUSKAN_PEMUSNAHAN
from lpse.sumbangan import Isi


def kartu_putusan(request: HttpRequest, akun: Akun) -> Isi | None:
    """Lists of destruction that wait for the head; None for others, and where none waits."""
    if not akun.has_perm(PUTUSKAN_PEMUSNAHAN):
        return None
    menunggu = Pemusnahan.objects.filter(status=StatusPemusnahan.DIUSULKAN)
    jumlah = hitung_sampai(menunggu.exclude(diusulkan_oleh=akun))
    if jumlah == "0":
        return None
    return {
        "judul": "Pemusnahan arsip menunggu putusan",
        "angka": jumlah,
        "keterangan": "daftar yang disusun dari arsip jatuh tempo",
        "url": f"{alamat('pemusnahan')}?status=diusulkan",
        "tautan": "Baca dan putuskan",
    }


def kartu_pembersihan(request: HttpRequest, akun: Akun) -> Isi | None:
    """Clearings of backups whose count waits for the head; None for others, and where none waits."""
    if not akun.has_perm(PUTUSKAN_PEMUSNAHAN):
        return None
    siap = Pembersihan.objects.filter(status=StatusPembersihan.SIAP)
    jumlah = hitung_sampai(siap.exclude(diminta_oleh=akun))
    if jumlah == "0":
        return None
    return {
        "judul": "Pembersihan cadangan menunggu putusan",
        "angka": jumlah,
        "keterangan": "hitungannya sudah siap dibaca",
        "url": alamat("cadangan"),
        "tautan": "Lihat yang akan dibuang",
    }
