"""What cannot be had here, newer versions and storage elsewhere: a stand-in notes what restic was told."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from arsip.enums.cadangan import SebabGagal
from arsip.mesin.galat import MesinGagal
from arsip.mesin.restic import Alamat, Restic
from tests.arsip.mesin import kendali

KUNCI_S3 = {"AWS_ACCESS_KEY_ID": "AKIACONTOH", "AWS_SECRET_ACCESS_KEY": "rahasia-sekali"}
_NASKAH = """#!/bin/sh
[ "$1" = version ] && { echo 'restic %(versi)s compiled with go'; exit 0; }
printf '%%s\\n' "$@" > %(catatan)s.argumen
env > %(catatan)s.lingkungan
printf '%%s' '%(galat)s' >&2
exit %(rc)d
"""


@pytest.fixture
def tiruan(tmp_path: Path):
    """Make a Restic whose program notes what it was told and ends as asked."""

    def buat(
        lokasi: str = "/repo",
        lingkungan: Mapping[str, str] | None = None,
        *,
        versi: str = "0.18.0",
        rc: int = 0,
        galat: str = "",
    ) -> Restic:
        program = tmp_path / "restic"
        isi = {"versi": versi, "catatan": tmp_path / "catatan", "galat": galat, "rc": rc}
        program.write_text(_NASKAH % isi)
        program.chmod(0o755)
        alamat = Alamat(lokasi, tmp_path / "sandi", lingkungan or {})
        return Restic(alamat, cache=tmp_path / "cache", program=program)

    return buat


def argumen(tempat: Path) -> list[str]:
    return (tempat / "catatan.argumen").read_text().splitlines()


def lingkungan(tempat: Path) -> dict[str, str]:
    baris = (tempat / "catatan.lingkungan").read_text().splitlines()
    return {nama: nilai for nama, _, nilai in (satu.partition("=") for satu in baris)}


@pytest.mark.parametrize(
    ("rc", "sebab"),
    [
        (10, SebabGagal.REPOSITORI_TIDAK_ADA),
        (11, SebabGagal.TERKUNCI),
        (12, SebabGagal.SANDI_SALAH),
        (1, SebabGagal.LAINNYA),
        (130, SebabGagal.LAINNYA),
        (99, SebabGagal.LAINNYA),
    ],
)
def test_kode_keluar_versi_baru_dikenal_yang_asing_tetap_gagal(tiruan, rc, sebab):
    with pytest.raises(MesinGagal) as galat:
        tiruan(rc=rc, galat="sesuatu yang baru").pangkas(kendali())

    assert (galat.value.sebab, galat.value.rc) == (sebab, rc)


def test_versi_baru_menunggu_gembok(tiruan, tmp_path):
    tiruan(versi="0.18.0").pangkas(kendali())
    assert "--retry-lock=10m" in argumen(tmp_path)


def test_versi_lama_tidak_diberi_pilihan_yang_tidak_dikenalnya(tiruan, tmp_path):
    tiruan(versi="0.14.0").pangkas(kendali())
    assert argumen(tmp_path) == ["prune"]


@pytest.mark.parametrize(
    ("galat", "sebab"),
    [
        (
            "Fatal: unable to open config file: Stat: The specified key does not exist.",
            "repositori_tidak_ada",
        ),
        ("Fatal: unable to open config file: Stat: Access Denied.", "lainnya"),
        ("Fatal: Stat: The Access Key Id you provided does not exist in our records.", "sandi_salah"),
        ("Fatal: unable to open config file: dial tcp: lookup jauh: no such host", "server_tidak_terjangkau"),
        ("unable to create lock in backend: open /r/locks/x: no space left on device", "disk_penuh"),
        ("unable to create lock in backend: open /r/locks/x: read-only file system", "lainnya"),
        ("mkdir /tujuan: permission denied\nFatal: There were 3 errors", "lainnya"),
        ("ignoring error: ciphertext verification failed\nmkdir /tujuan: permission denied", "rusak"),
        ("signal interrupt received, cleaning up", "lainnya"),
        ("Fatal: sesuatu yang tidak dikenal", "rusak"),
    ],
)
def test_sebab_dibaca_dari_perkataannya(tiruan, tmp_path, galat, sebab):
    """Asked to give back what it holds: what it does not explain is damage, what it explains is that."""
    with pytest.raises(MesinGagal) as gagal:
        tiruan(versi="0.14.0", rc=1, galat=galat).pulihkan("a" * 64, tmp_path / "pulih", kendali())

    assert gagal.value.sebab == sebab


@pytest.mark.parametrize("versi", ["0.13.1", "bukan versi"])
def test_program_terlalu_lama_atau_bukan_restic_ditolak(tiruan, versi):
    """PyPI and npm have something else by that name."""
    with pytest.raises(MesinGagal) as galat:
        tiruan(versi=versi).versi()
    assert galat.value.sebab == SebabGagal.VERSI_TIDAK_COCOK


def test_restic_tidak_terpasang_disebut_dengan_paketnya(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    restic = Restic(Alamat("/repo", tmp_path / "sandi", {}), cache=tmp_path / "cache")

    with pytest.raises(MesinGagal) as galat:
        restic.versi()

    assert galat.value.sebab == SebabGagal.PROGRAM_TIDAK_ADA
    assert galat.value.keterangan == "Program restic tidak ditemukan; pasang dengan apt install restic."


@pytest.mark.parametrize(
    ("lokasi", "rahasia"),
    [
        ("s3:https://s3.contoh.go.id/cadangan", KUNCI_S3),
        ("sftp:cadangan@simpan.contoh.go.id:/lpse", {}),
    ],
)
def test_penyimpanan_luar_dicapai_lewat_lingkungan_saja(tiruan, tmp_path, lokasi, rahasia, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "jangan bocor")

    tiruan(lokasi, rahasia).pangkas(kendali())

    ada = lingkungan(tmp_path)
    assert rahasia.items() <= ada.items()
    assert ada["RESTIC_REPOSITORY"] == lokasi
    assert ada["RESTIC_PASSWORD_FILE"] == str(tmp_path / "sandi")
    assert ada["TMPDIR"].startswith(str(tmp_path / "cache"))
    assert "SECRET_KEY" not in ada
    assert argumen(tmp_path) == ["prune", "--retry-lock=10m"]


def test_salin_membawa_alamat_dan_kunci_kedua_repositori(tiruan, tmp_path):
    dari = Restic(Alamat("s3:https://jauh/x", tmp_path / "sandi-dari", KUNCI_S3), cache=tmp_path / "cache")

    tiruan()._jalankan("copy", [], kendali(), dari=dari)

    ada = lingkungan(tmp_path)
    assert ada["RESTIC_FROM_REPOSITORY"] == "s3:https://jauh/x"
    assert ada["RESTIC_FROM_PASSWORD_FILE"] == str(tmp_path / "sandi-dari")
    assert KUNCI_S3.items() <= ada.items()


def test_rahasia_tidak_masuk_keterangan(tiruan):
    galat = "Get https://u:sandi-url@jauh/: rahasia-sekali ditolak"

    with pytest.raises(MesinGagal) as gagal:
        tiruan(lingkungan=KUNCI_S3, rc=1, galat=galat).pangkas(kendali())

    assert gagal.value.keterangan == "Get https://u:***@jauh/: *** ditolak"


def test_ringkasan_yang_tidak_datang_bukan_keberhasilan(tiruan, tmp_path):
    with pytest.raises(MesinGagal) as galat:
        tiruan().simpan([tmp_path], kendali(), label=[], inang="lpse")
    assert galat.value.sebab == SebabGagal.LAINNYA


def test_jawaban_yang_bukan_json_bukan_keberhasilan(tiruan):
    with pytest.raises(MesinGagal):
        tiruan().daftar(kendali())
    with pytest.raises(MesinGagal):
        tiruan().id()
