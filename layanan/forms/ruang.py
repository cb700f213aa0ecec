"""What is typed about rooms: shape only; whether an act is allowed, the act says."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any, cast

from django import forms

from layanan.enums.tempat import KeperluanRuang, ModeRuang, StatusPemesanan
from layanan.models import PemesananRuang, Ruang
from layanan.models.ruang import MAKS_KURSI
from layanan.policies.ruang import IsianPemesanan, hari_dapat_dipesan, saat_hari
from layanan.queries.ruang import BELUM_LEWAT, SaringanPemesanan
from lpse.bentuk import LPSEForm, SaringanForm
from lpse.bidang import BOLEH_KOSONG, JamField, TanggalField, TeksField, baca_telepon, tawarkan, teks_field
from lpse.kalender import ONE_DAY, KalenderKerja
from lpse.models import Akun
from lpse.waktu import awal_hari, hari_ini, nama_hari, setempat, tanggal, zona

PILIHAN_STATUS = [
    ("", "Semua"),
    (BELUM_LEWAT, "Belum lewat"),
    *StatusPemesanan.choices,
]


def sebut_hari(hari: date) -> str:
    """`Senin, 23 November 2026`."""
    ini = " (hari ini)" if hari == hari_ini() else ""
    return f"{nama_hari(hari)}, {tanggal(hari)}{ini}"


def angka_field(label: str, terbesar: int, petunjuk: str = "") -> forms.IntegerField:
    """A whole number from 1, typed into a short box."""
    pesan = f"Isi angka dari 1 sampai {terbesar}."
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=terbesar,
        help_text=petunjuk,
        widget=forms.TextInput({"inputmode": "numeric", "size": 4}),
        error_messages={"required": pesan, "invalid": pesan, "min_value": pesan, "max_value": pesan},
    )


class MasaForm(LPSEForm):
    """A working day, and from when until when."""

    tanggal = forms.ChoiceField(label="Tanggal")
    mulai = forms.ChoiceField(label="Mulai pukul")
    selesai = forms.ChoiceField(label="Sampai pukul")

    def __init__(self, *args: Any, kerja: KalenderKerja, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hari = hari_dapat_dipesan(kerja)
        jam = sorted({setempat(saat).time() for h in hari for saat in saat_hari(h, kerja)})
        tawarkan(self, "tanggal", [("", "Pilih tanggal"), *((h.isoformat(), sebut_hari(h)) for h in hari)])
        for nama, pilihan in (("mulai", jam[:-1]), ("selesai", jam[1:])):
            tawarkan(self, nama, [("", "Pilih jam"), *((f"{j:%H:%M}", f"{j:%H.%M}") for j in pilihan)])

    def saat(self, nama: str) -> datetime:
        """The moment that the day and one of the two hours make."""
        hari = date.fromisoformat(self.cleaned_data["tanggal"])
        jam = time.fromisoformat(self.cleaned_data[nama])
        return datetime.combine(hari, jam, tzinfo=zona())


class PesanForm(MasaForm):
    """Who asks for which room when, what for and with how many."""

    jumlah = angka_field("Jumlah orang", MAKS_KURSI)
    keperluan = forms.ChoiceField(
        label="Keperluan", choices=[("", "Pilih keperluan"), *KeperluanRuang.choices]
    )
    keterangan = teks_field(
        f"Keterangan{BOLEH_KOSONG}", "", 300, "Misalnya nama paket, atau alat yang perlu."
    )
    nama = teks_field("Nama", "Isi nama yang memesan.", 150, autocomplete="name")
    instansi = teks_field(f"Perusahaan atau instansi{BOLEH_KOSONG}", "", 200, autocomplete="organization")
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

    def __init__(self, *args: Any, ruang: Ruang, akun: Akun | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if ruang.is_per_kursi:
            self.fields["jumlah"].label = "Jumlah kursi"
        self.fields["jumlah"].help_text = f"Ruang ini mempunyai {ruang.kursi} kursi."
        if akun:
            # Their address is proven already; the booking is found again under their account.
            del self.fields["surel"]
            self.fields["nama"].initial = akun.nama

    def clean_telepon(self) -> str:
        teks: str = self.cleaned_data["telepon"]
        return baca_telepon(teks) if teks else ""

    @property
    def isian(self) -> IsianPemesanan:
        """What `actions.pemesanan` takes."""
        isi = self.cleaned_data
        nama = ("jumlah", "keperluan", "nama", "telepon", "instansi", "keterangan")
        return IsianPemesanan(
            self.saat("mulai"),
            self.saat("selesai"),
            surel=isi.get("surel", ""),
            seluruh_ruang=isi.get("seluruh_ruang", False),
            **{n: isi[n] for n in nama},
        )


class PesanLoketForm(PesanForm):
    """The same, typed by an officer for somebody who stands here or is on the phone."""

    seluruh_ruang = forms.BooleanField(label="Seluruh ruang, bukan per kursi", required=False)

    def __init__(self, *args: Any, ruang: Ruang, **kwargs: Any) -> None:
        super().__init__(*args, ruang=ruang, **kwargs)
        surel, telepon = self.fields["surel"], cast(TeksField, self.fields["telepon"])
        surel.required = telepon.required = False
        surel.label = f"Surel{BOLEH_KOSONG}"
        surel.help_text = "Bila diisi, kode pemesanan dan tautan pribadinya dikirim ke sini."
        telepon.label = f"Telepon atau WhatsApp{BOLEH_KOSONG}"
        if not ruang.is_per_kursi:
            del self.fields["seluruh_ruang"]


class PindahForm(MasaForm):
    """Where and when to instead."""

    ruang = forms.ChoiceField(label="Ruang")
    field_order = ("ruang", "tanggal", "mulai", "selesai")

    def __init__(self, *args: Any, ruang: Iterable[Ruang], pemesanan: PemesananRuang, **kwargs: Any) -> None:
        awal = {
            "ruang": pemesanan.ruang.kode,
            "tanggal": pemesanan.tanggal.isoformat(),
            "mulai": f"{setempat(pemesanan.mulai):%H:%M}",
            "selesai": f"{setempat(pemesanan.selesai):%H:%M}",
        }
        super().__init__(*args, initial=awal, **kwargs)
        tawarkan(self, "ruang", [(r.kode, r.nama) for r in ruang])


class AlasanForm(LPSEForm):
    """Why; the person who booked reads it."""

    alasan = teks_field(
        "Alasan", "Tulis alasannya.", 200, "Dibaca pemesan di suratnya. Sebutkan apa yang dapat ia lakukan."
    )


class AturRuangForm(LPSEForm):
    """What the unit says about one room."""

    mode = forms.ChoiceField(label="Dipesan", choices=ModeRuang.choices, widget=forms.RadioSelect)
    kursi = angka_field("Jumlah kursi", MAKS_KURSI)
    lokasi = teks_field(f"Letak{BOLEH_KOSONG}", "", 150, "Misalnya lantai 1, sebelah loket.")
    keterangan = teks_field(
        f"Keterangan{BOLEH_KOSONG}", "", 300, "Apa yang tersedia, misalnya komputer, pemindai, dan proyektor."
    )


class TutupRuangForm(LPSEForm):
    """From when until when a room is closed, and why; whole days where no hour is given."""

    dari = TanggalField(label="Tutup dari tanggal")
    jam_dari = JamField(
        label=f"Mulai pukul{BOLEH_KOSONG}", required=False, help_text="Kosong berarti sejak awal hari itu."
    )
    sampai = TanggalField(label="Tutup sampai dengan tanggal")
    jam_sampai = JamField(
        label=f"Sampai pukul{BOLEH_KOSONG}", required=False, help_text="Kosong berarti sampai akhir hari itu."
    )
    alasan = teks_field(
        "Alasan", "Tulis alasannya.", 200, "Dibaca pemesan, misalnya: Perbaikan jaringan listrik."
    )

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        dari, sampai = isi.get("dari"), isi.get("sampai")
        if dari and sampai and sampai < dari:
            self.add_error("sampai", f"Tanggal ini tidak boleh mendahului {tanggal(dari)}.")
        if sampai and sampai < hari_ini():
            self.add_error("sampai", "Tanggal ini sudah lewat.")
        if not self.errors and self.masa[1] <= self.masa[0]:
            self.add_error("jam_sampai", "Waktu selesai harus sesudah waktu mulai.")
        return isi

    @property
    def masa(self) -> tuple[datetime, datetime]:
        """The first moment at which it is closed, and the first at which it is open again."""
        isi = self.cleaned_data
        mulai = datetime.combine(isi["dari"], isi["jam_dari"] or time.min, tzinfo=zona())
        if isi["jam_sampai"] is None:
            return mulai, awal_hari(isi["sampai"] + ONE_DAY)
        return mulai, datetime.combine(isi["sampai"], isi["jam_sampai"], tzinfo=zona())


class SaringanPemesananForm(SaringanForm):
    """The filters above the list of bookings."""

    cari = TeksField(
        label="Cari", max_length=100, required=False, help_text="Kode pemesanan, nama, instansi, atau surel."
    )
    status = forms.ChoiceField(label="Status", choices=PILIHAN_STATUS, required=False)
    ruang = forms.ChoiceField(label="Ruang", required=False)

    def __init__(self, *args: Any, ruang: Iterable[Ruang], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "ruang", [("", "Semua"), *((r.kode, r.nama) for r in ruang)])

    @property
    def saringan(self) -> SaringanPemesanan:
        """What could be understood of them."""
        return SaringanPemesanan(**self.terisi)
