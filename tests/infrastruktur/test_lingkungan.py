"""Readings of a server room: judged by the limits of the day, told once, missed when nobody looks."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from infrastruktur.actions.lingkungan import (
    IsianBatas,
    atur_batas,
    catat_bacaan,
    periksa_hari,
    terbitkan_lembar,
)
from infrastruktur.enums.ruang_server import JenisTemuan, Kondisi
from infrastruktur.models import BacaanLingkungan, BatasLingkungan, EpisodeLingkungan, TemuanRuang
from infrastruktur.policies.ruang_server import BacaanKeliru, LembarBelumDapatTerbit, is_berjeda, penyimpangan
from infrastruktur.queries.lingkungan import bacaan_per_hari, bacaan_per_jam, batas_kini
from infrastruktur.tasks.ruang_server import sapu_bacaan
from lpse.aturan import TidakBerwenang
from lpse.kalender import kalender
from lpse.models import Pemberitahuan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.waktu import awal_hari, hari_ini, zona
from tests.factories import buat_akun
from tests.infrastruktur.ruang_server import SATU_JAM, siapkan

pytestmark = pytest.mark.dasar("infrastruktur.ruang_server")
BATAS = BatasLingkungan(suhu_min=18, suhu_maks=27, lembap_min=40, lembap_maks=60, jeda_jam=8)


@pytest.mark.parametrize(
    ("nilai", "luar"),
    [
        ({"suhu": 18, "kelembapan": 60, "ups": "normal", "pintu": "normal"}, []),
        ({"suhu": Decimal("27.1")}, ["suhu"]),
        ({"suhu": Decimal("17.9"), "kelembapan": 39}, ["suhu", "kelembapan"]),
        ({"kelembapan": None, "ac": "", "cctv": "gangguan"}, ["cctv"]),
        ({"ups": "gangguan", "pintu": "gangguan"}, ["ups", "pintu"]),
    ],
)
def test_dinilai_dengan_batas_dan_yang_tidak_dibaca_tidak_dinilai(nilai, luar):
    assert penyimpangan(nilai, BATAS) == luar


@pytest.fixture
def lokasi(db):
    return siapkan()


@pytest.fixture
def petugas():
    return buat_akun(Peran.HELPDESK)


@pytest.fixture
def catat(lokasi, petugas):
    return lambda pada=None, **nilai: catat_bacaan(lokasi.pk, nilai, oleh=petugas, pada=pada)


def surat():
    return Pemberitahuan.objects.filter(templat="infrastruktur/ruang_tidak_normal")


def test_tidak_normal_dikabarkan_sekali_sampai_semuanya_normal_lagi(catat):
    assert catat(suhu=22, ups="normal").kondisi == Kondisi.NORMAL
    assert catat(suhu=30).penyimpangan == ["suhu"]
    catat(suhu=31, ups="gangguan")
    catat(suhu=22)  # a sensor of temperature says nothing of the UPS
    episode = EpisodeLingkungan.objects.get()
    assert (episode.penyimpangan, episode.selesai) == (["ups"], None)
    assert surat().count() == 1
    assert "UPS" in susun(surat().get()).body

    catat(ups="normal")
    episode.refresh_from_db()
    assert episode.selesai
    assert susun(surat().get()) is None  # over before it was sent

    catat(pintu="gangguan")
    assert EpisodeLingkungan.objects.count() == surat().count() == 2


def test_bacaan_yang_terlambat_dicatat_tanpa_mengubah_keadaan_kini(catat):
    catat(suhu=22)
    catat(pada=timezone.now() - SATU_JAM, suhu=35)
    assert not EpisodeLingkungan.objects.exists()


def test_batas_disimpan_bersama_bacaannya(catat, petugas):
    lama = catat(suhu=26)
    isi = IsianBatas(Decimal(18), Decimal(25), Decimal(40), Decimal(60), 8, "Saran pabrik server")
    with pytest.raises(TidakBerwenang):
        atur_batas(isi, oleh=petugas)
    atur_batas(isi, oleh=buat_akun(Peran.ADMIN_SISTEM))

    baru = catat(suhu=26)

    lama.refresh_from_db()
    assert (lama.kondisi, baru.kondisi) == (Kondisi.NORMAL, Kondisi.TIDAK_NORMAL)
    assert lama.batas.suhu_maks == 27
    assert baru.batas == batas_kini()


def test_bacaan_dan_batas_hanya_bertambah(catat):
    catat(suhu=22)
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        BacaanLingkungan.objects.all().delete()
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        BatasLingkungan.objects.update(suhu_maks=40)
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        BacaanLingkungan.objects.update(suhu=21)


def test_bacaan_yang_tidak_masuk_akal_ditolak(catat, lokasi):
    for nilai in ({}, {"suhu": None, "ups": ""}):
        with pytest.raises(BacaanKeliru):
            catat(**nilai)
    for pada in (timezone.now() + SATU_JAM, timezone.now() - 2 * timedelta(days=1)):
        with pytest.raises(BacaanKeliru):
            catat(pada=pada, suhu=22)
    with pytest.raises(TidakBerwenang):
        catat_bacaan(lokasi.pk, {"suhu": 22}, oleh=buat_akun(Peran.VERIFIKATOR))
    with pytest.raises(IntegrityError), transaction.atomic():
        catat(suhu=99)


def terakhir_dibaca(lokasi, petugas, pada):
    """A reading of an earlier day, as it stands in the book."""
    return BacaanLingkungan.objects.create(
        lokasi=lokasi, pada=pada, suhu=22, batas=batas_kini(), kondisi=Kondisi.NORMAL, dicatat_oleh=petugas
    )


def test_hari_kerja_tanpa_bacaan_menjadi_temuan_sekali(lokasi, petugas):
    assert sapu_bacaan() == 0  # a room never read is not watched yet
    lama = hari_ini() - timedelta(days=7)
    terakhir_dibaca(lokasi, petugas, awal_hari(lama) + 9 * SATU_JAM)
    kerja = kalender()
    terlewat = [lama + timedelta(days=n) for n in range(1, 7)]
    terlewat = [h for h in terlewat if kerja.is_hari_kerja(h)]
    terakhir_dibaca(lokasi, petugas, awal_hari(terlewat[0]) + 9 * SATU_JAM)

    assert sapu_bacaan() == len(terlewat) - 1
    assert sapu_bacaan() == 0

    temuan = TemuanRuang.objects.filter(jenis=JenisTemuan.TANPA_BACAAN)
    assert set(temuan.values_list("hari", flat=True)) == set(terlewat[1:])
    assert not periksa_hari(lokasi, terlewat[0])


def test_jeda_dihitung_dengan_jam_kerja(lokasi):
    kerja = kalender()
    jumat = datetime(2026, 3, 27, 15, 0, tzinfo=zona())
    assert not is_berjeda(jumat, jumat + timedelta(days=3, hours=-6), BATAS, kerja)  # Monday at nine
    assert is_berjeda(jumat, jumat + timedelta(days=5), BATAS, kerja)
    assert is_berjeda(None, jumat, BATAS, kerja)


def test_sebulan_diringkas_per_hari_dan_sehari_per_jam(lokasi, petugas, django_assert_num_queries):
    hari = hari_ini()
    for jam, suhu in ((8, 21), (8, 23), (13, 30)):
        BacaanLingkungan.objects.create(
            lokasi=lokasi,
            pada=awal_hari(hari) + jam * SATU_JAM,
            suhu=suhu,
            batas=batas_kini(),
            kondisi=Kondisi.TIDAK_NORMAL if suhu > 27 else Kondisi.NORMAL,
            penyimpangan=["suhu"] if suhu > 27 else [],
            dicatat_oleh=petugas,
        )
    with django_assert_num_queries(1):
        *lain, kini = bacaan_per_hari(lokasi, hari)
    assert (kini.hari, kini.kali, kini.suhu_min, kini.suhu_maks, kini.luar) == (hari, 3, 21, 30, 1)
    assert len(lain) == hari.day - 1
    assert not any(h.kali for h in lain)
    jam = bacaan_per_jam(lokasi, hari)
    assert (jam[8]["suhu_rata"], jam[9]["suhu_rata"], jam[13]["suhu_rata"]) == (22, None, 30)


def test_lembar_bulanan_terbit_sekali_sesudah_bulannya_berakhir(lokasi, petugas):
    lalu = (hari_ini().replace(day=1) - timedelta(days=1)).replace(day=1)
    terakhir_dibaca(lokasi, petugas, awal_hari(lalu) + 9 * SATU_JAM)
    with pytest.raises(LembarBelumDapatTerbit, match="belum berakhir"):
        terbitkan_lembar(lokasi.pk, hari_ini().replace(day=1), oleh=petugas)

    lembar = terbitkan_lembar(lokasi.pk, lalu, oleh=petugas)

    isi = lembar.naskah.isi
    assert isi["hari"][0] | {"hari": ""} == {
        "hari": "",
        "kali": "1",
        "suhu": "22",
        "kelembapan": "–",
        "luar": "0",
        "perangkat": "",
        "catatan": "",
    }
    assert len(isi["hari"]) >= 28
    assert "suhu 18–27 °C" in isi["batas"]
    assert isi["tanpa_bacaan"]
    with pytest.raises(LembarBelumDapatTerbit, match="sudah terbit"):
        terbitkan_lembar(lokasi.pk, lalu, oleh=petugas)
