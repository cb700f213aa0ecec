"""Packages of SPSE, narrowed to what a report or a list asks for."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.core.cache import cache
from django.db.models import CharField, Exists, F, Func, Max, OuterRef, Q, QuerySet, Subquery, Value, Window
from django.db.models.functions import Coalesce, Concat, NullIf, RowNumber

from lpse.waktu import awal_hari, zona
from sekretariat.enums.e_reporting import TIDAK_DISEBUT, Golongan, Kelompok, Kumpulan, SebagaiPenyedia
from sekretariat.enums.spse import StatusKiriman
from sekretariat.models import (
    KirimanSPSE,
    NilaiTender,
    NontenderSelesai,
    PaketGabungan,
    PesertaTender,
    RingkasanJadwal,
    RingkasanPenyedia,
    RingkasanPeserta,
)

SEHARI = timedelta(days=1)
KUNCI_PILIHAN, SIMPAN_PILIHAN = "sekretariat.pilihan_spse", 30  # seconds
PEMISAH = "\x1f"  # in no code and no name
GAGAL = Q(status__icontains="gagal") | Q(status__icontains="batal")
SELESAI = Q(status__istartswith="selesai")
KECIL = Q(kualifikasi__icontains="kecil")
SYARAT: dict[str, Q] = {
    Golongan.SELESAI.value: SELESAI,
    Golongan.GAGAL.value: GAGAL,
    Golongan.BERLANGSUNG.value: ~GAGAL & ~SELESAI,
    Golongan.DIULANG.value: Q(versi__gt=1),
    Golongan.BERPASANGAN.value: Q(hps__isnull=False, kontrak__isnull=False),
    Golongan.BERKONTRAK.value: Q(kontrak__isnull=False),
    Golongan.BERHARI.value: Q(selesai_pada__gte=F("diumumkan")),
    Golongan.KECIL.value: KECIL,
}
# The columns whose value a filter names; a stage stands in a table of its own, a month is reckoned.
KOLOM = {
    "kumpulan": "kumpulan",
    "tahun": "tahun",
    "status": "status",
    Kelompok.SATKER.value: "kode_satker",
    Kelompok.METODE.value: "metode",
    Kelompok.JENIS.value: "jenis",
}

# Where a package names a provider: the dataset, the letter and the code of the package's key, and how.
PESERTA: tuple[Any, ...] = (PesertaTender, "t", "kd_tender", Q())
KONTRAK: tuple[Any, ...] = (
    (NilaiTender, "t", "kd_tender", Q()),
    (NontenderSelesai, "n", "kd_nontender", Q()),
)
DISEBUT_DI: dict[str, tuple[Any, ...]] = {
    "": (PESERTA, *KONTRAK),
    SebagaiPenyedia.PESERTA.value: (PESERTA,),
    SebagaiPenyedia.PEMENANG.value: ((*PESERTA[:3], Q(is_pemenang=True)),),
    SebagaiPenyedia.KONTRAK.value: KONTRAK,
}


@dataclass(frozen=True, slots=True)
class SaringanPaket:
    """What a report is narrowed to. Texts are as SPSE has them, `-` where it has none; days of announcement.

    `bulan` is `2025-03`; `golongan` is one of `Golongan`. Without `kumpulan` tenders and nontenders together.
    `penyedia` is the code of one in whose packages it is looked, `sebagai` what it is there.
    """

    kumpulan: str = ""
    tahun: str = ""
    dari: date | None = None
    sampai: date | None = None
    satker: str = ""
    metode: str = ""
    jenis: str = ""
    status: str = ""
    bulan: str = ""
    tahapan: str = ""
    golongan: str = ""
    cari: str = ""
    penyedia: str = ""
    sebagai: str = ""

    def as_params(self) -> dict[str, str]:
        """For the address of a page, an export, the list behind a number."""
        return {nama: str(nilai) for nama, nilai in asdict(self).items() if nilai}

    def as_rincian(self) -> dict[str, Any]:
        """For the trail: that a stage was named or something searched for, never what was typed."""
        tahapan = {"tahapan": True} if self.tahapan else {}
        return self.as_params() | tahapan | {"cari": bool(self.cari)}


def saring(saringan: SaringanPaket) -> QuerySet[PaketGabungan]:
    """The packages the filters leave."""
    rows = PaketGabungan.objects.filter(_masa(saringan), _cocok(saringan.cari))
    for nama, kolom in KOLOM.items():
        if nilai := getattr(saringan, nama):
            rows = rows.filter(**_sama(kolom, nilai))
    if saringan.bulan:
        rows = rows.alias(bulan_=bulan_pengumuman()).filter(**_sama("bulan_", saringan.bulan))
    if saringan.tahapan:
        rows = rows.filter(Exists(_di_tahapan(saringan)), kumpulan=Kumpulan.TENDER)
    if saringan.penyedia:
        rows = rows.filter(pk__in=_milik(saringan.penyedia, saringan.sebagai))
    return _golongkan(rows, saringan.golongan)


def _sama(kolom: str, nilai: str) -> dict[str, Any]:
    if nilai != TIDAK_DISEBUT:
        return {kolom: nilai}
    return {f"{kolom}__isnull": True} if kolom == "tahun" else {kolom: ""}


def _masa(saringan: SaringanPaket) -> Q:
    syarat = Q()
    if saringan.dari:
        syarat &= Q(diumumkan__gte=awal_hari(saringan.dari))
    if saringan.sampai:
        syarat &= Q(diumumkan__lt=awal_hari(saringan.sampai + SEHARI))
    return syarat


def _cocok(kata: str) -> Q:
    """By name, or by one of its codes in SPSE."""
    if not kata:
        return Q()
    return Q(nama__icontains=kata) | Q(kode=kata) | Q(kd_paket=kata) | Q(kd_rup__contains=kata)


def _di_tahapan(saringan: SaringanPaket) -> QuerySet[RingkasanJadwal]:
    kolom = "sedang" if saringan.golongan == Golongan.SEDANG else "tahapan"
    nama = "" if saringan.tahapan == TIDAK_DISEBUT else saringan.tahapan
    return RingkasanJadwal.objects.filter(kd_tender=OuterRef("kode"), **{f"{kolom}__contains": [nama]})


def _milik(kode: str, sebagai: str) -> QuerySet[Any, Any]:
    """The packages that name a provider: looked up by its NPWP in each dataset, where an index has it."""
    penyedia = RingkasanPenyedia.objects.filter(kode=kode).exclude(npwp16="")
    rows: list[QuerySet[Any, Any]] = [
        model.objects.filter(syarat, is_kini=True, npwp16=Subquery(penyedia.values("npwp16")[:1]))
        .annotate(paket=Concat(Value(huruf), kunci, output_field=CharField()))
        .values("paket")
        for model, huruf, kunci, syarat in DISEBUT_DI[sebagai]
    ]
    return rows[0].union(*rows[1:], all=True)


def _golongkan(rows: QuerySet[PaketGabungan], golongan: str) -> QuerySet[PaketGabungan]:
    if golongan in SYARAT:
        return rows.filter(SYARAT[golongan])
    if golongan == Golongan.SEDANG:
        return rows.filter(SYARAT[Golongan.BERLANGSUNG.value])
    if golongan == Golongan.BERPESERTA:
        peserta = RingkasanPeserta.objects.filter(kd_tender=OuterRef("kode"))
        return rows.filter(Exists(peserta), kumpulan=Kumpulan.TENDER)
    if golongan == Golongan.TERAKHIR:
        # Within the other filters: of the failed ones alone, the last failed round.
        return rows.filter(pk__in=rows.annotate(giliran=GILIRAN).filter(giliran=1).values("pk"))
    return rows


# A package that was put out again keeps its code; its last round is the first.
GILIRAN = Window(
    RowNumber(),
    partition_by=[F("kumpulan"), Coalesce(NullIf(F("kd_paket"), Value("")), F("kode"))],
    order_by=[F("versi").desc(), F("kode").desc()],
)


def bulan_pengumuman() -> Coalesce:
    """The month of the announcement where the unit is, as `2025-03`; "" where it has none."""
    setempat = Func(Value(zona().key), F("diumumkan"), function="timezone")
    bulan = Func(setempat, Value("YYYY-MM"), function="to_char", output_field=CharField())
    return Coalesce(bulan, Value(""), output_field=CharField())


@dataclass(frozen=True, slots=True)
class Pilihan:
    """What can be filtered by, as it occurs: values, and for agencies code and name."""

    tahun: list[int]
    metode: list[str]
    jenis: list[str]
    status: list[str]
    satker: list[tuple[str, str]]


def pilihan() -> Pilihan:
    """What occurs in the packages, as it was at most half a minute ago. One query, or none."""
    simpanan: Pilihan | None = cache.get(KUNCI_PILIHAN)
    if simpanan is None:
        simpanan = _baca_pilihan()
        cache.set(KUNCI_PILIHAN, simpanan, SIMPAN_PILIHAN)
    return simpanan


def lupakan_pilihan() -> None:
    """Have the choices read anew: data came in, and its agencies can be asked for at once."""
    cache.delete(KUNCI_PILIHAN)


def _baca_pilihan() -> Pilihan:
    satker = Concat("kode_satker", Value(PEMISAH), "nama_satker", output_field=CharField())
    semua = PaketGabungan.objects.order_by().aggregate(
        satker_=ArrayAgg(satker, distinct=True),
        **{nama: ArrayAgg(nama, distinct=True) for nama in ("tahun", "metode", "jenis", "status")},
    )
    ada = {nama: sorted(satu for satu in isi or () if satu not in (None, "")) for nama, isi in semua.items()}
    # An agency that was renamed is offered once.
    bernama = dict(satu.split(PEMISAH, 1) for satu in ada["satker_"])
    urut = sorted(((k, n) for k, n in bernama.items() if k), key=lambda satu: (satu[1], satu[0]))
    return Pilihan(ada["tahun"][::-1], ada["metode"], ada["jenis"], ada["status"], urut)


def diperbarui_pada() -> datetime | None:
    """When data of SPSE last came in; None: never."""
    rows = KirimanSPSE.objects.filter(status=StatusKiriman.DITERAPKAN)
    terakhir: datetime | None = rows.aggregate(m=Max("selesai_pada"))["m"]
    return terakhir
