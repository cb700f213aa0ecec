"""What registration can show for the rules it carries out: rows of its own tables, counted for a period."""

from datetime import timedelta
from functools import partial

from django.db.models import QuerySet
from django.utils import timezone

from lpse.bukti import Bukti, Daftar
from lpse.harapan import Nihil
from lpse.models import Naskah, Pemberitahuan
from lpse.models.naskah import JenisNaskah
from lpse.models.pemberitahuan import StatusPemberitahuan
from lpse.profil import profil
from lpse.profil.kunci import KUNCI_SYARAT
from registrasi.enums.daftar_hitam import StatusCocok
from registrasi.enums.pendaftaran import JenisPemohon
from registrasi.enums.pendaftaran import StatusPendaftaran as S
from registrasi.enums.spse import StatusImpor
from registrasi.models import (
    AlasanDipakai,
    BantuanPendaftaran,
    ButirArsip,
    CocokDaftarHitam,
    DokumenSyarat,
    ImporPengguna,
    InsidenData,
    JanjiTemu,
    MasaPeran,
    PencocokanDaftarHitam,
    Pendaftaran,
    Pengaktifan,
    Penonaktifan,
    PermintaanHakData,
    Permohonan,
)
from registrasi.models.arsip import KeutuhanIsi

DIPUTUS = (S.DISETUJUI, S.DITOLAK, S.DICABUT)
# Mails that tell an applicant what became of the registration.
SURAT_PUTUSAN = tuple(f"registrasi/{nama}" for nama in ("disetujui", "ditolak", "dikembalikan", "dicabut"))
WAKTU_TINJAU = timedelta(days=7)
ANTREAN = "admin:registrasi_pendaftaran_changelist"
SATU = "admin:registrasi_pendaftaran_change"
NASKAH = Daftar("admin:lpse_naskah_changelist", izin="registrasi.lihat_pendaftaran")
TANGGAL = ("dari", "sampai")

_bukti = partial(Bukti, unit="registrasi")


def _diajukan() -> QuerySet[Pendaftaran]:
    return Pendaftaran.objects.filter(diajukan_pada__isnull=False)


def _penyedia() -> QuerySet[Pendaftaran]:
    return _diajukan().exclude(jenis=JenisPemohon.NON_PENYEDIA)


def _pihak_lain() -> QuerySet[Pendaftaran]:
    return _diajukan().filter(jenis_instansi__in=profil().registrasi.pihak_lain)


def _terlambat() -> QuerySet[Pendaftaran]:
    return Pendaftaran.objects.filter(status=S.DIAJUKAN, tenggat__lt=timezone.now())


def _surat_putusan() -> QuerySet[Pemberitahuan]:
    dikirim = Pemberitahuan.objects.filter(status=StatusPemberitahuan.DIKIRIM)
    return dikirim.filter(objek_jenis=Pendaftaran._meta.label_lower, templat__in=SURAT_PUTUSAN)


def _temuan_lama() -> QuerySet[CocokDaftarHitam]:
    batas = timezone.now() - WAKTU_TINJAU
    return CocokDaftarHitam.objects.filter(status=StatusCocok.BARU, ditemukan_pada__lt=batas)


PENDAFTARAN = (
    _bukti(
        kode="reg_penyedia",
        label="pendaftaran penyedia diajukan",
        baris=_penyedia,
        pada="diajukan_pada",
        kunci=(
            *("registrasi.tahapan", "registrasi.formulir", "registrasi.dokumen"),
            *("registrasi.perolehan_formulir", "registrasi.kualifikasi"),
        ),
        standar=(15,),
        nomor="nomor",
        daftar=Daftar(ANTREAN),
        lihat=SATU,
    ),
    _bukti(
        kode="reg_non_penyedia",
        label="pendaftaran pengguna selain penyedia diajukan",
        baris=lambda: Pendaftaran.objects.filter(
            jenis=JenisPemohon.NON_PENYEDIA, diajukan_pada__isnull=False
        ),
        pada="diajukan_pada",
        kunci=("registrasi.non_penyedia",),
        nomor="nomor",
        daftar=Daftar(ANTREAN, {"jenis": JenisPemohon.NON_PENYEDIA}),
        lihat=SATU,
    ),
    _bukti(
        kode="reg_masa_peran",
        label="masa peran diberikan menurut surat tugas",
        baris=MasaPeran.objects.all,
        pada="created_at",
        kunci=("registrasi.non_penyedia",),
        standar=(1,),
        nomor="rujukan_surat__nomor",
        daftar=Daftar("admin:registrasi_masa_peran"),
    ),
    _bukti(
        kode="reg_pihak_lain",
        label="pendaftaran dari BUMN, BUMD, atau organisasi lain",
        baris=_pihak_lain,
        pada="diajukan_pada",
        kunci=("registrasi.pihak_lain",),
        nomor="nomor",
        daftar=Daftar(ANTREAN, {"jenis": JenisPemohon.NON_PENYEDIA}),
        lihat=SATU,
    ),
    _bukti(
        kode="reg_diputus",
        label="pendaftaran diputus",
        baris=lambda: Pendaftaran.objects.filter(status__in=DIPUTUS, diputus_pada__isnull=False),
        pada="diputus_pada",
        kunci=("registrasi.setuju_tolak", "registrasi.pemeriksaan_lapangan"),
        nomor="nomor",
        daftar=Daftar(ANTREAN),
        lihat=SATU,
    ),
    _bukti(
        kode="reg_ba_verifikasi",
        label="berita acara verifikasi",
        baris=lambda: Naskah.objects.filter(jenis=JenisNaskah.BERITA_ACARA_VERIFIKASI),
        pada="terbit_pada",
        kunci=("registrasi.otentikasi", "registrasi.verifikasi_dokumen"),
        nomor="nomor",
        daftar=NASKAH,
    ),
    _bukti(
        kode="reg_terlambat",
        label="pendaftaran",
        baris=_terlambat,
        pada="tenggat",
        kunci=("registrasi.verifikasi_dokumen", "registrasi.pelayanan"),
        harapan=Nihil("belum diputus padahal tenggatnya lewat"),
        standar=(15,),
        nomor="nomor",
        daftar=Daftar(ANTREAN, {"terlambat": "on"}),
        lihat=SATU,
    ),
    _bukti(
        kode="reg_syarat_tambahan",
        label="dokumen",
        baris=lambda: DokumenSyarat.objects.exclude(kunci_aturan__in=KUNCI_SYARAT),
        pada="pendaftaran__diajukan_pada",
        kunci=("registrasi.batas_syarat",),
        harapan=Nihil("diminta di luar daftar syarat peraturan"),
        nomor="pendaftaran__nomor",
        lihat=SATU,
        kunci_lihat="pendaftaran__kode",
    ),
    _bukti(
        kode="reg_dikembalikan",
        label="alasan perbaikan disampaikan kepada pemohon",
        baris=AlasanDipakai.objects.all,
        pada="created_at",
        kunci=("registrasi.informasi_syarat",),
        nomor="pendaftaran__nomor",
        lihat=SATU,
        kunci_lihat="pendaftaran__kode",
    ),
    _bukti(
        kode="reg_surat_putusan",
        label="surat putusan terkirim",
        baris=_surat_putusan,
        pada="dikirim_pada",
        kunci=("registrasi.pemberitahuan", "registrasi.informasi_syarat"),
        nomor="templat",
        daftar=Daftar("admin:lpse_pemberitahuan_changelist", izin="lpse.lihat_jejak"),
    ),
    _bukti(
        kode="reg_janji",
        label="janji temu verifikasi dipesan",
        baris=JanjiTemu.objects.all,
        pada="created_at",
        kunci=("registrasi.pelayanan", "registrasi.verifikasi_dokumen"),
        daftar=Daftar("admin:registrasi_loket"),
    ),
    _bukti(
        kode="reg_bantuan",
        label="pendaftaran dibantu di loket",
        baris=BantuanPendaftaran.objects.all,
        pada="created_at",
        kunci=("layanan.bantuan_pendaftaran", "registrasi.pelayanan"),
        standar=(15,),
        daftar=Daftar("admin:registrasi_bantuan"),
        lihat="admin:registrasi_bantuan_satu",
    ),
)
PENGGUNA = (
    _bukti(
        kode="reg_permohonan",
        label="permohonan perubahan data atau peran diajukan",
        baris=lambda: Permohonan.objects.filter(diajukan_pada__isnull=False),
        pada="diajukan_pada",
        kunci=("registrasi.pelayanan", "registrasi.informasi_syarat"),
        standar=(1, 15),
        nomor="nomor",
        daftar=Daftar("admin:registrasi_permohonan_daftar"),
        lihat="admin:registrasi_permohonan_perkara",
    ),
    _bukti(
        kode="reg_permohonan_terlambat",
        label="permohonan",
        baris=lambda: Permohonan.objects.terlambat(timezone.now()),
        pada="tenggat",
        kunci=("registrasi.pelayanan",),
        harapan=Nihil("belum diputus padahal tenggatnya lewat"),
        standar=(15,),
        nomor="nomor",
        daftar=Daftar("admin:registrasi_permohonan_daftar", {"terlambat": "on"}),
        lihat="admin:registrasi_permohonan_perkara",
    ),
    _bukti(
        kode="reg_impor",
        label="impor pengguna SPSE selesai",
        baris=lambda: ImporPengguna.objects.filter(status=StatusImpor.SELESAI),
        pada="selesai_pada",
        kunci=("registrasi.pelayanan",),
        daftar=Daftar("admin:registrasi_pengguna_impor"),
        lihat="admin:registrasi_pengguna_impor_lihat",
        argumen="impor",
    ),
    _bukti(
        kode="reg_penonaktifan",
        label="perkara penonaktifan",
        baris=Penonaktifan.objects.all,
        pada="created_at",
        kunci=("registrasi.nonaktif",),
        standar=(16,),
        nomor="nomor",
        daftar=Daftar("admin:registrasi_penonaktifan"),
        lihat="admin:registrasi_penonaktifan_lihat",
    ),
    _bukti(
        kode="reg_pengaktifan",
        label="perkara pengaktifan kembali",
        baris=Pengaktifan.objects.all,
        pada="created_at",
        kunci=("registrasi.nonaktif",),
        standar=(16,),
        nomor="nomor",
        daftar=Daftar("admin:registrasi_pengaktifan"),
        lihat="admin:registrasi_pengaktifan_lihat",
    ),
    _bukti(
        kode="reg_cocok_daftar_hitam",
        label="pencocokan dengan daftar hitam",
        baris=PencocokanDaftarHitam.objects.all,
        pada="hari",
        kunci=("registrasi.nonaktif",),
        standar=(16,),
        nomor="hari",
        daftar=Daftar("admin:registrasi_temuan"),
    ),
    _bukti(
        kode="reg_temuan_lama",
        label="kecocokan dengan daftar hitam",
        baris=_temuan_lama,
        pada="ditemukan_pada",
        kunci=("registrasi.nonaktif",),
        harapan=Nihil("belum ditinjau lebih dari tujuh hari"),
        standar=(16,),
        daftar=Daftar("admin:registrasi_temuan", {"status": StatusCocok.BARU}),
        lihat="admin:registrasi_temuan_lihat",
    ),
)
ARSIP = (
    _bukti(
        kode="reg_arsip",
        label="dokumen pengguna diarsipkan",
        baris=ButirArsip.objects.all,
        pada="tanggal",
        kunci=("registrasi.arsip",),
        standar=(10,),
        daftar=Daftar("admin:registrasi_arsip", tanggal=TANGGAL),
        lihat="admin:registrasi_arsip_dokumen",
    ),
    _bukti(
        kode="reg_arsip_rusak",
        label="dokumen arsip",
        baris=lambda: ButirArsip.objects.filter(keadaan__in=(KeutuhanIsi.RUSAK, KeutuhanIsi.HILANG)),
        pada="tanggal",
        kunci=("registrasi.arsip",),
        harapan=Nihil("isinya berubah atau hilang"),
        standar=(10,),
        daftar=Daftar("admin:registrasi_arsip", {"keadaan": KeutuhanIsi.RUSAK}),
        lihat="admin:registrasi_arsip_dokumen",
    ),
    _bukti(
        kode="reg_hak",
        label="permintaan hak atas data pribadi",
        baris=PermintaanHakData.objects.all,
        pada="diajukan_pada",
        kunci=("registrasi.pelayanan",),
        standar=(16,),
        nomor="nomor",
        daftar=Daftar("admin:registrasi_hak"),
        lihat="admin:registrasi_hak_lihat",
    ),
    _bukti(
        kode="reg_hak_terlambat",
        label="permintaan hak atas data pribadi",
        baris=lambda: PermintaanHakData.objects.terlambat(timezone.now()),
        pada="tenggat",
        kunci=("registrasi.pelayanan",),
        harapan=Nihil("belum dijawab padahal tenggatnya lewat"),
        standar=(16,),
        nomor="nomor",
        daftar=Daftar("admin:registrasi_hak"),
        lihat="admin:registrasi_hak_lihat",
    ),
    _bukti(
        kode="reg_insiden",
        label="insiden data pribadi",
        baris=InsidenData.objects.all,
        pada="diketahui_pada",
        kunci=("registrasi.arsip",),
        standar=(10,),
        nomor="nomor",
        daftar=Daftar("admin:registrasi_hak_insiden"),
        lihat="admin:registrasi_hak_insiden_lihat",
    ),
    _bukti(
        kode="reg_insiden_terlambat",
        label="insiden data pribadi",
        baris=lambda: InsidenData.objects.terlambat(timezone.now()),
        pada="tenggat",
        kunci=("registrasi.arsip",),
        harapan=Nihil("belum diberitahukan padahal tenggatnya lewat"),
        standar=(10,),
        nomor="nomor",
        daftar=Daftar("admin:registrasi_hak_insiden"),
        lihat="admin:registrasi_hak_insiden_lihat",
    ),
)
BUKTI = (*PENDAFTARAN, *PENGGUNA, *ARSIP)
