"""What is typed about procedures: shape only; what is allowed, the policy and the acts say."""

from typing import Any

from django import forms

from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import BOLEH_KOSONG, TIPE_BERKAS, TanggalField, TeksField, tawarkan, teks_field
from lpse.profil import profil
from lpse.waktu import hari_ini
from sekretariat.enums.prosedur import JenisProsedur
from sekretariat.models.prosedur import PANJANG_ISI
from sekretariat.policies.prosedur import LAIN, bidang_profil, pilihan_dasar, sebutan_jenis

TERLALU_PANJANG = {"max_length": "Tulis paling banyak %(limit_value)d huruf."}
BATAS_LAMPIRAN_MB = 10
KEADAAN = (
    ("", "Semua keadaan"),
    ("berlaku", "Berlaku"),
    ("belum", "Belum ada yang berlaku"),
    ("diajukan", "Menunggu pengesahan"),
    ("tinjau", "Harus ditinjau"),
)


def _pilihan_jenis() -> list[tuple[str, str]]:
    return [(satu.value, sebutan_jenis(satu)) for satu in JenisProsedur]


class UbahProsedurForm(LPSEForm):
    """What a procedure is called, which area it is for, who carries it out."""

    judul = teks_field("Judul", "Isi judulnya.", 150, "Misalnya Registrasi dan verifikasi penyedia.")
    bidang = forms.ChoiceField(label="Bidang", required=False)
    unit = forms.ChoiceField(label="Pelaksana")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "bidang", [*bidang_profil().items(), ("", LAIN)])
        tawarkan(self, "unit", [(kode, unit.nama) for kode, unit in profil().unit])


class ProsedurForm(UbahProsedurForm):
    """A new one."""

    jenis = forms.ChoiceField(label="Jenis")
    field_order = ("jenis", "judul", "bidang", "unit")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "jenis", _pilihan_jenis())


class VersiForm(LPSEForm):
    """What a version says."""

    tujuan = forms.CharField(
        label="Tujuan",
        max_length=1000,
        error_messages={"required": "Tulis tujuannya.", **TERLALU_PANJANG},
        help_text="Satu atau dua kalimat.",
        widget=forms.Textarea({"rows": 3}),
    )
    kunci_dasar = forms.ChoiceField(
        label="Dasar", help_text="Aturan yang dilaksanakan; pasalnya dicetak seperti pada hari pengesahan."
    )
    langkah = forms.CharField(
        label="Langkah",
        max_length=PANJANG_ISI,
        error_messages={"required": "Tulis langkahnya.", **TERLALU_PANJANG},
        help_text="Markdown: ## subjudul, 1. langkah, - butir, **tebal**. HTML dan gambar tidak dipakai.",
        widget=forms.Textarea({"rows": 18}),
    )
    perubahan = TeksField(
        label="Yang berubah dari versi sebelumnya",
        max_length=500,
        required=False,
        error_messages=TERLALU_PANJANG,
        help_text="Kosongkan pada versi pertama.",
        widget=forms.Textarea({"rows": 2}),
    )
    lampiran = forms.FileField(
        label="Lampiran" + BOLEH_KOSONG,
        required=False,
        help_text=f"PDF atau gambar, paling besar {BATAS_LAMPIRAN_MB} MB, misalnya bagan alir.",
        widget=forms.FileInput({"accept": TIPE_BERKAS}),
        error_messages={"empty": "Berkas ini kosong. Pilih berkas lain."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "kunci_dasar", pilihan_dasar())

    @property
    def kolom(self) -> dict[str, str]:
        """What the acts take, but for the file."""
        return {nama: nilai for nama, nilai in self.cleaned_data.items() if nama != "lampiran"}


class SahkanForm(LPSEForm):
    """From which day on."""

    mulai = TanggalField(
        label="Berlaku mulai",
        initial=hari_ini,
        help_text="Hari ini atau sesudahnya. Versi sebelumnya berakhir sehari sebelumnya.",
    )


class AlasanForm(LPSEForm):
    """Why."""

    alasan = teks_field("Alasan", "Tulis alasannya.", 500)


class TanpaIsianForm(LPSEForm):
    """Nothing to type."""


class SaringanProsedurForm(SaringanTeksForm):
    """The filters above the list."""

    cari = TeksField(
        label="Cari judul atau kode",
        required=False,
        max_length=100,
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    jenis = forms.ChoiceField(label="Jenis", required=False)
    bidang = forms.ChoiceField(label="Bidang", required=False)
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=KEADAAN)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "jenis", [("", "Semua jenis"), *_pilihan_jenis()])
        tawarkan(self, "bidang", [("", "Semua bidang"), *bidang_profil().items()])
