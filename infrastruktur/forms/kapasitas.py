"""What officers type about capacity: shape only; whether an act is allowed, the act says."""

from typing import Any

from django import forms

from infrastruktur.enums.harian import PanjangPeriode, StatusLaporanKapasitas
from infrastruktur.models import LaporanKapasitas
from infrastruktur.models.kapasitas import BAB_TULISAN
from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import BOLEH_KOSONG, TanggalField, teks_field

BANTUAN = {
    "metode": "Misalnya: rata-rata harian tertinggi per periode, dan garis lurus melalui 30 hari terakhir.",
    "asumsi": "Apa yang dianggap tidak berubah: jumlah paket, pengguna, petugas.",
    "analisis_tren": "Apa yang dikatakan angka-angka, dan mengapa.",
    "prediksi_biaya": "Biaya setiap pilihan, dan dari anggaran mana.",
}


class SusunForm(LPSEForm):
    """Which periods."""

    sampai = TanggalField(label="Hari terakhir periode keempat", help_text="Misalnya akhir bulan lalu.")
    panjang = forms.ChoiceField(
        label="Panjang satu periode",
        choices=PanjangPeriode.choices,
        widget=forms.RadioSelect,
        initial=PanjangPeriode.BULAN,
    )


class BabForm(LPSEForm):
    """The written chapters; they may be filled in little by little."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama, judul in BAB_TULISAN.items():
            self.fields[nama] = forms.CharField(
                label=judul,
                required=False,
                max_length=4000,
                help_text=BANTUAN.get(nama, ""),
                widget=forms.Textarea({"rows": 4}),
            )

    @classmethod
    def awal(cls, laporan: LaporanKapasitas) -> dict[str, str]:
        """The chapters as they are."""
        return {nama: getattr(laporan, nama) for nama in BAB_TULISAN}


class ButirForm(LPSEForm):
    """The limit of one item, and what follows."""

    batasan = forms.FloatField(
        label=f"Batasan{BOLEH_KOSONG}",
        required=False,
        min_value=0.01,
        max_value=1e15,
        localize=True,
        help_text="Kosong berarti ambang kritis yang berlaku.",
        widget=forms.TextInput({"size": 12, "inputmode": "decimal"}),
        error_messages={"invalid": "Tulis bilangan, misalnya 90 atau 12,5."},
    )
    perkiraan_resource = teks_field(
        f"Perkiraan kebutuhan{BOLEH_KOSONG}", "", 300, "Misalnya disk 2 TB, atau satu verifikator lagi."
    )
    tindak_lanjut = teks_field(f"Tindak lanjut{BOLEH_KOSONG}", "", 300, "Apa yang dilakukan, dan kapan.")


class SaringanLaporanForm(SaringanTeksForm):
    """The filter above the list."""

    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua"), *StatusLaporanKapasitas.choices]
    )
