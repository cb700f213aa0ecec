"""The archive: found despite a typo, opened, seen who looked, the paper placed, the whole file taken out."""

import hashlib
import json
import zipfile

import pytest
from playwright.sync_api import expect

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE

# The portal's first start counts as well, on a machine that may be busy.
pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]


def test_dokumen_ditemukan_dibuka_ditempatkan_dan_dibawa_keluar(new_screen: NewScreen) -> None:
    layar = new_screen("verifikator", DESK)
    masuk(layar, "verifikator", SANDI_DEMO)
    layar.menu("Arsip pengguna")
    layar.fill({"Cari": "umpma abadi"})
    layar.press("Cari")
    layar.shows("“umpma” dibaca “umpama”")
    layar.go(layar.page.locator("tbody td a").first)

    layar.follow("Lihat isinya")
    expect(layar.page.get_by_role("region", name="Pindaian").locator("img")).to_be_visible()
    layar.open(layar.page.url.partition("?")[0].removeprefix(layar.url))
    layar.shows("Melihat halaman 1")

    layar.choose("Ruang", "Gudang arsip inaktif")
    layar.fill({"Rak": "B2", "Boks": "07"})
    layar.press("Simpan letak")
    layar.shows("Letak kertas tersimpan: Gudang arsip inaktif, rak B2, boks 07.")

    with layar.page.expect_download() as unduhan:
        layar.page.get_by_role("button", name="Unduh ZIP").click()
    with zipfile.ZipFile(unduhan.value.path()) as isi:
        manifes = json.loads(isi.read("manifest.json"))
        assert manifes["disertakan"] == manifes["jumlah"] > 5
        for satu in manifes["berkas"]:
            assert hashlib.sha256(isi.read(satu["nama_berkas"])).hexdigest() == satu["sha256"]


def test_arsip_terbaca_di_ponsel(new_screen: NewScreen) -> None:
    layar = new_screen("auditor", PHONE)
    masuk(layar, "auditor", SANDI_DEMO)
    layar.open("/admin/registrasi/arsip/?jenis=ktp")
    layar.go(layar.page.locator("tbody td a").first)
    layar.open("/admin/registrasi/arsip/tempat/")
    layar.shows("Ruang arsip Unit Registrasi")
