"""The registers as one workbook: reading a stranger's, writing our own."""

import hashlib
import unicodedata
import zipfile
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO, Any

from django.db import transaction
from django.http import FileResponse
from django.utils import timezone

from infrastruktur.enums.aset import Register
from infrastruktur.models import Aset, MasaBerlaku
from infrastruktur.policies.aset import teks_nilai
from infrastruktur.policies.buku_aset import MASA_AWAL, BarisAset, judul_kolom, nama_lembar
from lpse.ekspor import SEPOTONG, sel_xlsx
from lpse.jejak import catat
from lpse.lembar import BATAS_KOLOM, MEGABITA, LembarTidakTerbaca
from lpse.models import Akun
from lpse.periksa_xlsx import RUSAK, periksa_xlsx, teks_sel
from lpse.waktu import setempat

TIPE_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# So many rows are applied while a person waits.
BATAS_MB, BATAS_BARIS, BATAS_KOSONG = 5, 500, 200
BUKAN_XLSX = "Berkas ini bukan buku kerja Excel (.xlsx). Simpan sebagai .xlsx, lalu unggah lagi."
TERLALU_BANYAK = (
    f"Berkas ini lebih dari {BATAS_BARIS} baris. Bagi menjadi beberapa berkas, misalnya satu per register."
)
LEMBAR = {nama_lembar(register).lower(): register.value for register in Register}


def baca_buku(berkas: IO[bytes]) -> tuple[list[BarisAset], str]:
    """The rows of all sheets, and the file's fingerprint. Raises LembarTidakTerbaca."""
    ukuran = berkas.seek(0, 2)
    berkas.seek(0)
    if ukuran > BATAS_MB * MEGABITA:
        raise LembarTidakTerbaca(f"Berkas ini lebih dari {BATAS_MB} MB. Bagi menjadi beberapa berkas.")
    if berkas.read(4) != b"PK\x03\x04":
        raise LembarTidakTerbaca(BUKAN_XLSX)
    berkas.seek(0)
    sidik = hashlib.file_digest(berkas, "sha256").hexdigest()  # type: ignore[arg-type]
    # Counts rows before a library builds any: one that is too long is refused at that price.
    if periksa_xlsx(berkas) > BATAS_BARIS + BATAS_KOSONG:
        raise LembarTidakTerbaca(TERLALU_BANYAK)
    _tolak_makro(berkas)
    rows = list(_baca(berkas))
    if not rows:
        raise LembarTidakTerbaca("Tidak ada baris aset dalam berkas ini. Isi di bawah judul kolomnya.")
    return rows, sidik


def _tolak_makro(berkas: IO[bytes]) -> None:
    with zipfile.ZipFile(berkas) as arsip:
        if any(nama.lower().endswith("vbaproject.bin") for nama in arsip.namelist()):
            raise LembarTidakTerbaca("Berkas ini memuat makro. Simpan sebagai .xlsx tanpa makro.")
    berkas.seek(0)


def _baca(berkas: IO[bytes]) -> Iterator[BarisAset]:
    # Imported here: it costs every process 10 MB, and few ever read a workbook.
    from openpyxl import load_workbook

    buku: Any = None
    banyak = 0
    try:
        # Formulas as they are written: what one last came to is nobody's statement.
        buku = load_workbook(berkas, read_only=True, data_only=False, keep_links=False)
        for lembar in buku.worksheets:
            for baris in _baca_lembar(lembar):
                banyak += 1
                if banyak > BATAS_BARIS:
                    raise LembarTidakTerbaca(TERLALU_BANYAK)
                yield baris
    except LembarTidakTerbaca:
        raise
    except Exception as galat:
        # The library meets a broken workbook with whatever its code happened to stumble over.
        raise LembarTidakTerbaca(RUSAK) from galat
    finally:
        if buku is not None:
            buku.close()


def _baca_lembar(lembar: Any) -> Iterator[BarisAset]:
    register = LEMBAR.get(lembar.title.strip().lower())
    if register is None:
        dikenal = ", ".join(nama_lembar(satu) for satu in Register)
        raise LembarTidakTerbaca(f"Lembar “{lembar.title[:40]}” tidak dikenal. Nama lembar: {dikenal}.")
    # Bounds of our own: what a sheet says about its size is what somebody wrote there.
    lembar.reset_dimensions()
    kolom: list[str] | None = None
    for nomor, sel in enumerate(lembar.iter_rows(values_only=True, max_col=BATAS_KOLOM), start=1):
        teks = [teks_sel(nilai) for nilai in sel]
        if not any(teks):
            continue
        if kolom is None:
            kolom = _baca_judul(teks, register)
        else:
            yield BarisAset(register, nomor, _pasangkan(kolom, teks, register, nomor))


def _pasangkan(kolom: list[str], teks: list[str], register: str, nomor: int) -> dict[str, str]:
    if any(teks[len(kolom) :]) or any(t for k, t in zip(kolom, teks, strict=False) if not k):
        raise LembarTidakTerbaca(
            f"Lembar {nama_lembar(register)}, baris {nomor}: ada isi di kolom tanpa judul. "
            "Hapus, atau beri judul."
        )
    lengkap = teks + [""] * (len(kolom) - len(teks))
    return {k: _tampak(t) for k, t in zip(kolom, lengkap, strict=False) if k}


def _tampak(teks: str) -> str:
    """On one line, without what nobody sees."""
    tampak = (huruf for huruf in teks if huruf.isspace() or unicodedata.category(huruf)[0] != "C")
    return " ".join("".join(tampak).split())


def _baca_judul(teks: list[str], register: str) -> list[str]:
    """The columns that the headings name; "" where there is none."""
    dikenal = {judul.lower(): nama for nama, judul in judul_kolom(register).items()}
    asing = [satu for satu in teks if satu and satu.lower() not in dikenal]
    lembar = nama_lembar(register)
    if asing:
        raise LembarTidakTerbaca(
            f"Lembar {lembar}: kolom “{asing[0][:40]}” tidak dikenal. "
            f"Judul kolomnya: {', '.join(judul_kolom(register).values())}."
        )
    kolom = [dikenal[satu.lower()] if satu else "" for satu in teks]
    if "nama" not in kolom or len(set(filter(None, kolom))) != len([k for k in kolom if k]):
        raise LembarTidakTerbaca(f"Lembar {lembar}: kolom Nama harus ada, dan tidak ada judul yang dua kali.")
    return kolom


def tulis_buku(tujuan: IO[bytes], *, kosong: bool = False) -> int:
    """Write every register, a sheet each; only the headings of a blank one. Returns the number of assets."""
    from openpyxl import Workbook

    buku, banyak = Workbook(write_only=True), 0
    for register in Register:
        lembar = buku.create_sheet(nama_lembar(register))
        lembar.append(list(judul_kolom(register).values()))
        for baris in () if kosong else _baris(register):
            lembar.append([sel_xlsx(lembar, sel) for sel in baris])
            banyak += 1
    buku.save(tujuan)
    return banyak


def _baris(register: str) -> Iterator[list[str]]:
    rows = Aset.objects.filter(register=register).select_related("lokasi").order_by("kode")
    masa = MasaBerlaku.objects.filter(aset__register=register, diakhiri_pada__isnull=True)
    sampai = {(pk, jenis): str(hari) for pk, jenis, hari in masa.values_list("aset_id", "jenis", "berakhir")}
    for aset in rows.iterator(chunk_size=SEPOTONG):
        yield [_sel(aset, nama, sampai) for nama in judul_kolom(register)]


def _sel(aset: Aset, nama: str, sampai: dict[tuple[int, str], str]) -> str:
    if nama.startswith(MASA_AWAL):
        return sampai.get((aset.pk, nama.removeprefix(MASA_AWAL)), "")
    if nama in ("status", "kelas"):
        return aset.nama_kelas if nama == "kelas" else aset.get_status_display()
    return teks_nilai(aset, nama)


def jawab_buku(oleh: Akun, *, kosong: bool = False) -> FileResponse:
    """The workbook as a download; that of the registers is a trail row, committed before it leaves."""
    berkas = TemporaryFile()  # noqa: SIM115 - the answer closes it
    banyak = tulis_buku(berkas, kosong=kosong)
    if not kosong:
        with transaction.atomic(durable=True):
            catat(None, "aset.diekspor", oleh=oleh, bentuk="xlsx", jumlah=banyak)
    berkas.seek(0)
    jawaban = FileResponse(berkas, content_type=TIPE_XLSX)
    nama = "aset-contoh" if kosong else f"aset-{setempat(timezone.now()):%Y%m%d-%H%M}"
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}.xlsx"'
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban
