"""An obstacle goes on to LKPP with its bundle, is answered, and leaves an instruction behind."""

import pytest

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]


def test_penerusan_dikirim_dijawab_dan_instruksinya_dilaksanakan(new_screen: NewScreen) -> None:
    meja = new_screen("admin_sistem", DESK)
    masuk(meja, "admin_sistem", SANDI_DEMO)
    meja.open("/admin/layanan/lkpp/")
    meja.follow("Siapkan usulan teknis")
    meja.fill({"Perihal": "Unduhan rekap", "Uraian": "Rekap tender per satker dalam CSV."})
    meja.press("Simpan")
    meja.shows("Disiapkan")
    meja.follow("Catat sudah dikirim")
    meja.press("Catat sudah dikirim")
    meja.shows("Menunggu LKPP")
    assert meja.download("Unduh bundel bukti (PDF)").startswith(b"%PDF")
    meja.follow("Catat jawaban LKPP")
    meja.fill({"Jawaban LKPP": "Masuk rencana.", "Instruksi teknis (boleh kosong)": "Pasang versi uji."})
    meja.press("Catat jawaban LKPP")
    meja.shows("Dijawab LKPP")
    meja.follow("Pasang versi uji.")
    meja.follow("Catat sudah dilaksanakan")
    meja.fill({"Apa yang dilakukan, dan hasilnya": "Terpasang di komputer uji."})
    meja.press("Catat sudah dilaksanakan")
    meja.shows("Terpasang di komputer uji.")
