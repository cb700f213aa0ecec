"""What is typed about retention: shape only; what is allowed, acts say."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from arsip.actions.pembersihan import IsianAturan
from arsip.actions.retensi import IsianKelas, IsianTahan
from arsip.enums.retensi import LingkupTahan, NasibAkhir, StatusPemusnahan, StatusTahan
from arsip.models import AturanSimpan, KelasRetensi
from arsip.models.retensi import BULAN_TERBANYAK
from arsip.queries.retensi import kelas_kini, rekaman
from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import TIPE_BERKAS, TanggalField, tawarkan, teks_field
from lpse.models import Akun
from lpse.waktu import hari_ini

Isi = dict[str, Any]
L = LingkupTahan
BATAS_SURAT_MB = 10


def uraian(label: str, bantuan: str = "", maks: int = 1000, *, wajib: bool = True) -> forms.CharField:
    """A longer text."""
    return forms.CharField(
        label=label, max_length=maks, help_text=bantuan, required=wajib, widget=forms.Textarea({"rows": 3})
    )


def angka(
    label: str, maks: int, bantuan: str = "", *, mini: int = 0, wajib: bool = True
) -> forms.IntegerField:
    """A whole number, typed."""
    return forms.IntegerField(
        label=label,
        min_value=mini,
        max_value=maks,
        required=wajib,
        help_text=bantuan,
        widget=forms.TextInput({"size": 4, "inputmode": "numeric"}),
    )


class LangkahForm(LPSEForm):
    """A step: what its act takes is what was typed."""

    @property
    def kolom(self) -> Isi:
        """What the act takes."""
        return dict(self.cleaned_data)


class TanpaIsianForm(LangkahForm):
    """A step that takes nothing but the button."""


class KelasForm(LangkahForm):
    """A class as the region's schedule has it. Years and months, since schedules speak in years."""

    kode = forms.RegexField(
        r"^[A-Za-z][A-Za-z0-9_-]{1,39}$",
        label="Kode kelas",
        help_text="Huruf, angka, tanda hubung; misalnya ARS-SURAT.",
        error_messages={"invalid": "Mulai dengan huruf, lalu huruf, angka, atau tanda hubung."},
    )
    nama = teks_field("Nama", "Isi nama kelas.", 150)
    dasar = teks_field(
        "Dasar aturan (boleh kosong)",
        "",
        300,
        "Nomor dan tahun peraturan JRA daerah. Tanpa ini masanya kosong.",
    )
    dihitung_dari = teks_field("Dihitung dari (boleh kosong)", "", 200, "Peristiwa yang memulai masa aktif.")
    aktif_tahun = angka("Masa aktif, tahun (boleh kosong)", 100, wajib=False)
    aktif_bulan = angka("Masa aktif, bulan (boleh kosong)", 11, wajib=False)
    inaktif_tahun = angka("Masa inaktif, tahun (boleh kosong)", 100, wajib=False)
    inaktif_bulan = angka("Masa inaktif, bulan (boleh kosong)", 11, wajib=False)
    nasib = forms.ChoiceField(label="Nasib akhir", choices=NasibAkhir, widget=forms.RadioSelect)
    berlaku_mulai = TanggalField(label="Berlaku mulai")
    keterangan = teks_field("Keterangan (boleh kosong)", "", 500)

    def __init__(self, *args: Any, kelas: KelasRetensi | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kode = kelas.kode if kelas else ""
        if kelas is not None:
            del self.fields["kode"]
            if rekaman(kelas.kode):
                # The unit that keeps the records knows from which event they are counted.
                del self.fields["dihitung_dari"]

    @staticmethod
    def awal(kelas: KelasRetensi | None) -> Isi:
        """The version in force, to be changed."""
        if kelas is None:
            return {"berlaku_mulai": hari_ini(), "nasib": NasibAkhir.DINILAI}
        kolom = ("nama", "dasar", "dihitung_dari", "nasib", "keterangan")
        isi: Isi = {nama: getattr(kelas, nama) for nama in kolom} | {"berlaku_mulai": hari_ini()}
        for masa in ("aktif", "inaktif"):
            bulan = getattr(kelas, f"{masa}_bulan")
            if bulan is not None:
                isi[f"{masa}_tahun"], isi[f"{masa}_bulan"] = divmod(bulan, 12)
        return isi

    def _masa(self, nama: str) -> int | None:
        tahun, bulan = self.cleaned_data.get(f"{nama}_tahun"), self.cleaned_data.get(f"{nama}_bulan")
        if tahun is None and bulan is None:
            return None
        return min((tahun or 0) * 12 + (bulan or 0), BULAN_TERBANYAK)

    @property
    def isian(self) -> IsianKelas:
        """What the act takes."""
        isi = self.cleaned_data
        return IsianKelas(
            kode=isi.get("kode") or self._kode,
            nama=isi["nama"],
            nasib=isi["nasib"],
            berlaku_mulai=isi["berlaku_mulai"],
            dasar=isi["dasar"],
            dihitung_dari=isi.get("dihitung_dari", ""),
            aktif_bulan=self._masa("aktif"),
            inaktif_bulan=self._masa("inaktif"),
            keterangan=isi["keterangan"],
        )


class TahanForm(LangkahForm):
    """What is held, why, and the letter."""

    lingkup = forms.ChoiceField(label="Yang ditahan", choices=L, widget=forms.RadioSelect)
    kelas = forms.ChoiceField(
        label="Kelas retensi (boleh kosong)",
        required=False,
        help_text="Untuk satu rekaman atau seluruh kelas.",
    )
    kunci = teks_field(
        "Kode rekaman atau cadangan (boleh kosong)",
        "",
        64,
        "Kode di alamat halamannya, untuk menahan satu rekaman atau satu cadangan.",
    )
    pengguna = teks_field(
        "Pengguna (boleh kosong)", "", 254, "Surel atau User ID, untuk menahan semua rekamannya."
    )
    alasan = uraian("Alasan")
    surat_nomor = teks_field("Nomor surat", "Isi nomor surat permintaannya.", 100)
    surat_tanggal = TanggalField(label="Tanggal surat")
    surat_dari = teks_field(
        "Surat dari", "Isi siapa yang memintanya.", 150, "Misalnya Kejaksaan Negeri Contoh."
    )
    surat = forms.FileField(
        label="Pindaian surat",
        help_text=f"PDF, JPEG, PNG, atau HEIC, paling besar {BATAS_SURAT_MB} MB.",
        widget=forms.FileInput({"accept": TIPE_BERKAS}),
        error_messages={"required": "Pilih pindaian suratnya.", "empty": "Berkas ini kosong."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "kelas", [("", "Pilih"), *((k.kode, str(k)) for k in kelas_kini())])

    def clean_pengguna(self) -> Akun | None:
        teks = self.cleaned_data["pengguna"]
        if not teks:
            return None
        akun = Akun.objects.filter(Q(email__iexact=teks) | Q(user_id__iexact=teks)).first()
        if akun is None:
            raise ValidationError("Tidak ada pengguna dengan surel atau User ID itu.")
        return akun

    def clean(self) -> Isi | None:
        isi = super().clean() or {}
        perlu = {"rekaman": ("kelas", "kunci"), "kelas": ("kelas",), "pengguna": ("pengguna",)}
        perlu["cadangan"] = ("kunci",)
        for nama in perlu.get(isi.get("lingkup", ""), ()):
            if not isi.get(nama) and nama not in self.errors:
                self.add_error(nama, "Isi ini untuk lingkup yang dipilih.")
        return isi

    @property
    def isian(self) -> IsianTahan:
        """What the act takes; fields of another scope are left out."""
        isi = self.cleaned_data
        lingkup = isi["lingkup"]
        return IsianTahan(
            lingkup=lingkup,
            alasan=isi["alasan"],
            surat_nomor=isi["surat_nomor"],
            surat_tanggal=isi["surat_tanggal"],
            surat_dari=isi["surat_dari"],
            kelas=isi["kelas"] if lingkup in (L.REKAMAN, L.KELAS) else "",
            kunci=isi["kunci"] if lingkup in (L.REKAMAN, L.CADANGAN) else "",
            akun=isi["pengguna"] if lingkup == L.PENGGUNA else None,
        )


class LepasForm(LangkahForm):
    """Why a hold ends."""

    alasan_lepas = uraian("Alasan dilepas", "Misalnya putusan berkekuatan hukum tetap, dengan nomornya.")


class UsulForm(LangkahForm):
    """Which class, up to when, and why."""

    kelas = forms.ChoiceField(label="Kelas retensi")
    sampai = TanggalField(label="Jatuh tempo sampai dengan")
    alasan = uraian("Pertimbangan", "Dibaca Kepala dan tercetak di berita acara.", 2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = [(k.kode, str(k)) for k in kelas_kini() if k.is_dimusnahkan and rekaman(k.kode)]
        tawarkan(self, "kelas", [("", "Pilih"), *pilihan])

    @property
    def kolom(self) -> Isi:
        isi = dict(self.cleaned_data)
        return {"kode_kelas": isi.pop("kelas"), **isi}


class SetujuiForm(LangkahForm):
    catatan_putusan = uraian("Catatan (boleh kosong)", wajib=False)


class TolakForm(LangkahForm):
    catatan_putusan = uraian("Alasan penolakan", "Dikirim kepada pengusul.")


class AturanForm(LangkahForm):
    """How long backups are kept, counted from the newest."""

    semua_hari = angka("Semua cadangan, berapa hari", 365, "Paling sedikit 2 hari.", mini=2)
    harian_hari = angka("Satu setiap hari, berapa hari", 3660, "0: tidak menurut hari.")
    mingguan_minggu = angka("Satu setiap minggu, berapa minggu", 520)
    bulanan_bulan = angka("Satu setiap bulan, berapa bulan", 240)
    tahunan_tahun = angka("Satu setiap tahun, berapa tahun", 50)
    alasan = teks_field("Alasan atau dasar", "Isi alasan atau dasarnya.", 300)

    @staticmethod
    def awal(aturan: AturanSimpan | None) -> Isi:
        """The rule in force; a usual one where there is none."""
        if aturan is None:
            nilai = (3, 14, 8, 12, 5)
            return dict(zip(list(AturanForm.base_fields)[:5], nilai, strict=True))
        return {nama: getattr(aturan, nama) for nama in AturanForm.base_fields if nama != "alasan"}

    @property
    def isian(self) -> IsianAturan:
        """What the act takes."""
        return IsianAturan(**self.cleaned_data)


class SaringanStatusForm(SaringanTeksForm):
    """The filters above a list: words and one choice."""

    cari = forms.CharField(
        label="Cari", required=False, max_length=100, widget=forms.SearchInput({"autocomplete": "off"})
    )
    status = forms.ChoiceField(label="Status", required=False)
    PILIHAN: Any = ()
    SEMUA = "Semua status"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "status", [("", self.SEMUA), *self.PILIHAN])


class SaringanTahanForm(SaringanStatusForm):
    PILIHAN = StatusTahan.choices


class SaringanPemusnahanForm(SaringanStatusForm):
    PILIHAN = StatusPemusnahan.choices


class SaringanTempoForm(SaringanTeksForm):
    """Which class is looked at, and what is searched for in it."""

    kelas = forms.ChoiceField(label="Kelas retensi", required=False)
    cari = forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        help_text="Kode atau nomor.",
        widget=forms.SearchInput({"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, kelas: list[KelasRetensi], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "kelas", [(k.kode, str(k)) for k in kelas])
