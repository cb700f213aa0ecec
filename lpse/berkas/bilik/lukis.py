"""Draws what people look at: one page upright as WebP, on a fresh canvas, under a watermark."""

import io

from PIL import Image, ImageOps, WebPImagePlugin  # noqa: F401 now: once the door is shut, none can be loaded

from lpse.berkas.bilik.cap import bubuhkan
from lpse.berkas.bilik.dasar import PDF, Tolak
from lpse.berkas.bilik.foto import ORIENTASI, REBAH, buka_foto

TINGGI_MAKS = 10_000  # pixels of a rendition; a page one point wide must not ask for gigabytes
MUTU_WEBP = 80


def rendisi(isi: bytes, jenis: str, halaman: int, lebar: int, cap: str = "") -> bytes:
    """Draw one page, at most `lebar` pixels wide, on white, without any metadata, `cap` written across it.

    Raises Tolak("rusak") when the page cannot be drawn.
    """
    try:
        gambar = _gambar_pdf(isi, halaman, lebar) if jenis == PDF else _gambar_foto(isi, jenis, lebar)
        # A fresh canvas carries nothing over: no position, no camera, no profile, no comment.
        kanvas = Image.new("RGB", gambar.size, "white")
        kanvas.paste(gambar, mask=gambar.getchannel("A") if gambar.mode == "RGBA" else None)
        if cap:
            bubuhkan(kanvas, cap)
        keluaran = io.BytesIO()
        kanvas.save(keluaran, "WEBP", quality=MUTU_WEBP, method=2)
    except (Tolak, MemoryError):
        raise
    except Exception as galat:
        raise Tolak("rusak") from galat
    return keluaran.getvalue()


def _gambar_pdf(isi: bytes, halaman: int, lebar: int) -> Image.Image:
    import pypdfium2

    dokumen = pypdfium2.PdfDocument(isi)
    dokumen.init_forms()  # or filled-in fields and visible signatures stay blank
    lembar = dokumen[halaman - 1]
    lebar_titik, tinggi_titik = lembar.get_size()
    # The renderer rounds up: a hair less, or 900 becomes 901.
    skala = min(lebar / lebar_titik, TINGGI_MAKS / tinggi_titik) * (1 - 1e-9)
    gambar: Image.Image = lembar.render(scale=skala).to_pil()
    return gambar


def _gambar_foto(isi: bytes, jenis: str, lebar: int) -> Image.Image:
    gambar = buka_foto(isi, jenis)
    rebah = gambar.getexif().get(ORIENTASI, 1) in REBAH
    if gambar.mode.startswith("I"):
        gambar = gambar.point(lambda nilai: nilai / 256).convert("L")  # 16 bits: converting alone would clip
    elif gambar.mode not in ("L", "RGB", "CMYK"):
        gambar = gambar.convert("RGBA" if gambar.has_transparency_data else "RGB")
    gambar.thumbnail((TINGGI_MAKS, lebar) if rebah else (lebar, TINGGI_MAKS), reducing_gap=2.0)
    gambar = ImageOps.exif_transpose(gambar)
    return gambar if gambar.mode == "RGBA" else gambar.convert("RGB")
