"""What the pages of this room share: a page with one form, and how a job's state is tagged."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from arsip.actions.peralatan import lokasi
from arsip.enums.cadangan import StatusPekerjaan
from arsip.forms.cadangan import IsianForm
from arsip.mesin.prasyarat import di_satu_disk
from arsip.models import Repositori
from lpse.situs_admin import tampilkan

PER_HALAMAN = 25
WARNA = {
    StatusPekerjaan.ANTRE: "biru",
    StatusPekerjaan.BERJALAN: "kuning",
    StatusPekerjaan.BERHASIL: "hijau",
    StatusPekerjaan.GAGAL: "merah",
    StatusPekerjaan.DIBATALKAN: "abu",
}


def tampil_isian(
    request: HttpRequest,
    judul: str,
    form: IsianForm,
    remah: list[tuple[str, str]],
    *,
    status: int = 200,
    **lain: Any,
) -> HttpResponse:
    """A page with one form; `remah` leads back, its last entry is where "Batal" goes."""
    konteks = {"form": form, "remah": remah, "url_kembali": remah[-1][1], **lain}
    return tampilkan(request, "admin/arsip/cadangan/isian.html", judul, status=status, **konteks)


def is_sedisk(repositori: Repositori) -> bool:
    """Whether it goes with the disk of the portal's data, however its place is written."""
    tempat = lokasi(repositori)
    is_jauh = tempat.startswith(("s3:", "sftp:"))
    return not is_jauh and di_satu_disk(Path(tempat), settings.LPSE_DATA_DIR)
