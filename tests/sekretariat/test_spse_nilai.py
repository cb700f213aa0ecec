"""What SPSE writes in one cell, read: money, times, codes, tax numbers; nothing else ever happens."""

from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sekretariat.actions.spse_mesin import TABEL
from sekretariat.enums.spse import JenisData
from sekretariat.policies import spse_nilai as nilai
from sekretariat.policies.spse_baris import PembacaBaris
from sekretariat.policies.spse_nilai import KOSONG, NilaiKeliru
from sekretariat.policies.spse_pejabat import baca_pejabat
from sekretariat.policies.spse_peta import PETA, kenali_jenis
from tests.sekretariat.spse import peserta, tender

WIB = ZoneInfo("Asia/Jakarta")
KUNCI_ORANG = ["nip_ppk", "nama_ppk", "nip_pokja", "nama_pokja", "nip_nama_pp"]
SEDIKIT = settings(max_examples=200, deadline=None)
APA_PUN = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals()
    | st.text(max_size=60)
    | st.just([])
    | st.just({})
)


@pytest.mark.parametrize(
    ("tulis", "baca"),
    [
        ("577755000", "577755000.00"),
        (Decimal("999995334.78"), "999995334.78"),
        (Decimal("0.005"), "0.01"),
        (Decimal("1E+3"), "1000.00"),
        (Decimal("1E-999999"), "0.00"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("Rp 1.234.567", "1234567.00"),
        ("12.5", "12.50"),
        ("-", KOSONG),
        ("", KOSONG),
        (None, KOSONG),
    ],
)
def test_money(tulis, baca):
    assert nilai.uang(tulis) == baca


@pytest.mark.parametrize(
    "tulis", ["NaN", "Infinity", "-1", "1.000", "1.2.3", "seratus", [1], "9" * 17, Decimal("1E+99")]
)
def test_what_is_no_money(tulis):
    with pytest.raises(NilaiKeliru):
        nilai.uang(tulis)


@pytest.mark.parametrize(
    ("tulis", "baca"),
    [
        ("2025-02-11 10:00:00", "2025-02-11 10:00:00+07:00"),
        ("2025-01-31 14:00:00.000000Z", "2025-01-31 14:00:00+07:00"),
        ("2024-01-05T09:07:06.5Z", "2024-01-05 09:07:06+07:00"),
        ("2025-03-18", "2025-03-18 00:00:00+07:00"),
        ("18/03/2025", "2025-03-18 00:00:00+07:00"),
        ("2025-03-18T01:00:00+09:00", "2025-03-18 01:00:00+09:00"),
        (None, KOSONG),
    ],
)
def test_times_are_the_units_own(tulis, baca):
    assert nilai.waktu(WIB)(tulis) == baca


@pytest.mark.parametrize("tulis", ["kemarin", "2025-02-30", "0001-01-01", "2025-13-01", "1735689600"])
def test_what_is_no_time(tulis):
    with pytest.raises(NilaiKeliru):
        nilai.waktu(WIB)(tulis)


@pytest.mark.parametrize(
    ("tulis", "baca"),
    [
        ("94.331.041.7-444.000", "0943310417444000"),
        ("0943310417444000", "0943310417444000"),
        ("1000018510257632", "1000018510257632"),
        ("0943310417444000000001", "0943310417444000"),
        *(("", ""), (None, ""), ("000000000000000", ""), ("12345", ""), ("tidak ada", "")),
    ],
)
def test_tax_numbers(tulis, baca):
    assert nilai.npwp16(tulis) == baca


@pytest.mark.parametrize(
    ("npwp", "orang"),
    [("3204120912628401", True), ("0943310417444000", False), ("1000018510257632", False), ("", False)],
)
def test_a_tax_number_that_is_a_persons(npwp, orang):
    assert nilai.is_npwp_nik(npwp) == orang


def test_both_forms_of_an_agencys_code():
    baca = nilai.kode_satker({"12335093": "1.03.2.15.1.04.03.0000"})
    assert baca("12335093") == baca("1.03.2.15.1.04.03.0000") == "1.03.2.15.1.04.03.0000"
    assert (baca("99999"), baca("01")) == ("", "01")
    assert nilai.nomor_satker("12335093") == "12335093"
    assert nilai.nomor_satker("1.03.2") == nilai.nomor_satker("01") == ""


def test_codes_are_text_and_never_rounded():
    baca = nilai.kode(20)
    assert (baca("10011868000"), baca(10011868000), baca("10011868000.0")) == ("10011868000",) * 3
    with pytest.raises(NilaiKeliru, match="dibulatkan"):
        baca("1.00119E+10")


@SEDIKIT
@given(st.integers(0, 10**16 - 1), st.integers(0, 99))
def test_money_comes_back_to_the_sen(utuh, sen):
    tulis = Decimal(utuh) + Decimal(sen) / 100
    assert Decimal(nilai.uang(tulis)) == tulis
    assert Decimal(nilai.uang(f"{utuh:,}".replace(",", ".") + f",{sen:02d}")) == tulis


@SEDIKIT
@given(
    st.datetimes(
        min_value=__import__("datetime").datetime(1991, 1, 1),
        max_value=__import__("datetime").datetime(2099, 1, 1),
    )
)
def test_every_moment_reads_as_written(saat):
    for tulis in (f"{saat:%Y-%m-%d %H:%M:%S}", f"{saat:%Y-%m-%dT%H:%M:%S.%fZ}"):
        assert nilai.waktu(WIB)(tulis).startswith(f"{saat:%Y-%m-%d %H:%M:%S}+0")


@SEDIKIT
@given(APA_PUN)
def test_readers_answer_or_refuse_and_leave_the_line_whole(isi):
    for baca in (
        *(nilai.uang, nilai.benar, nilai.npwp16, nilai.nomor_satker, nilai.waktu(WIB)),
        *(nilai.teks(50), nilai.kode(20), nilai.bulat(2100), nilai.kode_satker({})),
    ):
        try:
            hasil = baca(isi)
        except NilaiKeliru:
            continue
        assert not set("\t\n\r\0") & set(hasil)
        hasil.encode()


@SEDIKIT
@given(st.dictionaries(st.sampled_from([*peserta(), "kolom lain"]), APA_PUN) | APA_PUN)
def test_a_row_becomes_one_line_or_reasons(rekaman):
    pembaca = PembacaBaris(PETA[JenisData.PESERTA_TENDER], WIB, "2025-01-01")
    hasil = pembaca.baca(rekaman)
    if isinstance(hasil, str):
        assert hasil.count("\t") == len(pembaca.peta.kolom) + 1
        assert "\n" not in hasil
    else:
        assert all(s.alasan for s in hasil)
        assert hasil


@SEDIKIT
@given(
    st.dictionaries(
        st.sampled_from(["nip_ppk", "nama_ppk", "nip_pokja", "nama_pokja", "nip_nama_pp"]), APA_PUN
    )
)
def test_officials_have_something_by_which_they_are_known(rekaman):
    for pejabat in baca_pejabat(rekaman):
        assert pejabat.nip or pejabat.nik or pejabat.nama
        assert not set("\t\n\r\0") & set("".join(pejabat))


def test_the_pull_is_not_part_of_what_a_row_says():
    pembaca = PembacaBaris(PETA[JenisData.TENDER_PENGUMUMAN], WIB, "2025-01-01")
    satu = pembaca.baca(tender(hps="5"))
    dua = pembaca.baca(tender(hps="5", _event_date="2025-11-11", tanggal_status="2025-11-10"))
    assert satu.split("\t")[0] == dua.split("\t")[0]
    assert satu != dua


@pytest.mark.parametrize("jenis", JenisData)
def test_every_dataset_fills_its_table(jenis):
    """The mapping and the table cannot drift apart: every column is there, and wide enough."""
    model, peta = TABEL[jenis], PETA[jenis]
    kolom = {f.attname: f for f in model._meta.fields}
    milik = {"id", "kiriman_id", "nomor", "sidik", "is_kini", "ditarik_pada", "terlihat_pada"}
    isi = set(peta.nama_kolom)
    assert isi <= kolom.keys() - milik
    for satu in peta.kolom:
        cara, _, batas = satu.baca.partition(":")
        lebar = kolom[satu.nama].max_length
        if cara in ("teks", "kode") and lebar:
            assert int(batas) <= lebar, satu.nama
    for nama in kolom.keys() - milik - isi:
        # What no key fills is said to be empty by the database itself.
        assert kolom[nama].null or kolom[nama].has_db_default(), nama


@pytest.mark.parametrize("tambah", ["no_kontrak", "no_sppbj"])
def test_a_dataset_we_do_not_have_is_not_taken_for_another(tambah):
    assert kenali_jenis(frozenset(tender())) == JenisData.TENDER_PENGUMUMAN
    assert kenali_jenis(frozenset({*tender(), "nilai_kontrak", "nama_penyedia", tambah})) is None
