"""The sets of open data: what each holds, column by column, and where its rows come from.

An area adds one by a `KumpulanData` in `KUMPULAN_DATA`. No row may name a person: no provider, no official.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.utils import timezone

from layanan.reports import ringkasan_tiket, standar_dan_capaian
from lpse.waktu import awal_hari, hari_ini
from sekretariat.policies.pelaporan import angka_polos
from sekretariat.publik.bagian import rentang_tahun
from sekretariat.publik.kegiatan import kegiatan_setahun
from sekretariat.queries.e_reporting_saring import diperbarui_pada
from sekretariat.queries.publik import (
    baris_jumlah,
    baris_laporan,
    baris_paket,
    laporan_terakhir_terbit,
)

TAHUN_KE_BELAKANG = 5
SIMPAN_DETIK = 3600


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its name in the file, its kind, and what it says, with its unit."""

    nama: str
    jenis: str
    arti: str


@dataclass(frozen=True, slots=True)
class KumpulanData:
    """One set. `diperbarui` is when its rows last changed: while it stays, so do they. None: no rows yet."""

    kode: str
    judul: str
    uraian: str
    kolom: tuple[Kolom, ...]
    baris: Callable[[], Iterable[Sequence[Any]]]
    diperbarui: Callable[[], datetime | None]


def _tahun_ditawarkan() -> range:
    kini = hari_ini().year
    return range(kini - TAHUN_KE_BELAKANG + 1, kini + 1)


def _baris_standar() -> Iterator[tuple[Any, ...]]:
    """Per kind of ticket, over the last twelve months; the same span as on /tentang/."""
    awal = awal_hari(hari_ini() - timedelta(days=365))
    for satu in standar_dan_capaian(awal, awal + timedelta(days=366)):
        for prioritas, butir in satu.standar:
            yield (
                *(satu.jenis, prioritas, str(butir.respons), str(butir.selesai), satu.tiket),
                *(satu.respons.tepat, satu.respons.terlambat, satu.respons.median_menit),
                *(satu.selesai.tepat, satu.selesai.terlambat, satu.selesai.median_menit),
            )


def _baris_tiket() -> Iterator[tuple[Any, ...]]:
    """Totals of tickets by year and kind, then by channel."""
    for tahun in _tahun_ditawarkan():
        ringkas = ringkasan_tiket(*rentang_tahun(tahun))
        for urut, (_, jumlah) in enumerate(ringkas.bulan, start=1):
            yield tahun, "bulan", str(urut), jumlah
        for menurut, daftar in (("jenis", ringkas.jenis), ("saluran", ringkas.saluran)):
            for nama, jumlah in daftar:
                yield tahun, menurut, nama, jumlah


def _baris_kegiatan() -> Iterator[tuple[Any, ...]]:
    """What the units did, by year and chapter."""
    for tahun in _tahun_ditawarkan():
        for bab in kegiatan_setahun(tahun)[1]:
            for a in bab.angka:
                nilai = None if a.nilai is None else round(a.nilai, 2)
                yield tahun, bab.judul, a.kode, a.label, a.satuan, angka_polos(nilai)


def _terhitung(kode: str, hitung: Callable[[], Iterable[Sequence[Any]]]) -> tuple[datetime, list[Any]]:
    """Rows that are counted anew every hour, and when they were: nobody's download counts every ticket."""
    kunci = f"sekretariat.data:{kode}"
    simpanan: tuple[datetime, list[Any]] | None = cache.get(kunci)
    if simpanan is None:
        simpanan = (timezone.now(), [tuple(baris) for baris in hitung()])
        cache.set(kunci, simpanan, SIMPAN_DETIK)
    return simpanan


def terhitung(
    kode: str, judul: str, uraian: str, kolom: tuple[Kolom, ...], hitung: Callable[[], Iterable[Any]]
) -> KumpulanData:
    """A set whose rows are figures that move all day."""
    return KumpulanData(
        *(kode, judul, uraian, kolom),
        baris=lambda: _terhitung(kode, hitung)[1],
        diperbarui=lambda: _terhitung(kode, hitung)[0],
    )


TIKET = terhitung(
    "tiket",
    "Statistik tiket layanan",
    "Banyaknya tiket yang kami terima setiap tahun, menurut bulan, jenis, dan saluran. Lima tahun terakhir.",
    (
        Kolom("tahun", "bilangan", "Tahun tiket dibuka."),
        Kolom("menurut", "teks", "bulan, jenis, atau saluran."),
        Kolom("nilai", "teks", "Bulan 1 sampai 12, atau nama jenis atau saluran."),
        Kolom("tiket", "bilangan", "Banyaknya tiket."),
    ),
    _baris_tiket,
)
STANDAR = terhitung(
    "standar-layanan",
    "Standar layanan dan capaiannya",
    "Janji waktu setiap jenis tiket dan seberapa sering ditepati, dua belas bulan terakhir.",
    (
        Kolom("jenis", "teks", "Jenis tiket."),
        Kolom("prioritas", "teks", "Prioritas tiket; capaian dihitung per jenis, semua prioritas."),
        Kolom("standar_respons", "teks", "Janji jawaban pertama."),
        Kolom("standar_selesai", "teks", "Janji penyelesaian."),
        Kolom("tiket", "bilangan", "Tiket jenis ini dalam masa itu."),
        Kolom("respons_tepat", "bilangan", "Jawaban pertama yang tepat waktu."),
        Kolom("respons_terlambat", "bilangan", "Jawaban pertama yang terlambat."),
        Kolom("respons_median_menit", "bilangan", "Median menit kerja sampai jawaban pertama; boleh kosong."),
        Kolom("selesai_tepat", "bilangan", "Penyelesaian yang tepat waktu."),
        Kolom("selesai_terlambat", "bilangan", "Penyelesaian yang terlambat."),
        Kolom("selesai_median_menit", "bilangan", "Median menit kerja sampai selesai; boleh kosong."),
    ),
    _baris_standar,
)
KEGIATAN = terhitung(
    "kegiatan",
    "Pendaftaran, pelatihan, ruang, dan gangguan",
    "Yang dikerjakan unit setiap tahun, dihitung seperti dalam laporan berkala. Lima tahun terakhir.",
    (
        Kolom("tahun", "bilangan", "Tahun yang dihitung; tahun ini sampai hari ini."),
        Kolom("bab", "teks", "Bab laporan berkala."),
        Kolom("kode", "teks", "Kode angka, sama di setiap tahun."),
        Kolom("ukuran", "teks", "Apa yang dihitung."),
        Kolom("satuan", "teks", "Satuannya."),
        Kolom("nilai", "bilangan", "Ditulis dengan titik desimal; kosong bila tidak ada yang diukur."),
    ),
    _baris_kegiatan,
)
PAKET = KumpulanData(
    "paket",
    "Paket tender dan nontender",
    "Setiap paket dalam data SPSE yang kami terima, tanpa nama penyedia dan pejabat. Pengulangan sebuah "
    "paket adalah baris tersendiri dengan kode paket yang sama.",
    (
        Kolom("data", "teks", "tender atau nontender."),
        Kolom("kode", "teks", "Kode tender atau nontender di SPSE."),
        Kolom("kode_paket", "teks", "Kode paket; sama pada setiap pengulangan."),
        Kolom("kode_rup", "teks", "Kode RUP; beberapa dipisahkan titik koma."),
        Kolom("nama_paket", "teks", "Nama paket."),
        Kolom("tahun_anggaran", "bilangan", "Tahun anggaran; boleh kosong."),
        Kolom("kode_satker", "teks", "Kode satuan kerja."),
        Kolom("satker", "teks", "Nama satuan kerja."),
        Kolom("metode", "teks", "Metode pemilihan."),
        Kolom("jenis", "teks", "Jenis pengadaan."),
        Kolom("kualifikasi", "teks", "Kualifikasi usaha; boleh kosong."),
        Kolom("sumber_dana", "teks", "Sumber dana."),
        Kolom("status", "teks", "Status di SPSE saat data ditarik."),
        Kolom("putaran", "bilangan", "1, atau pengulangan ke berapa."),
        Kolom("pagu", "rupiah", "Pagu; boleh kosong."),
        Kolom("hps", "rupiah", "Harga perkiraan sendiri; boleh kosong."),
        Kolom("nilai_kontrak", "rupiah", "Nilai kontrak; boleh kosong."),
        Kolom("hemat", "rupiah", "HPS dikurangi nilai kontrak; kosong bila salah satunya kosong."),
        Kolom("nilai_umk", "rupiah", "Bagian usaha mikro dan kecil; boleh kosong."),
        Kolom("diumumkan", "waktu", "Saat diumumkan; boleh kosong."),
        Kolom("selesai", "waktu", "Saat pemenang ditetapkan atau paket selesai; boleh kosong."),
        Kolom("peserta", "bilangan", "Banyaknya peserta tender; kosong bila datanya tidak ada."),
        Kolom("penawaran", "bilangan", "Banyaknya penawaran; kosong bila datanya tidak ada."),
    ),
    baris_paket,
    diperbarui_pada,
)
JUMLAH = KumpulanData(
    "jumlah-bulanan",
    "Jumlah tender dan nontender per bulan, satuan kerja, dan metode",
    "Banyaknya paket dan nilainya menurut bulan pengumuman, satuan kerja, dan metode pemilihan.",
    (
        Kolom("data", "teks", "tender atau nontender."),
        Kolom("bulan", "teks", "Bulan pengumuman, misalnya 2025-03; kosong bila tanggalnya tidak ada."),
        Kolom("kode_satker", "teks", "Kode satuan kerja."),
        Kolom("metode", "teks", "Metode pemilihan."),
        Kolom("satker", "teks", "Nama satuan kerja."),
        Kolom("paket", "bilangan", "Pengumuman, pengulangan termasuk."),
        Kolom("gagal", "bilangan", "Yang gagal atau batal."),
        Kolom("diulang", "bilangan", "Yang merupakan pengulangan."),
        Kolom("pagu", "rupiah", "Jumlah pagu."),
        Kolom("hps", "rupiah", "Jumlah HPS."),
        Kolom("nilai_kontrak", "rupiah", "Jumlah nilai kontrak."),
        Kolom("hemat", "rupiah", "Jumlah HPS dikurangi kontrak, dari paket yang mempunyai keduanya."),
    ),
    baris_jumlah,
    diperbarui_pada,
)
LAPORAN = KumpulanData(
    "laporan",
    "Angka laporan berkala yang sudah terbit",
    "Setiap angka seperti saat laporannya ditandatangani; koreksi adalah versi tersendiri.",
    (
        Kolom("nomor", "teks", "Nomor laporan."),
        Kolom("jenis", "teks", "berkala, atau unit untuk laporan program satu unit."),
        Kolom("unit", "teks", "Kode unit; kosong: seluruh LPSE."),
        Kolom("mulai", "tanggal", "Hari pertama periode."),
        Kolom("selesai", "tanggal", "Hari terakhir periode."),
        Kolom("versi", "bilangan", "1, atau koreksi ke berapa; yang terbesar berlaku."),
        Kolom("bab", "teks", "Bab laporan."),
        Kolom("kode", "teks", "Kode angka, sama di setiap periode."),
        Kolom("ukuran", "teks", "Apa yang dihitung."),
        Kolom("satuan", "teks", "Satuannya; kosong: banyaknya."),
        Kolom("nilai", "bilangan", "Ditulis dengan titik desimal; boleh kosong."),
        Kolom("sebelumnya", "bilangan", "Angka periode sebelumnya; boleh kosong."),
    ),
    baris_laporan,
    laporan_terakhir_terbit,
)
KUMPULAN_DATA: tuple[KumpulanData, ...] = (PAKET, JUMLAH, STANDAR, TIKET, KEGIATAN, LAPORAN)
