"""Scans as people really send them, from a folder beside the project or in UJI_PINDAIAN; else skipped."""

import io
import os
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from lpse.berkas import BerkasDitolak, cocokkan_sidik, muat_asli, rendisi, terima

SEBELAH = Path(__file__).resolve().parents[3] / "shared/data/pindaian"
FOLDER = Path(os.environ.get("UJI_PINDAIAN") or SEBELAH)
HALAMAN = {"akta-besar.pdf": 40, "akta-pendirian.pdf": 12, "akta-perubahan.pdf": 3}
TERIMA = sorted(p.name for p in FOLDER.glob("*") if p.suffix in {".pdf", ".jpg", ".png", ".heic"})

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="opsional: tidak ada folder pindaian"),
]


@pytest.fixture(autouse=True)
def gudang(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "berkas": {
            "BACKEND": "lpse.berkas.storage.PenyimpananPribadi",
            "OPTIONS": {"location": tmp_path / "gudang"},
        },
    }


def simpan(nama):
    return terima(SimpleUploadedFile(nama, (FOLDER / nama).read_bytes()), oleh=None, batas_mb=5)


@pytest.mark.parametrize("nama", TERIMA)
def test_pindaian_diterima_utuh_dan_tiap_halaman_tergambar(nama):
    berkas = simpan(nama)

    assert berkas.halaman == HALAMAN.get(nama, 1)
    with muat_asli(berkas) as asli:
        assert asli.read() == (FOLDER / nama).read_bytes()
    assert cocokkan_sidik(berkas)
    for halaman in {1, 2, berkas.halaman} & set(range(1, berkas.halaman + 1)):
        gambar = Image.open(io.BytesIO(rendisi(berkas, halaman, 900)))
        assert gambar.width == 900
        assert not gambar.getexif()


@pytest.mark.skipif("ktp-foto.jpg" not in TERIMA, reason="opsional: no such scan")
def test_foto_ktp_rebah_diukur_dan_digambar_tegak():
    berkas = simpan("ktp-foto.jpg")

    assert (berkas.lebar, berkas.tinggi) == (3024, 4032)
    assert Image.open(io.BytesIO(rendisi(berkas, 1, 900))).size == (900, 1200)


@pytest.mark.skipif("ktp-iphone.heic" not in TERIMA, reason="opsional: no such scan")
def test_foto_iphone_diukur_tegak():
    berkas = simpan("ktp-iphone.heic")

    assert (berkas.jenis, berkas.lebar, berkas.tinggi) == ("image/heic", 3024, 4032)


@pytest.mark.parametrize("nama", TERIMA)
def test_pindaian_yang_kehilangan_akhirnya_ditolak(nama):
    isi = (FOLDER / nama).read_bytes()
    for hilang in (64, 1024, len(isi) // 2):
        with pytest.raises(BerkasDitolak) as ditolak:
            terima(SimpleUploadedFile(nama, isi[:-hilang]), oleh=None, batas_mb=5)
        assert ditolak.value.kode == "terpotong", hilang
