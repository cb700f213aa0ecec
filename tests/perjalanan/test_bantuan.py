"""At the counter: the applicant reads out a code, the officer fills in, the applicant answers for it."""

import pytest

from lpse.demo import SANDI_DEMO
from tests.perjalanan import kertas
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import KTP, Pemohon, masuk
from tests.perjalanan.screen import DESK, PHONE

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]


@pytest.mark.parametrize("skrip", [True, False], ids=["dengan-skrip", "tanpa-skrip"])
def test_dibantu_di_loket_lalu_menyatakan_benar_sendiri(new_screen: NewScreen, skrip: bool) -> None:
    surel = f"loket-{'skrip' if skrip else 'polos'}@perjalanan.example"
    loket = new_screen("helpdesk", DESK, scripts=skrip)
    masuk(loket, "helpdesk", SANDI_DEMO)
    loket.open("/admin/registrasi/bantuan/")
    loket.follow("Bantu mendaftar", within=loket.main)
    loket.fill(
        {"Nama pemohon": "Tarsih Perjalananwati", "Surel pemohon": surel, "Nomor telepon": "08123456789"}
    )
    loket.tick("Pemohon hadir di loket dan meminta dibantu.")
    loket.press("Kirim kode")
    halaman = loket.page.url
    pemohon = new_screen("pemohon", PHONE, scripts=skrip)
    judul = pemohon.read_mail(surel, "Kode izin bantuan").get_by_role("heading").first.inner_text()
    loket.fill({"Kode dari pemohon": judul.rpartition(" ")[2]})
    loket.press("Mulai membantu")
    loket.follow("Jenis pemohon")
    loket.tick("Badan usaha", "Pekerjaan konstruksi")
    loket.press("Simpan atas nama pemohon")
    loket.follow("Penanggung jawab")
    loket.fill({"Nama lengkap": "Tarsih", "NIK": "3504 9915 0885 0001", "Jabatan": "Direktur"})
    loket.press("Simpan atas nama pemohon")
    loket.follow(KTP)
    loket.attach("Pilih berkas", "ktp.jpg", kertas.ktp(sisi=900, derau=0.0))
    loket.press("Unggah")
    loket.shows("Diunggah oleh petugas")
    loket.press("Serahkan ke pemohon")
    loket.shows("Isian pemohon tidak dapat dibuka dari sini")

    Pemohon(pemohon, surel, "").masuk_dengan_kode()
    surat = pemohon.read_mail(surel, "Periksa isian yang ditulis petugas atas nama Anda")
    pemohon.go(surat.get_by_role("link", name="/bantuan/"))
    pemohon.shows("atas nama Anda")
    pemohon.press("Nyatakan benar Jenis pemohon")
    pemohon.follow("Ubah Nama lengkap")
    pemohon.fill({"Nama lengkap": "Tarsih Perjalananwati"})
    pemohon.press("Simpan")
    pemohon.press("Nyatakan benar Penanggung jawab")
    pemohon.press("Nyatakan benar Dokumen dan formulir")
    pemohon.shows("Tidak ada yang menunggu")
    loket.open(halaman)
    loket.shows("Diserahkan ke pemohon")
