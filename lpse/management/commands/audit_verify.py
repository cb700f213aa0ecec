"""Verifies the trail's chain of seals."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from lpse.jejak import periksa_rantai, segel


class Command(BaseCommand):
    help = (
        "Memeriksa bahwa jejak utuh: setiap baris masih seperti saat disegel. Keluar 1 bila ada yang rusak."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        while segel():
            pass
        hasil = periksa_rantai()
        if options["json"]:
            self.stdout.write(json.dumps(hasil.as_dict(), ensure_ascii=False))
        else:
            for kalimat in hasil.rusak:
                self.stdout.write(kalimat)
            keadaan = "utuh" if hasil.utuh else "RUSAK"
            self.stdout.write(
                f"Jejak {keadaan}: {hasil.baris} baris, {hasil.segel} segel, "
                f"{hasil.belum_disegel} belum disegel."
            )
        if not hasil.utuh:
            raise SystemExit(1)
