"""One event written, and the deadlines that follow from all of them: what every act of a ticket ends with."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from layanan.enums.tiket import BERAKHIR, TERBUKA, JenisPeristiwa, StatusTiket
from layanan.models import ButirStandar, PeristiwaTiket, Tiket
from layanan.policies.jam import Jam, hitung
from layanan.policies.tiket import peristiwa_jam
from lpse.aturan import AturanDilanggar
from lpse.jejak import catat
from lpse.kalender import DiLuarKalender, KalenderKerja, kalender, kalender_versi, versi_kini
from lpse.models import Akun


def tulis_peristiwa(
    tiket: Tiket,
    jenis: JenisPeristiwa,
    *,
    oleh: Akun | None,
    status: StatusTiket | None = None,
    standar: ButirStandar | None = None,
    tambahan: timedelta | None = None,
    alasan: str = "",
    **rincian: object,
) -> PeristiwaTiket:
    """Write one event of a locked ticket, its new status, its deadlines and the trail row.

    Only ids, codes and numbers belong into `rincian`; what people wrote is a message or the `alasan`.
    Raises AturanDilanggar for a ticket whose words were destroyed.
    """
    if tiket.dimusnahkan_pada is not None:
        raise AturanDilanggar("Isi tiket ini sudah dimusnahkan menurut masa simpannya. Catat tiket baru.")
    terakhir = tiket.peristiwa.order_by("-urut").first()
    if status is not None:
        tiket.status = status
        tiket.berakhir_pada = timezone.now() if status in BERAKHIR else None
    if standar is not None:
        tiket.standar = standar
    baris = PeristiwaTiket.objects.create(
        tiket=tiket,
        urut=terakhir.urut + 1 if terakhir else 1,
        jenis=jenis,
        pada=timezone.now(),
        oleh=oleh,
        status=tiket.status,
        standar=standar,
        detik=int(tambahan.total_seconds()) if tambahan else None,
        alasan=alasan,
        rincian=rincian,
    )
    terapkan_jam(tiket)
    tiket.save()
    catat(tiket, f"tiket.{jenis.value}", oleh=oleh, **rincian)
    return baris


def jam_tiket(tiket: Tiket, kerja: KalenderKerja | None = None) -> Jam:
    """Where this ticket's clocks stand now. Raises DiLuarKalender for one older than the calendar."""
    baris = PeristiwaTiket.objects.filter(tiket=tiket).select_related("standar")
    return hitung(map(peristiwa_jam, baris), kerja or kalender(), timezone.now())


def terapkan_jam(tiket: Tiket) -> None:
    """Put the deadlines that follow from the events into the ticket; it is not saved here.

    One that began before the calendar's years keeps the deadlines it had: it is late by years.
    """
    versi = versi_kini()
    try:
        jam = jam_tiket(tiket, kalender_versi(versi))
    except DiLuarKalender:
        jam = None
    if jam is not None:
        isi_jam(tiket, jam, versi)
    elif tiket.is_berjalan:
        tiket.tenggat_selesai = tiket.tenggat_selesai or timezone.now()
        tiket.tenggat = tiket.tenggat or tiket.tenggat_selesai
    if tiket.status not in TERBUKA:
        tiket.tenggat = None


def isi_jam(tiket: Tiket, jam: Jam, versi: str) -> None:
    """Copy what the clocks say into the ticket's own columns; nothing is saved here."""
    nilai: dict[str, Any] = {
        "versi_kalender": versi,
        "respons_pada": jam.respons_pada,
        "tenggat_respons": jam.tenggat_respons,
        "tenggat_selesai": jam.tenggat_selesai,
        "tenggat": jam.tenggat,
    }
    for nama, isi in nilai.items():
        setattr(tiket, nama, isi)
