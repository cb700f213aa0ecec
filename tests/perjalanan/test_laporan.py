"""A periodic report: built, weighed, signed, sent, and open to everybody in the end."""

import hashlib
import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from lpse.demo import SANDI_DEMO
from lpse.waktu import hari_ini
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE, Screen

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600), pytest.mark.dasar("sekretariat.laporan")]

REKOMENDASI = "Menambah satu jam loket pada hari pasaran."


def test_laporan_disusun_ditandatangani_dikirim_dan_terbit(new_screen: NewScreen) -> None:
    sekretaris = new_screen("sekretaris", DESK)
    masuk(sekretaris, "sekretaris", SANDI_DEMO)
    sekretaris.open("/admin/")
    sekretaris.menu("Laporan")
    sekretaris.follow("Susun laporan")
    sekretaris.fill({"Periode": _bulan_lalu()})
    sekretaris.press("Susun draf")
    sekretaris.shows("Draf siap.")
    alamat = sekretaris.page.url
    _lihat_di_balik_angka(sekretaris)

    sekretaris.follow("Isi pengantar dan rekomendasi")
    sekretaris.main.get_by_label("Rekomendasi").fill(REKOMENDASI)
    sekretaris.press("Isi pengantar dan rekomendasi")
    sekretaris.shows(REKOMENDASI)
    sekretaris.follow("Nyatakan sudah diperiksa")
    sekretaris.press("Nyatakan sudah diperiksa")
    sekretaris.shows("Menunggu tanda tangan Kepala.")

    kepala = new_screen("kepala", PHONE)
    masuk(kepala, "kepala", SANDI_DEMO)
    kepala.open(alamat)
    _langkah(kepala, "Tanda tangani", "Ditandatangani. Unduh PDF-nya")
    pdf = kepala.download("Laporan (PDF)")
    assert pdf.startswith(b"%PDF-")

    sekretaris.open(alamat)
    sekretaris.follow("Catat pengiriman")
    sekretaris.fill({"Nomor agenda": "045/77/2026"})
    sekretaris.tick("Diserahkan langsung")
    sekretaris.press("Catat pengiriman")
    sekretaris.shows("agenda 045/77/2026")

    kepala.open(alamat)
    kepala.shows(hashlib.sha256(pdf).hexdigest())
    judul = kepala.page.locator("h1").inner_text()
    _langkah(kepala, "Terbitkan untuk umum", "Terbit di halaman Laporan.")
    pengunjung = new_screen("pengunjung", PHONE)
    pengunjung.open("/laporan/")
    # It opens in the browser; what was published is what was signed, byte for byte.
    tautan = pengunjung.main.get_by_role("link", name=f"{judul} (PDF)").get_attribute("href")
    assert pengunjung.page.request.get(f"{pengunjung.url}{tautan}").body() == pdf


def _bulan_lalu() -> str:
    """The last month that is over: the regulation of this portal leaves the cadence to the unit."""
    return f"{hari_ini().replace(day=1) - timedelta(days=1):%Y-%m}"


def _lihat_di_balik_angka(layar: Screen) -> None:
    """Open the rows behind the first figure that has some."""
    angka = layar.main.get_by_role("link", name=re.compile("^Di balik "))
    layar.go(angka.filter(has_text=re.compile(r"^[1-9]\d* baris$")).first)
    expect(
        layar.page.get_by_role("region", name="Baris di balik angka").get_by_role("row")
    ).not_to_have_count(1)
    layar.follow("Kembali ke laporan")


def _langkah(layar: Screen, nama: str, hasil: str) -> None:
    """Go to a step, read what it does, and do it."""
    layar.follow(nama)
    layar.press(nama)
    layar.shows(hasil)
