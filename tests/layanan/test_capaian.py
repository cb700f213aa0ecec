"""What was promised and what was achieved, for /tentang/ and /laporan/."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache

from layanan.actions.gabung import gabung
from layanan.actions.penyelesaian import selesaikan
from layanan.actions.percakapan import balas, minta_keterangan
from layanan.enums.tiket import JenisTiket
from layanan.reports import standar_dan_capaian
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.layanan.tiket import buat_tiket

pytestmark = pytest.mark.django_db
WIB = ZoneInfo("Asia/Jakarta")
SEJAK, SAMPAI = datetime(2026, 11, 1, tzinfo=WIB), datetime(2026, 12, 1, tzinfo=WIB)


@pytest.fixture(autouse=True)
def jam_dinding():
    with time_machine.travel(datetime(2026, 11, 23, 8, tzinfo=WIB), tick=False) as waktu:
        yield waktu


@pytest.fixture
def petugas():
    return buat_akun(Peran.HELPDESK)


def kendala():
    cache.clear()
    return next(c for c in standar_dan_capaian(SEJAK, SAMPAI) if c.jenis == "Kendala teknis")


def test_yang_dijanjikan_disebut_untuk_setiap_jenis_dan_prioritas():
    semua = standar_dan_capaian(SEJAK, SAMPAI)
    assert [c.jenis for c in semua] == list(JenisTiket.labels)
    assert [(p, b.respons, b.selesai) for p, b in kendala().standar] == [
        ("Tinggi", "30 menit", "4 jam"),
        ("Menengah", "1 jam", "1 hari"),
        ("Rendah", "2 jam", "2 hari"),
    ]
    assert (kendala().respons.persen, kendala().selesai.median_menit) == (None, None)


def test_capaian_dihitung_dalam_waktu_kerja_tanpa_waktu_menunggu(jam_dinding, petugas):
    cepat, lambat = buat_tiket(surel=""), buat_tiket(surel="")
    jam_dinding.shift(timedelta(hours=1))
    minta_keterangan(cepat.pk, oleh=petugas, isi="Kapan?")
    jam_dinding.shift(timedelta(hours=24))
    selesaikan(cepat.pk, oleh=petugas, isi="Sudah.")
    selesaikan(lambat.pk, oleh=petugas, isi="Sudah.")
    hasil = kendala()
    assert (hasil.tiket, hasil.respons.tepat, hasil.respons.terlambat) == (2, 1, 1)
    assert (hasil.selesai.persen, hasil.respons.persen) == (100, 50)
    # One hour and eight and a half: the wait for the user is nobody's delay.
    assert [lama / timedelta(hours=1) for lama in sorted(hasil.selesai.lama)] == [1, 8.5]
    assert hasil.selesai.median_menit == 285


def test_yang_belum_dijawab_padahal_waktunya_habis_adalah_terlambat(jam_dinding):
    buat_tiket(surel="")
    assert kendala().respons.persen is None
    jam_dinding.shift(timedelta(hours=3))
    assert kendala().respons.persen == 0


def test_tiket_gabungan_dihitung_sekali_dan_tiket_lain_masa_tidak(jam_dinding, petugas):
    satu, dua = buat_tiket(surel=""), buat_tiket(surel="")
    gabung(satu.pk, ke=dua.pk, oleh=petugas)
    balas(dua.pk, oleh=petugas, isi="Sedang kami periksa.")
    assert kendala().tiket == 1
    cache.clear()
    assert sum(c.tiket for c in standar_dan_capaian(SEJAK, SEJAK + timedelta(days=5))) == 0


def test_halaman_publik_tidak_menghitung_ulang_setiap_kali(django_assert_num_queries):
    buat_tiket()
    pertama = standar_dan_capaian(SEJAK, SAMPAI)
    with django_assert_num_queries(1):
        assert standar_dan_capaian(SEJAK, SAMPAI) == pertama
