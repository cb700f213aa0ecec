"""A procedure: written, approved by the head, read by who works by it, open to everybody."""

import pytest
from playwright.sync_api import expect

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE

pytestmark = [
    pytest.mark.berat,
    pytest.mark.timeout(600),
    pytest.mark.dasar("sekretariat.standar_prosedur"),
]

JUDUL = "Serah terima berkas antarloket"
LANGKAH = "## Menyerahkan\n\n1. Hitung berkasnya bersama penerima.\n2. Catat **jumlahnya** di buku loket."


def test_prosedur_disahkan_dibaca_dan_terbuka(new_screen: NewScreen) -> None:
    sekretaris = new_screen("sekretaris", DESK)
    masuk(sekretaris, "sekretaris", SANDI_DEMO)
    sekretaris.open("/admin/")
    sekretaris.menu("Prosedur")
    sekretaris.follow("Daftarkan prosedur")
    sekretaris.choose("Jenis", "standar")
    sekretaris.fill({"Judul": JUDUL})
    sekretaris.choose("Pelaksana", "registrasi")
    sekretaris.press("Daftarkan dan tulis")
    sekretaris.fill({"Tujuan": "Tidak ada berkas yang hilang di antara dua loket.", "Langkah": LANGKAH})
    sekretaris.press("Pratinjau")
    pratinjau = sekretaris.page.get_by_role("region", name="Pratinjau langkah")
    expect(pratinjau.get_by_role("listitem")).to_have_count(2)
    sekretaris.press("Simpan konsep")
    sekretaris.shows("Konsep tersimpan.")
    sekretaris.follow("Ajukan pengesahan")
    sekretaris.press("Ajukan pengesahan")
    sekretaris.shows("Menunggu pengesahan Kepala.")
    # Whoever wrote it does not approve it.
    expect(sekretaris.main.get_by_role("link", name="Sahkan", exact=True)).to_have_count(0)

    kepala = new_screen("kepala", PHONE)
    masuk(kepala, "kepala", SANDI_DEMO)
    kepala.open("/admin/sekretariat/prosedur/?keadaan=diajukan")
    kepala.follow(JUDUL)
    kepala.follow("Sahkan")
    kepala.press("Sahkan")
    kepala.shows("Disahkan dan terbit dengan nomor.")

    verifikator = new_screen("verifikator", PHONE)
    masuk(verifikator, "verifikator", SANDI_DEMO)
    verifikator.open("/admin/")
    verifikator.shows("Prosedur yang belum Anda baca")
    verifikator.follow("Baca sekarang")
    verifikator.go(verifikator.main.get_by_role("link", name=JUDUL))
    verifikator.press("Saya sudah membaca")
    verifikator.shows("Tercatat: Anda sudah membaca")

    pengunjung = new_screen("pengunjung", PHONE)
    pengunjung.open("/tentang/")
    assert pengunjung.download(f"{JUDUL} (PDF)").startswith(b"%PDF-")
