"""From points to a chart that a person can read: equal steps, gaps that stay gaps, figures in usual units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from infrastruktur.enums.pantau import SIFAT, Ukuran
from infrastruktur.models import Ambang, Deret
from infrastruktur.policies.kata import sebut_bacaan
from infrastruktur.queries.sampel import Langkah, Resolusi, berlangkah
from lpse.grafik import Grafik, grafik_garis
from lpse.waktu import BULAN, setempat, waktu

LALU = (Ukuran.LALU_MASUK, Ukuran.LALU_KELUAR)
MEGA = 1_000_000
# Drawn as they are, they would say what the words beside them say better.
TANPA_GRAFIK = (Ukuran.UPS_SUMBER,)


@dataclass(frozen=True, slots=True)
class Rentang:
    """A span that screens offer: how far back, in which steps it is drawn, and from which rows it is read."""

    label: str
    lama: timedelta
    langkah: timedelta
    resolusi: Resolusi


class RentangGrafik(Enum):
    HARI = Rentang("24 jam", timedelta(hours=24), timedelta(minutes=15), Resolusi.MENTAH)
    BULAN = Rentang("30 hari", timedelta(days=30), timedelta(hours=8), Resolusi.JAM)
    TAHUN = Rentang("1 tahun", timedelta(days=365), timedelta(days=4), Resolusi.HARI)

    @property
    def kode(self) -> str:
        """How addresses name it."""
        return {"HARI": "24j", "BULAN": "30h", "TAHUN": "1t"}[self.name]

    def batas(self, now: datetime) -> tuple[datetime, datetime]:
        """From when to when it is drawn; whole steps, so that a page asked for again draws the same."""
        langkah = self.value.langkah
        sampai = now + langkah - (now - datetime.min.replace(tzinfo=now.tzinfo)) % langkah
        return sampai - self.value.lama, sampai


def rentang_dari(kode: str) -> RentangGrafik:
    """The span an address names; a day where it names none."""
    return next((r for r in RentangGrafik if r.kode == kode), RentangGrafik.HARI)


def baca(deret: Sequence[Deret], rentang: RentangGrafik, now: datetime) -> dict[int, list[Langkah]]:
    """What charts of these series over this span draw; one query."""
    span = rentang.value
    return berlangkah([d.pk for d in deret], *rentang.batas(now), span.langkah, span.resolusi)


def isi_celah(
    langkah: Sequence[Langkah], rentang: RentangGrafik, now: datetime
) -> list[tuple[datetime, float | None]]:
    """The mean of every step of the span in order; None where nothing was read in it."""
    dari, sampai = rentang.batas(now)
    rata = {satu.pada: satu.rata for satu in langkah}
    semua = (dari + n * rentang.value.langkah for n in range((sampai - dari) // rentang.value.langkah))
    return [(saat, rata.get(saat)) for saat in semua]


def gambar(deret: Deret, langkah: Sequence[Langkah], rentang: RentangGrafik, now: datetime) -> Grafik:
    """The chart of one series over a span, named after its measure and part."""
    ukuran = Ukuran(deret.ukuran)
    bagi = MEGA if ukuran in LALU else 1
    # A certificate past its end has days below zero, which no chart here draws.
    nilai = [
        (_label(saat, rentang), None if angka is None else round(max(angka / bagi, 0.0), 2))
        for saat, angka in isi_celah(langkah, rentang, now)
    ]
    satuan = "Mbit/s" if ukuran in LALU else SIFAT[ukuran].satuan or "nilai"
    return grafik_garis(f"deret-{deret.kode}", str(deret), nilai, kolom="Waktu", satuan=satuan)


def puncak(deret: Deret, langkah: Sequence[Langkah]) -> str:
    """The worst single reading of the span and when, in words; empty where nothing was read."""
    if not langkah:
        return ""
    turun = SIFAT[Ukuran(deret.ukuran)].arah == "turun"
    angka, saat = min(x.terendah for x in langkah) if turun else max(x.tertinggi for x in langkah)
    kata = "Terendah" if turun else "Puncak"
    return f"{kata} {sebut_bacaan(deret.ukuran, angka)}, {waktu(saat)}."


def sebut_ambang(deret: Deret, ambang: Ambang | None) -> str:
    """By what it is judged, in one sentence."""
    if ambang is None:
        return "Tanpa ambang: hanya dicatat."
    kata = "mulai" if ambang.arah == "naik" else "sampai"
    kritis = f"kritis {kata} {sebut_bacaan(deret.ukuran, ambang.kritis)}"
    if ambang.peringatan is None:
        return f"{kritis.capitalize()}."
    return f"Peringatan {kata} {sebut_bacaan(deret.ukuran, ambang.peringatan)}, {kritis}."


def _label(saat: datetime, rentang: RentangGrafik) -> str:
    sini = setempat(saat)
    if rentang is RentangGrafik.HARI:
        return sini.strftime("%H.%M")
    hari = f"{sini.day} {BULAN[sini.month - 1][:3]}"
    return f"{hari} {sini:%H}" if rentang is RentangGrafik.BULAN else hari
