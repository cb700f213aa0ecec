"""The figures of the e-reporting reports, counted by the database in one pass over the packages."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, F, Value
from django.db.models.fields import CharField

from sekretariat.enums.e_reporting import Kelompok, Kumpulan
from sekretariat.queries.e_reporting_saring import (
    GAGAL,
    KECIL,
    KOLOM,
    SELESAI,
    SaringanPaket,
    bulan_pengumuman,
    saring,
)

NOL = Decimal(0)


@dataclass(frozen=True, slots=True)
class Hitungan:
    """The figures of some packages.

    A package put out again is counted each time, as SPSE does; `unik` and `pagu_unik` count it once, by its
    last round. `hemat` is HPS less contract of the `berpasangan`, which have both. `peserta` and `penawaran`
    are of the `berpeserta`: tenders whose participants were delivered. Days run from announcement to winner.
    """

    kunci: str
    label: str
    paket: int
    unik: int
    selesai: int
    gagal: int
    diulang: int
    pagu: Decimal
    pagu_unik: Decimal
    hps: Decimal
    kontrak: Decimal
    berkontrak: int
    berpasangan: int
    hps_berpasangan: Decimal
    hemat: Decimal
    umk: Decimal
    kecil: int
    berkualifikasi: int
    berpeserta: int
    peserta: int
    penawaran: int
    berhari: int
    hari_median: float | None
    hari_rata: float | None
    # Only of a stage: its tenders that stood in it when the data were pulled.
    sedang: int = 0

    @property
    def berlangsung(self) -> int:
        return self.paket - self.selesai - self.gagal

    @property
    def persen_hemat(self) -> Decimal | None:
        """Of the HPS of the same packages; None where none has both."""
        return self.hemat * 100 / self.hps_berpasangan if self.hps_berpasangan else None

    @property
    def peserta_per_tender(self) -> float | None:
        return self.peserta / self.berpeserta if self.berpeserta else None

    @property
    def penawaran_per_tender(self) -> float | None:
        return self.penawaran / self.berpeserta if self.berpeserta else None

    @property
    def persen_kecil(self) -> float | None:
        """Packages for small business, of those that say for whom they are."""
        return self.kecil * 100 / self.berkualifikasi if self.berkualifikasi else None

    @property
    def persen_umk(self) -> Decimal | None:
        """What small business earns of the contracts."""
        return self.umk * 100 / self.kontrak if self.kontrak else None


@dataclass(frozen=True, slots=True)
class Laporan:
    """A report: its rows, and the same figures of all packages in it."""

    baris: list[Hitungan]
    semua: Hitungan


SUMBER = (
    *("kunci", "label", "kumpulan", "kode", "kd_paket", "versi", "pagu", "hps", "kontrak", "umk"),
    *("diumumkan", "selesai_pada", "urut", "is_gagal", "is_selesai", "is_kecil", "kualifikasi"),
)
UKURAN = """
    count(*), count(*) FILTER (WHERE giliran = 1), count(*) FILTER (WHERE is_selesai AND NOT is_gagal),
    count(*) FILTER (WHERE is_gagal), count(*) FILTER (WHERE versi > 1),
    COALESCE(sum(pagu), 0), COALESCE(sum(pagu) FILTER (WHERE giliran = 1), 0), COALESCE(sum(hps), 0),
    COALESCE(sum(kontrak), 0), count(kontrak), count(hps + kontrak),
    COALESCE(sum(hps) FILTER (WHERE kontrak IS NOT NULL), 0), COALESCE(sum(hps - kontrak), 0),
    COALESCE(sum(umk), 0), count(*) FILTER (WHERE is_kecil), count(NULLIF(kualifikasi, '')),
    count(s.kd_tender), COALESCE(sum(peserta), 0)::bigint, COALESCE(sum(penawaran), 0)::bigint,
    count(hari), percentile_cont(0.5) WITHIN GROUP (ORDER BY hari), avg(hari)"""
# Few tenders are looked up by their codes; for many, one pass over all participants is ten times as fast.
SEDIKIT = "AND kd_tender IN (SELECT kode FROM p WHERE kumpulan = 'tender')"
# {p}: the packages. A tender without participants has one row in their table, without a code.
BAHAN = """
WITH p ({kolom}) AS ({p}),
u AS (
    SELECT p.*,
        row_number() OVER (PARTITION BY kumpulan, COALESCE(NULLIF(kd_paket, ''), kode)
                           ORDER BY versi DESC, kode DESC) AS giliran,
        CASE WHEN selesai_pada >= diumumkan
             THEN (extract(epoch FROM selesai_pada - diumumkan) / 86400)::float END AS hari
    FROM p
),
s AS (
    SELECT kd_tender, count(*) FILTER (WHERE kd_peserta <> '') AS peserta, count(nilai_penawaran) AS penawaran
    FROM sekretariat_pesertatender
    WHERE is_kini {hanya} GROUP BY kd_tender
)"""
MENURUT = """
SELECT grouping(u.kunci), COALESCE(u.kunci, ''), COALESCE((array_agg(u.label ORDER BY u.urut DESC))[1], ''),
    {ukuran}
FROM u LEFT JOIN s ON s.kd_tender = u.kode AND u.kumpulan = 'tender'
GROUP BY GROUPING SETS ((u.kunci), ()) ORDER BY 1, 2"""
# Each stage with the tenders that have it: a tender stands in many rows. Days are those the stage lasts.
PER_TAHAPAN = """, t AS (
    SELECT kd_tender, COALESCE(NULLIF(nama_tahapan, ''), kd_tahapan) AS tahapan,
        min(tgl_awal) AS awal, max(tgl_akhir) AS akhir,
        bool_or(tgl_awal <= terlihat_pada AND terlihat_pada < tgl_akhir) AS sedang
    FROM sekretariat_jadwaltender WHERE is_kini {hanya} GROUP BY 1, 2
),
v AS (
    SELECT {tanpa_hari}, giliran, tahapan, sedang AND NOT is_gagal AND NOT is_selesai AS sedang,
        extract(epoch FROM awal - diumumkan) AS mulai,
        CASE WHEN akhir >= awal THEN (extract(epoch FROM akhir - awal) / 86400)::float END AS hari
    FROM u JOIN t ON t.kd_tender = u.kode
)
SELECT 0, v.tahapan, v.tahapan, {ukuran}, count(*) FILTER (WHERE v.sedang)
FROM v LEFT JOIN s ON s.kd_tender = v.kode
GROUP BY v.tahapan ORDER BY percentile_cont(0.5) WITHIN GROUP (ORDER BY v.mulai), v.tahapan"""


def hitung(saringan: SaringanPaket, menurut: Kelompok | None = None) -> Laporan:
    """The figures of the packages the filters leave, told apart by `menurut`. One query; two by stages.

    Dasar: sekretariat.e_reporting
    """
    hanya = SEDIKIT if saringan.satker or saringan.bulan or saringan.cari else ""
    if menurut is Kelompok.TAHAPAN:
        semua = hitung(saringan).semua
        tender = saring(_tender(saringan))
        bahan = PER_TAHAPAN.format(ukuran=UKURAN, hanya=hanya, tanpa_hari=", ".join(f"u.{k}" for k in SUMBER))
        return Laporan([Hitungan(*baris[1:]) for baris in _baca(tender, None, bahan, hanya)], semua)
    baris = _baca(saring(saringan), menurut, MENURUT.format(ukuran=UKURAN), hanya)
    hasil = [Hitungan(*satu[1:]) for satu in baris if satu[0] == 0 and menurut is not None]
    return Laporan(hasil, next(Hitungan(*satu[1:]) for satu in baris if satu[0] == 1))


def _tender(saringan: SaringanPaket) -> SaringanPaket:
    """Stages are known of tenders only."""
    isi = {f.name: getattr(saringan, f.name) for f in fields(saringan)}
    return SaringanPaket(**{**isi, "kumpulan": Kumpulan.TENDER.value})


def _baca(rows: Any, menurut: Kelompok | None, akhir: str, hanya: str) -> Sequence[tuple[Any, ...]]:
    """Run the figures over these packages."""
    kunci, label = _pembeda(menurut)
    ya = {"is_gagal": GAGAL, "is_selesai": SELESAI, "is_kecil": KECIL}
    tanda = {nama: ExpressionWrapper(syarat, output_field=BooleanField()) for nama, syarat in ya.items()}
    sql, params = (
        rows.order_by()
        .annotate(kunci=kunci, label=label, **tanda)
        .values_list(*SUMBER)
        .query.sql_with_params()
    )
    with connection.cursor() as cursor:
        cursor.execute(BAHAN.format(kolom=", ".join(SUMBER), p=sql, hanya=hanya) + akhir, params)
        hasil: Sequence[tuple[Any, ...]] = cursor.fetchall()
    return hasil


def _pembeda(menurut: Kelompok | None) -> tuple[Any, Any]:
    """By what the rows are told apart, and what it is called."""
    if menurut is Kelompok.BULAN:
        return bulan_pengumuman(), Value("", output_field=CharField())
    if menurut in (None, Kelompok.TAHAPAN):
        return Value("", output_field=CharField()), Value("", output_field=CharField())
    kolom = KOLOM[menurut.value]
    return F(kolom), F("nama_satker" if menurut is Kelompok.SATKER else kolom)


@dataclass(frozen=True, slots=True)
class RingkasanTender:
    """Tenders announced in a span, as the periodic report has them; money in rupiah."""

    paket: int
    selesai: int
    gagal: int
    berlangsung: int
    diulang: int
    pagu: Decimal
    hps: Decimal
    kontrak: Decimal
    hemat: Decimal
    peserta: int
    penawaran: int
    hari_median: float | None
    per_metode: tuple[tuple[str, int, Decimal], ...]


def ringkasan_periode(mulai: date, selesai: date) -> RingkasanTender:
    """Tenders announced from the day `mulai` through the day `selesai`; by method: name, number, contracts.

    `hemat` is of those that have both HPS and contract. One query.
    Dasar: sekretariat.e_reporting
    """
    masa = SaringanPaket(kumpulan=Kumpulan.TENDER.value, dari=mulai, sampai=selesai)
    laporan = hitung(masa, Kelompok.METODE)
    nama = [f.name for f in fields(RingkasanTender) if f.name != "per_metode"]
    per_metode = ((b.label or "Tidak disebut", b.paket, b.kontrak) for b in laporan.baris)
    return RingkasanTender(**{n: getattr(laporan.semua, n) for n in nama}, per_metode=tuple(per_metode))
