"""Form fields of our own: lines of text, dates people type rather than pick, and what a file input offers."""

import re
import unicodedata
from datetime import date, time
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from lpse.pengenal import PengenalKeliru, bersihkan
from lpse.waktu import BULAN

# What a file input offers. HEIC by its endings as well: many phones do not know its type.
TIPE_BERKAS = "image/*,image/heic,image/heif,.heic,.heif,application/pdf"

# Two digits might be either century, and 0206 is a slip of the finger: no paper here is older than 1900.
TAHUN = r"((?:19|20)[0-9]{2})"
HARI_DULU = re.compile(rf"([0-9]{{1,2}})[\s./-]+([0-9]{{1,2}}|[a-z]+\.?)[\s./-]+{TAHUN}")
TAHUN_DULU = re.compile(rf"{TAHUN}-([0-9]{{1,2}})-([0-9]{{1,2}})")
# Spellings found on letters besides the full names and their first three letters.
EJAAN_LAIN = {"pebruari": 2, "peb": 2, "agt": 8, "ags": 8, "agst": 8, "sept": 9, "nopember": 11, "nop": 11}
CONTOH = "misalnya 26 3 2026"
TELEPON = re.compile(r"\+?[0-9]{8,15}")
BOLEH_KOSONG = " (boleh kosong)"


def baca_bulan(teks: str) -> int | None:
    """The month of `3`, `03`, `Maret`, `mar`, `Mar.`; None if it is none."""
    kata = teks.strip().rstrip(".").lower()
    if kata.isascii() and kata.isdigit():
        return int(kata) if 1 <= int(kata) <= 12 else None
    for nomor, nama in enumerate(BULAN, start=1):
        if kata in (nama.lower(), nama[:3].lower()):
            return nomor
    return EJAAN_LAIN.get(kata)


def baca_tanggal(teks: str) -> date:
    """The date of `13 Februari 2026`, `13-2-2026`, `13/02/2026` or `2026-02-13`: day first, or year first.

    Years run from 1900 through 2099. Raises ValueError for anything else, the American order among it.
    """
    kata = teks.strip().lower()
    if cocok := TAHUN_DULU.fullmatch(kata):
        return date(*(int(angka) for angka in cocok.groups()))
    cocok = HARI_DULU.fullmatch(kata)
    bulan = baca_bulan(cocok[2]) if cocok else None
    if cocok is None or bulan is None:
        raise ValueError("bukan tanggal")
    return date(int(cocok[3]), bulan, int(cocok[1]))


class TanggalWidget(forms.MultiWidget):
    """Three boxes, day, month, year; one text under the field's plain name is read as well."""

    template_name = "_bidang/tanggal.html"
    use_fieldset = True
    BAGIAN = (("hari", "Hari", 2), ("bulan", "Bulan", 2), ("tahun", "Tahun", 4))

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {
                nama: forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "size": ukuran})
                for nama, _, ukuran in self.BAGIAN
            },
            attrs,
        )

    def decompress(self, value: Any) -> list[Any]:
        """A date in its three boxes; a text that was no date stays whole in the first, as it was typed."""
        if isinstance(value, date):
            return [value.day, value.month, value.year]
        return [value, None, None]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data[name] if name in data else super().value_from_datadict(data, files, name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and super().value_omitted_from_data(data, files, name)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for kotak, (_, label, _) in zip(context["widget"]["subwidgets"], self.BAGIAN, strict=True):
            kotak["label"] = label
        return context

    def id_for_label(self, id_: str) -> str:
        """Where a link from the error summary leads: the first box."""
        return f"{id_}_0" if id_ else id_


class TanggalField(forms.Field):
    """A date typed as day, month and year, or as one text; the American order is refused."""

    widget = TanggalWidget
    default_error_messages = {
        "required": f"Isi tanggal, {CONTOH}.",
        "kurang": f"Tanggal belum lengkap. Isi hari, bulan, dan tahun, {CONTOH}.",
        "tahun": "Tulis tahun dengan empat angka, misalnya 2026.",
        "invalid": f"Tanggal ini tidak ada. Tulis hari, bulan, lalu tahun, {CONTOH}.",
    }

    def to_python(self, value: Any) -> date | None:
        """Raises ValidationError with the sentence for the person."""
        if value is None or isinstance(value, date):
            return value
        if isinstance(value, str):
            return self._baca(value) if value.strip() else None
        kotak = [str(isi or "").strip() for isi in value]
        if not any(kotak):
            return None
        if not all(kotak):
            raise ValidationError(self.error_messages["kurang"], code="kurang")
        if not re.fullmatch(TAHUN, kotak[2]):
            raise ValidationError(self.error_messages["tahun"], code="tahun")
        return self._baca(" ".join(kotak))

    def _baca(self, teks: str) -> date:
        try:
            return baca_tanggal(teks)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class JamField(forms.TimeField):
    """An hour as Indonesians write it: `14.30`, or `14:30`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=["%H.%M", "%H:%M"],
            widget=forms.TextInput({"size": 5, "inputmode": "decimal"}),
            error_messages={"invalid": "Tulis jam dan menit, misalnya 14.30."},
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H.%M}" if isinstance(value, time) else value


class TeksField(forms.CharField):
    """One line of text: line breaks become spaces, invisible characters go; so no letter is forged."""

    def to_python(self, value: Any) -> str:
        teks = super().to_python(value) or ""
        tampak = (huruf for huruf in teks if huruf.isspace() or unicodedata.category(huruf)[0] != "C")
        return " ".join("".join(tampak).split())


def teks_field(label: str, wajib: str, maks: int, bantuan: str = "", **attrs: str) -> TeksField:
    """A text field with its own sentence for an empty answer; an empty sentence makes it optional."""
    return TeksField(
        label=label,
        max_length=maks,
        help_text=bantuan,
        required=bool(wajib),
        widget=forms.TextInput(attrs),
        error_messages={"required": wajib, "max_length": "Tulis paling banyak %(limit_value)d huruf."},
    )


def baca_telepon(teks: str) -> str:
    """Digits, with a plus in front at most; what people group them with is dropped."""
    telepon = re.sub(r"[()/]", "", bersihkan(teks))
    if not TELEPON.fullmatch(telepon):
        raise ValidationError("Nomor telepon terdiri atas 8 sampai 15 angka. Periksa kembali.")
    return telepon


def tawarkan(form: forms.Form, nama: str, pilihan: Any) -> None:
    """Set the choices of a field, known only when the page is asked for."""
    cast(forms.ChoiceField, form.fields[nama]).choices = pilihan


def baca_pengenal(baca: Any, teks: str) -> Any:
    """Read an identifier; its refusal becomes the field's error."""
    try:
        return baca(teks)
    except PengenalKeliru as galat:
        raise ValidationError(str(galat), code="pengenal_keliru") from galat
