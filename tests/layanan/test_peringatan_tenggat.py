"""Warnings before a promise is broken: at three quarters and at the end of its time, never at night."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from layanan.actions.penyelesaian import selesaikan
from layanan.actions.percakapan import balas, minta_keterangan
from layanan.actions.peringatan_tenggat import peringatkan_tenggat
from layanan.actions.tiket import ambil, perpanjang, tonton
from layanan.models import Tiket
from lpse.models import Pemberitahuan
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.layanan.tiket import buat_tiket
from tests.registrasi.pemohon import kirim_surat

pytestmark = pytest.mark.django_db
WIB = ZoneInfo("Asia/Jakarta")


@pytest.fixture(autouse=True)
def jam_dinding():
    """Monday morning; half past seven to noon, one to four. A low priority: answered in two hours."""
    with time_machine.travel(datetime(2026, 11, 23, 8, tzinfo=WIB), tick=False) as waktu:
        yield waktu


@pytest.fixture
def petugas():
    return buat_akun(Peran.HELPDESK)


@pytest.fixture
def kepala():
    return buat_akun(Peran.KEPALA)


def pukul(waktu, hari: int, jam: int, menit: int = 0) -> int:
    """Let it be this hour of November, and the clock look around once."""
    waktu.move_to(datetime(2026, 11, hari, jam, menit, tzinfo=WIB))
    return peringatkan_tenggat()


def peringatan() -> list[tuple[str, str]]:
    baris = Pemberitahuan.objects.filter(templat__startswith="layanan/tenggat").order_by("pk")
    return [(b.penerima, b.templat.removeprefix("layanan/tenggat_")) for b in baris]


def test_tiga_perempat_waktu_lalu_seluruhnya_masing_masing_sekali(jam_dinding, petugas, kepala):
    tiket = buat_tiket(surel="")
    assert pukul(jam_dinding, 23, 9, 29) == 0
    assert pukul(jam_dinding, 23, 9, 30) == 1
    assert pukul(jam_dinding, 23, 9, 31) == 0
    assert peringatan() == [(petugas.email, "mendekat")]
    [surat] = kirim_surat()
    assert surat.subject == f"Tenggat mendekat: {tiket.nomor}"
    assert "Paling lambat Senin, 23 November 2026 pukul 10.00 WIB." in surat.body
    assert pukul(jam_dinding, 23, 10) == 2
    assert pukul(jam_dinding, 23, 10, 1) == 0
    assert sorted(peringatan()[1:]) == sorted([(petugas.email, "lewat"), (kepala.email, "lewat")])


def test_tidak_ada_yang_keluar_tengah_malam_istirahat_atau_akhir_pekan(jam_dinding, petugas):
    jam_dinding.move_to(datetime(2026, 11, 20, 15, tzinfo=WIB))
    buat_tiket(surel="")
    # Closing on Friday at 16.30 leaves half an hour of two; the weekend brings nothing.
    assert [
        pukul(jam_dinding, *saat) for saat in ((20, 16, 31), (21, 0), (21, 10), (22, 12), (23, 0), (23, 7))
    ] == [0] * 6
    assert pukul(jam_dinding, 23, 7, 30) == 1
    assert pukul(jam_dinding, 23, 12, 30) == 0
    assert kirim_surat()[-1].to == [petugas.email]


def test_pemegang_dan_pengikut_diperingatkan_bukan_semua_orang(jam_dinding, petugas):
    pengikut, lain = buat_akun(Peran.HELPDESK), buat_akun(Peran.HELPDESK)
    tiket = buat_tiket(surel="")
    ambil(tiket.pk, oleh=petugas)
    tonton(tiket.pk, oleh=pengikut, menonton=True)
    assert pukul(jam_dinding, 23, 9, 45) == 2
    assert {penerima for penerima, _ in peringatan()} == {petugas.email, pengikut.email}
    assert lain.email not in str(peringatan())


def test_yang_sudah_dijawab_atau_menunggu_tidak_diperingatkan(jam_dinding, petugas):
    dijawab, menunggu = buat_tiket(surel=""), buat_tiket(surel="")
    balas(dijawab.pk, oleh=petugas, isi="Sedang kami periksa.")
    minta_keterangan(menunggu.pk, oleh=petugas, isi="Kapan?")
    assert pukul(jam_dinding, 23, 11) == 0


def test_penyelesaian_diperingatkan_menurut_waktu_kerja(jam_dinding, petugas):
    """Two working days from Monday end on Wednesday at 16.00; three quarters are over on that day only."""
    tiket = buat_tiket(surel="")
    balas(tiket.pk, oleh=petugas, isi="Sedang kami periksa.")
    assert Tiket.objects.get(pk=tiket.pk).tenggat_selesai == datetime(2026, 11, 25, 16, tzinfo=WIB)
    assert pukul(jam_dinding, 24, 15, 59) == 0
    assert pukul(jam_dinding, 25, 10) == 1
    assert "penyelesaian" in kirim_surat()[-1].body
    assert pukul(jam_dinding, 25, 23) == 0
    assert pukul(jam_dinding, 26, 7, 30) >= 1


def test_tenggat_yang_diperpanjang_diperingatkan_lagi(jam_dinding, petugas):
    tiket = buat_tiket(surel="")
    balas(tiket.pk, oleh=petugas, isi="Sedang kami periksa.")
    assert pukul(jam_dinding, 25, 14) == 1
    perpanjang(tiket.pk, oleh=petugas, jam_kerja=8, alasan="Menunggu LKPP")
    assert pukul(jam_dinding, 25, 14, 1) == 0  # less than three quarters of the longer time
    assert pukul(jam_dinding, 26, 9) == 1


def test_peringatan_yang_sudah_tidak_berlaku_tidak_dikirim(jam_dinding, petugas):
    tiket = buat_tiket(surel="")
    pukul(jam_dinding, 23, 9, 45)
    selesaikan(tiket.pk, oleh=petugas, isi="Sudah.")
    assert kirim_surat() == []
    assert Pemberitahuan.objects.get(templat="layanan/tenggat_mendekat").status == "batal"


def test_sesudah_malam_hanya_peringatan_yang_lebih_tinggi(jam_dinding, petugas):
    jam_dinding.move_to(datetime(2026, 11, 23, 14, 30, tzinfo=WIB))
    buat_tiket(surel="")
    jam_dinding.shift(timedelta(hours=1))
    assert pukul(jam_dinding, 24, 8, 30) == 1
    assert peringatan() == [(petugas.email, "lewat")]


def test_tanpa_tiket_tidak_ada_pekerjaan(django_assert_max_num_queries):
    buat_tiket()
    with django_assert_max_num_queries(3):
        assert peringatkan_tenggat() == 0
