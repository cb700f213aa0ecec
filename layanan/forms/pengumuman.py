"""What is typed about announcements: shape only; what is allowed, acts say."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from layanan.enums.pengumuman import DampakGangguan, JenisPengumuman, StatusPengumuman
from layanan.models import LayananDipantau, Pengumuman
from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import JamField, TanggalField, TeksField, tawarkan
from lpse.waktu import hari_ini, setempat, zona

AKHIR_HARI = time(23, 59)


def _isi(label: str, bantuan: str, maks: int, *, wajib: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=maks,
        required=wajib,
        help_text=bantuan,
        widget=forms.Textarea({"rows": 6}),
    )


class BerwaktuForm(LPSEForm):
    """A form in which moments are typed as a day and an hour."""

    def saat(self, nama: str) -> datetime | None:
        """The moment of `tanggal_<nama>` and `jam_<nama>`; None where there is no day."""
        hari, jam = (self.cleaned_data.get(f"{bagian}_{nama}") for bagian in ("tanggal", "jam"))
        return timezone.make_aware(datetime.combine(hari, jam), zona()) if hari and jam else None

    def periksa_pasangan(self, nama: str) -> None:
        """A day without its hour, or the other way round, is an error beside what is missing."""
        hari, jam = (self.cleaned_data.get(f"{bagian}_{nama}") for bagian in ("tanggal", "jam"))
        if hari and not jam and f"jam_{nama}" not in self.errors:
            self.add_error(f"jam_{nama}", "Isi juga jamnya.")
        if jam and not hari and f"tanggal_{nama}" not in self.errors:
            self.add_error(f"tanggal_{nama}", "Isi juga tanggalnya.")


class PengumumanForm(BerwaktuForm):
    """An announcement as it is written; which fields matter depends on its kind."""

    jenis = forms.ChoiceField(
        label="Jenis",
        choices=JenisPengumuman,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih jenis pengumuman."},
    )
    judul = TeksField(label="Judul", max_length=120, help_text="Apa yang terjadi, tanpa kata “gangguan”.")
    isi = _isi("Isi", "Apa akibatnya bagi pengguna dan apa yang dapat mereka lakukan. Teks biasa.", 5000)
    layanan = forms.ModelMultipleChoiceField(
        label="Layanan yang terkena",
        queryset=LayananDipantau.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wajib untuk gangguan dan pemeliharaan.",
    )
    dampak = forms.ChoiceField(
        label="Seberapa berat (hanya gangguan)",
        choices=[("", "Pilih"), *DampakGangguan.choices],
        required=False,
    )
    tanggal_mulai = TanggalField(label="Mulai tanggal (boleh kosong untuk informasi)", required=False)
    jam_mulai = JamField(label="Mulai pukul", required=False, help_text="Misalnya 14.30.")
    tanggal_selesai = TanggalField(label="Perkiraan selesai tanggal", required=False)
    jam_selesai = JamField(
        label="Perkiraan selesai pukul", required=False, help_text="Wajib untuk pemeliharaan."
    )
    tanggal_berakhir = TanggalField(
        label="Informasi ditampilkan sampai tanggal (boleh kosong)", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang: Any = self.fields["layanan"]
        bidang.queryset = LayananDipantau.objects.filter(dipakai=True)

    @staticmethod
    def awal(pengumuman: Pengumuman | None) -> dict[str, Any]:
        """What the form shows first: the draft, or a disturbance that begins now."""
        if pengumuman is None:
            kini = setempat(timezone.now())
            return {"tanggal_mulai": kini.date(), "jam_mulai": kini.time()}
        isi: dict[str, Any] = {
            nama: getattr(pengumuman, nama) for nama in ("jenis", "judul", "isi", "dampak")
        }
        isi["layanan"] = list(pengumuman.layanan.values_list("pk", flat=True))
        saat = {"mulai": pengumuman.mulai, "selesai": pengumuman.perkiraan_selesai}
        for nama, pada in {**saat, "berakhir": pengumuman.berakhir_pada}.items():
            if pada:
                isi |= {f"tanggal_{nama}": setempat(pada).date(), f"jam_{nama}": setempat(pada).time()}
        return isi

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        self.periksa_pasangan("mulai")
        self.periksa_pasangan("selesai")
        mulai, selesai = self.saat("mulai"), self.saat("selesai")
        if mulai and selesai and selesai <= mulai:
            self.add_error("tanggal_selesai", "Perkiraan selesai harus sesudah mulai.")
        return isi

    @property
    def kolom(self) -> dict[str, Any]:
        """What the acts take; what another kind needs is left out."""
        isi, jenis = self.cleaned_data, self.cleaned_data["jenis"]
        umum = jenis == JenisPengumuman.UMUM
        akhir = isi.get("tanggal_berakhir") if umum else None
        return {
            **{nama: isi[nama] for nama in ("jenis", "judul", "isi", "layanan")},
            "dampak": isi["dampak"] if jenis == JenisPengumuman.GANGGUAN else "",
            "mulai": None if umum else self.saat("mulai"),
            "perkiraan_selesai": None if umum else self.saat("selesai"),
            "berakhir_pada": timezone.make_aware(datetime.combine(akhir, AKHIR_HARI), zona())
            if akhir
            else None,
        }


class JadwalForm(BerwaktuForm):
    """When it is to be shown."""

    tanggal_tayang = TanggalField(label="Tayang tanggal")
    jam_tayang = JamField(label="Tayang pukul", help_text="Misalnya 08.00.")

    @property
    def kolom(self) -> dict[str, Any]:
        return {"tayang_pada": self.saat("tayang")}


class TanpaIsianForm(LPSEForm):
    """A step that takes nothing but the button."""

    @property
    def kolom(self) -> dict[str, Any]:
        return {}


class PembaruanForm(BerwaktuForm):
    """What is known now, and a new estimate where there is one."""

    isi = _isi("Yang diketahui sekarang", "Dikirim kepada pelanggan dan tidak dapat diubah lagi.", 2000)
    tanggal_selesai = TanggalField(label="Perkiraan selesai tanggal (boleh kosong)", required=False)
    jam_selesai = JamField(label="Perkiraan selesai pukul", required=False)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        self.periksa_pasangan("selesai")
        return isi

    @property
    def kolom(self) -> dict[str, Any]:
        return {"isi": self.cleaned_data["isi"], "perkiraan_selesai": self.saat("selesai")}


class AkhiriForm(BerwaktuForm):
    """How it ended, and when, where that was not just now."""

    isi = _isi("Bagaimana akhirnya", "Wajib untuk gangguan dan pemeliharaan.", 2000, wajib=False)
    tanggal_berakhir = TanggalField(label="Selesai tanggal (kosong: sekarang)", required=False)
    jam_berakhir = JamField(label="Selesai pukul", required=False)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        self.periksa_pasangan("berakhir")
        return isi

    @property
    def kolom(self) -> dict[str, Any]:
        return {"isi": self.cleaned_data["isi"], "selesai_pada": self.saat("berakhir")}


class BatalForm(LPSEForm):
    """Why it is called off."""

    isi = _isi("Alasan", "Dibaca masyarakat bila pengumuman ini sudah tayang.", 2000)

    @property
    def kolom(self) -> dict[str, Any]:
        return {"isi": self.cleaned_data["isi"]}


class SaringanPengumumanForm(SaringanTeksForm):
    """The filters above the public list."""

    cari = TeksField(
        label="Cari judul", required=False, max_length=100, widget=forms.SearchInput({"autocomplete": "off"})
    )
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=[("", "Semua jenis"), *JenisPengumuman.choices]
    )
    tahun = forms.ChoiceField(label="Tahun", required=False)

    def __init__(self, *args: Any, tahun_pertama: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "tahun" in self.fields:
            kini = hari_ini().year
            tahun = [(str(t), str(t)) for t in range(kini, (tahun_pertama or kini) - 1, -1)]
            tawarkan(self, "tahun", [("", "Semua tahun"), *tahun])


class SaringanPapanForm(SaringanPengumumanForm):
    """The filters above the staff's list."""

    tahun = None  # type: ignore[assignment]
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua status"), *StatusPengumuman.choices]
    )


class JenisLanggananForm(LPSEForm):
    """Which kinds an address wants."""

    jenis = forms.MultipleChoiceField(
        label="Kirimi saya",
        choices=[
            ("gangguan", "Gangguan layanan"),
            ("pemeliharaan", "Pemeliharaan terencana"),
            ("umum", "Informasi lain"),
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu jenis pengumuman."},
    )


class LanggananForm(JenisLanggananForm):
    """A request to subscribe."""

    surel = forms.EmailField(
        label="Surel",
        max_length=254,
        help_text="Kami kirim tautan konfirmasi ke alamat ini.",
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    field_order = ["surel", "jenis"]


class LayananDipantauForm(LPSEForm):
    """One service of the catalogue."""

    nama = TeksField(label="Nama", max_length=80)
    keterangan = TeksField(label="Keterangan (boleh kosong)", max_length=160, required=False)
    urutan = forms.IntegerField(
        label="Urutan",
        min_value=1,
        max_value=9999,
        help_text="Angka kecil di atas.",
        widget=forms.TextInput({"size": 5, "inputmode": "numeric"}),
    )
    dipantau_sejak = TanggalField(label="Dipantau sejak", help_text="Hari sebelumnya tidak dinilai.")
    dipakai = forms.BooleanField(label="Tampilkan di halaman status", required=False)

    @property
    def kolom(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class LayananBaruForm(LayananDipantauForm):
    """A new service: its code stays for ever."""

    kode = forms.SlugField(
        label="Kode",
        max_length=30,
        help_text="Huruf kecil tanpa spasi, misalnya spse. Tidak berubah lagi.",
        error_messages={"invalid": "Pakai huruf kecil, angka, dan tanda hubung saja."},
    )
    field_order = ["kode", "nama"]
