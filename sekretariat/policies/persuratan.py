"""Rules about letters: who may read one, who may approve, when one may leave or be closed; no writes."""

from collections.abc import Collection
from datetime import date

from lpse.aturan import AturanDilanggar, TidakBerwenang, TindakanTertutup
from lpse.models import Akun
from lpse.peran import DISPOSISIKAN_SURAT, KELOLA_SURAT, SETUJUI_SURAT
from sekretariat.enums.persuratan import BentukSurat, StatusSurat
from sekretariat.models import AgendaSurat

# They handle every letter, whatever its nature.
IZIN_SEMUA = (KELOLA_SURAT, DISPOSISIKAN_SURAT, SETUJUI_SURAT)


class PenyetujuSendiri(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Surat disetujui orang lain, bukan penyusunnya. Minta pejabat lain menyetujuinya.")


class SuratBelumLengkap(AturanDilanggar):
    """What an outgoing letter still lacks; `str()` says it."""


class TanggalSuratKeliru(AturanDilanggar):
    """A date of a letter that cannot be; `str()` says why."""


class DisposisiMasihTerbuka(AturanDilanggar):
    def __init__(self, banyak: int) -> None:
        super().__init__(
            f"Masih ada {banyak} disposisi yang belum dilaporkan selesai. "
            "Tunggu laporannya, atau minta pemberi disposisi menariknya."
        )


class PenerimaKeliru(AturanDilanggar):
    """An instruction to somebody who cannot take it; `str()` says why."""


class BalasanKeliru(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Surat masuk membalas surat keluar yang sudah dikirim; surat keluar membalas surat masuk."
        )


class PerkaraTidakDitemukan(AturanDilanggar):
    def __init__(self, nomor: str) -> None:
        super().__init__(
            f"Tidak ada catatan bernomor “{nomor}” di portal ini. Periksa nomornya, misalnya TKT-2026-000012."
        )


def is_pengurus(akun: Akun) -> bool:
    """Whether this person handles every letter, also confidential ones."""
    return any(akun.has_perm(izin) for izin in IZIN_SEMUA)


class SuratMusnah(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Isi surat ini sudah dimusnahkan karena masa simpannya berakhir.")


def check_kelola(oleh: Akun) -> None:
    """Raises TidakBerwenang."""
    if not oleh.has_perm(KELOLA_SURAT):
        raise TidakBerwenang


def check_ubah(surat: AgendaSurat, oleh: Akun) -> None:
    """What was noted may be corrected until the letter is dealt with; one that goes out only as a draft.

    Raises TidakBerwenang, TindakanTertutup.
    """
    check_kelola(oleh)
    boleh = surat.is_berjalan if surat.is_masuk else surat.status == StatusSurat.KONSEP
    if not boleh:
        raise TindakanTertutup(surat.get_status_display())


def check_berkas(surat: AgendaSurat, oleh: Akun) -> None:
    """The scan of a letter is added until it is closed or sent; what the portal made has none.

    Raises TidakBerwenang, TindakanTertutup.
    """
    check_kelola(oleh)
    if surat.dimusnahkan_pada:
        raise SuratMusnah
    if not boleh_unggah(surat):
        raise TindakanTertutup(surat.get_status_display())


def boleh_unggah(surat: AgendaSurat) -> bool:
    """Whether a scan of it is still taken in."""
    if surat.is_masuk:
        return surat.is_berjalan
    return surat.bentuk == BentukSurat.PINDAIAN and surat.status == StatusSurat.DINOMORI


def check_lepas(surat: AgendaSurat, oleh: Akun) -> None:
    """What was noted at a letter is taken back only until it is over. Raises TidakBerwenang, …"""
    check_kelola(oleh)
    if not surat.is_berjalan:
        raise TindakanTertutup(surat.get_status_display())


def check_tanggal_masuk(tanggal_surat: date, diterima: date, kini: date) -> None:
    """Written before it came, and come by today. Raises TanggalSuratKeliru."""
    if diterima > kini:
        raise TanggalSuratKeliru("Tanggal diterima tidak boleh sesudah hari ini.")
    if tanggal_surat > diterima:
        raise TanggalSuratKeliru("Tanggal surat tidak boleh sesudah tanggal diterima.")


def check_balas_sebelum(hari: date | None, diterima: date) -> None:
    """A reply cannot be due before the letter came. Raises TanggalSuratKeliru."""
    if hari is not None and hari < diterima:
        raise TanggalSuratKeliru("Tenggat membalas tidak boleh sebelum tanggal diterima.")


def check_balasan(surat_arah: str, dibalas: AgendaSurat | None) -> None:
    """A reply goes the other way, to a letter that came in or was sent. Raises BalasanKeliru."""
    if dibalas is None:
        return
    terkirim = dibalas.is_masuk or dibalas.status == StatusSurat.DIKIRIM
    if dibalas.arah == surat_arah or not terkirim:
        raise BalasanKeliru


def check_konsep(surat: AgendaSurat) -> None:
    """A letter made in the portal has a text. Raises SuratBelumLengkap."""
    if surat.bentuk == BentukSurat.PORTAL and not surat.isi.strip():
        raise SuratBelumLengkap("Isi surat masih kosong. Tulis isinya, baru ajukan.")


def check_bukan_penyusun(penyusun: Collection[int], oleh: Akun) -> None:
    """Whoever drafted, changed or sent up a letter does not approve it. Raises PenyetujuSendiri."""
    if oleh.pk in penyusun:
        raise PenyetujuSendiri


def check_siap_kirim(surat: AgendaSurat, dikirim: date, kini: date) -> None:
    """It exists as a paper, and was sent between its date and today. Raises SuratBelumLengkap, …"""
    if surat.bentuk == BentukSurat.PINDAIAN and surat.berkas_id is None:
        raise SuratBelumLengkap("Unggah dulu pindaian surat yang sudah ditandatangani.")
    if dikirim > kini or (surat.tanggal_surat is not None and dikirim < surat.tanggal_surat):
        raise TanggalSuratKeliru("Tanggal kirim tidak boleh sebelum tanggal surat atau sesudah hari ini.")


def check_penerima(
    oleh: Akun, kepada: Collection[Akun], layak: Collection[int], terbuka: Collection[int]
) -> None:
    """Officers of the unit other than oneself, who have no open instruction about this letter yet.

    `layak`: who may be instructed; `terbuka`: who already is. Raises PenerimaKeliru.
    """
    if not kepada:
        raise PenerimaKeliru("Pilih paling sedikit satu penerima disposisi.")
    for akun in kepada:
        if akun.pk == oleh.pk:
            raise PenerimaKeliru("Disposisi ditujukan kepada orang lain, bukan diri sendiri.")
        if akun.pk not in layak:
            raise PenerimaKeliru(f"{akun} bukan petugas yang dapat menerima disposisi. Pilih petugas lain.")
        if akun.pk in terbuka:
            raise PenerimaKeliru(f"{akun} masih mempunyai disposisi yang belum selesai untuk surat ini.")


def check_tenggat(tenggat: date | None, kini: date) -> None:
    """A day to come. Raises TanggalSuratKeliru."""
    if tenggat is not None and tenggat < kini:
        raise TanggalSuratKeliru("Tenggat disposisi tidak boleh sebelum hari ini.")
