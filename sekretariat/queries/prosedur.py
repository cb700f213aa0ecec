"""Readings over procedures: the list, what is in force, what each area lacks, who has read what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Upper

from lpse.models import Akun
from lpse.otorisasi import pemegang_peran
from lpse.waktu import hari_ini
from sekretariat.enums.prosedur import DIKERJAKAN, JenisProsedur, StatusVersi
from sekretariat.models import PernyataanBaca, Prosedur, VersiProsedur
from sekretariat.policies.prosedur import PERAN_PEMBACA, bidang_profil, nama_bidang, sebutan_jenis
from sekretariat.queries.orang_kedua import yang_terlibat

VERSI_TERBANYAK = 50
ORANG_TERBANYAK = 500
MENYUSUN = ("versi_prosedur.disusun", "versi_prosedur.diubah", "versi_prosedur.diajukan")


@dataclass(frozen=True, slots=True)
class CakupanBidang:
    """One area of the active regulation, and the procedures in force for it; none: it is missing."""

    kode: str
    nama: str
    versi: list[VersiProsedur]

    @property
    def is_ada(self) -> bool:
        return bool(self.versi)


@dataclass(frozen=True, slots=True)
class ProsedurPublik:
    """A procedure in force, as everybody may read it."""

    kode: str
    judul: str
    jenis: str
    bidang: str
    nomor: int
    mulai: date


def semua_prosedur() -> QuerySet[Prosedur]:
    """Every procedure, with the version in force (`versi_nomor`, `versi_mulai`) and what is worked on."""
    kini = VersiProsedur.objects.filter(prosedur=OuterRef("pk")).berlaku()
    dikerjakan = VersiProsedur.objects.filter(prosedur=OuterRef("pk"), status__in=DIKERJAKAN)
    return Prosedur.objects.annotate(
        versi_nomor=Subquery(kini.values("nomor")[:1]),
        versi_mulai=Subquery(kini.values("berlaku_mulai")[:1]),
        dikerjakan=Subquery(dikerjakan.values("status")[:1]),
    )


def saring_prosedur(saringan: Mapping[str, str]) -> QuerySet[Prosedur]:
    """What the filters leave: `cari`, `jenis`, `bidang`, `keadaan`."""
    rows = semua_prosedur()
    for nama in ("jenis", "bidang"):
        if saringan.get(nama):
            rows = rows.filter(**{nama: saringan[nama]})
    keadaan = {
        "berlaku": Q(versi_nomor__isnull=False),
        "belum": Q(versi_nomor__isnull=True),
        "diajukan": Q(dikerjakan=StatusVersi.DIAJUKAN),
        "tinjau": Q(versi_nomor__isnull=False, tinjau_lagi__lte=hari_ini()),
    }.get(saringan.get("keadaan", ""), Q())
    if kata := saringan.get("cari", "").upper():
        rows = rows.alias(j=Upper("judul")).filter(Q(j__contains=kata) | Q(kode__contains=kata))
    return rows.filter(keadaan)


def versi_prosedur(prosedur: Prosedur) -> list[VersiProsedur]:
    """The versions, the newest first."""
    terkait = ("disusun_oleh", "diajukan_oleh", "disahkan_oleh", "naskah")
    return list(prosedur.versi.select_related(*terkait).order_by("-nomor")[:VERSI_TERBANYAK])


def versi_berlaku() -> QuerySet[VersiProsedur]:
    """Every version in force today, by code."""
    return VersiProsedur.objects.berlaku().select_related("prosedur").order_by("prosedur__kode")


def cakupan_bidang() -> list[CakupanBidang]:
    """The areas of the active regulation, each with its procedures in force. Dasar:
    sekretariat.standar_prosedur"""
    ada: dict[str, list[VersiProsedur]] = {}
    for versi in versi_berlaku().filter(prosedur__jenis=JenisProsedur.STANDAR):
        ada.setdefault(versi.prosedur.bidang, []).append(versi)
    return [CakupanBidang(kode, nama, ada.get(kode, [])) for kode, nama in bidang_profil().items()]


def prosedur_berlaku_publik() -> list[ProsedurPublik]:
    """What is in force today, for everybody."""
    return [
        ProsedurPublik(
            versi.prosedur.kode,
            versi.prosedur.judul,
            sebutan_jenis(versi.prosedur.jenis),
            nama_bidang(versi.prosedur.bidang),
            versi.nomor,
            versi.berlaku_mulai or hari_ini(),
        )
        for versi in versi_berlaku()
    ]


# --- Who has read what --------------------------------------------------------------------------------


def belum_dibaca(akun: Akun) -> QuerySet[VersiProsedur]:
    """What is in force and this person has not stated to have read."""
    sudah = PernyataanBaca.objects.filter(versi=OuterRef("pk"), akun=akun)
    return versi_berlaku().filter(~Exists(sudah))


def pembaca() -> QuerySet[Akun]:
    """Whoever is to read: the members of staff of today."""
    return pemegang_peran(*PERAN_PEMBACA)


def sudah_baca(versi: VersiProsedur) -> QuerySet[PernyataanBaca]:
    """Who stated it, the latest first."""
    return versi.pembaca.select_related("akun").order_by("-pk")


def belum_baca(versi: VersiProsedur) -> QuerySet[Akun]:
    """The members of staff who have not."""
    return pembaca().exclude(pk__in=PernyataanBaca.objects.filter(versi=versi).values("akun"))


def penyusun(versi: VersiProsedur) -> frozenset[int]:
    """Everybody who had a hand in a version, as the trail remembers: wrote, changed or sent it up."""
    return yang_terlibat(versi, MENYUSUN, versi.disusun_oleh_id, versi.diajukan_oleh_id)


def menunggu_pengesahan() -> QuerySet[VersiProsedur]:
    """The versions that wait for approval, the longest waiting first."""
    rows = VersiProsedur.objects.filter(status=StatusVersi.DIAJUKAN)
    return rows.select_related("prosedur", "disusun_oleh").order_by("diajukan_pada", "pk")


def jatuh_tinjau(hari: date) -> QuerySet[Prosedur]:
    """What is in force and due to be looked at again."""
    berlaku = VersiProsedur.objects.filter(prosedur=OuterRef("pk")).berlaku(hari)
    return Prosedur.objects.filter(Exists(berlaku), tinjau_lagi__lte=hari).order_by("tinjau_lagi", "pk")


def sel_ekspor(prosedur: Any) -> tuple[Any, ...]:
    """One row of the export."""
    return (
        *(prosedur.kode, prosedur.judul, sebutan_jenis(prosedur.jenis), nama_bidang(prosedur.bidang)),
        *(prosedur.unit, prosedur.versi_nomor or "", prosedur.versi_mulai or ""),
        *(StatusVersi(prosedur.dikerjakan).label if prosedur.dikerjakan else "", prosedur.tinjau_lagi or ""),
    )
