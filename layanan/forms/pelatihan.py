"""What is typed about trainings by officers and by those who want to come: shape only."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from layanan.enums.pelatihan import BentukPelatihan, StatusPelatihan, StatusPeserta
from layanan.models import Pelatihan
from layanan.models.pelatihan import MAKS_KAPASITAS
from layanan.policies.pelatihan import BATAS_MATERI_MB, bentuk_dilayani
from layanan.queries.pelatihan import SaringanPelatihan
from lpse.bentuk import LPSEForm, SaringanForm, SaringanTeksForm
from lpse.bidang import (
    BOLEH_KOSONG,
    JamField,
    TanggalField,
    baca_pengenal,
    baca_telepon,
    tawarkan,
    teks_field,
)
from lpse.models import Lokasi, Satker
from lpse.pengenal import baca_nip
from lpse.waktu import hari_ini, setempat, zona

TAHUN_TERTUA, TAHUN_TERJAUH = 2010, 2100
NILAI = [(4, "Sangat baik"), (3, "Baik"), (2, "Kurang"), (1, "Buruk")]
KATA_NILAI = dict(NILAI)
AKHIR_HARI = time(23, 59)
KAPASITAS_KELIRU = f"Isi angka dari 1 sampai {MAKS_KAPASITAS}."


def saat(hari: date, jam: time) -> datetime:
    """A day and an hour where the unit is."""
    return timezone.make_aware(datetime.combine(hari, jam), zona())


class PelatihanForm(LPSEForm):
    """A training as an officer plans or records it."""

    bentuk = forms.ChoiceField(label="Bentuk", widget=forms.RadioSelect)
    judul = teks_field("Judul", "Isi judulnya.", 150, "Misalnya Menyusun dan mengumumkan RUP.")
    uraian = forms.CharField(
        label="Uraian" + BOLEH_KOSONG,
        required=False,
        max_length=3000,
        widget=forms.Textarea({"rows": 5}),
        help_text="Apa yang dipelajari dan apa yang perlu dibawa.",
    )
    sasaran = teks_field("Untuk siapa" + BOLEH_KOSONG, "", 200, "Misalnya PPK dan Pejabat Pengadaan.")
    pengajar = teks_field("Pengajar", "Isi nama pengajarnya.", 200)
    lokasi = forms.ModelChoiceField(
        label="Lokasi LPSE", required=False, queryset=Lokasi.objects.none(), empty_label="Tempat lain"
    )
    tempat = teks_field(
        "Tempat lain atau keterangan tempat", "", 200, "Misalnya Aula Dinas Pendidikan, lantai 2."
    )
    tanggal_mulai = TanggalField(label="Tanggal mulai")
    jam_mulai = JamField(label="Mulai pukul", help_text="Misalnya 09.00.")
    tanggal_selesai = TanggalField(
        label="Tanggal selesai" + BOLEH_KOSONG,
        required=False,
        help_text="Kosongkan bila pada hari yang sama.",
    )
    jam_selesai = JamField(label="Sampai pukul", help_text="Misalnya 12.00.")
    kapasitas = forms.IntegerField(
        label="Kapasitas",
        min_value=1,
        max_value=MAKS_KAPASITAS,
        widget=forms.TextInput({"inputmode": "numeric", "size": 4}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), KAPASITAS_KELIRU),
    )
    tanggal_tutup = TanggalField(
        label="Pendaftaran ditutup tanggal" + BOLEH_KOSONG,
        required=False,
        help_text="Kosongkan bila sampai acaranya dimulai.",
    )
    jam_tutup = JamField(
        label="Ditutup pukul" + BOLEH_KOSONG,
        required=False,
        help_text="Kosong berarti sampai akhir hari itu.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "bentuk", [(b.value, b.label) for b in bentuk_dilayani()])
        lokasi = self.fields["lokasi"]
        assert isinstance(lokasi, forms.ModelChoiceField)
        lokasi.queryset = Lokasi.objects.order_by("nama")

    @staticmethod
    def isian(pelatihan: Pelatihan) -> dict[str, Any]:
        """What the form shows for a training that is there already."""
        mulai, selesai, tutup = map(setempat, (pelatihan.mulai, pelatihan.selesai, pelatihan.tutup_pada))
        sama = ("bentuk", "judul", "uraian", "sasaran", "pengajar", "lokasi", "tempat", "kapasitas")
        waktu = {"mulai": mulai, "selesai": selesai, "tutup": tutup}
        return (
            {nama: getattr(pelatihan, nama) for nama in sama}
            | {f"tanggal_{nama}": s.date() for nama, s in waktu.items()}
            | {f"jam_{nama}": s.time() for nama, s in waktu.items()}
        )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if not isi.get("lokasi") and not isi.get("tempat") and "tempat" not in self.errors:
            self.add_error("tempat", "Pilih lokasi LPSE, atau tulis tempatnya.")
        if not self.errors and self.kolom["selesai"] <= self.kolom["mulai"]:
            self.add_error("jam_selesai", "Waktu selesai harus sesudah waktu mulai.")
        if not self.errors and self.kolom["tutup_pada"] > self.kolom["selesai"]:
            self.add_error("tanggal_tutup", "Pendaftaran ditutup paling lambat saat acaranya selesai.")
        return isi

    @property
    def kolom(self) -> dict[str, Any]:
        """The columns of the training."""
        isi = self.cleaned_data
        sama = ("bentuk", "judul", "uraian", "sasaran", "pengajar", "lokasi", "tempat", "kapasitas")
        mulai = saat(isi["tanggal_mulai"], isi["jam_mulai"])
        selesai = saat(isi["tanggal_selesai"] or isi["tanggal_mulai"], isi["jam_selesai"])
        tutup = isi["tanggal_tutup"] and saat(isi["tanggal_tutup"], isi["jam_tutup"] or AKHIR_HARI)
        if tutup and not isi["jam_tutup"]:
            # Through that day, on the last one until it begins.
            tutup = min(tutup, mulai)
        return {nama: isi[nama] for nama in sama} | {
            "mulai": mulai,
            "selesai": selesai,
            "tutup_pada": tutup or mulai,
        }


class AlasanForm(LPSEForm):
    """Why a training is called off; everybody who counted on it reads it."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=1000,
        help_text="Dibaca semua orang yang terdaftar, dan di halaman pelatihan.",
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "Tulis alasannya; peserta membacanya."},
    )


class TanpaIsianForm(LPSEForm):
    """A step that takes nothing but the button."""


class PendaftarForm(LPSEForm):
    """Who wants to come."""

    nama = teks_field(
        "Nama lengkap", "Isi nama lengkap Anda.", 150, "Dicetak di sertifikat.", autocomplete="name"
    )
    surel = forms.EmailField(
        label="Surel",
        max_length=254,
        help_text="Tempat kami mengirim konfirmasi, perubahan, dan sertifikat.",
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"invalid": "Tulis alamat surel yang lengkap, misalnya nama@contoh.go.id."},
    )
    telepon = teks_field("Telepon" + BOLEH_KOSONG, "", 20, autocomplete="tel", inputmode="tel")
    satker = forms.ModelChoiceField(
        label="Satuan kerja",
        required=False,
        queryset=Satker.objects.none(),
        empty_label="Bukan dari satuan kerja dalam daftar ini",
    )
    instansi = teks_field(
        "Perusahaan atau instansi lain",
        "",
        200,
        "Bila tidak memilih satuan kerja.",
        autocomplete="organization",
    )
    nip = teks_field("NIP" + BOLEH_KOSONG, "", 30, "Dicetak di sertifikat bila diisi.", inputmode="numeric")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        satker = self.fields["satker"]
        assert isinstance(satker, forms.ModelChoiceField)
        satker.queryset = Satker.objects.order_by("nama")

    def clean_telepon(self) -> str:
        telepon: str = self.cleaned_data["telepon"]
        return baca_telepon(telepon) if telepon else ""

    def clean_nip(self) -> str:
        nip: str = self.cleaned_data["nip"]
        return baca_pengenal(baca_nip, nip).angka if nip else ""

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if not isi.get("satker") and not isi.get("instansi") and "instansi" not in self.errors:
            self.add_error("instansi", "Pilih satuan kerja, atau tulis perusahaan atau instansi Anda.")
        if isi.get("satker"):
            isi["instansi"] = ""
        return isi


class HadirForm(LPSEForm):
    """In the room: who are you?"""

    pengenal = teks_field(
        "Surel atau kode pendaftaran",
        "Isi surel atau kode pendaftaran Anda.",
        254,
        "Surel yang Anda pakai mendaftar, atau kode di surat konfirmasi.",
        autocomplete="email",
        autocapitalize="off",
    )


class EvaluasiForm(LPSEForm):
    """Four marks and a remark."""

    materi = forms.TypedChoiceField(label="Materi", choices=NILAI, coerce=int, widget=forms.RadioSelect)
    pengajar = forms.TypedChoiceField(label="Pengajar", choices=NILAI, coerce=int, widget=forms.RadioSelect)
    penyelenggaraan = forms.TypedChoiceField(
        label="Tempat dan penyelenggaraan", choices=NILAI, coerce=int, widget=forms.RadioSelect
    )
    manfaat = forms.TypedChoiceField(
        label="Manfaat bagi pekerjaan Anda", choices=NILAI, coerce=int, widget=forms.RadioSelect
    )
    saran = forms.CharField(
        label="Saran" + BOLEH_KOSONG, required=False, max_length=1000, widget=forms.Textarea({"rows": 4})
    )


class MateriForm(LPSEForm):
    """One paper."""

    judul = teks_field("Judul materi", "Isi judul materinya.", 150)
    berkas = forms.FileField(
        label="Berkas PDF",
        widget=forms.FileInput({"accept": "application/pdf", "data-maks-mb": str(BATAS_MATERI_MB)}),
        help_text=f"Paling besar {BATAS_MATERI_MB} MB.",
    )
    publik = forms.BooleanField(
        label="Boleh diunduh siapa saja",
        required=False,
        initial=True,
        help_text="Tanpa centang, hanya peserta yang dapat mengunduhnya.",
    )


class SaringanPelatihanForm(SaringanForm):
    """The filters above the officers' list."""

    cari = forms.CharField(
        label="Cari judul", required=False, max_length=100, widget=forms.SearchInput({"autocomplete": "off"})
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua status"), *StatusPelatihan.choices]
    )
    bentuk = forms.ChoiceField(
        label="Bentuk", required=False, choices=[("", "Semua bentuk"), *BentukPelatihan.choices]
    )
    tahun = forms.TypedChoiceField(label="Tahun", required=False, coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "tahun", pilihan_tahun())

    @property
    def saringan(self) -> SaringanPelatihan:
        """The filters as understood; what is not, counts as none."""
        return SaringanPelatihan(**self.terisi)


class SaringanPesertaForm(SaringanTeksForm):
    """The filters above one training's participants."""

    cari = forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        help_text="Nama, surel lengkap, atau kode pendaftaran.",
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua status"), *StatusPeserta.choices]
    )


class SaringanSatkerForm(SaringanForm):
    """The filters above the list of who has not been trained."""

    cari = forms.CharField(
        label="Cari satuan kerja",
        required=False,
        max_length=100,
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    tahun = forms.TypedChoiceField(label="Dilatih pada tahun", required=False, coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "tahun", [("", "Kapan pun"), *pilihan_tahun()[1:]])

    @property
    def saringan(self) -> tuple[str, int]:
        """The text searched for, and the year (0: ever)."""
        return self.terisi.get("cari", ""), self.terisi.get("tahun", 0)


def pilihan_tahun() -> list[tuple[str | int, str]]:
    """Next year's plans first, and back as far as the portal's own records can reach."""
    tahun = hari_ini().year + 1
    return [("", "Semua tahun"), *((t, str(t)) for t in range(tahun, TAHUN_TERTUA, -1))]


def baca_bulan_kalender(teks: str) -> date:
    """The first day of `2026-11`; of this month for anything else, and for what no calendar needs."""
    try:
        awal = date.fromisoformat(f"{teks}-01")
    except ValueError:
        awal = date.min
    return awal if TAHUN_TERTUA <= awal.year <= TAHUN_TERJAUH else hari_ini().replace(day=1)
