"""Charts: geometry inside the frame, honest axes, the same values as words, nothing the CSP forbids."""

import re
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from lpse.grafik import ATAS, DASAR, KIRI, LEBAR, angka_indonesia, grafik_batang, grafik_garis, grafik_palang
from tests.halaman import satu_baris

BULAN = [("Jan", 3), ("Feb", None), ("Mar", 12), ("Apr", 7)]
nilai = st.lists(
    st.tuples(st.text(max_size=5), st.none() | st.floats(0, 1e12, allow_subnormal=False)), max_size=40
)


def batang(isi):
    return grafik_batang("uji", "Pendaftaran", isi, kolom="Bulan", satuan="berkas")


def palang(isi):
    return grafik_palang("uji", "Pendaftaran", isi, kolom="Bulan", satuan="berkas")


def garis(isi):
    return grafik_garis("uji", "Pendaftaran", isi, kolom="Bulan", satuan="berkas")


@given(nilai)
def test_batang_selalu_di_dalam_bingkai(isi):
    g = batang(isi)
    assert len(g.batang) == sum(angka is not None for _, angka in isi)
    for b in g.batang:
        assert KIRI <= b.x <= b.x + b.lebar <= LEBAR
        assert ATAS - 0.1 <= b.y <= DASAR
        assert b.y + b.tinggi == pytest.approx(DASAR, abs=0.2)


@given(nilai)
def test_garis_memuat_setiap_nilai_di_dalam_bingkai(isi):
    g = garis(isi)
    titik = [tuple(map(float, t.split(","))) for satu in g.garis for t in satu.split()] + g.titik
    assert all(KIRI <= x <= LEBAR and ATAS - 0.1 <= y <= DASAR for x, y in titik)
    assert len(g.tabel) == len(isi)


@given(nilai)
def test_sumbu_mulai_dari_nol_dan_bertanda_sedikit(isi):
    sumbu = batang(isi).sumbu
    assert sumbu[0].teks == "0"
    assert sumbu[0].letak == DASAR
    assert 2 <= len(sumbu) <= 7
    assert len(batang(isi).label) <= 6


def test_batang_setinggi_nilainya():
    g = batang(BULAN)
    assert [t.teks for t in g.sumbu] == ["0", "5", "10", "15"]
    assert g.batang[1].tinggi == pytest.approx(4 * g.batang[0].tinggi, abs=0.5)


def test_garis_terputus_di_mana_datanya_tidak_ada():
    g = garis(BULAN)
    assert len(g.garis) == 1
    assert len(g.garis[0].split()) == 2
    assert len(g.titik) == 2


def test_ringkasan_dan_tabel_mengatakan_hal_yang_sama():
    g = batang(BULAN)
    assert g.ringkas == "Tertinggi 12 berkas (Mar), terendah 3 (Jan)."
    assert g.tabel == [("Jan", "3"), ("Feb", "–"), ("Mar", "12"), ("Apr", "7")]
    assert batang([("Jan", 2), ("Feb", 2)]).ringkas == "Semuanya 2 berkas."
    assert batang([]).ringkas == batang([("Jan", None)]).ringkas == "Belum ada data."


@pytest.mark.parametrize("buruk", [-1, float("nan"), float("inf")])
def test_yang_bukan_bilangan_positif_ditolak(buruk):
    for buat in (batang, palang):
        with pytest.raises(ValueError, match="grafik hanya memuat"):
            buat([("Jan", buruk)])


@pytest.mark.parametrize(
    ("angka", "teks"),
    [
        (0, "0"),
        (1234.5, "1.234,5"),
        (Decimal("1000000"), "1.000.000"),
        (0.125, "0,12"),
        (10, "10"),
        (99.999, "100"),
    ],
)
def test_angka_indonesia(angka, teks):
    assert angka_indonesia(angka) == teks


def test_nama_panjang_di_bawah_batang_berselang_dua_baris():
    assert not batang([("Jan", 1), ("Feb", 2)]).is_berselang
    panjang = batang([("Kurang", 1), ("Belum ada kejadian", 2), ("Terpenuhi", 3)])
    assert panjang.is_berselang
    html = satu_baris(render_to_string("_komponen/grafik.html", {"g": panjang}))
    assert re.findall(r'dy="(-?\d+)" text-anchor="middle"', html) == ["-20", "-4", "-20"]


def test_palang_memuat_nama_utuh_angkanya_dan_panjang_yang_sebanding():
    nama = "DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU"
    g = palang([("DINAS PEKERJAAN UMUM DAN TATA RUANG", 60), (nama, 15), ("Kosong", None)])
    assert [p.lebar for p in g.palang] == [LEBAR, LEBAR / 4, 0]
    assert [p.nama for p in g.palang][::2] == ["DINAS PEKERJAAN UMUM DAN TATA RUANG", "Kosong"]
    # A name too long for the line is whole in the table, and in what is told of the chart.
    assert g.palang[1].nama.endswith("…")
    assert g.tabel == [("DINAS PEKERJAAN UMUM DAN TATA RUANG", "60"), (nama, "15"), ("Kosong", "–")]
    assert nama in g.ringkas
    assert g.palang[-1].y + 16 <= g.tinggi
    assert palang([("Kosong", None)]).palang == palang([]).palang == ()


@given(nilai)
def test_palang_selalu_di_dalam_bingkai(isi):
    g = palang(isi)
    assert all(0 <= p.lebar <= LEBAR and 0 < p.y < g.tinggi for p in g.palang)


@pytest.mark.parametrize("buat", [batang, garis, palang])
def test_tercetak_dengan_nama_tabel_dan_titik_desimal(buat):
    html = render_to_string("_komponen/grafik.html", {"g": buat([("<b>", 1.5), ("Feb", 3)])})
    assert 'role="img"' in html
    assert 'aria-labelledby="grafik-uji"' in html
    assert "&lt;b&gt;" in html
    assert "style=" not in html
    assert re.findall(r'(?:x|y|width|height|points|d)="[^"]*\d,\d+[ "]', html.replace("points", "p")) == []
    assert "1,5</td>" in html
