"""The region's accent colour as a stylesheet, with WCAG AA contrast whatever colour the profil names."""

import re

PUTIH = "#ffffff"
HITAM = "#000000"
# --ina-background-secondary of lpse.css, on which links of the menu stand in the accent.
ABU = "#f5f5f5"
# WCAG 2.2 SC 1.4.3: text; the margin keeps rounding to whole channel values on the safe side.
KONTRAS_TEKS = 4.5
SELANGKAH = 0.04


def tema_css(aksen: str) -> str:
    """The stylesheet that sets the accent's tokens; raises ValueError unless `aksen` is `#rrggbb`.

    `--lpse-aksen` is the colour as given, for bars without text. The primary colour is the same, darkened
    until white reads on it and it reads on every background of the portal; hover is darker still.
    """
    lembut = campur(aksen, PUTIH, 0.93)
    utama = gelapkan(aksen, PUTIH, ABU, lembut)
    token = {
        "--lpse-aksen": aksen.lower(),
        "--ina-primary-primary": utama,
        "--ina-primary-hover": campur(utama, HITAM, 0.25),
        "--ina-primary-50": lembut,
        "--ina-primary-100": campur(aksen, PUTIH, 0.75),
        "--ina-content-on-primary": PUTIH,
    }
    isi = "".join(f"  {nama}: {warna};\n" for nama, warna in token.items())
    return f":root {{\n{isi}}}\n"


def gelapkan(warna: str, *latar: str) -> str:
    """The colour, mixed with black in steps until it reads as text on each background."""
    hasil = warna.lower()
    while any(kontras(hasil, satu) < KONTRAS_TEKS for satu in latar):
        hasil = campur(hasil, HITAM, SELANGKAH)
    return hasil


def kontras(satu: str, dua: str) -> float:
    """WCAG contrast ratio of two `#rrggbb` colours, from 1 to 21."""
    terang, gelap = sorted((_luminansi(satu), _luminansi(dua)), reverse=True)
    return (terang + 0.05) / (gelap + 0.05)


def campur(warna: str, dengan: str, bagian: float) -> str:
    """A mix of two `#rrggbb` colours; `bagian` (0 to 1) is the second one's share."""
    pasangan = zip(_kanal(warna), _kanal(dengan), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * bagian):02x}" for a, b in pasangan)


def _kanal(warna: str) -> tuple[int, ...]:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", warna):
        raise ValueError(f"warna harus seperti #1b4f9c, bukan {warna!r}")
    return tuple(int(warna[i : i + 2], 16) for i in (1, 3, 5))


def _luminansi(warna: str) -> float:
    linier = (k / 255 / 12.92 if k <= 10 else ((k / 255 + 0.055) / 1.055) ** 2.4 for k in _kanal(warna))
    return sum(bobot * nilai for bobot, nilai in zip((0.2126, 0.7152, 0.0722), linier, strict=True))
