"""Readings over meetings: the list, one meeting, what is to be done and late, the figures of a period."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Max, Q, QuerySet
from django.db.models.functions import TruncDate, Upper

from lpse.kalender import ONE_DAY
from lpse.models import Akun
from lpse.otorisasi import pemegang_izin
from lpse.peran import KELOLA_RAPAT, LIHAT_SEKRETARIAT
from lpse.waktu import awal_hari, hari_ini, zona
from sekretariat.enums.rapat import TERLAKSANA, JenisRapat, StatusRapat, StatusTindakLanjut
from sekretariat.models import PesertaRapat, Rapat, TindakLanjutRapat
from sekretariat.models.rapat import TindakLanjutRapatQuerySet


def semua_rapat() -> "QuerySet[Rapat]":
    """Every meeting with who leads it."""
    return Rapat.objects.select_related("pemimpin", "dibuat_oleh", "naskah", "notula")


def saring_rapat(saringan: dict[str, str]) -> "QuerySet[Rapat]":
    """The meetings the filters leave."""
    rows = semua_rapat()
    for nama in ("jenis", "status"):
        if saringan.get(nama):
            rows = rows.filter(**{nama: saringan[nama]})
    if saringan.get("dari"):
        rows = rows.filter(mulai__gte=awal_hari(date.fromisoformat(saringan["dari"])))
    if saringan.get("sampai"):
        rows = rows.filter(mulai__lt=awal_hari(date.fromisoformat(saringan["sampai"]) + ONE_DAY))
    if saringan.get("cari"):
        rows = rows.alias(t=Upper("topik")).filter(t__contains=saringan["cari"].upper())
    return rows


def peserta(rapat: Rapat) -> "QuerySet[PesertaRapat]":
    """Those invited, officers first."""
    return rapat.peserta.select_related("akun").order_by(F("akun").asc(nulls_last=True), "nama", "pk")


def tindak_lanjut(rapat: Rapat) -> "QuerySet[TindakLanjutRapat]":
    """What follows from it, by day."""
    return rapat.tindak_lanjut.select_related("penanggung", "bukti").order_by("tenggat", "pk")


def saring_tindak_lanjut(saringan: dict[str, str], akun: Akun) -> "QuerySet[TindakLanjutRapat]":
    """What follows from all meetings; `keadaan`: terbuka, lewat, selesai, saya."""
    rows = TindakLanjutRapat.objects.select_related("rapat", "penanggung")
    pilihan = {
        "terbuka": Q(status=StatusTindakLanjut.TERBUKA),
        "lewat": Q(status=StatusTindakLanjut.TERBUKA, tenggat__lt=hari_ini()),
        "selesai": Q(status=StatusTindakLanjut.SELESAI),
        "saya": Q(status=StatusTindakLanjut.TERBUKA, penanggung=akun),
    }
    return rows.filter(pilihan.get(saringan.get("keadaan", ""), Q()))


def tindak_lanjut_lewat(kini: date) -> TindakLanjutRapatQuerySet:
    """What was to be done before this day and is not."""
    return TindakLanjutRapat.objects.terbuka().filter(tenggat__lt=kini)


def petugas_rapat() -> "QuerySet[Akun]":
    """Officers who can be invited, lead, or be given something to do."""
    return pemegang_izin(LIHAT_SEKRETARIAT).order_by("nama", "pk")


def pengelola_rapat() -> "QuerySet[Akun]":
    """Whoever keeps the meetings."""
    return pemegang_izin(KELOLA_RAPAT)


@dataclass(frozen=True, slots=True)
class RapatPeriode:
    """The meetings held in a period by kind, their minutes, and what followed from them."""

    internal: int
    instansi: int
    pembinaan: int
    disahkan: int
    tanpa_notula: int
    dibatalkan: int
    hadir: int
    tindak_lanjut: int
    tindak_lanjut_selesai: int
    tindak_lanjut_terlambat: int
    terakhir: datetime | None

    @property
    def koordinasi(self) -> int:
        """Meetings held for coordination, inside and with others."""
        return self.internal + self.instansi

    @property
    def terlaksana(self) -> int:
        """All that were held."""
        return self.koordinasi + self.pembinaan


def rapat_periode(mulai: date, selesai: date) -> RapatPeriode:
    """The figures of the meetings that began from the first day through the last."""
    rows = Rapat.objects.filter(mulai__gte=awal_hari(mulai), mulai__lt=awal_hari(selesai + ONE_DAY))
    jadi = Q(status__in=TERLAKSANA)
    rapat = rows.aggregate(
        **{nama: Count("pk", filter=jadi & Q(jenis=nama)) for nama in JenisRapat.values},
        disahkan=Count("pk", filter=Q(status=StatusRapat.DISAHKAN)),
        tanpa_notula=Count("pk", filter=Q(status=StatusRapat.SELESAI)),
        dibatalkan=Count("pk", filter=Q(status=StatusRapat.DIBATALKAN)),
        terakhir=Max("mulai", filter=jadi),
    )
    hadir = PesertaRapat.objects.filter(rapat__in=rows.filter(jadi), is_hadir=True).count()
    lanjut = TindakLanjutRapat.objects.filter(rapat__in=rows)
    lanjut = lanjut.annotate(hari=TruncDate("selesai_pada", tzinfo=zona()))
    usai = Q(status=StatusTindakLanjut.SELESAI)
    telat = Q(usai, hari__gt=F("tenggat")) | Q(~usai, tenggat__lt=min(selesai, hari_ini()))
    angka = lanjut.aggregate(
        tindak_lanjut=Count("pk"),
        tindak_lanjut_selesai=Count("pk", filter=usai),
        tindak_lanjut_terlambat=Count("pk", filter=telat),
    )
    return RapatPeriode(**rapat, **angka, hadir=hadir)
