"""What is typed about maintenance: shape only; what is allowed, acts say."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from infrastruktur.actions.pemeliharaan import IsianPemeliharaan
from infrastruktur.enums.perubahan import JenisRiwayat, StatusPemeliharaan
from infrastruktur.models import Pemeliharaan, Sasaran
from infrastruktur.policies.pemeliharaan import petugas_tersedia
from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import JamField, TanggalField, TeksField, tawarkan, teks_field
from lpse.models import Akun
from lpse.sumbangan import sumbangan
from lpse.waktu import setempat, zona

PALING_BANYAK_ASET = 20
ASET_LEBAR = 40


def uraian(
    label: str, bantuan: str = "", maks: int = 4000, baris: int = 4, *, wajib: bool = True
) -> forms.CharField:
    """A longer text."""
    return forms.CharField(
        label=label,
        max_length=maks,
        help_text=bantuan,
        required=wajib,
        widget=forms.Textarea({"rows": baris}),
    )


class KodeAsetField(TeksField):
    """Codes of assets, with commas or spaces between them; capital letters, each once."""

    def clean(self, value: Any) -> list[str]:
        kode = list(dict.fromkeys(str(super().clean(value)).upper().replace(",", " ").split()))
        if len(kode) > PALING_BANYAK_ASET:
            raise ValidationError(f"Tulis paling banyak {PALING_BANYAK_ASET} kode aset.")
        if any(len(satu) > ASET_LEBAR for satu in kode):
            raise ValidationError(f"Kode aset paling panjang {ASET_LEBAR} huruf. Pisahkan dengan koma.")
        return kode

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value


class LangkahForm(LPSEForm):
    """A step: what its act takes is what was typed; a date and an hour become one moment."""

    SAAT: dict[str, tuple[str, str]] = {}

    def saat(self, tanggal: str, jam: str) -> datetime | None:
        """The moment of these two fields; None where both are empty."""
        hari, pukul = self.cleaned_data.get(tanggal), self.cleaned_data.get(jam)
        return timezone.make_aware(datetime.combine(hari, pukul), zona()) if hari and pukul else None

    @property
    def kolom(self) -> dict[str, Any]:
        """What the act takes."""
        bagian = {nama for pasangan in self.SAAT.values() for nama in pasangan}
        lain = {nama: nilai for nama, nilai in self.cleaned_data.items() if nama not in bagian}
        return {**lain, **{nama: self.saat(*pasangan) for nama, pasangan in self.SAAT.items()}}


class TanpaIsianForm(LangkahForm):
    """A step that takes nothing but the button."""


class OrangField(forms.ChoiceField):
    """One of some colleagues; its value is the person."""

    def __init__(self, *, label: str, required: bool = True, help_text: str = "") -> None:
        super().__init__(label=label, required=required, help_text=help_text)
        self.orang: dict[str, Akun] = {}

    def tawarkan_orang(self, orang: list[Akun]) -> None:
        """Set who may be chosen."""
        self.orang = {str(satu.pk): satu for satu in orang}
        self.choices = [("", "Pilih"), *((pk, str(satu)) for pk, satu in self.orang.items())]

    def clean(self, value: Any) -> Akun | None:
        return self.orang.get(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        return str(value.pk) if isinstance(value, Akun) else value


class WaktuForm(LangkahForm):
    """From when to when."""

    tanggal_mulai = TanggalField(label="Mulai tanggal")
    jam_mulai = JamField(label="Mulai pukul", help_text="Misalnya 19.00.")
    tanggal_selesai = TanggalField(label="Selesai tanggal")
    jam_selesai = JamField(label="Selesai pukul", help_text="Menurut rencana; dapat diperpanjang.")

    SAAT = {
        "mulai": ("tanggal_mulai", "jam_mulai"),
        "selesai": ("tanggal_selesai", "jam_selesai"),
    }


def _mendesak() -> forms.CharField:
    return uraian(
        "Alasan mendesak (boleh kosong)",
        "Isi bila waktunya lebih dekat daripada pemberitahuan minimum.",
        1000,
        2,
        wajib=False,
    )


class PemeliharaanForm(WaktuForm):
    """A window as it is planned; users read title, consequence and times at once."""

    judul = teks_field("Judul pengumuman", "Isi judul.", 100, "Misalnya Pemeliharaan server SPSE.")
    akibat = uraian(
        "Akibat bagi pengguna", "Ditayangkan di halaman pengumuman dan dikirim kepada pelanggan.", 2000, 3
    )
    layanan = forms.MultipleChoiceField(
        label="Layanan yang terkena",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu layanan yang terkena."},
    )
    pekerjaan = uraian("Pekerjaan", "Apa yang dikerjakan; tidak diumumkan.", 4000, 4)
    sasaran = forms.MultipleChoiceField(
        label="Sasaran pemantauan (boleh kosong)",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tidak membunyikan alarm selama pemeliharaan berjalan.",
    )
    petugas = OrangField(label="Petugas penanggung jawab")
    alasan_mendesak = _mendesak()
    field_order = (
        *("judul", "akibat", "layanan", "tanggal_mulai", "jam_mulai", "tanggal_selesai", "jam_selesai"),
        *("alasan_mendesak", "pekerjaan", "sasaran", "petugas"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sasaran = {s.kode: s for s in Sasaran.objects.aktif().order_by("nama", "pk")}
        tawarkan(self, "sasaran", [(kode, s.nama) for kode, s in self._sasaran.items()])
        tawarkan(self, "layanan", sumbangan.pengumum.layanan() if sumbangan.pengumum else [])
        petugas: Any = self.fields["petugas"]
        petugas.tawarkan_orang(petugas_tersedia())

    def clean_sasaran(self) -> list[Sasaran]:
        return [self._sasaran[kode] for kode in self.cleaned_data["sasaran"]]

    @property
    def isian(self) -> IsianPemeliharaan:
        """What the act takes."""
        return IsianPemeliharaan(**self.kolom)


class JadwalUlangForm(WaktuForm):
    """Another time, and why."""

    alasan = uraian("Alasan", "Ditayangkan bersama jadwal yang baru.", 1000, 3)
    alasan_mendesak = _mendesak()

    @staticmethod
    def awal(pemeliharaan: Pemeliharaan) -> dict[str, Any]:
        """The plan as it is."""
        mulai, selesai = setempat(pemeliharaan.mulai_rencana), setempat(pemeliharaan.selesai_rencana)
        return {
            "tanggal_mulai": mulai.date(),
            "jam_mulai": mulai.time(),
            "tanggal_selesai": selesai.date(),
            "jam_selesai": selesai.time(),
        }


class PerpanjangForm(LangkahForm):
    """A later end."""

    SAAT = {"selesai": ("tanggal_selesai", "jam_selesai")}

    tanggal_selesai = TanggalField(label="Selesai tanggal")
    jam_selesai = JamField(label="Selesai pukul", help_text="Misalnya 22.00.")
    alasan = uraian("Alasan", "Ditayangkan dan dikirim kepada pelanggan pengumuman.", 1000, 3)

    @staticmethod
    def awal(pemeliharaan: Pemeliharaan) -> dict[str, Any]:
        """The planned end, to be moved."""
        selesai = setempat(pemeliharaan.selesai_rencana)
        return {"tanggal_selesai": selesai.date(), "jam_selesai": selesai.time()}


class SelesaiForm(LangkahForm):
    """What was done."""

    hasil = uraian("Hasil pekerjaan", "Apa yang dikerjakan dan bagaimana hasilnya.", 4000, 5)


class BatalPemeliharaanForm(LangkahForm):
    """Why it does not take place."""

    alasan_batal = uraian("Alasan", "Dibaca masyarakat bersama pengumuman yang ditarik.", 1000, 3)


class PemberitahuanForm(LangkahForm):
    """How long before its beginning users are told."""

    hari_kerja = forms.IntegerField(
        label="Hari kerja sebelum mulai",
        min_value=0,
        max_value=20,
        widget=forms.TextInput({"size": 3, "inputmode": "numeric"}),
    )
    alasan = teks_field("Alasan atau dasar penetapan", "Isi alasan atau dasar penetapannya.", 300)


class RiwayatAsetForm(LangkahForm):
    """Work done on equipment."""

    aset = KodeAsetField(
        label="Kode aset",
        max_length=800,
        help_text="Beberapa kode dipisahkan koma, misalnya HW-0001, HW-0002.",
    )
    jenis = forms.ChoiceField(label="Jenis pekerjaan", choices=JenisRiwayat, widget=forms.RadioSelect)
    tanggal = TanggalField(label="Tanggal dikerjakan")
    uraian = uraian("Yang dikerjakan")
    pelaksana = teks_field(
        "Dikerjakan oleh", "Isi siapa yang mengerjakan.", 200, "Pegawai, atau penyedia jasa."
    )
    suku_cadang = teks_field("Komponen yang dipakai atau diganti (boleh kosong)", "", 500)
    biaya = forms.DecimalField(
        label="Biaya setiap aset dalam rupiah (boleh kosong)",
        required=False,
        min_value=0,
        max_digits=16,
        decimal_places=2,
        widget=forms.TextInput({"size": 18, "inputmode": "numeric"}),
        error_messages={"invalid": "Tulis angka saja, misalnya 1250000."},
    )


class SaringanPemeliharaanForm(SaringanTeksForm):
    """The filters above the list."""

    cari = forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        help_text="Nomor atau judul.",
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[
            ("", "Semua status"),
            ("lewat", "Lewat waktu"),
            *StatusPemeliharaan.choices,
        ],
    )


class SaringanRiwayatForm(SaringanPemeliharaanForm):
    """The filters above the work done on equipment."""

    cari = forms.CharField(
        label="Kode aset",
        required=False,
        max_length=40,
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    status = forms.ChoiceField(
        label="Jenis", required=False, choices=[("", "Semua jenis"), *JenisRiwayat.choices]
    )
