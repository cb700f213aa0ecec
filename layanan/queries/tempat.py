"""The use of rooms, guest book and internet access as figures, for the page and the periodic report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from layanan.enums.tempat import TERPAKAI, BentukAkses, KeperluanKunjungan, StatusPemesanan
from layanan.models import Kunjungan, PemberianAkses, PemesananRuang, Ruang
from layanan.policies.ruang import MENIT_KONFIRMASI, jam_hari, kode_ruang
from lpse.kalender import ONE_DAY, DiLuarKalender, KalenderKerja, kalender
from lpse.waktu import awal_hari, hari_ini, zona

S = StatusPemesanan
LAMA = ExpressionWrapper(F("masa__endswith") - F("masa__startswith"), output_field=DurationField())
LAMA_KURSI = ExpressionWrapper(
    (F("masa__endswith") - F("masa__startswith")) * (F("kursi__endswith") - F("kursi__startswith")),
    output_field=DurationField(),
)
NOL = timedelta(0)


@dataclass(frozen=True, slots=True)
class PemakaianRuang:
    """One room in one month: what was booked, what of it was used, and how full that made the room.

    `tingkat` is used seat hours per offered seat hour in percent; None where the room was not open at all.
    """

    bulan: date
    ruang: str
    dipesan: int
    dipakai: int
    tidak_hadir: int
    jam: Decimal
    tingkat: Decimal | None


@dataclass(frozen=True, slots=True)
class JumlahKunjungan:
    """Visits of one month for one purpose, and how many people came."""

    bulan: date
    keperluan: str
    kunjungan: int
    orang: int


@dataclass(frozen=True, slots=True)
class JumlahAkses:
    """Internet access given in one month in one form, and for how many devices."""

    bulan: date
    bentuk: str
    pemberian: int
    perangkat: int


@dataclass(frozen=True, slots=True)
class LaporanTempat:
    """The use of a period, both days included."""

    dari: date
    sampai: date
    ruang: list[PemakaianRuang]
    kunjungan: list[JumlahKunjungan]
    akses: list[JumlahAkses]


def laporan_tempat(dari: date, sampai: date) -> LaporanTempat:
    """What happened from one day through another. Four queries, whatever the number of rows."""
    awal, akhir = awal_hari(dari), awal_hari(sampai + ONE_DAY)
    return LaporanTempat(
        dari,
        sampai,
        _pemakaian(dari, sampai, awal, akhir),
        _kunjungan(awal, akhir),
        _akses(awal, akhir),
    )


def _pemakaian(dari: date, sampai: date, awal: datetime, akhir: datetime) -> list[PemakaianRuang]:
    dipakai = Q(status__in=TERPAKAI)
    per_bulan = (
        PemesananRuang.objects.filter(masa__startswith__gte=awal, masa__startswith__lt=akhir)
        .filter(masa__overlap=(awal, akhir), ruang__kode__in=kode_ruang())
        .annotate(bulan=TruncMonth("masa__startswith", tzinfo=zona()))
        .values("bulan", "ruang_id")
        .annotate(
            dipesan=Count("pk"),
            dipakai=Count("pk", filter=dipakai),
            tidak_hadir=Count("pk", filter=Q(status=S.TIDAK_HADIR)),
            lama=Sum(LAMA, filter=dipakai),
            lama_kursi=Sum(LAMA_KURSI, filter=dipakai),
        )
        .order_by("bulan", "ruang_id")
    )
    ruang = {r.pk: r for r in Ruang.objects.all()}
    buka = _jam_buka(dari, min(sampai, hari_ini()), kalender())
    return [_baris(b, ruang[b["ruang_id"]], buka) for b in per_bulan]


def _baris(b: Mapping[str, Any], ruang: Ruang, buka: dict[date, timedelta]) -> PemakaianRuang:
    bulan = b["bulan"].date()
    ditawarkan = buka.get(bulan, NOL) * ruang.kursi
    tingkat = Decimal(100 * ((b["lama_kursi"] or NOL) / ditawarkan)) if ditawarkan else None
    return PemakaianRuang(
        bulan=bulan,
        ruang=ruang.nama,
        dipesan=b["dipesan"],
        dipakai=b["dipakai"],
        tidak_hadir=b["tidak_hadir"],
        jam=_jam(b["lama"] or NOL),
        tingkat=None if tingkat is None else round(tingkat, 1),
    )


def _jam(lama: timedelta) -> Decimal:
    return round(Decimal(lama // timedelta(minutes=1)) / 60, 2)


def _jam_buka(dari: date, sampai: date, kerja: KalenderKerja) -> dict[date, timedelta]:
    """How long the rooms were open in each month of the period; days beyond the calendar count nothing."""
    buka: dict[date, timedelta] = {}
    for n in range((sampai - dari).days + 1):
        hari = dari + n * ONE_DAY
        try:
            rentang = jam_hari(hari, kerja)
        except DiLuarKalender:
            continue
        if rentang:
            bulan = hari.replace(day=1)
            buka[bulan] = buka.get(bulan, NOL) + (rentang[1] - rentang[0])
    return buka


def _per_bulan(rows: "QuerySet[Any]", kolom: str, menurut: str) -> Any:
    per_bulan = rows.annotate(bulan=TruncMonth(kolom, tzinfo=zona())).values("bulan", menurut)
    return per_bulan.order_by("bulan", menurut)


def _kunjungan(awal: datetime, akhir: datetime) -> list[JumlahKunjungan]:
    masa = Kunjungan.objects.filter(masuk_pada__gte=awal, masuk_pada__lt=akhir)
    jumlah = _per_bulan(masa, "masuk_pada", "keperluan").annotate(banyak=Count("pk"), orang=Sum("jumlah"))
    return [
        JumlahKunjungan(
            b["bulan"].date(), str(KeperluanKunjungan(b["keperluan"]).label), b["banyak"], b["orang"]
        )
        for b in jumlah
    ]


def _akses(awal: datetime, akhir: datetime) -> list[JumlahAkses]:
    masa = PemberianAkses.objects.filter(mulai__gte=awal, mulai__lt=akhir)
    jumlah = _per_bulan(masa, "mulai", "bentuk").annotate(banyak=Count("pk"), alat=Sum("perangkat"))
    return [
        JumlahAkses(b["bulan"].date(), str(BentukAkses(b["bentuk"]).label), b["banyak"], b["alat"])
        for b in jumlah
    ]


def jumlahkan(pasangan: Iterable[tuple[str, int | Decimal]]) -> list[tuple[str, int | Decimal]]:
    """The sums per name, in the order in which the names first came."""
    jumlah: dict[str, int | Decimal] = {}
    for nama, nilai in pasangan:
        jumlah[nama] = jumlah.get(nama, 0) + nilai
    return list(jumlah.items())


def pemesanan_jatuh_tempo(now: datetime) -> "QuerySet[PemesananRuang]":
    """What `policies.ruang.jatuh_tempo` may find due at this moment."""
    tahan = now - timedelta(minutes=MENIT_KONFIRMASI)
    return PemesananRuang.objects.filter(
        Q(status=S.MENUNGGU, dibuat_pada__lte=tahan)
        | Q(status__in=[S.MENUNGGU, S.DIAJUKAN], masa__startswith__lte=now)
        | Q(status__in=[S.DISETUJUI, S.HADIR], masa__endswith__lte=now)
    )
