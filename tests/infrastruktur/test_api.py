"""The machine door of monitoring: what LKPP's programs read, and what the sensors of a server room write."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from infrastruktur.enums.pantau import Keadaan, Ukuran
from infrastruktur.models import BacaanLingkungan, Deret, EpisodeLingkungan, Siklus
from infrastruktur.policies.akses import LINGKUNGAN_TULIS, PEMANTAUAN_BACA
from lpse.models import Lokasi
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.infrastruktur.gangguan import buat_gangguan, buat_sasaran, putus
from tests.penelepon import penelepon, token_untuk

pytestmark = pytest.mark.django_db
AKAR = "/api/v1/infrastruktur/"


@pytest.fixture
def program():
    """LKPP's program, with the token it was given."""
    return penelepon(token_untuk(buat_akun(Peran.LKPP), PEMANTAUAN_BACA))


@pytest.fixture
def sensor():
    return penelepon(token_untuk(buat_akun(Peran.HELPDESK), LINGKUNGAN_TULIS))


@pytest.fixture
def ruang():
    return Lokasi.objects.create(kode="RS-1", nama="Ruang server", is_ruang_server=True)


def galat(jawaban):
    assert jawaban.status_code == 400
    return [satu["parameter"] for satu in jawaban.json()["errors"]]


def test_keadaan_menyebut_deret_nilai_satuan_dan_sejak(program, django_assert_max_num_queries):
    kini = timezone.now()
    sasaran = buat_sasaran("server")
    sejak = {"nilai": 96.5, "dibaca_pada": kini, "keadaan": Keadaan.KRITIS}
    disk = Deret.objects.create(sasaran=sasaran, ukuran=Ukuran.DISK, label="/data", **sejak)
    buat_sasaran("tautan", dihentikan_pada=kini, alasan_henti="dicabut")
    Siklus.objects.create(mulai=kini, selesai=kini)
    with django_assert_max_num_queries(9):
        isi = program.get(f"{AKAR}keadaan/").json()
    assert isi["siklus_terakhir"]
    assert [(s["kode"], s["keadaan"]) for s in isi["sasaran"]] == [("server", "kritis")]
    terbaca = isi["sasaran"][0]["deret"][0]
    assert (terbaca["kode"], terbaca["nilai"], terbaca["satuan"]) == (disk.kode, 96.5, "%")
    assert (terbaca["bagian"], terbaca["keadaan"]) == ("/data", "kritis")
    assert program.get(f"{AKAR}keadaan/server/").json() == isi["sasaran"][0]
    assert program.get(f"{AKAR}keadaan/tautan/").status_code == 404


def test_alamat_sasaran_dan_rahasianya_tidak_ikut(program):
    buat_sasaran("server", alamat="10.9.8.7:9100", opsi={"komunitas": "env:RAHASIA"})
    isi = program.get(f"{AKAR}keadaan/").content.decode()
    assert "10.9.8.7" not in isi
    assert "RAHASIA" not in isi


@pytest.mark.parametrize(
    ("kueri", "parameter"),
    [
        ("dari=2026-01-01&sampai=2026-01-02&resolusi=mentah", ["resolusi"]),
        ("dari=2001-01-01&sampai=2026-01-02", ["resolusi"]),
        ("dari=2026-01-02&sampai=2026-01-01", ["dari"]),
        ("dari=0001-01-01T00:00:00Z", ["dari"]),
        ("sampai=9999-12-31T23:59:59Z", ["sampai"]),
        ("dari=kemarin", ["dari"]),
        ("resolusi=detik", ["resolusi"]),
        ("langkah=5", ["langkah"]),
    ],
)
def test_sampel_berbatas(program, kueri, parameter):
    deret = buat_sasaran("server").deret.get()
    assert galat(program.get(f"{AKAR}sampel/{deret.kode}/?{kueri}")) == parameter


def test_sampel_sehari_bila_tidak_diminta_lain(program):
    deret = buat_sasaran("server").deret.get()
    isi = program.get(f"{AKAR}sampel/{deret.kode}/").json()
    assert (isi["resolusi"], isi["titik"], isi["deret"]["kode"]) == ("lima_menit", [], deret.kode)


def test_gangguan_tanpa_catatan_petugas(program):
    admin = buat_akun(Peran.ADMIN_SISTEM)
    buat_gangguan(admin, uraian="catatan dapur", pelapor="Budi Pelapor")
    putus(buat_sasaran("tautan"))
    jawaban = program.get(f"{AKAR}gangguan/")
    assert [g["sasaran"] for g in jawaban.json()["hasil"]] == [["tautan"], []]
    assert "dapur" not in jawaban.content.decode()
    assert "Pelapor" not in jawaban.content.decode()
    assert program.get(f"{AKAR}gangguan/?keadaan=ditutup").json()["hasil"] == []
    halaman = program.get(f"{AKAR}gangguan/?ukuran=1").json()
    assert program.get(halaman["berikutnya"]).json()["hasil"][0]["sasaran"] == []


def test_ketersediaan_dan_pemeliharaan(program):
    buat_sasaran("tautan", dibuat_pada=timezone.now() - timedelta(hours=2))
    bulan = timezone.localdate()
    isi = program.get(f"{AKAR}ketersediaan/?bulan={bulan:%Y-%m}").json()
    assert [(s["sasaran"], s["persen"], s["padam"]) for s in isi] == [("tautan", 100.0, 0)]
    assert galat(program.get(f"{AKAR}ketersediaan/?bulan=2026-13")) == ["bulan"]
    assert galat(program.get(f"{AKAR}ketersediaan/?bulan=2099-01")) == ["bulan"]
    assert program.get(f"{AKAR}pemeliharaan/?status=berjalan").json()["hasil"] == []


def test_token_lain_tidak_membuka_pemantauan_dan_sebaliknya(program, sensor):
    assert sensor.get(f"{AKAR}keadaan/").status_code == 403
    assert program.post(f"{AKAR}ruang-server/bacaan/", {}).status_code == 403
    assert program.post(f"{AKAR}keadaan/", {}).status_code == 405


def test_sensor_mengirim_bacaan_yang_dinilai(sensor, ruang):
    kirim = {"lokasi": "rs-1", "suhu": "41.5", "kelembapan": 50}
    jawaban = sensor.post(f"{AKAR}ruang-server/bacaan/", kirim, content_type="application/json")
    assert jawaban.status_code == 201
    assert (jawaban.json()["kondisi"], jawaban.json()["penyimpangan"]) == ("tidak_normal", ["suhu"])
    bacaan = BacaanLingkungan.objects.get(is_sensor=True)
    assert (bacaan.lokasi, float(bacaan.suhu)) == (ruang, 41.5)
    assert EpisodeLingkungan.objects.filter(lokasi=ruang, bacaan=F("bacaan")).count() == 1


@pytest.mark.parametrize(
    ("isi", "parameter"),
    [
        ({"suhu": 20}, "lokasi"),
        ({"lokasi": "GUDANG", "suhu": 20}, "lokasi"),
        ({"lokasi": "RS-1"}, "bacaan"),
        ({"lokasi": "RS-1", "suhu": 900}, "suhu"),
        ({"lokasi": "RS-1", "suhu": "NaN"}, "suhu"),
        ({"lokasi": "RS-1", "pintu": "terbuka sedikit"}, "pintu"),
        ({"lokasi": "RS-1", "suhu": 20, "pada": "2001-01-01T00:00:00Z"}, "bacaan"),
        ({"lokasi": "RS-1\u0000", "suhu": 20}, "lokasi"),
    ],
)
def test_bacaan_keliru_ditolak(sensor, ruang, isi, parameter):
    Lokasi.objects.create(kode="GUDANG", nama="Gudang")
    jawaban = sensor.post(f"{AKAR}ruang-server/bacaan/", isi, content_type="application/json")
    assert galat(jawaban) == [parameter]
    assert not BacaanLingkungan.objects.filter(lokasi=ruang).exists()
