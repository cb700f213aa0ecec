"""What the service desk can show for the rules it carries out, counted for a period."""

from collections.abc import Callable, Mapping
from functools import partial

from django.db.models import QuerySet
from django.utils import timezone

from layanan.enums.pelatihan import KUNCI_BENTUK, BentukPelatihan, StatusPelatihan
from layanan.enums.penerusan import KUNCI_PENERUSAN, JenisPenerusan
from layanan.enums.pengumuman import JenisPengumuman
from layanan.enums.pustaka import StatusArtikel
from layanan.enums.survei import StatusSurvei
from layanan.enums.tiket import KUNCI_JENIS, JenisTiket
from layanan.models import (
    Artikel,
    Kesaksian,
    Kunjungan,
    Pelatihan,
    PemberianAkses,
    PemesananRuang,
    Penerusan,
    Pengumuman,
    PenilaianTiket,
    Ruang,
    StandarLayanan,
    Survei,
    Tiket,
)
from lpse.bukti import Bukti, Daftar
from lpse.harapan import BilaTerjadi, Cakupan, Harapan, Nihil, PalingSedikit, Tercatat
from lpse.profil import profil
from lpse.waktu import hari_ini

ANTREAN, TIKET = "admin:layanan_antrean", "admin:layanan_tiket"
TANGGAL = ("dari", "sampai")
SETAHUN = PalingSedikit(12)

_bukti = partial(Bukti, unit="layanan")


def _wajib_ruang() -> Mapping[str, str]:
    return {butir.kode: butir.nama for butir in profil().layanan.ruang}


def _tiket(jenis: JenisTiket) -> Callable[[], QuerySet[Tiket]]:
    return lambda: Tiket.objects.filter(jenis=jenis)


def _pengumuman(jenis: JenisPengumuman) -> Callable[[], QuerySet[Pengumuman]]:
    return lambda: Pengumuman.objects.filter(jenis=jenis, tayang_pada__isnull=False)


def _pelatihan(bentuk: BentukPelatihan) -> Callable[[], QuerySet[Pelatihan]]:
    return lambda: Pelatihan.objects.filter(bentuk=bentuk, status=StatusPelatihan.SELESAI)


def _penerusan(jenis: JenisPenerusan) -> Callable[[], QuerySet[Penerusan]]:
    return lambda: Penerusan.objects.filter(jenis=jenis, dikirim_pada__isnull=False)


def _artikel_lama() -> QuerySet[Artikel]:
    return Artikel.objects.filter(status=StatusArtikel.TERBIT, tinjau_lagi__lt=hari_ini())


def _harapan_bentuk(bentuk: BentukPelatihan) -> Harapan:
    """The training the regulation names is held each year; its other forms are noted when they happen."""
    return SETAHUN if bentuk == BentukPelatihan.PELATIHAN else BilaTerjadi()


MEJA = (
    *(
        _bukti(
            kode=f"tiket_{jenis.value}",
            label=f"tiket {jenis.label[0].lower()}{jenis.label[1:]}",
            baris=_tiket(jenis),
            pada="dibuka_pada",
            kunci=(kunci,),
            standar=(5, 15),
            nomor="nomor",
            daftar=Daftar(ANTREAN, {"jenis": jenis.value}),
            lihat=TIKET,
        )
        for jenis, kunci in KUNCI_JENIS.items()
    ),
    _bukti(
        kode="tiket_terlambat",
        label="tiket",
        baris=lambda: Tiket.objects.terlambat(timezone.now()),
        pada="tenggat",
        kunci=("layanan.konsultasi", "layanan.keluhan", "layanan.kendala_teknis"),
        harapan=Nihil("masih terbuka padahal tenggatnya lewat"),
        standar=(5,),
        nomor="nomor",
        daftar=Daftar(ANTREAN, {"terlambat": "on"}),
        lihat=TIKET,
    ),
    _bukti(
        kode="tiket_luar",
        label="perkara di luar tanggung jawab dirujuk",
        baris=lambda: Tiket.objects.exclude(perkara_luar=""),
        pada="dibuka_pada",
        kunci=("layanan.di_luar_tanggung_jawab",),
        nomor="nomor",
        daftar=Daftar(ANTREAN),
        lihat=TIKET,
    ),
    _bukti(
        kode="tiket_dinilai",
        label="penilaian pengguna atas tiket",
        baris=PenilaianTiket.objects.all,
        pada="pada",
        kunci=("layanan.masukan",),
        standar=(15,),
        nomor="tiket__nomor",
        lihat=TIKET,
        kunci_lihat="tiket__kode",
    ),
    _bukti(
        kode="standar_layanan",
        label="standar layanan yang berlaku",
        baris=StandarLayanan.objects.all,
        pada="berlaku_sejak",
        kunci=(),
        harapan=Tercatat(),
        standar=(1, 5),
        nomor="nomor",
        daftar=Daftar("admin:layanan_standar"),
    ),
    _bukti(
        kode="survei",
        label="survei kepuasan terbit",
        baris=lambda: Survei.objects.filter(status=StatusSurvei.TERBIT),
        pada="terbit_pada",
        kunci=("layanan.masukan",),
        harapan=SETAHUN,
        standar=(15,),
        daftar=Daftar("admin:layanan_survei"),
        lihat="admin:layanan_survei_lihat",
    ),
    _bukti(
        kode="artikel",
        label="artikel bantuan terbit",
        baris=lambda: Artikel.objects.filter(status=StatusArtikel.TERBIT),
        pada="dibuat_pada",
        kunci=("layanan.informasi_fitur",),
        harapan=Tercatat(),
        standar=(15,),
        daftar=Daftar("admin:layanan_artikel", {"status": StatusArtikel.TERBIT}),
        lihat="admin:layanan_artikel_lihat",
    ),
    _bukti(
        kode="artikel_lama",
        label="artikel bantuan",
        baris=_artikel_lama,
        pada="tinjau_lagi",
        kunci=("layanan.informasi_fitur",),
        harapan=Nihil("belum ditinjau lagi padahal sudah waktunya"),
        daftar=Daftar("admin:layanan_artikel", {"tinjau": "on"}),
        lihat="admin:layanan_artikel_lihat",
    ),
)
TEMPAT = (
    _bukti(
        kode="kunjungan",
        label="kunjungan tercatat di buku tamu",
        baris=Kunjungan.objects.all,
        pada="masuk_pada",
        kunci=("layanan.konsultasi",),
        standar=(15,),
        daftar=Daftar("admin:layanan_tamu_daftar", tanggal=TANGGAL),
        lihat="admin:layanan_tamu_satu",
    ),
    _bukti(
        kode="akses_internet",
        label="akses internet diberikan kepada pengunjung",
        baris=PemberianAkses.objects.all,
        pada="mulai",
        kunci=("layanan.akses_internet",),
        nomor="kunjungan__kode",
        daftar=Daftar("admin:layanan_tamu_daftar", tanggal=TANGGAL),
        lihat="admin:layanan_tamu_satu",
        kunci_lihat="kunjungan__kode",
    ),
    _bukti(
        kode="ruang",
        label="ruang yang disediakan",
        baris=Ruang.objects.all,
        pada="updated_at",
        kunci=("layanan.ruang",),
        harapan=Cakupan(_wajib_ruang),
        butir="kode",
        daftar=Daftar("admin:layanan_ruang"),
    ),
    _bukti(
        kode="pemesanan_ruang",
        label="pemesanan ruang",
        baris=PemesananRuang.objects.all,
        pada="dibuat_pada",
        kunci=("layanan.ruang",),
        daftar=Daftar("admin:layanan_ruang_pemesanan"),
        lihat="admin:layanan_ruang_satu",
    ),
    *(
        _bukti(
            kode=f"kelas_{bentuk.value}",
            label=f"{bentuk.label.lower()} selesai",
            baris=_pelatihan(bentuk),
            pada="mulai",
            kunci=(kunci,),
            harapan=_harapan_bentuk(bentuk),
            standar=(15,),
            daftar=Daftar("admin:layanan_pelatihan", {"bentuk": bentuk.value}, tahun="tahun"),
            lihat="admin:layanan_pelatihan_lihat",
        )
        for bentuk, kunci in KUNCI_BENTUK.items()
    ),
)
KABAR = (
    _bukti(
        kode="pengumuman_gangguan",
        label="pengumuman gangguan",
        baris=_pengumuman(JenisPengumuman.GANGGUAN),
        pada="tayang_pada",
        kunci=("layanan.pengumuman_gangguan",),
        standar=(5, 15),
        daftar=Daftar("admin:layanan_pengumuman_riwayat", {"jenis": "gangguan"}, tahun="tahun"),
        lihat="admin:layanan_pengumuman_bukti",
    ),
    _bukti(
        kode="pengumuman_pemeliharaan",
        label="pengumuman pemeliharaan",
        baris=_pengumuman(JenisPengumuman.PEMELIHARAAN),
        pada="tayang_pada",
        kunci=("infrastruktur.pengumuman_pemeliharaan",),
        standar=(15,),
        daftar=Daftar("admin:layanan_pengumuman_riwayat", {"jenis": "pemeliharaan"}, tahun="tahun"),
        lihat="admin:layanan_pengumuman_bukti",
    ),
    _bukti(
        kode="kesaksian",
        label="perkara dokumen penawaran tidak dapat dibuka",
        baris=Kesaksian.objects.all,
        pada="dicatat_pada",
        kunci=("layanan.kesaksian",),
        daftar=Daftar("admin:layanan_kesaksian"),
        lihat="admin:layanan_kesaksian_lihat",
    ),
    *(
        _bukti(
            kode=f"penerusan_{jenis.value}",
            label=f"{jenis.label[0].lower()}{jenis.label[1:]} dikirim ke LKPP",
            baris=_penerusan(jenis),
            pada="dikirim_pada",
            kunci=(kunci,),
            standar=(5,),
            daftar=Daftar("admin:layanan_lkpp", {"jenis": jenis.value}),
            lihat="admin:layanan_lkpp_lihat",
        )
        for jenis, kunci in KUNCI_PENERUSAN.items()
    ),
)
BUKTI = (*MEJA, *TEMPAT, *KABAR)
