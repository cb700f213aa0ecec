"""What is typed about risks: shape only; what is allowed, the policy and the acts say."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import BOLEH_KOSONG, TIPE_BERKAS, TanggalField, TeksField, tawarkan, teks_field
from lpse.models import Akun
from sekretariat.enums.risiko import (
    ARTI_PENANGANAN,
    FAKTOR,
    KategoriRisiko,
    PenangananRisiko,
    StatusRisiko,
    TingkatRisiko,
)
from sekretariat.forms.evaluasi import BANTUAN_BUKTI, BATAS_BUKTI_MB, uraian
from sekretariat.queries.risiko import calon_pelaksana

SAYA = "saya"
LAMBAT = (("tenggat", "Melewati tenggat"), ("tinjau", "Setahun belum dinilai"))
PILIH_TERIMA = {"invalid_choice": "Pilih pegawai yang berwenang menangani risiko."}


def _bidang_skor(nama: str) -> forms.TypedChoiceField:
    """One factor, the words of each score beside the choice."""
    faktor = FAKTOR[nama]
    return forms.TypedChoiceField(
        label=faktor.nama,
        help_text=faktor.tanya,
        choices=faktor.pilihan,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": f"Pilih skor {faktor.nama.lower()}."},
    )


def _bidang_pegawai(label: str) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=label,
        queryset=Akun.objects.none(),
        empty_label="Pilih pegawai",
        error_messages=PILIH_TERIMA,
    )


class SkorForm(LPSEForm):
    """The four scores."""

    dampak = _bidang_skor("dampak")
    pengancam = _bidang_skor("pengancam")
    kerentanan = _bidang_skor("kerentanan")
    paparan = _bidang_skor("paparan")

    @property
    def skor(self) -> dict[str, int]:
        """What the act takes."""
        return {nama: self.cleaned_data[nama] for nama in FAKTOR}


class UbahRisikoForm(LPSEForm):
    """What may happen to what, why, with what consequence; whose it is, until when."""

    judul = teks_field("Risiko", "Tulis apa yang dapat terjadi.", 150, "Satu kalimat pendek.")
    kategori = forms.ChoiceField(label="Kategori", choices=[("", "Pilih kategori"), *KategoriRisiko.choices])
    objek = teks_field("Aset atau layanan", "Isi aset atau layanan yang dikenai.", 150, "Yang dikenai.")
    aset_kode = teks_field(
        "Kode aset" + BOLEH_KOSONG, "", 16, "Bila tercatat di register aset, misalnya AS-FIS-0001."
    )
    penyebab = uraian("Penyebab atau ancaman", "Tulis penyebabnya.", 1000, baris=3)
    kelemahan = uraian("Kelemahan kita", "Tulis kelemahannya.", 1000, "Mengapa ancaman itu dapat kena.", 3)
    akibat = uraian("Akibat", "Tulis akibatnya.", 1000, baris=3)
    pemilik = _bidang_pegawai("Penanggung jawab")
    tenggat = TanggalField(label="Tenggat penanganan")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pemilik"].queryset = calon_pelaksana()  # type: ignore[attr-defined]


class RisikoForm(UbahRisikoForm, SkorForm):
    """A new risk with its first assessment."""

    field_order = (
        *("judul", "kategori", "objek", "aset_kode", "penyebab", "kelemahan", "akibat"),
        *(*FAKTOR, "pemilik", "tenggat"),
    )

    @property
    def kolom(self) -> dict[str, Any]:
        """What the act takes."""
        isi = {nama: nilai for nama, nilai in self.cleaned_data.items() if nama not in FAKTOR}
        return {**isi, "skor": self.skor}


class NilaiForm(SkorForm):
    """Another assessment, with what has changed."""

    alasan = uraian("Alasan", "Tulis apa yang berubah, atau bahwa belum ada yang berubah.", 1000, baris=3)

    @property
    def kolom(self) -> dict[str, Any]:
        """What the act takes."""
        return {"skor": self.skor, "alasan": self.cleaned_data["alasan"]}


class PutuskanForm(LPSEForm):
    """What is done about it, and why."""

    penanganan = forms.ChoiceField(
        label="Penanganan",
        choices=[(p.value, f"{p.label}: {ARTI_PENANGANAN[p]}") for p in PenangananRisiko],
        widget=forms.RadioSelect,
    )
    alasan = uraian("Alasan", "Tulis alasannya.", 1000, baris=3)


class PengendalianForm(LPSEForm):
    """What is to be done, by whom, until when."""

    uraian = teks_field("Pengendalian", "Tulis apa yang dikerjakan.", 300)
    penanggung = _bidang_pegawai("Pelaksana")
    tenggat = TanggalField(label="Tenggat")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["penanggung"].queryset = calon_pelaksana()  # type: ignore[attr-defined]


class LaksanakanForm(LPSEForm):
    """What was done, and what shows it."""

    hasil = uraian("Hasil", "Tulis apa yang sudah dikerjakan.", 1000)
    bukti = teks_field("Bukti" + BOLEH_KOSONG, "", 300, BANTUAN_BUKTI)
    berkas = forms.FileField(
        label="Berkas bukti" + BOLEH_KOSONG,
        required=False,
        help_text=f"PDF atau gambar, paling besar {BATAS_BUKTI_MB} MB.",
        widget=forms.FileInput({"accept": TIPE_BERKAS}),
        error_messages={"empty": "Berkas ini kosong. Pilih berkas lain."},
    )

    def clean(self) -> dict[str, Any]:
        """One of the two shows it."""
        isi = super().clean() or {}
        if not self.errors and not isi.get("bukti") and not isi.get("berkas"):
            raise ValidationError("Sebutkan buktinya atau unggah berkasnya.")
        return isi


class SaringanRisikoForm(SaringanTeksForm):
    """The filters above the risks."""

    cari = TeksField(
        label="Cari nomor, risiko, atau aset",
        required=False,
        max_length=100,
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    tingkat = forms.ChoiceField(
        label="Tingkat", required=False, choices=[("", "Semua tingkat"), *TingkatRisiko.choices]
    )
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[("", "Semua status"), ("terbuka", "Belum ditutup"), *StatusRisiko.choices],
    )
    kategori = forms.ChoiceField(
        label="Kategori", required=False, choices=[("", "Semua kategori"), *KategoriRisiko.choices]
    )
    pemilik = forms.ChoiceField(label="Penanggung jawab", required=False)
    lambat = forms.ChoiceField(label="Keterlambatan", required=False, choices=[("", "Semua"), *LAMBAT])

    def __init__(self, *args: Any, pegawai: Iterable[Akun], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        orang = [(str(akun.pk), str(akun)) for akun in pegawai]
        tawarkan(self, "pemilik", [("", "Semua orang"), (SAYA, "Saya"), *orang])
