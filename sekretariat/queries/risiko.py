"""Readings over risks: lists, what is late, how many at which level, who can accept one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from lpse.harapan import mundur
from lpse.models import Akun
from lpse.otorisasi import pemegang_izin
from lpse.peran import SETUJUI_RISIKO, TANGANI_RISIKO
from lpse.waktu import awal_hari, hari_ini
from sekretariat.enums.risiko import (
    BERTENGGAT,
    TERBUKA,
    TINJAU_BULAN,
    StatusPengendalian,
    StatusRisiko,
    TingkatRisiko,
)
from sekretariat.models import PengendalianRisiko, PenilaianRisiko, Risiko, RiwayatRisiko
from sekretariat.policies.risiko import is_terlibat

SEHARI = timedelta(days=1)
RIWAYAT_TERBANYAK = 100


@dataclass(frozen=True, slots=True)
class RingkasanRisiko:
    """The open risks as they are: by level before control and now, late, and not assessed for a year."""

    terbuka: int
    awal: dict[str, int]
    kini: dict[str, int]
    lewat: int
    belum_ditinjau: int

    @property
    def tinggi(self) -> int:
        return self.kini[TingkatRisiko.TINGGI]


def batas_tinjau(kini: date) -> datetime:
    """A risk last assessed before this moment is due."""
    return awal_hari(mundur(kini, TINJAU_BULAN))


def semua_risiko() -> QuerySet[Risiko]:
    """Every risk with its people."""
    return Risiko.objects.select_related("pemilik", "penilai", "dicatat_oleh", "diterima_oleh")


def risiko_lewat() -> QuerySet[Risiko]:
    """What should have been dealt with, or has a control that should have been carried out."""
    return _dengan_telat(semua_risiko()).filter(_lewat(), status__in=TERBUKA)


def _dengan_telat(rows: QuerySet[Risiko]) -> QuerySet[Risiko]:
    return rows.alias(pengendalian_telat=Exists(pengendalian_lewat().filter(risiko=OuterRef("pk"))))


def _lewat() -> Q:
    """Late itself, or by one of its controls; of rows `_dengan_telat`."""
    return Q(status__in=BERTENGGAT, tenggat__lt=hari_ini()) | Q(pengendalian_telat=True)


def belum_ditinjau() -> QuerySet[Risiko]:
    """The open risks nobody has assessed for a year."""
    return semua_risiko().filter(status__in=TERBUKA, dinilai_pada__lt=batas_tinjau(hari_ini()))


def saring_risiko(saringan: Mapping[str, str], akun: Akun) -> QuerySet[Risiko]:
    """What the filters leave: `cari`, `tingkat`, `kategori`, `status` (also `terbuka`), `pemilik` (also
    `saya`), `lambat` (`tenggat` or `tinjau`)."""
    lambat = {"tenggat": risiko_lewat, "tinjau": belum_ditinjau}
    rows = lambat.get(saringan.get("lambat", ""), semua_risiko)()
    for nama in ("tingkat", "kategori"):
        if saringan.get(nama):
            rows = rows.filter(**{nama: saringan[nama]})
    if status := saringan.get("status"):
        rows = rows.filter(status__in=TERBUKA) if status == "terbuka" else rows.filter(status=status)
    if pemilik := saringan.get("pemilik"):
        rows = rows.filter(pemilik=akun.pk if pemilik == "saya" else int(pemilik))
    if kata := saringan.get("cari"):
        rows = rows.filter(cari__contains=kata.upper())
    return rows


def ringkasan_risiko() -> RingkasanRisiko:
    """The open risks today, in one query."""
    jumlah = _dengan_telat(Risiko.objects.terbuka()).aggregate(
        terbuka=Count("pk"),
        lewat=Count("pk", filter=_lewat()),
        tinjau=Count("pk", filter=Q(dinilai_pada__lt=batas_tinjau(hari_ini()))),
        **{f"awal_{t.value}": Count("pk", filter=Q(tingkat_awal=t)) for t in TingkatRisiko},
        **{f"kini_{t.value}": Count("pk", filter=Q(tingkat=t)) for t in TingkatRisiko},
    )
    return RingkasanRisiko(
        terbuka=jumlah["terbuka"],
        awal={t.value: jumlah[f"awal_{t.value}"] for t in TingkatRisiko},
        kini={t.value: jumlah[f"kini_{t.value}"] for t in TingkatRisiko},
        lewat=jumlah["lewat"],
        belum_ditinjau=jumlah["tinjau"],
    )


def calon_pelaksana() -> QuerySet[Akun]:
    """Who may answer for a risk or carry out a control."""
    return pemegang_izin(TANGANI_RISIKO)


def calon_penyetuju(risiko: Risiko, pengusul: Akun) -> list[Akun]:
    """Who may decide on accepting it when this person proposes it."""
    return [
        akun
        for akun in pemegang_izin(SETUJUI_RISIKO)
        if akun.pk != pengusul.pk and not is_terlibat(risiko, akun)
    ]


def menunggu_persetujuan(akun: Akun) -> QuerySet[Risiko]:
    """What this person may accept or refuse to accept, the oldest first."""
    rows = semua_risiko().filter(status=StatusRisiko.MENUNGGU)
    return rows.exclude(Q(pemilik=akun) | Q(penilai=akun) | Q(diusulkan_oleh=akun)).order_by(
        "status_sejak", "pk"
    )


def pengendalian_menunggu(akun: Akun) -> QuerySet[PengendalianRisiko]:
    """What this person has to carry out, the nearest day first."""
    rows = PengendalianRisiko.objects.terbuka().filter(penanggung=akun)
    return rows.select_related("risiko").order_by("tenggat", "pk")


def pengendalian_lewat() -> QuerySet[PengendalianRisiko]:
    """The controls that should have been carried out."""
    return PengendalianRisiko.objects.terbuka().filter(tenggat__lt=hari_ini())


def pengendalian_risiko(risiko: Risiko) -> QuerySet[PengendalianRisiko]:
    """Its controls, in the order planned."""
    return risiko.pengendalian.select_related("penanggung", "berkas").order_by("pk")


def penilaian_risiko(risiko: Risiko) -> QuerySet[PenilaianRisiko]:
    """Its assessments, the last one first."""
    return risiko.penilaian.select_related("oleh").order_by("-urut")


def riwayat_risiko(risiko: Risiko) -> QuerySet[RiwayatRisiko]:
    """What happened to it, the latest first."""
    return risiko.riwayat.select_related("oleh").order_by("-pk")[:RIWAYAT_TERBANYAK]


def sel_risiko(satu: Any) -> tuple[Any, ...]:
    """One row of the export."""
    return (
        *(satu.kode, satu.judul, satu.get_kategori_display(), satu.objek, satu.aset_kode, satu.penyebab),
        *(satu.kelemahan, satu.akibat, satu.nilai_awal, satu.sebutan_tingkat_awal, satu.nilai),
        *(satu.sebutan_tingkat, satu.get_penanganan_display(), satu.get_status_display()),
        *(str(satu.pemilik), satu.tenggat, satu.tinjau_sebelum or "", "Ya" if satu.is_lewat else "Tidak"),
        *("Ya" if satu.is_lewat_tinjau else "Tidak", satu.pengendalian_terbuka),
    )


def untuk_ekspor(rows: QuerySet[Risiko]) -> QuerySet[Risiko]:
    """With how many of its controls are not carried out yet."""
    terbuka = Q(pengendalian__status=StatusPengendalian.DIRENCANAKAN)
    return rows.annotate(pengendalian_terbuka=Count("pengendalian", filter=terbuka, distinct=True))
