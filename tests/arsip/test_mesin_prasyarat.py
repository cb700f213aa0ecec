"""Before a job starts: everything that stands in its way, found at once and said in a sentence."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from arsip.enums.cadangan import SebabGagal
from arsip.mesin import basis_data as mesin_basis_data
from arsip.mesin import prasyarat
from arsip.mesin.prasyarat import Temuan, periksa_prasyarat
from tests.arsip.mesin import alamat_basis_data, buat_restic, repositori_siap


def sebab(temuan: list[Temuan]) -> list[SebabGagal]:
    for satu in temuan:
        assert satu.kalimat.endswith((".", "…")) or satu.sebab == SebabGagal.SANDI_SALAH
    return [satu.sebab for satu in temuan]


def test_semua_ada_tidak_ada_temuan(tmp_path):
    (tmp_path / "penanda").touch()

    temuan = periksa_prasyarat(
        restic=repositori_siap(tmp_path),
        basis_data=alamat_basis_data("postgres"),
        kerja=tmp_path / "kerja" / "portal",
        jalur=tmp_path,
        penanda="penanda",
        ruang={tmp_path: 1},
        tidak_sebelum=datetime.now(UTC) - timedelta(days=1),
    )

    assert temuan == []


def test_semua_penghalang_ditemukan_sekaligus(tmp_path):
    temuan = periksa_prasyarat(
        restic=buat_restic(tmp_path),
        basis_data={**alamat_basis_data("postgres"), "host": "/tidak/ada"},
        jalur=tmp_path / "tiada",
        ruang={tmp_path / "belum" / "dibuat": 10**18},
        tidak_sebelum=datetime.now(UTC) + timedelta(hours=1),
    )

    assert [satu.sebab for satu in temuan] == [
        SebabGagal.JAM_TIDAK_BENAR,
        SebabGagal.REPOSITORI_TIDAK_ADA,
        SebabGagal.JALUR_TIDAK_ADA,
        SebabGagal.SERVER_TIDAK_TERJANGKAU,
        SebabGagal.DISK_PENUH,
    ]


def test_disk_yang_tidak_terpasang_bukan_sumber_kosong(tmp_path):
    """An empty mount point: restic would save no file at all and exit with 0."""
    terpasang = {"jalur": tmp_path, "is_titik_kait": True, "penanda": "ini-disk-spse"}

    assert sebab(periksa_prasyarat(**terpasang)) == [SebabGagal.TIDAK_TERPASANG]


def test_disk_lain_di_tempatnya_dikenali_dari_penanda(tmp_path, monkeypatch):
    monkeypatch.setattr(os.path, "ismount", lambda _: True)
    terpasang = {"jalur": tmp_path, "is_titik_kait": True, "penanda": "ini-disk-spse"}

    assert sebab(periksa_prasyarat(**terpasang)) == [SebabGagal.PENANDA_TIDAK_ADA]
    (tmp_path / "ini-disk-spse").touch()
    assert periksa_prasyarat(**terpasang) == []


def test_tautan_bukan_direktori_sumber(tmp_path):
    (tmp_path / "asli").mkdir()
    (tmp_path / "tautan").symlink_to("asli")

    assert sebab(periksa_prasyarat(jalur=tmp_path / "tautan")) == [SebabGagal.JALUR_TIDAK_ADA]


def test_alat_yang_lebih_tua_dari_server_ditemukan_sebelum_mulai(monkeypatch):
    monkeypatch.setattr(prasyarat, "versi_program", lambda _: 14)

    temuan = periksa_prasyarat(basis_data=alamat_basis_data("postgres"))

    assert sebab(temuan) == [SebabGagal.VERSI_TIDAK_COCOK] * 2
    assert "pg_dump versi 14 lebih lama dari server PostgreSQL" in temuan[0].kalimat


def test_alat_yang_tidak_dapat_dijalankan(monkeypatch, tmp_path):
    (tmp_path / "pg_dump").write_text("#!/bin/sh\necho aneh\n")
    (tmp_path / "pg_dump").chmod(0o755)
    monkeypatch.setenv("PG_BIN", str(tmp_path))

    temuan = periksa_prasyarat(basis_data=alamat_basis_data("postgres"))
    assert sebab(temuan) == [SebabGagal.VERSI_TIDAK_COCOK]


def test_jam_yang_berbeda_dari_server_basis_data(monkeypatch):
    asli = mesin_basis_data.keadaan_server

    def terlambat(alamat):
        keadaan = asli(alamat)
        return mesin_basis_data.KeadaanServer(keadaan.mayor, keadaan.ukuran, keadaan.jam - timedelta(hours=1))

    monkeypatch.setattr(prasyarat, "keadaan_server", terlambat)

    temuan = periksa_prasyarat(basis_data=alamat_basis_data("postgres"))
    assert sebab(temuan) == [SebabGagal.JAM_TIDAK_BENAR]


def test_dump_harus_muat_di_direktori_kerja(tmp_path, monkeypatch):
    monkeypatch.setattr(prasyarat, "RUANG_CADANGAN", 10**18)

    temuan = periksa_prasyarat(basis_data=alamat_basis_data("postgres"), kerja=tmp_path)

    assert sebab(temuan) == [SebabGagal.DISK_PENUH]
    assert str(tmp_path) in temuan[0].kalimat


def test_yang_perlu_di_satu_disk_dijumlahkan(tmp_path, monkeypatch):
    monkeypatch.setattr(prasyarat.shutil, "disk_usage", lambda _: SimpleNamespace(free=5_000_000))
    satu, dua = tmp_path / "kerja", tmp_path / "cadangan"

    assert periksa_prasyarat(ruang={satu: 3_000_000}) == []
    (temuan,) = periksa_prasyarat(ruang={satu: 3_000_000, dua: 3_000_000})
    assert (temuan.sebab, "perlu 6 MB" in temuan.kalimat) == (SebabGagal.DISK_PENUH, True)


@pytest.mark.parametrize("byte", [0, 999_999, 1_234_567_890])
def test_ukuran_ditulis_terbaca(byte):
    assert prasyarat._mb(byte) in ("0", "1.234")


def test_sandi_yang_salah_ditemukan_sebelum_dump_dibuat(tmp_path):
    repositori_siap(tmp_path)
    temuan = periksa_prasyarat(restic=buat_restic(Path(tmp_path), sandi="salah"))
    assert sebab(temuan) == [SebabGagal.SANDI_SALAH]
