"""A year of the working calendar as a page shows it: twelve months of days, each with what it is."""

from calendar import Calendar
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db.models import Q, QuerySet

from lpse.kalender import KalenderKerja, kalender, tahun_kalender
from lpse.models import HariLibur, RezimJamKerja, VersiKalender
from lpse.models.kalender import JenisLibur, JenisRezim
from lpse.waktu import BULAN, HARI, hari_ini, tanggal

# In which month the year to come asks for confirmation.
BULAN_PENGESAHAN = 10
# The letter beside a day, so that no colour has to be told apart; Ramadan and temporary hours are workdays.
HURUF: Mapping[str, tuple[str, str]] = {
    JenisLibur.LIBUR_NASIONAL: ("L", "Libur nasional"),
    JenisLibur.CUTI_BERSAMA: ("C", "Cuti bersama"),
    JenisLibur.TUTUP_SETEMPAT: ("T", "Tutup setempat"),
    JenisRezim.RAMADAN: ("R", "Jam kerja Ramadan"),
    JenisRezim.SEMENTARA: ("S", "Jam kerja sementara"),
}
TUTUP = "akhir_pekan"


@dataclass(frozen=True, slots=True)
class Kotak:
    """One day of the grid; `jenis` is a kind of HURUF, `akhir_pekan`, or empty for an ordinary workday."""

    tanggal: date
    jenis: str = ""
    nama: str = ""
    perkiraan: bool = False

    @property
    def huruf(self) -> str:
        return HURUF[self.jenis][0] if self.jenis in HURUF else ""


@dataclass(frozen=True, slots=True)
class Bulan:
    """One month: its weeks from Monday, None for a day of its neighbours."""

    nama: str
    hari_kerja: int
    pekan: list[list[Kotak | None]]


@dataclass(frozen=True, slots=True)
class Beda:
    """What one version of the calendar changed of the one before it."""

    versi: VersiKalender
    kalimat: list[str]


def libur_setahun(tahun: int) -> "QuerySet[HariLibur]":
    return (
        HariLibur.objects.filter(tanggal__year=tahun).select_related("dikonfirmasi_oleh").order_by("tanggal")
    )


def rezim_setahun(tahun: int) -> "QuerySet[RezimJamKerja]":
    """The hours that hold on some day of this year."""
    sampai_akhir = Q(selesai__isnull=True) | Q(selesai__gte=date(tahun, 1, 1))
    berlaku = RezimJamKerja.objects.filter(sampai_akhir, mulai__lte=date(tahun, 12, 31))
    return berlaku.select_related("dikonfirmasi_oleh").prefetch_related("jam_kerja").order_by("mulai")


def lembar_tahun(tahun: int, libur: Sequence[HariLibur], rezim: Sequence[RezimJamKerja]) -> list[Bulan]:
    """The twelve months of this year, which the calendar must cover."""
    kerja = kalender()
    bernama = {satu.tanggal: satu for satu in libur if satu.berlaku}
    khusus = [r for r in rezim if r.jenis != JenisRezim.NORMAL]
    khusus.sort(key=lambda r: list(JenisRezim.values).index(r.jenis), reverse=True)
    return [_bulan(tahun, nomor, kerja, bernama, khusus) for nomor in range(1, 13)]


def _bulan(
    tahun: int,
    nomor: int,
    kerja: KalenderKerja,
    libur: Mapping[date, HariLibur],
    khusus: Sequence[RezimJamKerja],
) -> Bulan:
    pekan = [
        [_kotak(hari, kerja, libur.get(hari), khusus) if hari.month == nomor else None for hari in baris]
        for baris in Calendar().monthdatescalendar(tahun, nomor)
    ]
    semua = [kotak for baris in pekan for kotak in baris if kotak]
    jumlah = sum(kerja.is_hari_kerja(kotak.tanggal) for kotak in semua)
    return Bulan(BULAN[nomor - 1], jumlah, pekan)


def _kotak(
    hari: date, kerja: KalenderKerja, libur: HariLibur | None, khusus: Sequence[RezimJamKerja]
) -> Kotak:
    if libur is not None:
        return Kotak(hari, libur.jenis, libur.nama, libur.perkiraan)
    if not kerja.is_hari_kerja(hari):
        return Kotak(hari, TUTUP)
    rezim = next((r for r in khusus if r.mulai <= hari and (r.selesai is None or hari <= r.selesai)), None)
    return Kotak(hari, rezim.jenis, "", rezim.perkiraan) if rezim else Kotak(hari)


# --- What waits for an officer -----------------------------------------------------------------------


def tahun_ditagih() -> list[int]:
    """The years whose calendar should be confirmed by now: this one, and from October on the next."""
    kini = hari_ini()
    return [kini.year, kini.year + 1] if kini.month >= BULAN_PENGESAHAN else [kini.year]


def belum_disahkan(tahun: Sequence[int]) -> Counter[int]:
    """How many days off and Ramadans of each year nobody has confirmed; days gone by do not count."""
    kini = hari_ini()
    libur = HariLibur.objects.filter(tanggal__gte=kini, dikonfirmasi_pada__isnull=True)
    ramadan = RezimJamKerja.objects.filter(
        jenis=JenisRezim.RAMADAN, selesai__gte=kini, dikonfirmasi_pada__isnull=True
    )
    baris = [
        *libur.filter(tanggal__year__in=tahun).values_list("tanggal__year", flat=True),
        *ramadan.filter(mulai__year__in=tahun).values_list("mulai__year", flat=True),
    ]
    return Counter(baris)


def tahun_tersedia(tahun: int) -> tuple[int | None, int | None]:
    """The years before and after this one that the calendar covers."""
    semua = tahun_kalender()
    return (tahun - 1 if tahun - 1 in semua else None), (tahun + 1 if tahun + 1 in semua else None)


# --- What one version changed ------------------------------------------------------------------------


def riwayat_versi(paling_banyak: int) -> list[Beda]:
    """The last versions, newest first, each with what it changed of the one before."""
    versi = list(VersiKalender.objects.all()[: paling_banyak + 1])
    lama = [satu.isi for satu in versi[1:]] + [None] * (len(versi) <= paling_banyak)
    return [Beda(v, list(banding(isi, v.isi))) for v, isi in zip(versi, lama, strict=False)]


def banding(lama: Mapping[str, Any] | None, baru: Mapping[str, Any]) -> Iterator[str]:
    """What differs between two `isi`, one sentence each."""
    if lama is None:
        yield "Versi pertama yang tercatat."
        return
    if lama["zona"] != baru["zona"]:
        yield f"Zona waktu {baru['zona']}, semula {lama['zona']}."
    yield from _beda_libur(set(lama["libur"]), set(baru["libur"]))
    yield from _beda_jam([_beku(r) for r in lama["rezim"]], [_beku(r) for r in baru["rezim"]])


def _beda_libur(lama: set[str], baru: set[str]) -> Iterator[str]:
    for kata, hari in (("Menjadi libur", baru - lama), ("Menjadi hari kerja", lama - baru)):
        if hari:
            rinci = ", ".join(tanggal(date.fromisoformat(satu)) for satu in sorted(hari)[:20])
            sisa = f", dan {len(hari) - 20} tanggal lain" if len(hari) > 20 else ""
            yield f"{kata}: {rinci}{sisa}."


def _beda_jam(lama: list[Any], baru: list[Any]) -> Iterator[str]:
    for kata, rezim in (
        ("Jam kerja berlaku", [r for r in baru if r not in lama]),
        ("Jam kerja tidak berlaku lagi", [r for r in lama if r not in baru]),
    ):
        for mulai, selesai, jendela in rezim:
            akhir = tanggal(date.fromisoformat(selesai)) if selesai else "seterusnya"
            yield f"{kata}: {tanggal(date.fromisoformat(mulai))} sampai {akhir}, {_jam_sepekan(jendela)}."


def _jam_sepekan(jendela: Sequence[tuple[int, str, str]]) -> str:
    """`37,5 jam sepekan (Senin sampai Jumat)`."""
    menit = sum(_menit(akhir) - _menit(awal) for _, awal, akhir in jendela)
    hari = sorted({h for h, _, _ in jendela})
    if not hari:
        return "tutup"
    jumlah = f"{menit / 60:g}".replace(".", ",")
    return f"{jumlah} jam sepekan ({HARI[hari[0]]} sampai {HARI[hari[-1]]})"


def _menit(teks: str) -> int:
    saat = time.fromisoformat(teks)
    return saat.hour * 60 + saat.minute


def _beku(isi: Any) -> Any:
    """Lists of JSON as tuples, so that they can be compared and looked up."""
    return tuple(_beku(satu) for satu in isi) if isinstance(isi, list) else isi
