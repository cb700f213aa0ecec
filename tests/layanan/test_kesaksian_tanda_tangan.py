"""Salinan bertanda tangan elektronik: hanya naskah kita, utuh, dan disebut apa yang terbukti."""

import hashlib
import io
import json
import subprocess
import sys
from contextlib import suppress

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from layanan.enums.kesaksian import Kepercayaan
from layanan.enums.kesaksian import StatusKesaksian as S
from layanan.models import Kesaksian
from lpse.berkas import BerkasDitolak, muat_asli
from lpse.berkas.proses import PEKERJA
from lpse.berkas.tanda_tangan import _hasil, periksa_tanda_tangan
from lpse.models import Berkas
from lpse.naskah import pastikan_pdf
from lpse.peran import Peran
from tests.factories import buat_akun, buat_berkas, gambar
from tests.layanan.kesaksian import buat_terbit, muat
from tests.layanan.penanda_tangan import buat_sertifikat, ganti_isi, pem, tanda_tangani, tempel_anotasi
from tests.petugas import klien

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def akar():
    return buat_sertifikat("Balai Sertifikasi Uji")


@pytest.fixture(scope="module")
def kepala_lpse(akar):
    return buat_sertifikat("Kusuma Pimpinwan", akar)


@pytest.fixture(scope="module")
def pokja(akar):
    return buat_sertifikat("Wahyu Contohadi", akar)


@pytest.fixture
def kesaksian() -> Kesaksian:
    return buat_terbit(buat_akun(Peran.HELPDESK), buat_akun(Peran.KEPALA))


@pytest.fixture
def asli(kesaksian) -> bytes:
    with muat_asli(pastikan_pdf(kesaksian.naskah.pk)) as berkas:
        return berkas.read()


@pytest.fixture
def unggah(kesaksian):
    """Send a copy through the officer's door; returns the answer's status and text."""
    client = klien(kesaksian.dicatat_oleh)
    alamat = reverse("admin:layanan_kesaksian_unggah_salinan", args=[kesaksian.kode])

    def kirim(isi: bytes, cara: str = "elektronik") -> tuple[int, str]:
        berkas = SimpleUploadedFile("salinan.pdf", isi, "application/pdf")
        jawaban = client.post(alamat, {"cara": cara, "berkas": berkas})
        if jawaban.status_code != 302:
            return jawaban.status_code, jawaban.text
        return 302, client.get(jawaban["Location"]).text

    return kirim


def test_satu_tanda_tangan_utuh_diterima_dan_penerbitnya_belum_dipastikan(
    kesaksian, asli, unggah, kepala_lpse, akar
):
    status, halaman = unggah(tanda_tangani(asli, kepala_lpse, akar, "Kepala"))

    assert status == 302
    hasil = kesaksian.tanda_tangan.get()
    assert hasil.penanda_tangan == "Kusuma Pimpinwan"
    assert hasil.penerbit == "Balai Sertifikasi Uji"
    assert hasil.kepercayaan == Kepercayaan.BELUM_DIATUR
    assert hasil.is_seluruh_berkas
    assert not hasil.is_bercap_waktu
    assert "Keutuhan terbukti, penerbit belum dapat dipastikan" in halaman
    assert muat(kesaksian).status == S.DITANDATANGANI


def test_dua_tanda_tangan_berurutan_dari_penerbit_tepercaya(
    kesaksian, asli, unggah, kepala_lpse, pokja, akar, settings, tmp_path
):
    (tmp_path / "akar.pem").write_bytes(pem(akar))
    (tmp_path / "bukan-sertifikat.txt").write_bytes(b"halo")
    settings.SERTIFIKAT_TEPERCAYA = str(tmp_path)
    pertama = tanda_tangani(asli, pokja, akar, "Pokja", tampak=True)

    status, halaman = unggah(tanda_tangani(pertama, kepala_lpse, akar, "Kepala"))

    assert status == 302, halaman
    baris = list(kesaksian.tanda_tangan.all())
    assert [b.penanda_tangan for b in baris] == ["Wahyu Contohadi", "Kusuma Pimpinwan"]
    assert {b.kepercayaan for b in baris} == {Kepercayaan.TEPERCAYA}
    assert [b.is_seluruh_berkas for b in baris] == [False, True]


def test_penerbit_lain_disebut_tidak_dikenal(kesaksian, asli, unggah, kepala_lpse, akar, settings, tmp_path):
    (tmp_path / "lain.pem").write_bytes(pem(buat_sertifikat("Penerbit Lain")))
    settings.SERTIFIKAT_TEPERCAYA = str(tmp_path)

    assert unggah(tanda_tangani(asli, kepala_lpse, akar, "Kepala"))[0] == 302
    assert kesaksian.tanda_tangan.get().kepercayaan == Kepercayaan.TIDAK_DIKENAL


def test_yang_belum_ditandatangani_ditolak(kesaksian, asli, unggah):
    status, halaman = unggah(asli)

    assert status == 409
    assert "belum bertanda tangan elektronik" in halaman
    assert muat(kesaksian).status == S.TERBIT
    # Nothing of a refused copy stays behind.
    assert not Berkas.objects.filter(diunggah_oleh=kesaksian.dicatat_oleh, dimusnahkan_pada=None).exists()


@pytest.mark.parametrize(
    "rusak",
    [
        lambda pdf, tanda: tanda(ganti_isi(pdf)),  # another text, then signed
        lambda pdf, tanda: tanda(tempel_anotasi(pdf)),  # something pasted over it, then signed
        lambda pdf, tanda: ganti_isi(tanda(pdf)),  # signed, then another text
    ],
)
def test_isi_yang_berubah_sebelum_atau_sesudah_ditandatangani_ditolak(
    kesaksian, asli, unggah, kepala_lpse, akar, rusak
):
    status, halaman = unggah(rusak(asli, lambda pdf: tanda_tangani(pdf, kepala_lpse, akar, "Kepala")))

    assert status == 409
    assert "tidak utuh" in halaman
    assert not kesaksian.tanda_tangan.exists()


def test_satu_bita_berubah_sesudah_ditandatangani_ditolak(kesaksian, asli, unggah, kepala_lpse, akar):
    isi = bytearray(tanda_tangani(asli, kepala_lpse, akar, "Kepala"))
    letak = isi.index(b"/Contents", len(asli)) + 400
    isi[letak] = ord("0") if isi[letak] != ord("0") else ord("1")

    status, halaman = unggah(bytes(isi))

    assert status == 409
    assert "tidak utuh" in halaman or "tidak dapat" in halaman


def test_dokumen_lain_yang_bertanda_tangan_ditolak(asli, unggah, kepala_lpse, akar):
    disimpan_ulang = io.BytesIO()
    with pikepdf.open(io.BytesIO(asli)) as pdf:
        pdf.save(disimpan_ulang)

    status, halaman = unggah(tanda_tangani(disimpan_ulang.getvalue(), kepala_lpse, akar, "Kepala"))

    assert status == 409
    assert "bukan berita acara yang diterbitkan portal" in halaman


def _bersandi(asli: bytes) -> bytes:
    keluaran = io.BytesIO()
    with pikepdf.open(io.BytesIO(asli)) as pdf:
        pdf.save(keluaran, encryption=pikepdf.Encryption(user="x", owner="y"))
    return keluaran.getvalue()


def _xref_raksasa(asli: bytes) -> bytes:
    """A later revision that claims two thousand million objects."""
    awal = len(asli) + 1
    tabel = (
        b"\nxref\n0 2000000000\n0000000000 65535 f \ntrailer\n<< /Size 2000000000 /Root 1 0 R /Prev %d >>\n"
    )
    sebelumnya = int(asli.rpartition(b"startxref")[2].split()[0])
    return asli + tabel % sebelumnya + b"startxref\n%d\n%%%%EOF\n" % awal


def _berputar(asli: bytes) -> bytes:
    """A later revision that names itself as the one before."""
    awal = len(asli) + 1
    tabel = b"\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 5 /Root 1 0 R /Prev %d >>\n" % awal
    return asli + tabel + b"startxref\n%d\n%%%%EOF\n" % awal


@pytest.mark.parametrize(
    "jahat",
    [
        _bersandi,
        _xref_raksasa,
        _berputar,
        lambda asli: b"%PDF-1.7\n" + b"\x00\xff" * 5000 + b"%%EOF",
        lambda asli: asli[: len(asli) // 2],
        lambda asli: asli + b"<< /Type /Sig " * 20_000 + b"\n%%EOF\n",
    ],
)
def test_pdf_jahat_berakhir_dengan_kalimat(kesaksian, asli, unggah, jahat):
    status, halaman = unggah(jahat(asli))

    assert status in (409, 503)
    assert "pesan--galat" in halaman or "Berkas ini" in halaman or "PDF ini" in halaman
    assert muat(kesaksian).status == S.TERBIT


@pytest.mark.parametrize("jahat", [_xref_raksasa, _berputar])
def test_pemeriksa_tanda_tangan_sendiri_pun_tidak_macet(kesaksian, asli, jahat):
    """Behind the intake's door as well: the worker that checks signatures meets the file raw."""
    naskah = pastikan_pdf(kesaksian.naskah.pk)
    salinan = buat_berkas()
    with muat_asli(salinan) as tujuan:
        jalur = tujuan.name
    with open(jalur, "wb") as isi:
        isi.write(jahat(asli))
    salinan.jenis = "application/pdf"

    with suppress(BerkasDitolak):
        assert not periksa_tanda_tangan(salinan, naskah).tanda_tangan


def test_foto_bukan_salinan_elektronik(kesaksian, unggah):
    status, halaman = unggah(gambar())

    assert status == 409
    assert "hanya ada dalam PDF" in halaman


@pytest.mark.parametrize(
    "jawaban",
    [
        b"",
        b"[]",
        b'{"is_naskah": 1, "is_berubah": false, "tanda_tangan": []}',
        b'{"is_naskah": true, "is_berubah": false, "tanda_tangan": [{"pada": "kemarin"}]}',
    ],
)
def test_jawaban_pekerja_yang_aneh_tidak_dipercaya(jawaban):
    with pytest.raises(BerkasDitolak) as ditolak:
        _hasil(jawaban)
    assert ditolak.value.kode == "tidak_dapat_diperiksa"


# Loads the worker as it loads itself, then says which modules came only while it was at work.
LATIHAN = """
import importlib.util, json, sys
spec = importlib.util.spec_from_file_location("pekerja", sys.argv[1])
pekerja = importlib.util.module_from_spec(spec)
spec.loader.exec_module(pekerja)
pekerja.siapkan("tanda_tangan", "application/pdf", sys.argv[4])
sebelum = set(sys.modules)
hasil = pekerja.tanda_tangan(sys.stdin.buffer.read(), int(sys.argv[2]), sys.argv[3], sys.argv[4])
print(json.dumps([[t["is_utuh"] for t in hasil["tanda_tangan"]], sorted(set(sys.modules) - sebelum)]))
"""


def test_pemeriksa_memuat_semuanya_sebelum_pintu_ditutup(asli, kepala_lpse, pokja, akar, tmp_path):
    """Nothing can be imported behind the shut door: a module that came late would mean a false verdict."""
    (tmp_path / "akar.pem").write_bytes(pem(akar))
    dua = tanda_tangani(tanda_tangani(asli, pokja, akar, "Pokja"), kepala_lpse, akar, "Kepala")
    argumen = [str(PEKERJA), str(len(asli)), hashlib.sha256(asli).hexdigest(), str(tmp_path)]

    selesai = subprocess.run(
        [sys.executable, "-I", "-c", LATIHAN, *argumen], input=dua, capture_output=True, check=True
    )

    assert json.loads(selesai.stdout) == [[True, True], []]
