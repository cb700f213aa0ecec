"""One test for each attack file: refused with its own code, and nothing of it is kept."""

import zlib

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from lpse.berkas import BerkasDitolak, terima
from lpse.berkas.bilik.dasar import JPEG, PDF
from lpse.berkas.pekerja import jawab, periksa
from lpse.berkas.penolakan import KALIMAT
from lpse.models import Berkas
from tests.lpse import contoh_berkas as contoh
from tests.lpse import contoh_serangan as serang

SERANGAN = {
    # PDFs that act
    "pdf-javascript-saat-dibuka": (lambda: serang.pada_pembukaan(serang.js()), "berskrip"),
    "pdf-javascript-pohon-nama": (serang.pdf_js_pohon_nama, "berskrip"),
    "pdf-javascript-nama-disamarkan": (serang.pdf_js_disamarkan, "berskrip"),
    "pdf-javascript-dalam-aliran-objek": (serang.pdf_js_dalam_aliran_objek, "berskrip"),
    "pdf-javascript-penanda-buku": (serang.pdf_js_penanda_buku, "berskrip"),
    "pdf-javascript-anotasi-langsung": (
        lambda: serang.pada_anotasi("Link", AA=Dictionary(E=serang.js())),
        "berskrip",
    ),
    "pdf-javascript-sesudah-tindakan-wajar": (
        lambda: serang.pada_pembukaan(serang.aksi("Named", N=Name.Print, Next=Array([serang.js()]))),
        "berskrip",
    ),
    "pdf-javascript-terkunci-pemilik": (
        lambda: serang.pdf_js_pohon_nama(encryption=pikepdf.Encryption(user="", owner="x")),
        "berskrip",
    ),
    "pdf-launch": (lambda: serang.pada_anotasi("Link", A=serang.aksi("Launch", F="cmd.exe")), "bertindakan"),
    "pdf-launch-nama-tak-langsung": (serang.pdf_launch_bernama_tak_langsung, "bertindakan"),
    "pdf-submitform": (lambda: serang.pada_anotasi("Widget", A=serang.aksi("SubmitForm")), "bertindakan"),
    "pdf-importdata": (lambda: serang.pada_anotasi("Widget", A=serang.aksi("ImportData")), "bertindakan"),
    "pdf-gotoe": (lambda: serang.pada_anotasi("Link", A=serang.aksi("GoToE")), "bertindakan"),
    "pdf-membuka-situs-sendiri": (
        lambda: serang.pada_pembukaan(serang.aksi("URI", URI="https://jahat.example/")),
        "bertindakan",
    ),
    "pdf-membuka-situs-sesudah-melompat": (
        lambda: serang.pada_pembukaan(serang.aksi("GoTo", D="a", Next=serang.aksi("URI", URI="x:"))),
        "bertindakan",
    ),
    "pdf-halaman-membuka-situs": (serang.pdf_halaman_terbuka_ke_situs, "bertindakan"),
    "pdf-eicar-lampiran-terkemas": (serang.pdf_lampiran_pohon_nama, "berlampiran"),
    "pdf-lampiran-anotasi": (serang.pdf_lampiran_anotasi, "berlampiran"),
    "pdf-lampiran-terkait": (serang.pdf_lampiran_terkait, "berlampiran"),
    "pdf-richmedia": (lambda: serang.pada_anotasi("RichMedia"), "bermedia"),
    "pdf-video": (lambda: serang.pada_anotasi("Screen", A=serang.aksi("Rendition")), "bermedia"),
    "pdf-xfa": (serang.pdf_xfa, "berformulir_xfa"),
    # PDFs that swell, loop or contradict themselves
    "pdf-bom-isi-halaman": (lambda: serang.pdf_aliran(300_000_000), "mengembang"),
    "pdf-bom-berlapis": (lambda: serang.pdf_aliran(300_000_000, lapis=3), "mengembang"),
    "pdf-bom-terkunci-pemilik": (
        lambda: serang.pdf_aliran(300_000_000, encryption=pikepdf.Encryption(user="", owner="x")),
        "mengembang",
    ),
    "pdf-bom-aliran-objek": (serang.pdf_aliran_objek_bom, "rusak"),
    "pdf-bom-gambar-kecil": (lambda: serang.pdf_gambar(10, 300_000_000), "mengembang"),
    "pdf-gambar-raksasa": (lambda: serang.pdf_gambar(30_000, 1000), "gambar_terlalu_besar"),
    "pdf-pohon-melingkar": (serang.pdf_pohon_melingkar, "rusak"),
    "pdf-bersarang-dalam": (serang.pdf_bersarang_dalam, "mengembang"),
    "pdf-gambar-berlipat-tanpa-akhir": (serang.pdf_formulir_berlipat, "tidak_dapat_diperiksa"),
    "pdf-dua-jumlah-halaman": (lambda: contoh.pdf(2).replace(b"/Count 2", b"/Count 1"), "rusak"),
    "pdf-201-halaman": (lambda: contoh.pdf(201), "terlalu_banyak_halaman"),
    "pdf-bersandi": (contoh.pdf_bersandi, "bersandi"),
    "pdf-terpotong": (lambda: contoh.pdf(3)[:-900], "terpotong"),
    # Two kinds in one file
    "pdf-lalu-zip": (lambda: contoh.pdf() + serang.arsip(), "gabungan"),
    "pdf-lalu-php": (lambda: contoh.pdf() + b"<?php system($_GET['c']); ?>", "gabungan"),
    "pdf-lalu-skrip-shell": (lambda: contoh.pdf() + b"#!/bin/sh\nrm -rf ~\n", "gabungan"),
    "pdf-berkepala-skrip": (lambda: serang.sisip_kepala_pdf(b"<script>alert(1)</script>"), "gabungan"),
    "zip-lalu-pdf": (lambda: serang.arsip() + contoh.pdf(), "jenis_salah"),
    "html-lalu-pdf": (lambda: b"<html><script>alert(1)</script>" + contoh.pdf(), "jenis_salah"),
    "exe-lalu-pdf": (lambda: b"MZ\x90\0" + bytes(60) + contoh.pdf(), "jenis_salah"),
    "jpeg-lalu-zip": (lambda: contoh.jpeg() + serang.arsip("a.docx"), "gabungan"),
    "jpeg-lalu-jar-berekor": (lambda: contoh.jpeg() + serang.arsip() + bytes(99), "gabungan"),
    "jpeg-lalu-rar": (lambda: contoh.jpeg() + b"Rar!\x1a\x07\x01\0" + bytes(99), "gabungan"),
    "jpeg-lalu-7z": (lambda: contoh.jpeg() + b"7z\xbc\xaf\x27\x1c\0\4" + bytes(99), "gabungan"),
    "jpeg-lalu-program-linux": (lambda: contoh.jpeg() + b"\x7fELF\2\1\1" + bytes(99), "gabungan"),
    "jpeg-lalu-program-windows": (
        lambda: contoh.jpeg() + b"MZ" + bytes(76) + b"This program cannot be run in DOS mode.",
        "gabungan",
    ),
    "jpeg-lalu-html": (lambda: contoh.jpeg() + b"<!DOCTYPE html><script src=x></script>", "gabungan"),
    "jpeg-berkomentar-php": (
        lambda: serang.jpeg_bersegmen(serang.segmen(0xFE, b"<?php eval($_POST[1]); ?>")),
        "gabungan",
    ),
    "jpeg-berisi-pdf": (lambda: serang.jpeg_bersegmen(serang.segmen(0xFE, contoh.pdf())), "gabungan"),
    "jpeg-terbaca-javascript": (serang.jpeg_skrip, "gabungan"),
    "png-lalu-zip": (lambda: contoh.png() + serang.arsip(), "gabungan"),
    "png-berteks-php": (
        lambda: serang.png_dengan(serang.potongan(b"tEXt", b"Comment\0<?php\nphpinfo();")),
        "gabungan",
    ),
    "heic-lalu-zip": (lambda: contoh.heic() + serang.arsip(), "gabungan"),
    "gif-jar": (lambda: b"GIF89a" + bytes(60) + serang.arsip(), "jenis_salah"),
    # Pictures that swell or lie
    "png-bom-piksel": (contoh.png_bom, "gambar_terlalu_besar"),
    "png-idat-raksasa": (serang.png_idat_raksasa, "mengembang"),
    "png-teks-mengembang": (
        lambda: serang.png_dengan(
            serang.potongan(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(50_000_000), 9))
        ),
        "mengembang",
    ),
    "png-jumlah-periksa-salah": (
        lambda: serang.png_dengan(serang.potongan(b"tEXt", b"a\0b")[:-1] + b"x"),
        "rusak",
    ),
    "png-terpotong": (lambda: contoh.png()[:-500], "terpotong"),
    "jpeg-seribu-lintasan": (serang.jpeg_lintasan, "mengembang"),
    "jpeg-mengaku-raksasa": (lambda: serang.jpeg_berukuran(65_500, 65_500), "gambar_terlalu_besar"),
    "jpeg-terpotong": (lambda: contoh.jpeg()[:-500], "terpotong"),
    "heic-mengaku-raksasa": (lambda: serang.heic_berukuran(30_000), "gambar_terlalu_besar"),
    "heic-terpotong": (lambda: contoh.heic()[:-500], "terpotong"),
    # Wrong under a right name
    "avif": (lambda: b"\0\0\0\x1cftypavif\0\0\0\0mif1miaf" + bytes(99), "jenis_salah"),
    "webp": (lambda: b"RIFF\x24\0\0\0WEBPVP8 " + bytes(60), "jenis_salah"),
    "svg-berskrip": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "jenis_salah"),
    "docx": (lambda: serang.arsip("word/document.xml"), "jenis_salah"),
    "kosong": (lambda: b"", "kosong"),
    "terlalu-besar": (lambda: contoh.png() + bytes(5 * 1024 * 1024), "terlalu_besar"),
}


@pytest.fixture
def gudang(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "berkas": {
            "BACKEND": "lpse.berkas.storage.PenyimpananPribadi",
            "OPTIONS": {"location": tmp_path / "gudang"},
        },
    }
    return lambda: [p for p in (tmp_path / "gudang").rglob("*") if p.is_file()]


@pytest.mark.django_db
@pytest.mark.parametrize(("buat", "kode"), SERANGAN.values(), ids=SERANGAN.keys())
def test_berkas_serangan_ditolak_dengan_kalimatnya_tanpa_sisa(gudang, buat, kode):
    with pytest.raises(BerkasDitolak) as ditolak:
        terima(SimpleUploadedFile("ktp.jpg", buat(), "image/jpeg"), oleh=None, batas_mb=5)

    assert ditolak.value.kode == kode
    assert str(ditolak.value).startswith(KALIMAT[kode].partition("{")[0])
    assert gudang() == []
    assert not Berkas.objects.exists()


def pdf_wajar(nama):
    tujuan = Array([0, Name.Fit])
    return {
        "tautan": lambda: serang.pada_anotasi("Link", A=serang.aksi("URI", URI="https://oss.go.id/")),
        "buka-di-halaman": lambda: serang.pada_pembukaan(tujuan),
        "buka-dengan-lompatan": lambda: serang.pada_pembukaan(serang.aksi("GoTo", D=tujuan)),
        "langsung-cetak": lambda: serang.pada_pembukaan(serang.aksi("Named", N=Name.Print)),
        "bidang-tanda-tangan": lambda: serang.pada_anotasi("Widget", FT=Name.Sig, T="Tanda tangan"),
        "teks-menyebut-js": lambda: serang.pada_anotasi("Text", Contents="hapus /JS dan /Launch (x)"),
        "campuran-layar": lambda: serang.pdf_dengan(
            lambda _, lembar: lembar.__setattr__(
                "Resources", Dictionary(ExtGState=Dictionary(A=Dictionary(BM=Name.Screen)))
            )
        ),
        "pohon-nama-kosong": lambda: serang.pdf_dengan(
            lambda d, _: d.Root.__setattr__(
                "Names",
                Dictionary(EmbeddedFiles=Dictionary(Names=Array()), JavaScript=Dictionary(Names=Array())),
            )
        ),
        "isi-90-mb": lambda: serang.pdf_aliran(90_000_000),
        "gambar-a4-600-dpi": lambda: serang.pdf_gambar(5900, 5900 * 5900),
        "dua-revisi": contoh.pdf_dua_revisi,
    }[nama]


@pytest.mark.parametrize(
    "nama",
    [
        "tautan",
        "buka-di-halaman",
        "buka-dengan-lompatan",
        "langsung-cetak",
        "bidang-tanda-tangan",
        "teks-menyebut-js",
        "campuran-layar",
        "pohon-nama-kosong",
        "isi-90-mb",
        "gambar-a4-600-dpi",
        "dua-revisi",
    ],
)
def test_pdf_wajar_diterima(nama):
    assert periksa(pdf_wajar(nama)(), PDF)["halaman"] == 1


FILM = b"\0\0\0\x18ftypmp42\0\0\0\0isommp42" + bytes(5000)
EKOR = {
    "nol": bytes(4096),
    "film-google": FILM,
    "film-samsung": b"\0\0\x30\x0aMotionPhoto_Data" + FILM + b"SEFH" + bytes(20) + b"SEFT",
    "foto-kedua": contoh.jpeg(),
    "catatan-vivo": b'vivo{"cameraAlbum":1}',
    "mirip-zip": b"PK\x03\x04 PK\x05\x06" + bytes(30),
    "mirip-html": b"<htmlx <scripture <?phpx",
}


@pytest.mark.parametrize("ekor", EKOR.values(), ids=EKOR.keys())
@pytest.mark.parametrize("buat", [contoh.jpeg, contoh.png], ids=["jpeg", "png"])
def test_foto_dengan_ekor_dari_ponsel_diterima(buat, ekor):
    jenis = JPEG if buat is contoh.jpeg else "image/png"

    assert periksa(buat() + ekor, jenis)["lebar"] == 320


BAIK = {JPEG: contoh.jpeg(), PDF: serang.pada_anotasi("Link", A=serang.aksi("URI", URI="x:"))}


@pytest.mark.parametrize("jenis", BAIK)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_bit_terbalik_dan_potongan_tidak_pernah_menjadi_galat(jenis, data):
    isi = bytearray(BAIK[jenis])
    for letak in data.draw(st.lists(st.integers(0, len(isi) - 1), max_size=20)):
        isi[letak] ^= 1 << data.draw(st.integers(0, 7))
    sisa = data.draw(st.integers(1, len(isi)))
    for coba in (bytes(isi), bytes(isi[:sisa])):
        kode_keluar, jawaban = jawab(coba, "periksa", jenis)
        assert kode_keluar == 0 or jawaban.decode() in KALIMAT
