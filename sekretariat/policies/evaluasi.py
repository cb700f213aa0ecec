"""Rules about evaluations and findings: who evaluates, when one is overdue, who closes what. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.models import Akun
from lpse.pemeriksa import is_pemeriksa
from lpse.peran import KELOLA_EVALUASI, TINDAK_LANJUTI_TEMUAN
from lpse.profil import profil
from lpse.waktu import tanggal
from sekretariat.alur.evaluasi import IZIN_PENILAI
from sekretariat.enums.evaluasi import JenisEvaluasi, SumberTemuan
from sekretariat.models import AgendaSurat, Temuan

DEKAT_HARI = 7
# Days between two evaluations; a cadence that the regulation does not name has none.
IRAMA_HARI: Mapping[str, int] = {"harian": 1, "bulanan": 31, "triwulanan": 92, "tahunan": 365}


class BelumTerjawab(AturanDilanggar):
    def __init__(self, jumlah: int) -> None:
        super().__init__(f"Masih {jumlah} pertanyaan belum dijawab. Jawab semuanya sebelum diselesaikan.")


class PeriodeKeliru(AturanDilanggar):
    """A period that cannot be evaluated."""


class UnitKeliru(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Unit ini tidak menilai dirinya menurut peraturan yang dipakai. Pilih unit lain.")


class PertanyaanAsing(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Pertanyaan ini bukan bagian evaluasi ini. Muat ulang halaman.")


class PemilikKeliru(AturanDilanggar):
    """Somebody who cannot own this finding."""


class TanpaEvaluasi(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Pilih evaluasi yang berlangsung untuk temuan ini.")


class SuratAuditKurang(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Isi nomor agenda surat masuk yang membawa laporan audit itu, dengan pindaiannya. "
            "Catat dan unggah dulu suratnya di agenda surat."
        )


class TargetKeliru(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Tanggal target paling awal hari ini.")


class PemilikTidakMenyetujui(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Temuan disetujui penilainya, bukan yang menindaklanjuti.")


@dataclass(frozen=True, slots=True)
class TempoEvaluasi:
    """How often the LPSE is evaluated and by whom, when it last was, and whether the next one is overdue.

    `tempo`: the last day for the next one; None where no cadence is set, or none was ever finished.
    """

    irama: str
    penilai: str
    melalui: str
    internal: tuple[str, ...]
    terakhir: date | None
    tempo: date | None
    is_lewat: bool

    @property
    def kalimat(self) -> str:
        """In a sentence, for pages."""
        if self.irama not in IRAMA_HARI:
            akhir = f"terakhir selesai {tanggal(self.terakhir)}" if self.terakhir else "belum pernah selesai"
            return f"Irama evaluasi tidak diatur; {akhir}."
        if self.terakhir is None or self.tempo is None:
            return "Evaluasi belum pernah selesai, padahal peraturan mewajibkannya secara berkala."
        kata = "terlewat sejak" if self.is_lewat else "berikutnya paling lambat"
        return f"Evaluasi terakhir selesai {tanggal(self.terakhir)}; {kata} {tanggal(self.tempo)}."


def jenis_wajib() -> JenisEvaluasi:
    """The kind that the active regulation's cadence counts."""
    return JenisEvaluasi.ATASAN if profil().sekretariat.evaluasi.penilai else JenisEvaluasi.INTERNAL


def nilai_tempo(terakhir: date | None, kini: date) -> TempoEvaluasi:
    """Where the cadence of the active regulation stands."""
    isi = profil().sekretariat.evaluasi
    hari = IRAMA_HARI.get(isi.irama)
    tempo = terakhir + timedelta(days=hari) if terakhir and hari else None
    lewat = hari is not None and (tempo is None or tempo < kini)
    nama = {kode: unit.nama for kode, unit in profil().unit}
    internal = tuple(nama[kode] for kode in isi.internal)
    return TempoEvaluasi(isi.irama, isi.penilai, isi.melalui, internal, terakhir, tempo, lewat)


def pilihan_jenis() -> list[tuple[str, str]]:
    """The kinds the active regulation has: from above where it names who, internal always."""
    atasan = profil().sekretariat.evaluasi.penilai
    ada = [(JenisEvaluasi.ATASAN.value, f"Oleh {atasan}")] if atasan else []
    return [*ada, (JenisEvaluasi.INTERNAL.value, JenisEvaluasi.INTERNAL.label)]


def unit_internal() -> list[tuple[str, str]]:
    """The units that evaluate their own work, code and name."""
    nama = {kode: unit.nama for kode, unit in profil().unit}
    return [(kode, nama[kode]) for kode in profil().sekretariat.evaluasi.internal]


def check_kelola(oleh: Akun) -> None:
    """Raises TidakBerwenang."""
    if not oleh.has_perm(KELOLA_EVALUASI):
        raise TidakBerwenang


def check_disiapkan(jenis: str, unit: str, mulai: date, selesai: date) -> None:
    """The period ends after it began, and the unit is one that evaluates. Raises PeriodeKeliru,
    UnitKeliru."""
    if selesai < mulai:
        raise PeriodeKeliru("Periode berakhir sebelum mulai. Periksa kedua tanggalnya.")
    if jenis == JenisEvaluasi.ATASAN and not profil().sekretariat.evaluasi.penilai:
        raise UnitKeliru
    if unit and unit not in dict(unit_internal()):
        raise UnitKeliru


def boleh_menilai(sumber: str, akun: Akun) -> bool:
    """Whether this person may record findings of this source; who audits, only those of audits."""
    if sumber != SumberTemuan.AUDIT and is_pemeriksa(akun):
        return False
    return akun.has_perm(IZIN_PENILAI[SumberTemuan(sumber)])


def boleh_menutup(temuan: Temuan, akun: Akun) -> bool:
    """Whether this person judges what was done: who may record such findings, but never their owner."""
    return boleh_menilai(temuan.sumber, akun) and temuan.pic_id != akun.pk


def check_menutup(temuan: Temuan, oleh: Akun) -> None:
    """Raises PemilikTidakMenyetujui for the owner, TidakBerwenang for whoever else does not judge it."""
    if temuan.pic_id == oleh.pk:
        raise PemilikTidakMenyetujui
    if not boleh_menutup(temuan, oleh):
        raise TidakBerwenang


def check_pemilik(pic: Akun, penilai_id: int) -> None:
    """Who acts may act, and is not who judges. Raises PemilikKeliru."""
    if not pic.is_active or not pic.has_perm(TINDAK_LANJUTI_TEMUAN):
        raise PemilikKeliru(f"{pic} tidak berwenang menindaklanjuti temuan. Pilih pegawai lain.")
    if pic.pk == penilai_id:
        raise PemilikKeliru("Penanggung jawab tindakan tidak boleh penilainya sendiri. Pilih pegawai lain.")


def check_surat_audit(sumber: str, surat: AgendaSurat | None) -> None:
    """A finding of an audit from outside rests on the letter that brought its report.

    Raises SuratAuditKurang.
    """
    if sumber != SumberTemuan.AUDIT_LUAR:
        return
    if surat is None or not surat.is_masuk or surat.berkas_id is None:
        raise SuratAuditKurang


def check_target(target: date, kini: date) -> None:
    """Raises TargetKeliru."""
    if target < kini:
        raise TargetKeliru
