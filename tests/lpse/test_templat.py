"""Pages: what the CSP forbids is absent, every component is in the gallery, error pages need nothing."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

from lpse.galeri import contoh_galeri

# Every page asks once what is announced.
pytestmark = pytest.mark.django_db
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
HTML = sorted(TEMPLATES.rglob("*.html"))
KOMPONEN = sorted(p.name for p in (TEMPLATES / "_komponen").glob("[!_]*.html"))
# Not included by name: the public frame, the note beside mails, and what {{ form }} renders by itself.
LAIN = {"kepala.html", "petunjuk_surat.html", "bidang.html"}
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
