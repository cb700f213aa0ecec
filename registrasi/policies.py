"""Conditions on a registration's content: pure checks, no writes. Each raises a sentence for the person."""

from lpse.aturan import AturanDilanggar
from lpse.models import Akun
from registrasi.enums import JenisPemohon, StatusPendaftaran
from registrasi.models import DokumenSyarat, Pendaftaran

PERUSAHAAN = "perusahaan"
PENANGGUNG_JAWAB = "penanggung_jawab"
JENIS = "jenis"

BAGIAN: dict[str, tuple[str, ...]] = {
    JENIS: ("jenis", "bidang_usaha"),
    PERUSAHAAN: (
        "nama_perusahaan",
        "bentuk_usaha",
        "npwp",
        "nib",
        "alamat",
        "provinsi",
        "kabupaten",
        "kode_pos",
        "telepon",
        "email_perusahaan",
    ),
    PENANGGUNG_JAWAB: ("penanggung_jawab_nama", "penanggung_jawab_nik", "penanggung_jawab_jabatan"),
}
LABEL_BAGIAN = {
    JENIS: "Jenis pemohon",
    PERUSAHAAN: "Data perusahaan",
    PENANGGUNG_JAWAB: "Penanggung jawab",
}
# The kind decides which documents are asked for: a wrong one is refused or withdrawn and begun anew, never
# repaired in a case whose documents were already checked.
DAPAT_DIKEMBALIKAN = (PERUSAHAAN, PENANGGUNG_JAWAB)
TIDAK_WAJIB = frozenset({"kode_pos", "email_perusahaan"})
# A person who offers their own services has neither a business form nor a business number.
TIDAK_WAJIB_PERORANGAN = TIDAK_WAJIB | {"bentuk_usaha", "nib"}


class SyaratBelumLengkap(AturanDilanggar):
    pass


class BelumDiperiksa(AturanDilanggar):
    pass


class BerkasSendiri(AturanDilanggar):
    pass


class SedangDiperiksa(AturanDilanggar):
    pass


class BagianTerkunci(AturanDilanggar):
    pass


class SudahTerdaftar(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "NPWP ini sudah dipakai pada pendaftaran lain yang sedang diproses atau sudah disetujui. "
            "Periksa lagi nomornya. Bila benar milik Anda, hubungi kami dengan membawa NPWP asli."
        )


class PerluAlasan(AturanDilanggar):
    pass


def isian_wajib(pendaftaran: Pendaftaran, bagian: str) -> list[str]:
    """The fields of a section that this kind of applicant must fill in."""
    perorangan = pendaftaran.jenis == JenisPemohon.PERORANGAN
    tidak_wajib = TIDAK_WAJIB_PERORANGAN if perorangan else TIDAK_WAJIB
    return [nama for nama in BAGIAN[bagian] if nama not in tidak_wajib]


def is_bagian_selesai(pendaftaran: Pendaftaran, bagian: str) -> bool:
    """Whether a section is filled in and not waiting for a correction."""
    terisi = all(getattr(pendaftaran, nama) for nama in isian_wajib(pendaftaran, bagian))
    return terisi and bagian not in pendaftaran.bagian_perbaikan


def kekurangan(pendaftaran: Pendaftaran, dokumen: list[DokumenSyarat]) -> list[str]:
    """What is still missing before it can be sent, in the words of the task list."""
    bagian = [label for kode, label in LABEL_BAGIAN.items() if not is_bagian_selesai(pendaftaran, kode)]
    return bagian + [d.nama for d in dokumen if not d.is_terpenuhi]


def check_syarat_lengkap(pendaftaran: Pendaftaran, dokumen: list[DokumenSyarat]) -> None:
    """Raise SyaratBelumLengkap naming everything that is missing."""
    kurang = kekurangan(pendaftaran, dokumen)
    if kurang:
        raise SyaratBelumLengkap(f"Belum dapat dikirim. Lengkapi dahulu: {', '.join(kurang)}.")


def check_siap_disetujui(dokumen: list[DokumenSyarat]) -> None:
    """Raise BelumDiperiksa unless every document carries both marks (Ada, Sesuai asli)."""
    belum = [d.nama for d in dokumen if not d.is_lolos]
    if belum:
        raise BelumDiperiksa(f"Belum dapat disetujui. Tandai Ada dan Sesuai asli untuk: {', '.join(belum)}.")


def check_bukan_berkas_sendiri(pendaftaran: Pendaftaran, oleh: Akun) -> None:
    """Raise BerkasSendiri when the verifier is the applicant, is named in it, or helped to enter it."""
    pemohon = pendaftaran.akun
    surel = {pemohon.email.lower(), pendaftaran.email_perusahaan.lower()}
    sendiri = (
        oleh.pk in (pemohon.pk, pendaftaran.dibantu_oleh_id)
        or oleh.email.lower() in surel
        or bool(oleh.nik and oleh.nik in (pendaftaran.penanggung_jawab_nik, pemohon.nik))
        or bool(oleh.nip and oleh.nip == pemohon.nip)
    )
    if sendiri:
        raise BerkasSendiri(
            "Ini berkas Anda sendiri atau yang Anda bantu isi. Verifikator lain yang memutuskannya."
        )


def check_dipegang(pendaftaran: Pendaftaran, oleh: Akun) -> None:
    """Raise SedangDiperiksa while another verifier's lease lives."""
    if pendaftaran.is_diklaim and pendaftaran.diklaim_oleh_id != oleh.pk:
        raise SedangDiperiksa(f"Berkas ini sedang diperiksa oleh {pendaftaran.diklaim_oleh}.")


def check_bagian_terbuka(pendaftaran: Pendaftaran, bagian: str) -> None:
    """Raise BagianTerkunci unless the section is open: in a draft, or returned for correction."""
    terbuka = pendaftaran.status == StatusPendaftaran.DRAF or (
        pendaftaran.status == StatusPendaftaran.DIKEMBALIKAN and bagian in pendaftaran.bagian_terbuka
    )
    if not terbuka:
        raise BagianTerkunci("Bagian ini sudah terkunci. Hanya bagian yang dikembalikan yang dapat diubah.")


def is_dokumen_terbuka(pendaftaran: Pendaftaran, dokumen: DokumenSyarat) -> bool:
    """Whether a document may be uploaded: in a draft, or returned and not yet sent again.

    A file sent in this round may be wrong too, so it stays open until then.
    """
    if pendaftaran.status != StatusPendaftaran.DIKEMBALIKAN:
        return pendaftaran.status == StatusPendaftaran.DRAF
    return dokumen.perlu_perbaikan or dokumen.riwayat.filter(putaran=pendaftaran.putaran).exists()


def check_dokumen_terbuka(pendaftaran: Pendaftaran, dokumen: DokumenSyarat) -> None:
    """Raise BagianTerkunci for a document that is not open for upload."""
    if not is_dokumen_terbuka(pendaftaran, dokumen):
        raise BagianTerkunci("Dokumen ini sudah terkunci. Hanya yang dikembalikan yang dapat diunggah ulang.")


def check_boleh_dilepas(pendaftaran: Pendaftaran, dokumen: DokumenSyarat) -> None:
    """Raise BagianTerkunci unless the file may be taken back: in a draft, or an optional one that is open."""
    check_dokumen_terbuka(pendaftaran, dokumen)
    if pendaftaran.status != StatusPendaftaran.DRAF and dokumen.is_wajib:
        raise BagianTerkunci("Dokumen wajib tidak dapat dilepas. Unggah yang benar sebagai gantinya.")


def check_beralasan(alasan: str) -> str:
    """Return the reason, trimmed; raise PerluAlasan when there is none."""
    if not alasan.strip():
        raise PerluAlasan("Tulis alasannya. Pemohon membaca alasan ini di suratnya.")
    return alasan.strip()
