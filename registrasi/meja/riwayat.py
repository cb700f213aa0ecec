"""The trail of one registration in words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lpse.models import Akun, Jejak
from registrasi.models import AlihPegangan, Pendaftaran

BATAS = 50
DILIHAT = ("pendaftaran.dilihat", "pendaftaran.nik_dilihat")
KATA = {
    "dimulai": "Pendaftaran dimulai",
    "diisi": "Data diisi",
    "berkas_diunggah": "Dokumen diunggah",
    "berkas_dilepas": "Dokumen dilepas",
    "bantuan_dimulai": "Petugas mulai membantu pemohon",
    "bantuan_diserahkan": "Isian petugas diserahkan ke pemohon",
    "bantuan_diakhiri": "Bantuan petugas diakhiri",
    "bantuan_berakhir": "Bantuan petugas habis waktunya",
    "isian_disetujui": "Isian petugas dinyatakan benar",
    "diajukan": "Dikirim untuk diverifikasi",
    "diambil": "Diambil untuk diperiksa",
    "dilepas": "Dilepas ke antrean",
    "diambil_alih": "Diambil alih",
    "dibebaskan": "Dikembalikan ke antrean oleh pengawas",
    "ditugaskan": "Ditugaskan",
    "diingatkan": "Pemohon diingatkan",
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
    baris = list(jejak.exclude(peristiwa__in=DILIHAT).order_by("-pk")[:BATAS])
    ids = {b.oleh_id for b in baris} | {b.rincian.get("kepada") for b in baris}
    orang = Akun.objects.in_bulk(ids - {None})
    alih = _alasan_alih(pendaftaran, baris)
    return [
        Kejadian(
            b.pada,
            b.peristiwa,
            _kata(b.peristiwa),
            alih.get(b.rincian.get("alih")) or _tentang(b.rincian, nama_dokumen, orang),
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


def _alasan_alih(pendaftaran: Pendaftaran, baris: list[Jejak]) -> dict[int | None, str]:
    """Why files were taken over: the trail names the row that holds the reason."""
    if not any("alih" in b.rincian for b in baris):
        return {}
    alih = AlihPegangan.objects.filter(pendaftaran=pendaftaran).select_related("dari", "kepada")
    return {a.pk: f"Dari {a.dari}{f' kepada {a.kepada}' if a.kepada else ''}: {a.alasan}" for a in alih}


def _tentang(rincian: dict[str, Any], nama_dokumen: dict[str, str], orang: dict[int, Akun]) -> str:
    if "kepada" in rincian:
        return str(orang.get(rincian["kepada"], "Siapa saja"))
    kode = rincian.get("dokumen", "")
    nama = nama_dokumen.get(kode, kode)
    if "sesuai_asli" not in rincian:
        return str(nama)
    tanda = [kata for kata, ya in (("Ada", rincian["ada"]), ("Sesuai asli", rincian["sesuai_asli"])) if ya]
    return f"{nama}: {', '.join(tanda) or 'belum ada tanda'}"
