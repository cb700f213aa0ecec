"""What a rule of keeping keeps, and in words. Dasar: arsip.retensi"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta

from arsip.models import AturanSimpan
from arsip.policies.retensi import tambah_bulan
from lpse.aturan import AturanDilanggar
from lpse.waktu import setempat

Mundur = Callable[[datetime, int], datetime]
Kotak = Callable[[datetime], object]


def _hari(saat: datetime, banyak: int) -> datetime:
    return saat - timedelta(days=banyak)


def _bulan(saat: datetime, banyak: int) -> datetime:
    return datetime.combine(tambah_bulan(saat.date(), -banyak), saat.timetz())


# Each column in words, how far back it reaches, and of what span it keeps the last one; no span: all of them.
_MASA: tuple[tuple[str, str, Mundur, Kotak | None], ...] = (
    ("semua_hari", "semua cadangan {} hari terakhir", _hari, None),
    ("harian_hari", "satu setiap hari selama {} hari", _hari, datetime.date),
    (
        "mingguan_minggu",
        "satu setiap minggu selama {} minggu",
        lambda saat, n: _hari(saat, 7 * n),
        lambda saat: saat.isocalendar()[:2],
    ),
    ("bulanan_bulan", "satu setiap bulan selama {} bulan", _bulan, lambda saat: (saat.year, saat.month)),
    (
        "tahunan_tahun",
        "satu setiap tahun selama {} tahun",
        lambda saat, n: _bulan(saat, 12 * n),
        lambda saat: saat.year,
    ),
)


class PembersihanTidakTepat(AturanDilanggar):
    """What was asked for does not fit the repository or the clearing."""


def disimpan(aturan: AturanSimpan, baik: Mapping[str, datetime]) -> dict[str, str]:
    """Of these good backups of one source those that the rule keeps, each with why; counted from the newest.

    Only good ones may be given: another would be the last of its day instead of them.
    """
    alasan: dict[str, list[str]] = {}
    saat = {nama: setempat(pada) for nama, pada in baik.items()}
    urut = sorted(saat, key=lambda nama: saat[nama], reverse=True)
    for kolom, kalimat, mundur, kotak in _MASA:
        if not (nilai := getattr(aturan, kolom)) or not urut:
            continue
        batas, terisi = mundur(saat[urut[0]], nilai), set()
        for nama in urut:
            isi = kotak(saat[nama]) if kotak else nama
            if saat[nama] > batas and isi not in terisi:
                terisi.add(isi)
                alasan.setdefault(nama, []).append(kalimat.format(nilai))
    return {nama: ", ".join(kalimat) for nama, kalimat in alasan.items()}


def batas_lain(aturan: AturanSimpan, baik: Collection[datetime]) -> datetime | None:
    """Up to when what is no good backup goes; None: there is no good one, so nothing goes."""
    return _hari(max(baik), aturan.semua_hari) if baik else None


def sebut_aturan(aturan: AturanSimpan) -> str:
    """The rule as a sentence."""
    bagian = [kalimat.format(n) for kolom, kalimat, *_ in _MASA if (n := getattr(aturan, kolom))]
    return f"Disimpan {', '.join(bagian)}, dihitung dari cadangan terbaru setiap sumber."
