"""Lines to the internet: what is contracted on a day, and what really went through them each month."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from django.db import connection
from django.db.models import Prefetch, Q, QuerySet

from infrastruktur.models import AlokasiBandwidth, Deret, PengaturanBandwidth, TautanInternet
from lpse.profil import profil
from lpse.waktu import BULAN, awal_hari, hari_ini

BULAN_DITAMPILKAN = 12
BIT_PER_MEGABIT = 1_000_000
Ukuran = tuple[float, float]  # p95 and peak
# The 95th percentile of the hourly means and the highest reading: all that is left of a month that is over.
# Means hide peaks, so the percentile of the readings themselves is as high or higher.
UKUR = """
SELECT date_trunc('month', mulai AT TIME ZONE %s)::date,
       percentile_cont(0.95) WITHIN GROUP (ORDER BY rata), max(maksimum)
FROM infrastruktur_sampeljam WHERE deret_id = %s AND mulai >= %s GROUP BY 1
"""
# The same of every reading since then, where none of them was let go of yet.
UKUR_BACAAN = """
SELECT percentile_cont(0.95) WITHIN GROUP (ORDER BY nilai), max(nilai)
FROM infrastruktur_sampel WHERE deret_id = %(deret)s AND pada >= %(sejak)s
HAVING date_trunc('hour', min(pada), 'UTC') <= (
    SELECT min(mulai) FROM infrastruktur_sampeljam WHERE deret_id = %(deret)s AND mulai >= %(sejak)s)
"""


@dataclass(frozen=True, slots=True)
class Bulan:
    """One month of a line in Mbit/s; None where nothing was measured or contracted."""

    nama: str
    kontrak_masuk: Decimal | None
    p95_masuk: float | None
    puncak_masuk: float | None
    kontrak_keluar: Decimal | None
    p95_keluar: float | None
    puncak_keluar: float | None
    is_bacaan: bool = False  # of every reading; else of hourly means

    @property
    def angka(self) -> tuple[Decimal | float | None, ...]:
        """The figures in the order of the table."""
        masuk = (self.kontrak_masuk, self.p95_masuk, self.puncak_masuk)
        return (*masuk, self.kontrak_keluar, self.p95_keluar, self.puncak_keluar)

    @property
    def is_penuh(self) -> bool:
        """Whether the line was as good as full most of the busy time."""
        arah = ((self.kontrak_masuk, self.p95_masuk), (self.kontrak_keluar, self.p95_keluar))
        return any(k is not None and p is not None and p >= 0.9 * float(k) for k, p in arah)


def deret_lalu(ukuran: str) -> QuerySet[Deret]:
    """The traffic series of this direction that are still expected."""
    rows = Deret.objects.filter(
        ukuran=ukuran, dilepas_pada__isnull=True, sasaran__dihentikan_pada__isnull=True
    )
    return rows.select_related("sasaran").order_by("sasaran__nama", "label", "pk")


def dengan_pengaturan(rows: QuerySet[TautanInternet]) -> QuerySet[TautanInternet]:
    """The lines with every arrangement and its shares, newest first."""
    pengaturan = PengaturanBandwidth.objects.order_by("-mulai").prefetch_related(
        Prefetch("alokasi", queryset=AlokasiBandwidth.objects.order_by("pk"))
    )
    return rows.prefetch_related(Prefetch("pengaturan", queryset=pengaturan))


def berlaku(pengaturan: list[PengaturanBandwidth], hari: date) -> PengaturanBandwidth | None:
    """The arrangement that holds on this day, of those of one line."""
    return next((p for p in pengaturan if p.mulai <= hari and (p.sampai is None or p.sampai >= hari)), None)


def ukur(tautan: TautanInternet, pengaturan: list[PengaturanBandwidth]) -> list[Bulan]:
    """Each of the last months, oldest first: measured beside contracted; at most four queries.

    This month is told from its readings while all of them are there, each other from hourly means.
    """
    *lama, kini = bulan = _bulan_terakhir(hari_ini())
    deret = (tautan.deret_masuk_id, tautan.deret_keluar_id)
    masuk, keluar = (_per_bulan(satu, bulan[0]) for satu in deret)
    hasil = [_sebulan(awal, pengaturan, masuk.get(awal), keluar.get(awal)) for awal in lama]
    bacaan = [_dari_bacaan(satu, kini) for satu in deret]
    # Both directions in the same way, so that they can be compared.
    is_bacaan = any(bacaan) and all(b or satu is None for b, satu in zip(bacaan, deret, strict=True))
    dua_arah = bacaan if is_bacaan else [masuk.get(kini), keluar.get(kini)]
    return [*hasil, replace(_sebulan(kini, pengaturan, *dua_arah), is_bacaan=is_bacaan)]


def _sebulan(
    awal: date, pengaturan: list[PengaturanBandwidth], masuk: Ukuran | None, keluar: Ukuran | None
) -> Bulan:
    akhir = (awal + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    # What held last in the month: a line is raised far more often than it is lowered.
    kontrak = berlaku(pengaturan, min(akhir, hari_ini())) or berlaku(pengaturan, awal)
    p95_masuk, puncak_masuk = masuk or (None, None)
    p95_keluar, puncak_keluar = keluar or (None, None)
    return Bulan(
        nama=f"{BULAN[awal.month - 1][:3]} {awal.year}",
        kontrak_masuk=kontrak.masuk if kontrak else None,
        p95_masuk=p95_masuk,
        puncak_masuk=puncak_masuk,
        kontrak_keluar=kontrak.keluar if kontrak else None,
        p95_keluar=p95_keluar,
        puncak_keluar=puncak_keluar,
    )


def _bulan_terakhir(hari: date) -> list[date]:
    """The first days of the last months, this one last."""
    urut = hari.year * 12 + hari.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(urut - BULAN_DITAMPILKAN + 1, urut + 1)]


def _per_bulan(deret: int | None, sejak: date) -> dict[date, Ukuran]:
    if deret is None:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(UKUR, [profil().zona, deret, awal_hari(sejak)])
        return {awal: _megabit(p95, puncak) for awal, p95, puncak in cursor.fetchall()}


def _dari_bacaan(deret: int | None, sejak: date) -> Ukuran | None:
    """What every reading since that day comes to; None where some of them are gone already, or none is."""
    if deret is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute(UKUR_BACAAN, {"deret": deret, "sejak": awal_hari(sejak)})
        baris = cursor.fetchone()
    return _megabit(*baris) if baris else None


def _megabit(p95: float, puncak: float) -> Ukuran:
    return round(p95 / BIT_PER_MEGABIT, 2), round(puncak / BIT_PER_MEGABIT, 2)


def tumpang_tindih(tautan: int, mulai: date, sampai: date | None) -> bool:
    """Whether an arrangement of this line holds on any of these days."""
    rows = PengaturanBandwidth.objects.filter(tautan=tautan)
    if sampai is not None:
        rows = rows.filter(mulai__lte=sampai)
    return rows.filter(Q(sampai__isnull=True) | Q(sampai__gte=mulai)).exists()
