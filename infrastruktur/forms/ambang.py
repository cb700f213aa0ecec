"""What is typed to set a threshold, or to find a notice: shape, and what values must be among one another."""

import math
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from infrastruktur.models import Ambang
from infrastruktur.policies.ambang import KALI, KALI_TERBANYAK, NILAI, SEBUTAN, Lingkup, galat_nilai
from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import TanggalField, TeksField, teks_field
from lpse.grafik import angka_indonesia

BANTUAN = {
    "peringatan": "Kosongkan kedua kotak peringatan bila tidak diperlukan.",
    "peringatan_pulih": "Baru pulih setelah melewati nilai ini.",
    "kritis_pulih": "Baru pulih setelah melewati nilai ini.",
}
TERBESAR = 1e12


class SaringanKabarForm(SaringanTeksForm):
    """The filters above the notices."""

    cari = teks_field("Cari kelompok", "", 100, type="search")
    dari = TanggalField(label="Dari tanggal", required=False)
    sampai = TanggalField(label="Sampai tanggal", required=False)


class AngkaField(forms.CharField):
    """A figure as Indonesians write it, `91,5`, kept in its own unit."""

    def __init__(self, skala: float, **kwargs: Any) -> None:
        self.skala = skala
        attrs = {"inputmode": "decimal", "size": 12}
        super().__init__(max_length=20, widget=forms.TextInput(attrs), **kwargs)

    def to_python(self, value: Any) -> float | None:  # type: ignore[override]
        """Raises ValidationError with the sentence for the person."""
        teks = (super().to_python(value) or "").replace(",", ".")
        if not teks:
            return None
        try:
            angka = float(teks)
        except ValueError:
            angka = math.nan
        if not math.isfinite(angka) or abs(angka) > TERBESAR:
            raise ValidationError("Tulis angka, misalnya 85 atau 91,5.", code="invalid")
        return angka * self.skala

    def validate(self, value: Any) -> None:
        if self.required and value is None:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """What is longer than a figure was refused as no figure."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int | float):
            return angka_indonesia(value / self.skala).replace(".", "")
        return value


class AmbangForm(LPSEForm):
    """The next version of one threshold; of what is there or not, only the counts are asked for."""

    alasan = TeksField(
        label="Alasan",
        max_length=300,
        help_text="Tampil dalam riwayat. Misalnya: server baru, pemakaian RAM biasanya 88%.",
    )
    semula = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, lingkup: Lingkup, kini: Ambang | None, **kwargs: Any) -> None:
        self.lingkup, self.kini = lingkup, kini
        awal = {nama: getattr(kini, nama) for nama in (*NILAI, *KALI)} if kini else dict.fromkeys(KALI, 3)
        super().__init__(*args, initial={**awal, **kwargs.pop("initial", {})}, **kwargs)
        self.fields = {**self._nilai(), **self._kali(), **self.fields}

    def _nilai(self) -> dict[str, forms.Field]:
        if not self.lingkup.is_berangka:
            return {}
        skala, satuan = self.lingkup.skala
        return {
            nama: AngkaField(
                skala,
                label=f"{label} ({satuan})" if satuan else label,
                help_text=BANTUAN.get(nama, ""),
                required=nama.startswith("kritis"),
                error_messages={"required": f"Isi “{label.lower()}” dengan angka."},
            )
            for nama, label in SEBUTAN.items()
        }

    def _kali(self) -> dict[str, forms.Field]:
        pesan = f"Isi bilangan bulat dari 1 sampai {KALI_TERBANYAK}."
        return {
            nama: forms.IntegerField(
                label=label,
                min_value=1,
                max_value=KALI_TERBANYAK,
                help_text="Satu bacaan saja tidak mengubah keadaan." if nama == "kali_buruk" else "",
                widget=forms.TextInput({"inputmode": "numeric", "size": 4}),
                error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), pesan),
            )
            for nama, label in (
                ("kali_buruk", "Bacaan buruk berturut-turut"),
                ("kali_pulih", "Bacaan baik berturut-turut"),
            )
        }

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if self.lingkup.is_berangka and all(nama in isi for nama in NILAI):
            for nama, kalimat in galat_nilai({n: isi[n] for n in NILAI}, self.lingkup.arah).items():
                self.add_error(nama, kalimat)
        return isi

    @property
    def nilai(self) -> dict[str, Any]:
        """The four values and the two counts."""
        tetap = {nama: getattr(self.kini, nama, None) for nama in NILAI}
        ketik = {nama: self.cleaned_data[nama] for nama in (*NILAI, *KALI) if nama in self.cleaned_data}
        return {**tetap, **ketik}

    @property
    def ambang(self) -> Ambang:
        """The threshold as typed, not stored."""
        return Ambang(ukuran=self.lingkup.ukuran, arah=self.lingkup.arah, **self.nilai)
