"""What rooms there are, what is free and what is booked in the days ahead; the list of bookings."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q, QuerySet

from layanan.enums.tempat import HIDUP
from layanan.models import PemesananRuang, PenutupanRuang, Ruang
from layanan.policies.ruang import Kosong, Rentang, jam_hari, kode_ruang, waktu_kosong
from lpse.kalender import ONE_DAY, KalenderKerja
from lpse.waktu import hari_ini

BELUM_LEWAT = "belum_lewat"


@dataclass(frozen=True, slots=True)
class SelRuang:
    """One room on one day: who is in it, why it is closed, and what is free."""

    ruang: Ruang
    pemesanan: list[PemesananRuang] = field(default_factory=list)
    penutupan: list[PenutupanRuang] = field(default_factory=list)
    kosong: list[Kosong] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class HariRuang:
    """One day of the table; without hours the unit is closed."""

    hari: date
    jam: Rentang | None
    sel: list[SelRuang]


@dataclass(frozen=True, slots=True)
class SaringanPemesanan:
    """Which bookings of the list."""

    cari: str = ""
    status: str = ""
    ruang: str = ""

    def as_params(self) -> dict[str, str]:
        params = {"cari": self.cari, "status": self.status, "ruang": self.ruang}
        return {nama: nilai for nama, nilai in params.items() if nilai}


def ruang_tersedia() -> list[Ruang]:
    """The rooms of the active profil, in the order of the regulation."""
    urutan = {kode: nomor for nomor, kode in enumerate(kode_ruang())}
    return sorted(Ruang.objects.filter(kode__in=urutan), key=lambda r: urutan[r.kode])


def dua_pekan() -> list[date]:
    """Today through the end of next week."""
    awal = hari_ini()
    return [awal + n * ONE_DAY for n in range(14 - awal.weekday())]


def jadwal_ruang(
    ruang: Iterable[Ruang], hari: Iterable[date], kerja: KalenderKerja, sejak: datetime
) -> list[HariRuang]:
    """These rooms on these days, days off among them. Two queries.

    What is free counts from `sejak` on.
    """
    daftar, jam = list(ruang), {h: jam_hari(h, kerja) for h in hari}
    terbuka = [rentang for rentang in jam.values() if rentang]
    if not terbuka:
        return [HariRuang(h, None, [SelRuang(r) for r in daftar]) for h in jam]
    masa = (terbuka[0][0], terbuka[-1][1])
    pesan = list(
        PemesananRuang.objects.menempati()
        .filter(ruang__in=daftar)
        .pada(*masa)
        .select_related("ruang")
        .order_by("masa", "pk")
    )
    tutup = list(PenutupanRuang.objects.filter(ruang__in=daftar, dibuka_pada=None, masa__overlap=masa))
    return [HariRuang(h, j, [_sel(r, j, pesan, tutup, sejak) for r in daftar]) for h, j in jam.items()]


def _sel(
    ruang: Ruang,
    rentang: Rentang | None,
    pesan: Iterable[PemesananRuang],
    tutup: Iterable[PenutupanRuang],
    sejak: datetime,
) -> SelRuang:
    if rentang is None:
        return SelRuang(ruang)
    buka, akhir = rentang
    di_sini = [p for p in pesan if p.ruang_id == ruang.pk and p.mulai < akhir and p.selesai > buka]
    tertutup = [t for t in tutup if t.ruang_id == ruang.pk and t.mulai < akhir and t.selesai > buka]
    return SelRuang(ruang, di_sini, tertutup, waktu_kosong(ruang, rentang, di_sini, tertutup, sejak))


def saring_pemesanan(saringan: SaringanPemesanan) -> QuerySet[PemesananRuang]:
    """The bookings that the filters leave; each filter is served by an index."""
    rows = PemesananRuang.objects.select_related("ruang").filter(ruang__kode__in=kode_ruang())
    if saringan.status == BELUM_LEWAT:
        rows = rows.filter(status__in=HIDUP)
    elif saringan.status:
        rows = rows.filter(status=saringan.status)
    if saringan.ruang:
        rows = rows.filter(ruang__kode=saringan.ruang)
    if cari := saringan.cari.strip():
        rows = rows.filter(
            Q(kode_datang=cari.upper())
            | Q(surel__iexact=cari)
            | Q(nama__icontains=cari)
            | Q(instansi__icontains=cari)
        )
    return rows
