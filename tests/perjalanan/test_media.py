"""An overdue medium comes back: its seal is checked, the paper signed, and it waits for the next copy."""

import pytest

from lpse.demo import SANDI_DEMO
from tests.factories import foto
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK

pytestmark = [pytest.mark.timeout(600), pytest.mark.berat, pytest.mark.dasar("arsip.luar_ruang")]


def test_media_yang_terlambat_dikembalikan_dan_menunggu_salinan_berikutnya(new_screen: NewScreen) -> None:
    admin = new_screen("admin", DESK)
    masuk(admin, "admin_sistem", SANDI_DEMO)
    admin.open("/admin/arsip/media/")
    admin.shows("MP-02 terlambat kembali 1 hari. Minta dikembalikan.")
    admin.follow("Hard disk eksternal merah")
    admin.follow("Catat kembali ke unit")
    admin.fill({"NIP (boleh kosong)": "198001012005011003"})
    admin.page.get_by_label("Utuh, nomornya sama").check()
    admin.page.get_by_label("Disimpan di").select_option(label="Lemari besi kantor LPSE")
    admin.press("Catat kembali ke unit")
    admin.shows("Tercatat kembali.")
    with admin.page.expect_download() as unduhan:
        admin.main.get_by_role("link", name="Berita acara").first.click()
    assert unduhan.value.path().read_bytes().startswith(b"%PDF")
    admin.go(admin.main.get_by_role("link", name="unggah yang bertanda tangan").first)
    admin.attach("Salinan bertanda tangan", "berita-acara.jpg", foto())
    admin.press("Unggah")
    admin.shows("Salinan bertanda tangan tersimpan.")
    admin.follow("Salin dan serahkan")
    admin.shows("Colokkan MP-02, tunggu beberapa detik, lalu periksa lagi.")
