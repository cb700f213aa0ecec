"""The officer brings existing users in by a file, finds them in the list, and takes the list out again."""

import csv
import io

import pytest
from playwright.sync_api import expect

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PATIENCE_MS

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]

BERKAS = b"""user_id,rkn_nama,btu_id,kbp_id,rkn_npwp,rkn_email
JOURNEYSATU,CV Journey Satu,01,3504,96.000.001.5-000.000,journey1@perusahaan.example
JOURNEYDUA,=PT Journey Dua,02,3504,96.000.002.3-000.000,journey2@perusahaan.example
JOURNEYTIGA,UD Journey Tiga,03,3504,96.000.003.1-000.000,bukan surel
"""


def test_pengguna_lama_dari_berkas_sampai_ke_daftar(new_screen: NewScreen) -> None:
    layar = new_screen("verifikator", DESK)
    masuk(layar, "verifikator", SANDI_DEMO)
    layar.open("/admin/")
    layar.shows("Disetujui, belum aktif di SPSE")
    layar.open("/admin/registrasi/impor-pengguna/")
    kotak = layar.page.get_by_label("Berkas pengguna")
    kotak.set_input_files({"name": "lama.csv", "mimeType": "text/csv", "buffer": BERKAS})
    layar.press("Baca berkas")

    # The page comes to it by itself, once the worker has read the file.
    tombol = layar.page.get_by_role("button", name="Terapkan 2 baris")
    expect(tombol).to_be_visible(timeout=2 * PATIENCE_MS)
    layar.shows("Surel tidak benar")
    layar.check()
    layar.follow("Ditolak (1)")
    layar.shows("JOURNEYTIGA")
    layar.go(layar.page.get_by_role("button", name="Terapkan 2 baris"))
    expect(layar.main).to_contain_text("2 baris diterapkan.", timeout=2 * PATIENCE_MS)
    layar.check()

    layar.follow("Buka daftar pengguna")
    layar.fill({"Cari": "cv journey"})
    layar.press("Saring")
    layar.shows("JOURNEYSATU")
    layar.follow("JOURNEYSATU")
    layar.shows("impor “lama.csv”")
    layar.back()
    layar.open("/admin/registrasi/pengguna/?cari=JOURNEYDUA")
    isi = layar.download("Unduh daftar ini (CSV)").decode("utf-8-sig")
    (baris,) = csv.DictReader(io.StringIO(isi))
    assert baris["rkn_nama"] == "'=PT Journey Dua"
