"""What officers type about the blacklist: shape only; whether an act is allowed, the act says."""

from typing import Any, cast

from django import forms

from lpse.bentuk import LPSEForm, SaringanForm
from registrasi.daftar_hitam.kueri import (
    BERAKHIR,
    BERLAKU,
    PERLU,
    SEMUA,
    SaringanEntri,
    SaringanTemuan,
)
from registrasi.enums.daftar_hitam import CaraCocok, StatusCocok, TindakanCocok
from registrasi.queries.antrean import CARI_PALING_PENDEK

MAKS_CATATAN = 500
KEADAAN = [(BERLAKU, "Berlaku hari ini"), (BERAKHIR, "Berakhir atau dicabut"), (SEMUA, "Semua")]
STATUS = [(PERLU, "Menunggu petugas"), *StatusCocok.choices, (SEMUA, "Semua")]
CARA = [("", "Semua cara"), *CaraCocok.choices]


def _bidang_cari() -> forms.CharField:
    return forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        min_length=CARI_PALING_PENDEK,
        help_text="Nama penyedia, NPWP, atau nomor SK.",
        widget=forms.SearchInput({"autocomplete": "off"}),
        error_messages={"min_length": "Tulis sedikitnya %(limit_value)d huruf untuk mencari."},
    )


class SaringanEntriForm(SaringanForm):
    """The filters above the list of entries."""

    cari = _bidang_cari()
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=KEADAAN)

    @property
    def saringan(self) -> SaringanEntri:
        """The filters as understood; what cannot be understood is left out, and told beside its field."""
        isi = self.terisi
        # Who searches wants to find it whatever its state.
        isi.setdefault("keadaan", SEMUA if "cari" in isi else BERLAKU)
        return SaringanEntri(**isi)


class SaringanTemuanForm(SaringanForm):
    """The filters above the list of matches."""

    cari = _bidang_cari()
    status = forms.ChoiceField(label="Status", required=False, choices=STATUS)
    cara = forms.ChoiceField(label="Ditemukan lewat", required=False, choices=CARA)

    @property
    def saringan(self) -> SaringanTemuan:
        """The filters as understood; what cannot be understood is left out, and told beside its field."""
        isi = self.terisi
        isi.setdefault("status", SEMUA if "cari" in isi else PERLU)
        return SaringanTemuan(**isi)


class UnggahDaftarForm(LPSEForm):
    """A file of the list."""

    berkas = forms.FileField(
        label="Berkas daftar hitam",
        help_text="JSON atau CSV UTF-8, paling besar 10 MB. Yang ditulis baru yang Anda terapkan.",
        widget=forms.FileInput({"accept": ".json,.csv,application/json,text/csv", "data-maks-mb": "10"}),
        allow_empty_file=True,
    )


class TinjauForm(LPSEForm):
    """An officer's view of a match, said to have been taken in person."""

    tindakan = forms.ChoiceField(label="Hasil tinjauan", widget=forms.RadioSelect)
    catatan = forms.CharField(
        label="Catatan",
        max_length=MAKS_CATATAN,
        widget=forms.Textarea({"rows": 3}),
        help_text="Apa yang Anda bandingkan, dan dengan dokumen mana. Catatan ini tidak dapat diubah lagi.",
        error_messages={"required": "Tulis apa yang Anda bandingkan dan hasilnya."},
    )
    ditinjau = forms.BooleanField(
        label="Sudah saya tinjau",
        error_messages={"required": "Centang bila Anda sudah membandingkannya sendiri."},
    )

    def __init__(self, *args: Any, pilihan: list[TindakanCocok], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tawarkan(pilihan)
        if len(pilihan) == 1:
            self.initial["tindakan"] = pilihan[0].value

    def tawarkan(self, pilihan: list[TindakanCocok]) -> None:
        """Offer these acts and no other."""
        bidang = cast(forms.ChoiceField, self.fields["tindakan"])
        bidang.choices = [(t.value, t.label) for t in pilihan]
