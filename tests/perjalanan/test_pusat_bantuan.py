"""The help centre in a browser: an answer becomes an article in two presses, and a visitor finds it."""

import pytest

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]


def test_jawaban_tiket_menjadi_artikel_yang_ditemukan_walau_salah_ketik(new_screen: NewScreen) -> None:
    petugas = new_screen("helpdesk", DESK)
    masuk(petugas, "helpdesk", SANDI_DEMO)
    petugas.open("/admin/layanan/tiket/?cari=Cara+mengganti+surel+perusahaan")
    petugas.go(petugas.main.get_by_role("link", name="TKT-").first)
    petugas.follow("Jadikan artikel bantuan")
    petugas.fill({"Judul atau pertanyaan": "Sertifikat elektronik tidak terbaca"})
    petugas.press("Terbitkan")
    petugas.shows("Artikel terbit dan dapat dicari.")

    warga = new_screen("warga", PHONE)
    warga.open("/tiket/baru/permintaan/")
    warga.page.get_by_label("Perihal").press_sequentially("Sertifikat elek")
    warga.shows("Sertifikat elektronik tidak terbaca (membuka tab baru)")
    warga.open("/bantuan/")
    warga.fill({"Cari jawaban": "sertifiakt"})
    warga.press("Cari")
    warga.shows("kami mencari “sertifikat”")
    warga.follow("Sertifikat elektronik tidak terbaca")
    warga.press("Ya")
    warga.shows("Kami senang artikel ini membantu.")
