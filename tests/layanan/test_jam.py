"""The clocks of a ticket: known answers, and what no log whatever can bend."""

import random
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layanan.enums.tiket import BERJALAN, JAWABAN_PERTAMA
from layanan.policies.jam import NOL, Jam, Peristiwa, Sasaran, hitung, tenggat_dari
from tests.layanan.jam import JAM, LANGKAH, MENIT, SASARAN, SETAHUN, P, S, catat, lanjut, log_acak, susun
from tests.lpse.test_kalender import wib

# Where nobody waits for anybody.
BERHENTI = (S.SELESAI, S.DITUTUP, S.DIGABUNG, S.LUAR_KEWENANGAN)
KINI = wib("2026-12-30 10:00")
WAKTU = st.datetimes(datetime(2026, 1, 2), datetime(2026, 7, 20), timezones=st.just(KINI.tzinfo))
TUNGGU = st.one_of(st.just(NOL), st.timedeltas(NOL, timedelta(days=4)))
LOG = st.builds(
    susun, WAKTU, st.sampled_from(SASARAN), st.lists(st.tuples(TUNGGU, st.integers(0, 999)), max_size=10)
)


def jam(log: list[Peristiwa], now: datetime = KINI) -> Jam:
    return hitung(log, SETAHUN, now)


def berjalan_sampai(log: list[Peristiwa], saat: datetime) -> timedelta:
    """Working time that ran until this instant, stretch by stretch."""
    batas = [*(p.pada for p in log[1:]), max(saat, log[-1].pada)]
    return sum(
        (
            SETAHUN.elapsed(p.pada, max(p.pada, min(sampai, saat)))
            for p, sampai in zip(log, batas, strict=True)
            if p.status in BERJALAN
        ),
        NOL,
    )


def periksa_pulang_pergi(log: list[Peristiwa]) -> bool:
    """Whether each deadline is the instant at which exactly the promised working time has run."""
    kini = jam(log)
    respons = SETAHUN.elapsed(log[0].pada, kini.tenggat_respons) == kini.sasaran_respons
    if kini.tenggat_selesai is None:
        # Never reached, and nothing runs towards it.
        return respons and not kini.is_berjalan and kini.selesai_terpakai < kini.sasaran_selesai
    return respons and berjalan_sampai(log, kini.tenggat_selesai) == kini.sasaran_selesai


# --- Known answers -----------------------------------------------------------------------------------


def test_tenggat_melewati_ramadan_cuti_bersama_dan_idul_fitri():
    # Received at closing on Tuesday, 17 March: the next working hour is on the 25th.
    kini = jam([catat(wib("2026-03-17 15:30"), Sasaran(30 * MENIT, 8 * JAM))], wib("2026-03-17 16:00"))
    assert kini.tenggat_respons == kini.tenggat == wib("2026-03-25 08:00")
    assert kini.tenggat_selesai == wib("2026-03-26 08:00")


def test_hari_kerja_dihitung_sampai_penutupan():
    kini = jam([catat(wib("2026-05-12 10:00"), Sasaran(JAM, selesai_hari=3))], wib("2026-05-12 10:00"))
    assert kini.tenggat_selesai == wib("2026-05-19 16:00")


def test_hari_kerja_dengan_setengah_hari_berakhir_pada_penutupannya():
    kini = jam([catat(wib("2026-06-05 10:00"), Sasaran(JAM, selesai_hari=1))], wib("2026-06-05 10:00"))
    assert kini.tenggat_selesai == wib("2026-06-08 12:00")


def menunggu(dari: str, sampai: str | None, mulai: str = "2026-04-14 08:00") -> list[Peristiwa]:
    """A ticket of four hours that waited for its user."""
    log = [catat(wib(mulai))]
    lanjut(log, wib(dari) - log[-1].pada, P.DIMINTA_KETERANGAN, S.MENUNGGU_PENGGUNA)
    if sampai:
        lanjut(log, wib(sampai) - log[-1].pada, P.DIJAWAB_PENGGUNA, S.DITANGANI)
    return log


def test_menunggu_sepanjang_akhir_pekan_tidak_menggeser_apa_pun():
    tanpa = jam([catat(wib("2026-04-17 15:00"))])
    dengan = jam(menunggu("2026-04-17 16:30", "2026-04-20 07:30", mulai="2026-04-17 15:00"))
    assert tanpa.tenggat_selesai == dengan.tenggat_selesai == wib("2026-04-20 10:00")
    assert dengan.menunggu_pengguna == NOL


def test_menunggu_semalam_menggeser_jam_kerjanya_saja():
    # From 09.00 to 09.00 lie seven and a half working hours, not twenty-four; three of four were left.
    kini = jam(menunggu("2026-04-14 09:00", "2026-04-15 09:00"))
    assert kini.menunggu_pengguna == 7.5 * JAM
    assert kini.tenggat_selesai == wib("2026-04-15 12:00")


def test_selama_menunggu_tidak_ada_tenggat_penyelesaian():
    kini = jam(menunggu("2026-04-14 09:00", None), wib("2026-04-20 09:00"))
    assert (kini.tenggat_selesai, kini.tenggat, kini.is_berjalan) == (None, None, False)
    assert kini.selesai_terpakai == JAM


def test_yang_sudah_lewat_sebelum_menunggu_tetap_lewat():
    kini = jam(menunggu("2026-04-15 09:00", None), wib("2026-04-20 09:00"))
    assert kini.tenggat_selesai == wib("2026-04-14 12:00")
    assert not kini.selesai_tepat


def test_standar_diganti_selagi_menunggu_berlaku_dari_awal():
    log = menunggu("2026-04-14 09:00", None)
    lanjut(log, JAM, P.STANDAR_DIGANTI, S.MENUNGGU_PENGGUNA, sasaran=Sasaran(30 * MENIT, 2 * JAM))
    lanjut(log, JAM, P.DIJAWAB_PENGGUNA, S.DITANGANI)
    # One of two hours was used before the wait: the pause is not lost with the old standard.
    assert jam(log).tenggat_selesai == wib("2026-04-14 12:00")
    assert jam(log).menunggu_pengguna == 2 * JAM


def test_dibuka_kembali_melanjutkan_jam_yang_berhenti():
    log = [catat(wib("2026-04-14 08:00"))]
    lanjut(log, JAM, P.DISELESAIKAN, S.SELESAI)
    lanjut(log, timedelta(days=1), P.DITUTUP, S.DITUTUP)
    lanjut(log, timedelta(days=20), P.DIBUKA_KEMBALI, S.DITANGANI)
    kini = jam(log, log[-1].pada)
    assert kini.selesai_terpakai == JAM
    assert kini.tenggat_selesai == SETAHUN.due(log[-1].pada, 3 * JAM)
    assert kini.respons_pada == wib("2026-04-14 09:00")


def test_jam_tiket_yang_digabung_berhenti():
    log = [catat(wib("2026-04-14 08:00"))]
    lanjut(log, 10 * MENIT, P.DIGABUNG, S.DIGABUNG)
    lanjut(log, 9 * JAM, P.CATATAN_INTERNAL, S.DIGABUNG)
    kini = jam(log)
    assert (kini.tenggat, kini.is_berjalan) == (None, False)
    assert kini.respons_terpakai == kini.selesai_terpakai == 10 * MENIT
    assert kini.respons_tepat is None


def test_perpanjangan_menambah_waktu_kerja():
    log = [catat(wib("2026-04-14 08:00"))]
    lanjut(log, JAM, P.DIPERPANJANG, S.TERCATAT, perpanjangan=4 * JAM)
    # Four hours promised and four given: eight from 08.00, over the break and the night.
    assert jam(log).tenggat_selesai == SETAHUN.due(wib("2026-04-14 08:00"), 8 * JAM)
    assert jam(log).tenggat_respons == wib("2026-04-14 08:30")


@pytest.mark.parametrize("jenis", JAWABAN_PERTAMA)
def test_jawaban_pertama_menghentikan_jam_respons(jenis):
    log = [catat(wib("2026-04-14 08:00"))]
    lanjut(log, 20 * MENIT, jenis, S.DITANGANI)
    kini = jam(log)
    assert kini.respons_tepat
    assert kini.respons_terpakai == 20 * MENIT
    assert kini.tenggat == kini.tenggat_selesai


# --- Whatever happened -------------------------------------------------------------------------------


@settings(max_examples=300)
@given(LOG)
def test_setiap_tenggat_pulang_pergi(log):
    assert periksa_pulang_pergi(log)


@settings(max_examples=200)
@given(LOG, st.randoms())
def test_urutan_baris_tidak_mengubah_apa_pun(log, acak):
    teracak = [*log]
    acak.shuffle(teracak)
    assert jam(teracak) == jam(log)


@settings(max_examples=200)
@given(LOG, st.datetimes(datetime(2026, 9, 1), datetime(2026, 12, 1), timezones=st.just(KINI.tzinfo)))
def test_tenggat_tidak_bergantung_pada_saat_ditanyakan(log, lain):
    tersimpan = tenggat_dari(log, SETAHUN)
    for kini in (jam(log), jam(log, lain), jam(log, log[-1].pada)):
        assert (kini.respons_pada, kini.tenggat_respons) == (
            tersimpan.respons_pada,
            tersimpan.tenggat_respons,
        )
        assert (kini.tenggat_selesai, kini.tenggat) == (tersimpan.tenggat_selesai, tersimpan.tenggat)


@settings(max_examples=200)
@given(LOG)
def test_semua_waktu_kerja_terhitung_sekali(log):
    kini = jam(log)
    berakhir = sum(
        (
            SETAHUN.elapsed(p.pada, sampai)
            for p, sampai in zip(log, [*(p.pada for p in log[1:]), KINI], strict=True)
            if p.status in BERHENTI
        ),
        NOL,
    )
    jumlah = kini.selesai_terpakai + kini.menunggu_pengguna + kini.menunggu_lkpp + berakhir
    assert jumlah == SETAHUN.elapsed(log[0].pada, KINI)


@settings(max_examples=200)
@given(LOG, st.integers(0, 9), TUNGGU)
def test_yang_terjadi_lebih_lambat_tidak_memajukan_tenggat(log, dari, tunda):
    """Whoever answers later makes nothing due earlier, while nothing further has happened since."""
    log = log[: dari + 2]
    semula = tenggat_dari(log, SETAHUN).tenggat_selesai
    if semula is None or dari >= len(log) or log[dari].status in BERJALAN:
        return
    geser = [
        Peristiwa(p.pada + tunda * (n > dari), p.urut, p.jenis, p.status, p.sasaran, p.perpanjangan)
        for n, p in enumerate(log)
    ]
    kemudian = tenggat_dari(geser, SETAHUN).tenggat_selesai
    assert kemudian is None or kemudian >= semula


@settings(max_examples=200)
@given(LOG, st.timedeltas(MENIT, timedelta(hours=60)))
def test_perpanjangan_tidak_pernah_memajukan_tenggat(log, tambahan):
    semula = jam(log)
    lanjut(log, NOL, P.DIPERPANJANG, log[-1].status, perpanjangan=tambahan)
    kini = jam(log)
    assert kini.sasaran_selesai == semula.sasaran_selesai + tambahan
    if semula.tenggat_selesai and kini.tenggat_selesai:
        assert kini.tenggat_selesai > semula.tenggat_selesai


@settings(max_examples=200)
@given(LOG, st.integers(0, 10))
def test_catatan_internal_tidak_mengubah_jam(log, di):
    di = min(di, len(log) - 1)
    catatan = Peristiwa(log[di].pada, 0, P.CATATAN_INTERNAL, log[di].status)
    disisipi = [*log[: di + 1], catatan, *log[di + 1 :]]
    bernomor = [
        Peristiwa(p.pada, n, p.jenis, p.status, p.sasaran, p.perpanjangan) for n, p in enumerate(disisipi)
    ]
    assert jam(bernomor) == jam(log)


def test_setiap_status_yang_punya_jam_diuji():
    assert {status for cara in LANGKAH.values() for _, status in cara} | {S.TERCATAT} == set(LANGKAH)


def test_dua_ribu_log_acak_tanpa_selisih():
    acak = random.Random(20260317)
    assert sum(not periksa_pulang_pergi(log_acak(acak)) for _ in range(2_000)) == 0


@pytest.mark.berat
def test_seratus_ribu_log_acak_tanpa_selisih():
    acak = random.Random(20261121)
    assert sum(not periksa_pulang_pergi(log_acak(acak)) for _ in range(100_000)) == 0
