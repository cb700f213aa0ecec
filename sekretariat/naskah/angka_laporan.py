"""How figures of a report are written, compared and drawn."""

from decimal import Decimal
from itertools import groupby
from typing import Any

from lpse.ekspor import Persen
from lpse.grafik import Grafik, grafik_palang
from lpse.waktu import rupiah
from sekretariat.models import ButirLaporan

RUPIAH, PERSEN = "rupiah", "%"


def sebut_angka(nilai: Decimal | None, satuan: str = "") -> str:
    """`1.234`, `98,5`, `Rp1.000`; a dash where there was nothing to measure. At most two decimals."""
    if nilai is None:
        return "–"
    if satuan == RUPIAH:
        return rupiah(nilai)
    utuh, pecahan = f"{abs(nilai):,.2f}".split(".")
    teks = utuh.replace(",", ".") + (f",{pecahan.rstrip('0')}" if pecahan.rstrip("0") else "")
    return f"-{teks}" if nilai < 0 and teks != "0" else teks


def sebut_selisih(butir: ButirLaporan) -> str:
    """`+12`, `-3,5`, `0`: against the period before; a dash where one of them is missing."""
    beda = butir.selisih
    teks = sebut_angka(beda, butir.satuan)
    return f"+{teks}" if beda is not None and beda > 0 and teks != "0" else teks


def sel_angka(nilai: Decimal | None, satuan: str = "") -> Decimal | int | None:
    """A figure as a workbook has it: a whole number without decimals, a share and rupiah as what they are."""
    if nilai is None or satuan == RUPIAH:
        return nilai
    if satuan == PERSEN:
        return Persen(nilai)
    return int(nilai) if nilai == nilai.to_integral_value() else nilai


def per_bab(semua: list[ButirLaporan]) -> list[tuple[str, str, list[ButirLaporan]]]:
    """The figures by chapter, in their order: code, heading, figures."""
    return [
        (kode, judul, list(isi)) for (kode, judul), isi in groupby(semua, key=lambda b: (b.bab, b.judul_bab))
    ]


def is_kosong(semua: list[ButirLaporan]) -> bool:
    """Whether the period left nothing to count in these figures."""
    return not any(butir.nilai or butir.jumlah_rujukan for butir in semua)


def grafik_bab(kode: str, semua: list[ButirLaporan]) -> list[Grafik]:
    """The charts of one chapter for its page, those that have something to show."""
    hasil = []
    for urut, (nama, isi) in enumerate(_kelompok(semua)):
        nilai = [(butir.label, butir.nilai) for butir in isi]
        satuan = isi[0].satuan or "nilai"
        hasil.append(grafik_palang(f"{kode}-{urut}", nama, nilai, kolom="Ukuran", satuan=satuan))
    return hasil


def batang_bab(semua: list[ButirLaporan]) -> list[dict[str, Any]]:
    """The same charts for the paper: each bar's share of the longest in hundredths."""
    return [
        {
            "judul": nama,
            "batang": [
                {
                    "label": butir.label,
                    "nilai": sebut_angka(butir.nilai, butir.satuan),
                    "persen": _persen(butir, isi),
                }
                for butir in isi
            ],
        }
        for nama, isi in _kelompok(semua)
    ]


def _kelompok(semua: list[ButirLaporan]) -> list[tuple[str, list[ButirLaporan]]]:
    berkelompok = [butir for butir in semua if butir.kelompok]
    kelompok = [(nama, list(isi)) for nama, isi in groupby(berkelompok, key=lambda b: b.kelompok)]
    return [(nama, isi) for nama, isi in kelompok if any(butir.nilai for butir in isi)]


def _persen(butir: ButirLaporan, semua: list[ButirLaporan]) -> int:
    puncak = max(satu.nilai or Decimal(0) for satu in semua)
    return int(100 * (butir.nilai or 0) / puncak) if puncak else 0
