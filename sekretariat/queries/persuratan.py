"""Readings over the register of letters: lists, one letter, what is late, and the figures of a period."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, Count, Exists, F, Max, OuterRef, Q, QuerySet, Value
from django.db.models.functions import TruncDate
from django.urls import reverse

from lpse.kalender import ONE_DAY
from lpse.models import Akun
from lpse.otorisasi import pemegang_izin
from lpse.peran import KELOLA_PROGRAM, KELOLA_SURAT, LIHAT_SEKRETARIAT
from lpse.sumbangan import Perkara, sumbangan
from lpse.waktu import awal_hari, hari_ini, zona
from sekretariat.enums.persuratan import BERJALAN, ArahSurat, SifatSurat, StatusDisposisi, StatusSurat
from sekretariat.models import AgendaSurat, Disposisi
from sekretariat.models.persuratan import AgendaSuratQuerySet, DisposisiQuerySet
from sekretariat.policies.persuratan import is_pengurus
from sekretariat.queries.orang_kedua import yang_terlibat

NOMOR = re.compile(r"(SM|SK)-([0-9]{4})-([0-9]{4,9})", re.IGNORECASE)
KAITAN_TERBANYAK = 20
MENYUSUN = ("surat.konsep", "surat.diubah", "surat.diajukan")
ARAH = {"SM": ArahSurat.MASUK, "SK": ArahSurat.KELUAR}


# --- Who reads what -----------------------------------------------------------------------------------


def semua_surat(akun: Akun) -> "QuerySet[Any]":
    """Every letter, each with `boleh_dibaca`: whether this person may know more than that it exists."""
    rows = AgendaSurat.objects.select_related("dibuat_oleh", "disetujui_oleh", "naskah", "berkas")
    if is_pengurus(akun):
        return rows.annotate(boleh_dibaca=Value(True, output_field=BooleanField()))
    # An instruction that was withdrawn, perhaps given to the wrong person, opens nothing any more.
    penerima = Disposisi.objects.filter(surat=OuterRef("pk"), kepada=akun)
    penerima = penerima.exclude(status=StatusDisposisi.DITARIK)
    return rows.annotate(boleh_dibaca=~Q(sifat=SifatSurat.RAHASIA) | Exists(penerima))


def surat_terbaca(akun: Akun) -> "QuerySet[AgendaSurat]":
    """The letters this person may open: confidential ones only if addressed by an instruction."""
    return semua_surat(akun).filter(boleh_dibaca=True)


def saring_surat(saringan: dict[str, str], akun: Akun) -> "QuerySet[AgendaSurat]":
    """The letters the filters leave. What is searched for is never looked up in letters one may not read."""
    rows = semua_surat(akun)
    for nama in ("arah", "sifat"):
        if saringan.get(nama):
            rows = rows.filter(**{nama: saringan[nama]})
    if saringan.get("tahun"):
        rows = rows.filter(tahun=int(saringan["tahun"]))
    if saringan.get("status"):
        rows = rows.filter(_berstatus(saringan["status"]))
    if saringan.get("tempo"):
        rows = rows.filter(_bertempo(saringan["tempo"], hari_ini()))
    if saringan.get("cari"):
        rows = rows.filter(_cocok(saringan["cari"]), boleh_dibaca=True)
    return rows


def _berstatus(status: str) -> Q:
    return Q(status__in=BERJALAN) if status == "berjalan" else Q(status=status)


def _bertempo(tempo: str, kini: date) -> Q:
    if tempo == "balasan":
        return Q(arah=ArahSurat.MASUK) & _belum_dibalas(kini)
    lewat = Disposisi.objects.terbuka().filter(surat=OuterRef("pk"), tenggat__lt=kini)
    return Q(Exists(lewat))


def _cocok(cari: str) -> Q:
    cocok = NOMOR.fullmatch(cari.strip())
    if cocok:
        return _bernomor(cocok)
    return Q(cari__contains=cari.upper())


def _bernomor(cocok: "re.Match[str]") -> Q:
    return Q(arah=ARAH[cocok[1].upper()], tahun=int(cocok[2]), nomor_agenda=int(cocok[3]))


def tahun_agenda() -> list[int]:
    """The years the register has letters of, the latest first; without reading every row."""
    tahun: list[int] = []
    rows = AgendaSurat.objects.filter(tahun__isnull=False)
    while (terbaru := rows.aggregate(t=Max("tahun"))["t"]) is not None:
        tahun.append(terbaru)
        rows = rows.filter(tahun__lt=terbaru)
    return tahun


def buku_agenda(arah: str, mulai: date, selesai: date, akun: Akun) -> "QuerySet[AgendaSurat]":
    """The numbered letters of one direction from the first day through the last, in their order."""
    kolom = "diterima" if arah == ArahSurat.MASUK else "tanggal_surat"
    rows = semua_surat(akun).filter(arah=arah, nomor_agenda__isnull=False)
    return rows.filter(**{f"{kolom}__range": (mulai, selesai)}).order_by("tahun", "nomor_agenda")


# --- One letter ---------------------------------------------------------------------------------------


def disposisi_surat(surat: AgendaSurat) -> "QuerySet[Disposisi]":
    """The instructions about a letter, in the order they were given."""
    return surat.disposisi.select_related("dari", "kepada", "induk__kepada", "naskah").order_by("pk")


def penyusun_surat(surat: AgendaSurat) -> frozenset[int]:
    """Everybody who had a hand in an outgoing letter, as the trail remembers: drafted, changed, sent up."""
    return yang_terlibat(surat, MENYUSUN, surat.dibuat_oleh_id)


def penerima_disposisi() -> "QuerySet[Akun]":
    """The officers of the unit, by name: whoever carries out its work programme."""
    return pemegang_izin(KELOLA_PROGRAM).order_by("nama", "pk")


@dataclass(frozen=True, slots=True)
class Kaitan:
    """A record that a letter concerns: what it is, None where one may not see it; whether noted here."""

    nomor: str
    perkara: Perkara | None
    is_disini: bool


def kaitan_surat(surat: AgendaSurat, akun: Akun) -> list[Kaitan]:
    """The records noted at this letter, and the letters that point to it."""
    disini = list(surat.kaitan.order_by("pk").values_list("nomor", flat=True)[:KAITAN_TERBANYAK])
    sana: list[str] = []
    if surat.nomor_agenda is not None:
        asal = AgendaSurat.objects.filter(kaitan__nomor=surat.sebutan, nomor_agenda__isnull=False)
        sana = [satu.sebutan for satu in asal.order_by("pk")[:KAITAN_TERBANYAK]]
    semua = [(nomor, True) for nomor in disini] + [(nomor, False) for nomor in sana if nomor not in disini]
    perkara = {nomor: perkara_bernomor(nomor) for nomor, _ in semua}
    return [
        Kaitan(nomor, p if (p := perkara[nomor]) is not None and akun.has_perm(p.izin) else None, disini_)
        for nomor, disini_ in semua
    ]


def perkara_bernomor(nomor: str) -> Perkara | None:
    """The record of the portal with this number, whichever unit keeps it."""
    return next((p for cari in sumbangan.cari_perkara if (p := cari(nomor)) is not None), None)


def surat_bernomor(nomor: str) -> AgendaSurat | None:
    """The letter with this agenda number."""
    cocok = NOMOR.fullmatch(nomor.strip())
    return AgendaSurat.objects.filter(_bernomor(cocok)).first() if cocok else None


def cari_perkara(nomor: str) -> Perkara | None:
    """The letter with this agenda number, as other units point to it; None for another unit's."""
    surat = surat_bernomor(nomor)
    if surat is None:
        return None
    judul = "Surat rahasia" if surat.is_rahasia else surat.perihal
    alamat = reverse("admin:sekretariat_persuratan_lihat", args=[surat.kode])
    return Perkara(surat.sebutan, judul, alamat, LIHAT_SEKRETARIAT)


# --- What is late -------------------------------------------------------------------------------------


def _belum_dibalas(kini: date) -> Q:
    """The day to reply has passed, and no reply was sent."""
    terkirim = AgendaSurat.objects.filter(membalas=OuterRef("pk"), status=StatusSurat.DIKIRIM)
    return Q(balas_sebelum__lt=kini, status__in=BERJALAN) & Q(~Exists(terkirim))


def belum_dibalas(kini: date) -> AgendaSuratQuerySet:
    """Letters whose reply is late."""
    return AgendaSurat.objects.filter(_belum_dibalas(kini), arah=ArahSurat.MASUK)


def disposisi_lewat(kini: date) -> DisposisiQuerySet:
    """Open instructions whose day has passed."""
    return Disposisi.objects.terbuka().filter(tenggat__lt=kini)


def disposisi_lewat_semua() -> "QuerySet[Disposisi]":
    """The same with their letters and people, the latest day last."""
    return disposisi_lewat(hari_ini()).select_related("surat", "dari", "kepada").order_by("tenggat", "pk")


def disposisi_saya(akun: Akun) -> "QuerySet[Disposisi]":
    """What this person is to do, the most urgent first."""
    rows = Disposisi.objects.terbuka().filter(kepada=akun).select_related("surat", "dari")
    return rows.order_by(F("tenggat").asc(nulls_last=True), "pk")


def pengurus_surat() -> "QuerySet[Akun]":
    """Whoever keeps the register."""
    return pemegang_izin(KELOLA_SURAT)


# --- The figures of a period --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SuratPeriode:
    """What the register shows of a period: letters, instructions, and what is late at its end."""

    masuk: int
    keluar: int
    dikirim: int
    dibatalkan: int
    disposisi: int
    disposisi_selesai: int
    disposisi_tepat: int
    disposisi_terlambat: int
    belum_dibalas: int
    terakhir: datetime | None

    @property
    def surat(self) -> int:
        """All numbered letters."""
        return self.masuk + self.keluar


def surat_periode(mulai: date, selesai: date) -> SuratPeriode:
    """The figures from the first day through the last, each of which the list's filters show as rows."""
    rentang = (mulai, selesai)
    keluar = Q(arah=ArahSurat.KELUAR, nomor_agenda__isnull=False, tanggal_surat__range=rentang)
    masuk = Q(arah=ArahSurat.MASUK, diterima__range=rentang)
    surat = AgendaSurat.objects.filter(masuk | keluar).aggregate(
        masuk=Count("pk", filter=Q(arah=ArahSurat.MASUK)),
        keluar=Count("pk", filter=Q(arah=ArahSurat.KELUAR)),
        dikirim=Count("pk", filter=Q(status=StatusSurat.DIKIRIM)),
        dibatalkan=Count("pk", filter=Q(status=StatusSurat.DIBATALKAN)),
        terakhir=Max("dibuat_pada"),
    )
    return SuratPeriode(
        **surat,
        **_disposisi_periode(mulai, selesai),
        belum_dibalas=belum_dibalas(min(selesai, hari_ini())).count(),
    )


def _disposisi_periode(mulai: date, selesai: date) -> dict[str, Any]:
    rows = Disposisi.objects.filter(dibuat_pada__gte=awal_hari(mulai), dibuat_pada__lt=_sesudah(selesai))
    rows = rows.exclude(status=StatusDisposisi.DITARIK)
    # In the unit's zone: the day it ended on is the day people count.
    rows = rows.annotate(hari=TruncDate("berakhir_pada", tzinfo=zona()))
    akhir = min(selesai, hari_ini())
    usai = Q(status=StatusDisposisi.SELESAI)
    telat = Q(usai, hari__gt=F("tenggat")) | Q(status=StatusDisposisi.TERBUKA, tenggat__lt=akhir)
    return rows.aggregate(
        disposisi=Count("pk"),
        disposisi_selesai=Count("pk", filter=usai),
        disposisi_tepat=Count("pk", filter=usai & (Q(tenggat__isnull=True) | Q(hari__lte=F("tenggat")))),
        disposisi_terlambat=Count("pk", filter=telat),
    )


def _sesudah(hari: date) -> datetime:
    return awal_hari(hari + ONE_DAY)
