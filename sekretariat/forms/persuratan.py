"""What is typed about letters: shape only; what is allowed, the policy and the acts say."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import BOLEH_KOSONG, TIPE_BERKAS, TanggalField, tawarkan, teks_field
from lpse.models import Akun
from lpse.waktu import BULAN, hari_ini
from sekretariat.enums.persuratan import (
    ArahSurat,
    BentukSurat,
    CaraKirim,
    SifatSurat,
    StatusSurat,
)
from sekretariat.models import AgendaSurat
from sekretariat.queries.persuratan import penerima_disposisi, surat_bernomor, tahun_agenda

BATAS_MB = 20
TEMPO = (
    ("", "Semua"),
    ("balasan", "Balasan terlambat"),
    ("disposisi", "Disposisi lewat tenggat"),
)


def bidang_pindaian(label: str, *, wajib: bool = False) -> forms.FileField:
    """A scan of a letter."""
    return forms.FileField(
        label=label if wajib else label + BOLEH_KOSONG,
        required=wajib,
        help_text=f"PDF, JPEG, PNG, atau HEIC, paling besar {BATAS_MB} MB.",
        widget=forms.FileInput({"accept": TIPE_BERKAS}),
        error_messages={"required": "Pilih berkasnya.", "empty": "Berkas ini kosong. Pilih berkas lain."},
    )


def bidang_uraian(label: str, wajib: str, maks: int, baris: int, bantuan: str = "") -> forms.CharField:
    """A text of several lines; an empty sentence makes it optional."""
    return forms.CharField(
        label=label,
        required=bool(wajib),
        max_length=maks,
        help_text=bantuan,
        widget=forms.Textarea({"rows": baris}),
        error_messages={"required": wajib, "max_length": "Tulis paling banyak %(limit_value)d huruf."},
    )


class MembalasForm(LPSEForm):
    """Which letter it answers, by agenda number."""

    membalas = teks_field(
        "Membalas surat" + BOLEH_KOSONG, "", 20, "Nomor agendanya, misalnya SM-2026-0012.", autocomplete="off"
    )

    def clean_membalas(self) -> AgendaSurat | None:
        """The letter with this agenda number; which one may be answered, the act says."""
        nomor = self.cleaned_data["membalas"]
        surat = surat_bernomor(nomor) if nomor else None
        if nomor and surat is None:
            raise ValidationError("Tidak ada surat dengan nomor agenda ini. Periksa kembali nomornya.")
        return surat


class SuratMasukForm(MembalasForm):
    """What is noted of a letter that came in."""

    nomor_surat = teks_field("Nomor surat", "Isi nomor suratnya.", 100, autocomplete="off")
    tanggal_surat = TanggalField(label="Tanggal surat")
    diterima = TanggalField(label="Diterima", initial=hari_ini)
    dari = teks_field("Dari", "Isi pengirimnya.", 150)
    kepada = teks_field("Kepada", "Isi kepada siapa surat ini.", 150)
    perihal = teks_field("Perihal", "Isi perihalnya.", 200)
    sifat = forms.ChoiceField(
        label="Sifat",
        choices=SifatSurat,
        help_text="Surat rahasia hanya dibaca pengurus surat, Kepala, dan penerima disposisinya.",
    )
    balas_sebelum = TanggalField(label="Dibalas paling lambat" + BOLEH_KOSONG, required=False)
    field_order = (
        *("nomor_surat", "tanggal_surat", "diterima", "dari", "kepada", "perihal", "sifat"),
        *("balas_sebelum", "membalas", "berkas"),
    )

    @staticmethod
    def isian(surat: AgendaSurat) -> dict[str, Any]:
        """What the form shows of a letter as it is."""
        kolom = ("nomor_surat", "tanggal_surat", "diterima", "dari", "kepada", "perihal", "sifat")
        isi = {nama: getattr(surat, nama) for nama in (*kolom, "balas_sebelum")}
        return isi | {"membalas": surat.membalas.sebutan if surat.membalas else ""}


class CatatMasukForm(SuratMasukForm):
    """A new one, with its scan."""

    berkas = bidang_pindaian("Pindaian surat")


class KonsepForm(MembalasForm):
    """What is noted of a letter that goes out."""

    bentuk = forms.ChoiceField(label="Bentuk", choices=BentukSurat, widget=forms.RadioSelect)
    dari = teks_field("Dari", "Isi pejabat yang menandatangani.", 150)
    kepada = teks_field("Kepada", "Isi kepada siapa surat ini.", 150)
    perihal = teks_field("Perihal", "Isi perihalnya.", 200)
    sifat = forms.ChoiceField(label="Sifat", choices=SifatSurat)
    isi = bidang_uraian(
        "Isi surat" + BOLEH_KOSONG,
        "",
        10_000,
        12,
        "Baris kosong memisahkan paragraf. Kosongkan bila suratnya disusun di luar portal.",
    )
    tembusan = bidang_uraian("Tembusan" + BOLEH_KOSONG, "", 1000, 3, "Satu baris satu penerima tembusan.")
    field_order = ("bentuk", "dari", "kepada", "perihal", "sifat", "membalas", "isi", "tembusan")

    @staticmethod
    def isian(surat: AgendaSurat) -> dict[str, Any]:
        """What the form shows of a draft as it is."""
        kolom = ("bentuk", "dari", "kepada", "perihal", "sifat", "isi", "tembusan")
        isi = {nama: getattr(surat, nama) for nama in kolom}
        return isi | {"membalas": surat.membalas.sebutan if surat.membalas else ""}


class CatatanForm(LPSEForm):
    """A word that has to be said."""

    catatan = bidang_uraian("Catatan", "Tulis catatannya.", 500, 3)


class TanpaIsianForm(LPSEForm):
    """Nothing to type."""


class DisposisiForm(LPSEForm):
    """To whom, to do what, by when."""

    kepada = forms.ModelMultipleChoiceField(
        label="Kepada",
        queryset=Akun.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu penerima."},
    )
    instruksi = bidang_uraian("Instruksi", "Tulis apa yang harus dikerjakan.", 500, 3)
    tenggat = TanggalField(label="Paling lambat" + BOLEH_KOSONG, required=False)

    def __init__(self, *args: Any, oleh: Akun, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang = self.fields["kepada"]
        assert isinstance(bidang, forms.ModelMultipleChoiceField)
        bidang.queryset = penerima_disposisi().exclude(pk=oleh.pk)


class KirimForm(LPSEForm):
    """When and how it left, and what proves it."""

    dikirim = TanggalField(label="Dikirim", initial=hari_ini)
    cara_kirim = forms.ChoiceField(label="Cara", choices=CaraKirim)
    keterangan_kirim = teks_field(
        "Keterangan" + BOLEH_KOSONG, "", 200, "Misalnya nomor resi, alamat surel, atau nama penerimanya."
    )
    bukti = bidang_pindaian("Bukti pengiriman")


class PindaianForm(LPSEForm):
    """The scan of a letter."""

    berkas = bidang_pindaian("Pindaian surat", wajib=True)


class KaitanForm(LPSEForm):
    """The number of another record of the portal."""

    nomor = teks_field(
        "Nomor catatan",
        "Isi nomornya.",
        40,
        "Tiket, gangguan, perubahan, atau surat lain, misalnya TKT-2026-000012.",
        autocomplete="off",
    )


class SaringanSuratForm(SaringanTeksForm):
    """The filters above the register."""

    cari = forms.CharField(
        label="Cari nomor, perihal, atau pengirim",
        required=False,
        max_length=100,
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    arah = forms.ChoiceField(label="Arah", required=False, choices=[("", "Semua"), *ArahSurat.choices])
    tahun = forms.ChoiceField(label="Tahun agenda", required=False)
    sifat = forms.ChoiceField(label="Sifat", required=False, choices=[("", "Semua"), *SifatSurat.choices])
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[("", "Semua"), ("berjalan", "Belum selesai"), *StatusSurat.choices],
    )
    tempo = forms.ChoiceField(label="Tenggat", required=False, choices=TEMPO)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "tahun", [("", "Semua"), *((str(t), str(t)) for t in tahun_agenda())])


class BukuForm(LPSEForm):
    """Which month of the register is printed."""

    arah = forms.ChoiceField(label="Arah", choices=ArahSurat)
    bulan = forms.TypedChoiceField(
        label="Bulan",
        choices=[(str(urut), nama) for urut, nama in enumerate(BULAN, start=1)],
        coerce=int,
        initial=lambda: hari_ini().month,
    )
    tahun = forms.IntegerField(
        label="Tahun",
        min_value=2000,
        max_value=2999,
        initial=lambda: hari_ini().year,
        widget=forms.TextInput({"inputmode": "numeric", "size": 4}),
        error_messages={"invalid": "Tulis tahun dengan empat angka, misalnya 2026."},
    )
