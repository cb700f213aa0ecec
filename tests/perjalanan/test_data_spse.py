"""An export of SPSE: sent, looked at, applied, and found again behind a figure of e-reporting."""

import json

import pytest
from playwright.sync_api import expect

from lpse.demo import SANDI_DEMO
from lpse.waktu import hari_ini
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PATIENCE_MS, PHONE, Screen

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600), pytest.mark.dasar("sekretariat.e_reporting")]

SATKER = "DINAS PERJALANAN CONTOH"
PAKET, KODE = "Pembangunan Balai Contoh Perjalanan", "88000000001"


def test_ekspor_spse_diterapkan_dan_terbaca_di_balik_angka(new_screen: NewScreen) -> None:
    sekretaris = new_screen("sekretaris", DESK)
    masuk(sekretaris, "sekretaris", SANDI_DEMO)
    sekretaris.open("/admin/")
    _ruang(sekretaris, "Data SPSE")
    sekretaris.follow("Kirim data SPSE")
    berkas = {"name": "tender-perjalanan.json", "mimeType": "application/json", "buffer": _ekspor()}
    sekretaris.main.get_by_label("Berkas ekspor SPSE").set_input_files(berkas)
    sekretaris.press("Kirim dan periksa")
    # The page shows by itself when the worker has come to an end.
    expect(sekretaris.main.get_by_role("button", name="Terapkan")).to_be_visible(timeout=PATIENCE_MS)
    sekretaris.check()
    sekretaris.shows("Pengumuman tender")
    sekretaris.shows("2 baris baru dan 0 perubahan akan ditulis.")
    sekretaris.shows("Rp1.250.000.000")

    sekretaris.main.get_by_role("button", name="Terapkan").click()
    expect(sekretaris.main).to_contain_text("Data sudah diterapkan", timeout=PATIENCE_MS)
    sekretaris.check()
    kiriman = sekretaris.page.url

    _ruang(sekretaris, "E-reporting")
    sekretaris.follow("Satuan kerja")
    sekretaris.go(sekretaris.main.get_by_role("link", name=f"{SATKER}: 2. Lihat paketnya."))
    sekretaris.shows("Rp1.250.000.000")
    sekretaris.follow(PAKET)
    sekretaris.shows(KODE)
    sekretaris.shows("Rp1.000.000.000")
    asal = sekretaris.page.get_by_role("region", name="Versi dan sumbernya")
    expect(asal).to_contain_text(kiriman.rstrip("/").rpartition("/")[2], ignore_case=True)


def test_data_spse_terbaca_di_ponsel(new_screen: NewScreen) -> None:
    layar = new_screen("kepala", PHONE)
    masuk(layar, "kepala", SANDI_DEMO)
    layar.open("/admin/sekretariat/data-spse/")
    layar.go(layar.main.get_by_role("rowheader").get_by_role("link").first)
    layar.open("/admin/sekretariat/e-reporting/")
    layar.go(layar.main.get_by_role("link", name="Lihat paketnya.").first)


def _ruang(layar: Screen, nama: str) -> None:
    """Go to a page by the menu."""
    layar.menu(nama)


def _ekspor() -> bytes:
    """Two tenders of an agency that nobody has heard of, one of them ended."""
    hari = hari_ini()
    dasar = {
        "tahun_anggaran": hari.year,
        "kd_klpd": "D999",
        "kd_satker": "12990999",
        "kd_satker_str": "9.99.0.00.0.00.01.0000",
        "nama_satker": SATKER,
        "jenis_pengadaan": "Pekerjaan Konstruksi",
        "mtd_pemilihan": "Tender",
        "tgl_pengumuman_tender": f"{hari} 10:00:00",
        "_event_date": str(hari),
    }
    satu = {"kd_tender": int(KODE), "nama_paket": PAKET, "pagu": 1_000_000_000, "hps": 990_000_000}
    dua = {"kd_tender": int(KODE) + 1, "nama_paket": "Pagar Contoh", "pagu": 250_000_000, "hps": 240_000_000}
    status = ({"status_tender": "Berlangsung"}, {"status_tender": "Selesai"})
    return json.dumps([dasar | satu | status[0], dasar | dua | status[1]]).encode()
