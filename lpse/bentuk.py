"""How forms look: `{{ form.nama.as_field_group }}` renders label, hint, error and input as one component."""

from pathlib import Path
from typing import Any

import django.forms
from django import forms
from django.conf import settings
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.template.backends.django import DjangoTemplates as Mesin
from django.utils.functional import cached_property

from lpse.bidang import BOLEH_KOSONG

WIDGET_BAWAAN = Path(django.forms.__file__).parent / "templates"
# What a person does with each kind of field, for the sentence that asks for a missing answer.
PERMINTAAN: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.FileField, "Pilih berkas untuk {}."),
    (forms.BooleanField, "Centang “{}”."),
    (forms.ChoiceField, "Pilih {}."),
    (forms.ModelChoiceField, "Pilih {}."),
    (forms.Field, "Isi {}."),
)


class BidangTerikat(BoundField):
    """A field with its answer: knows where the error summary leads, and does without placeholders."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        # A placeholder vanishes while one types and is too pale to read; what it says belongs into help_text.
        return {"placeholder": False, **super().build_widget_attrs(attrs, widget)}

    @property
    def sasaran(self) -> str:
        """The id of the first control: Django gives groups of radios and checkboxes none for their label."""
        return self.id_for_label or f"{self.auto_id}_0"

    @property
    def galat_bernama(self) -> list[str]:
        """The errors as the summary tells them: beside the field its name is seen, up there it is said."""
        nama = str(self.label).removesuffix(BOLEH_KOSONG).rstrip("?.: ")
        return [
            galat if nama.casefold() in galat.casefold() else f"{nama}: {galat}"
            for galat in map(str, self.errors)
        ]

    @property
    def is_kotak_centang(self) -> bool:
        """A single checkbox: its label stands behind it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_kelompok_pilihan(self) -> bool:
        """Radios or checkboxes, each with a label of its own."""
        return isinstance(self.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)


class PenyajiBentuk(DjangoTemplates):
    """FORM_RENDERER of the portal: Django's own widgets, our components, both found in one engine."""

    form_template_name = "_bentuk/bentuk.html"
    field_template_name = "_komponen/bidang.html"
    bound_field_class = BidangTerikat

    @cached_property
    def engine(self) -> Mesin:
        """Django's engine looks into apps only; ours looks into the project's templates/ first."""
        return Mesin(
            {
                "APP_DIRS": True,
                "DIRS": [settings.BASE_DIR / "templates", WIDGET_BAWAAN],
                "NAME": "bentuk",
                "OPTIONS": {},
            }
        )


class LPSEForm(forms.Form):
    """A form whose missing answers are asked for in our own words; goes before ModelForm as well.

    A field with its own `required` message keeps it.
    """

    # The browser would refuse in its own language and style before the server says the sentence.
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        bawaan = forms.Field.default_error_messages["required"]
        for name, field in self.fields.items():
            if field.error_messages["required"] == bawaan:
                field.error_messages["required"] = minta(field, str(field.label or name.replace("_", " ")))


class SaringanForm(LPSEForm):
    """The filters above a list. What cannot be understood is told beside its field, and filters nothing.

    A form whose query takes a record of its own makes it in `saringan`, of what is `terisi`.
    """

    @property
    def terisi(self) -> dict[str, Any]:
        """The filters that are set and understood, by name, also where another one is not understood."""
        # A form without data has nothing cleaned.
        isi = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return {nama: nilai for nama, nilai in isi.items() if nilai}


class SaringanTeksForm(SaringanForm):
    """The filters of a list whose query takes them as the address has them."""

    @property
    def saringan(self) -> dict[str, str]:
        """The same filters as text, for the query, its links and the trail."""
        return {nama: str(nilai) for nama, nilai in self.terisi.items()}


def minta(field: forms.Field, label: str) -> str:
    """The sentence that asks for a missing answer: `Isi alamat.`, `Isi NPWP.`, `Pilih bentuk usaha.`"""
    kalimat = next(kalimat for jenis, kalimat in PERMINTAAN if isinstance(field, jenis))
    if isinstance(field, forms.BooleanField):
        # The label is a whole sentence there, and quoted as such.
        return kalimat.format(label.rstrip("."))
    sebutan = label.rstrip("?")
    return kalimat.format(sebutan if sebutan[1:2].isupper() else sebutan[:1].lower() + sebutan[1:])
