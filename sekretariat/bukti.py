"""What the secretariat shows for its own rules, counted for a period; every other unit registers its own."""

from collections.abc import Callable, Mapping
from functools import partial

from django.db.models import QuerySet

from lpse.bukti import Bukti, Daftar
from lpse.harapan import BilaTerjadi, Cakupan, Nihil, PalingSedikit, Setiap, Tercatat
from lpse.profil import profil
from lpse.profil.jenis import Irama
from lpse.waktu import hari_ini
from sekretariat.enums.evaluasi import BELUM_SELESAI, StatusEvaluasi
from sekretariat.enums.kepegawaian import StatusRangkap
from sekretariat.enums.pelaporan import JenisLaporan
from sekretariat.enums.persuratan import ArahSurat
from sekretariat.enums.program import BERLAKU
from sekretariat.enums.prosedur import JenisProsedur
from sekretariat.enums.rapat import TERLAKSANA, JenisRapat
from sekretariat.enums.spse import StatusKiriman
from sekretariat.models import (
    AgendaSurat,
    Disposisi,
    EksporPemeriksaan,
    Evaluasi,
    KirimanSPSE,
    LaporanBerkala,
    PemeriksaanRangkap,
    PendidikanPegawai,
    PenempatanPegawai,
    PengirimanLaporan,
    PenilaianSyarat,
    PernyataanBaca,
    ProgramKerja,
    Rapat,
    RealisasiKegiatan,
    Temuan,
    TemuanRangkap,
    TindakLanjutRapat,
    VersiProsedur,
)
from sekretariat.policies.prosedur import bidang_profil

SETAHUN = PalingSedikit(12)
TENGGANG_LAPORAN = 20  # days after a period, before a report that was not sent counts as missing

_bukti = partial(Bukti, unit="sekretariat")


def _irama_laporan() -> Irama:
    return profil().sekretariat.laporan.irama


def _irama_evaluasi() -> Irama:
    return profil().sekretariat.evaluasi.irama


def _bidang() -> Mapping[str, str]:
    return bidang_profil()


def _versi(jenis: JenisProsedur) -> Callable[[], QuerySet[VersiProsedur]]:
    return lambda: VersiProsedur.objects.berlaku().filter(prosedur__jenis=jenis)


def _dikirim(jenis: JenisLaporan) -> Callable[[], QuerySet[PengirimanLaporan]]:
    return lambda: PengirimanLaporan.objects.filter(laporan__jenis=jenis)


def _rapat(*jenis: JenisRapat) -> Callable[[], QuerySet[Rapat]]:
    return lambda: Rapat.objects.filter(status__in=TERLAKSANA, jenis__in=jenis)


def _surat(arah: ArahSurat) -> Callable[[], QuerySet[AgendaSurat]]:
    return lambda: AgendaSurat.objects.filter(arah=arah, nomor_agenda__isnull=False)


PEGAWAI = "admin:sekretariat_kepegawaian"
KEPEGAWAIAN = (
    _bukti(
        kode="penempatan",
        label="penempatan pegawai",
        baris=lambda: PenempatanPegawai.objects.all(),
        pada="tanggal",
        kunci=("sekretariat.susunan_organisasi", "sekretariat.pegawai", "sekretariat.ketatausahaan"),
        harapan=Tercatat(),
        standar=(2, 8),
        daftar=Daftar(PEGAWAI),
    ),
    _bukti(
        kode="pendidikan",
        label="pendidikan atau pelatihan pegawai",
        baris=lambda: PendidikanPegawai.objects.all(),
        pada="selesai",
        kunci=("sekretariat.pendidikan_pegawai",),
        harapan=SETAHUN,
        standar=(8,),
        daftar=Daftar(f"{PEGAWAI}_pendidikan"),
    ),
    _bukti(
        kode="syarat_pegawai",
        label="penilaian syarat pegawai",
        baris=lambda: PenilaianSyarat.objects.all(),
        pada="pada",
        kunci=("sekretariat.syarat_pegawai",),
        harapan=SETAHUN,
        standar=(8,),
        nomor="pegawai__kode",
        daftar=Daftar(PEGAWAI),
    ),
    _bukti(
        kode="periksa_rangkap",
        hanya_bila_diatur=True,
        label="pemeriksaan rangkap jabatan",
        baris=lambda: PemeriksaanRangkap.objects.all(),
        pada="tanggal",
        kunci=("sekretariat.larang_rangkap",),
        harapan=PalingSedikit(1),
        standar=(2,),
        nomor="tanggal",
        daftar=Daftar(f"{PEGAWAI}_temuan"),
    ),
    _bukti(
        kode="rangkap_terbuka",
        label="temuan rangkap jabatan",
        baris=lambda: TemuanRangkap.objects.filter(status=StatusRangkap.TERBUKA),
        pada="ditemukan_pada",
        kunci=("sekretariat.larang_rangkap",),
        harapan=Nihil(),
        standar=(2,),
        daftar=Daftar(f"{PEGAWAI}_temuan"),
    ),
)
PROGRAM, PROSEDUR = "admin:sekretariat_program", "admin:sekretariat_prosedur"
RENCANA = (
    _bukti(
        kode="program_kerja",
        label="program kerja yang disahkan",
        baris=lambda: ProgramKerja.objects.filter(status__in=BERLAKU),
        pada="disahkan_pada",
        kunci=("sekretariat.program_kerja", "sekretariat.sarana"),
        harapan=SETAHUN,
        standar=(13,),
        daftar=Daftar(PROGRAM),
        lihat=f"{PROGRAM}_lihat",
    ),
    _bukti(
        kode="program_unit",
        label="program kerja unit yang disahkan",
        baris=lambda: ProgramKerja.objects.filter(status__in=BERLAKU).exclude(unit=""),
        pada="disahkan_pada",
        kunci=("sekretariat.program_unit",),
        harapan=SETAHUN,
        daftar=Daftar(PROGRAM),
        lihat=f"{PROGRAM}_lihat",
    ),
    _bukti(
        kode="realisasi",
        label="realisasi kegiatan",
        baris=lambda: RealisasiKegiatan.objects.all(),
        pada="tanggal",
        kunci=("sekretariat.program_kerja",),
        harapan=SETAHUN,
        standar=(13,),
        daftar=Daftar(PROGRAM),
    ),
    _bukti(
        kode="prosedur",
        label="prosedur yang berlaku",
        baris=_versi(JenisProsedur.STANDAR),
        pada="berlaku_mulai",
        kunci=("sekretariat.standar_prosedur",),
        harapan=Cakupan(_bidang),
        standar=(1,),
        nomor="prosedur__kode",
        butir="prosedur__bidang",
        daftar=Daftar(PROSEDUR, {"jenis": JenisProsedur.STANDAR.value}),
        lihat=f"{PROSEDUR}_lihat",
        kunci_lihat="prosedur__kode",
    ),
    _bukti(
        kode="petunjuk_teknis",
        label="petunjuk teknis yang berlaku",
        baris=_versi(JenisProsedur.PETUNJUK_TEKNIS),
        pada="berlaku_mulai",
        kunci=("sekretariat.petunjuk_teknis",),
        harapan=Tercatat(),
        nomor="prosedur__kode",
        daftar=Daftar(PROSEDUR, {"jenis": JenisProsedur.PETUNJUK_TEKNIS.value}),
        lihat=f"{PROSEDUR}_lihat",
        kunci_lihat="prosedur__kode",
    ),
    _bukti(
        kode="pernyataan_baca",
        label="pernyataan membaca prosedur",
        baris=lambda: PernyataanBaca.objects.all(),
        pada="pada",
        kunci=("sekretariat.standar_prosedur",),
        harapan=BilaTerjadi(),
        standar=(1,),
        nomor="versi__prosedur__kode",
        daftar=Daftar(PROSEDUR),
    ),
)
LAPORAN, SPSE = "admin:sekretariat_pelaporan", "admin:sekretariat_data_spse"
PELAPORAN = (
    _bukti(
        kode="laporan_berkala",
        label="laporan berkala yang dikirim",
        baris=_dikirim(JenisLaporan.BERKALA),
        pada="laporan__selesai",
        kunci=("sekretariat.laporan", "sekretariat.program_kerja"),
        harapan=Setiap(_irama_laporan, TENGGANG_LAPORAN),
        standar=(16,),
        nomor="laporan__kode",
        daftar=Daftar(LAPORAN),
        lihat=f"{LAPORAN}_lihat",
        kunci_lihat="laporan__kode",
    ),
    _bukti(
        kode="laporan_unit",
        label="laporan unit yang dikirim",
        baris=_dikirim(JenisLaporan.UNIT),
        pada="laporan__selesai",
        kunci=("sekretariat.program_unit",),
        harapan=SETAHUN,
        nomor="laporan__kode",
        daftar=Daftar(LAPORAN, {"jenis": JenisLaporan.UNIT.value}),
        lihat=f"{LAPORAN}_lihat",
        kunci_lihat="laporan__kode",
    ),
    _bukti(
        kode="laporan_disusun",
        label="laporan yang disusun",
        baris=lambda: LaporanBerkala.objects.all(),
        pada="disusun_pada",
        kunci=("sekretariat.laporan",),
        harapan=BilaTerjadi(),
        daftar=Daftar(LAPORAN),
        lihat=f"{LAPORAN}_lihat",
    ),
    _bukti(
        kode="kiriman_spse",
        label="data SPSE yang diterapkan",
        baris=lambda: KirimanSPSE.objects.filter(status=StatusKiriman.DITERAPKAN),
        pada="diterapkan_pada",
        kunci=("sekretariat.e_reporting",),
        harapan=PalingSedikit(3),
        daftar=Daftar(SPSE),
        lihat=f"{SPSE}_lihat",
    ),
)
EVALUASI, TEMUAN = "admin:sekretariat_evaluasi", "admin:sekretariat_temuan"
PENILAIAN = (
    _bukti(
        kode="evaluasi",
        label="evaluasi yang selesai",
        baris=lambda: Evaluasi.objects.filter(status=StatusEvaluasi.SELESAI),
        pada="selesai_pada",
        kunci=("sekretariat.evaluasi", "sekretariat.program_kerja"),
        harapan=Setiap(_irama_evaluasi),
        standar=(17,),
        daftar=Daftar(EVALUASI),
        lihat=f"{EVALUASI}_lihat",
    ),
    _bukti(
        kode="temuan",
        label="temuan evaluasi dan audit",
        baris=lambda: Temuan.objects.all(),
        pada="dicatat_pada",
        kunci=("sekretariat.evaluasi", "sekretariat.audit"),
        harapan=BilaTerjadi(),
        standar=(17,),
        daftar=Daftar(TEMUAN),
        lihat=f"{TEMUAN}_lihat",
    ),
    _bukti(
        kode="temuan_lewat",
        label="temuan",
        baris=lambda: Temuan.objects.filter(status__in=BELUM_SELESAI, target__lt=hari_ini()),
        pada="target",
        kunci=("sekretariat.evaluasi",),
        harapan=Nihil("lewat tenggat perbaikannya"),
        standar=(17,),
        daftar=Daftar(TEMUAN),
        lihat=f"{TEMUAN}_lihat",
    ),
    _bukti(
        kode="ekspor_pemeriksaan",
        label="ekspor pemeriksa",
        baris=lambda: EksporPemeriksaan.objects.all(),
        pada="diminta_pada",
        kunci=("sekretariat.audit",),
        harapan=BilaTerjadi(),
        standar=(16,),
    ),
)
SURAT, RAPAT = "admin:sekretariat_persuratan", "admin:sekretariat_rapat"
TATA_USAHA = (
    _bukti(
        kode="surat_masuk",
        label="surat masuk",
        baris=_surat(ArahSurat.MASUK),
        pada="diterima",
        kunci=("sekretariat.ketatausahaan", "sekretariat.program_kerja"),
        nomor="nomor_agenda",
        daftar=Daftar(SURAT, {"arah": ArahSurat.MASUK.value}),
        lihat=f"{SURAT}_lihat",
    ),
    _bukti(
        kode="surat_keluar",
        label="surat keluar",
        baris=_surat(ArahSurat.KELUAR),
        pada="tanggal_surat",
        kunci=("sekretariat.ketatausahaan",),
        nomor="nomor_agenda",
        daftar=Daftar(SURAT, {"arah": ArahSurat.KELUAR.value}),
        lihat=f"{SURAT}_lihat",
    ),
    _bukti(
        kode="disposisi_lewat",
        label="disposisi",
        baris=lambda: Disposisi.objects.terbuka().filter(tenggat__lt=hari_ini()),
        pada="tenggat",
        kunci=("sekretariat.ketatausahaan",),
        harapan=Nihil("lewat tenggat"),
        daftar=Daftar(SURAT),
    ),
    _bukti(
        kode="rapat_koordinasi",
        label="rapat koordinasi",
        baris=_rapat(JenisRapat.INTERNAL, JenisRapat.INSTANSI),
        pada="mulai",
        kunci=("sekretariat.koordinasi", "sekretariat.kepala"),
        harapan=SETAHUN,
        daftar=Daftar(RAPAT),
        lihat=f"{RAPAT}_lihat",
    ),
    _bukti(
        kode="pembinaan",
        label="pembinaan",
        baris=_rapat(JenisRapat.PEMBINAAN),
        pada="mulai",
        kunci=("sekretariat.pembinaan",),
        harapan=SETAHUN,
        daftar=Daftar(RAPAT, {"jenis": JenisRapat.PEMBINAAN.value}),
        lihat=f"{RAPAT}_lihat",
    ),
    _bukti(
        kode="tindak_lanjut_rapat",
        label="tindak lanjut rapat",
        baris=lambda: TindakLanjutRapat.objects.terbuka().filter(tenggat__lt=hari_ini()),
        pada="tenggat",
        kunci=("sekretariat.koordinasi",),
        harapan=Nihil("lewat tenggat"),
        daftar=Daftar(f"{RAPAT}_tindak_lanjut"),
    ),
)

BUKTI = (*KEPEGAWAIAN, *RENCANA, *PELAPORAN, *PENILAIAN, *TATA_USAHA)
