"""A percentage is written one way, `7,7%`: in pages, mails, documents and sentences of the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from lpse.grafik import bersatuan

AKAR = settings.BASE_DIR
UNIT = ("lpse", "registrasi", "layanan", "infrastruktur", "arsip", "sekretariat")
BERSPASI = re.compile(r"(\d|\}\})(?: |&nbsp;|\xa0)%(?=[^}\w=\d]|$)", re.M)


def berkas() -> list[Path]:
    """What people read: templates, scripts, documents, guides, and the code with its sentences."""
    teks = [p for pola in ("*.html", "*.txt") for p in (AKAR / "templates").rglob(pola)]
    teks += [*(AKAR / "static" / "js").rglob("*.js"), *(AKAR / "docs" / "panduan").rglob("*.md")]
    teks += [p for unit in UNIT for p in (AKAR / unit).rglob("*.typ")]
    return teks + [p for unit in UNIT for p in (AKAR / unit).rglob("*.py") if "migrations" not in p.parts]


def kalimat(sumber: str) -> Iterator[str]:
    """The texts of a module, without its docstrings; a value inside one stands as `{}`."""
    pohon = ast.parse(sumber)
    catatan = {id(n.value) for n in ast.walk(pohon) if isinstance(n, ast.Expr)}
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.JoinedStr):
            yield "".join(str(n.value) if isinstance(n, ast.Constant) else "{{}}" for n in simpul.values)
        elif isinstance(simpul, ast.Constant) and isinstance(simpul.value, str) and id(simpul) not in catatan:
            yield simpul.value


@pytest.mark.parametrize(("satuan", "tulisan"), [("%", "7,7%"), ("Mbit/s", "7,7 Mbit/s"), ("", "7,7")])
def test_angka_dengan_satuannya(satuan, tulisan):
    assert bersatuan("7,7", satuan) == tulisan


def test_tidak_ada_spasi_di_depan_persen():
    salah = []
    for satu in berkas():
        isi = satu.read_text()
        teks = kalimat(isi) if satu.suffix == ".py" else [isi]
        salah += [f"{satu.relative_to(AKAR)}: {t[:80]}" for t in teks if BERSPASI.search(t)]
    assert not salah, salah


@pytest.mark.parametrize("contoh", ["80 % penuh", "{{ n }} %</td>", "naik 7 %."])
def test_yang_berspasi_dikenali(contoh):
    assert BERSPASI.search(contoh)
