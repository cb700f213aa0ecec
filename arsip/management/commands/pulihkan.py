"""Brings the portal back on an empty machine."""

import json
import os
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from arsip.actions.peralatan import CADANGAN, restic_untuk
from arsip.actions.pulihkan import TERBARU, pulihkan
from arsip.actions.sesudah_pulih import Pulihan, lepas_repositori
from arsip.enums.cadangan import JenisRepositori
from arsip.mesin.galat import MesinGagal
from arsip.mesin.proses import Kendali
from arsip.models import Repositori
from arsip.models.cadangan import UTAMA

TIDAK_DIMUAT = (
    "SECRET_KEY: dari lembar kunci; yang baru membuat semua orang keluar dan tautan di surel lama mati.",
    "AUDIT_KEY: dari lembar kunci; tanpa yang lama jejak tidak dapat diperiksa.",
    "Sandi repositori restic: dari lembar kunci; cadangan berikutnya memerlukannya.",
    "Isi .env lain: alamat surel, basis data, penyimpanan, dan rahasia pemantauan.",
)


class Command(BaseCommand):
    help = "Memulihkan portal dari REPOSITORI ke basis data dan direktori berkas yang kosong."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "repositori",
            nargs="?",
            default="",
            help=f"jalur, s3:…, atau sftp:… repositori; “{UTAMA}” untuk LPSE_DATA_DIR/cadangan",
        )
        parser.add_argument("--cadangan", default=TERBARU, help="id snapshot, kode pekerjaan, atau terbaru")
        parser.add_argument("--ke", type=Path, help="taruh berkas di direktori ini, bukan penyimpanan portal")
        parser.add_argument(
            "--sandi", default="", help="berkas:/jalur atau env:CADANGAN_NAMA berisi sandinya"
        )
        parser.add_argument("--rahasia", default="", help="env:CADANGAN_NAMA untuk kunci akses S3")
        parser.add_argument(
            "--lepas",
            action="append",
            default=[],
            metavar="KODE",
            help="repositori di disk yang hilang untuk selamanya; tanpa REPOSITORI hanya ini yang dikerjakan",
        )
        parser.add_argument("--batas-jam", type=int, default=24, help="berhenti sesudah sekian jam")
        parser.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["repositori"]:
            self._lepas(options["lepas"])
            return
        kendali = Kendali(time.monotonic() + options["batas_jam"] * 3600, lambda _: None, lambda: False)
        try:
            restic = restic_untuk(_repositori(options), sandi=_berkas_sandi(options["sandi"]))
            pilihan = {nama: options[nama] for nama in ("cadangan", "ke", "lepas")}
            hasil = pulihkan(restic, kendali, **pilihan, bilang=self._bilang)
        except MesinGagal as galat:
            raise CommandError(str(galat)) from None
        if options["json"]:
            self.stdout.write(json.dumps(asdict(hasil) | {"tidak_dimuat": TIDAK_DIMUAT}, ensure_ascii=False))
        else:
            self._cetak(hasil)
        if hasil.beda:
            raise SystemExit(1)

    def _lepas(self, kode: list[str]) -> None:
        """Let go of repositories that never come back, in a portal that was restored before."""
        if not kode:
            raise CommandError("Sebutkan REPOSITORI asal cadangannya, atau --lepas KODE.")
        for satu in kode:
            repositori = Repositori.objects.filter(kode=satu).first()
            if repositori is None:
                raise CommandError(f"Tidak ada repositori berkode {satu}.")
            try:
                lepas_repositori(repositori)
            except MesinGagal as galat:
                raise CommandError(str(galat)) from None
            self.stdout.write(f"{repositori.nama} dilepas; dibuat baru pada cadangan berikutnya.")

    def _bilang(self, kalimat: str) -> None:
        self.stderr.write(kalimat, self.style.NOTICE)

    def _cetak(self, hasil: Pulihan) -> None:
        self.stdout.write(
            f"Keadaan {hasil.saat} dipulihkan dalam {hasil.detik:g} detik: "
            f"{hasil.baris} baris, {hasil.berkas} berkas."
        )
        for judul, butir in (
            ("Yang berbeda dari manifes:", hasil.beda),
            ("Yang tidak dimuat cadangan:", TIDAK_DIMUAT),
            ("Berikutnya:", hasil.langkah),
        ):
            if butir:
                self.stdout.write("\n".join((judul, *(f"- {satu}" for satu in butir))))


def _repositori(options: dict[str, Any]) -> Repositori:
    """The repository as the command line says it, never saved: the database is empty."""
    tempat = options["repositori"]
    lokasi = str(settings.LPSE_DATA_DIR / CADANGAN) if tempat == UTAMA else tempat
    if not lokasi.startswith(("s3:", "sftp:")):
        lokasi = str(Path(lokasi).resolve())
        if not Path(lokasi).is_dir():
            raise CommandError(f"Direktori repositori {lokasi} tidak ada.")
    return Repositori(
        kode="pulih",
        nama=lokasi,
        jenis=JenisRepositori.UTAMA,
        lokasi=lokasi,
        sandi=options["sandi"],
        rahasia=options["rahasia"],
    )


def _berkas_sandi(rujukan: str) -> Path | None:
    """The file with the password, wherever the paper was typed into; None: it is in the environment."""
    if rujukan.startswith("env:"):
        return None
    sendiri = settings.LPSE_DATA_DIR / "rahasia" / f"cadangan-{UTAMA}"
    berkas = Path(rujukan.removeprefix("berkas:") or sendiri)
    if not os.access(berkas, os.R_OK):
        raise CommandError(
            f"{berkas} tidak terbaca. Sebutkan sandi repositori: --sandi berkas:/jalur, dari lembar kunci."
        )
    return berkas
