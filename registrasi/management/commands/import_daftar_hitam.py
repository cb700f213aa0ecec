"""Takes files of the national blacklist in."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lpse.aturan import AturanDilanggar
from registrasi import actions
from registrasi.models import ImporDaftarHitam

KOLOM = ("dibaca", "baru", "berubah", "sama", "ditolak")


def butir_json(nama: str, impor: ImporDaftarHitam) -> dict[str, Any]:
    """One file's line of the machine's answer; a sanction has no amount of money."""
    hitungan = {kolom: getattr(impor, kolom) for kolom in KOLOM}
    return {"nama": nama, "jenis": "daftar_hitam", **hitungan, "nilai": {}}


class Command(BaseCommand):
    help = "Mengimpor daftar hitam (JSON atau CSV). Entri yang tidak ada di berkas tidak dihapus."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", nargs="+", metavar="BERKAS")
        parser.add_argument("--periksa", action="store_true", help="hanya memeriksa; tidak menyimpan apa pun")
        parser.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        hasil, gagal = [], []
        for nama in options["berkas"]:
            try:
                impor = self._satu(Path(nama), periksa=options["periksa"])
            except (OSError, AturanDilanggar) as galat:
                sebab = galat.strerror if isinstance(galat, OSError) else galat
                gagal.append(f"{nama}: {sebab}")
                continue
            hasil.append(butir_json(Path(nama).name, impor))
            self._sebut_ditolak(nama, impor)
            if not options["json"]:
                ringkas = ", ".join(f"{kolom} {getattr(impor, kolom)}" for kolom in KOLOM)
                self.stdout.write(f"{nama}: {ringkas}")
        if options["json"]:
            self.stdout.write(json.dumps({"berkas": hasil}, ensure_ascii=False))
        if gagal:
            raise CommandError("\n".join(gagal))

    def _satu(self, berkas: Path, *, periksa: bool) -> ImporDaftarHitam:
        with berkas.open("rb") as aliran:
            act = actions.periksa_daftar_hitam if periksa else actions.impor_daftar_hitam
            return act(aliran)

    def _sebut_ditolak(self, nama: str, impor: ImporDaftarHitam) -> None:
        for baris in impor.penolakan:
            self.stderr.write(f"{nama} baris {baris['baris']}: {baris['alasan']}")
        lagi = impor.ditolak - len(impor.penolakan)
        if lagi:
            self.stderr.write(f"{nama}: {lagi} baris lain juga ditolak")
