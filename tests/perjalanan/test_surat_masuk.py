"""A letter that the portal could not place: an officer reads it and makes it a ticket."""

import pytest

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]


def test_surat_belum_terolah_dibaca_lalu_menjadi_tiket(new_screen: NewScreen) -> None:
    layar = new_screen("helpdesk", DESK)
    masuk(layar, "helpdesk", SANDI_DEMO)
    layar.open("/admin/")
    layar.shows("Surat belum terolah")
    layar.open("/admin/layanan/surat/")
    layar.follow("Jadwal pelatihan")
    layar.shows("Alamat pengirimnya tidak ada, lebih dari satu, atau tidak terbaca.")
    layar.shows("Dapat kami ikuti secara daring?")
    layar.follow("Jadikan tiket")
    layar.fill({"Nama pengirim": "Bagian Umum Kantor Contoh"})
    layar.press("Jadikan tiket")
    layar.shows("Surat menjadi tiket.")
    layar.shows("Masuk tiket")
