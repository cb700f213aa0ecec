"""The trail of one registration in words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lpse.models import Akun, Jejak
from registrasi.models import Pendaftaran

BATAS = 50
KATA = {
    "dimulai": "Pendaftaran dimulai",
    "diisi": "Data diisi",
    "berkas_diunggah": "Dokumen diunggah",
    "berkas_dilepas": "Dokumen dilepas",
    "diajukan": "Dikirim untuk diverifikasi",
    "diambil": "Diambil untuk diperiksa",
    "dilepas": "Dilepas ke antrean",
    "dokumen_diperiksa": "Dokumen diperiksa",
    "dikembalikan": "Dikembalikan untuk diperbaiki",
    "disetujui": "Disetujui",
    "ditolak": "Ditolak",
    "ditarik": "Ditarik pemohon",
    "dicabut": "Persetujuan dicabut",
}


@dataclass(frozen=True, slots=True)
class Kejadian:
    """One event of the case: when, what (as the trail has it and in words), about which document, by whom."""

    pada: datetime
    peristiwa: str
    apa: str
    tentang: str
    oleh: str


def riwayat(pendaftaran: Pendaftaran, nama_dokumen: dict[str, str]) -> list[Kejadian]:
    """What happened to a registration, newest first, at most BATAS events. Looks are in the trail only."""
    jejak = Jejak.objects.filter(objek_jenis=pendaftaran._meta.label_lower, objek_id=str(pendaftaran.pk))
    baris = list(jejak.exclude(peristiwa="pendaftaran.dilihat").order_by("-pk")[:BATAS])
    orang = Akun.objects.in_bulk({b.oleh_id for b in baris if b.oleh_id})
    return [
        Kejadian(
            b.pada,
            b.peristiwa,
            _kata(b.peristiwa),
            _tentang(b.rincian, nama_dokumen),
            str(orang.get(b.oleh_id, "")) if b.oleh_id else "Sistem",
        )
        for b in baris
    ]


def _kata(peristiwa: str) -> str:
    _, _, kejadian = peristiwa.partition(".")
    tindakan, _, akhir = kejadian.partition(".")
    if akhir:
        return f"Tindakan tidak diizinkan: {tindakan.replace('_', ' ')}"
    return KATA.get(kejadian, kejadian.replace("_", " ").capitalize())


def _tentang(rincian: dict[str, Any], nama_dokumen: dict[str, str]) -> str:
    kode = rincian.get("dokumen", "")
    nama = nama_dokumen.get(kode, kode)
    if "sesuai_asli" not in rincian:
        return str(nama)
    tanda = [kata for kata, ya in (("Ada", rincian["ada"]), ("Sesuai asli", rincian["sesuai_asli"])) if ya]
    return f"{nama}: {', '.join(tanda) or 'belum ada tanda'}"
