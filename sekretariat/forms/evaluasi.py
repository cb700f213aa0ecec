"""What is typed about evaluations and findings: shape only; what is allowed, the policy and the acts say."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import BOLEH_KOSONG, TIPE_BERKAS, TanggalField, TeksField, tawarkan, teks_field
from lpse.models import Akun
from lpse.otorisasi import pemegang_izin
from lpse.peran import TINDAK_LANJUTI_TEMUAN
from lpse.profil import profil
from sekretariat.enums.evaluasi import (
    JenisEvaluasi,
    NilaiJawaban,
    PerangkatEvaluasi,
    PrioritasTemuan,
    StatusEvaluasi,
    StatusTemuan,
    SumberTemuan,
)
from sekretariat.models import AgendaSurat, Evaluasi, JawabanEvaluasi
from sekretariat.policies.evaluasi import pilihan_jenis, unit_internal
from sekretariat.queries.persuratan import surat_bernomor

TERLALU_PANJANG = {"max_length": "Tulis paling banyak %(limit_value)d huruf."}
BATAS_BUKTI_MB = 10
BANTUAN_BUKTI = "Alamat halaman di portal, nomor naskah, atau tempat buktinya disimpan."
STATUS = (
    ("belum", "Belum selesai"),
    ("lewat", "Melewati target"),
    *StatusTemuan.choices,
)


def uraian(label: str, wajib: str, maks: int = 2000, bantuan: str = "", baris: int = 4) -> forms.CharField:
    """Several lines of text."""
    return forms.CharField(
        label=label,
        max_length=maks,
        required=bool(wajib),
        help_text=bantuan,
        widget=forms.Textarea({"rows": baris}),
        error_messages={"required": wajib, **TERLALU_PANJANG},
    )


class EvaluasiForm(LPSEForm):
    """Who evaluates what, over which period, by which questions and letter."""

    jenis = forms.ChoiceField(label="Jenis")
    unit = forms.ChoiceField(label="Yang dinilai", required=False)
    perangkat = forms.ChoiceField(label="Pertanyaan", choices=PerangkatEvaluasi)
    periode_mulai = TanggalField(label="Periode mulai")
    periode_selesai = TanggalField(label="Periode selesai")
    penilai_nama = teks_field("Nama penilai", "Isi nama penilainya.", 150)
    penilai_jabatan = teks_field("Jabatan penilai", "Isi jabatannya.", 150)
    surat_nomor = teks_field("Nomor surat" + BOLEH_KOSONG, "", 100)
    surat_tanggal = TanggalField(label="Tanggal surat" + BOLEH_KOSONG, required=False)
    surat_perihal = teks_field("Perihal surat" + BOLEH_KOSONG, "", 200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "jenis", pilihan_jenis())
        tawarkan(self, "unit", [("", f"Seluruh {profil().lpse.nama}"), *unit_internal()])

    def clean(self) -> dict[str, Any]:
        """A letter has its number and its date."""
        isi = super().clean() or {}
        if bool(isi.get("surat_nomor")) != bool(isi.get("surat_tanggal")):
            raise ValidationError("Isi nomor dan tanggal suratnya, atau kosongkan keduanya.")
        return isi

    @property
    def kolom(self) -> dict[str, Any]:
        """What the act takes."""
        isi = dict(self.cleaned_data)
        surat = {nama: isi.pop(f"surat_{nama}") for nama in ("nomor", "tanggal", "perihal")}
        surat["perihal"] = surat["perihal"] or "Evaluasi LPSE"
        isi["surat"] = {**surat, "dari": isi["penilai_jabatan"]} if surat["nomor"] else None
        return isi


class JawabanForm(LPSEForm):
    """The questions under one heading, three fields each."""

    def __init__(self, jawaban: list[JawabanEvaluasi], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.jawaban = jawaban
        for satu in jawaban:
            self.fields[f"nilai_{satu.pk}"] = forms.ChoiceField(
                label=satu.teks,
                choices=NilaiJawaban,
                required=False,
                initial=satu.nilai,
                widget=forms.RadioSelect,
            )
            self.fields[f"catatan_{satu.pk}"] = forms.CharField(
                label=f"Catatan {satu.kode}" + BOLEH_KOSONG,
                max_length=1000,
                required=False,
                initial=satu.catatan,
                widget=forms.Textarea({"rows": 2}),
            )
            self.fields[f"bukti_{satu.pk}"] = TeksField(
                label=f"Bukti {satu.kode}" + BOLEH_KOSONG, max_length=300, required=False, initial=satu.bukti
            )

    @property
    def kolom(self) -> dict[int, tuple[str, str, str]]:
        """What the act takes: by question, its value, note and evidence."""
        isi = self.cleaned_data
        return {
            satu.pk: (isi[f"nilai_{satu.pk}"], isi[f"catatan_{satu.pk}"].strip(), isi[f"bukti_{satu.pk}"])
            for satu in self.jawaban
        }


class TerbitkanForm(LPSEForm):
    """What it comes to."""

    kesimpulan = uraian("Kesimpulan", "Tulis kesimpulannya.", 4000, baris=6)


class AlasanForm(LPSEForm):
    """Why."""

    alasan = teks_field("Alasan", "Tulis alasannya.", 300)


class CatatanForm(LPSEForm):
    """A word, or none."""

    catatan = teks_field("Catatan" + BOLEH_KOSONG, "", 300)


class TanpaIsianForm(LPSEForm):
    """Nothing to type."""


def _bidang_pic() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label="Penanggung jawab tindakan",
        queryset=Akun.objects.none(),
        empty_label="Pilih pegawai",
        error_messages={"invalid_choice": "Pilih pegawai yang berwenang menindaklanjuti."},
    )


def _calon_pic(kecuali: int) -> QuerySet[Akun]:
    return pemegang_izin(TINDAK_LANJUTI_TEMUAN).exclude(pk=kecuali)


class UbahTemuanForm(LPSEForm):
    """Who acts until when, how urgent, what is asked."""

    permintaan = uraian("Permintaan perbaikan", "Tulis perbaikan yang diminta.")
    prioritas = forms.ChoiceField(label="Prioritas", choices=PrioritasTemuan)
    pic = _bidang_pic()
    target = TanggalField(label="Target selesai")

    def __init__(self, *args: Any, penilai: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pic"].queryset = _calon_pic(penilai)  # type: ignore[attr-defined]


class TemuanForm(UbahTemuanForm):
    """A new finding, of one of the sources this person may record."""

    sumber = forms.ChoiceField(label="Sumber")
    evaluasi = forms.ModelChoiceField(
        label="Evaluasi",
        queryset=Evaluasi.objects.none(),
        required=False,
        to_field_name="kode",
        empty_label="Tidak dari evaluasi",
        help_text="Wajib bila sumbernya evaluasi; hanya yang berlangsung.",
    )
    surat = teks_field(
        "Nomor agenda surat" + BOLEH_KOSONG,
        "",
        20,
        "Wajib bila sumbernya laporan audit luar: surat masuk yang membawanya, misalnya SM-2026-0012.",
    )
    standar = teks_field("Standar", "Isi standar atau pasalnya.", 150, "Misalnya Standar 12, atau Pasal 25.")
    kriteria = teks_field("Kriteria", "Isi kriterianya.", 500, "Apa yang seharusnya.")
    keterangan = uraian("Keterangan", "Tulis yang ditemukan.", bantuan="Apa yang ditemukan.")
    field_order = (
        *("sumber", "evaluasi", "surat", "standar", "kriteria", "keterangan", "permintaan"),
        *("prioritas", "pic", "target"),
    )

    def __init__(self, *args: Any, sumber: list[SumberTemuan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "sumber", [(satu.value, satu.label) for satu in sumber])
        if SumberTemuan.AUDIT_LUAR not in sumber:
            del self.fields["surat"]
        berlangsung = Evaluasi.objects.filter(status=StatusEvaluasi.BERLANGSUNG).order_by("-pk")
        self.fields["evaluasi"].queryset = berlangsung  # type: ignore[attr-defined]

    def clean_surat(self) -> AgendaSurat | None:
        """The letter with this number."""
        nomor = self.cleaned_data["surat"]
        surat = surat_bernomor(nomor) if nomor else None
        if nomor and surat is None:
            raise ValidationError("Tidak ada surat dengan nomor agenda itu. Periksa nomornya.")
        return surat


class TindakLanjutForm(LPSEForm):
    """What was done, and what shows it."""

    tindakan = uraian("Tindakan", "Tulis apa yang sudah dilakukan.")
    bukti = teks_field("Bukti" + BOLEH_KOSONG, "", 300, BANTUAN_BUKTI)
    berkas = forms.FileField(
        label="Berkas bukti" + BOLEH_KOSONG,
        required=False,
        help_text=f"PDF atau gambar, paling besar {BATAS_BUKTI_MB} MB.",
        widget=forms.FileInput({"accept": TIPE_BERKAS}),
        error_messages={"empty": "Berkas ini kosong. Pilih berkas lain."},
    )


class SaringanEvaluasiForm(SaringanTeksForm):
    """The filters above the evaluations."""

    cari = TeksField(
        label="Cari kode atau penilai",
        required=False,
        max_length=100,
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=[("", "Semua jenis"), *JenisEvaluasi.choices]
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua status"), *StatusEvaluasi.choices]
    )


class SaringanTemuanForm(SaringanTeksForm):
    """The filters above the findings."""

    cari = TeksField(
        label="Cari nomor, standar, atau keterangan",
        required=False,
        max_length=100,
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    sumber = forms.ChoiceField(
        label="Sumber", required=False, choices=[("", "Semua sumber"), *SumberTemuan.choices]
    )
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "Semua status"), *STATUS])
    prioritas = forms.ChoiceField(
        label="Prioritas", required=False, choices=[("", "Semua prioritas"), *PrioritasTemuan.choices]
    )
    milik = forms.BooleanField(label="Tugas saya", required=False)
