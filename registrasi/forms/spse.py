"""What officers type about SPSE accounts and imports: shape only; whether an act is allowed, the act says."""

from typing import Any, cast

from django import forms

from lpse.bentuk import LPSEForm, SaringanForm
from lpse.bidang import TanggalField
from lpse.waktu import hari_ini
from registrasi.enums.pendaftaran import StatusSPSE
from registrasi.queries.pengguna import KELOMPOK, SaringanPengguna, pilihan_jenis

CARI_PALING_PENDEK = 3


class SaringanPenggunaForm(SaringanForm):
    """The filters above the list of users."""

    cari = forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        min_length=CARI_PALING_PENDEK,
        help_text="User ID, awal nama, NPWP, atau surel.",
        widget=forms.SearchInput({"autocomplete": "off"}),
        error_messages={"min_length": "Tulis sedikitnya %(limit_value)d huruf untuk mencari."},
    )
    status = forms.ChoiceField(
        label="Status di SPSE", required=False, choices=[("", "Semua status"), *StatusSPSE.choices]
    )
    kelompok = forms.ChoiceField(label="Peran", required=False, choices=[("", "Semua peran"), *KELOMPOK])
    jenis = forms.ChoiceField(label="Jenis", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["jenis"]).choices = [("", "Semua jenis"), *pilihan_jenis()]

    @property
    def saringan(self) -> SaringanPengguna:
        """The filters as understood; what cannot be understood is left out, and told beside its field."""
        return SaringanPengguna(**self.terisi)


class SudahAktifForm(LPSEForm):
    """Since when the account works in SPSE, and LKPP's ticket where there was one."""

    tanggal = TanggalField(label="Aktif di SPSE sejak", initial=hari_ini)
    tiket = forms.CharField(
        label="Nomor tiket LKPP", required=False, max_length=60, help_text="Kosongkan bila tidak ada."
    )


class StatusSPSEForm(SudahAktifForm):
    """What SPSE says about one account."""

    status = forms.ChoiceField(
        label="Keadaan di SPSE",
        choices=[(s.value, s.label) for s in (StatusSPSE.AKTIF, StatusSPSE.BELUM)],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih keadaan akun ini di SPSE."},
    )
    catatan = forms.CharField(label="Catatan", required=False, max_length=300)
    field_order = ("status", "tanggal", "tiket", "catatan")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tanggal"].label = "Sejak tanggal"


class ImporForm(LPSEForm):
    """The file of existing users."""

    berkas = forms.FileField(
        label="Berkas pengguna",
        help_text="CSV atau XLSX, paling besar 40 MB dan 250.000 baris. Baris pertamanya judul kolom.",
        widget=forms.FileInput({"accept": ".csv,.xlsx"}),
        error_messages={
            "required": "Pilih berkas CSV atau XLSX.",
            "empty": "Berkas ini kosong. Pilih berkas yang ada isinya.",
        },
    )


class TerapkanForm(LPSEForm):
    """How an import is to be applied."""

    kirim_undangan = forms.BooleanField(
        label="Kirim undangan lewat surel kepada pengguna baru",
        required=False,
        help_text="Seratus surel tiap menit. Tanpa undangan mereka masuk lewat “Lupa kata sandi”.",
    )
