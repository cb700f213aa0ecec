"""What is typed to set the service standard and the priority table. Shape only."""

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from layanan.enums.tiket import Dampak, JenisTiket, Prioritas, Urgensi
from layanan.models import MatriksPrioritas
from layanan.policies.standar import (
    SEMUA_PASANGAN,
    IsiButir,
    IsiStandar,
    LamaKeliru,
    baca_lama,
    baca_respons,
)
from lpse.bentuk import LPSEForm
from lpse.bidang import TeksField


class StandarForm(LPSEForm):
    """The whole next version: for every kind and priority a first answer and a solution."""

    dasar = TeksField(
        label="Ditetapkan dengan",
        max_length=200,
        help_text="Keputusan atau nota yang menetapkannya. Misalnya: SK Kepala LPSE 188/7/2026.",
    )
    bagi_terbuka = forms.BooleanField(
        label="Terapkan ke tiket yang masih terbuka",
        required=False,
        help_text="Tanpa ini, tiket yang sudah dicatat tetap memakai standar saat dicatat.",
    )
    semula = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, isi: IsiStandar, **kwargs: Any) -> None:
        awal = {_nama("respons", p): isi[p].respons for p in isi}
        awal |= {_nama("selesai", p): isi[p].selesai for p in isi}
        super().__init__(*args, initial={**awal, **kwargs.pop("initial", {})}, **kwargs)
        for pasangan in SEMUA_PASANGAN:
            jenis, prioritas = pasangan
            sebutan = f"prioritas {prioritas.label.lower()}"
            for kolom, label in (("respons", "Dijawab"), ("selesai", "Selesai")):
                kurang = f"{jenis.label}, {sebutan}: isi waktu “{label.lower()}”."
                self.fields[_nama(kolom, pasangan)] = forms.CharField(
                    label=f"{label}, {sebutan}",
                    max_length=20,
                    widget=forms.TextInput({"size": 10}),
                    error_messages={"required": kurang},
                )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        self.isi: IsiStandar = {}
        for jenis, prioritas in SEMUA_PASANGAN:
            respons = self._baca(_nama("respons", (jenis, prioritas)), baca_respons)
            selesai = self._baca(_nama("selesai", (jenis, prioritas)), baca_lama)
            if respons is not None and selesai is not None:
                self.isi[jenis.value, prioritas.value] = IsiButir(respons, *selesai)
        return isi

    def _baca(self, nama: str, baca: Callable[[str], Any]) -> Any:
        teks = self.cleaned_data.get(nama)
        if teks is None:
            return None
        try:
            return baca(teks)
        except LamaKeliru as galat:
            self.add_error(nama, ValidationError(str(galat)))
            return None

    def kelompok(self) -> Iterator[tuple[str, list[BoundField]]]:
        """The fields of each kind, for the page."""
        for jenis in JenisTiket:
            milik = [p for p in SEMUA_PASANGAN if p[0] == jenis]
            yield jenis.label, [self[_nama(kolom, p)] for kolom in ("respons", "selesai") for p in milik]


def _nama(kolom: str, pasangan: tuple[str, str]) -> str:
    jenis, prioritas = pasangan
    return f"{kolom}_{jenis}_{prioritas}"


class MatriksForm(LPSEForm):
    """The priority for every urgency and impact."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        awal = {f"{m.urgensi}_{m.dampak}": m.prioritas for m in MatriksPrioritas.objects.all()}
        super().__init__(*args, initial=awal, **kwargs)
        for urgensi in Urgensi:
            for dampak in reversed(Dampak):
                self.fields[f"{urgensi.value}_{dampak.value}"] = forms.ChoiceField(
                    label=f"{urgensi.label}, dampak {dampak.label.lower()}", choices=Prioritas.choices
                )

    @property
    def isi(self) -> dict[tuple[str, str], str]:
        """The priorities chosen, by urgency and impact."""
        return {(u, d): self.cleaned_data[f"{u}_{d}"] for u in Urgensi.values for d in Dampak.values}
