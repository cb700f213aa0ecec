"""Readings over work programmes: the list, one of them, what was realised in a period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import Count, DecimalField, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, ExtractMonth

from lpse.models import Akun
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import hari_ini
from sekretariat.enums.kepegawaian import BagianUnit
from sekretariat.enums.program import BERLAKU, DISUSUN, StatusProgram
from sekretariat.models import KegiatanProgram, Pegawai, ProgramKerja, RealisasiKegiatan
from sekretariat.models.program import SELURUHNYA
from sekretariat.policies.program import Kemajuan, bulan_lewat, hitung_kemajuan, rata_kemajuan
from sekretariat.queries.orang_kedua import yang_terlibat

SEMUA_KEGIATAN = 500
MENYUSUN = (
    *("program.disusun", "program.direvisi", "program.diajukan"),
    *("program.kegiatan_disimpan", "program.kegiatan_dihapus"),
)
NOL = Value(Decimal(0), output_field=DecimalField(max_digits=18, decimal_places=2))
# Whose unit it is where nobody has placed them yet.
UNIT_PERAN = {
    Peran.VERIFIKATOR: BagianUnit.REGISTRASI,
    Peran.HELPDESK: BagianUnit.LAYANAN,
    Peran.ADMIN_SISTEM: BagianUnit.SISTEM,
}


@dataclass(frozen=True, slots=True)
class RealisasiRingkas:
    """One activity in a period: what was planned for the year, what the period and the year so far brought.

    Money in rupiah. `kode` is its programme's, `kegiatan_kode` its own, for links to the rows behind.
    """

    kode: str
    kegiatan_kode: str
    tahun: int
    unit: str
    nama_unit: str
    kegiatan: str
    kunci: str
    target: Decimal
    satuan: str
    jumlah: Decimal
    rupiah: Decimal
    jumlah_kumulatif: Decimal
    rupiah_kumulatif: Decimal
    pagu: Decimal
    kemajuan: Kemajuan


def unit_saya(akun: Akun) -> frozenset[str]:
    """Whose programmes this person may draw up: "" is the whole LPSE. The Sekretaris: all.

    Dasar: sekretariat.program_unit
    """
    if Peran.SEKRETARIS in akun.peran:
        return frozenset({"", *BagianUnit.values})
    tempat = set(Pegawai.objects.aktif().filter(akun=akun).values_list("unit", flat=True))
    unit = tempat or {UNIT_PERAN[satu].value for satu in akun.peran if satu in UNIT_PERAN}
    return frozenset(unit | {""}) if BagianUnit.SEKRETARIAT in unit else frozenset(unit)


def nama_unit(unit: str) -> str:
    """A unit's name in this regulation; "" is the whole LPSE."""
    return str(getattr(profil().unit, unit).nama) if unit else SELURUHNYA


def pilihan_program() -> list[tuple[str, str]]:
    """Whose programme it may be."""
    return [("", SELURUHNYA), *((kode, unit.nama) for kode, unit in profil().unit)]


def semua_program() -> QuerySet[ProgramKerja]:
    """Every programme, with how many activities (`banyak`) and how much budget (`anggaran`) it has."""
    rows = ProgramKerja.objects.select_related("disusun_oleh", "diajukan_oleh", "disahkan_oleh")
    return rows.annotate(banyak=Count("kegiatan"), anggaran=Coalesce(Sum("kegiatan__pagu"), NOL))


def saring_program(saringan: dict[str, str]) -> QuerySet[ProgramKerja]:
    """What the filters leave; without a status those not replaced. `unit` "semua" is the whole LPSE's."""
    rows = semua_program()
    status = saringan.get("status")
    rows = rows.filter(status=status) if status else rows.exclude(status=StatusProgram.DIGANTIKAN)
    if tahun := saringan.get("tahun"):
        rows = rows.filter(tahun=int(tahun))
    if unit := saringan.get("unit"):
        rows = rows.filter(unit="" if unit == "semua" else unit)
    if cari := saringan.get("cari"):
        cocok = KegiatanProgram.objects.filter(
            Q(nama__icontains=cari) | Q(kode_rekening__icontains=cari) | Q(indikator__icontains=cari)
        )
        rows = rows.filter(pk__in=cocok.values("program"))
    return rows


def _jumlah(kolom: str, sampai: date | None = None, mulai: date | None = None) -> Coalesce:
    """The sum of a column over what was realised of an activity in any version of its programme."""
    rows = RealisasiKegiatan.objects.filter(kegiatan__seri=OuterRef("seri"))
    if sampai:
        rows = rows.filter(tanggal__lte=sampai)
    if mulai:
        rows = rows.filter(tanggal__gte=mulai)
    jumlah = rows.order_by().values("kegiatan__seri").annotate(s=Sum(kolom)).values("s")
    return Coalesce(Subquery(jumlah, output_field=DecimalField(max_digits=18, decimal_places=2)), NOL)


def kegiatan_program(program: ProgramKerja) -> QuerySet[KegiatanProgram]:
    """The activities in the order they were drawn up, with `nyata` and `belanja` so far."""
    rows = program.kegiatan.select_related("penanggung_jawab", "program")
    return rows.annotate(nyata=_jumlah("jumlah"), belanja=_jumlah("rupiah")).order_by("pk")[:SEMUA_KEGIATAN]


def kemajuan_kegiatan(kegiatan: Any) -> Kemajuan:
    """How far an activity of `kegiatan_program` is today."""
    hari = hari_ini()
    return hitung_kemajuan(kegiatan, kegiatan.nyata, kegiatan.belanja, kegiatan.program.tahun, hari)


def kemajuan_program(semua: Iterable[ProgramKerja]) -> dict[int, Kemajuan]:
    """How far the activities of these programmes are together, by the programme's pk; one query.

    Done and planned: the mean over the activities, as the chart of one programme has it; spent: of the whole
    budget. A programme without activities is left out.
    """
    rows = KegiatanProgram.objects.filter(program__in=list(semua)).select_related("program")
    rows = rows.annotate(nyata=_jumlah("jumlah"), belanja=_jumlah("rupiah")).order_by("program", "pk")
    return {
        pk: rata_kemajuan([(satu, satu.belanja, kemajuan_kegiatan(satu)) for satu in isi])
        for pk, isi in groupby(rows, key=lambda satu: satu.program_id)
    }


def jumlah_realisasi(kegiatan: KegiatanProgram) -> tuple[Decimal, Decimal]:
    """What was done and spent of an activity so far, in every version."""
    rows = RealisasiKegiatan.objects.filter(kegiatan__seri=kegiatan.seri)
    hasil = rows.aggregate(jumlah=Coalesce(Sum("jumlah"), NOL), belanja=Coalesce(Sum("rupiah"), NOL))
    return hasil["jumlah"], hasil["belanja"]


def realisasi_kegiatan(kegiatan: KegiatanProgram) -> QuerySet[RealisasiKegiatan]:
    """What was realised of it in every version, the latest first."""
    rows = RealisasiKegiatan.objects.filter(kegiatan__seri=kegiatan.seri)
    return rows.select_related("dicatat_oleh", "berkas").order_by("-tanggal", "-pk")[:SEMUA_KEGIATAN]


def realisasi_bulanan(program: ProgramKerja) -> dict[tuple[str, int], Decimal]:
    """What was done of each activity (`seri`) in each month of the year."""
    seri = program.kegiatan.values("seri")
    rows = RealisasiKegiatan.objects.filter(kegiatan__seri__in=seri).values("kegiatan__seri")
    rows = rows.annotate(bulan=ExtractMonth("tanggal"), jumlah_bulan=Sum("jumlah")).order_by()
    return {(r["kegiatan__seri"], r["bulan"]): r["jumlah_bulan"] for r in rows}


def realisasi_periode(mulai: date, selesai: date) -> list[RealisasiRingkas]:
    """Each activity of the programmes in force in these years, with what the period brought; one query.

    From the first day through the last; sums of the year so far run through the last day.
    Dasar: sekretariat.program_kerja
    """
    rows = KegiatanProgram.objects.filter(
        program__status__in=BERLAKU, program__tahun__range=(mulai.year, selesai.year)
    ).select_related("program")
    rows = rows.annotate(
        jumlah=_jumlah("jumlah", selesai, mulai),
        rupiah=_jumlah("rupiah", selesai, mulai),
        nyata=_jumlah("jumlah", selesai),
        belanja=_jumlah("rupiah", selesai),
    )
    return [_ringkas(satu, selesai) for satu in rows.order_by("program__tahun", "program__unit", "pk")]


def _ringkas(k: Any, selesai: date) -> RealisasiRingkas:
    return RealisasiRingkas(
        kode=k.program.kode,
        kegiatan_kode=k.kode,
        tahun=k.program.tahun,
        unit=k.program.unit,
        nama_unit=k.program.nama_unit,
        kegiatan=k.nama,
        kunci=k.kunci,
        target=k.target,
        satuan=k.satuan,
        jumlah=k.jumlah,
        rupiah=k.rupiah,
        jumlah_kumulatif=k.nyata,
        rupiah_kumulatif=k.belanja,
        pagu=k.pagu,
        kemajuan=hitung_kemajuan(k, k.nyata, k.belanja, k.program.tahun, selesai),
    )


def unit_tanpa_program(tahun: int) -> list[str]:
    """The working units that have no programme of their own for a year, where the regulation wants one each.

    Dasar: sekretariat.program_unit
    """
    if not profil().is_diatur("sekretariat.program_unit"):
        return []
    ada = set(
        ProgramKerja.objects.filter(tahun=tahun, status__in=(*DISUSUN, *BERLAKU)).values_list(
            "unit", flat=True
        )
    )
    kerja = (BagianUnit.SISTEM, BagianUnit.REGISTRASI, BagianUnit.LAYANAN)
    return [nama_unit(unit) for unit in kerja if unit not in ada]


def kegiatan_tertinggal(unit: frozenset[str]) -> list[tuple[KegiatanProgram, Kemajuan]]:
    """The activities of this year's programmes of these units that are behind their plan."""
    hari = hari_ini()
    if not bulan_lewat(hari.year, hari):
        return []
    rows = KegiatanProgram.objects.filter(
        program__status=StatusProgram.DISAHKAN, program__tahun=hari.year, program__unit__in=unit
    )
    rows = rows.select_related("program").annotate(nyata=_jumlah("jumlah"), belanja=_jumlah("rupiah"))
    semua = [(satu, kemajuan_kegiatan(satu)) for satu in rows.order_by("pk")[:SEMUA_KEGIATAN]]
    return [(satu, kemajuan) for satu, kemajuan in semua if kemajuan.is_tertinggal]


def program_menunggu() -> QuerySet[ProgramKerja]:
    """The programmes that wait for approval, the oldest first."""
    return ProgramKerja.objects.filter(status=StatusProgram.DIAJUKAN).order_by(F("diajukan_pada"), "pk")


def penyusun_program(program: ProgramKerja) -> frozenset[int]:
    """Everybody who had a hand in a programme: drew it up, wrote its activities, submitted it."""
    return yang_terlibat(program, MENYUSUN, program.disusun_oleh_id, program.diajukan_oleh_id)
