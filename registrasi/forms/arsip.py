"""What officers type in the archive: shape only; whether an act is allowed, the act says."""

from typing import Any, cast

from django import forms

from lpse.bentuk import LPSEForm, SaringanForm
from lpse.bidang import TanggalField
from lpse.models import Lokasi
from lpse.serentak import tanda_isian
from registrasi.models import ButirArsip
from registrasi.models.arsip import AsalArsip, KeutuhanIsi
from registrasi.policies.arsip import RETENSI
from registrasi.queries.arsip import CARI_PALING_PENDEK, SaringanArsip

Pilihan = list[tuple[str, str]]


class SaringanArsipForm(SaringanForm):
    """The box and the filters above the list of documents."""

    cari = forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        min_length=CARI_PALING_PENDEK,
        help_text="Nama, NPWP, NIK, nomor, atau kata dalam judul. Salah tulis sedikit tidak apa-apa.",
        widget=forms.SearchInput({"autocomplete": "off"}),
        error_messages={"min_length": "Tulis sedikitnya %(limit_value)d huruf untuk mencari."},
    )
    jenis = forms.ChoiceField(label="Jenis dokumen", required=False)
    dari = TanggalField(
        label="Dari tanggal", required=False, widget=forms.TextInput({"size": 14, "autocomplete": "off"})
    )
    sampai = TanggalField(
        label="Sampai tanggal", required=False, widget=forms.TextInput({"size": 14, "autocomplete": "off"})
    )
    asal = forms.ChoiceField(label="Asal", required=False, choices=[("", "Semua asal"), *AsalArsip.choices])
    kelas = forms.ChoiceField(
        label="Kelas retensi",
        required=False,
        choices=[("", "Semua kelas"), *((kode, teks.partition(":")[0]) for kode, teks in RETENSI.items())],
    )
    lokasi = forms.ChoiceField(label="Ruang", required=False)
    keadaan = forms.ChoiceField(
        label="Keutuhan", required=False, choices=[("", "Semua keadaan"), *KeutuhanIsi.choices]
    )

    def __init__(self, *args: Any, jenis: Pilihan, lokasi: Pilihan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["jenis"]).choices = [("", "Semua jenis"), *jenis]
        cast(forms.ChoiceField, self.fields["lokasi"]).choices = [("", "Semua ruang"), *lokasi]

    def clean_cari(self) -> str:
        # PostgreSQL reads no zero byte, and nobody types one.
        return str(self.cleaned_data["cari"]).replace("\0", "")

    @property
    def saringan(self) -> SaringanArsip:
        """The filters as understood; what cannot be understood is left out, and told beside its field."""
        return SaringanArsip(**self.terisi)

    @property
    def is_tersaring(self) -> bool:
        """Whether one of the filters behind the box is in force: they are shown open then."""
        return any(self.saringan.as_params().keys() - {"cari"}) or bool(self.errors.keys() - {"cari"})


class LetakForm(LPSEForm):
    """Where the paper of one document lies; `tanda` tells what the form was made from."""

    lokasi = forms.ModelChoiceField(
        Lokasi.objects.order_by("nama", "pk"),
        label="Ruang",
        required=False,
        to_field_name="kode",
        empty_label="Tidak diketahui atau tidak ada kertasnya",
    )
    rak = forms.CharField(label="Rak", required=False, max_length=40, widget=forms.TextInput({"size": 12}))
    boks = forms.CharField(label="Boks", required=False, max_length=40, widget=forms.TextInput({"size": 12}))
    tanda = forms.CharField(required=False, widget=forms.HiddenInput())

    @classmethod
    def dari(cls, butir: ButirArsip) -> "LetakForm":
        """The form as it stands for this document now."""
        return cls(initial={**butir.isian_letak, "tanda": tanda_isian(butir.isian_letak)})


class TempatForm(LPSEForm):
    """One room or store."""

    kode = forms.CharField(
        label="Kode",
        max_length=30,
        help_text="Pendek dan tetap, misalnya R-ARSIP.",
        widget=forms.TextInput({"size": 12}),
    )
    nama = forms.CharField(label="Nama ruang", max_length=120)
    keterangan = forms.CharField(
        label="Keterangan",
        required=False,
        max_length=200,
        help_text="Misalnya lantai, dan siapa pemegang kuncinya.",
    )
