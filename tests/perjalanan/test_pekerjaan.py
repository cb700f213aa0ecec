"""Backups: last week's failure read with its reason, then one more made by the real engine and watched."""

import re

import pytest
from playwright.sync_api import expect

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import PHONE
from tests.programs import butuh_restic

pytestmark = [pytest.mark.timeout(600), pytest.mark.berat, pytest.mark.naik]


def test_cadangan_gagal_dibaca_sebabnya_lalu_dibuat_yang_baru(new_screen: NewScreen) -> None:
    butuh_restic()
    petugas = new_screen("admin_sistem", PHONE)
    masuk(petugas, "admin_sistem", SANDI_DEMO)
    petugas.open("/admin/arsip/pekerjaan/?status=gagal")
    petugas.page.get_by_role("link", name="Mencadangkan").first.click()
    petugas.shows("Disk tujuan penuh")
    petugas.shows("Kosongkan ruang")

    petugas.follow("Lihat sumber dan cadangannya")
    petugas.shows("disk yang sama dengan datanya")
    petugas.follow("Cadangkan sekarang")
    petugas.press("Cadangkan sekarang")
    petugas.shows("Diantrekan")
    # The page asks again by itself until the engine has ended.
    expect(petugas.page.locator("#keadaan")).to_contain_text("Berhasil", timeout=120_000)
    expect(petugas.page.locator("#keadaan")).to_contain_text(re.compile("Snapshot[0-9a-f]{64}"))
