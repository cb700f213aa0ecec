"""A deactivation from the report to the archive's door, and the way back: three people, one user."""

import re

import pytest

from lpse.demo import SANDI_DEMO
from lpse.waktu import hari_ini
from tests.perjalanan import kertas
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE, Screen

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]

# The demo's user who has been asked to answer a report.
PENGGUNA, SUREL = "terlapor", "terlapor@demo.example"


def isi_tanggal(layar: Screen) -> None:
    """Today, in its three boxes."""
    hari = hari_ini()
    for label, angka in (("Hari", hari.day), ("Bulan", hari.month), ("Tahun", hari.year)):
        layar.page.get_by_label(label, exact=True).fill(str(angka))


def masuk_dengan_kode(layar: Screen) -> None:
    layar.open("/akun/masuk/kode/")
    layar.fill({"Surel": SUREL})
    layar.press("Kirim kode")
    isian = layar.page.url
    surat = layar.read_mail(SUREL, "Kode masuk Anda").inner_text()
    kode = re.search(r":\s+(\S+)\s+Tulis kode ini", surat)
    assert kode, surat
    layar.open(isian)
    layar.page.locator("input[name=code]").fill(kode[1])
    layar.go(layar.main.get_by_role("button").first)


def test_penonaktifan_sampai_diaktifkan_kembali(new_screen: NewScreen) -> None:
    pengguna = new_screen("pengguna", PHONE)
    masuk(pengguna, PENGGUNA, SANDI_DEMO)
    pengguna.open("/akun/penonaktifan/")
    halaman = pengguna.page.url
    pengguna.follow("Jawab laporan ini")
    pengguna.fill({"Keterangan berkas": "Surat pabrik"})
    pengguna.attach("Berkas", "surat.jpg", kertas.ktp(sisi=900, derau=0.0))
    pengguna.press("Unggah lampiran")
    pengguna.fill({"Jawaban Anda": "Surat itu asli; pabrik sudah menegaskannya."})
    pengguna.press("Kirim jawaban")
    pengguna.shows("Jawaban Anda kami terima")

    petugas = new_screen("verifikator", DESK)
    masuk(petugas, "verifikator", SANDI_DEMO)
    petugas.open("/admin/registrasi/penonaktifan/?status=klarifikasi")
    petugas.go(petugas.main.locator("td a").first)
    perkara = petugas.page.url
    petugas.follow("Terbitkan surat pernyataan")
    petugas.fill({"Pelanggaran yang dinyatakan": "Surat dukungan tidak pernah diterbitkan."})
    petugas.press("Terbitkan surat pernyataan")
    petugas.follow("Catat usulan ke LKPP")
    petugas.fill({"Nomor surat atau tiket usulan": "027/140/LPSE"})
    isi_tanggal(petugas)
    petugas.press("Catat usulan ke LKPP")
    petugas.follow("Catat persetujuan LKPP")
    petugas.fill({"Nomor jawaban LKPP": "T-30001"})
    isi_tanggal(petugas)
    petugas.press("Catat persetujuan LKPP")

    kepala = new_screen("kepala", DESK)
    masuk(kepala, "kepala", SANDI_DEMO)
    kepala.open(perkara)
    kepala.follow("Nonaktifkan pengguna")
    kepala.press("Nonaktifkan pengguna")
    kepala.shows("Pengguna dinonaktifkan dan semua sesinya berakhir.")

    pengguna.open(halaman)
    pengguna.heading("Masuk")
    pengguna.shows("Akun dinonaktifkan?")
    masuk_dengan_kode(pengguna)
    pengguna.heading("Akun Anda dinonaktifkan")
    pengguna.follow("Mohon pengaktifan kembali")
    pengguna.fill({"Mengapa Anda dapat diaktifkan kembali?": "Pabrik menerbitkan surat pengganti."})
    pengguna.press("Kirim permohonan")
    pengguna.shows("Kami jawab paling lambat")

    petugas.open("/admin/registrasi/pengaktifan/?status=dimohon&cari=terlapor")
    petugas.go(petugas.main.locator("td a").first)
    mohon = petugas.page.url
    petugas.follow("Catat hasil klarifikasi")
    petugas.fill({"Hasil klarifikasi": "Surat pengganti sudah diperiksa."})
    petugas.press("Catat hasil klarifikasi")
    kepala.open(mohon)
    kepala.follow("Aktifkan kembali")
    kepala.press("Aktifkan kembali")
    kepala.shows("Pengguna aktif kembali")
    surat = pengguna.read_mail(SUREL, "User ID terlapor aktif kembali")
    pengguna.go(surat.get_by_role("link", name="/akun/sandi/atur/"))
