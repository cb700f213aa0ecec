"""Keeping the working calendar: one officer confirms, moves, strikes out or adds, and the trail says so.

What was listed stays in its row, struck out: seeding would otherwise bring the date back. Each act leaves the
version before it and the version after it in `VersiKalender`, and their codes in the trail.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, TypeVar

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.kalender import DiLuarKalender, Jendela, Rezim, tahun_kalender, versi_kini
from lpse.kalender_benih import KUNCI_BENIH
from lpse.models import Akun, HariLibur, JamKerja, RezimJamKerja
from lpse.models.kalender import BarisKalender, JenisLibur, JenisRezim
from lpse.peran import KELOLA_KALENDER
from lpse.waktu import tanggal as tulis_tanggal

Baris = TypeVar("Baris", bound=BarisKalender)


class SudahTercatat(AturanDilanggar):
    def __init__(self, libur: HariLibur) -> None:
        super().__init__(
            f"{tulis_tanggal(libur.tanggal)} sudah tercatat sebagai {libur.nama}"
            f"{'' if libur.berlaku else ', yang dibatalkan'}. Ubah baris itu."
        )


class TidakBerubah(AturanDilanggar):
    """The row is already as asked for."""


class PerluAlasan(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Tulis alasannya, misalnya nomor surat edaran atau keputusannya.")


class JamKeliru(AturanDilanggar):
    """Hours or dates that cannot hold."""


class JamBertumpuk(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Sudah ada jam kerja sejenis dalam kurun itu. Pilih tanggal lain, atau ubah yang sudah ada."
        )


def _mulai(oleh: Akun, *hari: date) -> str:
    """Open an act: who may, on which days, one at a time and never while seeding; the version before it."""
    if not oleh.has_perm(KELOLA_KALENDER):
        raise TidakBerwenang
    tahun = tahun_kalender()
    if any(satu.year not in tahun for satu in hari):
        raise DiLuarKalender(date(tahun[0], 1, 1), date(tahun[-1], 12, 31))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_BENIH])
    return versi_kini()


def _catat(baris: BarisKalender, peristiwa: str, oleh: Akun, lama: str, **rincian: object) -> None:
    catat(baris, f"kalender.{peristiwa}", oleh=oleh, versi_lama=lama, versi_baru=versi_kini(), **rincian)


def _tetapkan(baris: Baris, oleh: Akun, **kolom: Any) -> Baris:
    """Write the columns as this officer's word: no guess any more, and untouched by seeding."""
    for nama, nilai in kolom.items():
        setattr(baris, nama, nilai)
    baris.perkiraan = False
    baris.dikonfirmasi_oleh, baris.dikonfirmasi_pada = oleh, timezone.now()
    baris.save()
    return baris


def _perlu_alasan(alasan: str) -> str:
    if not alasan.strip():
        raise PerluAlasan
    return alasan.strip()


# --- Days off ----------------------------------------------------------------------------------------


@transaction.atomic
def sahkan_libur(tanggal: Collection[date], *, oleh: Akun) -> list[HariLibur]:
    """Mengesahkan hari libur yang diperlihatkan; yang sudah disahkan dilewati.

    Raises TidakBerwenang, DiLuarKalender.
    """
    lama = _mulai(oleh, *tanggal)
    menunggu = HariLibur.objects.filter(tanggal__in=tanggal, dikonfirmasi_pada__isnull=True)
    disahkan = [_tetapkan(libur, oleh) for libur in menunggu.order_by("tanggal")]
    for libur in disahkan:
        _catat(libur, "libur_disahkan", oleh, lama)
    return disahkan


@transaction.atomic
def pindahkan_libur(tanggal: date, *, oleh: Akun, ke: date, alasan: str) -> HariLibur:
    """Memindahkan hari libur ke tanggal yang benar; tanggal lama menjadi hari kerja.

    Raises TidakBerwenang, DiLuarKalender, PerluAlasan, SudahTercatat, TidakBerubah where it is struck out.
    """
    lama = _mulai(oleh, tanggal, ke)
    libur = _berlaku(tanggal)
    if ada := HariLibur.objects.filter(tanggal=ke).first():
        raise SudahTercatat(ada)
    alasan = _perlu_alasan(alasan)
    _tetapkan(libur, oleh, berlaku=False, alasan=alasan)
    pengganti = _tetapkan(HariLibur(tanggal=ke, nama=libur.nama, jenis=libur.jenis), oleh, alasan=alasan)
    _catat(libur, "libur_dipindahkan", oleh, lama, ke=pengganti.pk)
    return pengganti


@transaction.atomic
def namai_libur(tanggal: date, *, oleh: Akun, nama: str, alasan: str) -> HariLibur:
    """Membetulkan nama hari libur; tanggal dan berlakunya tetap, dan perkiraan menjadi sah karenanya.

    Raises TidakBerwenang, DiLuarKalender, PerluAlasan, TidakBerubah for the name it has.
    """
    lama = _mulai(oleh, tanggal)
    libur = HariLibur.objects.select_for_update(of=("self",)).get(tanggal=tanggal)
    if nama == libur.nama:
        raise TidakBerubah("Namanya sudah begitu.")
    _tetapkan(libur, oleh, nama=nama, alasan=_perlu_alasan(alasan))
    _catat(libur, "libur_dinamai", oleh, lama)
    return libur


@transaction.atomic
def batalkan_libur(tanggal: date, *, oleh: Akun, alasan: str) -> HariLibur:
    """Membatalkan hari libur: unit tetap bekerja pada tanggal itu.

    Raises TidakBerwenang, DiLuarKalender, PerluAlasan, TidakBerubah.
    """
    lama = _mulai(oleh, tanggal)
    libur = _tetapkan(_berlaku(tanggal), oleh, berlaku=False, alasan=_perlu_alasan(alasan))
    _catat(libur, "libur_dibatalkan", oleh, lama)
    return libur


@transaction.atomic
def pulihkan_libur(tanggal: date, *, oleh: Akun, alasan: str) -> HariLibur:
    """Memberlakukan lagi hari libur yang dibatalkan.

    Raises TidakBerwenang, DiLuarKalender, PerluAlasan, TidakBerubah.
    """
    lama = _mulai(oleh, tanggal)
    libur = HariLibur.objects.select_for_update(of=("self",)).get(tanggal=tanggal)
    if libur.berlaku:
        raise TidakBerubah("Hari libur ini sudah berlaku.")
    _tetapkan(libur, oleh, berlaku=True, alasan=_perlu_alasan(alasan))
    _catat(libur, "libur_dipulihkan", oleh, lama)
    return libur


@transaction.atomic
def tambah_libur(*, oleh: Akun, tanggal: date, nama: str, jenis: JenisLibur, alasan: str) -> HariLibur:
    """Menambah penutupan setempat, atau libur yang baru ditetapkan pemerintah.

    Raises TidakBerwenang, DiLuarKalender, PerluAlasan, SudahTercatat.
    """
    lama = _mulai(oleh, tanggal)
    if ada := HariLibur.objects.filter(tanggal=tanggal).first():
        raise SudahTercatat(ada)
    libur = HariLibur(tanggal=tanggal, nama=nama, jenis=jenis)
    _tetapkan(libur, oleh, alasan=_perlu_alasan(alasan))
    _catat(libur, "libur_ditambah", oleh, lama)
    return libur


def _berlaku(tanggal: date) -> HariLibur:
    libur = HariLibur.objects.select_for_update(of=("self",)).get(tanggal=tanggal)
    if not libur.berlaku:
        raise TidakBerubah("Hari libur ini sudah dibatalkan: unit bekerja pada tanggal itu.")
    return libur


# --- Working hours -----------------------------------------------------------------------------------


@transaction.atomic
def sahkan_jam(jenis: str, mulai: date, *, oleh: Akun) -> RezimJamKerja:
    """Mengesahkan masa dan jam sebuah rezim seperti diperlihatkan.

    Raises TidakBerwenang, TidakBerubah.
    """
    lama, rezim = _mulai(oleh), _kunci_jam(jenis, mulai)
    if rezim.dikonfirmasi_pada is not None:
        raise TidakBerubah("Jam kerja ini sudah disahkan.")
    _tetapkan(rezim, oleh)
    _catat(rezim, "jam_disahkan", oleh, lama)
    return rezim


@transaction.atomic
def ubah_jam(
    jenis: str,
    semula: date,
    *,
    oleh: Akun,
    mulai: date,
    selesai: date,
    jendela: Iterable[Jendela],
    alasan: str,
) -> RezimJamKerja:
    """Mengubah masa atau jam kerja Ramadan atau jam kerja sementara. Jam kerja biasa berasal dari profil.

    `semula` is its first day until now. Raises TidakBerwenang, DiLuarKalender, PerluAlasan, JamKeliru,
    JamBertumpuk.
    """
    lama, rezim = _mulai(oleh, mulai, selesai), _kunci_jam(jenis, semula)
    if rezim.jenis == JenisRezim.NORMAL:
        raise JamKeliru("Jam kerja biasa berasal dari profil. Untuk satu masa, buat jam kerja sementara.")
    kolom = {"mulai": mulai, "selesai": selesai, "alasan": _perlu_alasan(alasan)}
    _simpan_jam(rezim, oleh, tuple(jendela), kolom)
    _catat(rezim, "jam_diubah", oleh, lama)
    return rezim


@transaction.atomic
def tambah_jam(
    *, oleh: Akun, mulai: date, selesai: date, jendela: Iterable[Jendela], alasan: str
) -> RezimJamKerja:
    """Menetapkan jam kerja sementara untuk satu masa; selama itu jam kerja lain tidak berlaku.

    Raises TidakBerwenang, DiLuarKalender, PerluAlasan, JamKeliru, JamBertumpuk.
    """
    lama, rezim = _mulai(oleh, mulai, selesai), RezimJamKerja(jenis=JenisRezim.SEMENTARA)
    kolom = {"mulai": mulai, "selesai": selesai, "alasan": _perlu_alasan(alasan)}
    _simpan_jam(rezim, oleh, tuple(jendela), kolom)
    _catat(rezim, "jam_ditambah", oleh, lama)
    return rezim


@transaction.atomic
def cabut_jam(jenis: str, mulai: date, *, oleh: Akun, alasan: str) -> None:
    """Mencabut jam kerja sementara. Versi kalender yang memuatnya tetap tersimpan.

    Raises TidakBerwenang, PerluAlasan, JamKeliru for any other kind.
    """
    lama, rezim = _mulai(oleh), _kunci_jam(jenis, mulai)
    if rezim.jenis != JenisRezim.SEMENTARA:
        raise JamKeliru("Hanya jam kerja sementara yang dapat dicabut.")
    _perlu_alasan(alasan)
    pk = rezim.pk
    rezim.delete()
    rezim.pk = pk
    _catat(rezim, "jam_dicabut", oleh, lama)


def _kunci_jam(jenis: str, mulai: date) -> RezimJamKerja:
    return RezimJamKerja.objects.select_for_update(of=("self",)).get(jenis=jenis, mulai=mulai)


def _simpan_jam(
    rezim: RezimJamKerja, oleh: Akun, jendela: tuple[Jendela, ...], kolom: dict[str, Any]
) -> None:
    if kolom["selesai"] < kolom["mulai"]:
        raise JamKeliru("Hari terakhir tidak boleh mendahului hari pertama.")
    if not jendela:
        raise JamKeliru("Isi jam kerja sedikitnya satu hari. Bila unit tutup, catat penutupan setempat.")
    try:
        Rezim(kolom["mulai"], kolom["selesai"], jendela)
    except ValueError as galat:
        raise JamKeliru(f"Periksa jam kerjanya: {galat}.") from galat
    try:
        with transaction.atomic():
            _tetapkan(rezim, oleh, **kolom)
    except IntegrityError as galat:
        if "tidak_tumpang_tindih" in str(galat):
            raise JamBertumpuk from galat
        raise
    rezim.jam_kerja.all().delete()
    JamKerja.objects.bulk_create(
        JamKerja(rezim=rezim, hari=j.hari, mulai=j.mulai, selesai=j.selesai) for j in jendela
    )
