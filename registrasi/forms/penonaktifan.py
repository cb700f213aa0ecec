"""What is typed in cases of deactivation and reactivation: shape only; what is allowed, acts say."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import TIPE_BERKAS, TanggalField, TeksField
from lpse.profil import profil
from registrasi.enums.penonaktifan import DasarPengaktifan, DasarPenonaktifan
from registrasi.models import PenggunaSPSE
from registrasi.policies.penonaktifan import alasan_nonaktif, pilihan_peminta

BATAS_MB = 10
TEPI = 2200  # the longest edge, in pixels, at which an A4 page can still be read
PANJANG = 4000


def nomor_field(label: str, bantuan: str = "", *, wajib: bool = True) -> TeksField:
    """The number of a letter or ticket, as it is written there."""
    return TeksField(
        label=label, max_length=100, help_text=bantuan, required=wajib, widget=forms.TextInput({"size": 40})
    )


def uraian_field(label: str, bantuan: str, maks: int = PANJANG) -> forms.CharField:
    """Several lines that end up in a letter or in the case."""
    return forms.CharField(
        label=label, max_length=maks, help_text=bantuan, widget=forms.Textarea({"rows": 6})
    )


class PenggunaField(TeksField):
    """A user by their User ID, whichever way its letters are written."""

    def clean(self, value: Any) -> Any:
        user_id = super().clean(value)
        if not user_id:
            return None
        pengguna = (
            PenggunaSPSE.objects.select_related("akun", "penyedia").filter(user_id__iexact=user_id).first()
        )
        if pengguna is None:
            raise ValidationError(f"User ID {user_id} tidak ditemukan. Periksa lagi penulisannya.")
        return pengguna


class SuratForm(LPSEForm):
    """The letter a case rests on."""

    nomor = nomor_field("Nomor surat")
    tanggal = TanggalField(label="Tanggal surat")
    dari = TeksField(label="Surat dari", max_length=150, help_text="Nama instansi atau orang.")
    perihal = TeksField(label="Perihal", max_length=200)

    @property
    def surat(self) -> dict[str, Any]:
        """The letter's columns, as the acts take them."""
        return {nama: self.cleaned_data[nama] for nama in ("nomor", "tanggal", "dari", "perihal")}


class LaporanForm(SuratForm):
    """A report, or a request about the blacklist, that begins a deactivation."""

    pengguna = PenggunaField(label="User ID pengguna", max_length=30, widget=forms.TextInput({"size": 30}))
    dasar = forms.ChoiceField(
        label="Alasan", widget=forms.RadioSelect, error_messages={"required": "Pilih alasannya."}
    )
    peminta = forms.ChoiceField(
        label="Siapa yang meminta?",
        required=False,
        help_text="Hanya untuk permintaan berkaitan dengan daftar hitam.",
    )
    uraian = uraian_field("Uraian", "Apa yang dilaporkan. Dibaca pengguna dalam surat klarifikasi.")
    field_order = ("pengguna", "dasar", "peminta", "nomor", "tanggal", "dari", "perihal", "uraian")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dasar = cast(forms.ChoiceField, self.fields["dasar"])
        dasar.choices = [(d.value, alasan_nonaktif(d.value)) for d in DasarPenonaktifan]
        peminta = cast(forms.ChoiceField, self.fields["peminta"])
        peminta.choices = [("", "Bukan permintaan"), *pilihan_peminta()]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if isi.get("dasar") == DasarPenonaktifan.DAFTAR_HITAM and not isi.get("peminta"):
            self.add_error("peminta", "Pilih siapa yang meminta.")
        if isi.get("dasar") == DasarPenonaktifan.PELANGGARAN and isi.get("peminta"):
            self.add_error("peminta", "Kosongkan, karena alasannya bukan daftar hitam.")
        return isi


class MintaKlarifikasiForm(LPSEForm):
    nomor_klarifikasi = nomor_field("Nomor surat klarifikasi")


class BalasanForm(LPSEForm):
    nomor_balasan = nomor_field("Nomor surat balasan")
    tanggal_balasan = TanggalField(label="Tanggal surat balasan")
    isi_balasan = uraian_field("Isi balasan", "Mengapa laporan ini tidak beralasan.")


class PernyataanForm(LPSEForm):
    temuan = uraian_field("Pelanggaran yang dinyatakan", "Dicetak dalam surat pernyataan, dibaca pengguna.")


class UsulanForm(LPSEForm):
    nomor_usulan = nomor_field("Nomor surat atau tiket usulan", "Surat kepada LKPP, atau tiketnya.")
    tanggal_usulan = TanggalField(label="Tanggal usulan")


class PersetujuanLKPPForm(LPSEForm):
    nomor_lkpp = nomor_field("Nomor jawaban LKPP")
    tanggal_lkpp = TanggalField(label="Tanggal jawaban LKPP")


class PenolakanLKPPForm(PersetujuanLKPPForm):
    alasan_lkpp = uraian_field("Alasan LKPP", "Seperti tertulis dalam jawabannya.", 2000)


class BeritahuForm(LPSEForm):
    nomor_pemberitahuan = nomor_field("Nomor surat pemberitahuan")
    tanggal_pemberitahuan = TanggalField(label="Tanggal surat pemberitahuan")
    lpse_tujuan = TeksField(label="LPSE tempat pengguna terdaftar", max_length=150)
    surel_lpse = forms.EmailField(
        label="Surel LPSE itu",
        max_length=254,
        error_messages={"invalid": "Tulis alamat surel yang lengkap, misalnya lpse@kota.go.id."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Most users were registered here.
        ini = {"lpse_tujuan": profil().lpse.nama, "surel_lpse": profil().kontak.surel}
        super().__init__(*args, **{"initial": ini, **kwargs})


class ArsipForm(LPSEForm):
    tempat_arsip = TeksField(
        label="Tempat arsip", max_length=150, help_text="Misalnya Ruang Arsip, rak 2, boks 14."
    )


class PutusanForm(LPSEForm):
    """A decision that takes nothing but the button."""


class TolakPengaktifanForm(LPSEForm):
    alasan = uraian_field("Alasan", "Dibaca pengguna di surelnya.", 2000)


class KlarifikasiPengaktifanForm(LPSEForm):
    hasil_klarifikasi = uraian_field("Hasil klarifikasi", "Apa yang diperiksa, dan apa usul Anda.")
    nomor_lkpp = nomor_field("Nomor tiket LKPP (boleh kosong)", wajib=False)


class PengaktifanForm(SuratForm):
    """A reactivation that an officer starts: a sanction has run out, or was revoked."""

    pengguna = PenggunaField(label="User ID pengguna", max_length=30, widget=forms.TextInput({"size": 30}))
    dasar = forms.ChoiceField(
        label="Dasar",
        choices=DasarPengaktifan,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dasarnya."},
    )
    uraian = uraian_field("Uraian", "Mengapa pengguna dapat diaktifkan kembali.")
    field_order = ("pengguna", "dasar", "uraian", "nomor", "tanggal", "dari", "perihal")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama in self.SURAT:
            self.fields[nama].required = False
        self.fields["nomor"].help_text = "Surat atau keputusan; wajib untuk SK pencabutan."

    SURAT = ("nomor", "tanggal", "dari", "perihal")

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        terisi = [nama for nama in self.SURAT if isi.get(nama)]
        if terisi or isi.get("dasar") == DasarPengaktifan.SK_PENCABUTAN:
            for nama in set(self.SURAT) - set(terisi) - set(self.errors):
                self.add_error(nama, "Lengkapi keterangan suratnya.")
        return isi

    @property
    def surat_bila_ada(self) -> dict[str, Any] | None:
        return self.surat if self.cleaned_data["nomor"] else None


class PermohonanPengaktifanForm(LPSEForm):
    """A deactivated user's own request."""

    uraian = uraian_field(
        "Mengapa Anda dapat diaktifkan kembali?",
        "Sebutkan bagaimana penyebabnya diselesaikan. Buktinya dilampirkan di halaman berikutnya.",
    )


class JawabanForm(LPSEForm):
    """What the user says about a report."""

    jawaban = uraian_field("Jawaban Anda", "Jelaskan yang terjadi menurut Anda. Jawaban dikirim satu kali.")


class BuktiForm(LPSEForm):
    """One file for a case; what is inside it the intake judges."""

    keterangan = TeksField(
        label="Keterangan berkas", max_length=200, help_text="Misalnya surat bank, foto, tangkapan layar."
    )
    berkas = forms.FileField(
        label="Berkas",
        help_text=f"PDF, JPEG, PNG, atau HEIC, paling besar {BATAS_MB} MB.",
        widget=forms.FileInput({"accept": TIPE_BERKAS, "data-maks-mb": BATAS_MB, "data-kecilkan": TEPI}),
        error_messages={
            "required": "Belum ada berkas yang dipilih. Pilih satu berkas, lalu tekan Unggah.",
            "missing": "Belum ada berkas yang dipilih. Pilih satu berkas, lalu tekan Unggah.",
            "invalid": "Berkas tidak terkirim. Coba unggah lagi.",
            "empty": "Berkas ini kosong. Pilih berkas yang ada isinya, lalu unggah lagi.",
        },
    )


class PindaianSuratForm(BuktiForm):
    """The scan of the letter a report came in."""

    keterangan = None  # type: ignore[assignment]


class SaringanPerkaraForm(SaringanTeksForm):
    """The filters above the list of cases; `status` takes the statuses of the kind it lists."""

    cari = forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        help_text="Nomor perkara, User ID, atau awal nama.",
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    status = forms.ChoiceField(label="Status", required=False)
    dasar = forms.ChoiceField(label="Alasan", required=False)

    def __init__(self, *args: Any, status: list[Any], dasar: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = cast(forms.ChoiceField, self.fields["status"])
        pilihan.choices = [("", "Semua status"), ("terbuka", "Belum selesai"), *status]
        cast(forms.ChoiceField, self.fields["dasar"]).choices = [("", "Semua alasan"), *dasar]
