"""The watermark: says on every copy that it is one, without hiding what is to be verified."""

from functools import cache
from math import radians, tan

from PIL import Image, ImageDraw, ImageFont

MIRING = 30  # degrees
HURUF_PER_LEBAR = 42  # how many letter heights make the width of the page
HURUF_TERKECIL = 9  # pixels
# Dark letters with a light edge, both faint: seen on white paper and on a dark photo alike.
GELAP, TERANG = ((20, 30, 60), 40), ((255, 255, 255), 44)


def bubuhkan(kanvas: Image.Image, teks: str) -> None:
    """Write the text aslant all over the picture, in rows that are set off against each other."""
    tinggi_huruf = max(HURUF_TERKECIL, kanvas.width // HURUF_PER_LEBAR)
    tepi = max(1, tinggi_huruf // 14)
    for (warna, pekat), tebal in ((TERANG, tepi), (GELAP, 0)):
        masker = _hampar(kanvas.size, _ubin(teks, tinggi_huruf, tepi, tebal), tinggi_huruf)
        kanvas.paste(warna, mask=masker.point([nilai * pekat // 255 for nilai in range(256)]))


def _ubin(teks: str, tinggi_huruf: int, tepi: int, tebal: int) -> Image.Image:
    """The text once, aslant, as a mask; both strengths of stroke come out in the same place."""
    huruf = _huruf(tinggi_huruf)
    kiri, atas, kanan, bawah = huruf.getbbox(teks)
    ubin = Image.new("L", (int(kanan - kiri) + 2 * tepi, int(bawah - atas) + 2 * tepi))
    letak = (tepi - kiri, tepi - atas)
    ImageDraw.Draw(ubin).text(letak, teks, fill=255, font=huruf, stroke_width=tebal)
    return ubin.rotate(MIRING, Image.Resampling.BICUBIC, expand=True)


@cache
def _huruf(tinggi: int) -> ImageFont.FreeTypeFont:
    # The face that comes with Pillow: no font file to ship, the same letters on every machine.
    huruf = ImageFont.load_default(size=tinggi)
    assert isinstance(huruf, ImageFont.FreeTypeFont)
    return huruf


def _hampar(ukuran: tuple[int, int], ubin: Image.Image, tinggi_huruf: int) -> Image.Image:
    """A mask of the picture's size, strewn with the tile."""
    masker = Image.new("L", ukuran)
    langkah_x = ubin.width + tinggi_huruf
    # With every second row moved by half a step, this puts equal room between the lines.
    langkah_y = round(langkah_x * tan(radians(MIRING)))
    for baris, y in enumerate(range(-ubin.height // 2, ukuran[1], langkah_y)):
        for x in range(-(baris % 2) * langkah_x // 2 - ubin.width // 3, ukuran[0], langkah_x):
            masker.paste(ubin, (x, y), ubin)
    return masker
