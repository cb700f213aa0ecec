"""Takes in the list of agencies, from an SPSE export (satker.json) or a file of the same shape."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lpse.impor_satker import BerkasTidakTerbaca, HasilImporSatker, baca_berkas, impor_satker


class Command(BaseCommand):
    help = "Mengimpor satuan kerja (JSON). Yang tidak ada di berkas tidak dihapus."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", metavar="BERKAS")
        parser.add_argument("--periksa", action="store_true", help="hanya memeriksa; tidak menyimpan apa pun")
        parser.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        berkas = Path(options["berkas"])
        try:
            hasil = impor_satker(baca_berkas(berkas), periksa=options["periksa"])
        except BerkasTidakTerbaca as galat:
            raise CommandError(str(galat)) from galat
        for tolak in hasil.ditolak:
            self.stderr.write(f"{berkas.name} baris {tolak.baris}: {tolak.alasan}")
        butir = _butir(berkas.name, hasil)
        if options["json"]:
            self.stdout.write(json.dumps({"berkas": [butir]}, ensure_ascii=False))
        else:
            kolom = ("dibaca", "baru", "berubah", "sama", "ditolak")
            self.stdout.write(f"{berkas.name}: {', '.join(f'{k} {butir[k]}' for k in kolom)}")


def _butir(nama: str, hasil: HasilImporSatker) -> dict[str, Any]:
    """The machine's answer for the file; an agency has no amount of money."""
    return {
        "nama": nama,
        "jenis": "satker",
        "dibaca": hasil.dibaca,
        "baru": hasil.baru,
        "berubah": hasil.berubah,
        "sama": hasil.sama,
        "ditolak": len(hasil.ditolak),
        "nilai": {},
    }
