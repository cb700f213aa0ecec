"""What is typed about an emergency: shape only; whether an act is allowed, the act says."""

from typing import Any

from django import forms

from infrastruktur.actions.darurat import IsianPenilaian
from infrastruktur.enums.darurat import PutusanPenilaian
from infrastruktur.forms.berwaktu import BerwaktuForm
from infrastruktur.forms.gangguan import teks_panjang
from infrastruktur.models import Aset, KeadaanDarurat
from lpse.bidang import BOLEH_KOSONG, TeksField
from lpse.models import Akun
from lpse.otorisasi import pemegang_peran
from lpse.peran import PERAN_PINJAMAN

P = PutusanPenilaian


class DaruratForm(BerwaktuForm):
    """Why it is an emergency, who is ordered, and to do what."""

    alasan = teks_panjang("Hasil analisis dan alasan", "Mengapa penanganan biasa tidak cukup.")
    tim = forms.ModelMultipleChoiceField(
        label="Anggota tim",
        queryset=Akun.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu anggota tim."},
    )
    perintah = teks_panjang("Perintah kepada tim", "Dikirim lewat surel kepada setiap anggota.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tim: Any = self.fields["tim"]
        tim.queryset = pemegang_peran(*PERAN_PINJAMAN).order_by("nama", "pk")


class PenilaianForm(BerwaktuForm):
    """The damage of one asset, or of an area that is no asset."""

    aset = forms.CharField(
        label=f"Kode aset{BOLEH_KOSONG}", required=False, max_length=40, help_text="Seperti pada labelnya."
    )
    bagian = TeksField(
        label=f"Bagian yang rusak{BOLEH_KOSONG}",
        required=False,
        max_length=160,
        help_text="Diisi bila bukan satu aset, misalnya plafon ruang server.",
    )
    kerusakan = teks_panjang("Kerusakan", maks=2000)
    perkiraan = TeksField(
        label="Perkiraan waktu dan biaya", max_length=300, help_text="Misalnya 2 hari, Rp 15.000.000."
    )
    langkah = teks_panjang("Langkah pemulihan", maks=2000)

    def clean_aset(self) -> Aset | None:
        """The asset of this code; ValidationError where there is none."""
        kode = self.cleaned_data["aset"].strip()
        aset = Aset.objects.filter(kode__iexact=kode).first() if kode else None
        if kode and aset is None:
            raise forms.ValidationError(f"Tidak ada aset berkode {kode}. Periksa labelnya.")
        return aset

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if not isi.get("aset") and not isi.get("bagian") and "aset" not in self.errors:
            self.add_error("bagian", "Isi kode aset, atau tulis bagian yang rusak.")
        return isi

    @property
    def kolom(self) -> dict[str, Any]:
        """What the act takes."""
        return {"isian": IsianPenilaian(**self.cleaned_data)}


class PutusanForm(BerwaktuForm):
    """Yes or no to assessments that wait."""

    penilaian = forms.MultipleChoiceField(
        label="Penilaian yang diputus",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu penilaian."},
    )
    putusan = forms.ChoiceField(
        label="Putusan",
        choices=[(P.DISETUJUI.value, "Setujui"), (P.DITOLAK.value, "Tolak")],
        widget=forms.RadioSelect,
    )
    catatan = TeksField(
        label=f"Catatan{BOLEH_KOSONG}", required=False, max_length=500, help_text="Wajib bila ditolak."
    )

    def __init__(self, *args: Any, darurat: KeadaanDarurat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        menunggu = darurat.penilaian.filter(putusan=P.MENUNGGU).select_related("aset").order_by("pk")
        bidang: Any = self.fields["penilaian"]
        bidang.choices = [(str(satu.pk), f"{satu}: {satu.kerusakan} ({satu.perkiraan})") for satu in menunggu]

    @property
    def kolom(self) -> dict[str, Any]:
        isi = dict(self.cleaned_data)
        return isi | {"penilaian": [int(pk) for pk in isi["penilaian"]]}


class AkhirForm(BerwaktuForm):
    hasil = teks_panjang("Hasil pemulihan", "Apa yang sudah pulih, dan apa yang masih dikerjakan.")
