"""One's own data: the notice, what is stored, the ZIP, and a request answered by two persons."""

import pytest

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]


def test_data_saya_sampai_permintaan_ditolak_dengan_dasarnya(new_screen: NewScreen) -> None:
    pengguna = new_screen("pengguna", PHONE)
    pengguna.open("/privasi/")
    pengguna.shows("Pasal 20 ayat (2) huruf e")
    masuk(pengguna, "penyedia", SANDI_DEMO)
    pengguna.open("/akun/data/")
    pengguna.press("Sudah saya baca")
    pengguna.follow("Unduh data saya")
    pengguna.fill({"Kata sandi": SANDI_DEMO})
    pengguna.go(pengguna.main.get_by_role("button").first)
    with pengguna.page.expect_download() as unduhan:
        pengguna.page.get_by_role("button", name="Unduh ZIP").click()
    assert unduhan.value.path().read_bytes().startswith(b"PK")
    pengguna.open("/akun/data/minta/?jenis=penghapusan")
    pengguna.fill({"Uraian": "Mohon hapus semua berkas perusahaan kami."})
    pengguna.press("Kirim permintaan")
    pengguna.shows("Kami jawab paling lambat")
    halaman = pengguna.page.url

    petugas = new_screen("verifikator", DESK)
    masuk(petugas, "verifikator", SANDI_DEMO)
    petugas.open("/admin/registrasi/hak/permintaan/?status=terbuka&cari=penyedia")
    petugas.go(petugas.main.locator("td a").first)
    perkara = petugas.page.url
    petugas.follow("Mulai proses")
    petugas.press("Mulai proses")
    petugas.follow("Usulkan putusan")
    petugas.tick("Ditolak")
    petugas.fill({"Alasan usulan": "Berkas Pengguna SPSE wajib disimpan."})
    petugas.press("Usulkan putusan")

    kepala = new_screen("kepala", DESK)
    masuk(kepala, "kepala", SANDI_DEMO)
    kepala.open(perkara)
    kepala.follow("Putuskan penolakan")
    kepala.fill({"Jawaban": "Berkas Pengguna SPSE wajib disimpan selama User ID ada."})
    kepala.press("Putuskan penolakan")

    pengguna.open(halaman)
    pengguna.shows("wajib disimpan selama User ID ada")
    petugas.open("/admin/registrasi/hak/insiden/")
    petugas.go(petugas.main.locator("td a").first)
    petugas.shows("Surat kepada lembaga Nomor")
