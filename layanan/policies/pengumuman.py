"""What an announcement must say before it is shown, and by which rule; refusals in the reader's words."""

from datetime import datetime, timedelta

from layanan.enums.pengumuman import DampakGangguan, JenisPengumuman, KeadaanLayanan
from layanan.models import Pengumuman
from lpse.aturan import AturanDilanggar
from lpse.profil import profil

J, K = JenisPengumuman, KeadaanLayanan
# A clock in the room may be a little ahead of ours.
TOLERANSI = timedelta(minutes=10)
SEBELUM_MULAI = timedelta(hours=24)  # how long before its beginning the banner tells of a maintenance
BERAT = list(KeadaanLayanan)  # the worst first


class PengumumanBelumLengkap(AturanDilanggar):
    """Something that users need to know is not written yet."""


class WaktuPengumumanKeliru(AturanDilanggar):
    """A time stands before or after one that it must not."""


class LayananTidakDikenal(AturanDilanggar):
    """No service of the catalogue has this code."""

    def __init__(self, kode: str) -> None:
        super().__init__(f"Layanan “{kode}” tidak ada dalam katalog layanan yang dipantau.")


def kunci(jenis: str) -> str:
    """The rule that makes the unit announce this kind."""
    if jenis == J.PEMELIHARAAN:
        return "infrastruktur.pengumuman_pemeliharaan"
    return "layanan.pengumuman_gangguan" if jenis == J.GANGGUAN else ""


def dasar_pengumuman(jenis: str) -> str:
    """Its article; "" where none asks for it."""
    return profil().dasar(kunci(jenis)) if kunci(jenis) else ""


def check_lengkap(pengumuman: Pengumuman, now: datetime) -> None:
    """Raises PengumumanBelumLengkap or WaktuPengumumanKeliru unless users learn what, when and how bad."""
    if pengumuman.jenis == J.UMUM:
        check_batas_tampil(pengumuman, now)
        return
    if not pengumuman.layanan.exists():
        raise PengumumanBelumLengkap("Pilih paling sedikit satu layanan yang terkena.")
    if pengumuman.mulai is None:
        raise PengumumanBelumLengkap("Isi kapan mulainya.")
    if pengumuman.jenis == J.GANGGUAN:
        _check_gangguan(pengumuman, now)
    elif pengumuman.perkiraan_selesai is None:
        raise PengumumanBelumLengkap("Isi kapan pemeliharaan selesai menurut rencana.")
    elif pengumuman.perkiraan_selesai <= now:
        raise WaktuPengumumanKeliru("Rencana selesainya sudah lewat. Perbaiki waktunya.")


def _check_gangguan(pengumuman: Pengumuman, now: datetime) -> None:
    if not pengumuman.dampak:
        raise PengumumanBelumLengkap("Pilih seberapa berat gangguannya.")
    if pengumuman.mulai and pengumuman.mulai > now + TOLERANSI:
        raise WaktuPengumumanKeliru("Gangguan tidak dapat mulai di kemudian hari. Pilih pemeliharaan.")


def check_batas_tampil(pengumuman: Pengumuman, now: datetime) -> None:
    """Raises WaktuPengumumanKeliru when it would be over before anybody saw it."""
    if pengumuman.berakhir_pada and pengumuman.berakhir_pada <= now:
        raise WaktuPengumumanKeliru("Batas tampilnya sudah lewat. Perbaiki tanggalnya.")


def check_jadwal(pengumuman: Pengumuman, tayang_pada: datetime, now: datetime) -> None:
    """Raises WaktuPengumumanKeliru: a schedule lies ahead, and maintenance is told of before it begins."""
    if pengumuman.jenis == J.GANGGUAN:
        raise WaktuPengumumanKeliru("Gangguan diumumkan saat itu juga. Tayangkan sekarang.")
    if tayang_pada <= now:
        raise WaktuPengumumanKeliru("Waktu tayang harus di kemudian hari. Untuk sekarang, tayangkan saja.")
    if pengumuman.mulai and tayang_pada > pengumuman.mulai:
        raise WaktuPengumumanKeliru("Pemeliharaan diumumkan sebelum dimulai. Majukan waktu tayangnya.")
    check_batas_tampil(pengumuman, tayang_pada)


def check_perkiraan(perkiraan: datetime | None, now: datetime) -> None:
    """Raises WaktuPengumumanKeliru for an estimate that is past."""
    if perkiraan is not None and perkiraan <= now:
        raise WaktuPengumumanKeliru("Perkiraan selesai sudah lewat. Isi waktu yang akan datang.")


def check_selesai(pengumuman: Pengumuman, selesai_pada: datetime, now: datetime) -> None:
    """Raises WaktuPengumumanKeliru unless it was over after it began and not in the future."""
    if selesai_pada > now + TOLERANSI:
        raise WaktuPengumumanKeliru("Waktu selesai belum tiba. Akhiri setelah benar-benar selesai.")
    if pengumuman.mulai and selesai_pada < pengumuman.mulai:
        raise WaktuPengumumanKeliru("Waktu selesai mendahului waktu mulai.")


def keadaan(jenis: str, dampak: str) -> KeadaanLayanan:
    """What an announcement that runs makes of a service."""
    return K.PEMELIHARAAN if jenis == J.PEMELIHARAAN else K(dampak or DampakGangguan.LAMBAT)


def terberat(semua: list[KeadaanLayanan]) -> KeadaanLayanan:
    """The worst of them; good where there is none."""
    return min(semua, key=BERAT.index, default=K.BAIK)
