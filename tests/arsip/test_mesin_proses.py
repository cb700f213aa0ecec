"""Children of the engine: heard out however much they say, ended with all they began when time is up."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from arsip.enums.cadangan import SebabGagal
from arsip.mesin import proses
from arsip.mesin.galat import Dihentikan, MesinGagal
from arsip.mesin.proses import Kendali, Selesai, jalankan, lingkungan_dasar
from tests.arsip.mesin import kendali
from tests.own_portal import wait_for

AWALAN = proses.awalan  # taken before the suite puts its own in place


def sh(naskah: str, kendali: Kendali, **kunci) -> Selesai:
    return jalankan(["/bin/sh", "-c", naskah], kendali, lingkungan=lingkungan_dasar(), **kunci)


def py(naskah: str, kendali: Kendali, **kunci) -> Selesai:
    perintah = [sys.executable, "-I", "-S", "-c", naskah]
    return jalankan(perintah, kendali, lingkungan=lingkungan_dasar(), **kunci)


def setelah_tertulis(berkas: Path) -> Callable[[], bool]:
    """Asked to stop as soon as the child has written this file."""
    return lambda: berkas.exists() and berkas.read_text().endswith("\n")


def is_mati(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def test_kode_keluar_dikembalikan_apa_adanya():
    selesai = sh("echo keluar; echo galat >&2; exit 7", kendali())

    assert (selesai.rc, selesai.keluaran, selesai.galat) == (7, "keluar\n", "galat\n")
    assert selesai.detik > 0


def test_mati_oleh_isyarat_berkode_negatif():
    assert sh("kill -SEGV $$", kendali()).rc == -signal.SIGSEGV


def test_anak_hanya_mengenal_lingkungan_yang_diberikan(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "jangan bocor")

    keluaran = jalankan(["env"], kendali(), lingkungan={**lingkungan_dasar(), "RAHASIA": "x"}).keluaran

    nama = {baris.partition("=")[0] for baris in keluaran.splitlines()}
    assert nama <= {"PATH", "HOME", "LC_ALL", "TZ", "RAHASIA", "PWD", "SHLVL", "_"}


def test_anak_mengalah_kepada_portal(monkeypatch):
    monkeypatch.setattr(proses, "awalan", AWALAN)

    [nice, kelas] = sh("nice; ionice", kendali()).keluaran.splitlines()

    assert (int(nice), kelas) == (min(os.nice(0) + 10, 19), "idle")


def test_program_yang_tidak_ada_disebut():
    with pytest.raises(MesinGagal) as galat:
        jalankan(["/tidak/ada"], kendali(), lingkungan=lingkungan_dasar())

    assert galat.value.sebab == SebabGagal.PROGRAM_TIDAK_ADA


def test_galat_raksasa_tidak_membuntukan_dan_tidak_disimpan():
    """Both pipes overflow in turn; a reader of one only would wait for ever."""
    baris: list[bytes] = []
    naskah = "import sys\nfor i in range(300): sys.stderr.write('g' * 100_000); print(i, flush=True)"

    selesai = py(naskah, kendali(), baris=baris.append)

    assert baris == [str(i).encode() for i in range(300)]
    assert 16_000 < len(selesai.galat) < 200_000


def test_baris_tanpa_akhir_dibuang_yang_sesudahnya_terbaca():
    baris: list[bytes] = []

    py("print('x' * 5_000_000); print('utuh'); print('sisa', end='')", kendali(), baris=baris.append)

    assert baris == [b"utuh", b"sisa"]


def test_keluaran_ke_berkas_tertutup_bagi_orang_lain(tmp_path):
    tujuan = tmp_path / "isi"

    selesai = sh("printf isi", kendali(), keluaran=tujuan)

    assert (tujuan.read_text(), selesai.keluaran) == ("isi", "")
    assert tujuan.stat().st_mode & 0o777 == 0o600


def test_tenggat_menghentikan_anak_yang_diam():
    with pytest.raises(MesinGagal) as galat:
        sh("echo sebelum >&2; exec sleep 60", kendali(2))

    assert galat.value.sebab == SebabGagal.LEWAT_TENGGAT
    assert "sebelum" in galat.value.keterangan


def test_permintaan_berhenti_membunuh_seluruh_keturunan(tmp_path, monkeypatch):
    """Neither a child deaf to SIGINT nor a grandchild in a group of its own is left."""
    monkeypatch.setattr(proses, "JEDA_BERES", 0.2)
    catatan = tmp_path / "pid"
    naskah = (
        "import os, signal, time\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "cucu = os.fork()\n"
        "if not cucu: os.setpgid(0, 0); time.sleep(60)\n"
        f"open({str(catatan)!r}, 'w').write(f'{{os.getpid()}} {{cucu}}\\n')\n"
        "time.sleep(60)"
    )

    with pytest.raises(Dihentikan):
        py(naskah, kendali(is_berhenti=setelah_tertulis(catatan)))

    for pid in map(int, catatan.read_text().split()):
        wait_for(f"proses {pid} mati", lambda pid=pid: is_mati(pid))


@pytest.fixture
def sigint_diabaikan() -> Iterator[None]:
    """As a shell starts what it puts in the background."""
    semula = signal.signal(signal.SIGINT, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGINT, semula)


@pytest.mark.usefixtures("sigint_diabaikan")
def test_yang_sempat_beres_diberi_waktu(tmp_path):
    """restic removes its lock when it is interrupted; killed at once, it would leave it."""
    catatan, beres = tmp_path / "pid", tmp_path / "beres"
    naskah = f"trap 'touch {beres}; exit 1' INT; echo mulai > {catatan}; while :; do sleep 0.02; done"

    with pytest.raises(Dihentikan):
        sh(naskah, kendali(is_berhenti=setelah_tertulis(catatan)))

    assert beres.exists()


def test_cucu_yang_memegang_pipa_tidak_ditunggu():
    assert sh("sleep 600 & echo selesai", kendali(900)).keluaran == "selesai\n"


def test_galat_di_pembaca_mengakhiri_anak(tmp_path):
    catatan = tmp_path / "pid"

    def meledak(_: bytes) -> None:
        raise RuntimeError("pembaca")

    with pytest.raises(RuntimeError, match="pembaca"):
        sh(f"echo $$ > {catatan}; echo baris; exec sleep 60", kendali(), baris=meledak)

    pid = int(catatan.read_text())
    wait_for("anak mati", lambda: is_mati(pid))


def test_kabar_datang_di_utas_pemanggil_walau_anak_diam(monkeypatch, tmp_path):
    monkeypatch.setattr(proses, "DETAK", 0.0)
    monkeypatch.setattr(proses, "JEDA", 0.02)
    kabar, cukup = set(), tmp_path / "cukup"

    def dengar(isi) -> None:
        kabar.add((threading.get_ident(), isi.get("bytes")))
        if isi.get("bytes") == 5:
            cukup.touch()

    # Silent until its five bytes have been told.
    diam = f"printf 12345; while [ ! -e {cukup} ]; do sleep 0.02; done"
    sh(diam, kendali(kabar=dengar), keluaran=tmp_path / "isi")

    assert (threading.get_ident(), 5) in kabar


@pytest.mark.parametrize("is_berhenti", [True, False])
def test_yang_sudah_tidak_diinginkan_tidak_dimulai(is_berhenti, tmp_path):
    catatan = tmp_path / "jalan"
    with pytest.raises(Dihentikan if is_berhenti else MesinGagal):
        sh(f"touch {catatan}", kendali(60 if is_berhenti else -1, is_berhenti=lambda: is_berhenti))

    assert not catatan.exists()


_PENGEMUDI = """
import sys, time
from arsip.mesin.proses import Kendali, jalankan, lingkungan_dasar
k = Kendali(time.monotonic() + 60, lambda _: None, lambda: False)
jalankan(["/bin/sh", "-c", f"echo $$ > {sys.argv[1]}; exec sleep 60"], k, lingkungan=lingkungan_dasar())
"""


@pytest.mark.berat
def test_anak_tidak_hidup_lebih_lama_dari_pekerjanya(tmp_path):
    """After kill -9 of the worker nobody works in the repository: its lock may be taken away."""
    catatan = tmp_path / "pid"
    pengemudi = subprocess.Popen([sys.executable, "-c", _PENGEMUDI, str(catatan)])
    wait_for("anak berjalan", setelah_tertulis(catatan))
    pid = int(catatan.read_text())
    assert not is_mati(pid)

    pengemudi.kill()
    pengemudi.wait()

    wait_for("anak ikut mati", lambda: is_mati(pid))
