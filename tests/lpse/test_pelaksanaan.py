"""The table of what carries each rule out: every rule is there, and what it names exists."""

import ast
import csv
from pathlib import Path

import pytest
from django.conf import settings

from lpse.profil.kunci import KUNCI

AKAR = Path(settings.BASE_DIR)
TABEL = (AKAR / "docs/peraturan/pelaksanaan.csv").read_text(encoding="utf-8")
PELAKSANAAN = list(csv.DictReader(TABEL.splitlines()))
UNIT = ("lpse", "registrasi", "layanan", "infrastruktur", "arsip", "sekretariat")


def daftar(isi: str) -> list[str]:
    return [satu.strip() for satu in isi.split(",")]


@pytest.fixture(scope="module")
def bernama() -> set[str]:
    """Every function and class of the product."""
    return {
        simpul.name
        for unit in UNIT
        for berkas in (AKAR / unit).rglob("*.py")
        for simpul in ast.walk(ast.parse(berkas.read_text(encoding="utf-8")))
        if isinstance(simpul, ast.FunctionDef | ast.ClassDef)
    }


@pytest.mark.parametrize("bagian", [f"{unit}." for unit in UNIT])
def test_setiap_aturan_ada_pelaksananya(bagian):
    kunci = {k for k in KUNCI if k.startswith(bagian)}
    assert kunci
    assert kunci - {baris["kunci"] for baris in PELAKSANAAN} == set()


@pytest.mark.parametrize("baris", PELAKSANAAN, ids=lambda b: f"{b['kunci']}:{daftar(b['tindakan'])[0]}")
def test_yang_disebut_memang_ada(baris, bernama):
    assert baris["kunci"] in KUNCI
    assert [t for t in daftar(baris["tindakan"]) if t not in bernama] == []
    assert [u for u in daftar(baris["uji"]) if not (AKAR / u).is_file()] == []
