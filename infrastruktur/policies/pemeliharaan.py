"""When a maintenance window may be, how long before it users are told, and who is on duty for it."""

from datetime import date, datetime, timedelta

from infrastruktur.models import Pemeliharaan
from infrastruktur.models.pemeliharaan import HARI_BAWAAN, PALING_LAMA, PemberitahuanMinimum
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.kalender import KalenderKerja
from lpse.models import Akun, Penugasan
from lpse.peran import KELOLA_PERUBAHAN, PERAN_STAF, PUTUSKAN_PERUBAHAN, Peran
from lpse.waktu import hari_ini, jam, tanggal, waktu

# How much earlier than told a window may begin: clocks and people differ a little.
MENDAHULUI = timedelta(minutes=15)


class WaktuPemeliharaanKeliru(AturanDilanggar):
    """A time of the window stands where it must not."""


class PemberitahuanKurang(AturanDilanggar):
    """Users would be told too late, and no reason says why."""

    def __init__(self, hari_kerja: int) -> None:
        super().__init__(
            f"Pemeliharaan diberitahukan paling lambat {hari_kerja} hari kerja sebelum mulai. Mundurkan "
            "waktunya, atau isi alasan mendesak."
        )


class PetugasBukanPegawai(AturanDilanggar):
    """Whoever is responsible works here."""

    def __init__(self) -> None:
        super().__init__("Pilih petugas dari pegawai yang bertugas mengelola server dan perangkat.")


class TanggalBelumTiba(AturanDilanggar):
    """Work is recorded once it is done."""

    def __init__(self) -> None:
        super().__init__("Tanggalnya belum tiba. Catat sesudah dikerjakan.")


def pemberitahuan_minimum() -> int:
    """Working days between telling users and the beginning, as the unit has set them."""
    terakhir = PemberitahuanMinimum.objects.order_by("-pk").values_list("hari_kerja", flat=True).first()
    return HARI_BAWAAN if terakhir is None else terakhir


def check_kelola(oleh: Akun) -> None:
    """Raises TidakBerwenang."""
    if not oleh.has_perm(KELOLA_PERUBAHAN):
        raise TidakBerwenang


def check_atur(oleh: Akun) -> None:
    """Raises TidakBerwenang: what binds those who do the work is set by whoever leads them."""
    if not oleh.has_perm(PUTUSKAN_PERUBAHAN):
        raise TidakBerwenang


def check_rencana(mulai: datetime, selesai: datetime, now: datetime) -> None:
    """Raises WaktuPemeliharaanKeliru unless the window lies ahead, in order, and no longer than allowed."""
    if mulai <= now:
        raise WaktuPemeliharaanKeliru("Waktu mulai sudah lewat. Isi waktu yang akan datang.")
    if selesai <= mulai:
        raise WaktuPemeliharaanKeliru("Waktu selesai harus sesudah waktu mulai.")
    check_lama(mulai, selesai)


def check_lama(mulai: datetime, selesai: datetime) -> None:
    """Raises WaktuPemeliharaanKeliru for a window longer than any needs to be."""
    if selesai - mulai > PALING_LAMA:
        raise WaktuPemeliharaanKeliru(
            f"Satu jendela paling lama {PALING_LAMA.days} hari, sebab selama itu alarm sasarannya diam. "
            "Bagi menjadi beberapa jendela."
        )


def is_cukup(kalender: KalenderKerja, now: datetime, mulai: datetime, hari_kerja: int) -> bool:
    """Whether so many working days lie between telling users now and the beginning."""
    return kalender.hari_kerja(now, mulai) >= hari_kerja


def check_pemberitahuan(
    kalender: KalenderKerja, now: datetime, mulai: datetime, hari_kerja: int, alasan_mendesak: str
) -> None:
    """Raises PemberitahuanKurang. Dasar: infrastruktur.pengumuman_pemeliharaan"""
    if not alasan_mendesak and not is_cukup(kalender, now, mulai, hari_kerja):
        raise PemberitahuanKurang(hari_kerja)


def is_waktu_mulai(pemeliharaan: Pemeliharaan, now: datetime) -> bool:
    """Whether what users were told lets it begin now."""
    return pemeliharaan.mulai_rencana - MENDAHULUI <= now < pemeliharaan.selesai_rencana


def check_mulai(pemeliharaan: Pemeliharaan, now: datetime) -> None:
    """Raises WaktuPemeliharaanKeliru: what users were told holds, or it is planned anew."""
    if now < pemeliharaan.mulai_rencana - MENDAHULUI:
        raise WaktuPemeliharaanKeliru(
            f"Menurut pengumuman, pemeliharaan mulai {waktu(pemeliharaan.mulai_rencana)}. Jadwalkan ulang "
            "bila harus lebih awal."
        )
    if now >= pemeliharaan.selesai_rencana:
        raise WaktuPemeliharaanKeliru("Rencana selesainya sudah lewat. Jadwalkan ulang.")


def check_perpanjang(pemeliharaan: Pemeliharaan, selesai: datetime, now: datetime) -> None:
    """Raises WaktuPemeliharaanKeliru unless the new end lies ahead and after the one before."""
    if selesai <= max(now, pemeliharaan.selesai_rencana):
        raise WaktuPemeliharaanKeliru("Waktu selesai yang baru harus sesudah yang lama dan belum lewat.")
    check_lama(pemeliharaan.mulai_rencana, selesai)


def petugas_tersedia() -> list[Akun]:
    """Who may be responsible for a window: those who administer the systems today, by name."""
    bertugas = Penugasan.objects.berlaku().filter(peran=Peran.ADMIN_SISTEM).values("akun")
    return list(Akun.objects.filter(pk__in=bertugas, is_active=True).order_by("nama", "pk"))


def pegawai() -> list[Akun]:
    """Everybody who works here today, by name."""
    bertugas = Penugasan.objects.berlaku().filter(peran__in=PERAN_STAF - {Peran.LKPP}).values("akun")
    return list(Akun.objects.filter(pk__in=bertugas, is_active=True).order_by("nama", "pk"))


def check_petugas(petugas: Akun) -> None:
    """Raises PetugasBukanPegawai."""
    if petugas.pk not in {p.pk for p in petugas_tersedia()}:
        raise PetugasBukanPegawai


def check_tanggal_lalu(hari: date) -> None:
    """Raises TanggalBelumTiba."""
    if hari > hari_ini():
        raise TanggalBelumTiba


def sebut_waktu(mulai: datetime, selesai: datetime) -> str:
    """`Kamis, 26 Maret 2026 pukul 19.00 WIB sampai pukul 22.00 WIB`; with its day where that is another."""
    akhir = f"pukul {jam(selesai)}" if tanggal(mulai) == tanggal(selesai) else waktu(selesai)
    return f"{waktu(mulai)} sampai {akhir}"
