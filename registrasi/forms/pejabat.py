"""What an official types: role and institution, who they are, the letter that gives the role."""

from typing import Any, cast

from django import forms

from lpse.bentuk import LPSEForm
from lpse.bidang import BOLEH_KOSONG, TanggalField, baca_pengenal, baca_telepon, tawarkan, teks_field
from lpse.models import Satker
from lpse.pengenal import baca_nik, baca_nip
from lpse.profil import profil
from lpse.waktu import hari_ini
from registrasi.enums.pendaftaran import INSTANSI_DAERAH
from registrasi.policies.instansi import pilihan_instansi


class InstansiForm(LPSEForm):
    """For which role, from where; both lists are the profil's."""

    peran_pengguna = forms.ChoiceField(
        label="Peran di SPSE",
        help_text="Seperti pada surat tugas atau surat keputusan Anda.",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih peran di SPSE.",
            "invalid_choice": "Pilih peran dari daftar.",
        },
    )
    jenis_instansi = forms.ChoiceField(
        label="Jenis instansi",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih jenis instansi.",
            "invalid_choice": "Pilih jenis instansi dari daftar.",
        },
    )
    satker = forms.ModelChoiceField(
        label="Satuan kerja",
        queryset=Satker.objects.none(),
        required=False,
        empty_label="Tidak ada dalam daftar",
        error_messages={"invalid_choice": "Pilih satuan kerja dari daftar."},
    )
    instansi = teks_field(
        f"Nama instansi{BOLEH_KOSONG}",
        "",
        200,
        "Isi bila instansi Anda tidak ada dalam daftar satuan kerja.",
        autocomplete="organization",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "peran_pengguna", profil().pilihan_non_penyedia)
        tawarkan(self, "jenis_instansi", pilihan_instansi())
        satker = Satker.objects.order_by("nama")
        cast("forms.ModelChoiceField[Satker]", self.fields["satker"]).queryset = satker
        if not satker.exists():
            del self.fields["satker"]
            self.fields["instansi"].label, self.fields["instansi"].help_text = "Nama instansi", ""

    def clean(self) -> dict[str, Any]:
        """One name: the list's for the region's own, otherwise the one that was written."""
        data = {"satker": None, **(super().clean() or {})}
        if data.get("jenis_instansi") != INSTANSI_DAERAH:
            data["satker"] = None
        if data["satker"]:
            data["instansi"] = ""
        elif data.get("jenis_instansi") and not data.get("instansi") and "instansi" not in self.errors:
            self.add_error("instansi", "Isi nama instansi, atau pilih satuan kerja dari daftar.")
        return data


class PejabatForm(LPSEForm):
    """The official: whoever has no NIP is known by the NIK."""

    nama_perusahaan = teks_field(
        "Nama lengkap", "Isi nama lengkap.", 150, "Seperti pada surat tugas.", autocomplete="name"
    )
    nip = teks_field(
        f"NIP{BOLEH_KOSONG}",
        "",
        30,
        "18 angka. Spasi boleh ditulis.",
        inputmode="numeric",
        autocomplete="off",
    )
    penanggung_jawab_nik = teks_field(
        f"NIK{BOLEH_KOSONG}",
        "",
        30,
        "Isi bila Anda tidak mempunyai NIP: 16 angka pada KTP.",
        inputmode="numeric",
        autocomplete="off",
    )
    penanggung_jawab_jabatan = teks_field(
        "Jabatan",
        "Isi jabatan.",
        100,
        "Jabatan Anda di instansi, misalnya Kepala Bidang.",
        autocomplete="organization-title",
    )
    telepon = teks_field(
        "Nomor telepon",
        "Isi nomor telepon.",
        25,
        "Yang dapat kami hubungi, misalnya 0812 3456 7890.",
        inputmode="tel",
        autocomplete="tel",
    )

    def clean_nip(self) -> str:
        nip: str = self.cleaned_data["nip"]
        return str(baca_pengenal(baca_nip, nip).angka) if nip else ""

    def clean_penanggung_jawab_nik(self) -> str:
        nik: str = self.cleaned_data["penanggung_jawab_nik"]
        return str(baca_pengenal(baca_nik, nik).angka) if nik else ""

    def clean_telepon(self) -> str:
        return baca_telepon(self.cleaned_data["telepon"])

    def clean(self) -> dict[str, Any]:
        """Add who answers for the registration: the official, nobody else."""
        data = super().clean() or {}
        nomor = ("nip", "penanggung_jawab_nik")
        if not any(data.get(nama) or nama in self.errors for nama in nomor):
            self.add_error("nip", "Isi NIP. Bila Anda tidak mempunyai NIP, isi NIK.")
        return data | {"penanggung_jawab_nama": data.get("nama_perusahaan", "")}


class SuratForm(LPSEForm):
    """The letter that gives the role, and how long it holds."""

    surat_nomor = teks_field("Nomor surat", "Isi nomor surat.", 100, autocomplete="off")
    surat_tanggal = TanggalField(label="Tanggal surat")
    surat_dari = teks_field(
        "Ditandatangani oleh",
        "Isi jabatan penanda tangan surat.",
        150,
        "Jabatan penanda tangan, misalnya Kepala Dinas Pekerjaan Umum.",
        autocomplete="off",
    )
    surat_berlaku_sampai = TanggalField(
        label="Berlaku sampai",
        help_text="Peran Anda di SPSE berakhir pada tanggal ini. Bila surat tidak menyebutnya, "
        "tulis hari terakhir tahun anggarannya.",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        dibuat, sampai = data.get("surat_tanggal"), data.get("surat_berlaku_sampai")
        if dibuat and dibuat > hari_ini():
            self.add_error("surat_tanggal", "Tanggal surat tidak boleh sesudah hari ini.")
        if sampai and sampai < max(hari_ini(), dibuat or hari_ini()):
            self.add_error("surat_berlaku_sampai", "Surat ini sudah berakhir. Diperlukan surat yang berlaku.")
        return data
