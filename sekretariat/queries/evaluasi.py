"""Readings over evaluations and findings: lists, answers by heading, the cadence, sums for reports."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Upper

from lpse.models import Akun
from lpse.waktu import awal_hari, hari_ini, setempat
from sekretariat.enums.evaluasi import (
    BELUM_SELESAI,
    MENUNGGU_PEMILIK,
    NilaiJawaban,
    PrioritasTemuan,
    StatusEvaluasi,
    StatusTemuan,
    SumberTemuan,
)
from sekretariat.models import Evaluasi, JawabanEvaluasi, RiwayatTemuan, Temuan
from sekretariat.policies.evaluasi import TempoEvaluasi, jenis_wajib, nilai_tempo

SEHARI = timedelta(days=1)
RIWAYAT_TERBANYAK = 100


@dataclass(frozen=True, slots=True)
class Kelompok:
    """The answers under one heading: how many of each, how many are still missing."""

    nomor: int
    nama: str
    jawaban: list[JawabanEvaluasi]
    hitungan: dict[str, int]

    @property
    def kurang(self) -> int:
        return sum(1 for satu in self.jawaban if not satu.nilai)


@dataclass(frozen=True, slots=True)
class RingkasanTemuan:
    """Findings in a span: recorded in it, closed in it; and those open and overdue today."""

    dicatat: int
    disetujui: int
    terbuka: int
    lewat: int
    prioritas: dict[str, int] = field(default_factory=dict)


def semua_evaluasi() -> QuerySet[Evaluasi]:
    """Every evaluation with how many of its findings are not closed."""
    terbuka = Count("temuan", filter=Q(temuan__status__in=BELUM_SELESAI), distinct=True)
    return Evaluasi.objects.select_related("naskah").annotate(temuan_terbuka=terbuka)


def saring_evaluasi(saringan: Mapping[str, str]) -> QuerySet[Evaluasi]:
    """What the filters leave: `cari`, `jenis`, `status`."""
    rows = semua_evaluasi()
    for nama in ("jenis", "status"):
        if saringan.get(nama):
            rows = rows.filter(**{nama: saringan[nama]})
    if kata := saringan.get("cari", "").upper():
        rows = rows.alias(n=Upper("penilai_nama")).filter(Q(kode__contains=kata) | Q(n__contains=kata))
    return rows


def kelompok_jawaban(evaluasi: Evaluasi) -> list[Kelompok]:
    """The questions by heading, in order."""
    rows = evaluasi.jawaban.order_by("urut")
    hasil = []
    for nomor, (nama, isi) in enumerate(groupby(rows, key=lambda j: j.kelompok), start=1):
        jawaban = list(isi)
        hitungan = {n.value: sum(1 for j in jawaban if j.nilai == n) for n in NilaiJawaban}
        hasil.append(Kelompok(nomor, nama, jawaban, hitungan))
    return hasil


def tempo_evaluasi() -> TempoEvaluasi:
    """Where the cadence of the active regulation stands today. Dasar: sekretariat.evaluasi"""
    rows = Evaluasi.objects.filter(status=StatusEvaluasi.SELESAI, jenis=jenis_wajib())
    terakhir = rows.order_by("-selesai_pada").values_list("selesai_pada", flat=True).first()
    return nilai_tempo(setempat(terakhir).date() if terakhir else None, hari_ini())


# --- Findings -----------------------------------------------------------------------------------------


def semua_temuan() -> QuerySet[Temuan]:
    """Every finding, with its people, its evaluation or letter."""
    return Temuan.objects.select_related("pic", "penilai", "evaluasi", "surat", "disetujui_oleh", "berkas")


def saring_temuan(saringan: Mapping[str, str], akun: Akun) -> QuerySet[Temuan]:
    """What the filters leave: `cari`, `sumber`, `prioritas`, `status` (also `lewat`), `milik` (mine)."""
    rows = semua_temuan()
    for nama in ("sumber", "prioritas"):
        if saringan.get(nama):
            rows = rows.filter(**{nama: saringan[nama]})
    status = saringan.get("status", "")
    if status == "lewat":
        rows = rows.filter(status__in=BELUM_SELESAI, target__lt=hari_ini())
    elif status == "belum":
        rows = rows.filter(status__in=BELUM_SELESAI)
    elif status:
        rows = rows.filter(status=status)
    if saringan.get("milik"):
        rows = rows.filter(pic=akun)
    if kata := saringan.get("cari", "").upper():
        rows = rows.alias(s=Upper("standar"), k=Upper("keterangan")).filter(
            Q(kode__contains=kata) | Q(s__contains=kata) | Q(k__contains=kata)
        )
    return rows


def temuan_terbuka() -> QuerySet[Temuan]:
    """The findings that are not closed, the nearest target first."""
    return semua_temuan().filter(status__in=BELUM_SELESAI).order_by("target", "pk")


def temuan_menunggu(akun: Akun) -> QuerySet[Temuan]:
    """What this person has to act on, the nearest target first."""
    rows = Temuan.objects.filter(pic=akun, status__in=MENUNGGU_PEMILIK)
    return rows.order_by("target", "pk")


def temuan_dilaporkan(sumber: list[SumberTemuan], akun: Akun) -> QuerySet[Temuan]:
    """What was acted on and waits to be judged, of these sources; nobody judges their own."""
    rows = Temuan.objects.filter(status=StatusTemuan.DITINDAKLANJUTI, sumber__in=sumber)
    return rows.exclude(pic=akun).order_by("status_sejak", "pk")


def ringkasan_temuan(mulai: date, selesai: date) -> RingkasanTemuan:
    """The sums of the days from `mulai` through `selesai`; open and overdue are as of today."""
    masa = (awal_hari(mulai), awal_hari(selesai + SEHARI))
    terbuka = Q(status__in=BELUM_SELESAI)
    jumlah = Temuan.objects.aggregate(
        dicatat=Count("pk", filter=Q(dicatat_pada__gte=masa[0], dicatat_pada__lt=masa[1])),
        disetujui=Count("pk", filter=Q(disetujui_pada__gte=masa[0], disetujui_pada__lt=masa[1])),
        terbuka=Count("pk", filter=terbuka),
        lewat=Count("pk", filter=terbuka & Q(target__lt=hari_ini())),
        **{p.value: Count("pk", filter=terbuka & Q(prioritas=p)) for p in PrioritasTemuan},
    )
    prioritas = {p.label: jumlah.pop(p.value) for p in PrioritasTemuan}
    return RingkasanTemuan(**jumlah, prioritas=prioritas)


def riwayat_temuan(temuan: Temuan) -> QuerySet[RiwayatTemuan]:
    """What happened to it, the latest first."""
    return temuan.riwayat.select_related("oleh").order_by("-pk")[:RIWAYAT_TERBANYAK]


def sel_temuan(temuan: Any) -> tuple[Any, ...]:
    """One row of the export."""
    return (
        *(temuan.kode, temuan.get_sumber_display(), temuan.evaluasi.kode if temuan.evaluasi else ""),
        *(temuan.standar, temuan.kriteria, temuan.keterangan, temuan.nomor_permintaan, temuan.permintaan),
        *(temuan.get_prioritas_display(), temuan.target, str(temuan.penilai), str(temuan.pic)),
        *(temuan.tindakan, temuan.bukti, temuan.get_status_display(), "Ya" if temuan.is_lewat else "Tidak"),
        str(temuan.disetujui_oleh or ""),
    )
