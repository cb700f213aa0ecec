"""The working calendar and the service standard: a year corrected and confirmed, a promise changed."""

from datetime import date

import pytest

from lpse.demo import SANDI_DEMO
from lpse.waktu import hari_ini
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE, Screen

pytestmark = pytest.mark.timeout(600)


def tanggal(layar: Screen, legenda: str, hari: int, bulan: int, tahun: int) -> None:
    """Type a date into its three boxes."""
    kotak = layar.main.get_by_role("group", name=legenda)
    for label, angka in (("Hari", hari), ("Bulan", bulan), ("Tahun", tahun)):
        kotak.get_by_label(label, exact=True).fill(str(angka))


@pytest.mark.berat
def test_tahun_depan_disahkan_dan_dilihat_semua_petugas(new_screen: NewScreen) -> None:
    tahun = hari_ini().year + 1
    # A day on which the unit works, in whichever year.
    hari = next(satu for satu in (18, 19, 20) if date(tahun, 11, satu).weekday() < 5)
    layar = new_screen("sekretaris", DESK)
    masuk(layar, "sekretaris", SANDI_DEMO)
    layar.open(f"/admin/kalender/{tahun}/")

    layar.follow("Tambah hari tutup")
    tanggal(layar, "Tanggal", hari, 11, tahun)
    layar.fill({"Nama": "Hari Jadi Kabupaten", "Alasan": "SE 800/1/2027"})
    layar.press("Simpan")
    layar.shows("Hari Jadi Kabupaten ditambahkan.")

    layar.follow("Hari Raya Natal")
    layar.tick("Batalkan: unit bekerja pada tanggal itu")
    layar.press("Simpan")
    layar.shows("Isi alasan.")
    layar.fill({"Alasan": "Piket pelayanan"})
    layar.press("Simpan")
    layar.shows("Hari Raya Natal dibatalkan: unit bekerja pada tanggal itu.")

    layar.go(layar.main.get_by_role("button", name="libur nasional"))
    layar.shows("hari libur disahkan.")
    assert "Hari Jadi Kabupaten" in layar.download("Unduh CSV").decode()
    layar.follow("Versi kalender")
    layar.shows(f"Menjadi libur: {hari} November {tahun}.")

    ponsel = new_screen("helpdesk", PHONE)
    masuk(ponsel, "helpdesk", SANDI_DEMO)
    ponsel.open(f"/admin/kalender/{tahun}/")
    ponsel.shows("Hari Jadi Kabupaten")
    assert ponsel.main.get_by_role("button").count() == 0


@pytest.mark.berat
@pytest.mark.naik
def test_kepala_menetapkan_standar_berikut(new_screen: NewScreen) -> None:
    layar = new_screen("kepala", DESK)
    masuk(layar, "kepala", SANDI_DEMO)
    layar.open("/admin/layanan/standar/")
    layar.follow("Tetapkan versi berikut")
    masukan = layar.main.get_by_role("group", name="Masukan")
    masukan.get_by_label("Selesai, prioritas rendah").fill("dua pekan")
    layar.fill({"Ditetapkan dengan": "SK Kepala LPSE 188/7"})
    layar.press("Lihat perubahannya")
    layar.shows("misalnya 30 menit, 4 jam, atau 2 hari")
    masukan.get_by_label("Selesai, prioritas rendah").fill("10 hari")
    layar.press("Lihat perubahannya")
    layar.shows("2 jam; 10 hari")
    layar.press("Tetapkan")
    layar.shows("dijawab 2 jam, selesai 10 hari")
