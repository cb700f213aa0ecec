"""An auditor: searches the trail, draws a sample, takes rows out, verifies the seal, changes nothing."""

import hashlib
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from lpse.demo import SANDI_DEMO
from lpse.waktu import hari_ini
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PATIENCE_MS, PHONE, Screen

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600), pytest.mark.dasar("sekretariat.audit")]

SARINGAN, TEMUAN = "Jejak registrasi", "Buku serah terima kunci ruang arsip tidak diisi sejak awal bulan."


def test_auditor_memeriksa_dan_kepala_melihatnya(new_screen: NewScreen) -> None:
    auditor = new_screen("auditor", DESK)
    masuk(auditor, "auditor", SANDI_DEMO)
    _saring_dan_simpan(auditor)
    _ekspor_cocok_dengan_sidiknya(auditor)
    _ambil_sampel(auditor)
    _periksa_segel(auditor)

    auditor.open("/admin/sekretariat/prosedur/baru/")
    auditor.shows("Anda membuka halaman ini sebagai pemeriksa: hanya membaca.")
    expect(auditor.main.get_by_label("Judul", exact=True)).to_be_disabled()
    expect(auditor.main.get_by_role("button", name="Daftarkan dan tulis")).to_have_count(0)
    _catat_temuan(auditor)

    kepala = new_screen("kepala", PHONE)
    masuk(kepala, "kepala", SANDI_DEMO)
    kepala.open("/admin/sekretariat/periksa/")
    kepala.follow("Yang dibuka pemeriksa")
    dibuka = kepala.main.get_by_role("row").filter(
        has=kepala.page.locator('a[href="/admin/sekretariat/prosedur/baru/"]')
    )
    expect(dibuka.first).to_contain_text("Auditor")


def _ruang(layar: Screen, nama: str) -> None:
    """Go to a page by the menu."""
    layar.menu(nama)


def _saring_dan_simpan(layar: Screen) -> None:
    layar.open("/admin/")
    _ruang(layar, "Ruang pemeriksa")
    layar.choose("Unit", "registrasi")
    layar.press("Saring")
    layar.fill({"Simpan saringan ini sebagai": SARINGAN})
    layar.press("Simpan saringan")
    layar.shows("Saringan tersimpan.")
    _ruang(layar, "Ruang pemeriksa")
    layar.follow(SARINGAN)
    expect(layar.main.get_by_label("Unit", exact=True)).to_have_value("registrasi")


def _ekspor_cocok_dengan_sidiknya(layar: Screen) -> None:
    """What the header says of the rows is so, counted by whoever received the file."""
    with layar.page.expect_download() as unduhan:
        layar.main.get_by_role("button", name="Ekspor CSV").click()
    kepala, _, data = unduhan.value.path().read_bytes().partition(b"\r\n\r\n")
    assert hashlib.sha256(data).hexdigest() in kepala.decode()
    assert len(data.splitlines()) > 5


def _ambil_sampel(layar: Screen) -> None:
    layar.follow("Ambil sampel acak")
    layar.fill({"Jumlah baris": "5"})
    layar.main.get_by_label("Benih").fill("benih-2026")
    layar.press("Ambil sampel")
    layar.shows("benih-2026")
    # Its head is a row as well.
    expect(layar.page.get_by_role("table", name="Baris sampel").get_by_role("row")).to_have_count(6)
    layar.follow("Ulangi undiannya dan bandingkan")
    layar.shows("Undian diulang: hasilnya sama")


def _periksa_segel(layar: Screen) -> None:
    _ruang(layar, "Segel jejak")
    layar.go(layar.main.get_by_role("link", name="segel terakhir sekarang"))
    layar.shows("Segel terakhir utuh")
    layar.press("Periksa seluruh rantai")
    expect(layar.main).to_contain_text("Jejak utuh", timeout=PATIENCE_MS)
    layar.check()


def _catat_temuan(layar: Screen) -> None:
    _ruang(layar, "Ruang pemeriksa")
    layar.follow("Catat temuan")
    layar.fill(
        {
            "Standar": "Standar 12",
            "Kriteria": "Setiap serah terima kunci tercatat pada hari yang sama.",
            "Keterangan": TEMUAN,
            "Permintaan perbaikan": "Isi bukunya pada setiap serah terima.",
        }
    )
    layar.choose("Penanggung jawab tindakan", "Sari Tatausahawati")
    target, hari = layar.main.get_by_role("group", name="Target selesai"), hari_ini() + timedelta(days=14)
    for bagian, angka in (("Hari", hari.day), ("Bulan", hari.month), ("Tahun", hari.year)):
        target.get_by_label(bagian, exact=True).fill(str(angka))
    layar.press("Catat temuan")
    layar.shows("Temuan tercatat.")
    layar.shows(TEMUAN)
