"""Hostile code inside the worker: what it may not do, tried there."""

import errno
import logging
import os
import sys
import tempfile
from pathlib import Path

import pytest

from lpse.berkas import proses
from lpse.berkas.bilik import kurungan
from lpse.berkas.pekerja import AWAL_KELUHAN

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's filter is Linux's own")

JAHAT = {
    "jaringan": "socket.socket()",
    "pasangan-soket": "socket.socketpair()",
    "program-baru": "os.execv('/bin/true', ['true'])",
    "proses-baru": "os.fork()",
    "perintah-shell": "subprocess.run(['/bin/true'])",
    "baca-rahasia": "open('/etc/passwd')",
    "baca-portal": "open(PORTAL)",
    "baca-proses-lain": "open(f'/proc/{os.getppid()}/environ')",
    "tulis-berkas": "open('/tmp/jahat', 'w')",
    "hapus-berkas": "os.unlink('/tmp/tidak-ada')",
    "bunuh-induk": "os.kill(os.getppid(), 0)",
    "jadi-root-lagi": "os.setresuid(0, 0, 0)",
    "batas-proses-lain": "resource.prlimit(1, resource.RLIMIT_CORE)",
    "impor-modul": "import wave",
}


@pytest.fixture
def jalankan_jahat(monkeypatch, tmp_path):
    """Run Python lines inside a worker that has shut its door; returns what they print."""

    def jalankan(badan):
        skrip = tmp_path / "pekerja.py"
        muat = "import ctypes, os, resource, runpy, socket, subprocess, sys, threading"
        portal = str(Path(proses.__file__))
        skrip.write_text(
            f"{muat}\nPORTAL = {portal!r}\nasli = runpy.run_path({str(proses.PEKERJA)!r})\n"
            f"asli['batasi']()\n{badan}\n"
        )
        monkeypatch.setattr(proses, "PEKERJA", skrip)
        with tempfile.TemporaryFile() as berkas:
            berkas.write(b"isi")
            return proses.jalankan(berkas, "periksa", "image/png").decode().strip()

    return jalankan


@pytest.mark.parametrize("badan", JAHAT.values(), ids=JAHAT.keys())
def test_kode_jahat_di_dalam_pekerja_tidak_dapat_berbuat(jalankan_jahat, badan):
    coba = f"try:\n    {badan}\n    print('berhasil')\nexcept (OSError, ImportError):\n    print('gagal')"

    assert jalankan_jahat(coba) == "gagal"


def test_panggilan_kernel_langsung_juga_ditolak(jalankan_jahat):
    """Not the library refuses but the kernel: also io_uring, ptrace, memfd, mount and the 32-bit numbers."""
    nomor = (
        [425, 101, 319, 165, 272, 0x40000000 + 41]
        if os.uname().machine == "x86_64"
        else [425, 117, 279, 40, 97]
    )
    badan = (
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        f"print([(libc.syscall(n, 0, 0, 0), ctypes.get_errno()) for n in {nomor}])"
    )

    assert jalankan_jahat(badan) == str([(-1, errno.ENOSYS)] * len(nomor))


def test_utas_dan_hitungan_tetap_boleh(jalankan_jahat):
    badan = (
        "hasil = []\nutas = threading.Thread(target=lambda: hasil.append(sum(range(10))))\n"
        "utas.start(); utas.join(); print(hasil)"
    )

    assert jalankan_jahat(badan) == "[45]"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has something to give up")
def test_pekerja_milik_root_menjadi_bukan_siapa_siapa(jalankan_jahat):
    nomor = "os.getuid(), os.geteuid(), os.getgid(), os.getegid()"

    assert jalankan_jahat(f"print({nomor})") == " ".join(["65534"] * 4)


def test_berkas_masuk_tidak_dapat_diubah_sesudah_dibaca(jalankan_jahat):
    """The parent opened it for writing, and keeps what lies in it after the judgement."""
    badan = (
        "def jawab(isi, *_):\n"
        "    try:\n        os.write(0, b'lain')\n    except OSError:\n        return 0, b'gagal ' + isi\n"
        "    return 0, b'berhasil'\n"
        "utama = asli['main']\n"
        "utama.__globals__.update(jawab=jawab, siapkan=lambda *_: None, batasi=lambda: None)\n"
        "sys.exit(utama())"
    )

    assert jalankan_jahat(badan) == "gagal isi"


def test_kernel_tanpa_seccomp_dikatakan_sekali_dan_pekerja_tetap_berjalan(monkeypatch, tmp_path, caplog):
    skrip = tmp_path / "pekerja.py"
    skrip.write_text(
        f"import runpy\nasli = runpy.run_path({str(proses.PEKERJA)!r})\n"
        "from lpse.berkas.bilik import kurungan\n"
        "def tidak_ada(): raise OSError('tidak ada')\n"
        "kurungan._saring_panggilan = tidak_ada\n"
        "asli['batasi']()\nimport resource\nprint(resource.getrlimit(resource.RLIMIT_CPU))\n"
    )
    monkeypatch.setattr(proses, "PEKERJA", skrip)
    proses._peringatkan.cache_clear()

    with caplog.at_level(logging.WARNING, "lpse.berkas.proses"), tempfile.TemporaryFile() as berkas:
        jawaban = [proses.jalankan(berkas, "periksa", "image/png") for _ in range(3)]

    assert jawaban == [b"(10, 10)\n"] * 3
    assert [r.message for r in caplog.records] == [f"pekerja berkas: {AWAL_KELUHAN}seccomp: tidak ada"]


@pytest.mark.parametrize("mesin", kurungan.ARSITEKTUR)
def test_saringan_melompat_ke_jawaban_yang_benar(mesin):
    """Walk the filter as the kernel does, for both machines: only one of them runs this test."""
    kolom, arsip = kurungan.ARSITEKTUR[mesin]
    program = kurungan._susun(kolom, arsip, 4321)
    boleh = {nomor[kolom] for nomor in kurungan.PANGGILAN.values()}
    sebagian = {
        kurungan.CLONE[kolom]: (kurungan.CLONE_THREAD, 17),
        kurungan.PRLIMIT64[kolom]: (0, 1),
        kurungan.TGKILL[kolom]: (4321, 1),
    }

    for nomor in range(500):
        baik, buruk = sebagian.get(nomor, (0, 0))
        izin = kurungan.IZINKAN if nomor in boleh | sebagian.keys() else kurungan.TOLAK
        assert putusan(program, arsip, nomor, baik) == izin, nomor
        assert putusan(program, arsip, nomor, buruk) == (kurungan.TOLAK if nomor in sebagian else izin), nomor
    assert putusan(program, arsip + 1, min(boleh), 0) == kurungan.BUNUH


def putusan(program, arsip, nomor, argumen):
    import struct

    data = {kurungan.NOMOR: nomor, kurungan.ARSIP: arsip, kurungan.ARGUMEN: argumen}
    baris = list(struct.iter_unpack("HBBI", program))
    letak = nilai = 0
    while True:
        kode, ya, tidak, k = baris[letak]
        letak += 1
        if kode == kurungan.MUAT:
            nilai = data[k]
        elif kode == kurungan.JAWAB:
            return k
        else:
            cocok = nilai == k if kode == kurungan.SAMA else bool(nilai & k)
            letak += ya if cocok else tidak
