"""Fetches exports of SPSE from where the configuration says, and imports them."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from sekretariat.actions.spse_ambil import ambil_spse
from sekretariat.enums.spse import StatusKiriman
from sekretariat.management.commands.import_spse import butir_json, sebut_hasil


class Command(BaseCommand):
    help = "Mengambil data SPSE dari SPSE_URL, lalu mengimpornya. Keluar 1 bila ada alamat yang gagal."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.SPSE_URL:
            raise CommandError("SPSE_URL kosong: pengambilan dimatikan. Impor berkasnya dengan import_spse.")
        semua, gagal = ambil_spse()
        selesai = [k for k in semua if k.status == StatusKiriman.DITERAPKAN]
        gagal += [f"{k.alamat}: {k.galat}" for k in semua if k.status == StatusKiriman.GAGAL]
        if options["json"]:
            dokumen = {"berkas": [butir_json(k) for k in selesai]}
            self.stdout.write(json.dumps(dokumen, ensure_ascii=False))
        else:
            for kiriman in selesai:
                self.stdout.write(sebut_hasil(kiriman))
        if gagal:
            raise CommandError("\n".join(gagal))
