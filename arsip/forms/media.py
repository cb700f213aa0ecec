"""What is typed about portable media: shape only; what is allowed, the policy and the acts say."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from arsip.enums.media import EnkripsiMedia, StatusMedia
from arsip.forms.cadangan import RujukanField
from arsip.models import MediaPortabel
from arsip.naskah.media import Pihak
from arsip.policies.media import is_uuid_fs
from arsip.policies.rotasi import HARI_DI_LUAR
from arsip.queries.media import SaringanMedia
from lpse.bentuk import LPSEForm, SaringanForm
from lpse.bidang import BOLEH_KOSONG, TIPE_BERKAS, TanggalField, tawarkan, teks_field
from lpse.kalender import ONE_DAY
from lpse.models import Lokasi
from lpse.waktu import hari_ini

GIGABITA = 10**9
BATAS_SALINAN_MB = 10


def bidang_tempat(label: str, bantuan: str = "") -> forms.ModelChoiceField:
    """The unit's places but its server rooms."""
    return forms.ModelChoiceField(
        label=label,
        queryset=Lokasi.objects.filter(is_ruang_server=False).order_by("nama", "pk"),
        to_field_name="kode",
        empty_label="Pilih tempat",
        help_text=bantuan,
        error_messages={
            "required": "Pilih tempatnya.",
            "invalid_choice": "Pilih tempat yang bukan ruang server.",
        },
    )


class MediaForm(LPSEForm):
    """What is noted of a medium."""

    nama = teks_field("Nama", "Isi namanya.", 120, "Misalnya Hard disk eksternal biru.")
    nomor_seri = teks_field("Nomor seri", "Isi nomor serinya.", 80, "Tertera di labelnya.")
    uuid_fs = teks_field(
        "Id filesystem",
        "Isi id filesystemnya.",
        40,
        "Dari “lsblk -o NAME,UUID”. Portal mengenali media dari id ini.",
        autocomplete="off",
    )
    kapasitas = forms.IntegerField(
        label="Kapasitas (GB)",
        min_value=1,
        max_value=1_000_000,
        widget=forms.TextInput({"inputmode": "numeric", "size": 7}),
        error_messages={"invalid": "Isi dalam GB, misalnya 2000."},
    )
    enkripsi = forms.ChoiceField(label="Enkripsi", choices=EnkripsiMedia)
    tempat = bidang_tempat("Tempat simpan di unit", "Bukan ruang server.")
    pemegang = teks_field("Pemegang", "Isi pemegangnya.", 120, "Siapa yang menyimpannya sekarang.")

    def clean_uuid_fs(self) -> str:
        """The shape of an id; whose it is, the act asks."""
        uuid = str(self.cleaned_data["uuid_fs"]).strip()
        if not is_uuid_fs(uuid):
            raise ValidationError(
                "Id ini tidak berbentuk id filesystem, misalnya 4E2A-19F0. Salin dari lsblk."
            )
        return uuid

    def clean_kapasitas(self) -> int:
        """In bytes, as it is kept."""
        return int(self.cleaned_data["kapasitas"]) * GIGABITA

    @staticmethod
    def isian(media: MediaPortabel) -> dict[str, Any]:
        """What the form shows of a medium as it is."""
        kolom = ("nama", "nomor_seri", "uuid_fs", "enkripsi", "pemegang")
        isi = {nama: getattr(media, nama) for nama in kolom}
        return isi | {"kapasitas": media.kapasitas // GIGABITA, "tempat": media.tempat.kode}


class DaftarkanForm(MediaForm):
    """A new medium, with where its repository's password is kept."""

    sandi = RujukanField(label="Tempat sandi repositori" + BOLEH_KOSONG, required=False)


class SerahForm(LPSEForm):
    """To whom it goes, where to, under which seal, until when."""

    nama = teks_field("Diserahkan kepada", "Isi nama penerimanya.", 120)
    nip = teks_field("NIP penerima" + BOLEH_KOSONG, "", 30)
    jabatan = teks_field("Jabatan penerima" + BOLEH_KOSONG, "", 120)
    tempat = bidang_tempat("Tempat simpan luar", "Terpisah dari ruang server; sebaiknya di gedung lain.")
    nomor_segel = teks_field("Nomor segel", "Isi nomor segelnya.", 40, autocomplete="off")
    wajib_kembali = TanggalField(label="Wajib kembali", initial=lambda: hari_ini() + HARI_DI_LUAR * ONE_DAY)
    catatan = teks_field("Catatan" + BOLEH_KOSONG, "", 300)

    @property
    def kolom(self) -> dict[str, Any]:
        """As the act takes it."""
        isi = dict(self.cleaned_data)
        return {"kepada": _pihak(isi), **isi}


class KembaliForm(LPSEForm):
    """Who brings it back, how its seal is, where it is kept now."""

    nama = teks_field("Diserahkan oleh", "Isi nama yang menyerahkan.", 120)
    nip = teks_field("NIP" + BOLEH_KOSONG, "", 30)
    jabatan = teks_field("Jabatan" + BOLEH_KOSONG, "", 120)
    segel = forms.ChoiceField(
        label="Keadaan segel",
        choices=[("utuh", "Utuh, nomornya sama"), ("tidak", "Rusak, hilang, atau nomornya lain")],
        widget=forms.RadioSelect,
        error_messages={"required": "Periksa segelnya, lalu pilih."},
    )
    tempat = bidang_tempat("Disimpan di", "Bukan ruang server.")
    catatan = teks_field("Catatan" + BOLEH_KOSONG, "", 300)

    @property
    def kolom(self) -> dict[str, Any]:
        """As the act takes it."""
        isi = dict(self.cleaned_data)
        utuh = isi.pop("segel") == "utuh"
        return {"dari": _pihak(isi), "is_segel_utuh": utuh, **isi}


def _pihak(isi: dict[str, Any]) -> Pihak:
    return Pihak(isi.pop("nama"), isi.pop("nip"), isi.pop("jabatan"))


class CatatanForm(LPSEForm):
    """A word, or none."""

    catatan = teks_field("Catatan" + BOLEH_KOSONG, "", 300)


class AlasanForm(LPSEForm):
    """Why."""

    alasan = teks_field(
        "Alasan", "Tulis alasannya.", 300, "Misalnya kapan dan di mana media ini terakhir terlihat."
    )


class TemukanForm(LPSEForm):
    """Where it turned up, and where it is kept now."""

    alasan = teks_field("Ditemukan di mana dan oleh siapa", "Tulis di mana ditemukan.", 300)
    tempat = bidang_tempat("Disimpan di", "Bukan ruang server.")


class UsulMusnahForm(LPSEForm):
    """Why it should be destroyed, and how."""

    alasan = teks_field("Alasan", "Tulis alasannya.", 300)
    cara = teks_field(
        "Cara pemusnahan", "Tulis caranya.", 160, "Misalnya dihapus aman, lalu dihancurkan secara fisik."
    )


class TolakMusnahForm(LPSEForm):
    """Why not."""

    catatan = teks_field("Alasan menolak", "Tulis alasannya.", 300)


class TanpaIsianForm(LPSEForm):
    """Nothing to type."""


class SalinanForm(LPSEForm):
    """The signed copy that came back."""

    berkas = forms.FileField(
        label="Salinan bertanda tangan",
        help_text=f"PDF, JPEG, PNG, atau HEIC, paling besar {BATAS_SALINAN_MB} MB.",
        widget=forms.FileInput({"accept": TIPE_BERKAS}),
        error_messages={"required": "Pilih berkasnya.", "empty": "Berkas ini kosong. Pilih berkas lain."},
    )


class SaringanMediaForm(SaringanForm):
    """The filters above the list."""

    cari = forms.CharField(
        label="Cari kode, nama, nomor seri, atau id",
        required=False,
        max_length=100,
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Masih ada"), *StatusMedia.choices]
    )
    tempat = forms.ChoiceField(label="Tempat", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tempat = Lokasi.objects.filter(is_ruang_server=False).order_by("nama", "pk")
        tawarkan(self, "tempat", [("", "Semua tempat"), *tempat.values_list("kode", "nama")])

    @property
    def saringan(self) -> SaringanMedia:
        """The filters as understood; what is not, counts as none."""
        return SaringanMedia(**self.terisi)
