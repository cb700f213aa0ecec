"""A visitor to the server room: asks on a phone, is permitted, goes in with a badge, and out again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lpse.demo import SANDI_DEMO
from lpse.waktu import setempat
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.running_portal import RunningPortal
from tests.perjalanan.screen import DESK, PHONE

pytestmark = [
    *(pytest.mark.timeout(600), pytest.mark.berat, pytest.mark.naik),
    pytest.mark.dasar("infrastruktur.izin_ruang"),
]
SUREL, NAMA = "servis@demo.example", "Wahyu Nugroho"


def test_tamu_memohon_diizinkan_masuk_dan_keluar(new_screen: NewScreen, portal: RunningPortal) -> None:
    kini = setempat(timezone.now())
    # Not over before the form is sent; within the hour a visitor may come early; before midnight tomorrow's.
    mulai = kini + timedelta(minutes=6)
    is_hari_ini = mulai.date() == kini.date() and mulai.hour < 23
    hari = mulai if is_hari_ini else kini + timedelta(days=1)
    ponsel = new_screen("pengunjung", PHONE)
    ponsel.open("/ruang-server/izin/")
    ponsel.shows("Kami jawab paling lambat hari kerja berikutnya")
    ponsel.fill(
        {
            "Tujuan": "Mengganti baterai UPS",
            "Hari": str(hari.day),
            "Bulan": str(hari.month),
            "Tahun": str(hari.year),
            "Masuk pukul": f"{mulai:%H.%M}",
            "Keluar paling lambat pukul": "23.59",
            "Nama lengkap": NAMA,
            "Nomor identitas": "3504011203870001",
            "Perusahaan atau instansi": "PT Bina Daya",
            "Alamat": "Jalan Diponegoro 12",
            "Surel": SUREL,
            "Telepon atau WhatsApp": "081234567899",
            "Perangkat 1": "Laptop",
            "Nomor seri perangkat 1": "PF3XK29A",
        }
    )
    ponsel.press("Kirim permohonan")
    ponsel.heading("Periksa surel Anda")
    surat = ponsel.read_mail(SUREL, "Konfirmasi permohonan izin")
    ponsel.go(surat.get_by_role("link").first)
    ponsel.press("Konfirmasi permohonan")
    ponsel.shows("Permohonan Anda menunggu putusan")
    permohonan = ponsel.page.url

    kepala = new_screen("kepala", DESK)
    masuk(kepala, "kepala", SANDI_DEMO)
    kepala.open("/admin/infrastruktur/ruang-server/")
    kepala.follow(f"{NAMA}, PT Bina Daya")
    kepala.press("Setujui")
    kepala.shows("Surat izinnya terbit")

    ponsel.open(permohonan)
    ponsel.heading("Izin disetujui")
    assert ponsel.download("Unduh surat izin (PDF)").startswith(b"%PDF")
    if not is_hari_ini:
        return  # nobody is let in today with a permit for tomorrow

    meja = new_screen("helpdesk", DESK)
    masuk(meja, "helpdesk", SANDI_DEMO)
    meja.open("/admin/infrastruktur/ruang-server/")
    meja.follow(f"{NAMA}, PT Bina Daya")
    meja.follow("Catat masuk")
    meja.fill({"Nomor badge": "T-07"})
    meja.press("Catat masuk")
    meja.shows("Tercatat masuk.")
    meja.follow("Catat keluar")
    meja.press("Catat keluar")
    meja.shows("Tercatat keluar.")
    ponsel.open(permohonan)
    ponsel.shows("Kunjungan Anda selesai")
