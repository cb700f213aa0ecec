"""Readings in their day's partition, hours and days that add up, and what is let go when."""

import random
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from statistics import fmean

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from infrastruktur.actions.sampel import (
    HARI_MENTAH,
    lepas_sampel_lama,
    perlu_diringkas,
    rawat_sampel,
    ringkas_sampel,
    siapkan_partisi,
)
from infrastruktur.models import Deret, Sampel, SampelHari, SampelJam, Siklus
from infrastruktur.queries.sampel import Resolusi, berlangkah, resolusi_untuk, ringkas_terakhir, titik
from lpse.waktu import setempat
from tests.infrastruktur.pantau import MENIT, PAGI, sasaran_web

pytestmark = pytest.mark.django_db
JAM, HARI = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def deret():
    return Deret.objects.create(sasaran=sasaran_web("http://127.0.0.1:1/"), ukuran="ram")


def tulis(deret, *isi):
    Sampel.objects.bulk_create(Sampel(deret=deret, pada=pada, nilai=nilai) for pada, nilai in isi)


def partisi():
    """Which table each reading lies in, by its time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tableoid::regclass::text FROM infrastruktur_sampel ORDER BY pada")
        return [nama.removeprefix("infrastruktur_sampel_") for (nama,) in cursor.fetchall()]


# --- Partitions -----------------------------------------------------------------------------------------


def test_partisi_dibuat_sekali_oleh_peran_yang_tidak_boleh_membuat_tabel(deret):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE percobaan (id int)")
    assert siapkan_partisi(PAGI) == 3
    assert siapkan_partisi(PAGI + HARI) == 1
    assert siapkan_partisi(PAGI) == 0


def test_batas_partisi_tengah_malam_utc(deret):
    siapkan_partisi(PAGI)
    tengah_malam = datetime(2026, 3, 3, tzinfo=UTC)
    tulis(deret, (tengah_malam - timedelta(microseconds=1), 1), (tengah_malam, 2))
    assert partisi() == ["20260302", "20260303"]


def test_bacaan_sebelum_partisinya_ada_disimpan_lalu_dipindahkan(deret):
    tulis(deret, (PAGI, 1), (PAGI + HARI, 2), (PAGI + 9 * HARI, 3))
    assert partisi() == ["lain"] * 3
    siapkan_partisi(PAGI)
    assert partisi() == ["20260302", "20260303", "lain"]


# --- Summing up -----------------------------------------------------------------------------------------


def test_ringkasan_sama_dengan_hitungan_dari_setiap_bacaan(deret):
    acak = random.Random(7)
    lain = Deret.objects.create(sasaran=deret.sasaran, ukuran="cpu")
    semua = {
        satu: [
            (PAGI + n * MENIT + timedelta(seconds=acak.random() * 50), acak.uniform(0, 100))
            for n in range(0, 40 * 60, 7)
            if acak.random() < 0.7
        ]
        for satu in (deret, lain)
    }
    for satu, isi in semua.items():
        tulis(satu, *isi)
    ringkas_sampel(PAGI + 41 * JAM)
    jam, hari = defaultdict(list), defaultdict(list)
    for satu, isi in semua.items():
        for pada, nilai in isi:
            jam[satu.pk, pada.replace(minute=0, second=0, microsecond=0)].append((pada, nilai))
            awal = setempat(pada).replace(hour=0, minute=0, second=0, microsecond=0)
            hari[satu.pk, awal.astimezone(UTC)].append((pada, nilai))
    for model, harap in ((SampelJam, jam), (SampelHari, hari)):
        ada = {(r.deret_id, r.mulai): r for r in model.objects.all()}
        assert ada.keys() == harap.keys()
        for kunci, isi in harap.items():
            angka, r = [nilai for _, nilai in isi], ada[kunci]
            assert (r.n, r.minimum, r.maksimum, r.akhir) == (len(isi), min(angka), max(angka), max(isi)[1])
            assert r.rata == pytest.approx(fmean(angka))


def test_ringkasan_diulang_tidak_mengubah_apa_pun_dan_bacaan_terlambat_ikut(deret):
    tulis(deret, (PAGI, 10), (PAGI + JAM, 20))
    now = PAGI + 2 * JAM
    assert perlu_diringkas(now)
    assert ringkas_sampel(now) == 2
    ringkasan = [model.objects.order_by("mulai").values() for model in (SampelJam, SampelHari)]
    awal = [list(satu.all()) for satu in ringkasan]
    assert not perlu_diringkas(now)
    ringkas_sampel(now)
    assert [list(satu.all()) for satu in ringkasan] == awal
    tulis(deret, (PAGI + JAM + MENIT, 40), (now + MENIT, 99))
    ringkas_sampel(now + JAM)
    assert list(SampelJam.objects.order_by("mulai").values_list("n", "rata")) == [(1, 10), (2, 30), (1, 99)]
    assert SampelHari.objects.get().n == 4


def test_jam_yang_masih_berjalan_belum_diringkas(deret):
    tulis(deret, (PAGI, 10))
    assert ringkas_sampel(PAGI + MENIT) == 0
    assert not SampelJam.objects.exists()
    assert ringkas_sampel(PAGI) == 0


# --- Letting go -----------------------------------------------------------------------------------------


def test_bacaan_mentah_dilepas_sesudah_dua_minggu_dan_ringkasannya_tetap(deret):
    now = timezone.now()
    lama, baru = now - (HARI_MENTAH + 3) * HARI, now - (HARI_MENTAH - 1) * HARI
    siapkan_partisi(lama, hari=1)
    siapkan_partisi(baru, hari=1)
    tulis(deret, (lama - HARI, 0), (lama, 1), (baru, 2))
    assert lepas_sampel_lama(now) == 0, "nothing goes before it is summed up"
    rawat_sampel(now)
    assert list(Sampel.objects.values_list("nilai", flat=True)) == [2]
    assert SampelJam.objects.count() == SampelHari.objects.count() == 3


def test_dua_minggu_terakhir_tidak_dapat_dilepas():
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT infrastruktur_lepas_partisi(current_date - 12)")


def test_jam_dan_siklus_dilepas_sesudah_400_hari_dan_hari_tidak_pernah(deret):
    now = timezone.now()
    isi = {"n": 1, "minimum": 1, "maksimum": 1, "rata": 1, "akhir": 1}
    for lalu in (401 * HARI, 399 * HARI):
        SampelJam.objects.create(deret=deret, mulai=now - lalu, **isi)
        SampelHari.objects.create(deret=deret, mulai=now - lalu, **isi)
        Siklus.objects.create(mulai=now - lalu)
    lepas_sampel_lama(now)
    assert (SampelJam.objects.count(), SampelHari.objects.count(), Siklus.objects.count()) == (1, 2, 1)


# --- Reading --------------------------------------------------------------------------------------------


def test_semua_deret_satu_halaman_dibaca_dalam_satu_kueri(deret, django_assert_num_queries):
    lain = Deret.objects.create(sasaran=deret.sasaran, ukuran="cpu")
    awal = PAGI.replace(minute=0)
    tulis(deret, *((awal + n * MENIT, n) for n in range(120)))
    ringkas_sampel(awal + 3 * JAM)
    for resolusi, banyak, pertama in (
        (Resolusi.MENTAH, 120, (0, 0, 0)),
        (Resolusi.LIMA_MENIT, 24, (2, 0, 4)),
        (Resolusi.JAM, 2, (29.5, 0, 59)),
        (Resolusi.HARI, 1, (59.5, 0, 119)),
    ):
        with django_assert_num_queries(1):
            hasil = titik([deret.pk, lain.pk], awal - HARI, awal + HARI, resolusi)
        (satu, *_), kosong = hasil[deret.pk], hasil[lain.pk]
        assert (len(hasil[deret.pk]), kosong) == (banyak, [])
        assert (satu.nilai, satu.minimum, satu.maksimum) == pertama
    with django_assert_num_queries(1):
        ringkas = ringkas_terakhir([deret.pk, lain.pk], awal, awal + JAM)
    assert ringkas.keys() == {deret.pk}
    assert (ringkas[deret.pk].n, ringkas[deret.pk].akhir, ringkas[deret.pk].rata) == (60, 59, 29.5)
    assert titik([], awal, awal + HARI, Resolusi.HARI) == {}


def test_langkah_grafik_dijumlahkan_basis_data(deret, django_assert_num_queries):
    awal = PAGI.replace(minute=0)
    tulis(deret, *((awal + n * MENIT, n) for n in range(90)))
    ringkas_sampel(awal + 3 * JAM)
    with django_assert_num_queries(1):
        mentah, akhir = berlangkah([deret.pk], awal, awal + HARI, JAM, Resolusi.MENTAH)[deret.pk]
    assert mentah == (awal, 29.5, (0, awal), (59, awal + 59 * MENIT))
    # Sixty readings weigh twice what thirty do.
    (sehari,) = berlangkah([deret.pk], awal, awal + HARI, HARI, Resolusi.JAM)[deret.pk]
    assert (sehari.rata, sehari.terendah, sehari.tertinggi) == (44.5, (0, awal), (89, awal + JAM))
    assert (akhir.rata, berlangkah([], awal, awal + HARI, JAM, Resolusi.HARI)) == (74.5, {})


def test_rentang_menentukan_kehalusannya():
    harap = {HARI / 24: "mentah", HARI: "lima_menit", 30 * HARI: "jam", 365 * HARI: "hari"}
    assert {rentang: resolusi_untuk(rentang).value for rentang in harap} == harap
