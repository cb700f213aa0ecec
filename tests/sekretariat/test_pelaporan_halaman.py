"""The pages of reports: from the late period to the published file; signed copies; what is refused."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from layanan.models import Tiket
from lpse.berkas import muat_asli
from lpse.ekspor import FORMAT_ANGKA, FORMAT_TANGGAL
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.models import Berkas, Jejak
from lpse.naskah import pastikan_pdf
from lpse.peran import Peran
from lpse.waktu import awal_hari, hari_ini
from sekretariat.actions.pelaporan import susun_laporan
from sekretariat.actions.pengesahan_laporan import terbitkan_laporan
from sekretariat.alur.periode import Periode
from sekretariat.enums.pelaporan import Irama, KeadaanPeriode
from sekretariat.models import IramaLaporan, LaporanBerkala
from sekretariat.queries.pelaporan import BarisPeriode
from tests.factories import buat_akun, foto
from tests.layanan.penanda_tangan import buat_sertifikat, ganti_isi, tanda_tangani
from tests.layanan.tiket import buat_tiket
from tests.petugas import klien
from tests.sekretariat.pelaporan import (
    dikirim,
    diperiksa,
    disusun,
    ditandatangani,
    kepala,
    periode_lalu,
    sekretaris,
)
from tests.sekretariat.test_pelaporan import tiket_lalu

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("sekretariat.laporan")]
ALAMAT = "/admin/sekretariat/pelaporan/"


@pytest.fixture(autouse=True)
def kalender() -> None:
    isi_kalender_dari_profil()


@pytest.fixture(scope="module")
def akar():
    return buat_sertifikat("Balai Sertifikasi Uji")


@pytest.fixture(scope="module")
def penanda(akar):
    return buat_sertifikat("Kusuma Pimpinwan", akar)


def buka(peramban, alamat: str) -> int:
    """Read a download to its end; returns the status."""
    jawaban = peramban.get(alamat)
    b"".join(jawaban.streaming_content)
    return jawaban.status_code


def test_dari_susun_sampai_terbit_lewat_halaman(client):
    tiket_lalu(2)
    sekre, pimpinan = klien(sekretaris()), klien(kepala())
    kode_periode = periode_lalu().kode
    lalu = sekre.post(f"{ALAMAT}susun/", {"periode": kode_periode})
    laporan = LaporanBerkala.objects.get()
    satu = f"{ALAMAT}{laporan.kode}/"
    assert lalu["Location"] == satu
    assert sekre.post(f"{satu}tulis/", {"pengantar": "Salam.", "rekomendasi": "UPS."}).status_code == 302
    assert sekre.get(f"{satu}pratinjau/").content.startswith(b"%PDF")
    assert sekre.post(f"{satu}periksa/").status_code == 302
    assert "Tanda tangani" in pimpinan.get(satu).text
    assert pimpinan.post(f"{satu}tandatangani/").status_code == 302
    pdf = pimpinan.get(f"{satu}pdf/")
    assert pdf.content.startswith(b"%PDF")
    hari = hari_ini()
    isian = {
        "nomor_agenda": "AG/7",
        "tanggal": f"{hari:%d/%m/%Y}",
        "cara": "surel",
        "berkas": SimpleUploadedFile("bukti.jpg", foto(), "image/jpeg"),
    }
    assert sekre.post(f"{satu}kirim/", isian).status_code == 302
    assert buka(sekre, f"{satu}bukti/") == 200
    dilihat = Jejak.objects.filter(peristiwa="laporanberkala.dilihat", objek_id=str(laporan.pk))
    # The draft, the paper, the receipt: each look at one of them.
    assert [sorted(satu.rincian) for satu in dilihat.order_by("pk")] == [
        ["bentuk"],
        ["bentuk", "naskah"],
        ["berkas"],
    ]
    publik = f"/laporan/{laporan.kode}.pdf"
    assert client.get(publik).status_code == 404
    assert pimpinan.post(f"{satu}terbitkan/").status_code == 302
    assert client.get(publik).content == pdf.content
    assert publik in client.get("/laporan/").text


def test_satu_laporan_menampilkan_angka_dan_jalan_ke_baliknya():
    (tiket,) = tiket_lalu()
    laporan = disusun()
    peramban = klien(buat_akun(Peran.AUDITOR))
    halaman = peramban.get(f"{ALAMAT}{laporan.kode}/").text
    assert "Tiket masuk" in halaman
    assert "Langkah berikutnya" in halaman
    butir = laporan.butir.get(bab="layanan", kode="masuk")
    balik = peramban.get(f"{ALAMAT}{laporan.kode}/angka/{butir.urut}/").text
    assert tiket.nomor in balik
    assert tiket.nama not in balik
    ekspor = peramban.get(f"{ALAMAT}{laporan.kode}/angka/{butir.urut}/ekspor.csv")
    assert tiket.nomor in b"".join(ekspor.streaming_content).decode()
    assert Jejak.objects.filter(peristiwa="laporan.rujukan_diekspor").exists()


def test_langkah_yang_memajukan_laporan_adalah_tombol_utamanya():
    laporan = diperiksa()
    tombol = klien(kepala()).get(f"{ALAMAT}{laporan.kode}/").context["tombol"]
    assert (tombol[0]["judul"], tombol[0]["utama"]) == ("Tanda tangani", True)
    assert ("Kembalikan ke penyusun", False) in [(t["judul"], t["utama"]) for t in tombol]


@pytest.mark.parametrize(
    ("kode", "kata"),
    [
        ("karo", "irama dan alamat"),
        ("bangkalan", "irama"),
        ("bandung", "batas kirim"),
        ("blitar", "batas kirim"),
    ],
)
def test_yang_dapat_diatur_disebut_menurut_peraturannya(settings, kode, kata):
    settings.LPSE_PROFIL = kode
    peramban = klien(kepala())
    assert f">Atur {kata}</a>" in peramban.get(ALAMAT).text
    assert f"<h1>{kata.capitalize()} laporan</h1>" in peramban.get(f"{ALAMAT}irama/").text


def test_halaman_baris_yang_tidak_ada_tetap_terbuka():
    alamat, peramban = f"{ALAMAT}{disusun().kode}/angka/1/", klien(sekretaris())
    for hal in ("0", "-1", "x", "99999999999", "²"):
        assert peramban.get(alamat, {"hal": hal}).status_code == 200, hal


def test_baris_di_balik_angka_berhalaman():
    saat = periode_lalu().mulai
    for _ in range(101):
        buat_tiket()
    Tiket.objects.update(dibuka_pada=awal_hari(saat))
    laporan = disusun()
    butir = laporan.butir.get(bab="layanan", kode="masuk")
    peramban, alamat = klien(sekretaris()), f"{ALAMAT}{laporan.kode}/angka/{butir.urut}/"
    assert 'rel="next"' in peramban.get(alamat).text
    kedua = peramban.get(alamat, {"hal": "2"}).text
    assert kedua.count("TKT-") == 1
    assert 'rel="next"' not in kedua


def test_xlsx_memuat_angka_dan_baris_di_baliknya():
    (tiket,) = tiket_lalu()
    laporan = ditandatangani()
    isi = klien(sekretaris()).get(f"{ALAMAT}{laporan.kode}/xlsx/").content
    buku = load_workbook(io.BytesIO(isi))
    angka = {(b[0].value, b[1].value): b[3] for b in buku["Angka"].iter_rows(min_row=2)}
    bab = "Layanan dan capaian standar layanan"
    masuk, persen = angka[bab, "Tiket masuk"], angka[bab, "Jawaban pertama sesuai standar"]
    assert (masuk.data_type, masuk.value, masuk.number_format) == ("n", 1, "General")
    assert persen.value is None, "belum ada yang terukur"
    pagu = angka["Pengadaan secara elektronik (e-reporting)", "Pagu"]
    assert (pagu.data_type, pagu.number_format) == ("n", FORMAT_ANGKA)
    (baris,) = {b[3].value: b for b in buku["Di balik angka"].iter_rows(min_row=2)}.values()
    assert (baris[3].data_type, baris[3].value) == ("s", tiket.nomor)
    assert (baris[5].number_format, baris[5].value.date()) == (FORMAT_TANGGAL, laporan.mulai)


def test_daftar_menyaring_mengekspor_dan_paling_banyak_delapan_kueri(django_assert_max_num_queries):
    laporan = ditandatangani()
    disusun(periode_lalu().sebelumnya)
    peramban = klien(sekretaris())
    peramban.get(ALAMAT)
    with django_assert_max_num_queries(8):
        semua = peramban.get(ALAMAT).text
    assert laporan.naskah.nomor in semua
    saring = peramban.get(ALAMAT, {"status": "disusun"}).text
    assert laporan.naskah.nomor not in saring
    csv = b"".join(peramban.get(f"{ALAMAT}ekspor.csv", {"tahun": "1999x"}).streaming_content).decode()
    assert csv.count("\n") == 3
    assert "tidak ada laporan" not in peramban.get(ALAMAT, {"cari": laporan.naskah.nomor}).text.lower()


def test_salinan_elektronik_diperiksa(akar, penanda):
    laporan, akun = ditandatangani(), kepala()
    with muat_asli(pastikan_pdf(laporan.naskah.pk)) as berkas:
        asli = berkas.read()
    peramban, alamat = klien(akun), f"{ALAMAT}{laporan.kode}/unggah/"

    def unggah(isi: bytes, cara: str = "elektronik"):
        return peramban.post(alamat, {"cara": cara, "berkas": SimpleUploadedFile("a.pdf", isi)})

    banyak = Berkas.objects.filter(dimusnahkan_pada__isnull=True).count()
    assert "belum bertanda tangan" in unggah(asli).text
    tertanda = tanda_tangani(asli, penanda, akar, "Kepala")
    assert "tidak utuh" in unggah(ganti_isi(tertanda)).text
    ditolak = unggah(foto())
    assert ditolak.status_code == 409
    assert Berkas.objects.filter(dimusnahkan_pada__isnull=True).count() == banyak
    assert unggah(tertanda).status_code == 302
    salinan = laporan.salinan.get()
    assert salinan.tanda_tangan[0]["penanda_tangan"] == "Kusuma Pimpinwan"
    assert "Kusuma Pimpinwan" in peramban.get(f"{ALAMAT}{laporan.kode}/").text
    assert unggah(foto(), "basah").status_code == 302
    assert buka(peramban, f"{ALAMAT}{laporan.kode}/salinan/") == 200


def test_salinan_bukan_naskah_kita_ditolak(akar, penanda):
    satu, lain = ditandatangani(), ditandatangani(periode_lalu().sebelumnya)
    with muat_asli(pastikan_pdf(lain.naskah.pk)) as berkas:
        isi = tanda_tangani(berkas.read(), penanda, akar, "Kepala")
    jawaban = klien(kepala()).post(
        f"{ALAMAT}{satu.kode}/unggah/", {"cara": "elektronik", "berkas": SimpleUploadedFile("a.pdf", isi)}
    )
    assert "bukan laporan yang diterbitkan portal" in jawaban.text
    assert not satu.salinan.exists()


def test_langkah_di_keadaan_yang_keliru_menjawab_409():
    laporan = ditandatangani()
    peramban = klien(sekretaris())
    assert peramban.post(f"{ALAMAT}{laporan.kode}/susun_ulang/").status_code == 409
    assert peramban.post(f"{ALAMAT}{laporan.kode}/tulis/", {"pengantar": "x"}).status_code == 409
    assert peramban.get(f"{ALAMAT}{laporan.kode}/pratinjau/").status_code == 404


def test_pdf_sebelum_tanda_tangan_tidak_ada():
    laporan = diperiksa()
    assert klien(kepala()).get(f"{ALAMAT}{laporan.kode}/pdf/").status_code == 404


def test_irama_diatur_kepala_di_halamannya(settings):
    settings.LPSE_PROFIL = "karo"
    peramban = klien(kepala())
    assert "tidak disebut peraturan" in peramban.get(ALAMAT).text
    isian = {"irama": "triwulanan", "kepada": "Bupati", "melalui": "", "hari_kerja": "15", "alasan": "Rapat."}
    assert peramban.post(f"{ALAMAT}irama/", isian).status_code == 302
    assert IramaLaporan.objects.get().irama == "triwulanan"
    assert "Triwulanan" in peramban.get(f"{ALAMAT}irama/").text


def test_bandung_tidak_menawarkan_irama(settings):
    settings.LPSE_PROFIL = "bandung"
    halaman = klien(kepala()).get(f"{ALAMAT}irama/").text
    assert 'name="irama"' not in halaman
    assert 'name="kepada"' not in halaman
    assert "Peraturan menetapkan laporan bulanan" in halaman


@pytest.mark.parametrize(("kode", "ada"), [("karo", True), ("bangkalan", True), ("blitar", False)])
def test_laporan_unit_hanya_ditawarkan_di_mana_diatur(settings, kode, ada):
    settings.LPSE_PROFIL = kode
    assert ('name="unit"' in klien(sekretaris()).get(f"{ALAMAT}susun/").text) is ada


def test_isian_susun_yang_keliru_dijelaskan():
    peramban = klien(sekretaris())
    assert "Tulis periode seperti" in peramban.post(f"{ALAMAT}susun/", {"periode": "kapan"}).text
    nanti = peramban.post(f"{ALAMAT}susun/", {"periode": Periode.dari(Irama.BULANAN, hari_ini()).kode})
    assert nanti.status_code == 409
    assert "belum berakhir" in nanti.text


def test_kartu_beranda_menyebut_yang_menunggu():
    laporan = diperiksa()
    assert "Laporan menunggu tanda tangan" in klien(kepala()).get("/admin/").text
    susun_laporan(periode_lalu().sebelumnya, oleh=None)
    assert "Laporan menunggu sekretariat" in klien(sekretaris()).get("/admin/").text
    assert laporan.status == "diperiksa"


def test_laporan_yang_diganti_tetap_terbit_dan_ditandai(client):
    lama = dikirim()
    terbitkan_laporan(lama.pk, oleh=kepala())
    sekre, pimpinan = klien(sekretaris()), klien(kepala())
    jawaban = sekre.post(f"{ALAMAT}{lama.kode}/koreksi/", {"alasan": "Salah hitung."})
    baru = LaporanBerkala.objects.get(versi=2)
    assert jawaban["Location"] == f"{ALAMAT}{baru.kode}/"
    sekre.post(f"{ALAMAT}{baru.kode}/periksa/")
    pimpinan.post(f"{ALAMAT}{baru.kode}/tandatangani/")
    assert "sudah diganti versi yang lebih baru" in sekre.get(f"{ALAMAT}{lama.kode}/").text
    assert "Sudah diganti versi yang lebih baru" in client.get("/laporan/").text
    assert client.get(f"/laporan/{lama.kode}.pdf").status_code == 200


def test_yang_dikirim_sesudah_tenggatnya_disebut_terlambat(monkeypatch):
    laporan = dikirim()
    kirim = laporan.pengiriman.tanggal
    for tenggat, is_lewat in ((kirim, False), (kirim - timedelta(days=1), True)):
        baris = BarisPeriode(laporan.periode, "berkala", "", tenggat, KeadaanPeriode.SELESAI, laporan)
        assert baris.is_terlambat_dikirim is is_lewat
    monkeypatch.setattr("sekretariat.queries.pelaporan.tenggat", lambda *_: kirim - timedelta(days=1))
    assert "Dikirim terlambat" in klien(sekretaris()).get(ALAMAT).text


def test_angka_berkelompok_menyebut_kelompoknya():
    laporan = disusun()
    halaman = klien(sekretaris()).get(f"{ALAMAT}{laporan.kode}/").text
    for kapan in ("sebelum pengendalian", "sekarang"):
        assert f"Risiko terbuka menurut tingkat, {kapan}: Tinggi" in halaman
