"""Rules about staff: who may be one, who may lead, what may not be held as well; no writes."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.models import Akun
from lpse.peran import KELOLA_KEPEGAWAIAN
from lpse.profil import profil
from lpse.waktu import tanggal
from sekretariat.enums.kepegawaian import HasilRangkap, StatusPegawai
from sekretariat.models import Pegawai

# A role in SPSE that is part of an office the regulation names.
BAGIAN_DARI = {"pokja_ulp": "ulp"}
# A duty that was moved is gone from SPSE's data only after a while; then it is asked about again.
TENGGANG_DIALIHKAN = timedelta(days=30)
# So many days before a certificate runs out its renewal is asked for.
AMBANG_SERTIFIKAT = 90


class StatusTidakDibolehkan(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            f"Menurut {profil().dasar('sekretariat.pegawai')}, pegawai LPSE harus PNS. "
            "Pilih status PNS dan isi NIP-nya, atau batalkan penempatan ini."
        )


class NomorPegawaiKeliru(AturanDilanggar):
    """A NIP or NIK is missing, or differs from what the Akun has; `str()` says which."""


class SudahPegawai(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Orang ini sudah tercatat sebagai pegawai. Buka halamannya dan pakai “Pindahkan” untuk mengubah."
        )


class CatatanMusnah(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Catatan pegawai ini sudah dimusnahkan karena masa simpannya berakhir. Bila orangnya kembali "
            "bertugas, tempatkan lagi; catatannya mulai baru."
        )


class PimpinanSudahAda(AturanDilanggar):
    def __init__(self, unit: str) -> None:
        super().__init__(
            f"{unit} sudah mempunyai pimpinan pada masa itu. Catat dulu pemberhentian atau perpindahannya."
        )


class MasaPegawaiKeliru(AturanDilanggar):
    """The dates of a placement do not fit together."""


class PegawaiSudahBerhenti(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Pegawai ini sudah berhenti. Tempatkan lagi dengan keputusan baru bila ia kembali.")


class MerangkapJabatan(AturanDilanggar):
    def __init__(self, jabatan: Iterable[str]) -> None:
        super().__init__(
            f"Orang ini tercatat sebagai {', '.join(jabatan)}. "
            f"{profil().bunyi('sekretariat.larang_rangkap')} "
            f"({profil().dasar('sekretariat.larang_rangkap')}). Alihkan dulu tugas pengadaannya."
        )


class TemuanSendiri(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Temuan tentang diri sendiri diselesaikan orang lain. Minta Kepala melimpahkan peran ini."
        )


class BelumBerhenti(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Catat dulu pemberhentiannya di halaman pegawai, lalu selesaikan temuan ini.")


class TanggalPendidikanKeliru(AturanDilanggar):
    """The dates of a training do not fit together."""


def check_belum_musnah(pegawai: Pegawai) -> None:
    """Raises CatatanMusnah: nothing is written into what was destroyed."""
    if pegawai.dimusnahkan_pada:
        raise CatatanMusnah


def check_kelola(oleh: Akun) -> None:
    """Raises TidakBerwenang."""
    if not oleh.has_perm(KELOLA_KEPEGAWAIAN):
        raise TidakBerwenang


def status_dibolehkan() -> tuple[StatusPegawai, ...]:
    """What a member of staff may be; both where the regulation is silent. Dasar: sekretariat.pegawai"""
    disebut = tuple(StatusPegawai(satu) for satu in profil().sekretariat.status_pegawai)
    return disebut or tuple(StatusPegawai)


def check_status(status: str) -> None:
    """Raises StatusTidakDibolehkan. Dasar: sekretariat.pegawai"""
    if status not in status_dibolehkan():
        raise StatusTidakDibolehkan


def check_nomor(akun: Akun, status: str, nip: str, nik: str) -> None:
    """A civil servant has a NIP, anybody else a NIK; what the Akun has already is not replaced.

    Raises NomorPegawaiKeliru.
    """
    for nama, lama, baru in (("NIP", akun.nip, nip), ("NIK", akun.nik, nik)):
        if lama and baru and lama != baru:
            raise NomorPegawaiKeliru(
                f"{nama} ini berbeda dari yang tercatat di akunnya. Kosongkan, atau undang lagi pegawai ini "
                f"lewat Penugasan pegawai dengan {nama} yang benar."
            )
    if status == StatusPegawai.PNS and not (nip or akun.nip):
        raise NomorPegawaiKeliru("Isi NIP-nya: pegawai berstatus PNS mempunyai NIP.")
    if not (nip or nik or akun.nip or akun.nik):
        raise NomorPegawaiKeliru("Isi NIK-nya: dengan itu larangan rangkap jabatan diperiksa.")


def check_masa(mulai: date, selesai: date | None, sesudah: date | None = None) -> None:
    """It ends after it begins, and begins after the former place ended. Raises MasaPegawaiKeliru."""
    if selesai and selesai < mulai:
        raise MasaPegawaiKeliru("Hari terakhir tidak boleh mendahului hari mulai.")
    if sesudah and mulai <= sesudah:
        raise MasaPegawaiKeliru(f"Penempatan terdahulu sampai {tanggal(sesudah)}. Mulai sesudahnya.")


def check_pindah(pegawai: Pegawai, hari: date) -> None:
    """Of one placed, from a day within the placement. Raises PegawaiSudahBerhenti, MasaPegawaiKeliru."""
    if pegawai.is_berhenti:
        raise PegawaiSudahBerhenti
    if hari < pegawai.mulai:
        raise MasaPegawaiKeliru(
            f"Penempatan ini mulai {tanggal(pegawai.mulai)}; isi hari itu atau sesudahnya."
        )


def is_dilarang(kode: str) -> bool:
    """Whether staff may not hold this role in SPSE as well. Dasar: sekretariat.larang_rangkap"""
    return BAGIAN_DARI.get(kode, kode) in profil().sekretariat.larang_rangkap


def check_tidak_merangkap(jabatan: Collection[str]) -> None:
    """Raises MerangkapJabatan. Dasar: sekretariat.larang_rangkap"""
    if jabatan:
        raise MerangkapJabatan(jabatan)


def check_hasil(pegawai: Pegawai, hasil: str, oleh: Akun) -> None:
    """By somebody else; one who left has left on record. Raises TemuanSendiri, BelumBerhenti."""
    if pegawai.akun_id == oleh.pk:
        raise TemuanSendiri
    if hasil == HasilRangkap.BERHENTI and pegawai.selesai is None:
        raise BelumBerhenti


def check_pendidikan(mulai: date, selesai: date, berlaku_sampai: date | None) -> None:
    """Raises TanggalPendidikanKeliru."""
    if selesai < mulai:
        raise TanggalPendidikanKeliru("Tanggal selesai tidak boleh mendahului tanggal mulai.")
    if berlaku_sampai and berlaku_sampai < selesai:
        raise TanggalPendidikanKeliru("Masa berlaku sertifikat tidak boleh mendahului tanggal selesai.")
