"""Asks every active target now and prints how each is."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from infrastruktur.actions.sampel import siapkan_partisi
from infrastruktur.actions.siklus import RingkasanSiklus, jalankan_siklus
from infrastruktur.enums.pantau import SIFAT, Keadaan, Ukuran
from infrastruktur.models import Deret

# Measure, part and value; a counter has none of its own.
Terbaca = tuple[Ukuran, str, float | None]
TUNGGU_DETIK = 60


class Command(BaseCommand):
    help = "Menanyai semua sasaran pemantauan satu kali, menyimpan bacaannya, dan mencetak keadaannya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        siapkan_partisi(now)
        siklus = jalankan_siklus(now, semua=True, tunggu=TUNGGU_DETIK)
        if siklus.is_dilewati:
            raise CommandError("Siklus lain masih berjalan. Coba lagi sebentar lagi.")
        if options["json"]:
            isi = {"sasaran": list(_baris(siklus))}
            self.stdout.write(json.dumps(isi, ensure_ascii=False, allow_nan=False))
            return
        for satu in _baris(siklus):
            nilai = "–" if satu["nilai"] is None else f"{satu['nilai']:g} {satu['satuan']}".rstrip()
            ukuran = f"{satu['ukuran']} {satu['label']}".rstrip()
            keadaan, durasi = Keadaan(satu["keadaan"]).label, f"{satu['durasi_ms']:g} ms"
            self.stdout.write(f"{satu['kode']:<20} {ukuran:<28} {nilai:<18} {durasi:>10} {keadaan}")
        for hasil in siklus.hasil:
            if hasil.galat:
                self.stderr.write(f"{hasil.kode}: {hasil.galat}")


def _baris(siklus: RingkasanSiklus) -> Iterator[dict[str, Any]]:
    """One entry for each reading, with its series' state now; one without value where nothing was read."""
    keadaan = _keadaan([hasil.kode for hasil in siklus.hasil])
    for hasil in siklus.hasil:
        durasi = round(hasil.durasi_ms, 1)
        terbaca: list[Terbaca] = [(b.ukuran, b.label, b.nilai) for b in hasil.bacaan]
        terbaca += [(p.ukuran, p.label, None) for p in hasil.pencacah]
        for ukuran, label, nilai in terbaca or [(Ukuran.TERSEDIA, "", None)]:
            terakhir, menurut = keadaan.get((hasil.kode, ukuran, label), (None, Keadaan.TIDAK_DIKETAHUI))
            yield {
                "kode": hasil.kode,
                "ukuran": ukuran.value,
                "label": label,
                "nilai": terakhir if nilai is None and terbaca else nilai,
                "satuan": SIFAT[ukuran].satuan,
                "keadaan": str(menurut),
                "durasi_ms": durasi,
            }


def _keadaan(kode: list[str]) -> dict[tuple[str, str, str], tuple[float | None, str]]:
    """Of each series of these targets, the last value (a rate, where a counter was read) and the state."""
    deret = Deret.objects.filter(sasaran__kode__in=kode)
    kolom = deret.values_list("sasaran__kode", "ukuran", "label", "nilai", "keadaan")
    return {(satu, ukuran, label): (nilai, keadaan) for satu, ukuran, label, nilai, keadaan in kolom}
