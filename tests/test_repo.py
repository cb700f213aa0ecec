"""What keeps the code as it should be: sizes, words, one place to write a status."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps

AKAR = Path(__file__).resolve().parent.parent
UNIT = ("lpse", "registrasi", "layanan", "infrastruktur", "arsip", "sekretariat")
SUMBER = sorted(p for unit in UNIT for p in (AKAR / unit).rglob("*.py") if "migrations" not in p.parts)
TES = sorted((AKAR / "tests").rglob("*.py"))
TEMPLAT = sorted((AKAR / "templates").rglob("*.html"))


def baris(path: Path) -> int:
    return len(path.read_text().splitlines())


def terlalu_panjang(berkas: list[Path], batas: int, lain: dict[str, int] | None = None) -> dict[str, int]:
    """The files with more lines than this, and how many; `lain` gives a bound of its own to a name."""
    ukuran = {p: baris(p) for p in berkas}
    return {str(p.relative_to(AKAR)): n for p, n in ukuran.items() if n > (lain or {}).get(p.name, batas)}


def milik(unit: str) -> list[Path]:
    return [p for p in SUMBER if p.relative_to(AKAR).parts[0] == unit]


def test_every_unit_has_modules():
    assert [unit for unit in UNIT if not milik(unit)] == []
    assert TES
    assert TEMPLAT


@pytest.mark.parametrize("unit", UNIT)
def test_modules_are_short(unit):
    assert terlalu_panjang(milik(unit), 400, {"settings.py": 300}) == {}


def test_test_modules_are_short():
    assert terlalu_panjang(TES, 500) == {}


def test_templates_are_short():
    assert terlalu_panjang(TEMPLAT, 150) == {}


def test_lines_of_templates_are_short():
    """A drawing's path is one word; everything else breaks where an element ends."""
    panjang = [
        f"{path.relative_to(AKAR)}:{nomor}"
        for path in TEMPLAT
        for nomor, satu in enumerate(path.read_text().splitlines(), 1)
        if len(satu) > 260 and "<svg" not in satu
    ]
    assert panjang == []


def fungsi(path: Path) -> list[ast.FunctionDef]:
    return [n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.FunctionDef)]


def isi_fungsi(f: ast.FunctionDef) -> int:
    """Lines of a function's body, its signature and docstring aside."""
    awal = f.body[1] if ast.get_docstring(f) and len(f.body) > 1 else f.body[0]
    return (f.end_lineno or 0) - awal.lineno + 1


@pytest.mark.parametrize("unit", UNIT)
def test_functions_are_short(unit):
    panjang = [
        f"{p.relative_to(AKAR)}: {f.name} {n} baris"
        for p in milik(unit)
        for f in fungsi(p)
        if (n := isi_fungsi(f)) > (25 if "actions" in p.parts else 40)
    ]
    assert panjang == []


def test_only_actions_write_a_status():
    pola = re.compile(r"pendaftaran\.status\s*=[^=]|\.update\([^)]*\bstatus=", re.S)
    pelanggar = [
        str(p.relative_to(AKAR))
        for p in SUMBER
        if p.parts[len(AKAR.parts)] == "registrasi"
        and "actions" not in p.parts
        and pola.search(p.read_text())
    ]
    assert pelanggar == []


def test_every_act_cites_a_known_rule():
    from lpse.profil.kunci import KUNCI

    for path in sorted((AKAR / "registrasi" / "actions").glob("*.py")):
        for f in fungsi(path):
            dasar = re.findall(r"Dasar: ([a-z_.]+)", ast.get_docstring(f) or "")
            assert all(kunci in KUNCI for kunci in dasar), f.name


def test_every_model_is_in_the_glossary():
    istilah = (AKAR / "docs/istilah.md").read_text()
    model = [m.__name__ for m in apps.get_models() if m.__module__.split(".")[0] in UNIT]
    assert [nama for nama in model if f"`{nama}`" not in istilah] == []


def test_every_environment_variable_is_documented():
    settings = (AKAR / "lpse/settings.py").read_text()
    nama = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"|required\("([A-Z_]+)"', settings))
    dipakai = {a or b for a, b in nama} | {"PG_BIN", "UJI_PULIH_DATABASE_URL"}
    for berkas in (".env.example", "docs/konfigurasi.md"):
        isi = (AKAR / berkas).read_text()
        assert sorted(n for n in dipakai if n not in isi) == [], berkas


def test_migrations_are_named():
    otomatis = [p for unit in UNIT for p in (AKAR / unit).glob("migrations/*_auto_*.py")]
    assert otomatis == []


def test_lock_names_no_address():
    for nama in ("requirements.txt", "requirements-dev.txt"):
        isi = (AKAR / nama).read_text()
        assert "://" not in isi
        assert "--index" not in isi


def test_every_direct_dependency_is_locked_and_explained():
    project = tomllib.loads((AKAR / "pyproject.toml").read_text())
    kunci = (AKAR / "requirements.txt").read_text()
    for butir in project["project"]["dependencies"]:
        nama = re.match(r"[A-Za-z0-9_-]+", butir)[0]
        assert re.search(rf"^{nama}==", kunci, re.M), nama
    for satu in re.findall(
        r'^    "([a-z].*?)$', (AKAR / "pyproject.toml").read_text().split("[tool")[0], re.M
    ):
        assert "#" in satu, f"why is {satu} here?"


def test_personal_fields_are_declared():
    for model in apps.get_models():
        if model.__module__.split(".")[0] in UNIT:
            kolom = {f.name for f in model._meta.get_fields()}
            pribadi = {"nik", "nip", "npwp", "email", "penanggung_jawab_nik"} & kolom
            assert pribadi <= set(getattr(model, "DATA_PRIBADI", ())), model


def test_compose_pins_every_image():
    compose = (AKAR / "docker-compose.yml").read_text()
    citra = re.findall(r"image: (\S+)", compose)
    assert citra
    assert all(":" in c and not c.endswith(":latest") for c in citra)
