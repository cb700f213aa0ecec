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
# What adds up over packages, in the order of `Hitungan`; days do not.
JUMLAH = {
    "paket": "count(*)",
    "unik": "count(*) FILTER (WHERE giliran = 1)",
    "selesai": "count(*) FILTER (WHERE is_selesai AND NOT is_gagal)",
    "gagal": "count(*) FILTER (WHERE is_gagal)",
    "diulang": "count(*) FILTER (WHERE versi > 1)",
    "pagu": "COALESCE(sum(pagu), 0)",
    "pagu_unik": "COALESCE(sum(pagu) FILTER (WHERE giliran = 1), 0)",
    "hps": "COALESCE(sum(hps), 0)",
    "kontrak": "COALESCE(sum(kontrak), 0)",
    "berkontrak": "count(kontrak)",
    "berpasangan": "count(hps + kontrak)",
    "hps_berpasangan": "COALESCE(sum(hps) FILTER (WHERE kontrak IS NOT NULL), 0)",
    "hemat": "COALESCE(sum(hps - kontrak), 0)",
    "umk": "COALESCE(sum(umk), 0)",
    "kecil": "count(*) FILTER (WHERE is_kecil)",
    "berkualifikasi": "count(NULLIF(kualifikasi, ''))",
    "berpeserta": "count(kd_tender)",
    "peserta": "COALESCE(sum(peserta), 0)::bigint",
    "penawaran": "COALESCE(sum(penawaran), 0)::bigint",
}
UANG = {"pagu", "pagu_unik", "hps", "kontrak", "hps_berpasangan", "hemat", "umk"}
UKURAN = ", ".join(JUMLAH.values())
BERNAMA = ", ".join(f"{isi} AS {nama}" for nama, isi in JUMLAH.items())
# Added up once more; a sum of whole numbers is a whole number again.
LAGI = ", ".join(f"sum({n}){'' if n in UANG else '::bigint'} AS {n}" for n in JUMLAH)
HARI = "count(hari), percentile_cont(0.5) WITHIN GROUP (ORDER BY hari), avg(hari)"
# {p}: the packages.
BAHAN = """
WITH p ({kolom}) AS ({p}),
u AS (
    SELECT p.*, s.kd_tender, s.peserta, s.penawaran,
        row_number() OVER (PARTITION BY kumpulan, COALESCE(NULLIF(kd_paket, ''), kode) COLLATE "C"
                           ORDER BY versi DESC, kode COLLATE "C" DESC) AS giliran,
        CASE WHEN selesai_pada >= diumumkan
             THEN (extract(epoch FROM selesai_pada - diumumkan) / 86400)::float END AS hari
    FROM p LEFT JOIN sekretariat_ringkasanpeserta s ON s.kd_tender = p.kode AND p.kumpulan = 'tender'
)"""
# An agency goes by its latest name; what else there is has one.
TERBARU, SATU = "(array_agg(label ORDER BY urut DESC))[1]", "max(label)"
MENURUT = f"""
SELECT grouping(kunci), COALESCE(kunci, ''), COALESCE({{label}}, ''), {UKURAN}, {HARI}
FROM u GROUP BY GROUPING SETS ((kunci), ()) ORDER BY 1, 2"""  # noqa: S608 - names of our own
# Each stage with the tenders that have it. Thousands of tenders go through the same stages: they are added up
# by the row of stages they have, then by stage. Days are those the stage lasts; the same days stand in many
# tenders, so each is counted once, with how often, and the median is looked up in these counts.
PER_TAHAPAN = f"""
, v AS (
    SELECT u.*, j.tahapan, j.lama, CASE WHEN NOT is_gagal AND NOT is_selesai THEN j.sedang END AS di
    FROM u JOIN sekretariat_ringkasanjadwal j ON j.kd_tender = u.kode WHERE u.kumpulan = 'tender'
),
jumlah AS (
    SELECT nama, {LAGI}
    FROM (SELECT tahapan, {BERNAMA} FROM v GROUP BY tahapan) r,
        unnest(r.tahapan) nama GROUP BY nama
),
hari AS (
    SELECT nama, hari, kali, letak, sum(kali) OVER (PARTITION BY nama ORDER BY hari) AS sampai,
        sum(kali) FILTER (WHERE hari IS NOT NULL) OVER (PARTITION BY nama) AS semua
    FROM (
        SELECT nama, t.hari, count(*) AS kali, sum(letak) AS letak
        FROM v, unnest(v.tahapan, v.lama) WITH ORDINALITY t (nama, hari, letak) GROUP BY nama, t.hari
    ) h
),
tengah AS (
    SELECT nama, COALESCE(sum(kali) FILTER (WHERE hari IS NOT NULL), 0)::bigint AS berhari,
        (min(hari) FILTER (WHERE sampai >= div(semua + 1, 2))
         + min(hari) FILTER (WHERE sampai >= div(semua, 2) + 1)) / 2 AS median,
        sum(hari * kali) / sum(kali) FILTER (WHERE hari IS NOT NULL) AS rata, sum(letak) / sum(kali) AS letak
    FROM hari GROUP BY nama
),
sedang AS (SELECT nama, count(*) AS banyak FROM v, unnest(v.di) nama GROUP BY nama)
SELECT 0 AS urut, j.*, berhari, median, rata, COALESCE(banyak, 0), letak
FROM jumlah j JOIN tengah USING (nama) LEFT JOIN sedang USING (nama)
UNION ALL
SELECT 1, '', {UKURAN}, {HARI}, 0, NULL FROM u ORDER BY urut, letak, nama"""  # noqa: S608 - names of our own


def hitung(saringan: SaringanPaket, menurut: Kelompok | None = None) -> Laporan:
    """The figures of the packages the filters leave, told apart by `menurut`. One query.

    Dasar: sekretariat.e_reporting
    """
    if menurut is Kelompok.TAHAPAN:
        baris = [(s, nama, nama, *angka[:-1]) for s, nama, *angka in _baca(saringan, None, PER_TAHAPAN)]
    else:
        label = TERBARU if menurut is Kelompok.SATKER else SATU
        baris = list(_baca(saringan, menurut, MENURUT.format(label=label)))
    hasil = [Hitungan(*satu[1:]) for satu in baris if satu[0] == 0 and menurut is not None]
    return Laporan(hasil, next(Hitungan(*satu[1:]) for satu in baris if satu[0] == 1))


def _baca(saringan: SaringanPaket, menurut: Kelompok | None, akhir: str) -> Sequence[tuple[Any, ...]]:
    """Run the figures over these packages."""
    kunci, label = _pembeda(menurut)
    ya = {"is_gagal": GAGAL, "is_selesai": SELESAI, "is_kecil": KECIL}
    tanda = {nama: ExpressionWrapper(syarat, output_field=BooleanField()) for nama, syarat in ya.items()}
    sql, params = (
        saring(saringan)
        .order_by()
        .annotate(kunci=kunci, label=label, **tanda)
        .values_list(*SUMBER)
        .query.sql_with_params()
    )
    with connection.cursor() as cursor:
        cursor.execute(BAHAN.format(kolom=", ".join(SUMBER), p=sql) + akhir, params)
        hasil: Sequence[tuple[Any, ...]] = cursor.fetchall()
    return hasil


def _pembeda(menurut: Kelompok | None) -> tuple[Any, Any]:
    """By what the rows are told apart, and what it is called."""
    if menurut is Kelompok.BULAN:
        return bulan_pengumuman(), Value("", output_field=CharField())
    if menurut is None:
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
