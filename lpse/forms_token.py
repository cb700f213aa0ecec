"""What is typed to make a token, for oneself or for a member of staff, and to find one. Shape only."""

from typing import Any, cast

from django import forms
from django.db.models import Q

from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.models import Akun
from lpse.sumbangan import sumbangan
from lpse.token_api import MASA_BAWAAN_HARI, MASA_PALING_LAMA_HARI, cakupan_milik_sendiri

MASA = [
    (7, "7 hari"),
    (30, "30 hari"),
    (90, "90 hari"),
    (180, "180 hari"),
    (MASA_PALING_LAMA_HARI, "1 tahun"),
]
KEADAAN = [
    ("", "Semua keadaan"),
    ("berlaku", "Berlaku"),
    ("menunggu", "Menunggu diambil"),
    ("habis", "Habis masa"),
    ("dicabut", "Dicabut"),
]


class TokenForm(LPSEForm):
    """A name, a time, and what the token may do."""

    nama = forms.CharField(
        label="Nama token", max_length=80, help_text="Agar Anda mengenalinya. Misalnya: aplikasi keuangan."
    )
    hari = forms.TypedChoiceField(
        label="Masa berlaku", choices=MASA, coerce=int, initial=MASA_BAWAAN_HARI, widget=forms.RadioSelect
    )
    cakupan = forms.MultipleChoiceField(label="Cakupan", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        boleh = self.kode_cakupan()
        pilihan = [(k, f"{sumbangan.cakupan_api[k].label} ({k})") for k in boleh]
        cast(forms.MultipleChoiceField, self.fields["cakupan"]).choices = pilihan
        if len(boleh) == 1:
            self.fields["cakupan"].initial = boleh

    def kode_cakupan(self) -> list[str]:
        """What one may give a token of one's own."""
        return cakupan_milik_sendiri()


class SiapkanTokenForm(TokenForm):
    """The same for a member of staff: whose token, and any scope."""

    pemilik = forms.CharField(
        label="Surel atau User ID pegawai",
        max_length=254,
        help_text="Tulis lengkap. Token memakai hak orang ini, tidak pernah lebih.",
    )
    field_order = ("pemilik", "nama", "hari", "cakupan")

    def kode_cakupan(self) -> list[str]:
        return list(sumbangan.cakupan_api)

    def clean_pemilik(self) -> Akun:
        teks = self.cleaned_data["pemilik"].strip()
        akun = Akun.objects.filter(Q(email__iexact=teks) | Q(user_id__iexact=teks)).first()
        if akun is None:
            raise forms.ValidationError("Tidak ada akun dengan surel atau User ID ini. Periksa ejaannya.")
        return akun


class SaringTokenForm(SaringanTeksForm):
    """Which tokens: whose, and where they stand."""

    cari = forms.CharField(
        label="Cari",
        max_length=254,
        required=False,
        help_text="Surel pemilik secara lengkap, atau awal rahasianya (lpse_….).",
    )
    keadaan = forms.ChoiceField(label="Keadaan", choices=KEADAAN, required=False)
