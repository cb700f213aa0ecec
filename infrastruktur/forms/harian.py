"""What officers type about the day and a critical part: shape only; whether an act is allowed, it says."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from infrastruktur.actions.harian import IsianLembar
from infrastruktur.actions.tindak_lanjut import JENIS_SUKU, IsianPenggantian
from infrastruktur.enums.harian import CaraTindakLanjut, Kondisi, StatusTindakLanjut
from infrastruktur.enums.pantau import Ukuran
from infrastruktur.models import Aset, LembarHarian, SukuCadang, TindakLanjut
from infrastruktur.models.harian import PEMERIKSAAN
from infrastruktur.policies.aset import baca_gb
from infrastruktur.queries.aset import aset_sasaran, suku_cadang_terpasang
from infrastruktur.queries.harian import BERJALAN, TERLAMBAT
from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import BOLEH_KOSONG, JamField, TanggalField, teks_field
from lpse.waktu import awal_hari


def teks_panjang(label: str, bantuan: str = "", *, wajib: bool = True, maks: int = 2000) -> forms.CharField:
    """Some paragraphs of text."""
    return forms.CharField(
        label=label if wajib else f"{label}{BOLEH_KOSONG}",
        max_length=maks,
        required=wajib,
        help_text=bantuan,
        widget=forms.Textarea({"rows": 3}),
    )


class LembarForm(LPSEForm):
    """The things looked at, each with one tap, and a note that is required when one is not in order."""

    catatan = teks_panjang(
        "Catatan", "Wajib bila ada yang tidak baik: apa yang ditemukan dan dilakukan.", wajib=False, maks=1000
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang = {
            nama: forms.ChoiceField(
                label=judul,
                choices=Kondisi.choices,
                widget=forms.RadioSelect,
                error_messages={"required": f"Pilih keadaan: {judul[:1].lower()}{judul[1:]}."},
            )
            for nama, judul in PEMERIKSAAN.items()
        }
        self.fields = {**bidang, **self.fields}

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        buruk = [judul for nama, judul in PEMERIKSAAN.items() if isi.get(nama) == Kondisi.TIDAK_BAIK]
        if buruk and "catatan" in isi and not isi["catatan"].strip():
            self.add_error(
                "catatan", ValidationError(f"Tulis apa yang tidak baik pada: {', '.join(buruk).lower()}.")
            )
        return isi

    @classmethod
    def awal(cls, lembar: LembarHarian) -> dict[str, str]:
        """What a confirmed sheet says now."""
        return {nama: getattr(lembar, nama) for nama in (*PEMERIKSAAN, "catatan")}

    @property
    def isian(self) -> IsianLembar:
        """What the act takes."""
        isi = self.cleaned_data
        return IsianLembar({nama: isi[nama] for nama in PEMERIKSAAN}, isi["catatan"].strip())


class KoreksiForm(LembarForm):
    """The sheet again, and why."""

    alasan = teks_field("Alasan koreksi", "Isi alasan koreksi.", 300, "Versi lama tetap tersimpan.")


class BulanForm(LPSEForm):
    """Which month."""

    bulan = forms.RegexField(regex=r"^20[0-9]{2}-(0[1-9]|1[0-2])$", required=False)

    @property
    def awal(self) -> datetime | None:
        """Its first moment; None for nothing that can be read."""
        if not self.is_valid() or not self.cleaned_data["bulan"]:
            return None
        return datetime.strptime(f"{self.cleaned_data['bulan']}-01", "%Y-%m-%d")


class SaringanTindakLanjutForm(SaringanTeksForm):
    """The filters above the list."""

    cari = forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        help_text="Nomor tindak lanjut atau nama server.",
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[
            ("", "Semua"),
            (BERJALAN, "Belum selesai"),
            (TERLAMBAT, "Terlambat"),
            *StatusTindakLanjut.choices,
        ],
    )
    ukuran = forms.ChoiceField(
        label="Komponen",
        required=False,
        choices=[("", "Disk dan RAM"), (Ukuran.DISK, "Disk"), (Ukuran.RAM, "RAM")],
    )


class LangkahForm(LPSEForm):
    """A step of a follow-up: what its act takes is what was typed."""

    def __init__(self, *args: Any, satu: TindakLanjut, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.satu = satu

    @property
    def kolom(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class PenggantianForm(LangkahForm):
    """What was put in; where the target is an asset of the register, also into its parts history."""

    cara = forms.ChoiceField(
        label="Apa yang dilakukan", choices=CaraTindakLanjut.choices, widget=forms.RadioSelect
    )
    komponen = teks_field("Komponen", "Isi komponennya.", 120, "Misalnya SSD SATA atau RAM DDR4 ECC.")
    ukuran = teks_field("Ukuran", "Isi ukurannya.", 60, "Misalnya 960 GB.")
    nomor_seri = teks_field("Nomor seri", "Isi nomor seri.", 80, "Dari label komponen yang dipasang.")
    pelaksana = teks_field("Dipasang oleh", "Isi siapa yang memasang.", 150)
    tanggal = TanggalField(label="Tanggal pemasangan")
    jam = JamField(label="Jam pemasangan", help_text="Misalnya 14.30.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.suku = _pilihan_suku(self.satu)
        if self.suku:
            pilihan = [(kode, teks) for kode, (teks, _, _) in self.suku.items()]
            self.fields["suku"] = forms.ChoiceField(
                label=f"Suku cadang yang diganti{BOLEH_KOSONG}",
                choices=[("", "Jangan catat di riwayat suku cadang"), *pilihan],
                required=False,
                help_text="Ikut tercatat di riwayat suku cadang asetnya.",
            )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if not isi.get("suku"):
            return isi
        _, _, lama = self.suku[isi["suku"]]
        if lama and isi.get("cara") == CaraTindakLanjut.PENAMBAHAN:
            self.add_error("suku", "Pada penambahan tidak ada yang dilepas. Pilih asetnya.")
        if isi.get("ukuran") and baca_gb(isi["ukuran"]) is None:
            self.add_error("ukuran", "Tulis dalam GB atau TB, misalnya 960 GB atau 1,92 TB.")
        return isi

    @property
    def kolom(self) -> dict[str, Any]:
        isi = dict(self.cleaned_data)
        hari, jam = isi.pop("tanggal"), isi.pop("jam")
        saat = datetime.combine(hari, jam, tzinfo=awal_hari(hari).tzinfo)
        _, aset, lama = self.suku.get(isi.pop("suku", ""), ("", None, None))
        return {"isian": IsianPenggantian(**isi, dipasang_pada=saat), "aset": aset, "lama": lama}


Suku = tuple[str, Aset | None, SukuCadang | None]


def _pilihan_suku(satu: TindakLanjut) -> dict[str, Suku]:
    """By its value each choice: its words, the asset, and the part that came out, if any."""
    hasil: dict[str, Suku] = {}
    for aset in aset_sasaran(satu.deret.sasaran):
        for suku in suku_cadang_terpasang(aset).filter(jenis=JENIS_SUKU[Ukuran(satu.deret.ukuran)]):
            seri = f", nomor seri {suku.nomor_seri}" if suku.nomor_seri else ""
            hasil[suku.kode] = (f"{suku}{seri} di {aset.kode}", aset, suku)
        hasil[aset.kode] = (f"Ditambah di {aset.kode}, tidak ada yang dilepas", aset, None)
    return hasil


class AlasanForm(LangkahForm):
    """Why it may stay as it is."""

    alasan = teks_panjang("Alasan", "Misalnya ambang terlalu rendah, atau berkas lama sudah dipindahkan.")


class TerimaForm(LangkahForm):
    """Kepala agrees."""

    putusan = teks_panjang("Catatan", wajib=False)


class KembalikanForm(LangkahForm):
    """Kepala does not agree."""

    putusan = teks_panjang("Catatan", "Apa yang diharapkan dari petugas.")
