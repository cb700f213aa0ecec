"""What is typed about staff: an invitation, and the last day of an assignment. Shape only."""

from collections.abc import Callable
from typing import Any

from django import forms

from lpse.bentuk import LPSEForm
from lpse.bidang import TanggalField
from lpse.pengenal import NIK, NIP, PengenalKeliru, baca_nik, baca_nip
from lpse.peran import PERAN_STAF, Peran
from lpse.waktu import hari_ini


class UndanganForm(LPSEForm):
    """Who is invited, as what, for how long, by which decree."""

    nama = forms.CharField(label="Nama lengkap", max_length=150)
    email = forms.EmailField(
        label="Surel",
        max_length=254,
        help_text="Tautan undangan dikirim ke alamat ini.",
        error_messages={"invalid": "Tulis alamat surel yang lengkap, misalnya nama@instansi.go.id."},
    )
    nik = forms.CharField(
        label="NIK",
        max_length=30,
        required=False,
        help_text="Hanya untuk mencegah pegawai memutus berkasnya sendiri; tidak ditampilkan.",
    )
    nip = forms.CharField(
        label="NIP", max_length=30, required=False, help_text="Kosongkan bila bukan pegawai negeri."
    )
    jabatan = forms.CharField(label="Jabatan", max_length=150, help_text="Dicetak di Berita Acara.")
    peran = forms.ChoiceField(
        label="Peran", choices=[("", "Pilih peran"), *((p.value, p.label) for p in Peran if p in PERAN_STAF)]
    )
    mulai = TanggalField(label="Mulai", initial=hari_ini)
    selesai = TanggalField(
        label="Selesai", required=False, help_text="Kosongkan bila tanpa batas; bagi auditor wajib."
    )
    surat_nomor = forms.CharField(
        label="Nomor surat keputusan", max_length=100, help_text="Bagi auditor: nomor surat tugasnya."
    )
    surat_tanggal = TanggalField(label="Tanggal surat keputusan")
    surat_dari = forms.CharField(label="Pejabat yang menetapkan", max_length=150)
    surat_perihal = forms.CharField(label="Perihal", max_length=200)

    def clean_nik(self) -> str:
        return self._angka("nik", baca_nik)

    def clean_nip(self) -> str:
        return self._angka("nip", baca_nip)

    def _angka(self, nama: str, baca: Callable[[str], NIK | NIP]) -> str:
        teks: str = self.cleaned_data[nama]
        try:
            return baca(teks).angka if teks else ""
        except PengenalKeliru as galat:
            raise forms.ValidationError(str(galat)) from galat

    @property
    def usulan(self) -> dict[str, Any]:
        """The keyword arguments of `penugasan.usulkan_undangan`."""
        isi = self.cleaned_data
        surat = {
            nama.removeprefix("surat_"): nilai for nama, nilai in isi.items() if nama.startswith("surat_")
        }
        return {nama: nilai for nama, nilai in isi.items() if not nama.startswith("surat_")} | {
            "surat": surat
        }


class AkhiriForm(LPSEForm):
    selesai = TanggalField(
        label="Hari terakhir",
        initial=hari_ini,
        help_text="Perannya berlaku sampai akhir hari itu. Tulis tanggal kemarin untuk berhenti sekarang.",
    )
