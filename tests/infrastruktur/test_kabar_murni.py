"""When officers are told and when not, minute by minute, without a database."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infrastruktur.enums.pantau import Arah, Keadaan
from infrastruktur.enums.penilaian import JenisKabar as J
from infrastruktur.models import Ambang
from infrastruktur.policies.kepak import Ingatan, is_berkepak, kabar_perlu, persen_berubah
from infrastruktur.policies.penilaian import Putusan, putuskan

BAIK, PERINGATAN, KRITIS, HILANG = Keadaan
MENIT, JAM = timedelta(minutes=1), timedelta(hours=1)
PAGI = datetime(2026, 3, 2, 8, tzinfo=UTC)


def ambang(kali=3):
    return Ambang(arah=Arah.TURUN, kritis=0.5, kritis_pulih=0.5, kali_buruk=kali, kali_pulih=kali)


def jalani(bacaan, kali=3):
    """Readings a minute apart through judgement and notices: (minute, notice, state told)."""
    kini, sejak, dikabari, dikabari_pada = Putusan(BAIK), PAGI, BAIK, None
    berkepak = kepak_dikabari = False
    perubahan, kabar = [], []
    for menit, nilai in enumerate(bacaan):
        now = PAGI + menit * MENIT
        baru = putuskan(kini.keadaan, kini.calon, kini.kali, nilai, ambang(kali))
        if baru.keadaan != kini.keadaan:
            perubahan.append(now)
            sejak = now
        kini = baru
        berkepak = is_berkepak(berkepak, persen_berubah(perubahan, 1, now))
        ingatan = Ingatan(
            kini.keadaan,
            sejak,
            dikabari,
            dikabari,
            dikabari_pada,
            [PAGI + m * MENIT for m, _, _ in kabar],
            berkepak,
            kepak_dikabari,
        )
        if (jenis := kabar_perlu(ingatan, now)) is not None:
            dikabari, dikabari_pada, kepak_dikabari = kini.keadaan, now, berkepak
            kabar.append((menit, jenis, kini.keadaan))
    return kabar


def gelombang(buruk, baik, jam):
    """So many bad readings, so many good ones, over and over."""
    return ([0] * buruk + [1] * baik) * (jam * 60 // (buruk + baik))


def terbanyak_sejam(kabar):
    return max((sum(1 for n, _, _ in kabar if m - 60 < n <= m) for m, _, _ in kabar), default=0)


@pytest.mark.parametrize("kali", [1, 3])
@pytest.mark.parametrize("setengah", [1, 2, 3, 4, 5, 7, 10, 11, 14, 18, 21, 25, 29, 30, 31, 45])
def test_berkepak_separuh_waktu_paling_banyak_dua_kabar_sejam(setengah, kali):
    kabar = jalani(gelombang(setengah, setengah, 5), kali)

    assert terbanyak_sejam(kabar) <= 2
    assert bool(kabar) == (setengah >= kali)


@settings(max_examples=30)
@given(st.lists(st.integers(1, 40), min_size=2, max_size=14))
def test_berapa_lama_pun_tiap_gangguan_paling_banyak_tiga_kabar_sejam(lama):
    bacaan = [urut % 2 for urut, menit in enumerate(lama) for _ in range(menit)]

    assert terbanyak_sejam(jalani(bacaan, 1)) <= 3


def test_berkepak_dikabarkan_sekali_lalu_sekali_ketika_tenang():
    kabar = jalani([1] * 5 + gelombang(4, 4, 3) + [1] * 60)

    assert [(jenis, keadaan) for _, jenis, keadaan in kabar] == [
        (J.MEMBURUK, KRITIS),
        (J.BERKEPAK, KRITIS),
        (J.TENANG, BAIK),
    ]
    assert kabar[1][0] < 25, "the officer learns of it soon"


def test_yang_berhenti_berkepak_dalam_keadaan_kritis_dikabarkan_kritis():
    kabar = jalani(gelombang(4, 4, 1) + [0] * 60)

    assert kabar[-1][1:] == (J.TENANG, KRITIS)


def test_gangguan_biasa_dua_kabar_buruknya_seketika():
    assert jalani([1] * 10 + [0] * 30 + [1] * 60) == [(12, J.MEMBURUK, KRITIS), (47, J.MEMBAIK, BAIK)]


def test_gangguan_ketiga_dalam_sejam_tidak_tertunda_lebih_dari_setengah_jam():
    kabar = jalani([0] * 12 + [1] * 14 + [0] * 120)

    assert [jenis for _, jenis, _ in kabar] == [J.MEMBURUK, J.MEMBAIK, J.MEMBURUK]
    assert kabar[2][0] - 28 <= 32


def test_keadaan_yang_tetap_hanya_diingatkan_sekali_sehari():
    kabar = jalani([0] * 60 * 49)

    assert [(menit, jenis) for menit, jenis, _ in kabar] == [
        (2, J.MEMBURUK),
        (2 + 24 * 60, J.PENGINGAT),
        (2 + 48 * 60, J.PENGINGAT),
    ]


def kabar_sesudah(menit, **isi):
    return kabar_perlu(Ingatan(**{"keadaan": BAIK, "sejak": PAGI, **isi}), PAGI + menit * MENIT)


def test_data_hilang_dikabarkan_sesudah_sepuluh_menit():
    assert kabar_sesudah(9, keadaan=HILANG) is None
    assert kabar_sesudah(10, keadaan=HILANG) == J.HILANG


def test_data_kembali_ke_keadaan_buruk_yang_sama_bukan_kabar_buruk_baru():
    sama = {"keadaan": KRITIS, "dikabari": HILANG, "tingkat": KRITIS}

    assert kabar_sesudah(4, **sama) is None
    assert kabar_sesudah(5, **sama) == J.KEMBALI
    assert kabar_sesudah(5, keadaan=BAIK, dikabari=HILANG, tingkat=KRITIS) == J.KEMBALI
    assert kabar_sesudah(0, keadaan=KRITIS, dikabari=HILANG, tingkat=BAIK) == J.MEMBURUK
    assert kabar_sesudah(60, keadaan=KRITIS, dikabari=KRITIS, tingkat=KRITIS) is None


def test_yang_ditangani_tidak_diingatkan():
    lama = {"keadaan": KRITIS, "dikabari": KRITIS, "tingkat": KRITIS, "dikabari_pada": PAGI}

    assert kabar_sesudah(24 * 60, **lama) == J.PENGINGAT
    assert kabar_sesudah(24 * 60, **lama, ditangani=True) is None
    assert kabar_sesudah(24 * 60, **{**lama, "keadaan": PERINGATAN, "dikabari": PERINGATAN}) is None


def test_persentase_perubahan_dari_21_bacaan_menurut_jeda_sasaran():
    now = PAGI + 10 * JAM
    tiga = [now - n * 30 * MENIT for n in range(3)]

    assert persen_berubah(tiga, 1, now) == 5
    assert persen_berubah(tiga, 5, now) == 15
    assert [
        is_berkepak(False, 14.9),
        is_berkepak(False, 15),
        is_berkepak(True, 10),
        is_berkepak(True, 5),
    ] == [
        False,
        True,
        True,
        False,
    ]
