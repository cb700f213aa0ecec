"""The charts of an e-reporting report."""

from collections.abc import Sequence
from decimal import Decimal

from lpse.grafik import Grafik, Nilai, grafik_batang, grafik_palang
from lpse.waktu import BULAN
from sekretariat.enums.e_reporting import Kelompok
from sekretariat.naskah.kolom_e_reporting import sebut_kunci
from sekretariat.queries.e_reporting import Hitungan

MILIAR = Decimal(1_000_000_000)
BATANG_TERBANYAK = 12
BULAN_TERBANYAK = 60


def grafik_laporan(baris: Sequence[Hitungan], kelompok: Kelompok) -> list[Grafik]:
    """How many packages and what contracts; of stages how long they last. None where there are no rows."""
    if not baris:
        return []
    kata = str(kelompok.label)
    if kelompok is Kelompok.TAHAPAN:
        hari: Nilai = [(sebut_kunci(kelompok, b), b.hari_median) for b in baris]
        return [grafik_palang("lama", "Lama tahapan, median", hari, kolom=kata, satuan="hari")]
    dipilih = isi_bulan(baris) if kelompok is Kelompok.BULAN else _terbanyak(baris, kelompok)
    terpotong = kelompok is not Kelompok.BULAN and len(baris) > BATANG_TERBANYAK
    ekor = f" ({BATANG_TERBANYAK} terbanyak)" if terpotong else ""
    paket: Nilai = [(nama, b.paket if b else 0) for nama, b in dipilih]
    kontrak: Nilai = [(nama, (b.kontrak if b else Decimal(0)) / MILIAR) for nama, b in dipilih]
    gambar = grafik_batang if kelompok is Kelompok.BULAN else grafik_palang
    return [
        gambar("paket", f"Paket{ekor}", paket, kolom=kata, satuan="paket"),
        gambar("kontrak", f"Nilai kontrak{ekor}", kontrak, kolom=kata, satuan="miliar rupiah"),
    ]


def _terbanyak(baris: Sequence[Hitungan], kelompok: Kelompok) -> list[tuple[str, Hitungan | None]]:
    urut = sorted(baris, key=lambda b: (-b.paket, b.kunci))[:BATANG_TERBANYAK]
    return [(sebut_kunci(kelompok, b), b) for b in urut]


def isi_bulan(baris: Sequence[Hitungan]) -> list[tuple[str, Hitungan | None]]:
    """Every month from the first to the last, also those without a package; the last five years of them."""
    ada = {b.kunci: b for b in baris if b.kunci}
    if not ada:
        return []
    awal, akhir = (int(k[:4]) * 12 + int(k[5:]) - 1 for k in (min(ada), max(ada)))
    urut = range(max(awal, akhir - BULAN_TERBANYAK + 1), akhir + 1)
    return [(f"{BULAN[n % 12][:3]} {n // 12 % 100:02}", ada.get(f"{n // 12}-{n % 12 + 1:02}")) for n in urut]
