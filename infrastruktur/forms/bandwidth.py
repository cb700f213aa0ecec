"""What is typed about the lines to the internet and what is contracted for them."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from infrastruktur.enums.pantau import Ukuran
from infrastruktur.forms.pemeliharaan import LangkahForm
from infrastruktur.models import Deret, TautanInternet
from infrastruktur.queries.bandwidth import deret_lalu
from lpse.bidang import TanggalField, tawarkan, teks_field

PALING_BANYAK_ALOKASI = 20
CONTOH_ALOKASI = "SPSE 60 60"


def _mbps(label: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        min_value=Decimal("0.01"),
        max_digits=9,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput({"size": 9, "inputmode": "decimal"}),
        error_messages={"invalid": "Tulis angka, misalnya 100 atau 12,5."},
    )


class AlokasiField(forms.CharField):
    """One share a line: its use, then Mbit/s in and out; becomes `(peruntukan, masuk, keluar)`."""

    def clean(self, value: Any) -> list[tuple[str, Decimal, Decimal]]:
        baris = [satu.split() for satu in str(super().clean(value)).splitlines() if satu.strip()]
        if len(baris) > PALING_BANYAK_ALOKASI:
            raise ValidationError(f"Tulis paling banyak {PALING_BANYAK_ALOKASI} alokasi.")
        return [self._baca(satu) for satu in baris]

    def _baca(self, kata: list[str]) -> tuple[str, Decimal, Decimal]:
        angka = forms.DecimalField(min_value=0, max_digits=9, decimal_places=2)
        try:
            *nama, masuk, keluar = kata
            peruntukan = " ".join(nama)
            jumlah = [angka.clean(satu.replace(",", ".")) for satu in (masuk, keluar)]
        except (ValueError, ValidationError):
            peruntukan, jumlah = "", []
        if not peruntukan or len(peruntukan) > 120:
            raise ValidationError(
                f"“{' '.join(kata)[:60]}” tidak terbaca. Tulis peruntukan, lalu Mbit/s masuk dan keluar, "
                f"misalnya {CONTOH_ALOKASI}."
            )
        return peruntukan, jumlah[0], jumlah[1]


class TautanForm(LangkahForm):
    """A line, and the series that measure it."""

    nama = teks_field("Nama tautan", "Isi nama tautan.", 80, "Misalnya Internet utama.")
    deret_masuk = forms.ChoiceField(label="Lalu lintas masuk diukur oleh (boleh kosong)", required=False)
    deret_keluar = forms.ChoiceField(label="Lalu lintas keluar diukur oleh (boleh kosong)", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._deret: dict[str, Deret] = {}
        for nama, ukuran in (("deret_masuk", Ukuran.LALU_MASUK), ("deret_keluar", Ukuran.LALU_KELUAR)):
            ada = {d.kode: d for d in deret_lalu(ukuran)}
            self._deret |= ada
            pilihan = [(kode, f"{d.sasaran.nama}, {d.label or 'semua'}") for kode, d in ada.items()]
            tawarkan(self, nama, [("", "Tidak diukur"), *pilihan])

    @staticmethod
    def awal(tautan: TautanInternet) -> dict[str, Any]:
        """A line as it is."""
        return {
            "nama": tautan.nama,
            "deret_masuk": tautan.deret_masuk.kode if tautan.deret_masuk else "",
            "deret_keluar": tautan.deret_keluar.kode if tautan.deret_keluar else "",
        }

    @property
    def kolom(self) -> dict[str, Any]:
        isi = self.cleaned_data
        deret = {nama: self._deret.get(isi[nama]) for nama in ("deret_masuk", "deret_keluar")}
        return {"nama": isi["nama"], **deret}


class PengaturanForm(LangkahForm):
    """What is contracted for a line, and how it is shared out."""

    penyedia = teks_field("Penyedia internet", "Isi penyedia internet.", 150)
    nomor_kontrak = teks_field("Nomor kontrak", "Isi nomor kontrak.", 100)
    masuk = _mbps("Kapasitas masuk (Mbit/s)")
    keluar = _mbps("Kapasitas keluar (Mbit/s)")
    mulai = TanggalField(label="Berlaku mulai")
    sampai = TanggalField(label="Berlaku sampai (boleh kosong)", required=False)
    alokasi = AlokasiField(
        label="Pengaturan per peruntukan (boleh kosong)",
        required=False,
        max_length=3000,
        help_text="Satu baris satu peruntukan: nama, Mbit/s masuk, Mbit/s keluar. "
        f"Misalnya {CONTOH_ALOKASI}.",
        widget=forms.Textarea({"rows": 5}),
    )
    catatan = teks_field("Catatan (boleh kosong)", "", 500)


class AkhirForm(LangkahForm):
    """The last day of an arrangement."""

    sampai = TanggalField(label="Berlaku terakhir tanggal")
