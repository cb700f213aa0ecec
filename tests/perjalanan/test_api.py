"""A provider's program: a token is made, used, revoked, and then opens nothing."""

import json
import urllib.error
import urllib.request

import pytest

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE, Screen

# The portal's first start counts as well, on a machine that may be busy.
pytestmark = pytest.mark.timeout(600)


def panggil(layar: Screen, rahasia: str) -> tuple[int, dict[str, object]]:
    """What the portal answers a program that asks for its owner's registrations."""
    permintaan = urllib.request.Request(
        f"{layar.url}/api/v1/registrasi/pendaftaran-saya/", headers={"Authorization": f"Bearer {rahasia}"}
    )
    try:
        with urllib.request.urlopen(permintaan, timeout=30) as jawaban:
            return jawaban.status, json.load(jawaban)
    except urllib.error.HTTPError as galat:
        with galat:
            return galat.code, json.load(galat)


def test_penyedia_membuat_token_memakainya_lalu_mencabutnya(new_screen: NewScreen) -> None:
    layar = new_screen("penyedia", PHONE)
    masuk(layar, "penyedia", SANDI_DEMO)
    layar.open("/api/")
    layar.follow("Buat token")
    layar.press("Buat token")
    layar.shows("Isi nama token.")
    layar.fill({"Nama token": "Aplikasi keuangan"})
    layar.tick("Membaca status pendaftaran sendiri (registrasi.pendaftaran:milik)")
    layar.press("Buat token")
    layar.heading("Salin rahasianya sekarang")
    rahasia = layar.page.locator("#rahasia").inner_text()
    status, isi = panggil(layar, rahasia)
    assert status == 200
    assert "hasil" in isi
    layar.follow("Sudah saya simpan")
    layar.shows("Aplikasi keuangan")
    assert rahasia not in layar.page.content()
    layar.press("Cabut token Aplikasi keuangan")
    layar.shows("dicabut")
    status, isi = panggil(layar, rahasia)
    assert (status, isi["title"]) == (401, "Perlu token")


@pytest.mark.berat
@pytest.mark.naik
def test_pengelola_menyiapkan_token_dan_siapa_pun_membaca_petunjuknya(new_screen: NewScreen) -> None:
    layar = new_screen("kepala", DESK)
    layar.open("/api/")
    masuk(layar, "kepala", SANDI_DEMO)
    layar.open("/admin/lpse/token/")
    layar.shows("Menunggu diambil")
    layar.follow("Siapkan token")
    layar.fill({"Surel atau User ID pegawai": "verifikator", "Nama token": "Papan tunggu"})
    layar.tick("Membaca antrean verifikasi (registrasi.queries.antrean:baca)")
    layar.press("Siapkan token")
    layar.shows("Papan tunggu")
