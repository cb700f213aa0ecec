"""The columns of an e-reporting report: on the page, in a spreadsheet and on paper the same ones."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lpse.ekspor import Persen
from lpse.grafik import angka_indonesia
from lpse.waktu import BULAN, rupiah
from sekretariat.enums.e_reporting import Golongan, Kelompok
from sekretariat.queries.e_reporting import Hitungan

TIADA = "–"
TANPA_NAMA = "Tidak disebut"
SEPERSERATUS = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class KolomLaporan:
    """One column: its heading, its figure, how that is written, and which packages stand behind it."""

    judul: str
    nilai: Callable[[Hitungan], Any]
    tulis: Callable[[Any], str]
    golongan: str = ""
    # Only where there is room: in the spreadsheet.
    lembar_saja: bool = False

    def sel(self, hitungan: Hitungan) -> Any:
        """The figure as a spreadsheet has it: shares and days to two decimals."""
        nilai = self.nilai(hitungan)
        if nilai is None or self.is_uang or isinstance(nilai, int):
            return nilai
        angka = Decimal(str(nilai)).quantize(SEPERSERATUS)
        return Persen(angka) if self.tulis is _persen else angka

    @property
    def judul_lembar(self) -> str:
        """The heading where a cell is a bare number."""
        return f"{self.judul} (persen)" if self.tulis is _persen else self.judul

    @property
    def is_uang(self) -> bool:
        return self.tulis is _rupiah


def _angka(nilai: Any) -> str:
    return TIADA if nilai is None else angka_indonesia(Decimal(str(nilai)).quantize(Decimal("0.1")))


def _rupiah(nilai: Decimal) -> str:
    return rupiah(nilai)


def _persen(nilai: Any) -> str:
    return TIADA if nilai is None else f"{_angka(nilai)}%"


G = Golongan
KONTRAK = KolomLaporan("Nilai kontrak", lambda h: h.kontrak, _rupiah, G.BERKONTRAK)
KOLOM = (
    KolomLaporan("Paket", lambda h: h.paket, _angka),
    KolomLaporan("Paket tanpa pengulangan", lambda h: h.unik, _angka, G.TERAKHIR, lembar_saja=True),
    KolomLaporan("Selesai", lambda h: h.selesai, _angka, G.SELESAI),
    KolomLaporan("Gagal/batal", lambda h: h.gagal, _angka, G.GAGAL),
    KolomLaporan("Berlangsung", lambda h: h.berlangsung, _angka, G.BERLANGSUNG, lembar_saja=True),
    KolomLaporan("Diulang", lambda h: h.diulang, _angka, G.DIULANG),
    KolomLaporan("Pagu", lambda h: h.pagu, _rupiah),
    KolomLaporan("Pagu tanpa pengulangan", lambda h: h.pagu_unik, _rupiah, G.TERAKHIR, lembar_saja=True),
    KolomLaporan("HPS", lambda h: h.hps, _rupiah),
    KONTRAK,
    KolomLaporan("Ber-HPS dan berkontrak", lambda h: h.berpasangan, _angka, G.BERPASANGAN, lembar_saja=True),
    KolomLaporan(
        "HPS yang berkontrak", lambda h: h.hps_berpasangan, _rupiah, G.BERPASANGAN, lembar_saja=True
    ),
    KolomLaporan("Hemat", lambda h: h.hemat, _rupiah, G.BERPASANGAN),
    KolomLaporan("Hemat dari HPS", lambda h: h.persen_hemat, _persen, G.BERPASANGAN),
    KolomLaporan("Peserta", lambda h: h.peserta, _angka, G.BERPESERTA, lembar_saja=True),
    KolomLaporan("Penawaran", lambda h: h.penawaran, _angka, G.BERPESERTA, lembar_saja=True),
    KolomLaporan("Peserta per tender", lambda h: h.peserta_per_tender, _angka, G.BERPESERTA),
    KolomLaporan("Penawaran per tender", lambda h: h.penawaran_per_tender, _angka, G.BERPESERTA),
    KolomLaporan("Hari sampai pemenang, median", lambda h: h.hari_median, _angka, G.BERHARI),
    KolomLaporan("Hari sampai pemenang, rata-rata", lambda h: h.hari_rata, _angka, G.BERHARI),
    KolomLaporan("Usaha kecil, paket", lambda h: h.persen_kecil, _persen, G.KECIL),
    KolomLaporan("Usaha kecil, nilai", lambda h: h.persen_umk, _persen, G.BERKONTRAK),
)
SEDANG = KolomLaporan("Sedang di tahapan", lambda h: h.sedang, _angka, G.SEDANG)
JUDUL_TAHAPAN = {
    "Hari sampai pemenang, median": "Lama tahapan dalam hari, median",
    "Hari sampai pemenang, rata-rata": "Lama tahapan dalam hari, rata-rata",
}


def kolom(menurut: Kelompok, *, lembar: bool = False) -> list[KolomLaporan]:
    """The columns of a report, in order; all of them in a spreadsheet."""
    semua = [k for k in KOLOM if lembar or not k.lembar_saja]
    if menurut is not Kelompok.TAHAPAN:
        return semua
    # The days of a stage are its own; the packages behind them are all that have it.
    return [
        SEDANG,
        *(
            KolomLaporan(JUDUL_TAHAPAN[k.judul], k.nilai, k.tulis) if k.judul in JUDUL_TAHAPAN else k
            for k in semua
        ),
    ]


def sebut_kunci(menurut: Kelompok, hitungan: Hitungan) -> str:
    """What a row is called: `Maret 2025`, an agency's name, a method."""
    if menurut is Kelompok.BULAN and hitungan.kunci:
        tahun, bulan = hitungan.kunci.split("-")
        return f"{BULAN[int(bulan) - 1]} {tahun}"
    if menurut is Kelompok.TAHAPAN and hitungan.kunci.isdecimal():
        return f"Tahapan {hitungan.kunci} (SPSE tidak menyebut namanya)"
    return hitungan.label or hitungan.kunci or TANPA_NAMA
