"""Which ticket takes others in, and which messages become a ticket of their own."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from layanan.enums.tiket import JenisTiket
from layanan.models import PesanTiket, Tiket
from layanan.queries.tiket import NOMOR
from lpse.bentuk import LPSEForm
from lpse.bidang import TeksField, tawarkan

PANJANG_CUPLIKAN = 90


class GabungForm(LPSEForm):
    """The ticket that takes this one in, by its number."""

    nomor = TeksField(
        label="Nomor tiket tujuan",
        max_length=40,
        help_text="Misalnya TKT-2026-000012. Tiket itu harus masih terbuka.",
        error_messages={"required": "Tulis nomor tiket tujuannya."},
    )
    tujuan: Tiket

    def clean_nomor(self) -> str:
        nomor: str = self.cleaned_data["nomor"].upper()
        if not NOMOR.fullmatch(nomor):
            raise ValidationError("Tulis nomornya lengkap, misalnya TKT-2026-000012.")
        tujuan = Tiket.objects.filter(nomor=nomor).first()
        if tujuan is None:
            raise ValidationError(f"Tidak ada tiket bernomor {nomor}. Periksa kembali nomornya.")
        self.tujuan = tujuan
        return nomor


class GabungMassalForm(LPSEForm):
    """The one of the chosen tickets that takes in all the others."""

    ke = forms.ChoiceField(
        label="Gabungkan semuanya ke",
        widget=forms.RadioSelect,
        help_text="Jawaban atas tiket itu sampai kepada semua pelapornya.",
    )

    def __init__(self, *args: Any, baris: Sequence[Tiket], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.baris = {t.kode: t for t in baris}
        tawarkan(self, "ke", [(t.kode, f"{t.nomor}, {t.judul}") for t in baris])

    @property
    def tujuan(self) -> Tiket:
        return self.baris[self.cleaned_data["ke"]]


class PisahForm(LPSEForm):
    """What becomes of the messages chosen: a ticket of the same person about another matter."""

    pesan = forms.MultipleChoiceField(
        label="Pesan yang dipisahkan",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sedikitnya satu pesan."},
    )
    judul = TeksField(label="Perihal tiket baru", max_length=200)
    jenis = forms.ChoiceField(label="Jenis tiket baru", choices=JenisTiket.choices)

    def __init__(self, *args: Any, pesan: Sequence[PesanTiket], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "pesan", [(str(p.pk), _cuplikan(p)) for p in pesan])

    @property
    def data_tindakan(self) -> dict[str, Any]:
        """The keyword arguments of `pisah`."""
        return {**self.cleaned_data, "pesan": [int(pk) for pk in self.cleaned_data["pesan"]]}


def _cuplikan(pesan: PesanTiket) -> str:
    isi = " ".join(pesan.isi.split())
    return isi if len(isi) <= PANJANG_CUPLIKAN else f"{isi[:PANJANG_CUPLIKAN].rstrip()}…"
