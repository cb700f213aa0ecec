"""What is typed at the counter around help with a registration."""

from django import forms

from lpse.bentuk import LPSEForm, SaringanForm
from lpse.bidang import baca_telepon, teks_field
from lpse.pengenal import bersihkan
from registrasi.enums.bantuan import StatusBantuan
from registrasi.queries.antrean import CARI_PALING_PENDEK

ANGKA_KODE = 6


class MulaiBantuanForm(LPSEForm):
    """Who stands at the counter; the code goes to their mailbox."""

    nama = teks_field("Nama pemohon", "Isi nama pemohon.", 150, "Orang yang hadir.", autocomplete="off")
    email = forms.EmailField(
        label="Surel pemohon",
        help_text="Yang dapat dibuka pemohon sekarang, misalnya di ponselnya. Jangan memakai surel Anda.",
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Isi surel pemohon.",
            "invalid": "Tulis alamat surel yang lengkap, misalnya nama@perusahaan.co.id.",
        },
    )
    telepon = teks_field(
        "Nomor telepon",
        "Isi nomor telepon.",
        25,
        "Untuk menghubungi pemohon bila ada yang perlu ditanyakan.",
        inputmode="tel",
        autocomplete="off",
    )
    hadir = forms.BooleanField(label="Pemohon hadir di loket dan meminta dibantu.")

    def clean_telepon(self) -> str:
        return baca_telepon(self.cleaned_data["telepon"])


class KodeIzinForm(LPSEForm):
    """The code that the applicant reads out."""

    angka = teks_field(
        "Kode dari pemohon",
        "Isi kode yang dibacakan pemohon.",
        12,
        "6 angka dari surat yang baru diterima pemohon.",
        inputmode="numeric",
        autocomplete="off",
        size="8",
    )

    def clean_angka(self) -> str:
        angka = bersihkan(self.cleaned_data["angka"])
        if len(angka) != ANGKA_KODE or not (angka.isascii() and angka.isdigit()):
            raise forms.ValidationError("Kode terdiri atas 6 angka.")
        return angka


class SaringanBantuanForm(SaringanForm):
    """The filters above the list."""

    cari = forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        min_length=CARI_PALING_PENDEK,
        help_text="Nama atau surel pemohon.",
        widget=forms.SearchInput({"autocomplete": "off"}),
        error_messages={"min_length": "Tulis sedikitnya %(limit_value)d huruf untuk mencari."},
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua status"), *StatusBantuan.choices]
    )
    milik_saya = forms.BooleanField(label="Hanya yang saya bantu", required=False)
