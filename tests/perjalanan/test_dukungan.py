"""Support for publishing a RUP: logged for an agency and its package, solved at once, counted in public."""

import pytest
from playwright.sync_api import expect

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600), pytest.mark.dasar("layanan.dukungan_teknis")]


def test_dukungan_penayangan_rup_dicatat_lalu_terhitung_di_laporan(new_screen: NewScreen) -> None:
    layar = new_screen("helpdesk", DESK)
    masuk(layar, "helpdesk", SANDI_DEMO)
    layar.open("/admin/layanan/tiket/baru/?saluran=telepon")
    layar.choose("Jenis", "dukungan")
    layar.fill(
        {
            "Nama pelapor": "Operator RUP",
            "Perihal": "RUP belum tayang",
            "Yang ditanyakan": "Paket sudah diumumkan PA, belum tampak di portal nasional.",
            "Jawaban Anda (boleh kosong)": "Sudah diumumkan ulang bersama; kini tampak.",
        }
    )
    layar.main.locator("details.rincian > summary").click()
    layar.main.get_by_label("Satuan kerja (boleh kosong)").select_option(index=1)
    layar.fill(
        {
            "Nama paket (boleh kosong)": "Rehabilitasi jalan perjalanan",
            "Hasil (boleh kosong)": "RUP tayang saat perjalanan",
        }
    )
    layar.tick("Penanya sudah menyatakan urusannya selesai.")
    layar.press("Simpan dan selesaikan")
    layar.shows("tercatat dan dijawab.")
    layar.shows("Rehabilitasi jalan perjalanan")

    publik = new_screen("warga", PHONE)
    publik.open("/laporan/")
    baris = publik.main.get_by_role("row").filter(has_text="RUP tayang saat perjalanan")
    expect(baris.get_by_role("cell").last).to_have_text("1")
