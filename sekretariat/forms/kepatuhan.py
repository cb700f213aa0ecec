"""The period looked at, and the filters above the overview."""

from typing import Any

from django import forms

from lpse.bentuk import SaringanTeksForm
from lpse.bidang import tawarkan
from lpse.harapan import SEBUTAN, TIDAK_DIATUR, Masa
from lpse.profil import profil
from lpse.waktu import hari_ini
from sekretariat.enums.kepatuhan import StatusBundel

TAHUN_TERBANYAK = 6
BAGIAN = ("", *(f"-T{n}" for n in range(1, 5)), *(f"-{n:02d}" for n in range(1, 13)))


def pilihan_masa() -> list[tuple[str, list[tuple[str, str]]]]:
    """Years, quarters and months of this year and the five before it, grouped by year."""
    kini = hari_ini()
    return [
        (str(tahun), [_pilihan(f"{tahun}{bagian}") for bagian in BAGIAN])
        for tahun in range(kini.year, kini.year - TAHUN_TERBANYAK, -1)
    ]


def _pilihan(kode: str) -> tuple[str, str]:
    nama = Masa.urai(kode, hari_ini()).nama
    return kode, f"{nama[0].upper()}{nama[1:]}"


class PeriodeForm(SaringanTeksForm):
    """The period; this year where none, or none that is understood, is asked for."""

    periode = forms.ChoiceField(label="Periode", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang = self.fields["periode"]
        assert isinstance(bidang, forms.ChoiceField)
        bidang.choices = pilihan_masa()

    @property
    def periode_terpilih(self) -> str:
        return self.saringan.get("periode", str(hari_ini().year))


class SaringanBundelForm(SaringanTeksForm):
    """The filters above the bundles."""

    tahun = forms.ChoiceField(label="Tahun", required=False)
    status = forms.ChoiceField(
        label="Keadaan", required=False, choices=[("", "Semua keadaan"), *StatusBundel.choices]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tahun = dict.fromkeys(kode[:4] for kode, _ in pilihan_masa())
        tawarkan(self, "tahun", [("", "Semua tahun"), *((satu, satu) for satu in tahun)])


class SaringanKepatuhanForm(PeriodeForm):
    """What of the overview is shown."""

    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[
            ("", "Semua keadaan"),
            *((kode, nama) for kode, nama in SEBUTAN.items() if kode != TIDAK_DIATUR),
        ],
    )
    unit = forms.ChoiceField(label="Yang bertindak", required=False)
    cari = forms.CharField(
        label="Cari pasal, aturan, atau standar",
        required=False,
        max_length=100,
        widget=forms.SearchInput({"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang = self.fields["unit"]
        assert isinstance(bidang, forms.ChoiceField)
        bidang.choices = [("", "Semua unit"), *((kode, unit.nama) for kode, unit in profil().unit)]
