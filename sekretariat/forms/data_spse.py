"""What officers choose about imports of SPSE data: shape only; what is allowed, the acts say."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from lpse.bentuk import LPSEForm, SaringanForm
from lpse.bidang import TanggalField
from lpse.waktu import hari_ini
from sekretariat.actions.spse import BATAS_UNGGAHAN_MB
from sekretariat.enums.spse import JenisData, StatusKiriman
from sekretariat.queries.spse import SaringanKiriman

PALING_BANYAK = 10


class BeberapaBerkas(forms.FileInput):
    allow_multiple_selected = True


class BeberapaBerkasField(forms.FileField):
    """Up to ten files; what they are, the intake judges."""

    widget = BeberapaBerkas({"multiple": True, "accept": ".json,.csv,.xlsx"})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        berkas = [super(BeberapaBerkasField, self).clean(satu, initial) for satu in data or [None]]
        if len(berkas) > PALING_BANYAK:
            raise ValidationError(f"Kirim paling banyak {PALING_BANYAK} berkas sekaligus.")
        return berkas


class KirimForm(LPSEForm):
    """Exports of SPSE."""

    berkas = BeberapaBerkasField(
        label="Berkas ekspor SPSE",
        help_text=f"JSON, CSV, atau XLSX; sampai {PALING_BANYAK} berkas, masing-masing paling besar "
        f"{BATAS_UNGGAHAN_MB} MB. Jenis datanya dikenali dari kolomnya.",
        error_messages={
            "required": "Pilih berkas JSON, CSV, atau XLSX.",
            "empty": "Berkas ini kosong. Pilih berkas yang ada isinya.",
        },
    )
    ditarik = TanggalField(
        label="Tanggal ditarik dari SPSE (boleh kosong)",
        required=False,
        help_text="Dipakai untuk baris yang tidak menyebutkannya sendiri. Bila kosong: saat ini.",
    )

    def clean_ditarik(self) -> Any:
        hari = self.cleaned_data["ditarik"]
        if hari and hari > hari_ini():
            raise ValidationError("Tanggal ini belum tiba. Isi tanggal berkasnya ditarik.")
        return hari


class SaringanKirimanForm(SaringanForm):
    """The filters above the list of imports."""

    cari = forms.CharField(
        label="Cari nama berkas atau awal SHA-256",
        required=False,
        max_length=100,
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    jenis = forms.ChoiceField(
        label="Jenis data", required=False, choices=[("", "Semua jenis"), *JenisData.choices]
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua status"), *StatusKiriman.choices]
    )
    dari = TanggalField(label="Dari tanggal", required=False)
    sampai = TanggalField(label="Sampai tanggal", required=False)

    @property
    def saringan(self) -> SaringanKiriman:
        """The filters as understood; what is not, is told beside its field and filters nothing."""
        return SaringanKiriman(**self.terisi)
