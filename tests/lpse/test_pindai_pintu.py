"""Quarantine as people meet it: handing in never waits, sight and approval do."""

import pytest
from django.core.files.storage import storages
from django.urls import reverse

from lpse.berkas.pindai import BelumBersih, BelumBolehDilihat, halangan
from lpse.berkas.simpan import kunci_rendisi
from lpse.models import Jejak
from lpse.models.berkas import KeadaanPemeriksaan as K
from lpse.peran import Peran
from registrasi import actions
from tests.factories import beri_putusan, buat_akun, buat_diajukan, buat_draf, tandai_semua
from tests.petugas import klien

pytestmark = pytest.mark.django_db
TERTUTUP = [K.MENUNGGU, K.TERINFEKSI, K.TIDAK_DAPAT_DIPERIKSA]


@pytest.fixture
def verifikator():
    return buat_akun(Peran.VERIFIKATOR)


def berkas_ktp(pendaftaran):
    return pendaftaran.dokumen.get(kode="ktp").berkas


def looks():
    return Jejak.objects.filter(peristiwa__endswith=".dilihat").count()


@pytest.mark.parametrize("keadaan", TERTUTUP)
def test_gambar_yang_pernah_dibuat_tidak_keluar_lagi(client, verifikator, keadaan):
    pendaftaran = buat_diajukan()
    berkas, petugas = berkas_ktp(pendaftaran), klien(verifikator)
    client.force_login(pendaftaran.akun)
    meja = [
        reverse("admin:registrasi_meja_halaman", args=[pendaftaran.kode, "ktp", 1]),
        reverse("admin:registrasi_meja_asli", args=[pendaftaran.kode, "ktp"]),
    ]
    milik_pemohon = reverse("registrasi:gambar", args=[pendaftaran.kode, "ktp", 1])
    assert petugas.get(meja[0]).status_code == 200
    assert b"".join(petugas.get(meja[1]).streaming_content)
    assert client.get(milik_pemohon).status_code == 200
    assert storages["berkas"].listdir(kunci_rendisi(berkas))[1], "the pictures lie in the storage now"
    sebelum = looks()

    beri_putusan(berkas, keadaan)

    for alamat in meja:
        jawaban = petugas.get(alamat)
        assert jawaban.status_code in (404, 409)
        assert not jawaban.streaming
        assert "image" not in jawaban["Content-Type"]
    assert client.get(milik_pemohon).status_code in (404, 409)
    assert looks() == sebelum, "what was not seen is not recorded as seen"


@pytest.mark.parametrize("keadaan", TERTUTUP)
def test_petugas_dan_pemohon_membaca_sebabnya(client, verifikator, keadaan):
    pendaftaran = buat_diajukan()
    berkas = berkas_ktp(pendaftaran)
    beri_putusan(berkas, keadaan)
    client.force_login(pendaftaran.akun)
    meja = reverse("admin:registrasi_pendaftaran_change", args=[pendaftaran.kode])

    assert halangan(berkas) in klien(verifikator).get(meja, {"dok": "ktp"}).content.decode()
    lihat = reverse("registrasi:lihat", args=[pendaftaran.kode, "ktp", 1])
    assert halangan(berkas) in client.get(lihat).content.decode()


@pytest.mark.parametrize("keadaan", TERTUTUP)
def test_yang_tidak_dapat_dilihat_tidak_dapat_ditandai_ada(verifikator, keadaan):
    pendaftaran = buat_diajukan()
    beri_putusan(berkas_ktp(pendaftaran), keadaan)
    alamat = reverse("admin:registrasi_meja_tandai", args=[pendaftaran.kode, "ktp"])
    jawaban = klien(verifikator).post(alamat, {"sesuai": "1"})
    assert jawaban.status_code == 409
    with pytest.raises(BelumBolehDilihat):
        actions.tandai(pendaftaran.pk, "ktp", oleh=verifikator, ada=True, sesuai_asli=False)
    # A note, or taking the mark back, needs no look.
    actions.tandai(pendaftaran.pk, "ktp", oleh=verifikator, ada=False, sesuai_asli=False, catatan="Ganti.")
    assert not pendaftaran.dokumen.get(kode="ktp").ada


def test_mengirim_tidak_menunggu_pemeriksaan():
    draf = buat_draf()
    for dokumen in draf.dokumen.filter(berkas__isnull=False):
        beri_putusan(dokumen.berkas, K.MENUNGGU)
    assert actions.ajukan(draf.pk, oleh=draf.akun).status == "diajukan"


def test_persetujuan_menunggu_pemeriksaan(verifikator):
    pendaftaran = buat_diajukan()
    tandai_semua(pendaftaran, verifikator)
    beri_putusan(berkas_ktp(pendaftaran), K.MENUNGGU)
    with pytest.raises(BelumBersih, match="1 masih menunggu pemeriksaan virus"):
        actions.setujui(pendaftaran.pk, oleh=verifikator)

    beri_putusan(berkas_ktp(pendaftaran), K.BERSIH)
    assert actions.setujui(pendaftaran.pk, oleh=verifikator).status == "disetujui"
