"""What officers type at the queue and the desk: shape only; whether an act is allowed, the act says."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import QueryDict

from lpse.bentuk import LPSEForm, SaringanForm
from lpse.bidang import TIPE_BERKAS, TanggalField
from lpse.models import Akun
from lpse.serentak import isian_berubah
from lpse.waktu import waktu
from registrasi.enums.pendaftaran import JenisAlasan, JenisPemohon, StatusPendaftaran
from registrasi.models import AlasanPutusan, DokumenSyarat
from registrasi.models.alasan import MAKS_KETERANGAN
from registrasi.policies.alasan import PilihanAlasan, katalog_aktif, untuk
from registrasi.policies.pendaftaran import DAPAT_DIKEMBALIKAN, label_bagian
from registrasi.queries.antrean import CARI_PALING_PENDEK, SEMUA, TERLIHAT, Saringan

LAIN = "lain"
MAKS_ALASAN = 500
TEKS_LAIN = "Alasan lain, tulis sendiri"


class SaringanAntreanForm(SaringanForm):
    """The filters above the queue; its page writes the fields itself, for speed."""

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
        help_text="Nomor, nama, NPWP, NIK, NIP, atau surel.",
        widget=forms.SearchInput({"autocomplete": "off"}),
        error_messages={"min_length": "Tulis sedikitnya %(limit_value)d huruf untuk mencari."},
    )
    pegang = forms.BooleanField(label="Hanya yang saya pegang", required=False)
    tugas = forms.BooleanField(label="Hanya yang ditugaskan kepada saya", required=False)
    terlambat = forms.BooleanField(label="Hanya yang terlambat", required=False)

    @property
    def saringan(self) -> Saringan:
        """The filters as understood; what cannot be understood is left out, and told beside its field."""
        isi = self.terisi
        # Somebody who searches without saying where wants to find it wherever it stands.
        isi.setdefault("status", SEMUA if "cari" in isi else StatusPendaftaran.DIAJUKAN.value)
        return Saringan(**isi)


@dataclass(frozen=True, slots=True)
class Beda:
    """One value in the way of a stale save: when the form was shown, now, and as typed."""

    label: str
    semula: str
    kini: str
    tulisan: str


class TandaiForm(LPSEForm):
    """The two marks of one document, when the original was shown, and a note.

    `tanda` and `semula` come from the document of that name and tell what the form was made from.
    """

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
    tanda = forms.CharField(required=False, widget=forms.HiddenInput())
    semula = forms.CharField(required=False, widget=forms.HiddenInput())

    beda: tuple[Beda, ...] = ()
    beda_oleh = ""

    @property
    def isi_tanda(self) -> dict[str, Any]:
        """The keyword arguments of `actions.tandai`."""
        return {nama: nilai for nama, nilai in self.cleaned_data.items() if nama != "semula"}

    def tampilkan_beda(
        self, dokumen: DokumenSyarat, nama_beda: Iterable[str], tulisan: Mapping[str, str]
    ) -> None:
        """Show what another saved meanwhile beside what was typed; sent again, the form overwrites that."""
        kini, semula = dokumen.nilai_tanda, self._semula()
        self.beda = tuple(
            Beda(self._label(n), semula.get(n, "?"), kini[n], tulisan.get(n, ""))
            if n != "berkas"
            else Beda("Berkas", "yang Anda lihat", "berkas yang lebih baru", "")
            for n in nama_beda
        )
        if dokumen.diperiksa_oleh and dokumen.diperiksa_pada:
            self.beda_oleh = f"{dokumen.diperiksa_oleh}, {waktu(dokumen.diperiksa_pada)}"
        data = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        data.update({"tanda": dokumen.tanda, "semula": dokumen.semula})
        self.data = data

    def _semula(self) -> dict[str, str]:
        """What the form was made from, if the mark vouches for it."""
        try:
            semula = json.loads(self.cleaned_data["semula"])
        except ValueError:
            return {}
        asli = isinstance(semula, dict) and not isian_berubah(self.cleaned_data["tanda"], semula)
        return semula if asli else {}

    def _label(self, nama: str) -> str:
        return str(self.fields[nama].label)


class AlasanForm(LPSEForm):
    """The reason of a revocation, as the applicant will read it."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": "Tulis alasannya. Pemohon membaca alasan ini di suratnya."},
    )

    @property
    def pilihan(self) -> str:
        return str(self.cleaned_data["alasan"])


class TolakForm(LPSEForm):
    """The reason of a refusal: one of the catalogue's final ones, own words, or both."""

    saran = forms.ChoiceField(label="Alasan penolakan", required=False)
    alasan = forms.CharField(
        label="Keterangan untuk pemohon",
        required=False,
        max_length=1500,
        help_text="Menyusul kalimat alasan di atas; wajib bila Anda menulis alasan sendiri.",
        widget=forms.Textarea({"rows": 5}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        katalog = untuk(katalog_aktif(JenisAlasan.FINAL), JenisAlasan.FINAL)
        pilihan = cast(forms.ChoiceField, self.fields["saran"])
        pilihan.choices = [("", "Pilih alasan"), *pilihan_alasan(katalog), (LAIN, TEKS_LAIN)]

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        if isi.get("saran") in ("", LAIN) and not isi.get("alasan") and "alasan" not in self.errors:
            self.add_error("alasan", "Tulis alasannya. Pemohon membaca alasan ini di suratnya.")
        return isi

    @property
    def pilihan(self) -> PilihanAlasan:
        return baca_pilihan(self.cleaned_data["saran"], self.cleaned_data["alasan"])


def pilihan_alasan(katalog: Iterable[AlasanPutusan]) -> list[tuple[str, str]]:
    """The catalogue as choices: the officer's words; the applicant's are read in the preview."""
    return [(a.kode, a.teks_internal) for a in katalog]


def baca_pilihan(saran: str, teks: str) -> PilihanAlasan:
    return PilihanAlasan("" if saran == LAIN else saran, teks)


class PengantarForm(LPSEForm):
    pengantar = forms.CharField(
        label="Pengantar",
        required=False,
        max_length=500,
        help_text="Boleh kosong. Dibaca pemohon sebelum daftar perbaikan.",
        widget=forms.Textarea({"rows": 2}),
    )


class ButirForm(LPSEForm):
    """One document or section: a reason of the catalogue, own words, or both send it back."""

    saran = forms.ChoiceField(required=False)
    teks = forms.CharField(
        label="Keterangan tambahan",
        required=False,
        max_length=MAKS_KETERANGAN,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args: Any, label: str, katalog: Iterable[AlasanPutusan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label = label
        self.perlu_keterangan = {a.kode for a in katalog if a.perlu_keterangan}
        pilihan = cast(forms.ChoiceField, self.fields["saran"])
        pilihan.label = label
        pilihan.choices = [("", "Tidak perlu diperbaiki"), *pilihan_alasan(katalog), (LAIN, TEKS_LAIN)]

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        if isi.get("saran") in {LAIN, *self.perlu_keterangan} and not isi.get("teks"):
            self.add_error("teks", f"Tulis apa yang perlu diperbaiki pada {self.label}.")
        return isi

    @property
    def pilihan(self) -> PilihanAlasan | None:
        """What was chosen; None when nothing needs repair."""
        saran, teks = self.cleaned_data["saran"], self.cleaned_data["teks"]
        return baca_pilihan(saran, teks) if saran or teks else None


class PerbaikanForms:
    """The page of a return: one ButirForm per document and per section, and the introduction."""

    def __init__(
        self, dokumen: Iterable[DokumenSyarat], jenis: str, data: Mapping[str, Any] | None = None
    ) -> None:
        """`jenis` is the applicant's kind: it decides which sections there are."""
        katalog = katalog_aktif(JenisAlasan.PERBAIKI)
        self.dokumen = {
            d.kode: ButirForm(data, prefix=f"dokumen-{d.kode}", label=d.nama, katalog=_untuk(katalog, d.kode))
            for d in dokumen
            if d.berkas_id or d.is_wajib
        }
        self.bagian = {
            kode: ButirForm(data, prefix=f"bagian-{kode}", label=label, katalog=_untuk(katalog, kode))
            for kode, label in label_bagian(jenis).items()
            if kode in DAPAT_DIKEMBALIKAN
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
            "dokumen": {kode: f.pilihan for kode, f in self.dokumen.items() if f.pilihan},
            "bagian": {kode: f.pilihan for kode, f in self.bagian.items() if f.pilihan},
            "pengantar": self.pengantar.cleaned_data["pengantar"],
        }


def _untuk(katalog: list[AlasanPutusan], sasaran: str) -> list[AlasanPutusan]:
    return untuk(katalog, JenisAlasan.PERBAIKI, sasaran)


class AlihForm(LPSEForm):
    """Why a supervisor takes a file out of somebody's hands; the former holder reads it."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=300,
        help_text="Dibaca pemegang sebelumnya di surelnya, dan tersimpan.",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Tulis alasannya. Pemegang sebelumnya membaca alasan ini."},
    )


class TugasForm(LPSEForm):
    """Whose work the files are to be; the choices are the verifiers of today."""

    kosong = "Siapa saja (kembali ke antrean)"
    kepada = forms.ChoiceField(label="Verifikator")

    def __init__(self, *args: Any, verifikator: Iterable[Akun], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.verifikator = {str(v.pk): v for v in verifikator}
        pilihan = cast(forms.ChoiceField, self.fields["kepada"])
        pilihan.choices = [("", "Pilih verifikator"), *self.pilihan_lain(), *self._nama()]

    def pilihan_lain(self) -> list[tuple[str, str]]:
        return [("0", self.kosong)]

    def _nama(self) -> list[tuple[str, str]]:
        return [(pk, str(v)) for pk, v in self.verifikator.items()]

    @property
    def penerima(self) -> Akun | None:
        return self.verifikator.get(self.cleaned_data["kepada"])


class AmbilAlihForm(TugasForm, AlihForm):
    """A take-over: by whom the file is held next, and why."""

    kosong = "Saya pegang dulu sendiri"
    field_order = ("kepada", "alasan")


class SalinanForm(LPSEForm):
    """The scan of a wet-signed copy."""

    berkas = forms.FileField(
        label="Salinan bertanda tangan",
        help_text="PDF, JPEG, PNG, atau HEIC, paling besar 10 MB.",
        widget=forms.FileInput({"accept": TIPE_BERKAS}),
        error_messages={"required": "Pilih berkasnya.", "empty": "Berkas ini kosong. Pilih berkas lain."},
    )
