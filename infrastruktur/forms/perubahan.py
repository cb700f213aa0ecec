"""What is typed about a change request: shape only; what is allowed, acts say."""

from typing import Any

from django import forms

from infrastruktur.actions.perubahan import IsianEvaluasi, IsianPerubahan
from infrastruktur.enums.perubahan import (
    JenisPerubahan,
    KategoriPerubahan,
    StatusPerubahan,
    SumberPerubahan,
)
from infrastruktur.forms.pemeliharaan import (
    KodeAsetField,
    LangkahForm,
    OrangField,
    SaringanPemeliharaanForm,
    uraian,
)
from infrastruktur.models import Aset, InstruksiLKPP, Pemeliharaan, PermintaanPerubahan
from infrastruktur.policies.pemeliharaan import pegawai, petugas_tersedia
from lpse.bidang import JamField, TanggalField, tawarkan, teks_field
from lpse.waktu import hari_ini

JENDELA_TERBANYAK = INSTRUKSI_TERBANYAK = 30
ISIAN = (
    *("tanggal", "pemohon", "pemohon_akun", "kontak", "instansi", "judul", "deskripsi", "berlaku_mulai"),
    *("tujuan", "instruksi", "instruksi_lkpp", "aset"),
)
EVALUASI = ("jenis", "kategori", "dampak", "sumber", "rencana_uji", "rencana_kembali")


class PerubahanForm(LangkahForm):
    """What is asked for."""

    tanggal = TanggalField(label="Tanggal permintaan")
    pemohon = teks_field("Nama pemohon", "Isi nama pemohon.", 150)
    pemohon_akun = OrangField(
        label="Pemohon pegawai LPSE (boleh kosong)",
        required=False,
        help_text="Pilih bila pemohonnya pegawai LPSE: ia tidak ikut memutus.",
    )
    kontak = teks_field("Kontak", "Isi telepon atau surel pemohon.", 150, "Telepon atau surel.")
    instansi = teks_field("Instansi", "Isi instansi pemohon.", 200)
    judul = teks_field("Perubahan", "Isi perubahan apa yang diminta.", 150, "Satu kalimat pendek.")
    deskripsi = uraian("Deskripsi")
    berlaku_mulai = TanggalField(label="Berlaku mulai")
    tujuan = uraian("Maksud dan tujuan", "", 2000, 3)
    instruksi_lkpp = forms.ModelChoiceField(
        label="Instruksi LKPP yang dilaksanakan (boleh kosong)",
        required=False,
        queryset=InstruksiLKPP.objects.none(),
        to_field_name="kode",
        empty_label="Bukan pelaksanaan instruksi",
    )
    instruksi = teks_field(
        "Nomor surat instruksi (boleh kosong)",
        "",
        120,
        "Seperti tertulis di surat LKPP; dicetak di formulir.",
    )
    aset = KodeAsetField(
        label="Kode aset (boleh kosong)",
        required=False,
        max_length=800,
        help_text="Perangkat atau perangkat lunak yang diubah, seperti di daftar aset, dipisahkan koma.",
    )
    jendela = forms.ChoiceField(label="Jendela pemeliharaan (boleh kosong)", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        orang: Any = self.fields["pemohon_akun"]
        orang.tawarkan_orang(pegawai())
        instruksi: Any = self.fields["instruksi_lkpp"]
        instruksi.queryset = _instruksi_terpilih(self.initial.get("instruksi_lkpp"))
        jendela = Pemeliharaan.objects.exclude(status="dibatalkan").order_by("-pk")[:JENDELA_TERBANYAK]
        self._jendela = {satu.kode: satu for satu in jendela}
        if lama := self.initial.get("pemeliharaan"):
            self._jendela.setdefault(lama.kode, lama)
            self.initial["jendela"] = lama.kode
        pilihan = [(kode, f"{p.nomor}, {p.judul}") for kode, p in self._jendela.items()]
        tawarkan(self, "jendela", [("", "Tanpa jendela"), *pilihan])

    def clean_aset(self) -> list[str]:
        kode: list[str] = self.cleaned_data["aset"]
        # What was written before the register had to know it stays as it is.
        dikenal = {*Aset.objects.filter(kode__in=kode).values_list("kode", flat=True)}
        asing = [satu for satu in kode if satu not in dikenal and satu not in self.initial.get("aset", [])]
        if asing:
            raise forms.ValidationError(
                f"Tidak ada di daftar aset: {', '.join(asing)}. Periksa kodenya, atau catat asetnya dahulu."
            )
        return kode

    @staticmethod
    def awal(permintaan: PermintaanPerubahan | None) -> dict[str, Any]:
        """What the form shows first."""
        if permintaan is None:
            return {"tanggal": hari_ini()}
        return {nama: getattr(permintaan, nama) for nama in (*ISIAN, "pemeliharaan")}

    @property
    def isian(self) -> IsianPerubahan:
        """What the act takes."""
        kolom = self.kolom
        jendela = self._jendela.get(kolom.pop("jendela"))
        return IsianPerubahan(**kolom, pemeliharaan=jendela)


def _instruksi_terpilih(lama: InstruksiLKPP | None) -> Any:
    """The newest instructions that wait to be carried out, and the one this request already names."""
    menunggu = InstruksiLKPP.objects.menunggu().order_by("-pk").values("pk")[:INSTRUKSI_TERBANYAK]
    terpilih = InstruksiLKPP.objects.filter(pk__in=menunggu)
    return (terpilih | InstruksiLKPP.objects.filter(pk=lama.pk) if lama else terpilih).order_by("-pk")


class EvaluasiForm(LangkahForm):
    """What the unit says of it."""

    jenis = forms.ChoiceField(label="Jenis perubahan", choices=JenisPerubahan, widget=forms.RadioSelect)
    kategori = forms.ChoiceField(
        label="Kategori",
        choices=KategoriPerubahan,
        widget=forms.RadioSelect,
        help_text="Emergency boleh dilaksanakan lebih dahulu, lalu disahkan Kepala sebelum ditutup.",
    )
    sumber = forms.MultipleChoiceField(
        label="Sumber perubahan", choices=SumberPerubahan, widget=forms.CheckboxSelectMultiple
    )
    dampak = uraian("Dampak terhadap lingkungan", "Layanan, perangkat, dan pengguna yang terkena.", 2000, 3)
    rencana_uji = uraian("Rencana uji coba", "Bagaimana memastikan perubahannya berhasil.", 2000, 3)
    rencana_kembali = uraian(
        "Rencana pengembalian (roll back)", "Bagaimana kembali ke keadaan semula bila gagal.", 2000, 3
    )

    @staticmethod
    def awal(permintaan: PermintaanPerubahan) -> dict[str, Any]:
        """An earlier evaluation, to be corrected."""
        return {nama: getattr(permintaan, nama) for nama in EVALUASI}

    @property
    def kolom(self) -> dict[str, Any]:
        return {"isian": IsianEvaluasi(**super().kolom)}


class SetujuForm(LangkahForm):
    """When, and by whom."""

    SAAT = {"jadwal": ("tanggal_jadwal", "jam_jadwal")}

    tanggal_jadwal = TanggalField(label="Jadwal tanggal")
    jam_jadwal = JamField(label="Jadwal pukul", help_text="Misalnya 19.00.")
    petugas = OrangField(label="Petugas pelaksana")
    keterangan_putusan = uraian("Keterangan (boleh kosong)", "", 2000, 3, wajib=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        petugas: Any = self.fields["petugas"]
        petugas.tawarkan_orang(petugas_tersedia())


class TolakForm(LangkahForm):
    """Why it is refused."""

    keterangan_putusan = uraian("Alasan", "Dicetak di formulir dan tidak dapat diubah.", 2000)


class DaruratForm(LangkahForm):
    """Why it cannot wait for the decision."""

    alasan_darurat = uraian("Alasan mendahului persetujuan", "Kepala membacanya saat mengesahkan.", 2000)


class SahForm(LangkahForm):
    """A word of the head's, if any."""

    catatan_pengesahan = uraian("Catatan (boleh kosong)", "", 2000, 3, wajib=False)


class TidakSahForm(LangkahForm):
    """Why it is not ratified."""

    catatan_pengesahan = uraian("Alasan", "Keadaannya harus dikembalikan sebelum perkara ditutup.", 2000)


class HasilForm(LangkahForm):
    """What came of it."""

    SAAT = {"selesai_pada": ("tanggal_selesai", "jam_selesai")}

    hasil_uji = uraian("Hasil tes", "", 2000, 3)
    hasil = uraian("Hasil implementasi")
    is_dikembalikan = forms.TypedChoiceField(
        label="Pengembalian (roll back)",
        choices=[
            ("", "Pilih"),
            ("tidak", "Tidak dijalankan"),
            ("ya", "Dijalankan: keadaan kembali seperti semula"),
        ],
        coerce=lambda nilai: nilai == "ya",
    )
    tanggal_selesai = TanggalField(label="Selesai tanggal (kosong: sekarang)", required=False)
    jam_selesai = JamField(label="Selesai pukul", required=False)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if isi.get("tanggal_selesai") and not isi.get("jam_selesai") and "jam_selesai" not in self.errors:
            self.add_error("jam_selesai", "Isi juga jamnya.")
        return isi


class BatalForm(LangkahForm):
    """Why it is dropped."""

    alasan_batal = uraian("Alasan", "Tersimpan bersama permintaannya.", 2000, 3)


class SaringanPerubahanForm(SaringanPemeliharaanForm):
    """The filters above the list."""

    cari = forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        help_text="Nomor, perubahan, instruksi, atau kode aset.",
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[
            ("", "Semua status"),
            ("terbuka", "Belum selesai"),
            ("belum_sah", "Darurat belum disahkan"),
            *StatusPerubahan.choices,
        ],
    )
    kategori = forms.ChoiceField(
        label="Kategori", required=False, choices=[("", "Semua kategori"), *KategoriPerubahan.choices]
    )
