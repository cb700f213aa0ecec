"""A passkey from adding it to signing in with it alone, on an authenticator that Chromium plays."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.running_portal import RunningPortal, running_portal
from tests.perjalanan.screen import DESK, Screen

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def portal() -> Iterator[RunningPortal]:
    """A portal of its own: afterwards this account signs in no longer by password alone."""
    with running_portal() as portal:
        yield portal


def pasang_autentikator(layar: Screen) -> None:
    """A fingerprint reader that always says yes."""
    cdp = layar.page.context.new_cdp_session(layar.page)
    cdp.send("WebAuthn.enable")
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def test_kunci_sandi_dipasang_lalu_dipakai_masuk(new_screen: NewScreen, portal: RunningPortal) -> None:
    layar = new_screen("verifikator", DESK)
    # A passkey belongs to a name; the demo's own address is a number.
    layar.url = portal.url.replace("127.0.0.1", "localhost")
    pasang_autentikator(layar)
    layar.open("/akun/masuk/")
    layar.fill({"User ID atau surel": "verifikator", "Kata sandi": SANDI_DEMO})
    layar.press("Masuk")
    layar.open("/akun/2fa/webauthn/add/")
    layar.fill({"Kata sandi": SANDI_DEMO})
    layar.go(layar.main.locator("form button[type=submit]").first)
    layar.fill({"Nama kunci": "Laptop meja"})
    layar.tick("Masuk dengan kunci ini saja, tanpa kata sandi")
    layar.press("Tambah")
    layar.open("/akun/2fa/webauthn/")
    layar.shows("Laptop meja")
    layar.open("/akun/2fa/recovery-codes/generate/")
    layar.go(layar.main.locator("form button[type=submit]").first)
    layar.shows("Kode")
    layar.open("/akun/keluar/")
    layar.go(layar.main.locator("form button[type=submit]").first)
    layar.open("/akun/masuk/")
    layar.fill({"User ID atau surel": "verifikator", "Kata sandi": SANDI_DEMO})
    layar.press("Masuk")
    # The password alone leads no further than the question for the second factor.
    assert "/akun/2fa/authenticate/" in layar.page.url
    layar.press("Batal")
    layar.open("/akun/masuk/")
    layar.press("Masuk dengan kunci sandi")
    layar.open("/admin/")
    expect(layar.page.locator("h1")).to_contain_text("Selamat datang")
