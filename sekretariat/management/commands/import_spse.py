"""Imports exports of SPSE: JSON, CSV or XLSX, each recognised by its columns."""

import json
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lpse.aturan import AturanDilanggar
from sekretariat.actions.spse import terapkan_kiriman, terima_kiriman
from sekretariat.actions.spse_kerja import kerjakan_kiriman
from sekretariat.enums.spse import StatusKiriman, SumberKiriman
from sekretariat.models import KirimanSPSE

TAMPILKAN = 20
KOLOM = ("dibaca", "baru", "berubah", "sama", "ditolak")
NILAI = ("pagu", "hps", "kontrak")


class Command(BaseCommand):
    help = (
        "Mengimpor ekspor SPSE (JSON, CSV, XLSX); jenis datanya dikenali dari kolomnya. Baris yang ditolak "
        "tidak menghentikan yang lain. Keluar 1 bila ada berkas yang tidak terbaca."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", metavar="FILE", type=Path, nargs="+")
        parser.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        selesai, gagal = [], []
        for path in options["berkas"]:
            try:
                kiriman = impor(path)
            except CommandError as galat:
                gagal.append(str(galat))
                continue
            selesai.append(kiriman)
            if not options["json"]:
                self._tulis(kiriman)
        if options["json"]:
            dokumen = {"berkas": [butir_json(k) for k in selesai]}
            self.stdout.write(json.dumps(dokumen, ensure_ascii=False))
        if gagal:
            raise CommandError("\n".join(gagal))

    def _tulis(self, kiriman: KirimanSPSE) -> None:
        self.stdout.write(sebut_hasil(kiriman))
        for baris in kiriman.baris_ditolak.order_by("nomor", "kolom")[:TAMPILKAN]:
            self.stdout.write(f"  baris {baris.nomor}, {baris.kolom or 'seluruhnya'}: {baris.alasan}")
        if kiriman.ditolak > TAMPILKAN:
            self.stdout.write("  Selebihnya dapat diunduh dari halaman kiriman ini.")


def impor(path: Path) -> KirimanSPSE:
    """The file, imported whole or not at all. Raises CommandError with the sentence that says why not."""
    try:
        with path.open("rb") as berkas:
            kiriman = terima_kiriman(berkas, path.name, oleh=None, sumber=SumberKiriman.PERINTAH)
    except OSError as galat:
        raise CommandError(f"{path} tidak dapat dibuka: {galat.strerror}.") from None
    except AturanDilanggar as galat:
        raise CommandError(f"{path.name}: {galat}") from None
    terapkan_kiriman(kiriman.pk, oleh=None)
    selesaikan(kiriman)
    if kiriman.status != StatusKiriman.DITERAPKAN:
        raise CommandError(f"{path.name}: {kiriman.galat or 'kiriman ini dihentikan dari tempat lain.'}")
    return kiriman


def selesaikan(kiriman: KirimanSPSE) -> None:
    """Do the work here; where the portal's own worker was quicker to take it, wait for that one."""
    while True:
        kerjakan_kiriman(kiriman.pk, utuh=True)
        kiriman.refresh_from_db()
        if not kiriman.is_berjalan:
            return
        time.sleep(1)


def sebut_hasil(kiriman: KirimanSPSE) -> str:
    jumlah = ", ".join(f"{getattr(kiriman, kolom)} {kolom}" for kolom in KOLOM)
    return f"{kiriman.nama_berkas} ({kiriman.get_jenis_display()}): {jumlah}."


def butir_json(kiriman: KirimanSPSE) -> dict[str, Any]:
    """One file as `import_spse --json` tells it; money as strings with a dot and two decimals."""
    return {
        "nama": kiriman.nama_berkas,
        "jenis": kiriman.jenis,
        **{kolom: getattr(kiriman, kolom) for kolom in KOLOM},
        "nilai": {nama: f"{getattr(kiriman, nama):.2f}" for nama in NILAI},
    }
