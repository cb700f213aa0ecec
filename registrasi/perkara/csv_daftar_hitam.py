"""Entries and matches as CSV: exactly what is filtered, in a form no spreadsheet runs."""

import csv
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import StreamingHttpResponse
from django.utils import timezone

from lpse.jejak import catat
from lpse.models import Akun
from lpse.pengenal import samarkan
from lpse.waktu import setempat
from registrasi.daftar_hitam.kueri import subjek
from registrasi.meja.ekspor import SEPOTONG, _Gema, jinakkan
from registrasi.models import CocokDaftarHitam, EntriDaftarHitam

M = TypeVar("M", bound=Model)
KEPALA_ENTRI = (
    *("Nomor SK", "Nama penyedia", "NPWP", "K/L/PD", "Kabupaten/kota", "Berlaku dari", "Berlaku sampai"),
    *("Jenis pelanggaran", "Status", "SK pencabutan", "Tanggal pencabutan"),
)
KEPALA_TEMUAN = ("Nomor SK", "Nama di daftar", "Tentang", "Nama", "Cara", "Status", "Ditemukan", "Tinjauan")


def baris_entri(e: EntriDaftarHitam) -> tuple[Any, ...]:
    return (
        *(e.no_sk, e.nama_penyedia, samarkan(e.npwp16) if e.npwp16 else "", e.nama_klpd, e.kabupaten),
        *(e.berlaku_dari, e.berlaku_sampai, e.jenis_pelanggaran, e.get_status_display()),
        *(e.no_sk_pencabutan, e.tgl_sk_pencabutan),
    )


def baris_temuan(c: CocokDaftarHitam) -> tuple[Any, ...]:
    siapa = subjek(c)
    tinjauan = "; ".join(f"{t.get_tindakan_display()} ({t.oleh}): {t.catatan}" for t in c.tinjauan.all())
    return (
        *(c.entri.no_sk, c.entri.nama_penyedia, siapa.jenis, siapa.nama, c.get_cara_display()),
        *(c.get_status_display(), setempat(c.ditemukan_pada).strftime("%Y-%m-%d %H:%M %Z"), tinjauan),
    )


def jawab_csv(
    rows: QuerySet[M],
    kepala: tuple[str, ...],
    baris: Callable[[M], tuple[Any, ...]],
    oleh: Akun,
    nama: str,
    **rincian: object,
) -> StreamingHttpResponse:
    """The rows as a download; the export is a trail row of its own, committed before the first byte."""
    with transaction.atomic(durable=True):
        catat(None, f"{nama}.diekspor", oleh=oleh, **rincian)
    jawaban = StreamingHttpResponse(_tulis(rows, kepala, baris), content_type="text/csv; charset=utf-8")
    berkas = f"{nama.replace('_', '-')}-{setempat(timezone.now()):%Y%m%d-%H%M}.csv"
    jawaban["Content-Disposition"] = f'attachment; filename="{berkas}"'
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


def _tulis(
    rows: QuerySet[M], kepala: tuple[str, ...], baris: Callable[[M], tuple[Any, ...]]
) -> Iterator[str]:
    penulis = csv.writer(_Gema())
    # Without this mark spreadsheets read UTF-8 as something else.
    yield "\ufeff" + penulis.writerow(kepala)
    for satu in rows.iterator(chunk_size=SEPOTONG):
        yield penulis.writerow(jinakkan(nilai) for nilai in baris(satu))
