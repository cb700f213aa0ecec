"""The headers that every kind of answer carries."""

import pytest
from django.urls import reverse

from lpse.peran import Peran
from tests.factories import buat_diajukan
from tests.petugas import klien_peran

pytestmark = pytest.mark.django_db
SELALU = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PUBLIK = {
    "halaman": ("/", 200),
    "masuk": ("/akun/masuk/", 200),
    "pengalihan": ("/akun/", 302),
    "tidak ada": ("/tidak-ada/", 404),
    "salah cara": ("/daftar/mulai/", 405),
    "json": ("/healthz", 200),
    "gaya": ("/tema.css", 200),
    "teks": ("/.well-known/security.txt", 200),
}


def periksa(jawaban) -> None:
    for nama, nilai in SELALU.items():
        assert jawaban.headers.get(nama) == nilai, nama
    csp = jawaban.headers["Content-Security-Policy"]
    if csp.startswith("sandbox;"):
        # A file handed in: it may not even do what our pages may.
        assert csp == "sandbox; default-src 'none'"
        return
    for aturan in ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"):
        assert aturan in csp
    assert "unsafe" not in csp


@pytest.mark.parametrize("jenis", PUBLIK)
def test_setiap_jenis_jawaban_umum_membawa_kepala_pengaman(client, jenis):
    alamat, status = PUBLIK[jenis]
    jawaban = client.get(alamat)
    assert jawaban.status_code == status
    periksa(jawaban)


def test_ruang_kerja_pindaian_dan_ekspor_membawa_kepala_pengaman_dan_tidak_disimpan():
    pendaftaran, client = buat_diajukan(), klien_peran(Peran.VERIFIKATOR)
    for nama, kunci in (
        ("admin:index", []),
        ("admin:registrasi_pendaftaran_change", [pendaftaran.kode]),
        ("admin:registrasi_meja_asli", [pendaftaran.kode, "ktp"]),
        ("admin:registrasi_antrean_ekspor", []),
    ):
        jawaban = client.get(reverse(nama, args=kunci))
        assert jawaban.status_code == 200, nama
        periksa(jawaban)
        assert "no-store" in jawaban.headers["Cache-Control"], nama
        b"".join(jawaban)


def test_penolakan_403_dan_csrf_membawa_kepala_pengaman():
    client = klien_peran(Peran.HELPDESK)
    tertutup = client.get(reverse("admin:lpse_jejak_changelist"))
    client.handler.enforce_csrf_checks = True
    tanpa_tanda = client.post("/akun/keluar/")
    assert [tertutup.status_code, tanpa_tanda.status_code] == [403, 403]
    for jawaban in (tertutup, tanpa_tanda):
        periksa(jawaban)


def test_https_menyalakan_hsts_dan_pengalihan(client, settings):
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    assert client.get("/").headers["Location"] == "https://testserver/"
    hsts = client.get("/", secure=True).headers["Strict-Transport-Security"]
    assert hsts.startswith("max-age=31536000; includeSubDomains")
