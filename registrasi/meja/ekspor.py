"""The queue as CSV: exactly what is filtered, in a form no spreadsheet runs."""

import csv
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils import timezone

from lpse.jejak import catat
from lpse.models import Akun
from lpse.pengenal import samarkan
from lpse.waktu import setempat
from registrasi.models import Pendaftaran
from registrasi.policies.instansi import sebut_peran
from registrasi.queries.antrean import Saringan

KEPALA = (
    *("Nomor", "Nama", "Jenis", "NPWP", "NIP", "Peran", "Status", "Putaran"),
    *("Diajukan pada", "Tenggat", "Diputus pada", "Pemegang"),
)
PEMICU_RUMUS = ("=", "+", "-", "@", "\t", "\r", "\n")
SEPOTONG = 1000


class _Gema:
    """A file that hands back what is written to it, so that rows stream as they are read."""

    def write(self, teks: str) -> str:
        return teks


def jinakkan(nilai: Any) -> str:
    """A cell that begins like a formula gets an apostrophe in front: a spreadsheet then shows it as text."""
    teks = "" if nilai is None else str(nilai)
    return f"'{teks}" if teks.lstrip(" ").startswith(PEMICU_RUMUS) else teks


def jawab_csv(antrean: QuerySet[Pendaftaran], oleh: Akun, **rincian: object) -> StreamingHttpResponse:
    """The rows as a download; the export is a trail row of its own, committed before the first byte.

    `rincian` says which rows they were: filters or a count, never the text that was searched for.
    """
    with transaction.atomic(durable=True):
        catat(None, "pendaftaran.diekspor", oleh=oleh, **rincian)
    jawaban = StreamingHttpResponse(tulis_csv(antrean), content_type="text/csv; charset=utf-8")
    jawaban["Content-Disposition"] = f'attachment; filename="{nama_berkas()}"'
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


def rincian_saringan(saringan: Saringan) -> dict[str, object]:
    """The filters of an export as the trail keeps them."""
    return {
        "status": saringan.status,
        "jenis": saringan.jenis,
        "pegang": saringan.pegang,
        "tugas": saringan.tugas,
        "terlambat": saringan.terlambat,
        "cari": saringan.jenis_cari,
    }


def tulis_csv(antrean: QuerySet[Pendaftaran]) -> Iterator[str]:
    """The lines of the CSV file, read from the database in pieces: memory does not grow with the rows."""
    penulis = csv.writer(_Gema())
    # Without this mark spreadsheets read UTF-8 as something else.
    yield "\ufeff" + penulis.writerow(KEPALA)
    for p in antrean.iterator(chunk_size=SEPOTONG):
        yield penulis.writerow(jinakkan(nilai) for nilai in _baris(p))


def _baris(p: Pendaftaran) -> tuple[Any, ...]:
    pemegang = str(p.diklaim_oleh) if p.is_diklaim else ""
    waktu = (p.diajukan_pada, p.tenggat, p.diputus_pada)
    return (
        *(
            p.nomor,
            p.nama_perusahaan,
            p.get_jenis_display(),
            samarkan(p.npwp16),
            samarkan(p.nip),
            sebut_peran(p.peran_pengguna),
            p.get_status_display(),
            p.putaran,
        ),
        *(setempat(saat).strftime("%Y-%m-%d %H:%M %Z") if saat else "" for saat in waktu),
        pemegang,
    )


def nama_berkas() -> str:
    return f"antrean-pendaftaran-{setempat(timezone.now()):%Y%m%d-%H%M}.csv"
