"""Each expectation at its borders: what is due, what is missing, in words; no database."""

from datetime import date

import pytest

from lpse.harapan import (
    BELUM,
    KURANG,
    TERPENUHI,
    TIDAK_ADA,
    BilaTerjadi,
    Cakupan,
    Hitungan,
    Masa,
    MasaKeliru,
    Nihil,
    Nilai,
    PalingSedikit,
    Rentang,
    Setiap,
    Tercatat,
    mundur,
    sebut,
    simpulkan,
)

KINI = date(2026, 11, 22)


def masa(teks: str = "2026", kini: date = KINI) -> Masa:
    return Masa.urai(teks, kini)


@pytest.mark.parametrize(
    ("teks", "dari", "sampai", "nama"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "tahun 2026"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "Februari 2024"),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31), "Desember 2026"),
        ("2026-T1", date(2026, 1, 1), date(2026, 3, 31), "triwulan I 2026"),
        ("2026-T4", date(2026, 10, 1), date(2026, 12, 31), "triwulan IV 2026"),
    ],
)
def test_periode_dibaca_dan_ditulis_kembali(teks, dari, sampai, nama):
    satu = masa(teks)
    assert (satu.dari, satu.sampai, satu.nama, satu.kode) == (dari, sampai, nama, teks)


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "20",
        "2026-",
        "2026-13",
        "2026-00",
        "2026-1",
        "2026-T5",
        "2026-T",
        "1944",
        "٢٠٢٦",
        "2026-١٠",
        "-10",
        "x",
    ],
)
def test_periode_yang_tidak_dikenal_ditolak_dengan_contoh(teks):
    with pytest.raises(MasaKeliru, match="Tulis seperti 2026, 2026-T3, atau 2026-10"):
        masa(teks)


def test_masa_berjalan_berakhir_hari_ini_dan_yang_akan_datang_belum_mulai():
    assert masa("2026").akhir == KINI
    assert masa("2025").akhir == date(2025, 12, 31)
    assert not masa("2026-11").is_belum_mulai
    assert masa("2026-12").is_belum_mulai


def test_yang_dicatat_bila_terjadi_tidak_pernah_kurang():
    assert BilaTerjadi().rentang(masa()) == Rentang(date(2026, 1, 1), KINI)
    assert BilaTerjadi().nilai(Hitungan(), masa(), "gangguan") == Nilai(BELUM)
    assert BilaTerjadi().nilai(Hitungan(1), masa(), "gangguan") == Nilai(TERPENUHI)


def test_register_dihitung_sejak_awal_sampai_akhir_masa():
    assert Tercatat().rentang(masa("2025")).sampai == date(2025, 12, 31)
    assert Tercatat().rentang(masa("2025")).dari < date(2000, 1, 1)
    kosong = Tercatat().nilai(Hitungan(), masa("2025"), "media portabel")
    assert kosong == Nilai(TIDAK_ADA, "Belum ada catatan: media portabel sampai 31 Desember 2025.")
    assert Tercatat().nilai(Hitungan(1), masa("2025"), "media portabel") == Nilai(TERPENUHI)


def test_paling_sedikit_sekali_dihitung_mundur_dari_akhir_masa():
    setahun = PalingSedikit(12)
    assert setahun.rentang(masa("2025")) == Rentang(date(2025, 1, 1), date(2025, 12, 31))
    assert setahun.rentang(masa("2026-11")) == Rentang(date(2025, 11, 23), KINI)
    assert PalingSedikit(3).rentang(masa("2025-05")) == Rentang(date(2025, 3, 1), date(2025, 5, 31))
    assert setahun.nilai(Hitungan(1), masa(), "survei").keadaan == TERPENUHI
    assert setahun.nilai(Hitungan(), masa("2025"), "survei") == Nilai(
        TIDAK_ADA, "Belum ada catatan: survei sejak 1 Januari 2025 sampai 31 Desember 2025."
    )
    assert setahun.nilai(Hitungan(), masa("2027"), "survei").keadaan == BELUM


def test_mundur_ke_bulan_yang_lebih_pendek():
    assert mundur(date(2024, 3, 31), 1) == date(2024, 2, 29)
    assert mundur(date(2026, 1, 15), 1) == date(2025, 12, 15)
    assert mundur(date(2026, 12, 31), 12) == date(2025, 12, 31)


def test_yang_tidak_boleh_ada():
    nihil = Nihil("lewat tenggat")
    assert nihil.nilai(Hitungan(), masa(), "tiket") == Nilai(TERPENUHI, is_pasif=True)
    assert nihil.nilai(Hitungan(3), masa(), "tiket") == Nilai(KURANG, "3 tiket lewat tenggat.")
    assert nihil.rentang(masa("2026-10")).sampai == date(2026, 10, 31)
    # "tiket: tidak boleh ada" would say that no ticket may be.
    assert nihil.sebut("tiket") == "tiket lewat tenggat"
    assert BilaTerjadi().sebut("tiket") == "tiket"


def test_cakupan_menyebut_yang_belum():
    enam = Cakupan(lambda: {"a": "Registrasi", "b": "Layanan", "c": "Arsip"})
    assert enam.nilai(Hitungan(3, None, frozenset("abc")), masa(), "SOP") == Nilai(TERPENUHI)
    assert enam.nilai(Hitungan(9, None, frozenset("abx")), masa(), "SOP") == Nilai(
        KURANG, "Belum ada SOP untuk Arsip."
    )
    assert enam.nilai(Hitungan(), masa(), "SOP").keadaan == TIDAK_ADA
    assert Cakupan(dict).nilai(Hitungan(), masa(), "ruang") == Nilai(TERPENUHI)


def bulan(*nomor: int, tahun: int = 2026) -> Hitungan:
    return Hitungan(len(nomor), None, frozenset(f"{tahun}-{n:02d}" for n in nomor))


def test_setiap_bulan_hanya_bulan_yang_sudah_lewat():
    bulanan = Setiap(lambda: "bulanan")
    lengkap = bulanan.nilai(bulan(*range(1, 11)), masa(), "laporan")
    assert lengkap == Nilai(TERPENUHI)  # November is still running
    tanpa_satu = bulanan.nilai(bulan(*range(1, 10)), masa(), "laporan")
    assert tanpa_satu == Nilai(KURANG, "1 dari 10 kali tanpa laporan: Oktober 2026.")
    assert bulanan.nilai(Hitungan(), masa("2026-10"), "laporan").keadaan == TIDAK_ADA
    assert bulanan.nilai(Hitungan(), masa("2026-11"), "laporan") == Nilai(BELUM)
    assert bulanan.nilai(bulan(11), masa("2026-11"), "laporan") == Nilai(TERPENUHI)


@pytest.mark.parametrize(
    ("kini", "tenggang", "keadaan"),
    [
        (date(2026, 10, 31), 0, BELUM),  # the last day itself is not over
        (date(2026, 11, 1), 0, TIDAK_ADA),
        (date(2026, 11, 10), 10, BELUM),
        (date(2026, 11, 11), 10, TIDAK_ADA),
    ],
)
def test_selang_jatuh_tempo_sesudah_hari_terakhirnya_dan_tenggangnya(kini, tenggang, keadaan):
    harapan = Setiap(lambda: "bulanan", tenggang=tenggang)
    assert harapan.nilai(Hitungan(), masa("2026-10", kini), "laporan").keadaan == keadaan


def test_triwulanan_dinilai_pada_masa_yang_memuat_akhirnya():
    triwulanan = Setiap(lambda: "triwulanan")
    assert triwulanan.rentang(masa("2026-09")) == Rentang(date(2026, 7, 1), date(2026, 9, 30))
    assert triwulanan.nilai(bulan(7), masa("2026-09"), "laporan") == Nilai(TERPENUHI)
    assert triwulanan.nilai(Hitungan(), masa("2026-08"), "laporan") == Nilai(BELUM)
    kurang = triwulanan.nilai(bulan(2, 9), masa(), "laporan")
    assert kurang == Nilai(KURANG, "1 dari 3 kali tanpa laporan: triwulan II 2026.")


def test_tahunan_dinilai_sesudah_tahunnya_lewat():
    tahunan = Setiap(lambda: "tahunan")
    assert tahunan.nilai(Hitungan(), masa("2026"), "evaluasi") == Nilai(BELUM)
    assert tahunan.nilai(Hitungan(), masa("2025"), "evaluasi").keadaan == TIDAK_ADA
    assert tahunan.nilai(bulan(3, tahun=2025), masa("2025"), "evaluasi") == Nilai(TERPENUHI)


def test_tanpa_irama_dalam_peraturan_sekali_dalam_dua_belas_bulan():
    bebas = Setiap(lambda: "tidak_diatur")
    assert bebas.rentang(masa("2025")) == PalingSedikit(12).rentang(masa("2025"))
    assert bebas.nilai(Hitungan(1), masa(), "laporan") == Nilai(TERPENUHI)
    assert bebas.bunyi == "paling sedikit sekali setahun"


def test_harian_berarti_setiap_hari_kerja_yang_sudah_lewat():
    harian = Setiap(lambda: "harian")
    libur = {date(2026, 11, 18)}
    satu = Masa.urai("2026-11", date(2026, 11, 19), lambda hari: hari.weekday() < 5 and hari not in libur)
    hari = {f"2026-11-{n:02d}" for n in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17)}
    assert harian.nilai(Hitungan(12, None, frozenset(hari)), satu, "lembar") == Nilai(TERPENUHI)
    kurang = harian.nilai(Hitungan(10, None, frozenset(hari - {"2026-11-02", "2026-11-17"})), satu, "lembar")
    assert kurang == Nilai(KURANG, "2 dari 12 kali tanpa lembar: 2 November 2026, 17 November 2026.")


def test_yang_banyak_disebut_lima_pertama():
    assert sebut(list("abcde")) == "a, b, c, d, e"
    assert sebut(list("abcdefg")) == "a, b, c, d, e, dan 2 lainnya"


@pytest.mark.parametrize(
    ("nilai", "keadaan"),
    [
        ([], TIDAK_ADA),
        ([Nilai(TERPENUHI)], TERPENUHI),
        ([Nilai(BELUM)], BELUM),
        ([Nilai(BELUM), Nilai(TERPENUHI)], TERPENUHI),
        ([Nilai(TIDAK_ADA), Nilai(BELUM)], TIDAK_ADA),
        ([Nilai(TIDAK_ADA), Nilai(TERPENUHI)], KURANG),
        ([Nilai(KURANG), Nilai(TERPENUHI)], KURANG),
        ([Nilai(TERPENUHI, is_pasif=True)], TERPENUHI),
        ([Nilai(TERPENUHI, is_pasif=True), Nilai(BELUM)], BELUM),
        ([Nilai(TERPENUHI, is_pasif=True), Nilai(TIDAK_ADA)], TIDAK_ADA),
        ([Nilai(KURANG), Nilai(BELUM)], KURANG),
    ],
)
def test_kesimpulan_dari_beberapa_bukti(nilai, keadaan):
    assert simpulkan(nilai) == keadaan
