"""Every pair of colours that the sheets really set, under every region's accent (WCAG 2.2 AA)."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from lpse.profil import ProfilRusak
from lpse.profil.loader import FOLDER, bawaan, load
from lpse.tema import kontras, tema_css

CSS = sorted((Path(__file__).resolve().parents[2] / "static/css").glob("*.css"))
TEKS, KENDALI = 4.5, 3.0
# Beside the five regions: what a profil may say at its worst, and what its check would refuse.
PENGUJI = ("#000000", "#0000ff", "#767676", "#ffd400", "#ffffff", "#00ff00")
AKSEN = (*(load(FOLDER / f"{nama}.toml").tampilan.warna_aksen for nama in bawaan()), *PENGUJI)
UKURAN = {
    "1rem",
    *(f"{n}rem" for n in (".875", "1.125", "1.25", "1.375", "1.5", "1.75", "2", "2.25", "2.75")),
}
# What may stand on a surface that sets no colour of its own, such as a table row or a card.
TULISAN = ("content-primary", "content-secondary", "content-guide", "content-negative", "primary-primary")
KENDALI_BERBINGKAI = re.compile(r"\binput|\bselect|\btextarea|\.isian|file-selector|^\.tombol\b|\bprogress$")


@dataclass(frozen=True)
class Aturan:
    selektor: str
    isi: dict[str, str]

    def token(self, *properti: str) -> str:
        """The colour token that one of these properties sets, if any."""
        for satu in properti:
            if cocok := re.search(
                r"var\(--(?:ina|lpse)-([\w-]+)\)\s*(?:!important)?$", self.isi.get(satu, "")
            ):
                return cocok[1] if cocok[1] in token(AKSEN[0]) else ""
        return ""

    @property
    def tulisan(self) -> str:
        return self.token("color", "fill") if self.isi.get("fill") != "none" else self.token("color")

    @property
    def batas(self) -> float:
        """What is drawn rather than written needs the contrast of a control (WCAG 1.4.11)."""
        return KENDALI if "fill" in self.isi and not self.selektor.endswith("text") else TEKS

    @property
    def latar(self) -> str:
        return self.token("background", "background-color")


def token(aksen: str) -> dict[str, str]:
    """Token name without its prefix → colour; translucent ones left out."""
    lembar = "".join(berkas.read_text() for berkas in CSS) + tema_css(aksen)
    return dict(re.findall(r"--(?:ina|lpse)-([\w-]+): (#\w{6});", lembar))


def urai(css: str) -> list[Aturan]:
    hasil = []
    for selektor, isi in re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        pasangan = (p.split(":", 1) for p in isi.split(";") if ":" in p)
        deklarasi = {nama.strip(): nilai.strip() for nama, nilai in pasangan}
        hasil += [Aturan(satu.strip(), deklarasi) for satu in re.split(r",(?![^(]*\))", selektor)]
    return hasil


ATURAN = [aturan for berkas in CSS for aturan in urai(berkas.read_text()) if ":root" not in aturan.selektor]


def warna_bawaan(aturan: Aturan) -> str:
    """The text colour that a rule leaves to its component: of `.tombol` for `.tombol--bahaya:hover`."""
    polos = re.sub(r"::?[a-z-]+(\(.*?\))?", "", aturan.selektor)
    for calon in (polos, re.sub(r"--\w+", "", polos)):
        for lain in ATURAN:
            if lain.selektor == calon and lain.tulisan:
                return lain.tulisan
    return ""


def pasangan() -> set[tuple[str, str, float]]:
    """(front, back, least contrast) of every rule, and of whatever may stand on a surface without words."""
    semua: set[tuple[str, str, float]] = set()
    permukaan = {
        a.latar for a in ATURAN if a.latar.startswith("background-") or a.latar.startswith("primary-")
    }
    permukaan = {latar for latar in permukaan if latar not in ("primary-primary", "primary-hover")}
    for aturan in ATURAN:
        if aturan.latar and (depan := aturan.tulisan or warna_bawaan(aturan)):
            semua.add((depan, aturan.latar, TEKS))
        elif aturan.latar and "::" not in aturan.selektor:
            # A pseudo-element without a colour of its own is a dot or a bar.
            semua |= {(depan, aturan.latar, TEKS) for depan in TULISAN}
        elif aturan.tulisan and aturan.tulisan != "content-on-primary":
            semua |= {(aturan.tulisan, latar, aturan.batas) for latar in permukaan}
        bingkai = aturan.token("border", "border-color")
        if bingkai and KENDALI_BERBINGKAI.search(aturan.selektor):
            semua |= {(bingkai, f"background-{latar}", KENDALI) for latar in ("primary", "secondary")}
        if cincin := aturan.token("outline"):
            semua |= {(cincin, latar, KENDALI) for latar in (*permukaan, "demo")}
    return semua


PASANGAN = sorted(pasangan())


@pytest.mark.parametrize("aksen", AKSEN)
def test_setiap_pasangan_yang_dipakai_cukup_kontras(aksen):
    warna = token(aksen)
    kurang = [
        (depan, belakang, round(kontras(warna[depan], warna[belakang]), 2))
        for depan, belakang, batas in PASANGAN
        if kontras(warna[depan], warna[belakang]) < batas
    ]
    assert kurang == []


def test_the_pairs_were_really_found():
    """Nothing is proved by a parser that reads nothing."""
    assert {
        ("content-on-primary", "primary-primary", TEKS),
        ("content-on-primary", "primary-hover", TEKS),
        ("content-on-primary", "negative-hover", TEKS),
        ("content-warning", "background-warning", TEKS),
        ("content-secondary", "primary-50", TEKS),
        ("stroke-input", "background-primary", KENDALI),
        ("focus-ring", "primary-50", KENDALI),
        ("focus-ring", "demo", KENDALI),
    } <= set(PASANGAN)
    assert len(PASANGAN) > 60


def test_aksen_mentah_hanya_menjadi_garis_hiasan():
    """A region may choose any colour for it: nothing is read from it and nothing stands on it."""
    for aturan in ATURAN:
        for properti, nilai in aturan.isi.items():
            assert "--lpse-aksen" not in nilai or properti.startswith(("border", "--accent")), aturan


def test_content_tertiary_is_no_colour_of_ours():
    assert "content-tertiary" not in "".join(berkas.read_text() for berkas in CSS)


@pytest.mark.parametrize("warna", ["#ffd400", "#ffffff"])
def test_aksen_yang_terlalu_muda_ditolak_dengan_satu_kalimat(tmp_path, warna):
    berkas = tmp_path / "keenam.toml"
    teks = (FOLDER / "tulungagung.toml").read_text(encoding="utf-8")
    berkas.write_text(teks.replace("#0b6b4a", warna), encoding="utf-8")
    with pytest.raises(ProfilRusak, match=r"tampilan\.warna_aksen harus cukup gelap[^.]*\.$"):
        load(berkas)


def test_aksen_hitam_diterima_sebagaimana_adanya(tmp_path):
    berkas = tmp_path / "keenam.toml"
    teks = (FOLDER / "tulungagung.toml").read_text(encoding="utf-8")
    berkas.write_text(teks.replace("#0b6b4a", "#000000"), encoding="utf-8")
    assert load(berkas).tampilan.warna_aksen == "#000000"
    assert "--ina-primary-primary: #000000;" in tema_css("#000000")


@pytest.mark.parametrize("berkas", CSS, ids=lambda p: p.name)
def test_ukuran_diambil_dari_skala(berkas):
    """Type scale, radius and breakpoints of the design; paper and charts have units of their own."""
    layar = re.sub(r"@media print \{.*", "", berkas.read_text(), flags=re.DOTALL)
    huruf = set(re.findall(r"font-size: ([\d.]+rem)", layar))
    assert huruf <= UKURAN
    sudut = set(re.findall(r"border-radius: ([^;}]+)", layar))
    assert {s for s in sudut if not s.startswith("var(")} <= {"2px", "50%", "999px", "0"}
    batas = set(re.findall(r"\((?:min|max)-width: ([\d.]+rem)\)", layar))
    assert batas <= {"40rem", "39.99rem", "48rem", "47.99rem", "64rem", "63.99rem", "80rem", "79.99rem"}
