"""Files of strangers' making: every encoding people have, and every trap refused with a sentence."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from lpse import periksa_xlsx
from lpse.lembar import Baris, LembarTidakTerbaca
from registrasi.enums.spse import JenisBerkasImpor
from registrasi.impor import baca as pembaca
from registrasi.impor.baca import baca_lembar
from registrasi.impor.lembar import jenis_berkas
from tests.registrasi.berkas_spse import baris, tulis_csv, tulis_xlsx

RUANG = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def baca(isi: bytes) -> list[Baris]:
    return list(baca_lembar(io.BytesIO(isi), jenis_berkas(isi[:8])))


def dengan_lembar(xml: str, **bagian: str) -> bytes:
    """A sound workbook whose sheet (or other part) is replaced by this text."""
    asal, keluar = zipfile.ZipFile(io.BytesIO(tulis_xlsx([baris(1)]))), io.BytesIO()
    ganti = {"xl/worksheets/sheet1.xml": xml, **{f"xl/{nama}.xml": isi for nama, isi in bagian.items()}}
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama in {*asal.namelist(), *ganti}:
            arsip.writestr(nama, ganti.get(nama) or asal.read(nama))
    return keluar.getvalue()


def lembar_xml(isi: str) -> str:
    return f"<worksheet {RUANG}><sheetData>{isi}</sheetData></worksheet>"


@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
def test_csv_dalam_setiap_sandi_dan_pemisah(sandi, pemisah):
    teks = tulis_csv([baris(1, rkn_nama='CV "Café"\nBaru')], pemisah=pemisah).decode()
    kepala, satu = baca(teks.encode(sandi))
    assert kepala.sel[:2] == ["user_id", "rkn_nama"]
    assert (satu.nomor, satu.sel[1]) == (2, 'CV "Café"\nBaru')


def test_kutip_yang_tidak_ditutup_tidak_menelan_baris_sesudahnya():
    isi = tulis_csv([baris(1), baris(2)]) + b'C,"tidak ditutup\nD,2\n'
    with pytest.raises(LembarTidakTerbaca, match="tanda kutip"):
        baca(isi)


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "kosong"),
        (b"\xd0\xcf\x11\xe0 lama", "kata sandi"),
        (b"%PDF-1.7", "bukan CSV"),
        (b"a,b\n\x81\x8d\xff,2\n", "tidak terbaca"),
        (b"a" + b"," * 100 + b"\n", "kolom"),
        (b"PK\x03\x04 bukan zip", "rusak"),
    ],
)
def test_berkas_yang_bukan_tabel_ditolak_dengan_kalimat(isi, kata):
    with pytest.raises(LembarTidakTerbaca, match=kata):
        baca(isi)


def test_xlsx_angka_dan_tanggal_terbaca_seperti_diketik():
    import datetime as dt

    buku, keluar = Workbook(), io.BytesIO()
    buku.active.append(["npwp", "hari", "pecahan"])
    buku.active.append([990000014000000, dt.datetime(2020, 2, 3), 1.5])
    buku.save(keluar)
    assert baca(keluar.getvalue())[1].sel[:3] == ["990000014000000", "2020-02-03", "1.5"]


def test_bom_zip_ditolak_sebelum_dibuka():
    with pytest.raises(LembarTidakTerbaca, match="mengembang"):
        baca(dengan_lembar(lembar_xml("<row><c><v>1</v></c></row>" + " " * 60_000_000)))


def test_bom_entitas_ditolak():
    dtd = '<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]>'
    with pytest.raises(LembarTidakTerbaca, match="entitas"):
        baca(
            dengan_lembar(
                f"{dtd}<worksheet {RUANG}><sheetData><row><c><v>&y;</v></c></row></sheetData></worksheet>"
            )
        )


def test_enam_belas_ribu_kolom_ditolak():
    with pytest.raises(LembarTidakTerbaca, match="sel"):
        baca(dengan_lembar(lembar_xml("<row>" + "<c/>" * 16_384 + "</row>")))


def test_sejuta_baris_kosong_ditolak(monkeypatch):
    with pytest.raises(LembarTidakTerbaca, match="baris kosong"):
        baca(dengan_lembar(lembar_xml("<row/>" * (pembaca.BATAS_KOSONG + 10))))
    # The whole million costs seconds of CPU; a lower limit shows the same refusal.
    monkeypatch.setattr(periksa_xlsx, "BATAS_BARIS", 1000)
    monkeypatch.setattr(periksa_xlsx, "BATAS_KOSONG", 0)
    with pytest.raises(LembarTidakTerbaca, match="baris, terisi atau kosong"):
        baca(dengan_lembar(lembar_xml('<row spans="1:5"/>' * 20_000)))


def test_baris_bernomor_sejuta_tidak_hilang_diam_diam():
    isi = '<row r="1"><c t="n"><v>1</v></c></row><row r="1048576"><c t="n"><v>2</v></c></row>'
    with pytest.raises(LembarTidakTerbaca, match="baris kosong"):
        baca(dengan_lembar(lembar_xml(isi)))


def test_teks_bersama_yang_membengkak_ditolak(monkeypatch):
    monkeypatch.setattr(periksa_xlsx, "BATAS_TEKS_BERSAMA", 100_000)
    teks = f"<sst {RUANG}>" + "<si><t>panjang sekali</t></si>" * 40_000 + "</sst>"
    with pytest.raises(LembarTidakTerbaca, match="mengembang"):
        baca(dengan_lembar(lembar_xml("<row/>"), sharedStrings=teks))


def test_bagian_dengan_nama_lain_diperiksa_menurut_isinya():
    with pytest.raises(LembarTidakTerbaca, match="sel"):
        baca(dengan_lembar(lembar_xml("<row/>"), styles=lembar_xml("<row>" + "<c/>" * 5_000 + "</row>")))


@pytest.mark.parametrize("potong", [30, 300, -30])
def test_xlsx_terpotong_ditolak(potong):
    with pytest.raises(LembarTidakTerbaca):
        baca(tulis_xlsx([baris(1)])[:potong])


def test_buku_tanpa_lembar_ditolak():
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w") as arsip:
        arsip.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(LembarTidakTerbaca, match="rusak"):
        baca(keluar.getvalue())


def test_berkas_lebih_dari_batas_baris_ditolak(monkeypatch):
    monkeypatch.setattr(pembaca, "BATAS_BARIS", 3)
    with pytest.raises(LembarTidakTerbaca, match="lebih dari 3 baris"):
        list(baca_lembar(io.BytesIO(tulis_csv(baris(n) for n in range(5))), JenisBerkasImpor.CSV))


def test_lembar_dengan_nama_lain_tetap_diperiksa():
    """A workbook points to its sheets by any name: the guard may not go by endings."""
    buku = io.BytesIO(dengan_lembar(lembar_xml("<row>" + "<c/>" * 16_384 + "</row>")))
    keluar = io.BytesIO()
    with zipfile.ZipFile(buku) as asal, zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama in asal.namelist():
            isi = asal.read(nama).replace(b"sheet1.xml", b"sheet1.dat")
            arsip.writestr(nama.replace("sheet1.xml", "sheet1.dat"), isi)
    with pytest.raises(LembarTidakTerbaca, match="sel"):
        baca(keluar.getvalue())
