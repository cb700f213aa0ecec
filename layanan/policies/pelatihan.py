"""When a training may be changed, opened, attended and ended; pure, no writes."""

from typing import Any

from django.utils import timezone

from layanan.enums.pelatihan import BERJALAN, KUNCI_BENTUK, BentukPelatihan, StatusPelatihan, StatusPeserta
from layanan.models import MateriPelatihan, Pelatihan, PesertaPelatihan
from lpse.aturan import AturanDilanggar, TidakBerwenang, TindakanTertutup
from lpse.berkas.pindai import halangan
from lpse.models import Akun, Berkas
from lpse.models.berkas import JenisBerkas
from lpse.peran import KELOLA_PELATIHAN
from lpse.profil import profil
from lpse.waktu import waktu

S, P = StatusPelatihan, StatusPeserta
BATAS_MATERI_MB = 20
# What a calendar entry says: whoever has it has to hear of a change.
KOLOM_ACARA = ("judul", "mulai", "selesai", "lokasi", "tempat")


class JadwalKeliru(AturanDilanggar):
    """The times of a training do not fit one another, or its state."""


class KapasitasKurang(AturanDilanggar):
    def __init__(self, terisi: int) -> None:
        super().__init__(
            f"Sudah {terisi} orang mendapat tempat. Kapasitas tidak dapat lebih kecil dari itu; "
            "keluarkan peserta lebih dahulu bila memang harus."
        )


class BentukTidakDilayani(AturanDilanggar):
    def __init__(self, bentuk: str) -> None:
        super().__init__(
            f"{BentukPelatihan(bentuk).label} tidak termasuk layanan LPSE ini menurut peraturannya."
        )


class PendaftaranDitutup(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Pendaftaran pelatihan ini sudah ditutup. Lihat jadwal pelatihan lain.")


class SudahTerdaftar(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Surel ini sudah ada dalam daftar peserta pelatihan ini.")


class BelumWaktunya(AturanDilanggar):
    pass


class SudahMulai(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Pelatihan ini sudah dimulai, jadi pendaftarannya tidak dapat dibatalkan lagi.")


class BukanPDF(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Materi disimpan sebagai PDF. Simpan berkas itu sebagai PDF, lalu unggah lagi.")


class TidakDapatDinilai(AturanDilanggar):
    pass


def bentuk_dilayani() -> list[BentukPelatihan]:
    """What this unit holds, by its regulation, in its order."""
    return [BentukPelatihan(bentuk) for bentuk in profil().layanan.bentuk_pelatihan]


def pasal(pelatihan: Pelatihan) -> str:
    """The article a training is held by; "" where the regulation is silent."""
    return profil().dasar(pelatihan.kunci)


def pasal_layanan() -> list[str]:
    """The articles behind everything the unit holds, each once."""
    semua = (profil().dasar(KUNCI_BENTUK[bentuk]) for bentuk in bentuk_dilayani())
    return list(dict.fromkeys(satu for satu in semua if satu))


def check_mengelola(oleh: Akun) -> None:
    """Raise TidakBerwenang for whoever does not hold trainings."""
    if not oleh.has_perm(KELOLA_PELATIHAN):
        raise TidakBerwenang


def check_isian(pelatihan: Pelatihan, *, terisi: int = 0) -> None:
    """Raise JadwalKeliru, KapasitasKurang or BentukTidakDilayani for what its columns say together."""
    if pelatihan.bentuk not in bentuk_dilayani():
        raise BentukTidakDilayani(pelatihan.bentuk)
    if pelatihan.selesai <= pelatihan.mulai:
        raise JadwalKeliru("Waktu selesai harus sesudah waktu mulai.")
    if pelatihan.tutup_pada > pelatihan.selesai:
        raise JadwalKeliru("Pendaftaran ditutup paling lambat saat pelatihannya selesai.")
    if pelatihan.kapasitas < terisi:
        raise KapasitasKurang(terisi)


def check_dapat_diubah(pelatihan: Pelatihan) -> None:
    """Raise TindakanTertutup for one that is over or was called off."""
    if pelatihan.status not in BERJALAN:
        raise TindakanTertutup(pelatihan.get_status_display())


def check_masih_di_depan(pelatihan: Pelatihan) -> None:
    """Raise JadwalKeliru once its time is over: nobody could come any more."""
    if pelatihan.selesai <= timezone.now():
        raise JadwalKeliru("Waktunya sudah lewat. Ubah jadwalnya lebih dahulu.")


def check_dapat_dibuka(pelatihan: Pelatihan) -> None:
    """Raise JadwalKeliru unless there is still time to register."""
    check_masih_di_depan(pelatihan)
    if pelatihan.tutup_pada <= timezone.now():
        raise JadwalKeliru("Batas pendaftarannya sudah lewat. Ubah batas itu lebih dahulu.")


def check_menerima(pelatihan: Pelatihan) -> None:
    """Raise PendaftaranDitutup unless one may register now."""
    if not pelatihan.is_menerima:
        raise PendaftaranDitutup


def check_dapat_dibatalkan(peserta: PesertaPelatihan) -> None:
    """Raise SudahMulai once it has begun: who does not come then was absent."""
    if peserta.pelatihan.is_mulai:
        raise SudahMulai


def check_jam_hadir(pelatihan: Pelatihan) -> None:
    """Raise BelumWaktunya unless people are in the room now; TindakanTertutup once it is over."""
    if pelatihan.status not in (S.DIBUKA, S.DITUTUP):
        raise TindakanTertutup(pelatihan.get_status_display())
    if not pelatihan.is_jam_hadir(timezone.now()):
        raise BelumWaktunya(f"Kehadiran dicatat di sekitar waktunya: {pelatihan.waktu_acara}.")


def check_kehadiran_dapat_dicatat(pelatihan: Pelatihan) -> None:
    """Raise BelumWaktunya before it, TindakanTertutup for one called off; afterwards a slip is corrected."""
    if pelatihan.status == S.DIBATALKAN:
        raise TindakanTertutup(pelatihan.get_status_display())
    now = timezone.now()
    if now < pelatihan.mulai and not pelatihan.is_jam_hadir(now):
        raise BelumWaktunya(f"Kehadiran dicatat mulai satu jam sebelum {waktu(pelatihan.mulai)}.")


def check_dapat_diselesaikan(pelatihan: Pelatihan) -> None:
    """Raise BelumWaktunya before it has begun."""
    if not pelatihan.is_mulai:
        raise BelumWaktunya(f"Pelatihan ini baru dimulai {waktu(pelatihan.mulai)}.")


def check_materi(berkas: Berkas) -> None:
    """Raise BukanPDF for whatever else the intake would take."""
    if berkas.jenis != JenisBerkas.PDF:
        raise BukanPDF


def check_dapat_dinilai(peserta: PesertaPelatihan) -> None:
    """Raise TidakDapatDinilai for who did not attend, and for a second time."""
    if peserta.status != P.HADIR:
        raise TidakDapatDinilai("Penilaian diisi oleh peserta yang tercatat hadir.")
    if hasattr(peserta, "evaluasi"):
        raise TidakDapatDinilai("Anda sudah mengisi penilaian. Terima kasih.")


def is_dapat_diunduh(materi: MateriPelatihan) -> bool:
    """Whether the virus scanner lets the paper out."""
    return not halangan(materi.berkas)


def kolom_berubah(pelatihan: Pelatihan, kolom: dict[str, Any]) -> list[str]:
    """The names of those values that differ from the training's."""
    return [nama for nama, nilai in kolom.items() if getattr(pelatihan, nama) != nilai]
