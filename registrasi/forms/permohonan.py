"""What a user types to ask for a change, what an officer types to decide on it; shape only."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from lpse.bentuk import LPSEForm, SaringanForm
from lpse.bidang import TIPE_BERKAS, TanggalField, TeksField
from lpse.pengenal import PengenalKeliru, baca_nip, baca_npwp, bersihkan
from lpse.waktu import hari_ini
from registrasi.enums.pendaftaran import JenisPemohon
from registrasi.enums.permohonan import JenisPermohonan, StatusPermohonan
from registrasi.forms.pendaftaran import PenanggungJawabForm, PerusahaanForm
from registrasi.models import BerkasPermohonan
from registrasi.policies.permohonan import BATAS_MB, KETENTUAN, KOLOM_TANGGAL
from registrasi.queries.antrean import CARI_PALING_PENDEK
from registrasi.queries.permohonan import SEMUA

J = JenisPermohonan
MAKS_ALASAN = 2000


def _surel(label: str, bantuan: str) -> forms.EmailField:
    return forms.EmailField(
        label=label,
        help_text=bantuan,
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Isi alamat surel.",
            "invalid": "Tulis alamat surel yang lengkap, misalnya nama@perusahaan.co.id.",
        },
    )


def _teks(label: str, maks: int, bantuan: str = "") -> TeksField:
    return TeksField(
        label=label,
        max_length=maks,
        help_text=bantuan,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"max_length": "Tulis paling banyak %(limit_value)d huruf."},
    )


def _bukan_nanti(hari: date) -> date:
    if hari > hari_ini():
        raise ValidationError("Tanggal surat tidak boleh sesudah hari ini.")
    return hari


class SurelBaruForm(LPSEForm):
    email = _surel("Surel baru", "Kami mengirim tautan ke sana, untuk memastikan surel itu milik Anda.")

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class AlamatForm(PerusahaanForm):
    """The address part of the company page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, jenis=JenisPemohon.BADAN_USAHA, **kwargs)
        for nama in set(self.fields) - set(KETENTUAN[J.UBAH_ALAMAT].kolom):
            del self.fields[nama]


class PenanggungJawabBaruForm(PenanggungJawabForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, jenis=JenisPemohon.BADAN_USAHA, **kwargs)


class NamaForm(LPSEForm):
    nama = _teks("Nama perusahaan yang baru", 200, "Seperti pada akta perubahan.")


class AktaForm(LPSEForm):
    akta_nomor = _teks("Nomor akta", 60, "Seperti pada halaman pertama akta.")
    akta_tanggal = TanggalField(label="Tanggal akta", help_text="Misalnya 26 3 2026.")

    def clean_akta_tanggal(self) -> date:
        return _bukan_nanti(self.cleaned_data["akta_tanggal"])


class PeranForm(LPSEForm):
    """The one page of an extension: the new decree and its file."""

    sk_nomor = _teks("Nomor SK atau surat tugas", 100, "Seperti pada suratnya.")
    sk_tanggal = TanggalField(label="Tanggal SK atau surat tugas", help_text="Misalnya 5 1 2026.")
    sk_dari = _teks("Diterbitkan oleh", 150, "Pejabat yang menandatangani, misalnya Bupati.")
    peran_sampai = TanggalField(
        label="Berlaku sampai", help_text="Hari terakhir menurut surat, misalnya 31 12 2026."
    )
    berkas = forms.FileField(
        label="SK atau surat tugas",
        required=False,
        help_text=f"Semua halaman. PDF, JPEG, PNG, atau HEIC, paling besar {BATAS_MB} MB.",
        widget=forms.FileInput({"accept": TIPE_BERKAS, "data-maks-mb": BATAS_MB, "data-kecilkan": 2200}),
        error_messages={"empty": "Berkas ini kosong. Pilih berkas yang ada isinya."},
    )

    def clean_sk_tanggal(self) -> date:
        return _bukan_nanti(self.cleaned_data["sk_tanggal"])

    def clean_peran_sampai(self) -> date:
        sampai: date = self.cleaned_data["peran_sampai"]
        if sampai < hari_ini():
            raise ValidationError("Surat ini sudah berakhir. Pakai surat yang masih berlaku.")
        return sampai


FORMULIR: dict[str, type[LPSEForm]] = {
    J.UBAH_SUREL: SurelBaruForm,
    J.UBAH_ALAMAT: AlamatForm,
    J.UBAH_PENANGGUNG_JAWAB: PenanggungJawabBaruForm,
    J.UBAH_NAMA: NamaForm,
    J.AKTA_BARU: AktaForm,
    J.PERPANJANG_PERAN: PeranForm,
}


def form_permohonan(jenis: str, *args: Any, awal: Mapping[str, str]) -> LPSEForm:
    """The form of a kind; `awal` are values as the acts keep them, dates as ISO."""
    initial = {n: date.fromisoformat(v) if n in KOLOM_TANGGAL and v else v for n, v in awal.items()}
    return FORMULIR[jenis](*args, initial=initial)


def data_permohonan(jenis: str, bersih: Mapping[str, Any]) -> dict[str, str]:
    """A valid form's answers as `actions.isi_permohonan` takes them."""
    nilai = {nama: bersih[nama] for nama in KETENTUAN[jenis].kolom}
    return {n: v.isoformat() if isinstance(v, date) else str(v) for n, v in nilai.items()}


class UserIDForm(LPSEForm):
    """Lost User ID: a number that is on paper, and the registered address."""

    email = _surel("Surel akun Anda", "Surel yang Anda pakai untuk mendaftar. User ID dikirim ke sana.")
    pengenal = _teks(
        "NPWP atau NIP", 40, "Penyedia menulis NPWP perusahaan; pengguna dari instansi menulis NIP."
    )

    def clean_pengenal(self) -> str:
        teks = bersihkan(self.cleaned_data["pengenal"])
        try:
            return baca_nip(teks).angka if len(teks) == 18 else baca_npwp(teks).angka
        except PengenalKeliru:
            raise ValidationError("NPWP terdiri atas 15 atau 16 angka, NIP 18 angka. Periksa lagi.") from None


class BantuForm(LPSEForm):
    """The counter: whose account, which new address, and that the officer has seen who it is."""

    pengguna = _teks("User ID, NPWP, atau NIP", 40, "User ID tertulis di surat persetujuan pendaftaran.")
    email = _surel("Surel baru", "Kami mengirim tautan ke sana; orangnya membukanya sendiri.")
    diperiksa = forms.BooleanField(
        label="KTP asli penanggung jawab sudah saya lihat, dan orangnya ada di depan saya.",
        error_messages={"required": "Lihat dahulu KTP aslinya, lalu centang pernyataan ini."},
    )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class TandaiPermohonanForm(LPSEForm):
    """The two marks of one document; `putaran` is the round whose file was looked at."""

    ada = forms.BooleanField(
        label="Ada", required=False, help_text="Salinannya diserahkan, terbaca, dan lengkap."
    )
    sesuai_asli = forms.BooleanField(
        label="Sesuai asli", required=False, help_text="Aslinya diperlihatkan kepada Anda dan isinya sama."
    )
    asli_diperlihatkan_pada = TanggalField(
        label="Asli diperlihatkan pada", required=False, help_text="Kosongkan bila hari ini."
    )
    catatan = forms.CharField(
        label="Catatan", required=False, max_length=500, widget=forms.Textarea({"rows": 2})
    )
    putaran = forms.IntegerField(widget=forms.HiddenInput())


class AlasanPermohonanForm(LPSEForm):
    """A refusal's reason, as the user will read it; `putaran` is the round that was read."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=MAKS_ALASAN,
        help_text="Dibaca pemohon kata demi kata.",
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "Tulis alasannya. Pemohon membaca alasan ini di suratnya."},
    )
    putaran = forms.IntegerField(widget=forms.HiddenInput())

    @property
    def isi(self) -> dict[str, Any]:
        """The keyword arguments of the act."""
        return self.cleaned_data


class KembalikanPermohonanForm(AlasanPermohonanForm):
    """A return: what is to be repaired, and which documents have to be handed in again."""

    dokumen = forms.MultipleChoiceField(
        label="Dokumen yang harus diunggah ulang",
        required=False,
        help_text="Data permohonan selalu terbuka untuk diperbaiki.",
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("alasan", "dokumen", "putaran")

    def __init__(self, *args: Any, berkas: Iterable[BerkasPermohonan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alasan"].label = "Yang perlu diperbaiki"
        cast(forms.MultipleChoiceField, self.fields["dokumen"]).choices = [(d.kode, d.nama) for d in berkas]


class SetujuiPermohonanForm(LPSEForm):
    putaran = forms.IntegerField(widget=forms.HiddenInput())

    @property
    def isi(self) -> dict[str, Any]:
        """The keyword arguments of the act."""
        return self.cleaned_data


class SaringanPermohonanForm(SaringanForm):
    """The filters above the list of requests."""

    cari = forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        min_length=CARI_PALING_PENDEK,
        help_text="Nomor, User ID, nama perusahaan, NPWP, atau surel.",
        widget=forms.SearchInput({"autocomplete": "off"}),
        error_messages={"min_length": "Tulis sedikitnya %(limit_value)d huruf untuk mencari."},
    )
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[
            (s.value, s.label)
            for s in (
                StatusPermohonan.DIAJUKAN,
                StatusPermohonan.DIKEMBALIKAN,
                StatusPermohonan.DISETUJUI,
                StatusPermohonan.DITOLAK,
                StatusPermohonan.DITARIK,
            )
        ]
        + [(SEMUA, "Semua status")],
    )
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=[("", "Semua jenis"), *JenisPermohonan.choices]
    )
    terlambat = forms.BooleanField(label="Hanya yang terlambat", required=False)
