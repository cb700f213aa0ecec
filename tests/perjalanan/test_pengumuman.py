"""A disturbance from the first word to the proof: banner on a phone, a subscriber's mail, update, end."""

import pytest

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE

pytestmark = [pytest.mark.timeout(600), pytest.mark.berat, pytest.mark.naik]


def test_gangguan_dari_spanduk_sampai_bukti(new_screen: NewScreen) -> None:
    warga = new_screen("warga", PHONE)
    warga.open("/status/")
    warga.shows("Semua layanan berjalan")
    warga.open("/pengumuman/langganan/")
    warga.fill({"Surel": "warga.pengumuman@uji.example"})
    warga.press("Kirim tautan konfirmasi")
    surat = warga.read_mail("warga.pengumuman@uji.example", "Konfirmasi langganan pengumuman")
    warga.go(surat.get_by_role("link").first)
    warga.press("Mulai berlangganan")
    warga.shows("Langganan Anda mulai berlaku.")

    petugas = new_screen("admin_sistem", DESK)
    masuk(petugas, "admin_sistem", SANDI_DEMO)
    petugas.open("/admin/layanan/pengumuman/baru/")
    petugas.tick("Gangguan", "Telepon")
    petugas.choose("Seberapa berat (hanya gangguan)", "padam")
    petugas.fill({"Judul": "Telepon tidak tersambung", "Isi": "Hubungi kami lewat surel sementara waktu."})
    petugas.press("Simpan dan tayangkan sekarang")
    petugas.shows("Pengumuman tayang.")
    halaman = petugas.page.url

    warga.open("/persyaratan/")
    spanduk = warga.page.locator("[data-spanduk]")
    assert "Telepon tidak tersambung" in spanduk.inner_text()
    spanduk.get_by_role("button").click()
    assert spanduk.is_hidden()
    warga.read_mail("warga.pengumuman@uji.example", "Gangguan: Telepon tidak tersambung")

    petugas.follow("Tulis pembaruan")
    petugas.fill({"Yang diketahui sekarang": "Sentral telepon diganti."})
    petugas.press("Tulis pembaruan")
    warga.open("/status/")
    warga.shows("Sentral telepon diganti.")

    petugas.open(halaman)
    petugas.follow("Akhiri")
    petugas.fill({"Bagaimana akhirnya": "Telepon tersambung kembali."})
    petugas.press("Akhiri")
    petugas.follow("Halaman bukti untuk dicetak")
    petugas.shows("Telepon tersambung kembali.")
    warga.open("/status/")
    warga.shows("Semua layanan berjalan")
    warga.open("/pengumuman/?jenis=gangguan")
    warga.follow("Telepon tidak tersambung")
    warga.shows("Sentral telepon diganti.")
