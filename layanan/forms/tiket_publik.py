"""What a user writes on the public pages of a ticket."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from layanan.actions.tiket import IsianTiket
from layanan.enums.tiket import Dampak, JenisTiket, KelompokPengguna, Urgensi
from lpse.bentuk import LPSEForm
from lpse.bidang import BOLEH_KOSONG, TIPE_BERKAS, TeksField, baca_telepon
from lpse.models import Akun, Satker
from lpse.peran import Peran

J = JenisTiket
BATAS_MB = 10
LAMPIRAN_MAKS = 3
PANJANG_URAIAN = 5000
# What each kind asks for beyond the matter itself and how to reach whoever asks.
TAMBAHAN: dict[str, tuple[str, ...]] = {
    J.KONSULTASI: ("user_id", "kode_tender"),
    J.KELUHAN: ("user_id", "nomor_lapor"),
    J.KENDALA: ("user_id", "kode_tender", "kode_galat", "dampak", "mendesak"),
    J.PERMINTAAN: ("user_id",),
    J.DUKUNGAN: ("satker", "nama_paket", "kode_tender", "mendesak"),
    J.FASILITASI: ("satker", "nama_paket", "kode_tender", "mendesak"),
    J.INFORMASI: (),
    J.MASUKAN: (),
}
PILIHAN_DAMPAK = (
    (Dampak.KECIL.value, "Hanya saya"),
    (Dampak.SEDANG.value, "Beberapa orang"),
    (Dampak.BESAR.value, "Semua pengguna yang saya tahu"),
)
KELOMPOK_PERAN = {Peran.PENYEDIA: KelompokPengguna.PENYEDIA, Peran.PPK: KelompokPengguna.PPK}


class BanyakBerkas(forms.FileInput):
    allow_multiple_selected = True


class LampiranField(forms.FileField):
    """Up to three files; what they are, the intake judges."""

    widget = BanyakBerkas(attrs={"multiple": True, "accept": TIPE_BERKAS, "data-maks-mb": str(BATAS_MB)})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        berkas = [super(LampiranField, self).clean(satu, initial) for satu in data or [] if satu]
        if len(berkas) > LAMPIRAN_MAKS:
            raise ValidationError(f"Kirim paling banyak {LAMPIRAN_MAKS} berkas sekaligus.")
        return berkas


def lampiran_field() -> LampiranField:
    """Files beside what was written; none is fine."""
    return LampiranField(
        label=f"Lampiran{BOLEH_KOSONG}",
        required=False,
        help_text=f"Foto layar atau PDF, paling banyak {LAMPIRAN_MAKS} berkas, masing-masing {BATAS_MB} MB.",
    )


def uraian_field(label: str, bantuan: str = "") -> forms.CharField:
    """Some sentences of text."""
    return forms.CharField(
        label=label,
        max_length=PANJANG_URAIAN,
        help_text=bantuan,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"max_length": "Tulis paling banyak %(limit_value)d huruf."},
    )


class TiketForm(LPSEForm):
    """A new ticket of one kind. A signed-in user finds their own name and address in it."""

    judul = TeksField(
        label="Perihal", max_length=200, help_text="Satu kalimat, misalnya “Gagal mengunggah penawaran”."
    )
    uraian = uraian_field(
        "Ceritakan", "Apa yang Anda lakukan, apa yang terjadi, dan kapan. Jangan tulis kata sandi Anda."
    )
    dampak = forms.ChoiceField(
        label="Siapa yang terhambat?", choices=PILIHAN_DAMPAK, widget=forms.RadioSelect
    )
    mendesak = forms.BooleanField(label="Ada tenggat pengadaan dalam dua hari kerja", required=False)
    kode_tender = TeksField(label=f"Kode tender atau paket{BOLEH_KOSONG}", max_length=40, required=False)
    nama_paket = TeksField(label=f"Nama paket{BOLEH_KOSONG}", max_length=255, required=False)
    satker = forms.ModelChoiceField(
        label=f"Satuan kerja{BOLEH_KOSONG}", queryset=Satker.objects.order_by("nama"), required=False
    )
    kode_galat = TeksField(
        label=f"Kode atau tulisan galat di SPSE{BOLEH_KOSONG}", max_length=60, required=False
    )
    user_id = TeksField(label=f"User ID SPSE{BOLEH_KOSONG}", max_length=30, required=False)
    nomor_lapor = TeksField(
        label=f"Nomor SP4N-LAPOR!{BOLEH_KOSONG}",
        max_length=40,
        required=False,
        help_text="Bila keluhan ini juga Anda sampaikan lewat SP4N-LAPOR!",
    )
    lampiran = lampiran_field()
    kelompok = forms.ChoiceField(
        label="Anda menghubungi kami sebagai", choices=KelompokPengguna.choices, widget=forms.RadioSelect
    )
    nama = TeksField(label="Nama Anda", max_length=150)
    instansi = TeksField(label=f"Perusahaan atau instansi{BOLEH_KOSONG}", max_length=200, required=False)
    surel = forms.EmailField(
        label="Surel",
        max_length=254,
        help_text="Nomor tiket, jawaban, dan tautan untuk melacaknya kami kirim ke sini.",
        error_messages={"invalid": "Tulis alamat surel yang lengkap, misalnya nama@contoh.go.id."},
    )
    telepon = TeksField(label=f"Nomor telepon{BOLEH_KOSONG}", max_length=20, required=False)

    def __init__(self, *args: Any, jenis: JenisTiket, akun: Akun | None = None, **kwargs: Any) -> None:
        self.jenis, self.akun = jenis, akun
        kwargs["initial"] = {**_dari_akun(akun), "dampak": Dampak.KECIL.value, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        pilihan = {nama for semua in TAMBAHAN.values() for nama in semua}
        for nama in pilihan - set(TAMBAHAN[jenis]):
            del self.fields[nama]

    def clean_telepon(self) -> str:
        telepon: str = self.cleaned_data["telepon"]
        return baca_telepon(telepon) if telepon else ""

    @property
    def isian(self) -> IsianTiket:
        """What the act takes."""
        isi = {k: v for k, v in self.cleaned_data.items() if k not in ("lampiran", "mendesak")}
        if self.cleaned_data.get("mendesak"):
            isi["urgensi"] = Urgensi.MENDESAK
        return IsianTiket(jenis=self.jenis, akun=self.akun, **isi)


def _dari_akun(akun: Akun | None) -> dict[str, str]:
    if akun is None:
        return {}
    kelompok = next((KELOMPOK_PERAN[p].value for p in akun.peran if p in KELOMPOK_PERAN), "")
    return {
        "nama": akun.nama,
        "surel": akun.email,
        "user_id": akun.user_id or "",
        "kelompok": kelompok,
    }


class MasukanForm(LPSEForm):
    """A suggestion: only the words are asked for."""

    uraian = uraian_field("Apa yang sebaiknya kami perbaiki?")
    nama = TeksField(label=f"Nama Anda{BOLEH_KOSONG}", max_length=150, required=False)
    surel = forms.EmailField(
        label=f"Surel{BOLEH_KOSONG}",
        max_length=254,
        required=False,
        help_text="Isi bila Anda ingin tahu apa yang kami lakukan dengannya.",
        error_messages={"invalid": "Tulis alamat surel yang lengkap, misalnya nama@contoh.go.id."},
    )

    def __init__(self, *args: Any, akun: Akun | None = None, **kwargs: Any) -> None:
        self.akun = akun
        super().__init__(*args, initial=_dari_akun(akun), **kwargs)

    @property
    def isian(self) -> IsianTiket:
        """What the act takes; the first words stand for a subject."""
        uraian: str = self.cleaned_data["uraian"]
        return IsianTiket(
            jenis=J.MASUKAN,
            judul=" ".join(uraian.split())[:100],
            uraian=uraian,
            nama=self.cleaned_data["nama"] or "Tanpa nama",
            surel=self.cleaned_data["surel"],
            akun=self.akun,
        )


class LacakTiketForm(LPSEForm):
    """Number and secret open a ticket."""

    nomor = TeksField(label="Nomor tiket", max_length=40, help_text="Misalnya TKT-2026-000123.")
    rahasia = TeksField(
        label="Kode rahasia", max_length=40, help_text="24 huruf dan angka, seperti di surat kami."
    )

    def clean_nomor(self) -> str:
        return str(self.cleaned_data["nomor"]).upper()


class KirimTautanForm(LPSEForm):
    """Who lost the link has it mailed once more."""

    nomor = TeksField(label="Nomor tiket", max_length=40, help_text="Misalnya TKT-2026-000123.")
    surel = forms.EmailField(label="Surel yang Anda pakai", max_length=254)

    def clean_nomor(self) -> str:
        return str(self.cleaned_data["nomor"]).upper()


class PesanForm(LPSEForm):
    """A further message about a ticket."""

    isi = uraian_field("Pesan Anda")
    lampiran = lampiran_field()


class NilaiForm(LPSEForm):
    """How it went, on four steps."""

    nilai = forms.TypedChoiceField(
        label="Bagaimana layanan kami dalam urusan ini?",
        coerce=int,
        choices=((4, "Sangat baik"), (3, "Baik"), (2, "Kurang baik"), (1, "Tidak baik")),
        widget=forms.RadioSelect,
    )
    komentar = forms.CharField(
        label=f"Catatan{BOLEH_KOSONG}", max_length=1000, required=False, widget=forms.Textarea({"rows": 3})
    )
