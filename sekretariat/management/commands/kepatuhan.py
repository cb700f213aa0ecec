"""Prints how the rules of the regulation and the seventeen standards stand by the portal's own records."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lpse.harapan import MasaKeliru
from lpse.waktu import hari_ini
from sekretariat.policies.kepatuhan import Hasil, Kepatuhan, sebut_unit
from sekretariat.queries.kepatuhan import masa_dari, susun


class Command(BaseCommand):
    help = "Menghitung kepatuhan dari catatan portal: setiap aturan, setiap pasal, dan 17 standar LPSE."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--periode", default="", help="2026, 2026-T3, atau 2026-10; kosong: tahun ini")
        parser.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            masa = masa_dari(options["periode"] or str(hari_ini().year))
        except MasaKeliru as galat:
            raise CommandError(str(galat)) from None
        semua = susun(masa)
        if options["json"]:
            self.stdout.write(json.dumps(as_json(semua), ensure_ascii=False))
        else:
            self._tulis(semua)

    def _tulis(self, semua: Kepatuhan) -> None:
        self.stdout.write(f"{semua.profil.peraturan.singkat}, {semua.masa.nama}:")
        for pasal in semua.pasal:
            self.stdout.write(f"  {pasal.judul:<12} {pasal.sebutan}")
        for standar in semua.standar:
            self.stdout.write(f"  Standar {standar.kode:<4} {standar.sebutan} ({standar.judul})")
        for kurang in semua.kekurangan:
            self.stdout.write(f"  {kurang.penanggung_jawab}: {kurang.kalimat} ({kurang.dasar})")


def as_json(semua: Kepatuhan) -> dict[str, Any]:
    """The whole result as JSON knows it; documented in docs/panduan/kepatuhan.md."""
    return {
        "profil": semua.profil.kode,
        "periode": semua.masa.kode,
        "dari": semua.masa.dari.isoformat(),
        "sampai": semua.masa.sampai.isoformat(),
        "merah": semua.merah,
        "pasal": [
            {"pasal": satu.pasal, "keadaan": satu.keadaan, "aturan": [a.kode for a in satu.aturan]}
            for satu in semua.pasal
        ],
        "aturan": [_as_json(satu, semua) | {"dasar": satu.keterangan} for satu in semua.aturan],
        "standar": [_as_json(satu, semua) for satu in semua.standar],
        "kurang": [
            {"unit": satu.unit, "bertindak": satu.penanggung_jawab, "kalimat": satu.kalimat}
            for satu in semua.kekurangan
        ],
    }


def _as_json(hasil: Hasil, semua: Kepatuhan) -> dict[str, Any]:
    return {
        "kode": hasil.kode,
        "judul": hasil.judul,
        "keadaan": hasil.keadaan,
        "bukti": [
            {
                "kode": satu.bukti.kode,
                "label": satu.bukti.judul,
                "keadaan": satu.nilai.keadaan,
                "jumlah": satu.hitungan.jumlah,
                "terakhir": satu.hitungan.terakhir.isoformat() if satu.hitungan.terakhir else None,
                "kurang": satu.nilai.kurang,
                "bertindak": sebut_unit(semua.profil, satu.bukti.unit),
            }
            for satu in hasil.bukti
        ],
    }
