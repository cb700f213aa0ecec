"""What is typed to lend a role, and to find what was lent. Shape only."""

from typing import Any

from django import forms

from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import BOLEH_KOSONG, TanggalField, TeksField, tawarkan
from lpse.models import Akun
from lpse.otorisasi import pemegang_peran
from lpse.peran import KELOLA_PENUGASAN, PERAN_PINJAMAN, Peran
from lpse.waktu import hari_ini

SURAT = ("surat_nomor", "surat_tanggal", "surat_dari", "surat_perihal")
KEADAAN = {
    "menunggu": "Menunggu persetujuan",
    "berlaku": "Berlaku",
    "akan": "Akan berlaku",
    "selesai": "Selesai atau dicabut",
}


class DelegasiForm(LPSEForm):
    """Who lends which role to whom, from when until when, why, and by which letter if any.

    Who manages assignments names the lender; everybody else lends what is their own.
    """

    dari = forms.ModelChoiceField(
        label="Pemegang peran", queryset=Akun.objects.none(), empty_label="Pilih pemegang peran"
    )
    peran = forms.ChoiceField(label="Peran yang dilimpahkan")
    kepada = forms.ModelChoiceField(
        label="Dilimpahkan kepada", queryset=Akun.objects.none(), empty_label="Pilih pegawai"
    )
    mulai = TanggalField(label="Mulai", initial=hari_ini)
    selesai = TanggalField(label="Hari terakhir", help_text="Perannya berakhir sendiri sesudah hari itu.")
    alasan = TeksField(
        label="Alasan", max_length=200, help_text="Misalnya: cuti tahunan; pendidikan dan pelatihan."
    )
    surat_nomor = TeksField(label="Nomor surat" + BOLEH_KOSONG, max_length=100, required=False)
    surat_tanggal = TanggalField(label="Tanggal surat" + BOLEH_KOSONG, required=False)
    surat_dari = TeksField(label="Pejabat yang menetapkan" + BOLEH_KOSONG, max_length=150, required=False)
    surat_perihal = TeksField(label="Perihal" + BOLEH_KOSONG, max_length=200, required=False)

    def __init__(self, *args: Any, oleh: Akun, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.oleh = oleh
        pegawai: Any = pemegang_peran(*PERAN_PINJAMAN).order_by("nama", "pk")
        boleh = PERAN_PINJAMAN if oleh.has_perm(KELOLA_PENUGASAN) else PERAN_PINJAMAN & oleh.peran
        tawarkan(self, "peran", [("", "Pilih peran"), *((p.value, p.label) for p in Peran if p in boleh)])
        kepada: Any = self.fields["kepada"]
        if oleh.has_perm(KELOLA_PENUGASAN):
            dari: Any = self.fields["dari"]
            dari.queryset, dari.initial = pegawai, oleh.pk
            kepada.queryset = pegawai
        else:
            del self.fields["dari"]
            kepada.queryset = pegawai.exclude(pk=oleh.pk)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if any(isi.get(nama) for nama in SURAT):
            for nama in SURAT:
                if not isi.get(nama) and nama not in self.errors:
                    self.add_error(nama, "Isi juga bagian ini, atau kosongkan keempat bagian suratnya.")
        return isi

    @property
    def usulan(self) -> dict[str, Any]:
        """The keyword arguments of `delegasi.limpahkan`."""
        isi = dict(self.cleaned_data)
        surat = {nama.removeprefix("surat_"): isi.pop(nama) for nama in SURAT}
        return {"dari": self.oleh, **isi, "surat": surat if surat["nomor"] else None}


class SaringanDelegasiForm(SaringanTeksForm):
    """The filters above the list."""

    cari = TeksField(
        label="Cari",
        required=False,
        max_length=100,
        help_text="Nama pemegang atau penerima.",
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    keadaan = forms.ChoiceField(
        label="Keadaan", required=False, choices=[("", "Semua keadaan"), *KEADAAN.items()]
    )
    peran = forms.ChoiceField(
        label="Peran",
        required=False,
        choices=[("", "Semua peran"), *((p.value, p.label) for p in Peran if p in PERAN_PINJAMAN)],
    )
