"""Builds the draft of a report for one period."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lpse.aturan import AturanDilanggar
from sekretariat.actions.pelaporan import susun_laporan
from sekretariat.alur.periode import baca_periode
from sekretariat.enums.pelaporan import JenisLaporan
from sekretariat.models import LaporanBerkala
from sekretariat.policies.pelaporan import angka_polos
from sekretariat.queries.pelaporan import butir_laporan


class Command(BaseCommand):
    help = (
        "Menyusun draf laporan satu periode. Yang sudah ada tidak disentuh dan disebut apa adanya. "
        "Periode: 2026-10 (bulan), 2026-TW3 (triwulan), 2026-S1 (semester), 2026 (tahun)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--periode", required=True, help="periode yang dilaporkan, misalnya 2026-10")
        parser.add_argument("--unit", default="", help="laporan program satu unit, misalnya registrasi")
        parser.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        unit = options["unit"]
        jenis = JenisLaporan.UNIT if unit else JenisLaporan.BERKALA
        try:
            laporan, baru = susun_laporan(baca_periode(options["periode"]), oleh=None, jenis=jenis, unit=unit)
        except AturanDilanggar as galat:
            raise CommandError(str(galat)) from None
        if options["json"]:
            self.stdout.write(json.dumps(_isi(laporan, baru), ensure_ascii=False))
            return
        kata = "disusun" if baru else f"sudah ada ({laporan.get_status_display()})"
        self.stdout.write(f"Laporan {laporan.sebutan_periode} {kata}: {laporan.butir.count()} angka.")


def _isi(laporan: LaporanBerkala, baru: bool) -> dict[str, Any]:
    return {
        "kode": laporan.kode,
        "jenis": laporan.jenis,
        "unit": laporan.unit,
        "periode": laporan.periode.kode,
        "mulai": laporan.mulai.isoformat(),
        "selesai": laporan.selesai.isoformat(),
        "versi": laporan.versi,
        "status": laporan.status,
        "baru": baru,
        "kepada": laporan.kepada,
        "melalui": laporan.melalui,
        "butir": [
            {
                "bab": satu.bab,
                "kode": satu.kode,
                "label": satu.label,
                "nilai": angka_polos(satu.nilai),
                "sebelum": angka_polos(satu.sebelum),
                "satuan": satu.satuan,
                "rujukan": satu.jumlah_rujukan,
            }
            for satu in butir_laporan(laporan)
        ],
    }
