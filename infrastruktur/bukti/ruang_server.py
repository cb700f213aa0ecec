"""Evidence of the server room: permits, visits, readings, findings."""

from functools import partial

from infrastruktur.enums.ruang_server import DIIZINKAN, JenisIzin
from infrastruktur.models import (
    AksesTetap,
    BacaanLingkungan,
    IzinRuangServer,
    KunjunganRuangServer,
    LembarRuangServer,
    TemuanRuang,
)
from lpse.bukti import Bukti, Daftar
from lpse.harapan import Nihil, Setiap, Tercatat
from lpse.profil.jenis import Irama

RUANG, IZIN = "admin:infrastruktur_ruang_server", "admin:infrastruktur_ruang_server_izin"
BUKU = "admin:infrastruktur_ruang_server_buku"
BACAAN = "admin:infrastruktur_ruang_server_bacaan"

_bukti = partial(Bukti, unit="sistem")


def _harian() -> Irama:
    return "harian"


def _bulanan() -> Irama:
    return "bulanan"


RUANG_SERVER = (
    _bukti(
        kode="izin_ruang",
        label="izin masuk ruang server diberikan",
        baris=lambda: IzinRuangServer.objects.filter(jenis=JenisIzin.AKSES, status__in=DIIZINKAN),
        pada="diputus_pada",
        kunci=("infrastruktur.izin_ruang",),
        standar=(9,),
        daftar=Daftar(IZIN),
        lihat=f"{IZIN}_satu",
    ),
    _bukti(
        kode="kunjungan_ruang",
        label="kunjungan ke ruang server",
        baris=KunjunganRuangServer.objects.all,
        pada="masuk_pada",
        kunci=("infrastruktur.izin_ruang",),
        standar=(9, 10),
        daftar=Daftar(BUKU),
    ),
    _bukti(
        kode="akses_tetap",
        label="akses tetap ke ruang server ditetapkan",
        baris=AksesTetap.objects.all,
        pada="ditetapkan_pada",
        kunci=("infrastruktur.pengamanan",),
        harapan=Tercatat(),
        standar=(1, 9),
        daftar=Daftar("admin:infrastruktur_ruang_server_akses"),
    ),
    _bukti(
        kode="temuan_ruang",
        label="temuan ruang server",
        baris=lambda: TemuanRuang.objects.filter(selesai_pada__isnull=True),
        pada="hari",
        kunci=("infrastruktur.izin_ruang", "infrastruktur.pengamanan", "infrastruktur.ruang_server"),
        harapan=Nihil("belum ditindaklanjuti"),
        standar=(9,),
        daftar=Daftar(RUANG),
    ),
    _bukti(
        kode="bacaan_ruang",
        label="bacaan suhu, daya, dan keamanan ruang server",
        baris=BacaanLingkungan.objects.all,
        pada="pada",
        kunci=("infrastruktur.ruang_server",),
        harapan=Setiap(_harian),
        standar=(9, 11),
        daftar=Daftar(BACAAN),
    ),
    _bukti(
        kode="lembar_ruang",
        label="lembar kondisi ruang server",
        baris=LembarRuangServer.objects.all,
        pada="bulan",
        kunci=("infrastruktur.standar_pusat_data",),
        harapan=Setiap(_bulanan),
        standar=(9,),
        nomor="naskah__nomor",
        daftar=Daftar(BACAAN),
    ),
)
