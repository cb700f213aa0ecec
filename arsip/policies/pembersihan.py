"""What a rule of keeping means to the engine, and in words. Dasar: arsip.retensi"""

from arsip.models import AturanSimpan
from lpse.aturan import AturanDilanggar

# Each column with restic's own option and the letter of its unit; weeks are told in days.
_PILIHAN = (
    ("semua_hari", "--keep-within", 1, "d"),
    ("harian_hari", "--keep-within-daily", 1, "d"),
    ("mingguan_minggu", "--keep-within-weekly", 7, "d"),
    ("bulanan_bulan", "--keep-within-monthly", 1, "m"),
    ("tahunan_tahun", "--keep-within-yearly", 1, "y"),
)
_KALIMAT = (
    ("semua_hari", "semua cadangan {} hari terakhir"),
    ("harian_hari", "satu setiap hari selama {} hari"),
    ("mingguan_minggu", "satu setiap minggu selama {} minggu"),
    ("bulanan_bulan", "satu setiap bulan selama {} bulan"),
    ("tahunan_tahun", "satu setiap tahun selama {} tahun"),
)


class PembersihanTidakTepat(AturanDilanggar):
    """What was asked for does not fit the repository or the clearing."""


def pilihan_restic(aturan: AturanSimpan) -> list[str]:
    """The rule as restic's options; what is zero keeps nothing by itself."""
    return [
        f"{pilihan}={nilai * kali}{satuan}"
        for kolom, pilihan, kali, satuan in _PILIHAN
        if (nilai := getattr(aturan, kolom))
    ]


def sebut_aturan(aturan: AturanSimpan) -> str:
    """The rule as a sentence."""
    bagian = [kalimat.format(n) for kolom, kalimat in _KALIMAT if (n := getattr(aturan, kolom))]
    return f"Disimpan {', '.join(bagian)}, dihitung dari cadangan terbaru setiap sumber."
