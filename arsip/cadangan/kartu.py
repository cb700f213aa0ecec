"""What this room shows on the officers' start page: where neither a backup nor a copy succeeds."""

from django.http import HttpRequest
from django.urls import reverse

from arsip.models import Repositori, Sumber
from lpse.models import Akun
from lpse.paging import hitung_sampai
from lpse.peran import LIHAT_CADANGAN
from lpse.sumbangan import Isi


def kartu_alarm(request: HttpRequest, akun: Akun) -> Isi | None:
    """Sources whose alarm is on; None where there is none, and for others."""
    if not akun.has_perm(LIHAT_CADANGAN):
        return None
    jumlah = hitung_sampai(Sumber.objects.filter(is_aktif=True, alarm_pada__isnull=False))
    if jumlah == "0":
        return None
    return {
        "judul": "Cadangan tidak berhasil",
        "angka": jumlah,
        "keterangan": "sumber tanpa cadangan baru yang berhasil",
        "perlu_perhatian": True,
        "url": reverse("admin:arsip_sumber"),
        "tautan": "Cari sebabnya",
    }


def kartu_salinan(request: HttpRequest, akun: Akun) -> Isi | None:
    """Storage elsewhere that no copy reaches; None where there is none, and for others."""
    if not akun.has_perm(LIHAT_CADANGAN):
        return None
    jumlah = hitung_sampai(Repositori.objects.filter(is_aktif=True, alarm_pada__isnull=False))
    if jumlah == "0":
        return None
    return {
        "judul": "Salinan luar tidak sampai",
        "angka": jumlah,
        "keterangan": "penyimpanan luar tanpa salinan baru",
        "perlu_perhatian": True,
        "url": reverse("admin:arsip_repositori"),
        "tautan": "Cari sebabnya",
    }
