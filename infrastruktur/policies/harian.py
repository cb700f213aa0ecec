"""What is due each day and after a critical reading: follow-up, its proof, the sheet, what is missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from infrastruktur.enums.harian import Kondisi
from infrastruktur.enums.harian import TindakanTindakLanjut as T
from infrastruktur.enums.pantau import SIFAT, Keadaan, PeranSasaran, Ukuran
from lpse.aturan import AturanDilanggar
from lpse.grafik import angka_indonesia, bersatuan
from lpse.kalender import DiLuarKalender, kalender
from lpse.profil import profil
from lpse.waktu import BULAN, hari_ini, tanggal

# The unit's own target: the regulations say that a critical part is replaced, not how soon.
TENGGAT_HARI_KERJA = 3
DITINDAKLANJUTI = frozenset({Ukuran.DISK, Ukuran.RAM})
# What an unset threshold counts to.
KALI_BAWAAN = 3
KUNCI = "infrastruktur.pantau_harian"
# From good to bad: what is not known is worse than good, and better than known to be bad.
URUTAN = (Keadaan.BAIK, Keadaan.TIDAK_DIKETAHUI, Keadaan.PERINGATAN, Keadaan.KRITIS)


class WaktuBelumTiba(AturanDilanggar):
    """What has not happened yet cannot be recorded."""

    def __init__(self) -> None:
        super().__init__("Waktunya belum tiba. Catat sesudah komponen terpasang.")


class PengusulMemutus(AturanDilanggar):
    """Who proposed that it ends without new parts decides on that."""

    def __init__(self) -> None:
        super().__init__("Yang mengusulkan alasan tidak memutusnya sendiri. Minta pejabat lain memutusnya.")


class CatatanKosong(AturanDilanggar):
    """Something is not in order, and nobody says what."""

    def __init__(self) -> None:
        super().__init__("Ada yang tidak baik. Tulis di catatan apa yang ditemukan dan apa yang dilakukan.")


class HariSudahLewat(AturanDilanggar):
    """Nobody can look at yesterday's lamps: a day without a sheet stays one."""

    def __init__(self, hari: date) -> None:
        super().__init__(
            f"Lembar {tanggal(hari)} hanya dapat dikonfirmasi pada hari itu. "
            "Hari tanpa lembar tetap tercatat sebagai temuan."
        )


class BulanBelumBerakhir(AturanDilanggar):
    """The form of a month is issued when the month is over."""

    def __init__(self, bulan: date) -> None:
        super().__init__(f"{sebut_bulan(bulan)} belum berakhir; lembarnya terbit mulai bulan berikutnya.")


class LembarBulanSudahTerbit(AturanDilanggar):
    """One month, one form."""

    def __init__(self, bulan: date) -> None:
        super().__init__(f"Lembar pemantauan {sebut_bulan(bulan)} sudah terbit dan tidak berubah lagi.")


@dataclass(frozen=True, slots=True)
class Temuan:
    """Something the regulation asks for that a day does not have."""

    hari: date
    judul: str
    kalimat: str


def tenggat_tindak_lanjut(now: datetime) -> datetime:
    """By when a critical part is seen to, in working time."""
    return kalender().due_hari(now, TENGGAT_HARI_KERJA)


def check_sudah_lewat(saat: datetime) -> None:
    """Raises WaktuBelumTiba."""
    if saat > timezone.now():
        raise WaktuBelumTiba


def check_catatan(kondisi: Iterable[str], catatan: str) -> None:
    """Raises CatatanKosong where something is "tidak baik" without a word about it."""
    if Kondisi.TIDAK_BAIK in set(kondisi) and not catatan.strip():
        raise CatatanKosong


def check_hari_ini(hari: date) -> None:
    """Raises HariSudahLewat."""
    if hari != hari_ini():
        raise HariSudahLewat(hari)


def check_bulan_lewat(bulan: date) -> None:
    """Raises BulanBelumBerakhir."""
    if hari_ini() < bulan_sesudah(bulan):
        raise BulanBelumBerakhir(bulan)


def nilai_bukti(
    keadaan: str, calon: str, dibaca_pada: datetime | None, sejak: datetime, banyak: int, kali: int
) -> T | None:
    """What the readings after `sejak` say of a recorded replacement; None while they say nothing yet.

    The series' own state decides, so that one lucky reading proves nothing. It refutes once it has stayed
    critical for as many readings (`banyak`) as recovery takes (`kali`), and none of them points elsewhere
    (`calon`). What is not known proves nothing either way. Dasar: infrastruktur.pantau_harian
    """
    if dibaca_pada is None or dibaca_pada <= sejak or keadaan == Keadaan.TIDAK_DIKETAHUI:
        return None
    if keadaan != Keadaan.KRITIS:
        return T.BUKTIKAN
    return T.BUKA_LAGI if banyak >= kali and not calon else None


def terburuk(keadaan: Iterable[str]) -> str:
    """The worst of several states; unknown where there is none."""
    return max(keadaan, key=lambda k: URUTAN.index(Keadaan(k)), default=str(Keadaan.TIDAK_DIKETAHUI))


def terburuk_per_hari(
    awal: str, balik: Sequence[tuple[date, str, str]], hari: Iterable[date]
) -> dict[date, str]:
    """The worst state of each day, from the state the first one began with and the changes in order."""
    per_hari: dict[date, list[tuple[str, str]]] = {}
    for pada, dari, ke in balik:
        per_hari.setdefault(pada, []).append((dari, ke))
    hasil, kini = {}, awal
    for satu in hari:
        ubah = per_hari.get(satu, [])
        hasil[satu] = terburuk([kini, *(k for pasang in ubah for k in pasang)])
        kini = ubah[-1][1] if ubah else kini
    return hasil


def is_hari_kerja(hari: date) -> bool:
    """Whether the unit works on this day; Monday through Friday where the calendar does not reach."""
    try:
        return kalender().is_hari_kerja(hari)
    except DiLuarKalender:
        return hari.weekday() < 5


def hari_kerja(hari: Iterable[date]) -> frozenset[date]:
    """Those of the days on which the unit works."""
    kini = kalender()
    return frozenset(h for h in hari if kini.dari <= h <= kini.sampai and kini.is_hari_kerja(h))


def temuan_hari(hari: date, *, bacaan: int, kerja: bool, dikonfirmasi: bool) -> list[Temuan]:
    """What a day that is over lacks: readings on any day, a confirmed sheet on a working day.

    Dasar: infrastruktur.pantau_harian
    """
    temuan = []
    if not bacaan:
        kalimat = "Tidak ada catatan pemantauan disk dan RAM pada hari ini."
        temuan.append(Temuan(hari, "Tanpa catatan mesin", kalimat))
    if kerja and not dikonfirmasi:
        kalimat = "Hari kerja tanpa lembar harian yang dikonfirmasi petugas."
        temuan.append(Temuan(hari, "Tanpa lembar", kalimat))
    return temuan


def dasar_temuan() -> str:
    """What a missing day is measured against: the article where it says daily, else the unit's own rhythm."""
    if profil().infrastruktur.irama_pemantauan == "harian":
        return profil().dasar(KUNCI)
    return "irama LPSE sendiri; peraturan tidak menyebut pemantauan harian"


# --- Months ------------------------------------------------------------------------------------------


def awal_bulan(hari: date) -> date:
    return hari.replace(day=1)


def bulan_sesudah(bulan: date) -> date:
    return (bulan.replace(day=1) + timedelta(days=32)).replace(day=1)


def bulan_sebelum(bulan: date) -> date:
    return (bulan.replace(day=1) - timedelta(days=1)).replace(day=1)


def hari_bulan(bulan: date) -> list[date]:
    """Every day of that month."""
    return [bulan + timedelta(days=n) for n in range((bulan_sesudah(bulan) - bulan).days)]


def sebut_bulan(bulan: date) -> str:
    """`Maret 2026`."""
    return f"{BULAN[bulan.month - 1]} {bulan.year}"


# --- Readings in words -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Baca:
    """What one measure of one target was on one day, over all its disks or interfaces."""

    hari: date
    sasaran: int
    nama: str
    peran: str
    ukuran: Ukuran
    n: int
    minimum: float
    maksimum: float
    rata: float
    keadaan: str = Keadaan.TIDAK_DIKETAHUI


@dataclass(frozen=True, slots=True)
class RingkasHari:
    """One line of the month: extremes over all servers, availability, the worst state, how often was read."""

    hari: date
    n: int
    disk: float | None
    ram: float | None
    lalu: float | None
    internet: float | None
    layanan: float | None
    keadaan: str


def ringkas_hari(hari: date, semua: Sequence[Baca]) -> RingkasHari:
    """Fold the readings of one day into its line."""
    disk, ram = _milik(semua, Ukuran.DISK), _milik(semua, Ukuran.RAM)
    lalu = _milik(semua, Ukuran.LALU_MASUK, Ukuran.LALU_KELUAR)
    ada = [b for b in semua if b.ukuran == Ukuran.TERSEDIA]
    internet = [b for b in ada if b.peran == PeranSasaran.INTERNET]
    server = [b for b in ada if b.peran in (PeranSasaran.SERVER_SPSE, PeranSasaran.APLIKASI_SPSE)]
    return RingkasHari(
        hari,
        n=sum(b.n for b in disk + ram),
        disk=max((b.maksimum for b in disk), default=None),
        ram=max((b.maksimum for b in ram), default=None),
        lalu=max((b.maksimum for b in lalu), default=None),
        internet=min((b.rata * 100 for b in internet), default=None),
        layanan=min((b.rata * 100 for b in server), default=None),
        keadaan=terburuk(b.keadaan for b in disk + ram + internet + server),
    )


def _milik(semua: Sequence[Baca], *ukuran: Ukuran) -> list[Baca]:
    return [b for b in semua if b.ukuran in ukuran]


def sebut_nilai(ukuran: Ukuran, nilai: float | None) -> str:
    """A value with its unit as people say it: `91,2%`, `45,2 Mbit/s`; a dash where there is none."""
    if nilai is None:
        return "–"
    satuan = SIFAT[ukuran].satuan
    if satuan == "bit/s":
        return sebut_laju(nilai)
    return bersatuan(angka_indonesia(round(nilai, 1)), satuan)


def sebut_laju(nilai: float) -> str:
    """A rate in the largest fitting unit: `45,2 Mbit/s`."""
    for besar, satuan in ((1e9, "Gbit/s"), (1e6, "Mbit/s"), (1e3, "kbit/s")):
        if nilai >= besar:
            return f"{angka_indonesia(round(nilai / besar, 1))} {satuan}"
    return f"{angka_indonesia(round(nilai))} bit/s"


def sebut_baca(baca: Baca) -> str:
    """What a day's readings of one measure come to, in words."""
    if baca.ukuran == Ukuran.TERSEDIA:
        return f"tersedia {sebut_persen(baca.rata * 100)} waktu"
    return f"tertinggi {sebut_nilai(baca.ukuran, baca.maksimum)}"


def sebut_persen(nilai: float | None) -> str:
    """`99,8%`: rounded down, so that an interrupted day never reads as a whole one."""
    return "–" if nilai is None else f"{angka_indonesia(int(nilai * 100 + 1e-6) / 100)}%"


def susun_bacaan(semua: Sequence[Baca]) -> list[Mapping[str, object]]:
    """The readings of a day as the sheet keeps them: each target, with each of its measures in words."""
    per_sasaran: dict[int, list[Baca]] = {}
    for baca in semua:
        per_sasaran.setdefault(baca.sasaran, []).append(baca)
    return [
        {
            "nama": isi[0].nama,
            "peran": str(PeranSasaran(isi[0].peran).label),
            "butir": [
                {
                    "ukuran": str(b.ukuran.label),
                    "nilai": sebut_baca(b),
                    "keadaan": str(b.keadaan),
                    "sebutan": str(Keadaan(b.keadaan).label),
                    "n": b.n,
                }
                for b in isi
            ],
        }
        for isi in per_sasaran.values()
    ]
