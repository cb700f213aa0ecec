"""The filters of the e-reporting pages; what occurs in the data is what is offered."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from lpse.bentuk import LPSEForm, SaringanForm
from lpse.bidang import TanggalField, TeksField, baca_pengenal, tawarkan, teks_field
from lpse.pengenal import ANGKA, NPWP, baca_npwp, bersihkan
from sekretariat.enums.e_reporting import (
    TIDAK_DISEBUT,
    DaftarPenyedia,
    Golongan,
    HasilPenyedia,
    Kumpulan,
    SebagaiPenyedia,
)
from sekretariat.queries.e_reporting_penyedia import SaringanPenyedia
from sekretariat.queries.e_reporting_saring import Pilihan, SaringanPaket

SEMUA = "semua"
KUMPULAN = (*Kumpulan.choices, (SEMUA, "Tender dan nontender"))
BULAN = RegexValidator(r"\A(-|[0-9]{4}-(0[1-9]|1[0-2]))\Z", "Tulis bulan sebagai 2025-03.")
KOSONG = (TIDAK_DISEBUT, "Tidak disebut")


class SaringanPaketForm(SaringanForm):
    """Which packages: tenders unless the address says otherwise."""

    kumpulan = forms.ChoiceField(label="Data", required=False, choices=KUMPULAN)
    tahun = forms.ChoiceField(label="Tahun anggaran", required=False)
    dari = TanggalField(label="Diumumkan sejak", required=False)
    sampai = TanggalField(label="Diumumkan sampai", required=False)
    satker = forms.ChoiceField(label="Satuan kerja", required=False)
    metode = forms.ChoiceField(label="Metode pemilihan", required=False)
    jenis = forms.ChoiceField(label="Jenis pengadaan", required=False)
    status = forms.ChoiceField(label="Status di SPSE", required=False)
    golongan = forms.ChoiceField(
        label="Hanya yang", required=False, choices=[("", "Semua paket"), *Golongan.choices]
    )
    bulan = TeksField(
        label="Bulan pengumuman",
        required=False,
        max_length=7,
        validators=[BULAN],
        help_text="Misalnya 2025-03.",
    )
    tahapan = TeksField(label="Melalui tahapan", required=False, max_length=200)
    cari = TeksField(
        label="Cari",
        required=False,
        max_length=100,
        help_text="Nama paket, atau kode tender, paket, atau RUP.",
    )

    penyedia = forms.UUIDField(required=False, widget=forms.HiddenInput)
    sebagai = forms.ChoiceField(
        label="Penyedia itu sebagai", required=False, choices=[("", "Apa pun"), *SebagaiPenyedia.choices]
    )

    def __init__(self, data: Any, pilihan: Pilihan) -> None:
        isi = data.copy()
        isi.setdefault("kumpulan", Kumpulan.TENDER.value)
        super().__init__(isi)
        if not isi.get("penyedia"):
            del self.fields["sebagai"]
        tahun = [(str(t), str(t)) for t in pilihan.tahun]
        satker = [(kode, f"{nama} ({kode})") for kode, nama in pilihan.satker]
        tawarkan(self, "tahun", [("", "Semua tahun"), *tahun, KOSONG])
        tawarkan(self, "satker", [("", "Semua satuan kerja"), *satker, KOSONG])
        for nama, kata in (("metode", "Semua metode"), ("jenis", "Semua jenis"), ("status", "Semua status")):
            ada = [(satu, satu) for satu in getattr(pilihan, nama)]
            tawarkan(self, nama, [("", kata), *ada, KOSONG])

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        if isi.get("dari") and isi.get("sampai") and isi["dari"] > isi["sampai"]:
            self.add_error("sampai", "Tanggal akhir mendahului tanggal awal. Tukar keduanya.")
        return isi

    @property
    def saringan(self) -> SaringanPaket:
        """What is set and understood."""
        isi = self.terisi
        if isi.get("kumpulan") == SEMUA:
            del isi["kumpulan"]
        if "penyedia" in isi:
            isi["penyedia"] = str(isi["penyedia"])
        return SaringanPaket(**isi)


class SaringanPenyediaForm(SaringanForm):
    """Which providers: those seen and not registered unless the address says otherwise."""

    daftar = forms.ChoiceField(required=False, choices=DaftarPenyedia, widget=forms.HiddenInput)
    tahun = forms.ChoiceField(label="Tahun anggaran", required=False)
    kumpulan = forms.ChoiceField(
        label="Data", required=False, choices=[("", "Semua data"), *Kumpulan.choices]
    )
    hasil = forms.ChoiceField(
        label="Hanya yang", required=False, choices=[("", "Semua penyedia"), *HasilPenyedia.choices]
    )
    cari = TeksField(
        label="Cari nama",
        required=False,
        max_length=100,
        help_text="Sebagian nama. NPWP dicari di kotak tersendiri.",
    )
    penyedia = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, tahun: list[int]) -> None:
        isi = data.copy()
        isi.setdefault("daftar", DaftarPenyedia.BELUM.value)
        super().__init__(isi)
        tawarkan(self, "tahun", [("", "Semua tahun"), *((str(t), str(t)) for t in tahun)])
        if isi["daftar"] == DaftarPenyedia.TAK_TERLIHAT:
            # Of who was never seen nothing else can be asked.
            del self.fields["hasil"], self.fields["penyedia"]

    def clean_cari(self) -> str:
        teks = str(self.cleaned_data["cari"])
        if ANGKA.fullmatch(bersihkan(teks)):
            raise ValidationError("Cari NPWP lewat kotak NPWP, supaya angkanya tidak tertulis di alamat.")
        return teks

    @property
    def saringan(self) -> SaringanPenyedia:
        """What is set and understood."""
        return SaringanPenyedia(**{nama: str(nilai) for nama, nilai in self.terisi.items()})


class NPWPForm(LPSEForm):
    """The NPWP of one provider, typed in whole; sent, so that it stands in no address."""

    npwp = teks_field("Cari NPWP", "Isi NPWP.", 40, "15 atau 16 angka, lengkap.", autocomplete="off")

    def clean_npwp(self) -> str:
        npwp: NPWP = baca_pengenal(baca_npwp, self.cleaned_data["npwp"])
        return npwp.kunci
