"""Another e-mail address: asked, proved, approved; the old session is dead, the password goes on."""

import pytest
from playwright.sync_api import expect

from lpse.demo import SANDI_DEMO
from tests.perjalanan import kertas
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import AKAN_DIKIRIM, masuk
from tests.perjalanan.screen import DESK, PHONE

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]

BARU = "citra.baru@perjalanan.example"
DOKUMEN = ("Surat permohonan", "KTP penanggung jawab")


def test_ganti_surel_dari_permohonan_sampai_masuk_dengan_surel_baru(new_screen: NewScreen) -> None:
    pengguna = new_screen("pengguna", PHONE)
    masuk(pengguna, "penyedia", SANDI_DEMO)
    pengguna.open("/akun/permohonan/")
    pengguna.follow("Ganti surel")
    pengguna.fill({"Surel baru": BARU})
    pengguna.press("Simpan dan lanjutkan")
    pengguna.shows("Buktikan surel baru")
    perkara = pengguna.page.url
    for dokumen in DOKUMEN:
        pengguna.follow(dokumen)
        pengguna.attach("Pilih berkas", "foto.jpg", kertas.ktp(sisi=900, derau=0.0))
        # Photographs of several MB have been made smaller by then.
        expect(pengguna.main.get_by_role("status").filter(has_text="foto.jpg")).to_have_text(AKAN_DIKIRIM)
        pengguna.press("Unggah")
        pengguna.shows(f"{dokumen} sudah tersimpan.")
        pengguna.follow("Selesai")
    pengguna.shows("Yang masih kurang: Bukti surel baru.")
    surat = pengguna.read_mail(BARU, "Buktikan surel baru Anda")
    pengguna.go(surat.get_by_role("link", name="/akun/permohonan/bukti/"))
    pengguna.press("Ya, surel ini milik saya")
    pengguna.follow("Lanjutkan permohonan")
    pengguna.press("Kirim permohonan")
    pengguna.shows("Kami jawab paling lambat")
    nomor = pengguna.main.locator(".nomor").first.inner_text()

    verifikator = new_screen("verifikator", DESK)
    masuk(verifikator, "verifikator", SANDI_DEMO)
    verifikator.open("/admin/registrasi/permohonan/")
    verifikator.follow(nomor)
    verifikator.shows(BARU)
    for dokumen in DOKUMEN:
        verifikator.press("Ada dan sesuai asli")
        verifikator.shows(f"{dokumen}: tersimpan.")
    verifikator.follow("Setujui")
    verifikator.shows(BARU)
    verifikator.press("Setujui dan kirim surat")
    verifikator.shows("Data yang baru sudah berlaku.")

    pengguna.open(perkara)
    pengguna.heading("Masuk")
    lama = pengguna.read_mail("penyedia@demo.example", "Surel akun Anda sudah diganti")
    assert BARU not in lama.inner_text()
    masuk(pengguna, BARU, SANDI_DEMO)
    pengguna.open("/akun/permohonan/")
    pengguna.shows(nomor)
