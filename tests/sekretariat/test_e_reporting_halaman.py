"""The pages of e-reporting: what each role sees, where each number leads, what an export holds."""

import csv
import io
import re
from html import unescape

import pypdfium2
import pytest
from openpyxl import load_workbook

from lpse.ekspor import FORMAT_ANGKA, FORMAT_PERSEN
from lpse.models import Jejak
from lpse.peran import Peran
from sekretariat.enums.e_reporting import Kelompok
from sekretariat.enums.spse import JenisData
from tests.factories import buat_akun
from tests.petugas import klien, klien_peran
from tests.sekretariat.e_reporting import (
    isi_kecil,
    nontender,
    nontender_selesai,
    pejabat,
    tahap,
    tender,
)

pytestmark = pytest.mark.django_db
AWAL = "/admin/sekretariat/e-reporting/"
PAKET = f"{AWAL}paket/"
LIMA = ("tulungagung", "bangkalan", "bandung", "blitar", "karo")
NIK, BADAN, NIP = "3204112505880001", "0943310417444000", "198001012005011001"


@pytest.fixture
def sekretaris():
    return klien_peran(Peran.SEKRETARIS)


@pytest.fixture
def petugas_meja():
    """Reads SPSE's data, not the people in it."""
    return klien_peran(Peran.HELPDESK)


def rapat(jawaban) -> str:
    assert jawaban.status_code == 200
    return " ".join(unescape(jawaban.content.decode()).split())


def lembar(jawaban) -> list[list[str]]:
    isi = b"".join(jawaban.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(isi)))


@pytest.mark.parametrize("kelompok", Kelompok.values)
def test_halaman_setiap_kelompok_memuat_tabel_grafik_dan_cara_membacanya(sekretaris, kelompok):
    isi_kecil()
    tahap("1", "Pengumuman", "2025-03-01 10:00", "2025-03-05 10:00")
    isi = rapat(sekretaris.get(f"{AWAL}menurut/{kelompok}/"))
    assert "4 pengumuman atas 3 paket" in isi
    assert "Rp1.230" in isi
    assert (
        "HPS dikurangi nilai kontrak dari 2 paket yang mempunyai keduanya, bukan dari seluruh 4 paket" in isi
    )
    assert "Rp10,50" in isi
    assert "<svg" in isi
    assert "Lihat sebagai tabel" in isi


def test_halaman_pertama_menurut_bulan_dan_bulan_kosong_tetap_digambar(sekretaris):
    isi_kecil()
    tender("9", tgl_pengumuman=None)
    isi = rapat(sekretaris.get(AWAL))
    assert ">Maret 2025<" in isi
    assert ">Tidak disebut<" in isi  # announced nobody knows when


@pytest.mark.parametrize("kelompok", Kelompok.values)
def test_setiap_angka_menuju_daftar_yang_jumlahnya_sama(sekretaris, kelompok):
    isi_kecil()
    tahap("1", "Pengumuman", "2025-03-01 10:00", "2025-03-05 10:00")
    tahap("4", "Pengumuman", "2025-04-20 09:00", "2099-01-01 00:00")
    for kumpulan in ("tender", "semua"):
        jawaban = sekretaris.get(f"{AWAL}menurut/{kelompok}/", {"kumpulan": kumpulan})
        baris = [*jawaban.context["baris"], ("Semua", jawaban.context["jumlah"])]
        judul = [k.judul for k in jawaban.context["kolom"]]
        for _, sel in baris:
            for nama, satu in zip(judul, sel, strict=False):
                if nama in BILANGAN:
                    daftar = sekretaris.get(satu.url)
                    assert BILANGAN[nama](daftar.context["semua"]) == satu.teks, (nama, satu.url)


BILANGAN = {
    "Paket": lambda s: str(s.paket),
    "Selesai": lambda s: str(s.paket),
    "Gagal/batal": lambda s: str(s.paket),
    "Diulang": lambda s: str(s.paket),
    "Sedang di tahapan": lambda s: str(s.paket),
    "Pagu": lambda s: f"Rp{s.pagu:,.0f}".replace(",", "."),
    "Nilai kontrak": lambda s: _rupiah(s.kontrak),
    "Hemat": lambda s: _rupiah(s.hemat),
}


def _rupiah(nilai) -> str:
    teks = f"Rp{nilai:,.2f}".translate(str.maketrans(",.", ".,"))
    return teks.removesuffix(",00")


def test_tautan_menyimpan_saringan_dan_yang_tak_dimengerti_tidak_menyaring(sekretaris):
    isi_kecil()
    jawaban = sekretaris.get(f"{AWAL}menurut/metode/", {"satker": "1.03", "dari": "2025-03-02"})
    assert jawaban.context["semua"].paket == 2
    assert "dari=2025-03-02&satker=1.03" in jawaban.context["kueri"]
    assert "satuan kerja 1.03; diumumkan sejak 2 Maret 2025" in rapat(jawaban)
    ngawur = {"satker": "'; DROP", "tahun": "x", "dari": "32-13-2025", "golongan": "?", "bulan": "2025-99"}
    ngawur |= {"kumpulan": "apa", "metode": "\x00", "cari": "%_\\", "tahapan": "x" * 300}
    jawaban = sekretaris.get(f"{AWAL}menurut/metode/", ngawur)
    assert jawaban.status_code == 200
    assert set(jawaban.context["form"].errors) == set(ngawur) - {"cari"}
    for alamat in (PAKET, f"{PAKET}ekspor.csv", f"{AWAL}menurut/satker/laporan.pdf", f"{AWAL}penyedia/"):
        assert sekretaris.get(alamat, {**ngawur, "after": "x", "daftar": "?"}).status_code == 200
    terbalik = sekretaris.get(PAKET, {"dari": "2025-05-01", "sampai": "2025-01-01"})
    assert "Tanggal akhir mendahului tanggal awal" in rapat(terbalik)
    assert sekretaris.get(f"{AWAL}menurut/cuaca/").status_code == 404


def test_daftar_paket_berhalaman_tanpa_melewatkan_satu_pun(sekretaris, django_assert_max_num_queries):
    for n in range(60):
        tender(f"{n:03}", hps=1)
    alamat, dapat = PAKET, []
    while alamat:
        with django_assert_max_num_queries(8):
            jawaban = sekretaris.get(alamat)
        dapat += [p.kode for p, _ in jawaban.context["baris"]]
        alamat = jawaban.context["url_sesudah"] and PAKET + jawaban.context["url_sesudah"]
    assert sorted(dapat) == [f"{n:03}" for n in range(60)]


@pytest.mark.parametrize(
    "alamat", [AWAL, f"{AWAL}menurut/tahapan/", PAKET, f"{PAKET}tender/1/", f"{AWAL}penyedia/"]
)
def test_setiap_halaman_paling_banyak_delapan_kueri(sekretaris, alamat, django_assert_max_num_queries):
    isi_kecil()
    tahap("1", "Pengumuman", "2025-03-01 10:00", "2025-03-05 10:00")
    with django_assert_max_num_queries(8):
        assert sekretaris.get(alamat).status_code == 200


def test_halaman_paket_memuat_pemenang_peserta_jadwal_putaran_dan_versi(sekretaris):
    isi_kecil()
    tahap("3", "Upload Dokumen Penawaran", "2025-04-02 08:00", "2025-04-05 08:00")
    tender("3", is_kini=False, hps=45)
    isi = rapat(sekretaris.get(f"{PAKET}tender/3/"))
    for satu in ("Rp49,50", "Budi", "Upload Dokumen Penawaran", "putaran 1, gagal/batal", "Rp45", "berlaku"):
        assert satu in isi
    assert "10,0 hari sejak diumumkan" in isi
    assert isi.count("Pengumuman tender</th>") == 1  # the older version, without the mark
    assert isi.count("Pengumuman tender <strong") == 1
    assert "Tidak ada peserta dalam data SPSE" in rapat(sekretaris.get(f"{PAKET}tender/2/"))


def test_pejabat_dan_npwp_perorangan_disamarkan_kecuali_bagi_yang_berhak(sekretaris, petugas_meja):
    isi_kecil()
    pejabat("3", nama="SITI PEJABAT", nip=NIP)
    pejabat("1", nama="SITI PEJABAT", nip=NIP)
    nontender("5")
    nontender_selesai("5", nama_penyedia="Ani", npwp16=NIK)
    pejabat("5", JenisData.NONTENDER_PENGUMUMAN, nama="SITI PEJABAT", nip=NIP)
    for alamat in (f"{PAKET}tender/3/", f"{PAKET}nontender/5/"):
        utuh, samar = rapat(sekretaris.get(alamat)), rapat(petugas_meja.get(alamat))
        assert "SITI PEJABAT" in utuh
        assert NIP in utuh
        assert "3204 1125 0588 0001" in utuh
        assert "disamarkan" in samar
        for rahasia in ("SITI", NIP, NIK, "3204 1125 0588 0001", "112505880"):
            assert rahasia not in samar
    # A body's number is no secret.
    assert "0943 3104 1744 4000" in rapat(petugas_meja.get(f"{PAKET}tender/1/"))
    for bentuk in ("csv", "xlsx"):
        utuh, samar = (_teks(k.get(f"{PAKET}ekspor.{bentuk}"), bentuk) for k in (sekretaris, petugas_meja))
        assert {"SITI PEJABAT", NIK, BADAN} <= utuh
        assert {"SITI PEJABAT", NIK, NIP}.isdisjoint(samar)
        assert BADAN in samar
    semua = petugas_meja.get(f"{AWAL}penyedia/ekspor.csv")
    assert NIK not in {sel for baris in lembar(semua) for sel in baris}


def _teks(jawaban, bentuk: str) -> set[str]:
    if bentuk == "csv":
        return {sel for baris in lembar(jawaban) for sel in baris}
    buku = load_workbook(io.BytesIO(b"".join(jawaban.streaming_content)))
    return {str(sel) for baris in buku.active.values for sel in baris}


def test_ekspor_paket_sebanyak_saringannya_tercatat_dan_tidak_menjalankan_rumus(sekretaris):
    isi_kecil()
    tender("7", nama_paket='=HYPERLINK("http://jahat.example")', nama_satker="@SUM(1)", kode_satker="x")
    baris = lembar(sekretaris.get(f"{PAKET}ekspor.csv", {"kumpulan": "semua", "cari": "HYPERLINK"}))
    assert len(baris) == 2
    isi = dict(zip(*baris, strict=True))
    assert (isi["Nama paket"], isi["Satker"]) == ('\'=HYPERLINK("http://jahat.example")', "'@SUM(1)")
    jejak = Jejak.objects.get(peristiwa="paket_spse.diekspor")
    assert jejak.rincian["cari"] is True
    assert len(lembar(sekretaris.get(f"{PAKET}ekspor.csv", {"golongan": "gagal"}))) == 2


@pytest.mark.parametrize("kelompok", Kelompok.values)
def test_laporan_diunduh_sebagai_csv_xlsx_dan_pdf_dengan_angka_yang_sama(sekretaris, kelompok):
    isi_kecil()
    tahap("1", "Pengumuman", "2025-03-01 10:00", "2025-03-05 10:00")
    alamat = f"{AWAL}menurut/{kelompok}/laporan"
    baris = lembar(sekretaris.get(f"{alamat}.csv"))
    buku = load_workbook(io.BytesIO(b"".join(sekretaris.get(f"{alamat}.xlsx").streaming_content)))
    for sel, teks in zip(buku.active.values, baris, strict=True):
        for satu, tulisan in zip(sel, teks, strict=True):
            if isinstance(satu, int | float):
                assert float(tulisan) == pytest.approx(satu)
            else:
                assert tulisan == (satu or "")
    jenis = dict(zip(baris[0], list(buku.active.rows)[1], strict=True))
    assert jenis["Pagu"].number_format == FORMAT_ANGKA
    assert {jenis[nama].data_type for nama in ("Paket", "Pagu", "HPS")} == {"n"}
    # Empty where it cannot be told.
    assert jenis["Hemat dari HPS (persen)"].number_format in (FORMAT_PERSEN, "General")
    if kelompok != "tahapan":
        semua = dict(zip(baris[0], baris[-1], strict=True))
        assert (semua["Pagu"], semua["Hemat"], semua["Paket tanpa pengulangan"]) == ("1230.00", "10.50", "3")
    jawaban = sekretaris.get(f"{alamat}.pdf")
    assert (jawaban["Content-Type"], jawaban.content[:5]) == ("application/pdf", b"%PDF-")
    assert Jejak.objects.filter(peristiwa="e_reporting.diekspor").count() == 3


@pytest.mark.parametrize("kelompok", Kelompok.values)
def test_pdf_memuat_grafik_halamannya(sekretaris, kelompok):
    isi_kecil()
    tahap("1", "Pengumuman", "2025-03-01 10:00", "2025-03-05 10:00")
    halaman = sekretaris.get(f"{AWAL}menurut/{kelompok}/")
    berkas = pypdfium2.PdfDocument(sekretaris.get(f"{AWAL}menurut/{kelompok}/laporan.pdf").content)
    teks = " ".join(" ".join(satu.get_textpage().get_text_range() for satu in berkas).split())
    assert halaman.context["grafik"]
    for grafik in halaman.context["grafik"]:
        assert f"{grafik.judul} {grafik.ringkas}" in teks
        assert all(palang.nama in teks for palang in grafik.palang)
        assert all(tanda.teks in teks for tanda in grafik.label)


def test_pdf_tidak_tersandung_tulisan_apa_pun_dari_spse(sekretaris):
    tender("1", nama_satker="#panic() *tebal* " + "x" * 280, mtd_pemilihan="部門 😀")
    for kelompok in Kelompok.values:
        assert sekretaris.get(f"{AWAL}menurut/{kelompok}/laporan.pdf").status_code == 200


@pytest.mark.parametrize("profil", LIMA)
def test_setiap_profil_membuka_laporan_dan_menyebut_dasarnya_bila_ada(sekretaris, settings, profil):
    settings.LPSE_PROFIL = profil
    isi_kecil()
    from lpse.profil import profil as aktif

    isi = rapat(sekretaris.get(AWAL))
    dasar = aktif().dasar("sekretariat.e_reporting")
    assert (f"Dasar: {dasar}" in isi) is bool(dasar)
    assert sekretaris.get(f"{AWAL}menurut/satker/laporan.pdf").status_code == 200


def test_tanpa_data_setiap_halaman_mengatakan_apa_yang_perlu_dilakukan(sekretaris):
    assert "Belum ada data SPSE" in rapat(sekretaris.get(AWAL))
    assert "Tidak ada paket yang cocok" in rapat(sekretaris.get(PAKET))
    assert "0 NPWP terlihat" in rapat(sekretaris.get(f"{AWAL}penyedia/"))
    assert sekretaris.get(f"{AWAL}menurut/bulan/laporan.pdf").status_code == 200
    isi_kecil()
    assert "Tidak ada paket yang cocok" in rapat(sekretaris.get(AWAL, {"cari": "tidak ada"}))


def test_lkpp_dan_pemohon_tidak_masuk():
    for peran in (Peran.LKPP, Peran.PPK):
        assert klien(buat_akun(peran)).get(AWAL).status_code == 403


def test_tidak_ada_npwp_utuh_tanpa_izin_di_halaman_mana_pun(petugas_meja):
    isi_kecil()
    for alamat in (AWAL, PAKET, f"{PAKET}tender/3/", f"{AWAL}penyedia/"):
        isi = rapat(petugas_meja.get(alamat))
        assert not re.search(r"3204\W*1125\W*0588", isi)


def test_bagian_dan_hari_dalam_csv_berdua_angka_di_belakang_koma(sekretaris):
    isi_kecil()
    kepala, *baris = lembar(sekretaris.get(f"{AWAL}menurut/metode/laporan.csv"))
    sel = [(nama, isi) for satu in baris for nama, isi in zip(kepala, satu, strict=True) if isi]
    pecahan = [isi for nama, isi in sel if "persen" in nama or "per tender" in nama]
    assert pecahan
    assert all(re.fullmatch(r"\d+\.\d\d", isi) for isi in pecahan)


def test_tahapan_tanpa_nama_disebut_begitu_bukan_sebagai_angka_saja(sekretaris):
    isi_kecil()
    tahap("1", "", kd_tahapan="18808", awal="2025-03-01 10:00", akhir="2025-03-05 10:00")
    isi = sekretaris.get(f"{AWAL}menurut/tahapan/").content.decode()
    assert "Tahapan 18808 (SPSE tidak menyebut namanya)" in isi
    assert "Tahapan 18808" in sekretaris.get(f"{AWAL}paket/tender/1/").content.decode()


def test_paket_menuju_kiriman_asalnya(sekretaris):
    isi_kecil()
    halaman = sekretaris.get(f"{AWAL}paket/tender/1/").content.decode()
    kiriman = set(re.findall(r'href="(/admin/sekretariat/data-spse/[^"/]+/)">', halaman))
    assert kiriman
    assert sekretaris.get(kiriman.pop()).status_code == 200
