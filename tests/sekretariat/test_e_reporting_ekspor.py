"""The shared export of one regency, imported as an officer would: its totals to the last sen."""

import re
from decimal import Decimal
from html import unescape

import pytest
from django.core.management import call_command

from lpse.peran import Peran
from sekretariat.enums.e_reporting import Kelompok
from sekretariat.queries.e_reporting import hitung
from sekretariat.queries.e_reporting_penyedia import bandingkan
from sekretariat.queries.e_reporting_saring import SaringanPaket
from tests.petugas import klien_peran
from tests.sekretariat.e_reporting import EKSPOR, baca_ekspor

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not EKSPOR.exists(), reason="opsional: ekspor SPSE tidak ada di mesin ini"),
]
TENDER = SaringanPaket(kumpulan="tender")


@pytest.fixture
def ekspor(capsys):
    call_command("import_spse", *sorted(str(satu) for satu in EKSPOR.glob("*.json")), json=True)
    capsys.readouterr()


def test_angka_sama_dengan_ekspor_sampai_sen_terakhir(ekspor):
    semua = hitung(TENDER).semua
    assert (semua.paket, semua.selesai, semua.gagal, semua.berlangsung) == (92, 68, 15, 9)
    assert semua.pagu == Decimal("170890667336")
    assert semua.hps == Decimal("163420350630.25")
    assert semua.kontrak == Decimal("119985991252.55")
    # 12 packages were put out twice: counted once, there are 80.
    assert (semua.diulang, semua.unik) == (12, 80)
    # The saving is of the 68 that have a contract: the HPS of all 77 delivered would double it.
    nilai = baca_ekspor("tender-selesai-nilai")
    hps = sum(b["hps"] for b in nilai if b["nilai_kontrak"] is not None)
    assert (semua.berpasangan, semua.hps_berpasangan) == (68, hps)
    assert semua.hemat == hps - Decimal("119985991252.55") == Decimal("7831514095.33")
    # 4,224 rows, two of which say that a tender has no participant.
    assert (semua.berpeserta, semua.peserta, semua.penawaran) == (92, 4222, 175)
    assert semua.berhari == 68


def test_setiap_kelompok_berjumlah_sama_dengan_semua(ekspor):
    for menurut in (Kelompok.SATKER, Kelompok.METODE, Kelompok.JENIS, Kelompok.BULAN):
        for kumpulan in ("tender", "nontender", ""):
            laporan = hitung(SaringanPaket(kumpulan=kumpulan), menurut)
            for kolom in ("paket", "pagu", "hps", "kontrak", "hemat", "peserta", "penawaran", "kecil"):
                assert sum(getattr(b, kolom) for b in laporan.baris) == getattr(laporan.semua, kolom)
    # Both forms of the code are one agency.
    assert len(hitung(TENDER, Kelompok.SATKER).baris) == 13
    # 200 announced and 200 ended, twelve of them the same.
    assert hitung(SaringanPaket(kumpulan="nontender")).semua.paket == 388
    assert len(hitung(TENDER, Kelompok.TAHAPAN).baris) >= 23


def test_penyedia_yang_terlihat_sebanyak_npwp_dalam_ekspor(ekspor):
    npwp = {b["npwp_penyedia_16"] for b in baca_ekspor("peserta-tender")}
    npwp |= {b["npwp_16_penyedia"] for b in baca_ekspor("tender-selesai-nilai")}
    npwp |= {b["npwp16_penyedia"] for b in baca_ekspor("nontender-selesai-200")}
    hasil = bandingkan()
    assert hasil.terdaftar == 0
    assert hasil.terlihat >= len(npwp - {None}) > 1000


def test_halaman_menyebut_angka_yang_sama(ekspor):
    peramban = klien_peran(Peran.KEPALA)
    isi = " ".join(unescape(peramban.get("/admin/sekretariat/e-reporting/").content.decode()).split())
    for satu in ("92 pengumuman atas 80 paket", "Rp170.890.667.336", "Rp163.420.350.630,25"):
        assert satu in isi
    assert "Rp119.985.991.252,55" in isi
    assert "Rp7.831.514.095,33" in isi
    peserta = baca_ekspor("peserta-tender")
    terbanyak = max(
        {b["kd_tender"] for b in peserta}, key=lambda k: sum(b["kd_tender"] == k for b in peserta)
    )
    satu = peramban.get(f"/admin/sekretariat/e-reporting/paket/tender/{terbanyak}/").content.decode()
    assert len(re.findall('<th scope="row" role="rowheader">(?:CV|PT|PENYEDIA)', satu)) > 50
