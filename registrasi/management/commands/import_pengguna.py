"""Imports existing SPSE users from a CSV or XLSX file."""

import json
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lpse.aturan import AturanDilanggar
from registrasi import actions
from registrasi.enums.spse import HasilBaris, StatusImpor
from registrasi.models import ImporPengguna

TAMPILKAN = 20


class Command(BaseCommand):
    help = (
        "Mengimpor pengguna SPSE yang sudah ada dari CSV atau XLSX. Baris yang ditolak tidak menghentikan "
        "yang lain. Keluar 1 bila berkasnya tidak terbaca."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", metavar="FILE", type=Path)
        parser.add_argument("--periksa", action="store_true", help="hanya membaca; tidak ada yang ditulis")
        parser.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        impor = self._baca(options["berkas"])
        ditolak = list(impor.baris.filter(hasil=HasilBaris.DITOLAK).order_by("nomor")[:TAMPILKAN])
        if options["periksa"]:
            impor.delete()
        else:
            actions.terapkan_impor(impor.pk, oleh=None)
            self._kerjakan(impor)
        if options["json"]:
            self.stdout.write(json.dumps({"berkas": [_laporan(impor)]}, ensure_ascii=False))
            return
        self.stdout.write(_kalimat(impor, diterapkan=not options["periksa"]))
        for baris in ditolak:
            self.stdout.write(f"  baris {baris.nomor}: {baris.alasan}")
        if impor.jumlah_ditolak > len(ditolak):
            self.stdout.write(f"  … dan {impor.jumlah_ditolak - len(ditolak)} lainnya")

    def _baca(self, path: Path) -> ImporPengguna:
        """The import, read to its end; CommandError with the reason where that cannot be done."""
        try:
            with path.open("rb") as berkas:
                impor = actions.terima_impor(berkas, path.name, oleh=None)
        except OSError as galat:
            raise CommandError(f"{path} tidak dapat dibuka: {galat.strerror}.") from None
        except AturanDilanggar as galat:
            raise CommandError(str(galat)) from None
        self._kerjakan(impor)
        if impor.status != StatusImpor.TERBACA:
            raise CommandError(impor.galat or "Impor ini dihentikan dari tempat lain.")
        return impor

    def _kerjakan(self, impor: ImporPengguna) -> None:
        """Do the work here; where the portal's own worker was quicker to take it, wait for that one."""
        while True:
            actions.kerjakan_impor(impor.pk)
            impor.refresh_from_db()
            if not impor.is_berjalan:
                return
            time.sleep(1)


def _laporan(impor: ImporPengguna) -> dict[str, Any]:
    hasil = {h.value: getattr(impor, f"jumlah_{h.value}") for h in HasilBaris}
    return {"nama": impor.nama_berkas, "jenis": "pengguna", "dibaca": impor.dibaca, **hasil, "nilai": {}}


def _kalimat(impor: ImporPengguna, *, diterapkan: bool) -> str:
    hasil = ", ".join(f"{getattr(impor, f'jumlah_{h.value}')} {h.label.lower()}" for h in HasilBaris)
    akhir = f"{impor.diterapkan} baris diterapkan" if diterapkan else "tidak ada yang ditulis"
    return f"{impor.nama_berkas}: {impor.dibaca} baris dibaca ({hasil}); {akhir}."
