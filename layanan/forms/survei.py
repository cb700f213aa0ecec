"""What respondents and officers fill in about a survey."""

from datetime import date
from typing import Any

from django import forms

from layanan.actions.survei import IsianJawaban
from layanan.enums.survei import UNSUR, Kelamin, LayananDinilai, Pendidikan, StatusSurvei, Usia
from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import BOLEH_KOSONG, TanggalField, TeksField, teks_field

SKALA = ((4, "Sangat baik"), (3, "Baik"), (2, "Kurang baik"), (1, "Tidak baik"))


class JawabanForm(LPSEForm):
    """Nine questions, one screen after another on a phone; who answers may stay unknown altogether."""

    layanan = forms.ChoiceField(
        label="Layanan mana yang Anda nilai?", choices=LayananDinilai.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kode, nama, tanya in UNSUR:
            self.fields[kode] = forms.TypedChoiceField(
                label=tanya,
                help_text=nama,
                coerce=int,
                choices=SKALA,
                widget=forms.RadioSelect,
                error_messages={"required": f"Pilih nilai untuk {nama.lower()}."},
            )
        pilihan = (
            ("kelamin", "Jenis kelamin", Kelamin),
            ("usia", "Usia", Usia),
            ("pendidikan", "Pendidikan", Pendidikan),
        )
        for kolom, label, jenis in pilihan:
            self.fields[kolom] = forms.ChoiceField(
                label=f"{label}{BOLEH_KOSONG}",
                required=False,
                choices=[("", "Tidak disebut"), *jenis.choices],
            )
        self.fields["saran"] = forms.CharField(
            label=f"Saran{BOLEH_KOSONG}",
            max_length=1000,
            required=False,
            help_text="Jangan tulis nama atau nomor telepon.",
            widget=forms.Textarea({"rows": 3}),
        )

    @property
    def isian(self) -> IsianJawaban:
        """What the act takes."""
        return IsianJawaban(**self.cleaned_data)


class SaringanSurveiForm(SaringanTeksForm):
    """The filters above the officers' list."""

    cari = teks_field("Cari judul", "", 100, type="search")
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua status"), *StatusSurvei.choices]
    )


class SurveiForm(LPSEForm):
    """A new survey."""

    judul = TeksField(label="Judul", max_length=150, help_text="Misalnya “Survei Kepuasan Masyarakat 2026”.")
    dari = TanggalField(label="Layanan sejak")
    sampai = TanggalField(label="Sampai dengan")

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        dari, sampai = isi.get("dari"), isi.get("sampai")
        if isinstance(dari, date) and isinstance(sampai, date) and dari > sampai:
            self.add_error("sampai", "Tanggal akhir mendahului tanggal awal.")
        return isi


class TerbitForm(LPSEForm):
    """What the unit will do about the weakest elements."""

    tindak_lanjut = forms.CharField(
        label="Tindak lanjut",
        max_length=6000,
        widget=forms.Textarea({"rows": 6}),
        help_text="Untuk tiap unsur terendah: apa yang dilakukan, oleh siapa, sampai kapan.",
    )
