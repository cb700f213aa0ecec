"""The papers of an invented company, as a phone or an office scanner makes them; and reading PDFs."""

import functools
import io
import random

import pypdfium2
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

DPI = 110
A4 = (round(8.27 * DPI), round(11.69 * DPI))
MENDATAR = 6  # EXIF: the camera lay on its side


def _lembar(judul: str, baris: list[str], ukuran: tuple[int, int] = A4) -> Image.Image:
    """A specimen page with text to compare."""
    gambar = Image.new("RGB", ukuran, "#fbfaf5")
    pena, tepi = ImageDraw.Draw(gambar), ukuran[0] // 14
    pena.text((tepi, tepi), judul, font=ImageFont.load_default(ukuran[0] // 24), fill="#111111")
    for urut, teks in enumerate(baris, start=3):
        pena.text((tepi, urut * tepi), teks, font=ImageFont.load_default(ukuran[0] // 34), fill="#333333")
    pena.text(
        (tepi, ukuran[1] - 2 * tepi), "SPESIMEN", font=ImageFont.load_default(ukuran[0] // 14), fill="#c9c3b2"
    )
    return gambar


def _sebagai_pdf(lembar: list[Image.Image]) -> bytes:
    isi = io.BytesIO()
    lembar[0].save(isi, "PDF", save_all=True, append_images=lembar[1:], resolution=DPI)
    return isi.getvalue()


def ktp(*, sisi: int, derau: float) -> bytes:
    """A photograph of a card that reads upright only by its EXIF orientation; `derau` makes it heavy."""
    gambar = _lembar("KARTU CONTOH", ["NIK 3504991508850001", "Nama BUDI UJIWAN"], (sisi, sisi * 5 // 8))
    bintik = Image.frombytes("L", gambar.size, random.Random(1).randbytes(gambar.width * gambar.height))
    gambar = Image.blend(gambar, bintik.convert("RGB"), derau)
    exif = Image.Exif()
    exif[0x0112] = MENDATAR
    isi = io.BytesIO()
    gambar.rotate(90, expand=True).save(isi, "JPEG", quality=90, exif=exif)
    return isi.getvalue()


def foto_ponsel() -> bytes:
    """A card as a phone of today photographs it: 12 megapixels, 3 MB, with a grain that stays."""
    return _foto("KARTU CONTOH", ("NIK 3504991508850001",) * 20)


def foto_lembar() -> bytes:
    """A page of a deed, photographed: twelve megapixels of small print."""
    return _foto("AKTA PENDIRIAN", ("Pasal 1. Perseroan ini bernama PT Perjalanan Uji",) * 16)


@functools.cache
def _foto(judul: str, baris: tuple[str, ...]) -> bytes:
    gambar = _lembar(judul, list(baris), (3000, 4000))
    bintik = Image.frombytes("L", (1500, 2000), random.Random(1).randbytes(1500 * 2000)).resize(gambar.size)
    isi = io.BytesIO()
    Image.blend(gambar, bintik.convert("RGB"), 0.2).save(isi, "JPEG", quality=90)
    return isi.getvalue()


def akta() -> bytes:
    """Three scanned pages."""
    return _sebagai_pdf([_lembar(f"AKTA PENDIRIAN, lembar {n}", ["PT Perjalanan Uji"]) for n in (1, 2, 3)])


def npwp(nomor: str) -> bytes:
    isi = io.BytesIO()
    _lembar("NPWP", [nomor, "PT PERJALANAN UJI"], (1000, 620)).save(isi, "PNG")
    return isi.getvalue()


def izin_usaha() -> bytes:
    return _sebagai_pdf([_lembar("PERIZINAN BERUSAHA", ["NIB 9900012345678", "PT Perjalanan Uji"])])


def gambar_halaman(pdf: bytes) -> list[Image.Image]:
    """The pages of a PDF as an office scanner would see them."""
    return [halaman.render(scale=DPI / 72).to_pil().convert("RGB") for halaman in pypdfium2.PdfDocument(pdf)]


def tanda_tangani(formulir: bytes) -> bytes:
    """Print a form, sign its last page, scan it again."""
    lembar = gambar_halaman(formulir)
    lebar, tinggi = lembar[-1].size
    goresan = [(lebar * (60 + 3 * n) // 100, tinggi * (70 + 4 * (n % 2)) // 100) for n in range(8)]
    ImageDraw.Draw(lembar[-1]).line(goresan, fill="#1a2a8a", width=3)
    return _sebagai_pdf(lembar)


def teks_pdf(pdf: bytes) -> str:
    """All text of a PDF with single spaces."""
    isi = " ".join(halaman.get_textpage().get_text_bounded() for halaman in pypdfium2.PdfDocument(pdf))
    return " ".join(isi.split())


def alamat_qr(pdf: bytes) -> str:
    """What the one QR code on the paper says."""
    kode = {satu.text for gambar in gambar_halaman(pdf) for satu in zxingcpp.read_barcodes(gambar)}
    assert len(kode) == 1, kode
    return kode.pop()
