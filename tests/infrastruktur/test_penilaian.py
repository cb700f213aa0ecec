"""Readings become states: changes, silence, maintenance, and several at once."""

import math
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from infrastruktur.actions import penilaian as tindakan
from infrastruktur.actions import sesudah_balik
from infrastruktur.actions.penilaian import nilai_siklus, tandai_hilang
from infrastruktur.actions.sasaran import hentikan_sasaran
from infrastruktur.models import Ambang, Balik, ButirKabar, Deret, Kabar
from infrastruktur.policies.penilaian import BacaanDeret
from infrastruktur.queries.penilaian import ambang_untuk
from lpse.models import Pemberitahuan
from tests.infrastruktur.penilaian import MENIT, PAGI, deret, isi, lalui, petugas, sasaran

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("infrastruktur.pantau_harian")]


def balik(satu):
    return list(satu.balik.order_by("pada").values_list("dari", "ke"))


def test_keadaan_berubah_pada_bacaan_ketiga_dan_pulih_pada_bacaan_kedua():
    petugas()
    satu = deret()

    buruk = lalui(satu, 0, 0, 0)

    assert (satu.keadaan, satu.sejak, satu.calon, satu.kali) == ("kritis", PAGI + 2 * MENIT, "", 0)
    assert isi(buruk) == [("memburuk", "kritis")]
    pulih = lalui(satu, *[1] * 10, mulai=3)
    assert (satu.keadaan, satu.sejak) == ("baik", PAGI + 4 * MENIT)
    assert isi(pulih) == [("membaik", "baik")]
    assert pulih[0].pada == PAGI + 9 * MENIT, "it stayed well for five minutes"
    assert balik(satu) == [("baik", "kritis"), ("kritis", "baik")]
    terakhir = satu.balik.latest("pada")
    assert (terakhir.nilai, terakhir.ambang.ukuran) == (1, "tersedia")


def test_hitungan_disimpan_di_antara_bacaan():
    satu = deret("disk", nilai=50)

    lalui(satu, 95, math.nan, 95)

    assert (satu.keadaan, satu.calon, satu.kali, satu.nilai) == ("baik", "kritis", 2, 95)
    lalui(satu, 60, mulai=3)
    assert (satu.calon, satu.kali) == ("", 0)


def test_bacaan_yang_sama_atau_lebih_tua_tidak_dihitung_dua_kali():
    satu = deret()
    bacaan = [BacaanDeret(satu.pk, 0, PAGI)]

    for _ in range(5):
        nilai_siklus(bacaan, now=PAGI)
    nilai_siklus([BacaanDeret(satu.pk, 0, PAGI - 5 * MENIT)], now=PAGI)

    satu.refresh_from_db()
    assert (satu.keadaan, satu.kali) == ("baik", 1)


def test_beberapa_bacaan_satu_deret_dinilai_menurut_waktunya():
    satu = deret()
    acak = [BacaanDeret(satu.pk, 0, PAGI + n * MENIT) for n in (2, 0, 1)]

    nilai_siklus(acak, now=PAGI + 2 * MENIT)

    satu.refresh_from_db()
    assert (satu.keadaan, satu.sejak) == ("kritis", PAGI + 2 * MENIT)


def test_ambang_tersempit_yang_berlaku():
    satu = deret("disk", label="/data")
    lain = deret("disk", satu.sasaran, label="/")
    jauh = deret("disk", sasaran("db"))
    tanpa = deret("lalu_masuk", satu.sasaran)
    nilai = {"ukuran": "disk", "arah": "naik", "kritis": 99, "kritis_pulih": 98}
    milik_sasaran = Ambang.objects.create(sasaran=satu.sasaran, **nilai)
    milik_bagian = Ambang.objects.create(sasaran=satu.sasaran, label="/data", **nilai)

    hasil = ambang_untuk([satu.pk, lain.pk, jauh.pk, tanpa.pk])

    assert (hasil[satu.pk], hasil[lain.pk]) == (milik_bagian, milik_sasaran)
    assert hasil[jauh.pk].sasaran is None
    assert tanpa.pk not in hasil


def test_data_hilang_sesudah_tiga_giliran_dikabarkan_sepuluh_menit_kemudian():
    petugas()
    satu = deret(keadaan="kritis", sejak=PAGI - timedelta(hours=1))

    assert isi(lalui(satu, *[None] * 2)) == []
    assert satu.keadaan == "kritis", "what is missing for a moment is not missing yet"
    kabar = lalui(satu, *[None] * 20, mulai=2)

    assert (satu.keadaan, satu.sebelum_hilang, satu.sejak) == ("tidak_diketahui", "kritis", PAGI + 2 * MENIT)
    assert isi(kabar) == [("hilang", "tidak_diketahui")]
    assert kabar[0].pada == PAGI + 12 * MENIT


def test_data_kembali_dalam_keadaan_buruk_yang_sama_tidak_menjadi_gangguan_baru():
    petugas()
    satu = deret()
    lalui(satu, 0, 0, 0)

    kabar = lalui(satu, *[None] * 20, *[0] * 31, mulai=3)

    assert (satu.keadaan, satu.sebelum_hilang) == ("kritis", "")
    assert isi(kabar) == [("hilang", "tidak_diketahui"), ("kembali", "kritis")]


def test_hilang_sebentar_tidak_dikabarkan_sama_sekali():
    petugas()
    satu = deret()

    assert isi(lalui(satu, *[None] * 8, *[1] * 10)) == []
    assert balik(satu) == [("baik", "tidak_diketahui"), ("tidak_diketahui", "baik")]


def test_yang_dihentikan_saat_kritis_tidak_diketahui_sejak_itu_tanpa_kabar():
    oleh, satu = petugas(), deret(keadaan="kritis")
    hentikan_sasaran(satu.sasaran_id, oleh=oleh, alasan="Pindah server.")
    satu.refresh_from_db()
    assert (satu.keadaan, balik(satu)) == ("tidak_diketahui", [("kritis", "tidak_diketahui")])
    now = satu.sejak + MENIT
    nilai_siklus([BacaanDeret(satu.pk, 0, now)], now=now)  # asked before, answered after
    satu.refresh_from_db()
    assert (satu.keadaan, Kabar.objects.exists()) == ("tidak_diketahui", False)


def test_yang_dilepas_dan_yang_dihentikan_tidak_ditunggu():
    dilepas = deret(dilepas_pada=PAGI)
    henti = deret(dari=sasaran("lama", dihentikan_pada=PAGI, alasan_henti="Diganti", nama="Lama"))

    assert tandai_hilang(PAGI + timedelta(hours=5)) == 0
    assert {dilepas.keadaan, henti.keadaan} == {"baik"}


def test_sasaran_yang_jarang_ditanya_hilang_menurut_jedanya():
    satu = deret(dari=sasaran(jeda_menit=60))

    assert tandai_hilang(PAGI + timedelta(hours=2)) == 0
    assert tandai_hilang(PAGI + timedelta(hours=3)) == 1
    satu.refresh_from_db()
    assert satu.keadaan == "tidak_diketahui"


@pytest.fixture
def pemeliharaan(monkeypatch):
    """Targets under maintenance, set by the test."""
    kini = set()
    for modul in ("penilaian", "kabar"):
        monkeypatch.setattr(f"infrastruktur.actions.{modul}.dalam_pemeliharaan", lambda now: kini)
    return kini


@pytest.mark.parametrize(
    ("sebelum", "sesudah", "kabar"),
    [
        (1, 1, []),
        (0, 0, []),
        (1, 0, [("memburuk", "kritis")]),
        (0, 1, [("membaik", "baik")]),
    ],
)
def test_pemeliharaan_membandingkan_keadaan_sebelum_dan_sesudahnya(pemeliharaan, sebelum, sesudah, kabar):
    petugas()
    satu = deret()
    lalui(satu, *[sebelum] * 10)
    pemeliharaan.add(satu.sasaran_id)

    selama = lalui(satu, *[1, 1, 1, 0, 0, 0] * 4, *[None] * 15, *[sesudah] * 4, mulai=10)
    pemeliharaan.clear()

    assert isi(selama) == []
    assert isi(lalui(satu, *[sesudah] * 60, mulai=53)) == kabar
    assert Balik.objects.filter(pada__gt=PAGI + 12 * MENIT, pada__lt=PAGI + 52 * MENIT).exists()
    assert not Balik.objects.filter(pada__gt=PAGI + 12 * MENIT, dalam_pemeliharaan=False).exists()


def test_layanan_yang_baru_dinyalakan_di_akhir_pemeliharaan_tidak_dikabarkan(pemeliharaan):
    petugas()
    satu = deret()
    pemeliharaan.add(satu.sasaran_id)
    lalui(satu, *[0] * 20)
    pemeliharaan.clear()

    assert isi(lalui(satu, 0, 1, 1, *[1] * 20, mulai=20)) == []


def test_kelompok_yang_jatuh_bersama_menjadi_satu_kabar():
    oleh = petugas()
    semua = [
        deret(dari=sasaran(f"s{n}", kelompok="Ruang server" if n < 3 else "", nama=f"Server {n}"))
        for n in range(4)
    ]
    for menit in range(3):
        now = PAGI + menit * MENIT
        nilai_siklus([BacaanDeret(d.pk, 0, now) for d in semua], now=now)

    assert sorted(Kabar.objects.values_list("kelompok", flat=True)) == ["Ruang server", "Server 3"]
    assert ButirKabar.objects.filter(kabar__kelompok="Ruang server").count() == 3
    assert Pemberitahuan.objects.filter(akun=oleh).count() == 2


def test_kegagalan_tindak_lanjut_tidak_menahan_kabar(monkeypatch):
    petugas()
    satu = deret()

    def gagal(balik):
        raise IntegrityError("tiruan")

    monkeypatch.setattr(sesudah_balik, "ikuti", gagal)

    assert isi(lalui(satu, 0, 0, 0)) == [("memburuk", "kritis")]
    assert satu.keadaan == "kritis"


def test_perubahan_yang_gagal_diulang_pada_bacaan_berikutnya(monkeypatch):
    petugas()
    satu = deret()
    lalui(satu, 0, 0)
    with monkeypatch.context() as rusak:
        rusak.setattr(tindakan, "kabari", lambda *a, **k: 1 / 0)
        lalui(satu, 0, mulai=2)
        assert (satu.keadaan, Balik.objects.count()) == ("baik", 0), "no state without its notice"

    assert isi(lalui(satu, 0, mulai=3)) == [("memburuk", "kritis")]


def test_perubahan_hanya_dari_keadaan_yang_terbaca():
    satu = deret()
    lama = Deret.objects.select_related("sasaran").get(pk=satu.pk)
    lalui(satu, 0, 0, 0)

    usang = tindakan.Perubahan(lama, "tidak_diketahui", PAGI + 5 * MENIT)

    assert tindakan.ubah_keadaan([usang], now=PAGI + 5 * MENIT) == 0
    assert balik(satu) == [("baik", "kritis")]


def test_riwayat_perubahan_dan_kabar_tidak_dapat_diubah():
    petugas()
    lalui(deret(), 0, 0, 0)
    for rows in (Balik.objects.all(), ButirKabar.objects.all(), Kabar.objects.all()):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Balik.objects.update(ke="peringatan")


def test_siklus_seribu_deret_dinilai_dengan_sedikit_kueri(django_assert_max_num_queries):
    milik = SimpleNamespace(sasaran=sasaran())
    semua = Deret.objects.bulk_create(
        Deret(sasaran=milik.sasaran, ukuran="disk", label=f"/d{n}", keadaan="baik") for n in range(1000)
    )

    with django_assert_max_num_queries(8):
        nilai_siklus([BacaanDeret(d.pk, 50, PAGI) for d in semua], now=PAGI)

    assert Deret.objects.filter(nilai=50).count() == 1000
