"""The mathematics of working time, on a calendar written out here by hand."""

import random
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lpse.aturan import AturanDilanggar
from lpse.kalender import DiLuarKalender, Jendela, KalenderKerja, Rezim

WIB = ZoneInfo("Asia/Jakarta")
SENIN_KAMIS, JUMAT = range(4), 4


def jendela(*pasangan: tuple[str, str], hari: range) -> list[Jendela]:
    return [Jendela(h, time.fromisoformat(a), time.fromisoformat(b)) for h in hari for a, b in pasangan]


NORMAL = (
    *jendela(("07:30", "12:00"), ("13:00", "16:00"), hari=SENIN_KAMIS),
    *jendela(("07:30", "11:30"), ("13:00", "16:30"), hari=range(JUMAT, JUMAT + 1)),
)
RAMADAN = (
    *jendela(("08:00", "12:00"), ("12:30", "15:00"), hari=SENIN_KAMIS),
    *jendela(("08:00", "11:30"), ("12:30", "15:30"), hari=range(JUMAT, JUMAT + 1)),
)
# The joint decree of three ministers for 2026, and what of 2027's the tests below reach.
LIBUR = (
    "2026-01-01 2026-01-16 2026-02-16 2026-02-17 2026-03-18 2026-03-19 2026-03-20 2026-03-21 2026-03-22 "
    "2026-03-23 2026-03-24 2026-04-03 2026-04-05 2026-05-01 2026-05-14 2026-05-15 2026-05-27 2026-05-28 "
    "2026-05-31 2026-06-01 2026-06-16 2026-08-17 2026-08-25 2026-12-24 2026-12-25 2027-01-01 2027-01-05"
)
KALENDER = KalenderKerja(
    zona="Asia/Jakarta",
    rezim=(
        Rezim(date(2025, 1, 1), None, NORMAL),
        Rezim(date(2026, 2, 19), date(2026, 3, 20), RAMADAN),
    ),
    libur=frozenset(date.fromisoformat(teks) for teks in LIBUR.split()),
    dari=date(2025, 1, 1),
    sampai=date(2027, 12, 31),
)
JAM = timedelta(hours=1)


def wib(teks: str) -> datetime:
    return datetime.fromisoformat(teks).replace(tzinfo=WIB)


# --- Known answers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mulai", "jumlah", "tenggat"),
    [
        ("2026-03-17 15:30", 8 * JAM, "2026-03-26 08:00"),  # Ramadan, closed; Nyepi and Eid in between
        ("2026-05-13 15:00", 8 * JAM, "2026-05-18 15:30"),  # a holiday, a bridge day and a weekend
        ("2026-03-10 14:00", 2 * JAM, "2026-03-11 09:00"),  # closing at 15.00 in Ramadan
        ("2026-04-14 14:00", 2 * JAM, "2026-04-14 16:00"),  # ends with the window: due at closing
        ("2026-04-14 11:30", JAM, "2026-04-14 13:30"),  # across the break
        ("2026-04-14 12:30", timedelta(0), "2026-04-14 12:30"),  # no work to do is done at once
        ("2026-04-17 16:00", JAM, "2026-04-20 08:00"),  # the last half hour of Friday
    ],
)
def test_tenggat_jam_kerja(mulai, jumlah, tenggat):
    assert KALENDER.due(wib(mulai), jumlah) == wib(tenggat)


@pytest.mark.parametrize(
    ("mulai", "hari", "tenggat"),
    [
        ("2026-03-17 10:00", 3, "2026-03-27 16:30"),
        ("2026-05-12 10:00", 3, "2026-05-19 16:00"),
        ("2026-08-24 10:00", 3, "2026-08-28 16:30"),
        ("2026-12-22 10:00", 3, "2026-12-29 16:00"),
        ("2026-04-14 10:00", 0, "2026-04-14 16:00"),
        ("2026-04-14 06:00", 1, "2026-04-15 16:00"),  # before opening: that day
        ("2026-04-14 16:00", 1, "2026-04-15 16:00"),  # at closing: still that day
        ("2026-04-14 16:01", 1, "2026-04-16 16:00"),  # after closing: the next working day
        ("2026-04-17 20:00", 1, "2026-04-21 16:00"),  # Friday evening counts as Monday,
        ("2026-04-19 09:00", 1, "2026-04-21 16:00"),  # and so does Sunday
    ],
)
def test_tenggat_hari_kerja(mulai, hari, tenggat):
    assert KALENDER.due_hari(wib(mulai), hari) == wib(tenggat)


@pytest.mark.parametrize(("senin", "jam"), [("2026-04-13 00:00", 37.5), ("2026-03-02 00:00", 32.5)])
def test_sepekan_sesuai_perpres_21_2023(senin, jam):
    assert KALENDER.elapsed(wib(senin), wib(senin) + timedelta(days=7)) == timedelta(hours=jam)


def test_sepekan_penuh_libur_tidak_bernilai():
    assert KALENDER.elapsed(wib("2026-03-17 15:00"), wib("2026-03-25 07:30")) == timedelta(0)


def test_waktu_kerja_mundur_bernilai_negatif():
    assert KALENDER.elapsed(wib("2026-04-14 10:00"), wib("2026-04-14 09:00")) == -JAM


@pytest.mark.parametrize(
    ("saat", "kerja", "buka"),
    [
        ("2026-04-14 07:29", False, "2026-04-14 07:30"),
        ("2026-04-14 07:30", True, "2026-04-14 07:30"),
        ("2026-04-14 12:00", False, "2026-04-14 13:00"),
        ("2026-04-14 15:59", True, "2026-04-14 15:59"),
        ("2026-04-14 16:00", False, "2026-04-15 07:30"),
        ("2026-03-17 15:00", False, "2026-03-25 07:30"),
    ],
)
def test_jam_buka(saat, kerja, buka):
    assert KALENDER.is_kerja(wib(saat)) is kerja
    assert KALENDER.next_open(wib(saat)) == wib(buka)


@pytest.mark.parametrize(
    ("hari", "buka"),
    [
        (date(2026, 4, 15), "2026-04-14 07:30"),
        (date(2026, 4, 20), "2026-04-17 07:30"),  # of what is on Monday one is reminded on Friday
        (date(2026, 3, 25), "2026-03-17 08:00"),  # Ramadan; Nyepi and Eid in between
    ],
)
def test_pembukaan_hari_kerja_sebelumnya(hari, buka):
    assert KALENDER.opening_before(hari) == wib(buka)


@pytest.mark.parametrize(
    ("a", "b", "hari"),
    [
        ("2026-04-14 10:00", "2026-04-14 20:00", 0),
        ("2026-04-14 20:00", "2026-04-16 01:00", 2),
        ("2026-04-17 10:00", "2026-04-20 10:00", 1),
        ("2026-04-20 10:00", "2026-04-17 10:00", -1),
        ("2026-04-18 10:00", "2026-04-19 10:00", 0),
    ],
)
def test_hari_kerja_di_antara(a, b, hari):
    assert KALENDER.hari_kerja(wib(a), wib(b)) == hari


def test_hari_kerja_atau_bukan():
    assert KALENDER.is_hari_kerja(date(2026, 4, 14))
    assert not KALENDER.is_hari_kerja(date(2026, 4, 18))
    assert not KALENDER.is_hari_kerja(date(2026, 8, 17))
    assert not KALENDER.is_hari_kerja(date(2027, 12, 31) - timedelta(days=5))  # Sunday, near the end


def test_rezim_berlaku_dari_hari_pertama_sampai_hari_terakhir():
    selasa_rabu = Rezim(date(2026, 4, 14), date(2026, 4, 15), RAMADAN)
    kalender = KalenderKerja(
        "Asia/Jakarta", (KALENDER.rezim[0], selasa_rabu), frozenset(), KALENDER.dari, KALENDER.sampai
    )
    tutup = [kalender.due_hari(wib(f"2026-04-{hari} 09:00"), 0) for hari in (13, 14, 15, 16)]
    assert [f"{saat:%H:%M}" for saat in tutup] == ["16:00", "15:00", "15:00", "16:00"]


def test_240_hari_kerja_pada_2026():
    setahun = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    assert sum(KALENDER.is_hari_kerja(hari) for hari in setahun) == 240


def test_zona_lain_memberi_saat_yang_sama():
    utc = wib("2026-05-13 15:00").astimezone(UTC)
    tenggat = KALENDER.due(utc, 8 * JAM)
    assert tenggat == wib("2026-05-18 15:30")
    assert tenggat.utcoffset() == timedelta(hours=7)


def test_wit_membuka_dua_jam_lebih_dahulu():
    jayapura = KalenderKerja("Asia/Jayapura", KALENDER.rezim, KALENDER.libur, KALENDER.dari, KALENDER.sampai)
    assert jayapura.is_kerja(wib("2026-04-14 05:30"))
    assert not jayapura.is_kerja(wib("2026-04-14 14:00"))


# --- What is refused ---------------------------------------------------------------------------------


def test_waktu_tanpa_zona_ditolak():
    polos = datetime(2026, 4, 14, 10)
    for tanya in (
        lambda: KALENDER.elapsed(polos, wib("2026-04-15 10:00")),
        lambda: KALENDER.elapsed(wib("2026-04-15 10:00"), polos),
        lambda: KALENDER.due(polos, JAM),
        lambda: KALENDER.due_hari(polos, 1),
        lambda: KALENDER.is_kerja(polos),
        lambda: KALENDER.next_open(polos),
    ):
        with pytest.raises(ValueError, match="tanpa zona"):
            tanya()


def test_jumlah_negatif_ditolak():
    with pytest.raises(ValueError, match="negatif"):
        KALENDER.due(wib("2026-04-14 10:00"), -JAM)
    with pytest.raises(ValueError, match="negatif"):
        KALENDER.due_hari(wib("2026-04-14 10:00"), -1)


@pytest.mark.parametrize(
    "tanya",
    [
        lambda: KALENDER.elapsed(wib("2024-12-31 23:59"), wib("2026-04-14 10:00")),
        lambda: KALENDER.due(wib("2026-04-14 10:00"), timedelta(hours=5000)),
        lambda: KALENDER.due(wib("2028-01-01 00:01"), timedelta(0)),
        lambda: KALENDER.due_hari(wib("2027-12-31 10:00"), 1),
        lambda: KALENDER.next_open(wib("2027-12-31 17:00")),
        lambda: KALENDER.is_hari_kerja(date(2028, 1, 1)),
        lambda: KALENDER.hari_kerja(wib("2026-04-14 10:00"), wib("2028-02-01 10:00")),
    ],
)
def test_di_luar_kalender_ditolak(tanya):
    with pytest.raises(DiLuarKalender, match="1 Januari 2025 sampai 31 Desember 2027"):
        tanya()
    assert issubclass(DiLuarKalender, AturanDilanggar)


def test_seluruh_kurun_masih_di_dalam():
    awal, akhir = wib("2025-01-01 00:00"), wib("2028-01-01 00:00")
    assert KALENDER.due(awal, KALENDER.elapsed(awal, akhir)) == wib("2027-12-31 16:30")


def test_kalender_tanpa_jam_kerja_tidak_pernah_buka():
    kosong = KalenderKerja("Asia/Jakarta", (), frozenset(), date(2026, 1, 1), date(2026, 12, 31))
    saat = wib("2026-04-14 10:00")
    assert kosong.elapsed(saat, saat + timedelta(days=30)) == timedelta(0)
    assert not kosong.is_kerja(saat)
    assert not kosong.is_hari_kerja(saat.date())
    with pytest.raises(DiLuarKalender):
        kosong.due(saat, JAM)


def test_jendela_terbalik_ditolak():
    with pytest.raises(ValueError, match="berakhir sebelum dimulai"):
        Jendela(0, time(16), time(7, 30))


def test_jendela_tumpang_tindih_ditolak():
    with pytest.raises(ValueError, match="tumpang tindih"):
        Rezim(date(2026, 1, 1), None, (Jendela(0, time(7), time(12)), Jendela(0, time(11), time(16))))
    Rezim(date(2026, 1, 1), None, (Jendela(0, time(7), time(12)), Jendela(0, time(12), time(16))))
    Rezim(date(2026, 1, 1), None, (Jendela(0, time(7), time(12)), Jendela(1, time(11), time(16))))


# --- Version -----------------------------------------------------------------------------------------


def test_versi_mengikuti_libur_jam_dan_zona():
    def versi(**ganti):
        isi = {"zona": KALENDER.zona, "rezim": KALENDER.rezim, "libur": KALENDER.libur, **ganti}
        return KalenderKerja(dari=KALENDER.dari, sampai=KALENDER.sampai, **isi).versi

    asal = versi()
    assert len(asal) == 16
    assert asal == KALENDER.versi
    lain = {
        versi(libur=KALENDER.libur | {date(2026, 4, 14)}),
        versi(rezim=KALENDER.rezim[:1]),
        versi(rezim=(Rezim(date(2025, 1, 1), None, NORMAL[:-1]), *KALENDER.rezim[1:])),
        versi(zona="Asia/Makassar"),
    }
    assert len(lain - {asal}) == 4


def test_versi_tidak_berubah_oleh_pergantian_tahun():
    tahun_depan = KalenderKerja(
        KALENDER.zona, KALENDER.rezim, KALENDER.libur, date(2026, 1, 1), date(2028, 12, 31)
    )
    assert tahun_depan.versi == KALENDER.versi


# --- Properties --------------------------------------------------------------------------------------

TEPI = [
    wib(f"2026-{hari} {jam}")
    for hari in ("03-17", "03-25", "04-14", "04-17", "04-18", "08-17")
    for jam in ("00:00", "07:30", "08:00", "11:30", "12:00", "12:30", "13:00", "15:00", "16:00", "16:30")
]
saat_acak = st.one_of(
    st.datetimes(datetime(2025, 6, 1), datetime(2027, 3, 1), timezones=st.just(UTC)),
    st.builds(
        lambda tepi, mikrodetik: tepi + timedelta(microseconds=mikrodetik),
        st.sampled_from(TEPI),
        st.integers(-2, 2),
    ),
)
jumlah_acak = st.timedeltas(timedelta(0), timedelta(hours=600))


@settings(max_examples=300)
@given(saat_acak, jumlah_acak)
def test_tenggat_dan_waktu_berjalan_saling_membalik(a, jumlah):
    tenggat = KALENDER.due(a, jumlah)
    assert KALENDER.elapsed(a, tenggat) == jumlah
    assert tenggat >= a
    if jumlah:
        # Not a microsecond could be spared.
        assert KALENDER.elapsed(a, tenggat - timedelta(microseconds=1)) < jumlah


@given(saat_acak, saat_acak, saat_acak)
def test_waktu_berjalan_dapat_dijumlahkan(a, b, c):
    assert KALENDER.elapsed(a, b) + KALENDER.elapsed(b, c) == KALENDER.elapsed(a, c)


@given(saat_acak, saat_acak, jumlah_acak, jumlah_acak, st.integers(0, 60))
def test_yang_datang_kemudian_tidak_jatuh_tempo_lebih_dahulu(a, b, jumlah, tambahan, hari):
    a, b = sorted((a, b))
    assert KALENDER.due(a, jumlah) <= KALENDER.due(b, jumlah)
    assert KALENDER.due(a, jumlah) <= KALENDER.due(a, jumlah + tambahan)
    assert KALENDER.due_hari(a, hari) <= KALENDER.due_hari(b, hari)
    assert KALENDER.due_hari(a, hari) < KALENDER.due_hari(a, hari + 1)
    assert KALENDER.hari_kerja(a, b) >= 0
    assert KALENDER.next_open(a) <= KALENDER.next_open(b)


@given(saat_acak, st.integers(0, 60))
def test_tenggat_hari_kerja_jatuh_saat_tutup(a, hari):
    tenggat = KALENDER.due_hari(a, hari)
    assert KALENDER.is_hari_kerja(tenggat.date())
    assert KALENDER.is_kerja(tenggat - timedelta(microseconds=1))
    assert KALENDER.next_open(tenggat).date() > tenggat.date()


@settings(max_examples=50)
@given(st.datetimes(datetime(2026, 2, 1), datetime(2026, 6, 30)), st.integers(0, 10 * 24 * 60))
def test_waktu_berjalan_sama_dengan_hitungan_menit_demi_menit(mulai, menit):
    """An oracle without intervals, prefix sums or searches: ask each minute whether somebody works."""
    mulai = mulai.replace(second=0, microsecond=0, tzinfo=WIB)

    def bekerja(saat):
        jam = RAMADAN if date(2026, 2, 19) <= saat.date() <= date(2026, 3, 20) else NORMAL
        return saat.date().isoformat() not in LIBUR and any(
            j.hari == saat.weekday() and j.mulai <= saat.time() < j.selesai for j in jam
        )

    terhitung = sum(bekerja(mulai + timedelta(minutes=m)) for m in range(menit))
    assert KALENDER.elapsed(mulai, mulai + timedelta(minutes=menit)) == timedelta(minutes=terhitung)


def test_dua_puluh_ribu_tenggat_acak_tanpa_selisih():
    acak = random.Random(20260317)
    awal = wib("2025-06-01 00:00")
    selisih = 0
    for _ in range(20_000):
        a = awal + timedelta(seconds=acak.randrange(500 * 86_400))
        jumlah = timedelta(microseconds=acak.randrange(500 * 3_600_000_000))
        selisih += KALENDER.elapsed(a, KALENDER.due(a, jumlah)) != jumlah
    assert selisih == 0
