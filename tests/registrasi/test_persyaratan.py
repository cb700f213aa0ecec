"""What a complete file is, under each of the five regulations."""

import pytest
from django.test import Client

from lpse.profil import profil
from registrasi.enums.pendaftaran import JenisPemohon
from tests.factories import buat_draf

pytestmark = pytest.mark.django_db
LIMA = ("tulungagung", "bangkalan", "bandung", "blitar", "karo")
# The article of the closed list in the three regulations that have one.
BATAS = {
    "tulungagung": "Pasal 20 ayat (3)",
    "bandung": "Pasal 18 ayat (3) huruf a",
    "karo": "Pasal 13 ayat (3)",
}


@pytest.fixture(params=LIMA)
def nama_profil(request, settings):
    settings.LPSE_PROFIL = request.param
    return request.param


def halaman():
    return Client().get("/persyaratan/").content.decode()


@pytest.mark.dasar("registrasi.informasi_syarat")
def test_setiap_dokumen_tercantum_dengan_pasalnya(nama_profil):
    isi = halaman()
    for jenis in (*JenisPemohon.values, "non_penyedia"):
        for syarat in profil().syarat_untuk(jenis):
            assert syarat.nama in isi
            assert f"Dasar: {profil().dasar(syarat.kunci)}" in isi


@pytest.mark.dasar("registrasi.batas_syarat")
def test_daftar_tertutup_disebut_dengan_pasal_bila_ada(nama_profil):
    isi = halaman()
    assert "tidak ada dokumen yang dapat menahan persetujuan" in isi
    bagian = isi.partition('id="registrasi.batas_syarat"')[2].partition("</li>")[0]
    assert profil().bunyi("registrasi.batas_syarat") in bagian
    assert (f"Dasar: {BATAS[nama_profil]}" in bagian) if nama_profil in BATAS else ("Dasar:" not in bagian)


@pytest.mark.dasar("registrasi.pemeriksaan_lapangan")
def test_tidak_ada_pemeriksaan_lapangan(nama_profil):
    assert "tidak perlu melakukan pemeriksaan lapangan" in halaman()


@pytest.mark.dasar("registrasi.kualifikasi")
def test_verifikasi_tidak_menggantikan_kualifikasi(nama_profil):
    isi = halaman()
    assert profil().bunyi("registrasi.kualifikasi") in isi
    assert f"Dasar: {profil().dasar('registrasi.kualifikasi')}" in isi


@pytest.mark.dasar("registrasi.perolehan_formulir")
def test_asal_formulir_disebut(nama_profil):
    assert profil().bunyi("registrasi.perolehan_formulir") in halaman()


@pytest.mark.dasar("registrasi.dokumen")
def test_siup_dan_iujk_hanya_disebut_bangkalan(nama_profil):
    isi = halaman()
    assert ("SIUP" in isi) == (nama_profil == "bangkalan")
    assert ("IUJK" in isi) == (nama_profil == "bangkalan")


@pytest.mark.dasar("registrasi.dokumen")
def test_daftar_tugas_memakai_dokumen_profil(nama_profil, client):
    draf = buat_draf()
    client.force_login(draf.akun)
    isi = client.get(f"/daftar/{draf.kode}/").content.decode()
    for syarat in profil().syarat_untuk("badan_usaha", draf.bidang_usaha):
        assert syarat.nama in isi
    assert ("SIUP" in isi) == (nama_profil == "bangkalan")
    assert "IUJK" not in isi


@pytest.mark.dasar("registrasi.dokumen")
def test_bangkalan_meminta_iujk_untuk_konstruksi(settings, client):
    settings.LPSE_PROFIL = "bangkalan"
    draf = buat_draf(lengkap=False)
    client.force_login(draf.akun)
    client.post(f"/daftar/{draf.kode}/isi/jenis/", {"jenis": "badan_usaha", "bidang_usaha": "konstruksi"})
    isi = client.get(f"/daftar/{draf.kode}/").content.decode()
    assert "IUJK" in isi
    assert "SIUP" not in isi


def test_jam_layanan_dikelompokkan_per_hari():
    assert "Senin–Kamis 07.30–12.00 dan 13.00–16.00, Jumat 07.30–11.30 dan 13.00–16.30 WIB" in halaman()
