"""A look at a workbook before the library that reads it builds anything: what would not fit is refused here.

Every part is unpacked in pieces and counted, and nothing is kept of it. The library builds a row, a shared
text and a small part as a whole, so it is those whose size is limited.
"""

import zipfile
from datetime import date, datetime
from typing import IO, Any
from xml.parsers import expat

from lpse.lembar import BATAS_BARIS, BATAS_KOLOM, BATAS_KOSONG, MEGABITA, LembarTidakTerbaca

BATAS_BAGIAN = 500
BATAS_MENGEMBANG = 240 * MEGABITA  # all parts unpacked
BATAS_BAGIAN_LAIN = 4 * MEGABITA  # styles, theme, relations: the library holds them whole
BATAS_TEKS_BERSAMA = 64 * MEGABITA
BATAS_KALI = 200  # times its packed size; honest sheets stay below 30
BATAS_UNSUR = 400  # elements within one row or one shared text
BATAS_UNSUR_LUAR = 100_000  # elements outside rows
BATAS_JUMLAH_TEKS = 2_000_000
SEPOTONG = 256 * 1024

RUSAK = "Berkas XLSX ini rusak. Buka di aplikasi tabel, simpan ulang, lalu unggah lagi."
BERBAHAYA = (
    "Berkas XLSX ini memuat definisi entitas, yang tidak pernah ada dalam tabel biasa, jadi tidak dibuka. "
    "Salin tabelnya ke berkas baru, lalu unggah lagi."
)
MENGEMBANG = (
    "Isi berkas XLSX ini mengembang jauh melebihi ukurannya ketika dibuka, jadi tidak dibuka. "
    "Simpan sebagai CSV, lalu unggah lagi."
)
TERLALU_LEBAR = (
    f"Ada baris dengan lebih dari {BATAS_UNSUR // 2} sel. Hapus kolom di luar tabel (paling banyak "
    f"{BATAS_KOLOM}), simpan, lalu unggah lagi."
)
TERLALU_PANJANG = (
    f"Lembar ini memuat lebih dari {BATAS_BARIS:,} baris, terisi atau kosong. Hapus baris kosongnya atau "
    "bagi menjadi beberapa berkas."
).replace(",", ".", 1)


def periksa_xlsx(berkas: IO[bytes]) -> int:
    """Judge a workbook; returns how many rows its longest sheet has. Raises LembarTidakTerbaca."""
    try:
        with zipfile.ZipFile(berkas) as arsip:
            bagian = arsip.infolist()
            _check_ukuran(bagian)
            return max((_periksa_bagian(arsip, satu) for satu in bagian), default=0)
    except (
        zipfile.BadZipFile,
        expat.ExpatError,
        NotImplementedError,
        EOFError,
        OSError,
        RuntimeError,
    ) as galat:
        raise LembarTidakTerbaca(RUSAK) from galat
    except ValueError as galat:
        raise LembarTidakTerbaca(RUSAK) from galat
    finally:
        berkas.seek(0)


def _check_ukuran(bagian: list[zipfile.ZipInfo]) -> None:
    """By what the directory says; reading never yields more than it said."""
    if len(bagian) > BATAS_BAGIAN or sum(b.file_size for b in bagian) > BATAS_MENGEMBANG:
        raise LembarTidakTerbaca(MENGEMBANG)
    for satu in bagian:
        if satu.flag_bits & 0x1:
            raise LembarTidakTerbaca("Berkas XLSX ini dikunci kata sandi. Simpan ulang tanpa kata sandi.")
        if satu.file_size > MEGABITA and satu.file_size > BATAS_KALI * max(satu.compress_size, 1):
            raise LembarTidakTerbaca(MENGEMBANG)


def _periksa_bagian(arsip: zipfile.ZipFile, bagian: zipfile.ZipInfo) -> int:
    """Count one part. Any part may be a sheet: a workbook points to its sheets by whatever name it likes."""
    penghitung, ukuran = _Penghitung(), 0
    try:
        with arsip.open(bagian) as isi:
            while potong := isi.read(SEPOTONG):
                ukuran += len(potong)
                penghitung.pengurai.Parse(potong, False)
                penghitung.check(ukuran)
            penghitung.pengurai.Parse(b"", True)
    except expat.ExpatError:
        # A picture is no XML; what is called XML must be.
        if bagian.filename.lower().endswith((".xml", ".rels")):
            raise
    return penghitung.baris


class _Penghitung:
    """Counts the elements of one part while its bytes go by.

    What a part is, its own elements say: its name in the archive is for whoever made it to choose.
    """

    def __init__(self) -> None:
        self.baris = self.teks = self.luar = self.dalam = 0
        self._wadah = ""
        self.pengurai: Any = expat.ParserCreate(namespace_separator=" ")
        self.pengurai.StartElementHandler = self._mulai
        self.pengurai.EndElementHandler = self._akhir
        self.pengurai.StartDoctypeDeclHandler = self._tolak
        self.pengurai.EntityDeclHandler = self._tolak

    def _tolak(self, *_apa_pun: object) -> None:
        raise LembarTidakTerbaca(BERBAHAYA)

    def _mulai(self, nama: str, _atribut: dict[str, str]) -> None:
        nama = nama.rpartition(" ")[2]
        if self._wadah:
            self.dalam += 1
            if self.dalam > BATAS_UNSUR:
                raise LembarTidakTerbaca(TERLALU_LEBAR)
        elif nama in ("row", "si"):
            self._wadah, self.dalam = nama, 0
            self.baris += nama == "row"
            self.teks += nama == "si"
        else:
            self.luar += 1

    def _akhir(self, nama: str) -> None:
        if nama.rpartition(" ")[2] == self._wadah:
            self._wadah = ""

    def check(self, ukuran: int) -> None:
        """Raise LembarTidakTerbaca once the part is larger than its kind may be."""
        if self.baris > BATAS_BARIS + BATAS_KOSONG:
            raise LembarTidakTerbaca(TERLALU_PANJANG)
        batas = BATAS_MENGEMBANG if self.baris else BATAS_TEKS_BERSAMA if self.teks else BATAS_BAGIAN_LAIN
        if ukuran > batas or self.luar > BATAS_UNSUR_LUAR or self.teks > BATAS_JUMLAH_TEKS:
            raise LembarTidakTerbaca(MENGEMBANG)


def teks_sel(nilai: Any) -> str:
    """A cell as it would be typed: a whole number without a point, a date as YYYY-MM-DD."""
    if nilai is None:
        return ""
    if isinstance(nilai, float) and nilai.is_integer():
        return str(int(nilai))
    if isinstance(nilai, datetime):
        return nilai.date().isoformat()
    return nilai.isoformat() if isinstance(nilai, date) else str(nilai).strip()
