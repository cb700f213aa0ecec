"""The board, the charts of one server, the wall: what they say, and what they cost."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from infrastruktur.enums.pantau import Keadaan, PeranSasaran
from infrastruktur.models import Balik, Deret, Sampel, SampelJam, Sasaran
from infrastruktur.queries.grafik_ukur import RentangGrafik, isi_celah
from infrastruktur.queries.layar import hitung_keadaan, papan
from infrastruktur.queries.sampel import Langkah
from lpse.peran import Peran
from tests.petugas import klien_peran

KINI = datetime(2026, 3, 26, 3, 7, tzinfo=UTC)
PAPAN, DINDING = "/admin/infrastruktur/", "/admin/infrastruktur/dinding/"


@pytest.fixture
def pemantau(db):
    return klien_peran(Peran.LKPP)


def server(kode: str = "spse", **isi) -> Sasaran:
    bawaan = {"nama": f"Server {kode}", "jenis": "node", "alamat": "10.0.0.1:9100", "peran": "server_spse"}
    return Sasaran.objects.create(kode=kode, **{**bawaan, **isi})


def deret(sasaran: Sasaran, ukuran: str = "disk", label: str = "/", **isi) -> Deret:
    bawaan = {"nilai": 42.0, "dibaca_pada": timezone.now(), "keadaan": Keadaan.BAIK}
    return Deret.objects.create(sasaran=sasaran, ukuran=ukuran, label=label, **{**bawaan, **isi})


# --- Steps ------------------------------------------------------------------------------------------


def test_celah_tetap_celah():
    dari, _ = RentangGrafik.HARI.batas(KINI)
    nol = (0.0, dari)
    langkah = [
        Langkah(dari + n * timedelta(minutes=15), nilai, nol, nol) for n, nilai in ((0, 2.0), (2, 8.0))
    ]
    nilai = [nilai for _, nilai in isi_celah(langkah, RentangGrafik.HARI, KINI)]
    assert nilai[:4] == [2.0, None, 8.0, None]
    assert len(nilai) == 24 * 4


@pytest.mark.parametrize("rentang", list(RentangGrafik))
def test_rentang_memuat_saat_ini_dan_tidak_bergeser_dalam_satu_langkah(rentang):
    dari, sampai = rentang.batas(KINI)
    assert dari < KINI <= sampai
    assert sampai - dari == rentang.value.lama
    assert rentang.batas(KINI + timedelta(seconds=1)) == (dari, sampai)


# --- The board --------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_sasaran_seburuk_deretnya_yang_terburuk_dan_yang_berhenti_tidak_ikut():
    satu = server()
    deret(satu)
    deret(satu, "ram", "", keadaan=Keadaan.KRITIS, nilai=97.0)
    server("tanpa-bacaan", nama="Belum dibaca")
    server("lama", dihentikan_pada=timezone.now(), alasan_henti="Dipensiunkan")
    ((peran, petak),) = papan()
    assert peran == PeranSasaran.SERVER_SPSE
    assert [(p.sasaran.kode, p.keadaan) for p in petak] == [
        ("tanpa-bacaan", Keadaan.TIDAK_DIKETAHUI),
        ("spse", Keadaan.KRITIS),
    ]
    assert petak[1].bacaan[0] == ("Pemakaian RAM", "97%")
    assert hitung_keadaan(papan()) == [(Keadaan.KRITIS, 1), (Keadaan.TIDAK_DIKETAHUI, 1)]


def test_papan_dan_dinding_menyebut_yang_perlu_dilihat(pemantau):
    deret(server(), keadaan=Keadaan.PERINGATAN, nilai=85.0)
    papan_html, dinding = (pemantau.get(url).content.decode() for url in (PAPAN, DINDING))
    assert "1 peringatan" in papan_html
    assert "85%" in papan_html
    assert "1 peringatan" in dinding
    assert "Server spse" in dinding


def test_tanpa_sasaran_halamannya_menyebut_langkah_berikutnya(db):
    isi = klien_peran(Peran.ADMIN_SISTEM).get(PAPAN).content.decode()
    assert "Belum ada yang dipantau." in isi
    assert "Tambah sasaran" in isi
    assert "Sasaran ditambahkan oleh Admin Sistem." in klien_peran(Peran.LKPP).get(PAPAN).content.decode()


# --- One server -------------------------------------------------------------------------------------


def test_grafik_server_menyebut_puncak_ambang_dan_perubahan(pemantau):
    satu, now = deret(server()), timezone.now()
    Sampel.objects.bulk_create(
        Sampel(deret=satu, pada=now - timedelta(minutes=n), nilai=40 + n) for n in range(1, 50)
    )
    Balik.objects.create(deret=satu, dari=Keadaan.BAIK, ke=Keadaan.KRITIS, pada=now - timedelta(hours=1))
    isi = pemantau.get("/admin/infrastruktur/grafik/spse/").content.decode()
    assert "Puncak 89%" in isi
    assert "kritis mulai 90%" in isi
    assert "<polyline" in isi
    assert "sebelumnya baik" in isi


def test_rentang_sebulan_dibaca_dari_ringkasan_jam(pemantau):
    satu, now = deret(server()), timezone.now().replace(minute=0, second=0, microsecond=0)
    SampelJam.objects.bulk_create(
        SampelJam(
            deret=satu, mulai=now - timedelta(hours=n), n=60, minimum=30, maksimum=66, rata=50, akhir=50
        )
        for n in range(1, 200)
    )
    isi = pemantau.get("/admin/infrastruktur/grafik/spse/?rentang=30h").content.decode()
    assert "Puncak 66%" in isi


@pytest.mark.parametrize("rentang", ["24j", "30h", "1t", "karangan"])
def test_biaya_halaman_tidak_tumbuh_dengan_deret(pemantau, rentang):
    satu = server()
    for nomor in range(30):
        deret(satu, label=f"/data{nomor}")
    # What the banner says is kept for all pages; asking for it belongs to none of them.
    pemantau.get("/")
    with CaptureQueriesContext(connection) as kueri:
        assert pemantau.get(f"/admin/infrastruktur/grafik/spse/?rentang={rentang}").status_code == 200
    assert len(kueri) < 10
