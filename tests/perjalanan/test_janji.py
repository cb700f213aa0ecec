"""An appointment: booked and moved on a phone; the counter finds it and notes the originals."""

import re

import pytest

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import KTP, NPWP, Pemohon, masuk
from tests.perjalanan.screen import DESK, PHONE, Screen

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]
SUREL, NAMA = "pemohon5@demo.example", "PT Rekaan Konsultan"


def pilih_waktu(layar: Screen, hari: int, tombol: str) -> str:
    """Take the first free time of the n-th day offered; returns the day."""
    hari_ini = layar.page.locator("details").nth(hari)
    if hari:
        hari_ini.locator("summary").click()
    hari_ini.get_by_role("radio").first.check()
    nama = re.sub(r" \(.*", "", hari_ini.locator("summary").inner_text())
    layar.press(tombol)
    layar.shows(f"{nama} pukul")
    return nama


@pytest.mark.parametrize(
    ("skrip", "asli"),
    [(True, KTP), (False, NPWP)],
    ids=["dengan-skrip", "tanpa-skrip"],
)
def test_janji_dipesan_dipindah_dan_dilayani(new_screen: NewScreen, skrip: bool, asli: str) -> None:
    layar = new_screen("pemohon", PHONE, scripts=skrip)
    Pemohon(layar, SUREL, "").masuk_dengan_kode()
    layar.follow("Pilih waktu datang")
    pilih_waktu(layar, 0, "Pesan waktu ini")
    layar.follow("Pindahkan")
    hari = pilih_waktu(layar, 1, "Pindahkan")
    kalender = layar.download("Masukkan ke kalender").decode()
    assert "SEQUENCE:1\r\n" in kalender
    surat = layar.read_mail(SUREL, f"Janji temu {hari}")
    assert asli in surat.inner_text()

    loket = new_screen("helpdesk", DESK, scripts=skrip)
    masuk(loket, "helpdesk", SANDI_DEMO)
    loket.open("/admin/registrasi/loket/")
    loket.fill({"Cari pemohon": NAMA})
    loket.press("Tampilkan")
    loket.shows(hari)
    loket.go(loket.main.get_by_role("link", name="REG-"))
    loket.tick(asli)
    loket.press("Catat diperlihatkan")
    loket.shows(f"{asli} diperlihatkan")
    loket.press("Batalkan janji")
    loket.shows("Dibatalkan")
    layar.read_mail(SUREL, "dibatalkan")
