"""Fields that several forms of registration share, and how what was typed in them is read."""

import re
import unicodedata
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from lpse.pengenal import PengenalKeliru, bersihkan

TELEPON = re.compile(r"\+?[0-9]{8,15}")
BOLEH_KOSONG = " (boleh kosong)"


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
