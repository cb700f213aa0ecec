"""What each template prints: the only fields it reads, by the names the caller fills in.

All text is ready for print: dates in words, articles as `Pasal 10 ayat (3)`. A plain `str` may be empty: what
is said about it is left out, an answer shows as a dash. A `Terisi` may not be empty. `dasar…` is an article,
empty where the regulation is silent. `tanggal_terbilang` reads `Kamis tanggal dua puluh enam bulan Maret …`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, NotRequired, TypedDict

TERISI = "terisi"
Terisi = Annotated[str, TERISI]


class Kop(TypedDict):
    """The letterhead."""

    pemerintah: Terisi  # Pemerintah Kabupaten Tulungagung
    induk: str  # the parent agency, unless it is the LPSE's own name
    nama_lpse: Terisi
    alamat: str
    telepon: str
    surel: str
    laman: str


class Surat(TypedDict):
    """What every document has."""

    kop: Kop
    peraturan: Terisi  # Peraturan Bupati Tulungagung Nomor 2 Tahun 2012
    dasar: str
    kode: Terisi  # printed in the footer of each page


class Naskah(Surat):
    """What every issued document has: its number and where its authenticity is checked."""

    nomor: Terisi
    url_periksa: Terisi  # also drawn as QR


class Petugas(TypedDict):
    """A member of staff as they were on the day."""

    nama: Terisi
    nip: str
    jabatan: str


class Wakil(TypedDict):
    """Who stands there for the provider."""

    nama: Terisi
    jabatan: str


class Perusahaan(TypedDict):
    """The provider; for a person, their own name."""

    nama: Terisi
    npwp: str
    alamat: str


class SyaratDokumen(TypedDict):
    """A required document, as the registration form lists it."""

    nama: Terisi
    wajib: bool
    keterangan: str


class FormulirPendaftaran(Surat):
    """Formulir Pendaftaran: the answers, to be signed on paper."""

    jenis_pemohon: Terisi
    perorangan: bool  # an individual has no stamp, no business form, no office
    nama_perusahaan: Terisi
    bentuk_usaha: str
    bidang_usaha: str
    npwp: str
    nib: str
    alamat: str
    kabupaten: str
    provinsi: str
    kode_pos: str
    telepon: str
    email_perusahaan: str
    penanggung_jawab_nama: Terisi
    penanggung_jawab_nik: str
    penanggung_jawab_jabatan: str
    dokumen: list[SyaratDokumen]
    url_unggah: str  # where the signed form goes
    dicetak_pada: Terisi


class FormulirKeikutsertaan(Surat):
    """Formulir Keikutsertaan: the provider's undertaking, to be signed on paper."""

    perorangan: bool
    nama_perusahaan: Terisi
    npwp: str
    alamat: str
    telepon: str
    email_perusahaan: str
    penanggung_jawab_nama: Terisi
    penanggung_jawab_nik: str
    penanggung_jawab_jabatan: str
    dasar_kualifikasi: str
    dasar_nonaktif: str
    pejabat_data_pribadi: str  # name and contact of the data-protection officer, on one line
    url_unggah: str
    dicetak_pada: Terisi


class DokumenDiperiksa(TypedDict):
    """One row of the verification table."""

    nama: Terisi
    ada: bool
    sesuai_asli: bool
    asli_diperlihatkan: str  # a date
    keterangan: str


class BeritaAcara(Naskah):
    """What the two berita acara share: when, where and between whom."""

    tanggal_terbilang: Terisi
    tanggal: Terisi
    tempat: Terisi  # where it happened
    kota: Terisi  # above the signatures
    petugas: Petugas
    wakil: Wakil
    perusahaan: Perusahaan
    nomor_pendaftaran: Terisi


class BeritaAcaraVerifikasi(BeritaAcara):
    """Berita Acara Verifikasi of an approved registration."""

    dokumen: list[DokumenDiperiksa]
    hasil: Terisi  # Disetujui
    user_id: str
    dasar_hasil: str
    dasar_kualifikasi: str


class DokumenAsli(TypedDict):
    """An original handed back."""

    nama: Terisi
    asli_diperlihatkan: str  # a date
    keterangan: str


class SerahTerimaAsli(BeritaAcara):
    """Berita Acara Serah Terima Dokumen Asli: the originals go back to the provider."""

    nomor_verifikasi: str  # number of the Berita Acara Verifikasi
    dokumen: list[DokumenAsli]


class DokumenDiterima(TypedDict):
    """A file received, recognisable by its fingerprint; its file name is the sender's own business."""

    nama: Terisi
    ukuran: int  # bytes
    sha256: Terisi  # hexadecimal; the first 16 digits are printed


class TandaTerima(Naskah):
    """Tanda Terima Pendaftaran: what came in, when, and what happens next."""

    nomor_pendaftaran: Terisi
    kode_lacak: Terisi
    url_lacak: Terisi
    diterima_pada: Terisi  # date and time with zone
    jenis_pemohon: str
    nama_perusahaan: Terisi
    npwp: str
    penanggung_jawab_nama: str
    surel: str  # where the outcome is sent
    dokumen: list[DokumenDiterima]
    tenggat: str  # date and time by which the verifier has looked
    tempat_verifikasi: str
    jam_layanan: str


class PernyataanPelanggaran(Naskah):
    """Surat Pernyataan Terjadinya Pelanggaran: why a user is proposed for deactivation."""

    tanggal_terbilang: Terisi
    tanggal: Terisi
    kota: Terisi  # above the signature
    petugas: Petugas
    nomor_perkara: Terisi
    user_id: Terisi
    nama_pengguna: Terisi
    npwp: str
    alasan: Terisi  # the ground in the regulation's words
    surat_laporan: Terisi
    uraian: Terisi
    klarifikasi: Terisi  # when the user was asked, and whether they answered
    temuan: Terisi


class PemberitahuanInsiden(Naskah):
    """Pemberitahuan Kegagalan Pelindungan Data Pribadi: what the authority is told (UU 27/2022 Pasal 46)."""

    tanggal: Terisi
    kota: Terisi  # above the signature
    petugas: Petugas
    pelindung_data: Terisi  # title and address of the data-protection officer
    dasar_uu: Terisi
    nomor_insiden: Terisi
    jenis_data: Terisi
    orang: Terisi  # whose data, and how many
    kejadian: Terisi  # when and how it came about
    diketahui: Terisi
    uraian: Terisi
    penilaian: Terisi
    upaya: Terisi


class SertifikatPelatihan(Naskah):
    """Sertifikat of somebody who attended a training, coaching or sosialisasi."""

    nama: Terisi
    nip: str
    asal: str  # their agency or company
    bentuk: Terisi  # Pelatihan
    acara: Terisi
    waktu: Terisi
    tempat: Terisi
    pengajar: Terisi
    tanggal: Terisi
    kota: Terisi  # above the signature
    petugas: Petugas


class BerkasDisaksikan(TypedDict):
    """A bid file that cannot be opened; its whole fingerprint is printed, since it is what proves it."""

    nama: Terisi
    ukuran: Terisi  # 1.204.224 byte
    sha256: Terisi
    asal: Terisi  # who computed the fingerprint


class UpayaDisaksikan(TypedDict):
    """One attempt to open a file."""

    pada: Terisi  # date and time with zone
    alat: Terisi
    pelaku: Terisi
    hasil: Terisi
    keterangan: str


class Saksi(TypedDict):
    """Somebody who saw it."""

    nama: Terisi
    nip: str
    jabatan: Terisi
    instansi: Terisi


class BeritaAcaraKesaksian(Naskah):
    """Berita Acara Kesaksian: a bid cannot be opened, and the LPSE is witness to it."""

    tanggal_terbilang: Terisi
    tanggal: Terisi
    kota: Terisi  # above the signatures
    nomor_perkara: Terisi
    menggantikan: str  # number of the berita acara that was revoked for this one
    peminta: Petugas
    peminta_sebagai: Terisi  # Panitia Pengadaan
    surat: str  # the letter that asked for it
    kode_tender: Terisi
    nama_paket: Terisi
    satker: Terisi
    penyedia: Terisi
    kejadian: Terisi  # date and time with zone
    tempat: Terisi
    uraian: Terisi
    berkas: list[BerkasDisaksikan]
    upaya: list[UpayaDisaksikan]
    saksi: list[Saksi]
    pernyataan: Terisi
    petugas: Petugas
    kepala: Petugas


class Ucapan(TypedDict):
    """One message of a conversation."""

    pada: Terisi
    dari: Terisi
    isi: Terisi


class LampiranSurat(TypedDict):
    """A file that goes with a letter, recognisable by its fingerprint."""

    nama: Terisi
    ukuran: int  # bytes
    sha256: Terisi


class SuratPenerusan(Naskah):
    """Surat Penerusan ke LKPP: an obstacle of a ticket, a question or a technical proposal."""

    tanggal: Terisi
    kota: Terisi  # above the signature
    petugas: Petugas
    jenis: Terisi
    perihal: Terisi
    alasan: str  # the ground in the regulation's words; only of an obstacle
    uraian: Terisi
    upaya: str
    nomor_tiket: str
    tipe: str
    kode_tender: str
    nama_paket: str
    kode_galat: str
    pelapor: str
    dilaporkan: str
    percakapan: list[Ucapan]
    lampiran: list[LampiranSurat]
    kepada: NotRequired[Terisi]  # letters issued before are LKPP's


class FormulirPerubahan(Naskah):
    """Formulir Permintaan Perubahan: request, evaluation, decision, and result where it was carried out."""

    tanggal: Terisi
    kota: Terisi  # above the signatures
    kode_perubahan: Terisi
    tanggal_permintaan: Terisi
    pemohon: Terisi
    kontak: str
    instansi: str
    perubahan: Terisi
    deskripsi: Terisi
    berlaku_mulai: Terisi
    tujuan: Terisi
    instruksi: str
    aset: str
    jendela: str  # number of the maintenance window
    jenis: Terisi
    kategori: Terisi
    dampak: Terisi
    sumber: Terisi
    rencana_uji: Terisi
    rencana_kembali: Terisi
    putusan: Terisi
    diputus: Terisi
    keterangan: str
    jadwal: str
    petugas: str
    alasan_darurat: str  # why an emergency went ahead
    mulai: str
    selesai: str
    hasil_uji: str
    hasil: str
    pengembalian: str
    pengelola: Petugas
    kepala: Petugas
    pelaksana: list[Petugas]  # nobody where it was refused


JENIS: Mapping[str, type] = MappingProxyType(
    {
        "formulir_pendaftaran": FormulirPendaftaran,
        "formulir_keikutsertaan": FormulirKeikutsertaan,
        "berita_acara_verifikasi": BeritaAcaraVerifikasi,
        "serah_terima_asli": SerahTerimaAsli,
        "tanda_terima": TandaTerima,
        "pernyataan_pelanggaran": PernyataanPelanggaran,
        "pemberitahuan_insiden": PemberitahuanInsiden,
        "surat_penerusan": SuratPenerusan,
        "berita_acara_kesaksian": BeritaAcaraKesaksian,
        "sertifikat_pelatihan": SertifikatPelatihan,
        "permintaan_perubahan": FormulirPerubahan,
    }
)
