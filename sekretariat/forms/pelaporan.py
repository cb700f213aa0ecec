"""What is typed about reports: shape only; what is allowed, the policy and the acts say."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import BOLEH_KOSONG, TIPE_BERKAS, TanggalField, tawarkan, teks_field
from lpse.profil import profil
from sekretariat.alur.periode import BENTUK, Periode, PeriodeKeliru, baca_periode
from sekretariat.enums.pelaporan import CaraKirim, CaraTandaTangan, Irama, JenisLaporan, StatusLaporan
from sekretariat.naskah.pelaporan import nama_unit
from sekretariat.policies.pelaporan import HARI_KERJA_BAWAAN, irama_peraturan, tujuan, unit_pelapor

BATAS_BERKAS_MB = 10
TULISAN_TERBANYAK = 6000


def _tulisan(label: str, bantuan: str) -> forms.CharField:
    return forms.CharField(
        label=label + BOLEH_KOSONG,
        required=False,
        max_length=TULISAN_TERBANYAK,
        help_text=bantuan,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"max_length": "Tulis paling banyak %(limit_value)d huruf."},
    )


class SaringanLaporanForm(SaringanTeksForm):
    """The filters above the list of reports."""

    cari = forms.CharField(
        label="Cari nomor surat",
        required=False,
        max_length=80,
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    jenis = forms.ChoiceField(label="Jenis", required=False)
    status = forms.ChoiceField(
        label="Keadaan", required=False, choices=[("", "Semua keadaan"), *StatusLaporan.choices]
    )
    tahun = forms.IntegerField(
        label="Tahun",
        required=False,
        min_value=2000,
        max_value=2999,
        widget=forms.TextInput({"inputmode": "numeric", "size": 5}),
        error_messages={
            "invalid": "Tulis tahun dengan empat angka.",
            "min_value": "Tulis tahun dengan empat angka.",
            "max_value": "Tulis tahun dengan empat angka.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Units report on programmes of their own only where the regulation has them do it.
        jenis = (
            JenisLaporan.choices if unit_pelapor() else [(JenisLaporan.BERKALA, JenisLaporan.BERKALA.label)]
        )
        tawarkan(self, "jenis", [("", "Semua jenis"), *jenis])


class SusunForm(LPSEForm):
    """Which period is to be reported on, and by whom."""

    periode = teks_field("Periode", "Isi periodenya.", 10, BENTUK, autocomplete="off")
    unit = forms.ChoiceField(label="Laporan", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = [(unit, f"Program {nama_unit(unit)}") for unit in unit_pelapor()]
        if pilihan:
            tawarkan(self, "unit", [("", "Laporan berkala LPSE"), *pilihan])
        else:
            del self.fields["unit"]

    def clean_periode(self) -> Periode:
        """The period that was named."""
        try:
            return baca_periode(self.cleaned_data["periode"])
        except PeriodeKeliru as galat:
            raise ValidationError(str(galat)) from None

    @property
    def kolom(self) -> dict[str, Any]:
        """As the act takes it."""
        unit = self.cleaned_data.get("unit", "")
        jenis = JenisLaporan.UNIT if unit else JenisLaporan.BERKALA
        return {"periode": self.cleaned_data["periode"], "jenis": jenis, "unit": unit}


class TulisForm(LPSEForm):
    """What the reviewer adds in words."""

    pengantar = _tulisan("Pengantar", "Terbaca di surat pengantar. Satu baris satu alinea.")
    catatan = _tulisan("Catatan", "Hal yang perlu diketahui pembaca angkanya.")
    rekomendasi = _tulisan("Rekomendasi", "Yang diusulkan kepada pejabat yang dituju.")


class AlasanForm(LPSEForm):
    """Why."""

    alasan = teks_field("Alasan", "Tulis alasannya.", 500, "Tercatat pada laporan ini.")


class TanpaIsianForm(LPSEForm):
    """Nothing is asked but that one means it."""


class SalinanForm(LPSEForm):
    """The signed copy that came back."""

    cara = forms.ChoiceField(
        label="Bentuk salinan",
        choices=CaraTandaTangan,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih bentuk salinannya."},
    )
    berkas = forms.FileField(
        label="Salinan bertanda tangan",
        help_text=f"PDF, JPEG, PNG, atau HEIC; paling besar {BATAS_BERKAS_MB} MB. Yang bertanda tangan "
        "elektronik: PDF dari halaman ini, ditandatangani langsung tanpa disimpan ulang.",
        widget=forms.FileInput({"accept": TIPE_BERKAS}),
        error_messages={"required": "Pilih berkasnya.", "empty": "Berkas ini kosong. Pilih berkas lain."},
    )


class KirimForm(LPSEForm):
    """The proof that it was sent."""

    nomor_agenda = teks_field("Nomor agenda", "Isi nomor agendanya.", 80, "Dari agenda surat keluar.")
    tanggal = TanggalField(label="Tanggal kirim")
    cara = forms.ChoiceField(
        label="Cara kirim",
        choices=CaraKirim,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih cara kirimnya."},
    )
    keterangan = teks_field("Keterangan" + BOLEH_KOSONG, "", 300, "Misalnya siapa yang menerima.")
    berkas = forms.FileField(
        label="Bukti terima" + BOLEH_KOSONG,
        required=False,
        help_text=f"PDF, JPEG, PNG, atau HEIC; paling besar {BATAS_BERKAS_MB} MB.",
        widget=forms.FileInput({"accept": TIPE_BERKAS}),
        error_messages={"empty": "Berkas ini kosong. Pilih berkas lain."},
    )


class IramaForm(LPSEForm):
    """Cadence, addressee and deadline, as far as the regulation leaves them to the unit."""

    irama = forms.ChoiceField(label="Irama", choices=[("", "Pilih irama"), *Irama.choices])
    kepada = teks_field("Kepada", "Isi pejabat yang dituju.", 200, "Tidak disebut peraturan.")
    melalui = teks_field("Melalui" + BOLEH_KOSONG, "", 200)
    hari_kerja = forms.IntegerField(
        label="Batas kirim (hari kerja sesudah periode berakhir)",
        min_value=1,
        max_value=60,
        initial=HARI_KERJA_BAWAAN,
        widget=forms.TextInput({"inputmode": "numeric", "size": 4}),
        error_messages={
            "invalid": "Isi dengan angka, misalnya 10.",
            "min_value": "Paling sedikit 1 hari kerja.",
            "max_value": "Paling banyak 60 hari kerja.",
        },
    )
    alasan = teks_field("Alasan", "Tulis alasannya.", 300, "Tercatat dan tidak dapat dihapus.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if irama_peraturan():
            del self.fields["irama"]
        if profil().sekretariat.laporan.kepada:
            del self.fields["kepada"], self.fields["melalui"]
        else:
            bawaan = tujuan()
            self.fields["kepada"].initial, self.fields["melalui"].initial = bawaan.kepada, bawaan.melalui

    @property
    def kolom(self) -> dict[str, Any]:
        """As the act takes it; what the regulation says itself is empty."""
        return {"irama": "", "kepada": "", "melalui": "", **self.cleaned_data}
