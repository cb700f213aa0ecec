"""Retention as it begins: a class gets its years, all of it is held by letter, and the head lifts that."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from lpse.demo import SANDI_DEMO
from tests.factories import foto
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE, Screen

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]


def isi_tanggal(layar: Screen, nama: str) -> None:
    """Today, in the three boxes of a date."""
    hari = datetime.now(ZoneInfo("Asia/Jakarta"))
    for bagian, angka in (("hari", hari.day), ("bulan", hari.month), ("tahun", hari.year)):
        layar.page.locator(f"[name={nama}_{bagian}]").fill(str(angka))


def test_kelas_diisi_ditahan_lalu_dilepas_kepala(new_screen: NewScreen) -> None:
    sekretaris = new_screen("sekretaris", DESK)
    masuk(sekretaris, "sekretaris", SANDI_DEMO)
    sekretaris.open("/admin/arsip/retensi/")
    sekretaris.shows("Isi menurut JRA daerah")
    sekretaris.follow("REG-PERKARA")
    sekretaris.follow("Tetapkan versi baru")
    sekretaris.fill(
        {
            "Dasar aturan (boleh kosong)": "Peraturan Bupati Contoh Nomor 12 Tahun 2021",
            "Masa aktif, tahun (boleh kosong)": "2",
            "Masa inaktif, tahun (boleh kosong)": "3",
        }
    )
    sekretaris.page.get_by_label("Musnah", exact=True).check()
    sekretaris.press("Tetapkan")
    sekretaris.shows("Versi baru berlaku.")
    sekretaris.shows("5 tahun")

    sekretaris.follow("Tahan seluruh kelas")
    sekretaris.fill(
        {
            "Alasan": "Diminta penyidik.",
            "Nomor surat": "B-7/2026",
            "Surat dari": "Kejaksaan Negeri Contoh",
        }
    )
    isi_tanggal(sekretaris, "surat_tanggal")
    sekretaris.attach("Pindaian surat", "surat.jpg", foto())
    sekretaris.press("Tahan")
    sekretaris.shows("Selama ditahan rekaman ini tidak dapat dimusnahkan.")
    penahanan = sekretaris.page.url

    kepala = new_screen("kepala", PHONE)
    masuk(kepala, "kepala", SANDI_DEMO)
    kepala.open(penahanan[penahanan.index("/admin/") :])
    kepala.follow("Lepas penahanan")
    kepala.fill({"Alasan dilepas": "Perkaranya selesai."})
    kepala.press("Lepas penahanan")
    kepala.shows("Penahanan dilepas.")
