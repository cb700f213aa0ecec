"""What the imported data of SPSE answers to other parts of the secretariat."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from lpse.waktu import awal_hari
from sekretariat.enums.spse import PeranPejabat, StatusKiriman
from sekretariat.models import (
    KirimanSPSE,
    PejabatSPSE,
    PengumumanNontender,
    PengumumanTender,
    SatkerSPSE,
)


def satker_dikenal() -> dict[str, str]:
    """SPSE's number of each agency with its dotted code, as far as any dataset gave both."""
    dikenal: dict[str, str] = {}
    for model in (SatkerSPSE, PengumumanNontender, PengumumanTender):
        rows = model.objects.filter(is_kini=True).exclude(kode_satker="").exclude(kode_satker_spse="")
        dikenal |= dict(rows.values_list("kode_satker_spse", "kode_satker").distinct())
    return dikenal


def cari_pejabat(nip: str, nik: str) -> list[str]:
    """As what an official with this NIP or NIK is named in SPSE now, in words; [] for nobody.

    Whom a newer pull no longer names is none. Both numbers as 18 and 16 digits without separators; an empty
    one is not looked for.
    """
    nomor = {kolom: isi for kolom, isi in (("nip", nip), ("nik", nik)) if isi}
    peran: set[str] = set()
    for kolom, isi in nomor.items():
        rows = PejabatSPSE.objects.kini().filter(**{kolom: isi})
        peran.update(rows.values_list("peran", flat=True).distinct())
    return [str(p.label) for p in PeranPejabat if p in peran]


@dataclass(frozen=True, slots=True)
class SaringanKiriman:
    """What the list of imports is narrowed to."""

    cari: str = ""
    jenis: str = ""
    status: str = ""
    dari: date | None = None
    sampai: date | None = None

    def as_params(self) -> dict[str, str]:
        """For the address of the next page, and of an export."""
        return {nama: str(nilai) for nama, nilai in asdict(self).items() if nilai}

    def as_rincian(self) -> dict[str, Any]:
        """For the trail: whether something was searched for, never what."""
        return self.as_params() | {"cari": bool(self.cari)}


def saring_kiriman(saringan: SaringanKiriman) -> QuerySet[KirimanSPSE]:
    """The imports that the filters leave; searched for by file name or the beginning of the fingerprint."""
    rows = KirimanSPSE.objects.select_related("dikirim_oleh")
    if saringan.jenis:
        rows = rows.filter(jenis=saringan.jenis)
    if saringan.status:
        rows = rows.filter(status=saringan.status)
    if saringan.dari:
        rows = rows.filter(dibuat_pada__gte=awal_hari(saringan.dari))
    if saringan.sampai:
        rows = rows.filter(dibuat_pada__lt=awal_hari(saringan.sampai + timedelta(days=1)))
    if saringan.cari:
        rows = rows.filter(
            Q(nama_berkas__icontains=saringan.cari) | Q(sha256__startswith=saringan.cari.lower())
        )
    return rows


def kembaran(kiriman: KirimanSPSE) -> KirimanSPSE | None:
    """The newest other import of the very same bytes that was applied."""
    sama = KirimanSPSE.objects.filter(sha256=kiriman.sha256, status=StatusKiriman.DITERAPKAN)
    return sama.exclude(pk=kiriman.pk).order_by("-pk").first()
