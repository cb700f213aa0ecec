"""What officers type at the queue and the desk: shape only; whether an act is allowed, the act says."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms

from lpse.bentuk import LPSEForm
from lpse.bidang import TanggalField
from registrasi import alasan
from registrasi.antrean import CARI_PALING_PENDEK, SEMUA, TERLIHAT, Saringan
from registrasi.enums import JenisPemohon, StatusPendaftaran
from registrasi.models import DokumenSyarat
from registrasi.policies import DAPAT_DIKEMBALIKAN, LABEL_BAGIAN

LAIN = "lain"
MAKS_ALASAN = 500


class SaringanForm(LPSEForm):
    """The filters above the queue."""

    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[(s.value, s.label) for s in TERLIHAT] + [(SEMUA, "Semua status")],
    )
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=[("", "Semua jenis"), *JenisPemohon.choices]
    )
    cari = forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        min_length=CARI_PALING_PENDEK,
        help_text="Nomor, nama perusahaan, NPWP, NIK, atau surel.",
        widget=forms.SearchInput({"autocomplete": "off"}),
        error_messages={"min_length": "Tulis sedikitnya %(limit_value)d huruf untuk mencari."},
    )
    pegang = forms.BooleanField(label="Hanya yang saya pegang", required=False)
    terlambat = forms.BooleanField(label="Hanya yang terlambat", required=False)

    @property
    def saringan(self) -> Saringan:
        """The filters as understood; what cannot be understood is left out, and told beside its field."""
        isi = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        isi = {nama: nilai for nama, nilai in isi.items() if nilai}
        # Somebody who searches without saying where wants to find it wherever it stands.
        isi.setdefault("status", SEMUA if "cari" in isi else StatusPendaftaran.DIAJUKAN.value)
        return Saringan(**isi)


class TandaiForm(LPSEForm):
    """The two marks of one document, when the original was shown, and a note."""

    ada = forms.BooleanField(
        label="Ada", required=False, help_text="Salinannya diserahkan, terbaca, dan lengkap."
    )
    sesuai_asli = forms.BooleanField(
        label="Sesuai asli", required=False, help_text="Aslinya diperlihatkan kepada Anda dan isinya sama."
    )
    asli_diperlihatkan_pada = TanggalField(
        label="Asli diperlihatkan pada", required=False, help_text="Kosongkan bila hari ini."
    )
    catatan = forms.CharField(
        label="Catatan",
        required=False,
        max_length=MAKS_ALASAN,
        help_text="Dicetak di Berita Acara.",
        widget=forms.Textarea({"rows": 2}),
    )


class AlasanForm(LPSEForm):
    """The reason of a refusal or a revocation, as the applicant will read it."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": "Tulis alasannya. Pemohon membaca alasan ini di suratnya."},
    )


class PengantarForm(LPSEForm):
    pengantar = forms.CharField(
        label="Pengantar",
        required=False,
        max_length=500,
        help_text="Boleh kosong. Dibaca pemohon sebelum daftar perbaikan.",
        widget=forms.Textarea({"rows": 2}),
    )


class ButirForm(LPSEForm):
    """One document or section: a ready sentence, own words, or both send it back."""

    saran = forms.ChoiceField(required=False)
    teks = forms.CharField(
        label="Keterangan tambahan", required=False, max_length=300, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, label: str, saran: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label = label
        pilihan = cast(forms.ChoiceField, self.fields["saran"])
        pilihan.label = label
        pilihan.choices = [
            ("", "Tidak perlu diperbaiki"),
            *((s, s) for s in saran),
            (LAIN, "Alasan lain, tulis sendiri"),
        ]

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        if isi.get("saran") == LAIN and not isi.get("teks"):
            self.add_error("teks", f"Tulis apa yang perlu diperbaiki pada {self.label}.")
        return isi

    @property
    def alasan(self) -> str:
        """The sentence for the applicant; "" when nothing needs repair."""
        saran = self.cleaned_data["saran"]
        return f"{'' if saran == LAIN else saran} {self.cleaned_data['teks']}".strip()


class PerbaikanForms:
    """The page of a return: one ButirForm per document and per section, and the introduction."""

    def __init__(self, dokumen: Iterable[DokumenSyarat], data: Mapping[str, Any] | None = None) -> None:
        self.dokumen = {
            d.kode: ButirForm(
                data, prefix=f"dokumen-{d.kode}", label=d.nama, saran=alasan.saran_dokumen(d.kode)
            )
            for d in dokumen
            if d.berkas_id or d.is_wajib
        }
        self.bagian = {
            kode: ButirForm(
                data, prefix=f"bagian-{kode}", label=LABEL_BAGIAN[kode], saran=alasan.BAGIAN.get(kode, ())
            )
            for kode in DAPAT_DIKEMBALIKAN
        }
        self.pengantar = PengantarForm(data)

    @property
    def semua(self) -> list[LPSEForm]:
        return [*self.dokumen.values(), *self.bagian.values(), self.pengantar]

    def is_valid(self) -> bool:
        # Asked of each, so that every form tells its errors at once.
        return not [form for form in self.semua if not form.is_valid()]

    @property
    def galat(self) -> list[tuple[str, str]]:
        """Every error with the id of the field it belongs to."""
        return [
            (bidang.id_for_label, str(kalimat))
            for form in self.semua
            if form.is_bound
            for bidang in form
            for kalimat in bidang.errors
        ]

    @property
    def data_perbaikan(self) -> dict[str, Any]:
        """The keyword arguments of `actions.kembalikan`."""
        return {
            "dokumen": {kode: f.alasan for kode, f in self.dokumen.items() if f.alasan},
            "bagian": {kode: f.alasan for kode, f in self.bagian.items() if f.alasan},
            "pengantar": self.pengantar.cleaned_data["pengantar"],
        }


class SalinanForm(LPSEForm):
    """The scan of a wet-signed copy."""

    berkas = forms.FileField(
        label="Salinan bertanda tangan",
        help_text="PDF, JPEG, atau PNG, paling besar 10 MB.",
        widget=forms.FileInput({"accept": "application/pdf,image/jpeg,image/png"}),
        error_messages={"required": "Pilih berkasnya.", "empty": "Berkas ini kosong. Pilih berkas lain."},
    )
