"""What is typed about work programmes: shape only; what is allowed, the policy and the acts say."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import BOLEH_KOSONG, TanggalField, tawarkan, teks_field
from lpse.profil import profil
from lpse.profil.kunci import KUNCI
from lpse.waktu import BULAN, hari_ini
from sekretariat.enums.program import StatusProgram
from sekretariat.forms.kepegawaian import berkas_field
from sekretariat.models import KegiatanProgram, Pegawai
from sekretariat.models.program import POLA_TAUTAN
from sekretariat.queries.program import nama_unit, pilihan_program

TAHUN_LALU, TAHUN_DEPAN = 2, 1
PANJANG_TUGAS = 90


def pilihan_tahun() -> list[tuple[str, str]]:
    """The years a programme may be drawn up for, this one first."""
    kini = hari_ini().year
    tahun = [kini, kini + TAHUN_DEPAN, *(kini - satu for satu in range(1, TAHUN_LALU + 1))]
    return [(str(satu), str(satu)) for satu in tahun]


def pilihan_tugas() -> list[tuple[str, str]]:
    """The duties of the active regulation, each with its article."""
    p = profil()
    return [(k, f"{p.bunyi(k)[:PANJANG_TUGAS]} ({p.dasar(k)})") for k in KUNCI if p.is_diatur(k)]


def uang_field(label: str, *, boleh_minus: bool = False, **kwargs: Any) -> forms.DecimalField:
    """An amount in rupiah."""
    return forms.DecimalField(
        label=label,
        min_value=None if boleh_minus else 0,
        max_digits=16,
        decimal_places=2,
        required=False,
        widget=forms.TextInput({"size": 18, "inputmode": "decimal"}),
        error_messages={
            "invalid": "Tulis angka saja, misalnya 1250000.",
            "min_value": "Tulis angka nol atau lebih.",
            "max_digits": "Angka ini terlalu besar.",
            "max_decimal_places": "Paling banyak dua angka di belakang koma.",
        },
        **kwargs,
    )


class SusunForm(LPSEForm):
    """For which year, whose."""

    tahun = forms.TypedChoiceField(label="Tahun", coerce=int)
    unit = forms.ChoiceField(label="Program milik", required=False)

    def __init__(self, *args: Any, unit_saya: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "tahun", pilihan_tahun())
        tawarkan(self, "unit", [(kode, nama) for kode, nama in pilihan_program() if kode in unit_saya])


class KegiatanForm(LPSEForm):
    """One activity with its target and budget line."""

    nama = teks_field("Kegiatan", "Isi kegiatannya.", 200)
    kunci = forms.ChoiceField(label="Tugas yang dilaksanakan")
    indikator = teks_field(
        "Indikator keluaran", "Isi indikatornya.", 200, "Misalnya pelatihan terselenggara."
    )
    target = forms.DecimalField(
        label="Target setahun",
        max_digits=12,
        decimal_places=2,
        min_value=0,
        widget=forms.TextInput({"size": 10, "inputmode": "decimal"}),
        error_messages={"invalid": "Tulis angka saja, misalnya 12.", "required": "Isi targetnya."},
    )
    satuan = teks_field("Satuan", "Isi satuannya.", 40, "Misalnya kali, orang, atau laporan.")
    bulan = forms.TypedMultipleChoiceField(
        label="Bulan rencana",
        coerce=int,
        choices=list(enumerate(BULAN, start=1)),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Centang paling sedikit satu bulan."},
    )
    penanggung_jawab = forms.ModelChoiceField(
        label="Penanggung jawab" + BOLEH_KOSONG,
        queryset=Pegawai.objects.none(),
        to_field_name="kode",
        required=False,
        empty_label="Belum ditunjuk",
        error_messages={"invalid_choice": "Pilih pegawai dari daftar."},
    )
    kode_rekening = teks_field("Kode rekening" + BOLEH_KOSONG, "", 60)
    uraian_belanja = teks_field("Uraian belanja" + BOLEH_KOSONG, "", 200)
    pagu = uang_field("Pagu dalam rupiah" + BOLEH_KOSONG)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "kunci", pilihan_tugas())
        penanggung: Any = self.fields["penanggung_jawab"]
        penanggung.queryset = Pegawai.objects.belum_berhenti().order_by("nama", "pk")

    def clean_target(self) -> Any:
        """More than nothing."""
        if not self.cleaned_data["target"]:
            raise ValidationError("Isi target lebih dari nol.")
        return self.cleaned_data["target"]

    def clean_bulan(self) -> list[int]:
        return sorted(set(self.cleaned_data["bulan"]))

    def clean_pagu(self) -> Any:
        return self.cleaned_data["pagu"] or 0

    def clean(self) -> dict[str, Any]:
        """Money has its line in the budget."""
        isi = super().clean() or {}
        if isi.get("pagu"):
            for nama in ("kode_rekening", "uraian_belanja"):
                if not isi.get(nama):
                    self.add_error(nama, "Isi untuk kegiatan yang berpagu.")
        return isi

    @staticmethod
    def isian(kegiatan: KegiatanProgram) -> dict[str, Any]:
        """What the form shows of an activity as it is."""
        kolom = ("nama", "kunci", "indikator", "target", "satuan", "bulan", "kode_rekening", "uraian_belanja")
        siapa = kegiatan.penanggung_jawab
        isi = {nama: getattr(kegiatan, nama) for nama in kolom}
        return isi | {"pagu": kegiatan.pagu, "penanggung_jawab": siapa.kode if siapa else None}


class RealisasiForm(LPSEForm):
    """What was done and spent on a day, and what shows it."""

    tanggal = TanggalField(label="Tanggal", initial=hari_ini)
    jumlah = forms.DecimalField(
        label="Jumlah",
        max_digits=12,
        decimal_places=2,
        widget=forms.TextInput({"size": 10, "inputmode": "decimal"}),
        help_text="Koreksi: baris baru bertanda kurang, misalnya -2.",
        error_messages={"invalid": "Tulis angka saja, misalnya 3.", "required": "Isi jumlahnya."},
    )
    rupiah = uang_field("Belanja dalam rupiah" + BOLEH_KOSONG, boleh_minus=True)
    catatan = teks_field("Uraian", "Tulis apa yang dikerjakan.", 300)
    tautan = teks_field(
        "Catatan portal" + BOLEH_KOSONG, "", 200, "Alamat halaman portal ini yang membuktikannya: /admin/…"
    )
    berkas = berkas_field("Bukti")

    def clean_tautan(self) -> str:
        """A page of this portal."""
        tautan = str(self.cleaned_data["tautan"])
        if tautan and not re.fullmatch(POLA_TAUTAN.strip("^$"), tautan):
            raise ValidationError("Tulis alamat halaman portal ini saja, mulai dari garis miring: /admin/…")
        return tautan

    def clean_rupiah(self) -> Any:
        return self.cleaned_data["rupiah"] or 0

    def clean(self) -> dict[str, Any]:
        """Something was done or spent."""
        isi = super().clean() or {}
        if "jumlah" in isi and "rupiah" in isi and not isi["jumlah"] and not isi["rupiah"]:
            self.add_error("jumlah", "Isi jumlah atau belanjanya.")
        return isi

    @property
    def kolom(self) -> dict[str, Any]:
        """As the act takes it, but for the file."""
        return {nama: nilai for nama, nilai in self.cleaned_data.items() if nama != "berkas"}


class TanpaIsianForm(LPSEForm):
    """Nothing to type."""


class AlasanProgramForm(LPSEForm):
    """Why."""

    catatan = teks_field("Alasan", "Tulis alasannya.", 300)


class PenutupForm(LPSEForm):
    """A last word, or none."""

    catatan = teks_field("Catatan penutup" + BOLEH_KOSONG, "", 300)


class RevisiForm(LPSEForm):
    """Why the approved programme has to change."""

    alasan = teks_field("Alasan revisi", "Tulis alasannya.", 300, "Misalnya perubahan anggaran.")


class SaringanProgramForm(SaringanTeksForm):
    """The filters above the list of programmes."""

    cari = forms.CharField(
        label="Cari kegiatan, indikator, atau kode rekening",
        required=False,
        max_length=100,
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    tahun = forms.ChoiceField(label="Tahun", required=False)
    unit = forms.ChoiceField(label="Milik", required=False)
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Belum digantikan"), *StatusProgram.choices]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kini = hari_ini().year
        tahun = [(str(satu), str(satu)) for satu in range(kini + TAHUN_DEPAN, kini - 10, -1)]
        tawarkan(self, "tahun", [("", "Semua tahun"), *tahun])
        unit = [(kode or "semua", nama_unit(kode)) for kode, _ in pilihan_program()]
        tawarkan(self, "unit", [("", "Semua"), *unit])
