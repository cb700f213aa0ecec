"""Fetches the national blacklist from where the configuration says, and takes it in."""

import json
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lpse.aturan import AturanDilanggar
from registrasi import actions
from registrasi.daftar_hitam.unduh import unduh
from registrasi.enums.daftar_hitam import AsalImpor
from registrasi.management.commands.import_daftar_hitam import KOLOM, butir_json


class Command(BaseCommand):
    help = "Mengambil daftar hitam dari DAFTAR_HITAM_URL (https), lalu mengimpornya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DAFTAR_HITAM_URL:
            raise CommandError("DAFTAR_HITAM_URL kosong: pengambilan dimatikan. Impor berkasnya saja.")
        hasil, gagal = [], []
        for alamat in settings.DAFTAR_HITAM_URL:
            try:
                with unduh(alamat) as berkas:
                    impor = actions.impor_daftar_hitam(berkas, asal=AsalImpor.UNDUHAN)
            except AturanDilanggar as galat:
                gagal.append(str(galat))
                continue
            # An address may carry a key, which is nobody's to read in a log.
            hasil.append(butir_json(urlsplit(alamat)._replace(query="").geturl(), impor))
            if not options["json"]:
                self.stdout.write(", ".join(f"{kolom} {getattr(impor, kolom)}" for kolom in KOLOM))
        if options["json"]:
            self.stdout.write(json.dumps({"berkas": hasil}, ensure_ascii=False))
        if gagal:
            raise CommandError("\n".join(gagal))
