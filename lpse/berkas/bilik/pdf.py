"""Judges a PDF: whole, readable, of bounded size, and without anything that acts by itself."""

import io
import math
import re
import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2

from lpse.berkas.bilik.dasar import BATAS_HALAMAN, BATAS_PIKSEL, BATAS_URAI, Tolak

pikepdf.settings.set_qpdf_limits(
    flate_max_memory=BATAS_URAI, run_length_max_memory=BATAS_URAI, max_stream_filters=4
)
# To read a restricted file the library wants a source of random numbers, and finds none once the door is
# shut: it opens the source at the first encryption, and keeps it.
pikepdf.new().save(io.BytesIO(), encryption=pikepdf.Encryption(user="", owner="x"))

# What an action does (its /S) or a thing is (its /Subtype or /Type), and why it is refused.
SEBUTAN = {
    "/JavaScript": "berskrip",
    "/Launch": "bertindakan",
    "/SubmitForm": "bertindakan",
    "/ImportData": "bertindakan",
    "/GoToE": "bertindakan",
    "/EmbeddedFile": "berlampiran",
    "/FileAttachment": "berlampiran",
    "/RichMedia": "bermedia",
    "/RichMediaExecute": "bermedia",
    "/Rendition": "bermedia",
    "/Screen": "bermedia",
    "/Movie": "bermedia",
    "/Sound": "bermedia",
    "/3D": "bermedia",
}
KUNCI = {"/JS": "berskrip", "/EF": "berlampiran", "/XFA": "berformulir_xfa"}
# What may happen by itself when a page is opened: showing a place, the print dialogue, a layer.
SENDIRI = {"", "/GoTo", "/Named", "/Hide", "/SetOCGState", "/Trans"}
# Most objects name nothing of all this: one look over an object's text spares the walk through it.
SARING = re.compile(
    rb"(?:%b)(?![A-Za-z0-9])|/(?:S|Subtype|Type) \d+ \d+ R"
    % b"|".join(re.escape(nama.encode()) for nama in (*SEBUTAN, *KUNCI, "/OpenAction", "/AA"))
)
MENGEMAS = {"/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"}
FLATE = {"/FlateDecode", "/Fl"}
GAMBAR = {"/DCTDecode", "/DCT", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/CCF"}
RANTAI_MAKS = 50
POTONGAN = 1 << 20


def periksa_pdf(isi: bytes) -> int:
    """Return the number of pages.

    Raises Tolak: terpotong, bersandi, rusak, terlalu_banyak_halaman, gambar_terlalu_besar, mengembang,
    berskrip, bertindakan, berlampiran, bermedia, berformulir_xfa.
    """
    if is_terpotong(isi):
        raise Tolak("terpotong")
    batas_terkena = pikepdf.settings.qpdf_limit_errors()
    try:
        return _baca_dua_kali(isi)
    except (Tolak, MemoryError):
        raise
    except pikepdf.PasswordError:
        raise Tolak("bersandi") from None
    except Exception as galat:
        if pikepdf.settings.qpdf_limit_errors() > batas_terkena or "memory limit" in str(galat):
            raise Tolak("mengembang") from galat
        raise Tolak("rusak") from galat


def _baca_dua_kali(isi: bytes) -> int:
    """Two readers that disagree show two people two different documents."""
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        jumlah = len(pdf.pages)
        if not jumlah:
            raise Tolak("rusak")
        if jumlah > BATAS_HALAMAN:
            raise Tolak("terlalu_banyak_halaman")
        _periksa_objek(pdf)
    dokumen = pypdfium2.PdfDocument(isi)
    if jumlah != len(dokumen) or not all(_is_berbidang(lembar.get_size()) for lembar in dokumen):
        raise Tolak("rusak")
    return jumlah


def is_terpotong(isi: bytes) -> bool:
    """Whether the mark that ends a PDF is missing from its tail."""
    ekor = isi.rstrip(b"\0\t\r\n ")[-1024:]
    letak = ekor.rfind(b"%%EOF")
    # A signed or amended PDF cut inside its last revision still shows the end mark of the one before.
    return letak < 0 or re.search(rb"\d+ \d+ obj", ekor[letak:]) is not None


def _is_berbidang(ukuran: tuple[float, float]) -> bool:
    return min(ukuran) > 0 and math.isfinite(max(ukuran))


def _periksa_objek(pdf: pikepdf.Pdf) -> None:
    """Look at every object of the file, reached from a page or not, and at all that lies directly in it."""
    terurai = 0
    for objek in (pdf.trailer, *pdf.objects):
        is_aliran = isinstance(objek, pikepdf.Stream)
        kamus = objek.stream_dict if is_aliran else objek
        if SARING.search(kamus.unparse(resolved=True)):
            for bagian in _semua(kamus):
                _periksa_bagian(bagian)
        if is_aliran:
            terurai += _urai(objek)
            if terurai > BATAS_URAI:
                raise Tolak("mengembang")


def _semua(objek: Any) -> Iterator[Any]:
    """The object and everything written directly inside it; what it refers to comes by itself."""
    menunggu = [objek]
    while menunggu:
        kini = menunggu.pop()
        yield kini
        if isinstance(kini, pikepdf.Array):
            anak: list[Any] = list(kini)
        elif isinstance(kini, pikepdf.Dictionary):
            anak = [nilai for _, nilai in kini.items()]
        else:
            continue
        menunggu += [a for a in anak if isinstance(a, pikepdf.Object) and not a.is_indirect]


def _periksa_bagian(bagian: Any) -> None:
    """Raise Tolak when a dictionary acts, carries another file, plays, or is a form that we cannot draw."""
    if not isinstance(bagian, pikepdf.Dictionary):
        return
    for kunci in ("/S", "/Subtype", "/Type"):
        if (sebutan := _nama(bagian.get(kunci))) in SEBUTAN:
            raise Tolak(SEBUTAN[sebutan])
    for kunci, alasan in KUNCI.items():
        if bagian.get(kunci) is not None:
            raise Tolak(alasan)
    for aksi in _aksi_sendiri(bagian):
        # Whatever is refused wherever it stands has its own look; here a click's worth is too much.
        if _nama(aksi.get("/S")) not in SENDIRI | SEBUTAN.keys():
            raise Tolak("bertindakan")


def _nama(objek: Any) -> str:
    return str(objek) if isinstance(objek, pikepdf.Name) else ""


def _aksi_sendiri(bagian: Any) -> Iterator[Any]:
    """The actions that this dictionary starts without a click, with all that follows them."""
    menunggu = [bagian.get("/OpenAction")]
    if isinstance(pemicu := bagian.get("/AA"), pikepdf.Dictionary):
        menunggu += [aksi for _, aksi in pemicu.items()]
    for _ in range(RANTAI_MAKS):
        if not menunggu:
            return
        aksi = menunggu.pop()
        if isinstance(aksi, pikepdf.Dictionary):
            yield aksi
            lanjutan = aksi.get("/Next")
            menunggu += list(lanjutan) if isinstance(lanjutan, pikepdf.Array) else [lanjutan]
    raise Tolak("bertindakan")


def _urai(aliran: Any) -> int:
    """How many bytes a stream unpacks to, a picture counting only what it has too many.

    Raises Tolak: mengembang, gambar_terlalu_besar; or whatever the library says of a broken one.
    """
    saringan = aliran.get("/Filter", pikepdf.Array())
    nama = [str(s) for s in (saringan if isinstance(saringan, pikepdf.Array) else [saringan])]
    wajar = _ukuran_gambar(aliran) if aliran.get("/Subtype") == "/Image" else 0
    mengemas = [n for n in nama if n in MENGEMAS]
    if len(mengemas) > 1:
        raise Tolak("mengembang")  # nobody packs twice what is packed, except to hide how much there is
    if nama and nama[0] in FLATE:
        return max(0, ukur_flate(aliran.read_raw_bytes(), wajar + BATAS_URAI) - wajar)
    if mengemas and not GAMBAR.intersection(nama):
        return max(0, len(aliran.read_bytes()) - wajar)
    return 0


def _ukuran_gambar(aliran: Any) -> int:
    """The most bytes that a picture of its size has. Raises Tolak("gambar_terlalu_besar")."""
    piksel = int(aliran.get("/Width", 0)) * int(aliran.get("/Height", 0))
    if piksel > BATAS_PIKSEL:
        raise Tolak("gambar_terlalu_besar")
    return piksel * 4 * max(1, int(aliran.get("/BitsPerComponent", 8)) // 8)


def ukur_flate(terkemas: bytes, batas: int) -> int:
    """How many bytes come out, counted until `batas` is passed; broken data end the count, not the check."""
    urai, jumlah = zlib.decompressobj(), 0
    try:
        while terkemas and jumlah <= batas:
            jumlah += len(urai.decompress(terkemas, POTONGAN))
            if urai.eof:
                break
            terkemas = urai.unconsumed_tail
    except zlib.error:
        pass
    return jumlah
