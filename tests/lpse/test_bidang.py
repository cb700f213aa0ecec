from datetime import date

import pytest
from django import forms
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from lpse.bidang import TanggalField, baca_tanggal
from lpse.waktu import BULAN, tanggal


class SuratForm(forms.Form):
    tanggal = TanggalField(label="Tanggal surat")


class BebasForm(forms.Form):
    tanggal = TanggalField(required=False)


@pytest.mark.parametrize(
    "teks",
    [
        "13 Februari 2026",
        "13 februari 2026",
        "13 Feb 2026",
        "13 Feb. 2026",
        "13 Pebruari 2026",
        "13-02-2026",
        "13/2/2026",
        "13.02.2026",
        "13 2 2026",
        " 13  02  2026 ",
        "2026-02-13",
    ],
)
def test_tanggal_indonesia_diterima(teks):
    assert baca_tanggal(teks) == date(2026, 2, 13)


def test_hari_mendahului_bulan():
    assert baca_tanggal("03/04/2026") == date(2026, 4, 3)


@pytest.mark.parametrize(
    "teks",
    [
        "02/13/2026",
        "2026/13/02",
        "31 Februari 2026",
        "13 Februarie 2026",
        "13 Februari 26",
        "13 Februari 0206",
        "0 1 2026",
        "besok",
        "-",
    ],
)
def test_bukan_tanggal_ditolak(teks):
    with pytest.raises(ValueError, match=r".+"):
        baca_tanggal(teks)
    form = SuratForm({"tanggal": teks})
    assert form.errors["tanggal"] == [
        "Tanggal ini tidak ada. Tulis hari, bulan, lalu tahun, misalnya 26 3 2026."
    ]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_tanggal_yang_kita_tulis_terbaca_kembali(hari):
    assert baca_tanggal(tanggal(hari)) == hari
    assert baca_tanggal(f"{hari.day} {BULAN[hari.month - 1][:3].upper()} {hari.year}") == hari
    assert baca_tanggal(hari.isoformat()) == hari


@given(st.text())
def test_teks_apa_pun_tidak_menggagalkan_halaman(teks):
    form = SuratForm({"tanggal_hari": teks, "tanggal_bulan": teks, "tanggal_tahun": teks})
    assert not form.is_valid() or isinstance(form.cleaned_data["tanggal"], date)


@pytest.mark.parametrize(
    ("kotak", "kalimat"),
    [
        (("", "", ""), "Isi tanggal, misalnya 26 3 2026."),
        (("26", "", "2026"), "Tanggal belum lengkap. Isi hari, bulan, dan tahun, misalnya 26 3 2026."),
        (("26", "3", "26"), "Tulis tahun dengan empat angka, misalnya 2026."),
        (("26", "3", "0206"), "Tulis tahun dengan empat angka, misalnya 2026."),
        (("30", "2", "2026"), "Tanggal ini tidak ada. Tulis hari, bulan, lalu tahun, misalnya 26 3 2026."),
        (("3", "26", "2026"), "Tanggal ini tidak ada. Tulis hari, bulan, lalu tahun, misalnya 26 3 2026."),
    ],
)
def test_tiga_kotak_keliru_dijelaskan(kotak, kalimat):
    form = SuratForm(dict(zip(("tanggal_hari", "tanggal_bulan", "tanggal_tahun"), kotak, strict=True)))
    assert form.errors["tanggal"] == [kalimat]


@pytest.mark.parametrize("bulan", ["3", "03", "Maret", "mar"])
def test_tiga_kotak_terbaca(bulan):
    form = SuratForm(QueryDict(f"tanggal_hari=26&tanggal_bulan={bulan}&tanggal_tahun=2026"))
    assert form.is_valid()
    assert form.cleaned_data["tanggal"] == date(2026, 3, 26)


def test_tanggal_boleh_kosong_bila_tidak_wajib():
    form = BebasForm({"tanggal_hari": " ", "tanggal_bulan": "", "tanggal_tahun": ""})
    assert form.is_valid()
    assert form.cleaned_data["tanggal"] is None
    assert BebasForm({}).is_valid()


def test_yang_terketik_tetap_ada_sesudah_ditolak():
    html = str(
        SuratForm({"tanggal_hari": "30", "tanggal_bulan": "Februari", "tanggal_tahun": "2026"})["tanggal"]
    )
    assert 'value="30"' in html
    assert 'value="Februari"' in html
    assert 'value="2026"' in html
    assert 'aria-invalid="true"' in html
    assert 'value="kapan saja"' in str(SuratForm({"tanggal": "kapan saja"})["tanggal"])


def test_initial_value_fills_the_three_boxes():
    bidang = SuratForm(initial={"tanggal": date(2026, 3, 26)})["tanggal"]
    html = str(bidang)
    for isi in ('name="tanggal_hari" value="26"', 'name="tanggal_bulan" value="3"', 'value="2026"'):
        assert isi in html
    assert '<label for="id_tanggal_0">Hari</label>' in html
    assert bidang.id_for_label == "id_tanggal_0"
    assert "style=" not in html


def test_unchanged_date_is_not_a_change():
    lama = {"tanggal": date(2026, 3, 26)}
    sama = {"tanggal_hari": "26", "tanggal_bulan": "maret", "tanggal_tahun": "2026"}
    assert not SuratForm(sama, initial=lama).has_changed()
    assert SuratForm({**sama, "tanggal_hari": "27"}, initial=lama).has_changed()


@pytest.mark.parametrize(("teks", "sah"), [("13/02/2026", True), ("02/13/2026", False), ("2026-02-13", True)])
def test_bidang_tanggal_django_menolak_urutan_amerika(teks, sah):
    class DjangoForm(forms.Form):
        tanggal = forms.DateField()

    assert DjangoForm({"tanggal": teks}).is_valid() is sah


@pytest.mark.parametrize(
    ("data", "hilang"), [({}, True), ({"tanggal": ""}, False), ({"tanggal_bulan": "3"}, False)]
)
def test_absent_boxes_leave_a_model_default_alone(data, hilang):
    assert SuratForm().fields["tanggal"].widget.value_omitted_from_data(data, {}, "tanggal") is hilang
