"""The filters of the e-reporting pages; what occurs in the data is what is offered."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator

from lpse.bentuk import SaringanForm
from lpse.bidang import TanggalField, TeksField, tawarkan
from sekretariat.enums.e_reporting import TIDAK_DISEBUT, Golongan, Kumpulan
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

    def __init__(self, data: Any, pilihan: Pilihan) -> None:
        isi = data.copy()
        isi.setdefault("kumpulan", Kumpulan.TENDER.value)
        super().__init__(isi)
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
        return SaringanPaket(**isi)
