"""What the acts on an incident share: its birth, one line of its timeline."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from infrastruktur.enums.gangguan import LayananTerdampak, PeristiwaGangguan
from infrastruktur.models import CatatanGangguan, DampakGangguan, Gangguan
from lpse.jejak import catat
from lpse.models import Akun
from lpse.nomor import ambil_nomor
from lpse.waktu import hari_ini

POLA_NOMOR = "GGN-{tahun}-{urut:06d}"


def lahirkan(**kolom: Any) -> Gangguan:
    """A new incident with its number and a row for each service it may have hit, within an act."""
    nomor = ambil_nomor("GGN", hari_ini(), pola=POLA_NOMOR).teks
    gangguan = Gangguan.objects.create(nomor=nomor, **kolom)
    DampakGangguan.objects.bulk_create(
        DampakGangguan(gangguan=gangguan, layanan=layanan) for layanan in LayananTerdampak
    )
    return gangguan


def tulis(
    gangguan: Gangguan,
    peristiwa: PeristiwaGangguan,
    *,
    oleh: Akun | None = None,
    isi: str = "",
    pada: datetime | None = None,
    **lain: Any,
) -> CatatanGangguan:
    """One line of the timeline and its trail row, within an act; `pada` is when it was so."""
    catatan = CatatanGangguan.objects.create(
        gangguan=gangguan, peristiwa=peristiwa, oleh=oleh, isi=isi, pada=pada or timezone.now(), **lain
    )
    catat(gangguan, f"gangguan.{peristiwa.value}", oleh=oleh, catatan=catatan.pk)
    return catatan
