import io
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ImageDraw

from lpse.dokumen import JENIS, DokumenGagal, build_pdf, check_data, qr_svg
from lpse.dokumen.isi import HURUF, bersihkan
from lpse.dokumen.pdf import FOLDER_TEMPLAT
from tests.lpse.contoh_dokumen import (
    CONTOH,
    NASKAH,
    SAAT,
    bangun,
    contoh,
    daun,
    halaman,
    maksimal,
    minimal,
    rapat,
    teks,
)

BERNASKAH = ("berita_acara_verifikasi", "serah_terima_asli", "tanda_terima")
# Five people sign it: a page tells, a page is signed. Every day of a month has its row.
DUA_HALAMAN = (
    "laporan_berkala",
    "berita_acara_kesaksian",
    "laporan_gangguan",
    "laporan_kapasitas",
    "lembar_ruang_server",
    "pemusnahan_arsip",
    "permintaan_perubahan",
)
# Twelve items of everything, each as long as can be: a report may take that.
PANJANG = {"laporan_kapasitas": 24, "laporan_evaluasi": 24, "laporan_berkala": 24, "bundel_kepatuhan": 60}
# What people write into a letter, beside the name of a company.
BEBAS = (
    "perihal",
    "acara",
    "nama_perusahaan",
    "nama_pengguna",
    "uraian",
    "klarifikasi",
    "temuan",
    "rekomendasi",
    "ukuran_temuan",
    "tujuan",
    "deskripsi",
    "pertimbangan",
    "nama_media",
    "repositori",
    "dicetak",
    "topik",
)
FORMULIR = ("formulir_pendaftaran", "formulir_keikutsertaan")
KALIMAT_PENUTUP = {
    "berita_acara_verifikasi": "Demikian Berita Acara ini",
    "serah_terima_asli": "Demikian Berita Acara ini",
    "formulir_pendaftaran": "Saya menyatakan bahwa",
    "formulir_keikutsertaan": "Pernyataan ini saya buat",
}

semua_templat = pytest.mark.parametrize("templat", sorted(JENIS))


@semua_templat
def test_surat_biasa_ringkas_dan_mencetak_setiap_isian(templat):
    data, banyak = contoh(templat), 2 if templat in DUA_HALAMAN else 1

    pdf = bangun(templat, data)

    assert len(halaman(pdf)) == banyak
    isi = teks(pdf)
    for butir in data.get("dokumen", []):
        butir.update({"sha256": butir["sha256"][:16]} if "sha256" in butir else {})
    tidak_tercetak = [d for d in daun(data) if rapat(d) not in rapat(isi)]
    assert tidak_tercetak == []
    assert f"Halaman 1 dari {banyak}" in isi
    assert "Dasar: Pasal 20 ayat (1) Peraturan Bupati Tulungagung Nomor 2 Tahun 2012" in isi


@semua_templat
def test_surat_tanpa_isian_pilihan_tetap_utuh(templat):
    data = minimal(JENIS[templat], contoh(templat))

    isi = teks(bangun(templat, data))

    assert "Dasar: Peraturan Bupati Tulungagung" in isi
    assert isi.count("Dasar:") == 1  # the silent articles leave no empty bracket behind
    assert not re.search(r"\bnone\b| [,.]|\( *\)", isi.replace(" ..", ""))


@semua_templat
@pytest.mark.parametrize(
    "isian", ["Pembangunan Nusantara Jaya " * 6, "TanpaSpasi" * 5 + "Panjang", "TanpaSpasi" * 19]
)
def test_isian_panjang_tidak_keluar_dari_halaman(templat, isian):
    data = maksimal(contoh(templat), isian.strip())

    pdf = bangun(templat, data)

    assert len(halaman(pdf)) <= PANJANG.get(templat, 8)
    for hal in pypdfium2.PdfDocument(pdf):
        tekshal = hal.get_textpage()
        kotak = [tekshal.get_charbox(i) for i in range(tekshal.count_chars())]
        assert min(k[0] for k in kotak) >= 55  # the left margin is 68 pt, the right 57, of 595
        assert max(k[2] for k in kotak) <= 545
        assert min(k[1] for k in kotak) >= 15


@pytest.mark.parametrize("templat", sorted(KALIMAT_PENUTUP))
def test_tanda_tangan_tidak_terpisah_dari_kalimat_penutup(templat):
    # Row by row the table pushes the end over the page: at no length may the two part.
    for banyak in range(8, 40, 3):
        data = contoh(templat)
        if templat == "formulir_keikutsertaan":
            data["alamat"] = "Jalan Diponegoro " * banyak
        else:
            data["dokumen"] = (data["dokumen"] * 8)[:banyak]
        *_, akhir = halaman(bangun(templat, data))
        assert KALIMAT_PENUTUP[templat] in akhir
        assert akhir.count("Bambang Hariyanto") >= 1
        assert ("Keaslian dokumen ini" in akhir) == (templat in BERNASKAH)


def test_kepala_tabel_terulang_di_setiap_halaman():
    data = contoh("berita_acara_verifikasi")
    data["dokumen"] = [d | {"nama": f"Dokumen ke-{i}"} for i, d in enumerate(data["dokumen"] * 14, start=1)]

    lembar = halaman(bangun("berita_acara_verifikasi", data))

    assert len(lembar) == 3
    assert all(("Keterangan" in isi) == ("Dokumen ke-" in isi) for isi in lembar)
    assert "Dokumen ke-70" in " ".join(lembar)


def test_catatan_sangat_panjang_tidak_terpotong():
    data = contoh("berita_acara_verifikasi")
    data["dokumen"][0]["keterangan"] = " ".join(f"catatan{i}" for i in range(800))

    isi = teks(bangun("berita_acara_verifikasi", data))

    assert all(f"catatan{i}" in isi for i in range(800))


def test_berita_acara_membedakan_ada_dan_sesuai_asli():
    data = contoh("berita_acara_verifikasi")
    data["dokumen"] = [
        {"nama": "Lengkap", "ada": True, "sesuai_asli": True, "asli_diperlihatkan": "A", "keterangan": ""},
        {"nama": "Beda", "ada": True, "sesuai_asli": False, "asli_diperlihatkan": "B", "keterangan": ""},
        {"nama": "Kosong", "ada": False, "sesuai_asli": False, "asli_diperlihatkan": "", "keterangan": ""},
    ]

    isi = teks(bangun("berita_acara_verifikasi", data))

    assert "1 Lengkap Ya Ya A 2 Beda Ya Tidak B 3 Kosong Tidak – –" in isi


def test_berita_acara_tanpa_dokumen_menyebutnya():
    assert "Tidak ada dokumen." in teks(bangun("serah_terima_asli", contoh("serah_terima_asli", dokumen=[])))


def test_perorangan_menandatangani_tanpa_stempel():
    for templat in FORMULIR:
        perusahaan = teks(bangun(templat, contoh(templat)))
        orang = teks(bangun(templat, contoh(templat, perorangan=True)))
        assert "stempel" in perusahaan.casefold()
        assert "Untuk dan atas nama" in perusahaan
        assert "stempel" not in orang.casefold()
        assert "Yang menyatakan" in orang
        assert "Meterai" in perusahaan
        assert "Meterai" in orang


def test_wakil_yang_mendaftarkan_diri_bertindak_untuk_diri_sendiri():
    data = contoh("berita_acara_verifikasi")
    data["perusahaan"]["nama"] = data["wakil"]["nama"]

    assert "Bertindak untuk : diri sendiri" in teks(bangun("berita_acara_verifikasi", data))


@pytest.mark.parametrize(("bita", "tercetak"), [(0, "0 KB"), (999_940, "999,9 KB"), (1_250_000, "1,3 MB")])
def test_ukuran_berkas_tercetak_dengan_koma(bita, tercetak):
    data = contoh("tanda_terima")
    data["dokumen"][0]["ukuran"] = bita

    assert f"KTP direktur {tercetak}" in teks(bangun("tanda_terima", data))


@semua_templat
def test_pdf_is_archival_tagged_and_titled(templat):
    with pikepdf.open(io.BytesIO(bangun(templat, contoh(templat)))) as pdf:
        meta = pdf.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "B")
        assert meta["pdfuaid:part"] == "1"
        assert rapat(meta["dc:title"]).endswith(rapat(CONTOH[templat].get("nomor", "")))
        assert meta["dc:title"].split(" Nomor ")[0].upper() in halaman(bangun(templat, contoh(templat)))[0]
        assert pdf.docinfo["/CreationDate"] == "D:20260326083000Z"
        assert pdf.Root.Lang == "id-ID"
        fonts = {str(f.BaseFont).split("+")[1] for hal in pdf.pages for f in hal.Resources.Font.values()}
        assert all(nama.startswith(("LibertinusSerif", "DejaVuSansMono")) for nama in fonts)


def test_same_input_gives_same_bytes_in_any_process():
    program = (
        "import json, sys; from datetime import datetime; from hashlib import sha256;"
        "from lpse.dokumen import build_pdf; semua, s = json.load(sys.stdin);"
        "saat = datetime.fromisoformat(s);"
        "bangun = lambda t, d: sha256(build_pdf(t, d, stempel_waktu=saat)).hexdigest();"
        "print(json.dumps({t: bangun(t, d) for t, d in semua.items()}))"
    )
    semua = {templat: contoh(templat) for templat in sorted(JENIS)}

    lain = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps([semua, "2026-03-26T15:30:00.9+07:00"]).encode(),
        capture_output=True,
        check=True,
        cwd=FOLDER_TEMPLAT.parents[2],
        env=os.environ | {"TZ": "Asia/Jayapura", "LC_ALL": "C", "PYTHONHASHSEED": "7"},
    )

    assert json.loads(lain.stdout) == {t: sha256(bangun(t, d)).hexdigest() for t, d in semua.items()}


def test_the_hour_of_signing_is_in_the_bytes():
    templat, data = next((t, contoh(t)) for t in sorted(JENIS))
    assert bangun(templat, data) != build_pdf(templat, data, stempel_waktu=SAAT.replace(second=1))


def test_builds_in_four_threads():
    tugas = [(t, contoh(t, peraturan=f"Peraturan Nomor {i}")) for t in sorted(JENIS) for i in range(4)]
    with ThreadPoolExecutor(4) as kolam:
        serentak = list(kolam.map(lambda t: bangun(*t), tugas))

    assert serentak == [bangun(*t) for t in tugas]


@pytest.mark.parametrize(
    "nama",
    [
        '#eval("1")',
        "<script>alert(1)</script>",
        "*tebal* _miring_ `raw`",
        "C:\\jalan \\u{41} \\",
        "$x^2$ @rujuk <label>",
        '#import "@preview/tablex:0.0.9": *',
        "= Judul",
        "// komentar /* ini */",
        '"]}]; #panic()',
        "https://contoh.example/#a",
    ],
)
def test_data_are_printed_never_evaluated(nama):
    for templat in sorted(JENIS):
        data = contoh(templat)
        diisi = [(data, kunci) for kunci in BEBAS if isinstance(data.get(kunci), str)]
        # Paragraphs: the first of them.
        diisi += [
            (data[k], 0) for k in BEBAS if isinstance(data.get(k), list) and isinstance(data[k][0], str)
        ]
        diisi += [(data["catatan"][0], "keterangan")] if templat == "laporan_evaluasi" else []
        diisi += [(data[siapa], "nama") for siapa in ("perusahaan", "diminta") if siapa in data]
        for tempat, kunci in diisi:
            tempat[kunci] = nama
        tercetak = rapat(teks(bangun(templat, data)))
        assert tercetak.count(rapat(nama)) >= len(diisi) > 0, templat


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(), min_size=1, max_size=80))
def test_any_text_can_be_printed(nama):
    data = contoh("formulir_keikutsertaan", alamat=nama)

    tercetak = rapat(teks(bangun("formulir_keikutsertaan", data)))
    # Arabic comes out of a PDF in the order in which it is drawn.
    assert rapat(bersihkan(nama)) in tercetak or any("\u0600" <= h <= "\u06ff" for h in nama)


def test_every_permitted_letter_has_a_glyph_alone_and_joined_in_every_style():
    semua = [chr(t) for awal, akhir in HURUF for t in range(awal, akhir + 1)]
    arab = [h for h in semua if "\u0621" <= h <= "\u064a"]
    data = contoh("berita_acara_verifikasi")

    for isian in (" ".join(semua), "".join(semua), " ".join(a + b for a in arab for b in arab)):
        data["tempat"] = data["wakil"]["nama"] = data["dasar_hasil"] = isian  # upright, bold, italic
        data["user_id"] = data["kop"]["nama_lpse"] = isian  # fixed width, capitals
        assert bangun("berita_acara_verifikasi", data)


@pytest.mark.parametrize(
    ("asal", "tercetak"),
    [
        ("PT  Maju\n\tJaya \u2028", "PT Maju Jaya"),
        ("李小龍 😀", "□□□ □"),
        ("محمد", "محمد"),
        ("e\u0301", "é"),
        ("x\u0335\u0336\u0337", "x"),
        ("ada\u202eLSPE\u202c \x00\x1b\ufeff", "adaLSPE"),
        ("\ud800", "□"),
        ("\u200b\u200d", ""),
    ],
)
def test_text_is_cleaned_for_print(asal, tercetak):
    assert bersihkan(asal) == tercetak


@semua_templat
def test_missing_empty_and_mistyped_fields_are_named(templat):
    hilang = contoh(templat)
    del hilang["peraturan"], hilang["kode"]
    with pytest.raises(DokumenGagal, match=f"^{templat}: data tidak berisi peraturan, kode$"):
        bangun(templat, hilang)
    with pytest.raises(DokumenGagal, match=r"data\.kode kosong"):
        bangun(templat, contoh(templat, kode=" \u200b"))
    with pytest.raises(DokumenGagal, match=r"data\.dasar tidak boleh berisi NoneType"):
        bangun(templat, contoh(templat, dasar=None))
    with pytest.raises(DokumenGagal, match=r"data\.kop bukan kumpulan kolom"):
        bangun(templat, contoh(templat, kop="Bupati"))


def test_a_fault_in_a_row_is_named_with_its_place():
    data = contoh("tanda_terima")
    for rusak, pesan in (
        ({"ukuran": "1 MB"}, r"data\.dokumen\[2\]\.ukuran tidak boleh berisi teks"),
        ({"ukuran": True}, r"data\.dokumen\[2\]\.ukuran tidak boleh berisi bool"),
        ({"nama": ""}, r"data\.dokumen\[2\]\.nama kosong"),
    ):
        data["dokumen"][2] = CONTOH["tanda_terima"]["dokumen"][2] | rusak
        with pytest.raises(DokumenGagal, match=pesan):
            bangun("tanda_terima", data)
    with pytest.raises(DokumenGagal, match=r"data\.dokumen bukan daftar"):
        bangun("tanda_terima", contoh("tanda_terima", dokumen="KTP"))


def test_unknown_template_and_naive_time_are_refused():
    for nama in ("tidak_ada", "../pdf", "_kop"):
        with pytest.raises(DokumenGagal, match="tidak dikenal"):
            build_pdf(nama, {}, stempel_waktu=SAAT)
    with pytest.raises(DokumenGagal, match="tanpa zona"):
        build_pdf("tanda_terima", contoh("tanda_terima"), stempel_waktu=SAAT.replace(tzinfo=None))


def test_check_data_keeps_only_what_is_printed():
    isi = check_data("tanda_terima", contoh("tanda_terima", rahasia="kata sandi", nama_perusahaan=" CV  A "))

    assert "rahasia" not in isi
    assert isi["nama_perusahaan"] == "CV A"
    assert isi["dokumen"] == CONTOH["tanda_terima"]["dokumen"]


def test_a_fault_of_the_typesetter_becomes_our_own(monkeypatch, tmp_path):
    (tmp_path / "tanda_terima.typ").write_text("#data.tidak_ada")
    monkeypatch.setattr("lpse.dokumen.pdf.FOLDER_TEMPLAT", tmp_path)

    with pytest.raises(DokumenGagal, match=r"^tanda_terima: unknown variable"):
        bangun("tanda_terima", contoh("tanda_terima"))


def test_each_template_is_registered_and_none_needs_the_network():
    berkas = {b.stem: b.read_text() for b in FOLDER_TEMPLAT.glob("*.typ")}

    assert {nama for nama in berkas if not nama.startswith("_")} == set(JENIS)
    assert not [nama for nama, isi in berkas.items() if "@preview" in isi or "eval(" in isi]


@pytest.mark.parametrize("templat", BERNASKAH)
@pytest.mark.parametrize(
    "alamat", [NASKAH["url_periksa"], "https://lpse.example/lacak/?nomor=REG-2026-123&kode=A-B"]
)
def test_kode_qr_pada_dokumen_terbaca_dan_menuju_alamat_periksa(templat, alamat):
    pdf = bangun(templat, contoh(templat, url_periksa=alamat))

    # 150 dpi in grey: what an office scanner makes of the sheet.
    gambar = pypdfium2.PdfDocument(pdf)[0].render(scale=150 / 72, grayscale=True).to_pil()
    assert [kode.text for kode in zxingcpp.read_barcodes(gambar)] == [alamat]


def test_kode_qr_terbaca_walau_tertimpa_stempel():
    pdf = bangun("tanda_terima", contoh("tanda_terima"))
    gambar = pypdfium2.PdfDocument(pdf)[0].render(scale=300 / 72, grayscale=True).to_pil()
    (kode,) = zxingcpp.read_barcodes(gambar)
    sudut, lawan = kode.position.top_left, kode.position.bottom_right
    sisi = lawan.x - sudut.x
    tengah = (sudut.x + sisi // 3, sudut.y + sisi // 3, lawan.x - sisi // 3, lawan.y - sisi // 3)

    ImageDraw.Draw(gambar).rectangle(tengah, fill=0)

    assert [k.text for k in zxingcpp.read_barcodes(gambar)] == [NASKAH["url_periksa"]]


@pytest.mark.parametrize("templat", FORMULIR)
def test_formulir_tidak_bernomor_tidak_ber_qr(templat):
    gambar = pypdfium2.PdfDocument(bangun(templat, contoh(templat)))[0].render(scale=150 / 72).to_pil()

    assert zxingcpp.read_barcodes(gambar) == []


def test_qr_svg_is_one_clean_element():
    svg = qr_svg('https://lpse.example/v/A?b=<1>&c="2"')

    akar = ElementTree.fromstring(svg)
    assert akar.tag == "{http://www.w3.org/2000/svg}svg"
    assert set(akar.attrib) == {"viewBox", "class"}
    assert "style" not in svg
    assert "<script" not in svg
    assert akar[0].text == 'Kode QR: https://lpse.example/v/A?b=<1>&c="2"'


def test_qr_svg_refuses_what_it_cannot_hold():
    with pytest.raises(DokumenGagal, match="tanpa alamat"):
        qr_svg("")
    with pytest.raises(DokumenGagal, match="terlalu panjang"):
        qr_svg("https://lpse.example/" + "a" * 5000)
