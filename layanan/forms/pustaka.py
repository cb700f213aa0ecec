"""What is typed about the help centre: shape only; what is allowed, acts say."""

from typing import Any

from django import forms

from layanan.enums.pustaka import BentukArtikel, KategoriBantuan, StatusArtikel, UntukSiapa
from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import BOLEH_KOSONG, TanggalField, TeksField

TERLALU_PANJANG = {"max_length": "Tulis paling banyak %(limit_value)d huruf."}
PEMBACA = [
    (UntukSiapa.PENYEDIA.value, UntukSiapa.PENYEDIA.label),
    (UntukSiapa.PEJABAT.value, UntukSiapa.PEJABAT.label),
]


class CariBantuanForm(SaringanTeksForm):
    """The search of the public help centre."""

    cari = TeksField(
        label="Cari jawaban",
        required=False,
        max_length=150,
        help_text="Misalnya “lupa kata sandi” atau “gagal mengunggah penawaran”.",
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    untuk = forms.ChoiceField(label="Saya", required=False, choices=[("", "Siapa saja"), *PEMBACA])
    kategori = forms.ChoiceField(
        required=False, choices=[("", ""), *KategoriBantuan.choices], widget=forms.HiddenInput
    )


class SaringanArtikelForm(SaringanTeksForm):
    """The filters above the officers' list."""

    cari = TeksField(
        label="Cari judul", required=False, max_length=100, widget=forms.SearchInput({"autocomplete": "off"})
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua status"), *StatusArtikel.choices]
    )
    kategori = forms.ChoiceField(
        label="Kategori", required=False, choices=[("", "Semua kategori"), *KategoriBantuan.choices]
    )
    tinjau = forms.BooleanField(label="Harus ditinjau", required=False)


class SaringanNihilForm(SaringanTeksForm):
    """The filter above what was looked for in vain."""

    cari = TeksField(
        label="Cari kata", required=False, max_length=80, widget=forms.SearchInput({"autocomplete": "off"})
    )


class ArtikelForm(LPSEForm):
    """An article as it is written."""

    judul = TeksField(
        label="Judul atau pertanyaan",
        max_length=150,
        error_messages=TERLALU_PANJANG,
        help_text="Seperti orang menanyakannya, misalnya “Lupa kata sandi SPSE”.",
    )
    ringkas = TeksField(
        label="Jawaban singkat",
        max_length=300,
        error_messages=TERLALU_PANJANG,
        help_text="Satu atau dua kalimat; bagi banyak pembaca inilah jawabannya.",
        widget=forms.Textarea({"rows": 3}),
    )
    isi = forms.CharField(
        label="Isi",
        max_length=20_000,
        error_messages=TERLALU_PANJANG,
        help_text="Markdown: ## subjudul, 1. langkah, - butir, **tebal**, [tautan](https://…). "
        "HTML dan gambar tidak dipakai.",
        widget=forms.Textarea({"rows": 16}),
    )
    kategori = forms.ChoiceField(label="Kategori", choices=[("", "Pilih"), *KategoriBantuan.choices])
    bentuk = forms.ChoiceField(label="Bentuk", choices=BentukArtikel, widget=forms.RadioSelect)
    untuk = forms.ChoiceField(label="Untuk", choices=UntukSiapa, widget=forms.RadioSelect)

    @property
    def kolom(self) -> dict[str, Any]:
        """What the acts take."""
        return dict(self.cleaned_data)


class TanpaIsianForm(LPSEForm):
    """A step that takes nothing but the button."""

    @property
    def kolom(self) -> dict[str, Any]:
        return {}


class TinjauForm(LPSEForm):
    """When it is to be read again."""

    tinjau_lagi = TanggalField(
        label=f"Tinjau lagi tanggal{BOLEH_KOSONG}", required=False, help_text="Kosong: setengah tahun lagi."
    )

    @property
    def kolom(self) -> dict[str, Any]:
        return {"tinjau_lagi": self.cleaned_data["tinjau_lagi"]}


class TerbitForm(TinjauForm):
    """What is new in this version, for the history."""

    catatan = TeksField(
        label=f"Apa yang berubah{BOLEH_KOSONG}",
        required=False,
        max_length=200,
        help_text="Untuk riwayat versi; tidak tampil kepada masyarakat.",
    )
    field_order = ["catatan", "tinjau_lagi"]

    @property
    def kolom(self) -> dict[str, Any]:
        return {**super().kolom, "catatan": self.cleaned_data["catatan"]}


class CatatanForm(LPSEForm):
    """What a reader missed."""

    catatan = TeksField(
        label="Apa yang kurang?",
        max_length=500,
        help_text="Jangan tulis nama, nomor, atau kata sandi.",
        error_messages=TERLALU_PANJANG,
        widget=forms.Textarea({"rows": 3}),
    )
