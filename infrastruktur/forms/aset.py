"""The forms of the registers: shape only; what a register takes, its policy says."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from infrastruktur.enums.aset import (
    BERUKURAN,
    MASA,
    WAJIB,
    JenisSuku,
    KelasAset,
    NilaiCIA,
    Register,
    StatusAset,
    kolom_register,
)
from infrastruktur.models import Aset, Sasaran
from infrastruktur.policies.aset import sebut_kolom
from infrastruktur.queries.aset import SaringanAset
from lpse.bentuk import LPSEForm, SaringanForm
from lpse.bidang import BOLEH_KOSONG, TanggalField, TeksField, teks_field
from lpse.models import Lokasi
from lpse.waktu import hari_ini

PANJANG = ("spesifikasi", "deskripsi", "keterangan")
CIA = {
    "kerahasiaan": "Seberapa rugi bila isinya diketahui orang yang tidak berhak.",
    "keutuhan": "Seberapa rugi bila isinya berubah atau rusak.",
    "ketersediaan": "Seberapa rugi bila tidak dapat dipakai.",
}
BANTUAN = {
    "nomor_inventaris": "Nomor dari kartu inventaris barang, bila ada.",
    "pemilik": "Unit atau jabatan yang bertanggung jawab.",
    "pemegang": "Siapa yang memakainya sehari-hari.",
    "jenis": "Misalnya server, switch, UPS, APAR.",
}
DAPAT_DIPANTAU = (Register.FISIK, Register.PERANGKAT_LUNAK, Register.LAYANAN)
HABIS = (("", "Kapan pun"), ("7", "Dalam 7 hari"), ("30", "Dalam 30 hari"), ("90", "Dalam 90 hari"))
TAK_ADA_TEMPAT = "Belum ditempatkan"


def bidang_lokasi() -> forms.ModelChoiceField:
    """The unit's places."""
    return forms.ModelChoiceField(
        label="Lokasi",
        required=False,
        queryset=Lokasi.objects.order_by("nama", "pk"),
        to_field_name="kode",
        empty_label=TAK_ADA_TEMPAT,
    )


def bidang_tanggal(label: str, bantuan: str = "") -> TanggalField:
    """A day on which something happened: today unless another is typed."""
    return TanggalField(label=label, initial=hari_ini, help_text=bantuan)


def _label(nama: str) -> str:
    sebutan = sebut_kolom(nama)
    return sebutan[:1].upper() + sebutan[1:]


def _bidang_teks(nama: str, wajib: bool) -> TeksField:
    kolom: Any = Aset._meta.get_field(nama)
    return TeksField(
        label=_label(nama) if wajib else _label(nama) + BOLEH_KOSONG,
        required=wajib,
        max_length=kolom.max_length,
        help_text=BANTUAN.get(nama, ""),
        widget=forms.Textarea({"rows": 3}) if nama in PANJANG else forms.TextInput({"autocomplete": "off"}),
        error_messages={
            "required": f"Isi {sebut_kolom(nama)}.",
            "max_length": "Tulis paling banyak %(limit_value)d huruf.",
        },
    )


class AsetForm(LPSEForm):
    """The columns of one register, and the target it is watched by where there may be one."""

    def __init__(self, register: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.register = register
        for nama in kolom_register(register):
            self.fields[nama] = self._bidang(nama)
        if register in DAPAT_DIPANTAU:
            self.fields["sasaran"] = forms.ModelChoiceField(
                label="Sasaran pemantauan",
                required=False,
                queryset=Sasaran.objects.aktif().order_by("nama"),
                to_field_name="kode",
                empty_label="Tidak dipantau",
            )

    def _bidang(self, nama: str) -> forms.Field:
        if nama == "lokasi":
            return bidang_lokasi()
        if nama in CIA:
            return forms.TypedChoiceField(
                label=_label(nama),
                choices=[("", "Pilih nilai"), *NilaiCIA.choices],
                coerce=int,
                help_text=CIA[nama],
                error_messages={"required": "Pilih nilainya."},
            )
        return _bidang_teks(nama, nama == "nama" or nama in WAJIB[self.register])

    @staticmethod
    def isian(aset: Aset) -> dict[str, Any]:
        """What the form shows of an asset as it is."""
        isi = {nama: getattr(aset, nama) for nama in kolom_register(aset.register)}
        for nama in ("lokasi", "sasaran"):
            relasi = getattr(aset, nama)
            isi[nama] = relasi.kode if relasi else ""
        return isi


class PindahForm(LPSEForm):
    """Where it went, or to whom."""

    lokasi = bidang_lokasi()
    pemegang = teks_field("Pemegang" + BOLEH_KOSONG, "", 120)
    tanggal = bidang_tanggal("Tanggal pindah")
    catatan = teks_field("Catatan" + BOLEH_KOSONG, "", 500)


class StatusForm(LPSEForm):
    """Since when it is so, and why."""

    tanggal = bidang_tanggal("Sejak tanggal")
    catatan = teks_field("Catatan" + BOLEH_KOSONG, "", 500)


class UsulHapusForm(LPSEForm):
    """Why it should be let go, and how."""

    alasan = teks_field("Alasan", "Tulis alasannya.", 500)
    metode = teks_field(
        "Cara penghapusan",
        "Tulis caranya, termasuk bagaimana data di dalamnya dibuat tidak terbaca.",
        160,
        "Misalnya dihancurkan, dilelang, atau dihapus aman tiga kali timpa.",
    )
    tanggal = bidang_tanggal("Tanggal penghapusan", "Boleh tanggal yang akan datang.")


class SetujuiForm(LPSEForm):
    """Agreed, with a word or without."""

    catatan = teks_field("Catatan" + BOLEH_KOSONG, "", 500)


class TolakForm(LPSEForm):
    """Not agreed, and why."""

    catatan = teks_field("Alasan", "Tulis alasannya; pengusul membacanya.", 500)


class TanpaIsianForm(LPSEForm):
    """A step that takes nothing but the button."""


class SukuCadangForm(LPSEForm):
    """A part that was put in."""

    jenis = forms.ChoiceField(label="Jenis", choices=[("", "Pilih jenis"), *JenisSuku.choices])
    nama = teks_field("Merek dan tipe", "Isi merek dan tipenya.", 120)
    nomor_seri = teks_field("Nomor seri" + BOLEH_KOSONG, "", 80, autocomplete="off")
    ukuran_gb = forms.IntegerField(
        label="Ukuran (GB)",
        required=False,
        min_value=1,
        max_value=10_000_000,
        help_text="Untuk RAM dan disk.",
        widget=forms.NumberInput({"inputmode": "numeric", "size": 8}),
        error_messages={
            "invalid": "Isi dengan angka bulat.",
            "min_value": "Paling kecil 1 GB.",
            "max_value": "Ukuran ini terlalu besar. Isi dalam GB.",
        },
    )
    pada = bidang_tanggal("Dipasang pada")
    alasan = teks_field("Alasan" + BOLEH_KOSONG, "", 300)

    def clean(self) -> dict[str, Any]:
        """A size where the kind has one, none where it has none."""
        isi = super().clean() or self.cleaned_data
        if isi.get("jenis") in BERUKURAN and not isi.get("ukuran_gb") and "ukuran_gb" not in self.errors:
            self.add_error("ukuran_gb", ValidationError("Isi ukurannya dalam GB.", code="required"))
        if isi.get("jenis") not in BERUKURAN:
            isi["ukuran_gb"] = None
        return isi


class GantiSukuForm(SukuCadangForm):
    """The part that took another one's place; its reason is the reason the old one came out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pada"].label = "Diganti pada"
        self.fields["alasan"] = teks_field("Alasan penggantian", "Tulis alasannya.", 300)


class LepasSukuForm(LPSEForm):
    """When and why a part came out."""

    pada = bidang_tanggal("Dilepas pada")
    alasan = teks_field("Alasan", "Tulis alasannya.", 300)


class MasaForm(LPSEForm):
    """Something that runs out on a day."""

    jenis = forms.ChoiceField(label="Yang berakhir")
    berakhir = TanggalField(label="Berakhir pada")
    keterangan = teks_field("Keterangan" + BOLEH_KOSONG, "", 200)

    def __init__(self, register: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan: Any = self.fields["jenis"]
        pilihan.choices = [(jenis.value, jenis.label) for jenis in MASA[register]]


class TempatForm(LPSEForm):
    """A place of the unit."""

    kode = teks_field("Kode", "Isi kodenya.", 30, "Pendek dan tetap, misalnya RS-RAK-1.", autocomplete="off")
    nama = teks_field("Nama", "Isi namanya.", 120)
    keterangan = teks_field("Keterangan" + BOLEH_KOSONG, "", 200)
    is_ruang_server = forms.BooleanField(label="Ini ruang server", required=False)


class ImporForm(LPSEForm):
    """One workbook."""

    berkas = forms.FileField(
        label="Buku kerja (.xlsx)",
        help_text="Paling besar 5 MB dan 500 baris.",
        widget=forms.FileInput(
            {"accept": ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
        ),
    )


class SaringanAsetForm(SaringanForm):
    """The filters above the list."""

    cari = forms.CharField(
        label="Cari kode, nama, atau nomor seri",
        required=False,
        max_length=100,
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    register = forms.ChoiceField(
        label="Register", required=False, choices=[("", "Semua register"), *Register.choices]
    )
    kelas = forms.ChoiceField(
        label="Kelas", required=False, choices=[("", "Semua kelas"), *KelasAset.choices]
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Masih ada"), *StatusAset.choices]
    )
    lokasi = forms.ChoiceField(label="Lokasi", required=False)
    pemegang = forms.CharField(label="Pemegang", required=False, max_length=100)
    habis = forms.ChoiceField(label="Masa berlaku habis", required=False, choices=HABIS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan: Any = self.fields["lokasi"]
        tempat = Lokasi.objects.order_by("nama", "pk").values_list("kode", "nama")
        pilihan.choices = [("", "Semua lokasi"), *tempat]

    @property
    def saringan(self) -> SaringanAset:
        """The filters as understood; what is not, counts as none."""
        return SaringanAset(**self.terisi)
