"""What is read of the readings of a server room: the newest, a day by the hour, a month by the day."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, Max, Min, Q, QuerySet
from django.db.models.functions import TruncDate, TruncHour

from infrastruktur.enums.ruang_server import ALAT, KeadaanAlat, Kondisi
from infrastruktur.models import BacaanLingkungan, BatasLingkungan, EpisodeLingkungan
from infrastruktur.models.lingkungan import sebut_ukuran
from infrastruktur.queries.ruang_server import rentang_bulan
from lpse.kalender import ONE_DAY
from lpse.models import Lokasi
from lpse.waktu import awal_hari, hari_ini, zona

RINGKASAN = {
    "kali": Count("pk"),
    "suhu_min": Min("suhu"),
    "suhu_maks": Max("suhu"),
    "lembap_min": Min("kelembapan"),
    "lembap_maks": Max("kelembapan"),
    "luar": Count("pk", filter=Q(kondisi=Kondisi.TIDAK_NORMAL)),
    **{f"{alat}_luar": Count("pk", filter=Q(**{alat.value: KeadaanAlat.GANGGUAN})) for alat in ALAT},
}


@dataclass(frozen=True, slots=True)
class HariBacaan:
    """One day of a room: how often it was read, between which values, how often outside the limits."""

    hari: date
    kali: int = 0
    suhu_min: Decimal | None = None
    suhu_maks: Decimal | None = None
    lembap_min: Decimal | None = None
    lembap_maks: Decimal | None = None
    luar: int = 0
    ups_luar: int = 0
    ac_luar: int = 0
    cctv_luar: int = 0
    pintu_luar: int = 0

    @property
    def perangkat(self) -> str:
        """`UPS, Pintu`: what was seen not to be normal that day; empty where nothing was."""
        return sebut_ukuran(alat for alat in ALAT if getattr(self, f"{alat}_luar"))


def batas_kini() -> BatasLingkungan:
    """The limits that hold now."""
    return BatasLingkungan.objects.latest("pk")


def bacaan_terakhir(lokasi_id: int) -> BacaanLingkungan | None:
    """The newest reading of a room."""
    return BacaanLingkungan.objects.filter(lokasi_id=lokasi_id).order_by("-pada", "-pk").first()


def bacaan_antara(lokasi: Lokasi, dari: datetime, sampai: datetime) -> QuerySet[BacaanLingkungan]:
    """The readings of a room from one moment to before another."""
    return BacaanLingkungan.objects.filter(lokasi=lokasi, pada__gte=dari, pada__lt=sampai)


def episode_terbuka() -> QuerySet[EpisodeLingkungan]:
    """The rooms that are not normal now, longest first."""
    return EpisodeLingkungan.objects.filter(selesai__isnull=True).select_related("lokasi").order_by("mulai")


def bacaan_per_hari(lokasi: Lokasi, bulan: date) -> list[HariBacaan]:
    """Every day of a month up to today, days without a reading among them. One query."""
    dari, sampai = rentang_bulan(bulan)
    rows = bacaan_antara(lokasi, dari, sampai).order_by().annotate(hari=TruncDate("pada", tzinfo=zona()))
    terbaca = {r["hari"]: HariBacaan(**r) for r in rows.values("hari").annotate(**RINGKASAN)}
    awal, akhir = bulan.replace(day=1), min(sampai.astimezone(zona()).date() - ONE_DAY, hari_ini())
    hari = [awal + n * ONE_DAY for n in range(max((akhir - awal).days + 1, 0))]
    return [terbaca.get(h, HariBacaan(h)) for h in hari]


def bacaan_per_jam(lokasi: Lokasi, hari: date) -> list[dict[str, Any]]:
    """The mean temperature and humidity of each hour of a day; an hour without a reading has none."""
    rows = bacaan_antara(lokasi, awal_hari(hari), awal_hari(hari + ONE_DAY)).order_by()
    per_jam = rows.annotate(jam=TruncHour("pada", tzinfo=zona())).values("jam")
    terbaca = {
        r["jam"].hour: r for r in per_jam.annotate(suhu_rata=Avg("suhu"), lembap_rata=Avg("kelembapan"))
    }
    kosong = {"suhu_rata": None, "lembap_rata": None}
    return [{"jam": jam, **kosong, **terbaca.get(jam, {}), "teks": f"{jam:02}.00"} for jam in range(24)]
