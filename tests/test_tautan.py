"""No dead ends: whatever a page links to opens to whoever sees the link, for every role and a stranger."""

import html
import logging
import re
from collections import Counter, deque
from urllib.parse import parse_qsl, urljoin

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import Resolver404, resolve

from lpse.peran import PERAN_STAF
from tests.akses_dunia import Dunia, buat_dunia, tanpa_bekas
from tests.akses_tabel import TAMU

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]
# Of each page with the same filters that many are opened: the first of a list may be an exception.
PER_HALAMAN = 2
ORANG = (*sorted(PERAN_STAF), "penyedia", "ppk", "pemohon", TAMU)
_TAUTAN = re.compile(r'<a\b[^>]*\shref="([^"]*)"')
# Other people's mails, which only the demo shows; the way out; and another machine.
LEWATI = ("/demo/", "/akun/keluar/", "//")


@pytest.fixture(scope="module")
def dunia(django_db_setup, django_db_blocker):
    with pytest.MonkeyPatch.context() as ganti, django_db_blocker.unblock(), tanpa_bekas():
        ganti.setattr("lpse.pembatas.terlampaui", lambda *_: False)
        ganti.setattr("registrasi.views.daftar.terlampaui", lambda *_: False)
        yield buat_dunia()


@pytest.fixture(autouse=True)
def tenang(caplog):
    for nama in ("django.request", "django.security"):
        caplog.set_level(logging.CRITICAL, nama)


def jenis_halaman(alamat: str) -> tuple[str, ...]:
    """Which page an address asks for, whatever its record and the values of its filters are."""
    jalan, _, kueri = alamat.partition("?")
    try:
        nama = resolve(jalan).view_name or jalan
    except Resolver404:
        nama = jalan
    return (nama, *sorted(kunci for kunci, _ in parse_qsl(kueri, keep_blank_values=True)))


def tautan(jawaban: HttpResponseBase, alamat: str) -> list[str]:
    """Where the links of a page lead, inside the portal."""
    if not jawaban.headers.get("Content-Type", "").startswith("text/html"):
        return []
    semua = (html.unescape(satu) for satu in _TAUTAN.findall(jawaban.content.decode()))  # type: ignore[attr-defined]
    tujuan = (urljoin(alamat, satu).partition("#")[0] for satu in semua)
    return [satu for satu in tujuan if satu.startswith("/") and not satu.startswith(LEWATI)]


def buka(klien: Client, alamat: str) -> HttpResponseBase:
    """Follow the address to the page it ends at; what streams is read to its end."""
    jawaban: HttpResponseBase = klien.get(alamat, follow=True)
    if jawaban.streaming:
        b"".join(jawaban.streaming_content)  # type: ignore[attr-defined]
    return jawaban


def keliling(klien: Client, awal: str) -> tuple[list[str], int]:
    """Walk from page to page; returns what did not open, and how many did."""
    antre, sudah, banyak = deque([(awal, "")]), set(), Counter()
    buntu = []
    while antre:
        alamat, asal = antre.popleft()
        jenis = jenis_halaman(alamat)
        if alamat in sudah or banyak[jenis] >= PER_HALAMAN:
            continue
        sudah.add(alamat)
        banyak[jenis] += 1
        jawaban = buka(klien, alamat)
        if jawaban.status_code >= 400:
            buntu.append(f"{jawaban.status_code} {alamat} dari {asal}")
            continue
        antre.extend((tujuan, alamat) for tujuan in tautan(jawaban, alamat))
    return buntu, len(sudah)


@pytest.mark.parametrize("orang", ORANG)
def test_setiap_tautan_terbuka_bagi_yang_melihatnya(dunia: Dunia, orang: str) -> None:
    with tanpa_bekas():
        buntu, banyak = keliling(dunia.peramban(orang), "/admin/" if orang in set(PERAN_STAF) else "/")
    assert buntu == []
    assert banyak > 10
