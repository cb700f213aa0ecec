"""Pages: what the CSP forbids is absent, every component is in the gallery, error pages need nothing."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template, TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

from lpse.galeri import contoh_galeri

# Every page asks once what is announced.
pytestmark = pytest.mark.django_db
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
HTML = sorted(TEMPLATES.rglob("*.html"))
KOMPONEN = sorted(p.name for p in (TEMPLATES / "_komponen").glob("[!_]*.html"))
# Not included by name: the public frame, the note beside mails, what {{ form }} and {% remah %} render.
LAIN = {"kepala.html", "petunjuk_surat.html", "bidang.html", "remah.html"}
SEBARIS = re.compile(
    r"<style\b|\sstyle=|\son[a-z]+=[\"']|<script(?![^>]*(\ssrc=|type=\"application/json\"))|https?://[^\"]*\.(?:js|css)"
)


@pytest.fixture
def request_tamu():
    request = RequestFactory().get("/admin/galeri/")
    request.user = AnonymousUser()
    return request


def test_no_template_writes_what_the_csp_forbids():
    ditulis = {str(p.relative_to(TEMPLATES)): [m[0] for m in SEBARIS.finditer(p.read_text())] for p in HTML}
    assert {nama: apa for nama, apa in ditulis.items() if apa} == {}


def galat(nama: str) -> str:
    """Why a template does not compile; empty where it does."""
    try:
        get_template(nama)
    except (TemplateSyntaxError, TemplateDoesNotExist) as salah:
        return repr(salah)
    return ""


def test_every_template_compiles():
    assert HTML
    nama = [str(berkas.relative_to(TEMPLATES)) for berkas in HTML]
    assert {satu: apa for satu in nama if (apa := galat(satu))} == {}


def test_the_gallery_shows_every_component(request_tamu):
    html = render_to_string("lpse/galeri.html", {**contoh_galeri(), "title": "Galeri"}, request_tamu)
    sumber = "".join(
        p.read_text() for p in [*TEMPLATES.glob("lpse/*.html"), *TEMPLATES.glob("_komponen/*.html")]
    )
    sumber += (TEMPLATES / "base.html").read_text()
    assert [k for k in KOMPONEN if k not in LAIN and f"_komponen/{k}" not in sumber] == []
    assert "Ada yang perlu diperbaiki" in html


@pytest.mark.parametrize("nama", ["400.html", "403_csrf.html", "500.html"])
def test_error_pages_of_a_broken_request_need_no_context(nama):
    html = get_template(nama).render()
    assert "<h1>" in html
    assert "{{" not in html


@pytest.mark.parametrize("nama", ["403.html", "404.html", "429.html", "503.html"])
def test_error_pages_keep_menu_and_help(request_tamu, nama):
    html = render_to_string(nama, {}, request_tamu)
    assert "Butuh bantuan?" in html
    assert 'href="#utama"' in html


@pytest.mark.parametrize("galat", [True, False])
def test_the_title_says_galat_first(request_tamu, galat):
    html = render_to_string("404.html", {"ada_galat": galat}, request_tamu)
    assert ("<title>Galat: " in html) is galat


def test_bantuan_menyebut_kontak_dari_profil(request_tamu, settings):
    settings.LPSE_PROFIL = "karo"
    assert "LPSE Kabupaten Karo" in render_to_string("404.html", {}, request_tamu)


# --- Letak halaman ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tulisan", "letak"),
    [
        ('"Galeri"', [("Beranda", "/admin/")]),
        (
            '"Aset" "/aset/" kode ke_kode "Ubah"',
            [("Beranda", "/admin/"), ("Aset", "/aset/"), ("A<1>", "/aset/1/")],
        ),
        # Without an address, or without a name, there is no such page above this one.
        ('"Aset" "/aset/" kode tidak_ada "Ubah"', [("Beranda", "/admin/"), ("Aset", "/aset/")]),
        ('"Aset" "/aset/" tidak_ada ke_kode "Ubah"', [("Beranda", "/admin/"), ("Aset", "/aset/")]),
        ('"Token" "admin:token_api" "Ubah"', [("Beranda", "/admin/"), ("Token", "/admin/lpse/token/")]),
        ('daftar "Ubah"', [("Beranda", "/admin/"), ("Media", "/media/")]),
    ],
)
def test_letak_halaman_dari_beranda_sampai_halaman_ini(tulisan, letak):
    konteks = {"kode": "A<1>", "ke_kode": "/aset/1/", "daftar": [("Media", "/media/")]}
    html = Template("{% load lpse %}{% remah " + tulisan + " %}").render(Context(konteks))
    assert [(unescape(j), a) for a, j in re.findall(r'<a href="([^"]*)">([^<]*)</a>', html)] == letak
    kini = tulisan.split('"')[-2]
    assert html.count("aria-current") == 1
    assert f'<span aria-current="page">{kini}</span>' in html
