from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from lpse.aturan import AturanDilanggar
from lpse.pengenal import (
    PengenalKeliru,
    baca_nib,
    baca_nik,
    baca_nip,
    baca_npwp,
    bersihkan,
    format_npwp,
    samarkan,
)

PADA = date(2026, 11, 20)


def kode(pengenal):
    return [peringatan.kode for peringatan in pengenal.peringatan]


# --- Cleaning ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "teks",
    [
        "01.312.166.0-091.000",
        " 01 312 166 0 091 000 ",
        "013121660091000",
        "01.312.166.0\u2013091.000",  # en dash, as word processors write it
        "01.312.166.0\u00a0091.000\n",  # no-break space, pasted from a PDF
        "\ufeff01.312.166.0-\u200b091.000",  # invisible characters
    ],
)
def test_spasi_titik_dan_tanda_hubung_diabaikan(teks):
    assert bersihkan(teks) == "013121660091000"


# --- NPWP --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("teks", "kunci"),
    [
        ("01.312.166.0-091.000", "0013121660091000"),
        ("0013 1216 6009 1000", "0013121660091000"),
        ("3171011708450001", "3171011708450001"),
        ("1000000012345678", "1000000012345678"),
    ],
)
def test_npwp_berkunci_16_angka(teks, kunci):
    npwp = baca_npwp(teks)
    assert npwp.kunci == kunci
    assert npwp.angka == bersihkan(teks)
    assert kode(npwp) == []


def test_npwp_15_dan_16_angka_yang_sama_berkunci_sama():
    assert baca_npwp("01.312.166.0-091.000").kunci == baca_npwp("0013121660091000").kunci


@pytest.mark.parametrize("teks", ["01.312.166.1-091.000", "0013121661091000"])
def test_npwp_berangka_periksa_keliru_hanya_diperingatkan(teks):
    assert kode(baca_npwp(teks)) == ["npwp_angka_periksa"]


@pytest.mark.parametrize(
    "teks", ["1000000000000017", "1012345678901234", "1271014607900003", "1999999999999999"]
)
def test_npwp_berawalan_1_diterima_tanpa_peringatan(teks):
    assert kode(baca_npwp(teks)) == []


def test_npwp_orang_pribadi_diperiksa_sebagai_nik():
    assert kode(baca_npwp("3504014512900001")) == []
    assert kode(baca_npwp("9971013113450001")) == ["nik_tanggal", "nik_wilayah"]


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("", "Isi NPWP."),
        (" .-", "Isi NPWP."),
        (
            "01.312.166.0-091.00",
            "NPWP terdiri atas 15 atau 16 angka, sedangkan ini 14 angka. Periksa kembali.",
        ),
        ("00131216600910001", "NPWP terdiri atas 15 atau 16 angka, sedangkan ini 17 angka. Periksa kembali."),
        ("0013121660091000000000", "Ini NITKU (22 angka). Tulis NPWP saja, yaitu 16 angka pertamanya."),
        ("O1.312.166.0-091.000", "NPWP hanya berisi angka. Hapus huruf atau tanda lainnya."),
        ("01.312.166.0/091.000", "NPWP hanya berisi angka. Hapus huruf atau tanda lainnya."),
        ("٠١٣١٢١٦٦٠٠٩١٠٠٠", "NPWP hanya berisi angka. Hapus huruf atau tanda lainnya."),
        ("00.000.000.0-000.000", "NPWP tidak mungkin nol semua. Salin dari dokumennya."),
    ],
)
def test_npwp_keliru_bentuk_ditolak(teks, kalimat):
    with pytest.raises(PengenalKeliru) as galat:
        baca_npwp(teks)
    assert str(galat.value) == kalimat
    assert issubclass(PengenalKeliru, AturanDilanggar)


@pytest.mark.parametrize(
    ("teks", "cetak"),
    [
        ("013121660091000", "01.312.166.0-091.000"),
        ("01 312 166 0 091 000", "01.312.166.0-091.000"),
        ("0013121660091000", "0013 1216 6009 1000"),
        ("belum ada", "belum ada"),
        ("12345", "12345"),
        ("", ""),
    ],
)
def test_npwp_dicetak_berkelompok(teks, cetak):
    assert format_npwp(teks) == cetak


@given(st.text("0123456789", min_size=8, max_size=8), st.text("0123456789", min_size=6, max_size=6))
def test_npwp_dengan_angka_periksa_benar_tidak_diperingatkan(depan, belakang):
    angka = depan + luhn.calc_check_digit(depan) + belakang
    if angka.strip("0"):
        assert kode(baca_npwp(angka)) == []
        assert bersihkan(format_npwp(angka)) == angka
        assert baca_npwp(format_npwp("0" + angka)).kunci == baca_npwp(angka).kunci


@given(st.text())
def test_teks_apa_pun_terbaca_atau_ditolak_dengan_kalimat(teks):
    def kalimat(baca):
        try:
            baca(teks)
        except PengenalKeliru as galat:
            return str(galat)
        return "Terbaca."

    assert all(kalimat(baca).endswith(".") for baca in (baca_npwp, baca_nik, baca_nib, baca_nip))


# --- NIK ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("teks", "lahir", "kelamin"),
    [
        ("3504010512900001", date(1990, 12, 5), "L"),
        ("3504014512900001", date(1990, 12, 5), "P"),
        ("3504 0129 0200 0001", date(2000, 2, 29), "L"),  # 1900 was no leap year
        ("3504017108450002", date(1945, 8, 31), "P"),
        ("3504010101090001", date(2009, 1, 1), "L"),  # 17 in this year
        ("3504010101100001", date(1910, 1, 1), "L"),  # too young for a KTP: the century before
        ("3504012902240001", date(1924, 2, 29), "L"),
    ],
)
def test_nik_memuat_tanggal_lahir_dan_jenis_kelamin(teks, lahir, kelamin):
    nik = baca_nik(teks, pada=PADA)
    assert (nik.tanggal_lahir, nik.jenis_kelamin, kode(nik)) == (lahir, kelamin, [])


@pytest.mark.parametrize("tengah", ["310290", "001290", "051390", "320190", "720190", "400190", "300200"])
def test_nik_bertanggal_mustahil_hanya_diperingatkan(tengah):
    nik = baca_nik(f"350401{tengah}0001", pada=PADA)
    assert nik.tanggal_lahir is None
    assert kode(nik) == ["nik_tanggal"]


@pytest.mark.parametrize(
    ("awal", "peringatan"),
    [
        ("3504", []),
        ("1206", []),  # Karo
        ("6501", []),  # Kalimantan Utara, absent from python-stdnum
        ("9671", []),  # Papua Barat Daya
        ("9101", []),  # Merauke, before Papua Selatan
        ("6473", []),  # Tarakan, before Kalimantan Utara
        ("3599", ["nik_wilayah"]),
        ("1001", ["nik_wilayah"]),
        ("9971", ["nik_wilayah"]),
        ("3500", ["nik_wilayah"]),
    ],
)
def test_nik_berwilayah_asing_hanya_diperingatkan(awal, peringatan):
    assert kode(baca_nik(f"{awal}010512900001", pada=PADA)) == peringatan


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("", "Isi NIK."),
        ("350401051290001", "NIK terdiri atas 16 angka, sedangkan ini 15 angka. Periksa kembali."),
        ("35040105129000011", "NIK terdiri atas 16 angka, sedangkan ini 17 angka. Periksa kembali."),
        ("350401051290OOO1", "NIK hanya berisi angka. Hapus huruf atau tanda lainnya."),
        ("0" * 16, "NIK tidak mungkin nol semua. Salin dari dokumennya."),
    ],
)
def test_nik_keliru_bentuk_ditolak(teks, kalimat):
    with pytest.raises(PengenalKeliru) as galat:
        baca_nik(teks)
    assert str(galat.value) == kalimat


@given(st.dates(date(1926, 11, 21), PADA - timedelta(days=17 * 366)), st.booleans(), st.integers(1, 9999))
def test_nik_yang_disusun_dari_tanggal_terbaca_kembali(lahir, perempuan, urut):
    hari = lahir.day + 40 * perempuan
    nik = baca_nik(f"350401{hari:02}{lahir:%m%y}{urut:04}", pada=PADA)
    assert nik.tanggal_lahir == lahir
    assert nik.jenis_kelamin == ("P" if perempuan else "L")


# --- NIB ---------------------------------------------------------------------------------------------


def test_nib_13_angka_diterima():
    assert baca_nib("9120 0034 5678 9") == "9120003456789"


@pytest.mark.parametrize("teks", ["", "912000345678", "91200034567890", "912000345678A"])
def test_nib_keliru_bentuk_ditolak(teks):
    with pytest.raises(PengenalKeliru, match="NIB"):
        baca_nib(teks)


# --- NIP ---------------------------------------------------------------------------------------------


def test_nip_memuat_lahir_pengangkatan_dan_jenis_kelamin():
    nip = baca_nip("19800517 200501 2 003")
    assert nip.angka == "198005172005012003"
    assert nip.tanggal_lahir == date(1980, 5, 17)
    assert (nip.mulai_tahun, nip.mulai_bulan, nip.jenis_kelamin, nip.is_pppk) == (2005, 1, "P", False)
    assert kode(nip) == []


def test_nip_pppk_tidak_diperingatkan():
    nip = baca_nip("199001012022211001")
    assert nip.is_pppk
    assert (nip.mulai_tahun, nip.mulai_bulan, nip.jenis_kelamin) == (2022, None, "L")
    assert kode(nip) == []


@pytest.mark.parametrize(
    ("teks", "peringatan"),
    [
        ("198013172005012003", ["nip_lahir"]),
        ("198005172005132003", ["nip_mulai"]),
        ("198005171901012003", ["nip_mulai"]),
        ("198005179905012003", ["nip_mulai"]),
        ("198005171997012003", ["nip_usia"]),
        ("198005172005013003", ["nip_kelamin"]),
        ("198013171901133003", ["nip_lahir", "nip_mulai", "nip_kelamin"]),
    ],
)
def test_nip_yang_ganjil_hanya_diperingatkan(teks, peringatan):
    assert kode(baca_nip(teks)) == peringatan


@pytest.mark.parametrize(
    "teks", ["", "19800517", "1980051720050120031", "198005172005012003 / 198107012006041002"]
)
def test_nip_keliru_bentuk_ditolak(teks):
    with pytest.raises(PengenalKeliru, match="NIP"):
        baca_nip(teks)


# --- Masking -----------------------------------------------------------------------------------------


def test_nik_disamarkan_pada_daftar():
    assert samarkan("3504010512900001") == "3504••••••••••01"


@given(st.text("0123456789"))
def test_samaran_tidak_membocorkan_lebih_dari_enam_angka(angka):
    samaran = samarkan(angka)
    assert len(samaran) == len(angka)
    assert sum(huruf.isdigit() for huruf in samaran) <= 6
    if len(angka) <= 6:
        assert not any(huruf.isdigit() for huruf in samaran)
