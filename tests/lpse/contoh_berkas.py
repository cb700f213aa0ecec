"""Small files made on the spot: what people send, and what they should not."""

import io
import random
import struct
import zlib

import pikepdf
import pillow_heif
from PIL import Image

MERAH, BIRU = (220, 20, 20), (20, 20, 220)


def dua_warna(ukuran: tuple[int, int] = (320, 240), mode: str = "RGB") -> Image.Image:
    """Upper half red, lower half blue, under noise that no format can pack away."""
    lebar, tinggi = ukuran
    gambar = Image.new("RGB", ukuran, MERAH)
    gambar.paste(BIRU, (0, tinggi // 2, lebar, tinggi))
    derau = Image.frombytes("L", ukuran, random.Random(7).randbytes(lebar * tinggi))
    gambar = Image.blend(gambar, derau.convert("RGB"), 0.1)
    return gambar if mode == "RGB" else gambar.convert(mode)


def jpeg(gambar: Image.Image | None = None, *, exif: Image.Exif | None = None, **pilihan: object) -> bytes:
    keluaran = io.BytesIO()
    tambahan = {"exif": exif} if exif else {}
    (gambar or dua_warna()).save(keluaran, "JPEG", quality=90, **tambahan, **pilihan)
    return keluaran.getvalue()


def jpeg_rebah() -> bytes:
    """A phone held upright: stored sideways with orientation 6, the position and the camera's name."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x0110] = "KameraContoh"
    exif.get_ifd(0x8825)[1] = "S"
    exif.get_ifd(0x8825)[2] = (8.0, 4.0, 12.0)
    return jpeg(dua_warna((240, 320)).rotate(90, expand=True), exif=exif)


def png(gambar: Image.Image | None = None) -> bytes:
    keluaran = io.BytesIO()
    (gambar or dua_warna()).save(keluaran, "PNG")
    return keluaran.getvalue()


def png_bom(lebar: int = 30_000, tinggi: int = 30_000) -> bytes:
    """A whole, valid PNG of few bytes that unpacks to many pixels."""

    def potongan(jenis: bytes, isi: bytes) -> bytes:
        return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))

    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 1, 0, 0, 0, 0)
    baris = zlib.compress(bytes((lebar + 7) // 8 + 1) * tinggi, 9)
    return (
        b"\x89PNG\r\n\x1a\n" + potongan(b"IHDR", kepala) + potongan(b"IDAT", baris) + potongan(b"IEND", b"")
    )


def pdf(halaman: int = 1, *, putar: int = 0, kotak: tuple[int, int] = (400, 600), **simpan: object) -> bytes:
    """Pages with the upper half red and the lower half blue, as they lie before any rotation."""
    lebar, tinggi = kotak
    gambar = (
        f"0.86 0.08 0.08 rg 0 {tinggi // 2} {lebar} {tinggi} re f "
        f"0.08 0.08 0.86 rg 0 0 {lebar} {tinggi // 2} re f"
    ).encode()
    with pikepdf.new() as dokumen:
        for _ in range(halaman):
            lembar = dokumen.add_blank_page(page_size=kotak)
            lembar.Contents = dokumen.make_stream(gambar)
            if putar:
                lembar.Rotate = putar
        keluaran = io.BytesIO()
        dokumen.save(keluaran, **simpan)
    return keluaran.getvalue()


def pdf_bersandi(pengguna: str = "rahasia", pemilik: str = "pemilik") -> bytes:
    return pdf(encryption=pikepdf.Encryption(user=pengguna, owner=pemilik))


def pdf_dua_revisi() -> bytes:
    """A PDF amended at its end, as an electronic signature amends one: two end marks."""
    awal = pdf()
    with pikepdf.open(io.BytesIO(awal)) as dokumen:
        ukuran, akar = len(dokumen.objects) + 1, dokumen.Root.objgen[0]
    objek = b"%d 0 obj\n<< /Jenis /Catatan /Isi (%s) >>\nendobj\n" % (ukuran, b"x" * 3000)
    letak, letak_acuan = len(awal), len(awal) + len(objek)
    acuan = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (
        ukuran,
        letak,
        ukuran + 1,
        akar,
        int(awal.rpartition(b"startxref")[2].split()[0]),
    )
    return awal + objek + acuan + b"startxref\n%d\n%%%%EOF\n" % letak_acuan


def heic(gambar: Image.Image | None = None) -> bytes:
    """A photo as iPhones take them."""
    keluaran = io.BytesIO()
    pillow_heif.from_pillow(gambar or dua_warna()).save(keluaran, quality=80)
    return keluaran.getvalue()
