"""The pages of the work programme, in the order its people meet them."""

import io
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from lpse.models import Jejak
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import hari_ini
from sekretariat.actions.program import catat_realisasi
from sekretariat.models import ProgramKerja, RealisasiKegiatan
from sekretariat.queries.program import kemajuan_program
from tests.factories import buat_akun, foto
from tests.petugas import BUKAAN_TERCATAT, klien, klien_peran
from tests.sekretariat.kepegawaian import LIMA, pengelola
from tests.sekretariat.program import disahkan, kegiatan, konsep

pytestmark = pytest.mark.django_db
ALAMAT = "/admin/sekretariat/program/"
ISI = {
    "nama": "Bimtek SPSE",
    "kunci": "sekretariat.program_kerja",
    "indikator": "Bimtek terselenggara",
    "target": "4",
    "satuan": "kali",
    "bulan": ["1", "2"],
    "pagu": "1000000",
    "kode_rekening": "5.1.02",
    "uraian_belanja": "Narasumber",
}


def test_dari_menyusun_sampai_mencatat_realisasi():
    oleh, kepala = pengelola(), klien_peran(Peran.KEPALA)
    peramban, tahun = klien(oleh), hari_ini().year
    assert "Belum ada program kerja" in peramban.get(ALAMAT).text
    jawaban = peramban.post(f"{ALAMAT}baru/", {"tahun": tahun, "unit": ""})
    program = ProgramKerja.objects.get()
    satu = f"{ALAMAT}{program.kode}/"
    assert jawaban.url == satu
    assert "sudah ada" in peramban.post(f"{ALAMAT}baru/", {"tahun": tahun, "unit": ""}).text

    kurang = peramban.post(f"{satu}kegiatan/baru/", ISI | {"kode_rekening": "", "target": "0", "bulan": []})
    for kalimat in ("Isi untuk kegiatan yang berpagu", "lebih dari nol", "Centang paling sedikit satu bulan"):
        assert kalimat in kurang.text
    peramban.post(f"{satu}kegiatan/baru/", ISI)
    isi = kegiatan(program)
    peramban.post(f"{satu}kegiatan/{isi.kode}/ubah/", ISI | {"target": "5"})
    peramban.post(f"{satu}kegiatan/baru/", ISI | {"nama": "Salah"})
    salah = program.kegiatan.get(nama="Salah")
    peramban.post(f"{satu}kegiatan/{salah.kode}/hapus/")
    peramban.post(f"{satu}ajukan/")
    assert "menunggu pengesahan" in kepala.get("/admin/").text
    kepala.post(f"{satu}sahkan/")

    assert kegiatan(program).target == 5
    berkas = SimpleUploadedFile("b.jpg", foto(), "image/jpeg")
    nyata = {"tanggal": hari_ini().isoformat(), "jumlah": "1", "rupiah": "250000", "catatan": "Sesi 1"}
    alamat = f"{satu}kegiatan/{isi.kode}/"
    assert (
        "halaman portal ini saja"
        in peramban.post(f"{alamat}realisasi/", nyata | {"tautan": "//jahat.example"}).text
    )
    assert (
        "Isi jumlah atau belanjanya"
        in peramban.post(f"{alamat}realisasi/", nyata | {"jumlah": "0", "rupiah": ""}).text
    )
    peramban.post(f"{alamat}realisasi/", nyata | {"berkas": berkas, "tautan": "/admin/sekretariat/program/"})
    halaman = peramban.get(alamat).text
    assert "Sesi 1" in halaman
    assert "Rp250.000 dari pagu Rp1.000.000" in halaman
    bukti = RealisasiKegiatan.objects.get()
    assert kepala.get(f"{satu}bukti/{bukti.kode}/").getvalue()
    assert Jejak.objects.filter(peristiwa="realisasikegiatan.dilihat").count() == 1
    halaman = kepala.get(satu).text
    assert "Rencana dan realisasi" in halaman
    assert "<polyline" in halaman


def test_revisi_dan_penutupan_dari_halamannya():
    oleh, orang = pengelola(), buat_akun(Peran.KEPALA)
    program = disahkan(oleh, orang)
    peramban, kepala, satu = klien(oleh), klien(orang), f"{ALAMAT}{program.kode}/"
    peramban.post(f"{satu}revisi/", {"alasan": "APBD Perubahan"})
    baru = ProgramKerja.objects.get(versi=2)
    assert "APBD Perubahan" in peramban.get(f"{ALAMAT}{baru.kode}/").text
    assert "versi 2" in peramban.get(satu).text
    kepala.post(f"{satu}tutup/", {"catatan": "Selesai lebih awal"})
    assert "Selesai lebih awal" in kepala.get(satu).text


def test_orang_unit_lain_hanya_membaca():
    oleh = pengelola()
    program = konsep(oleh)
    helpdesk, satu = klien_peran(Peran.HELPDESK), f"{ALAMAT}{program.kode}/"
    assert "Tambah kegiatan" not in helpdesk.get(satu).text
    jawaban = helpdesk.post(f"{satu}kegiatan/baru/", ISI)
    assert jawaban.status_code == 409
    assert "milik unit lain" in jawaban.text
    assert program.kegiatan.count() == 1


def test_daftar_disaring_dan_diekspor(django_assert_max_num_queries):
    oleh = pengelola()
    disahkan(oleh, nama="=Bimtek", unit="layanan")
    konsep(oleh, nama="Pemeliharaan")
    peramban = klien_peran(Peran.AUDITOR)
    with django_assert_max_num_queries(8 + BUKAAN_TERCATAT):
        daftar = peramban.get(f"{ALAMAT}?cari=bimtek&tahun={hari_ini().year}").text
    assert profil().unit.layanan.nama in daftar
    assert "Tidak ada program yang cocok" in peramban.get(f"{ALAMAT}?unit=sistem").text
    assert peramban.get(f"{ALAMAT}?tahun=abc&status=lain&after=x").status_code == 200
    program = ProgramKerja.objects.get(unit="layanan")
    csv = b"".join(peramban.get(f"{ALAMAT}{program.kode}/kegiatan.csv").streaming_content).decode()
    assert "'=Bimtek" in csv
    buku = load_workbook(io.BytesIO(peramban.get(f"{ALAMAT}ekspor.xlsx?unit=semua").getvalue())).active
    assert [baris[1] for baris in buku.values] == ["Milik", "Seluruh LPSE"]
    assert b"".join(peramban.get(f"{ALAMAT}ekspor.csv").streaming_content)
    assert peramban.get(f"{ALAMAT}{program.kode}/kegiatan.xlsx").getvalue()
    with django_assert_max_num_queries(20):
        assert peramban.get(f"{ALAMAT}{program.kode}/").status_code == 200


def test_daftar_memperlihatkan_kemajuan_program_yang_berlaku():
    oleh = pengelola()
    program, belum = disahkan(oleh, target=Decimal(4)), konsep(oleh, unit="layanan")
    isi = {"jumlah": Decimal(1), "rupiah": Decimal(2_500_000), "catatan": "Satu dari empat"}
    catat_realisasi(kegiatan(program).pk, oleh=oleh, tanggal=hari_ini(), **isi)
    maju = kemajuan_program([program])[program.pk]
    assert (maju.nyata, maju.anggaran) == (Decimal(25), Decimal(25))
    daftar = klien(oleh).get(ALAMAT)
    assert "25,0%" in daftar.text
    assert "terpakai 25,0%" in daftar.text
    assert {satu.pk: kini is None for satu, _, kini in daftar.context["baris"]} == {
        program.pk: False,
        belum.pk: True,
    }


def test_yang_tertinggal_tampil_di_beranda():
    oleh, tahun = pengelola(), hari_ini().year
    program = disahkan(oleh, bulan=[1])
    catat_realisasi(
        kegiatan(program).pk,
        oleh=oleh,
        tanggal=hari_ini(),
        jumlah=Decimal(1),
        rupiah=Decimal(0),
        catatan="Satu dari empat",
    )
    is_lewat = hari_ini() >= hari_ini().replace(tahun, 1, 31)
    assert ("Kegiatan tertinggal dari rencana" in klien(oleh).get("/admin/").text) is is_lewat


@pytest.mark.dasar("sekretariat.ketatausahaan")
@pytest.mark.parametrize("kode", LIMA)
def test_urusan_tata_usaha_ditawarkan_sebagai_kegiatan_siap(settings, kode):
    settings.LPSE_PROFIL = kode
    oleh = pengelola()
    program = konsep(oleh)
    peramban, satu = klien(oleh), f"{ALAMAT}{program.kode}/"
    halaman, urusan = peramban.get(satu).text, profil().sekretariat.urusan_tata_usaha
    assert bool(urusan) is (kode in ("blitar", "karo"))
    for nama in urusan:
        assert nama in halaman
    assert ("tidak merinci urusan tata usaha" in halaman) is not bool(urusan)
    isian = peramban.get(f"{satu}kegiatan/baru/?urusan=1").text
    assert ("Urusan kepegawaian" in isian) is bool(urusan)
    for asing in ("99", "-1", "²", "x"):
        assert peramban.get(f"{satu}kegiatan/baru/?urusan={asing}").status_code == 200
    daftar = peramban.get(ALAMAT).text
    assert ("Belum menyusun program kerja" in daftar) is profil().is_diatur("sekretariat.program_unit")
