"""The tables of a profil file. Field names and types are the schema that docs/profil.md explains."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, time
from typing import Annotated, Literal

from lpse.profil.jenis import (
    Irama,
    JendelaSehari,
    JenisPemohon,
    KeteranganSyarat,
    Kode,
    KodeUnit,
    KodeUnitPilihan,
    NamaSyarat,
    PolaNomor,
    Positif,
    Situs,
    Surel,
    Tahun,
    Teks,
    TeksPilihan,
    Uji,
    UkuranMb,
    Warna,
    Zona,
)


@dataclass(frozen=True, slots=True)
class Daerah:
    """The region, its head, and the town that letters are dated in."""

    nama: Teks
    pemerintah: Teks
    kepala_daerah: Literal["Bupati", "Walikota", "Wali Kota", "Gubernur"]
    tempat: Teks


@dataclass(frozen=True, slots=True)
class Peraturan:
    """The regulation this unit works under; `nomor` is text, as one is officially "02"."""

    nama: Teks
    nomor: Teks
    tahun: Tahun
    tentang: Teks
    ditetapkan_pada: date
    jumlah_pasal: Positif

    @property
    def singkat(self) -> str:
        """`Peraturan Bupati Tulungagung Nomor 2 Tahun 2012`."""
        return f"{self.nama} Nomor {self.nomor} Tahun {self.tahun}"


@dataclass(frozen=True, slots=True)
class IdentitasLPSE:
    """What the unit is called, where it belongs, to whom (through whom) its head answers ("": not said)."""

    nama: Teks
    nama_resmi: Teks
    sebutan: Teks
    induk: Teks
    bertanggung_jawab_kepada: TeksPilihan = ""
    bertanggung_jawab_melalui: TeksPilihan = ""


@dataclass(frozen=True, slots=True)
class Kontak:
    """How the public reaches the unit; an empty telephone number is not shown."""

    alamat: Teks
    surel: Surel
    surel_keamanan: Surel
    situs: Situs
    telepon: TeksPilihan = ""


@dataclass(frozen=True, slots=True)
class PelindungData:
    """The data-protection officer: title and address, never a person's name."""

    jabatan: Teks
    surel: Surel


@dataclass(frozen=True, slots=True)
class Pekan:
    """The working windows of each weekday; none on a day off."""

    senin: JendelaSehari
    selasa: JendelaSehari
    rabu: JendelaSehari
    kamis: JendelaSehari
    jumat: JendelaSehari
    sabtu: JendelaSehari
    minggu: JendelaSehari

    @property
    def jendela(self) -> dict[int, tuple[tuple[time, time], ...]]:
        """The windows by weekday as Python counts them (0 = Monday)."""
        return {hari: getattr(self, f.name) for hari, f in enumerate(fields(self))}


@dataclass(frozen=True, slots=True)
class Waktu:
    """The unit's clock and its usual and Ramadan working hours."""

    zona: Zona
    jam_kerja: Pekan
    jam_kerja_ramadan: Pekan


@dataclass(frozen=True, slots=True)
class Surat:
    """How letters are numbered: a format string over urut, kode, bulan, bulan_romawi, tahun."""

    nomor: PolaNomor


@dataclass(frozen=True, slots=True)
class Tampilan:
    """The region's accent colour, dark enough to carry white text."""

    warna_aksen: Warna


@dataclass(frozen=True, slots=True)
class Unit:
    """One part of the organisation and the title of its head ("" where the regulation names none)."""

    nama: Teks
    kepala: TeksPilihan = ""

    @property
    def penanggung_jawab(self) -> str:
        """Who signs for it: the head's title, or words that claim no title."""
        return self.kepala or f"Penanggung jawab {self.nama}"


@dataclass(frozen=True, slots=True)
class SusunanUnit:
    """The five parts every LPSE has, under the names this regulation gives them."""

    kepala: Unit
    sekretariat: Unit
    sistem: Unit
    registrasi: Unit
    layanan: Unit

    def __iter__(self) -> Iterator[tuple[str, Unit]]:
        return ((f.name, getattr(self, f.name)) for f in fields(self))


@dataclass(frozen=True, slots=True)
class Pihak:
    """Somebody the regulation names: in full, and in short for lists such as PA/KPA/PPK."""

    nama: Teks
    singkat: TeksPilihan = ""

    @property
    def sebutan(self) -> str:
        return self.singkat or self.nama

    def __str__(self) -> str:
        return f"{self.nama} ({self.singkat})" if self.singkat else self.nama


@dataclass(frozen=True, slots=True)
class Butir:
    """One item of a closed list: our code and the regulation's words."""

    kode: Kode
    nama: Teks


@dataclass(frozen=True, slots=True)
class PerkaraLuar:
    """A matter the LPSE is not responsible for, and which parties answer for it."""

    kode: Kode
    nama: Teks
    dirujuk_ke: tuple[Kode, ...]


@dataclass(frozen=True, slots=True)
class Registrasi:
    """Registration: who may register beside providers, what verification is for, and the unit's own targets.

    `kebenaran`: verification checks that the papers are true; `kelengkapan`: that they are complete.
    """

    target_verifikasi_hari_kerja: Positif
    target_permohonan_hari_kerja: Positif
    klarifikasi_hari_kerja: Positif
    draf_kedaluwarsa_hari: Positif
    draf_peringatan_hari: Positif
    tujuan_verifikasi: Literal["kebenaran", "kelengkapan"]
    bidang_usaha: tuple[Butir, ...]
    non_penyedia: tuple[Kode, ...]
    pihak_lain: tuple[Kode, ...]
    klarifikasi_kualifikasi: tuple[Kode, ...]
    peminta_nonaktif: tuple[Kode, ...]
    alasan_nonaktif: tuple[Butir, ...]


@dataclass(frozen=True, slots=True)
class Syarat:
    """One document an applicant hands in, and the rule that asks for it.

    `bidang` lists the lines of business that need it (empty: all). `asli`: the original must be shown; a form
    is itself handed over, so its original is the signed one.
    """

    kode: Kode
    nama: NamaSyarat
    keterangan: KeteranganSyarat
    untuk: Annotated[tuple[JenisPemohon, ...], Uji(bool, "menyebut paling sedikit satu jenis pemohon")]
    wajib: bool
    asli: bool
    kunci: Teks
    ukuran_maks_mb: UkuranMb
    bidang: tuple[Kode, ...] = ()


@dataclass(frozen=True, slots=True)
class Penerusan:
    """Escalation to LKPP: an option (`dapat`) or a duty (`wajib`), on which grounds."""

    sifat: Literal["dapat", "wajib"]
    alasan: tuple[Butir, ...]


@dataclass(frozen=True, slots=True)
class Fasilitasi:
    """Whose announcements and selections the unit facilitates."""

    rencana_umum: tuple[Kode, ...]
    pengumuman: tuple[Kode, ...]
    pemilihan: tuple[Kode, ...]


@dataclass(frozen=True, slots=True)
class Layanan:
    """Services: channels, rooms (none: no room page), training, witness, escalation, and what lies outside.

    `sosialisasi_oleh` is the code of the unit that holds sosialisasi ("" where the regulation names none).
    """

    saluran_konsultasi: tuple[Literal["internet", "telepon", "kunjungan"], ...]
    lingkup_konsultasi: tuple[Literal["penggunaan_spse", "proses_pengadaan"], ...]
    ruang: tuple[Butir, ...]
    bentuk_pelatihan: tuple[Literal["pelatihan", "pembinaan", "sosialisasi"], ...]
    sosialisasi_oleh: KodeUnitPilihan
    pembuka_penawaran: tuple[Kode, ...]
    mitra_kerja: tuple[Kode, ...]
    fasilitasi: Fasilitasi
    penerusan_lkpp: Penerusan
    luar_tanggung_jawab: tuple[PerkaraLuar, ...]


@dataclass(frozen=True, slots=True)
class Infrastruktur:
    """Server room and monitoring; `sebutan_pemberi_izin` is how the regulation calls who permits a visit.

    `pusat_teknis` is whoever besides LKPP is told of technical obstacles and gives technical instructions.
    """

    pemberi_izin_ruang: Literal["kepala", "pejabat_berwenang"]
    sebutan_pemberi_izin: Teks
    irama_pemantauan: Irama
    standar_pusat_data: Teks
    pusat_teknis: TeksPilihan = ""

    @property
    def sumber_instruksi(self) -> tuple[str, ...]:
        """Who is told of technical obstacles and instructs, LKPP first."""
        return ("LKPP", self.pusat_teknis) if self.pusat_teknis else ("LKPP",)


@dataclass(frozen=True, slots=True)
class Pengangkatan:
    """Who appoints, by what, on whose proposal, and the office whose holder is head; "" where silent."""

    oleh: TeksPilihan = ""
    naskah: TeksPilihan = ""
    atas_usul: TeksPilihan = ""
    jabatan_kepala: TeksPilihan = ""


@dataclass(frozen=True, slots=True)
class Laporan:
    """The periodic report: how often, by which unit ("": the LPSE as such), to whom, through whom."""

    irama: Irama
    penyusun: KodeUnitPilihan
    kepada: TeksPilihan = ""
    melalui: TeksPilihan = ""


@dataclass(frozen=True, slots=True)
class Evaluasi:
    """Evaluation: how often, by whom above the LPSE ("": nobody), through whom, and by which of its units."""

    irama: Irama
    internal: tuple[KodeUnit, ...]
    penilai: TeksPilihan = ""
    melalui: TeksPilihan = ""


@dataclass(frozen=True, slots=True)
class StandarProsedur:
    """The areas that need an SOP; `paling_sedikit`: the regulation says "at least" these."""

    sebutan: Teks
    paling_sedikit: bool
    bidang: tuple[Butir, ...]


@dataclass(frozen=True, slots=True)
class Pembinaan:
    """Guidance given to the LPSE: of which kind, by whom."""

    jenis: Teks
    oleh: Teks


@dataclass(frozen=True, slots=True)
class Sekretariat:
    """Staff, conflict of interest, reports, evaluation, SOPs. An empty list: the regulation does not say."""

    status_pegawai: tuple[Literal["pns", "non_pns"], ...]
    larang_rangkap: tuple[Kode, ...]
    pengangkatan: Pengangkatan
    laporan: Laporan
    evaluasi: Evaluasi
    standar_prosedur: StandarProsedur
    urusan_tata_usaha: tuple[Teks, ...]
    pembinaan: tuple[Pembinaan, ...]
