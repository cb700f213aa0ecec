"""Pulihkan: the portal comes back on an empty machine, by the commands of the runbook as they are written."""

import re
import shutil
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from arsip.actions.pulihkan import check_kosong, pilih_potret
from arsip.mesin.galat import MesinGagal
from arsip.mesin.keluaran_restic import Potret
from tests.arsip.mesin import basis_data
from tests.own_portal import ROOT, own_portal
from tests.programs import butuh_restic

RUNBOOK = ROOT / "docs" / "produksi" / "pemulihan.md"


def potret(nama, pada, *jalur, label=("sumber:portal",)):
    return Potret(nama, pada, label, jalur, "")


LENGKAP = ("/k/basis_data.dump", "/k/manifes.json", "/data/berkas")


def test_yang_terbaru_ialah_cadangan_portal_yang_lengkap():
    semua = [
        potret("aaa1", 1, *LENGKAP, label=("sumber:portal", "pekerjaan:abcDEF")),
        potret("bbb2", 2, *LENGKAP),
        potret("ccc3", 3, "/k/basis_data.dump", "/k/manifes.json"),
        potret("ddd4", 4, "/srv/dokumen"),
    ]
    assert pilih_potret(semua, "terbaru")[0].snapshot == "bbb2"
    assert pilih_potret(semua, "aaa")[0].snapshot == "aaa1"
    terpilih, isi = pilih_potret(semua, "abcDEF")
    assert (terpilih.snapshot, isi.dump, isi.berkas) == ("aaa1", LENGKAP[0], LENGKAP[2])
    for tidak_ada in ("ccc3", "zzz"):
        with pytest.raises(MesinGagal, match="tidak memuat cadangan portal"):
            pilih_potret(semua, tidak_ada)


def test_yang_tidak_kosong_ditolak(tmp_path):
    with basis_data("CREATE TABLE milik_orang (id int)") as alamat, ditolak():
        check_kosong(alamat, tmp_path)
    with basis_data() as alamat:
        check_kosong(alamat, tmp_path)
        (tmp_path / "sisa").touch()
        with ditolak():
            check_kosong(alamat, tmp_path)


def ditolak():
    return pytest.raises(MesinGagal, match="tidak kosong")


def test_repositori_dan_sandi_yang_tidak_ada_disebut(settings, tmp_path):
    settings.LPSE_DATA_DIR = tmp_path
    with pytest.raises(CommandError, match="Direktori repositori"):
        call_command("pulihkan", str(tmp_path / "tiada"))
    with pytest.raises(CommandError, match="--sandi"):
        call_command("pulihkan", str(tmp_path))


def baris_runbook():
    """The commands of the runbook, with our own interpreter and without where its author keeps the medium."""
    (blok,) = re.findall(r"```sh\n(.*?)```", RUNBOOK.read_text(), re.S)
    perintah = [satu for satu in blok.splitlines() if not satu.startswith("export ")]
    return [satu.replace(".venv/bin/python", sys.executable) for satu in perintah]


def jalankan(portal, perintah, **lingkungan):
    """Run a line of the shell against this portal; return how it ended."""
    return subprocess.run(
        ["/bin/sh", "-c", perintah],
        cwd=ROOT,
        env={**portal.env, **lingkungan},
        capture_output=True,
        text=True,
        timeout=600,
    )


def berhasil(portal, perintah, **lingkungan):
    akhir = jalankan(portal, perintah, **lingkungan)
    assert akhir.returncode == 0, f"{perintah}\n{akhir.stdout}\n{akhir.stderr}"
    return akhir.stdout


@pytest.mark.berat
@pytest.mark.timeout(1800)
def test_runbook_menghidupkan_portal_di_mesin_kosong(tmp_path):
    butuh_restic()
    luar, sandi = tmp_path / "cadangan", tmp_path / "sandi"
    manage = f"{sys.executable} manage.py"
    with own_portal() as lama:
        berhasil(lama, f"{manage} migrate -v0")
        berhasil(lama, f"{manage} buat_admin siti@contoh.example")
        berhasil(lama, f"{manage} cadangkan portal")
        [(jejak,)] = lama.query("SELECT count(*) FROM lpse_jejak WHERE peristiwa <> 'pekerjaan.berhasil'")
        # What left the house: the repository and, on paper, its password.
        shutil.copytree(lama.data_dir / "cadangan", luar)
        shutil.copyfile(lama.data_dir / "rahasia" / "cadangan-utama", sandi)
    with own_portal() as baru:
        lingkungan = {"REPOSITORI": str(luar), "SANDI": str(sandi)}
        for perintah in baris_runbook():
            berhasil(baru, perintah, **lingkungan)
        assert baru.query("SELECT email FROM lpse_akun") == [("siti@contoh.example",)]
        assert baru.query("SELECT is_lulus FROM arsip_ujipemulihan") == [(True,)]
        [(pulih,)] = baru.query("SELECT count(*) FROM lpse_jejak WHERE peristiwa = 'portal.dipulihkan'")
        [(semua,)] = baru.query("SELECT count(*) FROM lpse_jejak")
        assert (pulih, semua >= jejak) == (1, True)
        lagi = jalankan(baru, baris_runbook()[0], **lingkungan)
        assert (lagi.returncode, "tidak kosong" in lagi.stderr) == (1, True)
