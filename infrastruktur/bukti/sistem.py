"""Evidence of assets, changes, monitoring, outages, and what LKPP asks and sees."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial

from django.db.models import Q, QuerySet
from django.utils import timezone

from infrastruktur.enums.aset import JenisMasa, Register, StatusAset
from infrastruktur.enums.gangguan import StatusGangguan
from infrastruktur.enums.harian import StatusLaporanKapasitas, StatusLembar
from infrastruktur.enums.pantau import PeranSasaran
from infrastruktur.enums.perubahan import StatusPemeliharaan
from infrastruktur.models import (
    Aset,
    Gangguan,
    InstruksiLKPP,
    KeadaanDarurat,
    LaporanKapasitas,
    LembarHarian,
    MasaBerlaku,
    PanggilanPemantauan,
    Pemeliharaan,
    PengaturanBandwidth,
    PenilaianKerusakan,
    PermintaanPerubahan,
    RiwayatPemeliharaan,
    Sasaran,
    TindakLanjut,
)
from infrastruktur.policies.akses import PEMANTAUAN_BACA
from lpse.bukti import Bukti, Daftar
from lpse.harapan import Cakupan, Nihil, PalingSedikit, Setiap, Tercatat
from lpse.models import TokenAPI
from lpse.profil import profil
from lpse.profil.jenis import Irama
from lpse.waktu import hari_ini

TANGGAL = ("dari", "sampai")
SETAHUN = PalingSedikit(12)
WAKTU_TUTUP = timedelta(days=7)
PERANGKAT = (Register.FISIK, Register.PERANGKAT_LUNAK)
ASET, GANGGUAN = "admin:infrastruktur_aset", "admin:infrastruktur_gangguan"

_bukti = partial(Bukti, unit="sistem")


def _irama_pantau() -> Irama:
    return profil().infrastruktur.irama_pemantauan


def _register() -> Mapping[str, str]:
    return {register.value: register.label for register in Register}


def _perangkat() -> Mapping[str, str]:
    return {register.value: register.label for register in PERANGKAT}


def _aset() -> QuerySet[Aset]:
    return Aset.objects.exclude(status=StatusAset.DIHAPUSKAN)


def _habis() -> QuerySet[MasaBerlaku]:
    return MasaBerlaku.objects.filter(diakhiri_pada__isnull=True, berakhir__lt=hari_ini())


def _gangguan() -> QuerySet[Gangguan]:
    return Gangguan.objects.exclude(status=StatusGangguan.DIBATALKAN)


def _gangguan_lama() -> QuerySet[Gangguan]:
    batas = timezone.now() - WAKTU_TUTUP
    return Gangguan.objects.filter(status=StatusGangguan.TERBUKA, pulih_pada__lt=batas)


def _bandwidth() -> QuerySet[PengaturanBandwidth]:
    return PengaturanBandwidth.objects.filter(Q(sampai__isnull=True) | Q(sampai__gte=hari_ini()))


ASET_DAN_PERUBAHAN = (
    _bukti(
        kode="aset_perangkat",
        label="aset perangkat",
        baris=_aset,
        pada="dicatat_pada",
        kunci=("infrastruktur.perangkat", "infrastruktur.kemudahan_pemeliharaan", "sekretariat.sarana"),
        harapan=Cakupan(_perangkat),
        butir="register",
        daftar=Daftar(ASET),
        lihat="admin:infrastruktur_aset_lihat",
    ),
    _bukti(
        kode="aset_register",
        label="aset tercatat",
        baris=_aset,
        pada="dicatat_pada",
        kunci=(),
        harapan=Cakupan(_register),
        standar=(3, 4),
        butir="register",
        daftar=Daftar(ASET),
        lihat="admin:infrastruktur_aset_lihat",
    ),
    _bukti(
        kode="masa_habis",
        label="masa berlaku aset",
        baris=_habis,
        pada="berakhir",
        kunci=("infrastruktur.perangkat", "sekretariat.sarana"),
        harapan=Nihil("sudah habis dan belum diperpanjang"),
        standar=(3,),
        nomor="aset__kode",
        daftar=Daftar(ASET, {"habis": "lewat"}),
        lihat="admin:infrastruktur_aset_lihat",
        kunci_lihat="aset__kode",
    ),
    _bukti(
        kode="kontrak",
        label="kontrak pendukung layanan",
        baris=lambda: MasaBerlaku.objects.filter(jenis=JenisMasa.KONTRAK),
        pada="dicatat_pada",
        kunci=(),
        harapan=Tercatat(),
        standar=(14,),
        nomor="aset__kode",
        daftar=Daftar(ASET, {"register": Register.LAYANAN}),
        lihat="admin:infrastruktur_aset_lihat",
        kunci_lihat="aset__kode",
    ),
    _bukti(
        kode="kontrak_habis",
        label="kontrak pendukung layanan",
        baris=lambda: _habis().filter(jenis=JenisMasa.KONTRAK),
        pada="berakhir",
        kunci=(),
        harapan=Nihil("sudah habis dan belum diperpanjang"),
        standar=(14,),
        nomor="aset__kode",
        daftar=Daftar(ASET, {"register": Register.LAYANAN}),
        lihat="admin:infrastruktur_aset_lihat",
        kunci_lihat="aset__kode",
    ),
    _bukti(
        kode="perawatan",
        label="perawatan perangkat",
        baris=RiwayatPemeliharaan.objects.all,
        pada="tanggal",
        kunci=("infrastruktur.perangkat", "infrastruktur.kemudahan_pemeliharaan"),
        harapan=SETAHUN,
        standar=(11,),
        daftar=Daftar("admin:infrastruktur_riwayat_aset"),
    ),
    _bukti(
        kode="perubahan",
        label="permintaan perubahan",
        baris=PermintaanPerubahan.objects.all,
        pada="tanggal",
        kunci=("infrastruktur.kinerja",),
        standar=(6, 11),
        nomor="nomor",
        daftar=Daftar("admin:infrastruktur_perubahan"),
        lihat="admin:infrastruktur_perubahan_lihat",
    ),
    _bukti(
        kode="dampak_dinilai",
        label="dampak perubahan dinilai sebelum diputus",
        baris=lambda: PermintaanPerubahan.objects.filter(dievaluasi_pada__isnull=False),
        pada="dievaluasi_pada",
        kunci=(),
        standar=(4, 6),
        nomor="nomor",
        daftar=Daftar("admin:infrastruktur_perubahan"),
        lihat="admin:infrastruktur_perubahan_lihat",
    ),
    _bukti(
        kode="pemeliharaan",
        label="pemeliharaan selesai",
        baris=lambda: Pemeliharaan.objects.filter(status=StatusPemeliharaan.SELESAI),
        pada="selesai_pada",
        kunci=("infrastruktur.pengumuman_pemeliharaan", "infrastruktur.kemudahan_pemeliharaan"),
        standar=(11,),
        nomor="nomor",
        daftar=Daftar("admin:infrastruktur_pemeliharaan", {"status": StatusPemeliharaan.SELESAI}),
        lihat="admin:infrastruktur_pemeliharaan_lihat",
    ),
    _bukti(
        kode="bandwidth",
        label="pengaturan bandwidth yang berlaku",
        baris=_bandwidth,
        pada="mulai",
        kunci=("infrastruktur.bandwidth",),
        harapan=Tercatat(),
        standar=(11,),
        daftar=Daftar("admin:infrastruktur_bandwidth"),
        lihat="admin:infrastruktur_bandwidth_lihat",
        kunci_lihat="tautan__kode",
    ),
)
PANTAUAN = (
    _bukti(
        kode="lembar_harian",
        label="lembar pemantauan dikonfirmasi",
        baris=lambda: LembarHarian.objects.filter(status=StatusLembar.DIKONFIRMASI),
        pada="hari",
        kunci=("infrastruktur.pantau_harian",),
        harapan=Setiap(_irama_pantau),
        standar=(7,),
        daftar=Daftar("admin:infrastruktur_harian"),
        lihat="admin:infrastruktur_harian_lihat",
        kunci_lihat="hari",
        argumen="hari",
    ),
    _bukti(
        kode="tindak_lanjut_terlambat",
        label="tindak lanjut disk atau RAM kritis",
        baris=lambda: TindakLanjut.objects.terlambat(),
        pada="tenggat",
        kunci=("infrastruktur.pantau_harian", "infrastruktur.kinerja"),
        harapan=Nihil("belum selesai padahal tenggatnya lewat"),
        standar=(7,),
        nomor="nomor",
        daftar=Daftar("admin:infrastruktur_tindak_lanjut", {"status": "terlambat"}),
        lihat="admin:infrastruktur_tindak_lanjut_lihat",
    ),
    _bukti(
        kode="laporan_kapasitas",
        label="laporan kapasitas terbit",
        baris=lambda: LaporanKapasitas.objects.filter(status=StatusLaporanKapasitas.TERBIT),
        pada="sampai",
        kunci=("infrastruktur.kinerja",),
        harapan=SETAHUN,
        standar=(7,),
        daftar=Daftar("admin:infrastruktur_kapasitas", {"status": StatusLaporanKapasitas.TERBIT}),
        lihat="admin:infrastruktur_kapasitas_lihat",
    ),
    _bukti(
        kode="sasaran_internet",
        label="koneksi internet yang dipantau",
        baris=lambda: Sasaran.objects.filter(peran=PeranSasaran.INTERNET, dihentikan_pada__isnull=True),
        pada="dibuat_pada",
        kunci=("infrastruktur.koneksi_internet", "infrastruktur.bandwidth"),
        harapan=Tercatat(),
        standar=(11,),
        daftar=Daftar("admin:infrastruktur_sasaran", {"peran": PeranSasaran.INTERNET}),
        lihat="admin:infrastruktur_sasaran_lihat",
    ),
    _bukti(
        kode="gangguan_internet",
        label="gangguan koneksi internet ditangani",
        baris=lambda: _gangguan().filter(peran=PeranSasaran.INTERNET),
        pada="mulai",
        kunci=("infrastruktur.koneksi_internet",),
        standar=(11,),
        nomor="nomor",
        daftar=Daftar(GANGGUAN, {"peran": PeranSasaran.INTERNET}, tanggal=TANGGAL),
        lihat="admin:infrastruktur_gangguan_lihat",
    ),
    _bukti(
        kode="gangguan",
        label="gangguan ditangani",
        baris=_gangguan,
        pada="mulai",
        kunci=("infrastruktur.masalah_teknis",),
        standar=(5, 12),
        nomor="nomor",
        daftar=Daftar(GANGGUAN, tanggal=TANGGAL),
        lihat="admin:infrastruktur_gangguan_lihat",
    ),
    _bukti(
        kode="gangguan_lama",
        label="gangguan",
        baris=_gangguan_lama,
        pada="mulai",
        kunci=("infrastruktur.masalah_teknis",),
        harapan=Nihil("sudah pulih lebih dari tujuh hari tetapi belum ditutup"),
        standar=(5,),
        nomor="nomor",
        daftar=Daftar(GANGGUAN),
        lihat="admin:infrastruktur_gangguan_lihat",
    ),
    _bukti(
        kode="darurat",
        label="keadaan darurat dinyatakan",
        baris=KeadaanDarurat.objects.all,
        pada="dinyatakan_pada",
        kunci=("infrastruktur.masalah_teknis",),
        standar=(12,),
        nomor="gangguan__nomor",
        daftar=Daftar(GANGGUAN),
        lihat="admin:infrastruktur_gangguan_lihat",
        kunci_lihat="gangguan__kode",
    ),
    _bukti(
        kode="kerusakan_dinilai",
        label="kerusakan dinilai",
        baris=PenilaianKerusakan.objects.all,
        pada="dicatat_pada",
        kunci=(),
        standar=(4, 12),
        nomor="darurat__gangguan__nomor",
        lihat="admin:infrastruktur_gangguan_lihat",
        kunci_lihat="darurat__gangguan__kode",
    ),
)
LKPP = (
    _bukti(
        kode="instruksi",
        label="instruksi teknis diterima",
        baris=InstruksiLKPP.objects.all,
        pada="diterima_pada",
        kunci=("infrastruktur.instruksi_lkpp",),
        daftar=Daftar("admin:infrastruktur_instruksi"),
        lihat="admin:infrastruktur_instruksi_lihat",
    ),
    _bukti(
        kode="instruksi_terlambat",
        label="instruksi teknis",
        baris=lambda: InstruksiLKPP.objects.menunggu().filter(tenggat__lt=hari_ini()),
        pada="tenggat",
        kunci=("infrastruktur.instruksi_lkpp",),
        harapan=Nihil("belum dilaksanakan padahal tenggatnya lewat"),
        daftar=Daftar("admin:infrastruktur_instruksi"),
        lihat="admin:infrastruktur_instruksi_lihat",
    ),
    _bukti(
        kode="akses_lkpp",
        label="akses pemantauan diberikan kepada LKPP",
        baris=lambda: TokenAPI.objects.filter(cakupan__contains=[PEMANTAUAN_BACA]),
        pada="created_at",
        kunci=("infrastruktur.akses_lkpp",),
        harapan=Tercatat(),
        standar=(1,),
        daftar=Daftar("admin:infrastruktur_akses"),
    ),
    _bukti(
        kode="panggilan_lkpp",
        label="pemantauan oleh LKPP melalui API",
        baris=PanggilanPemantauan.objects.all,
        pada="pada",
        kunci=("infrastruktur.akses_lkpp", "sekretariat.audit"),
        nomor="token__kode",
        daftar=Daftar("admin:infrastruktur_akses", tanggal=TANGGAL),
    ),
)
