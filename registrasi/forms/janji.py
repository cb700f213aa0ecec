"""What is typed about appointments: shape only; whether an act is allowed, the act says."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundWidget

from lpse.bentuk import LPSEForm
from lpse.bidang import JamField, TanggalField
from lpse.models import Akun
from lpse.models.kalender import JamKerja
from lpse.waktu import hari_ini, jam, nama_hari, setempat, tanggal
from registrasi.models import DokumenSyarat, JadwalLoket, SlotLoket
from registrasi.models.janji import MAKS_KAPASITAS, MAKS_MENIT, MIN_MENIT

# Days offered at once: more would make a long page for a telephone, and who calls asks for the next days.
HARI_TAMPIL = 10


def rentang(slot: SlotLoket) -> str:
    """`08.00–08.30 WIB`."""
    return f"{setempat(slot.mulai):%H.%M}–{jam(slot.selesai)}"


def sebut_hari(slot: SlotLoket) -> str:
    """`Senin, 23 November 2026`."""
    return f"{nama_hari(slot.tanggal)}, {tanggal(slot.tanggal)}"


def satu_per_waktu(tersedia: Iterable[SlotLoket]) -> list[SlotLoket]:
    """The free slots of the next days; of counters that are open side by side, one."""
    menurut_mulai: dict[Any, SlotLoket] = {}
    for slot in tersedia:
        menurut_mulai.setdefault(slot.mulai, slot)
    hari = sorted({slot.tanggal for slot in menurut_mulai.values()})[:HARI_TAMPIL]
    return [slot for slot in menurut_mulai.values() if slot.tanggal in hari]


class PilihWaktuForm(LPSEForm):
    """One free time of the counter."""

    slot = forms.ChoiceField(
        label="Waktu",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih waktunya.",
            "invalid_choice": "Waktu itu baru saja penuh atau ditutup. Pilih waktu lain yang masih kosong.",
        },
    )

    def __init__(self, *args: Any, tersedia: Iterable[SlotLoket], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tersedia = satu_per_waktu(tersedia)
        pilihan = cast(forms.ChoiceField, self.fields["slot"])
        pilihan.choices = [(slot.kode, rentang(slot)) for slot in self.tersedia]

    @property
    def hari(self) -> list[tuple[str, list[BoundWidget]]]:
        """The radio buttons by day."""
        berpasangan = zip(self.tersedia, self["slot"], strict=True)
        return [
            (nama, [tombol for _, tombol in anggota])
            for nama, anggota in groupby(berpasangan, key=lambda p: sebut_hari(p[0]))
        ]


class AsliForm(LPSEForm):
    """Which originals were shown at the counter today."""

    dokumen = forms.MultipleChoiceField(
        label="Asli yang diperlihatkan hari ini",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Centang sedikitnya satu dokumen yang aslinya diperlihatkan."},
    )

    def __init__(self, *args: Any, dokumen: Iterable[DokumenSyarat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.MultipleChoiceField, self.fields["dokumen"]).choices = [(d.kode, d.nama) for d in dokumen]


class TutupForm(LPSEForm):
    """The times to close on one day, and why."""

    slot = forms.MultipleChoiceField(
        label="Waktu yang ditutup",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Centang sedikitnya satu waktu."},
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=200,
        help_text="Dibaca pemohon di suratnya, misalnya: Petugas loket berhalangan.",
    )

    def __init__(self, *args: Any, terbuka: Iterable[SlotLoket], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.MultipleChoiceField, self.fields["slot"]).choices = [
            (slot.kode, _sebut_slot(slot)) for slot in terbuka
        ]


def _sebut_slot(slot: Any) -> str:
    """`08.00–08.30 WIB, Sari, 2 orang sudah memesan`, of a slot with `terisi`."""
    petugas = f", {slot.petugas}" if slot.petugas else ""
    pesanan = f", {slot.terisi} orang sudah memesan" if slot.terisi else ""
    return f"{rentang(slot)}{petugas}{pesanan}"


def _angka(label: str, terkecil: int, terbesar: int, petunjuk: str) -> forms.IntegerField:
    """A whole number typed into a short box."""
    pesan = f"Isi angka dari {terkecil} sampai {terbesar}."
    return forms.IntegerField(
        label=label,
        min_value=terkecil,
        max_value=terbesar,
        help_text=petunjuk,
        widget=forms.TextInput({"inputmode": "numeric", "size": 4}),
        error_messages={"invalid": pesan, "min_value": pesan, "max_value": pesan},
    )


class JadwalForm(LPSEForm):
    """One schedule; once it exists only its capacity, officer and end can change."""

    hari = forms.ChoiceField(label="Hari", choices=[("", "Pilih hari"), *JamKerja.Hari.choices])
    mulai = JamField(label="Mulai pukul", help_text="Misalnya 08.00.")
    selesai = JamField(label="Sampai pukul", help_text="Waktu istirahat dan hari libur dilewati sendiri.")
    menit = _angka("Lama satu janji (menit)", MIN_MENIT, MAKS_MENIT, "Misalnya 30.")
    kapasitas = _angka("Janji sekaligus", 1, MAKS_KAPASITAS, "Berapa pemohon dilayani pada waktu yang sama.")
    petugas = forms.ChoiceField(label="Petugas", required=False)
    berlaku_dari = TanggalField(label="Berlaku dari")
    berlaku_sampai = TanggalField(
        label="Berlaku sampai", required=False, help_text="Kosongkan bila berlaku seterusnya."
    )
    tanda = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(
        self, *args: Any, petugas: Iterable[Akun], jadwal: JadwalLoket | None = None, **kwargs: Any
    ) -> None:
        awal = {"menit": 30, "kapasitas": 1, "berlaku_dari": hari_ini()}
        if jadwal:
            awal = {n: getattr(jadwal, n) for n in ("kapasitas", "berlaku_sampai", "tanda")}
            awal["petugas"] = str(jadwal.petugas_id or "")
        super().__init__(*args, initial=awal, **kwargs)
        self.jadwal = jadwal
        daftar = {str(a.pk): str(a) for a in petugas}
        if jadwal and jadwal.petugas:
            # Whoever no longer serves stays a choice, or saving would quietly drop them.
            daftar.setdefault(str(jadwal.petugas_id), str(jadwal.petugas))
        cast(forms.ChoiceField, self.fields["petugas"]).choices = [
            ("", "Siapa pun yang bertugas"),
            *daftar.items(),
        ]
        for nama in ("hari", "mulai", "selesai", "menit", "berlaku_dari") if jadwal else ("tanda",):
            del self.fields[nama]

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        mulai, selesai = isi.get("mulai"), isi.get("selesai")
        if mulai and selesai and selesai <= mulai:
            self.add_error("selesai", "Jam selesai harus sesudah jam mulai.")
        dari = self.jadwal.berlaku_dari if self.jadwal else isi.get("berlaku_dari")
        sampai = isi.get("berlaku_sampai")
        if dari and sampai and sampai < dari:
            self.add_error("berlaku_sampai", f"Tanggal ini tidak boleh mendahului {tanggal(dari)}.")
        return isi

    @property
    def kolom(self) -> dict[str, Any]:
        """The keyword arguments of `actions.tambah_jadwal` or `ubah_jadwal`."""
        isi = dict(self.cleaned_data)
        petugas = isi.pop("petugas")
        return {**isi, "petugas_id": int(petugas) if petugas else None}
