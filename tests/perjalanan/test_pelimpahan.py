"""The head is away: lends the role, another approves, and the borrower decides in the head's name."""

import pytest

from lpse.demo import SANDI_DEMO
from lpse.waktu import hari_ini
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600), pytest.mark.dasar("sekretariat.kepala")]


def test_kepala_melimpahkan_dan_izin_diputus_atas_namanya(new_screen: NewScreen) -> None:
    kepala = new_screen("kepala", PHONE)
    masuk(kepala, "kepala", SANDI_DEMO)
    kepala.open("/admin/delegasi/")
    kepala.follow("Limpahkan peran")
    kepala.choose("Peran yang dilimpahkan", "kepala")
    kepala.choose("Dilimpahkan kepada", "Sari Tatausahawati")
    akhir = kepala.main.get_by_role("group", name="Hari terakhir")
    for bagian, angka in zip(("Hari", "Bulan", "Tahun"), _angka(), strict=True):
        akhir.get_by_label(bagian, exact=True).fill(angka)
    kepala.fill({"Alasan": "Dinas luar"})
    kepala.press("Usulkan pelimpahan")
    kepala.shows("Orang lain yang menyetujuinya.")
    alamat = kepala.page.url

    admin = new_screen("admin_sistem", DESK)
    masuk(admin, "admin_sistem", SANDI_DEMO)
    admin.open(alamat)
    admin.press("Setujui")
    admin.shows("Berlaku")

    sekretaris = new_screen("sekretaris", DESK)
    masuk(sekretaris, "sekretaris", SANDI_DEMO)
    sekretaris.open("/admin/")
    sekretaris.shows("Peran pinjaman")
    sekretaris.open("/admin/infrastruktur/ruang-server/")
    sekretaris.follow("Citra Contohwati, CV Contoh Makmur")
    sekretaris.press("Setujui")
    sekretaris.shows("atas nama Kusuma Pimpinwan")
    sekretaris.open(alamat)
    sekretaris.press("Kembalikan peran")
    sekretaris.shows("Dicabut")


def _angka() -> tuple[str, str, str]:
    """Today, as it is typed."""
    hari = hari_ini()
    return str(hari.day), str(hari.month), str(hari.year)
