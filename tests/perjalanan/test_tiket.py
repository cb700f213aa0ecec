"""The service desk: a call logged by keys alone, the same matter joined, what is not ours told so."""

import re
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Response, expect

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE, Screen

# The portal's first start counts as well, on a machine that may be busy.
pytestmark = pytest.mark.timeout(600)
ANTREAN = "/admin/layanan/tiket/"
# Beside the words themselves: keys that move, pick and send.
PALING_BANYAK_TEKANAN = 12
NOMOR = "0855 0000 0011"


def helpdesk(new_screen: NewScreen, lebar: int = DESK) -> Screen:
    layar = new_screen("helpdesk", lebar)
    masuk(layar, "helpdesk", SANDI_DEMO)
    layar.open(ANTREAN)
    return layar


def menjawab_nomor(jawaban: Response) -> bool:
    return f"cari={NOMOR}" in unquote_plus(jawaban.request.post_data or "")


def test_telepon_dicatat_dan_dijawab_dengan_papan_ketik_saja(new_screen: NewScreen) -> None:
    layar = helpdesk(new_screen)
    papan, tekanan = layar.page.keyboard, []

    def tekan(*tombol: str) -> None:
        for satu in tombol:
            tekanan.append(satu)
            papan.press(satu)

    with layar.page.expect_event("load"):
        tekan("n")
    layar.check()
    # The number of one who called before, as it is read out; they are found while it is typed.
    # A slow hand gets an answer to a part of the number too: one picks from the list that stays.
    with layar.page.expect_response(menjawab_nomor):
        papan.type(NOMOR)
    expect(layar.page.locator(".htmx-request")).to_have_count(0)
    expect(layar.page.get_by_role("button", name="Tuti Tiruanwati")).to_be_visible()
    tekan("ArrowDown", "Enter")
    expect(layar.page.get_by_label("Nama pelapor")).to_have_value("Tuti Tiruanwati")
    papan.type("Jadwal pelatihan Apendo")
    tekan("Enter")
    papan.type("Kapan pelatihan berikutnya?")
    jawaban = layar.page.get_by_label("Jawaban Anda (boleh kosong)")
    for _ in range(PALING_BANYAK_TEKANAN):
        if jawaban.evaluate("e => e === document.activeElement"):
            break
        tekan("Tab")
    papan.type("Lihat menu Pelatihan; pendaftarannya dibuka Senin.")
    tekan("Tab", "Space")
    with layar.page.expect_event("load"):
        tekan("Control+Enter")
    layar.check()
    layar.shows("tercatat dan dijawab.")
    layar.shows("Ditutup")
    assert len(tekanan) <= PALING_BANYAK_TEKANAN


@pytest.mark.berat
@pytest.mark.naik
def test_tiket_kedua_digabungkan_lalu_satu_jawaban_sampai_kepada_keduanya(new_screen: NewScreen) -> None:
    layar = helpdesk(new_screen, PHONE)
    halaman = layar.page
    nomor = []
    for nama in ("Wati Gabungan", "Yoga Gabungan"):
        layar.open(f"{ANTREAN}baru/?saluran=telepon")
        layar.fill(
            {"Nama pelapor": nama, "Perihal": "Tidak dapat masuk ke SPSE", "Yang ditanyakan": "Galat 403."}
        )
        layar.fill({"Kode tender atau paket (boleh kosong)": "10077001"})
        halaman.get_by_label("Jenis", exact=True).select_option("kendala")
        if nomor:
            expect(halaman.get_by_text("Mungkin sudah tercatat")).to_be_visible()
            layar.press(f"Simpan dan gabungkan ke {nomor[0]}")
            layar.shows(f"digabungkan ke {nomor[0]}")
        else:
            layar.press("Simpan")
            nomor.append(halaman.locator("h1 .nomor").inner_text())
    layar.shows("Yoga Gabungan")
    layar.fill({"Jawaban kepada pengguna": "Sudah pulih; silakan masuk lagi."})
    halaman.get_by_label("Kirim dan selesaikan", exact=False).check()
    layar.press("Kirim jawaban")
    layar.shows("Pengguna ditanya apakah urusannya selesai.")


@pytest.mark.berat
@pytest.mark.naik
def test_perkara_di_luar_kewenangan_dijawab_dengan_pasalnya(new_screen: NewScreen) -> None:
    layar = helpdesk(new_screen)
    layar.open(f"{ANTREAN}baru/?saluran=whatsapp")
    layar.fill(
        {
            "Nama pelapor": "Zaki Contohwan",
            "Perihal": "Hasil evaluasi tidak adil",
            "Tempel percakapannya": "Kenapa perusahaan kami gugur?",
        }
    )
    layar.press("Simpan")
    layar.follow("Jawab di luar kewenangan")
    layar.page.get_by_label("Hasil evaluasi", exact=True).check()
    layar.press("Lanjut ke jawabannya")
    expect(layar.page.get_by_label("Jawaban kepada pengguna")).to_have_value(
        re.compile(r"Pasal 4 ayat \(3\)")
    )
    layar.press("Kirim jawaban")
    layar.shows("Tiket berakhir sebagai perkara di luar kewenangan.")
    layar.shows("Hasil evaluasi: yang bertanggung jawab")
