"""What officers type at the ticket desk: shape only; whether an act is allowed, the act says."""

from collections.abc import Iterable
from typing import Any

from django import forms

from layanan.enums.tiket import Dampak, JenisTiket, Prioritas, Saluran, Urgensi
from layanan.queries.tiket import (
    BELUM_DIPEGANG,
    CARI_PALING_PENDEK,
    KERJA,
    PILIHAN_STATUS,
    SAYA,
    SEMUA,
    Saringan,
)
from lpse.bentuk import LPSEForm, SaringanForm
from lpse.bidang import TeksField, tawarkan
from lpse.models import Akun, Satker
from lpse.profil import profil


def _pilihan(label: str, semua: str, pilihan: Iterable[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", semua), *pilihan])


class SaringanAntreanForm(SaringanForm):
    """The filters above the queue. What is offered depends on the regulation and on who serves today."""

    cari = forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        min_length=CARI_PALING_PENDEK,
        help_text="Nomor, surel, telepon, User ID, kode tender, nama, atau perihal.",
        widget=forms.SearchInput({"autocomplete": "off"}),
        error_messages={"min_length": "Tulis sedikitnya %(limit_value)d huruf untuk mencari."},
    )
    status = forms.ChoiceField(label="Status", required=False, choices=PILIHAN_STATUS)
    petugas = forms.ChoiceField(label="Petugas", required=False)
    jenis = _pilihan("Jenis", "Semua jenis", JenisTiket.choices)
    prioritas = _pilihan("Prioritas", "Semua prioritas", Prioritas.choices)
    saluran = _pilihan("Saluran", "Semua saluran", Saluran.choices)
    luar = forms.ChoiceField(label="Perkara di luar kewenangan", required=False)
    satker = forms.ChoiceField(label="Satuan kerja", required=False)
    tender = TeksField(label="Kode tender", required=False, max_length=40)
    terlambat = forms.BooleanField(label="Hanya yang terlambat", required=False)

    def __init__(self, *args: Any, petugas: Iterable[Akun], satker: Iterable[Satker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        orang = [(str(akun.pk), str(akun)) for akun in petugas]
        tetap = [("", "Semua petugas"), (SAYA, "Saya"), (BELUM_DIPEGANG, "Belum dipegang siapa pun")]
        tawarkan(self, "petugas", [*tetap, *orang])
        perkara = [(p.kode, p.nama) for p in profil().layanan.luar_tanggung_jawab]
        tawarkan(self, "luar", [("", "Semua"), *perkara])
        tawarkan(self, "satker", [("", "Semua satuan kerja"), *((str(s.pk), s.nama) for s in satker)])

    @property
    def saringan(self) -> Saringan:
        """The filters as understood; what cannot be understood is left out, and told beside its field."""
        isi = self.terisi
        # Somebody who searches without saying where wants to find it wherever it stands.
        dicari = {"cari", "luar", "tender"} & set(isi)
        isi.setdefault("status", SEMUA if dicari else KERJA)
        return Saringan(**isi)

    @property
    def is_lanjutan(self) -> bool:
        """Whether one of the folded filters is used."""
        return any(self.data.get(nama) for nama in ("luar", "satker", "tender", "saluran"))


class TugasForm(LPSEForm):
    """Whose work the tickets are to be; the choices are those who serve today."""

    kepada = forms.ChoiceField(label="Petugas")

    def __init__(self, *args: Any, petugas: Iterable[Akun], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.petugas = {str(akun.pk): akun for akun in petugas}
        orang = [(pk, str(akun)) for pk, akun in self.petugas.items()]
        tawarkan(self, "kepada", [("", "Pilih petugas"), *orang, ("0", "Siapa saja (kembali ke antrean)")])

    @property
    def data_tindakan(self) -> dict[str, Any]:
        """The keyword arguments of `tugaskan`."""
        return {"kepada": self.petugas.get(self.cleaned_data["kepada"])}


class PrioritasForm(LPSEForm):
    """Urgency and impact; the priority follows from the unit's own table."""

    urgensi = forms.ChoiceField(label="Urgensi", choices=Urgensi.choices, widget=forms.RadioSelect)
    dampak = forms.ChoiceField(label="Dampak", choices=Dampak.choices, widget=forms.RadioSelect)

    @property
    def data_tindakan(self) -> dict[str, Any]:
        """The keyword arguments of `ubah`."""
        return dict(self.cleaned_data)
