"""What is typed about targets: one form for each kind, with what asking it takes; the commands use it too."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from infrastruktur.enums.pantau import JenisSasaran, Keadaan, PeranSasaran
from infrastruktur.models import Sasaran
from infrastruktur.pemantau import AlamatDitolak, periksa_alamat
from infrastruktur.policies.sasaran import RUJUKAN
from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import TeksField

J = JenisSasaran
OPSI = "opsi_"
# The room's own addresses begin with these words.
KODE_TERPAKAI = frozenset({"baru", "ekspor", "portal"})
UMUM = ("nama", "peran", "alamat", "kelompok", "layanan", "jeda_menit", "batas_detik")


class RahasiaField(TeksField):
    """A secret by reference: the name of an environment variable of the worker, never the secret itself."""

    def clean(self, value: Any) -> str:
        teks: str = super().clean(value)
        if teks and not RUJUKAN.fullmatch(teks):
            raise ValidationError(
                "Tulis nama variabel lingkungan, misalnya env:PANTAU_RAHASIA_UPS. "
                "Rahasianya sendiri tidak disimpan di portal.",
                code="bukan_rujukan",
            )
        return teks


def _opsi(label: str, bantuan: str = "", maks: int = 120, kelas: type[TeksField] = TeksField) -> TeksField:
    return kelas(label=f"{label} (boleh kosong)", max_length=maks, required=False, help_text=bantuan)


def _rahasia(label: str, contoh: str) -> TeksField:
    return _opsi(
        label, f"Rujukan ke variabel lingkungan, misalnya env:PANTAU_RAHASIA_{contoh}.", kelas=RahasiaField
    )


def _angka(label: str, awal: int, maks: int, bantuan: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        initial=awal,
        min_value=1,
        max_value=maks,
        help_text=bantuan,
        widget=forms.TextInput({"size": 5, "inputmode": "numeric"}),
        error_messages={
            "invalid": "Tulis angka saja.",
            "min_value": "Paling sedikit %(limit_value)d.",
            "max_value": "Paling banyak %(limit_value)d.",
        },
    )


def _cara(label: str, pilihan: tuple[str, ...]) -> forms.ChoiceField:
    """The first is what is taken where nothing is said."""
    isi = [("", pilihan[0]), *((satu, satu) for satu in pilihan[1:])]
    return forms.ChoiceField(label=f"{label}, untuk SNMP v3", required=False, choices=isi)


class SasaranForm(LPSEForm):
    """What every kind needs; fields whose names begin with `opsi_` are what this kind asks for besides."""

    jenis: ClassVar[JenisSasaran]
    bantuan_alamat: ClassVar[str] = ""
    jeda_awal: ClassVar[int] = 1

    nama = TeksField(label="Nama", max_length=120, help_text="Sebagaimana petugas menyebutnya.")
    kode = forms.SlugField(
        label="Kode",
        max_length=40,
        help_text="Huruf, angka, dan tanda hubung, misalnya spse-utama. Tidak berubah lagi.",
        error_messages={"invalid": "Pakai huruf, angka, dan tanda hubung saja."},
    )
    alamat = TeksField(label="Alamat", max_length=300)
    peran = forms.ChoiceField(
        label="Peran",
        choices=PeranSasaran,
        initial=PeranSasaran.LAIN,
        help_text="Menentukan ke laporan mana ia masuk.",
    )
    kelompok = _opsi("Kelompok", "Sasaran dengan kata yang sama diberitakan dalam satu pesan.", 60)
    layanan = _opsi("Kode layanan yang terdampak", "Seperti di halaman status, misalnya spse.", 30)
    jeda_menit = _angka("Diperiksa setiap (menit)", 1, 1440, "1 sampai 1440.")
    batas_detik = _angka("Batas menunggu jawaban (detik)", 5, 30, "1 sampai 30.")

    def __init__(self, *args: Any, sasaran: Sasaran | None = None, **kwargs: Any) -> None:
        awal = self.awal(sasaran) if sasaran else {"jeda_menit": self.jeda_awal}
        super().__init__(*args, **{"initial": awal, **kwargs})
        self.fields["alamat"].help_text = self.bantuan_alamat
        if sasaran is not None:
            del self.fields["kode"]
        if self.jenis == J.INANG:
            del self.fields["alamat"]

    @staticmethod
    def awal(sasaran: Sasaran) -> dict[str, Any]:
        """What the form shows of a target that is there."""
        opsi = {f"{OPSI}{nama}": nilai for nama, nilai in sasaran.opsi.items()}
        return {nama: getattr(sasaran, nama) for nama in UMUM} | opsi

    def clean_kode(self) -> str:
        kode: str = self.cleaned_data["kode"].lower()
        if kode in KODE_TERPAKAI:
            raise ValidationError(f"Kode “{kode}” dipakai portal. Pilih kode lain.", code="terpakai")
        return kode

    def clean_alamat(self) -> str:
        try:
            return periksa_alamat(self.jenis, self.cleaned_data["alamat"], settings.PANTAU_IZIN)
        except AlamatDitolak as galat:
            raise ValidationError(str(galat), code="alamat_ditolak") from None

    @classmethod
    def nama_opsi(cls) -> list[str]:
        """The options this kind knows."""
        return [nama.removeprefix(OPSI) for nama in cls.base_fields if nama.startswith(OPSI)]

    @property
    def kolom(self) -> dict[str, Any]:
        """What the acts take."""
        isi = self.cleaned_data
        opsi = {nama: _tulis(isi.get(f"{OPSI}{nama}")) for nama in self.nama_opsi()}
        return {
            **{nama: isi[nama] for nama in UMUM if nama in isi},
            "opsi": {nama: nilai for nama, nilai in opsi.items() if nilai},
        }


def _tulis(nilai: Any) -> str:
    """An option as it is kept: text; a ticked box is `ya`."""
    if isinstance(nilai, bool):
        return "ya" if nilai else ""
    return "" if nilai is None else str(nilai)


class CentangOpsi(forms.BooleanField):
    """A box for an option that is `ya` or not there."""

    def prepare_value(self, value: Any) -> Any:
        return value in (True, "ya", "on")

    def to_python(self, value: Any) -> bool:
        return value in (True, "ya", "on", "true", "True", "1")


def _abaikan() -> CentangOpsi:
    return CentangOpsi(
        label="Jangan periksa sertifikatnya",
        required=False,
        help_text="Hanya untuk server di jaringan sendiri yang sertifikatnya dibuat sendiri.",
    )


class InangForm(SasaranForm):
    jenis = J.INANG


class NodeForm(SasaranForm):
    jenis = J.NODE
    bantuan_alamat = "Host dan port node_exporter, misalnya 10.10.0.5:9100."
    opsi_pengguna = _opsi("Nama pengguna", "Bila node_exporter memintanya.")
    opsi_sandi = _rahasia("Sandi", "NODE")
    opsi_abaikan_sertifikat = _abaikan()


class UpsForm(SasaranForm):
    jenis = J.UPS
    bantuan_alamat = "Nama UPS dan host server NUT, misalnya ups@10.10.0.9."
    opsi_pengguna = _opsi("Nama pengguna", "Bila server NUT memintanya.")
    opsi_sandi = _rahasia("Sandi", "UPS")


class HttpForm(SasaranForm):
    jenis = J.HTTP
    bantuan_alamat = "Alamat lengkap halamannya, misalnya https://spse.contohkab.go.id/eproc4/."
    opsi_status = _opsi("Status HTTP yang diharapkan", "Misalnya 200-299 (bawaan) atau 200,401.", 40)
    opsi_teks = _opsi("Teks yang harus ada di halaman", "Persis seperti di sumber halaman.", 200)
    opsi_abaikan_sertifikat = _abaikan()

    def clean_opsi_status(self) -> str:
        status: str = self.cleaned_data["opsi_status"].replace(" ", "")
        bagian = [angka for satu in status.split(",") for angka in satu.split("-")] if status else []
        if not all(angka.isdecimal() and 100 <= int(angka) <= 599 for angka in bagian):
            raise ValidationError("Tulis angka status 100 sampai 599, misalnya 200-299 atau 200,401.")
        return status


class TcpForm(SasaranForm):
    jenis = J.TCP
    bantuan_alamat = "Host dan port, misalnya spse.contohkab.go.id:443."


class DnsForm(SasaranForm):
    jenis = J.DNS
    jeda_awal = 5
    bantuan_alamat = "Nama domainnya saja, misalnya spse.contohkab.go.id."
    opsi_rekaman = forms.ChoiceField(
        label="Jenis rekaman",
        required=False,
        choices=[(r, r) for r in ("A", "AAAA", "CNAME", "MX", "NS", "TXT")],
    )
    opsi_jawaban = _opsi("Jawaban yang harus ada", "Misalnya alamat IP server SPSE.")
    opsi_resolver = _opsi(
        "Server DNS yang ditanya", "Paling banyak dua, dipisah koma; kosong: milik server ini."
    )


class PingForm(SasaranForm):
    jenis = J.PING
    bantuan_alamat = "Nama host atau alamat IP saja."
    opsi_port = forms.IntegerField(
        label="Port TCP bila ping tidak diizinkan sistem (boleh kosong)",
        required=False,
        min_value=1,
        max_value=65535,
        help_text="Bawaan 443.",
        widget=forms.TextInput({"size": 5, "inputmode": "numeric"}),
        error_messages={"invalid": "Tulis angka port 1 sampai 65535."},
    )


class TlsForm(SasaranForm):
    jenis = J.TLS
    jeda_awal = 60
    bantuan_alamat = "Host dan port, misalnya spse.contohkab.go.id:443."


class SnmpForm(SasaranForm):
    jenis = J.SNMP
    bantuan_alamat = "Host perangkatnya, misalnya 10.10.0.1 atau 10.10.0.1:161."
    opsi_community = _rahasia("Community, untuk SNMP v2c", "ROUTER")
    opsi_pengguna = _opsi("Nama pengguna, untuk SNMP v3")
    opsi_sandi = _rahasia("Sandi, untuk SNMP v3", "ROUTER")
    opsi_autentikasi = _cara("Cara autentikasi", ("sha", "sha256", "sha512", "md5"))
    opsi_sandi_privasi = _rahasia("Sandi penyandian, untuk SNMP v3", "ROUTER_PRIVASI")
    opsi_privasi = _cara("Cara penyandian", ("aes", "aes256", "des"))
    opsi_antarmuka = _opsi("Antarmuka yang dibaca", "Namanya dipisah koma; kosong: semua.", 300)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if not {"opsi_community", "opsi_pengguna"} & (self.errors.keys() | {k for k, v in isi.items() if v}):
            self.add_error("opsi_community", "Isi community, atau nama pengguna untuk SNMP v3.")
        return isi


FORM_JENIS: dict[JenisSasaran, type[SasaranForm]] = {
    kelas.jenis: kelas
    for kelas in (InangForm, NodeForm, SnmpForm, UpsForm, HttpForm, TcpForm, DnsForm, PingForm, TlsForm)
}
# What may be added; this host is there already.
DAPAT_DITAMBAH = tuple(jenis for jenis in JenisSasaran if jenis != J.INANG)


class PilihJenisForm(LPSEForm):
    """Which kind a new target is: the next page asks what that kind needs."""

    jenis = forms.ChoiceField(
        label="Apa yang dipantau",
        choices=[(jenis.value, jenis.label) for jenis in DAPAT_DITAMBAH],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih jenis sasaran."},
    )


class HentiForm(LPSEForm):
    """Why a target is not watched any more."""

    alasan = TeksField(
        label="Alasan", max_length=300, help_text="Misalnya: server dipensiunkan, diganti spse-baru."
    )

    @property
    def kolom(self) -> dict[str, Any]:
        return {"alasan": self.cleaned_data["alasan"]}


DIHENTIKAN = "dihentikan"


class SaringanSasaranForm(SaringanTeksForm):
    """The filters above the list."""

    cari = TeksField(
        label="Cari nama, kode, atau alamat",
        required=False,
        max_length=100,
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=[("", "Semua jenis"), *JenisSasaran.choices]
    )
    peran = forms.ChoiceField(
        label="Peran", required=False, choices=[("", "Semua peran"), *PeranSasaran.choices]
    )
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[("", "Yang dipantau"), *Keadaan.choices, (DIHENTIKAN, "Dihentikan")],
    )
