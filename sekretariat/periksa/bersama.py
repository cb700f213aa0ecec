"""What the pages of the auditor's room share: addresses, rows as they are shown, files as they are sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import IO, Any
from urllib.parse import urlencode

from django.http import FileResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from lpse.alamat import alamat_ruang
from lpse.ekspor import TIPE_XLSX
from lpse.models import Akun, Jejak
from lpse.peran import Peran
from lpse.sebut_jejak import DITOLAK, kalimat, rincian_kata, sebut_halaman, sebut_jenis
from lpse.waktu import setempat
from sekretariat.policies.rekaman import is_berhalaman
from sekretariat.queries.periksa import pelaku

NAMA = "sekretariat_periksa"
PER_HALAMAN = 50
WARNA = {"menunggu": "abu", "berjalan": "kuning", "selesai": "hijau", "gagal": "merah"}
TIPE = {"csv": "text/csv; charset=utf-8", "xlsx": TIPE_XLSX}
HALAMAN = ("halaman", "kunci")  # how a row names the page that was opened
REMAH = {"judul": "Ruang pemeriksa"}


@dataclass(frozen=True, slots=True)
class BarisTampil:
    """One row of the trail as the page shows it."""

    pk: int
    pada: Any
    kalimat: str
    peristiwa: str
    rekaman: str
    url: str
    orang: str
    peran: str
    ip: str
    rincian: str
    halaman: str
    judul_halaman: str
    is_ditolak: bool


url = partial(alamat_ruang, NAMA)


def tampil(rows: Iterable[Jejak]) -> list[BarisTampil]:
    """The rows in words; one query, for who did them."""
    rows = list(rows)
    orang = pelaku(rows)
    return [_tampil(baris, orang) for baris in rows]


def _tampil(baris: Jejak, orang: dict[int, Akun]) -> BarisTampil:
    jenis, pk = baris.objek_jenis, baris.objek_id
    halaman = _alamat_halaman(baris.rincian)
    lain = {nama: isi for nama, isi in baris.rincian.items() if not halaman or nama not in HALAMAN}
    return BarisTampil(
        pk=baris.pk,
        pada=baris.pada,
        kalimat=kalimat(baris),
        peristiwa=baris.peristiwa,
        rekaman=f"{sebut_jenis(jenis)} {pk}" if jenis else "",
        url=f"{url()}?{urlencode({'rekaman': jenis, 'objek': pk})}" if pk and is_berhalaman(jenis) else "",
        orang=_sebut_orang(baris, orang),
        peran=", ".join(_sebut_peran(satu) for satu in baris.peran.split(",") if satu),
        ip=baris.alamat_ip or "",
        rincian=rincian_kata(lain),
        halaman=halaman,
        judul_halaman=sebut_halaman(str(baris.rincian.get("halaman", ""))),
        is_ditolak=baris.peristiwa.endswith(DITOLAK),
    )


def _alamat_halaman(rincian: dict[str, Any]) -> str:
    """The address of the page that a row says was opened; "" for one that is gone or was not wholly noted."""
    nama, kunci = (rincian.get(satu) for satu in HALAMAN)
    try:
        return reverse(str(nama), kwargs=kunci) if nama else ""
    except (NoReverseMatch, TypeError):
        return ""


def _sebut_orang(baris: Jejak, orang: dict[int, Akun]) -> str:
    if baris.oleh_id is None:
        return "Sistem"
    return str(orang.get(baris.oleh_id) or f"Akun {baris.oleh_id}")


def _sebut_peran(peran: str) -> str:
    return str(Peran(peran).label) if peran in Peran.values else peran


def kirim(berkas: IO[bytes], nama: str, bentuk: str) -> FileResponse:
    """A file made here, as a download."""
    saat = f"{setempat(timezone.now()):%Y%m%d-%H%M}"
    jawaban = FileResponse(
        berkas, as_attachment=True, filename=f"{nama}-{saat}.{bentuk}", content_type=TIPE[bentuk]
    )
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban
