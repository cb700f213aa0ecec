"""Scanners for tests: a real clamd with one signature of our own, and a peer that misbehaves as told."""

import contextlib
import os
import pwd
import shutil
import socket
import socketserver
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.test import override_settings

from lpse.berkas import clamd
from tests.programs import required_program

# Harmless, and known to no scanner but ours.
PENANDA = b"LPSE-UJI-PENANDA-VIRUS-" + b"7" * 16
TANDA = "Uji.Penanda.UNOFFICIAL"
KONFIGURASI = Path("docs/produksi/clamd.conf")


def batas_produksi() -> dict[str, str]:
    """The limits that production's clamd runs under, for ours to run under the same."""
    baris = (b.split(maxsplit=1) for b in KONFIGURASI.read_text().splitlines() if b and b[0] != "#")
    return {nama: nilai for nama, nilai in baris if nama.startswith(("Max", "StreamMax", "Alert"))}


class Pemindai:
    """A real clamd that a test starts, kills and starts again, under a private socket."""

    def __init__(self, folder: Path, **ganti: str) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"unix://{folder}/clamd.sock"
        (folder / "db").mkdir()
        (folder / "db" / "uji.ndb").write_text(f"Uji.Penanda:0:*:{PENANDA.hex()}\n")
        baris = {
            "LocalSocket": f"{folder}/clamd.sock",
            "LocalSocketMode": "600",
            "DatabaseDirectory": f"{folder}/db",
            "TemporaryDirectory": str(folder),
            "LogFile": f"{folder}/log",
            "Foreground": "yes",
            "User": pwd.getpwuid(os.getuid()).pw_name,
            **batas_produksi(),
            **ganti,
        }
        (folder / "clamd.conf").write_text("".join(f"{nama} {nilai}\n" for nama, nilai in baris.items()))

    def nyala(self) -> None:
        """Start it and wait until it answers."""
        program = required_program("clamd")
        self._process = subprocess.Popen(
            [program, f"--config-file={self._folder}/clamd.conf"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        akhir = time.monotonic() + 60
        while True:
            try:
                with override_settings(CLAMD_URL=self.url):
                    return clamd.ping()
            except clamd.PemindaiMati:
                assert self._process.poll() is None, (self._folder / "log").read_text()
                assert time.monotonic() < akhir, "clamd tidak menjawab"
                time.sleep(0.02)

    def mati(self) -> None:
        """Kill it as a power cut would: the socket's file stays."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


@contextlib.contextmanager
def pemindai(**ganti: str) -> Iterator[Pemindai]:
    """A clamd that is not running yet; skips the test where none is installed."""
    required_program("clamd")
    # A socket's path may have 107 characters; pytest's own directories are longer at times.
    folder = Path(tempfile.mkdtemp(prefix="clamd-"))
    layanan = Pemindai(folder, **ganti)
    try:
        yield layanan
    finally:
        layanan.mati()
        shutil.rmtree(folder)


class PemindaiPalsu:
    """Answers PING like clamd; what it does with a stream, the test says. Counts the streams."""

    def __init__(self, aksi: Callable[[socket.socket], None]) -> None:
        self.aliran = 0
        palsu = self

        class Sambungan(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                self.request.settimeout(20)
                perintah = b""
                while not perintah.endswith(b"\0"):
                    perintah += self.request.recv(1)
                if perintah == b"zPING\0":
                    self.request.sendall(b"PONG\0")
                    return
                palsu.aliran += 1
                with contextlib.suppress(OSError):
                    aksi(self.request)

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Sambungan)
        self.url = f"tcp://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def tutup(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(20)


@contextlib.contextmanager
def pemindai_palsu(aksi: Callable[[socket.socket], None]) -> Iterator[PemindaiPalsu]:
    """A peer in place of clamd: for what a healthy one never does."""
    palsu = PemindaiPalsu(aksi)
    try:
        yield palsu
    finally:
        palsu.tutup()


def baca_aliran(sambungan: socket.socket) -> bytes:
    """Take a whole INSTREAM as clamd would and return its bytes."""
    with sambungan.makefile("rb") as masuk:
        isi = b""
        while panjang := int.from_bytes(masuk.read(4), "big"):
            isi += masuk.read(panjang)
        return isi
