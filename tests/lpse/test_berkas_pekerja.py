"""The worker's judgement and drawing, called in this process."""

import io
import random
import subprocess
import sys

import pikepdf
import pytest
from PIL import Image, ImageChops

from lpse.berkas import pekerja
from lpse.berkas.bilik import foto, lukis
from lpse.berkas.bilik.dasar import BATAS_HALAMAN, HEIC, JPEG, PDF, PNG, Tolak
from lpse.models.berkas import JenisBerkas
from tests.lpse import contoh_berkas as contoh

foto.kenali_heic()


def kode(isi, jenis):
    with pytest.raises(Tolak) as tolak:
        pekerja.periksa(isi, jenis)
    return tolak.value.kode


def warna(gambar, letak):
    """Which of the two colours is there, or neither."""
    merah, hijau, biru = gambar.convert("RGB").getpixel(letak)
    if hijau > 110:
        return "lain"
    return "merah" if merah > biru else "biru"


def gambar_rendisi(isi, jenis, lebar=240, halaman=1):
    return Image.open(io.BytesIO(pekerja.rendisi(isi, jenis, halaman, lebar)))


def atas_bawah(gambar):
    lebar, tinggi = gambar.size
    return warna(gambar, (lebar // 2, tinggi // 8)), warna(gambar, (lebar // 2, tinggi * 7 // 8))


def test_kinds_of_worker_and_model_agree():
    assert {PDF, JPEG, PNG, HEIC} == set(JenisBerkas.values)


@pytest.mark.parametrize("halaman", [1, 3, 40])
def test_pdf_utuh_dihitung_halamannya(halaman):
    assert pekerja.periksa(contoh.pdf(halaman), PDF) == {"halaman": halaman, "lebar": None, "tinggi": None}


@pytest.mark.parametrize("pilihan", [{}, {"progressive": True}])
def test_foto_rebah_diukur_tegak(pilihan):
    assert pekerja.periksa(contoh.jpeg_rebah(), JPEG) == {"halaman": 1, "lebar": 240, "tinggi": 320}
    assert pekerja.periksa(contoh.jpeg(**pilihan), JPEG) == {"halaman": 1, "lebar": 320, "tinggi": 240}


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_png_segala_mode_diterima_dan_tergambar(mode):
    lewat = contoh.dua_warna(mode="L" if mode == "I;16" else mode)
    isi = contoh.png(lewat.convert(mode))

    assert pekerja.periksa(isi, PNG) == {"halaman": 1, "lebar": 320, "tinggi": 240}
    assert gambar_rendisi(isi, PNG).size == (240, 180)


def test_jpeg_cmyk_diterima_dan_warnanya_tetap():
    isi = contoh.jpeg(contoh.dua_warna(mode="CMYK"))

    assert pekerja.periksa(isi, JPEG)["lebar"] == 320
    assert atas_bawah(gambar_rendisi(isi, JPEG)) == ("merah", "biru")


@pytest.mark.parametrize(
    ("isi", "jenis"),
    [
        (contoh.jpeg(), JPEG),
        (contoh.jpeg(progressive=True), JPEG),
        (contoh.png(), PNG),
        (contoh.heic(), HEIC),
        (contoh.pdf(3), PDF),
        (contoh.pdf(3, linearize=True), PDF),
        (contoh.pdf(3, object_stream_mode=pikepdf.ObjectStreamMode.generate), PDF),
    ],
    ids=["jpeg", "jpeg-progresif", "png", "heic", "pdf", "pdf-linier", "pdf-aliran-objek"],
)
def test_berkas_terpotong_ditolak(isi, jenis):
    ukuran = len(isi)
    assert pekerja.periksa(isi, jenis)["halaman"] >= 1
    potongan = {1024, ukuran // 10, ukuran // 2, ukuran * 9 // 10, 20, 12}
    potongan |= set(random.Random(1).sample(range(12, ukuran - 10), 12))

    for hilang in sorted(p for p in potongan if 12 <= p < ukuran):
        assert kode(isi[:-hilang], jenis) in {"terpotong", "rusak"}, f"{hilang} byte terakhir hilang"


@pytest.mark.parametrize(
    "isi", [contoh.jpeg(), contoh.png(), contoh.pdf(5), contoh.heic()], ids=["jpeg", "png", "pdf", "heic"]
)
def test_satu_kilobyte_terakhir_hilang_disebut_terpotong(isi):
    jenis = {b"\xff\xd8": JPEG, b"\x89P": PNG, b"%P": PDF, b"\0\0": HEIC}[isi[:2]]

    assert kode(isi[:-1024], jenis) == "terpotong"


@pytest.mark.parametrize("sisa", [6, 60, 600])
def test_revisi_terakhir_pdf_terpotong_ditolak(sisa):
    isi = contoh.pdf_dua_revisi()
    akhir_revisi_awal = isi.index(b"%%EOF") + len(b"%%EOF\n")

    assert kode(isi[: akhir_revisi_awal + sisa + len(b"9 0 obj")], PDF) == "terpotong"


def test_pdf_yang_berakhir_tepat_di_revisi_awal_adalah_dokumen_utuh():
    """The limit of what can be known: these are, byte for byte, the document before its amendment."""
    isi = contoh.pdf_dua_revisi()
    assert isi.count(b"%%EOF") == 2
    assert pekerja.periksa(isi, PDF)["halaman"] == 1

    assert pekerja.periksa(isi[: isi.index(b"%%EOF") + len(b"%%EOF\n")], PDF)["halaman"] == 1


def test_pdf_berpengisi_nol_di_akhir_diterima():
    assert pekerja.periksa(contoh.pdf() + bytes(4096), PDF)["halaman"] == 1


def test_pdf_bersandi_ditolak():
    assert kode(contoh.pdf_bersandi(), PDF) == "bersandi"


def test_pdf_yang_hanya_membatasi_cetak_diterima():
    assert pekerja.periksa(contoh.pdf_bersandi(pengguna=""), PDF)["halaman"] == 1


def test_pdf_lebih_dari_batas_halaman_ditolak():
    assert pekerja.periksa(contoh.pdf(BATAS_HALAMAN), PDF)["halaman"] == BATAS_HALAMAN
    assert kode(contoh.pdf(BATAS_HALAMAN + 1), PDF) == "terlalu_banyak_halaman"


@pytest.mark.parametrize(
    "isi", [contoh.pdf(0), b"%PDF-1.7\nbukan pdf\n%%EOF\n"], ids=["tanpa-halaman", "sampah"]
)
def test_pdf_tanpa_halaman_atau_isi_ditolak(isi):
    assert kode(isi, PDF) == "rusak"


@pytest.mark.parametrize(("halaman", "diaku"), [(1, 2), (2, 1)])
def test_pdf_yang_dibaca_berbeda_oleh_dua_pembaca_ditolak(halaman, diaku):
    """One reader counts the pages in the tree, the other believes the number written beside them."""
    ditulis = b"/Count %d" % halaman
    isi = contoh.pdf(halaman)
    assert isi.count(ditulis) == 1

    assert kode(isi.replace(ditulis, b"/Count %d" % diaku), PDF) == "rusak"


def test_jpeg_dan_png_berisi_sampah_ditolak():
    assert kode(b"\xff\xd8\xff" + b"sampah" * 50 + b"\xff\xd9", JPEG) == "rusak"
    isi = bytearray(contoh.png())
    isi[len(isi) // 2] ^= 0xFF
    assert kode(bytes(isi), PNG) == "rusak"


@pytest.mark.parametrize(("lebar", "tinggi"), [(30_000, 30_000), (10_000, 6_501)])
def test_bom_piksel_ditolak(lebar, tinggi):
    assert kode(contoh.png_bom(lebar, tinggi), PNG) == "gambar_terlalu_besar"


def test_foto_64_megapiksel_diterima():
    assert pekerja.periksa(contoh.png_bom(9248, 6936), PNG)["lebar"] == 9248


def test_rendisi_foto_tegak_tanpa_posisi_dan_kamera():
    isi = contoh.jpeg_rebah()
    assert b"KameraContoh" in isi

    hasil = pekerja.rendisi(isi, JPEG, 1, 900)

    gambar = Image.open(io.BytesIO(hasil))
    assert gambar.size == (240, 320), "a small photo is not enlarged"
    assert atas_bawah(gambar) == ("merah", "biru")
    assert not gambar.getexif()
    assert not {"exif", "icc_profile", "xmp"} & gambar.info.keys()
    assert b"KameraContoh" not in hasil
    assert b"EXIF" not in hasil


def test_heic_diterima_dan_tergambar():
    assert pekerja.periksa(contoh.heic(), HEIC) == {"halaman": 1, "lebar": 320, "tinggi": 240}
    assert atas_bawah(gambar_rendisi(contoh.heic(), HEIC)) == ("merah", "biru")


@pytest.mark.parametrize("dasar", ["white", "black"])
@pytest.mark.parametrize("lebar", [240, 900, 1600])
def test_rendisi_bertanda_salinan_di_atas_terang_dan_gelap_tanpa_menutupinya(dasar, lebar):
    isi = contoh.png(Image.new("RGB", (1600, 1200), dasar))
    polos = Image.open(io.BytesIO(pekerja.rendisi(isi, PNG, 1, lebar))).convert("L")

    bercap = Image.open(io.BytesIO(pekerja.rendisi(isi, PNG, 1, lebar, "Salinan · Contoh"))).convert("L")

    beda = ImageChops.difference(polos, bercap)
    for kotak in perempat(beda.size):
        assert 12 < beda.crop(kotak).getextrema()[1] < 80, "seen in every quarter, and faint"
    assert sum(beda.histogram()[12:]) < 0.2 * beda.width * beda.height


def perempat(ukuran):
    x, y = ukuran[0] // 2, ukuran[1] // 2
    return [(0, 0, x, y), (x, 0, 2 * x, y), (0, y, x, 2 * y), (x, y, 2 * x, 2 * y)]


def test_rendisi_pdf_mengikuti_putaran():
    assert atas_bawah(gambar_rendisi(contoh.pdf(), PDF)) == ("merah", "biru")

    gambar = gambar_rendisi(contoh.pdf(putar=90), PDF)

    assert gambar.size == (240, 160)
    assert (warna(gambar, (210, 80)), warna(gambar, (30, 80))) == ("merah", "biru")


def test_rendisi_png_tembus_pandang_di_atas_putih():
    gambar = gambar_rendisi(contoh.png(Image.new("RGBA", (300, 300), (0, 0, 0, 0))), PNG)

    assert gambar.mode == "RGB"
    assert gambar.getpixel((120, 120)) == (255, 255, 255)


def test_rendisi_png_16_bit_tidak_menjadi_putih():
    abu = Image.new("I;16", (300, 300), 0x4000)

    assert gambar_rendisi(contoh.png(abu), PNG).getpixel((100, 100))[0] == pytest.approx(64, abs=3)


def test_rendisi_pdf_menggambar_isian_formulir():
    with pikepdf.new() as dokumen:
        lembar = dokumen.add_blank_page(page_size=(400, 600))
        tampilan = dokumen.make_stream(b"0 0 1 rg 0 0 400 600 re f")
        tampilan.Type, tampilan.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        tampilan.BBox = [0, 0, 400, 600]
        isian = dokumen.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Tx,
                T="nama",
                V="Budi",
                Rect=[0, 0, 400, 600],
                F=4,
                AP=pikepdf.Dictionary(N=tampilan),
            )
        )
        lembar.Annots = dokumen.make_indirect(pikepdf.Array([isian]))
        dokumen.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([isian]))
        keluaran = io.BytesIO()
        dokumen.save(keluaran)

    assert warna(gambar_rendisi(keluaran.getvalue(), PDF), (120, 180)) == "biru"


@pytest.mark.parametrize("lebar", [240, 900, 1600])
def test_rendisi_pdf_selebar_yang_diminta(lebar):
    assert gambar_rendisi(contoh.pdf(kotak=(595, 842)), PDF, lebar).width == lebar


def test_rendisi_halaman_sangat_sempit_tidak_meminta_memori_tak_terbatas():
    assert gambar_rendisi(contoh.pdf(kotak=(3, 14_400)), PDF, 1600).height <= lukis.TINGGI_MAKS


def test_rendisi_sama_bila_diulang():
    for isi, jenis in ((contoh.jpeg(), JPEG), (contoh.png(), PNG), (contoh.pdf(), PDF)):
        assert pekerja.rendisi(isi, jenis, 1, 240) == pekerja.rendisi(isi, jenis, 1, 240)


def test_rendisi_berkas_rusak_atau_terlalu_besar_ditolak():
    for isi, jenis, alasan in (
        (b"%PDF-1.7 sampah", PDF, "rusak"),
        (b"\xff\xd8\xffsampah", JPEG, "rusak"),
        (contoh.png_bom(10_000, 6_501), PNG, "gambar_terlalu_besar"),
    ):
        with pytest.raises(Tolak) as tolak:
            pekerja.rendisi(isi, jenis, 1, 240)
        assert tolak.value.kode == alasan


def test_jawaban_pekerja_membedakan_hasil_dan_penolakan():
    assert pekerja.jawab(contoh.png(), "periksa", PNG) == (0, b'{"halaman": 1, "lebar": 320, "tinggi": 240}')
    assert pekerja.jawab(contoh.png()[:-1024], "periksa", PNG) == (pekerja.KELUAR_DITOLAK, b"terpotong")
    kode_keluar, gambar = pekerja.jawab(contoh.png(), "rendisi", PNG, "1", "240", "Salinan")
    assert (kode_keluar, gambar[:4]) == (0, b"RIFF")


@pytest.mark.parametrize(
    ("perintah", "jenis", "tanpa"),
    [
        ("periksa", JPEG, {"pikepdf", "pypdfium2", "pillow_heif"}),
        ("periksa", PDF, {"PIL", "pillow_heif"}),
        ("rendisi", PDF, {"pikepdf", "pillow_heif"}),
    ],
)
def test_worker_loads_neither_django_nor_the_portal_nor_what_it_does_not_need(perintah, jenis, tanpa):
    skrip = (
        "import runpy, sys; runpy.run_path(sys.argv[1])['siapkan'](*sys.argv[2:]); "
        "print(*(nama for nama, modul in sys.modules.items() if getattr(modul, '__file__', None)))"
    )

    hasil = subprocess.run(
        [sys.executable, "-I", "-c", skrip, pekerja.__file__, perintah, jenis],
        capture_output=True,
        check=True,
        text=True,
    )

    dimuat = set(hasil.stdout.split())
    assert not dimuat & (tanpa | {"django"})
    assert {nama.rpartition(".")[0] for nama in dimuat if nama.startswith("lpse")} == {
        "lpse.berkas",
        "lpse.berkas.bilik",
    }
