"""What rooms and visitors show on the officers' start page."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from layanan.enums.tempat import StatusPemesanan
from layanan.models import PemesananRuang
from layanan.policies.ruang import ada_ruang, kode_ruang
from layanan.queries.tamu import di_dalam, tertinggal
from layanan.tempat.bersama import PEMESANAN, TAMU
from layanan.tempat.tamu import url_daftar_di_dalam
from lpse.kalender import kalender
from lpse.models import Akun
from lpse.paging import hitung_sampai
from lpse.peran import KELOLA_RUANG, LAYANI_TAMU
from lpse.sumbangan import Isi


def kartu_pemesanan(request: HttpRequest, akun: Akun) -> Isi | None:
    """Bookings that wait for an answer; None where none waits."""
    if not akun.has_perm(KELOLA_RUANG) or not ada_ruang():
        return None
    menunggu = PemesananRuang.objects.filter(status=StatusPemesanan.DIAJUKAN, ruang__kode__in=kode_ruang())
    terdekat = menunggu.order_by("masa").first()
    if terdekat is None:
        return None
    return {
        "judul": "Pemesanan ruang menunggu jawaban",
        "angka": hitung_sampai(menunggu),
        "keterangan": f"paling dekat: {terdekat.sebutan_masa}",
        "perlu_perhatian": False,
        "url": f"{reverse(f'admin:{PEMESANAN}')}?status={StatusPemesanan.DIAJUKAN}",
        "tautan": "Jawab pemesanan",
    }


def kartu_tamu(request: HttpRequest, akun: Akun) -> Isi | None:
    """Who is in; after hours and on later days the reminder that somebody was not noted as gone."""
    if not akun.has_perm(LAYANI_TAMU):
        return None
    dalam = di_dalam()
    if not dalam.exists():
        return None
    lama = tertinggal().exists()
    lupa = lama or not kalender().is_kerja(timezone.now())
    return {
        "judul": "Tamu belum tercatat keluar" if lupa else "Tamu di dalam",
        "angka": hitung_sampai(dalam),
        "keterangan": "ada yang masuk sejak hari sebelumnya" if lama else "catat ketika mereka pulang",
        "perlu_perhatian": lupa,
        "url": url_daftar_di_dalam() if lupa else reverse(f"admin:{TAMU}"),
        "tautan": "Catat yang sudah pulang" if lupa else "Buka buku tamu",
    }
