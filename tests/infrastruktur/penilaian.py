"""Series for the tests, and minutes in which they are read."""

from datetime import UTC, datetime, timedelta
from typing import Any

from infrastruktur.actions.kabar import kabari_yang_menunggu
from infrastruktur.actions.penilaian import nilai_siklus, tandai_hilang
from infrastruktur.models import Deret, Kabar, Sasaran
from infrastruktur.policies.penilaian import BacaanDeret
from lpse.models import Akun
from lpse.peran import Peran
from tests.factories import buat_akun

PAGI = datetime(2026, 3, 2, 1, tzinfo=UTC)
MENIT = timedelta(minutes=1)


def petugas() -> Akun:
    """Somebody whom monitoring tells."""
    return buat_akun(Peran.ADMIN_SISTEM)


def sasaran(kode: str = "web", **isi: Any) -> Sasaran:
    bawaan = {"nama": f"Server {kode}", "jenis": "tcp", "alamat": "127.0.0.1:80"}
    return Sasaran.objects.create(kode=kode, **{**bawaan, **isi})


def deret(ukuran: str = "tersedia", dari: Sasaran | None = None, **isi: Any) -> Deret:
    """A series that is well and was read just before eight o'clock."""
    bawaan = {"keadaan": "baik", "sejak": PAGI - timedelta(days=1), "nilai": 1, "dibaca_pada": PAGI - MENIT}
    return Deret.objects.create(sasaran=dari or sasaran(), ukuran=ukuran, **{**bawaan, **isi})


def lalui(satu: Deret, *nilai: float | None, mulai: int = 0) -> list[Kabar]:
    """A reading a minute (None: none came), with what the clock does; returns the notices made meanwhile."""
    sudah = set(Kabar.objects.values_list("pk", flat=True))
    for menit, angka in enumerate(nilai, start=mulai):
        now = PAGI + menit * MENIT
        nilai_siklus([] if angka is None else [BacaanDeret(satu.pk, angka, now)], now=now)
        tandai_hilang(now)
        kabari_yang_menunggu(now)
    satu.refresh_from_db()
    return list(Kabar.objects.exclude(pk__in=sudah).order_by("pk"))


def isi(kabar: list[Kabar]) -> list[tuple[str, str]]:
    """What notices tell: kind and state of each line."""
    return [(b.jenis, b.keadaan) for k in kabar for b in k.butir.order_by("pk")]
