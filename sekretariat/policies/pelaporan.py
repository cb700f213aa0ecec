"""Rules about reports: which periods are due when, to whom they go, what may be signed; pure, no writes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from lpse.aturan import AturanDilanggar
from lpse.kalender import DiLuarKalender, KalenderKerja
from lpse.models import Akun
from lpse.profil import profil
from sekretariat.alur.periode import SEHARI, Periode
from sekretariat.enums.pelaporan import Irama, JenisLaporan

SENIN_SAMPAI_JUMAT = range(5)
HARI_KERJA_BAWAAN = 10
PERIODE_TERBANYAK = 600
KUNCI_UNIT = "sekretariat.program_unit"
KUNCI_LAPORAN = "sekretariat.laporan"
KUNCI_EVALUASI = "sekretariat.evaluasi"
# The units that report on a programme of their own, where the regulation has them do it.
UNIT_PELAPOR = ("sistem", "registrasi", "layanan")
SEKRETARIAT = "sekretariat"


class PeriodeBelumLewat(AturanDilanggar):
    def __init__(self, periode: Periode) -> None:
        super().__init__(
            f"Periode {periode.sebutan} belum berakhir. Laporannya dapat disusun sesudah hari terakhirnya."
        )


class BukanIramanya(AturanDilanggar):
    def __init__(self, irama: Irama) -> None:
        super().__init__(f"Laporan unit ini {irama.label.lower()}. Sebut periode menurut irama itu.")


class LaporanUnitTidakDiatur(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Peraturan yang berlaku tidak mengatur laporan program unit ini.")


class SudahDikoreksi(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Laporan ini sudah mempunyai versi koreksi. Buka versi terbarunya.")


class IramaDitetapkanPeraturan(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Peraturan sudah menetapkan ini, jadi unit tidak dapat menggantinya.")


class IramaKosong(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Pilih irama laporan; peraturan yang berlaku tidak menyebutnya.")


class BelumDitinjau(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Angka laporan belum tersusun. Susun ulang lebih dahulu.")


class PenandaTanganSendiri(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Laporan ini Anda susun, tulis, atau periksa sendiri. Orang lain yang menandatanganinya."
        )


class TanggalKirimKeliru(AturanDilanggar):
    """A day of sending that cannot be."""


class SudahTerbit(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Laporan ini sudah diterbitkan.")


class BerkasBerubah(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Sidik SHA-256 berkas tersimpan tidak cocok. Jangan dipakai; beri tahu admin sistem LPSE."
        )


@dataclass(frozen=True, slots=True)
class Tujuan:
    """To whom a report goes, through whom, and whether the regulation itself says so."""

    kepada: str
    melalui: str
    is_dinamai: bool


@dataclass(frozen=True, slots=True)
class Ketentuan:
    """One stretch of the cadence: periods that begin from `sejak` on, until another one holds."""

    irama: Irama
    sejak: date
    hari_kerja: int


def check_bukan_penyusun(penyusun: Collection[int], oleh: Akun) -> None:
    """Whoever built, wrote or reviewed a report does not sign it. Raises PenandaTanganSendiri.

    Building and reviewing may be one person's: the regulations know two hands, the office's and the head's.
    """
    if oleh.pk in penyusun:
        raise PenandaTanganSendiri


def irama_peraturan() -> Irama | None:
    """How often the regulation itself wants the report; None where it leaves that open."""
    kata = profil().sekretariat.laporan.irama
    return Irama(kata) if kata in Irama.values else None


def tujuan(kepada: str = "", melalui: str = "") -> Tujuan:
    """The addressee and route of the regulation; else what the unit set, else whom the LPSE answers to."""
    aturan = profil().sekretariat.laporan
    if aturan.kepada:
        return Tujuan(aturan.kepada, aturan.melalui, is_dinamai=True)
    atasan = profil().lpse
    if kepada:
        return Tujuan(kepada, melalui, is_dinamai=False)
    jawab = atasan.bertanggung_jawab_kepada
    return Tujuan(
        jawab or f"Kepala {atasan.induk}",
        atasan.bertanggung_jawab_melalui if jawab else "",
        is_dinamai=False,
    )


def sebut_tujuan(satu: Tujuan) -> str:
    """`Bupati melalui Sekretaris Daerah`; where no regulation names it, that is said."""
    kata = f"{satu.kepada} melalui {satu.melalui}" if satu.melalui else satu.kepada
    return kata if satu.is_dinamai else f"{kata} (tidak disebut peraturan; ditetapkan unit)"


def dasar_laporan(jenis: str, unit: str = "") -> str:
    """The article this kind of report stands on, of this unit; "" where the regulation is silent."""
    if jenis != JenisLaporan.UNIT:
        return profil().dasar(KUNCI_LAPORAN)
    # The secretariat draws up no programme as a Bidang does: it judges and reports on its own work.
    return profil().dasar(KUNCI_EVALUASI if unit == SEKRETARIAT else KUNCI_UNIT)


def unit_pelapor() -> list[str]:
    """The units whose programme reports the regulation wants; none in most.

    The secretariat is one of them where every unit judges its own work (Karo 8(4)i), not where only each
    Bidang reports (Bangkalan 8(2)e, 9(2)f, 10(2)e).
    """
    if not profil().is_diatur(KUNCI_UNIT):
        return []
    semua_menilai = set(UNIT_PELAPOR) <= set(profil().sekretariat.evaluasi.internal)
    return [*UNIT_PELAPOR, *([SEKRETARIAT] if semua_menilai else [])]


def check_unit(jenis: str, unit: str) -> None:
    """Raises LaporanUnitTidakDiatur."""
    if jenis == JenisLaporan.UNIT and unit not in unit_pelapor():
        raise LaporanUnitTidakDiatur


def check_lewat(periode: Periode, kini: date) -> None:
    """A period is reported on once it is over. Raises PeriodeBelumLewat."""
    if periode.selesai >= kini:
        raise PeriodeBelumLewat(periode)


def hari_kerja_ke(sesudah: date, ke: int, kalender: KalenderKerja) -> date:
    """The n-th working day after a date. Years the calendar does not know work from Monday to Friday."""
    hari = sesudah
    while ke > 0:
        hari += SEHARI
        ke -= is_hari_kerja(hari, kalender)
    return hari


def is_hari_kerja(hari: date, kalender: KalenderKerja) -> bool:
    """Whether the unit works on that day, as far as its calendar says so."""
    if not kalender.rezim:
        return hari.weekday() in SENIN_SAMPAI_JUMAT
    try:
        return kalender.is_hari_kerja(hari)
    except DiLuarKalender:
        return hari.weekday() in SENIN_SAMPAI_JUMAT


def periode_wajib(ketentuan: list[Ketentuan], sampai: date) -> list[tuple[Periode, int]]:
    """Every period that has begun by that day, oldest first, with its working days to send it in."""
    hasil: list[tuple[Periode, int]] = []
    akhir = [satu.sejak for satu in ketentuan[1:]] + [sampai + SEHARI]
    for satu, batas in zip(ketentuan, akhir, strict=True):
        periode = Periode.dari(satu.irama, satu.sejak)
        while periode.mulai < min(batas, sampai + SEHARI) and len(hasil) < PERIODE_TERBANYAK:
            if not hasil or periode.mulai > hasil[-1][0].selesai:
                hasil.append((periode, satu.hari_kerja))
            periode = periode.berikutnya
    return hasil


def check_tanggal_kirim(tanggal: date, ditandatangani: date, kini: date) -> None:
    """Sent between its signature and today. Raises TanggalKirimKeliru."""
    if tanggal > kini:
        raise TanggalKirimKeliru("Tanggal kirim tidak boleh sesudah hari ini.")
    if tanggal < ditandatangani:
        raise TanggalKirimKeliru("Tanggal kirim tidak boleh sebelum laporan ditandatangani.")


def tenggat(periode: Periode, hari_kerja: int, kalender: KalenderKerja) -> date:
    """The last day to send the report on a period."""
    return hari_kerja_ke(periode.selesai, hari_kerja, kalender)


def hari_susun(periode: Periode, kalender: KalenderKerja) -> date:
    """The day the clock builds the draft: the first working day after the period."""
    return hari_kerja_ke(periode.selesai, 1, kalender)


def awal_irama_baru(irama: Irama, kini: date) -> date:
    """From when another cadence holds: the first of its periods that begins after today."""
    return Periode.dari(irama, kini).selesai + timedelta(days=1)


def angka_polos(nilai: Decimal | None) -> str | None:
    """A figure for programs: a dot, no zeros at its end; None where there was nothing to measure."""
    return None if nilai is None else f"{nilai.normalize():f}"
