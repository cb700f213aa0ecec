"""What is typed about incidents: shape only; whether an act is allowed, the act says."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from infrastruktur.actions.gangguan import IsianGangguan, Penilaian
from infrastruktur.enums.gangguan import (
    LayananTerdampak,
    SaluranKabar,
    StatusGangguan,
    TingkatDampak,
)
from infrastruktur.enums.pantau import PeranSasaran
from infrastruktur.forms.bersama import SaringanRentangForm
from infrastruktur.forms.berwaktu import BerwaktuForm
from infrastruktur.models import Gangguan
from infrastruktur.queries.gangguan import BERLANGSUNG, PULIH
from lpse.bentuk import LPSEForm
from lpse.bidang import BOLEH_KOSONG, JamField, TanggalField, TeksField, tawarkan
from lpse.sumbangan import Perkara, sumbangan

S = StatusGangguan
KEADAAN = [
    ("", "Semua"),
    (BERLANGSUNG, "Berlangsung"),
    (PULIH, "Pulih, belum ditutup"),
    (S.DITUTUP.value, S.DITUTUP.label),
    (S.DIBATALKAN.value, S.DIBATALKAN.label),
]


def teks_panjang(
    label: str, bantuan: str = "", *, wajib: bool = True, baris: int = 4, maks: int = 4000
) -> forms.CharField:
    """Some paragraphs of text."""
    return forms.CharField(
        label=label if wajib else f"{label}{BOLEH_KOSONG}",
        max_length=maks,
        required=wajib,
        help_text=bantuan,
        widget=forms.Textarea({"rows": baris}),
    )


def cari_perkara(nomor: str) -> Perkara | None:
    """The case of whichever unit owns this number; None where none does."""
    return next((p for cari in sumbangan.cari_perkara if (p := cari(nomor)) is not None), None)


class NomorPerkaraField(TeksField):
    """The number of a case of any unit; gives the case itself."""

    def clean(self, value: Any) -> Perkara:
        nomor = str(super().clean(value))
        perkara = cari_perkara(nomor)
        if perkara is None:
            raise ValidationError(f"Tidak ada perkara bernomor {nomor}. Periksa kembali nomornya.")
        return perkara


class SaringanGangguanForm(SaringanRentangForm):
    """The filters above the list."""

    cari = forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        help_text="Nomor gangguan atau kata dalam judulnya.",
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=KEADAAN)
    peran = forms.ChoiceField(
        label="Yang terganggu", required=False, choices=[("", "Semua"), *PeranSasaran.choices]
    )
    layanan = forms.ChoiceField(
        label="Layanan terdampak", required=False, choices=[("", "Semua"), *LayananTerdampak.choices]
    )
    dari = TanggalField(label="Mulai sejak", required=False)
    sampai = TanggalField(label="Sampai dengan", required=False)
    # Linked to from a target's page.
    sasaran = forms.SlugField(required=False, max_length=40, widget=forms.HiddenInput)


class BukaForm(BerwaktuForm):
    """An incident that no measurement found."""

    SAAT = ("mulai",)
    judul = TeksField(label="Apa yang terganggu", max_length=160, help_text="Misalnya: AC ruang server mati.")
    peran = forms.ChoiceField(label="Jenis", choices=PeranSasaran.choices)
    tanggal_mulai = TanggalField(label="Mulai tanggal")
    jam_mulai = JamField(label="Mulai pukul", help_text="Misalnya 14.30.")
    uraian = teks_panjang("Uraian", wajib=False)
    layanan = forms.ChoiceField(
        label=f"Umumkan sebagai gangguan layanan{BOLEH_KOSONG}",
        required=False,
        help_text="Bila berlangsung melewati batas, pengumumannya terbuka dengan sendirinya.",
    )
    pelapor = TeksField(label=f"Dilaporkan oleh{BOLEH_KOSONG}", max_length=150, required=False)
    saluran = forms.ChoiceField(
        label=f"Melalui{BOLEH_KOSONG}", required=False, choices=[("", "–"), *SaluranKabar.choices]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        layanan = sumbangan.pengumum.layanan() if sumbangan.pengumum else []
        tawarkan(self, "layanan", [("", "Tidak diumumkan"), *layanan])

    @property
    def isian(self) -> IsianGangguan:
        """What the act takes."""
        return IsianGangguan(**self.kolom)


class KonfirmasiForm(BerwaktuForm):
    isi = teks_panjang("Keterangan", "Apa yang sudah terlihat.", wajib=False, baris=3)


class LangkahForm(BerwaktuForm):
    """A step that was taken, and when: short enough for a telephone in a server room."""

    SAAT = ("pada",)
    isi = teks_panjang("Langkah yang diambil", "Apa yang dilakukan dan hasilnya.", baris=3)
    tanggal_pada = TanggalField(label="Tanggal")
    jam_pada = JamField(label="Pukul", help_text="Misalnya 14.30.")


class KabarForm(LangkahForm):
    isi = teks_panjang(
        "Siapa yang diberi tahu atau dihubungi", "Misalnya penyedia internet, Kepala LPSE.", baris=3
    )


class PulihForm(LangkahForm):
    isi = teks_panjang("Keterangan", wajib=False, baris=3)


class TautkanForm(BerwaktuForm):
    perkara = NomorPerkaraField(
        label="Nomor tiket atau perkara", max_length=60, help_text="Misalnya TKT-2026-000031."
    )


class LaporkanForm(BerwaktuForm):
    uraian = teks_panjang(
        "Yang perlu diketahui LKPP",
        "Ditambahkan pada keterangan gangguan dan langkah yang sudah tercatat.",
        wajib=False,
    )


class BatalForm(BerwaktuForm):
    alasan = teks_panjang("Alasan", "Mengapa ini bukan gangguan.", baris=3, maks=500)


class TanpaIsianForm(BerwaktuForm):
    """A step that takes nothing but the button."""


class NilaiForm(BerwaktuForm):
    """Cause, evaluation, and the effect on every service of the list."""

    uraian = teks_panjang("Uraian kejadian", wajib=False)
    pelapor = TeksField(label=f"Dilaporkan oleh{BOLEH_KOSONG}", max_length=150, required=False)
    saluran = forms.ChoiceField(
        label=f"Melalui{BOLEH_KOSONG}", required=False, choices=[("", "–"), *SaluranKabar.choices]
    )
    penyebab = teks_panjang("Penyebab", "Tulis “belum diketahui” bila masih diselidiki.")
    evaluasi = teks_panjang(
        "Evaluasi dan pencegahan", "Apa yang dilakukan supaya tidak terulang.", wajib=False
    )

    def __init__(self, *args: Any, gangguan: Gangguan, **kwargs: Any) -> None:
        super().__init__(*args, initial=self.awal(gangguan), **kwargs)
        for layanan in LayananTerdampak:
            self.fields[f"dampak_{layanan.value}"] = forms.ChoiceField(
                label=f"Dampak: {layanan.label}", choices=TingkatDampak.choices
            )
            self.fields[f"keterangan_{layanan.value}"] = TeksField(
                label=f"Keterangan {layanan.label}{BOLEH_KOSONG}", max_length=300, required=False
            )

    @staticmethod
    def awal(gangguan: Gangguan) -> dict[str, Any]:
        """What is on record now."""
        awal: dict[str, Any] = {
            nama: getattr(gangguan, nama) for nama in ("uraian", "pelapor", "saluran", "penyebab", "evaluasi")
        }
        for dampak in gangguan.dampak.all():
            awal |= {
                f"dampak_{dampak.layanan}": dampak.tingkat,
                f"keterangan_{dampak.layanan}": dampak.keterangan,
            }
        return awal

    @property
    def kolom(self) -> dict[str, Any]:
        isi = self.cleaned_data
        dampak = {
            layanan.value: (isi[f"dampak_{layanan.value}"], isi[f"keterangan_{layanan.value}"])
            for layanan in LayananTerdampak
        }
        biasa = ("uraian", "pelapor", "saluran", "penyebab", "evaluasi")
        return {"penilaian": Penilaian(**{nama: isi[nama] for nama in biasa}, dampak=dampak)}


class BatasForm(LPSEForm):
    menit = forms.IntegerField(
        label="Diumumkan sesudah (menit)", min_value=1, max_value=1440, widget=forms.NumberInput({"size": 6})
    )
    alasan = TeksField(label="Alasan", max_length=300)
