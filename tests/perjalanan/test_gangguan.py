"""An outage as the officer works on it: recorded on a phone, restored, judged, closed with its report."""

import pytest
from playwright.sync_api import expect

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import PHONE

pytestmark = [pytest.mark.timeout(600), pytest.mark.berat, pytest.mark.naik]


def test_gangguan_dari_catatan_di_ponsel_sampai_laporan(new_screen: NewScreen) -> None:
    petugas = new_screen("admin_sistem", PHONE)
    masuk(petugas, "admin_sistem", SANDI_DEMO)
    petugas.open("/admin/infrastruktur/gangguan/baru/")
    petugas.choose("Jenis", "internet")
    petugas.fill({"Apa yang terganggu": "Tautan cadangan terputus"})
    petugas.press("Simpan")
    petugas.shows("Catat langkah yang diambil.")
    petugas.shows("Sebelum ditutup masih perlu")

    petugas.follow("Catat langkah")
    petugas.fill({"Langkah yang diambil": "Penyedia internet dihubungi."})
    petugas.press("Catat langkah")
    petugas.follow("Nyatakan pulih")
    petugas.press("Nyatakan pulih")
    petugas.follow("Isi sebab dan dampak")
    petugas.fill(
        {"Penyebab": "Kabel terlepas.", "Evaluasi dan pencegahan (boleh kosong)": "Kabel diberi penahan."}
    )
    for pilihan in petugas.page.locator("select[name^=dampak_]").all():
        pilihan.select_option("tidak")
    petugas.press("Isi sebab dan dampak")
    petugas.follow("Tutup gangguan")
    petugas.press("Tutup gangguan")

    petugas.shows("Gangguan ditutup.")
    petugas.shows("Penyedia internet dihubungi.")
    laporan = petugas.page.get_by_role("link", name="Unduh Laporan Gangguan")
    expect(laporan).to_be_visible()
    berkas = petugas.page.request.get(str(laporan.evaluate("a => a.href")))
    assert berkas.body().startswith(b"%PDF")
    petugas.open("/admin/infrastruktur/gangguan/")
    petugas.shows("Tautan cadangan terputus")
