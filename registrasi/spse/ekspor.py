"""Users as rows for SPSE and for other programs: the columns that SPSE's own provider record has."""

from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO, Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from lpse.ekspor import SEPOTONG, jawab_csv, sel_xlsx
from lpse.jejak import catat
from lpse.models import Akun
from lpse.waktu import setempat
from registrasi.impor.kolom import KOLOM_EKSPOR
from registrasi.models import PenggunaSPSE, Penyedia
from registrasi.queries.pengguna import SaringanPengguna, saring

NAMA, PERISTIWA = "pengguna-spse", "pengguna_spse.diekspor"
TIPE_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LEMBAR_XLSX = 1_048_000  # a sheet ends at 1,048,576 rows


def pengguna_untuk_ekspor(saringan: SaringanPengguna) -> QuerySet[PenggunaSPSE]:
    """The users that the filters leave, oldest first, with all that `baris_ekspor` reads."""
    return saring(saringan).select_related("akun", "penyedia", "pendaftaran").order_by("pk")


def baris_ekspor(pengguna: PenggunaSPSE) -> dict[str, str]:
    """One user under the column names of docs/panduan/spse.md; dates as YYYY-MM-DD, "" for what is unknown.

    Not yet escaped for spreadsheets: `jinakkan` does that where the row becomes a cell.
    """
    daftar, setuju = _tanggal_spse(pengguna)
    return {
        "user_id": pengguna.user_id,
        "jenis": pengguna.jenis,
        **_kolom_rekanan(pengguna),
        "rkn_email": pengguna.akun.email,
        "rkn_tgl_daftar": daftar,
        "rkn_tgl_setuju": setuju,
        "nip": pengguna.akun.nip,
        "status_spse": pengguna.status_spse,
        "tgl_status": f"{setempat(pengguna.tanggal_sinkron):%Y-%m-%d}" if pengguna.tanggal_sinkron else "",
        "tiket_lkpp": pengguna.nomor_tiket_lkpp,
        "asal": pengguna.asal,
    }


def _kolom_rekanan(pengguna: PenggunaSPSE) -> dict[str, str]:
    penyedia, pendaftaran = pengguna.penyedia or Penyedia(nama=pengguna.akun.nama), pengguna.pendaftaran
    return {
        "rkn_nama": penyedia.nama,
        "btu_id": penyedia.bentuk_usaha or (pendaftaran.bentuk_usaha if pendaftaran else ""),
        "kbp_id": penyedia.kabupaten,
        "rkn_alamat": penyedia.alamat or (pendaftaran.alamat if pendaftaran else ""),
        "rkn_npwp": penyedia.npwp,
        "nib": penyedia.nib,
    }


def _tanggal_spse(pengguna: PenggunaSPSE) -> tuple[str, str]:
    """When the user registered and was approved: here, or according to the file they came from."""
    kasus = pengguna.pendaftaran
    if kasus is None:
        return tuple(str(hari or "") for hari in (pengguna.tanggal_daftar, pengguna.tanggal_setuju))  # type: ignore[return-value]
    return tuple(  # type: ignore[return-value]
        f"{setempat(saat):%Y-%m-%d}" if saat else "" for saat in (kasus.diajukan_pada, kasus.diputus_pada)
    )


def _sel(rows: QuerySet[PenggunaSPSE]) -> Iterator[list[str]]:
    for pengguna in rows.iterator(chunk_size=SEPOTONG):
        isi = baris_ekspor(pengguna)
        yield [isi[kolom] for kolom in KOLOM_EKSPOR]


def tulis_xlsx(rows: QuerySet[PenggunaSPSE], tujuan: IO[bytes]) -> None:
    """Write the workbook, row by row; a second sheet begins where the first is full."""
    # Imported here: it costs every process 10 MB, and few ever write a workbook.
    from openpyxl import Workbook

    buku = Workbook(write_only=True)
    lembar, nomor = None, 0
    for nomor, baris in enumerate(_sel(rows)):
        if nomor % LEMBAR_XLSX == 0:
            lembar = _lembar_baru(buku, nomor // LEMBAR_XLSX + 1)
        lembar.append([sel_xlsx(lembar, sel) for sel in baris])  # type: ignore[union-attr]
    if lembar is None:
        _lembar_baru(buku, 1)
    buku.save(tujuan)


def _lembar_baru(buku: Any, urut: int) -> Any:
    lembar = buku.create_sheet("pengguna" if urut == 1 else f"pengguna {urut}")
    lembar.append(list(KOLOM_EKSPOR))
    return lembar


def jawab_ekspor(saringan: SaringanPengguna, bentuk: str, oleh: Akun) -> HttpResponseBase:
    """The download as `csv` or `xlsx`; a trail row with filters and count is committed before it leaves."""
    rows = pengguna_untuk_ekspor(saringan)
    jumlah = saring(saringan).order_by().count()
    rincian = {"bentuk": bentuk, "jumlah": jumlah, **saringan.as_rincian()}
    if bentuk == "csv":
        return jawab_csv(NAMA, KOLOM_EKSPOR, _sel(rows), peristiwa=PERISTIWA, oleh=oleh, **rincian)
    with transaction.atomic(durable=True):
        catat(None, PERISTIWA, oleh=oleh, **rincian)
    berkas = TemporaryFile()  # noqa: SIM115 - the answer closes it
    tulis_xlsx(rows, berkas)
    berkas.seek(0)
    jawaban = FileResponse(berkas, content_type=TIPE_XLSX)
    saat = f"{setempat(timezone.now()):%Y%m%d-%H%M}"
    jawaban["Content-Disposition"] = f'attachment; filename="{NAMA}-{saat}.{bentuk}"'
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban
