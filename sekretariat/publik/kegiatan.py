"""What the units did in a year, as everybody may read it: figures of the periodic report, nobody's data."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.core.cache import cache
from django.utils import timezone

from lpse.grafik import bersatuan
from lpse.profil import profil
from lpse.sumbangan import Isi
from lpse.waktu import hari_ini
from sekretariat.naskah.angka_laporan import sebut_angka
from sekretariat.naskah.bab_laporan import BAB

# The chapters that interest a visitor; each is totals, counted as the reports count them.
BAB_PUBLIK = ("registrasi", "pelatihan", "ruang", "gangguan")
SIMPAN_DETIK = 3600  # nobody's visit counts a year anew


@dataclass(frozen=True, slots=True)
class AngkaPublik:
    """One figure of a year."""

    kode: str
    label: str
    nilai: Decimal | None
    satuan: str

    @property
    def teks(self) -> str:
        """`12 pendaftaran`, `33,33%`; a dash where there was nothing to measure."""
        angka = sebut_angka(self.nilai, self.satuan)
        return angka if self.nilai is None else bersatuan(angka, self.satuan)


@dataclass(frozen=True, slots=True)
class BabPublik:
    """A chapter with its figures."""

    kode: str
    judul: str
    angka: list[AngkaPublik]


def kegiatan_setahun(tahun: int) -> tuple[datetime, list[BabPublik]]:
    """The chapters of a calendar year up to today, and when they were counted: at most an hour ago."""
    kunci = f"sekretariat.kegiatan:{profil().kode}:{tahun}"
    simpanan: tuple[datetime, list[BabPublik]] | None = cache.get(kunci)
    if simpanan is None:
        simpanan = timezone.now(), _hitung(tahun)
        cache.set(kunci, simpanan, SIMPAN_DETIK)
    return simpanan


def _hitung(tahun: int) -> list[BabPublik]:
    mulai, selesai = date(tahun, 1, 1), min(date(tahun, 12, 31), hari_ini())
    return [
        BabPublik(
            bab.kode,
            bab.judul,
            [
                AngkaPublik(b.kode, b.label, None if b.nilai is None else Decimal(str(b.nilai)), b.satuan)
                for b in bab.periode(mulai, selesai)
            ],
        )
        for bab in BAB
        if bab.kode in BAB_PUBLIK and (not bab.kunci or profil().is_diatur(bab.kunci))
    ]


def bagian_kegiatan(tahun: int) -> Isi:
    """Registrations, training, rooms and outages of a year, beside the promise for registrations."""
    _, bab = kegiatan_setahun(tahun)
    return {"bab": bab, "target_hari": profil().registrasi.target_verifikasi_hari_kerja}
