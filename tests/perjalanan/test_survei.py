"""A visitor answers the survey on the phone; the secretary sees the index move."""

import pytest

from layanan.enums.survei import UNSUR
from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]


def test_survei_dijawab_di_ponsel_dan_terhitung(new_screen: NewScreen) -> None:
    meja = new_screen("sekretaris", DESK)
    masuk(meja, "sekretaris", SANDI_DEMO)
    meja.open("/admin/layanan/survei/")
    meja.go(meja.main.locator("a", has_text="Survei Kepuasan Masyarakat").first)
    alamat = meja.main.locator("a[href*='/survei/']", has_text="/survei/").first.get_attribute("href")
    assert alamat is not None
    sebelum = meja.main.inner_text()

    ponsel = new_screen("pengunjung", PHONE)
    ponsel.open("/survei/" + alamat.split("/survei/")[1])
    ponsel.tick("Pelatihan")
    for _, _, tanya in UNSUR:
        ponsel.main.get_by_role("group", name=tanya).get_by_label("Baik", exact=True).check()
    ponsel.press("Kirim jawaban")
    ponsel.heading("Terima kasih")

    meja.open(meja.page.url)
    assert meja.main.inner_text() != sebelum
    meja.open("/laporan/")
    meja.shows("Survei Kepuasan Masyarakat")
