"""Restores the newest backup of each source into a scratch place, and says whether it came back whole."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from arsip.actions.jalankan import jalankan
from arsip.actions.pekerjaan import antrekan, sapu_terputus
from arsip.enums.cadangan import JenisPekerjaan, StatusPekerjaan
from arsip.models import Pekerjaan, Sumber, UjiPemulihan


class Command(BaseCommand):
    help = "Menguji pemulihan cadangan terbaru tiap sumber ke tempat sementara. Keluar 1 bila ada yang gagal."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("sumber", nargs="*", help="kode sumber; kosong berarti semua yang dicadangkan")
        parser.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        sapu_terputus()  # here there may be no clock that does it each minute
        hasil = [_uji(satu) for satu in _sumber(options["sumber"])]
        if options["json"]:
            self.stdout.write(json.dumps({"uji": hasil}, ensure_ascii=False))
        else:
            for satu in hasil:
                self.stdout.write(_kalimat(satu))
        if not all(satu["lulus"] for satu in hasil):
            raise SystemExit(1)


def _sumber(kode: list[str]) -> list[Sumber]:
    rows = Sumber.objects.aktif().select_related("repositori").order_by("pk")
    ada = list(rows.filter(kode__in=kode) if kode else rows)
    if asing := sorted(set(kode) - {satu.kode for satu in ada}):
        raise CommandError(f"Tidak ada sumber aktif berkode {', '.join(asing)}.")
    if not ada:
        raise CommandError("Belum ada sumber yang dicadangkan.")
    return ada


def _uji(sumber: Sumber) -> dict[str, Any]:
    """Run one drill here and now, as the worker would; one that waits already is taken over."""
    pekerjaan = antrekan(
        JenisPekerjaan.UJI_PULIH, sumber.repositori, sumber=sumber, is_sendiri=True
    ) or _menunggu(sumber)
    akhir = jalankan(pekerjaan.pk) if pekerjaan else None
    if akhir is None:
        galat = "Repositorinya sedang dipakai pekerjaan lain. Coba lagi sesudah selesai."
        return {"sumber": sumber.kode, "lulus": False, "galat": galat}
    uji = UjiPemulihan.objects.select_related("cadangan", "naskah").filter(pekerjaan=akhir).first()
    isi: dict[str, Any] = {"sumber": sumber.kode, "pekerjaan": akhir.kode, "status": str(akhir.status)}
    isi |= {
        "lulus": akhir.status == StatusPekerjaan.BERHASIL,
        "sebab": str(akhir.sebab),
        "galat": akhir.galat,
    }
    if uji is not None:
        isi |= {
            "cadangan": uji.cadangan.kode,
            "durasi_detik": round(uji.durasi.total_seconds(), 1),
            "berita_acara": uji.naskah.nomor if uji.naskah else "",
            **uji.hasil,
        }
    return isi


def _menunggu(sumber: Sumber) -> Pekerjaan | None:
    antre = Pekerjaan.objects.filter(
        jenis=JenisPekerjaan.UJI_PULIH, sumber=sumber, status=StatusPekerjaan.ANTRE
    )
    return antre.first()


def _kalimat(satu: dict[str, Any]) -> str:
    if satu["lulus"]:
        return f"{satu['sumber']}: lulus dalam {satu['durasi_detik']:g} detik, {satu['berita_acara']}."
    return f"{satu['sumber']}: TIDAK LULUS. {satu['galat']}"
