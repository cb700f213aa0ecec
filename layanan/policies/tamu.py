"""What the guest book takes: who serves it, when somebody can have left, and what may be given; pure."""

import re
from datetime import datetime

from django.utils import timezone

from layanan.enums.tempat import BentukAkses
from layanan.models import Kunjungan
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.models import Akun
from lpse.pengenal import samarkan
from lpse.peran import LAYANI_TAMU
from lpse.waktu import setempat, waktu

# What the unit's router prints on a voucher; a password people make up has spaces and signs.
VOUCHER = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{2,38}[A-Za-z0-9]")
# Read out before access is given; the visitor's consent is part of the record.
ATURAN_PAKAI = (
    "Dipakai untuk pengadaan secara elektronik dan keperluan yang terkait.",
    "Kode voucher tidak diberikan kepada orang lain.",
    "Pemakaian berakhir pada jam yang tertulis, atau ketika pengunjung pulang.",
)


class KunjunganSelesai(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Tamu ini sudah tercatat keluar. Catat kedatangan baru bila ia kembali.")


class JamKeluarKeliru(AturanDilanggar):
    pass


class KodeTidakDikenal(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Kode pemesanan ini tidak ada. Periksa kembali, atau catat tamunya tanpa kode.")


class AksesTidakSesuai(AturanDilanggar):
    pass


class VoucherDipakai(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Voucher itu masih dipegang pengunjung lain. Ambil voucher yang lain.")


def check_melayani_tamu(oleh: Akun) -> None:
    """Raise TidakBerwenang for whoever does not keep the guest book."""
    if not oleh.has_perm(LAYANI_TAMU):
        raise TidakBerwenang


def check_masih_di_dalam(kunjungan: Kunjungan) -> None:
    """Raise KunjunganSelesai once the visitor has left."""
    if not kunjungan.is_di_dalam:
        raise KunjunganSelesai


def check_jam_keluar(kunjungan: Kunjungan, pada: datetime) -> None:
    """Raise JamKeluarKeliru before they came, and in the future."""
    if pada < kunjungan.masuk_pada:
        raise JamKeluarKeliru(f"Tamu ini masuk {waktu(kunjungan.masuk_pada)}. Isi jam sesudah itu.")
    if pada > timezone.now():
        raise JamKeluarKeliru("Jam keluar tidak boleh di depan jam sekarang.")


def check_akses(bentuk: str, kode_akses: str, sampai: datetime, *, setuju_aturan: bool) -> None:
    """Raise AksesTidakSesuai unless the rules were accepted, the end lies ahead, and a voucher is one."""
    if not setuju_aturan:
        raise AksesTidakSesuai("Bacakan aturan pemakaian, dan centang setelah pengunjung setuju.")
    if sampai <= timezone.now():
        raise AksesTidakSesuai("Jam berakhirnya sudah lewat. Isi jam yang belum lewat.")
    if bentuk == BentukAkses.VOUCHER and not VOUCHER.fullmatch(kode_akses):
        raise AksesTidakSesuai(
            "Salin nomor voucher dari perute: huruf, angka, dan tanda hubung. "
            "Kata sandi Wi-Fi bersama tidak dicatat di sini."
        )
    if bentuk != BentukAkses.VOUCHER and kode_akses:
        raise AksesTidakSesuai("Nomor hanya diisi untuk voucher Wi-Fi. Kosongkan.")


def samarkan_nama(nama: str) -> str:
    """`Budi Santoso` → `Budi S.`: enough to find a row again, for lists of those who have gone."""
    depan, *sisa = nama.split() or [""]
    return " ".join([depan, *(f"{kata[0]}." for kata in sisa)])


def samarkan_voucher(kode: str) -> str:
    """Its last three characters: enough to compare with the slip, too few to use."""
    return f"…{kode[-3:]}" if kode else ""


def nama_tampil(kunjungan: Kunjungan) -> str:
    """The name in lists: whole while the visitor is in, then shortened."""
    return kunjungan.nama if kunjungan.is_di_dalam else samarkan_nama(kunjungan.nama)


def telepon_tampil(kunjungan: Kunjungan) -> str:
    """The phone number in lists: never whole once the visitor has gone."""
    return kunjungan.telepon if kunjungan.is_di_dalam else samarkan(kunjungan.telepon)


def is_tertinggal(kunjungan: Kunjungan, sekarang: datetime) -> bool:
    """Still in since an earlier day: somebody forgot to note that they left."""
    return kunjungan.is_di_dalam and setempat(kunjungan.masuk_pada).date() < setempat(sekarang).date()
