"""Colours: whatever region's accent and whatever pair of tokens, text is readable (WCAG 2.2 AA)."""

import re
import tomllib
from pathlib import Path

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lpse.tema import ABU, campur, gelapkan, kontras, tema_css

AKAR = Path(__file__).resolve().parents[2]
LPSE_CSS = (AKAR / "static/css/lpse.css").read_text()
BERKAS_LAIN = sorted((AKAR / "static/css").glob("[!l]*.css"))
NAMA_LAIN = [berkas.name for berkas in BERKAS_LAIN]
LAIN = [berkas.read_text() for berkas in BERKAS_LAIN]
PROFIL = sorted((AKAR / "lpse/profil").glob("*.toml"))
AKSEN = [tomllib.loads(p.read_text())["tampilan"]["warna_aksen"] for p in PROFIL]

TEKS, KENDALI = 4.5, 3.0
LATAR = ("primary", "secondary", "guide", "negative", "positive", "warning")
ISI = ("primary", "secondary", "guide", "negative", "positive", "warning")
# What stands on what, besides text on the light backgrounds: (front, back, least contrast).
PASANGAN = (
    ("content-on-primary", "content-negative", TEKS),
    ("content-on-primary", "negative-hover", TEKS),
    ("content-primary", "demo", TEKS),
    ("background-primary", "content-primary", TEKS),
    ("stroke-input", "background-primary", KENDALI),
    ("stroke-input", "background-secondary", KENDALI),
    ("focus-ring", "background-primary", KENDALI),
    ("focus-ring", "background-secondary", KENDALI),
)
# Pairs of the accent, in /tema.css and in the sheet's own fallback alike.
PASANGAN_AKSEN = (
    ("content-on-primary", "primary-primary", TEKS),
    ("content-on-primary", "primary-hover", TEKS),
    ("primary-primary", "background-primary", TEKS),
    ("primary-primary", "background-secondary", TEKS),
    ("primary-primary", "primary-50", TEKS),
    ("primary-hover", "primary-50", TEKS),
    ("content-primary", "primary-50", TEKS),
    ("content-primary", "primary-100", TEKS),
    ("content-secondary", "primary-50", TEKS),
    ("content-guide", "primary-50", TEKS),
    ("content-negative", "primary-50", TEKS),
    ("focus-ring", "primary-50", KENDALI),
)


def tokens(css: str) -> dict[str, str]:
    """Token name without its prefix → colour."""
    return dict(re.findall(r"--(?:ina|lpse)-([\w-]+): (#\w{6})\b", css))


BAWAAN = tokens(LPSE_CSS)


def ratio(token: dict[str, str], depan: str, belakang: str) -> float:
    return kontras(token[depan], token[belakang])


@pytest.mark.parametrize("latar", LATAR)
@pytest.mark.parametrize("isi", ISI)
def test_setiap_warna_teks_terbaca_di_setiap_latar(isi, latar):
    assert ratio(BAWAAN, f"content-{isi}", f"background-{latar}") >= TEKS


@pytest.mark.parametrize(("depan", "belakang", "paling_sedikit"), PASANGAN)
def test_pasangan_lain_cukup_kontras(depan, belakang, paling_sedikit):
    assert ratio(BAWAAN, depan, belakang) >= paling_sedikit


@pytest.mark.parametrize("aksen", ["", "#ffd400", "#ffffff", "#000000", "#808080", *AKSEN])
@pytest.mark.parametrize(("depan", "belakang", "paling_sedikit"), PASANGAN_AKSEN)
def test_aksen_daerah_cukup_kontras(aksen, depan, belakang, paling_sedikit):
    token = {**BAWAAN, **(tokens(tema_css(aksen)) if aksen else {})}
    assert ratio(token, depan, belakang) >= paling_sedikit


@given(st.integers(0, 0xFFFFFF))
def test_aksen_apa_pun_cukup_kontras(angka):
    token = {**BAWAAN, **tokens(tema_css(f"#{angka:06x}"))}
    kurang = [(d, b) for d, b, batas in PASANGAN_AKSEN if ratio(token, d, b) < batas]
    assert not kurang


def test_every_profil_shipped_was_measured():
    assert len(AKSEN) >= 5


def test_aksen_yang_sudah_gelap_tidak_diubah():
    assert tokens(tema_css("#1B4F9C"))["primary-primary"] == "#1b4f9c"


def test_the_grey_of_the_theme_is_that_of_the_sheet():
    assert BAWAAN["background-secondary"] == ABU


def test_the_accent_bar_keeps_the_colour_as_given():
    assert tokens(tema_css("#FFD400"))["aksen"] == "#ffd400"


def test_the_theme_sets_only_tokens_that_the_sheet_knows():
    assert tokens(tema_css("#1b4f9c")).keys() <= BAWAAN.keys()


@pytest.mark.parametrize("bukan_warna", ["", "1b4f9c", "#1b4", "#1b4f9g", "#1b4f9c;}", "red"])
def test_anything_but_a_colour_is_refused(bukan_warna):
    with pytest.raises(ValueError, match="warna"):
        tema_css(bukan_warna)


def test_contrast_is_that_of_wcag():
    assert kontras("#000000", "#ffffff") == pytest.approx(21)
    assert kontras("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_mixing_and_darkening():
    assert campur("#000000", "#ffffff", 0.5) == "#808080"
    assert gelapkan("#000000", "#ffffff") == "#000000"
    assert kontras(gelapkan("#ffff00", "#ffffff"), "#ffffff") >= TEKS


@pytest.mark.parametrize("css", [LPSE_CSS.split("\n}\n", 1)[1], *LAIN], ids=["lpse.css", *NAMA_LAIN])
def test_colours_are_written_as_tokens_only(css):
    """Otherwise a pair would escape the tests above."""
    aturan = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    assert re.findall(r":[^;{}]*(#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\()", aturan) == []


@pytest.mark.parametrize("css", [LPSE_CSS, *LAIN], ids=["lpse.css", *NAMA_LAIN])
def test_every_token_used_is_set(css):
    ada = set(re.findall(r"(--[\w-]+):", LPSE_CSS + css))
    assert set(re.findall(r"var\((--[\w-]+)", css)) <= ada


def test_the_sheets_are_small_and_fetch_nothing():
    assert sum(len(brotli.compress(css.encode())) for css in (LPSE_CSS, *LAIN)) <= 20 * 1024
    assert re.findall(r"@import|url\(", LPSE_CSS) == []
