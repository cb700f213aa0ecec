"""Conditions on a registration's content: pure checks, no writes. Each raises a sentence for the person."""

from collections.abc import Iterable, Mapping

from lpse.aturan import AturanDilanggar, TidakBerwenang, TindakanTertutup
from lpse.berkas.pindai import check_semua_bersih
from lpse.models import Akun
from lpse.models.berkas import KeadaanPemeriksaan
from lpse.peran import AMBIL_ALIH, VERIFIKASI
from lpse.serentak import isian_berubah, tanda_isian
from lpse.waktu import hari_ini, jam, tanggal
from registrasi.enums.pendaftaran import BENTUK_MENURUT_JENIS, JenisPemohon, StatusPendaftaran
from registrasi.models import DokumenSyarat, Pendaftaran
from registrasi.policies.bantuan import is_terlibat

PERUSAHAAN = "perusahaan"
PENANGGUNG_JAWAB = "penanggung_jawab"
JENIS = "jenis"
INSTANSI = "instansi"
PEJABAT = "pejabat"
SURAT = "surat"

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
    INSTANSI: ("peran_pengguna", "jenis_instansi", "satker", "instansi"),
    PEJABAT: (
        "nama_perusahaan",
        "penanggung_jawab_nama",
        "nip",
        "penanggung_jawab_nik",
        "penanggung_jawab_jabatan",
        "telepon",
    ),
    SURAT: ("surat_nomor", "surat_tanggal", "surat_dari", "surat_berlaku_sampai"),
}
LABEL_BAGIAN = {
    JENIS: "Jenis pemohon",
    PERUSAHAAN: "Data perusahaan",
    PENANGGUNG_JAWAB: "Penanggung jawab",
    INSTANSI: "Peran dan instansi",
    PEJABAT: "Data pejabat",
    SURAT: "Surat tugas atau surat keputusan",
}
BAGIAN_PENYEDIA = (JENIS, PERUSAHAAN, PENANGGUNG_JAWAB)
BAGIAN_PEJABAT = (JENIS, INSTANSI, PEJABAT, SURAT)
# The kind decides which documents are asked for: a wrong one is refused or withdrawn and begun anew, never
# repaired in a case whose documents were already checked.
DAPAT_DIKEMBALIKAN = (PERUSAHAAN, PENANGGUNG_JAWAB, INSTANSI, PEJABAT, SURAT)
# The scanner's last word on a file that somebody must replace.
PERLU_DIGANTI = frozenset({KeadaanPemeriksaan.TERINFEKSI, KeadaanPemeriksaan.TIDAK_DAPAT_DIPERIKSA})
TIDAK_WAJIB = frozenset({"kode_pos", "email_perusahaan"})
# A person who offers their own services has neither a business form nor a business number.
TIDAK_WAJIB_PERORANGAN = TIDAK_WAJIB | {"bentuk_usaha", "nib"}
# An official has no line of business; either of an institution's two names will do, and NIP or NIK.
TIDAK_WAJIB_PEJABAT = frozenset({"bidang_usaha", "satker", "instansi", "nip", "penanggung_jawab_nik"})


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


class BerkasPerluDiganti(AturanDilanggar):
    pass


class SudahTerdaftar(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "NPWP ini sudah dipakai pada pendaftaran lain yang sedang diproses atau sudah disetujui. "
            "Periksa lagi nomornya. Bila benar milik Anda, hubungi kami dengan membawa NPWP asli."
        )


class PeranSudahTerdaftar(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Orang ini sudah terdaftar atau sedang mendaftar dengan peran yang sama. "
            "Bila surat tugasnya baru, ajukan perpanjangan peran dari akun lama. "
            "Bila itu bukan Anda, hubungi kami."
        )


class PerluAlasan(AturanDilanggar):
    pass


class TidakDipegang(AturanDilanggar):
    pass


class BukanVerifikator(AturanDilanggar):
    pass


class SudahBerubah(AturanDilanggar):
    """Somebody saved while the form lay open.

    `beda` names per document the values in the way; `tulisan` is what was to be saved there.
    """

    def __init__(
        self,
        kalimat: str,
        beda: Mapping[str, tuple[str, ...]],
        tulisan: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(kalimat)
        self.beda = beda
        self.tulisan = tulisan or {}


class PeganganLepas(AturanDilanggar):
    """The lease is no longer this person's; `str()` says who holds the file now."""

    def __init__(self, pendaftaran: Pendaftaran) -> None:
        if pendaftaran.status != StatusPendaftaran.DIAJUKAN:
            sebab = f"Berkas ini sudah selesai: {pendaftaran.get_status_display()}."
        elif pendaftaran.is_diklaim:
            sebab = f"Berkas ini sekarang dipegang {pendaftaran.diklaim_oleh}."
        else:
            sebab = "Waktu Anda memegang berkas ini habis, jadi berkasnya kembali ke antrean."
        super().__init__(sebab)


def label_bagian(jenis: str) -> dict[str, str]:
    """The data sections that this kind of applicant fills in, in their order, with their titles."""
    urutan = BAGIAN_PEJABAT if jenis == JenisPemohon.NON_PENYEDIA else BAGIAN_PENYEDIA
    return {bagian: LABEL_BAGIAN[bagian] for bagian in urutan}


def isian_wajib(pendaftaran: Pendaftaran, bagian: str) -> list[str]:
    """The fields of a section that this kind of applicant must fill in."""
    tidak_wajib = {
        JenisPemohon.PERORANGAN.value: TIDAK_WAJIB_PERORANGAN,
        JenisPemohon.NON_PENYEDIA.value: TIDAK_WAJIB_PEJABAT,
    }.get(pendaftaran.jenis, TIDAK_WAJIB)
    return [nama for nama in BAGIAN[bagian] if nama not in tidak_wajib]


def is_bagian_selesai(pendaftaran: Pendaftaran, bagian: str) -> bool:
    """Whether a section is filled in and not waiting for a correction."""
    terisi = all(getattr(pendaftaran, nama) for nama in isian_wajib(pendaftaran, bagian))
    if bagian == INSTANSI:
        terisi = terisi and bool(pendaftaran.nama_instansi)
    elif bagian == PEJABAT:
        terisi = terisi and bool(pendaftaran.nip or pendaftaran.penanggung_jawab_nik)
    return terisi and bagian not in pendaftaran.bagian_perbaikan


def kekurangan(pendaftaran: Pendaftaran, dokumen: list[DokumenSyarat]) -> list[str]:
    """What is still missing before it can be sent, in the words of the task list."""
    label_label = label_bagian(pendaftaran.jenis).items()
    bagian = [label for kode, label in label_label if not is_bagian_selesai(pendaftaran, kode)]
    return bagian + [d.nama for d in dokumen if not d.is_terpenuhi or is_perlu_diganti(d)]


def is_perlu_diganti(dokumen: DokumenSyarat) -> bool:
    """Whether its file is infected or cannot be examined; one that still waits for that holds nothing up."""
    return dokumen.berkas is not None and dokumen.berkas.keadaan_pemeriksaan in PERLU_DIGANTI


def check_tidak_perlu_diganti(dokumen: DokumenSyarat) -> None:
    """Raise BerkasPerluDiganti when the scanner refused its file."""
    if is_perlu_diganti(dokumen):
        raise BerkasPerluDiganti(
            "Berkas ini sudah diperiksa dan tidak dapat kami terima. Unggah berkas lain sebagai gantinya."
        )


def check_surat_berlaku(pendaftaran: Pendaftaran) -> None:
    """Raise SyaratBelumLengkap when an official's letter has ended: it could carry no role any more."""
    sampai = pendaftaran.surat_berlaku_sampai
    if sampai is not None and not pendaftaran.is_penyedia and sampai < hari_ini():
        raise SyaratBelumLengkap(
            f"Surat tugas atau surat keputusannya berakhir pada {tanggal(sampai)}. "
            "Diperlukan surat yang masih berlaku."
        )


def check_syarat_lengkap(pendaftaran: Pendaftaran, dokumen: list[DokumenSyarat]) -> None:
    """Raise SyaratBelumLengkap naming everything that is missing."""
    kurang = kekurangan(pendaftaran, dokumen)
    if kurang:
        raise SyaratBelumLengkap(f"Belum dapat dikirim. Lengkapi dahulu: {', '.join(kurang)}.")
    check_surat_berlaku(pendaftaran)


def check_siap_disetujui(dokumen: list[DokumenSyarat]) -> None:
    """Raise BelumDiperiksa unless every document carries both marks (Ada, Sesuai asli).

    Raises BelumBersih while a file handed in is in quarantine. `dokumen` come with their files.
    """
    belum = [d.nama for d in dokumen if not d.is_lolos]
    if belum:
        raise BelumDiperiksa(f"Belum dapat disetujui. Tandai Ada dan Sesuai asli untuk: {', '.join(belum)}.")
    check_semua_bersih(d.berkas for d in dokumen if d.berkas)


def check_bukan_berkas_sendiri(pendaftaran: Pendaftaran, oleh: Akun) -> None:
    """Raise BerkasSendiri when the verifier is the applicant, is named in it, or helped to enter it."""
    pemohon = pendaftaran.akun
    sendiri = (
        is_terlibat(pendaftaran, oleh)
        or oleh.email.lower() in (pemohon.email.lower(), pendaftaran.email_perusahaan.lower())
        or bool(oleh.nik and oleh.nik in (pendaftaran.penanggung_jawab_nik, pemohon.nik))
        or bool(oleh.nip and oleh.nip in (pendaftaran.nip, pemohon.nip))
    )
    if sendiri:
        raise BerkasSendiri(
            "Ini berkas Anda sendiri atau yang Anda bantu isi. Verifikator lain yang memutuskannya."
        )


def check_dipegang(pendaftaran: Pendaftaran, oleh: Akun) -> None:
    """Raise SedangDiperiksa while another verifier's lease lives."""
    if pendaftaran.is_diklaim and pendaftaran.diklaim_oleh_id != oleh.pk:
        raise SedangDiperiksa(f"Berkas ini sedang diperiksa oleh {pendaftaran.diklaim_oleh}.")


def check_menunggu_putusan(pendaftaran: Pendaftaran) -> None:
    """Raise TindakanTertutup unless it waits for a decision."""
    if pendaftaran.status != StatusPendaftaran.DIAJUKAN:
        raise TindakanTertutup(pendaftaran.get_status_display())


def check_dapat_diambil_alih(pendaftaran: Pendaftaran, oleh: Akun, kepada: Akun | None = None) -> Akun:
    """The holder whose lease may be ended, for another than themselves.

    Raises TidakBerwenang, TindakanTertutup, TidakDipegang, SedangDiperiksa.
    """
    if not oleh.has_perm(AMBIL_ALIH):
        raise TidakBerwenang
    check_menunggu_putusan(pendaftaran)
    pemegang = pendaftaran.diklaim_oleh
    if pemegang is None or not pendaftaran.is_diklaim:
        raise TidakDipegang("Berkas ini tidak sedang dipegang siapa pun.")
    if pemegang.pk == oleh.pk:
        raise TidakDipegang("Anda sendiri yang memegang berkas ini.")
    if kepada is not None and kepada.pk == pemegang.pk:
        raise SedangDiperiksa(f"{pemegang} memang sedang memegang berkas ini. Pilih orang lain.")
    return pemegang


def check_dapat_ditugaskan(pendaftaran: Pendaftaran, oleh: Akun) -> None:
    """Raise TidakBerwenang, TindakanTertutup, or SedangDiperiksa while another works on it."""
    if not oleh.has_perm(AMBIL_ALIH):
        raise TidakBerwenang
    check_menunggu_putusan(pendaftaran)
    check_dipegang(pendaftaran, oleh)


def check_dapat_menerima(pendaftaran: Pendaftaran, kepada: Akun) -> None:
    """Raise BukanVerifikator or BerkasSendiri unless this person may decide the registration."""
    if not kepada.has_perm(VERIFIKASI):
        raise BukanVerifikator(f"{kepada} bukan verifikator hari ini. Pilih verifikator lain.")
    check_bukan_berkas_sendiri(pendaftaran, kepada)


def check_dapat_dilepas(pendaftaran: Pendaftaran, oleh: Akun) -> None:
    """Raise TidakDipegang or SedangDiperiksa unless this person holds it, or may end another's lease."""
    if not pendaftaran.is_diklaim:
        raise TidakDipegang("Berkas ini tidak sedang dipegang siapa pun.")
    if not oleh.has_perm(AMBIL_ALIH):
        check_dipegang(pendaftaran, oleh)


def check_dapat_diingatkan(pendaftaran: Pendaftaran, oleh: Akun) -> None:
    """Raise TidakBerwenang, or TindakanTertutup unless it waits for the applicant's repair."""
    if not (oleh.has_perm(VERIFIKASI) or oleh.has_perm(AMBIL_ALIH)):
        raise TidakBerwenang
    if pendaftaran.status != StatusPendaftaran.DIKEMBALIKAN:
        raise TindakanTertutup(pendaftaran.get_status_display())


# What a document's marks read like before anybody saved some.
TANPA_TANDA = ("", "Tidak")


def check_tanda_belum_berubah(dokumen: DokumenSyarat, tanda: str | None, tulisan: Mapping[str, str]) -> None:
    """Raise SudahBerubah when another saved marks that `tulisan` (as `nilai_tanda`) would overwrite.

    `tanda` is what the form was made from: "" overwrites nothing that is filled in; None asks for no check.
    Equal values are no conflict, so the same form sent twice is saved once.
    """
    if tanda is None:
        return
    kini = dokumen.nilai_tanda
    berubah = isian_berubah(tanda, kini) if tanda else [n for n in tulisan if kini[n] not in TANPA_TANDA]
    beda = tuple(nama for nama in berubah if tulisan.get(nama) != kini[nama])
    if beda:
        raise SudahBerubah(
            f"{dokumen.nama} sudah berubah sejak halaman ini dibuka. Belum ada yang disimpan.",
            {dokumen.kode: beda},
            tulisan,
        )


def tanda_dokumen(dokumen: Iterable[DokumenSyarat]) -> str:
    """The mark of a decision page: all marks of all documents as they were shown."""
    return tanda_isian({d.kode: d.nilai_tanda for d in dokumen})


def check_dokumen_belum_berubah(dokumen: Iterable[DokumenSyarat], tanda: str | None) -> None:
    """Raise SudahBerubah, naming documents and who saved, when marks changed since the page was shown."""
    if tanda is None:
        return
    daftar = {d.kode: d for d in dokumen}
    berubah = [daftar[k] for k in isian_berubah(tanda, {k: d.nilai_tanda for k, d in daftar.items()})]
    if berubah:
        sebutan = ", ".join(_sebut_perubahan(d) for d in berubah)
        raise SudahBerubah(
            f"Dokumen berubah sejak halaman ini dibuka: {sebutan}. Baca lagi, lalu putuskan.",
            {d.kode: () for d in berubah},
        )


def _sebut_perubahan(dokumen: DokumenSyarat) -> str:
    if dokumen.diperiksa_pada is None:
        return dokumen.nama
    return f"{dokumen.nama} (oleh {dokumen.diperiksa_oleh}, pukul {jam(dokumen.diperiksa_pada)})"


def is_bentuk_usang(pendaftaran: Pendaftaran) -> bool:
    """Whether it still carries the business form of a kind of applicant chosen earlier."""
    return pendaftaran.bentuk_usaha not in ("", *BENTUK_MENURUT_JENIS[pendaftaran.jenis])


def check_bagian_terbuka(pendaftaran: Pendaftaran, bagian: str) -> None:
    """Raise BagianTerkunci unless the section is open: in a draft, or returned for correction.

    A section of another kind of applicant is never open.
    """
    if bagian not in label_bagian(pendaftaran.jenis):
        raise BagianTerkunci("Bagian ini tidak diminta dari jenis pemohon yang dipilih.")
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
    if dokumen.perlu_perbaikan or is_perlu_diganti(dokumen):
        return True
    return dokumen.riwayat.filter(putaran=pendaftaran.putaran).exists()


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
