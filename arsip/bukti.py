"""What the archive can show for the rules it carries out: backups, media, retention, counted for a period."""

from functools import partial

from django.db.models import QuerySet

from arsip.enums.cadangan import JenisPekerjaan, StatusPekerjaan
from arsip.enums.media import DIPAKAI, PeristiwaMedia
from arsip.enums.retensi import StatusPemusnahan
from arsip.models import (
    KelasRetensi,
    LembarKunci,
    MediaPortabel,
    Pekerjaan,
    Pemusnahan,
    Penahanan,
    RiwayatMedia,
    Sumber,
    TemuanMedia,
    UjiPemulihan,
)
from lpse.bukti import Bukti, Daftar
from lpse.harapan import Nihil, PalingSedikit, Setiap, Tercatat
from lpse.profil.jenis import Irama

PEKERJAAN, MEDIA = "admin:arsip_pekerjaan", "admin:arsip_media"

_bukti = partial(Bukti, unit="sistem")


def _bulanan() -> Irama:
    return "bulanan"


def _pekerjaan(jenis: JenisPekerjaan, status: StatusPekerjaan) -> QuerySet[Pekerjaan]:
    return Pekerjaan.objects.filter(jenis=jenis, status=status)


BUKTI = (
    _bukti(
        kode="cadangan",
        label="cadangan yang berhasil",
        baris=lambda: _pekerjaan(JenisPekerjaan.CADANGKAN, StatusPekerjaan.BERHASIL),
        pada="berakhir_pada",
        kunci=("arsip.cadangan",),
        harapan=Setiap(_bulanan),
        standar=(10, 12),
        daftar=Daftar(PEKERJAAN, {"jenis": JenisPekerjaan.CADANGKAN, "status": StatusPekerjaan.BERHASIL}),
        lihat=f"{PEKERJAAN}_lihat",
    ),
    _bukti(
        kode="cadangan_gagal",
        label="cadangan yang gagal",
        baris=lambda: _pekerjaan(JenisPekerjaan.CADANGKAN, StatusPekerjaan.GAGAL),
        pada="berakhir_pada",
        kunci=("arsip.cadangan",),
        standar=(10,),
        daftar=Daftar(PEKERJAAN, {"jenis": JenisPekerjaan.CADANGKAN, "status": StatusPekerjaan.GAGAL}),
        lihat=f"{PEKERJAAN}_lihat",
    ),
    _bukti(
        kode="sumber_terlambat",
        label="sumber",
        baris=lambda: Sumber.objects.filter(is_aktif=True, alarm_pada__isnull=False),
        pada="alarm_pada",
        kunci=("arsip.cadangan",),
        harapan=Nihil("melewati jadwal cadangannya"),
        standar=(12,),
        daftar=Daftar("admin:arsip_sumber"),
        lihat="admin:arsip_sumber_lihat",
    ),
    _bukti(
        kode="uji_pemulihan",
        label="uji pemulihan yang lulus",
        baris=lambda: UjiPemulihan.objects.filter(is_lulus=True),
        pada="created_at",
        kunci=("arsip.cadangan",),
        harapan=PalingSedikit(3),
        standar=(12,),
        daftar=Daftar("admin:arsip_kesiapan_uji"),
        lihat="admin:arsip_kesiapan_uji_lihat",
    ),
    _bukti(
        kode="media",
        label="media portabel yang dipakai",
        baris=lambda: MediaPortabel.objects.filter(status__in=DIPAKAI),
        pada="dicatat_pada",
        kunci=("arsip.luar_ruang",),
        harapan=Tercatat(),
        standar=(12,),
        daftar=Daftar(MEDIA),
        lihat=f"{MEDIA}_lihat",
    ),
    _bukti(
        kode="media_tiba",
        label="media tiba di tempat simpan luar",
        baris=lambda: RiwayatMedia.objects.filter(peristiwa=PeristiwaMedia.TIBA),
        pada="pada",
        kunci=("arsip.luar_ruang",),
        harapan=PalingSedikit(3),
        standar=(12,),
        nomor="media__kode",
        daftar=Daftar(MEDIA),
        lihat=f"{MEDIA}_lihat",
        kunci_lihat="media__kode",
    ),
    _bukti(
        kode="temuan_media",
        label="temuan rotasi media",
        baris=lambda: TemuanMedia.objects.filter(selesai__isnull=True),
        pada="mulai",
        kunci=("arsip.luar_ruang",),
        harapan=Nihil("belum selesai"),
        standar=(12,),
        daftar=Daftar(MEDIA),
    ),
    _bukti(
        kode="kelas_retensi",
        label="kelas retensi ditetapkan",
        baris=lambda: KelasRetensi.objects.filter(aktif_bulan__isnull=False),
        pada="berlaku_mulai",
        kunci=("arsip.retensi",),
        harapan=Tercatat(),
        standar=(1,),
        daftar=Daftar("admin:arsip_retensi"),
        lihat="admin:arsip_retensi_kelas",
    ),
    _bukti(
        kode="pemusnahan",
        label="pemusnahan arsip selesai",
        baris=lambda: Pemusnahan.objects.filter(status=StatusPemusnahan.SELESAI),
        pada="selesai_pada",
        kunci=("arsip.retensi",),
        standar=(10,),
        nomor="nomor",
        daftar=Daftar("admin:arsip_retensi_pemusnahan"),
        lihat="admin:arsip_retensi_pemusnahan_lihat",
    ),
    _bukti(
        kode="penahanan",
        label="rekaman ditahan untuk keperluan hukum",
        baris=Penahanan.objects.all,
        pada="ditahan_pada",
        kunci=("arsip.retensi",),
        standar=(16,),
        daftar=Daftar("admin:arsip_retensi_penahanan"),
        lihat="admin:arsip_retensi_penahanan_lihat",
    ),
    _bukti(
        kode="lembar_kunci",
        label="lembar kunci cadangan dicetak dan disegel",
        baris=lambda: LembarKunci.objects.filter(disegel_pada__isnull=False),
        pada="disegel_pada",
        kunci=(),
        harapan=Tercatat(),
        standar=(10, 12),
        daftar=Daftar("admin:arsip_kesiapan"),
        lihat="admin:arsip_kesiapan_lembar",
    ),
)
