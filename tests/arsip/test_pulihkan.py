"""Pulihkan: the portal comes back on an empty machine, by the commands of the runbook as they are written."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from arsip.actions import pulihkan as tindakan
from arsip.actions import sesudah_pulih
from arsip.actions.cadangkan import BOLEH_TURUN
from arsip.actions.pulihkan import check_kosong, pilih_potret, pulihkan
from arsip.actions.tempat_pulih import check_tempat_kosong, taruh
from arsip.enums.cadangan import SebabGagal
from arsip.mesin.basis_uji import is_kosong
from arsip.mesin.galat import Dihentikan, MesinGagal
from arsip.mesin.keluaran_restic import Potret
from arsip.mesin.restic import Alamat, Restic
from arsip.models import Repositori
from lpse.storage_url import file_storage
from tests.arsip.mesin import basis_data, isi_berkas, kendali
from tests.arsip.pekerjaan import repositori
from tests.arsip.s3 import server_s3
from tests.arsip.uji import DOKUMEN, siapkan_repositori, simpan_cadangan
from tests.own_portal import ROOT, own_portal, wait_for
from tests.programs import butuh_restic

BASIS_UJI = "SELECT datname FROM pg_database WHERE starts_with(datname, 'uji_pulih_')"
DUA_UJI = "SELECT status, sebab FROM arsip_pekerjaan WHERE jenis = 'uji_pulih' ORDER BY id DESC LIMIT 2"
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


class ResticTiruan:
    """Nights by their rows: what is in each manifest; the dump is where the restore would begin."""

    def __init__(self, *malam):
        self.malam = {nama: baris for nama, baris, *_ in malam}
        self.potret = [
            potret(nama, datetime(2026, 3, hari, tzinfo=UTC), *LENGKAP, label=label)
            for hari, (nama, _, *label) in enumerate(malam, 1)
        ]

    def daftar(self, _):
        return self.potret

    def keluarkan(self, snapshot, jalur, tujuan, _):
        if jalur != LENGKAP[1]:
            raise MesinGagal(SebabGagal.LAINNYA, f"mulai memulihkan {snapshot}")
        basis_data = {"baris": {"public.tiket": self.malam[snapshot]}, "ukuran": 1}
        isi = {"versi": 1, "saat": "x", "basis_data": basis_data, "berkas": {"berkas": 0, "ukuran": 0}}
        tujuan.write_text(json.dumps(isi))


@pytest.mark.parametrize(
    ("malam", "pilihan", "akhir"),
    [
        ([("utuh", 1000), ("kosong1", 10), ("kosong2", 10)], "terbaru", "--cadangan utuh"),
        ([("utuh", 1000), ("kosong1", 10), ("kosong2", 10)], "kosong2", "mulai memulihkan kosong2"),
        ([("utuh", 1000), ("rampung", 10, BOLEH_TURUN), ("baru", 11)], "terbaru", "mulai memulihkan baru"),
        ([("utuh", 1000), ("kosong", 10), ("pulih", 1001)], "terbaru", "mulai memulihkan pulih"),
    ],
)
def test_terbaru_yang_jauh_berkurang_harus_disebut_orang(
    malam, pilihan, akhir, settings, tmp_path, monkeypatch
):
    settings.LPSE_DATA_DIR = tmp_path
    monkeypatch.setattr(tindakan, "alamat_tujuan", dict)
    for nama in ("check_kosong", "kosongkan"):
        monkeypatch.setattr(tindakan, nama, lambda *_: None)
    with pytest.raises(MesinGagal, match=akhir):
        pulihkan(ResticTiruan(*malam), kendali(), cadangan=pilihan, ke=tmp_path / "ke", bilang=lambda _: None)


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


# --- Where the files go


@pytest.fixture
def ember(settings, tmp_path):
    """The portal keeps its files in a bucket."""
    with server_s3() as gudang:
        gudang.ember.add("lpse")
        url = f"{gudang.alamat.replace('http://', 's3://AKIAUJI:rahasia@')}/lpse?scheme=http&region=us-east-1"
        settings.LPSE_DATA_DIR = tmp_path / "data"
        settings.STORAGES = {**settings.STORAGES, "berkas": file_storage(url, settings.LPSE_DATA_DIR)}
        yield gudang


@pytest.mark.django_db
def test_berkas_pulih_ke_direktori_lain_dan_ke_bucket(ember, tmp_path, monkeypatch):
    _, restic = siapkan_repositori(tmp_path)
    simpan_cadangan(restic, tmp_path)
    monkeypatch.setattr(tindakan, "sesudah_pulih", lambda *_: None)
    versi = []
    monkeypatch.setattr(tindakan, "naikkan_versi", lambda: versi.append(dict(ember.objek)))

    def pulih(**isi):
        with basis_data() as alamat:
            monkeypatch.setattr(tindakan, "alamat_tujuan", lambda: alamat)
            hasil = pulihkan(restic, kendali(), bilang=lambda _: None, **isi)
            with ditolak():
                pulihkan(restic, kendali(), bilang=lambda _: None, **isi)
            assert not is_kosong(alamat)
        assert (hasil.beda, hasil.berkas) == ([], 1)

    lain = tmp_path / "lain" / "berkas"
    pulih(ke=lain)
    assert isi_berkas(lain) == {DOKUMEN: b"akta pendirian"}
    assert ember.objek == {}, "with --ke the portal's own storage stays as it is"
    pulih()
    assert ember.objek == {f"lpse/{DOKUMEN}": b"akta pendirian"}
    assert list((tmp_path / "data").glob("cadangan-pulih*")) == []
    assert versi == [{}, {}], "what cannot be brought up to this release leaves no files behind"


def test_unggahan_yang_berhenti_di_tengah_tidak_meninggalkan_apa_pun(ember, tmp_path):
    for nama in ("satu", "dua"):
        (tmp_path / nama).write_text(nama)
    jawaban = iter([False, True])
    with pytest.raises(Dihentikan):
        taruh(tmp_path, None, kendali(is_berhenti=jawaban.__next__))
    assert ember.objek == {}
    check_tempat_kosong(None)
    ember.ember.clear()
    with pytest.raises(MesinGagal, match="siapkan_penyimpanan") as galat:
        check_tempat_kosong(None)
    assert "rahasia" not in str(galat.value)


# --- What follows


@pytest.mark.django_db(transaction=True)
def test_basis_data_dari_rilis_sebelumnya_langsung_dimutakhirkan(monkeypatch):
    dijalankan = []
    monkeypatch.setattr(sesudah_pulih, "call_command", lambda nama, **_: dijalankan.append(nama))
    sesudah_pulih.naikkan_versi()
    assert dijalankan == [], "of this release"
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *_: ["0005_baru"])
    sesudah_pulih.naikkan_versi()
    assert dijalankan == ["migrate"]

    def gagal(*_, **__):
        raise CommandError("profil lain")

    monkeypatch.setattr(sesudah_pulih, "call_command", gagal)
    with pytest.raises(MesinGagal, match="profil lain"):
        sesudah_pulih.naikkan_versi()


@pytest.mark.django_db
def test_nas_yang_belum_dipasang_tidak_dianggap_hilang(settings, tmp_path):
    """Let go, it would be made anew on the empty mount; only a person knows that it never comes back."""
    settings.LPSE_DATA_DIR = tmp_path
    nas = repositori("nas", str(tmp_path / "nas"), disiapkan_pada=timezone.now(), id_mesin="a")
    Repositori.objects.filter(kode="utama").update(disiapkan_pada=timezone.now(), id_mesin="b")
    hasil = sesudah_pulih.Pulihan("abc", "kini")
    sesudah_pulih.sesudah_pulih(hasil, Restic(Alamat("/luar", tmp_path, {}), cache=tmp_path))
    siap = Repositori.objects.filter(disiapkan_pada__isnull=False)
    assert list(siap) == [nas], "what lay in the data directory is gone with it"
    assert any("pulihkan --lepas nas" in satu for satu in hasil.langkah)
    (tmp_path / "nas").mkdir()
    (tmp_path / "nas" / "config").touch()
    with pytest.raises(CommandError, match="tidak hilang"):
        call_command("pulihkan", lepas=["nas"])
    (tmp_path / "nas" / "config").unlink()
    call_command("pulihkan", lepas=["nas"], stdout=StringIO())
    assert not siap.all().exists()


# --- The command and its runbook


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
        uji_mati_di_tengah_jalan(baru)
        berhasil(baru, f"{manage} uji_pulih portal")
        assert baru.query(DUA_UJI) == [("berhasil", ""), ("gagal", "terputus")]
        assert (baru.query(BASIS_UJI), list((baru.data_dir / "cadangan-uji").iterdir())) == ([], [])


def uji_mati_di_tengah_jalan(portal):
    """A drill killed with all it started, while its scratch database is there."""
    perintah = [sys.executable, "manage.py", "uji_pulih", "portal"]
    with subprocess.Popen(perintah, cwd=ROOT, env=portal.env, start_new_session=True) as proses:
        wait_for("basis data uji", lambda: portal.query(BASIS_UJI))
        os.killpg(proses.pid, signal.SIGKILL)
    assert portal.query(BASIS_UJI), "nobody was left to remove it"
