"""What is typed about server rooms: shape only; whether an act is allowed, the act says."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from infrastruktur.enums.ruang_server import JenisIdentitas, JenisIzin, StatusIzin
from infrastruktur.models import PerangkatIzin
from infrastruktur.models.ruang_server import MAKS_ROMBONGAN
from infrastruktur.policies.ruang_server import HARI_KE_DEPAN, IsianIzin
from infrastruktur.queries.ruang_server import SaringanIzin
from lpse.bentuk import LPSEForm, SaringanForm
from lpse.bidang import (
    BOLEH_KOSONG,
    JamField,
    TanggalField,
    TeksField,
    baca_pengenal,
    baca_telepon,
    tawarkan,
    teks_field,
)
from lpse.models import Akun, Lokasi
from lpse.pengenal import baca_nik
from lpse.waktu import setempat, zona

BARIS_PERANGKAT = 4
Barang = list[tuple[str, str]]


class BarisPerangkat(LPSEForm):
    """A form with so many pairs of kind and serial number below it; empty pairs are left out."""

    banyak = BARIS_PERANGKAT

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in range(1, self.banyak + 1):
            self.fields[f"perangkat_{n}"] = teks_field(f"Perangkat {n}", "", 80)
            self.fields[f"seri_{n}"] = teks_field(f"Nomor seri perangkat {n}", "", 80)

    @property
    def baris_perangkat(self) -> list[tuple[Any, Any]]:
        """The pairs of boxes."""
        return [(self[f"perangkat_{n}"], self[f"seri_{n}"]) for n in range(1, self.banyak + 1)]

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        for n in range(1, self.banyak + 1):
            jenis, seri = isi.get(f"perangkat_{n}"), isi.get(f"seri_{n}")
            if jenis and not seri:
                self.add_error(f"seri_{n}", "Isi nomor serinya; lihat di label perangkat.")
            elif seri and not jenis:
                self.add_error(f"perangkat_{n}", "Isi perangkatnya, misalnya laptop.")
        return isi

    @property
    def barang(self) -> Barang:
        """What was filled in."""
        semua = [
            (self.cleaned_data[f"perangkat_{n}"], self.cleaned_data[f"seri_{n}"])
            for n in range(1, self.banyak + 1)
        ]
        return [(jenis, seri) for jenis, seri in semua if jenis]


class MohonIzinForm(BarisPerangkat):
    """Who asks to come, when, what for and with what."""

    jenis = forms.ChoiceField(
        label="Jenis izin", choices=JenisIzin.choices, widget=forms.RadioSelect, initial=JenisIzin.AKSES
    )
    lokasi = forms.ChoiceField(label="Ruang")
    tujuan = TeksField(
        label="Tujuan",
        max_length=500,
        help_text="Apa yang akan dikerjakan, misalnya mengganti baterai UPS.",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Tulis apa yang akan dikerjakan."},
    )
    tanggal = TanggalField(label="Tanggal", help_text=f"Sampai {HARI_KE_DEPAN} hari ke depan.")
    masuk = JamField(label="Masuk pukul", help_text="Misalnya 09.00.")
    keluar = JamField(label="Keluar paling lambat pukul", help_text="Misalnya 11.00.")
    nama = teks_field("Nama lengkap", "Isi nama seperti di identitas.", 150, autocomplete="name")
    jenis_identitas = forms.ChoiceField(label="Jenis identitas", choices=JenisIdentitas.choices)
    nomor_identitas = teks_field(
        "Nomor identitas", "Isi nomor identitas.", 30, "Dicocokkan dengan aslinya ketika Anda datang."
    )
    instansi = teks_field(
        "Perusahaan atau instansi", "Isi perusahaan atau instansi.", 200, autocomplete="organization"
    )
    alamat = teks_field("Alamat", "Isi alamat.", 300, autocomplete="street-address")
    surel = forms.EmailField(
        label="Surel",
        help_text="Tautan untuk mengonfirmasi, melihat, dan membatalkan kami kirim ke sini.",
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"}),
        error_messages={
            "required": "Isi surel, misalnya nama@perusahaan.co.id.",
            "invalid": "Tulis surel seperti nama@perusahaan.co.id.",
        },
    )
    telepon = teks_field(
        "Telepon atau WhatsApp", "Isi nomor telepon.", 20, autocomplete="tel", inputmode="tel"
    )
    rombongan = forms.CharField(
        label=f"Datang bersama{BOLEH_KOSONG}",
        required=False,
        help_text=f"Satu nama di setiap baris, paling banyak {MAKS_ROMBONGAN} orang.",
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, ruang: Iterable[Lokasi], akun: Akun | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ruang = list(ruang)
        tawarkan(self, "lokasi", [(str(r.pk), r.nama) for r in self.ruang])
        if len(self.ruang) == 1:
            del self.fields["lokasi"]
        if akun:
            # Their address is proven already.
            del self.fields["surel"]
            self.fields["nama"].initial = akun.nama

    def clean_telepon(self) -> str:
        teks: str = self.cleaned_data["telepon"]
        return baca_telepon(teks) if teks else ""

    def clean_rombongan(self) -> list[str]:
        nama = [" ".join(baris.split())[:150] for baris in self.cleaned_data["rombongan"].splitlines()]
        nama = [satu for satu in nama if satu]
        if len(nama) > MAKS_ROMBONGAN:
            raise forms.ValidationError(f"Paling banyak {MAKS_ROMBONGAN} orang dalam satu permohonan.")
        return nama

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        if isi.get("jenis_identitas") == JenisIdentitas.KTP and isi.get("nomor_identitas"):
            try:
                isi["nomor_identitas"] = str(baca_pengenal(baca_nik, isi["nomor_identitas"]).angka)
            except forms.ValidationError as galat:
                self.add_error("nomor_identitas", galat)
        return isi

    def _saat(self, nama: str) -> datetime:
        return datetime.combine(self.cleaned_data["tanggal"], self.cleaned_data[nama], tzinfo=zona())

    @property
    def isian(self) -> IsianIzin:
        """What `actions.izin_ruang` takes."""
        isi = self.cleaned_data
        sama = ("jenis", "nama", "jenis_identitas", "nomor_identitas", "instansi", "alamat")
        return IsianIzin(
            lokasi_id=int(isi.get("lokasi") or self.ruang[0].pk),
            rencana_masuk=self._saat("masuk"),
            rencana_keluar=self._saat("keluar"),
            surel=isi.get("surel", ""),
            perangkat=self.barang,
            **{n: isi[n] for n in (*sama, "tujuan", "telepon", "rombongan")},
        )


class MohonLoketForm(MohonIzinForm):
    """The same, typed by an officer for somebody who stands here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama in ("surel", "telepon"):
            bidang = self.fields[nama]
            bidang.required, bidang.label = False, f"{bidang.label}{BOLEH_KOSONG}"
        self.fields["surel"].help_text = "Bila diisi, putusan dan tautan pribadinya dikirim ke sini."
        self.fields["nomor_identitas"].help_text = "Salin dari identitas aslinya."


class AlasanIzinForm(LPSEForm):
    """Why; the requester reads it."""

    alasan = teks_field(
        "Alasan", "Tulis alasannya.", 300, "Dibaca pemohon. Sebutkan apa yang dapat ia lakukan."
    )


def _barang_field(perangkat: Iterable[PerangkatIzin], label: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        choices=[(str(p.pk), f"{p.jenis}, nomor seri {p.nomor_seri}") for p in perangkat],
        widget=forms.CheckboxSelectMultiple,
    )


class MasukForm(BarisPerangkat):
    """Badge, companion, and the devices that came."""

    banyak = 2
    nomor_badge = teks_field("Nomor badge", "Isi nomor badge yang diberikan.", 20, size="8")
    pendamping = forms.ChoiceField(label="Pendamping", help_text="Tamu selalu didampingi.")
    identitas = forms.BooleanField(label="Kartu identitas dititipkan", required=False)

    def __init__(
        self,
        *args: Any,
        perangkat: Iterable[PerangkatIzin],
        pendamping: Iterable[Akun],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.calon = {str(a.pk): a for a in pendamping}
        tawarkan(self, "pendamping", [(pk, str(akun)) for pk, akun in self.calon.items()])
        daftar = list(perangkat)
        if daftar:
            self.fields["dibawa"] = _barang_field(daftar, "Perangkat yang dibawa masuk")

    @property
    def kolom(self) -> dict[str, Any]:
        """What `masukkan_pengunjung` takes."""
        isi = self.cleaned_data
        return {
            "nomor_badge": isi["nomor_badge"],
            "pendamping": self.calon[isi["pendamping"]],
            "is_identitas_dititipkan": isi["identitas"],
            "perangkat": {int(pk) for pk in isi.get("dibawa", [])},
            "perangkat_lain": self.barang,
        }


def saat_keluar(masuk_pada: datetime, jam: time) -> datetime:
    """An hour alone is of the day somebody came in, or of the next where it has come and fits no other."""
    pada = datetime.combine(setempat(masuk_pada).date(), jam, tzinfo=zona())
    besok = pada + timedelta(days=1)
    return besok if pada < masuk_pada and besok <= timezone.now() else pada


class KeluarIzinForm(BarisPerangkat):
    """The devices that leave; when, where it is noted later."""

    banyak = 2
    jam = JamField(label=f"Keluar pukul{BOLEH_KOSONG}", required=False, help_text="Kosong berarti sekarang.")

    def __init__(
        self, *args: Any, perangkat: Iterable[PerangkatIzin], dititipkan: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if dititipkan:
            self.fields["identitas"] = forms.BooleanField(
                label="Kartu identitas dikembalikan", required=False
            )
        daftar = list(perangkat)
        if daftar:
            self.fields["dibawa"] = _barang_field(daftar, "Perangkat yang dibawa keluar")

    def kolom(self, masuk_pada: datetime) -> dict[str, Any]:
        """What `keluarkan_pengunjung` takes."""
        isi = self.cleaned_data
        jam: time | None = isi["jam"]
        return {
            "pada": saat_keluar(masuk_pada, jam) if jam else None,
            "is_identitas_dikembalikan": isi.get("identitas", False),
            "perangkat": {int(pk) for pk in isi.get("dibawa", [])},
            "perangkat_lain": self.barang,
        }


class SaringanIzinForm(SaringanForm):
    """The filters above the list of requests."""

    cari = TeksField(
        label="Cari", max_length=100, required=False, help_text="Nomor izin, nama, instansi, atau surel."
    )
    status = forms.ChoiceField(label="Status", choices=[("", "Semua"), *StatusIzin.choices], required=False)
    jenis = forms.ChoiceField(label="Jenis izin", choices=[("", "Semua"), *JenisIzin.choices], required=False)

    @property
    def saringan(self) -> SaringanIzin:
        """What could be understood of them."""
        return SaringanIzin(**self.terisi)


class AksesTetapForm(LPSEForm):
    """Who goes on the access list, for which room, from when until when."""

    akun = forms.ChoiceField(label="Pegawai")
    lokasi = forms.ChoiceField(label="Ruang")
    mulai = TanggalField(label="Berlaku dari")
    selesai = TanggalField(label="Berlaku sampai dengan", help_text="Paling lama satu tahun.")
    alasan = teks_field("Tugas di ruang server", "Tulis tugasnya.", 200)

    def __init__(self, *args: Any, ruang: Iterable[Lokasi], pegawai: Iterable[Akun], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pegawai = {str(a.pk): a for a in pegawai}
        tawarkan(self, "akun", [(pk, str(akun)) for pk, akun in self.pegawai.items()])
        tawarkan(self, "lokasi", [(str(r.pk), r.nama) for r in ruang])

    @property
    def kolom(self) -> dict[str, Any]:
        """What `beri_akses_tetap` takes."""
        isi = self.cleaned_data
        sama = {n: isi[n] for n in ("mulai", "selesai", "alasan")}
        return {"akun": self.pegawai[isi["akun"]], "lokasi_id": int(isi["lokasi"]), **sama}


class BertugasForm(LPSEForm):
    """What an officer of the access list goes in for."""

    keperluan = teks_field("Keperluan", "Tulis keperluannya.", 200, "Misalnya memeriksa suhu dan UPS.")


class TindakLanjutForm(LPSEForm):
    """What was done about a finding."""

    tindak_lanjut = teks_field("Tindak lanjut", "Tulis apa yang sudah dilakukan.", 300)
