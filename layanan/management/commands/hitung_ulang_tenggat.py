"""Recomputes every open clock from its events, the standard and the calendar it names."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from layanan.actions.tenggat import hitung_ulang, perbaiki_tenggat


class Command(BaseCommand):
    help = (
        "Menghitung ulang tenggat semua tiket terbuka dan menyebut yang berbeda. "
        "Tanpa --perbaiki tidak mengubah apa pun."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout")
        parser.add_argument(
            "--perbaiki", action="store_true", help="tulis ulang yang berbeda, satu baris jejak tiap tiket"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        dihitung, beda = hitung_ulang()
        if options["perbaiki"]:
            for satu in beda:
                perbaiki_tenggat(satu.tiket.pk)
        if options["json"]:
            self.stdout.write(json.dumps({"dihitung": dihitung, "beda": [satu.as_dict for satu in beda]}))
            return
        for satu in beda:
            self.stdout.write(f"{satu.tiket.nomor}: {', '.join(satu.seharusnya)}")
        tindakan = "diperbaiki" if options["perbaiki"] else "berbeda"
        self.stdout.write(f"{dihitung} tiket dihitung, {len(beda)} {tindakan}.")
