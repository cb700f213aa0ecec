"""Copies to a portable medium that is plugged in, here and now, and reads all of it back."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from arsip.actions.jalankan import jalankan
from arsip.actions.salin_media import minta_salin
from arsip.enums.cadangan import StatusPekerjaan
from arsip.management.hasil import hasil_pekerjaan
from arsip.models import MediaPortabel, Pekerjaan
from arsip.queries.media import pekerjaan_salin
from lpse.aturan import AturanDilanggar


class Command(BaseCommand):
    help = "Menyalin cadangan ke media portabel yang terpasang. Keluar 1 bila tidak disalin dan dibaca ulang."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kode", help="kode media, misalnya MP-01")
        parser.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        media = MediaPortabel.objects.filter(kode=options["kode"].upper()).first()
        if media is None:
            raise CommandError(f"Tidak ada media {options['kode']}.")
        hasil = [_isi(satu, jalankan(satu.pk)) for satu in _antrekan(media)]
        if options["json"]:
            self.stdout.write(json.dumps({"media": media.kode, "pekerjaan": hasil}, ensure_ascii=False))
        else:
            for satu in hasil:
                self.stdout.write(
                    f"{media.kode} dari {satu['dari']}: {satu['status']}. {satu['kalimat']}".strip()
                )
        if any(satu["status"] != StatusPekerjaan.BERHASIL for satu in hasil):
            raise CommandError(f"Salinan ke {media.kode} tidak berhasil dan tidak dihitung.")


def _antrekan(media: MediaPortabel) -> list[Pekerjaan]:
    """The jobs asked for now, or those that wait already. Raises CommandError."""
    try:
        baru = minta_salin(media.pk, oleh=None, is_sendiri=True)
    except AturanDilanggar as galat:
        raise CommandError(str(galat)) from None
    return baru or list(pekerjaan_salin(media).terbuka())


def _isi(diminta: Pekerjaan, selesai: Pekerjaan | None) -> dict[str, Any]:
    isi = {"dari": diminta.repositori.kode, **hasil_pekerjaan(selesai)}
    if selesai is None:
        return isi
    return isi | {nama: selesai.hasil.get(nama, 0) for nama in ("salinan", "ada")}
