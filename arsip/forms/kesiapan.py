"""What officers type about readiness: shape only; whether an act is allowed, the act says."""

from django import forms

from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import TanggalField, teks_field

LULUS, TIDAK_LULUS = "lulus", "tidak"


class SaringanUjiForm(SaringanTeksForm):
    """The filters above the list of drills."""

    cari = forms.CharField(
        label="Cari",
        required=False,
        max_length=120,
        help_text="Nama sumber atau nomor berita acara.",
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    hasil = forms.ChoiceField(
        label="Hasil",
        required=False,
        choices=[("", "Semua"), (LULUS, "Lulus"), (TIDAK_LULUS, "Tidak lulus")],
    )


class SegelForm(LPSEForm):
    """When and where a sheet was sealed, who keeps it, who saw it."""

    disegel_pada = TanggalField(label="Tanggal disegel")
    tempat = teks_field(
        "Disimpan di",
        "Isi tempat menyimpan lembar kunci.",
        200,
        "Tempat aman yang terpisah dari server dan dari media cadangan.",
    )
    pemegang = teks_field("Pemegang", "Isi nama pemegang lembar.", 150)
    saksi = teks_field("Saksi penyegelan", "Isi nama saksi.", 150, "Orang lain dari pemegang.")
