"""Checks the repositories and what is in them, and whether every source has a recent backup."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from arsip.actions.jalankan import jalankan
from arsip.actions.pekerjaan import antrekan
from arsip.enums.cadangan import JenisPekerjaan, StatusPekerjaan
from arsip.management.hasil import hasil_pekerjaan
from arsip.models import Pekerjaan, Repositori, Sumber
from arsip.policies.jadwal import Jadwal, is_absen
from arsip.queries.pekerjaan import keberhasilan_terakhir, perlu_diperiksa


class Command(BaseCommand):
    help = (
        "Memeriksa struktur setiap repositori dan satu dari tujuh bagian isinya, lalu umur cadangan setiap "
        "sumber. Keluar 1 bila ada yang rusak, tidak terbuka, atau terlambat."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("repositori", nargs="?", help="kode repositori; tanpa ini semua yang dipakai")
        parser.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        repositori = [_periksa(satu) for satu in _pilih(options["repositori"])]
        sumber = _sumber()
        if options["json"]:
            isi = {"repositori": repositori, "sumber": sumber}
            self.stdout.write(json.dumps(isi, ensure_ascii=False))
        else:
            self._cetak(repositori, sumber)
        buruk = [r["kode"] for r in repositori if r["status"] != StatusPekerjaan.BERHASIL]
        buruk += [s["kode"] for s in sumber if s["is_terlambat"]]
        if buruk:
            raise CommandError(f"Tidak baik: {', '.join(buruk)}.")

    def _cetak(self, repositori: list[dict[str, Any]], sumber: list[dict[str, Any]]) -> None:
        for satu in repositori:
            self.stdout.write(f"Repositori {satu['kode']}: {satu['status']}. {satu['kalimat']}".rstrip())
        for satu in sumber:
            keadaan = "terlambat" if satu["is_terlambat"] else "baik"
            self.stdout.write(
                f"Sumber {satu['kode']}: {keadaan}, terakhir {satu['terakhir'] or 'belum pernah'}"
            )


def _pilih(kode: str | None) -> list[Repositori]:
    """Raises CommandError where nothing can be checked: no backup is no good news."""
    rows = perlu_diperiksa().order_by("pk")
    repositori = list(rows.filter(kode=kode) if kode else rows)
    if not repositori:
        raise CommandError("Belum ada repositori yang berisi cadangan. Jalankan manage.py cadangkan dahulu.")
    return repositori


def _periksa(repositori: Repositori) -> dict[str, Any]:
    pekerjaan = antrekan(JenisPekerjaan.PERIKSA, repositori, is_sendiri=True)
    if pekerjaan is None:
        terbuka = Pekerjaan.objects.terbuka().filter(jenis=JenisPekerjaan.PERIKSA, repositori=repositori)
        pekerjaan = terbuka.first()
    selesai = jalankan(pekerjaan.pk) if pekerjaan else None
    isi = {"kode": repositori.kode, **hasil_pekerjaan(selesai)}
    return isi | selesai.hasil if selesai else isi


def _sumber() -> list[dict[str, Any]]:
    """To each source in use, its newest backup and whether the next is overdue."""
    now, sumber = timezone.now(), list(Sumber.objects.aktif().order_by("pk"))
    terakhir = keberhasilan_terakhir([satu.pk for satu in sumber])
    return [
        {
            "kode": satu.kode,
            "terakhir": terakhir[satu.pk].isoformat() if satu.pk in terakhir else "",
            "is_terlambat": is_absen(
                Jadwal(satu.selang_jam, satu.mulai_pukul),
                satu.batas_jam,
                terakhir.get(satu.pk, satu.created_at),
                now,
            ),
        }
        for satu in sumber
    ]
