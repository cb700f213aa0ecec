"""What an applicant types: these forms judge shape only; what is missing or locked, policies say."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from lpse.bentuk import LPSEForm
from lpse.bidang import (
    BOLEH_KOSONG,
    TIPE_BERKAS,
    TeksField,
    baca_pengenal,
    baca_telepon,
    tawarkan,
    teks_field,
)
from lpse.pengenal import baca_nib, baca_nik, baca_npwp, bersihkan
from lpse.profil import profil
from lpse.wilayah import pilihan_kabupaten
from registrasi.enums.pendaftaran import BENTUK_MENURUT_JENIS, JenisPemohon
from registrasi.forms.pejabat import InstansiForm, PejabatForm, SuratForm
from registrasi.policies.pendaftaran import INSTANSI, JENIS, PEJABAT, PERUSAHAAN, SURAT

KODE_POS = re.compile(r"[0-9]{5}")
# The longest edge, in pixels, at which a card and an A4 page can still be read and compared.
TEPI_KARTU, TEPI_HALAMAN = 1600, 2200
KARTU = frozenset({"ktp", "npwp"})


class SurelForm(LPSEForm):
    """Where the link goes that opens a registration."""

    email = forms.EmailField(
        label="Surel",
        help_text="Kami mengirim tautan untuk melanjutkan ke alamat ini, dan nanti hasil verifikasinya.",
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Isi alamat surel.",
            "invalid": "Tulis alamat surel yang lengkap, misalnya nama@perusahaan.co.id.",
        },
    )


class JenisForm(LPSEForm):
    """Who applies, in which line of business: together they decide which documents are needed.

    Without scripts both questions stand on one page, so an official's missing line is no mistake.
    """

    jenis = forms.ChoiceField(
        label="Siapa yang mendaftar?",
        choices=JenisPemohon,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih siapa yang mendaftar."},
    )
    bidang_usaha = forms.ChoiceField(
        label="Apa bidang usahanya?",
        help_text="Hanya untuk penyedia. Pilih yang utama; surat izin usaha yang diperlukan mengikutinya.",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih bidang usaha."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "bidang_usaha", profil().pilihan_bidang)
        self.fields["bidang_usaha"].required = self.data.get("jenis") != JenisPemohon.NON_PENYEDIA

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return data | {"bidang_usaha": ""} if data.get("jenis") == JenisPemohon.NON_PENYEDIA else data


class PerusahaanForm(LPSEForm):
    """The company, or the person who offers their own services."""

    nama_perusahaan = teks_field(
        "Nama perusahaan",
        "Isi nama perusahaan.",
        200,
        "Seperti pada akta atau surat izin usaha.",
        autocomplete="off",
    )
    bentuk_usaha = forms.ChoiceField(label="Bentuk usaha", error_messages={"required": "Pilih bentuk usaha."})
    npwp = teks_field(
        "NPWP",
        "Isi NPWP.",
        30,
        "15 atau 16 angka. Spasi, titik, dan tanda hubung boleh ditulis.",
        inputmode="numeric",
        autocomplete="off",
    )
    nib = teks_field(
        "NIB", "Isi NIB.", 25, "Nomor Induk Berusaha, 13 angka.", inputmode="numeric", autocomplete="off"
    )
    alamat = TeksField(
        label="Alamat",
        help_text="Jalan, nomor, desa atau kelurahan, dan kecamatan.",
        max_length=300,
        widget=forms.Textarea({"rows": 3, "autocomplete": "street-address"}),
        error_messages={
            "required": "Isi alamat.",
            "max_length": "Tulis paling banyak %(limit_value)d huruf.",
        },
    )
    kabupaten = forms.ChoiceField(
        label="Kabupaten atau kota",
        help_text="Dikelompokkan menurut provinsi.",
        error_messages={
            "required": "Pilih kabupaten atau kota.",
            "invalid_choice": "Pilih kabupaten atau kota dari daftar.",
        },
    )
    kode_pos = teks_field(
        f"Kode pos{BOLEH_KOSONG}", "", 10, inputmode="numeric", autocomplete="postal-code", size="5"
    )
    telepon = teks_field(
        "Nomor telepon",
        "Isi nomor telepon.",
        25,
        "Yang dapat kami hubungi, misalnya 0812 3456 7890.",
        inputmode="tel",
        autocomplete="tel",
    )
    email_perusahaan = forms.EmailField(
        label=f"Surel perusahaan{BOLEH_KOSONG}",
        help_text="Bila berbeda dari surel yang Anda pakai untuk mendaftar.",
        required=False,
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"invalid": "Tulis alamat surel yang lengkap, atau kosongkan."},
    )

    def __init__(self, *args: Any, jenis: str, **kwargs: Any) -> None:
        """`jenis` decides which fields there are, and what they are called."""
        super().__init__(*args, **kwargs)
        tawarkan(self, "kabupaten", [("", "Pilih kabupaten atau kota"), *pilihan_kabupaten()])
        bentuk = [(b.value, b.label) for b in BENTUK_MENURUT_JENIS[jenis]]
        tawarkan(self, "bentuk_usaha", [("", "Pilih bentuk usaha"), *bentuk])
        if jenis == JenisPemohon.PERORANGAN:
            nama = self.fields["nama_perusahaan"]
            nama.label, nama.help_text = "Nama lengkap", "Seperti pada KTP."
            nama.error_messages["required"] = "Isi nama lengkap."
            self.fields["nib"].label, self.fields["nib"].required = f"NIB{BOLEH_KOSONG}", False
            self.fields["email_perusahaan"].label = f"Surel lain{BOLEH_KOSONG}"
            del self.fields["bentuk_usaha"]

    def clean_npwp(self) -> str:
        """Keep it as typed: paper and form are compared by eye. The check digit is for the verifier."""
        npwp: str = self.cleaned_data["npwp"]
        baca_pengenal(baca_npwp, npwp)
        return npwp

    def clean_nib(self) -> str:
        nib: str = self.cleaned_data["nib"]
        return str(baca_pengenal(baca_nib, nib)) if nib else ""

    def clean_kode_pos(self) -> str:
        kode = bersihkan(self.cleaned_data["kode_pos"])
        if kode and not KODE_POS.fullmatch(kode):
            raise ValidationError("Kode pos terdiri atas 5 angka, atau kosongkan.")
        return kode

    def clean_telepon(self) -> str:
        return baca_telepon(self.cleaned_data["telepon"])

    def clean(self) -> dict[str, Any]:
        """Add the province, which the regency's code begins with; a person has no business form."""
        data = super().clean() or {}
        return {"bentuk_usaha": "", **data, "provinsi": data.get("kabupaten", "")[:2]}


class PenanggungJawabForm(LPSEForm):
    """Who signs for the company."""

    penanggung_jawab_nama = teks_field(
        "Nama lengkap", "Isi nama penanggung jawab.", 150, "Seperti pada KTP.", autocomplete="name"
    )
    penanggung_jawab_nik = teks_field(
        "NIK",
        "Isi NIK.",
        30,
        "16 angka pada KTP. Spasi boleh ditulis.",
        inputmode="numeric",
        autocomplete="off",
    )
    penanggung_jawab_jabatan = teks_field(
        "Jabatan",
        "Isi jabatan.",
        100,
        "Misalnya Direktur, Pemilik, atau Kuasa Direktur.",
        autocomplete="organization-title",
    )

    def __init__(self, *args: Any, jenis: str, **kwargs: Any) -> None:
        """A person who offers their own services has a profession where others have a position."""
        super().__init__(*args, **kwargs)
        if jenis == JenisPemohon.PERORANGAN:
            jabatan = self.fields["penanggung_jawab_jabatan"]
            jabatan.label, jabatan.help_text = "Pekerjaan atau keahlian", "Misalnya Konsultan Perencana."
            jabatan.error_messages["required"] = "Isi pekerjaan atau keahlian."

    def clean_penanggung_jawab_nik(self) -> str:
        return str(baca_pengenal(baca_nik, self.cleaned_data["penanggung_jawab_nik"]).angka)


def form_bagian(bagian: str, jenis: str, *args: Any, **kwargs: Any) -> forms.Form:
    """The form of a data section (a key of policies.BAGIAN) for this kind of applicant."""
    tanpa_jenis: dict[str, type[forms.Form]] = {
        JENIS: JenisForm,
        INSTANSI: InstansiForm,
        PEJABAT: PejabatForm,
        SURAT: SuratForm,
    }
    if bagian in tanpa_jenis:
        return tanpa_jenis[bagian](*args, **kwargs)
    kelas = PerusahaanForm if bagian == PERUSAHAAN else PenanggungJawabForm
    return kelas(*args, jenis=jenis, **kwargs)


class UnggahForm(LPSEForm):
    """One file for one document; what is inside it the intake judges."""

    # No `capture`: it would send a phone straight to the camera, past the scans it already holds.
    berkas = forms.FileField(
        label="Pilih berkas",
        widget=forms.FileInput({"accept": TIPE_BERKAS}),
        error_messages={
            "required": "Belum ada berkas yang dipilih. Pilih satu berkas, lalu tekan Unggah.",
            "missing": "Belum ada berkas yang dipilih. Pilih satu berkas, lalu tekan Unggah.",
            "invalid": "Berkas tidak terkirim. Coba unggah lagi.",
            "empty": "Berkas ini kosong. Pilih berkas yang ada isinya, lalu unggah lagi.",
        },
    )

    def __init__(self, *args: Any, kode: str, batas_mb: int, **kwargs: Any) -> None:
        """The limit is told; the script that shrinks photographs before they are sent needs both."""
        super().__init__(*args, **kwargs)
        tepi = TEPI_KARTU if kode in KARTU else TEPI_HALAMAN
        self.fields["berkas"].help_text = f"PDF, JPEG, PNG, atau HEIC, paling besar {batas_mb} MB."
        self.fields["berkas"].widget.attrs |= {"data-maks-mb": batas_mb, "data-kecilkan": tepi}


class LacakForm(LPSEForm):
    """The number and the code on the receipt."""

    nomor = teks_field(
        "Nomor pendaftaran", "Isi nomor pendaftaran.", 40, "Misalnya REG-2026-000001.", autocomplete="off"
    )
    kode = teks_field(
        "Kode lacak",
        "Isi kode lacak.",
        20,
        "12 huruf dan angka, misalnya 7KQM-2XTB-9HRD.",
        autocomplete="off",
    )

    def clean_nomor(self) -> str:
        return str(self.cleaned_data["nomor"]).upper().replace(" ", "")

    def clean_kode(self) -> str:
        """In groups of four, however it was typed from paper."""
        kode = bersihkan(self.cleaned_data["kode"]).upper()
        return "-".join(kode[i : i + 4] for i in range(0, len(kode), 4))
