"""Providers seen in SPSE's data and those registered here, compared by the NPWP of 16 digits."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from registrasi.reports import npwp_penyedia_terdaftar, penyedia_terdaftar
from sekretariat.models import NilaiTender, NontenderSelesai, PesertaTender

# Who took part in a tender, won one, or has the contract of a nontender.
TERLIHAT = """
WITH g AS (
    SELECT npwp16, max(nama_penyedia) AS nama, count(*) AS ikut,
        count(*) FILTER (WHERE is_pemenang) AS menang, 0 AS nontender
    FROM sekretariat_pesertatender WHERE is_kini AND npwp16 > '' GROUP BY npwp16
    UNION ALL
    SELECT npwp16, nama_penyedia, 0, 0, 0 FROM sekretariat_nilaitender WHERE is_kini AND npwp16 > ''
    UNION ALL
    SELECT npwp16, nama_penyedia, 0, 0, 1 FROM sekretariat_nontenderselesai WHERE is_kini AND npwp16 > ''
), t AS (
    SELECT npwp16, max(nama) AS nama, sum(ikut)::int AS ikut, sum(menang)::int AS menang,
        sum(nontender)::int AS nontender
    FROM g GROUP BY npwp16
)"""


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


def belum_terdaftar(lewati: int = 0, batas: int | None = None) -> Iterator[PenyediaTerlihat]:
    """Providers seen and not registered, by NPWP, without the first `lewati`; at most `batas`. One query.

    Counted, not keyed: the key may be a person's NIK, which belongs into no address.
    """
    sql, params = npwp_penyedia_terdaftar().query.sql_with_params()
    # A LIMIT of NULL is none.
    akhir = f" SELECT * FROM t WHERE npwp16 NOT IN ({sql}) ORDER BY npwp16 LIMIT %s OFFSET %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(TERLIHAT + akhir, (*params, batas, lewati))
        yield from (PenyediaTerlihat(*baris) for baris in cursor.fetchall())


def bandingkan() -> Bandingan:
    """Seen, registered among them, and participants that cannot be compared. Two queries."""
    sql, params = npwp_penyedia_terdaftar().query.sql_with_params()
    akhir = f" SELECT count(*), count(*) FILTER (WHERE npwp16 IN ({sql})) FROM t"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(TERLIHAT + akhir, params)
        terlihat, terdaftar = cursor.fetchone() or (0, 0)
    tanpa = PesertaTender.objects.filter(is_kini=True, npwp16="").exclude(kd_peserta="").count()
    return Bandingan(terlihat, terdaftar, tanpa)


def tidak_terlihat() -> QuerySet[Any]:
    """Providers registered here that SPSE's data never name."""
    rows: QuerySet[Any] = penyedia_terdaftar()
    for model in (PesertaTender, NilaiTender, NontenderSelesai):
        rows = rows.exclude(Exists(model.objects.filter(npwp16=OuterRef("npwp16"), is_kini=True)))
    return rows
