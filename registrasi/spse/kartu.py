"""What the SPSE side shows on the officers' start page."""

from typing import Any, cast

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from lpse.models import Akun
from lpse.paging import hitung_sampai
from lpse.peran import KELOLA_SPSE
from lpse.sumbangan import Isi
from registrasi.enums.pendaftaran import StatusSPSE
from registrasi.models import PenggunaSPSE
from registrasi.spse.bersama import url_daftar

LAMA_HARI = 3


def kartu_belum_aktif(request: HttpRequest, akun: Akun) -> Isi | None:
    """Who was approved here and does not work in SPSE yet, with the age of the oldest."""
    if not akun.has_perm(KELOLA_SPSE):
        return None
    belum = PenggunaSPSE.objects.filter(status_spse=StatusSPSE.BELUM)
    tertua = belum.order_by("pk").values_list("created_at", flat=True).first()
    umur = (timezone.now() - tertua).days if tertua else 0
    return {
        "judul": "Disetujui, belum aktif di SPSE",
        "angka": hitung_sampai(cast("QuerySet[Any]", belum)),
        "keterangan": _keterangan(umur) if tertua else "Semua sudah aktif",
        "perlu_perhatian": umur >= LAMA_HARI,
        "url": url_daftar(status=StatusSPSE.BELUM.value),
        "tautan": "Buka daftar",
    }


def _keterangan(umur: int) -> str:
    return f"Paling lama menunggu {umur} hari" if umur else "Paling lama menunggu sejak hari ini"
