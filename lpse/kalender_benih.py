"""Seeding the working calendar: days off from the `holidays` package, hours from the profil.

A seed is a proposal. What an officer has confirmed is never touched; what nobody confirmed follows the
package and the profil each time this runs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db import connection, transaction
from django.db.models import Q

from lpse.jejak import catat
from lpse.kalender import Jendela, Rezim, tahun_kalender
from lpse.models import HariLibur, JamKerja, RezimJamKerja
from lpse.models.kalender import JenisLibur, JenisRezim
from lpse.profil import profil

JamMingguan = Mapping[int, Sequence[tuple[time, time]]]  # weekday (0 = Monday) → windows in local time

KUNCI_BENIH = 7_301_101  # advisory lock: two processes starting at once seed one after the other
TANDA_PERKIRAAN = " (perkiraan)"


@dataclass(frozen=True, slots=True)
class HasilBenih:
    """How many rows a seeding added, changed and removed."""

    baru: int = 0
    berubah: int = 0
    dihapus: int = 0

    def __add__(self, other: "HasilBenih") -> "HasilBenih":
        return HasilBenih(self.baru + other.baru, self.berubah + other.berubah, self.dihapus + other.dihapus)


@dataclass(frozen=True, slots=True)
class LiburPustaka:
    """A day off as the package lists it."""

    tanggal: date
    nama: str
    jenis: JenisLibur
    perkiraan: bool


@dataclass(frozen=True, slots=True)
class Kurun:
    """Through which days a regime holds (None: without end), and whether those are a guess."""

    mulai: date
    selesai: date | None
    perkiraan: bool


def isi_kalender(
    normal: JamMingguan, ramadan: JamMingguan | None, tahun: Iterable[int] | None = None
) -> HasilBenih:
    """Bring the unconfirmed rows of these years (default: those the calendar covers) up to date.

    `ramadan` None leaves the hours unchanged all year. Running it again changes nothing. Raises
    ValueError for windows that overlap or end before they begin.
    """
    daftar_tahun = sorted(tahun or tahun_kalender())
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_BENIH])
        hasil = _isi_libur(daftar_tahun)
        sepanjang_tahun = Kurun(date(daftar_tahun[0], 1, 1), None, perkiraan=False)
        hasil += _isi_rezim(JenisRezim.NORMAL, sepanjang_tahun, normal)
        if ramadan is not None:
            for kurun in ramadan_pustaka(daftar_tahun):
                hasil += _isi_rezim(JenisRezim.RAMADAN, kurun, ramadan)
        if hasil != HasilBenih():
            catat(None, "kalender.diisi", baru=hasil.baru, berubah=hasil.berubah, dihapus=hasil.dihapus)
    return hasil


def isi_kalender_dari_profil() -> HasilBenih:
    """Seed the years the calendar covers with the hours of the active profil; at each migration."""
    jam = profil().waktu
    return isi_kalender(jam.jam_kerja.jendela, jam.jam_kerja_ramadan.jendela)


def isi_tahun_baru() -> HasilBenih:
    """Seed anew once the calendar has moved on to a year without days off; one cheap look each minute."""
    if HariLibur.objects.filter(tanggal__year=tahun_kalender()[-1]).exists():
        return HasilBenih()
    return isi_kalender_dari_profil()


# --- What the package says ---------------------------------------------------------------------------
# It is imported where it is asked, once a day at most: loading it takes longer than all else here.


def libur_pustaka(tahun: Iterable[int]) -> dict[date, LiburPustaka]:
    """National holidays and cuti bersama of these years, by date; where both fall on one, it is a holiday."""
    from holidays import GOVERNMENT, PUBLIC, country_holidays

    libur = {}
    for jenis, kategori in ((JenisLibur.CUTI_BERSAMA, GOVERNMENT), (JenisLibur.LIBUR_NASIONAL, PUBLIC)):
        for hari, nama in country_holidays("ID", years=tahun, language="id", categories=(kategori,)).items():
            libur[hari] = LiburPustaka(
                hari, nama.replace(TANDA_PERKIRAAN, "")[:150], jenis, perkiraan=TANDA_PERKIRAAN in nama
            )
    return libur


def ramadan_pustaka(tahun: Iterable[int]) -> Iterator[Kurun]:
    """Each Ramadan that begins in these years, through the day before Idul Fitri.

    The package follows the calendar of the four ASEAN ministers of religion (MABIMS). The first day is
    always a guess in it, as only Idul Fitri is a holiday.
    """
    from holidays.countries.indonesia import IndonesiaIslamicHolidays

    hijriah = IndonesiaIslamicHolidays()
    for tahun_masehi in tahun:
        idul_fitri = [*hijriah.eid_al_fitr_dates(tahun_masehi), *hijriah.eid_al_fitr_dates(tahun_masehi + 1)]
        for awal, awal_perkiraan in hijriah.ramadan_beginning_dates(tahun_masehi):
            if awal.year == tahun_masehi:
                raya, raya_perkiraan = min(item for item in idul_fitri if item[0] > awal)
                yield Kurun(awal, raya - timedelta(days=1), awal_perkiraan or raya_perkiraan)


# --- Into the database -------------------------------------------------------------------------------


def _isi_libur(tahun: Sequence[int]) -> HasilBenih:
    pustaka = libur_pustaka(tahun)
    tercatat = {libur.tanggal: libur for libur in HariLibur.objects.filter(tanggal__year__in=tahun)}
    HariLibur.objects.bulk_create(
        HariLibur(tanggal=hari, nama=sumber.nama, jenis=sumber.jenis, perkiraan=sumber.perkiraan)
        for hari, sumber in pustaka.items()
        if hari not in tercatat
    )
    berubah = dihapus = 0
    for libur in tercatat.values():
        sumber = pustaka.get(libur.tanggal)
        if libur.dikonfirmasi_pada is not None:
            continue
        if sumber is None:
            libur.delete()
            dihapus += 1
        elif sumber != LiburPustaka(libur.tanggal, libur.nama, JenisLibur(libur.jenis), libur.perkiraan):
            libur.nama, libur.jenis, libur.perkiraan = sumber.nama, sumber.jenis, sumber.perkiraan
            libur.save(update_fields=["nama", "jenis", "perkiraan", "updated_at"])
            berubah += 1
    return HasilBenih(len(pustaka.keys() - tercatat.keys()), berubah, dihapus)


def _isi_rezim(jenis: JenisRezim, kurun: Kurun, jam: JamMingguan) -> HasilBenih:
    jendela = tuple(Jendela(hari, *pasangan) for hari in sorted(jam) for pasangan in sorted(jam[hari]))
    Rezim(kurun.mulai, kurun.selesai, jendela)  # refuses windows that contradict each other
    beririsan = RezimJamKerja.objects.filter(
        Q(selesai__isnull=True) | Q(selesai__gte=kurun.mulai),
        Q(mulai__lte=kurun.selesai) if kurun.selesai else Q(),
        jenis=jenis,
    )
    if beririsan.filter(dikonfirmasi_pada__isnull=False).exists():
        return HasilBenih()
    rezim = beririsan.first()
    if rezim is None:
        rezim = RezimJamKerja.objects.create(
            jenis=jenis, mulai=kurun.mulai, selesai=kurun.selesai, perkiraan=kurun.perkiraan
        )
        _ganti_jam(rezim, jendela)
        return HasilBenih(baru=1)
    # The usual hours have no end: as the years roll on, their beginning stays where it was.
    mulai = kurun.mulai if kurun.selesai else min(rezim.mulai, kurun.mulai)
    return HasilBenih(berubah=int(_samakan(rezim, Kurun(mulai, kurun.selesai, kurun.perkiraan), jendela)))


def _samakan(rezim: RezimJamKerja, kurun: Kurun, jendela: tuple[Jendela, ...]) -> bool:
    """Make the regime and its windows those given; whether anything differed."""
    jam_sama = {Jendela(j.hari, j.mulai, j.selesai) for j in rezim.jam_kerja.all()} == set(jendela)
    if jam_sama and Kurun(rezim.mulai, rezim.selesai, rezim.perkiraan) == kurun:
        return False
    rezim.mulai, rezim.selesai, rezim.perkiraan = kurun.mulai, kurun.selesai, kurun.perkiraan
    rezim.save(update_fields=["mulai", "selesai", "perkiraan", "updated_at"])
    _ganti_jam(rezim, jendela)
    return True


def _ganti_jam(rezim: RezimJamKerja, jendela: tuple[Jendela, ...]) -> None:
    rezim.jam_kerja.all().delete()
    JamKerja.objects.bulk_create(
        JamKerja(rezim=rezim, hari=j.hari, mulai=j.mulai, selesai=j.selesai) for j in jendela
    )
