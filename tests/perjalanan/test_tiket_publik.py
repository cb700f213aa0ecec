"""A provider on the phone reports an obstacle without an account; it is answered, confirmed and judged."""

import pytest

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]
SUREL = "ratih.perjalanan@uji.example"


def test_dari_laporan_tanpa_akun_sampai_dinilai(new_screen: NewScreen) -> None:
    ponsel = new_screen("pelapor", PHONE)
    ponsel.open("/tiket/baru/")
    ponsel.follow("Kendala teknis")
    ponsel.press("Kirim")
    ponsel.shows("Isi perihal.")
    ponsel.fill(
        {
            "Perihal": "Berkas penawaran ditolak SPSE",
            "Ceritakan": "Muncul tulisan sesi berakhir setelah menekan Kirim.",
            "Nama Anda": "Ratih Perjalananwati",
            "Surel": SUREL,
        }
    )
    ponsel.tick("Penyedia")
    ponsel.press("Kirim")
    ponsel.heading("Sudah kami terima")
    nomor = ponsel.main.locator(".nomor").first.inner_text()
    ponsel.follow("Buka tiket")
    ponsel.shows("Kami jawab paling lambat")

    meja = new_screen("helpdesk", DESK)
    masuk(meja, "helpdesk", SANDI_DEMO)
    meja.open(f"/admin/layanan/tiket/?cari={nomor}")
    meja.follow(nomor)
    meja.fill({"Jawaban kepada pengguna": "Masuk lagi, lalu kirim sebelum 30 menit."})
    meja.page.get_by_label("Kirim dan selesaikan", exact=False).check()
    meja.press("Kirim jawaban")
    meja.shows("Pengguna ditanya apakah urusannya selesai.")

    surat = ponsel.read_mail(SUREL, "Sudah selesai?")
    ponsel.go(surat.get_by_role("link").first)
    ponsel.shows("Masuk lagi, lalu kirim sebelum 30 menit.")
    ponsel.press("Ya, sudah selesai")
    ponsel.tick("Sangat baik")
    ponsel.press("Kirim penilaian")
    ponsel.shows("Penilaian Anda: 4 dari 4")
