"""What is typed about a bid that cannot be opened: shape only; what is allowed, acts say."""

import re
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from layanan.actions.kesaksian import IsianKesaksian
from layanan.enums.kesaksian import CaraTandaTangan, HasilUpaya, StatusKesaksian
from layanan.models import Kesaksian, Tiket
from layanan.policies.kesaksian import kepala_bertugas, pernyataan_baku, pilihan_peminta
from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.berkas.tersegel import BATAS_MB
from lpse.bidang import JamField, TanggalField, TeksField, tawarkan, teks_field
from lpse.models import Akun
from lpse.profil import profil
from lpse.waktu import setempat, zona

SIDIK = re.compile(r"[0-9a-f]{64}")
BATAS_SALINAN_MB = 20


def _uraian(label: str, bantuan: str = "", maks: int = 4000, baris: int = 5) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=maks, help_text=bantuan, widget=forms.Textarea({"rows": baris})
    )


class NIPField(TeksField):
    """Eighteen digits, however they are grouped; may be left empty by who has none."""

    def clean(self, value: Any) -> str:
        nip = re.sub(r"[\s.\-]", "", str(super().clean(value)))
        if nip and not re.fullmatch(r"[0-9]{18}", nip):
            raise ValidationError("NIP terdiri atas 18 angka. Periksa kembali, atau kosongkan.")
        return nip


class SidikField(TeksField):
    """A SHA-256 as people copy it: spaces and capitals do not matter."""

    def clean(self, value: Any) -> str:
        sidik = re.sub(r"\s", "", str(super().clean(value))).lower()
        if sidik and not SIDIK.fullmatch(sidik):
            raise ValidationError("SHA-256 terdiri atas 64 huruf a–f dan angka. Salin utuh, tanpa terpotong.")
        return sidik


def _nip() -> NIPField:
    return NIPField(
        label="NIP (boleh kosong)", required=False, widget=forms.TextInput({"inputmode": "numeric"})
    )


def _sidik(label: str, bantuan: str) -> SidikField:
    return SidikField(
        label=label,
        required=False,
        help_text=bantuan,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )


class LangkahForm(LPSEForm):
    """A step: what its act takes is what was typed; a date and an hour become one moment."""

    SAAT: dict[str, tuple[str, str]] = {}

    def saat(self, tanggal: str, jam: str) -> datetime:
        isi = self.cleaned_data
        return timezone.make_aware(datetime.combine(isi[tanggal], isi[jam]), zona())

    @property
    def kolom(self) -> dict[str, Any]:
        """What the act takes."""
        bagian = {nama for pasangan in self.SAAT.values() for nama in pasangan}
        lain = {nama: nilai for nama, nilai in self.cleaned_data.items() if nama not in bagian}
        return {**lain, **{nama: self.saat(*pasangan) for nama, pasangan in self.SAAT.items()}}


class KesaksianForm(LangkahForm):
    """The incident as it is first told."""

    SAAT = {"kejadian_pada": ("tanggal_kejadian", "jam_kejadian")}

    kode_tender = teks_field("Kode tender", "Isi kode tender.", 20, "Seperti di SPSE, misalnya 10099342.")
    nama_paket = teks_field("Nama paket", "Isi nama paket.", 300)
    satker = teks_field("Satuan kerja", "Isi satuan kerja.", 200)
    penyedia = teks_field(
        "Penyedia yang berkasnya tidak dapat dibuka", "Isi nama penyedia.", 200, "Namanya saja."
    )
    tanggal_kejadian = TanggalField(label="Tanggal kejadian")
    jam_kejadian = JamField(label="Jam kejadian", help_text="Misalnya 14.30.")
    tempat = teks_field("Tempat", "Isi tempat kejadian.", 200, "Misalnya ruang rapat LPSE.")
    uraian = _uraian("Uraian kejadian", "Apa yang terjadi, urut waktunya. Jangan tulis isi penawaran.")
    peminta_kode = forms.ChoiceField(
        label="Siapa yang meminta kesaksian",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih siapa yang meminta kesaksian."},
    )
    peminta_nama = teks_field("Nama peminta", "Isi nama peminta.", 150)
    peminta_nip = _nip()
    peminta_jabatan = teks_field(
        "Jabatan peminta", "Isi jabatan peminta.", 150, "Misalnya Ketua Pokja Konstruksi."
    )
    surat_nomor = teks_field("Nomor surat permintaan (boleh kosong)", "", 100)
    surat_tanggal = TanggalField(label="Tanggal surat (boleh kosong)", required=False)
    pernyataan = _uraian("Pernyataan", "Kalimat baku; ubah bila kejadiannya lain.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "peminta_kode", pilihan_peminta())

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if isi.get("surat_nomor") and not isi.get("surat_tanggal") and "surat_tanggal" not in self.errors:
            self.add_error("surat_tanggal", "Isi juga tanggal suratnya.")
        if isi.get("surat_tanggal") and not isi.get("surat_nomor"):
            self.add_error("surat_nomor", "Isi juga nomor suratnya.")
        return isi

    @property
    def isian(self) -> IsianKesaksian:
        """What the act takes."""
        return IsianKesaksian(**self.kolom)


def awal_dari_tiket(tiket: Tiket | None) -> dict[str, Any]:
    """What a new case starts with: the usual statement, and what the ticket already knows."""
    awal: dict[str, Any] = {"pernyataan": pernyataan_baku(profil().sebut(profil().layanan.pembuka_penawaran))}
    if tiket:
        satker = tiket.satker.nama if tiket.satker else ""
        awal |= {"kode_tender": tiket.kode_tender, "nama_paket": tiket.nama_paket, "satker": satker}
    return awal


def awal_dari_kesaksian(kesaksian: Kesaksian) -> dict[str, Any]:
    """What the form shows of a case that is there."""
    saat, surat = setempat(kesaksian.kejadian_pada), kesaksian.rujukan_surat
    nama = set(KesaksianForm.base_fields) - {
        *("tanggal_kejadian", "jam_kejadian", "surat_nomor", "surat_tanggal")
    }
    return {
        **{n: getattr(kesaksian, n) for n in nama},
        "tanggal_kejadian": saat.date(),
        "jam_kejadian": saat.time(),
        "surat_nomor": surat.nomor if surat else "",
        "surat_tanggal": surat.tanggal if surat else None,
    }


class BerkasForm(LangkahForm):
    """A file that cannot be opened: handed over itself, or told by its size and fingerprint."""

    berkas = forms.FileField(
        label="Berkasnya (boleh kosong)",
        required=False,
        help_text=f"Disimpan tersegel, tidak dibuka; sidiknya dihitung portal. Batas {BATAS_MB} MB.",
    )
    nama = teks_field("Nama berkas", "", 255, "Seperti di SPSE. Boleh kosong bila berkasnya dilampirkan.")
    ukuran = forms.IntegerField(
        label="Ukuran (byte)",
        required=False,
        min_value=1,
        help_text="Angka persis, tanpa titik. Boleh kosong bila berkasnya dilampirkan.",
        widget=forms.TextInput({"inputmode": "numeric", "size": 14}),
        error_messages={"invalid": "Tulis angka saja, misalnya 1204224."},
    )
    sha256 = _sidik("SHA-256", "Boleh kosong bila berkasnya dilampirkan; bila diisi, harus cocok.")

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        berkas = isi.get("berkas")
        if berkas:
            isi["nama"] = (
                isi.get("nama") or TeksField(max_length=255, required=False).to_python(berkas.name)[:255]
            )
            return isi
        for nama, kalimat in (
            ("nama", "Isi nama berkas, atau lampirkan berkasnya."),
            ("ukuran", "Isi ukuran berkas, atau lampirkan berkasnya."),
            ("sha256", "Isi SHA-256 berkas, atau lampirkan berkasnya."),
        ):
            if not isi.get(nama) and nama not in self.errors and "berkas" not in self.errors:
                self.add_error(nama, kalimat)
        return isi


class UpayaForm(LangkahForm):
    """One attempt to open the file."""

    SAAT = {"pada": ("tanggal", "jam")}

    tanggal = TanggalField(label="Tanggal")
    jam = JamField(label="Jam", help_text="Misalnya 14.30.")
    alat = teks_field("Alat dan versinya", "Isi alat dan versinya.", 150, "Misalnya Apendo Panitia 4.1.")
    pelaku = teks_field("Dilakukan oleh", "Isi siapa yang mencoba.", 150)
    hasil = forms.ChoiceField(
        label="Hasil",
        choices=HasilUpaya,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih hasilnya."},
    )
    keterangan = _uraian("Pesan galat", "Salin persis seperti di layar.", 1000, 3)


class SaksiForm(LangkahForm):
    """Somebody who saw it and will sign."""

    nama = teks_field("Nama", "Isi nama saksi.", 150)
    nip = _nip()
    jabatan = teks_field("Jabatan", "Isi jabatan saksi.", 150)
    instansi = teks_field("Instansi", "Isi instansi saksi.", 150)
    is_lpse = forms.BooleanField(label="Pegawai LPSE", required=False)


class TanpaIsianForm(LangkahForm):
    """A step that takes nothing but the button."""


class TerbitForm(LangkahForm):
    """Who leads the LPSE and signs last."""

    kepala = forms.TypedChoiceField(
        label="Kepala yang menandatangani",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih Kepala yang menandatangani."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kepala = {str(k.pk): k for k in kepala_bertugas()}
        tawarkan(self, "kepala", [(pk, _sebut(k)) for pk, k in self._kepala.items()])
        if len(self._kepala) == 1:
            self.initial["kepala"] = next(iter(self._kepala))

    def clean_kepala(self) -> Akun:
        return self._kepala[self.cleaned_data["kepala"]]


def _sebut(akun: Akun) -> str:
    return f"{akun}, {akun.jabatan}" if akun.jabatan else str(akun)


class SalinanForm(LangkahForm):
    """The signed copy that came back."""

    cara = forms.ChoiceField(
        label="Bentuk salinan",
        choices=CaraTandaTangan,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih bentuk salinannya."},
    )
    berkas = forms.FileField(
        label="Salinan bertanda tangan",
        help_text=f"PDF, JPEG, PNG, atau HEIC; paling besar {BATAS_SALINAN_MB} MB. Yang bertanda tangan "
        "elektronik: PDF dari halaman ini, ditandatangani langsung tanpa disimpan ulang.",
    )


class KirimForm(LangkahForm):
    """When the file went to LKPP, and under which number."""

    SAAT = {"dikirim_pada": ("tanggal", "jam")}

    nomor_lkpp = teks_field("Nomor tiket LKPP", "Isi nomor tiket LKPP.", 60, "Dari helpdesk LKPP.")
    tanggal = TanggalField(label="Tanggal pengiriman")
    jam = JamField(label="Jam pengiriman", help_text="Misalnya 14.30.")


class HasilForm(LangkahForm):
    """What LKPP found."""

    SAAT = {"hasil_pada": ("tanggal", "jam")}

    hasil_forensik = _uraian("Hasil pemeriksaan LKPP", "Salin kesimpulannya.")
    tanggal = TanggalField(label="Tanggal diterima")
    jam = JamField(label="Jam diterima", help_text="Misalnya 14.30.")


class TutupForm(LangkahForm):
    """How the case ended."""

    penutup = _uraian("Penutup", "Kepada siapa hasilnya disampaikan, dan kapan.", 2000)


class AlasanForm(LangkahForm):
    """Why a case is cancelled or a berita acara revoked."""

    alasan = _uraian("Alasan", "Tersimpan bersama perkara dan tidak dapat diubah.", 2000)


class SegelForm(LangkahForm):
    """The file itself."""

    berkas = forms.FileField(
        label="Berkas yang diserahkan",
        help_text=f"Jenis apa pun, paling besar {BATAS_MB} MB. Tidak dibuka; sidiknya harus cocok.",
    )


class SerahForm(LangkahForm):
    """One hand-over of the file on a medium."""

    SAAT = {"pada": ("tanggal", "jam")}

    tanggal = TanggalField(label="Tanggal")
    jam = JamField(label="Jam", help_text="Misalnya 14.30.")
    dari = teks_field("Diserahkan oleh", "Isi siapa yang menyerahkan.", 150)
    kepada = teks_field("Diterima oleh", "Isi siapa yang menerima.", 150)
    # Not `media`, which every form has already.
    media_bukti = teks_field("Media", "Isi medianya.", 150, "Misalnya flash disk bersegel nomor 3.")
    tujuan = teks_field("Untuk keperluan", "Isi keperluannya.", 300)
    sha256 = _sidik(
        "SHA-256 yang dihitung dari media", "Boleh kosong; yang tersegel di portal dihitung ulang sendiri."
    )

    @property
    def kolom(self) -> dict[str, Any]:
        isi = super().kolom
        media = isi.pop("media_bukti")
        return {**isi, "media": media}


class AmbilForm(LangkahForm):
    """Why somebody takes a copy of sealed evidence."""

    tujuan = teks_field("Untuk keperluan", "Isi keperluannya.", 300, "Tercatat dalam rantai bukti.")


class SaringanKesaksianForm(SaringanTeksForm):
    """The filters above the list."""

    cari = forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        help_text="Nomor perkara, nomor berita acara, atau kode tender.",
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[("", "Semua status"), ("berjalan", "Belum selesai"), *StatusKesaksian.choices],
    )
