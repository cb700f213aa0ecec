"""What is typed about staff: shape only; what is allowed, the policy and the acts say."""

from collections.abc import Callable
from typing import Any

from django import forms

from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import BOLEH_KOSONG, TIPE_BERKAS, TanggalField, baca_pengenal, tawarkan, teks_field
from lpse.models import Akun
from lpse.pengenal import baca_nik, baca_nip
from lpse.profil import profil
from lpse.waktu import hari_ini
from sekretariat.enums.kepegawaian import (
    HasilRangkap,
    JenisPendidikan,
    StatusPegawai,
    StatusRangkap,
    SyaratPegawai,
)
from sekretariat.models import Pegawai, PendidikanPegawai
from sekretariat.policies.kepegawaian import status_dibolehkan
from sekretariat.queries.kepegawaian import calon_pegawai

BATAS_BERKAS_MB = 10


def berkas_field(label: str) -> forms.FileField:
    """A scan that may be left out."""
    return forms.FileField(
        label=label + BOLEH_KOSONG,
        required=False,
        help_text=f"PDF, JPEG, PNG, atau HEIC, paling besar {BATAS_BERKAS_MB} MB.",
        widget=forms.FileInput({"accept": TIPE_BERKAS}),
        error_messages={"empty": "Berkas ini kosong. Pilih berkas lain."},
    )


def pilihan_unit() -> list[tuple[str, str]]:
    """The five parts under this regulation's names."""
    return [(kode, unit.nama) for kode, unit in profil().unit]


class SuratForm(LPSEForm):
    """The decree an act on staff rests on."""

    surat_nomor = teks_field("Nomor keputusan", "Isi nomor keputusannya.", 100)
    surat_tanggal = TanggalField(label="Tanggal keputusan")
    surat_dari = teks_field("Ditetapkan oleh", "Isi pejabat yang menetapkan.", 150)
    surat_perihal = teks_field("Tentang", "Isi perihal keputusannya.", 200)
    berkas = berkas_field("Salinan keputusan")
    catatan = teks_field("Catatan" + BOLEH_KOSONG, "", 300)

    @property
    def kolom(self) -> dict[str, Any]:
        """As the act takes it, but for the file."""
        isi = {nama: nilai for nama, nilai in self.cleaned_data.items() if nama != "berkas"}
        kunci = [nama for nama in isi if nama.startswith("surat_")]
        surat = {nama.removeprefix("surat_"): isi.pop(nama) for nama in kunci}
        return isi | {"surat": surat}


class TempatForm(SuratForm):
    """Where in the unit, as what."""

    field_order = ("akun", "nip", "nik", "unit", "jabatan", "is_pimpinan", "status_pegawai", "mulai")

    unit = forms.ChoiceField(label="Unit")
    jabatan = teks_field("Jabatan di unit", "Isi jabatannya.", 150, "Misalnya Verifikator.")
    is_pimpinan = forms.BooleanField(label="Memimpin unit ini", required=False)
    status_pegawai = forms.ChoiceField(label="Status pegawai")
    mulai = TanggalField(label="Berlaku mulai", initial=hari_ini)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "unit", pilihan_unit())
        tawarkan(self, "status_pegawai", [(satu.value, satu.label) for satu in status_dibolehkan()])

    @staticmethod
    def isian(pegawai: Pegawai) -> dict[str, Any]:
        """What the form shows of a placement as it is."""
        return {nama: getattr(pegawai, nama) for nama in ("unit", "jabatan", "is_pimpinan", "status_pegawai")}


class TempatkanForm(TempatForm):
    """Somebody new: of those who have a role in the portal."""

    akun = forms.ModelChoiceField(
        label="Orang",
        queryset=Akun.objects.none(),
        empty_label="Pilih orang",
        help_text="Yang memegang peran petugas dan belum ditempatkan. Belum ada? Undang dulu lewat "
        "Penugasan pegawai.",
        error_messages={"required": "Pilih orangnya.", "invalid_choice": "Pilih orang dari daftar."},
    )
    nip = teks_field("NIP" + BOLEH_KOSONG, "", 30, "Hanya bila belum tercatat di akunnya.")
    nik = teks_field(
        "NIK" + BOLEH_KOSONG, "", 30, "Untuk pegawai tanpa NIP, supaya rangkap jabatan dapat diperiksa."
    )
    selesai = TanggalField(label="Sampai" + BOLEH_KOSONG, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A slice can be shown but not looked up in: the choice is checked against the same people.
        pilihan: Any = self.fields["akun"]
        pilihan.queryset = Akun.objects.filter(pk__in=[akun.pk for akun in calon_pegawai()]).order_by("nama")
        pilihan.to_field_name = "email"

    def clean_nip(self) -> str:
        return self._nomor("nip", baca_nip)

    def clean_nik(self) -> str:
        return self._nomor("nik", baca_nik)

    def _nomor(self, nama: str, baca: Callable[..., Any]) -> str:
        teks = self.cleaned_data[nama]
        return str(baca_pengenal(baca, teks).angka) if teks else ""


class BerhentiForm(SuratForm):
    """The last day, and the decree that says so."""

    field_order = ("selesai",)
    selesai = TanggalField(label="Hari terakhir", initial=hari_ini)


class PendidikanForm(LPSEForm):
    """A schooling or training."""

    jenis = forms.ChoiceField(label="Jenis", choices=JenisPendidikan)
    nama = teks_field("Nama pendidikan atau pelatihan", "Isi namanya.", 200)
    penyelenggara = teks_field("Penyelenggara", "Isi penyelenggaranya.", 200)
    mulai = TanggalField(label="Mulai")
    selesai = TanggalField(label="Selesai")
    nomor_sertifikat = teks_field("Nomor sertifikat atau ijazah" + BOLEH_KOSONG, "", 100)
    berlaku_sampai = TanggalField(
        label="Berlaku sampai" + BOLEH_KOSONG, required=False, help_text="Diingatkan 90 hari sebelumnya."
    )
    berkas = berkas_field("Sertifikat atau ijazah")

    @property
    def kolom(self) -> dict[str, Any]:
        """As the act takes it, but for the file."""
        return {nama: nilai for nama, nilai in self.cleaned_data.items() if nama != "berkas"}

    @staticmethod
    def isian(satu: PendidikanPegawai) -> dict[str, Any]:
        """What the form shows of a record as it is."""
        kolom = ("jenis", "nama", "penyelenggara", "mulai", "selesai", "nomor_sertifikat", "berlaku_sampai")
        return {nama: getattr(satu, nama) for nama in kolom}


class SyaratForm(LPSEForm):
    """One requirement, whether it is met, and on what ground."""

    syarat = forms.ChoiceField(label="Syarat", choices=SyaratPegawai)
    nilai = forms.ChoiceField(
        label="Penilaian",
        choices=[("ya", "Terpenuhi"), ("belum", "Belum terpenuhi")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih terpenuhi atau belum."},
    )
    dasar = teks_field("Dasar penilaian", "Tulis dasarnya.", 300, "Misalnya ijazah, SKP, atau hasil uji.")

    @property
    def kolom(self) -> dict[str, Any]:
        """As the act takes it."""
        isi = dict(self.cleaned_data)
        return {"is_terpenuhi": isi.pop("nilai") == "ya", **isi}


class SelesaikanRangkapForm(LPSEForm):
    """What a clash came to."""

    hasil = forms.ChoiceField(
        label="Hasil",
        choices=HasilRangkap,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih hasilnya."},
    )
    catatan = teks_field("Keterangan", "Tulis keterangannya.", 300, "Misalnya nomor SK yang mengalihkannya.")


class SaringanPegawaiForm(SaringanTeksForm):
    """The filters above the list of staff."""

    cari = forms.CharField(
        label="Cari nama, jabatan, atau NIP",
        required=False,
        max_length=100,
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    unit = forms.ChoiceField(label="Unit", required=False)
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua"), *StatusPegawai.choices]
    )
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[("", "Belum berhenti"), ("berhenti", "Berhenti"), ("semua", "Semua")],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "unit", [("", "Semua unit"), *pilihan_unit()])


class SaringanPendidikanForm(SaringanTeksForm):
    """The filters above the list of education records."""

    cari = forms.CharField(
        label="Cari nama pegawai, pelatihan, atau penyelenggara",
        required=False,
        max_length=100,
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=[("", "Semua jenis"), *JenisPendidikan.choices]
    )
    unit = forms.ChoiceField(label="Unit", required=False)
    habis = forms.ChoiceField(
        label="Masa berlaku", required=False, choices=[("", "Semua"), ("ya", "Perlu diperbarui")]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "unit", [("", "Semua unit"), *pilihan_unit()])


class SaringanTemuanForm(SaringanTeksForm):
    """The filters above the list of clashes."""

    cari = forms.CharField(
        label="Cari nama atau jabatan",
        required=False,
        max_length=100,
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua"), *StatusRangkap.choices]
    )
