"""Helpers of the tests of the auditor's room: rows of the trail, its pages, what an export holds."""

import csv
import hashlib
import io
from typing import Any

from lpse.jejak import catat
from lpse.models import Akun, Jejak
from sekretariat.periksa.bersama import url

DAFTAR = "/admin/sekretariat/periksa/"


def jejak_banyak(banyak: int, peristiwa: str = "uji.terjadi", oleh: Akun | None = None) -> list[Jejak]:
    """As many rows, written one after the other."""
    return [catat(None, peristiwa, oleh=oleh, urut=urut) for urut in range(banyak)]


def nomor(klien: Any, **saringan: str) -> list[int]:
    """The keys of the rows that the page shows under these filters."""
    return [baris.pk for baris in klien.get(DAFTAR, saringan).context["baris"]]


def bytes_dari(jawaban: Any) -> bytes:
    return b"".join(jawaban.streaming_content)


def ekspor(klien: Any, kueri: str = "", bentuk: str = "csv") -> bytes:
    jawaban = klien.post(f"{url('ekspor_buat')}?{kueri}", {"bentuk": bentuk})
    assert jawaban.status_code == 200, jawaban.headers.get("Location")
    return bytes_dari(jawaban)


def baca_ekspor(isi: bytes) -> tuple[dict[str, str], bytes, list[list[str]]]:
    """The header by its names, the bytes of the data part, the rows without the line of column names."""
    kepala, _, data = isi.partition(b"\r\n\r\n")
    terbaca = {baris[0]: baris[1] for baris in csv.reader(io.StringIO(kepala.decode("utf-8-sig")))}
    return terbaca, data, list(csv.reader(io.StringIO(data.decode(), newline="")))[1:]


def sidik(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
