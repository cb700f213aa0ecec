"""A repository through the real restic: what is stored comes back, nothing is called good that is not."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from arsip.enums.cadangan import SebabGagal
from arsip.mesin import proses
from arsip.mesin.galat import MesinGagal
from arsip.mesin.keluaran_restic import baca_json
from arsip.mesin.manifes import hitung_berkas
from arsip.mesin.restic import Alamat, Restic, Simpanan
from tests.arsip.mesin import (
    INANG,
    LABEL,
    buat_pohon,
    buat_restic,
    isi_berkas,
    kendali,
    repositori_siap,
    ukur_ulang,
)
from tests.own_portal import wait_for
from tests.programs import butuh_restic


@pytest.fixture(scope="module")
def terisi(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Simpanan]:
    """A directory with a repository and the tree that was stored in it; tests spoil copies of it."""
    tempat = tmp_path_factory.mktemp("mesin")
    restic = repositori_siap(tempat)
    pohon = buat_pohon(tempat / "pohon")
    (pohon / "a*[b]?.txt").write_text("nama dengan tanda")
    (pohon / "ab.txt").write_text("bukan yang diminta")
    return tempat, pohon, restic.simpan([pohon], kendali(), label=LABEL, inang=INANG)


@pytest.fixture
def restic(terisi: tuple[Path, Path, Simpanan], tmp_path: Path) -> Restic:
    """A copy of that repository, for this test to spoil."""
    shutil.copytree(terisi[0] / "repositori", tmp_path / "repositori")
    return buat_restic(tmp_path)


@pytest.fixture
def pohon(terisi: tuple[Path, Path, Simpanan]) -> Path:
    return terisi[1]


@pytest.fixture
def snapshot(terisi: tuple[Path, Path, Simpanan]) -> str:
    return terisi[2].snapshot


def sebab(tindakan, *argumen, **kunci) -> SebabGagal:
    with pytest.raises(MesinGagal) as galat:
        tindakan(*argumen, **kunci)
    return galat.value.sebab


def paket(restic: Restic) -> Path:
    """The largest pack: one of data, not of structure."""
    semua = [j for j in Path(restic.alamat.lokasi, "data").rglob("*") if j.is_file()]
    return max(semua, key=lambda j: j.stat().st_size)


def tinggalkan_gembok(restic: Restic) -> None:
    """Have a restic killed that works in the repository, as a power cut would."""
    lingkungan = {
        "RESTIC_REPOSITORY": restic.alamat.lokasi,
        "RESTIC_PASSWORD_FILE": str(restic.alamat.sandi),
        "RESTIC_CACHE_DIR": str(restic.cache),
    }
    anak = subprocess.Popen(
        [butuh_restic(), "backup", "--stdin"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=lingkungan,
    )
    gembok = Path(restic.alamat.lokasi, "locks")
    # While it is being written it bears another name.
    wait_for("gembok dipasang", lambda: any(len(satu.name) == 64 for satu in gembok.iterdir()))
    anak.kill()
    anak.communicate()


def test_yang_disimpan_kembali_utuh(terisi, tmp_path):
    tempat, pohon, simpanan = terisi
    restic = buat_restic(tempat)

    restic.pulihkan(simpanan.snapshot, tmp_path / "pulih", kendali())

    assert isi_berkas(tmp_path / "pulih" / str(pohon).lstrip("/")) == isi_berkas(pohon)
    assert simpanan.is_lengkap
    assert simpanan.berkas == len(isi_berkas(pohon))
    assert simpanan.ukuran == sum(map(len, isi_berkas(pohon).values()))
    [potret] = restic.daftar(kendali(), LABEL)
    assert (potret.snapshot, potret.label, potret.jalur) == (simpanan.snapshot, LABEL, (str(pohon),))
    assert potret.saat.tzinfo
    assert restic.daftar(kendali(), ["sumber:lain"]) == []


@pytest.mark.berat
def test_siapkan_membuat_sekali_dan_memotong_berkas_seperti_asalnya(restic, tmp_path):
    media = buat_restic(tmp_path, "media", sandi="sandi media")

    id_mesin = media.siapkan(kendali(), restic)

    assert media.siapkan(kendali(), restic) == id_mesin != restic.id()
    pemotong = [baca_json(satu._jalankan("cat", ["config"], kendali()).keluaran) for satu in (restic, media)]
    assert pemotong[0]["chunker_polynomial"] == pemotong[1]["chunker_polynomial"]


def test_repositori_yang_kehilangan_config_tidak_ditimpa(restic):
    """`restic init` would make a new head over the old data, and nobody could read that any more."""
    Path(restic.alamat.lokasi, "config").unlink()

    assert sebab(restic.id) == SebabGagal.REPOSITORI_TIDAK_ADA
    assert sebab(restic.siapkan, kendali()) == SebabGagal.RUSAK


def test_repositori_yang_tidak_ada_disebut(tmp_path):
    assert sebab(buat_restic(tmp_path).daftar, kendali()) == SebabGagal.REPOSITORI_TIDAK_ADA


def test_sandi_salah_kosong_dan_hilang(restic, tmp_path):
    assert sebab(buat_restic(tmp_path, sandi="salah").id) == SebabGagal.SANDI_SALAH
    assert sebab(buat_restic(tmp_path, sandi="").id) == SebabGagal.SANDI_SALAH
    restic.alamat.sandi.unlink()
    assert sebab(restic.id) == SebabGagal.SANDI_SALAH


def test_satu_jalur_hilang_menggagalkan_seluruhnya(restic, pohon, tmp_path):
    """restic up to 0.18 saves the other and exits with 0."""
    jalur = [pohon, tmp_path / "tidak-ada"]

    assert sebab(restic.simpan, jalur, kendali(), label=LABEL, inang=INANG) == SebabGagal.JALUR_TIDAK_ADA
    assert len(restic.daftar(kendali())) == 1


def test_jalur_yang_hilang_setelah_dilihat_membuatnya_tidak_lengkap(restic, pohon, tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "exists", lambda _: True)

    simpanan = restic.simpan([pohon, tmp_path / "tidak-ada"], kendali(), label=LABEL, inang=INANG)

    assert not simpanan.is_lengkap
    assert "tidak-ada" in simpanan.keluhan


def test_tautan_pipa_dan_soket_dihitung_seperti_restic_menghitungnya(restic, tmp_path, monkeypatch):
    """A tree like SPSE's: what is counted before is what restic says it saved, and what comes back."""
    pohon = buat_pohon(tmp_path / "spse", 3)
    (pohon / "tautan").symlink_to(pohon)
    os.mkfifo(pohon / "pipa")
    monkeypatch.chdir(pohon)  # a socket's path is short
    with socket.socket(socket.AF_UNIX) as soket:
        soket.bind("soket")
        isi = hitung_berkas(pohon, kendali())
        simpanan = restic.simpan([pohon], kendali(), label=LABEL, inang=INANG)

    assert simpanan.is_lengkap
    assert (simpanan.berkas, simpanan.ukuran) == (isi.berkas, isi.ukuran)
    assert isi.berkas == 3
    restic.pulihkan(simpanan.snapshot, tmp_path / "pulih", kendali())
    pulih = tmp_path / "pulih" / str(pohon).lstrip("/")
    assert ukur_ulang(pulih, {"berkas": {"contoh": isi.contoh}}) == isi


def test_tautan_sebagai_jalur_ditolak(restic, pohon, tmp_path):
    (tmp_path / "tautan").symlink_to(pohon)

    jalur = [tmp_path / "tautan"]
    assert sebab(restic.simpan, jalur, kendali(), label=LABEL, inang=INANG) == SebabGagal.JALUR_TIDAK_ADA


def test_berkas_tak_terbaca_tersimpan_sebagian_dan_disebut(restic, pohon):
    """Exit status 3: a snapshot stands, without this file."""
    tak_terbaca = Path(f"/proc/{os.getpid()}/mem")

    simpanan = restic.simpan([pohon, tak_terbaca], kendali(), label=LABEL, inang=INANG)

    assert not simpanan.is_lengkap
    assert str(tak_terbaca) in simpanan.keluhan
    assert len(restic.daftar(kendali())) == 2


def test_bit_terbalik_hanya_ketahuan_bila_isi_dibaca(restic, snapshot, tmp_path):
    rusak = paket(restic)
    isi = bytearray(rusak.read_bytes())
    isi[100] ^= 1
    rusak.chmod(0o600)
    rusak.write_bytes(isi)

    restic.periksa(kendali())

    assert sebab(restic.periksa, kendali(), baca="100%") == SebabGagal.RUSAK
    assert sebab(restic.pulihkan, snapshot, tmp_path / "pulih", kendali()) == SebabGagal.RUSAK


def test_paket_hilang_dan_indeks_rusak_ketahuan_dari_struktur(restic):
    hilang = paket(restic)
    disimpan = hilang.read_bytes()
    hilang.unlink()
    assert sebab(restic.periksa, kendali()) == SebabGagal.RUSAK

    hilang.write_bytes(disimpan)
    restic.periksa(kendali(), baca="1/1")
    for indeks in Path(restic.alamat.lokasi, "index").iterdir():
        indeks.chmod(0o600)
        indeks.write_bytes(indeks.read_bytes()[:-3])
    assert sebab(restic.periksa, kendali()) == SebabGagal.RUSAK


@pytest.mark.parametrize("bagian", ["8", "--read-data", "0/7", "1/7 --x"])
def test_bagian_yang_bukan_bagian_ditolak(restic, bagian):
    with pytest.raises(ValueError):
        restic.periksa(kendali(), baca=bagian)


def test_gembok_orang_mati_menghalangi_sampai_dilepas(restic, pohon):
    tinggalkan_gembok(restic)

    assert len(restic.gembok(kendali())) == 1
    # One who only adds may come in; one who needs the repository for himself may not.
    assert restic.simpan([pohon], kendali(), label=LABEL, inang=INANG).is_lengkap
    assert sebab(restic.pangkas, kendali()) == SebabGagal.TERKUNCI

    restic.lepas_gembok(kendali())
    assert restic.gembok(kendali()) == []
    restic.pangkas(kendali())


def test_berkas_dikeluarkan_utuh_atau_tidak_sama_sekali(restic, pohon, snapshot, tmp_path):
    nama = "tahun-2024/surat 0.pdf"
    restic.keluarkan(snapshot, str(pohon / nama), tmp_path / "surat.pdf", kendali())
    assert (tmp_path / "surat.pdf").read_bytes() == (pohon / nama).read_bytes()

    tiada = [snapshot, str(pohon / "tiada.pdf"), tmp_path / "tiada.pdf"]
    assert sebab(restic.keluarkan, *tiada, kendali()) == SebabGagal.JALUR_TIDAK_ADA
    assert not list(tmp_path.glob("tiada.pdf*"))


def test_hanya_yang_diminta_dipulihkan(restic, pohon, snapshot, tmp_path):
    tujuan, nama = tmp_path / "pulih", str(pohon / "a*[b]?.txt")

    restic.pulihkan(snapshot, tujuan, kendali(), hanya=[nama])

    assert list(isi_berkas(tujuan)) == [nama.lstrip("/")]
    tiada = [str(pohon / "tiada.pdf")]
    assert sebab(restic.pulihkan, snapshot, tujuan, kendali(), hanya=tiada) == SebabGagal.JALUR_TIDAK_ADA


def test_salinan_menyebut_asalnya_dan_bersandi_lain(restic, snapshot, tmp_path):
    media = repositori_siap(tmp_path, "media", sandi="sandi media")

    media.salin(restic, [snapshot], kendali())
    media.salin(restic, [snapshot], kendali())

    [potret] = media.daftar(kendali(), LABEL)
    assert potret.asal == snapshot
    media.periksa(kendali(), baca="100%")
    assert sebab(media.salin, restic, ["f" * 64], kendali()) == SebabGagal.TIDAK_COCOK
    # No names would mean all of them to restic.
    media.salin(restic, [], kendali())
    assert len(media.daftar(kendali())) == 1


def test_snapshot_yang_ditunjuk_saja_dibuang(restic, pohon, snapshot):
    baru = restic.simpan([pohon], kendali(), label=LABEL, inang=INANG).snapshot

    restic.buang_ini([snapshot, "f" * 64], kendali())
    restic.buang_ini([], kendali())

    assert [p.snapshot for p in restic.daftar(kendali())] == [baru]


def test_gembok_tidak_dilepas_bila_program_kami_dapat_hidup_lebih_lama_dari_kami(restic, monkeypatch):
    monkeypatch.setattr(proses, "awalan", lambda: ("nice", "-n", "10"))
    with pytest.raises(MesinGagal, match="setpriv") as galat:
        restic.lepas_gembok(kendali())
    assert galat.value.sebab == SebabGagal.TERKUNCI


def test_sisa_pemeriksaan_yang_terbunuh_disapu(restic):
    lama, baru = (restic.cache / f"restic-check-cache-{nama}" for nama in ("lama", "baru"))
    for satu in (lama, baru):
        (satu / "isi").mkdir(parents=True)
    os.utime(lama, (0, 0))

    restic.periksa(kendali())

    assert (lama.exists(), baru.exists()) == (False, True)


def test_sandi_tidak_tampak_di_daftar_proses(restic, pohon, tmp_path):
    """Neither the password nor the location stands where any user of the machine reads it."""
    pencatat, terlihat = tmp_path / "pencatat", tmp_path / "terlihat"
    pencatat.write_text(f'#!/bin/sh\necho "$@" >>{terlihat}\nexec {butuh_restic()} "$@"\n')
    pencatat.chmod(0o700)
    dicatat = Restic(restic.alamat, cache=tmp_path / "cache", program=pencatat)

    dicatat.simpan([pohon], kendali(), label=LABEL, inang=INANG)

    kata = terlihat.read_text()
    assert "backup" in kata
    assert "rahasia uji" not in kata
    assert restic.alamat.lokasi not in kata


def test_kunci_akses_yang_bentrok_ditolak_sebelum_menyalin(tmp_path):
    dari, ke = (
        Restic(Alamat("s3:x", tmp_path / "sandi", {"AWS_ACCESS_KEY_ID": kunci}), cache=tmp_path / "cache")
        for kunci in ("KUNCI-A", "KUNCI-B")
    )
    with pytest.raises(MesinGagal, match="AWS_ACCESS_KEY_ID") as galat:
        ke._jalankan("copy", [], kendali(), dari=dari)
    assert "KUNCI" not in galat.value.keterangan.replace("AWS_ACCESS_KEY_ID", "")
