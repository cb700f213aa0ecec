"""The worker as a process: limits, time-outs, falls, and what the judge makes of its answers."""

import io
import logging
import os
import signal
import subprocess
import tempfile
import threading

import pytest

from lpse.berkas import proses
from lpse.berkas.penolakan import KALIMAT, BerkasDitolak
from lpse.berkas.periksa import HasilPeriksa, jenis_dari_isi, periksa
from tests.lpse import contoh_berkas as contoh


@pytest.fixture
def nyata():
    """Put bytes into a file of the operating system, as the worker's standard input needs."""
    dibuka = []

    def buka(isi):
        berkas = tempfile.TemporaryFile()  # noqa: SIM115 closed below
        berkas.write(isi)
        dibuka.append(berkas)
        return berkas

    yield buka
    for berkas in dibuka:
        berkas.close()


@pytest.fixture
def ganti_pekerja(monkeypatch, tmp_path):
    """Put another script in the worker's place; it first takes on the real worker's limits."""

    def ganti(badan):
        skrip = tmp_path / "pekerja.py"
        asli = str(proses.PEKERJA)
        # What the script needs is loaded first: behind the door, no module can be read.
        muat = "import ctypes, os, resource, runpy, signal, socket, subprocess, sys, threading, time"
        skrip.write_text(f"{muat}\nasli = runpy.run_path({asli!r})\nasli['batasi']()\n{badan}\n")
        monkeypatch.setattr(proses, "PEKERJA", skrip)

    return ganti


def penolakan(berkas):
    with pytest.raises(BerkasDitolak) as ditolak:
        periksa(berkas)
    return ditolak.value


@pytest.mark.parametrize(
    ("isi", "hasil"),
    [
        (contoh.pdf(40), HasilPeriksa("application/pdf", 40, None, None)),
        (contoh.jpeg_rebah(), HasilPeriksa("image/jpeg", 1, 240, 320)),
        (contoh.png(), HasilPeriksa("image/png", 1, 320, 240)),
        (contoh.heic(), HasilPeriksa("image/heic", 1, 320, 240)),
        (contoh.pdf_bersandi(pengguna=""), HasilPeriksa("application/pdf", 1, None, None)),
    ],
    ids=["pdf", "jpeg", "png", "heic", "pdf-dibatasi"],
)
def test_berkas_baik_diterima_lewat_proses_terpisah(nyata, isi, hasil):
    assert periksa(nyata(isi)) == hasil


@pytest.mark.parametrize(
    ("isi", "alasan"),
    [
        (contoh.pdf_bersandi(), "bersandi"),
        (contoh.pdf(3)[:-1024], "terpotong"),
        (contoh.png_bom(), "gambar_terlalu_besar"),
        (contoh.pdf(201), "terlalu_banyak_halaman"),
        (contoh.pdf(0), "rusak"),
    ],
    ids=["bersandi", "terpotong", "bom", "halaman", "rusak"],
)
def test_penolakan_pekerja_menjadi_kalimat(nyata, isi, alasan):
    ditolak = penolakan(nyata(isi))

    assert ditolak.kode == alasan
    assert str(ditolak) == KALIMAT[alasan]


@pytest.mark.parametrize(
    "isi",
    [
        b"<!doctype html><title>masuk</title>",
        b"<html>" + b" " * 40 + contoh.pdf(),
        b"MZ\x90\0" + bytes(60),
        b"PK\x03\x04" + bytes(60),
        b"GIF89a" + bytes(60),
        b"RIFF\0\0\0\0WEBPVP8 ",
        b"\0\0\0\x18ftypavif" + bytes(60),
        b"%",
        b" ",
        bytes(2000),
    ],
    ids=["html", "html-lalu-pdf", "exe", "zip", "gif", "webp", "avif", "satu-byte", "spasi", "nol"],
)
def test_isi_lain_ditolak_dengan_menyebut_yang_diterima(isi):
    with pytest.raises(BerkasDitolak, match="PDF, JPEG, PNG, atau HEIC") as ditolak:
        jenis_dari_isi(isi)
    assert ditolak.value.kode == "jenis_salah"


@pytest.mark.parametrize("utama", [b"hevc", b"msf1"])
def test_heic_bergerak_ditolak_dengan_sebabnya(utama):
    with pytest.raises(BerkasDitolak, match="rangkaian gambar") as ditolak:
        jenis_dari_isi(b"\0\0\0\x18ftyp" + utama + b"\0\0\0\0mif1heic" + bytes(99))
    assert ditolak.value.kode == "jenis_salah"


@pytest.mark.parametrize(("merek", "diterima"), [(b"heic", True), (b"avif", False)])
def test_mif1_diterima_bila_isinya_hevc(merek, diterima):
    kepala = b"\0\0\0\x18ftypmif1\0\0\0\0mif1" + merek + bytes(99)
    if diterima:
        assert jenis_dari_isi(kepala) == "image/heic"
        return
    with pytest.raises(BerkasDitolak):
        jenis_dari_isi(kepala)


@pytest.mark.parametrize("awalan", [b"\xef\xbb\xbf", b"\r\n", b"\n\n \t"])
def test_pdf_didahului_baris_kosong_diterima(nyata, awalan):
    assert periksa(nyata(awalan + contoh.pdf())).halaman == 1


JATUH = {
    "sigsegv": "ctypes.string_at(0)",
    "abort": "os.abort()",
    "galat": "raise RuntimeError('x')",
    "tanpa-alasan": "raise SystemExit(3)",
    "bukan-json": "print('bukan json')",
    "daftar": "print('[]')",
    "kosong": "print('{}')",
    "angka-karangan": """print('{"halaman": -5, "lebar": null, "tinggi": null}')""",
    "ukuran-karangan": """print('{"halaman": 1, "lebar": 9, "tinggi": 9}')""",
    "alasan-karangan": "sys.stdout.write('alasan karangan'); sys.exit(3)",
    "berputar": "while True: pass",
    "rakus-memori": "x = bytearray(2 * 1024**3)",
    "membanjiri-keluaran": "while True: sys.stdout.buffer.write(bytes(1024**2))",
}


@pytest.mark.parametrize("badan", JATUH.values(), ids=JATUH.keys())
def test_pekerja_jatuh_atau_mengarang_menjadi_tidak_dapat_diperiksa(nyata, ganti_pekerja, badan):
    ganti_pekerja(f"resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\n{badan}")

    assert penolakan(nyata(contoh.pdf())).kode == "tidak_dapat_diperiksa"


def test_pekerja_yang_tertidur_dihentikan(nyata, ganti_pekerja, monkeypatch, caplog):
    ganti_pekerja("time.sleep(60)")
    monkeypatch.setattr(proses, "WAKTU_MAKS", 0.5)

    with caplog.at_level(logging.WARNING, "lpse.berkas.proses"):
        assert penolakan(nyata(contoh.pdf())).kode == "tidak_dapat_diperiksa"

    assert "waktu habis" in caplog.text


def test_pekerja_yang_jatuh_sekali_dicoba_sekali_lagi(nyata, monkeypatch):
    kode = [-9, 0]
    monkeypatch.setattr(proses, "_tunggu", lambda *_: kode.pop(0))

    assert proses.jalankan(nyata(b"isi"), "periksa", "application/pdf") == b""
    assert kode == []


def test_penolakan_pekerja_tidak_dicoba_dua_kali(nyata, monkeypatch):
    dicoba = []
    asli = proses._tunggu
    monkeypatch.setattr(proses, "_tunggu", lambda *a: (dicoba.append(1), asli(*a))[1])

    assert penolakan(nyata(contoh.pdf_bersandi())).kode == "bersandi"
    assert len(dicoba) == 1


def test_interrupted_request_leaves_no_worker_behind(nyata, ganti_pekerja, monkeypatch):
    ganti_pekerja("time.sleep(60)")
    dimulai = []
    asli = subprocess.Popen.wait

    def terputus(diri, timeout=None):
        if not dimulai:
            dimulai.append(diri)
            raise KeyboardInterrupt
        return asli(diri, timeout)

    monkeypatch.setattr(subprocess.Popen, "wait", terputus)

    with pytest.raises(KeyboardInterrupt):
        periksa(nyata(contoh.pdf()))

    assert dimulai[0].returncode == -signal.SIGKILL


def test_worker_holds_no_secret_and_keeps_its_limits(nyata, ganti_pekerja, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "rahasia")
    ganti_pekerja(
        "nama = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_CORE)\n"
        "batas = [resource.getrlimit(n) for n in nama]\n"
        "print('SECRET_KEY' in os.environ, batas, os.path.samefile('.', '/'), os.pread(0, 99, 0))"
    )

    jawaban = proses.jalankan(nyata(b"isi"), "periksa", "application/pdf").decode()

    assert jawaban == f"False [({1024**3}, {1024**3}), (10, 10), (0, 0)] True b'isi'\n"


def test_worker_accepts_limits_that_are_already_lower(nyata, ganti_pekerja):
    ganti_pekerja(
        "resource.setrlimit(resource.RLIMIT_CPU, (5, 5))\n"
        "asli['batasi']()\n"
        "print(resource.getrlimit(resource.RLIMIT_CPU))"
    )

    assert proses.jalankan(nyata(b"isi"), "periksa", "application/pdf") == b"(5, 5)\n"


def test_pekerja_membaca_dari_awal_dan_tidak_menggeser_pembaca_lain(nyata):
    isi = contoh.png()
    assert len(isi) > 3 * io.DEFAULT_BUFFER_SIZE
    berkas = nyata(isi)
    berkas.seek(100)

    assert periksa(berkas).jenis == "image/png"

    berkas.seek(0)
    assert berkas.read() == isi


def test_giliran_yang_tidak_kunjung_tiba_menjadi_kalimat(nyata, monkeypatch):
    giliran = threading.BoundedSemaphore(1)
    monkeypatch.setattr(proses, "GILIRAN", giliran)
    monkeypatch.setattr(proses, "ANTRE_MAKS", 0.05)

    with giliran:
        assert penolakan(nyata(contoh.png())).kode == "sibuk"

    assert periksa(nyata(contoh.png())).jenis == "image/png", "the turn is free again"


def test_giliran_dilepas_sesudah_penolakan(nyata, monkeypatch):
    monkeypatch.setattr(proses, "GILIRAN", threading.BoundedSemaphore(1))
    monkeypatch.setattr(proses, "ANTRE_MAKS", 0.05)

    assert [penolakan(nyata(contoh.pdf_bersandi())).kode for _ in range(2)] == ["bersandi"] * 2


def test_no_descriptor_is_left_open(nyata):
    berkas = nyata(contoh.png())
    periksa(berkas)
    sebelum = len(os.listdir("/proc/self/fd"))

    periksa(berkas)

    assert len(os.listdir("/proc/self/fd")) == sebelum


def test_setiap_penolakan_berkalimat_lengkap():
    for kalimat in KALIMAT.values():
        assert kalimat[0].isupper()
        assert kalimat.endswith(".")
        assert "lagi" in kalimat, "the person must read what to do next"


def test_memory_file_is_refused_by_the_runner():
    """The worker's standard input is a descriptor: an in-memory file has none."""
    with pytest.raises(io.UnsupportedOperation):
        proses.jalankan(io.BytesIO(contoh.png()), "periksa", "image/png")
