"""Hari sampai penuh: garis lurus melalui rata-rata jam, dan kapan garis tidak mengatakan apa-apa."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from infrastruktur.models import SampelJam
from infrastruktur.policies.ramalan import ramal, regresi
from infrastruktur.queries.ramalan import ramalan_deret, regresi_deret
from tests.infrastruktur.harian import buat_deret

AWAL = datetime(2026, 3, 1, tzinfo=UTC)
JAM = timedelta(hours=1)


def titik(nilai):
    return [(AWAL + n * JAM, float(satu)) for n, satu in enumerate(nilai)]


def naik(banyak, per_jam, mulai=50.0):
    return titik(mulai + n * per_jam for n in range(banyak))


def test_pemakaian_yang_naik_lurus_penuh_pada_harinya():
    # 1% an hour for four days: from 50 to 145; at the end 5 short of 150.
    ramalan = ramal(naik(96, 1.0), 150)
    assert ramalan.hari == pytest.approx(5 / 24)
    assert ramalan.kemiringan == pytest.approx(24)
    assert ramalan.r2 == pytest.approx(1)
    assert (ramalan.dari, ramalan.sampai, ramalan.n) == (AWAL, AWAL + 95 * JAM, 96)
    assert "kira-kira 0 hari" in ramalan.kalimat
    assert ramalan.pada == pytest.approx(AWAL + 100 * JAM, abs=timedelta(seconds=1))


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ([], "belum ada data"),
        (naik(48, 1.0), "datanya belum 3 hari"),
        (naik(96, 1.0)[::4], "terlalu sedikit"),
        (titik([50.0] * 96), "tetap"),
        (naik(96, -0.1), "menurun"),
        (titik(50 + 10 * (n % 2) + n * 0.001 for n in range(96)), "naik turunnya terlalu besar"),
        (naik(96, 0.00001), "lebih dari lima tahun"),
    ],
    ids=["kosong", "singkat", "jarang", "tetap", "turun", "acak", "jauh"],
)
def test_yang_tidak_dapat_diramal_mengatakan_sebabnya(isi, sebab):
    ramalan = ramal(isi, 150)
    assert ramalan.hari is None
    assert sebab in ramalan.kalimat


def test_yang_sudah_mencapai_batas_dan_yang_tanpa_batas():
    assert ramal(naik(96, -0.1, 160), 150).hari == 0
    assert ramal(naik(96, -0.1, 160), 150).kalimat == "Sudah mencapai batas."
    assert "batasannya belum ditetapkan" in ramal(naik(96, 1.0), None).kalimat


@pytest.mark.django_db
def test_basis_data_menarik_garis_yang_sama():
    acak = random.Random(6)
    isi = titik(60 + n * 0.05 + acak.uniform(-2, 2) for n in range(200))
    deret, kosong = buat_deret(), buat_deret()
    SampelJam.objects.bulk_create(
        SampelJam(deret=deret, mulai=saat, n=60, minimum=n, maksimum=n, rata=n, akhir=n) for saat, n in isi
    )
    tepi = (AWAL, AWAL + 300 * JAM)
    sana, sini = regresi_deret([deret.pk], *tepi)[deret.pk], regresi(isi)
    assert (sana.n, sana.dari, sana.sampai) == (sini.n, sini.dari, sini.sampai)
    for nama in ("kemiringan", "ujung", "r2"):
        assert getattr(sana, nama) == pytest.approx(getattr(sini, nama), rel=1e-9)
    hasil = ramalan_deret({deret.pk: 90.0, kosong.pk: 90.0}, *tepi)
    assert hasil[deret.pk].hari == pytest.approx(ramal(isi, 90).hari, rel=1e-9)
    assert hasil[kosong.pk].sebab == "belum ada data"
