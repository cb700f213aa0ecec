"""Backs up one source, or all of them, here and now."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from arsip.actions.jalankan import jalankan
from arsip.actions.pekerjaan import antrekan
from arsip.enums.cadangan import JenisPekerjaan, StatusPekerjaan
from arsip.management.hasil import hasil_pekerjaan
from arsip.models import Pekerjaan, Sumber
from arsip.policies.kata import sebut_ukuran


class Command(BaseCommand):
    help = "Mencadangkan satu sumber, atau semua yang dipakai. Keluar 1 bila ada yang tidak berhasil."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("sumber", nargs="?", help="kode sumber; tanpa ini semua sumber yang dipakai")
        parser.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        hasil = [_cadangkan(satu) for satu in _pilih(options["sumber"])]
        if options["json"]:
            self.stdout.write(json.dumps({"pekerjaan": hasil}, ensure_ascii=False))
        else:
            for satu in hasil:
                self._cetak(satu)
        gagal = [satu["sumber"] for satu in hasil if satu["status"] != StatusPekerjaan.BERHASIL]
        if gagal:
            raise CommandError(f"Tidak berhasil: {', '.join(gagal)}.")

    def _cetak(self, satu: dict[str, Any]) -> None:
        if satu["status"] == StatusPekerjaan.BERHASIL:
            isi = f"{satu['baris']} baris, {satu['berkas']} berkas, {sebut_ukuran(satu['ukuran'])}"
            self.stdout.write(f"{satu['sumber']}: berhasil, {isi}, snapshot {satu['snapshot'][:8]}")
        else:
            self.stderr.write(f"{satu['sumber']}: {satu['status']}. {satu['kalimat']} {satu['keterangan']}")


def _pilih(kode: str | None) -> list[Sumber]:
    """Raises CommandError for a code that no source in use has, and where there is none at all."""
    rows = Sumber.objects.aktif().select_related("repositori").order_by("pk")
    sumber = list(rows.filter(kode=kode) if kode else rows)
    if not sumber:
        raise CommandError(
            f"Tidak ada sumber {kode} yang dipakai." if kode else "Tidak ada sumber yang dipakai."
        )
    return sumber


def _cadangkan(sumber: Sumber) -> dict[str, Any]:
    """Run its backup in this process: one asked for now, or the one that waits already."""
    pekerjaan = antrekan(JenisPekerjaan.CADANGKAN, sumber.repositori, sumber=sumber, is_sendiri=True)
    if pekerjaan is None:
        terbuka = Pekerjaan.objects.terbuka().filter(jenis=JenisPekerjaan.CADANGKAN, sumber=sumber)
        pekerjaan = terbuka.first()
    selesai = jalankan(pekerjaan.pk) if pekerjaan else None
    return _isi(sumber, selesai)


def _isi(sumber: Sumber, pekerjaan: Pekerjaan | None) -> dict[str, Any]:
    isi = {"sumber": sumber.kode, **hasil_pekerjaan(pekerjaan)}
    if pekerjaan is None:
        return isi
    cadangan = pekerjaan.cadangan
    return {
        **isi,
        "snapshot": cadangan.snapshot if cadangan else "",
        "baris": cadangan.baris if cadangan else 0,
        "berkas": cadangan.berkas if cadangan else 0,
        "ukuran": cadangan.ukuran if cadangan else 0,
        "ukuran_baru": cadangan.ukuran_baru if cadangan else 0,
    }
