"""What an export of the trail holds: who made it of what, the SHA-256 of its data, and the data.

The data part is CSV: the line of column names and the rows, UTF-8, lines ended by CR LF. In a CSV file it is
all that follows the first empty line. A workbook holds the same cells; its digest is that of the CSV form.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import IO, Any

from lpse.ekspor import jinakkan, tulis_lembar
from lpse.models import Akun, Jejak
from lpse.profil import profil
from lpse.sebut_jejak import kalimat, rincian_kata, sebut_jenis
from lpse.waktu import setempat

KOLOM = (
    *("Nomor baris", "Waktu", "Peristiwa", "Uraian", "Jenis rekaman", "Nomor rekaman"),
    *("Nomor akun", "Nama", "Peran", "Alamat IP", "Rincian"),
)
KOLOM_ANGKA = (KOLOM.index("Nomor baris"), KOLOM.index("Nomor akun"))
Sel = tuple[Any, ...]


def sel_jejak(baris: Jejak, orang: Mapping[int, Akun]) -> Sel:
    """One row of the trail as cells."""
    akun = orang.get(baris.oleh_id) if baris.oleh_id else None
    return (
        *(baris.pk, _sel_saat(baris.pada), baris.peristiwa, kalimat(baris)),
        *(sebut_jenis(baris.objek_jenis), baris.objek_id),
        *(baris.oleh_id or "", str(akun or ("Sistem" if baris.oleh_id is None else ""))),
        *(baris.peran, baris.alamat_ip or "", rincian_kata(baris.rincian)),
    )


def _sel_saat(saat: datetime) -> str:
    """To the second: what happened first is what an auditor asks."""
    return setempat(saat).strftime("%Y-%m-%d %H:%M:%S %Z")


def data_csv(baris: Iterable[Sel]) -> bytes:
    """Rows as lines of the data part; no cell begins like a formula."""
    isi = io.StringIO()
    csv.writer(isi).writerows([jinakkan(nilai) for nilai in satu] for satu in baris)
    return isi.getvalue().encode()


def baris_kolom() -> bytes:
    """The first line of the data part."""
    return data_csv([KOLOM])


def kepala(*, oleh: str, saat: str, saringan: str, baris: int, sidik: str, judul: str) -> list[Sel]:
    """Who, when, filtered how, how many rows, and the digest of the data part."""
    return [
        (judul, profil().lpse.nama),
        ("Diekspor oleh", oleh),
        ("Pada", saat),
        ("Saringan", saringan),
        ("Jumlah baris", baris),
        ("SHA-256 bagian data", sidik),
        ("Cara memeriksa", "sha256sum atas semua byte sesudah baris kosong pertama berkas CSV"),
    ]


def tulis_csv(tujuan: IO[bytes], kepala: Iterable[Sel], data: Iterable[bytes]) -> None:
    """The whole CSV file: mark, header, an empty line, the data part as it was hashed."""
    tujuan.write("\ufeff".encode() + data_csv(kepala) + b"\r\n")
    for potong in data:
        tujuan.write(potong)


def tulis_xlsx(tujuan: IO[bytes], kepala: Iterable[Sel], data: Iterable[bytes]) -> None:
    """The workbook: a sheet with the header, a sheet with the data part's cells."""
    # Imported here: it costs every process 10 MB, and few ever write a workbook.
    from openpyxl import Workbook

    buku = Workbook(write_only=True)
    tulis_lembar(buku, "Keterangan", kepala)
    tulis_lembar(buku, "Data", _baca(data))
    buku.save(tujuan)


def _baca(data: Iterable[bytes]) -> Iterator[list[str | int]]:
    """The cells of the data part; those of `KOLOM_ANGKA` as numbers."""
    for potong in data:
        for sel in csv.reader(io.StringIO(potong.decode(), newline="")):
            yield [int(s) if urut in KOLOM_ANGKA and s.isdecimal() else s for urut, s in enumerate(sel)]


PENULIS: dict[str, Callable[[IO[bytes], Iterable[Sel], Iterable[bytes]], None]] = {
    "csv": tulis_csv,
    "xlsx": tulis_xlsx,
}
