"""What is typed about sources, repositories and jobs: shape only; what is allowed, acts say."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from arsip.enums.cadangan import JenisPekerjaan, JenisRepositori, StatusPekerjaan
from arsip.models import Repositori, Sumber
from arsip.models.cadangan import POLA_LUAR, POLA_PENANDA, POLA_RUJUKAN, POLA_SETEMPAT
from arsip.policies.rujukan import berkas_rujukan
from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import JamField, TeksField, tawarkan, teks_field

KATA_HALAMAN = frozenset({"tambah", "periksa", "ekspor"})
RUJUKAN = re.compile(POLA_RUJUKAN)
BANTUAN_RUJUKAN = (
    "Tempatnya saja, bukan isinya: env:CADANGAN_NAMA untuk variabel lingkungan, atau berkas:/jalur/lengkap."
)
RUJUKAN_KELIRU = "Tulis env:CADANGAN_ diikuti huruf besar, atau berkas: diikuti jalur lengkap."
TEMPAT_KELIRU = "Berkas itu di luar direktori rahasia cadangan (RAHASIA_CADANGAN_DIR). Pindahkan ke sana."
BENTUK_LOKASI = {
    JenisRepositori.UTAMA: (("/",), POLA_SETEMPAT),
    JenisRepositori.LUAR: (("s3:", "sftp:"), POLA_LUAR),
}


class RujukanField(TeksField):
    """A place of a secret; a secret typed here by mistake is refused and not shown again."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=200, help_text=BANTUAN_RUJUKAN, **kwargs)

    def clean(self, value: Any) -> str:
        teks = str(super().clean(value))
        if not RUJUKAN.fullmatch(teks):
            raise ValidationError(RUJUKAN_KELIRU)
        if teks.startswith("berkas:") and berkas_rujukan(teks) is None:
            raise ValidationError(TEMPAT_KELIRU)
        return teks

    def prepare_value(self, value: Any) -> Any:
        # What is no reference may well be the secret itself.
        return value if not value or RUJUKAN.fullmatch(str(value)) else ""


class KodeField(forms.SlugField):
    """The short name in addresses and labels."""

    def __init__(self) -> None:
        super().__init__(
            label="Kode",
            max_length=30,
            help_text="Huruf kecil, angka, dan tanda hubung. Tetap seterusnya.",
            error_messages={"invalid": "Pakai huruf, angka, tanda hubung, atau garis bawah saja."},
        )

    def clean(self, value: Any) -> str:
        kode = str(super().clean(value)).lower()
        if kode in KATA_HALAMAN:
            raise ValidationError("Kode ini dipakai portal. Pilih yang lain.")
        return kode


class IsianForm(LPSEForm):
    """A form whose cleaned values are what its act takes."""

    @property
    def kolom(self) -> dict[str, Any]:
        """What the act takes."""
        return dict(self.cleaned_data)


class JadwalForm(IsianForm):
    """What every source has: its name, its repository, when and how long."""

    nama = teks_field("Nama", "Isi nama sumber.", 120)
    repositori = forms.ModelChoiceField(
        label="Repositori", queryset=Repositori.objects.none(), to_field_name="kode", empty_label="Pilih"
    )
    selang_jam = forms.IntegerField(
        label="Dicadangkan setiap (jam)", min_value=1, max_value=168, help_text="24 berarti sekali sehari."
    )
    mulai_pukul = JamField(label="Mulai pukul", help_text="Di luar jam sibuk, misalnya 01.00.")
    batas_jam = forms.IntegerField(
        label="Batas waktu (jam)",
        min_value=1,
        max_value=72,
        help_text="Lebih lama dari ini, pekerjaan dihentikan dan dinyatakan gagal.",
    )
    is_aktif = forms.BooleanField(label="Dicadangkan menurut jadwal", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang = self.fields["repositori"]
        assert isinstance(bidang, forms.ModelChoiceField)
        bidang.queryset = Repositori.objects.filter(is_aktif=True).exclude(jenis=JenisRepositori.MEDIA)

    @classmethod
    def awal(cls, sumber: Sumber | None) -> dict[str, Any]:
        """First values: the source's own, or a nightly backup."""
        if sumber is None:
            return {"selang_jam": 24, "mulai_pukul": "01.00", "batas_jam": 6, "is_aktif": True}
        nilai = {nama: getattr(sumber, nama) for nama in cls.base_fields if nama != "repositori"}
        return {**nilai, "repositori": sumber.repositori.kode}


class BasisDataForm(JadwalForm):
    """A PostgreSQL database, by the place of its address."""

    rujukan = RujukanField(label="Rujukan alamat basis data")
    field_order = ("kode", "nama", "rujukan")


class DirektoriForm(JadwalForm):
    """A directory tree, perhaps on a disk that must be mounted."""

    jalur = teks_field("Jalur direktori", "Isi jalur direktori.", 400, "Jalur lengkap di server ini.")
    is_titik_kait = forms.BooleanField(label="Jalur ini disk yang dipasang (mount)", required=False)
    penanda = teks_field(
        *("Berkas penanda (boleh kosong)", "", 200),
        "Berkas di dalam jalur itu; tanpa itu tidak ada yang dicadangkan. Wajib bagi disk yang dipasang.",
    )
    field_order = ("kode", "nama", "jalur", "is_titik_kait", "penanda")

    def clean_jalur(self) -> str:
        jalur = str(self.cleaned_data["jalur"])
        if not jalur.startswith("/"):
            raise ValidationError("Tulis jalur lengkap, diawali garis miring.")
        return jalur

    def clean_penanda(self) -> str:
        penanda = str(self.cleaned_data["penanda"])
        if not re.fullmatch(POLA_PENANDA, penanda):
            raise ValidationError("Tulis nama berkasnya saja, tanpa garis miring.")
        return penanda

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        if isi.get("is_titik_kait") and not isi.get("penanda"):
            self.add_error("penanda", "Isi berkas penanda: tanpa itu direktori kosong terlihat sama.")
        return isi


class BasisDataBaruForm(BasisDataForm):
    """A database that is added."""

    kode = KodeField()


class DirektoriBaruForm(DirektoriForm):
    """A directory that is added."""

    kode = KodeField()


class RepositoriUbahForm(IsianForm):
    """What may change of a repository: its place may not."""

    nama = teks_field("Nama", "Isi nama repositori.", 120)
    sandi = RujukanField(label="Rujukan sandi (boleh kosong)", required=False)
    rahasia = RujukanField(label="Rujukan kunci akses S3 (boleh kosong)", required=False)
    is_aktif = forms.BooleanField(label="Dipakai", required=False, initial=True)


class RepositoriForm(RepositoriUbahForm):
    """A repository that is added."""

    kode = KodeField()
    jenis = forms.ChoiceField(
        label="Jenis", choices=[(j.value, j.label) for j in BENTUK_LOKASI], widget=forms.RadioSelect
    )
    lokasi = teks_field(
        *("Lokasi", "Isi lokasi repositori.", 400),
        "Jalur lengkap di disk lain, s3:https://host/bucket, atau sftp:pengguna@host:/jalur. Tanpa sandi.",
    )
    field_order = ("kode", "nama", "jenis", "lokasi", "sandi", "rahasia", "is_aktif")

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        jenis, lokasi = isi.get("jenis", ""), str(isi.get("lokasi", ""))
        if jenis and lokasi and (keliru := lokasi_keliru(JenisRepositori(jenis), lokasi)):
            self.add_error("lokasi", keliru)
        if re.search(r"://[^/@]*:[^/@]*@", lokasi):
            self.add_error("lokasi", "Jangan tulis sandi di lokasi. Pakai rujukan kunci akses.")
        return isi


def lokasi_keliru(jenis: JenisRepositori, lokasi: str) -> str:
    """Why this is no place for a repository of this kind, in a sentence; "" is fine."""
    awal, pola = BENTUK_LOKASI[jenis]
    if not lokasi.startswith(awal):
        return "Bentuk lokasi ini bukan untuk jenis yang dipilih."
    return "" if re.fullmatch(pola, lokasi) else "Lokasi ini memuat tanda yang tidak boleh. Ikuti contohnya."


class CadangkanForm(IsianForm):
    """A backup now; the reason is for a source that holds far less on purpose."""

    alasan_turun = teks_field(
        *("Alasan isi berkurang (boleh kosong)", "", 300),
        "Isi hanya bila cadangan terakhir gagal karena isinya jauh berkurang, dan itu memang benar.",
    )


class TanpaIsianForm(IsianForm):
    """A step that takes nothing but the button."""


class SaringanPekerjaanForm(SaringanTeksForm):
    """The filters above the list of jobs."""

    cari = forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        help_text="Kode pekerjaan, atau kata dalam keterangan gagal.",
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[
            ("", "Semua status"),
            ("terbuka", "Menunggu atau berjalan"),
            *StatusPekerjaan.choices,
        ],
    )
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=[("", "Semua jenis"), *JenisPekerjaan.choices]
    )
    sumber = forms.ChoiceField(label="Sumber", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sumber = Sumber.objects.order_by("nama").values_list("kode", "nama")
        tawarkan(self, "sumber", [("", "Semua sumber"), *sumber])
