"""Compares everybody with the blacklist now."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from registrasi import actions


class Command(BaseCommand):
    help = (
        "Mencocokkan penyedia, pendaftaran, dan pengguna dengan daftar hitam. Tidak menonaktifkan siapa pun."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        baru, berakhir = actions.cocokkan_daftar_hitam()
        if options["json"]:
            self.stdout.write(json.dumps({"baru": baru, "berakhir": berakhir}))
        else:
            self.stdout.write(f"Temuan baru: {baru}. Sanksi berakhir: {berakhir}.")
