"""What is typed about meetings: shape only; what is allowed, the policy and the acts say."""

from datetime import date, datetime, time
from typing import Any

from django import forms

from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import BOLEH_KOSONG, JamField, TanggalField, teks_field
from lpse.models import Akun
from lpse.profil import profil
from lpse.waktu import setempat, zona
from sekretariat.alur.rapat import KUNCI_PEMBINAAN
from sekretariat.enums.rapat import JenisRapat, StatusRapat
from sekretariat.forms.persuratan import bidang_pindaian, bidang_uraian
from sekretariat.models import Notula, Rapat
from sekretariat.queries.rapat import petugas_rapat

KEADAAN = (
    ("", "Semua"),
    ("saya", "Bagian saya yang belum selesai"),
    ("terbuka", "Belum selesai"),
    ("lewat", "Lewat tenggat"),
    ("selesai", "Selesai"),
)


def pilihan_jenis() -> list[tuple[str, str]]:
    """The kinds of meeting; guidance says where the regulation has no article on it."""
    tidak = "" if profil().is_diatur(KUNCI_PEMBINAAN) else " (tidak diatur dalam peraturan daerah ini)"
    return [(j.value, j.label + (tidak if j == JenisRapat.PEMBINAAN else "")) for j in JenisRapat]


def pembina_profil() -> str:
    """Who gives guidance by the regulation, as a hint."""
    semua = [f"{satu.jenis}: {satu.oleh}" for satu in profil().sekretariat.pembinaan]
    return (
        f"Hanya untuk pembinaan. Menurut peraturan, {'; '.join(semua)}."
        if semua
        else "Hanya untuk pembinaan."
    )


class RapatForm(LPSEForm):
    """What is planned."""

    jenis = forms.ChoiceField(label="Jenis", choices=pilihan_jenis, widget=forms.RadioSelect)
    pembina = teks_field("Pembina" + BOLEH_KOSONG, "", 200)
    topik = teks_field("Topik", "Isi topiknya.", 200)
    hari = TanggalField(label="Tanggal")
    jam_mulai = JamField(label="Jam mulai")
    jam_selesai = JamField(label="Jam selesai")
    tempat = teks_field("Tempat", "Isi tempatnya.", 200, "Ruang, gedung, atau “daring”.")
    tautan = forms.URLField(
        label="Tautan rapat daring" + BOLEH_KOSONG,
        required=False,
        max_length=300,
        assume_scheme="https",
        error_messages={"invalid": "Tulis alamat lengkap, misalnya https://rapat.example/lpse."},
    )
    pemimpin = forms.ModelChoiceField(
        label="Pemimpin rapat",
        queryset=Akun.objects.none(),
        empty_label="Pilih",
        help_text="Ia yang mengesahkan notulanya.",
    )
    acara = bidang_uraian("Susunan acara" + BOLEH_KOSONG, "", 2000, 4, "Satu baris satu acara.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang = self.fields["pemimpin"]
        assert isinstance(bidang, forms.ModelChoiceField)
        bidang.queryset = petugas_rapat()
        self.fields["pembina"].help_text = pembina_profil()

    @property
    def kolom(self) -> dict[str, Any]:
        """As the act takes it."""
        isi = dict(self.cleaned_data)
        hari, mulai, selesai = isi.pop("hari"), isi.pop("jam_mulai"), isi.pop("jam_selesai")
        return isi | {"mulai": _saat(hari, mulai), "selesai": _saat(hari, selesai)}

    @staticmethod
    def isian(rapat: Rapat) -> dict[str, Any]:
        """What the form shows of a meeting as it is."""
        kolom = ("jenis", "pembina", "topik", "tempat", "tautan", "pemimpin", "acara")
        mulai, selesai = setempat(rapat.mulai), setempat(rapat.selesai)
        waktu = {"hari": mulai.date(), "jam_mulai": mulai.time(), "jam_selesai": selesai.time()}
        return {nama: getattr(rapat, nama) for nama in kolom} | waktu


def _saat(hari: date, jam: time) -> datetime:
    return datetime.combine(hari, jam, tzinfo=zona())


class PetugasForm(LPSEForm):
    """Officers who are invited."""

    petugas = forms.ModelMultipleChoiceField(
        label="Petugas LPSE",
        queryset=Akun.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu petugas."},
    )

    def __init__(self, *args: Any, rapat: Rapat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang = self.fields["petugas"]
        assert isinstance(bidang, forms.ModelMultipleChoiceField)
        sudah = rapat.peserta.filter(akun__isnull=False).values("akun")
        bidang.queryset = petugas_rapat().exclude(pk__in=sudah)


class TamuForm(LPSEForm):
    """Somebody from elsewhere who is invited."""

    nama = teks_field("Nama", "Isi namanya.", 150)
    jabatan = teks_field("Jabatan" + BOLEH_KOSONG, "", 150)
    instansi = teks_field("Instansi", "Isi instansinya.", 150)
    email = forms.EmailField(
        label="Surel" + BOLEH_KOSONG,
        required=False,
        max_length=254,
        help_text="Bila diisi, undangan dan berkas kalendernya dikirim ke sini.",
        error_messages={"invalid": "Tulis alamat surel yang lengkap, misalnya nama@instansi.go.id."},
    )


class HadirForm(LPSEForm):
    """Who came, of all those invited."""

    hadir = forms.MultipleChoiceField(label="Yang hadir", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, pilihan: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang = self.fields["hadir"]
        assert isinstance(bidang, forms.MultipleChoiceField)
        bidang.choices = pilihan


class NotulaForm(LPSEForm):
    """What was said and decided."""

    teks = bidang_uraian(
        "Pembahasan", "Tulis pembahasannya.", 10_000, 12, "Baris kosong memisahkan paragraf."
    )
    keputusan = bidang_uraian("Keputusan" + BOLEH_KOSONG, "", 5000, 5, "Satu baris satu keputusan.")

    @staticmethod
    def isian(notula: Notula | None) -> dict[str, Any]:
        """What the form shows of minutes begun earlier."""
        return {"teks": notula.teks, "keputusan": notula.keputusan} if notula else {}


class TindakLanjutForm(LPSEForm):
    """What is to be done, by whom, until when."""

    uraian = teks_field("Yang dikerjakan", "Tulis apa yang dikerjakan.", 300)
    penanggung = forms.ModelChoiceField(
        label="Petugas yang mengerjakan" + BOLEH_KOSONG,
        required=False,
        queryset=Akun.objects.none(),
        empty_label="Orang di luar LPSE",
    )
    penanggung_luar = teks_field(
        "Orang di luar LPSE" + BOLEH_KOSONG, "", 150, "Nama dan instansinya, bila bukan petugas LPSE."
    )
    tenggat = TanggalField(label="Paling lambat")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang = self.fields["penanggung"]
        assert isinstance(bidang, forms.ModelChoiceField)
        bidang.queryset = petugas_rapat()

    def clean(self) -> dict[str, Any]:
        """Exactly one of the two."""
        isi = super().clean() or self.cleaned_data
        if not isi.get("penanggung") and not isi.get("penanggung_luar"):
            self.add_error("penanggung", "Pilih petugasnya, atau isi nama orang di luar LPSE.")
        return isi


class HasilForm(LPSEForm):
    """What came of it, and what shows it."""

    hasil = bidang_uraian("Hasil", "Tulis hasilnya.", 500, 3)
    bukti = bidang_pindaian("Bukti")


class BatalForm(LPSEForm):
    """Why."""

    alasan_batal = teks_field("Alasan", "Tulis alasannya.", 300)


class SaringanRapatForm(SaringanTeksForm):
    """The filters above the list."""

    cari = forms.CharField(
        label="Cari topik",
        required=False,
        max_length=100,
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=[("", "Semua"), *JenisRapat.choices])
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "Semua"), *StatusRapat.choices])
    dari = TanggalField(label="Dari tanggal", required=False)
    sampai = TanggalField(label="Sampai tanggal", required=False)


class SaringanTindakLanjutRapatForm(SaringanTeksForm):
    """The filter above what follows from all meetings."""

    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=KEADAAN)
