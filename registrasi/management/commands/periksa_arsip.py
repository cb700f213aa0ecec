"""Compares the archive's stored bytes with their SHA-256."""

import json
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from registrasi import actions
from registrasi.models.arsip import KeutuhanIsi

SEKALI_DETIK = 300.0
TANPA_BATAS = float("inf")


class Command(BaseCommand):
    help = (
        "Memeriksa bahwa isi arsip masih seperti saat diterima: yang rusak dan yang sudah tiba gilirannya. "
        "Keluar 1 bila ada yang rusak atau hilang."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout")
        parser.add_argument("--semua", action="store_true", help="semua dokumen, juga yang baru diperiksa")

    def handle(self, *args: Any, **options: Any) -> None:
        semua = options["semua"]
        try:
            hasil = actions.periksa_keutuhan(
                detik=TANPA_BATAS if semua else SEKALI_DETIK, semua=semua, jeda_rusak=timedelta()
            )
        except OSError as galat:
            raise CommandError(f"Penyimpanan berkas tidak dapat dibaca: {galat.strerror or galat}.") from None
        if options["json"]:
            isi = asdict(hasil) | {"is_utuh": hasil.is_utuh}
            self.stdout.write(json.dumps(isi, ensure_ascii=False))
        else:
            for satu in hasil.temuan:
                self.stdout.write(f"{satu['kode']}: {KeutuhanIsi(satu['keadaan']).label.lower()}")
            self.stdout.write(
                f"Arsip {'utuh' if hasil.is_utuh else 'RUSAK'}: {hasil.diperiksa} dokumen diperiksa, "
                f"{hasil.utuh} utuh, {hasil.rusak} berubah, {hasil.hilang} hilang, "
                f"{hasil.tak_terbaca} tidak terbaca, "
                f"{hasil.musnah} sudah dimusnahkan."
            )
        if not hasil.is_utuh:
            raise SystemExit(1)
