"""The guest book and internet access: who comes, who leaves, what was given, what of it stays readable."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from layanan.actions.tamu import (
    IsianTamu,
    beri_akses,
    catat_kunjungan,
    hadirkan_pemesanan,
    keluarkan_kunjungan,
    kembalikan_akses,
)
from layanan.enums.tempat import BentukAkses
from layanan.models import Kunjungan, PemberianAkses, PemesananRuang
from layanan.policies.ruang import BelumWaktunya
from layanan.policies.tamu import (
    AksesTidakSesuai,
    JamKeluarKeliru,
    KodeTidakDikenal,
    KunjunganSelesai,
    VoucherDipakai,
    nama_tampil,
    samarkan_voucher,
    telepon_tampil,
)
from layanan.queries.tamu import di_dalam, pengunjung_lama, tertinggal
from layanan.queries.tempat import laporan_tempat
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Jejak
from lpse.peran import Peran
from lpse.waktu import awal_hari, hari_ini
from tests.factories import buat_akun
from tests.layanan.ruang import disetujui, mulaikan, siapkan

pytestmark = pytest.mark.django_db
BUDI = IsianTamu("Budi Santoso", instansi="CV Maju Jaya", telepon="081234567890")


@pytest.fixture
def petugas():
    return buat_akun(Peran.HELPDESK)


@pytest.fixture
def budi(petugas):
    return catat_kunjungan(BUDI, oleh=petugas)


@pytest.fixture
def pemesanan(petugas):
    siapkan()
    return mulaikan(disetujui(petugas))


def beri(kunjungan, oleh, **ganti):
    isi = {"bentuk": BentukAkses.VOUCHER, "kode_akses": "ab12-cd34", "perangkat": 2, "setuju_aturan": True}
    return beri_akses(
        kunjungan.pk, oleh=oleh, **({"sampai": timezone.now() + timedelta(hours=2)} | isi | ganti)
    )


@pytest.mark.dasar("layanan.konsultasi")
def test_tamu_dicatat_masuk_dan_keluar(petugas, budi):
    assert list(di_dalam()) == [budi]
    keluarkan_kunjungan(budi.pk, oleh=petugas)
    budi.refresh_from_db()
    assert budi.keluar_pada >= budi.masuk_pada
    assert not di_dalam().exists()
    with pytest.raises(KunjunganSelesai):
        keluarkan_kunjungan(budi.pk, oleh=petugas)
    assert not Jejak.objects.filter(rincian__icontains="Budi").exists()


def test_yang_tidak_melayani_tamu_ditolak(budi):
    verifikator = buat_akun(Peran.VERIFIKATOR)
    for act in (
        lambda: catat_kunjungan(BUDI, oleh=verifikator),
        lambda: keluarkan_kunjungan(budi.pk, oleh=verifikator),
        lambda: hadirkan_pemesanan("ABC234", oleh=verifikator),
        lambda: beri(budi, verifikator),
    ):
        with pytest.raises(TidakBerwenang):
            act()


def test_jam_keluar_tidak_mendahului_jam_masuk_dan_tidak_di_depan(petugas, budi):
    for salah in (budi.masuk_pada - timedelta(minutes=1), timezone.now() + timedelta(minutes=5)):
        with pytest.raises(JamKeluarKeliru):
            keluarkan_kunjungan(budi.pk, oleh=petugas, pada=salah)
    with pytest.raises(IntegrityError), transaction.atomic():
        Kunjungan.objects.filter(pk=budi.pk).update(
            keluar_pada=budi.masuk_pada - timedelta(hours=1), keluar_oleh=petugas
        )


def test_yang_lupa_dicatat_keluar_ketahuan_esoknya(petugas, budi):
    assert not tertinggal().exists()
    kemarin = timezone.now() - timedelta(days=1)
    lupa = Kunjungan.objects.create(
        nama="Sari", keperluan="konsultasi", masuk_pada=kemarin, dicatat_oleh=petugas
    )
    assert list(tertinggal()) == [lupa]
    keluarkan_kunjungan(lupa.pk, oleh=petugas, pada=kemarin + timedelta(hours=1))
    assert not tertinggal().exists()


def test_yang_sudah_tercatat_tidak_berubah_lagi(petugas, budi):
    for ubah in ({"masuk_pada": timezone.now() - timedelta(days=3)}, {"keperluan": "internet"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Kunjungan.objects.filter(pk=budi.pk).update(**ubah)
    # What is the person's own may go, once it need not be kept.
    Kunjungan.objects.filter(pk=budi.pk).update(nama="Dimusnahkan", instansi="", telepon="")


@pytest.mark.dasar("layanan.ruang")
def test_kode_pemesanan_menyambut_tamunya_sekali(petugas, pemesanan):
    kunjungan = hadirkan_pemesanan(pemesanan.kode_datang.lower(), oleh=petugas, bertemu="Sari")
    assert (kunjungan.nama, kunjungan.keperluan, kunjungan.pemesanan) == ("Budi Santoso", "ruang", pemesanan)
    pemesanan.refresh_from_db()
    assert pemesanan.status == "hadir"
    with pytest.raises(TindakanTertutup):
        hadirkan_pemesanan(pemesanan.kode_datang, oleh=petugas)
    keluarkan_kunjungan(kunjungan.pk, oleh=petugas)
    pemesanan.refresh_from_db()
    assert pemesanan.status == "selesai"


def test_kode_yang_keliru_atau_bukan_hari_ini_ditolak(petugas):
    siapkan()
    lusa = disetujui(petugas)
    with pytest.raises(KodeTidakDikenal):
        hadirkan_pemesanan("ZZZZZZ", oleh=petugas)
    with pytest.raises(BelumWaktunya, match="bukan hari ini"):
        hadirkan_pemesanan(lusa.kode_datang, oleh=petugas)


@pytest.mark.dasar("layanan.akses_internet")
def test_akses_internet_diberikan_sesudah_aturan_disetujui_dan_kembali_ketika_keluar(petugas, budi):
    akses = beri(budi, petugas)
    assert (akses.kode_akses, akses.perangkat) == ("AB12-CD34", 2)
    keluarkan_kunjungan(budi.pk, oleh=petugas)
    akses.refresh_from_db()
    assert akses.kembali_pada is not None
    with pytest.raises(KunjunganSelesai):
        beri(budi, petugas)


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"setuju_aturan": False}, "Bacakan aturan"),
        ({"kode_akses": "kata sandi wifi!"}, "Kata sandi Wi-Fi bersama tidak dicatat"),
        ({"kode_akses": ""}, "Salin nomor voucher"),
        ({"bentuk": BentukAkses.KABEL}, "hanya diisi untuk voucher"),
        ({"sampai": timezone.now() - timedelta(minutes=1)}, "sudah lewat"),
    ],
)
def test_akses_yang_tidak_sesuai_ditolak(petugas, budi, ganti, kalimat):
    with pytest.raises(AksesTidakSesuai, match=kalimat):
        beri(budi, petugas, **ganti)
    assert not PemberianAkses.objects.exists()


def test_satu_voucher_satu_pengunjung_sampai_dikembalikan(petugas, budi):
    lain = catat_kunjungan(IsianTamu("Sari"), oleh=petugas)
    akses = beri(budi, petugas)
    with pytest.raises(VoucherDipakai):
        beri(lain, petugas, kode_akses="AB12-CD34")
    kembalikan_akses(akses.pk, oleh=petugas)
    beri(lain, petugas, kode_akses="AB12-CD34")
    kembalikan_akses(akses.pk, oleh=petugas)


def test_data_pribadi_disamarkan_di_daftar_setelah_pulang(petugas, budi):
    assert (nama_tampil(budi), telepon_tampil(budi)) == ("Budi Santoso", "081234567890")
    keluarkan_kunjungan(budi.pk, oleh=petugas)
    budi.refresh_from_db()
    assert nama_tampil(budi) == "Budi S."
    assert telepon_tampil(budi) == "0812••••••90"
    assert samarkan_voucher("AB12-CD34") == "…D34"


def test_tamu_lama_diusulkan_sekali_seorang(petugas, budi):
    catat_kunjungan(BUDI, oleh=petugas)
    catat_kunjungan(IsianTamu("Budiman"), oleh=petugas)
    assert [k.nama for k in pengunjung_lama("budi")] == ["Budiman", "Budi Santoso"]
    assert [k.nama for k in pengunjung_lama("081234567890")] == ["Budi Santoso"]
    assert [k.nama for k in pengunjung_lama("maju")] == ["Budi Santoso"]
    assert pengunjung_lama("bu") == []
    assert pengunjung_lama("%") == []


@pytest.mark.dasar("layanan.ruang")
def test_laporan_menghitung_ruang_kunjungan_dan_akses(petugas, pemesanan, budi):
    mulai = max(timezone.now() - timedelta(minutes=1), awal_hari(hari_ini()))
    PemesananRuang.objects.filter(pk=pemesanan.pk).update(masa=(mulai, mulai + timedelta(minutes=90)))
    kunjungan = hadirkan_pemesanan(pemesanan.kode_datang, oleh=petugas)
    beri(kunjungan, petugas)
    laporan = laporan_tempat(hari_ini().replace(month=1, day=1), hari_ini())
    (ruang,) = laporan.ruang
    assert (ruang.dipesan, ruang.dipakai, ruang.tidak_hadir, str(ruang.jam)) == (1, 1, 0, "1.50")
    assert ruang.tingkat is not None
    assert [(k.keperluan, k.kunjungan, k.orang) for k in laporan.kunjungan] == [
        ("Konsultasi", 1, 1),
        ("Memakai ruang", 1, 1),
    ]
    assert [(a.bentuk, a.pemberian, a.perangkat) for a in laporan.akses] == [("Kode voucher Wi-Fi", 1, 2)]


def test_laporan_tahun_di_luar_kalender_tetap_ada():
    laporan = laporan_tempat(date(2001, 1, 1), date(2001, 6, 30))
    assert (laporan.ruang, laporan.kunjungan, laporan.akses) == ([], [], [])
