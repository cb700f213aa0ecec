"""Providers seen in SPSE's data and those registered here, compared by the NPWP of 16 digits."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from registrasi.reports import npwp_penyedia_terdaftar, penyedia_terdaftar
from sekretariat.enums.e_reporting import DaftarPenyedia, HasilPenyedia, Kumpulan
from sekretariat.models import NilaiTender, NontenderSelesai, PesertaTender, RingkasanPenyedia

DISEBUT = ~Q(npwp16="") & (Q(ikut__gt=0) | Q(nilai__gt=0) | Q(nontender__gt=0))
MENYEBUT: dict[str, tuple[Any, ...]] = {
    Kumpulan.TENDER.value: (PesertaTender, NilaiTender),
    Kumpulan.NONTENDER.value: (NontenderSelesai,),
}
# What was won, and what a provider is named for at all, in the data that are looked at.
MENANG = {"": "s.menang + s.nilai + s.nontender", "tender": "s.menang + s.nilai", "nontender": "s.nontender"}
TERLIHAT = {"": "s.ikut + s.nilai + s.nontender", "tender": "s.ikut + s.nilai", "nontender": "s.nontender"}
# Summed up over all years by triggers; of one year here, when somebody asks.
SEMUA_TAHUN = "sekretariat_ringkasanpenyedia"
SETAHUN = """(
    SELECT npwp16, sum(ikut)::int AS ikut, sum(menang)::int AS menang, sum(nilai)::int AS nilai,
        sum(nontender)::int AS nontender
    FROM (
        SELECT npwp16, count(*) AS ikut, count(*) FILTER (WHERE is_pemenang) AS menang, 0 AS nilai,
            0 AS nontender
        FROM sekretariat_pesertatender
        WHERE is_kini AND npwp16 <> '' AND tahun_anggaran = %(tahun)s GROUP BY npwp16
        UNION ALL
        SELECT npwp16, 0, 0, 1, 0 FROM sekretariat_nilaitender
        WHERE is_kini AND npwp16 <> '' AND tahun_anggaran = %(tahun)s
        UNION ALL
        SELECT npwp16, 0, 0, 0, 1 FROM sekretariat_nontenderselesai
        WHERE is_kini AND npwp16 <> '' AND tahun_anggaran = %(tahun)s
    ) t GROUP BY npwp16)"""


@dataclass(frozen=True, slots=True)
class SaringanPenyedia:
    """Which providers: registered or not, of a budget year, of one kind of data, who won, by name or code."""

    daftar: str = DaftarPenyedia.BELUM.value
    tahun: str = ""
    kumpulan: str = ""
    hasil: str = ""
    cari: str = ""
    penyedia: str = ""

    def as_params(self) -> dict[str, str]:
        """For the address of the page, of its exports, of the neighbouring pages."""
        return {nama: nilai for nama, nilai in asdict(self).items() if nilai}

    def as_rincian(self) -> dict[str, Any]:
        """For the trail: that something was searched for, never what was typed."""
        return self.as_params() | {"cari": bool(self.cari)}


@dataclass(frozen=True, slots=True)
class PenyediaTerlihat:
    """A provider in SPSE's data: tenders it took part in and won, and the contracts it has.

    `nilai` are contracts of tenders; `kode` stands for it in addresses.
    """

    kode: str
    npwp16: str
    nama: str
    ikut: int
    menang: int
    nilai: int
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


def penyedia_terlihat(
    saringan: SaringanPenyedia, lewati: int = 0, batas: int | None = None
) -> Iterator[PenyediaTerlihat]:
    """Providers seen that the filters leave, by NPWP, without the first `lewati`; at most `batas`. One query.

    Counted, not keyed: the key may be a person's NIK, which belongs into no address.
    """
    sumber, syarat, params = _syarat(saringan)
    perintah = (
        "SELECT r.kode::text, r.npwp16, r.nama, s.ikut, s.menang, s.nilai, s.nontender "  # noqa: S608
        f"FROM {sumber} s JOIN sekretariat_ringkasanpenyedia r USING (npwp16) WHERE {syarat} "
        # A LIMIT of NULL is none.
        "ORDER BY r.npwp16 LIMIT %(batas)s OFFSET %(lewati)s"
    )
    with connection.cursor() as cursor:
        cursor.execute(perintah, {**params, "batas": batas, "lewati": lewati})
        yield from (PenyediaTerlihat(*baris) for baris in cursor.fetchall())


def hitung_terlihat(saringan: SaringanPenyedia) -> int:
    """How many providers seen the filters leave. One query."""
    sumber, syarat, params = _syarat(saringan)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM {sumber} s "  # noqa: S608
            f"JOIN sekretariat_ringkasanpenyedia r USING (npwp16) WHERE {syarat}",
            params,
        )
        (banyak,) = cursor.fetchone()
    return int(banyak)


def _syarat(s: SaringanPenyedia) -> tuple[str, str, dict[str, Any]]:
    """Where the counts come from, what they must be, and the values of both; all SQL is our own."""
    terdaftar = npwp_penyedia_terdaftar().query.sql_with_params()[0]
    bukan = "" if s.daftar == DaftarPenyedia.TERDAFTAR else "NOT "
    bagian = ["r.npwp16 <> ''", f"{TERLIHAT[s.kumpulan]} > 0", f"r.npwp16 {bukan}IN ({terdaftar})"]
    if s.hasil:
        tanda = ">" if s.hasil == HasilPenyedia.MENANG else "="
        bagian.append(f"{MENANG[s.kumpulan]} {tanda} 0")
    if s.cari:
        bagian.append("strpos(upper(r.nama), upper(%(cari)s)) > 0")
    if s.penyedia:
        bagian.append("r.kode = %(penyedia)s::uuid")
    tahun = int(s.tahun) if s.tahun else None
    params = {"tahun": tahun, "cari": s.cari, "penyedia": s.penyedia}
    return SETAHUN if s.tahun else SEMUA_TAHUN, " AND ".join(bagian), params


def bandingkan() -> Bandingan:
    """Seen, registered among them, and participants that cannot be compared. One query."""
    terdaftar = Q(npwp16__in=npwp_penyedia_terdaftar())
    hitung = RingkasanPenyedia.objects.aggregate(
        terlihat=Count("npwp16", filter=DISEBUT),
        terdaftar=Count("npwp16", filter=DISEBUT & terdaftar),
        tanpa_npwp=Coalesce(Sum("ikut", filter=Q(npwp16="")), 0),
    )
    return Bandingan(**hitung)


def tidak_terlihat(saringan: SaringanPenyedia) -> QuerySet[Any]:
    """Providers registered here that SPSE's data, those of the year and of the kind asked for, never name."""
    rows = penyedia_terdaftar()
    if saringan.cari:
        rows = rows.filter(nama__icontains=saringan.cari)
    if not (saringan.tahun or saringan.kumpulan):
        return rows.exclude(Exists(RingkasanPenyedia.objects.filter(DISEBUT, npwp16=OuterRef("npwp16"))))
    masa = {"tahun_anggaran": saringan.tahun} if saringan.tahun else {}
    for kumpulan, semua in MENYEBUT.items():
        for model in semua if saringan.kumpulan in ("", kumpulan) else ():
            rows = rows.exclude(Exists(model.objects.filter(is_kini=True, npwp16=OuterRef("npwp16"), **masa)))
    return rows


def cari_npwp(npwp16: str) -> SaringanPenyedia | None:
    """The list and the filter under which the provider with this NPWP stands alone; None: it is on none.

    By its code, or, registered and never seen, by its name. Two queries.
    """
    terdaftar = penyedia_terdaftar().filter(npwp16=npwp16).first()
    terlihat = RingkasanPenyedia.objects.filter(DISEBUT, npwp16=npwp16).first()
    if terlihat:
        daftar = DaftarPenyedia.TERDAFTAR if terdaftar else DaftarPenyedia.BELUM
        return SaringanPenyedia(daftar=daftar.value, penyedia=str(terlihat.kode))
    if terdaftar:
        return SaringanPenyedia(daftar=DaftarPenyedia.TAK_TERLIHAT.value, cari=terdaftar.nama[:100])
    return None


def nama_penyedia(kode: str) -> str:
    """What the provider behind a code is called; "" where there is none, or no name."""
    return RingkasanPenyedia.objects.filter(kode=kode).values_list("nama", flat=True).first() or ""
