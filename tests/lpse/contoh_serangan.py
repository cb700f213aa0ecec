"""Attack files, made on the spot by code; and harmless ones that look alike."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.lpse import contoh_berkas as contoh

NOL = b"\0"
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
RAW = pikepdf.StreamDecodeLevel.none
Ubah = Callable[[pikepdf.Pdf, pikepdf.Page], None]


def pdf_dengan(ubah: Ubah, **simpan: object) -> bytes:
    """A good PDF of one page, changed by `ubah`, its streams saved as they are."""
    with pikepdf.open(io.BytesIO(contoh.pdf())) as dokumen:
        ubah(dokumen, dokumen.pages[0])
        keluaran = io.BytesIO()
        polos = {} if "encryption" in simpan else {"compress_streams": False, "stream_decode_level": RAW}
        dokumen.save(keluaran, **polos, **simpan)
    return keluaran.getvalue()


def aksi(jenis: str, **isi: object) -> Dictionary:
    return Dictionary(S=Name("/" + jenis), **isi)


def js() -> Dictionary:
    return aksi("JavaScript", JS="app.alert('halo')")


def pada_pembukaan(tindakan: object) -> bytes:
    return pdf_dengan(lambda d, _: d.Root.__setattr__("OpenAction", tindakan))


def pada_anotasi(jenis: str, **isi: object) -> bytes:
    """An annotation written directly into the page, where a look over the objects alone misses it."""

    def ubah(d: pikepdf.Pdf, lembar: pikepdf.Page) -> None:
        catatan = Dictionary(Type=Name.Annot, Subtype=Name("/" + jenis), Rect=[0, 0, 9, 9], **isi)
        if jenis == "Widget":
            catatan = d.make_indirect(catatan)
            d.Root.AcroForm = Dictionary(Fields=Array([catatan]))
        lembar.Annots = Array([catatan])

    return pdf_dengan(ubah)


def berkas_lampiran(dokumen: pikepdf.Pdf, isi: bytes = EICAR) -> Dictionary:
    terkemas = dokumen.make_stream(zlib.compress(isi), Filter=Name.FlateDecode, Type=Name.EmbeddedFile)
    return Dictionary(Type=Name.Filespec, F="surat.com", EF=Dictionary(F=terkemas))


def pdf_lampiran_pohon_nama() -> bytes:
    def ubah(d: pikepdf.Pdf, _: pikepdf.Page) -> None:
        daftar = Dictionary(Names=Array(["surat.com", berkas_lampiran(d)]))
        d.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Kids=Array([d.make_indirect(daftar)])))

    return pdf_dengan(ubah)


def pdf_lampiran_anotasi() -> bytes:
    def ubah(d: pikepdf.Pdf, lembar: pikepdf.Page) -> None:
        lembar.Annots = Array(
            [Dictionary(Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9], FS=berkas_lampiran(d))]
        )

    return pdf_dengan(ubah)


def pdf_lampiran_terkait() -> bytes:
    return pdf_dengan(lambda d, _: d.Root.__setattr__("AF", Array([berkas_lampiran(d)])))


def pdf_js_pohon_nama(**simpan: object) -> bytes:
    def ubah(d: pikepdf.Pdf, _: pikepdf.Page) -> None:
        d.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", js()])))

    return pdf_dengan(ubah, **simpan)


def pdf_js_disamarkan() -> bytes:
    isi = pada_pembukaan(js())
    for nama, samaran in (
        (b"/JavaScript", b"/#4aavaScript"),
        (b"/JS", b"/J#53"),
        (b"/OpenAction", b"/Open#41ction"),
    ):
        assert nama in isi
        isi = isi.replace(nama, samaran)
    return isi


def pdf_js_dalam_aliran_objek() -> bytes:
    def ubah(d: pikepdf.Pdf, _: pikepdf.Page) -> None:
        d.Root.OpenAction = d.make_indirect(aksi("JavaScript", JS=d.make_stream(b"app.alert(1)")))

    return pdf_dengan(ubah, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def pdf_js_penanda_buku() -> bytes:
    def ubah(d: pikepdf.Pdf, _: pikepdf.Page) -> None:
        butir = d.make_indirect(Dictionary(Title="Bab", A=js()))
        d.Root.Outlines = d.make_indirect(Dictionary(First=butir, Last=butir, Count=1))

    return pdf_dengan(ubah)


def pdf_launch_bernama_tak_langsung() -> bytes:
    def ubah(d: pikepdf.Pdf, _: pikepdf.Page) -> None:
        jenis = d.make_indirect(Name.Launch)
        d.Root.OpenAction = d.make_indirect(Dictionary(S=jenis, F="cmd.exe"))

    return pdf_dengan(ubah)


def pdf_halaman_terbuka_ke_situs() -> bytes:
    def ubah(_: pikepdf.Pdf, lembar: pikepdf.Page) -> None:
        lembar.AA = Dictionary(O=aksi("URI", URI="https://jahat.example/"))

    return pdf_dengan(ubah)


def pdf_xfa() -> bytes:
    def ubah(d: pikepdf.Pdf, _: pikepdf.Page) -> None:
        d.Root.AcroForm = Dictionary(Fields=Array(), XFA=d.make_stream(b"<xdp:xdp/>"))

    return pdf_dengan(ubah)


def pdf_aliran(besar: int, lapis: int = 1, **simpan: object) -> bytes:
    """A page whose content unpacks to `besar` bytes."""

    def ubah(d: pikepdf.Pdf, lembar: pikepdf.Page) -> None:
        isi = b" " * besar
        for _ in range(lapis):
            isi = zlib.compress(isi, 9)
        lembar.Contents = d.make_stream(isi, Filter=Array([Name.FlateDecode] * lapis))

    return pdf_dengan(ubah, **simpan)


def pdf_gambar(sisi: int, besar: int) -> bytes:
    """A page with a picture of `sisi` squared, whose data unpack to `besar` bytes."""

    def ubah(d: pikepdf.Pdf, lembar: pikepdf.Page) -> None:
        isi = zlib.compress(bytes(besar), 9)
        bentuk = {"Type": Name.XObject, "Subtype": Name.Image, "Width": sisi, "Height": sisi}
        warna = {"ColorSpace": Name.DeviceGray, "BitsPerComponent": 8, "Filter": Name.FlateDecode}
        gambar = d.make_stream(isi, **bentuk, **warna)
        lembar.Resources = Dictionary(XObject=Dictionary(G=gambar))
        lembar.Contents = d.make_stream(b"400 0 0 600 0 0 cm /G Do")

    return pdf_dengan(ubah)


def pdf_aliran_objek_bom() -> bytes:
    """The catalogue lies in an object stream that unpacks to 200 MB."""
    objek = b"<< /Type /Catalog /Pages 2 0 R >>" + b" " * 200_000_000
    terkemas = zlib.compress(b"1 0 " + objek, 9)
    badan = [
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n",
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n",
        b"4 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n"
        % len(terkemas)
        + terkemas
        + b"\nendstream\nendobj\n",
    ]
    isi, letak = b"%PDF-1.7\n", []
    for satu in badan:
        letak.append(len(isi))
        isi += satu
    baris = [struct.pack(">BIH", 0, 0, 65535), struct.pack(">BIH", 2, 4, 0)]
    baris += [struct.pack(">BIH", 1, satu, 0) for satu in (*letak, len(isi))]
    acuan = b"".join(baris)
    kepala = b"5 0 obj\n<< /Type /XRef /Size 6 /W [1 4 2] /Root 1 0 R /Length %d >>\nstream\n" % len(acuan)
    return isi + kepala + acuan + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(isi)


def pdf_pohon_melingkar() -> bytes:
    def ubah(d: pikepdf.Pdf, _: pikepdf.Page) -> None:
        d.Root.Pages.Kids = Array([d.Root.Pages])

    return pdf_dengan(ubah)


def pdf_formulir_berlipat() -> bytes:
    """Ten drawings, each drawing the next one ten times: small, well-formed, and without end."""

    def ubah(d: pikepdf.Pdf, lembar: pikepdf.Page) -> None:
        bentuk = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": [0, 0, 9, 9]}
        gambar = d.make_stream(b"0 0 9 9 re f", **bentuk)
        for _ in range(9):
            sumber = Dictionary(XObject=Dictionary(X=gambar))
            gambar = d.make_stream(b"/X Do " * 10, Resources=sumber, **bentuk)
        lembar.Resources = Dictionary(XObject=Dictionary(X=gambar))
        lembar.Contents = d.make_stream(b"/X Do")

    return pdf_dengan(ubah)


def pdf_bersarang_dalam() -> bytes:
    return contoh.pdf().replace(b"/Type /Catalog", b"/X " + b"[" * 5000 + b"]" * 5000 + b" /Type /Catalog")


def sisip_kepala_pdf(sisipan: bytes) -> bytes:
    """Put a comment behind the header line, and let the readers find the objects again."""
    kepala, _, badan = contoh.pdf().partition(b"\n")
    return kepala + b"\n%" + sisipan + b"\n" + badan


def arsip(nama: str = "jahat.class") -> bytes:
    keluaran = io.BytesIO()
    with zipfile.ZipFile(keluaran, "w") as zip_:
        zip_.writestr(nama, b"\xca\xfe\xba\xbe isi")
    return keluaran.getvalue()


def segmen(penanda: int, isi: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, penanda, len(isi) + 2) + isi


def jpeg_bersegmen(*sisipan: bytes) -> bytes:
    isi = contoh.jpeg()
    return isi[:2] + b"".join(sisipan) + isi[2:]


def jpeg_skrip() -> bytes:
    """The first segment is 0x2F2A bytes long: "/*" to a browser that takes the photo for a script."""
    isi = b"\0" * (0x2F2A - 2 - 12) + b"*/=alert(1);"
    return jpeg_bersegmen(segmen(0xE0, isi) + segmen(0xFE, b"/*"))


def jpeg_lintasan() -> bytes:
    """A progressive photo whose last pass is sent again and again."""
    isi = contoh.jpeg(progressive=True)
    awal = isi.rindex(b"\xff\xda")
    return isi[:awal] + isi[awal:-2] * 150 + isi[-2:]


def jpeg_berukuran(lebar: int, tinggi: int) -> bytes:
    isi = contoh.jpeg()
    letak = isi.index(b"\xff\xc0") + 5
    return isi[:letak] + struct.pack(">HH", tinggi, lebar) + isi[letak + 4 :]


def potongan(jenis: bytes, isi: bytes) -> bytes:
    return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))


def png_dengan(*sisipan: bytes) -> bytes:
    """A PNG with chunks of ours after its header."""
    isi = contoh.png()
    return isi[:33] + b"".join(sisipan) + isi[33:]


def png_idat_raksasa() -> bytes:
    kepala = struct.pack(">IIBBBBB", 10, 10, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + potongan(b"IHDR", kepala)
        + potongan(b"IDAT", zlib.compress(bytes(300_000_000), 9))
        + potongan(b"IEND", b"")
    )


def heic_berukuran(sisi: int) -> bytes:
    isi = contoh.heic()
    letak = isi.index(b"ispe") + 8
    return isi[:letak] + struct.pack(">II", sisi, sisi) + isi[letak + 8 :]
