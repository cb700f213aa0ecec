"""Taking files in, keeping the original bytes, destroying them."""

import errno
import hashlib
import os
import re
import uuid

import pytest
from django.core.files.storage import FileSystemStorage, storages
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.db import IntegrityError, transaction

from lpse.berkas import (
    BerkasDitolak,
    BerkasTidakTersedia,
    cocokkan_sidik,
    muat_asli,
    musnahkan,
    rendisi,
    simpan,
    terima,
)
from lpse.berkas.storage import PenyimpananPribadi
from lpse.models import Akun, Berkas
from lpse.models.berkas import JenisBerkas, KeadaanPemeriksaan
from tests.lpse import contoh_berkas as contoh

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def gudang(settings, tmp_path):
    """A storage of its own for each test; returns every file in it."""
    akar = tmp_path / "gudang"
    pilihan = {"location": akar, "file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
    settings.STORAGES = {
        **settings.STORAGES,
        "berkas": {"BACKEND": "lpse.berkas.storage.PenyimpananPribadi", "OPTIONS": pilihan},
    }
    settings.CLAMD_URL = ""
    return lambda: sorted(str(p.relative_to(akar)) for p in akar.rglob("*") if p.is_file())


def unggah(isi, nama="ktp.jpg", tipe="image/jpeg"):
    return SimpleUploadedFile(nama, isi, tipe)


def ditolak(unggahan, batas_mb=2):
    with pytest.raises(BerkasDitolak) as galat:
        terima(unggahan, oleh=None, batas_mb=batas_mb)
    return galat.value


def test_terima_menyimpan_byte_asli_di_bawah_kunci_acak(gudang):
    akun = Akun.objects.create_user("budi@contoh.example")
    isi = contoh.jpeg_rebah()

    berkas = terima(unggah(isi, "KTP Budi.jpg"), oleh=akun, batas_mb=2)

    berkas.refresh_from_db()
    assert re.fullmatch(r"berkas/[0-9a-f]{2}/[0-9a-f-]{36}", berkas.kunci)
    assert gudang() == [berkas.kunci]
    with muat_asli(berkas) as asli:
        assert asli.read() == isi
    assert (berkas.jenis, berkas.ukuran, berkas.halaman) == ("image/jpeg", len(isi), 1)
    assert (berkas.lebar, berkas.tinggi) == (240, 320)
    assert berkas.sha256 == hashlib.sha256(isi).hexdigest()
    assert (berkas.nama_asli, berkas.diunggah_oleh) == ("KTP Budi.jpg", akun)
    assert str(berkas.kode) not in berkas.kunci, "who knows the address does not know the key"
    assert berkas.keadaan_pemeriksaan == KeadaanPemeriksaan.TANPA_PEMINDAI
    assert cocokkan_sidik(berkas)


def test_terima_dengan_pemindai_menunggu_pemeriksaan(settings):
    settings.CLAMD_URL = "tcp://pemindai.example:3310"

    assert (
        terima(unggah(contoh.png()), oleh=None, batas_mb=2).keadaan_pemeriksaan == KeadaanPemeriksaan.MENUNGGU
    )


def test_isi_menentukan_jenis_bukan_nama_atau_tipe():
    assert (
        terima(unggah(contoh.jpeg(), "akta.pdf", "application/pdf"), oleh=None, batas_mb=2).jenis
        == "image/jpeg"
    )


def test_unggahan_besar_dari_berkas_sementara_tetap_ada_sesudah_diterima(gudang):
    isi = contoh.pdf(40)
    with TemporaryUploadedFile("akta.pdf", "application/pdf", len(isi), None) as unggahan:
        unggahan.write(isi)
        berkas = terima(unggahan, oleh=None, batas_mb=2)
        assert os.path.exists(unggahan.temporary_file_path())

    assert (berkas.halaman, berkas.lebar) == (40, None)
    assert cocokkan_sidik(berkas)


def test_berkas_sama_dua_kali_menjadi_dua_baris(gudang):
    satu, dua = (terima(unggah(contoh.png()), oleh=None, batas_mb=2) for _ in range(2))

    assert satu.sha256 == dua.sha256
    assert satu.kunci != dua.kunci
    assert satu.kode != dua.kode
    assert len(gudang()) == 2


@pytest.mark.parametrize(
    ("isi", "alasan"),
    [
        (b"", "kosong"),
        (b"%", "jenis_salah"),
        (b"<html></html>", "jenis_salah"),
        (contoh.heic()[:-1024], "terpotong"),
        (contoh.jpeg()[:-1024], "terpotong"),
        (contoh.pdf(3)[:-1024], "terpotong"),
        (contoh.pdf_bersandi(), "bersandi"),
        (contoh.pdf(0), "rusak"),
        (contoh.pdf(201), "terlalu_banyak_halaman"),
        (contoh.png_bom(), "gambar_terlalu_besar"),
        (contoh.png() + bytes(2 * 1024 * 1024), "terlalu_besar"),
    ],
    ids=lambda nilai: nilai if isinstance(nilai, str) else "",
)
def test_penolakan_tidak_meninggalkan_berkas_dan_baris(gudang, isi, alasan):
    assert ditolak(unggah(isi)).kode == alasan
    assert gudang() == []
    assert not Berkas.objects.exists()


def test_ukuran_tepat_di_batas_diterima_dan_satu_byte_lebih_ditolak():
    isi = contoh.pdf()
    pas = isi + bytes(simpan.MEGABITA - len(isi))

    assert terima(unggah(pas), oleh=None, batas_mb=1).ukuran == simpan.MEGABITA
    galat = ditolak(unggah(pas + b"\0"), batas_mb=1)
    assert str(galat).startswith("Ukuran berkas ini 1,1 MB, sedangkan batasnya 1 MB.")


@pytest.mark.parametrize("isi", [contoh.jpeg(), contoh.png(), contoh.heic()], ids=["jpeg", "png", "heic"])
def test_batas_jenis_berlaku_di_bawah_batas_dokumen(gudang, monkeypatch, isi):
    monkeypatch.setattr(simpan, "BATAS_MB_JENIS", dict.fromkeys(JenisBerkas, 1))

    galat = ditolak(unggah(isi + bytes(simpan.MEGABITA)), batas_mb=20)

    assert galat.kode == "terlalu_besar"
    assert "batasnya 1 MB" in str(galat)
    assert gudang() == []


def test_ukuran_yang_diaku_peramban_tidak_dipercaya(gudang):
    unggahan = unggah(contoh.pdf() + bytes(simpan.MEGABITA))
    unggahan.size = 10

    assert ditolak(unggahan, batas_mb=1).kode == "terlalu_besar"
    assert gudang() == []


@pytest.mark.parametrize(
    ("nama", "rapi"),
    [
        ("../../etc/passwd", "passwd"),
        ("KTP\x00 Budi\n.jpg", "KTP Budi.jpg"),
        ("akta\u202efdp.exe", "aktafdp.exe"),
        ("  dua   spasi .pdf", "dua spasi .pdf"),
        ("a" * 400 + ".pdf", "a" * 150),
        ("\x00\x01", "tanpa nama"),
    ],
)
def test_nama_klien_hanya_data(nama, rapi):
    berkas = terima(unggah(contoh.png(), nama), oleh=None, batas_mb=2)

    assert berkas.nama_asli == rapi[:150]
    assert "akta" not in berkas.kunci


def test_baris_gagal_menghapus_berkasnya(gudang, monkeypatch):
    monkeypatch.setattr(simpan, "keadaan_awal", lambda: "karangan")

    with pytest.raises(IntegrityError):
        terima(unggah(contoh.png()), oleh=None, batas_mb=2)

    assert gudang() == []
    assert not Berkas.objects.exists(), "the surrounding transaction still works"


@pytest.mark.parametrize("nomor", [errno.ENOSPC, errno.EDQUOT])
def test_penyimpanan_penuh_menjadi_kalimat_tanpa_sisa(gudang, monkeypatch, nomor):
    def penuh(_path):
        raise OSError(nomor, os.strerror(nomor))

    monkeypatch.setattr("lpse.berkas.storage._sync", penuh)

    assert ditolak(unggah(contoh.png())).kode == "penyimpanan_penuh"
    assert gudang() == []
    assert not Berkas.objects.exists()


def test_penyimpanan_django_biasa_juga_tidak_menyisakan_separuh(gudang, settings, tmp_path, monkeypatch):
    settings.STORAGES = {
        **settings.STORAGES,
        "berkas": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "gudang"},
        },
    }
    asli = FileSystemStorage._save

    def putus(diri, nama, isi):
        asli(diri, nama, isi)
        raise OSError(errno.ENOSPC, "penuh")

    monkeypatch.setattr(FileSystemStorage, "_save", putus)

    assert ditolak(unggah(contoh.png())).kode == "penyimpanan_penuh"
    assert gudang() == []


def test_galat_penyimpanan_lain_tidak_disamarkan(gudang, monkeypatch):
    def rusak(_path):
        raise OSError(errno.EIO, "galat cakram")

    monkeypatch.setattr("lpse.berkas.storage._sync", rusak)

    with pytest.raises(OSError, match="galat cakram"):
        terima(unggah(contoh.png()), oleh=None, batas_mb=2)
    assert gudang() == []


def test_files_are_readable_by_the_owner_alone(tmp_path):
    berkas = terima(unggah(contoh.png()), oleh=None, batas_mb=2)

    path = tmp_path / "gudang" / berkas.kunci
    assert path.stat().st_mode & 0o777 == 0o600
    assert {induk.stat().st_mode & 0o777 for induk in (path.parent, path.parent.parent)} == {0o700}
    assert isinstance(storages["berkas"], PenyimpananPribadi)


def test_cocokkan_sidik_menemukan_byte_yang_berubah_atau_hilang(tmp_path):
    berkas = terima(unggah(contoh.png()), oleh=None, batas_mb=2)
    path = tmp_path / "gudang" / berkas.kunci

    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert not cocokkan_sidik(berkas)

    path.unlink()
    assert not cocokkan_sidik(berkas)
    with pytest.raises(BerkasTidakTersedia, match="admin sistem"):
        muat_asli(berkas)


def test_musnahkan_menghapus_byte_dan_rendisi_sesudah_komit(gudang, django_capture_on_commit_callbacks):
    lain = terima(unggah(contoh.png()), oleh=None, batas_mb=2)
    berkas = terima(unggah(contoh.pdf(2)), oleh=None, batas_mb=2)
    rendisi(berkas, 1, 240)
    rendisi(berkas, 2, 900)
    assert len(gudang()) == 4

    with django_capture_on_commit_callbacks(execute=True):
        musnahkan(berkas)
        assert len(gudang()) == 4, "nothing goes before the commit"

    assert gudang() == [lain.kunci]
    assert berkas.is_musnah
    berkas.refresh_from_db()
    assert (berkas.nama_asli, berkas.is_musnah) == ("", True)
    for baca in (muat_asli, cocokkan_sidik, lambda b: rendisi(b, 1, 240)):
        with pytest.raises(BerkasTidakTersedia, match="dimusnahkan"):
            baca(berkas)


def test_musnahkan_yang_dibatalkan_tidak_menghapus_apa_pun(gudang):
    berkas = terima(unggah(contoh.png()), oleh=None, batas_mb=2)

    with transaction.atomic():
        musnahkan(berkas)
        transaction.set_rollback(True)

    berkas.refresh_from_db()
    assert not berkas.is_musnah
    assert gudang() == [berkas.kunci]


def test_musnahkan_diulang_menghapus_sisa_dan_mempertahankan_waktunya(
    gudang, django_capture_on_commit_callbacks
):
    berkas = terima(unggah(contoh.png()), oleh=None, batas_mb=2)
    musnahkan(berkas)  # its transaction never commits here, so the bytes are left over
    pertama = berkas.dimusnahkan_pada
    assert gudang()

    with django_capture_on_commit_callbacks(execute=True):
        musnahkan(berkas)

    assert gudang() == []
    assert berkas.dimusnahkan_pada == pertama


def baris(**ubah):
    acak = uuid.uuid4()
    return Berkas(
        **{
            "kunci": f"berkas/{acak.hex[:2]}/{acak}", "nama_asli": "a.png", "jenis": "image/png", "ukuran": 1,
            "sha256": "0" * 64, "lebar": 1, "tinggi": 1, **ubah,
        }
    )  # fmt: skip


def test_baris_baru_menunggu_pemeriksaan():
    berkas = baris()
    berkas.save()

    assert berkas.keadaan_pemeriksaan == KeadaanPemeriksaan.MENUNGGU
    assert str(berkas) == "a.png"


@pytest.mark.parametrize(
    ("ubah", "batasan"),
    [
        ({"kunci": "berkas/ab/ktp-budi.jpg"}, "berkas_kunci_acak"),
        ({"jenis": "image/gif"}, "berkas_jenis_diterima"),
        ({"ukuran": 0}, "berkas_tidak_kosong"),
        ({"sha256": "0" * 63}, "berkas_sha256_64_heksa"),
        ({"sha256": "G" * 64}, "berkas_sha256_64_heksa"),
        ({"keadaan_pemeriksaan": "aman"}, "berkas_keadaan_pemeriksaan"),
        ({"halaman": 2}, "berkas_ukuran_halaman"),
        ({"lebar": None}, "berkas_ukuran_halaman"),
        ({"tinggi": None}, "berkas_ukuran_halaman"),
        ({"lebar": 0}, "berkas_ukuran_halaman"),
        ({"jenis": "application/pdf"}, "berkas_ukuran_halaman"),
        ({"jenis": "application/pdf", "lebar": None, "tinggi": None, "halaman": 0}, "berkas_ukuran_halaman"),
        ({"dimusnahkan_pada": "2026-01-01T00:00Z"}, "berkas_musnah_tanpa_nama"),
    ],
    ids=lambda nilai: nilai if isinstance(nilai, str) else "",
)
def test_basis_data_menolak_baris_yang_melanggar(ubah, batasan):
    with pytest.raises(IntegrityError, match=batasan), transaction.atomic():
        baris(**ubah).save()
