"""What is typed about data rights and breaches: shape only; what is allowed, acts say."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import JamField, TanggalField, TeksField
from lpse.models import Akun
from lpse.waktu import zona
from registrasi.enums.hak import (
    CakupanInsiden,
    JenisHakData,
    StatusHakData,
    StatusInsiden,
    UsulanHakData,
)
from registrasi.enums.permohonan import JenisPermohonan

PALING_BANYAK_ORANG = 500
# Others end in a new User ID or a new term, not in other data.
PEMBETULAN = tuple((j.value, j.label) for j in JenisPermohonan if j != JenisPermohonan.PERPANJANG_PERAN)


def _uraian(label: str, bantuan: str, maks: int = 2000) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=maks, help_text=bantuan, widget=forms.Textarea({"rows": 6})
    )


class MintaHakForm(LPSEForm):
    """A person's request about their own data."""

    jenis = forms.ChoiceField(
        label="Yang Anda minta",
        choices=JenisHakData,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih yang Anda minta."},
    )
    uraian = _uraian("Uraian", "Sebutkan data yang dimaksud dan alasannya. Jangan tulis kata sandi.")


class JawabanForm(LPSEForm):
    """The answer that the person reads."""

    jawaban = _uraian("Jawaban", "Dibaca pemohon di surelnya. Sebutkan alasan dan pasalnya.")


class ArahkanForm(LPSEForm):
    """Which change request corrects the data."""

    jenis = forms.ChoiceField(
        label="Permohonan yang dibukakan",
        choices=PEMBETULAN,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih permohonannya."},
    )


class UsulanForm(LPSEForm):
    """What the first of two persons proposes."""

    usulan = forms.ChoiceField(
        label="Usul Anda",
        choices=UsulanHakData,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih usul Anda."},
    )
    alasan_usulan = _uraian("Alasan usulan", "Apa yang dapat dihapus, apa yang wajib disimpan, dan dasarnya.")


class TanpaIsianForm(LPSEForm):
    """A step that takes nothing but the button."""


class SaringanHakForm(SaringanTeksForm):
    """The filters above the list of requests."""

    cari = forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        help_text="Nomor permintaan, User ID, atau surel.",
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[("", "Semua status"), ("terbuka", "Belum dijawab"), *StatusHakData.choices],
    )
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=[("", "Semua jenis"), *JenisHakData.choices]
    )


class SaringanInsidenForm(SaringanHakForm):
    """The filters above the list of breaches."""

    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[("", "Semua status"), ("terbuka", "Belum diberitahukan"), *StatusInsiden.choices],
    )
    jenis = None  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cari"].help_text = "Nomor insiden."


class InsidenForm(LPSEForm):
    """A breach as it is first recorded."""

    tanggal_diketahui = TanggalField(label="Diketahui tanggal")
    jam_diketahui = JamField(
        label="Diketahui pukul", help_text="Misalnya 14.30. Batas 3 x 24 jam dihitung dari ini."
    )
    tanggal_terjadi = TanggalField(label="Terjadi tanggal (boleh kosong)", required=False)
    jam_terjadi = JamField(label="Terjadi pukul (boleh kosong)", required=False)
    uraian = _uraian("Apa yang terjadi", "Apa dan bagaimana terungkapnya. Dibaca orang yang terkena.", 4000)
    jenis_data = _uraian("Data yang terungkap", "Misalnya nama, surel, pindaian KTP.", 1000)
    upaya = _uraian("Upaya penanganan", "Yang sudah dan akan dilakukan.", 4000)
    cakupan = forms.ChoiceField(
        label="Siapa yang terkena",
        choices=CakupanInsiden,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih siapa yang terkena."},
    )
    subjek = forms.CharField(
        label="User ID atau surel yang terkena",
        required=False,
        max_length=40_000,
        help_text="Hanya untuk pemilik akun tertentu: satu pada setiap baris.",
        widget=forms.Textarea({"rows": 4}),
    )

    def clean_subjek(self) -> list[Akun]:
        """The accounts behind the lines; every unknown one is named."""
        baris = [b.strip() for b in self.cleaned_data["subjek"].splitlines() if b.strip()]
        if len(baris) > PALING_BANYAK_ORANG:
            raise ValidationError(f"Paling banyak {PALING_BANYAK_ORANG} orang sekali catat.")
        dikenal: dict[int, Akun] = {}
        asing = []
        for nama in baris:
            kolom = "email__iexact" if "@" in nama else "user_id__iexact"
            akun = Akun.objects.filter(**{kolom: nama}).first()
            if akun is None:
                asing.append(nama)
            else:
                dikenal[akun.pk] = akun
        if asing:
            raise ValidationError(f"Tidak ditemukan: {', '.join(asing[:10])}. Periksa penulisannya.")
        return list(dikenal.values())

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if isi.get("cakupan") == CakupanInsiden.TERTENTU and not isi.get("subjek") and not self.errors:
            self.add_error("subjek", "Tulis paling sedikit satu User ID atau surel.")
        if isi.get("cakupan") == CakupanInsiden.SEMUA and isi.get("subjek"):
            self.add_error("subjek", "Kosongkan, karena semua pemilik akun yang terkena.")
        if isi.get("jam_terjadi") and not isi.get("tanggal_terjadi"):
            self.add_error("tanggal_terjadi", "Isi juga tanggalnya.")
        if isi.get("tanggal_terjadi") and not isi.get("jam_terjadi"):
            self.add_error("jam_terjadi", "Isi juga jamnya.")
        return isi

    def _saat(self, nama: str) -> datetime | None:
        hari, jam = (self.cleaned_data.get(f"{bagian}_{nama}") for bagian in ("tanggal", "jam"))
        return timezone.make_aware(datetime.combine(hari, jam), zona()) if hari and jam else None

    @property
    def kolom(self) -> dict[str, Any]:
        """What the act takes."""
        isi = self.cleaned_data
        return {
            "diketahui_pada": self._saat("diketahui"),
            "terjadi_pada": self._saat("terjadi"),
            **{nama: isi[nama] for nama in ("uraian", "jenis_data", "upaya", "cakupan", "subjek")},
        }


class NilaiForm(LPSEForm):
    """What the breach means."""

    penilaian = _uraian("Penilaian", "Akibatnya bagi orang yang terkena, dan seberapa besar.", 4000)
    ganggu = forms.ChoiceField(
        label="Apakah pelayanan publik terganggu?",
        choices=[("ya", "Ya, maka diumumkan kepada masyarakat"), ("tidak", "Tidak")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih ya atau tidak."},
    )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        isi["is_ganggu_layanan"] = isi.pop("ganggu", "") == "ya"
        return isi


class TutupForm(LPSEForm):
    """How the authority was told, and what was made better."""

    bukti_lembaga = TeksField(
        label="Bukti penyampaian ke lembaga",
        max_length=200,
        help_text="Nomor dan tanggal tanda terima, atau alamat surel dan waktunya.",
    )
    penutup = _uraian("Hasil dan perbaikan", "Apa yang diperbaiki supaya tidak terulang.", 4000)


class CatatanForm(LPSEForm):
    """A fact that came to light later."""

    isi = _uraian("Catatan", "Fakta yang baru diketahui. Catatan tidak dapat diubah lagi.", 4000)
