"""A bid cannot be opened: recorded with two attempts and witnesses, issued, checked by QR, signed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lpse.demo import SANDI_DEMO
from lpse.waktu import setempat
from tests.factories import foto
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE, Screen

pytestmark = [pytest.mark.timeout(600), pytest.mark.berat, pytest.mark.naik]
KEMARIN = setempat(timezone.now() - timedelta(days=1))


def isi_saat(layar: Screen, jam: str, label: str) -> None:
    """Yesterday, at this hour."""
    layar.fill(
        {"Hari": str(KEMARIN.day), "Bulan": str(KEMARIN.month), "Tahun": str(KEMARIN.year), label: jam}
    )


def upaya(layar: Screen, jam: str, alat: str, tombol: str) -> None:
    isi_saat(layar, jam, "Jam")
    layar.fill(
        {"Alat dan versinya": alat, "Dilakukan oleh": "Wahyu Contohadi", "Pesan galat": "Bad padding."}
    )
    layar.tick("Gagal didekripsi")
    layar.press(tombol)


def saksi(layar: Screen, nama: str, instansi: str, tombol: str, *, is_lpse: bool = False) -> None:
    layar.fill({"Nama": nama, "Jabatan": "Staf", "Instansi": instansi})
    if is_lpse:
        layar.tick("Pegawai LPSE")
    layar.press(tombol)


def catat(petugas: Screen) -> None:
    """The incident, its file, two attempts, two witnesses."""
    petugas.open("/admin/layanan/kesaksian/")
    petugas.follow("Catat kesaksian")
    kejadian = petugas.main.get_by_role("group", name="Tanggal kejadian")
    for label, angka in (("Hari", KEMARIN.day), ("Bulan", KEMARIN.month), ("Tahun", KEMARIN.year)):
        kejadian.get_by_label(label).fill(str(angka))
    petugas.fill(
        {
            "Kode tender": "10011223",
            "Nama paket": "Pembangunan Jembatan Gantung",
            "Satuan kerja": "Dinas Pekerjaan Umum",
            "Penyedia yang berkasnya tidak dapat dibuka": "CV Contoh Jaya",
            "Jam kejadian": "09.15",
            "Tempat": "Ruang rapat LPSE",
            "Uraian kejadian": "Satu berkas tidak dapat didekripsi.",
            "Nama peminta": "Wahyu Contohadi",
            "Jabatan peminta": "Ketua Pokja",
        }
    )
    petugas.main.get_by_role("radio").first.check()
    petugas.press("Catat kesaksian")
    samping = petugas.main.get_by_role("region", name="Langkah berikutnya")
    petugas.follow("Catat berkas", within=samping)
    petugas.fill({"Nama berkas": "penawaran.rhs", "Ukuran (byte)": "1204224", "SHA-256": "ab" * 32})
    petugas.press("Catat berkas")
    petugas.follow("Catat upaya", within=samping)
    upaya(petugas, "09.20", "Apendo Panitia 4.1", "Simpan dan tambah lagi")
    upaya(petugas, "09.40", "Apendo Panitia 4.0", "Catat upaya")
    petugas.follow("Catat saksi", within=samping)
    saksi(petugas, "Hadi Spesimenwan", "LPSE", "Simpan dan tambah lagi", is_lpse=True)
    saksi(petugas, "Intan Contohwati", "Inspektorat", "Catat saksi")


def test_dokumen_tidak_dapat_dibuka_sampai_berita_acara_ditandatangani(new_screen: NewScreen) -> None:
    petugas = new_screen("helpdesk", DESK)
    masuk(petugas, "helpdesk", SANDI_DEMO)
    catat(petugas)

    samping = petugas.main.get_by_role("region", name="Langkah berikutnya")
    petugas.follow("Nyatakan lengkap", within=samping)
    petugas.press("Nyatakan lengkap")
    petugas.follow("Terbitkan berita acara", within=samping)
    petugas.press("Terbitkan berita acara")
    assert petugas.download("Berita Acara Kesaksian Nomor").startswith(b"%PDF")

    periksa = petugas.main.get_by_role("region", name="Berita acara").locator("a[href*='/v/']")
    pemeriksa = new_screen("pemeriksa", PHONE)
    pemeriksa.open(str(periksa.get_attribute("href")))
    pemeriksa.shows("Berita Acara Kesaksian")
    pemeriksa.shows("berlaku")

    petugas.follow("Unggah salinan bertanda tangan", within=samping)
    petugas.tick("Pindaian bertanda tangan basah")
    petugas.attach("Salinan bertanda tangan", "salinan.jpg", foto())
    petugas.press("Unggah salinan bertanda tangan")
    petugas.shows("Unduh salinan bertanda tangan")
    petugas.shows("Catat pengiriman ke LKPP")
