"""Berita Acara Kesaksian on paper: long lists go on overleaf, signatures stay together, the QR is read."""

import pypdfium2
import pytest
import zxingcpp

from lpse.dokumen import DokumenGagal, check_data
from tests.lpse.contoh_dokumen import NASKAH, bangun, contoh, halaman, rapat, teks

TEMPLAT = "berita_acara_kesaksian"


@pytest.mark.parametrize(("upaya", "saksi"), [(1, 2), (2, 3), (9, 4), (25, 5), (60, 12)])
def test_daftar_panjang_berlanjut_dan_blok_tanda_tangan_tidak_terpotong(upaya, saksi):
    data = contoh(TEMPLAT)
    data["upaya"] = [data["upaya"][0] | {"alat": f"Apendo ke-{i}"} for i in range(upaya)]
    data["saksi"] = [
        {"nama": f"Saksi Bernama {i}", "nip": "", "jabatan": f"Jabatan-{i}", "instansi": f"Instansi-{i}"}
        for i in range(saksi)
    ]

    lembar = halaman(bangun(TEMPLAT, data))

    isi = " ".join(lembar)
    assert all(rapat(f"Apendo ke-{i}") in rapat(isi) for i in range(upaya))
    for i in range(saksi):
        # What one signs as, their name and their office stand on one page.
        (tempat,) = [hal for hal in lembar if f"Saksi {i + 1}," in hal]
        assert f"Saksi Bernama {i}" in tempat
        assert f"Jabatan-{i}, Instansi-{i}" in tempat
    assert "Mengetahui," in lembar[-1]
    assert "Keaslian dokumen ini" in lembar[-1]
    penutup = next(hal for hal in lembar if "Demikian Berita Acara" in hal)
    assert "Yang meminta kesaksian," in penutup
    kepala_tabel = sum("Alat dan versi" in hal for hal in lembar)
    assert kepala_tabel == sum("Gagal didekripsi" in hal for hal in lembar)


def test_kode_qr_di_halaman_terakhir_terbaca():
    dokumen = pypdfium2.PdfDocument(bangun(TEMPLAT, contoh(TEMPLAT)))

    gambar = dokumen[len(dokumen) - 1].render(scale=150 / 72, grayscale=True).to_pil()

    assert [kode.text for kode in zxingcpp.read_barcodes(gambar)] == [NASKAH["url_periksa"]]


def test_sidik_tercetak_utuh_dan_pengganti_menyebut_yang_dicabut():
    data = contoh(TEMPLAT)

    assert rapat(data["berkas"][0]["sha256"]) in rapat(teks(bangun(TEMPLAT, data)))
    assert "yang dicabut" in teks(bangun(TEMPLAT, data))
    assert "Menggantikan" not in teks(bangun(TEMPLAT, data | {"menggantikan": ""}))


@pytest.mark.parametrize("kolom", ["kode_tender", "pernyataan", "uraian"])
def test_isian_wajib_yang_kosong_ditolak(kolom):
    with pytest.raises(DokumenGagal, match=kolom):
        check_data(TEMPLAT, contoh(TEMPLAT) | {kolom: " "})
