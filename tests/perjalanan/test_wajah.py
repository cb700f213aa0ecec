"""Every page a person can reach, on a phone and at a desk: as `Screen.check` demands, whatever the accent."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.template.loader import get_template
from playwright.sync_api import Locator, Route, expect

from lpse.demo import AKUN_DEMO, SANDI_DEMO
from lpse.peran import PERAN_STAF
from lpse.profil.loader import FOLDER, bawaan, load
from lpse.tema import tema_css
from tests.perjalanan import axe
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE, Screen

# The journeys judge the pages they visit in the usual suite; this walk over all the others takes minutes.
pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]

PUBLIK = (
    *("/", "/persyaratan/", "/daftar/", "/lacak/", "/v/", "/demo/surat/"),
    *("/akun/masuk/", "/akun/masuk/kode/", "/akun/sandi/lupa/"),
)
AKUN = ("/akun/2fa/", "/akun/2fa/webauthn/", "/akun/sandi/ubah/", "/akun/surel/")
PEGAWAI = [akun for akun in AKUN_DEMO if akun.peran in PERAN_STAF]
# The five regions, black, pure blue and the palest grey that a profil may name.
AKSEN = (
    *(load(FOLDER / f"{nama}.toml").tampilan.warna_aksen for nama in bawaan()),
    *("#000000", "#0000ff", "#767676"),
)
ANTREAN = "/admin/registrasi/pendaftaran/"
lebar = pytest.mark.parametrize("lebar", [PHONE, DESK])


# --- Everybody


@lebar
def test_halaman_publik(new_screen: NewScreen, lebar: int) -> None:
    layar = new_screen("pengunjung", lebar)
    for alamat in PUBLIK:
        layar.open(alamat)


@lebar
def test_formulir_publik_yang_ditolak(new_screen: NewScreen, lebar: int) -> None:
    layar = new_screen("pengunjung", lebar)
    for alamat, tombol in (("/daftar/", "Kirim tautan"), ("/lacak/", "Lacak"), ("/akun/masuk/", "Masuk")):
        layar.open(alamat)
        layar.press(tombol, within=layar.main)
        expect(layar.page).to_have_title(re.compile("^Galat: "))


def buka_galat(layar: Screen, templat: str, status: int) -> None:
    """What breaks a request cannot be asked for; the page comes as it would, from the portal's address."""
    html = get_template(templat).render()

    def jawab(route: Route) -> None:
        route.fulfill(status=status, content_type="text/html; charset=utf-8", body=html)

    layar.page.route("**/uji-galat/", jawab)
    layar.open("/uji-galat/", status=status)
    layar.page.unroute("**/uji-galat/")


@lebar
def test_halaman_galat(new_screen: NewScreen, lebar: int) -> None:
    layar = new_screen("pengunjung", lebar)
    layar.open("/tidak-ada/", status=404)
    layar.open("/v/7KQM-2XTB-9HRD/", status=404)
    for templat, status in (("400.html", 400), ("403_csrf.html", 403), ("500.html", 500)):
        buka_galat(layar, templat, status)
    masuk(layar, "penyedia", SANDI_DEMO)
    layar.open("/admin/", status=403)


def test_menu_telepon_dibuka_dan_ditutup(new_screen: NewScreen) -> None:
    layar = new_screen("pengunjung", PHONE)
    layar.open("/")
    layar.page.get_by_role("button", name="Buka menu").click()
    layar.check()
    expect(layar.page.get_by_role("link", name="Masuk", exact=True)).to_be_visible()
    layar.page.get_by_role("button", name="Tutup").click()
    expect(layar.page.get_by_role("button", name="Tutup")).to_be_hidden()


# --- Staff


def tautan(di: Locator) -> list[str]:
    """Where the links of a part of the page lead, inside the portal."""
    hasil: list[str] = di.locator("a[href^='/']").evaluate_all(
        "semua => semua.map(a => a.getAttribute('href'))"
    )
    return hasil


def halaman_ruang_kerja(layar: Screen, sudah: set[str]) -> Iterator[str]:
    """Each page of this person's menu that nobody has looked at, and the first record of each list.

    The queue and its first file anew for each person: their buttons differ by role.
    """

    def baru(alamat: str) -> bool:
        return bool(alamat) and (alamat not in sudah or alamat.startswith(ANTREAN))

    # On a phone the menu is there, only not open.
    for alamat in filter(baru, tautan(layar.page.locator("nav[aria-label='Ruang kerja']"))):
        sudah.add(alamat)
        yield alamat
        baris = layar.main.locator("table").first.locator("tbody a[href^='/']").first
        if baris.count() and baru(alamat_baris := baris.get_attribute("href") or ""):
            sudah.add(alamat_baris)
            yield alamat_baris


@lebar
def test_ruang_kerja_setiap_peran(new_screen: NewScreen, lebar: int) -> None:
    sudah: set[str] = set()
    for akun in PEGAWAI:
        layar = new_screen(akun.user_id, lebar)
        masuk(layar, akun.user_id, SANDI_DEMO)
        layar.open("/admin/")
        for alamat in halaman_ruang_kerja(layar, sudah):
            layar.open(alamat)
    assert {"/admin/kalender/", "/admin/penugasan/", "/admin/registrasi/pendaftaran/"} <= sudah
    assert len(sudah) >= 14


@lebar
def test_halaman_di_luar_menu(new_screen: NewScreen, lebar: int) -> None:
    layar = new_screen("kepala", lebar)
    masuk(layar, "kepala", SANDI_DEMO)
    for alamat in ("/admin/galeri/", "/admin/lpse/jejak/?q=tidak.ada", "/admin/lpse/rezimjamkerja/"):
        layar.open(alamat)
    layar.open("/admin/penugasan/undang/")
    layar.main.locator("form button[type=submit], form .tombol").last.click()
    layar.page.wait_for_load_state()
    layar.check()
    expect(layar.page).to_have_title(re.compile("^Galat: "))


@lebar
def test_halaman_tindakan(new_screen: NewScreen, lebar: int) -> None:
    """What the officers' buttons lead to."""
    layar = new_screen("verifikator", lebar)
    masuk(layar, "verifikator", SANDI_DEMO)
    layar.open(ANTREAN)
    kode = layar.page.locator("input[name=pilih]").first.get_attribute("value")
    for akhir in ("setujui/", "kembalikan/", "tolak/"):
        layar.open(f"{ANTREAN}{kode}/{akhir}")
    layar.open(f"{ANTREAN}massal/?tindakan=ekspor&pilih={kode}")
    kepala = new_screen("kepala", lebar)
    masuk(kepala, "kepala", SANDI_DEMO)
    kepala.open("/admin/registrasi/alasan/tambah/")
    kepala.open(f"{ANTREAN}{kode}/tugaskan/")
    kepala.open("/admin/usulan-akun/")


@lebar
def test_keamanan_akun(new_screen: NewScreen, lebar: int) -> None:
    layar = new_screen("sekretaris", lebar)
    masuk(layar, "sekretaris", SANDI_DEMO)
    for alamat in AKUN:
        layar.open(alamat)
    layar.open("/akun/2fa/totp/activate/")
    layar.open("/akun/2fa/webauthn/add/")


# --- Colours


def pakai_aksen(layar: Screen, aksen: str) -> None:
    """Repaint the page as /tema.css would for this accent."""
    token: list[Any] = re.findall(r"(--[\w-]+): (#\w{6})", tema_css(aksen))
    assert token
    layar.page.evaluate(
        "token => token.forEach(([nama, warna]) => document.documentElement.style.setProperty(nama, warna))",
        token,
    )


@lebar
def test_galeri_terbaca_dengan_aksen_daerah_mana_pun(new_screen: NewScreen, lebar: int) -> None:
    layar = new_screen("auditor", lebar)
    masuk(layar, "auditor", SANDI_DEMO)
    layar.open("/admin/galeri/")
    for aksen in AKSEN:
        pakai_aksen(layar, aksen)
        assert axe.colours(layar.page) == [], aksen
        assert axe.pale_controls(layar.page) == [], aksen
