"""A training that is full: a visitor waits, moves up, is there by the room's code, holds the certificate."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
import zxingcpp

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE, Screen

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]
JUDUL, SUREL = "Kelas perjalanan uji", "pengunjung.kelas@uji.example"


def isi_waktu(layar: Screen, nama: str, saat: datetime) -> None:
    """A day in its three boxes, and the hour."""
    for bagian, angka in (("hari", saat.day), ("bulan", saat.month), ("tahun", saat.year)):
        layar.page.locator(f"[name=tanggal_{nama}_{bagian}]").fill(str(angka))
    layar.page.locator(f"[name=jam_{nama}]").fill(f"{saat:%H.%M}")


def buka_kelas(layar: Screen) -> None:
    """An officer announces a class that is under way, with one chair, and gives that to somebody."""
    kini = datetime.now(ZoneInfo("Asia/Jakarta"))
    layar.open("/admin/layanan/pelatihan/baru/")
    layar.tick("Pelatihan")
    layar.fill({"Judul": JUDUL, "Pengajar": "Hadi", "Kapasitas": "1"})
    layar.fill({"Tempat lain atau keterangan tempat": "Aula"})
    isi_waktu(layar, "mulai", kini - timedelta(minutes=30))
    isi_waktu(layar, "selesai", kini + timedelta(hours=3))
    isi_waktu(layar, "tutup", kini + timedelta(hours=2))
    layar.press("Simpan")
    layar.follow("Buka pendaftaran")
    layar.press("Buka pendaftaran")
    layar.follow("Peserta")
    layar.follow("Tambah peserta")
    layar.fill({"Nama lengkap": "Anisa Contohwati", "Surel": "anisa@uji.example"})
    layar.fill({"Perusahaan atau instansi lain": "Dinas Contoh"})
    layar.press("Simpan")
    layar.shows("tercatat: terdaftar")


def alamat_qr(pdf: bytes) -> str:
    """Where the code printed on the paper leads."""
    gambar = pypdfium2.PdfDocument(pdf)[0].render(scale=3).to_pil()
    return zxingcpp.read_barcodes(gambar)[0].text


def test_dari_daftar_tunggu_sampai_sertifikat(new_screen: NewScreen) -> None:
    kelas, tamu = new_screen("helpdesk", DESK), new_screen("pengunjung", PHONE)
    masuk(kelas, "helpdesk", SANDI_DEMO)
    buka_kelas(kelas)

    tamu.open("/pelatihan/")
    # On its card; the calendar below names it again.
    tamu.go(tamu.page.get_by_role("link", name=JUDUL, exact=True).first)
    tamu.fill({"Nama lengkap": "Rina Ujiwati", "Surel": SUREL, "Perusahaan atau instansi lain": "PT Uji"})
    tamu.press("Masuk daftar tunggu")
    tamu.go(tamu.read_mail(SUREL, "Konfirmasi pendaftaran").get_by_role("link", name="/pelatihan/saya/"))
    tamu.press("Konfirmasi pendaftaran")
    tamu.shows("urutan ke-1 daftar tunggu")

    kelas.go(kelas.page.get_by_role("link", name=JUDUL))
    kelas.follow("Ubah jadwal, tempat, atau kapasitas")
    kelas.fill({"Kapasitas": "2"})
    kelas.press("Simpan")
    kelas.shows("2 dari 2 kursi")
    tamu.go(tamu.read_mail(SUREL, "Anda mendapat tempat").get_by_role("link", name="/pelatihan/saya/"))
    tamu.shows("Kursi Anda sudah pasti")

    kelas.follow("Kode QR untuk layar ruangan")
    pintu = kelas.page.get_by_role("link", name="Buka halaman kehadiran").get_attribute("href")
    tamu.open(pintu or "")
    tamu.fill({"Surel atau kode pendaftaran": SUREL})
    tamu.press("Catat kehadiran saya")
    tamu.heading("Kehadiran Anda tercatat")

    kelas.go(kelas.page.get_by_role("link", name=JUDUL, exact=True))
    kelas.follow("Nyatakan selesai")
    kelas.press("Nyatakan selesai")
    kelas.shows("Sertifikat yang hadir terbit")
    tamu.go(tamu.read_mail(SUREL, "Sertifikat Anda").get_by_role("link", name="/pelatihan/saya/"))
    naskah = alamat_qr(tamu.download("Unduh sertifikat (PDF)"))
    tamu.open(naskah)
    tamu.heading("Sertifikat Pelatihan")
    tamu.shows("masih berlaku")
