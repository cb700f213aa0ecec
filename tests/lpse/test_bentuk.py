"""Forms say what is asked, what is wrong and where, to eyes and to screen readers alike."""

import re
from datetime import date

import pytest
from django import forms
from django.template.loader import render_to_string

from lpse.bentuk import BidangTerikat, LPSEForm, SaringanTeksForm
from lpse.bidang import TanggalField


class Contoh(LPSEForm):
    nama = forms.CharField(label="Nama perusahaan", help_text="Seperti pada akta.")
    npwp = forms.CharField(label="NPWP", widget=forms.TextInput({"placeholder": "99.999"}))
    bentuk = forms.ChoiceField(label="Bentuk usaha", choices=[("", "Pilih"), ("02", "PT")])
    jenis = forms.ChoiceField(
        label="Siapa yang mendaftar?", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect
    )
    terbit = TanggalField(label="Tanggal akta", help_text="Misalnya 26 3 2026.")
    ktp = forms.FileField(label="KTP")
    benar = forms.BooleanField(label="Isian ini benar.")
    catatan = forms.CharField(label="Catatan", required=False, error_messages={"required": "Tulis catatan."})
    rahasia = forms.CharField(widget=forms.HiddenInput)


@pytest.fixture
def kosong():
    return Contoh({"rahasia": "x"})


@pytest.mark.parametrize(
    ("bidang", "kalimat"),
    [
        ("nama", "Isi nama perusahaan."),
        ("npwp", "Isi NPWP."),
        ("bentuk", "Pilih bentuk usaha."),
        ("jenis", "Pilih siapa yang mendaftar."),
        ("ktp", "Pilih berkas untuk KTP."),
        ("benar", "Centang “Isian ini benar”."),
    ],
)
def test_isian_yang_kosong_diminta_dengan_kalimat(kosong, bidang, kalimat):
    assert kosong.errors[bidang] == [kalimat]


def test_a_field_keeps_its_own_sentence():
    form = Contoh({})
    form.fields["catatan"].required = True
    assert form.errors["catatan"] == ["Tulis catatan."]


def test_hint_and_error_are_tied_to_the_control(kosong):
    html = kosong["nama"].as_field_group()
    assert '<label class="bidang__label" for="id_nama">Nama perusahaan</label>' in html
    assert 'aria-describedby="id_nama_helptext id_nama_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_nama_helptext">Seperti pada akta.' in html
    assert re.search(r'id="id_nama_error">.*Isi nama perusahaan\.', html, re.DOTALL)
    assert "bidang--galat" in html


def test_a_field_without_error_says_nothing():
    html = Contoh()["nama"].as_field_group()
    assert "galat" not in html.lower()
    assert 'aria-describedby="id_nama_helptext"' in html


@pytest.mark.parametrize("bidang", ["jenis", "terbit"])
def test_groups_are_fieldsets_with_a_legend(kosong, bidang):
    html = kosong[bidang].as_field_group()
    assert re.search(rf'<fieldset aria-describedby="[^"]*id_{bidang}_error">\s*<legend', html)


def test_each_choice_has_its_label(kosong):
    html = kosong["jenis"].as_field_group()
    assert re.findall(r'<label for="(id_jenis_\d)">([AB])</label>', html) == [
        ("id_jenis_0", "A"),
        ("id_jenis_1", "B"),
    ]


def test_the_label_of_a_checkbox_follows_it(kosong):
    html = kosong["benar"].as_field_group()
    assert html.index('type="checkbox"') < html.index("Isian ini benar.</label>")


def test_placeholders_are_left_out():
    assert "placeholder" not in Contoh()["npwp"].as_field_group()


def test_the_browser_is_not_asked_to_validate(kosong):
    assert " required" not in str(kosong)


def test_the_whole_form_carries_every_field_and_the_hidden_one(kosong):
    html = str(kosong)
    assert html.count('<div class="bidang') - html.count('<div class="bidang__') == 8
    assert '<input type="hidden" name="rahasia" value="x"' in html


def test_form_errors_stand_above_the_fields(kosong):
    kosong.add_error(None, "Terlalu banyak permintaan.")
    assert str(kosong).index("Terlalu banyak permintaan.") < str(kosong).index("Nama perusahaan")


@pytest.mark.parametrize(
    ("bidang", "sasaran"),
    [("nama", "id_nama"), ("jenis", "id_jenis_0"), ("terbit", "id_terbit_0"), ("ktp", "id_ktp")],
)
def test_ringkasan_galat_menuju_kotak_pertama(kosong, bidang, sasaran):
    assert isinstance(kosong[bidang], BidangTerikat)
    ringkasan = render_to_string("_komponen/ringkasan_galat.html", {"form": kosong})
    assert re.search(rf'<a href="#{sasaran}">[^<]*{re.escape(kosong.errors[bidang][0])}</a>', ringkasan)
    assert f'id="{sasaran}"' in str(kosong)


def test_ringkasan_galat_menyebut_bidangnya(kosong):
    # Said once: a sentence that names its field gets no second name.
    assert kosong["nama"].galat_bernama == ["Isi nama perusahaan."]
    assert kosong["jenis"].galat_bernama == ["Pilih siapa yang mendaftar."]
    assert kosong["terbit"].galat_bernama == ["Tanggal akta: Isi tanggal, misalnya 26 3 2026."]
    ringkasan = render_to_string("_komponen/ringkasan_galat.html", {"form": kosong})
    assert ">Tanggal akta: Isi tanggal, misalnya 26 3 2026.</a>" in ringkasan
    # Beside the field the label stands there already.
    assert "Tanggal akta: Isi" not in kosong["terbit"].as_field_group()


def test_the_summary_takes_focus_and_lists_what_has_no_field(kosong):
    kosong.add_error(None, "Terlalu banyak permintaan.")
    kosong.add_error("rahasia", "Kunci tidak terbaca.")
    ringkasan = render_to_string("_komponen/ringkasan_galat.html", {"form": kosong})
    assert 'tabindex="-1" autofocus' in ringkasan
    assert "<li>Terlalu banyak permintaan.</li>" in ringkasan
    assert "<li>Kunci tidak terbaca.</li>" in ringkasan


def test_without_errors_there_is_no_summary():
    assert render_to_string("_komponen/ringkasan_galat.html", {"form": Contoh()}).strip() == ""


class ContohSaringan(SaringanTeksForm):
    cari = forms.CharField(required=False)
    status = forms.ChoiceField(required=False, choices=[("", "Semua"), ("draf", "Draf")])
    terlambat = forms.BooleanField(required=False)
    dari = TanggalField(required=False)


def test_saringan_yang_tidak_dipahami_tidak_menggugurkan_yang_lain():
    form = ContohSaringan({"cari": " akta ", "status": "karangan", "terlambat": "on", "dari": "26 3 2026"})

    assert form.terisi == {"cari": "akta", "terlambat": True, "dari": date(2026, 3, 26)}
    assert form.saringan == {"cari": "akta", "terlambat": "True", "dari": "2026-03-26"}
    assert list(form.errors) == ["status"]


def test_tanpa_data_tidak_ada_yang_disaring():
    assert ContohSaringan().terisi == ContohSaringan({"cari": " "}).saringan == {}
