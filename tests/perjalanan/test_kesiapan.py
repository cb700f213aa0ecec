"""Would we survive tonight: Kepala reads the answer on a phone, down to the drill behind it."""

import pytest

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import PHONE

pytestmark = [pytest.mark.timeout(600), pytest.mark.berat]


def test_kepala_membaca_jawaban_dan_uji_di_baliknya(new_screen: NewScreen) -> None:
    kepala = new_screen("kepala", PHONE)
    masuk(kepala, "kepala", SANDI_DEMO)
    kepala.open("/admin/arsip/kesiapan/")
    kepala.shows("Kalau server hilang malam ini, apakah kita selamat?")
    kepala.shows("Brankas Bagian Umum, Sekretariat Daerah")
    # Only who keeps the backups asks for a drill.
    assert kepala.page.get_by_role("button", name="Uji pemulihan sekarang").count() == 0
    kepala.follow("Semua uji pemulihan")
    kepala.go(kepala.page.get_by_role("cell").get_by_role("link").first)
    kepala.shows("Cadangan ini dapat dipulihkan")
    kepala.shows("Masuk ke portal hasil pemulihan")
