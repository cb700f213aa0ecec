"""What the documents of the archive print, as `data.py` has it for the others."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypedDict

from lpse.dokumen.data import Naskah, Petugas, Surat, Terisi


class PemeriksaanPulih(TypedDict):
    """One thing that was compared after restoring."""

    nama: Terisi
    hasil: Terisi
    lulus: bool


class UjiPemulihan(Naskah):
    """Berita Acara Uji Pemulihan: which backup was restored, what was compared, what differed."""

    tanggal_terbilang: Terisi
    sumber: Terisi
    keadaan: Terisi  # the moment whose state the backup holds
    repositori: Terisi
    snapshot: Terisi
    mulai: Terisi
    lama: Terisi
    hasil: Terisi
    pemeriksaan: list[PemeriksaanPulih]
    beda: list[Terisi]
    tanggal: Terisi
    kota: Terisi  # above the signatures
    petugas: list[Petugas]  # who asked for it; nobody where the clock did


class ButirMusnah(TypedDict):
    """One record that was destroyed."""

    kode: Terisi
    label: Terisi
    tempo: Terisi
    musnah: Terisi


class PemusnahanArsip(Naskah):
    """Berita Acara Pemusnahan Arsip: by which rule, on whose word, and every record as annex."""

    tanggal_terbilang: Terisi
    nomor_usulan: Terisi
    kelas: Terisi
    aturan: Terisi
    masa: Terisi
    pertimbangan: Terisi
    diusulkan: Terisi
    disetujui: Terisi
    jumlah: int
    cara: Terisi
    butir: list[ButirMusnah]
    dikecualikan: list[Terisi]
    tanggal: Terisi
    kota: Terisi  # above the signatures
    pengusul: Petugas
    pemutus: Petugas


class IsiMedia(TypedDict):
    """The newest copy of one source on a medium."""

    sumber: Terisi
    keadaan: Terisi
    snapshot: Terisi


class SerahTerimaMedia(Naskah):
    """Berita Acara Serah Terima Media: which medium under which seal goes from whom to whom, and where."""

    tanggal_terbilang: Terisi
    waktu: Terisi
    penyerah: Petugas
    penerima: Petugas
    kode_media: Terisi
    nama_media: Terisi
    nomor_seri: Terisi
    uuid_fs: Terisi
    kapasitas: Terisi
    enkripsi: Terisi
    nomor_segel: Terisi
    keadaan_segel: str  # said when it comes back
    dari_tempat: Terisi
    ke_tempat: Terisi
    wajib_kembali: str  # empty when it comes back
    isi: list[IsiMedia]
    dibaca_ulang: str
    catatan: str
    tanggal: Terisi
    kota: Terisi  # above the signatures


class KunciTercetak(TypedDict):
    """A secret on the sheet of keys."""

    nama: Terisi
    guna: Terisi
    nilai: Terisi


class LembarKunci(Surat):
    """Lembar Kunci: what a restore needs and no backup holds; never stored."""

    dicetak: Terisi
    kunci: list[KunciTercetak]


JENIS: Mapping[str, type] = MappingProxyType(
    {
        "uji_pemulihan": UjiPemulihan,
        "lembar_kunci": LembarKunci,
        "pemusnahan_arsip": PemusnahanArsip,
        "serah_terima_media": SerahTerimaMedia,
    }
)
