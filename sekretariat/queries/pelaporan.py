"""What is asked of the reports: cadence, periods that are due, lists, what stands behind a figure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from lpse.butir import Rujukan
from lpse.kalender import kalender
from lpse.models import VersiProfil
from lpse.waktu import hari_ini, setempat
from sekretariat.alur.periode import Periode
from sekretariat.enums.pelaporan import (
    BEKU,
    Irama,
    JenisLaporan,
    KeadaanPeriode,
    StatusLaporan,
)
from sekretariat.models import ButirLaporan, IramaLaporan, LaporanBerkala, RujukanButir
from sekretariat.policies.pelaporan import (
    HARI_KERJA_BAWAAN,
    Ketentuan,
    Tujuan,
    hari_susun,
    irama_peraturan,
    periode_wajib,
    tenggat,
    tujuan,
    unit_pelapor,
)
from sekretariat.queries.orang_kedua import yang_terlibat

K, S = KeadaanPeriode, StatusLaporan
MENYUSUN = (
    *("laporan.disusun", "laporan.disusun_ulang", "laporan.dikoreksi"),
    *("laporan.ditulis", "laporan.diperiksa"),
)
TERBIT_DITAMPILKAN = 24


def semua_pengaturan() -> list[IramaLaporan]:
    """What the head has set, oldest first; empty before the first time."""
    return list(IramaLaporan.objects.order_by("pk"))


def tujuan_kini(setelan: list[IramaLaporan] | None = None) -> Tujuan:
    """To whom a report goes today; `setelan` where they have been read already."""
    semua = semua_pengaturan() if setelan is None else setelan
    return tujuan(semua[-1].kepada, semua[-1].melalui) if semua else tujuan()


def awal_kewajiban() -> date:
    """From which day reports are asked for: since this database began to keep records."""
    pertama = VersiProfil.objects.order_by("pk").values_list("sejak", flat=True).first()
    return setempat(pertama).date() if pertama else hari_ini()


def ketentuan_irama(setelan: list[IramaLaporan] | None = None) -> list[Ketentuan]:
    """The cadences in their order, from the beginning of the records on; two queries."""
    tetap, awal = irama_peraturan(), awal_kewajiban()
    setelan = semua_pengaturan() if setelan is None else setelan
    if tetap:
        hari_kerja = setelan[-1].hari_kerja if setelan else HARI_KERJA_BAWAAN
        return [Ketentuan(tetap, awal, hari_kerja)]
    hasil = [Ketentuan(Irama.BULANAN, awal, HARI_KERJA_BAWAAN)]
    for satu in setelan:
        # A later word on the same days takes the earlier one's place.
        hasil = [lama for lama in hasil if lama.sejak < satu.berlaku_mulai]
        hasil.append(Ketentuan(Irama(satu.irama), satu.berlaku_mulai, satu.hari_kerja))
    return hasil


def irama_kini(ketentuan: list[Ketentuan] | None = None) -> Irama:
    """How often a report is due today; `ketentuan` where they have been read already."""
    kini, semua = hari_ini(), ketentuan or ketentuan_irama()
    return ([satu for satu in semua if satu.sejak <= kini] or semua)[-1].irama


@dataclass(frozen=True, slots=True)
class BarisPeriode:
    """One period of the calendar of reports: when its report is due, and how it stands."""

    periode: Periode
    jenis: str
    unit: str
    tenggat: date
    keadaan: KeadaanPeriode
    laporan: LaporanBerkala | None

    @property
    def is_terlambat(self) -> bool:
        return self.keadaan == K.TERLAMBAT

    @property
    def is_terlambat_dikirim(self) -> bool:
        """Whether it went out after its day."""
        kirim = getattr(self.laporan, "pengiriman", None) if self.keadaan == K.SELESAI else None
        return kirim is not None and kirim.tanggal > self.tenggat


def kalender_laporan(ketentuan: list[Ketentuan] | None = None) -> list[BarisPeriode]:
    """Every period asked for so far and every other one reported on, newest first; four queries.

    The whole LPSE's report and, where the regulation wants them, each unit's.
    """
    kini, kerja, ketentuan = hari_ini(), kalender(), ketentuan or ketentuan_irama()
    ada = _laporan_terakhir()
    pelapor = [(str(JenisLaporan.BERKALA), ""), *((str(JenisLaporan.UNIT), u) for u in unit_pelapor())]
    hasil = []
    for periode, hari_kerja in periode_wajib(ketentuan, kini):
        batas = tenggat(periode, hari_kerja, kerja)
        for jenis, unit in pelapor:
            laporan = ada.pop((jenis, unit, periode.mulai, periode.selesai), None)
            keadaan = nilai_keadaan(periode, batas, laporan, kini)
            hasil.append(BarisPeriode(periode, jenis, unit, batas, keadaan, laporan))
    for (jenis, unit, *_), lain in ada.items():
        batas = tenggat(lain.periode, ketentuan[0].hari_kerja, kerja)
        keadaan = nilai_keadaan(lain.periode, batas, lain, kini)
        if keadaan == K.TERLAMBAT and not _is_seirama(lain, pelapor, ketentuan[0]):
            keadaan = K.DITUNGGU
        hasil.append(BarisPeriode(lain.periode, jenis, unit, batas, keadaan, lain))
    return sorted(hasil, key=lambda satu: satu.periode.mulai, reverse=True)


def _is_seirama(laporan: LaporanBerkala, pelapor: list[tuple[str, str]], pertama: Ketentuan) -> bool:
    """Whether a report on a time before the records began is one that the first cadence asks for.

    Once it is begun, its deadline holds; one of another cadence nobody asked for, and it is never late.
    """
    dini = laporan.selesai < pertama.sejak and laporan.irama == pertama.irama
    return dini and (laporan.jenis, laporan.unit) in pelapor


def _laporan_terakhir() -> dict[tuple[str, str, date, date], LaporanBerkala]:
    """The last version to each period; a correction that is not sent yet does not hide what was sent."""
    ada: dict[tuple[str, str, date, date], LaporanBerkala] = {}
    for satu in LaporanBerkala.objects.select_related("pengiriman").order_by("versi"):
        kunci = (satu.jenis, satu.unit, satu.mulai, satu.selesai)
        lama = ada.get(kunci)
        if lama is None or satu.status == S.DIKIRIM or (satu.is_beku and lama.status != S.DIKIRIM):
            ada[kunci] = satu
    return ada


def nilai_keadaan(
    periode: Periode, batas: date, laporan: LaporanBerkala | None, kini: date
) -> KeadaanPeriode:
    """Sent, overdue, awaited, or not yet due."""
    if laporan is not None and laporan.status == S.DIKIRIM:
        return K.SELESAI
    if periode.selesai >= kini:
        return K.BELUM_WAKTUNYA
    return K.TERLAMBAT if kini > batas else K.DITUNGGU


def terlambat() -> list[BarisPeriode]:
    """The periods whose report should have been sent, newest first."""
    return [satu for satu in kalender_laporan() if satu.is_terlambat]


def perlu_disusun() -> list[BarisPeriode]:
    """The periods whose draft the clock should have built by today, oldest first."""
    kini, kerja = hari_ini(), kalender()
    return [
        satu
        for satu in reversed(kalender_laporan())
        if satu.laporan is None and hari_susun(satu.periode, kerja) <= kini
    ]


def semua_laporan() -> "QuerySet[LaporanBerkala]":
    """Reports with what their pages show beside them."""
    return LaporanBerkala.objects.select_related(
        "naskah",
        "menggantikan",
        "pengganti",
        "pengiriman",
        "penerbitan",
        "disusun_oleh",
        "diperiksa_oleh",
        "ditandatangani_oleh",
    )


def saring_laporan(saringan: dict[str, str]) -> "QuerySet[LaporanBerkala]":
    """The reports that filters leave: `jenis`, `status`, `tahun`, `cari` (the number of the letter)."""
    rows = semua_laporan()
    if saringan.get("jenis"):
        rows = rows.filter(jenis=saringan["jenis"])
    if saringan.get("status"):
        rows = rows.filter(status=saringan["status"])
    if saringan.get("tahun"):
        rows = rows.filter(mulai__year=int(saringan["tahun"]))
    if saringan.get("cari"):
        rows = rows.filter(naskah__nomor__icontains=saringan["cari"])
    return rows


def versi_laporan(laporan: LaporanBerkala) -> "QuerySet[LaporanBerkala]":
    """Every version of the report on this period, newest first."""
    return (
        semua_laporan()
        .filter(jenis=laporan.jenis, unit=laporan.unit, mulai=laporan.mulai, selesai=laporan.selesai)
        .order_by("-versi")
    )


def butir_laporan(laporan: LaporanBerkala) -> list[ButirLaporan]:
    """The figures in their order."""
    return list(laporan.butir.order_by("urut"))


def rujukan_butir(butir: ButirLaporan) -> Iterator[Rujukan]:
    """The rows behind a figure as they were, all of them, one at a time."""
    for potong in RujukanButir.objects.filter(butir=butir).order_by("potong").iterator(chunk_size=20):
        yield from map(Rujukan.dari_simpanan, potong.isi)


def potong_rujukan(butir: ButirLaporan, ke: int) -> list[Rujukan]:
    """One page of them, counted from 1; empty where there is none."""
    satu = RujukanButir.objects.filter(butir=butir, potong=ke).first()
    return list(map(Rujukan.dari_simpanan, satu.isi)) if satu else []


@dataclass(frozen=True, slots=True)
class LaporanTerbit:
    """A report that anybody may read."""

    kode: str
    judul: str
    periode: str
    nomor: str
    versi: int
    terbit_pada: Any
    is_diganti: bool


def laporan_terbit() -> list[LaporanTerbit]:
    """The reports made public, newest first; one query. Dasar: sekretariat.laporan"""
    rows = semua_laporan().filter(penerbitan__isnull=False, status__in=BEKU)
    return [
        LaporanTerbit(
            kode=satu.kode,
            judul=satu.naskah.judul if satu.naskah else satu.get_jenis_display(),
            periode=satu.sebutan_periode,
            nomor=satu.naskah.nomor if satu.naskah else "",
            versi=satu.versi,
            terbit_pada=satu.penerbitan.pada,
            is_diganti=satu.is_diganti,
        )
        for satu in rows.order_by("-mulai", "-versi")[:TERBIT_DITAMPILKAN]
    ]


def penyusun_laporan(laporan: LaporanBerkala) -> frozenset[int]:
    """Everybody who had a hand in a report before its signature: built it, wrote to it, reviewed it."""
    return yang_terlibat(laporan, MENYUSUN, laporan.disusun_oleh_id, laporan.diperiksa_oleh_id)
