"""Rooms and visitors in the demo: bookings ahead, a seat in use, a few visitors of whom one is still in."""

from dataclasses import replace
from datetime import date, timedelta

from django.utils import timezone

from layanan.actions.pemesanan import ajukan_pemesanan, pesan_di_loket
from layanan.actions.ruang import siapkan_ruang, ubah_ruang
from layanan.actions.tamu import (
    IsianTamu,
    beri_akses,
    catat_kunjungan,
    hadirkan_pemesanan,
    keluarkan_kunjungan,
)
from layanan.enums.tempat import BentukAkses, KeperluanKunjungan, KeperluanRuang, ModeRuang
from layanan.models import Kunjungan, PemesananRuang, Ruang
from layanan.policies.ruang import IsianPemesanan, ada_ruang, hari_dapat_dipesan, saat_hari
from lpse.kalender import ONE_DAY, kalender
from lpse.models import Akun
from lpse.waktu import awal_hari, hari_ini

# kode: mode, seats, place, notes
RUANG = {
    "penawaran": (ModeRuang.KURSI, 8, "lantai 1, sebelah loket", "Delapan komputer dan satu pemindai."),
    "pelatihan": (ModeRuang.UTUH, 24, "lantai 2", "Dua puluh empat komputer dan proyektor."),
    "verifikasi": (ModeRuang.UTUH, 4, "lantai 1", "Meja periksa untuk dokumen asli."),
}
SATU_JAM = timedelta(hours=1)


def isi_demo_tempat() -> None:
    """All made by the acts that people use; where the regulation knows no rooms, visitors alone."""
    petugas = Akun.objects.get(user_id="helpdesk")
    if ada_ruang():
        _atur_ruang(petugas)
        _pesan(petugas)
        _pakai(petugas)
    _tamu(petugas)


def _atur_ruang(petugas: Akun) -> None:
    siapkan_ruang()
    for ruang in Ruang.objects.filter(kode__in=RUANG):
        mode, kursi, lokasi, keterangan = RUANG[ruang.kode]
        ubah_ruang(ruang.pk, oleh=petugas, mode=mode, kursi=kursi, lokasi=lokasi, keterangan=keterangan)


def _isian(hari: date, ke: int, lama: int, nama: str, instansi: str, **kolom: object) -> IsianPemesanan:
    """From the n-th half hour of the day on, so many half hours: days are short on Fridays and in Ramadan."""
    saat = saat_hari(hari, kalender())
    isian = IsianPemesanan(saat[ke], saat[ke + lama], 1, KeperluanRuang.PENAWARAN, nama, instansi=instansi)
    return replace(isian, **kolom)  # type: ignore[arg-type]


def _pesan(petugas: Akun) -> None:
    """The coming days: some approved at the counter, two that wait for an answer."""
    hari = [h for h in hari_dapat_dipesan(kalender()) if h > hari_ini()]
    budi = ("Budi Hartono", "CV Karya Mandiri")
    pesan_di_loket("penawaran", _isian(hari[0], 1, 3, *budi), oleh=petugas)
    pesan_di_loket(
        "penawaran", _isian(hari[0], 1, 3, "Rina Lestari", "PT Sumber Makmur", jumlah=2), oleh=petugas
    )
    pelatihan = {"jumlah": 18, "keperluan": KeperluanRuang.PELATIHAN}
    isian = _isian(hari[1], 0, 6, "Hendra Wijaya", "Dinas Pendidikan", **pelatihan)
    pesan_di_loket("pelatihan", isian, oleh=petugas)
    for kode, user_id, ke in (("penawaran", "penyedia", 4), ("verifikasi", "ppk", 2)):
        akun = Akun.objects.get(user_id=user_id)
        ajukan_pemesanan(kode, _isian(hari[0], ke, 2, akun.nama, ""), akun=akun)


def _pakai(petugas: Akun) -> None:
    """Two rooms used on earlier days, and a seat that is taken right now by somebody with internet access."""
    for sebelum, kode, nama in ((1, "verifikasi", "Dewi Anggraini"), (2, "pelatihan", "Joko Susilo")):
        kunjungan = keluarkan_kunjungan(_datang(petugas, kode, nama).pk, oleh=petugas)
        saat = saat_hari(_hari_kerja_lalu(sebelum), kalender())
        # What was used just now was used on an earlier day.
        PemesananRuang.objects.filter(kunjungan=kunjungan).update(masa=(saat[0], saat[4]))
    kunjungan = _datang(petugas, "penawaran", "Siti Rahmawati")
    beri_akses(
        kunjungan.pk,
        oleh=petugas,
        bentuk=BentukAkses.VOUCHER,
        kode_akses="LPSE-7Q4K-2M",
        perangkat=1,
        sampai=timezone.now() + 2 * SATU_JAM,
        setuju_aturan=True,
    )


def _datang(petugas: Akun, kode: str, nama: str) -> Kunjungan:
    """Somebody who booked and stands here now: the booking is made ahead, and its time moved to now."""
    besok = next(h for h in hari_dapat_dipesan(kalender()) if h > hari_ini() + 7 * ONE_DAY)
    pemesanan = pesan_di_loket(kode, _isian(besok, 0, 2, nama, "CV Cipta Karya"), oleh=petugas)
    mulai = max(timezone.now() - SATU_JAM / 2, awal_hari(hari_ini()))
    PemesananRuang.objects.filter(pk=pemesanan.pk).update(masa=(mulai, mulai + 2 * SATU_JAM))
    return hadirkan_pemesanan(pemesanan.kode_datang, oleh=petugas)


def _hari_kerja_lalu(ke: int) -> date:
    kerja, hari = kalender(), hari_ini()
    while ke:
        hari -= ONE_DAY
        ke -= kerja.is_hari_kerja(hari)
    return hari


def _tamu(petugas: Akun) -> None:
    """Who came today without a booking: two have gone, one is still in."""
    for isi in (
        IsianTamu("Agus Prasetyo", KeperluanKunjungan.KONSULTASI, "PT Bina Konstruksi", "081234567801"),
        IsianTamu("Maya Sari", KeperluanKunjungan.VERIFIKASI, "CV Sinar Terang", "081234567802"),
    ):
        keluarkan_kunjungan(catat_kunjungan(isi, oleh=petugas).pk, oleh=petugas)
    rombongan = IsianTamu(
        "Yusuf Maulana", KeperluanKunjungan.KONSULTASI, "Dinas Kesehatan", "081234567803", jumlah=2
    )
    catat_kunjungan(rombongan, oleh=petugas)
