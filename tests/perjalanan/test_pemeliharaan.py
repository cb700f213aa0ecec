"""A maintenance window: planned by the administrator, read by a citizen, begun and finished."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE, Screen

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]


def isi_saat(layar: Screen, nama: str, saat: datetime) -> None:
    """Type a moment into its three boxes and its hour."""
    for bagian, angka in (("hari", saat.day), ("bulan", saat.month), ("tahun", saat.year)):
        layar.page.locator(f"[name=tanggal_{nama}_{bagian}]").fill(str(angka))
    layar.page.locator(f"[name=jam_{nama}]").fill(f"{saat:%H.%M}")


def test_pemeliharaan_dari_rencana_sampai_selesai(new_screen: NewScreen) -> None:
    petugas = new_screen("admin_sistem", DESK)
    masuk(petugas, "admin_sistem", SANDI_DEMO)
    petugas.open("/admin/infrastruktur/pemeliharaan/baru/")
    petugas.fill({"Judul pengumuman": "Penggantian penyejuk ruang server"})
    petugas.fill({"Akibat bagi pengguna": "Telepon tidak tersambung.", "Pekerjaan": "Penyejuk diganti."})
    petugas.tick("Telepon")
    # Near enough to begin at once, so the reason is asked for.
    mulai = datetime.now(ZoneInfo("Asia/Jakarta")) + timedelta(minutes=8)
    isi_saat(petugas, "mulai", mulai)
    isi_saat(petugas, "selesai", mulai + timedelta(hours=2))
    petugas.press("Rencanakan pemeliharaan")
    petugas.shows("hari kerja sebelum mulai")
    petugas.fill({"Alasan mendesak (boleh kosong)": "Suhu terus naik."})
    petugas.press("Rencanakan pemeliharaan")
    petugas.shows("sudah diumumkan")
    halaman = petugas.page.url

    warga = new_screen("warga", PHONE)
    warga.open("/pengumuman/")
    warga.follow("Penggantian penyejuk ruang server")
    warga.shows("Telepon tidak tersambung.")
    pengumuman = warga.page.url

    petugas.follow("Mulai pemeliharaan")
    petugas.press("Mulai pemeliharaan")
    petugas.shows("Pemeliharaan berjalan.")
    petugas.follow("Selesaikan")
    petugas.fill({"Hasil pekerjaan": "Penyejuk baru berjalan."})
    petugas.press("Selesaikan")
    petugas.shows("Pemeliharaan selesai")
    assert petugas.page.url == halaman
    warga.open(pengumuman)
    warga.shows("Layanan dapat digunakan kembali.")
