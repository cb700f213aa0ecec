"""What the head types about a reason of the catalogue: shape only."""

from collections.abc import Iterable
from itertools import takewhile
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.text import Truncator

from lpse.bentuk import LPSEForm
from lpse.profil import profil
from lpse.profil.kunci import KUNCI
from registrasi.enums.pendaftaran import JenisAlasan
from registrasi.models import AlasanPutusan
from registrasi.models.alasan import MAKS_TEKS
from registrasi.policies.pendaftaran import DAPAT_DIKEMBALIKAN, LABEL_BAGIAN

POLA_KODE = r"^[A-Z][A-Z0-9_]{2,39}$"


def _sebut_dasar(kunci: str) -> str:
    """A rule as the head knows it: its article in this regulation, and what it says."""
    bunyi = Truncator(profil().bunyi(kunci)).chars(70)
    return f"{profil().dasar(kunci) or 'Tidak diatur'}: {bunyi}"


def pilihan_sasaran() -> list[tuple[str, str]]:
    """Every document that the profil asks of anybody, by its code, and the sections of the form."""
    nama: dict[str, list[str]] = {}
    for syarat in profil().syarat:
        nama.setdefault(syarat.kode, []).append(syarat.nama)
    dokumen = sorted(((kode, _sebutan(semua)) for kode, semua in nama.items()), key=lambda d: d[1])
    return [*dokumen, *((b, LABEL_BAGIAN[b]) for b in DAPAT_DIKEMBALIKAN)]


def _sebutan(nama: list[str]) -> str:
    """What the names of one code begin with: `NPWP` for `NPWP badan usaha` and `NPWP perorangan`."""
    kata = zip(*(n.split() for n in nama), strict=False)
    sama = takewhile(lambda sejajar: len(set(sejajar)) == 1, kata)
    return " ".join(sejajar[0] for sejajar in sama) or nama[0]


class AlasanPutusanForm(LPSEForm):
    """One reason; its code is asked for only while it is new, the mark of its values only after that."""

    kode = forms.RegexField(
        label="Kode",
        regex=POLA_KODE,
        help_text="Huruf besar, angka, dan garis bawah, misalnya FOTO_BURAM. Tidak dapat diubah lagi.",
        error_messages={"invalid": "Tulis kode dengan huruf besar, angka, dan garis bawah."},
        widget=forms.TextInput({"size": 30, "autocomplete": "off"}),
    )
    jenis = forms.ChoiceField(label="Jenis", choices=JenisAlasan.choices, widget=forms.RadioSelect)
    teks_internal = forms.CharField(
        label="Teks untuk petugas",
        max_length=120,
        help_text="Singkat: apa yang salah. Tampil di daftar pilihan.",
    )
    teks_pemohon = forms.CharField(
        label="Teks untuk pemohon",
        max_length=MAKS_TEKS,
        help_text="Kalimat utuh yang dikirim: apa yang harus dilakukan pemohon.",
        widget=forms.Textarea({"rows": 3}),
    )
    berlaku_untuk = forms.MultipleChoiceField(
        label="Berlaku untuk",
        required=False,
        help_text="Kosongkan bila berlaku untuk semua dokumen.",
        widget=forms.CheckboxSelectMultiple,
    )
    perlu_keterangan = forms.BooleanField(label="Petugas wajib menambah keterangan", required=False)
    dasar = forms.ChoiceField(label="Dasar", required=False, help_text="Dicetak pada alasan penolakan.")
    urutan = forms.IntegerField(
        label="Urutan",
        min_value=1,
        max_value=9999,
        widget=forms.TextInput({"inputmode": "numeric", "size": 4}),
    )
    aktif = forms.BooleanField(
        label="Dapat dipilih", required=False, help_text="Alasan tidak pernah dihapus, hanya dimatikan."
    )
    tanda = forms.CharField(required=False, widget=forms.HiddenInput())

    beda: tuple[tuple[str, str, str], ...] = ()

    def __init__(self, *args: Any, alasan: AlasanPutusan | None = None, **kwargs: Any) -> None:
        awal = {n: getattr(alasan, n) for n in self.base_fields} if alasan else {"urutan": 100, "aktif": True}
        super().__init__(*args, initial=awal, **kwargs)
        # A code of another profil stays a choice, or saving would quietly drop it.
        lama = [(k, k) for k in (alasan.berlaku_untuk if alasan else []) if k not in dict(pilihan_sasaran())]
        cast(forms.MultipleChoiceField, self.fields["berlaku_untuk"]).choices = [*pilihan_sasaran(), *lama]
        cast(forms.ChoiceField, self.fields["dasar"]).choices = [
            ("", "Tanpa dasar"),
            *((k, _sebut_dasar(k)) for k in KUNCI if k.startswith("registrasi.")),
        ]
        del self.fields["kode" if alasan else "tanda"]

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        if isi.get("jenis") == JenisAlasan.FINAL and isi.get("berlaku_untuk"):
            self.add_error(
                "berlaku_untuk", "Penolakan berlaku untuk seluruh pendaftaran. Kosongkan pilihan ini."
            )
        return isi

    def tampilkan_beda(self, alasan: AlasanPutusan, bidang: Iterable[str]) -> None:
        """Show what another saved meanwhile beside what was typed; sent again, the form overwrites that."""
        self.beda = tuple(
            (
                str(self.fields[nama].label),
                self._sebut(nama, getattr(alasan, nama)),
                self._sebut(nama, self.cleaned_data[nama]),
            )
            for nama in bidang
        )
        data = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        data["tanda"] = alasan.tanda
        self.data = data

    def _sebut(self, nama: str, nilai: Any) -> str:
        """A value in the words of the form."""
        if isinstance(nilai, bool):
            return "Ya" if nilai else "Tidak"
        sebutan = dict(getattr(self.fields[nama], "choices", ()))
        satuan = nilai if isinstance(nilai, list) else [nilai]
        return ", ".join(str(sebutan.get(satu, satu)) for satu in satuan)
