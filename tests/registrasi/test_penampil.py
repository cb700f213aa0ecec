"""The desk's viewer and what it keeps covered: thumbnails, obstacles, masked numbers, the quick mark."""

import re

import pytest
from django.test import Client

from lpse.models import Akun, Berkas, Jejak
from lpse.peran import Peran
from registrasi.meja.penampil import SEKITAR, is_tercatat, tanda_kecil
from registrasi.models import Pendaftaran
from tests.factories import (
    beri_putusan,
    buat_akun,
    buat_berkas,
    buat_diajukan,
    buat_disetujui,
    tandai_semua,
)
from tests.halaman import satu_baris
from tests.petugas import klien, klien_peran
from tests.registrasi.test_meja import dilihat, url, url_meja

pytestmark = pytest.mark.django_db


@pytest.fixture
def verifikator() -> Akun:
    return buat_akun(Peran.VERIFIKATOR, nama="Vera Ujiwati")


@pytest.fixture
def pendaftaran() -> Pendaftaran:
    return buat_diajukan()


def isi_meja(client: Client, pendaftaran: Pendaftaran, **params: str) -> str:
    return satu_baris(client.get(url_meja(pendaftaran), params))


def jadikan_berlembar(pendaftaran: Pendaftaran, kode: str, halaman: int) -> Berkas:
    """Pretend that a document's file is a PDF of that many pages."""
    berkas = pendaftaran.dokumen.get(kode=kode).berkas
    Berkas.objects.filter(pk=berkas.pk).update(
        jenis="application/pdf", halaman=halaman, lebar=None, tinggi=None
    )
    return berkas


def gambar_kecil(isi: str) -> list[str]:
    """The addresses of the strip's pictures."""
    return [a.replace("&amp;", "&") for a in re.findall(r'<img src="([^"]*lebar=240[^"]*)"', isi)]


# --- The strip


def test_satu_halaman_tidak_memerlukan_gambar_kecil(verifikator, pendaftaran):
    assert gambar_kecil(isi_meja(klien(verifikator), pendaftaran, dok="ktp")) == []
    assert dilihat(pendaftaran) == [{}]


def test_membuka_dokumen_berlembar_mencatat_gambar_kecilnya_satu_kali(verifikator, pendaftaran):
    berkas = jadikan_berlembar(pendaftaran, "akta_pendirian", 30)
    isi = isi_meja(klien(verifikator), pendaftaran, dok="akta_pendirian", hal="10")
    assert len(gambar_kecil(isi)) == 2 * SEKITAR + 1
    assert isi.count('<span class="tak-tampak">Halaman </span>') == 30
    assert dilihat(pendaftaran) == [{"dokumen": "akta_pendirian", "berkas": berkas.pk, "gambar_kecil": True}]


def test_gambar_kecil_dari_meja_tidak_menambah_jejak(monkeypatch, verifikator, pendaftaran):
    monkeypatch.setattr("lpse.berkas.http.rendisi", lambda *args: b"RIFF....WEBP")
    jadikan_berlembar(pendaftaran, "akta_pendirian", 3)
    client = klien(verifikator)
    alamat = gambar_kecil(isi_meja(client, pendaftaran, dok="akta_pendirian"))
    assert [client.get(a).status_code for a in alamat] == [200, 200, 200]
    assert len(dilihat(pendaftaran)) == 1
    # The mark opens the small pictures only, and only to the officer it was given to.
    client.get(alamat[0].replace("lebar=240", "lebar=900"))
    klien_peran(Peran.VERIFIKATOR).get(alamat[0])
    client.get(alamat[0].partition("&tanda")[0])
    assert len(dilihat(pendaftaran)) == 4


def test_mark_belongs_to_one_file_and_one_officer(verifikator):
    berkas, lain = buat_berkas(verifikator), buat_berkas(verifikator)
    tanda = tanda_kecil(berkas, verifikator)
    assert is_tercatat(tanda, berkas, verifikator)
    assert not is_tercatat(tanda, lain, verifikator)
    assert not is_tercatat(tanda, berkas, buat_akun())
    assert not is_tercatat(tanda + "x", berkas, verifikator)
    assert not is_tercatat("", berkas, verifikator)


# --- What cannot be shown


@pytest.mark.parametrize(
    ("keadaan", "sebab", "bantuan"),
    [
        (
            "menunggu",
            "menunggu pemeriksaan virus",
            "Tanda dapat diberikan setelah pindaiannya dapat dilihat.",
        ),
        ("terinfeksi", "menemukan virus", "Kembalikan dokumen ini supaya pemohon mengunggah gantinya."),
        (
            "tidak_dapat_diperiksa",
            "tidak dapat",
            "Kembalikan dokumen ini supaya pemohon mengunggah gantinya.",
        ),
    ],
)
def test_berkas_terhalang_diganti_kalimat_dan_tandanya_menjelaskan_diri(
    verifikator, pendaftaran, keadaan, sebab, bantuan
):
    beri_putusan(pendaftaran.dokumen.get(kode="ktp").berkas, keadaan)
    isi = isi_meja(klien(verifikator), pendaftaran, dok="ktp")
    assert sebab in isi
    assert bantuan in isi
    assert url("meja_halaman", pendaftaran, "ktp", 1) not in isi
    assert url("meja_asli", pendaftaran, "ktp") not in isi
    assert url("meja_tandai", pendaftaran, "ktp") not in isi
    assert f"{url('meja_kembalikan', pendaftaran)}?dok=ktp" in isi


def test_berkas_yang_dimusnahkan_diganti_kalimat(verifikator, pendaftaran):
    berkas = pendaftaran.dokumen.get(kode="ktp").berkas
    Berkas.objects.filter(pk=berkas.pk).update(dimusnahkan_pada=berkas.diunggah_pada, nama_asli="")
    isi = isi_meja(klien(verifikator), pendaftaran, dok="ktp")
    assert "sudah dimusnahkan" in isi
    assert url("meja_halaman", pendaftaran, "ktp", 1) not in isi


# --- Masked numbers


def buka_nik(client: Client, pendaftaran: Pendaftaran, **headers: str):
    return client.post(url("meja_nik", pendaftaran), headers=headers)


def test_nik_tersamar_beserta_tanggal_lahir_yang_terbaca_darinya(verifikator, pendaftaran):
    isi = isi_meja(klien(verifikator), pendaftaran, dok="ktp")
    assert pendaftaran.penanggung_jawab_nik not in isi
    assert "15 Agustus 1985" not in isi
    assert isi.count("3504••••••••••01") == 2
    assert not Jejak.objects.filter(peristiwa="pendaftaran.nik_dilihat").exists()


@pytest.mark.parametrize("peran", [Peran.VERIFIKATOR, Peran.KEPALA])
def test_melihat_nik_tercatat_atas_nama_yang_melihat(pendaftaran, peran):
    akun = buat_akun(peran)
    isi = buka_nik(klien(akun), pendaftaran).content.decode()
    assert isi.count(pendaftaran.penanggung_jawab_nik) == 1
    assert "lahir 15 Agustus 1985" in isi
    assert Jejak.objects.get(peristiwa="pendaftaran.nik_dilihat").oleh_id == akun.pk


def test_skrip_meja_menerima_nik_sebagai_json_tanpa_disimpan_peramban(verifikator, pendaftaran):
    jawaban = buka_nik(klien(verifikator), pendaftaran, accept="application/json")
    assert jawaban.json() == {
        "penanggung_jawab_nik": {
            "nilai": "3504991508850001",
            "keterangan": "Menurut angkanya: laki-laki, lahir 15 Agustus 1985.",
        }
    }
    assert "no-store" in jawaban.headers["Cache-Control"]


def test_npwp_yang_sama_dengan_nik_ikut_tersamar_dan_ikut_terbuka(verifikator, pendaftaran):
    nik = "3504991508850001"
    Pendaftaran.objects.filter(pk=pendaftaran.pk).update(npwp=nik, npwp16=nik)
    client = klien(verifikator)
    isi = isi_meja(client, pendaftaran, dok="npwp")
    assert nik not in isi.replace(" ", "")
    angka = buka_nik(client, pendaftaran, accept="application/json").json()
    assert angka["npwp"]["nilai"] == "3504 9915 0885 0001"


@pytest.mark.django_db(transaction=True)
def test_nik_yang_sempat_diminta_tetap_tercatat_walau_jawabannya_gagal(monkeypatch):
    pendaftaran = buat_diajukan()
    client = klien_peran(Peran.VERIFIKATOR)
    client.raise_request_exception = False
    monkeypatch.setattr("registrasi.meja.meja.tampilkan_meja", lambda *args, **kwargs: 1 / 0)
    assert buka_nik(client, pendaftaran).status_code == 500
    assert Jejak.objects.filter(peristiwa="pendaftaran.nik_dilihat").count() == 1


def test_nik_tidak_dibuka_dengan_get_dan_tidak_bagi_yang_tidak_berhak(verifikator, pendaftaran):
    assert klien(verifikator).get(url("meja_nik", pendaftaran)).status_code == 405
    assert buka_nik(klien_peran(Peran.HELPDESK), pendaftaran).status_code == 403
    assert not Jejak.objects.filter(peristiwa="pendaftaran.nik_dilihat").exists()


# --- The marks


def kirim_tanda(client: Client, pendaftaran: Pendaftaran, kode: str, **ubah: str):
    """Send the form of one document as the browser would, with what it was made from."""
    jawaban = client.get(url_meja(pendaftaran), {"dok": kode})
    asal = {nama: jawaban.context["form"].initial.get(nama, "") for nama in ("tanda", "semula")}
    return client.post(url("meja_tandai", pendaftaran, kode), {**asal, **ubah})


def test_satu_tombol_menyatakan_ada_dan_sesuai_asli_hari_ini(verifikator, pendaftaran):
    jawaban = kirim_tanda(klien(verifikator), pendaftaran, "ktp", sesuai="1", catatan="Jelas.")
    assert jawaban.status_code == 302
    ktp = pendaftaran.dokumen.get(kode="ktp")
    assert (ktp.ada, ktp.sesuai_asli, ktp.catatan, ktp.diperiksa_oleh) == (True, True, "Jelas.", verifikator)


def test_enter_di_kotak_isian_tidak_menyatakan_sesuai_asli(verifikator, pendaftaran):
    isi = isi_meja(klien(verifikator), pendaftaran, dok="ktp")
    formulir = isi.partition(f'action="{url("meja_tandai", pendaftaran, "ktp")}"')[2].partition("</form>")[0]
    # A browser presses the first button of a form for whoever presses Enter in a field.
    assert 0 < formulir.index("Simpan tanda") < formulir.index('name="sesuai"')


def test_meja_sesudah_galat_tetap_menunjuk_halaman_yang_ada(verifikator, pendaftaran):
    client = klien(verifikator)
    data = {"ada": "on", "asli_diperlihatkan_pada": "02/13/2026"}
    isi = client.post(url("meja_tandai", pendaftaran, "ktp"), data).content.decode()
    assert 'href="?' not in isi
    dokumen = re.findall(rf'href="({re.escape(url_meja(pendaftaran))}\?dok=[^"]+)"', isi)
    assert client.get(dokumen[0]).status_code == 200


def test_sesudah_putusan_meja_menawarkan_berkas_berikutnya_dan_naskahnya_di_atas(verifikator):
    pendaftaran = buat_disetujui(verifikator)
    isi = isi_meja(klien(verifikator), pendaftaran)
    assert "Ambil berkas berikutnya" in isi
    assert isi.index('id="naskah"') < isi.index('id="pindaian"')


def test_persetujuan_ditonjolkan_begitu_semua_dokumen_sesuai(verifikator, pendaftaran):
    client = klien(verifikator)
    tombol = f'class="tombol" href="{url("meja_setujui", pendaftaran)}"'
    assert tombol not in isi_meja(client, pendaftaran)
    tandai_semua(pendaftaran, verifikator)
    assert tombol in isi_meja(client, pendaftaran)
