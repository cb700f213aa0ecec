"""The blacklist: a file comes in, hits a waiting registration, is looked at, and an officer decides."""

from itertools import islice

import pytest
from playwright.sync_api import expect

from lpse.demo import SANDI_DEMO
from registrasi.demo.pendaftaran import CONTOH, _angka_contoh
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK

# The portal's first start counts as well, on a machine that may be busy.
pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]

PEMOHON = "Joko Contohwan"  # of the demo; no other journey decides about him
SK = "188/77/DH/2026"
BUKTI = "NPWP di kartu sama dengan di SK."


def daftar() -> bytes:
    urut = [c.nama for c in CONTOH].index(PEMOHON)
    npwp, _ = next(islice(_angka_contoh(), urut, None))
    kepala = "Nama Penyedia;NPWP Penyedia;Nomor SK;Tgl Berlaku Dari;Tgl Berlaku Sampai;Jenis Pelanggaran"
    baris = f"{PEMOHON};{npwp};{SK};01/02/2026;31/12/2098;Memalsukan jaminan"
    rusak = "CV Bulat;1,23E+15;188/78/DH/2026;01/02/2026;31/12/2098;Lain"
    return f"\ufeff{kepala}\r\n{baris}\r\n{rusak}\r\n".encode()


def test_daftar_diimpor_lalu_temuannya_ditinjau_dan_diputus(new_screen: NewScreen) -> None:
    layar = new_screen("verifikator", DESK)
    masuk(layar, "verifikator", SANDI_DEMO)
    layar.open("/admin/")
    layar.menu("Daftar hitam")
    layar.follow("Impor daftar hitam")
    berkas = {"name": "daftar.csv", "mimeType": "text/csv", "buffer": daftar()}
    layar.page.get_by_label("Berkas daftar hitam").set_input_files(berkas)
    layar.press("Lihat pratinjau")
    layar.shows("sebagian angkanya hilang")
    layar.press("Terapkan 1 perubahan")
    layar.shows("1 entri baru")

    layar.open(f"/admin/registrasi/pendaftaran/?cari={PEMOHON.replace(' ', '+')}")
    layar.go(layar.page.locator("td a").first)
    layar.shows("Memalsukan jaminan")
    layar.follow(f"Tinjau temuan SK {SK}")
    layar.press("Simpan tinjauan")
    layar.shows("Centang bila Anda sudah membandingkannya sendiri.")
    layar.tick("Benar pihak yang sama", "Sudah saya tinjau")
    layar.fill({"Catatan": BUKTI})
    layar.press("Simpan tinjauan")
    layar.shows(BUKTI)

    layar.follow("Tolak")
    layar.choose("Alasan penolakan", "DAFTAR_HITAM")
    layar.fill({"Keterangan untuk pemohon": f"SK {SK}."})
    layar.press("Lihat suratnya dulu")
    layar.press("Tolak dan kirim surat")
    expect(layar.page.locator("h1")).to_contain_text(PEMOHON)
    layar.shows("ditolak. Pemohon menerima alasannya.")
