"""The trail of one record in words, for the timeline on its page."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from lpse.models import Akun, Jejak

BATAS_RIWAYAT = 40


def riwayat_jejak(
    objek: Any, peristiwa: dict[str, str], terbanyak: int = BATAS_RIWAYAT
) -> list[dict[str, Any]]:
    """What happened to a record as `peristiwa` words it, newest first, with who did it; two queries."""
    baris = Jejak.objects.filter(
        objek_jenis=objek._meta.label_lower, objek_id=str(objek.pk), peristiwa__in=peristiwa
    )
    jejak = list(baris.order_by("-pk")[:terbanyak])
    orang = Akun.objects.in_bulk({b.oleh_id for b in jejak} - {None})
    return [
        {"judul": peristiwa[b.peristiwa], "saat": b.pada, "isi": str(orang.get(b.oleh_id, "Sistem"))}
        for b in jejak
    ]


def butir_riwayat(rows: Iterable[Any]) -> list[dict[str, Any]]:
    """The same of rows that a record keeps itself: `peristiwa`, `pada`, `oleh` and a `catatan`."""
    butir = []
    for satu in rows:
        siapa = str(satu.oleh or "Sistem")
        isi = f"{siapa}: {satu.catatan}" if satu.catatan else siapa
        butir.append({"judul": satu.get_peristiwa_display(), "saat": satu.pada, "isi": isi})
    return butir


def sebut_diubah(model: type[models.Model], kolom: Iterable[str]) -> str:
    """Which fields of a record were changed, by the names people see: `Diubah: target, penanggung jawab`."""
    nama = {satu.name: str(satu.verbose_name) for satu in model._meta.concrete_fields}
    return f"Diubah: {', '.join(nama[satu] for satu in kolom)}"
