"""What is typed in the auditor's room: the trail's filters, a filter's name, a sample's size and seed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from lpse.bentuk import LPSEForm, SaringanForm, SaringanTeksForm
from lpse.bidang import BOLEH_KOSONG, TanggalField, teks_field
from lpse.peran import Peran
from lpse.sebut_jejak import sebut_jenis
from sekretariat.enums.periksa import JenisBaris
from sekretariat.policies.periksa import SAMPEL_TERBANYAK
from sekretariat.policies.rekaman import UNIT, cari_rekaman, jenis_rekaman, sebut_unit
from sekretariat.queries.periksa import TAK_DIKENAL, SaringanJejak, cari_orang

TANGGAL = ("dari", "sampai")


def _teks(label: str, maks: int, bantuan: str = "", **attrs: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=maks,
        help_text=bantuan,
        widget=forms.TextInput({"autocomplete": "off", **attrs}),
    )


def _pilihan_rekaman() -> list[Any]:
    return [
        ("", "Semua jenis"),
        *(
            (sebut_unit(unit), [(j, sebut_jenis(j)) for j in jenis_rekaman() if j.startswith(f"{unit}.")])
            for unit in UNIT
        ),
    ]


class SaringanSampelForm(SaringanTeksForm):
    """The filters above the samples."""

    cari = _teks("Cari benih atau nama pengambil", 100, type="search")
    dari = TanggalField(label="Diambil sejak", required=False)


class SaringanJejakForm(SaringanForm):
    """The filters above the trail. A record is named by its kind and its number or code."""

    dari = TanggalField(label="Dari tanggal", required=False)
    sampai = TanggalField(label="Sampai tanggal", required=False)
    peristiwa = _teks("Peristiwa", 80, "Misalnya pendaftaran.disetujui.", list="peristiwa-ada")
    unit = forms.ChoiceField(
        label="Unit",
        required=False,
        choices=lambda: [("", "Semua unit"), *((u, sebut_unit(u)) for u in UNIT)],
    )
    rekaman = forms.ChoiceField(label="Jenis rekaman", required=False, choices=_pilihan_rekaman)
    objek = _teks("Nomor atau kode rekaman", 60, "Pilih juga jenis rekamannya.")
    orang = _teks("Orang", 150, "Surel, User ID, atau nama.")
    peran = forms.ChoiceField(
        label="Peran", required=False, choices=[("", "Semua peran"), *((p.value, p.label) for p in Peran)]
    )
    ip = forms.GenericIPAddressField(
        label="Alamat IP", required=False, error_messages={"invalid": "Tulis alamat IP yang lengkap."}
    )
    baris = forms.ChoiceField(required=False, choices=JenisBaris, widget=forms.HiddenInput)

    def clean_objek(self) -> str:
        """A number alone does not say of what."""
        teks = str(self.cleaned_data["objek"]).strip()
        if teks and not self.cleaned_data.get("rekaman"):
            raise ValidationError("Pilih juga jenis rekamannya.")
        return teks

    def clean_peristiwa(self) -> str:
        return str(self.cleaned_data["peristiwa"]).strip().lower()

    @property
    def saringan(self) -> SaringanJejak:
        """The filters as understood. A record or a person nobody knows leaves no row."""
        isi = dict(self.terisi)
        if teks := isi.pop("orang", ""):
            isi["orang"] = cari_orang(teks.strip())
        if teks := isi.pop("objek", ""):
            isi["objek"] = cari_rekaman(isi["rekaman"], teks) or TAK_DIKENAL
        return SaringanJejak(**isi)

    @property
    def params(self) -> dict[str, str]:
        """The filters as the address has them, dates in one text."""
        return {
            nama: nilai.isoformat() if nama in TANGGAL else str(nilai)
            for nama, nilai in self.terisi.items()
            if nama != "baris" or nilai != JenisBaris.SEMUA
        }


class SimpanSaringanForm(LPSEForm):
    """What a filter is called."""

    nama = teks_field("Simpan saringan ini sebagai", "Isi nama saringannya.", 80)


class SampelForm(LPSEForm):
    """How many rows, and from which seed."""

    banyak = forms.IntegerField(
        label="Jumlah baris",
        min_value=1,
        max_value=SAMPEL_TERBANYAK,
        initial=25,
        widget=forms.TextInput({"inputmode": "numeric", "size": 4}),
        error_messages={
            "invalid": "Isi dengan angka.",
            "min_value": "Paling sedikit 1 baris.",
            "max_value": f"Paling banyak {SAMPEL_TERBANYAK} baris.",
        },
    )
    benih = forms.CharField(
        label="Benih" + BOLEH_KOSONG,
        required=False,
        max_length=32,
        min_length=4,
        help_text="Benih yang sama atas baris yang sama memilih baris yang sama. Kosong: dibuat acak.",
        validators=[RegexValidator(r"^[0-9a-zA-Z-]+$", "Pakai huruf, angka, dan tanda hubung.")],
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"min_length": "Paling sedikit 4 huruf atau angka."},
    )


class BentukForm(LPSEForm):
    """As which file."""

    bentuk = forms.ChoiceField(choices=[("csv", "CSV"), ("xlsx", "XLSX")])
