"""Which tickets and letters fall due, and from which day they are counted. Dasar: arsip.retensi"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Coalesce, Collate
from django.urls import reverse

from layanan.enums.surat_masuk import StatusSurat
from layanan.enums.tiket import BERAKHIR
from layanan.models import SuratMasuk, Tiket
from lpse.sumbangan import ButirRetensi
from lpse.waktu import awal_hari, setempat

PERISTIWA_TIKET = "Tiket berakhir: ditutup, di luar kewenangan, atau digabung"
PERISTIWA_SURAT = "Surel diterima; bila menjadi tiket, hari tiketnya berakhir"
SEPOTONG = 500
# A day's rows are put in order here, and cut by the database: both by the letters' codes, in no language.
KODE_C = Collate("kode", "C")
Kursor = tuple[date, str] | None


def _sampai(hari: date) -> datetime:
    """The first moment after that day where the unit is."""
    return awal_hari(hari + timedelta(days=1))


def _sesudah(kolom: str, setelah: Kursor) -> Q:
    """Beyond this day and key; within a day by key alone."""
    if setelah is None:
        return Q()
    hari, kode = setelah
    mulai, akhir = awal_hari(hari), _sampai(hari)
    return Q(**{f"{kolom}__gte": akhir}) | Q(
        **{f"{kolom}__gte": mulai, f"{kolom}__lt": akhir, "kode_c__gt": kode}
    )


def _menurut_hari(rows: Iterator[ButirRetensi]) -> Iterator[ButirRetensi]:
    """Rows that come by the moment, in the order of day and key: one day's are put in order together."""
    sehari: list[ButirRetensi] = []
    for satu in rows:
        if sehari and sehari[-1].tanggal != satu.tanggal:
            yield from sorted(sehari, key=lambda b: b.kunci)
            sehari = []
        sehari.append(satu)
    yield from sorted(sehari, key=lambda b: b.kunci)


def tiket_hidup() -> QuerySet[Tiket]:
    """Tickets that are over and hold what people said; `lampiran_pada` is when their last file came in."""
    rows = Tiket.objects.filter(status__in=BERAKHIR, dimusnahkan_pada=None).alias(kode_c=KODE_C)
    return rows.annotate(lampiran_pada=Max("pesan__lampiran__berkas__diunggah_pada"))


def tiket_jatuh_tempo(sampai: date, setelah: Kursor = None, cari: str = "") -> Iterator[ButirRetensi]:
    """Tickets that ended on a day up to `sampai`, longest ago first."""
    rows = tiket_hidup().filter(_sesudah("berakhir_pada", setelah), berakhir_pada__lt=_sampai(sampai))
    if cari:
        rows = rows.filter(Q(kode=cari) | Q(nomor__iexact=cari))
    berurut = rows.order_by("berakhir_pada", "kode").iterator(chunk_size=SEPOTONG)
    yield from _menurut_hari(_butir_tiket(satu) for satu in berurut)


def cari_tiket(kode: str) -> ButirRetensi | None:
    """One ticket that is not destroyed; while it is open no day is counted."""
    tiket = Tiket.objects.filter(kode=kode, dimusnahkan_pada=None).first()
    return _butir_tiket(tiket) if tiket else None


def _butir_tiket(tiket: Tiket) -> ButirRetensi:
    akhir = setempat(tiket.berakhir_pada).date() if tiket.berakhir_pada else None
    saat = getattr(tiket, "lampiran_pada", None)
    label = f"Tiket {tiket.nomor}, {tiket.get_jenis_display()}"
    return ButirRetensi(tiket.kode, label, akhir, tiket.akun_id, saat)


def surat_hidup() -> QuerySet[Any]:
    """Letters that were dealt with and are kept, with `peristiwa`; empty while their ticket is open."""
    rows = SuratMasuk.objects.filter(dimusnahkan_pada=None).exclude(status=StatusSurat.DITERIMA)
    rows = rows.filter(Q(tiket=None) | Q(tiket__berakhir_pada__isnull=False))
    return rows.alias(kode_c=KODE_C).annotate(peristiwa=Coalesce("tiket__berakhir_pada", "diterima_pada"))


def surat_jatuh_tempo(sampai: date, setelah: Kursor = None, cari: str = "") -> Iterator[ButirRetensi]:
    """Letters whose time is counted from a day up to `sampai`, longest ago first."""
    rows = surat_hidup().filter(_sesudah("peristiwa", setelah), peristiwa__lt=_sampai(sampai))
    if cari:
        rows = rows.filter(Q(kode=cari) | Q(tiket__nomor__iexact=cari))
    berurut = rows.select_related("tiket").order_by("peristiwa", "kode").iterator(chunk_size=SEPOTONG)
    yield from _menurut_hari(_butir_surat(satu) for satu in berurut)


def cari_surat(kode: str) -> ButirRetensi | None:
    """One letter that is kept; while its ticket is open no day is counted."""
    surat = SuratMasuk.objects.filter(kode=kode, dimusnahkan_pada=None).select_related("tiket").first()
    return _butir_surat(surat) if surat else None


def _butir_surat(surat: SuratMasuk) -> ButirRetensi:
    pada = surat.tiket.berakhir_pada if surat.tiket else surat.diterima_pada
    selesai = pada is not None and surat.status != StatusSurat.DITERIMA
    label = f"Surel diterima {setempat(surat.diterima_pada):%d-%m-%Y}"
    label += f", tiket {surat.tiket.nomor}" if surat.tiket else ""
    akun = surat.tiket.akun_id if surat.tiket else None
    tanggal = setempat(pada).date() if pada and selesai else None
    return ButirRetensi(surat.kode, label, tanggal, akun, surat.diterima_pada)


def url_tiket(kode: str) -> str:
    """The ticket's page."""
    return reverse("admin:layanan_tiket", kwargs={"kode": kode})


def url_surat(kode: str) -> str:
    """The letter's page."""
    return reverse("admin:layanan_surat_lihat", args=[kode])
