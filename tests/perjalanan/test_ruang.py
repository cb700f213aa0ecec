"""A seat in the bidding room: booked on a phone, approved, kept from the guest book, seen in the report."""

import re
import subprocess
import sys

import pytest

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.running_portal import ROOT, RunningPortal, _environment
from tests.perjalanan.screen import DESK, PHONE, Screen

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600), pytest.mark.dasar("layanan.ruang")]
SUREL, NAMA = "ruang@demo.example", "Wahyu Nugroho"
RUANG = "Ruang layanan pemasukan penawaran (bidding room)"
# The day of the booking comes: no journey waits for it.
TIBA = """
from datetime import timedelta
from django.utils import timezone
from layanan.models import PemesananRuang
from lpse.waktu import awal_hari, hari_ini
now = timezone.now()
# A booking is of the day it begins on, also five minutes after midnight.
masa = (max(now - timedelta(minutes=5), awal_hari(hari_ini())), now + timedelta(minutes=55))
# The last seat: in the demo's story somebody sits on the first one now.
PemesananRuang.objects.filter(surel="{surel}", status="disetujui").update(masa=masa, kursi=(8, 9))
"""


def hari_tiba(portal: RunningPortal) -> None:
    """Let the time of the booking have come."""
    port = int(portal.url.rpartition(":")[2])
    lingkungan = _environment(portal.output.parent / "var", port)
    perintah = [sys.executable, "manage.py", "shell", "--no-imports", "-c", TIBA.format(surel=SUREL)]
    subprocess.run(perintah, cwd=ROOT, env=lingkungan, check=True, capture_output=True)


def pilih_hari(layar: Screen) -> None:
    """The second day that can be booked: the first may be over already."""
    layar.main.get_by_label("Tanggal", exact=True).select_option(index=2)


def test_kursi_dipesan_disetujui_didatangi_dan_dilaporkan(
    new_screen: NewScreen, portal: RunningPortal
) -> None:
    ponsel = new_screen("pengunjung", PHONE)
    ponsel.open("/ruang/")
    ponsel.shows("Dasar: Pasal 21 huruf a")
    ponsel.follow(RUANG)
    pilih_hari(ponsel)
    ponsel.choose("Mulai pukul", "09:00")
    ponsel.choose("Sampai pukul", "10:30")
    ponsel.choose("Keperluan", "penawaran")
    ponsel.fill({"Jumlah kursi": "1", "Nama": NAMA, "Surel": SUREL, "Telepon atau WhatsApp": "081234567899"})
    ponsel.press("Pesan ruang")
    ponsel.heading("Periksa surel Anda")
    surat = ponsel.read_mail(SUREL, f"Konfirmasi pemesanan {RUANG}")
    ponsel.go(surat.get_by_role("link").first)
    ponsel.press("Konfirmasi pemesanan")
    ponsel.shows("Kami jawab paling lambat")
    pesanan = ponsel.page.url

    meja = new_screen("helpdesk", DESK)
    masuk(meja, "helpdesk", SANDI_DEMO)
    meja.open("/admin/layanan/ruang/pemesanan/")
    meja.fill({"Cari": NAMA})
    meja.press("Saring")
    meja.go(meja.main.get_by_role("rowheader").get_by_role("link").first)
    meja.press("Setujui")
    meja.shows("Disetujui. Pemesan diberi tahu lewat surel.")

    ponsel.open(pesanan)
    ponsel.heading("Ruang disiapkan untuk Anda")
    cocok = re.search(r"\b[A-Z0-9]{6}\b", ponsel.main.locator(".panel-konfirmasi__nomor").inner_text())
    assert cocok
    hari_tiba(portal)

    meja.open("/admin/layanan/tamu/")
    meja.fill({"Kode pemesanan ruang": cocok[0].lower()})
    meja.press("Catat kedatangan")
    meja.shows(f"{NAMA} tercatat masuk")
    meja.follow(NAMA)
    meja.fill({"Nomor voucher": "LPSE-9K2M", "Berlaku sampai pukul": "23.59"})
    meja.tick("Pengunjung sudah mendengar aturan pemakaian dan setuju")
    meja.press("Beri akses")
    meja.shows("…K2M")
    meja.press("Catat keluar")
    meja.shows(f"{NAMA} tercatat keluar.")
    meja.open("/admin/layanan/ruang/laporan/")
    meja.shows("Kode voucher Wi-Fi")
    assert b"jam dipakai" in meja.download("Unduh angkanya (CSV)")
