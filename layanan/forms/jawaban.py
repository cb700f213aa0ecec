"""What officers write on a ticket: answers, notes, and what they arrange about it."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from layanan.enums.tiket import (
    Dampak,
    JenisMasalah,
    JenisTiket,
    Kategori,
    KelompokPengguna,
    Saluran,
    TindakanTiket,
    TipeLKPP,
    Urgensi,
)
from layanan.forms.tiket_publik import lampiran_field
from layanan.models import JawabanBaku, Tiket
from layanan.policies.luar import jawaban_luar
from layanan.policies.penerusan import HASIL_KENDALA, is_wajib
from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import BOLEH_KOSONG, TanggalField, TeksField, baca_telepon, tawarkan, teks_field
from lpse.models import Satker
from lpse.profil import profil
from lpse.sumbangan import Perkara, sumbangan
from lpse.waktu import zona

T = TindakanTiket
PANJANG = 10_000
# What came of these is counted in the report.
BERHASIL = (JenisTiket.DUKUNGAN, JenisTiket.FASILITASI, JenisTiket.INFORMASI)
LANGKAH = (
    (T.BALAS.value, "Kirim jawaban; tiket tetap saya tangani"),
    (T.MINTA_KETERANGAN.value, "Kirim, lalu tunggu keterangan pengguna (jam penyelesaian berhenti)"),
    (T.SELESAIKAN.value, "Kirim dan selesaikan; pengguna ditanya apakah sudah selesai"),
)
PILIHAN_SALURAN = [("web", "Portal dan surel"), *((s.value, s.label) for s in Saluran if s != Saluran.WEB)]


def isi_field(label: str, kosong: str, baris: int = 6, bantuan: str = "") -> forms.CharField:
    """Some paragraphs of text."""
    return forms.CharField(
        label=label,
        max_length=PANJANG,
        help_text=bantuan,
        widget=forms.Textarea({"rows": baris}),
        error_messages={"required": kosong, "max_length": "Tulis paling banyak %(limit_value)d huruf."},
    )


class TerbacaForm(LPSEForm):
    """An answer that knows which message its author saw last."""

    terbaca = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput())


class JawabForm(TerbacaForm):
    """An answer, and what follows it."""

    isi = isi_field("Jawaban kepada pengguna", "Tulis jawabannya.", 8)
    langkah = forms.ChoiceField(
        label="Sesudah dikirim", choices=LANGKAH, initial=T.BALAS.value, widget=forms.RadioSelect
    )
    saluran = forms.ChoiceField(
        label="Disampaikan lewat", choices=PILIHAN_SALURAN, initial=Saluran.WEB.value, required=False
    )
    hasil = teks_field(
        f"Hasil{BOLEH_KOSONG}",
        "",
        200,
        "Dihitung di laporan, misalnya “RUP tayang”. Disimpan saat diselesaikan.",
    )
    lampiran = lampiran_field()

    def __init__(self, *args: Any, tiket: Tiket, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if tiket.jenis == JenisTiket.KENDALA:
            self.fields["hasil"] = _hasil_kendala()
        elif tiket.jenis not in BERHASIL:
            del self.fields["hasil"]

    def clean_saluran(self) -> str:
        return self.cleaned_data["saluran"] or Saluran.WEB.value


def _hasil_kendala() -> forms.ChoiceField:
    """What became of an obstacle; where sending on to LKPP is a duty, leaving one unsolved asks for that."""
    wajib = "Yang tidak dapat diselesaikan LPSE wajib diteruskan ke LKPP lebih dahulu." if is_wajib() else ""
    return forms.ChoiceField(
        label=f"Hasil{BOLEH_KOSONG}",
        required=False,
        choices=[("", "Tidak disebut"), *((satu, satu) for satu in HASIL_KENDALA)],
        help_text=wajib,
    )


class CatatanForm(LPSEForm):
    """A note among the officers."""

    isi = isi_field("Catatan internal", "Tulis catatannya.", 4, "Hanya dibaca petugas.")
    lampiran = lampiran_field()


class KataPenggunaForm(LPSEForm):
    """What the user said outside the portal."""

    isi = isi_field("Yang disampaikan pengguna", "Tulis apa yang disampaikan pengguna.", 4)
    saluran = forms.ChoiceField(
        label="Lewat", choices=[(s.value, s.label) for s in Saluran if s != Saluran.WEB]
    )


class LuarForm(TerbacaForm):
    """Which excluded matter it is, and the courteous answer."""

    perkara = forms.ChoiceField(
        label="Perkara",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih perkara yang disebut dalam peraturan."},
    )
    isi = isi_field("Jawaban kepada pengguna", "Tulis jawabannya.", 12)

    def __init__(self, *args: Any, tiket: Tiket, perkara: str = "", **kwargs: Any) -> None:
        awal = {"perkara": perkara, "isi": jawaban_luar(tiket, perkara)}
        kwargs["initial"] = {**kwargs.get("initial", {}), **awal}
        super().__init__(*args, **kwargs)
        tawarkan(self, "perkara", [(p.kode, p.nama) for p in profil().layanan.luar_tanggung_jawab])


class PerpanjangForm(LPSEForm):
    """How much longer, and why."""

    jam_kerja = forms.IntegerField(
        label="Tambahan waktu (jam kerja)", min_value=1, max_value=500, widget=forms.NumberInput({"size": 4})
    )
    alasan = isi_field("Alasan", "Tulis alasan perpanjangan.", 3, "Dibaca pengguna, dan tersimpan.")


class AlasanForm(LPSEForm):
    """A reason that stays with the ticket."""

    alasan = isi_field("Alasan", "Tulis alasannya.", 3, "Tersimpan di riwayat tiket.")


class TanpaIsianForm(LPSEForm):
    """Nothing to type: the button is the whole of it."""


class TautkanForm(LPSEForm):
    """The case of another unit this ticket is about, by its number; empty takes the link away."""

    perkara = TeksField(
        label=f"Nomor perkara{BOLEH_KOSONG}",
        required=False,
        max_length=40,
        help_text="Misalnya nomor pendaftaran REG-2026-000001. Kosongkan untuk melepas tautan.",
    )

    def clean_perkara(self) -> str:
        nomor: str = self.cleaned_data["perkara"].upper()
        if not nomor:
            return ""
        perkara = cari_perkara(nomor)
        if perkara is None:
            raise ValidationError(f"Tidak ada perkara bernomor {nomor}. Periksa kembali nomornya.")
        return perkara.nomor


def cari_perkara(nomor: str) -> Perkara | None:
    """The case of whichever unit owns this number; None where none does."""
    return next((p for cari in sumbangan.cari_perkara if (p := cari(nomor)) is not None), None)


class RincianForm(LPSEForm):
    """The details of a ticket: LKPP's form and who asked."""

    jenis = forms.ChoiceField(label="Jenis", choices=JenisTiket.choices)
    judul = teks_field("Perihal", "Isi perihalnya.", 200)
    urgensi = forms.ChoiceField(label="Urgensi", choices=Urgensi.choices, widget=forms.RadioSelect)
    dampak = forms.ChoiceField(label="Dampak", choices=Dampak.choices, widget=forms.RadioSelect)
    nama = teks_field("Nama pelapor", "Isi nama pelapor.", 150)
    surel = forms.EmailField(label=f"Surel{BOLEH_KOSONG}", required=False)
    telepon = TeksField(label=f"Telepon{BOLEH_KOSONG}", required=False, max_length=20)
    user_id = TeksField(label=f"User ID{BOLEH_KOSONG}", required=False, max_length=30)
    npwp = TeksField(label=f"NPWP{BOLEH_KOSONG}", required=False, max_length=20)
    instansi = TeksField(label=f"Perusahaan atau instansi{BOLEH_KOSONG}", required=False, max_length=200)
    satker = forms.ModelChoiceField(
        label=f"Satuan kerja{BOLEH_KOSONG}", queryset=Satker.objects.order_by("nama"), required=False
    )
    kelompok = forms.ChoiceField(
        label="Pengguna", choices=[("", "Belum ditentukan"), *KelompokPengguna.choices], required=False
    )
    tipe_lkpp = forms.ChoiceField(
        label="Tipe", choices=[("", "Belum ditentukan"), *TipeLKPP.choices], required=False
    )
    kategori = forms.ChoiceField(
        label="Kategori", choices=[("", "Belum ditentukan"), *Kategori.choices], required=False
    )
    jenis_masalah = forms.ChoiceField(
        label="Jenis masalah", choices=[("", "Belum ditentukan"), *JenisMasalah.choices], required=False
    )
    kode_tender = TeksField(label=f"Kode tender atau paket{BOLEH_KOSONG}", required=False, max_length=40)
    nama_paket = TeksField(label=f"Nama paket{BOLEH_KOSONG}", required=False, max_length=255)
    kode_galat = TeksField(label=f"Kode galat di SPSE{BOLEH_KOSONG}", required=False, max_length=60)
    hasil = TeksField(label=f"Hasil{BOLEH_KOSONG}", required=False, max_length=200)
    nomor_lapor = TeksField(label=f"Nomor SP4N-LAPOR!{BOLEH_KOSONG}", required=False, max_length=40)

    def clean_telepon(self) -> str:
        telepon: str = self.cleaned_data["telepon"]
        return baca_telepon(telepon) if telepon else ""


class UbahForm(RincianForm):
    """The details of a ticket that is there, and the day an officer promised by hand."""

    janji_pada = TanggalField(
        label=f"Dijanjikan pada{BOLEH_KOSONG}",
        required=False,
        help_text="Tanggal yang Anda janjikan sendiri kepada pengguna. Jam layanan tidak mengubahnya.",
    )

    @property
    def data_tindakan(self) -> dict[str, Any]:
        """The keyword arguments of `ubah`: a day promised lasts until its end."""
        hari = self.cleaned_data["janji_pada"]
        janji = datetime.combine(hari, time.max, tzinfo=zona()) if hari else None
        return {**self.cleaned_data, "janji_pada": janji}


class SaringanBakuForm(SaringanTeksForm):
    """The filters above the canned answers."""

    cari = teks_field("Cari singkatan, judul, atau isi", "", 100, type="search")
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[("", "Semua"), ("dipakai", "Dipakai"), ("tidak", "Tidak dipakai")],
    )


class JawabanBakuForm(LPSEForm):
    """A canned answer."""

    judul = teks_field("Judul", "Isi judulnya.", 120, "Untuk petugas, misalnya “Atur ulang kata sandi”.")
    kunci = forms.SlugField(
        label="Singkatan",
        max_length=40,
        help_text="Diketik di kotak jawaban sesudah garis miring, misalnya /sandi.",
        error_messages={"invalid": "Pakai huruf kecil, angka, dan tanda hubung saja, misalnya lupa-sandi."},
    )
    isi = isi_field(
        "Isi", "Tulis isi jawabannya.", 8, "{nama}, {nomor}, dan {perihal} diganti dengan isi tiketnya."
    )
    jenis = forms.ChoiceField(
        label="Untuk jenis", required=False, choices=[("", "Semua jenis"), *JenisTiket.choices]
    )
    aktif = forms.BooleanField(label="Dipakai", required=False, initial=True)

    def clean_kunci(self) -> str:
        return str(self.cleaned_data["kunci"]).lower()


def isi_jawaban_baku(jawaban: JawabanBaku, tiket: Tiket) -> str:
    """A canned answer with this ticket's name, number and subject in it."""
    isi = jawaban.isi
    for tanda, nilai in (("{nama}", tiket.nama), ("{nomor}", tiket.nomor), ("{perihal}", tiket.judul)):
        isi = isi.replace(tanda, nilai)
    return isi
