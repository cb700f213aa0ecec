"""What is typed about LKPP's technical instructions: shape only."""

from typing import Any

from django import forms

from infrastruktur.enums.gangguan import StatusInstruksi
from infrastruktur.forms.gangguan import NomorPerkaraField, teks_panjang
from infrastruktur.models import InstruksiLKPP
from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import BOLEH_KOSONG, TIPE_BERKAS, TanggalField
from lpse.forms_instruksi import SumberInstruksiForm
from lpse.models import Akun
from lpse.otorisasi import pemegang_izin
from lpse.peran import KELOLA_GANGGUAN

BATAS_MB = 10


def _berkas() -> forms.FileField:
    return forms.FileField(
        label=f"Berkas bukti{BOLEH_KOSONG}",
        required=False,
        help_text=f"Foto atau PDF, paling besar {BATAS_MB} MB.",
        widget=forms.FileInput({"accept": TIPE_BERKAS, "data-maks-mb": str(BATAS_MB)}),
    )


class SaringanInstruksiForm(SaringanTeksForm):
    """The filters above the list."""

    cari = forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        help_text="Kata dalam instruksinya.",
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua"), *StatusInstruksi.choices]
    )


class CatatInstruksiForm(SumberInstruksiForm):
    isi = teks_panjang("Instruksi teknis", maks=8000, baris=6)


class LangkahInstruksiForm(LPSEForm):
    """A step: what its act takes is what was typed."""

    def __init__(self, *args: Any, instruksi: InstruksiLKPP, **kwargs: Any) -> None:
        self.instruksi = instruksi
        super().__init__(*args, **kwargs)

    @property
    def kolom(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class TugaskanForm(LangkahInstruksiForm):
    penanggung_jawab = forms.ModelChoiceField(label="Penanggung jawab", queryset=Akun.objects.none())
    tenggat = TanggalField(label="Dilaksanakan paling lambat")

    def __init__(self, *args: Any, instruksi: InstruksiLKPP, **kwargs: Any) -> None:
        awal = {"penanggung_jawab": instruksi.penanggung_jawab_id, "tenggat": instruksi.tenggat}
        super().__init__(*args, instruksi=instruksi, initial=awal, **kwargs)
        bidang: Any = self.fields["penanggung_jawab"]
        bidang.queryset = pemegang_izin(KELOLA_GANGGUAN)


class BuktiForm(LangkahInstruksiForm):
    keterangan = teks_panjang("Keterangan", wajib=False, baris=3, maks=2000)
    berkas = _berkas()


class TautkanInstruksiForm(LangkahInstruksiForm):
    perkara = NomorPerkaraField(
        label="Nomor gangguan, perubahan, atau tiket",
        max_length=60,
        help_text="Tempat instruksi ini dilaksanakan, misalnya GGN-2026-000007.",
    )

    @property
    def kolom(self) -> dict[str, Any]:
        return {"nomor": self.cleaned_data["perkara"].nomor}


class LaksanakanForm(LangkahInstruksiForm):
    hasil = teks_panjang("Apa yang dilakukan, dan hasilnya")
    berkas = _berkas()


class TolakForm(LangkahInstruksiForm):
    alasan = teks_panjang("Alasan tidak dilaksanakan", "Tersimpan, dan terbaca LKPP.")
