"""The verifier at the desk: by keys alone, with the mouse, on a phone, without scripts."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, expect

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import AKTA, KTP, masuk
from tests.perjalanan.screen import DESK, PATIENCE_MS, PHONE, Screen

# The portal's first start counts as well, on a machine that may be busy.
pytestmark = pytest.mark.timeout(600)

ANTREAN = "/admin/registrasi/pendaftaran/"
PALING_BANYAK_TEKANAN = 12


@dataclass
class Jari:
    """Hands that never touch the mouse; every key pressed counts, a chord as each of its keys."""

    layar: Screen
    tekanan: int = 0

    def tekan(self, tombol: str) -> None:
        self.tekanan += len(tombol.split("+")) if len(tombol) > 1 else 1
        self.layar.page.keyboard.press(tombol)

    def tekan_lalu_halaman(self, tombol: str) -> None:
        """Press a key that leads to another page, and judge that page."""
        with self.layar.page.expect_event("load"):
            self.tekan(tombol)
        self.layar.check()


def verifikator(new_screen: NewScreen, lebar: int = DESK, **options: bool) -> Screen:
    layar = new_screen("verifikator", lebar, **options)
    masuk(layar, "verifikator", SANDI_DEMO)
    return layar


def buka_meja(layar: Screen, dokumen: str = "") -> None:
    """Open the newest of the demo's files, which no other test decides."""
    layar.open(f"{ANTREAN}?cari=PT+Rekaan+Konsultan")
    layar.go(layar.page.locator("td a").first)
    if dokumen:
        layar.follow(dokumen)


def pindaian(layar: Screen) -> Locator:
    return layar.page.get_by_role("region", name="Pindaian")


def ukuran(layar: Screen) -> tuple[int, int]:
    """Width and height of the page as it is seen, turned or not."""
    kotak = pindaian(layar).locator("img").bounding_box()
    assert kotak
    return round(kotak["width"]), round(kotak["height"])


def tunggu_gambar(layar: Screen) -> None:
    """The picture asked for is there: drawn anew, that takes a busy machine a while."""
    expect(pindaian(layar)).not_to_have_attribute("aria-busy", "true", timeout=PATIENCE_MS)


def fokus(layar: Screen) -> str:
    return str(layar.page.evaluate("document.activeElement.id"))


def test_berkas_bersih_diputus_tanpa_tetikus_paling_banyak_dua_belas_tekanan(new_screen: NewScreen) -> None:
    layar = verifikator(new_screen)
    layar.open(ANTREAN)
    jari = Jari(layar)
    jari.tekan_lalu_halaman("n")
    nomor = layar.page.locator(".remah [aria-current]").inner_text()
    banyaknya = int(layar.page.locator(".meja__judul p").inner_text().split()[2])
    assert banyaknya >= 4
    for _ in range(banyaknya):
        jari.tekan_lalu_halaman("1")
    layar.shows("Semua dokumen sudah sesuai asli")
    jari.tekan_lalu_halaman("s")
    layar.heading("Setujui pendaftaran")
    jari.tekan_lalu_halaman("Control+Enter")
    layar.shows(f"{nomor} disetujui")
    assert jari.tekanan <= PALING_BANYAK_TEKANAN
    jari.tekan_lalu_halaman("n")
    expect(layar.page.get_by_role("button", name="Lepas")).to_be_visible()
    assert nomor not in layar.page.locator("h1").inner_text()
    jari.tekan_lalu_halaman("u")
    layar.shows("Belum ada yang memegang berkas ini")


@pytest.mark.berat
@pytest.mark.naik
def test_pindaian_diperbesar_diputar_dan_dibalik_halamannya(new_screen: NewScreen) -> None:
    layar = verifikator(new_screen)
    buka_meja(layar, AKTA)
    jari, letak = Jari(layar), layar.page.locator("[data-letak]")
    expect(letak).to_have_text("Halaman 1 dari 4")
    pas = ukuran(layar)
    jari.tekan("+")
    jari.tekan("+")
    tunggu_gambar(layar)
    assert ukuran(layar)[0] > pas[0]
    jari.tekan("0")
    assert ukuran(layar)[0] == pas[0]
    jari.tekan("r")
    lebar, tinggi = ukuran(layar)
    assert lebar > tinggi, "a portrait page lies on its side"
    jari.tekan("]")
    expect(letak).to_have_text("Halaman 2 dari 4")
    assert "hal=2" in layar.page.url
    layar.page.get_by_role("navigation", name="Halaman pindaian").get_by_role("link").nth(3).click()
    expect(letak).to_have_text("Halaman 4 dari 4")
    tunggu_gambar(layar)
    layar.check()
    jari.tekan_lalu_halaman("k")
    assert ukuran(layar)[0] > ukuran(layar)[1]
    jari.tekan_lalu_halaman("j")
    assert ukuran(layar)[0] > ukuran(layar)[1], "the turn is remembered while one is at the desk"


@pytest.mark.berat
def test_pindaian_digeser_dengan_tetikus(new_screen: NewScreen) -> None:
    layar = verifikator(new_screen)
    buka_meja(layar, AKTA)
    layar.page.get_by_role("button", name="100%").click()
    tunggu_gambar(layar)
    kotak = pindaian(layar).bounding_box()
    assert kotak
    semula = pindaian(layar).evaluate("e => [e.scrollLeft, e.scrollTop]")
    tengah = (kotak["x"] + kotak["width"] / 2, kotak["y"] + kotak["height"] / 2)
    layar.page.mouse.move(*tengah)
    layar.page.mouse.down()
    layar.page.mouse.move(tengah[0] - 90, tengah[1] - 60, steps=3)
    layar.page.mouse.up()
    assert pindaian(layar).evaluate("e => [e.scrollLeft, e.scrollTop]") == [semula[0] + 90, semula[1] + 60]


@pytest.mark.berat
def test_tombol_membawa_ke_catatan_dan_ke_dokumen_yang_dikembalikan(new_screen: NewScreen) -> None:
    layar = verifikator(new_screen)
    buka_meja(layar, KTP)
    jari = Jari(layar)
    jari.tekan("e")
    assert fokus(layar) == "id_catatan"
    layar.page.keyboard.type("nik 1 r ?")
    expect(layar.page.locator("#id_catatan")).to_have_value("nik 1 r ?")
    layar.page.locator("h1").click()
    jari.tekan_lalu_halaman("2")
    layar.heading("Kembalikan untuk diperbaiki")
    assert fokus(layar).startswith("id_dokumen-ktp-")


@pytest.mark.berat
@pytest.mark.naik
def test_daftar_pintasan_terbuka_dengan_tanda_tanya_dan_dapat_dimatikan(new_screen: NewScreen) -> None:
    layar = verifikator(new_screen)
    buka_meja(layar)
    jari, daftar = Jari(layar), layar.page.get_by_role("dialog", name="Pintasan papan ketik")
    tombol = layar.page.get_by_role("button", name="Pintasan", exact=True)
    jari.tekan("?")
    expect(daftar).to_be_visible()
    assert daftar.evaluate("e => e.contains(document.activeElement)")
    layar.check()
    alamat = layar.page.url
    jari.tekan("j")
    jari.tekan("Escape")
    expect(daftar).to_be_hidden()
    assert layar.page.url == alamat, "behind the list the keys are silent"
    tombol.click()
    layar.page.get_by_label("Pakai pintasan satu tombol").uncheck()
    layar.page.get_by_role("button", name="Tutup", exact=True).last.click()
    layar.page.reload(wait_until="load")
    jari.tekan("?")
    expect(daftar).to_be_hidden()
    tombol.click()
    expect(layar.page.get_by_label("Pakai pintasan satu tombol")).not_to_be_checked()
    layar.page.get_by_label("Pakai pintasan satu tombol").check()


@pytest.mark.berat
@pytest.mark.naik
@pytest.mark.parametrize("skrip", [True, False])
def test_nik_dibuka_di_tempatnya_dengan_atau_tanpa_skrip(new_screen: NewScreen, skrip: bool) -> None:
    layar = verifikator(new_screen, scripts=skrip)
    buka_meja(layar, KTP)
    nik = layar.page.locator("[data-tersamar=penanggung_jawab_nik]").first
    expect(nik).to_contain_text("••••")
    if skrip:
        layar.page.keyboard.press("l")
        expect(nik).to_have_text("3504990608850005")
        layar.check()
    else:
        layar.go(layar.page.get_by_role("button", name="Lihat NIK").first)
        layar.shows("3504990608850005")
    expect(layar.page.locator("#judul-pindaian")).to_have_text(KTP)
    layar.shows("Menurut angkanya")


@pytest.mark.berat
def test_gambar_yang_gagal_diganti_kalimat_dan_dapat_dicoba_lagi(new_screen: NewScreen) -> None:
    layar = verifikator(new_screen)
    buka_meja(layar)
    kalimat = "Sedang banyak berkas yang dikerjakan. Coba lagi sebentar lagi."
    sibuk = {"status": 503, "content_type": "text/plain; charset=utf-8", "body": kalimat}
    layar.page.route("**/halaman/*.webp*", lambda route: route.fulfill(**sibuk))
    layar.page.reload(wait_until="load")
    layar.shows(kalimat)
    expect(pindaian(layar).locator("img")).to_be_hidden()
    layar.page.unroute("**/halaman/*.webp*")
    layar.page.get_by_role("button", name="Coba lagi").click()
    expect(pindaian(layar).locator("img")).to_be_visible()
    # The browser itself notes each refused picture.
    assert all("status of 503" in keluhan for keluhan in layar.complaints)
    layar.complaints.clear()
    layar.check()


@pytest.mark.berat
@pytest.mark.parametrize("skrip", [True, False])
def test_meja_terbaca_di_ponsel(new_screen: NewScreen, skrip: bool) -> None:
    layar = verifikator(new_screen, PHONE, scripts=skrip)
    buka_meja(layar, AKTA)
    if skrip:
        layar.page.get_by_role("link", name="Halaman berikutnya").click()
    else:
        layar.follow("Halaman berikutnya")
    expect(layar.page.locator("[data-letak]")).to_have_text("Halaman 2 dari 4")
    if not skrip:
        layar.follow("Perbesar")
        layar.shows("Perkecil")
    tunggu_gambar(layar)
    layar.check()
