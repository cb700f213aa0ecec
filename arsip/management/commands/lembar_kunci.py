"""Prints the keys that a restore needs, once, for a sealed envelope."""

import os
from pathlib import Path
from typing import Any

import psutil
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from arsip.actions.lembar_kunci import Kunci, cetak_lembar, tulis_sekali
from arsip.models import LembarKunci
from arsip.naskah.lembar_kunci import isi_lembar_kunci
from lpse.dokumen import build_pdf
from lpse.waktu import waktu


class Command(BaseCommand):
    help = (
        "Mencetak lembar kunci: SECRET_KEY, AUDIT_KEY, sandi repositori, kunci SSH, dan alamat basis data "
        "sumber. Nilainya tidak disimpan. "
        "Cetak, tanda tangani, segel, lalu catat tempatnya di halaman Kesiapan."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pdf", type=Path, help="tulis PDF baru (mode 0400), bukan teks ke stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        tujuan: Path | None = options["pdf"]
        # One that could not be handed over was not printed.
        with transaction.atomic():
            lembar, isi = cetak_lembar(_pencetak())
            if tujuan is None:
                self.stdout.write(_teks(lembar, isi))
            else:
                _tulis_pdf(tujuan, lembar, isi)
        if tujuan is not None:
            self.stdout.write(f"Lembar {lembar.kode} ditulis ke {tujuan}. Hapus berkasnya sesudah dicetak.")


def _pencetak() -> str:
    """Who asks, as the operating system knows them: by sudo, or as the account this runs as."""
    return os.environ.get("SUDO_USER") or psutil.Process().username()


def _tulis_pdf(tujuan: Path, lembar: LembarKunci, isi: list[Kunci]) -> None:
    try:
        tulis_sekali(
            tujuan,
            build_pdf("lembar_kunci", isi_lembar_kunci(lembar, isi), stempel_waktu=lembar.dicetak_pada),
        )
    except FileExistsError:
        raise CommandError(f"{tujuan} sudah ada. Sebutkan berkas yang belum ada.") from None
    except OSError as galat:
        raise CommandError(f"{tujuan} tidak dapat ditulis: {galat.strerror}.") from None
    except ValueError as galat:
        raise CommandError(str(galat)) from None


def _teks(lembar: LembarKunci, isi: list[Kunci]) -> str:
    baris = [
        "LEMBAR KUNCI PORTAL LPSE (RAHASIA)",
        f"Lembar {lembar.kode}, dicetak {waktu(timezone.now())}",
        "Tanda tangani, segel, simpan terpisah dari media cadangan, lalu catat di halaman Kesiapan.",
    ]
    for satu in isi:
        nilai = satu.nilai or "(tidak terbaca; salin dari tempatnya)"
        baris += ["", f"{satu.nama}  ({satu.guna})", f"  {nilai}"]
    baris += ["", "Disegel oleh: ____________________   Saksi: ____________________   Tanggal: __________"]
    return "\n".join(baris)
