"""What officers type about letters."""

from typing import Any

from django import forms

from layanan.enums.surat_masuk import StatusSurat
from layanan.enums.tiket import JenisTiket
from layanan.models import SuratMasuk
from layanan.queries.surat_masuk import SEMUA, SaringanSurat
from lpse.bentuk import LPSEForm
from lpse.bidang import teks_field


class SaringanSuratForm(LPSEForm):
    """The filters of the list."""

    cari = teks_field("Alamat pengirim atau nomor tiket", "", 254, type="search")
    status = forms.ChoiceField(
        label="Keadaan", required=False, choices=[*StatusSurat.choices, (SEMUA, "Semua")]
    )

    @property
    def saringan(self) -> SaringanSurat:
        """The filters; what nobody offers counts as none."""
        isi = self.cleaned_data if self.is_valid() else {}
        return SaringanSurat(isi.get("status") or StatusSurat.BELUM_TEROLAH, isi.get("cari", ""))


class JadikanTiketForm(LPSEForm):
    """The ticket that a letter becomes, as far as the letter itself says."""

    nama = teks_field("Nama pengirim", "Isi nama pengirim.", 150)
    surel = forms.EmailField(
        label="Surel pengirim",
        required=False,
        help_text="Nomor tiket dikirim ke sini. Kosongkan bila alamatnya tidak dapat dipercaya.",
    )
    judul = teks_field("Perihal", "Isi perihal.", 200)
    jenis = forms.ChoiceField(label="Jenis", choices=JenisTiket, initial=JenisTiket.KONSULTASI)

    @staticmethod
    def awal(surat: SuratMasuk) -> dict[str, Any]:
        """What the letter already says."""
        nama = surat.nama_pengirim or surat.dari.partition("@")[0]
        return {"nama": nama[:150], "surel": surat.dari, "judul": surat.subjek[:200]}


class LampirkanForm(LPSEForm):
    """Into which ticket a letter goes, and whether it speaks for its user."""

    nomor = teks_field("Nomor tiket", "Isi nomor tiket.", 40, "Misalnya TKT-2026-000123.")
    dari_pengguna = forms.BooleanField(
        label="Surat ini dari pengguna tiket itu",
        required=False,
        help_text="Berlaku seperti balasannya: tiket yang sudah dijawab terbuka lagi, dan balasan berikutnya "
        "dari alamat yang sama langsung masuk. Tanpa centang, surat menjadi catatan internal.",
    )


class AbaikanForm(LPSEForm):
    """Why a letter needs no ticket."""

    alasan = forms.CharField(label="Alasan", max_length=500, widget=forms.Textarea({"rows": 3}))


class TanpaIsianSuratForm(LPSEForm):
    """A step that asks nothing but whether."""
