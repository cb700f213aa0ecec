"""What the provider's pages cost on a phone that has nothing stored, counted as the browser received it."""

from typing import Any

import pytest

from lpse.demo import SANDI_DEMO
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.jaringan import Jaringan
from tests.perjalanan.pemohon import KTP, PERIKSA, Pemohon, masuk
from tests.perjalanan.screen import PHONE, Screen

# The portal's first start counts as well, on a machine that may be busy.
pytestmark = pytest.mark.timeout(600)

HALAMAN_BITA, SKRIP_BITA, PERMINTAAN = 60_000, 25_000, 8


def biaya(layar: Screen, alamat: str) -> dict[str, Any]:
    """Open an address with an empty cache; return what came over the line."""
    jaringan = Jaringan.of(layar.page)
    jaringan.lupakan()
    layar.page.goto(alamat if alamat.startswith("http") else f"{layar.url}{alamat}", wait_until="networkidle")
    jaringan.cdp.detach()
    skrip = [pengenal for pengenal, url in jaringan.permintaan.items() if url.endswith(".js")]
    return {
        "bita": sum(jaringan.bita.values()),
        "skrip": sum(jaringan.bita[pengenal] for pengenal in skrip),
        "permintaan": sorted(jaringan.permintaan.values()),
    }


def test_enam_halaman_penyedia_dalam_anggaran(new_screen: NewScreen) -> None:
    pemohon = Pemohon(new_screen("hemat", PHONE), "hemat@ponsel.example", "98.765.432.4-000.000")
    pemohon.mulai()
    pemohon.pilih_jenis()
    layar = pemohon.layar
    tugas = layar.page.url
    layar.follow(KTP)
    unggah = layar.page.url
    layar.open(tugas)
    layar.follow(PERIKSA)
    periksa = layar.page.url
    penyedia = new_screen("hemat-penyedia", PHONE)
    masuk(penyedia, "penyedia", SANDI_DEMO)
    penyedia.open("/daftar/")

    hasil = {
        "beranda": biaya(layar, "/"),
        "persyaratan": biaya(layar, "/persyaratan/"),
        "tugas": biaya(layar, tugas),
        "unggah": biaya(layar, unggah),
        "periksa": biaya(layar, periksa),
        "status": biaya(penyedia, penyedia.page.url),
    }

    assert all(satu["bita"] > 2_000 and satu["skrip"] > 200 for satu in hasil.values()), hasil
    assert {nama: satu for nama, satu in hasil.items() if satu["bita"] > HALAMAN_BITA} == {}
    assert {nama: satu for nama, satu in hasil.items() if satu["skrip"] > SKRIP_BITA} == {}
    assert {nama: satu for nama, satu in hasil.items() if len(satu["permintaan"]) > PERMINTAAN} == {}
