"""The day's sheet: an officer confirms it on a phone in a handful of taps, and Kepala sees it."""

import pytest

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE, Screen

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]
SENTUHAN = 12


def pilih(layar: Screen, hal: str, kondisi: str) -> None:
    """Tap one of the three conditions of a thing looked at."""
    layar.page.get_by_role("group", name=hal, exact=True).get_by_label(kondisi, exact=True).click()


def test_lembar_harian_dari_ponsel_sampai_terlihat_kepala(new_screen: NewScreen) -> None:
    petugas = new_screen("admin_sistem", PHONE)
    masuk(petugas, "admin_sistem", SANDI_DEMO)
    # Counted by the page itself: what a finger does from here on, wherever it leads.
    sentuhan: list[str] = []
    petugas.page.context.expose_function("catatSentuhan", lambda macam: sentuhan.append(macam))
    petugas.page.context.add_init_script(
        "addEventListener('click', e => e.isTrusted && catatSentuhan(e.target.tagName), true)"
    )
    petugas.open("/admin/infrastruktur/harian/")
    petugas.follow("Isi lembar hari ini")
    for hal in ("Suara server dan kipas", "Lampu indikator", "Kebersihan", "Pendingin ruangan (AC)"):
        pilih(petugas, hal, "Baik")
    pilih(petugas, "Kabel", "Tidak baik")
    petugas.fill({"Catatan (boleh kosong)": "Kabel LAN longgar, sudah dikencangkan."})
    petugas.press("Konfirmasi lembar")
    petugas.shows("Lembar hari ini terkonfirmasi.")
    assert 7 <= len(sentuhan) <= SENTUHAN

    kepala = new_screen("kepala", DESK)
    masuk(kepala, "kepala", SANDI_DEMO)
    kepala.open(petugas.page.url)
    kepala.shows("Kabel LAN longgar, sudah dikencangkan.")
    kepala.go(kepala.page.get_by_role("link", name="Lembar bulan ini"))
    kepala.open("/admin/infrastruktur/tindak-lanjut/?status=menunggu_putusan")
    kepala.go(kepala.page.get_by_role("link", name="TLJ-").first)
    kepala.follow("Terima alasan")
    kepala.press("Terima alasan")
    kepala.shows("Alasan diterima; tindak lanjut selesai.")
