"""Quarantine: what waits is not seen, what is infected is never seen, and only a whole scan makes clean."""

import hashlib
import logging
import socket
import struct
import threading
import uuid
from datetime import timedelta

import pytest
import redis
import time_machine
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from lpse import tasks
from lpse.berkas import cocokkan_sidik, muat_asli, musnahkan, terima
from lpse.berkas.clamd import PemindaiMati
from lpse.berkas.pindai import (
    BATAS_PERCOBAAN,
    SEWA,
    BelumBersih,
    BelumBolehDilihat,
    check_boleh_dilihat,
    check_semua_bersih,
    daftarkan,
    halangan,
    keterangan,
    metrik,
    pindai,
    sapu_pindai,
)
from lpse.embedded import paths
from lpse.models import Berkas, Jejak
from lpse.models.berkas import KeadaanPemeriksaan as K
from tests import plugin
from tests.factories import beri_putusan
from tests.lpse import contoh_berkas as contoh
from tests.lpse.pemindai import PENANDA, TANDA, baca_aliran, pemindai, pemindai_palsu
from tests.services import worker_databases

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def clamd():
    with pemindai() as layanan:
        layanan.nyala()
        yield layanan


@pytest.fixture
def hidup(clamd, settings):
    """A scanner is set up and running."""
    settings.CLAMD_URL = clamd.url


@pytest.fixture
def mati(settings, tmp_path):
    """A scanner is set up and down."""
    settings.CLAMD_URL = f"unix://{tmp_path}/tidak-ada"


@pytest.fixture
def palsu(settings):
    """A scanner whose streams the test answers; give it what it should do."""
    tumpukan = []

    def siapkan(aksi):
        tumpukan.append(pemindai_palsu(aksi))
        layanan = tumpukan[-1].__enter__()
        settings.CLAMD_URL = layanan.url
        return layanan

    yield siapkan
    for layanan in tumpukan:
        layanan.__exit__(None, None, None)


def buat(isi=b"isi biasa", keadaan=K.MENUNGGU, **ganti):
    """A stored file as the intake leaves it, whatever its bytes are."""
    kode = uuid.uuid4()
    return Berkas.objects.create(
        kode=kode,
        kunci=storages["berkas"].save(f"berkas/{kode.hex[:2]}/{kode}", ContentFile(isi)),
        nama_asli="foto.jpg",
        jenis="image/jpeg",
        ukuran=len(isi),
        sha256=hashlib.sha256(isi).hexdigest(),
        lebar=4,
        tinggi=3,
        keadaan_pemeriksaan=keadaan,
        **ganti,
    )


def keadaan(berkas):
    berkas.refresh_from_db()
    return berkas.keadaan_pemeriksaan


def jejak(berkas):
    return list(Jejak.objects.filter(objek_id=str(berkas.pk), objek_jenis="lpse.berkas").order_by("pk"))


def antrean():
    """The queue itself, which the tests may empty: each worker of the suite has its own."""
    return redis.Redis.from_url(paths.cache_url(plugin.BASE, worker_databases()[0]))


def terputus(sambungan):
    sambungan.recv(4)
    sambungan.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def bersih(sambungan):
    baca_aliran(sambungan)
    sambungan.sendall(b"stream: OK\0")


# --- The verdict ---------------------------------------------------------------------------------------


def test_virus_dalam_foto_yang_sah_ditemukan_dan_tercatat(hidup):
    # A photograph that opens everywhere, with the virus where a camera writes its remarks.
    foto = contoh.jpeg(comment=PENANDA)
    berkas = terima(SimpleUploadedFile("ktp.jpg", foto, "image/jpeg"), oleh=None, batas_mb=2)
    assert (berkas.keadaan_pemeriksaan, berkas.dipindai_pada) == (K.MENUNGGU, None)

    assert pindai(berkas.pk) == K.TERINFEKSI

    assert keadaan(berkas) == K.TERINFEKSI
    assert (berkas.tanda_virus, berkas.dipindai_pada is None) == (TANDA, False)
    (baris,) = jejak(berkas)
    assert (baris.peristiwa, baris.rincian) == ("berkas.terinfeksi", {"tanda": TANDA})
    assert "ktp.jpg" not in str(baris.rincian), "the trail keeps no personal value"


def test_berkas_bersih_boleh_dilihat_tanpa_baris_jejak(hidup):
    berkas = terima(SimpleUploadedFile("ktp.jpg", contoh.jpeg(), "image/jpeg"), oleh=None, batas_mb=2)
    with pytest.raises(BelumBolehDilihat, match="menunggu pemeriksaan virus"):
        check_boleh_dilihat(berkas)

    assert pindai(berkas.pk) == K.BERSIH

    assert keadaan(berkas) == K.BERSIH
    assert berkas.dipindai_pada is not None
    check_boleh_dilihat(berkas)
    assert jejak(berkas) == []


def test_yang_sudah_diputus_tidak_dipindai_lagi(palsu):
    layanan = palsu(bersih)
    berkas = buat()
    assert [pindai(berkas.pk), pindai(berkas.pk)] == [K.BERSIH, None]
    assert layanan.aliran == 1


def test_berkas_musnah_tidak_dipindai(palsu):
    layanan = palsu(bersih)
    berkas = buat()
    musnahkan(berkas)
    assert (sapu_pindai(), pindai(berkas.pk), layanan.aliran) == (0, None, 0)
    assert (keadaan(berkas), berkas.percobaan_pindai) == (K.MENUNGGU, 0)


@pytest.mark.parametrize("keadaan_", [K.MENUNGGU, K.TERINFEKSI, K.TIDAK_DAPAT_DIPERIKSA])
def test_karantina_menutup_berkas_dengan_kalimat(keadaan_):
    berkas = buat()
    beri_putusan(berkas, keadaan_)
    with pytest.raises(BelumBolehDilihat) as galat:
        check_boleh_dilihat(berkas)
    assert str(galat.value) == halangan(berkas)
    assert len(halangan(berkas).split(". ")) > 1, "why, and what happens next"


@pytest.mark.parametrize("keadaan_", [K.BERSIH, K.TANPA_PEMINDAI])
def test_yang_bersih_dan_yang_tanpa_pemindai_terbuka(keadaan_):
    berkas = buat()
    beri_putusan(berkas, keadaan_)
    check_boleh_dilihat(berkas)
    assert halangan(berkas) == ""


def test_setiap_keadaan_punya_keterangan_yang_tidak_berlebihan(settings):
    berkas = buat()
    settings.CLAMD_URL = ""
    beri_putusan(berkas, K.TANPA_PEMINDAI)
    assert keterangan(berkas) == "Belum dipindai virus: pemindai belum dipasang."
    settings.CLAMD_URL = "tcp://clamd"
    assert keterangan(berkas) == "Belum dipindai virus: menunggu giliran."
    beri_putusan(berkas, K.MENUNGGU)
    assert keterangan(berkas) == "Menunggu pemeriksaan."
    with time_machine.travel("2026-05-03T20:00:00+00:00", tick=False):
        beri_putusan(berkas, K.BERSIH)
    with timezone.override("Asia/Jakarta"):
        assert keterangan(berkas) == "Dipindai 4 Mei 2026: tidak ditemukan virus."


def test_terinfeksi_untuk_selamanya_dan_byte_tetap_sebagai_bukti(hidup):
    berkas = buat(b"x" + PENANDA)
    pindai(berkas.pk)

    with pytest.raises(IntegrityError, match="tidak dapat dicabut"), transaction.atomic():
        Berkas.objects.filter(pk=berkas.pk).update(keadaan_pemeriksaan=K.BERSIH, tanda_virus="")

    assert keadaan(berkas) == K.TERINFEKSI
    assert cocokkan_sidik(berkas)
    with muat_asli(berkas) as asli:
        assert asli.read() == b"x" + PENANDA


@pytest.mark.parametrize(
    ("nilai", "aturan"),
    [
        ({"keadaan_pemeriksaan": K.BERSIH}, "berkas_putusan_bertanggal"),
        ({"keadaan_pemeriksaan": K.TERINFEKSI, "tanda_virus": "A"}, "berkas_putusan_bertanggal"),
        (
            {"keadaan_pemeriksaan": K.TERINFEKSI, "dipindai_pada": timezone.now()},
            "berkas_terinfeksi_bertanda",
        ),
        ({"tanda_virus": "A"}, "berkas_terinfeksi_bertanda"),
    ],
)
def test_basis_data_menolak_putusan_tanpa_pemindaian(nilai, aturan):
    berkas = buat()
    with pytest.raises(IntegrityError, match=aturan), transaction.atomic():
        Berkas.objects.filter(pk=berkas.pk).update(**nilai)


def test_persetujuan_menunggu_setiap_berkas():
    boleh, menunggu, juga, sakit = (buat() for _ in range(4))
    beri_putusan(boleh, K.BERSIH)
    beri_putusan(sakit, K.TERINFEKSI)

    check_semua_bersih([boleh])
    with pytest.raises(BelumBersih, match=r"2 masih menunggu pemeriksaan virus.*setujui lagi setelah"):
        check_semua_bersih([boleh, menunggu, juga])
    with pytest.raises(BelumBersih, match=r"1 masih menunggu pemeriksaan virus, 1 terinfeksi.*Kembalikan"):
        check_semua_bersih([boleh, menunggu, sakit])


# --- The scanner fails -----------------------------------------------------------------------------------


def test_pemindai_mati_berkas_menunggu_lalu_sapuan_memeriksanya(mati, settings, clamd, caplog):
    berkas = buat()
    with caplog.at_level(logging.WARNING):
        assert (pindai(berkas.pk), sapu_pindai()) == (None, 0)
    assert "berkas baru menunggu" in caplog.text
    assert (keadaan(berkas), berkas.percobaan_pindai) == (K.MENUNGGU, 0), "an outage is not the file's fault"

    settings.CLAMD_URL = clamd.url
    assert sapu_pindai() == 1
    tasks.pindai_berkas(berkas.pk)

    assert keadaan(berkas) == K.BERSIH


def test_pemindai_yang_menggantung_tidak_dibebankan_kepada_berkas(settings, monkeypatch):
    monkeypatch.setattr("lpse.berkas.clamd.ASK_SECONDS", 0.2)
    monkeypatch.setattr("lpse.berkas.clamd.SCAN_SECONDS", 0.2)
    berkas = buat()
    with socket.create_server(("127.0.0.1", 0)) as diam:
        settings.CLAMD_URL = f"tcp://127.0.0.1:{diam.getsockname()[1]}"
        assert pindai(berkas.pk) is None
    assert (keadaan(berkas), berkas.percobaan_pindai) == (K.MENUNGGU, 0)


def test_putus_di_tengah_menunda_makin_lama_lalu_menyerah(palsu):
    palsu(terputus)
    berkas = buat()
    jeda = []
    with time_machine.travel(timezone.now() + timedelta(seconds=1), tick=False) as waktu:
        for _ in range(BATAS_PERCOBAAN - 1):
            assert pindai(berkas.pk) is None
            assert pindai(berkas.pk) is None, "not before its turn"
            assert keadaan(berkas) == K.MENUNGGU
            jeda.append((berkas.pindai_setelah - timezone.now()) // timedelta(minutes=1))
            waktu.move_to(berkas.pindai_setelah)
        assert jeda == [1, 2, 4, 8]
        assert pindai(berkas.pk) == K.TIDAK_DAPAT_DIPERIKSA

    assert keadaan(berkas) == K.TIDAK_DAPAT_DIPERIKSA
    assert [b.peristiwa for b in jejak(berkas)] == ["berkas.tidak_dapat_diperiksa"]


@pytest.mark.parametrize("isi_lain", [b"", b"isi lain"])
def test_isi_yang_bukan_isi_semula_tidak_pernah_bersih(hidup, isi_lain):
    # An object that was emptied or exchanged would pass as clean in the name of the one that came in.
    berkas = buat(b"isi semula")
    with storages["berkas"].open(berkas.kunci, "wb") as isi:
        isi.write(isi_lain)
    assert pindai(berkas.pk) is None
    assert (keadaan(berkas), berkas.percobaan_pindai) == (K.MENUNGGU, 1)


def test_isi_yang_hilang_tidak_pernah_bersih(hidup):
    berkas = buat()
    storages["berkas"].delete(berkas.kunci)
    assert pindai(berkas.pk) is None
    assert (keadaan(berkas), berkas.percobaan_pindai) == (K.MENUNGGU, 1)


def test_pekerja_mati_di_tengah_sewanya_habis_lalu_disapu(palsu):
    palsu(bersih)
    berkas = buat()
    Berkas.objects.filter(pk=berkas.pk).update(pindai_setelah=timezone.now() + SEWA)
    assert (pindai(berkas.pk), sapu_pindai()) == (None, 0)
    with time_machine.travel(timezone.now() + SEWA + timedelta(seconds=1)):
        assert sapu_pindai() == 1
        assert pindai(berkas.pk) == K.BERSIH


def test_putusan_yang_terlambat_tidak_ditulis(hidup, monkeypatch):
    berkas = buat()
    sewa_lain = timezone.now() + SEWA * 2

    def lambat(isi):
        Berkas.objects.filter(pk=berkas.pk).update(pindai_setelah=sewa_lain)
        isi.read(1000)
        return ""

    monkeypatch.setattr("lpse.berkas.clamd.scan", lambat)
    assert pindai(berkas.pk) is None
    assert (keadaan(berkas), berkas.pindai_setelah) == (K.MENUNGGU, sewa_lain)


def test_pemindai_mati_sesaat_sesudah_ditanya_berkas_langsung_dilepas(hidup, monkeypatch):
    berkas = buat()

    def mati(isi):
        raise PemindaiMati

    monkeypatch.setattr("lpse.berkas.clamd.scan", mati)
    assert pindai(berkas.pk) is None
    assert sapu_pindai() == 1
    assert (keadaan(berkas), berkas.percobaan_pindai) == (K.MENUNGGU, 0)


# --- The queue -------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_antrean_dikosongkan_sapuan_menggerakkannya_lagi(hidup):
    antrean().flushdb()
    berkas = terima(SimpleUploadedFile("a.png", contoh.png(), "image/png"), oleh=None, batas_mb=2)
    assert antrean().llen("cepat") == 1, "enqueued once the row is committed"
    antrean().flushdb()

    assert sapu_pindai() == 1

    assert antrean().llen("cepat") == 1
    tasks.pindai_berkas(berkas.pk)
    assert keadaan(berkas) == K.BERSIH


@pytest.mark.django_db(transaction=True)
def test_berkas_dari_masa_tanpa_pemindai_dipindai_di_latar(hidup):
    antrean().flushdb()
    lama, baru = buat(b"x" + PENANDA, K.TANPA_PEMINDAI), buat()

    assert sapu_pindai() == 2

    assert (antrean().llen("cepat"), antrean().llen("lama")) == (1, 1), "the old ones delay nobody's mail"
    check_boleh_dilihat(lama)
    assert (pindai(lama.pk), pindai(baru.pk)) == (K.TERINFEKSI, K.BERSIH)


def test_sapuan_mendahulukan_karantina(hidup, django_capture_on_commit_callbacks):
    lama = buat(keadaan=K.TANPA_PEMINDAI)
    menunggu = [buat() for _ in range(3)]
    antrean().flushdb()
    with django_capture_on_commit_callbacks(execute=True):
        assert sapu_pindai(batas=3) == 3
    assert (antrean().llen("cepat"), antrean().llen("lama")) == (3, 0)
    for berkas in menunggu:
        pindai(berkas.pk)
    with django_capture_on_commit_callbacks(execute=True):
        assert sapu_pindai(batas=3) == 1
    assert antrean().llen("lama") == 1
    assert keadaan(lama) == K.TANPA_PEMINDAI


@pytest.mark.django_db(transaction=True)
def test_dua_pekerja_memindai_satu_kali(palsu):
    layanan = palsu(bersih)
    berkas = buat()
    garis, hasil = threading.Barrier(4), []

    def bekerja():
        try:
            garis.wait(60)
            hasil.append(pindai(berkas.pk))
        finally:
            connection.close()

    pekerja = [threading.Thread(target=bekerja) for _ in range(4)]
    for thread in pekerja:
        thread.start()
    for thread in pekerja:
        thread.join(90)

    assert sorted(hasil, key=str) == [None, None, None, K.BERSIH]
    assert layanan.aliran == 1


def test_tanpa_pemindai_tidak_ada_yang_dipindai(settings):
    settings.CLAMD_URL = ""
    berkas = buat()
    assert (pindai(berkas.pk), sapu_pindai(), keadaan(berkas)) == (None, 0, K.MENUNGGU)


# --- What the operator sees --------------------------------------------------------------------------------


def test_metrik_menyebut_antrean_dan_umur_tanda(palsu):
    def versi(sambungan):
        sambungan.sendall(b"ClamAV 1.4.6/27823/Sat Nov 21 08:00:00 2026\0")

    palsu(versi)
    with time_machine.travel("2026-11-24T08:00:00+00:00", tick=False):
        buat(diunggah_pada=timezone.now() - timedelta(minutes=5))
        beri_putusan(buat(), K.TERINFEKSI)
        buat(keadaan=K.TANPA_PEMINDAI)
        assert metrik() == {
            "lpse_berkas_menunggu_pindai": 1,
            "lpse_berkas_menunggu_pindai_tertua_detik": 300,
            "lpse_berkas_terinfeksi": 1,
            "lpse_pemindai_hidup": 1,
            "lpse_pemindai_umur_tanda_detik": 3 * 24 * 3600,
        }


def test_metrik_saat_pemindai_mati_atau_tidak_dipasang(mati, settings):
    assert metrik()["lpse_pemindai_hidup"] == 0
    settings.CLAMD_URL = ""
    assert "lpse_pemindai_hidup" not in metrik()


def test_readyz_menyebut_pemindai_yang_mati(mati, client):
    jawaban = client.get("/readyz")
    assert (jawaban.status_code, jawaban.json()["antrean_pindai"]) == (503, "PemindaiMati")


def test_readyz_menyebut_antrean_yang_tersendat_juga_tanpa_pemindai(settings, client):
    # The scanner was taken away while a file waited: nobody would ever judge it.
    settings.CLAMD_URL = ""
    buat()
    assert client.get("/readyz").json()["antrean_pindai"] == "ok"
    buat(diunggah_pada=timezone.now() - timedelta(hours=2))
    assert client.get("/readyz").json()["antrean_pindai"] == "AntreanTersendat"


def test_alamat_pemindai_yang_keliru_menghentikan_awal(settings):
    settings.CLAMD_URL = "clamd:3310"
    with pytest.raises(ImproperlyConfigured, match="CLAMD_URL"):
        daftarkan()
