"""What is typed into the guest book: shape only; whether an act is allowed, the act says."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from layanan.actions.tamu import IsianTamu
from layanan.enums.tempat import BentukAkses, KeperluanKunjungan
from layanan.forms.ruang import angka_field
from layanan.models import Kunjungan
from layanan.models.tamu import MAKS_ORANG, MAKS_PERANGKAT
from layanan.policies.ruang import jam_hari
from layanan.queries.tamu import DI_DALAM, SaringanTamu
from lpse.bentuk import LPSEForm, SaringanForm
from lpse.bidang import BOLEH_KOSONG, JamField, TanggalField, TeksField, baca_telepon, teks_field
from lpse.kalender import ONE_DAY, KalenderKerja
from lpse.waktu import awal_hari, hari_ini, setempat, zona


class KodeDatangForm(LPSEForm):
    """The code of a booking: everything else is known already."""

    kode = TeksField(
        label="Kode pemesanan ruang",
        max_length=6,
        widget=forms.TextInput({"size": 8, "autocapitalize": "characters", "autocomplete": "off"}),
        error_messages={"required": "Isi kode pemesanan, enam huruf dan angka."},
    )


class TamuForm(LPSEForm):
    """Who comes in, what for, and whom they meet."""

    nama = teks_field("Nama", "Isi nama tamu.", 150, autocomplete="off")
    instansi = teks_field(f"Perusahaan atau instansi{BOLEH_KOSONG}", "", 200, autocomplete="off")
    telepon = teks_field(f"Telepon{BOLEH_KOSONG}", "", 20, autocomplete="off", inputmode="tel")
    keperluan = forms.ChoiceField(
        label="Keperluan", choices=KeperluanKunjungan.choices, widget=forms.RadioSelect
    )
    bertemu = teks_field(f"Bertemu dengan{BOLEH_KOSONG}", "", 150, autocomplete="off")
    jumlah = angka_field("Jumlah orang", MAKS_ORANG)

    def __init__(self, *args: Any, lama: Kunjungan | None = None, nama: str = "", **kwargs: Any) -> None:
        awal: dict[str, Any] = {"jumlah": 1, "nama": nama, "keperluan": KeperluanKunjungan.KONSULTASI}
        if lama:
            awal |= {n: getattr(lama, n) for n in ("nama", "instansi", "telepon", "keperluan")}
        super().__init__(*args, initial=awal, **kwargs)

    def clean_telepon(self) -> str:
        teks: str = self.cleaned_data["telepon"]
        return baca_telepon(teks) if teks else ""

    @property
    def isian(self) -> IsianTamu:
        """What `actions.tamu.catat_kunjungan` takes."""
        return IsianTamu(**self.cleaned_data)


class KeluarForm(LPSEForm):
    """When a visitor left whom nobody noted on that day."""

    jam = JamField(label="Keluar pukul", required=False, help_text="Kosongkan untuk sekarang.")

    def saat(self, kunjungan: Kunjungan) -> datetime | None:
        """That hour of the day of the visit; None for now."""
        jam = self.cleaned_data["jam"]
        hari = setempat(kunjungan.masuk_pada).date()
        return datetime.combine(hari, jam, tzinfo=zona()) if jam else None


class AksesForm(LPSEForm):
    """What is given for the internet, for how many devices, until when."""

    bentuk = forms.ChoiceField(label="Yang diberikan", choices=BentukAkses.choices, widget=forms.RadioSelect)
    kode_akses = TeksField(
        label="Nomor voucher",
        max_length=40,
        required=False,
        help_text="Salin dari perute, untuk pengunjung ini saja. Kata sandi Wi-Fi bersama tidak dicatat.",
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "size": 16}),
    )
    perangkat = angka_field("Jumlah perangkat", MAKS_PERANGKAT)
    sampai = JamField(label="Berlaku sampai pukul", help_text="Hari ini, misalnya 15.30.")
    setuju_aturan = forms.BooleanField(
        label="Pengunjung sudah mendengar aturan pemakaian dan setuju",
        error_messages={"required": "Bacakan aturan pemakaian, dan centang setelah pengunjung setuju."},
    )

    def __init__(self, *args: Any, kerja: KalenderKerja, **kwargs: Any) -> None:
        awal = {"bentuk": BentukAkses.VOUCHER, "perangkat": 1, "sampai": _penutupan(kerja)}
        super().__init__(*args, initial=awal, **kwargs)

    @property
    def kolom(self) -> dict[str, Any]:
        """The keyword arguments of `actions.tamu.beri_akses`."""
        isi = dict(self.cleaned_data)
        isi["sampai"] = datetime.combine(hari_ini(), isi["sampai"], tzinfo=zona())
        return isi


def _penutupan(kerja: KalenderKerja) -> Any:
    """Closing time today; outside the hours, an hour from now, at the latest with the day."""
    rentang = jam_hari(hari_ini(), kerja)
    now = timezone.now()
    if rentang and rentang[1] > now:
        return setempat(rentang[1]).time()
    akhir = awal_hari(hari_ini() + ONE_DAY) - timedelta(minutes=1)
    return setempat(min(now + timedelta(hours=1), akhir)).time()


class SaringanTamuForm(SaringanForm):
    """The filters above the list of visits."""

    cari = TeksField(
        label="Cari", max_length=100, required=False, help_text="Nama, instansi, atau nomor telepon."
    )
    keperluan = forms.ChoiceField(
        label="Keperluan", choices=[("", "Semua"), *KeperluanKunjungan.choices], required=False
    )
    keadaan = forms.ChoiceField(
        label="Keadaan", choices=[("", "Semua"), (DI_DALAM, "Masih di dalam")], required=False
    )
    dari = TanggalField(label="Dari tanggal", required=False)
    sampai = TanggalField(label="Sampai tanggal", required=False)

    @property
    def saringan(self) -> SaringanTamu:
        """What could be understood of them."""
        return SaringanTamu(**self.terisi)


class MasaLaporanForm(LPSEForm):
    """The days that a report covers."""

    dari = TanggalField(label="Dari tanggal", required=False)
    sampai = TanggalField(label="Sampai tanggal", required=False)

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        dari, sampai = isi.get("dari"), isi.get("sampai")
        if dari and sampai and not timedelta(0) <= sampai - dari <= timedelta(days=3 * 366):
            self.add_error("sampai", "Pilih masa yang berurutan, paling lama tiga tahun.")
        return isi

    @property
    def masa(self) -> tuple[date, date]:
        """The two days; this year so far where they were not given or not understood."""
        isi = self.cleaned_data if self.is_valid() else {}
        sampai = isi.get("sampai") or hari_ini()
        return min(isi.get("dari") or sampai.replace(month=1, day=1), sampai), sampai
