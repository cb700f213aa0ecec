"""What is typed to keep the working calendar. Shape only."""

import re
from collections.abc import Sequence
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from lpse.bentuk import LPSEForm
from lpse.bidang import TanggalField, TeksField
from lpse.kalender import Jendela
from lpse.models import HariLibur, RezimJamKerja
from lpse.models.kalender import JenisLibur
from lpse.waktu import HARI, tanggal

_JAM = r"([01]?\d|2[0-3])[.:]([0-5]\d)"
JENDELA = re.compile(rf"{_JAM}\s*(?:-|–|s\.?d\.?|sampai)\s*{_JAM}")
PENYELA = re.compile(r"(?:[\s,;]|dan)*")
CONTOH_JAM = "07.30-12.00 dan 13.00-16.00"
CONTOH_ALASAN = "Misalnya: SKB Tiga Menteri 1497/2026; Surat Edaran Bupati 800/12/2026."


def tulis_jam(jendela: Sequence[tuple[time, time]]) -> str:
    """`07.30-12.00 dan 13.00-16.00`, as `baca_jam` reads it."""
    return " dan ".join(f"{mulai:%H.%M}-{selesai:%H.%M}" for mulai, selesai in jendela)


def baca_jam(teks: str) -> list[tuple[time, time]]:
    """The windows of `07.30-12.00 dan 13.00-16.00`, also with colons, commas, `sampai`; none for nothing.

    Raises ValidationError for what is no window, or ends before it begins.
    """
    jendela = []
    for cocok in JENDELA.finditer(teks):
        jam, menit, jam_akhir, menit_akhir = (int(satu) for satu in cocok.groups())
        jendela.append((time(jam, menit), time(jam_akhir, menit_akhir)))
    if not PENYELA.fullmatch(JENDELA.sub("", teks)):
        raise ValidationError(f"Jam ini tidak terbaca. Tulis misalnya {CONTOH_JAM}, atau kosongkan.")
    if any(selesai <= mulai for mulai, selesai in jendela):
        raise ValidationError("Jam selesai harus sesudah jam mulai.")
    return jendela


def alasan_field(*, required: bool = True) -> TeksField:
    return TeksField(label="Alasan", max_length=200, required=required, help_text=CONTOH_ALASAN)


class LiburBaruForm(LPSEForm):
    """A day on which the unit is closed and that nothing listed yet."""

    tanggal = TanggalField(label="Tanggal")
    nama = TeksField(label="Nama", max_length=150, help_text="Misalnya: Hari Jadi Kabupaten, atau Pilkada.")
    jenis = forms.ChoiceField(
        label="Jenis",
        choices=JenisLibur.choices,
        initial=JenisLibur.TUTUP_SETEMPAT,
        widget=forms.RadioSelect,
    )
    alasan = alasan_field()


class LiburForm(LPSEForm):
    """What an officer says about one listed day."""

    putusan = forms.ChoiceField(label="Apa yang Anda tetapkan?", widget=forms.RadioSelect)
    ke = TanggalField(label="Tanggal yang benar", required=False, help_text="Hanya bila dipindahkan.")
    nama = TeksField(
        label="Nama yang benar", max_length=150, required=False, help_text="Hanya bila namanya dibetulkan."
    )
    alasan = alasan_field(required=False)

    def __init__(self, *args: Any, libur: HariLibur, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = [
            ("sahkan", f"Sahkan: {tanggal(libur.tanggal)} libur", libur.dikonfirmasi_pada is None),
            ("pindahkan", "Pindahkan ke tanggal lain", libur.berlaku),
            ("namai", f"Betulkan namanya{'' if libur.dikonfirmasi_pada else ' dan sahkan tanggalnya'}", True),
            ("batalkan", "Batalkan: unit bekerja pada tanggal itu", libur.berlaku),
            ("pulihkan", "Berlakukan lagi", not libur.berlaku),
        ]
        self.fields["putusan"].choices = [(k, label) for k, label, ada in pilihan if ada]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        putusan = isi.get("putusan")
        if putusan == "pindahkan" and not isi.get("ke") and "ke" not in self.errors:
            self.add_error("ke", "Isi tanggal yang benar, misalnya 26 3 2027.")
        if putusan == "namai" and not isi.get("nama") and "nama" not in self.errors:
            self.add_error("nama", "Isi nama yang benar.")
        if putusan != "sahkan" and not isi.get("alasan") and "alasan" not in self.errors:
            self.add_error("alasan", "Isi alasan.")
        return isi

    @property
    def kolom(self) -> dict[str, Any]:
        """What the act chosen takes besides the day and the officer."""
        isi = self.cleaned_data
        kolom = {"alasan": isi["alasan"]}
        lain = {"pindahkan": "ke", "namai": "nama"}.get(isi["putusan"])
        return kolom | {lain: isi[lain]} if lain else kolom


class JamForm(LPSEForm):
    """A period and its hours on each weekday; an empty day is closed."""

    mulai = TanggalField(label="Hari pertama")
    selesai = TanggalField(label="Hari terakhir")
    alasan = alasan_field()

    def __init__(self, *args: Any, rezim: RezimJamKerja | None, jam: list[Jendela], **kwargs: Any) -> None:
        awal: dict[str, Any] = {"mulai": rezim.mulai, "selesai": rezim.selesai} if rezim else {}
        for hari in range(len(HARI)):
            awal[f"hari_{hari}"] = tulis_jam([(j.mulai, j.selesai) for j in jam if j.hari == hari])
        super().__init__(*args, initial=awal, **kwargs)
        for hari, nama in enumerate(HARI):
            self.fields[f"hari_{hari}"] = forms.CharField(
                label=nama,
                max_length=100,
                required=False,
                help_text="" if hari else f"Misalnya {CONTOH_JAM}. Kosongkan hari yang tutup.",
            )
        self.order_fields(["mulai", "selesai", *(f"hari_{h}" for h in range(len(HARI))), "alasan"])

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        jendela = []
        for hari in range(len(HARI)):
            try:
                jendela += [Jendela(hari, *pasang) for pasang in baca_jam(isi.get(f"hari_{hari}", ""))]
            except ValidationError as galat:
                self.add_error(f"hari_{hari}", galat)
        self.jendela = jendela
        return isi

    @property
    def kolom(self) -> dict[str, Any]:
        """What the act takes besides the officer."""
        isi = self.cleaned_data
        masa: tuple[date, date] = isi["mulai"], isi["selesai"]
        return {"mulai": masa[0], "selesai": masa[1], "jendela": self.jendela, "alasan": isi["alasan"]}


class CabutJamForm(LPSEForm):
    """Why temporary hours end before they were meant to."""

    alasan = alasan_field()
