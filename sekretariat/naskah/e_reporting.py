"""An e-reporting report on paper: not an issued document, so without a number; printed again at will."""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import typst
from django.utils import timezone

from lpse.dokumen.isi import bersihkan
from lpse.dokumen.pdf import fonts
from lpse.grafik import Grafik
from lpse.profil import profil
from lpse.waktu import tanggal, waktu
from sekretariat.enums.e_reporting import TIDAK_DISEBUT, Golongan, Kelompok, Kumpulan, SebagaiPenyedia
from sekretariat.naskah.grafik_e_reporting import grafik_laporan
from sekretariat.naskah.kolom_e_reporting import TANPA_NAMA, kolom, sebut_kunci
from sekretariat.queries.e_reporting import Laporan
from sekretariat.queries.e_reporting_penyedia import nama_penyedia
from sekretariat.queries.e_reporting_saring import SaringanPaket

TEMPLAT = Path(__file__).with_name("e_reporting.typ")
BARIS_TERBANYAK = 1000  # more agencies or months than any region has
KATA = {
    "tahun": "tahun anggaran",
    "satker": "satuan kerja",
    "metode": "metode",
    "jenis": "jenis",
    "status": "status",
    "bulan": "bulan",
    "tahapan": "tahapan",
    "cari": "memuat",
}


def build_laporan(
    kelompok: Kelompok, saringan: SaringanPaket, laporan: Laporan, *, pada: datetime | None
) -> bytes:
    """A4 sheets across, with the page's charts. `pada`: when the data last came in.

    What SPSE says is never evaluated as markup.
    """
    dipakai = kolom(kelompok)
    baris = [
        [sebut_kunci(kelompok, b), *(k.tulis(k.nilai(b)) for k in dipakai)]
        for b in laporan.baris[:BARIS_TERBANYAK]
    ]
    isi: dict[str, Any] = {
        "judul": f"E-reporting menurut {kelompok.label.lower()}",
        "lpse": bersihkan(profil().lpse.nama_resmi),
        "dasar": bersihkan(profil().dasar("sekretariat.e_reporting")),
        "saringan": bersihkan(sebut_saringan(saringan)),
        "pada": f"Data SPSE terakhir masuk {waktu(pada)}." if pada else "Belum ada data SPSE yang masuk.",
        "dicetak": waktu(timezone.now()),
        "kepala": [str(kelompok.label), *(k.judul for k in dipakai)],
        "uang": [k.is_uang for k in dipakai],
        "baris": [[bersihkan(sel) for sel in satu] for satu in baris],
        # A tender goes through many stages: their rows have no sum.
        "jumlah": []
        if kelompok is Kelompok.TAHAPAN
        else ["Semua", *(k.tulis(k.nilai(laporan.semua)) for k in dipakai)],
        "grafik": [_gambar(satu) for satu in grafik_laporan(laporan.baris, kelompok)],
        "catatan": [bersihkan(satu) for satu in catatan(laporan, kelompok)],
    }
    return typst.compile(
        TEMPLAT, root=TEMPLAT.parent, font_paths=fonts(), format="pdf", sys_inputs={"data": json.dumps(isi)}
    )


def _gambar(grafik: Grafik) -> dict[str, Any]:
    """The page's chart for the paper: the same geometry, without the table, which is printed anyway."""
    isi = asdict(grafik)
    return {
        **{nama: isi[nama] for nama in ("lebar", "tinggi", "kiri", "tepi", "sumbu", "label", "batang")},
        "judul": bersihkan(grafik.judul),
        "ringkas": bersihkan(grafik.ringkas),
        "berselang": grafik.is_berselang,
        "palang": [{**asdict(p), "nama": bersihkan(p.nama)} for p in grafik.palang],
    }


def catatan(laporan: Laporan, kelompok: Kelompok) -> list[str]:
    """How the figures are to be read, with the numbers of the packages each is about."""
    semua = laporan.semua
    daftar = [
        f"Hemat adalah HPS dikurangi nilai kontrak dari {semua.berpasangan} paket yang mempunyai keduanya, "
        f"bukan dari seluruh {semua.paket} paket.",
        f"Pengulangan dihitung sebagai paket tersendiri, seperti di SPSE: {semua.paket} pengumuman atas "
        f"{semua.unik} paket.",
        f"Peserta dan penawaran dari {semua.berpeserta} tender yang data pesertanya ada; waktu sampai "
        f"pemenang dari {semua.berhari} paket yang kedua tanggalnya ada.",
        f"Bagian usaha kecil menurut paket dari {semua.berkualifikasi} paket yang menyebut kualifikasinya, "
        "menurut nilai dari seluruh nilai kontrak.",
    ]
    if kelompok is Kelompok.TAHAPAN:
        daftar.append("Satu tender melalui banyak tahapan, jadi jumlah barisnya melebihi jumlah tender.")
    return daftar


def sebut_saringan(saringan: SaringanPaket) -> str:
    """The filters in words: `Tender; tahun anggaran 2025; diumumkan sejak 1 Maret 2025.`"""
    bagian = [str(Kumpulan(saringan.kumpulan).label) if saringan.kumpulan else "Tender dan nontender"]
    for nama, kata in KATA.items():
        if nilai := getattr(saringan, nama):
            bagian.append(f"{kata} {TANPA_NAMA.lower() if nilai == TIDAK_DISEBUT else nilai}")
    if saringan.golongan:
        bagian.append(str(Golongan(saringan.golongan).label).lower())
    if saringan.dari:
        bagian.append(f"diumumkan sejak {tanggal(saringan.dari)}")
    if saringan.sampai:
        bagian.append(f"diumumkan sampai {tanggal(saringan.sampai)}")
    if saringan.penyedia:
        sebagai = str(SebagaiPenyedia(saringan.sebagai).label).lower() if saringan.sebagai else ""
        nama = nama_penyedia(saringan.penyedia) or "yang tidak dikenal"
        bagian.append(f"penyedia {nama}" + (f" sebagai {sebagai}" if sebagai else ""))
    return "; ".join(bagian) + "."
