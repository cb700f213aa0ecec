"""The officers' addresses of surveys inside the admin site."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from layanan.models import Survei
from layanan.queries.survei import terbit
from layanan.survei import halaman
from lpse.models import Akun
from lpse.peran import KELOLA_SURVEI
from lpse.sumbangan import ButirMenu, Isi

AWAL = "layanan/survei/"
SATU = f"{AWAL}<slug:kode>/"
SETAHUN = timedelta(days=365)
RUTE: tuple[tuple[str, Callable[..., Any], str, str], ...] = (
    (AWAL, halaman.daftar, "layanan_survei", KELOLA_SURVEI),
    (f"{AWAL}ekspor.csv", halaman.ekspor_daftar, "layanan_survei_daftar_ekspor", KELOLA_SURVEI),
    (SATU, halaman.lihat, "layanan_survei_lihat", KELOLA_SURVEI),
    (f"{SATU}buka/", halaman.buka, "layanan_survei_buka", KELOLA_SURVEI),
    (f"{SATU}tutup/", halaman.tutup, "layanan_survei_tutup", KELOLA_SURVEI),
    (f"{SATU}batalkan/", halaman.batalkan, "layanan_survei_batalkan", KELOLA_SURVEI),
    (f"{SATU}terbitkan/", halaman.terbitkan, "layanan_survei_terbitkan", KELOLA_SURVEI),
    (f"{SATU}jawaban.csv", halaman.ekspor, "layanan_survei_ekspor", KELOLA_SURVEI),
)
MENU = (ButirMenu("admin:layanan_survei", "Survei kepuasan", KELOLA_SURVEI),)


def kartu_survei(request: HttpRequest, akun: Akun) -> Isi | None:
    """A survey is due at least once a year (Permen PANRB 14/2017); None while none is."""
    if not akun.has_perm(KELOLA_SURVEI):
        return None
    terakhir = terbit().values_list("terbit_pada", flat=True).first()
    if terakhir is not None and timezone.now() - terakhir < SETAHUN:
        return None
    berjalan = Survei.objects.dibuka().first()
    return {
        "judul": "Survei kepuasan",
        "angka": "1",
        "keterangan": "Sedang berjalan." if berjalan else "Belum ada yang terbit dalam setahun terakhir.",
        "perlu_perhatian": berjalan is None,
        "url": reverse("admin:layanan_survei"),
        "tautan": "Buka survei",
    }


KARTU = (kartu_survei,)
