"""Compliance counted from the units' own rows, under each of the five regulations."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from django.utils.html import escape
from openpyxl import load_workbook

from lpse.bukti import hitung
from lpse.harapan import BELUM, TIDAK_ADA, TIDAK_DIATUR, Masa
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.peran import Peran
from lpse.profil import profil
from lpse.profil.kunci import KUNCI
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini
from sekretariat.enums.kepatuhan import STANDAR
from sekretariat.queries.kepatuhan import kunci_pasal, masa_dari, susun
from tests.petugas import klien_peran

pytestmark = pytest.mark.django_db
LIMA = ("tulungagung", "bangkalan", "bandung", "blitar", "karo")
MATRIKS = Path(__file__).parents[2] / "docs" / "peraturan" / "matriks.csv"
with MATRIKS.open(encoding="utf-8", newline="") as _berkas:
    BARIS = list(csv.DictReader(_berkas))
ALAMAT = "/admin/sekretariat/kepatuhan/"
SEPI = "Belum ada catatan di portal untuk hal ini."


@pytest.fixture(autouse=True)
def kalender() -> None:
    isi_kalender_dari_profil()


@pytest.mark.parametrize("nama", LIMA)
def test_setiap_baris_matriks_ada_pada_halaman_kepatuhan(settings, nama):
    settings.LPSE_PROFIL = nama
    peramban = klien_peran(Peran.SEKRETARIS)
    ikhtisar = peramban.get(ALAMAT).text
    semua = {satu.kode: satu for satu in susun(masa_dari(str(hari_ini().year))).aturan}
    ada_pasal = [satu.pasal for satu in susun(masa_dari("2026")).pasal]
    assert set(semua) == {baris["kunci"] for baris in BARIS}
    halaman: dict[str, str] = {}
    for baris in BARIS:
        aturan, bunyi = semua[baris["kunci"]], escape(profil().bunyi(baris["kunci"]))
        assert bunyi in ikhtisar, baris["id"]
        if not baris[nama]:
            assert aturan.keadaan == TIDAK_DIATUR, baris["id"]
            assert not any(baris["kunci"] in kunci_pasal(pasal) for pasal in ada_pasal), baris["id"]
            continue
        assert aturan.keadaan != TIDAK_DIATUR, baris["id"]
        assert aturan.bukti or aturan.kurang == [SEPI], baris["id"]
        for pasal in [satu for satu in ada_pasal if baris["kunci"] in kunci_pasal(satu)]:
            isi = halaman.setdefault(pasal, peramban.get(f"{ALAMAT}pasal/{pasal}/").text)
            assert bunyi in isi, (baris["id"], pasal)
            assert profil().dasar(baris["kunci"]) in isi
            for satu in aturan.bukti:
                assert satu.bukti.label.lower() in isi.lower(), (baris["id"], satu.bukti.kode)
            for kalimat in aturan.kurang:
                assert escape(kalimat) in isi, (baris["id"], kalimat)
    assert ikhtisar.count(">Tidak diatur</strong>") == sum(not baris[nama] for baris in BARIS)


@pytest.mark.parametrize("nama", LIMA)
def test_rangkap_jabatan_diharapkan_standar_hanya_di_daerah_yang_melarangnya(settings, nama):
    settings.LPSE_PROFIL = nama
    dua = next(s for s in susun(masa_dari(str(hari_ini().year))).standar if s.kode == "2")
    ditanya = {satu.bukti.kode for satu in dua.bukti}
    assert ("periksa_rangkap" in ditanya) == profil().is_diatur("sekretariat.larang_rangkap")
    assert ditanya - {"periksa_rangkap"}


def test_setiap_bukti_menyebut_aturan_dan_standar_yang_ada():
    for bukti in sumbangan.bukti.values():
        assert set(bukti.kunci) <= set(KUNCI), bukti.kode
        assert set(bukti.standar) <= set(STANDAR), bukti.kode
        assert bukti.kunci or bukti.standar, bukti.kode


def test_bukti_yang_sama_tidak_dihitung_dua_kali_dan_semuanya_satu_kueri(django_assert_num_queries):
    masa = masa_dari("2026-10")
    with django_assert_num_queries(1):
        ada = hitung(sumbangan.bukti.values(), masa)
    assert ada.keys() == sumbangan.bukti.keys()


def test_masa_yang_belum_mulai_tidak_menanyakan_apa_pun(django_assert_num_queries):
    masa = Masa.urai("2030", date(2026, 11, 22))
    with django_assert_num_queries(0):
        ada = hitung(sumbangan.bukti.values(), masa)
    assert all(satu.jumlah == 0 for satu in ada.values())


def test_portal_kosong_tidak_ada_catatan_dan_menyebut_yang_bertindak():
    semua = susun(masa_dari(str(hari_ini().year)))
    keadaan = {satu.kode: satu.keadaan for satu in semua.aturan}
    assert keadaan["arsip.luar_ruang"] == TIDAK_ADA
    assert keadaan["layanan.kesaksian"] == BELUM
    assert keadaan["sekretariat.petunjuk_teknis"] == TIDAK_DIATUR
    media = next(k for k in semua.kekurangan if k.bukti and k.bukti.kode == "media")
    assert media.penanggung_jawab == profil().unit.sistem.penanggung_jawab
    assert "Pasal 25 ayat (2)" in media.dasar
    assert "Standar 12" in media.dasar


@pytest.mark.parametrize("peran", [Peran.KEPALA, Peran.SEKRETARIS, Peran.AUDITOR])
def test_yang_kurang_menautkan_ruang_yang_boleh_dibuka(peran):
    peramban = klien_peran(peran)
    isi = peramban.get(ALAMAT)
    tujuan = {alamat for _, alamat in isi.context["kekurangan"] if alamat}
    assert tujuan
    assert all(f'href="{escape(alamat)}"' in isi.text for alamat in tujuan)
    assert {peramban.get(alamat).status_code for alamat in tujuan} == {200}
    if peran == Peran.AUDITOR:
        # Who reads everything finds the way into every room.
        assert all(alamat for k, alamat in isi.context["kekurangan"] if k.bukti and k.bukti.daftar)


def test_periode_lain_dan_yang_salah_ketik(django_assert_max_num_queries):
    peramban = klien_peran(Peran.AUDITOR)
    peramban.get(ALAMAT)
    with django_assert_max_num_queries(8):
        halaman = peramban.get(f"{ALAMAT}?periode={hari_ini().year}-T1").text
    assert f"triwulan I {hari_ini().year}" in halaman
    salah = peramban.get(f"{ALAMAT}?periode=2026-99").text
    assert f"tahun {hari_ini().year}" in salah
    assert "Pilih" in salah or "pilihan" in salah.lower()


@pytest.mark.parametrize(
    "alamat", ["pasal/20/", "standar/12/", "bukti/media/", "bukti/lembar_harian/?periode=2026-10"]
)
def test_setiap_rincian_paling_banyak_delapan_kueri(alamat, django_assert_max_num_queries):
    peramban = klien_peran(Peran.KEPALA)
    peramban.get(ALAMAT)
    with django_assert_max_num_queries(8):
        assert peramban.get(ALAMAT + alamat).status_code == 200


@pytest.mark.parametrize(
    "alamat", ["pasal/1/", "pasal/99/", "pasal/x/", "standar/0/", "standar/18/", "bukti/x/"]
)
def test_yang_tidak_ada_menjawab_404(alamat):
    assert klien_peran(Peran.KEPALA).get(ALAMAT + alamat).status_code == 404


def test_saringan_keadaan_unit_dan_kata():
    peramban = klien_peran(Peran.SEKRETARIS)

    unit = peramban.get(f"{ALAMAT}?unit=layanan").text
    assert "Pasal 25</a>" not in unit
    assert "Pasal 21</a>" in unit
    kata = peramban.get(f"{ALAMAT}?cari=portable").text
    assert "Pasal 25</a>" in kata
    assert "Pasal 21</a>" not in kata
    assert "Tidak ada pasal yang cocok" in peramban.get(f"{ALAMAT}?cari=zzzz").text


def test_ekspor_memuat_setiap_aturan_dan_standar():
    peramban = klien_peran(Peran.SEKRETARIS)
    isi = b"".join(peramban.get(f"{ALAMAT}ekspor.csv").streaming_content).decode()
    for baris in BARIS:
        assert profil().bunyi(baris["kunci"]).replace('"', '""') in isi
    for nomor, nama in STANDAR.items():
        assert f"Standar {nomor}," in isi
        assert nama in isi
    buku = load_workbook(io.BytesIO(b"".join(peramban.get(f"{ALAMAT}ekspor.xlsx").streaming_content)))
    assert buku.active.max_row > len(BARIS)
    assert b"media" not in b"".join(peramban.get(f"{ALAMAT}bukti/media/ekspor.csv").streaming_content)


def test_yang_kurang_menautkan_catatannya_hanya_di_mana_ada():
    isi = klien_peran(Peran.KEPALA).get(ALAMAT).text
    kurang = [satu for satu in susun(masa_dari(str(hari_ini().year))).kekurangan if satu.bukti]
    assert any(satu.jumlah for satu in kurang)
    for satu in kurang:
        assert (f"/bukti/{satu.bukti.kode}/?periode" in isi) == bool(satu.jumlah), satu.bukti.kode
