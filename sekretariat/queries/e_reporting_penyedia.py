"""Providers seen in SPSE's data and those registered here, compared by the NPWP of 16 digits."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from registrasi.reports import npwp_penyedia_terdaftar, penyedia_terdaftar
from sekretariat.models import RingkasanPenyedia

# Of the names it goes by the last in the alphabet; looked up for the rows that are shown.
NAMA = """
COALESCE(greatest(
    (SELECT max(nama_penyedia) FROM sekretariat_pesertatender n WHERE n.is_kini AND n.npwp16 = r.npwp16),
    (SELECT max(nama_penyedia) FROM sekretariat_nilaitender n WHERE n.is_kini AND n.npwp16 = r.npwp16),
    (SELECT max(nama_penyedia) FROM sekretariat_nontenderselesai n WHERE n.is_kini AND n.npwp16 = r.npwp16)
), '')"""

PEMENANG = "AND menang + nontender > 0"


@dataclass(frozen=True, slots=True)
class PenyediaTerlihat:
    """A provider in SPSE's data: tenders it took part in and won, nontenders it has the contract of."""

    npwp16: str
    nama: str
    ikut: int
    menang: int
    nontender: int


@dataclass(frozen=True, slots=True)
class Bandingan:
    """How many providers were seen, and how many of those are registered; participants without any NPWP."""

    terlihat: int
    terdaftar: int
    tanpa_npwp: int

    @property
    def belum(self) -> int:
        return self.terlihat - self.terdaftar


def belum_terdaftar(
    lewati: int = 0, batas: int | None = None, *, menang: bool = False
) -> Iterator[PenyediaTerlihat]:
    """Providers seen and not registered, by NPWP, without the first `lewati`; at most `batas`. One query.

    `menang`: only who won a tender or has the contract of a nontender.

    Counted, not keyed: the key may be a person's NIK, which belongs into no address.
    """
    sql, params = npwp_penyedia_terdaftar().query.sql_with_params()
    syarat = PEMENANG if menang else ""
    # A LIMIT of NULL is none.
    perintah = (
        f"SELECT npwp16, {NAMA}, ikut, menang, nontender FROM ("  # noqa: S608
        f"SELECT * FROM sekretariat_ringkasanpenyedia WHERE npwp16 <> '' AND npwp16 NOT IN ({sql}) {syarat} "
        "ORDER BY npwp16 LIMIT %s OFFSET %s) r ORDER BY npwp16"
    )
    with connection.cursor() as cursor:
        cursor.execute(perintah, (*params, batas, lewati))
        yield from (PenyediaTerlihat(*baris) for baris in cursor.fetchall())


def bandingkan() -> Bandingan:
    """Seen, registered among them, and participants that cannot be compared. One query."""
    terdaftar = Q(npwp16__in=npwp_penyedia_terdaftar())
    hitung = RingkasanPenyedia.objects.aggregate(
        terlihat=Count("npwp16", filter=~Q(npwp16="")),
        terdaftar=Count("npwp16", filter=~Q(npwp16="") & terdaftar),
        tanpa_npwp=Coalesce(Sum("ikut", filter=Q(npwp16="")), 0),
    )
    return Bandingan(**hitung)


def tidak_terlihat() -> QuerySet[Any]:
    """Providers registered here that SPSE's data never name."""
    terlihat = RingkasanPenyedia.objects.filter(npwp16=OuterRef("npwp16"))
    return penyedia_terdaftar().exclude(Exists(terlihat))
