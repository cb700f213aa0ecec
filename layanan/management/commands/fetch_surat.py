"""Fetches the mailboxes of the service desk once, and reads what came."""

import json
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from layanan.actions.ambil_surat import HasilAmbil, ambil_surat


class Command(BaseCommand):
    help = "Mengambil surat masuk satu kali dari semua kotak IMAP_URL, lalu mengolahnya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.IMAP_URL:
            raise CommandError("IMAP_URL kosong: surat masuk tidak diambil. Lihat docs/konfigurasi.md.")
        hasil = ambil_surat()
        if options["json"]:
            isi = {"kotak": [asdict(satu) for satu in hasil]}
            self.stdout.write(json.dumps(isi, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(map(_kalimat, hasil)))
        gagal = [f"{satu.kotak}: {satu.galat}" for satu in hasil if satu.galat]
        gagal += [f"{satu.kotak}: {satu.gagal} surat belum tersimpan" for satu in hasil if satu.gagal]
        if gagal:
            raise CommandError("\n".join(gagal))


def _kalimat(satu: HasilAmbil) -> str:
    if satu.dilewati:
        return f"{satu.kotak}: sedang diambil proses lain"
    return f"{satu.kotak}: {satu.baru} baru, {satu.sudah_ada} sudah ada"
