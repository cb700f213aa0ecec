"""Who looked at one archived document, from the trail: at its file, wherever it was opened."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.db.models.fields.json import KT

from lpse.models import Akun, Jejak, Naskah
from registrasi.models import ButirArsip

BATAS = 50


@dataclass(frozen=True, slots=True)
class Pandangan:
    """One look: when, by whom in which role, and how."""

    pada: datetime
    oleh: str
    peran: str
    cara: str


def pandangan(butir: ButirArsip) -> list[Pandangan]:
    """The latest looks, newest first, at most BATAS; nothing else that happened to the document.

    Two indexes serve it: looks that name the file, and those at the issued document whose PDF or copy it is.
    """
    baris = {b.pk: b for b in _pada_berkas(butir)} | {b.pk: b for b in _pada_naskah(butir)}
    terbaru = sorted(baris.values(), key=lambda b: b.pk, reverse=True)[:BATAS]
    orang = Akun.objects.in_bulk({b.oleh_id for b in terbaru if b.oleh_id})
    return [Pandangan(b.pada, str(orang.get(b.oleh_id, "")), b.peran, _cara(b.rincian)) for b in terbaru]


def _pada_berkas(butir: ButirArsip) -> QuerySet[Jejak]:
    menyebut = Jejak.objects.filter(rincian__has_key="berkas").alias(isi=KT("rincian__berkas"))
    return menyebut.filter(isi=str(butir.berkas_id), peristiwa__endswith=".dilihat").order_by("-pk")[:BATAS]


def _pada_naskah(butir: ButirArsip) -> list[Jejak]:
    """Looks at a Naskah name no file: with `salinan` it was the signed copy, else the PDF."""
    for kolom, is_salinan in (("berkas", False), ("berkas_bertanda_tangan", True)):
        naskah = Naskah.objects.filter(**{kolom: butir.berkas_id}).only("pk").first()
        if naskah is not None:
            jejak = Jejak.objects.filter(objek_jenis=Naskah._meta.label_lower, objek_id=str(naskah.pk))
            dilihat = jejak.filter(peristiwa="naskah.dilihat").order_by("-pk")[: 2 * BATAS]
            return [b for b in dilihat if bool(b.rincian.get("salinan")) == is_salinan]
    return []


def _cara(rincian: dict[str, Any]) -> str:
    if rincian.get("ekspor"):
        return "Dibawa keluar dalam ekspor ZIP"
    if rincian.get("unduh"):
        return "Mengunduh berkas asli"
    if rincian.get("gambar_kecil"):
        return "Membuka di meja verifikasi"
    halaman = rincian.get("halaman")
    return f"Melihat halaman {halaman}" if halaman else "Membuka"
