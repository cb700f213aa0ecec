"""What is typed to give LKPP access and to find its calls. Shape only."""

from ipaddress import ip_network
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from infrastruktur.enums.akses import HasilPanggilan
from infrastruktur.forms.bersama import SaringanRentangForm
from infrastruktur.queries.akses import pemantau
from lpse.bentuk import LPSEForm
from lpse.bidang import BOLEH_KOSONG, TanggalField, TeksField
from lpse.forms_token import MASA
from lpse.models import Akun
from lpse.token_api import MASA_BAWAAN_HARI

PALING_BANYAK_JARINGAN = 20


class JaringanField(forms.CharField):
    """Addresses or networks, one a line or parted by spaces and commas; gives them as networks."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=1000, widget=forms.Textarea({"rows": 3}), **kwargs)

    def clean(self, value: Any) -> list[str]:
        hasil: dict[str, None] = {}
        for kata in super().clean(value).replace(",", " ").split():
            try:
                hasil[str(ip_network(kata))] = None
            except ValueError as galat:
                raise ValidationError(
                    f"“{kata}” bukan alamat atau jaringan. Tulis misalnya 203.0.113.7 atau 203.0.113.0/24."
                ) from galat
        if len(hasil) > PALING_BANYAK_JARINGAN:
            raise ValidationError(f"Paling banyak {PALING_BANYAK_JARINGAN} jaringan.")
        return list(hasil)


class AksesForm(LPSEForm):
    """Whom of LKPP, under what name, for how long, from where."""

    pemilik = forms.ModelChoiceField(label="Pemantau LKPP", queryset=Akun.objects.none(), empty_label="Pilih")
    nama = TeksField(label="Nama akses", max_length=80, help_text="Misalnya: Dasbor pemantauan LKPP.")
    hari = forms.TypedChoiceField(
        label="Masa berlaku", choices=MASA, coerce=int, initial=MASA_BAWAAN_HARI, widget=forms.RadioSelect
    )
    alamat = JaringanField(
        label=f"Hanya dari alamat{BOLEH_KOSONG}",
        required=False,
        help_text="Alamat IP atau jaringan LKPP, satu per baris. Kosong: dari mana pun.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang = self.fields["pemilik"]
        assert isinstance(bidang, forms.ModelChoiceField)
        bidang.queryset = pemantau()

    @property
    def kolom(self) -> dict[str, Any]:
        """What the act takes."""
        return {**self.cleaned_data, "pemilik": self.cleaned_data["pemilik"].pk}


class SaringanPanggilanForm(SaringanRentangForm):
    """The filters above the calls."""

    hasil = forms.ChoiceField(label="Hasil", required=False, choices=[("", "Semua"), *HasilPanggilan.choices])
    dari = TanggalField(label="Sejak", required=False)
    sampai = TanggalField(label="Sampai dengan", required=False)
    # Linked to from a token's row.
    token = forms.SlugField(required=False, max_length=16, widget=forms.HiddenInput)
