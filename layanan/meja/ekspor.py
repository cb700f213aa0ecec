"""Tickets as CSV: what a report counts; no mailbox, telephone or NPWP of anybody."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase

from layanan.models import Tiket
from lpse.ekspor import jawab_csv, sel_waktu
from lpse.models import Akun

KEPALA = (
    *("Nomor", "Perihal", "Pelapor", "Instansi", "Jenis", "Saluran", "Prioritas", "Status", "Petugas"),
    *("Satuan kerja", "Kode tender", "Hasil", "Perkara di luar kewenangan", "Nomor SP4N-LAPOR!"),
    *("Dicatat pada", "Jawaban pertama pada", "Tenggat", "Diselesaikan pada", "Berakhir pada"),
)
SAAT = ("dibuka_pada", "respons_pada", "tenggat", "diselesaikan_pada", "berakhir_pada")


def ekspor_tiket(rows: QuerySet[Tiket], oleh: Akun, **rincian: object) -> HttpResponseBase:
    """These tickets as a download; the export is a trail row of its own, saying which they were."""
    return jawab_csv("tiket", KEPALA, _sel(rows), peristiwa="tiket.diekspor", oleh=oleh, **rincian)


def _sel(rows: QuerySet[Tiket]) -> Iterator[tuple[Any, ...]]:
    for t in rows.select_related("satker", "ditugaskan_kepada").iterator(chunk_size=1000):
        saat = (getattr(t, nama) for nama in SAAT)
        yield (
            *(t.nomor, t.judul, t.nama, t.instansi, t.get_jenis_display(), t.get_saluran_display()),
            *(t.get_prioritas_display(), t.get_status_display(), t.ditugaskan_kepada or ""),
            *(t.satker or "", t.kode_tender, t.hasil, t.perkara_luar, t.nomor_lapor),
            *(sel_waktu(s) for s in saat),
        )
