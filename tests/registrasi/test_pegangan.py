"""Who is at work on a file: the lease and its heartbeat, the supervisor's take-over and assignment."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Jejak
from lpse.peran import Peran
from registrasi import actions
from registrasi.meja.pegangan import pemegang, verifikator_hari_ini
from registrasi.models import AlihPegangan, Pendaftaran
from registrasi.policies.pendaftaran import (
    BerkasSendiri,
    BukanVerifikator,
    PeganganLepas,
    PerluAlasan,
    SedangDiperiksa,
    TidakDipegang,
)
from tests.factories import buat_akun, buat_diajukan, buat_disetujui
from tests.petugas import klien, klien_peran
from tests.registrasi.pemohon import kirim_surat

pytestmark = pytest.mark.django_db
DENYUT = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def verifikator():
    return buat_akun(Peran.VERIFIKATOR, nama="Vera Ujiwati")


@pytest.fixture
def lain():
    return buat_akun(Peran.VERIFIKATOR, nama="Lani Ujiwati")


@pytest.fixture
def kepala():
    return buat_akun(Peran.KEPALA, nama="Kasman Ujiwan")


@pytest.fixture
def dipegang(verifikator):
    return actions.ambil(buat_diajukan().pk, oleh=verifikator)


def url(nama: str, pendaftaran: Pendaftaran) -> str:
    return f"/admin/registrasi/pendaftaran/{pendaftaran.kode}/{nama}/"


# --- The heartbeat


def test_denyut_memperpanjang_pegangan_tanpa_baris_jejak(verifikator, dipegang):
    jumlah = Jejak.objects.count()
    with time_machine.travel(timezone.now() + timedelta(minutes=15), tick=False):
        lagi = actions.perpanjang(dipegang.pk, oleh=verifikator)
        assert lagi.klaim_sampai == timezone.now() + timedelta(minutes=20)
    assert lagi.diklaim_pada == dipegang.diklaim_pada
    assert Jejak.objects.count() == jumlah


def test_denyut_tidak_menghidupkan_pegangan_yang_habis(verifikator, lain, dipegang):
    with time_machine.travel(timezone.now() + timedelta(minutes=21)):
        with pytest.raises(PeganganLepas, match="habis"):
            actions.perpanjang(dipegang.pk, oleh=verifikator)
        actions.ambil(dipegang.pk, oleh=lain)
        with pytest.raises(PeganganLepas, match="sekarang dipegang Lani Ujiwati"):
            actions.perpanjang(dipegang.pk, oleh=verifikator)


def test_denyut_sesudah_putusan_menyebut_putusannya(verifikator, dipegang):
    actions.tolak(dipegang.pk, oleh=verifikator, alasan="Uji.")
    with pytest.raises(PeganganLepas, match="Ditolak"):
        actions.perpanjang(dipegang.pk, oleh=verifikator)


def test_denyut_menjawab_skrip_dengan_json(verifikator, lain, dipegang):
    client = klien(verifikator)
    jawaban = client.post(url("perpanjang", dipegang), **DENYUT)
    assert jawaban.status_code == 200
    isi = jawaban.json()
    dipegang.refresh_from_db()
    assert isi["pemegang"] == "Vera Ujiwati"
    assert isi["sampai"] == dipegang.klaim_sampai.isoformat()
    assert isi["jam"].endswith("WIB")

    Pendaftaran.objects.filter(pk=dipegang.pk).update(klaim_sampai=timezone.now() - timedelta(seconds=1))
    actions.ambil(dipegang.pk, oleh=lain)
    jawaban = client.post(url("perpanjang", dipegang), **DENYUT)
    assert jawaban.status_code == 409
    assert jawaban.json()["kalimat"] == "Berkas ini sekarang dipegang Lani Ujiwati."
    assert not Jejak.objects.filter(peristiwa__endswith="tidak_diizinkan").exists()


def test_perpanjang_tanpa_skrip_kembali_ke_meja(verifikator, dipegang):
    client = klien(verifikator)
    assert client.post(url("perpanjang", dipegang)).status_code == 302
    actions.lepas(dipegang.pk, oleh=verifikator)
    isi = client.post(url("perpanjang", dipegang), follow=True).content.decode()
    assert "berkasnya kembali ke antrean." in isi


def test_tanda_yang_disimpan_memperpanjang_pegangan(verifikator, dipegang):
    with time_machine.travel(timezone.now() + timedelta(minutes=15), tick=False):
        actions.tandai(dipegang.pk, "ktp", oleh=verifikator, ada=True, sesuai_asli=False)
        dipegang.refresh_from_db()
        assert dipegang.klaim_sampai == timezone.now() + timedelta(minutes=20)
    assert Jejak.objects.filter(peristiwa="pendaftaran.diambil").count() == 1


# --- The take-over


def test_ambil_alih_memindahkan_pegangan_dan_memberi_tahu_pemegang_lama(kepala, verifikator, lain, dipegang):
    kirim_surat()

    hasil = actions.ambil_alih(dipegang.pk, oleh=kepala, alasan=" Sedang cuti. ", kepada=lain)

    assert (hasil.diklaim_oleh, hasil.ditugaskan_kepada) == (lain, lain)
    alih = AlihPegangan.objects.get()
    assert (alih.dari, alih.kepada, alih.oleh, alih.alasan) == (verifikator, lain, kepala, "Sedang cuti.")
    jejak = Jejak.objects.get(peristiwa="pendaftaran.diambil_alih")
    assert jejak.rincian == {"dari": verifikator.pk, "kepada": lain.pk, "alih": alih.pk}
    (surat,) = kirim_surat()
    assert surat.to == [verifikator.email]
    assert "Sekarang dipegang Lani Ujiwati." in surat.body
    assert "Sedang cuti." in surat.body
    with pytest.raises(SedangDiperiksa, match="Lani Ujiwati"):
        actions.tandai(dipegang.pk, "ktp", oleh=verifikator, ada=True, sesuai_asli=False)


def test_ambil_alih_tanpa_penerima_dipegang_pengawasnya(kepala, verifikator, dipegang):
    actions.ambil_alih(dipegang.pk, oleh=kepala, alasan="Mendesak.")
    with pytest.raises(SedangDiperiksa, match="Kasman Ujiwan"):
        actions.tolak(dipegang.pk, oleh=verifikator, alasan="x")
    bebas = actions.tugaskan(dipegang.pk, oleh=kepala, kepada=None)
    assert bebas.diklaim_oleh is None


def test_pengawas_yang_memegang_dapat_memperpanjang_dan_melepas(kepala, dipegang):
    client = klien(kepala)
    client.post(url("ambil-alih", dipegang), {"kepada": "0", "alasan": "Mendesak."})
    meja = client.get(f"/admin/registrasi/pendaftaran/{dipegang.kode}/").content.decode()
    assert url("perpanjang", dipegang) in meja
    assert client.post(url("perpanjang", dipegang), **DENYUT).json()["pemegang"] == "Kasman Ujiwan"
    assert client.post(url("lepas", dipegang)).status_code == 302
    dipegang.refresh_from_db()
    assert dipegang.diklaim_oleh is None
    assert Jejak.objects.filter(peristiwa="pendaftaran.dilepas", oleh_id=kepala.pk).exists()


@pytest.mark.parametrize("masih_dipegang", [True, False])
def test_pembaca_tidak_memegang_dan_tidak_melepas(verifikator, dipegang, masih_dipegang):
    if not masih_dipegang:
        actions.lepas(dipegang.pk, oleh=verifikator)
    client = klien_peran(Peran.AUDITOR)
    assert client.post(url("perpanjang", dipegang), **DENYUT).status_code == 403
    assert client.post(url("lepas", dipegang)).status_code == 403
    dipegang.refresh_from_db()
    assert dipegang.diklaim_oleh == (verifikator if masih_dipegang else None)


def test_bebaskan_mengembalikan_ke_antrean_dengan_alasan(kepala, verifikator, lain, dipegang):
    kirim_surat()
    actions.bebaskan(dipegang.pk, oleh=kepala, alasan="Sakit.")
    assert actions.ambil_berikutnya(oleh=lain) == dipegang
    (surat,) = kirim_surat()
    assert surat.to == [verifikator.email]
    assert "ke antrean" in surat.body


def test_ambil_alih_perlu_alasan_wewenang_dan_pemegang(kepala, verifikator, lain, dipegang):
    with pytest.raises(PerluAlasan):
        actions.ambil_alih(dipegang.pk, oleh=kepala, alasan="  ")
    with pytest.raises(TidakBerwenang):
        actions.ambil_alih(dipegang.pk, oleh=lain, alasan="x")
    with pytest.raises(SedangDiperiksa, match="memang sedang memegang"):
        actions.ambil_alih(dipegang.pk, oleh=kepala, alasan="x", kepada=verifikator)
    with pytest.raises(BukanVerifikator):
        actions.ambil_alih(dipegang.pk, oleh=kepala, alasan="x", kepada=buat_akun(Peran.AUDITOR))
    with pytest.raises(TidakDipegang):
        actions.ambil_alih(buat_diajukan().pk, oleh=kepala, alasan="x")
    with pytest.raises(TindakanTertutup):
        actions.ambil_alih(buat_disetujui().pk, oleh=kepala, alasan="x")
    dipegang.refresh_from_db()
    assert dipegang.diklaim_oleh == verifikator
    assert not AlihPegangan.objects.exists()


def test_berkas_sendiri_tidak_diambil_alih_dan_tidak_ditugaskan_kepada_diri_sendiri(kepala):
    petugas = buat_akun(Peran.PEMOHON, Peran.VERIFIKATOR)
    milik_petugas = buat_diajukan(petugas)
    with pytest.raises(BerkasSendiri):
        actions.tugaskan(milik_petugas.pk, oleh=kepala, kepada=petugas)
    pengawas = buat_akun(Peran.PEMOHON, Peran.KEPALA)
    milik_pengawas = buat_diajukan(pengawas)
    actions.ambil(milik_pengawas.pk, oleh=buat_akun(Peran.VERIFIKATOR))
    for act in (actions.ambil_alih, actions.bebaskan):
        with pytest.raises(BerkasSendiri):
            act(milik_pengawas.pk, oleh=pengawas, alasan="x")


def test_basis_data_menolak_alasan_alih_yang_diubah(kepala, dipegang):
    actions.bebaskan(dipegang.pk, oleh=kepala, alasan="Sakit.")
    with pytest.raises(IntegrityError, match="tidak diubah lagi"), transaction.atomic():
        AlihPegangan.objects.update(alasan="Lain.")


# --- Assignment


def test_yang_ditugaskan_didahulukan_bagi_penerimanya_dan_dilewati_yang_lain(kepala, verifikator, lain):
    mendesak, biasa, tugas = (buat_diajukan() for _ in range(3))
    Pendaftaran.objects.filter(pk=mendesak.pk).update(tenggat=timezone.now() - timedelta(days=1))
    actions.tugaskan(tugas.pk, oleh=kepala, kepada=verifikator)
    actions.tugaskan(mendesak.pk, oleh=kepala, kepada=verifikator)
    assert actions.ambil_berikutnya(oleh=lain) == biasa
    actions.lepas(biasa.pk, oleh=lain)
    assert actions.ambil_berikutnya(oleh=verifikator) == mendesak
    assert actions.ambil(biasa.pk, oleh=lain)
    actions.tolak(biasa.pk, oleh=lain, alasan="Uji.")
    # Nothing else waits: what was set aside for another is still done.
    assert actions.ambil_berikutnya(oleh=lain) == tugas


def test_berkas_yang_dipegang_orang_tidak_ditugaskan_begitu_saja(kepala, lain, dipegang):
    with pytest.raises(SedangDiperiksa):
        actions.tugaskan(dipegang.pk, oleh=kepala, kepada=lain)
    with pytest.raises(TidakBerwenang):
        actions.tugaskan(buat_diajukan().pk, oleh=lain, kepada=lain)


def test_hanya_verifikator_hari_ini_yang_dapat_ditugasi(verifikator, kepala):
    mati = buat_akun(Peran.VERIFIKATOR)
    mati.is_active = False
    mati.save()
    besok = buat_akun(Peran.VERIFIKATOR)
    besok.penugasan.update(mulai=timezone.localdate() + timedelta(days=2))
    assert verifikator_hari_ini() == [verifikator]


# --- The pages


def test_meja_menyebut_pemegang_dan_waktunya_kepada_verifikator_lain(lain, kepala, verifikator, dipegang):
    dilihat = pemegang(Pendaftaran.objects.get(pk=dipegang.pk), lain)
    assert (dilihat.nama, dilihat.sejak, dilihat.sampai) == (
        "Vera Ujiwati",
        dipegang.diklaim_pada,
        dipegang.klaim_sampai,
    )
    assert not any((dilihat.is_saya, dilihat.boleh_ambil, dilihat.boleh_ambil_alih))
    assert pemegang(dipegang, kepala).boleh_ambil_alih
    assert pemegang(dipegang, verifikator).is_saya
    assert pemegang(buat_disetujui(), verifikator) is None


def test_halaman_ambil_alih_menanyakan_alasan_lalu_memindahkan(kepala, lain, dipegang):
    client = klien(kepala)
    halaman = client.get(url("ambil-alih", dipegang)).content.decode()
    assert "Dipegang Vera Ujiwati" in halaman
    jawaban = client.post(url("ambil-alih", dipegang), {"kepada": str(lain.pk)})
    assert "Tulis alasannya." in jawaban.content.decode()
    jawaban = client.post(
        url("ambil-alih", dipegang), {"kepada": str(lain.pk), "alasan": "Sedang cuti."}, follow=True
    )
    assert "sekarang dipegang Lani Ujiwati." in jawaban.content.decode()


def test_halaman_tugaskan(kepala, lain):
    pendaftaran = buat_diajukan()
    client = klien(kepala)
    assert "Pilih verifikator." in client.post(url("tugaskan", pendaftaran), {}).content.decode()
    isi = client.post(url("tugaskan", pendaftaran), {"kepada": str(lain.pk)}, follow=True).content.decode()
    assert "ditugaskan kepada Lani Ujiwati." in isi
    assert "Tugas Lani Ujiwati" in isi
    isi = klien(lain).get("/admin/").content.decode()
    assert "Ditugaskan kepada Anda" in isi


@pytest.mark.parametrize("nama", ["ambil-alih", "tugaskan"])
def test_verifikator_biasa_tidak_membuka_halaman_pengawas(nama, lain, dipegang):
    client = klien(lain)
    assert client.get(url(nama, dipegang)).status_code == 403
    assert client.post(url(nama, dipegang), {"kepada": "0", "alasan": "x"}).status_code == 403


def test_kolom_pegangan_kosong_sesudah_putusan(verifikator, dipegang):
    actions.tolak(dipegang.pk, oleh=verifikator, alasan="Uji.")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT diklaim_oleh_id, diklaim_pada, klaim_sampai FROM registrasi_pendaftaran WHERE id = %s",
            [dipegang.pk],
        )
        assert cursor.fetchone() == (None, None, None)
