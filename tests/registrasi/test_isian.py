"""The question and upload pages: what they refuse, what they keep."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lpse.models import Berkas, Jejak
from registrasi.enums.pendaftaran import JenisPemohon
from registrasi.models import BerkasSyarat
from tests.factories import gambar, unggahan
from tests.registrasi.pemohon import JENIS, PENANGGUNG_JAWAB, Pemohon, perusahaan

pytestmark = pytest.mark.django_db


@pytest.fixture
def pemohon():
    pemohon = Pemohon().mulai()
    pemohon.isi("jenis", JENIS)
    return pemohon


class TestPengenal:
    @pytest.mark.parametrize(
        ("kolom", "nilai", "kalimat"),
        [
            ("npwp", "01.312.166.0-091", "NPWP terdiri atas 15 atau 16 angka, sedangkan ini 12 angka"),
            ("npwp", "01.312.166.0-091.00A", "NPWP hanya berisi angka"),
            ("npwp", "", "Isi NPWP."),
            ("nib", "123", "NIB terdiri atas 13 angka, sedangkan ini 3 angka"),
            ("telepon", "12", "Nomor telepon terdiri atas 8 sampai 15 angka"),
            ("kode_pos", "662", "Kode pos terdiri atas 5 angka"),
            ("kabupaten", "9999", "Pilih kabupaten atau kota dari daftar."),
            ("kabupaten", "", "Pilih kabupaten atau kota."),
            ("email_perusahaan", "bukan", "Tulis alamat surel yang lengkap, atau kosongkan."),
        ],
    )
    def test_bentuk_keliru_disebut_di_bidang_dan_di_atas(self, pemohon, kolom, nilai, kalimat):
        jawaban = pemohon.isi("perusahaan", perusahaan(**{kolom: nilai}))
        isi = jawaban.content.decode()
        assert jawaban.status_code == 200
        assert isi.count(kalimat) == 2
        assert "<title>Galat: " in isi
        assert 'value="PT Uji Peramban"' in isi
        assert pemohon.pendaftaran.nama_perusahaan == ""

    @pytest.mark.parametrize(
        ("npwp", "kunci"),
        [
            ("98.000.001.8-000.000", "0980000018000000"),
            ("980000018000000", "0980000018000000"),
            ("0980 0000 1800 0000", "0980000018000000"),
            ("1000 0000 0012 3456", "1000000000123456"),
        ],
    )
    def test_npwp_disimpan_seperti_ditulis_dengan_kunci_16_angka(self, pemohon, npwp, kunci):
        assert pemohon.isi("perusahaan", perusahaan(npwp=npwp)).status_code == 302
        assert (pemohon.pendaftaran.npwp, pemohon.pendaftaran.npwp16) == (npwp, kunci)

    def test_angka_pemeriksa_keliru_bukan_galat_bagi_pemohon(self, pemohon):
        assert pemohon.isi("perusahaan", perusahaan(npwp="980000010000000")).status_code == 302
        assert "pemeriksa" not in pemohon.buka("isi/perusahaan/")

    def test_nik_boleh_berspasi_dan_harus_16_angka(self, pemohon):
        pemohon.isi("penanggung_jawab", PENANGGUNG_JAWAB)
        assert pemohon.pendaftaran.penanggung_jawab_nik == "3504991508850001"
        isi = pemohon.isi("penanggung_jawab", PENANGGUNG_JAWAB | {"penanggung_jawab_nik": "35049915"})
        assert isi.content.decode().count("NIK terdiri atas 16 angka, sedangkan ini 8 angka") == 2

    def test_provinsi_mengikuti_kabupaten(self, pemohon):
        pemohon.isi("perusahaan", perusahaan(kabupaten="1206"))
        assert (pemohon.pendaftaran.provinsi, pemohon.pendaftaran.kabupaten) == ("12", "1206")

    def test_baris_baru_dan_huruf_tak_tampak_dibuang(self, pemohon):
        pemohon.isi("perusahaan", perusahaan(nama_perusahaan="PT\r\nUji\u202e \u200bSatu"))
        assert pemohon.pendaftaran.nama_perusahaan == "PT Uji Satu"


class TestJenis:
    def test_jenis_dipilih_sebelum_isian_lain(self):
        pemohon = Pemohon().mulai()
        jawaban = pemohon.client.get(pemohon.alamat("isi/perusahaan/"), follow=True)
        assert jawaban.redirect_chain[-1][0] == pemohon.alamat("isi/jenis/")
        assert "Pilih dahulu siapa yang mendaftar" in jawaban.content.decode()

    def test_jenis_menentukan_dokumen(self, pemohon):
        assert "Akta pendirian perusahaan" in pemohon.buka()
        pemohon.isi("jenis", JENIS | {"jenis": "perorangan"})
        isi = pemohon.buka()
        assert "Akta" not in isi
        assert "NPWP perorangan" in isi

    def test_perorangan_tanpa_bentuk_usaha_dan_nib(self):
        pemohon = Pemohon().mulai()
        pemohon.isi("jenis", JENIS | {"jenis": "perorangan"})
        isi = pemohon.buka("isi/perusahaan/")
        assert "Bentuk usaha" not in isi
        assert "NIB (boleh kosong)" in isi
        data = perusahaan(nama_perusahaan="Budi Ujiwan", npwp="3504991508850001", nib="")
        assert pemohon.isi("perusahaan", data).status_code == 302
        assert "Selesai</strong>" in pemohon.buka().partition("Data perusahaan")[2].partition("</li>")[0]

    def test_perorangan_tidak_ditanya_dua_kali(self):
        pemohon = Pemohon().mulai()
        pemohon.isi("jenis", JENIS | {"jenis": "perorangan"})
        pemohon.isi("perusahaan", perusahaan(nama_perusahaan="Budi Ujiwan", npwp="3504991508850001", nib=""))
        isi = pemohon.buka("isi/penanggung_jawab/")
        assert 'value="Budi Ujiwan"' in isi
        assert 'value="3504991508850001"' in isi

    def test_mengganti_jenis_mengosongkan_bentuk_usaha_yang_tidak_cocok(self, pemohon):
        pemohon.isi("perusahaan", perusahaan(bentuk_usaha="02"))
        pemohon.isi("jenis", JENIS | {"jenis": "perusahaan_perseorangan"})
        assert pemohon.pendaftaran.bentuk_usaha == ""
        jejak = Jejak.objects.filter(peristiwa="pendaftaran.diisi").latest("pk")
        assert jejak.rincian == {"bagian": "jenis", "kolom": ["jenis", "bentuk_usaha"]}
        assert 'value="02"' not in pemohon.buka("isi/perusahaan/")

    def test_mengganti_jenis_memperingatkan_bila_sudah_ada_berkas(self, pemohon):
        assert "dihapus dari draf" not in pemohon.buka("isi/jenis/")
        pemohon.unggah("akta_pendirian")
        assert "dihapus dari draf" in pemohon.buka("isi/jenis/")

    @pytest.mark.dasar("registrasi.dokumen")
    @pytest.mark.parametrize("jenis", [j for j in JenisPemohon.values if j != JenisPemohon.NON_PENYEDIA])
    def test_setiap_jenis_dapat_dikirim(self, jenis):
        pemohon = Pemohon().mulai()
        pemohon.isi("jenis", JENIS | {"jenis": jenis})
        bentuk = "03" if jenis == "perusahaan_perseorangan" else "02"
        pemohon.isi("perusahaan", perusahaan(bentuk_usaha=bentuk))
        pemohon.isi("penanggung_jawab", PENANGGUNG_JAWAB)
        for dokumen in pemohon.pendaftaran.dokumen.filter(is_wajib=True):
            pemohon.unggah(dokumen.kode)
        assert "Pendaftaran terkirim" in pemohon.kirim().content.decode()

    def test_bagian_tak_dikenal_tidak_ada(self, pemohon):
        assert pemohon.client.get(pemohon.alamat("isi/alamat/")).status_code == 404


class TestUnggah:
    def test_unggahan_langsung_ada_di_draf(self, pemohon):
        pemohon.unggah("ktp", unggahan("KTP direktur.jpg"))
        isi = pemohon.buka("dokumen/ktp/")
        assert "KTP direktur.jpg" in isi
        assert "capture" not in isi
        assert 'accept="image/*,image/heic,image/heif,.heic,.heif,application/pdf"' in isi
        assert pemohon.pendaftaran.dokumen.get(kode="ktp").berkas.nama_asli == "KTP direktur.jpg"

    @pytest.mark.parametrize(
        ("berkas", "kalimat"),
        [
            (SimpleUploadedFile("ktp.jpg", b"bukan gambar"), "bukan PDF, JPEG, PNG, atau HEIC"),
            (SimpleUploadedFile("ktp.jpg", b""), "Berkas ini kosong"),
            (SimpleUploadedFile("ktp.jpg", gambar()[:-200]), "terpotong"),
            (SimpleUploadedFile("ktp.jpg", gambar() + b"\0" * 6 * 1024 * 1024), "batasnya 5 MB"),
        ],
        ids=["jenis", "kosong", "terpotong", "besar"],
    )
    def test_unggahan_ditolak_berkas_lama_tetap(self, pemohon, berkas, kalimat):
        pemohon.unggah("ktp", unggahan("lama.jpg"))
        berkas.seek(0)
        jawaban = pemohon.unggah("ktp", berkas)
        isi = jawaban.content.decode()
        assert jawaban.status_code == 200
        assert isi.count(kalimat) == 2
        assert "lama.jpg" in isi
        assert Berkas.objects.count() == 1

    def test_tanpa_berkas_diminta_memilih(self, pemohon):
        isi = pemohon.client.post(pemohon.alamat("dokumen/ktp/")).content.decode()
        assert isi.count("Belum ada berkas yang dipilih") == 2

    def test_berkas_lama_tetap_dalam_riwayat(self, pemohon):
        pemohon.unggah("ktp")
        pemohon.unggah("ktp", unggahan("baru.jpg"))
        assert BerkasSyarat.objects.filter(dokumen__kode="ktp").count() == 2
        assert "baru.jpg" in pemohon.buka("dokumen/ktp/")

    def test_berkas_keliru_dapat_dihapus_dari_draf(self, pemohon):
        pemohon.unggah("ktp", unggahan("keliru.jpg"))
        isi = pemohon.client.post(pemohon.alamat("dokumen/ktp/lepas/"), follow=True).content.decode()
        assert "keliru.jpg" not in isi
        assert Berkas.objects.get().is_musnah

    def test_setelah_dikirim_berkas_tidak_dapat_dihapus(self, pemohon):
        pemohon.isi_semua().kirim()
        pemohon.client.post(pemohon.alamat("dokumen/ktp/lepas/"))
        assert pemohon.pendaftaran.dokumen.get(kode="ktp").berkas is not None
        assert Jejak.objects.filter(peristiwa="pendaftaran.lepas_berkas.tidak_diizinkan").exists()

    def test_melihat_berkas_tercatat_dengan_halamannya(self, pemohon):
        pemohon.unggah("ktp")
        assert pemohon.alamat("dokumen/ktp/gambar/1.webp") in pemohon.buka("dokumen/ktp/lihat/1/")
        jawaban = pemohon.client.get(pemohon.alamat("dokumen/ktp/gambar/1.webp"))
        assert jawaban.status_code == 200
        assert jawaban["Content-Type"] == "image/webp"
        jejak = Jejak.objects.get(peristiwa="berkas.dilihat")
        assert jejak.oleh_id == pemohon.akun.pk
        assert jejak.rincian == {"pendaftaran": pemohon.pendaftaran.pk, "dokumen": "ktp", "halaman": 1}

    @pytest.mark.parametrize("ekor", ["lihat/2/", "gambar/2.webp", "gambar/0.webp"])
    def test_halaman_yang_tidak_ada_tidak_tercatat(self, pemohon, ekor):
        pemohon.unggah("ktp")
        assert pemohon.client.get(pemohon.alamat(f"dokumen/ktp/{ekor}")).status_code == 404
        assert not Jejak.objects.filter(peristiwa="berkas.dilihat").exists()

    def test_dokumen_tanpa_berkas_tidak_dapat_dilihat(self, pemohon):
        assert pemohon.client.get(pemohon.alamat("dokumen/ktp/lihat/1/")).status_code == 404


@pytest.mark.dasar("registrasi.formulir")
class TestFormulir:
    def test_formulir_menunggu_data(self, pemohon):
        isi = pemohon.buka("dokumen/formulir_pendaftaran/")
        assert "Lengkapi dahulu" in isi
        assert pemohon.alamat("isi/penanggung_jawab/") in isi
        jawaban = pemohon.client.get(pemohon.alamat("dokumen/formulir_pendaftaran/formulir.pdf"))
        assert jawaban.url == pemohon.alamat("dokumen/formulir_pendaftaran/")

    def test_formulir_ditawarkan_lebih_dahulu_daripada_unggahan(self, pemohon):
        pemohon.isi("perusahaan", perusahaan())
        pemohon.isi("penanggung_jawab", PENANGGUNG_JAWAB)
        isi = pemohon.buka("dokumen/formulir_keikutsertaan/")
        assert isi.index("formulir.pdf") < isi.index('type="file"')

    def test_dokumen_lain_tidak_punya_formulir(self, pemohon):
        pemohon.isi("perusahaan", perusahaan())
        pemohon.isi("penanggung_jawab", PENANGGUNG_JAWAB)
        assert pemohon.client.get(pemohon.alamat("dokumen/ktp/formulir.pdf")).status_code == 404


def test_ubah_dari_halaman_periksa_kembali_ke_sana(pemohon):
    isi = pemohon.buka("periksa/")
    alamat = pemohon.alamat("isi/penanggung_jawab/?dari=periksa")
    assert alamat in isi
    assert 'Ubah<span class="tak-tampak"> NIK</span>' in isi
    assert pemohon.client.post(alamat, PENANGGUNG_JAWAB).url == pemohon.alamat("periksa/")


def test_dokumen_tidak_wajib_tanpa_status(pemohon):
    baris = pemohon.buka().partition("Akta perubahan")[2].partition("</li>")[0]
    assert "Tidak wajib." in baris
    assert "tag" not in baris


def test_daftar_tugas_hemat_kueri(pemohon, django_assert_max_num_queries):
    pemohon.isi_semua()
    alamat = pemohon.alamat()
    with django_assert_max_num_queries(8):
        pemohon.client.get(alamat)
