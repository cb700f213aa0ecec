"""Readings and limits of a server room as they are typed; on a phone in seconds."""

from collections.abc import Iterable
from typing import Any

from django import forms

from infrastruktur.actions.lingkungan import IsianBatas
from infrastruktur.enums.ruang_server import KeadaanAlat
from infrastruktur.enums.ruang_server import UkuranLingkungan as U
from infrastruktur.models import BatasLingkungan
from lpse.bentuk import LPSEForm
from lpse.bidang import BOLEH_KOSONG, tawarkan, teks_field
from lpse.models import Lokasi

# How the two answers are called, where “Normal” would not say it.
SEBUTAN_ALAT = {
    U.UPS: ("Menyala, baterai penuh", "Gangguan atau memakai baterai"),
    U.AC: ("Menyala", "Mati atau tidak dingin"),
    U.CCTV: ("Merekam", "Tidak merekam"),
    U.PINTU: ("Terkunci", "Terbuka atau rusak"),
}


class AngkaField(forms.DecimalField):
    """A number as Indonesians write it: `21,5`, or `21.5`."""

    def __init__(self, *, label: str, terkecil: int, terbesar: int, **kwargs: Any) -> None:
        pesan = f"Isi angka dari {terkecil} sampai {terbesar}, misalnya 21,5."
        super().__init__(
            label=label,
            min_value=terkecil,
            max_value=terbesar,
            max_digits=4,
            decimal_places=1,
            widget=forms.TextInput({"inputmode": "decimal", "size": 6}),
            error_messages=dict.fromkeys(
                (
                    *("required", "invalid", "min_value", "max_value"),
                    *("max_digits", "max_decimal_places", "max_whole_digits"),
                ),
                pesan,
            ),
            **kwargs,
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else f"{value:.1f}".replace(".", ",")


class BacaanForm(LPSEForm):
    """One look at the room: two numbers and four answers that are already on “as it should be”."""

    lokasi = forms.ChoiceField(label="Ruang")
    suhu = AngkaField(label=f"Suhu (°C){BOLEH_KOSONG}", terkecil=-20, terbesar=80, required=False)
    kelembapan = AngkaField(label=f"Kelembapan (%){BOLEH_KOSONG}", terkecil=0, terbesar=100, required=False)
    catatan = teks_field(f"Catatan{BOLEH_KOSONG}", "", 200)

    field_order = ("lokasi", "suhu", "kelembapan", *SEBUTAN_ALAT, "catatan")

    def __init__(self, *args: Any, ruang: Iterable[Lokasi], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ruang = list(ruang)
        tawarkan(self, "lokasi", [(str(r.pk), r.nama) for r in self.ruang])
        if len(self.ruang) == 1:
            del self.fields["lokasi"]
        for ukuran, (baik, buruk) in SEBUTAN_ALAT.items():
            self.fields[ukuran.value] = forms.ChoiceField(
                label=ukuran.label,
                choices=[(KeadaanAlat.NORMAL, baik), (KeadaanAlat.GANGGUAN, buruk), ("", "Tidak diperiksa")],
                widget=forms.RadioSelect,
                initial=KeadaanAlat.NORMAL,
                required=False,
            )
        self.order_fields(self.field_order)

    @property
    def lokasi_id(self) -> int:
        return int(self.cleaned_data.get("lokasi") or self.ruang[0].pk)

    @property
    def nilai(self) -> dict[str, Any]:
        """What `catat_bacaan` takes."""
        return {u.value: self.cleaned_data[u.value] for u in U}


class BatasForm(LPSEForm):
    """The limits that hold from now on."""

    suhu_min = AngkaField(label="Suhu paling rendah (°C)", terkecil=0, terbesar=60)
    suhu_maks = AngkaField(label="Suhu paling tinggi (°C)", terkecil=0, terbesar=60)
    lembap_min = AngkaField(label="Kelembapan paling rendah (%)", terkecil=0, terbesar=100)
    lembap_maks = AngkaField(label="Kelembapan paling tinggi (%)", terkecil=0, terbesar=100)
    jeda_jam = forms.IntegerField(
        label="Jam kerja tanpa bacaan paling lama",
        min_value=1,
        max_value=100,
        widget=forms.TextInput({"inputmode": "numeric", "size": 4}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), "Isi angka dari 1 sampai 100."
        ),
    )
    alasan = teks_field("Alasan perubahan", "Tulis alasannya.", 200)

    def __init__(self, *args: Any, kini: BatasLingkungan, **kwargs: Any) -> None:
        awal = {n: getattr(kini, n) for n in self.base_fields if n != "alasan"}
        super().__init__(*args, initial=awal, **kwargs)

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        for bawah, atas in (("suhu_min", "suhu_maks"), ("lembap_min", "lembap_maks")):
            if bawah in isi and atas in isi and isi[atas] <= isi[bawah]:
                self.add_error(atas, "Batas atas harus lebih besar daripada batas bawah.")
        return isi

    @property
    def isian(self) -> IsianBatas:
        """What `atur_batas` takes."""
        return IsianBatas(**self.cleaned_data)
