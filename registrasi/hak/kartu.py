"""What data rights show on the officers' start page: what waits, and the alarm of a clock that ran out."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from lpse.models import Akun
from lpse.paging import hitung_sampai
from lpse.peran import LAYANI_HAK_DATA
from lpse.sumbangan import Isi
from registrasi.hak.daftar import INSIDEN, PERMINTAAN, TERBUKA, Daftar
from registrasi.policies.hak import sisa_jam


def kartu_permintaan(request: HttpRequest, akun: Akun) -> Isi | None:
    """Requests that wait for an answer; None for those who give none, and where none waits."""
    return _kartu(akun, PERMINTAAN, "Permintaan hak data", "Jawab permintaan", "paling dekat")


def kartu_insiden(request: HttpRequest, akun: Akun) -> Isi | None:
    """Breaches nobody has been told of yet: the alarm that stays until the notices are out."""
    return _kartu(akun, INSIDEN, "Insiden data belum diberitahukan", "Buka insiden", "batas 3 x 24 jam")


def _kartu(akun: Akun, jenis: Daftar, judul: str, tautan: str, kata: str) -> Isi | None:
    if not akun.has_perm(LAYANI_HAK_DATA):
        return None
    menunggu: QuerySet[Any] = jenis.model.objects.terbuka()
    terdekat = menunggu.order_by("tenggat").first()
    if terdekat is None:
        return None
    return {
        "judul": judul,
        "angka": hitung_sampai(menunggu),
        "keterangan": f"{kata}: {sisa_jam(terdekat.tenggat)}",
        "perlu_perhatian": jenis is INSIDEN or terdekat.tenggat < timezone.now(),
        "url": f"{jenis.url()}?status={TERBUKA}",
        "tautan": tautan,
    }
