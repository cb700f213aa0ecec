"""When a room may be booked, which seats are free, and by when an answer is owed; pure, no writes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from django.db.backends.postgresql.psycopg_any import NumericRange
from django.utils import timezone

from layanan.enums.tempat import ModeRuang, StatusPemesanan, TindakanPemesanan
from layanan.models import PemesananRuang, PenutupanRuang, Ruang
from layanan.models.ruang import sebut_rentang
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.kalender import ONE_DAY, KalenderKerja
from lpse.models import Akun
from lpse.peran import KELOLA_RUANG
from lpse.profil import profil
from lpse.waktu import hari_ini, nama_hari, setempat, tanggal, waktu

# Bookings begin and end on the half hour, so that what lies between two of them is of use to a third.
LANGKAH = timedelta(minutes=30)
TERPENDEK = timedelta(minutes=30)
TERPANJANG = {ModeRuang.UTUH: timedelta(hours=8), ModeRuang.KURSI: timedelta(hours=4)}
HARI_KE_DEPAN = 30
# What one person may have booked at a time, so that nobody books the house.
MAKS_HIDUP = 3
# How long seats are held for somebody who has not shown yet that the address is theirs.
MENIT_KONFIRMASI = 60
DIJAWAB_HARI_KERJA = 1
TIDAK_DIKONFIRMASI = f"Tidak dikonfirmasi dalam {MENIT_KONFIRMASI} menit."
TIDAK_DIJAWAB = "Belum sempat dijawab sampai waktunya tiba. Kami mohon maaf."
S, T = StatusPemesanan, TindakanPemesanan

Rentang = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class IsianPemesanan:
    """What is asked for: when, how many seats, what for, and by whom."""

    mulai: datetime
    selesai: datetime
    jumlah: int
    keperluan: str
    nama: str
    surel: str = ""
    telepon: str = ""
    instansi: str = ""
    keterangan: str = ""
    seluruh_ruang: bool = False


@dataclass(frozen=True, slots=True)
class Kosong:
    """A stretch of time with so many free seats."""

    mulai: datetime
    selesai: datetime
    kursi: int

    @property
    def sebutan(self) -> str:
        """`08.00–10.30 WIB`."""
        return sebut_rentang(self.mulai, self.selesai)


class RuangTidakAda(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Ruang itu tidak ada. Pilih ruang dari daftar.")


class MasaTidakSesuai(AturanDilanggar):
    pass


class RuangPenuh(AturanDilanggar):
    """The seats are taken; the sentence offers what is still free that day."""

    def __init__(self, kosong: Sequence[Kosong]) -> None:
        usul = "; ".join(sebut_kosong(k) for k in kosong)
        lanjutan = (
            f"Yang masih kosong hari itu: {usul}." if usul else "Hari itu sudah penuh. Pilih hari lain."
        )
        super().__init__(f"Waktu itu sudah dipesan orang lain. {lanjutan}")


class RuangDitutup(AturanDilanggar):
    def __init__(self, penutupan: PenutupanRuang) -> None:
        super().__init__(
            f"Ruang ini ditutup sampai {waktu(penutupan.selesai)}: {penutupan.alasan} Pilih waktu lain."
        )


class KursiTidakCukup(AturanDilanggar):
    pass


class TerlaluBanyakPemesanan(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            f"Anda sudah punya {MAKS_HIDUP} pemesanan yang belum lewat. "
            "Batalkan salah satu, atau tunggu sampai selesai dipakai."
        )


class BelumWaktunya(AturanDilanggar):
    pass


# --- Which rooms there are ---------------------------------------------------------------------------


def kode_ruang() -> tuple[str, ...]:
    """The codes of the rooms of the active profil; none where the regulation knows no rooms."""
    return tuple(butir.kode for butir in profil().layanan.ruang)


def ada_ruang() -> bool:
    return bool(profil().layanan.ruang)


def check_kelola_ruang(oleh: Akun) -> None:
    """Raise TidakBerwenang for whoever does not look after the rooms."""
    if not oleh.has_perm(KELOLA_RUANG):
        raise TidakBerwenang


# --- When --------------------------------------------------------------------------------------------


def jam_hari(hari: date, kerja: KalenderKerja) -> Rentang | None:
    """Opening and closing of this day, the midday break included; None on a day off."""
    if not kerja.is_hari_kerja(hari):
        return None
    buka = kerja.next_open(datetime.combine(hari, time.min, tzinfo=ZoneInfo(kerja.zona)))
    return buka, kerja.due_hari(buka, 0)


def hari_dapat_dipesan(kerja: KalenderKerja, banyak: int = HARI_KE_DEPAN) -> list[date]:
    """The working days from today on that can be booked."""
    awal = hari_ini()
    semua = (awal + n * ONE_DAY for n in range(banyak + 1))
    return [hari for hari in semua if hari <= kerja.sampai and kerja.is_hari_kerja(hari)]


def saat_hari(hari: date, kerja: KalenderKerja) -> list[datetime]:
    """Every half hour of this day at which a booking may begin or end; none on a day off."""
    rentang = jam_hari(hari, kerja)
    return list(_langkah(*rentang)) if rentang else []


def _langkah(buka: datetime, tutup: datetime) -> Iterator[datetime]:
    saat = buka + (-timedelta(minutes=buka.minute) % LANGKAH)
    while saat <= tutup:
        yield saat
        saat += LANGKAH


def check_masa(ruang: Ruang, isi: IsianPemesanan, kerja: KalenderKerja, *, di_loket: bool = False) -> None:
    """Raise MasaTidakSesuai unless the time can be booked at all.

    At the counter somebody may be let in at once, into the half hour that runs.
    """
    hari = setempat(isi.mulai).date()
    if not hari_ini() <= hari <= hari_ini() + HARI_KE_DEPAN * ONE_DAY:
        raise MasaTidakSesuai(f"Pilih tanggal dari hari ini sampai {HARI_KE_DEPAN} hari ke depan.")
    rentang = jam_hari(hari, kerja)
    if rentang is None:
        raise MasaTidakSesuai(f"{nama_hari(hari)}, {tanggal(hari)} kantor tutup. Pilih hari lain.")
    if isi.mulai < rentang[0] or isi.selesai > rentang[1]:
        raise MasaTidakSesuai(f"Ruang dapat dipakai pukul {sebut_rentang(*rentang)}. Pilih jam di dalamnya.")
    if (not di_loket and isi.mulai <= timezone.now()) or isi.selesai <= timezone.now():
        raise MasaTidakSesuai("Jam itu sudah lewat. Pilih jam yang belum lewat.")
    _check_lama(ruang, isi)


def _check_lama(ruang: Ruang, isi: IsianPemesanan) -> None:
    if isi.selesai - isi.mulai < TERPENDEK:
        raise MasaTidakSesuai("Jam selesai harus sesudah jam mulai, sedikitnya setengah jam.")
    terpanjang = TERPANJANG[ModeRuang(ruang.mode)]
    if isi.selesai - isi.mulai > terpanjang:
        raise MasaTidakSesuai(f"Paling lama {terpanjang.seconds // 3600} jam sekali pesan di ruang ini.")
    if any(setempat(saat).minute % 30 or saat.second for saat in (isi.mulai, isi.selesai)):
        raise MasaTidakSesuai("Jam mulai dan selesai ditulis per setengah jam, misalnya 08.00 atau 08.30.")


def jawab_sampai(pemesanan: PemesananRuang, kerja: KalenderKerja) -> datetime:
    """By when whoever asked gets an answer: one working day, and before the time booked in any case."""
    return min(kerja.due_hari(pemesanan.dibuat_pada, DIJAWAB_HARI_KERJA), pemesanan.mulai)


# --- Seats -------------------------------------------------------------------------------------------


def kursi_diminta(ruang: Ruang, isi: IsianPemesanan) -> int:
    """How many seats the booking takes: all of a room that is booked whole. Raises KursiTidakCukup."""
    if not 1 <= isi.jumlah <= ruang.kursi:
        raise KursiTidakCukup(f"{ruang.nama} mempunyai {ruang.kursi} kursi. Isi 1 sampai {ruang.kursi}.")
    return isi.jumlah if ruang.is_per_kursi and not isi.seluruh_ruang else ruang.kursi


def pilih_kursi(terpakai: Iterable[NumericRange], kursi: int, banyak: int) -> NumericRange | None:
    """The lowest seats, side by side, that none of these spans holds; None where there are none."""
    awal = 1
    for satu in sorted(terpakai, key=lambda s: s.lower):
        if satu.lower - awal >= banyak:
            break
        awal = max(awal, satu.upper)
    return NumericRange(awal, awal + banyak) if awal + banyak - 1 <= kursi else None


def waktu_kosong(
    ruang: Ruang,
    rentang: Rentang,
    pemesanan: Iterable[PemesananRuang],
    penutupan: Iterable[PenutupanRuang],
    sejak: datetime,
) -> list[Kosong]:
    """The stretches of this day that can be booked from `sejak` on; neighbours with equal seats are one."""
    pakai = [(p.mulai, p.selesai, p.kursi.upper - p.kursi.lower) for p in pemesanan]
    pakai += [(t.mulai, t.selesai, ruang.kursi) for t in penutupan]
    petak = []
    for saat in _langkah(*rentang):
        akhir = saat + LANGKAH
        if saat < sejak or akhir > rentang[1]:
            continue
        bebas = ruang.kursi - sum(n for mulai, selesai, n in pakai if mulai < akhir and selesai > saat)
        petak.append((saat, bebas if ruang.is_per_kursi or bebas == ruang.kursi else 0))
    return list(_gabung(petak))


def _gabung(petak: list[tuple[datetime, int]]) -> Iterator[Kosong]:
    for kursi, anggota in groupby(petak, key=lambda p: p[1]):
        saat = [mulai for mulai, _ in anggota]
        if kursi > 0:
            yield Kosong(saat[0], saat[-1] + LANGKAH, kursi)


# --- In words ----------------------------------------------------------------------------------------


def sebut_kosong(kosong: Kosong) -> str:
    """`08.00–10.30 WIB`, and how many seats."""
    return f"{kosong.sebutan} ({kosong.kursi} kursi)"


# --- Arrival -----------------------------------------------------------------------------------------


def check_hari_datang(pemesanan: PemesananRuang) -> None:
    """Raise BelumWaktunya on any other day than the booking's."""
    if pemesanan.tanggal != hari_ini():
        raise BelumWaktunya(
            f"Pemesanan {pemesanan.kode_datang} untuk {pemesanan.sebutan_masa}, "
            "bukan hari ini. Catat tamunya tanpa kode, atau pindahkan pemesanannya."
        )


def check_belum_mulai(pemesanan: PemesananRuang) -> None:
    """Raise BelumWaktunya once the time booked has come: then it is kept or missed, not taken back."""
    if pemesanan.is_mulai:
        raise BelumWaktunya("Waktu pemesanan ini sudah tiba, jadi tidak dapat dibatalkan lagi.")


def check_sudah_mulai(pemesanan: PemesananRuang) -> None:
    """Raise BelumWaktunya while the person may still come in time."""
    if not pemesanan.is_mulai:
        raise BelumWaktunya("“Tidak hadir” dicatat setelah waktu pemesanannya tiba.")


def jatuh_tempo(pemesanan: PemesananRuang, now: datetime) -> tuple[TindakanPemesanan, str] | None:
    """The act that the clock owes this booking, with its reason; None while nothing is due."""
    if pemesanan.status == S.MENUNGGU:
        ditahan_sampai = pemesanan.dibuat_pada + timedelta(minutes=MENIT_KONFIRMASI)
        return (T.LEPAS, TIDAK_DIKONFIRMASI) if now >= min(ditahan_sampai, pemesanan.mulai) else None
    if pemesanan.status == S.DIAJUKAN and now >= pemesanan.mulai:
        return T.LEPAS, TIDAK_DIJAWAB
    if now < pemesanan.selesai:
        return None
    return {S.DISETUJUI: (T.LEWATKAN, ""), S.HADIR: (T.AKHIRI, "")}.get(S(pemesanan.status))
