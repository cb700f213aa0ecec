"""What is watched: a target typed in, an address of the inside refused, tried, stopped with its reason."""

import pytest

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600), pytest.mark.dasar("infrastruktur.pantau_harian")]
NAMA = "Laman SPSE cadangan"


def test_sasaran_dipantau_dicoba_lalu_dihentikan(new_screen: NewScreen) -> None:
    layar = new_screen("admin-sistem", DESK)
    masuk(layar, "admin_sistem", SANDI_DEMO)
    layar.open("/admin/infrastruktur/sasaran/")
    layar.follow("Server portal ini")
    layar.shows("Pemakaian RAM")
    layar.back()
    layar.follow("Tambah sasaran")
    layar.tick("Halaman web (HTTP atau HTTPS)")
    layar.press("Lanjut")
    layar.fill({"Nama": NAMA, "Kode": "spse-cadangan", "Alamat": "http://127.0.0.1/"})
    layar.fill({"Batas menunggu jawaban (detik)": "1"})
    layar.press("Tambah sasaran")
    layar.shows("menunjuk server portal sendiri dan belum diizinkan")
    layar.fill({"Alamat": "https://spse.contohkab.example/"})
    layar.press("Tambah sasaran")
    layar.press("Coba sekarang")
    layar.shows("Tidak menjawab dengan benar")
    layar.follow("Kembali")

    ponsel = new_screen("admin-ponsel", PHONE)
    masuk(ponsel, "admin_sistem", SANDI_DEMO)
    ponsel.open("/admin/infrastruktur/sasaran/?cari=cadangan")
    ponsel.follow(NAMA)
    ponsel.follow("Hentikan pemantauan")
    ponsel.fill({"Alasan": "Belum dipasang"})
    ponsel.press("Hentikan pemantauan")
    ponsel.shows("Sasaran ini tidak dipantau")
    ponsel.open("/admin/infrastruktur/sasaran/?keadaan=dihentikan")
    ponsel.shows(NAMA)
