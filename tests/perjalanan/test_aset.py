"""A server comes into the register: recorded, filled with parts, labelled, and found again by a serial."""

import pypdfium2
import pytest
import zxingcpp

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, Screen

pytestmark = [
    *(pytest.mark.timeout(600), pytest.mark.berat, pytest.mark.naik),
    pytest.mark.dasar("infrastruktur.perangkat"),
]


def catat_server(layar: Screen) -> None:
    """The columns of its register."""
    layar.open("/admin/infrastruktur/aset/")
    layar.follow("Catat aset")
    layar.follow("Fisik")
    layar.fill({"Nama": "Server perjalanan", "Jenis": "Server"})
    layar.page.get_by_label("Nomor seri").fill("SRV-PJL-1")
    for nama in ("kerahasiaan", "keutuhan", "ketersediaan"):
        layar.page.locator(f"[name={nama}]").select_option("3")
    layar.press("Simpan")
    layar.heading("Server perjalanan")
    layar.shows("Tinggi (3,00)")


def test_server_dicatat_diisi_dilabeli_dan_ditemukan_lagi(new_screen: NewScreen) -> None:
    layar = new_screen("admin_sistem", DESK)
    masuk(layar, "admin_sistem", SANDI_DEMO)
    catat_server(layar)

    layar.follow("Pasang suku cadang")
    layar.choose("Jenis", "disk")
    layar.fill({"Merek dan tipe": "SSD uji", "Ukuran (GB)": "1920"})
    layar.page.get_by_label("Nomor seri").fill("DSK-PJL-7")
    layar.press("Simpan")
    layar.shows("disk 1920 GB")

    alamat = layar.page.url
    label = layar.page.get_by_role("link", name="Cetak label (PDF)").get_attribute("href")
    pdf = layar.page.request.get(f"{alamat.partition('/admin/')[0]}{label}").body()
    (qr,) = zxingcpp.read_barcodes(pypdfium2.PdfDocument(pdf)[0].render(scale=3).to_pil())
    assert qr.text.endswith(alamat.partition("/admin/")[2])

    layar.open("/admin/infrastruktur/aset/")
    layar.page.get_by_label("Cari kode, nama, atau nomor seri").fill("dsk-pjl")
    layar.press("Saring")
    layar.follow("Server perjalanan")
    layar.shows("SSD uji 1920 GB")
