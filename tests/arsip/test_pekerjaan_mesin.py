"""Backups through the real restic and the real PostgreSQL: what is good is recorded, nothing else."""

import contextlib
import functools
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.utils import timezone
from psycopg.conninfo import make_conninfo

from arsip.actions import cadangkan, kerja
from arsip.actions import jalankan as pelaksana
from arsip.actions.jalankan import dorong_antrean, jalankan
from arsip.actions.kerja import Hasil, nama_inang, pegang
from arsip.actions.pekerjaan import antrekan, minta_berhenti, sapu_terputus
from arsip.actions.peralatan import restic_untuk
from arsip.actions.periksa import periksa_sekarang
from arsip.enums.cadangan import JenisPekerjaan, SebabGagal, StatusPekerjaan
from arsip.mesin.galat import Dihentikan, MesinGagal
from arsip.models import Cadangan, Pekerjaan, Repositori, Sumber
from infrastruktur.actions.sampel import siapkan_partisi
from lpse.models import Jejak
from tests.arsip.mesin import basis_data
from tests.arsip.pekerjaan import admin, antre, direktori, tempat_data
from tests.arsip.uji import siapkan_repositori
from tests.programs import butuh_restic
from tests.serentak import serentak

__all__ = ["tempat_data"]
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.dasar("arsip.cadangan"),
    pytest.mark.usefixtures("tempat_data", "restic"),
]
J, S = JenisPekerjaan, StatusPekerjaan
PANJANG_SIDIK = 64  # a restic file's name: its SHA-256


@pytest.fixture
def restic() -> Path:
    return butuh_restic()


def jalan(sumber: Sumber, **isi: object) -> Pekerjaan:
    pekerjaan = jalankan(antre(sumber, **isi).pk)
    assert pekerjaan is not None
    return pekerjaan


def snapshot(sumber: Sumber) -> list[str]:
    perintah = ["restic", "snapshots", "--json", "--no-lock"]
    alamat = restic_untuk(sumber.repositori).alamat
    lingkungan = {"RESTIC_REPOSITORY": alamat.lokasi, "RESTIC_PASSWORD_FILE": str(alamat.sandi)}
    keluar = subprocess.run(perintah, env={**os.environ, **lingkungan}, capture_output=True, check=True)
    return [satu["id"] for satu in json.loads(keluar.stdout)]


def test_portal_dicadangkan_basis_data_dahulu_lalu_berkas(tempat_data: Path):
    pohon = Path(storages["berkas"].location)
    storages["berkas"].save("ab/uji-cadangan", ContentFile(b"x" * 5000))
    siapkan_partisi(timezone.now())  # tables younger than the last migration are the backup's as well
    portal = Sumber.objects.get(kode="portal")

    keluar = StringIO()
    call_command("cadangkan", "portal", json=True, stdout=keluar)

    (satu,) = json.loads(keluar.getvalue())["pekerjaan"]
    cadangan, pekerjaan = Cadangan.objects.get(), Pekerjaan.objects.get()
    assert (satu["status"], satu["snapshot"]) == ("berhasil", cadangan.snapshot)
    assert snapshot(portal) == [cadangan.snapshot]
    assert (pekerjaan.cadangan, pekerjaan.tahap) == (cadangan, "cocokkan")
    assert cadangan.berkas == sum(satu.is_file() for satu in pohon.rglob("*")) > 0
    assert cadangan.baris == sum(cadangan.manifes["basis_data"]["baris"].values()) > 0
    assert "arsip.0001_cadangan" in cadangan.manifes["basis_data"]["migrasi"]
    portal.repositori.refresh_from_db()
    sandi = tempat_data / "rahasia" / "cadangan-utama"
    assert sandi.stat().st_mode & 0o777 == 0o400
    assert list((tempat_data / "cadangan-kerja" / "portal").iterdir()) == [], "the dump is gone"
    assert sandi.read_text() not in json.dumps([satu, pekerjaan.hasil, pekerjaan.galat])


def test_sumber_kosong_karena_disk_tidak_terpasang_tidak_menjadi_cadangan(tmp_path):
    sumber = direktori(tmp_path, penanda="INI-DISK-SPSE")
    assert [t.sebab for t in periksa_sekarang(sumber)] == [SebabGagal.PENANDA_TIDAK_ADA]

    pekerjaan = jalan(sumber)

    assert (pekerjaan.status, pekerjaan.sebab) == ("gagal", SebabGagal.PENANDA_TIDAK_ADA)
    assert not Cadangan.objects.exists()


@pytest.mark.berat
def test_direktori_kosong_tanpa_alasan_tidak_menjadi_cadangan_pertama(tmp_path):
    """The mount that is not there, once more: this time nobody set a marker."""
    sumber = direktori(tmp_path)
    shutil.rmtree(sumber.jalur)
    Path(sumber.jalur).mkdir()

    pekerjaan = jalan(sumber)

    assert (pekerjaan.status, pekerjaan.sebab) == ("gagal", SebabGagal.TURUN_TAJAM)
    assert not Cadangan.objects.exists()
    assert jalan(sumber, oleh=admin(), alasan_turun="Belum diisi.").status == S.BERHASIL
    assert jalan(sumber).status == S.BERHASIL, "as empty as the one that a person agreed to"


@pytest.mark.berat
def test_isi_yang_turun_tajam_gagal_sampai_seseorang_menuliskan_alasannya(tmp_path):
    sumber = direktori(tmp_path)
    assert jalan(sumber).status == S.BERHASIL
    (Path(sumber.jalur) / "dalam" / "c.txt").unlink()

    kurang = jalan(sumber)
    assert (kurang.status, kurang.sebab) == ("gagal", SebabGagal.TURUN_TAJAM)
    assert "berkas dari 3 menjadi 2" in kurang.galat
    assert Cadangan.objects.count() == 1
    benar = jalan(sumber, oleh=admin(), alasan_turun="Arsip 2024 dipindahkan.")
    assert benar.status == S.BERHASIL
    assert jalan(sumber).status == S.BERHASIL, "measured against the last good one"


@pytest.mark.berat
def test_pemeriksaan_menemukan_isi_yang_rusak_dan_keluar_1(tmp_path):
    sumber = direktori(tmp_path)
    Sumber.objects.exclude(pk=sumber.pk).update(is_aktif=False)
    with pytest.raises(CommandError, match="Belum ada repositori"):
        call_command("periksa_cadangan")
    jalan(sumber)
    keluar = StringIO()
    call_command("periksa_cadangan", json=True, stdout=keluar)
    assert json.loads(keluar.getvalue())["repositori"][0]["status"] == "berhasil"
    sumber.repositori.refresh_from_db()
    assert sumber.repositori.bagian_baca == 2
    for indeks in (Path(sumber.repositori.lokasi) / "index").iterdir():
        indeks.unlink()

    with pytest.raises(CommandError, match="Tidak baik: r-dokumen"):
        call_command("periksa_cadangan", stdout=StringIO())
    gagal = Pekerjaan.objects.latest("pk")
    assert (gagal.jenis, gagal.sebab) == ("periksa", SebabGagal.RUSAK)


@pytest.mark.berat
def test_gembok_mati_dilepas_hanya_bila_tabel_membuktikan_pelakunya_milik_kami(tmp_path):
    sumber = direktori(tmp_path)
    jalan(sumber)
    repositori = sumber.repositori
    repositori.refresh_from_db()
    gembok = _tinggalkan_gembok(sumber)

    terkunci = jalankan(antrekan(J.PERIKSA, repositori).pk)
    assert (terkunci.status, terkunci.sebab) == ("gagal", SebabGagal.TERKUNCI), "somebody else's"
    assert gembok()

    mati = antre(sumber)
    Pekerjaan.objects.filter(pk=mati.pk).update(
        status=S.BERJALAN, dimulai_pada=timezone.now(), inang=nama_inang(), pid=_pid_mati()
    )
    assert sapu_terputus() == 1
    lepas = jalankan(antrekan(J.PERIKSA, repositori).pk)
    assert lepas.status == S.BERHASIL
    assert not gembok()
    assert Jejak.objects.filter(peristiwa="repositori.gembok_dilepas").count() == 1


def _tinggalkan_gembok(sumber: Sumber):
    """Kill a restic in the middle of its work; returns how to see the lock that it left."""
    tempat = Path(sumber.repositori.lokasi) / "locks"
    alamat = restic_untuk(sumber.repositori).alamat
    lingkungan = {"RESTIC_REPOSITORY": alamat.lokasi, "RESTIC_PASSWORD_FILE": str(alamat.sandi)}
    perintah = ["restic", "backup", "--stdin", "--no-cache"]
    anak = subprocess.Popen(perintah, stdin=subprocess.PIPE, env={**os.environ, **lingkungan})

    def gembok() -> list[Path]:
        # A lock bears its whole name only once it is written; before, restic's own do not see it either.
        return [satu for satu in tempat.iterdir() if len(satu.name) == PANJANG_SIDIK]

    tunggu = time.monotonic() + 60
    while not gembok() and time.monotonic() < tunggu:
        time.sleep(0.05)
    anak.send_signal(signal.SIGKILL)
    anak.communicate()
    return gembok


def _pid_mati() -> int:
    anak = subprocess.Popen([sys.executable, "-c", ""])
    anak.wait()
    return anak.pid


def test_dua_pekerja_berebut_satu_yang_menjalankan(tmp_path, monkeypatch):
    sumber, jalan_ke = direktori(tmp_path), []

    def kerjakan(satu):
        jalan_ke.append(satu.pekerjaan.pk)
        time.sleep(0.2)
        return Hasil({"kali": 1})

    monkeypatch.setitem(pelaksana.PELAKSANA, J.CADANGKAN, kerjakan)
    pk = antre(sumber).pk

    hasil = serentak(*[lambda: jalankan(pk)] * 6)

    assert jalan_ke == [pk]
    assert sum(satu is not None for satu in hasil if not isinstance(satu, Exception)) == 1
    assert jalankan(pk) is None, "delivered again when it is over"
    assert Pekerjaan.objects.get(pk=pk).hasil == {"kali": 1}


def test_pekerja_yang_dibunuh_meninggalkan_bukti_lalu_pekerjaannya_gagal_terputus(tmp_path, monkeypatch):
    sumber, mulai = direktori(tmp_path), tmp_path / "mulai"
    pk = antre(sumber).pk

    def lama(_satu):
        mulai.touch()
        time.sleep(60)

    monkeypatch.setitem(pelaksana.PELAKSANA, J.CADANGKAN, lama)
    connections.close_all()
    anak = os.fork()
    if anak == 0:
        jalankan(pk)
        os._exit(0)
    batas = time.monotonic() + 60
    while not mulai.exists() and time.monotonic() < batas:
        time.sleep(0.05)
    assert Pekerjaan.objects.get(pk=pk).pid == anak
    assert sapu_terputus() == 0, "it lives"
    os.kill(anak, signal.SIGKILL)
    os.waitpid(anak, 0)

    batas = time.monotonic() + 60
    while sapu_terputus() == 0 and time.monotonic() < batas:
        time.sleep(0.05)  # until the database has noticed that the session ended

    mati = Pekerjaan.objects.get(pk=pk)
    assert (mati.status, mati.sebab) == ("gagal", SebabGagal.TERPUTUS)
    assert jalankan(pk) is None, "the queue delivers it again: nothing runs"


def test_yang_repositorinya_dipakai_menunggu_lalu_didorong_lagi(tmp_path, monkeypatch):
    sumber = direktori(tmp_path)
    pk = antre(sumber).pk
    with pegang(antrekan(J.PERIKSA, sumber.repositori)) as dapat:
        assert dapat
        assert jalankan(pk) is None
    assert Pekerjaan.objects.get(pk=pk).status == S.ANTRE
    assert dorong_antrean() == 0, "published a moment ago"
    Pekerjaan.objects.update(dibuat_pada=timezone.now() - timedelta(minutes=5))
    assert dorong_antrean() == 2, "this one and the check"


def test_beberapa_basis_data_dicadangkan_bersamaan_ke_repositori_yang_sama(tmp_path, monkeypatch):
    """As many at once as there are workers (CADANGAN_SERENTAK)."""
    repo, _ = siapkan_repositori(tmp_path)
    periksa, pintu = antrekan(J.PERIKSA, repo), threading.Barrier(2)

    def bertemu(satu):
        pintu.wait(60)  # neither gets past without the other
        assert jalankan(periksa.pk) is None, "a check waits for both"
        return cadangkan.laksanakan(satu)

    with basis_data("CREATE TABLE a AS SELECT 1 AS id") as a, basis_data("CREATE TABLE b AS SELECT 1") as b:
        sumber = [_basis_data(nama, isi, repo, monkeypatch) for nama, isi in (("a", a), ("b", b))]
        monkeypatch.setitem(pelaksana.PELAKSANA, J.CADANGKAN, bertemu)
        pks = [antre(satu).pk for satu in sumber]
        hasil = serentak(*[functools.partial(jalankan, pk) for pk in pks])

    assert [(satu.status, satu.galat) for satu in hasil] == [(S.BERHASIL, "")] * 2
    assert jalankan(periksa.pk).status == S.BERHASIL
    assert Cadangan.objects.count() == len(snapshot(sumber[0])) == 2


def _basis_data(nama: str, alamat: dict[str, str], repo: Repositori, monkeypatch) -> Sumber:
    """A source whose address stands in the environment."""
    monkeypatch.setenv(f"CADANGAN_{nama.upper()}", make_conninfo(**alamat))
    isi = {"jenis": "basis_data", "jalur": "", "rujukan": f"env:CADANGAN_{nama.upper()}"}
    return Sumber.objects.create(kode=nama, nama=nama, repositori=repo, **isi)


def test_sambungan_yang_diputus_server_tidak_menutupi_sebab_kegagalannya(tmp_path, monkeypatch):
    def putus(_satu):
        pid = connection.connection.info.backend_pid
        with contextlib.closing(connection.copy()) as lain, lain.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
        raise MesinGagal(SebabGagal.DISK_PENUH, "Tujuan penuh.")

    monkeypatch.setitem(pelaksana.PELAKSANA, J.CADANGKAN, putus)
    gagal = jalan(direktori(tmp_path))
    assert (gagal.status, gagal.sebab) == ("gagal", SebabGagal.DISK_PENUH)


def test_diminta_berhenti_di_tengah_jalan_dan_galat_tak_terduga_tetap_berakhir(tmp_path, monkeypatch):
    monkeypatch.setattr(kerja, "JEDA_DETAK", 0.05)
    sumber, oleh = direktori(tmp_path), admin()

    def tunggu(satu):
        minta_berhenti(satu.pekerjaan.pk, oleh=oleh)
        batas = time.monotonic() + 60
        while not satu.kendali.is_berhenti() and time.monotonic() < batas:
            time.sleep(0.02)
        raise Dihentikan

    monkeypatch.setitem(pelaksana.PELAKSANA, J.CADANGKAN, tunggu)
    assert jalan(sumber).status == S.DIBATALKAN

    def meledak(satu):
        raise ValueError("postgres://u:rahasia@h/d")

    monkeypatch.setitem(pelaksana.PELAKSANA, J.CADANGKAN, meledak)
    gagal = jalan(sumber)
    assert (gagal.status, gagal.sebab) == ("gagal", SebabGagal.LAINNYA)
    assert "rahasia" not in gagal.galat
    connection.close()
