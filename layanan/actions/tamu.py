"""The guest book: who comes in and leaves, and the internet access given meanwhile.

Locks are taken in one order: the room, the booking, the visit.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from layanan.actions.pemesanan import ambil_kursi, ubah_status
from layanan.enums.tempat import KeperluanKunjungan, StatusPemesanan, TindakanPemesanan
from layanan.models import Kunjungan, PemberianAkses, PemesananRuang, Ruang
from layanan.policies.ruang import IsianPemesanan, check_hari_datang
from layanan.policies.tamu import (
    KodeTidakDikenal,
    VoucherDipakai,
    check_akses,
    check_jam_keluar,
    check_masih_di_dalam,
    check_melayani_tamu,
)
from lpse.jejak import catat
from lpse.models import Akun

S, T = StatusPemesanan, TindakanPemesanan


@dataclass(frozen=True, slots=True)
class IsianTamu:
    """What the guest book asks."""

    nama: str
    keperluan: str = KeperluanKunjungan.KONSULTASI
    instansi: str = ""
    telepon: str = ""
    bertemu: str = ""
    jumlah: int = 1


@transaction.atomic
def catat_kunjungan(isi: IsianTamu, *, oleh: Akun) -> Kunjungan:
    """Mencatat kedatangan tamu di buku tamu. Raises TidakBerwenang. Dasar: layanan.konsultasi"""
    check_melayani_tamu(oleh)
    kunjungan = Kunjungan.objects.create(
        nama=isi.nama,
        instansi=isi.instansi,
        telepon=isi.telepon,
        jumlah=isi.jumlah,
        keperluan=isi.keperluan,
        bertemu=isi.bertemu,
        dicatat_oleh=oleh,
    )
    catat(kunjungan, "kunjungan.masuk", oleh=oleh, keperluan=isi.keperluan)
    return kunjungan


@transaction.atomic
def hadirkan_pemesanan(kode_datang: str, *, oleh: Akun, bertemu: str = "") -> Kunjungan:
    """Mencatat kedatangan pemesan ruang lewat kode pemesanannya; satu pemesanan, satu kunjungan.

    Raises TidakBerwenang, KodeTidakDikenal, BelumWaktunya, TindakanTertutup; RuangPenuh or RuangDitutup
    where whoever was noted as absent finds the seats taken. Dasar: layanan.ruang
    """
    check_melayani_tamu(oleh)
    ditemukan = PemesananRuang.objects.filter(kode_datang=kode_datang.upper()).first()
    if ditemukan is None:
        raise KodeTidakDikenal
    ruang = Ruang.objects.select_for_update(no_key=True).get(pk=ditemukan.ruang_id)
    pemesanan = PemesananRuang.objects.lock(ditemukan.pk)
    check_hari_datang(pemesanan)
    if pemesanan.status == S.TIDAK_HADIR:
        _duduk_lagi(ruang, pemesanan)
    ubah_status(pemesanan, T.HADIRKAN, oleh)
    kunjungan = Kunjungan.objects.create(
        nama=pemesanan.nama,
        instansi=pemesanan.instansi,
        telepon=pemesanan.telepon,
        jumlah=pemesanan.jumlah,
        keperluan=KeperluanKunjungan.RUANG,
        bertemu=bertemu,
        akun=pemesanan.akun,
        pemesanan=pemesanan,
        dicatat_oleh=oleh,
    )
    catat(kunjungan, "kunjungan.masuk", oleh=oleh, pemesanan=pemesanan.pk)
    return kunjungan


def _duduk_lagi(ruang: Ruang, pemesanan: PemesananRuang) -> None:
    """Free seats for somebody who comes after having been noted as absent."""
    utuh = pemesanan.is_seluruh_ruang
    isi = IsianPemesanan(pemesanan.mulai, pemesanan.selesai, pemesanan.jumlah, "", "", seluruh_ruang=utuh)
    pemesanan.kursi = ambil_kursi(ruang, isi, pemesanan)
    pemesanan.save(update_fields=["kursi"])


def _kunci_kunjungan(pk: int) -> Kunjungan:
    """The visit, its booking locked before it."""
    pemesanan_id = Kunjungan.objects.values_list("pemesanan_id", flat=True).get(pk=pk)
    pemesanan = PemesananRuang.objects.lock(pemesanan_id) if pemesanan_id else None
    kunjungan = Kunjungan.objects.lock(pk)
    kunjungan.pemesanan = pemesanan
    return kunjungan


@transaction.atomic
def keluarkan_kunjungan(pk: int, *, oleh: Akun, pada: datetime | None = None) -> Kunjungan:
    """Mencatat bahwa tamu keluar; akses internetnya dikembalikan dan ruangnya selesai dipakai.

    `pada` is given where it is noted later. Raises TidakBerwenang, KunjunganSelesai, JamKeluarKeliru.
    Dasar: layanan.konsultasi
    """
    check_melayani_tamu(oleh)
    kunjungan = _kunci_kunjungan(pk)
    check_masih_di_dalam(kunjungan)
    pada = pada or timezone.now()
    check_jam_keluar(kunjungan, pada)
    kunjungan.keluar_pada, kunjungan.keluar_oleh = pada, oleh
    kunjungan.save(update_fields=["keluar_pada", "keluar_oleh"])
    terbuka = kunjungan.akses.filter(kembali_pada__isnull=True)
    for akses in terbuka.select_for_update().order_by("pk"):
        _kembalikan(akses, oleh, max(pada, akses.mulai))
    if kunjungan.pemesanan and kunjungan.pemesanan.status == S.HADIR:
        ubah_status(kunjungan.pemesanan, T.SELESAIKAN, oleh)
    catat(kunjungan, "kunjungan.keluar", oleh=oleh)
    return kunjungan


def beri_akses(
    pk: int,
    *,
    oleh: Akun,
    bentuk: str,
    kode_akses: str,
    perangkat: int,
    sampai: datetime,
    setuju_aturan: bool,
) -> PemberianAkses:
    """Memberi akses internet kepada tamu yang ada di dalam, sesudah ia menyetujui aturan pemakaian.

    `pk` is the visit's. Raises TidakBerwenang, KunjunganSelesai, AksesTidakSesuai, VoucherDipakai.
    Dasar: layanan.akses_internet
    """
    check_melayani_tamu(oleh)
    check_akses(bentuk, kode_akses, sampai, setuju_aturan=setuju_aturan)
    try:
        with transaction.atomic():
            kunjungan = Kunjungan.objects.lock(pk)
            check_masih_di_dalam(kunjungan)
            akses = PemberianAkses.objects.create(
                kunjungan=kunjungan,
                bentuk=bentuk,
                kode_akses=kode_akses.upper(),
                perangkat=perangkat,
                sampai=sampai,
                setuju_aturan=setuju_aturan,
                diberikan_oleh=oleh,
            )
            catat(kunjungan, "kunjungan.akses_diberikan", oleh=oleh, akses=akses.pk, bentuk=bentuk)
    except IntegrityError as galat:
        if "akses_voucher_sekali" in str(galat):
            raise VoucherDipakai from galat
        raise
    return akses


def _kembalikan(akses: PemberianAkses, oleh: Akun, pada: datetime) -> None:
    akses.kembali_pada, akses.kembali_oleh = pada, oleh
    akses.save(update_fields=["kembali_pada", "kembali_oleh"])


@transaction.atomic
def kembalikan_akses(pk: int, *, oleh: Akun) -> PemberianAkses:
    """Mencatat bahwa akses internet dikembalikan; yang sudah kembali dibiarkan.

    Raises TidakBerwenang. Dasar: layanan.akses_internet
    """
    check_melayani_tamu(oleh)
    akses = PemberianAkses.objects.select_for_update(of=("self",)).select_related("kunjungan").get(pk=pk)
    if akses.kembali_pada is None:
        _kembalikan(akses, oleh, timezone.now())
        catat(akses.kunjungan, "kunjungan.akses_kembali", oleh=oleh, akses=pk)
    return akses
